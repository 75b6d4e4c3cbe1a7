"""Sizes that are refused before any work is done on them: no article is so long, and work on it would have no end.

The limits of the operating system (`bot.sandbox`) hold whatever is sent; these say sooner and more plainly what to do.
"""

from __future__ import annotations

import codecs
import re

from briefings.errors import UnreadableDocument

# A report of 300 pages and 110,000 words has some 700,000 characters.
LONGEST_TEXT = 1_200_000
# With the white space and marks of layout that are dropped from it.
LONGEST_RAW = 4_000_000
# No word, address or number is so long; a run of letters without a space is no text.
LONGEST_WORD = 20_000
TOO_LONG = (
    f"This text has more than {LONGEST_TEXT:,} characters, more than can be read at once: split it and send the parts."
)
_NO_WORDS = "There is a run of characters without a space in this text that no article has: send the article's text."
_LONG_RUN = re.compile(rf"\S{{{LONGEST_WORD}}}")
# Encodings that Python knows and no text is written in; some take quadratic time.
_NO_TEXT_ENCODINGS = frozenset(["punycode", "idna", "unicode-escape", "unicode_escape", "raw-unicode-escape",
                                "raw_unicode_escape", "undefined", "mbcs", "oem"])  # fmt: skip


def check_raw(text: str) -> str:
    """The text before its white space is set right; raises `UnreadableDocument` where it is too long to be looked at,
    or no words but one endless run."""
    if len(text) > LONGEST_RAW:
        raise UnreadableDocument(TOO_LONG)
    if _LONG_RUN.search(text):
        raise UnreadableDocument(_NO_WORDS)
    return text


def check_text(text: str) -> str:
    """The text as it would be stored; raises `UnreadableDocument` where it is too long."""
    if len(text) > LONGEST_TEXT:
        raise UnreadableDocument(TOO_LONG)
    return text


def decoded_as(content: bytes, encoding: str) -> str | None:
    """`content` in the encoding that a page or mail names; None where that is none of texts, or a wrong word for it."""
    try:
        codec = codecs.lookup(encoding)
        if not getattr(codec, "_is_text_encoding", True) or codec.name in _NO_TEXT_ENCODINGS:
            return None
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
