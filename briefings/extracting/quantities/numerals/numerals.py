"""The grammar of one number as reporters write it: digits, words, scales, fractions.

It knows nothing of ranges, bounds, units or what is counted. Values have their scale words multiplied out, fractions
are decimals at full precision, and "several hundred" or "a few thousand" is two to nine of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefings.extracting.quantities.numerals.digits import read_digits
from briefings.extracting.quantities.numerals.number_words import read_words
from briefings.extracting.quantities.numerals.numeral import (
    GLYPHS,
    PART,
    SCALE,
    SCALES,
    SMALL,
    WORD,
    Numeral,
    exact,
)
from briefings.extracting.quantities.numerals.shares import read_half, read_parts, read_ratio

_FEW = (2.0, 9.0)


def find_starts(text: str) -> Iterator[int]:
    """Where a number may begin, in order; most of them do not."""
    return (match.start() for match in _HEAD.finditer(text))


def read_numeral(text: str, at: int, money: bool = False) -> Numeral | None:
    """The number that begins at `at`, or None. After a currency sign (`money`) a bare "m" or "b" is a scale."""
    if text[at] in GLYPHS:
        return Numeral(GLYPHS[text[at]], GLYPHS[text[at]], at, at + 1, 1.0, "share")
    if text[at] in "-−.+" or text[at].isdecimal():
        return (read_ratio(text, at) if text[at].isdecimal() else None) or read_digits(text, at, money)
    for reader in _READERS:
        numeral = reader(text, at)
        if numeral is not None:
            return numeral
    return None


def _by_first_letter(words: list[str]) -> str:
    """An expression for any of the words that looks at most of them by one letter only: texts have few numbers."""
    letters = sorted({word[0] for word in words})
    return "|".join(f"{letter}(?:{'|'.join(w[1:] for w in words if w[0] == letter)})" for letter in letters)


_OPENING_WORDS = [*SMALL, *SCALES, *"several few couple half tens hundreds dozens minus".split()]
_OPENERS = _by_first_letter(_OPENING_WORDS)
_LETTERS = "".join(sorted({word[0] for word in ("a", *_OPENING_WORDS)}))
# What begins a number is asked for first, since few of a text's letters do.
_HEAD = re.compile(
    rf"""(?=[-−+.\d½¼¾⅓⅔⅛])(?:
      (?<![\d.,])(?:[-−+](?=[\d.])(?<![\w.][-−+]))?\.?\d
      | (?<![\d⁄/])(?<!\d[ \t])[½¼¾⅓⅔⅛])
    | \b(?=[{_LETTERS}])(?:
      (?:{_OPENERS})\b
      | an?[ \t\u00a0]+(?=(?:{WORD}|{SCALE}|{PART}|few|couple|pair|trio|score)\b)
      | another[ \t]+(?={PART}\b))""",
    re.VERBOSE | re.IGNORECASE,
)


_FEW_OF = re.compile(
    rf"(?P<how>several|an?[ \t]+few|few|(?:an?[ \t]+)?couple(?:[ \t]+of)?)[ \t]+(?P<scale>{SCALE})\b",
    re.IGNORECASE,
)
_COUPLE = re.compile(r"a[ \t]+couple[ \t]+of(?=[ \t]+(?!the\b|days|hours|minutes)[a-z])", re.IGNORECASE)
# People alone are told so: "a pair of brothers", "three score fighters"; "a pair of boots" is one thing.
_GROUP_OF = re.compile(
    r"a[ \t]+(?P<few>pair|trio)[ \t]+of\b|(?P<times>a|two|three|four)[ \t]+score\b(?:[ \t]+of\b)?", re.IGNORECASE
)
_GROUPS = {"pair": 2, "trio": 3}
_TENS_OF = re.compile(
    r"(?P<ten>tens|hundreds|dozens)[ \t]+of[ \t]+(?P<scale>hundred|thousand|million|billion)s\b", re.I
)
_HALF_SCALE = re.compile(
    rf"(?:half(?:[ \t-]+an?)?|(?P<quarter>an?[ \t]+quarter)[ \t]+of[ \t]+an?)[ \t-]+(?P<scale>{SCALE})\b",
    re.IGNORECASE,
)


def _few(text: str, at: int) -> Numeral | None:
    match = _FEW_OF.match(text, at)
    if match is None:
        return None
    scale = SCALES[match["scale"].lower()]
    low, high = (2.0, 2.0) if "couple" in match["how"].lower() else _FEW
    return Numeral(low * scale, high * scale, at, match.end(), scale, "vague")


def _couple(text: str, at: int) -> Numeral | None:
    match = _COUPLE.match(text, at)
    return Numeral(2.0, 2.0, at, match.end(), 1.0, "vague") if match else None


def _group_of(text: str, at: int) -> Numeral | None:
    match = _GROUP_OF.match(text, at)
    if match is None:
        return None
    times = match["times"].lower() if match["times"] else None
    value = float(_GROUPS[match["few"].lower()] if times is None else 20 * SMALL.get(times, 1))
    return Numeral(value, value, at, match.end(), 1.0, "group")


def _tens_of(text: str, at: int) -> Numeral | None:
    """ "Tens of thousands": never an amount of its own, but the upper end of a range ("two to tens of thousands")."""
    match = _TENS_OF.match(text, at)
    if match is None:
        return None
    scale = SCALES[match["scale"].lower()]
    value = {"tens": 10, "dozens": 12, "hundreds": 100}[match["ten"].lower()] * scale
    return Numeral(value, value, at, match.end(), scale, "end")


def _half_scale(text: str, at: int) -> Numeral | None:
    match = _HALF_SCALE.match(text, at)
    if match is None:
        return None
    scale = SCALES[match["scale"].lower()]
    value = exact(scale * (0.25 if match["quarter"] else 0.5))
    return Numeral(value, value, at, match.end(), scale, "amount")


_MINUS = re.compile(r"minus(?:[ \t]+|-)(?=[\d.])", re.IGNORECASE)


def _minus(text: str, at: int) -> Numeral | None:
    match = _MINUS.match(text, at)
    numeral = read_digits(text, match.end(), money=False) if match else None
    if numeral is None:
        return None
    return Numeral(-numeral.high, -numeral.low, at, numeral.end, numeral.scale, "amount")


_READERS: tuple[Callable[[str, int], Numeral | None], ...] = (
    _few, _couple, _group_of, _tens_of, _half_scale, read_ratio, read_parts, read_half, _minus, read_words,
)  # fmt: skip
