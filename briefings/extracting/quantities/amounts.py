"""Amounts: numerals with their currency, unit and bound, and two of them joined into a range.

Whether an amount counts anything (it may be a date, a name, a score) is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from briefings.extracting.quantities.bounds import bound_after, bound_before
from briefings.extracting.quantities.numerals.numeral import Numeral
from briefings.extracting.quantities.numerals.numerals import find_starts, read_numeral
from briefings.extracting.quantities.units import currency_before, unit_after
from briefings.model import Bound
from briefings.values import frozen


@frozen
class Amount:
    """A number or a range with all the words that belong to it, from `start` to `end`.

    `core` is the span of the digits or number words alone; `last` the start of the last numeral in it. `unit` is the
    symbol or currency written with it, None where a noun has to say.
    """

    low: float
    high: float
    bound: Bound
    unit: str | None
    start: int
    end: int
    core: tuple[int, int]
    numeral: Numeral
    bounded: bool = False

    @property
    def is_range(self) -> bool:
        """Whether two numbers were joined."""
        return self.core[0] != self.numeral.start


def find_amounts(text: str) -> list[Amount]:
    """Every amount of the text in order, ranges joined and bounds read; none overlaps another."""
    found: list[Amount] = []
    for amount in _joined(text, list(_single(text))):
        bounded = _bounded(text, amount)
        if not bounded.bounded and found and _converts(text, found[-1], amount):
            bounded = replace(amount, bound=found[-1].bound)
        found.append(bounded)
    return found


class _Written(NamedTuple):
    """A numeral with the symbol written before it and the unit after it, each with where it begins or ends.

    `is_piece` tells that letters on either side make it a piece of a word or a name.
    """

    numeral: Numeral
    money: tuple[str, int] | None
    unit: tuple[str, int] | None
    is_piece: bool

    @property
    def end(self) -> int:
        """Where the number ends with its unit."""
        return self.unit[1] if self.unit else self.numeral.end


def _single(text: str) -> Iterator[Amount]:
    """The numbers of a text with their symbols and units, none joined to another yet."""
    done = 0
    for at in find_starts(text):
        written = _written_at(text, at) if at >= done else None
        if written is None:
            continue
        free, done = done, written.end
        if not written.is_piece:
            yield _amount(text, written, free)


def _written_at(text: str, at: int) -> _Written | None:
    money = currency_before(text, at)
    numeral = read_numeral(text, at, money is not None)
    if numeral is None:
        return None
    if money is None and _is_part_of_word(text, numeral):
        return _Written(numeral, None, None, is_piece=True)
    unit = unit_after(text, numeral.end)
    return _Written(numeral, money, unit, unit is None and text[numeral.end : numeral.end + 1].isalpha())


def _amount(text: str, written: _Written, free: int) -> Amount:
    """The amount that is written, from its symbol on, but not from before `free`, where the last one ended."""
    numeral, money, unit, _ = written
    start = max(free, money[1]) if money else numeral.start
    symbol = money[0] if money else unit[0] if unit else None
    if money and numeral.low > 0 and text[numeral.start - 1] == "-":
        numeral = replace(numeral, low=-numeral.high, high=-numeral.low)
    return Amount(numeral.low, numeral.high, "exact", symbol, start, written.end, (numeral.start, numeral.end), numeral)


_PREFIX = re.compile(r"\b(?:sub|minus|plus|mid|now|to|of|than|over|under|non|pre|post)-$", re.IGNORECASE)


def _is_part_of_word(text: str, numeral: Numeral) -> bool:
    """Whether letters or a hyphen make it a piece of a name or a score: "F-16", "G20", "Covid-19", "TA-35", "3.2.1"."""
    before = text[max(0, numeral.start - 8) : numeral.start]
    if not before:
        return False
    tied = len(before) > 1 and before[-2].isalnum()
    if before[-1] == "-" and tied:
        return _is_tied_to_a_name(text, numeral, before)
    if before[-1].isalnum() or before[-1] in "_@#&":
        return not _stands_apart(text, numeral, before)
    return tied and before[-1] in ".:/"


def _is_tied_to_a_name(text: str, numeral: Numeral, before: str) -> bool:
    """ "F-16"; but not "sub-10", nor "10-12", nor "twenty-two"."""
    return not (_PREFIX.search(before) or before[-2].isdecimal() or not text[numeral.start].isdecimal())


def _stands_apart(text: str, numeral: Numeral, before: str) -> bool:
    """Whether a number is one though a letter is stuck to it: "said1,200", "of3 million"; "G20" is none."""
    grouped = text[numeral.start].isdecimal() and "," in text[numeral.start : numeral.end]
    return grouped or (numeral.scale > 1 and before[-1].isalpha())


_MAYBE = r"(?:perhaps|maybe|possibly|probably|even)[ \t]+"
# What may join two numbers into a range.
_CONNECTOR = re.compile(
    r"[ \t]*(?P<sign>[-–—−~])[ \t]*$"
    rf"|[ \t]+(?:up[ \t]+)?(?P<word>to|and|or|through)(?:[ \t]+|-)(?:{_MAYBE})?(?:as[ \t]+many[ \t]+as[ \t]+)?$"
    rf"|(?P<aside>,)[ \t]+(?:or[ \t]+(?:{_MAYBE})?|{_MAYBE})(?:as[ \t]+many[ \t]+as[ \t]+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween[ \t]+(?:[a-z]+[ \t]+){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom[ \t]+(?:[a-z]+[ \t]+){0,2}$", re.IGNORECASE)
# "Rose from 240 to 273" says two numbers, of two times; "ranges from 240 to 273" one range.
_CHANGE = re.compile(
    r"\b(?:r[io]se|risen|gr[eo]w|grown|increas|climb|jump|up\b|soar|surg|f[ae]ll|fallen|drop|declin|decreas|down\b|cut\b"
    r"|reduc|shr[aiu]nk|slow|slid|plung|mov|chang|boost|go(?:es|ing)?\b|went\b|expan|rais|lower|doubl|revis)",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby[ \t]+(?:[a-z]+[ \t]+){0,2}$", re.IGNORECASE)
_BEFORE_A_YEAR = re.compile(r"\b(?:for|in|of|during|since)[ \t]+$", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:rang|var|anywhere|estimate|somewhere)", re.IGNORECASE)
_CHANGE_WINDOW = 70
_LONGEST_CONNECTOR = 32
# As many are said in one breath: "ten or twelve", "three or four hundred".
_LARGEST_OF_TWO, _NEXT = 12, 1.6
_LAST_DAY_OF_MONTH = 31


def _joined(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    held: Amount | None = None
    for amount in amounts:
        joined = _join(text, held, amount) if held else None
        if joined is None and held is not None:
            yield held
        held = joined or amount
    if held is not None:
        yield held


def _join(text: str, first: Amount, second: Amount) -> Amount | None:
    """The range from `first` to `second`, None where the words between them or the values do not make one."""
    word = _connector(text, first, second)
    if word is None or not _may_be_ends(first, second) or not _connects(text, first, second, word):
        return None
    shared = second.numeral.scale if first.numeral.scale == 1 and second.numeral.scale > 1 else 1.0
    low = first.low * shared if first.low * shared < second.high and _shares(first, second) else first.low
    if low >= second.high:
        return None
    return replace(
        second,
        low=low,
        unit=second.unit or first.unit,
        start=first.start,
        core=(first.core[0], second.core[1]),
    )


def _connector(text: str, first: Amount, second: Amount) -> str | None:
    """The word that alone stands between two numbers and may make a range of them, "-" for a dash."""
    if second.start - first.end > _LONGEST_CONNECTOR or first.is_range:
        return None
    match = _CONNECTOR.search(text, first.end, second.start)
    if match is None or match.start() != first.end:
        return None
    return (match["word"] or match["aside"] or "-").lower()


def _may_be_ends(first: Amount, second: Amount) -> bool:
    """Whether the two are of one kind: no share, nothing vague or negative, and not two different units."""
    if "share" in (first.numeral.written, second.numeral.written) or first.numeral.written == "vague" or first.low < 0:
        return False
    return not (first.unit and second.unit and first.unit != second.unit)


def _shares(first: Amount, second: Amount) -> bool:
    """Whether the first number is told in the second's scale: "1 to 2 thousand", but not "800 to 1,000"."""
    return first.numeral.end == first.end and first.low < 1000


