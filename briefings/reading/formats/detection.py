"""Chooses the reader for a file, by its content first, then by its name."""

from __future__ import annotations

import codecs
import logging
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath

from briefings.errors import UnreadableDocument
from briefings.reading.encoding import NOT_TEXT, in_utf8
from briefings.reading.formats import docx, eml, html, pdf
from briefings.reading.formats.article import Article
from briefings.reading.formats.plain import read_plain

Reader = Callable[[bytes], Article]

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Whole, empty and split ones. "PK" alone would also begin an article on the PKK.
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x7fELF", b"MZ\x90", b"OggS", b"ID3")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?+(?:<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->|\s++)*+"
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])",
    re.I | re.S,
)
_TAG = re.compile(rb"<(?:p|div|a|h\d|br|span|table|article|body|title)\b[^<>]*>", re.I)
_MAIL_FIELD = re.compile(rb"^(from|to|date|subject|message-id|mime-version|received|return-path):", re.I | re.M)
# Headers that no article begins with: a txt file that does is a saved mail.
_MACHINE_FIELDS = {b"message-id", b"mime-version", b"received", b"return-path"}


def read_article(content: bytes, name: str) -> Article:
    """The article in `content`, read in its own format. Raises `UnreadableDocument` for everything that
    can't be read."""
    content = in_utf8(content)
    reader, broken = _reader(content, PurePath(name).suffix.lower())
    try:
        return reader(content)
    except (UnreadableDocument, MemoryError):
        raise  # memory that runs out is the desk's limit, and no broken file
    except Exception as error:
        # Parsers of other people's formats fail in unforeseeable ways: the editor is told, and the desk goes on.
        logging.getLogger(__name__).info("reading %s failed: %r", reader.__name__, error)
        raise UnreadableDocument(broken) from error


def _reader(content: bytes, suffix: str) -> tuple[Reader, str]:
    if b"%PDF-" in content[:1024]:
        return pdf.read_pdf, pdf.BROKEN
    if content.startswith(_ZIPS):
        return _packed(content), docx.BROKEN
    _refuse_known(content, suffix)
    if _HTML.match(content[:5000]) or (suffix in {".html", ".htm", ".xhtml"} and _TAG.search(content)):
        return html.read_html, html.NO_ARTICLE
    if suffix == ".eml" or _is_mail(content):
        return eml.read_mail, eml.BROKEN
    return read_plain, NOT_TEXT


def _packed(content: bytes) -> Reader:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument("This file is broken or a zip: send the article itself.") from error
    if "word/document.xml" in names:
        return docx.read_docx
    raise UnreadableDocument("This file is a zip or a format that is not known here: send the article as txt or docx.")


def _refuse_known(content: bytes, suffix: str) -> None:
    """Raises `UnreadableDocument`, with the mend, for formats that are known and not read."""
    binary = b"\x00" in content[:200]  # "BMW’s owners" is no picture, and "ID3" no song
    if content.startswith(_PICTURES) and binary:
        raise UnreadableDocument("This file is a picture: send the article's text.")
    if content.startswith(_OLD_WORD):
        raise UnreadableDocument("This is an old Word file: save it as docx and send that.")
    if content.startswith(b"{\\rtf"):
        raise UnreadableDocument("This is an RTF file: save it as docx or txt and send that.")
    if suffix == ".pdf":
        raise UnreadableDocument(pdf.BROKEN)
    if suffix == ".docx":
        raise UnreadableDocument(docx.BROKEN)
    if content.startswith(_ARCHIVES) and binary:
        raise UnreadableDocument(NOT_TEXT)


def _is_mail(content: bytes) -> bool:
    head = re.split(rb"\r?\n\r?\n", content.removeprefix(codecs.BOM_UTF8).lstrip()[:20_000], maxsplit=1)[0]
    fields = {field.lower() for field in _MAIL_FIELD.findall(head)}
    return b"from" in fields and len(fields) >= 3 and bool(fields & _MACHINE_FIELDS)
