"""What the reader of each format returns: the text as it will be stored, and what the file says about itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from briefings.values import frozen

# The details that a file may give; `published` is a date as written, which is parsed later in one place.
DETAILS = ("title", "source", "author", "credit", "published", "url")


_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Marks that nobody sees and that make another word of a word: where it may be divided, and where it may not.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_UNSEEN_BESIDE_WORDS = re.compile(rf"(?:\A|(?<=[\w\s])){_UNSEEN.pattern}(?=[\w\s]|\Z)")
# Joiners mean something in other scripts and between emoji.
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_JOINERS = re.compile(rf"(?<=[{_LATIN}])[\u200c\u200d]+(?=[{_LATIN}])")
_DIVIDED = re.compile("(?<=[^\\W\\d_])\u00ad[ \\t]*(?:\r\n|[\n\r])[ \\t]*(?=[a-zß-öø-ÿ])")
# Hardly a text holds one, and the patterns look at each letter to find none: seconds for a file of some megabytes.
_MARKS = "\u00ad\u200b\u2060\ufeff\u200c\u200d"
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


@frozen
class Known:
    """A detail's value, and how it was found, in words for an editor."""

    value: str
    how: str


@frozen
class Article:
    """A file's text (paragraphs with a blank line between them) and its details, by their names in `DETAILS`."""

    text: str
    details: Mapping[str, Known] = field(default_factory=dict)


def known(how: str, **values: str | None) -> dict[str, Known]:
    """The details among `values` that are not empty, all found in one way."""
    trimmed = {name: " ".join(legible(value).split()) for name, value in values.items() if value}
    return {name: Known(value, how) for name, value in trimmed.items() if value}


def without_unwanted(text: str) -> str:
    """`text` without control characters and lone surrogates, which no database and no JSON can carry."""
    return _UNWANTED.sub("", text)


def legible(text: str) -> str:
    """`text` as a reader sees it: without what `without_unwanted` takes out and marks that nobody sees, its ligatures
    spelled out. Call it before lines are joined, since a soft hyphen at a line's end divides a word."""
    return _UNSEEN.sub("", with_whole_words(without_unwanted(text))).translate(_LIGATURES)


def with_whole_words(text: str) -> str:
    """`text` with its words as their writer typed them: no soft hyphen and no character without width in them or at
    their edges. What stands beside signs stays, and so do ligatures."""
    if not any(mark in text for mark in _MARKS):
        return text
    return _JOINERS.sub("", _UNSEEN_BESIDE_WORDS.sub("", _DIVIDED.sub("", text)))
