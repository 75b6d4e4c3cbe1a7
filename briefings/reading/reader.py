"""Reads an upload's bytes, in whatever format, into a `Document`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

from briefings.errors import UnreadableDocument
from briefings.knowledge.dates.publication_dates import parse_day
from briefings.model import Document, Upload
from briefings.reading.bounds import check_prose
from briefings.reading.formats.article import Article, Known, known, without_unwanted
from briefings.reading.formats.detection import read_article
from briefings.reading.language_check import surely_not_english
from briefings.reading.metadata import look_in_text

LARGEST = 20 * 1024 * 1024


def read(upload: Upload) -> Document:
    """The upload as a document, with its text as it is stored.

    `upload.details` (title, source, author, credit, published, url) win over what the file says. Raises
    `UnreadableDocument` for every failure; there are no partial documents.
    """
    name = without_unwanted(PurePath(upload.name.replace("\\", "/")).name)
    if len(upload.content) > LARGEST:
        raise UnreadableDocument("This file is over 20 MB: send the article alone, as text.")
    if not upload.content.strip():
        raise UnreadableDocument("This file is empty: send one that has the article's text in it.")
    article = _checked(read_article(upload.content, name))
    given = known(upload.given_by, **upload.details)
    details = {**look_in_text(article, name), **article.details, **given}
    return _document(article.text, details, name)


def document_id(source: str | None, url: str | None, text: str) -> str:
    """The document's id: 20 hexadecimal digits of SHA-256 over source (in any letter case), url and text."""
    key = json.dumps([" ".join((source or "").casefold().split()), url or "", text])
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _checked(article: Article) -> Article:
    if not article.text.strip():
        raise UnreadableDocument("There is no text in this file: send one that has the article's text in it.")
    if surely_not_english(article.text):
        raise UnreadableDocument("This text is not in English, and only English can be read: send a translation.")
    check_prose(article.text)
    return article


def _document(text: str, details: Mapping[str, Known], name: str) -> Document:
    def value(detail: str) -> str | None:
        return details[detail].value if detail in details else None

    published = _published(details.get("published"))
    return Document(
        id=document_id(value("source"), value("url"), text),
        text=text,
        title=value("title") or name,
        source=value("source"),
        url=value("url"),
        author=value("author"),
        credit=value("credit"),
        published=published,
        file=name or None,
        found={detail: known.how for detail, known in details.items()},
    )


def _published(given: Known | None) -> date | None:
    if given is None:
        return None
    if day := parse_day(given.value):
        return day
    raise UnreadableDocument(f"The date “{given.value[:60]}” ({given.how}) can't be read: write it like 2018-02-20.")
