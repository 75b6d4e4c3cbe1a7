"""Word files (docx): the body's paragraphs in order. Headers, footers, notes and deleted text are not the article.

The file is opened as what it is, a zip of XML, so that a bomb of either kind is refused before it is unpacked: parts
are read up to a limit, and defusedxml takes no entities. The file's own dates are its template's, and never used.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from briefings.errors import UnreadableDocument
from briefings.reading.formats.article import Article, known, legible
from briefings.reading.unwrapping import unwrap

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
# The body of a report of 300 pages is some 5 MB.
_LARGEST_PART, _MOST_TAGS = 25_000_000, 1_000_000
# bzip2 and LZMA unpack a few bytes to gigabytes in one step, and Word writes neither.
_METHODS = frozenset([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
_BREAKS = frozenset(_WORD + name for name in ("p", "br", "cr"))
_LEFT_OUT = frozenset([_WORD + "del", _WORD + "moveFrom", _COMPATIBILITY])
_DEFAULT_TITLES = re.compile(r"(?:word document|document\d*|untitled.*|.*\.docx?)$", re.IGNORECASE)
BROKEN = "This Word file is broken: open it, save it again as docx and send that."


def read_docx(content: bytes) -> Article:
    """The article in a docx file. The title in its properties counts if somebody gave it one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _xml(archive, _BODY)
            properties = _xml(archive, _PROPERTIES) if _PROPERTIES in archive.namelist() else None
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableDocument(BROKEN) from error
    text = unwrap(legible(_text(body)))
    if not text:
        raise UnreadableDocument("There is no text in this Word file: send the article as text.")
    title = _property(properties, "title")
    return Article(text, known("the file's properties", title=None if _DEFAULT_TITLES.match(title) else title))


def _xml(archive: zipfile.ZipFile, part: str) -> Any:
    """One part of the zip as a tree, read up to a limit, whatever size the zip claims for it."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if archive.getinfo(part).compress_type not in _METHODS:
        raise UnreadableDocument(BROKEN)
    with archive.open(part) as stream:
        data = stream.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART or data.count(b"<") > _MOST_TAGS:
        raise UnreadableDocument("This Word file unpacks to far more than an article: send the article's text.")
    try:
        return fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableDocument(BROKEN) from error


def _text(root: Any) -> str:
    """The text in document order. Walks with a stack instead of recursion, because a forged file may be nested
    arbitrarily deep."""
    pieces: list[str] = []
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif node.tag not in _LEFT_OUT:
            pieces.append(_own_text(node))
            if node.tag in _BREAKS:
                stack.append("\n\n")
            stack.extend(reversed(node))
    return "".join(pieces)


def _own_text(node: Any) -> str:
    if node.tag == _WORD + "t":
        return " ".join((node.text or "").splitlines()) if "\n" in (node.text or "") else node.text or ""
    if node.tag == _WORD + "noBreakHyphen":
        return "\u2011"
    return " " if node.tag == _WORD + "tab" else ""


def _property(properties: Any, name: str) -> str:
    if properties is None:
        return ""
    return " ".join((properties.findtext(_DUBLIN_CORE + name) or "").split())