def _connects(text: str, first: Amount, second: Amount, word: str) -> bool:
    before = max(0, first.start - 40)
    if word == "and":
        return _BETWEEN.search(text, before, first.start) is not None
    if word == "to" and _BY.search(text, before, first.start) and second.high > 3 * first.high:
        return False  # "up by 43 to 419"
    if word == "to" and _ends_a_year(text, first) and second.high > 2 * first.high:
        return False  # "bringing the number for 2019 to 41,300"
    if word == "or":
        return _are_said_in_one_breath(first, second)
    if word == ",":
        return _is_no_date(first) and not (first.unit or second.unit) and second.high <= _NEXT * first.high
    if word in ("to", "through") and _FROM.search(text, before, first.start):
        window = text[max(0, first.start - _CHANGE_WINDOW) : first.start]
        return _RANGING.search(window) is not None or _CHANGE.search(window) is None
    return True


def _ends_a_year(text: str, amount: Amount) -> bool:
    """Whether a number is a year behind its preposition: "for 2019"."""
    bare = text[amount.start : amount.end]
    is_year = len(bare) == 4 and bare.isdecimal() and 1900 <= amount.low <= 2100
    return is_year and _BEFORE_A_YEAR.search(text, max(0, amount.start - 8), amount.start) is not None


def _are_said_in_one_breath(first: Amount, second: Amount) -> bool:
    """ "Ten or twelve", "300 or 400", and, with the scale at the second alone, "three or four hundred"."""
    in_scale = first.numeral.scale == 1 and second.numeral.scale > 1 and _shares(first, second)
    high = second.high / second.numeral.scale if in_scale else second.high
    return high <= _LARGEST_OF_TWO or high <= _NEXT * first.high


def _is_no_date(amount: Amount) -> bool:
    """Whether a comma behind the number ends no date: "on June 20, perhaps 30", "in 2014, perhaps 2,500"."""
    if amount.numeral.written != "digits":
        return True
    return amount.low > _LAST_DAY_OF_MONTH and not 1000 <= amount.low < 2200


def _converts(text: str, before: Amount, amount: Amount) -> bool:
    """ "More than 7 miles (11 km)": the same amount again in another unit, under the same bound."""
    if before.unit == amount.unit or before.is_range != amount.is_range:
        return False
    return re.fullmatch(r"[ \w]{0,20}[ ]?\((?:[A-Za-z]+[ ])?|[ ]?/[ ]?", text[before.end : amount.start]) is not None


def _bounded(text: str, amount: Amount) -> Amount:
    if amount.numeral.written == "vague":
        return replace(amount, bound="about", bounded=True)
    before = bound_before(text, amount.start)
    after = bound_after(text, amount.end)
    if before is not None and (not amount.is_range or before[0] == "about"):
        return replace(amount, bound=before[0], start=before[1], bounded=True)
    if after is not None:
        return replace(amount, bound=after[0], end=after[1], bounded=True)
    return amount
