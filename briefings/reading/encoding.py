"""Decodes bytes. Offsets are counted in the code points of the result, so nothing is normalised here."""

from __future__ import annotations

import codecs
import re

from briefings.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NOT_TEXT = "This file is not a text: send an article as txt, md, html, pdf, docx or eml."
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# What stands above ASCII in English text in Windows-1252: quotation marks, dashes, signs, accented Latin letters.
_LIKELY_1252 = re.compile(r"[‘’“”–—…€£§©®°·•«»½¼¾™À-ÖØ-öø-ÿŠšŽžŒœŸ\xa0]")
_VALID_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_UTF8_RUN = re.compile(rb"(?:[\x00-\x7f]+|" + _VALID_UTF8.pattern + rb")+")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(content: bytes) -> str:
    """The text of `content`, without its byte order mark. Raises `UnreadableDocument` if the bytes are no text."""
    text = _decode(content)
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > max(8, len(text) // 200):
        raise UnreadableDocument(NOT_TEXT)
    return text


def in_utf8(content: bytes) -> bytes:
    """`content` in UTF-8 with its mark if it is text in UTF-16 or UTF-32, else as it is.

    Formats are told by their first letters in ASCII.
    """
    marked = next((encoding for mark, encoding in _MARKS[1:] if content.startswith(mark)), None)
    wide = marked or _unmarked_utf16(content)
    if wide is None:
        return content
    try:
        return codecs.BOM_UTF8 + content.decode(wide).removeprefix("\ufeff").encode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content


def _decode(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding)
    if unmarked := _unmarked_utf16(content):
        return _strict(content, unmarked)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_single_bytes(content)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        # A file that was cut, or one bad sequence, is no reason to lose an article in UTF-8.
        if encoding == "utf-8" and _mostly_utf8(content):
            return _patched_utf8(content)
        raise UnreadableDocument(NOT_TEXT) from error


def _unmarked_utf16(content: bytes) -> str | None:
    """The name of the UTF-16 encoding of bytes without a byte order mark, told by zeros at every other byte, since the
    text is English; None if it is not UTF-16."""
    sample = content[:4000]
    if len(content) % 2 or len(sample) < 4:
        return None
    pairs = len(sample) // 2
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    few = 0.02 * pairs  # half of an emoji's code may be zero
    if high > 0.6 * pairs and low < few:
        return "utf-16-le"
    return "utf-16-be" if low > 0.6 * pairs and high < few else None


def _decode_single_bytes(content: bytes) -> str:
    if b"\x00" in content:
        raise UnreadableDocument(NOT_TEXT)
    if _mostly_utf8(content):
        return _patched_utf8(content)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return _guessed(content) or content.decode("latin-1")
    above = sum(ord(c) > 127 for c in text)
    if len(_LIKELY_1252.findall(text)) == above and above < 0.2 * len(text):
        return text
    return _guessed(content) or text


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    if best is None:
        return None
    try:
        return content.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _mostly_utf8(content: bytes) -> bool:
    """True if valid UTF-8 sequences outweigh stray bytes, as in a text that was pasted together or cut off."""
    valid = sum(len(sequence) for sequence in _VALID_UTF8.findall(content))
    return valid > 2 * (len(_HIGH.findall(content)) - valid)


def _patched_utf8(content: bytes) -> str:
    """Decodes UTF-8, and every stray byte in it as Windows-1252."""
    pieces: list[str] = []
    end = 0
    for run in _UTF8_RUN.finditer(content):
        pieces.append(content[end : run.start()].decode("cp1252", errors="replace"))
        pieces.append(run.group().decode("utf-8"))
        end = run.end()
    pieces.append(content[end:].decode("cp1252", errors="replace"))
    return "".join(pieces)
