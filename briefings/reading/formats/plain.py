"""Reads text and Markdown files. Front matter is taken off; otherwise only white space changes, and what nobody sees in
words."""

from __future__ import annotations

from briefings.errors import UnreadableDocument
from briefings.reading.encoding import decode
from briefings.reading.formats.article import Article, known, with_whole_words
from briefings.reading.formats.front_matter import read_front_matter
from briefings.reading.unwrapping import unwrap


def read_plain(content: bytes) -> Article:
    """A txt or md file's article. Markdown's markup stays, because offsets count what the editor wrote."""
    details, body = read_front_matter(decode(content))
    text = unwrap(with_whole_words(body))
    if details and not text:
        raise UnreadableDocument("There is front matter and no text under it: add the article and send it again.")
    return Article(text, known("front matter", **details))
