"""Amounts: numerals with their currency, unit and bound, and two of them joined into a range.

Whether an amount counts anything (it may be a date, a name, a score) is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefings.extracting.quantities.bounds import bound_after, bound_before
from briefings.extracting.quantities.numerals import Numeral, find_starts, read_numeral
from briefings.extracting.quantities.units import currency_before, unit_after
from briefings.model import Bound


@dataclass(frozen=True, slots=True)
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


def _single(text: str) -> Iterator[Amount]:
    done = 0
    for at in find_starts(text):
        if at < done:
            continue
        money = currency_before(text, at)
        numeral = read_numeral(text, at, money is not None)
        if numeral is None:
            continue
        if money is None and _is_part_of_word(text, numeral):
            done = numeral.end
            continue
        unit = unit_after(text, numeral.end)
        start = max(done, money[1]) if money else at
        end = unit[1] if unit else numeral.end
        if unit is None and text[end : end + 1].isalpha():
            done = end
            continue
        symbol = money[0] if money else unit[0] if unit else None
        done = end
        if money and numeral.low > 0 and text[at - 1] == "-":
            numeral = replace(numeral, low=-numeral.high, high=-numeral.low)
        yield Amount(numeral.low, numeral.high, "exact", symbol, start, end, (numeral.start, numeral.end), numeral)


_PREFIX = re.compile(r"\b(?:sub|minus|plus|mid|now|to|of|than|over|under|non|pre|post)-$", re.IGNORECASE)


def _is_part_of_word(text: str, numeral: Numeral) -> bool:
    """Whether letters or a hyphen make it a piece of a name or a score: "F-16", "G20", "Covid-19", "TA-35", "3.2.1"."""
    start, before = numeral.start, text[max(0, numeral.start - 8) : numeral.start]
    if not before:
        return False
    if before[-1] == "-" and len(before) > 1 and before[-2].isalnum():
        return not (_PREFIX.search(before) or before[-2].isdecimal() or not text[start].isdecimal())
    if before[-1].isalnum() or before[-1] in "_@#&":
        grouped = text[start].isdecimal() and "," in text[start : numeral.end]
        return not (grouped or (numeral.scale > 1 and before[-1].isalpha()))
    return len(before) > 1 and before[-1] in ".:/" and before[-2].isalnum()


# What may join two numbers into a range.
_CONNECTOR = re.compile(
    r"[ \t]*(?P<sign>[-–—−~])[ \t]*$"
    r"|[ \t]+(?:up[ \t]+)?(?P<word>to|and|or|through)(?:[ \t]+|-)(?:even[ \t]+)?(?:as[ \t]+many[ \t]+as[ \t]+)?$",
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
_RANGING = re.compile(r"\b(?:rang|var|anywhere|estimate|somewhere)", re.IGNORECASE)
_CHANGE_WINDOW = 70


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
    if second.start - first.end > 24 or first.is_range:
        return None
    match = _CONNECTOR.search(text, first.end, second.start)
    if match is None or match.start() != first.end:
        return None
    if "share" in (first.numeral.written, second.numeral.written) or first.numeral.written == "vague" or first.low < 0:
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if not _connects(text, first, second, (match["word"] or "-").lower()):
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


def _shares(first: Amount, second: Amount) -> bool:
    """Whether the first number is told in the second's scale: "1 to 2 thousand", but not "800 to 1,000"."""
    return first.numeral.end == first.end and first.low < 1000


def _connects(text: str, first: Amount, second: Amount, word: str) -> bool:
    before = max(0, first.start - 40)
    if word == "and":
        return _BETWEEN.search(text, before, first.start) is not None
    if word == "to" and _BY.search(text, before, first.start) and second.high > 3 * first.high:
        return False  # "up by 43 to 419"
    if word == "or":
        return second.high <= 12 or second.high <= 1.6 * first.high
    if word in ("to", "through") and _FROM.search(text, before, first.start):
        window = text[max(0, first.start - _CHANGE_WINDOW) : first.start]
        return _RANGING.search(window) is not None or _CHANGE.search(window) is None
    return True


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
