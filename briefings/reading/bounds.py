"""Upper bounds that no article reaches, checked before any work is done.

The limits of the operating system (`bot.sandbox`) hold for whatever is sent; these refuse earlier, and say more plainly
what to do.
"""

from __future__ import annotations

import codecs
import re

from briefings.errors import UnreadableDocument

# A report of 300 pages and 110,000 words has some 700,000 characters.
LONGEST_TEXT = 1_200_000
# Before white space and layout marks are taken out.
LONGEST_RAW = 4_000_000
# No word, address or number is so long.
LONGEST_WORD = 20_000
# Sentences of 3,000 words are still read; parsing takes more than linear time in a sentence's length.
LONGEST_SENTENCE = 16_000
# An article may have so many characters without a full stop, and only they are skipped. If they are more, and most of
# the text, it is refused.
_MOST_ENDLESS = 60_000
# In a shorter passage anything may be: a table's row, a telephone number. A longer one needs this share of letters.
_LONG_PASSAGE, _FEWEST_LETTERS = 1_000, 0.3
TOO_LONG = (
    f"This text has more than {LONGEST_TEXT:,} characters, more than can be read at once: split it and send the parts."
)
_NO_WORDS = "There is a run of characters without a space in this text that no article has: send the article's text."
_NO_STOPS = (
    "Most of this text has no full stops, so no sentence can be found in it: put them in and send it again, or send "
    "the article as it was published."
)
_NO_LETTERS = "Most of this text is figures or signs, not words: send the article's text without its tables."
_WORD = re.compile(r"\S+")
_STOP = re.compile(r"[.!?…]+|\n+")
# Encodings that Python knows and that no text is written in; some take quadratic time.
_NO_TEXT_ENCODINGS = frozenset(["punycode", "idna", "unicode-escape", "unicode_escape", "raw-unicode-escape",
                                "raw_unicode_escape", "undefined", "mbcs", "oem"])  # fmt: skip


def check_raw(text: str) -> str:
    """The text before its white space is normalised. Raises `UnreadableDocument` if it is too long, or has a run of
    characters without a space that is too long for a word."""
    if len(text) > LONGEST_RAW:
        raise UnreadableDocument(TOO_LONG)
    if any(word.end() - word.start() > LONGEST_WORD for word in _WORD.finditer(text)):
        raise UnreadableDocument(_NO_WORDS)
    return text


def check_text(text: str) -> str:
    """The text as it will be stored. Raises `UnreadableDocument` if it is too long."""
    if len(text) > LONGEST_TEXT:
        raise UnreadableDocument(TOO_LONG)
    return text


def check_prose(text: str) -> str:
    """The text. Raises `UnreadableDocument` if most of it is not in sentences, or has few letters."""
    if sum(map(len, _endless(text))) > max(_MOST_ENDLESS, len(text) // 2):
        raise UnreadableDocument(_NO_STOPS)
    if _has_few_letters(text):
        raise UnreadableDocument(_NO_LETTERS)
    return text


def oddity(passage: str) -> str | None:
    """Why a passage is skipped and no sentence looked for in it; None for ordinary prose."""
    if _endless(passage):
        return f"no sentence ends in {LONGEST_SENTENCE:,} characters"
    return "there are few letters in it" if _has_few_letters(passage) else None


def _endless(text: str) -> list[str]:
    """The stretches between two stops that are longer than a sentence may be."""
    if len(text) <= LONGEST_SENTENCE:
        return []
    return [between for between in _STOP.split(text) if len(between) > LONGEST_SENTENCE]


def _has_few_letters(text: str) -> bool:
    return len(text) > _LONG_PASSAGE and sum(map(str.isalpha, text)) < _FEWEST_LETTERS * len(text)


def decoded_as(content: bytes, encoding: str) -> str | None:
    """`content` decoded from the encoding that a page or mail names; None if no text is written in that encoding, or
    the bytes are not in it.

    What calls itself Latin-1 is read as Windows-1252, as browsers do: the curly quotes in it would else be controls.
    """
    try:
        codec = codecs.lookup(encoding)
        if not getattr(codec, "_is_text_encoding", True) or codec.name in _NO_TEXT_ENCODINGS:
            return None
        return content.decode("cp1252" if codec.name == "iso8859-1" else encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
