"""Publication dates as people and pages write them. A date is read only where its words leave no doubt."""

from __future__ import annotations

import re
from datetime import date

from briefings.knowledge.dates.vocabulary import MONTHS
from briefings.knowledge.late_patterns import late

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5}|[+-]\d{4})?(?:\s*\(\w+\))?)?"
)
_FORMS = tuple(
    late(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?:[T ]\d\d:?\d\d(?!-\d\d-).*)?",
        r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)",
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}{_CLOCK}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_CLOCK}",
        r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})",
    )
)
_IN_DATELINE = late(rf"\b(?:{_MONTH}\s+{_DAY}|(?P<day_first>\d{{1,2}})\s+(?P<month_after>\w+))(?:,?\s+{_YEAR})?", re.I)
_YEAR_OUTSIDE = late(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SLASHES = late(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def parse_day(words: str) -> date | None:
    """The one day that `words` name, with nothing but a clock time beside it; None where they name none or could mean
    two (03/04/2018)."""
    words = " ".join(words.split())
    if len(words) > 80:
        return None
    for form in _FORMS:
        if match := form.fullmatch(words):
            return _day(match)
    match = _SLASHES.fullmatch(words)
    return _unambiguous(*map(int, match.groups())) if match else None


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else MONTHS[parts["month"].lower()]
    return _make(int(parts["year"]), month, int(parts["day"]))


def _unambiguous(first: int, second: int, year: int) -> date | None:
    """A day and a month in unknown order: read only when one of them cannot be a month, or both are the same."""
    if first > 12 or first == second:
        return _make(year, second, first)
    return _make(year, first, second) if second > 12 else None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dateline_day(words: str, outside: str) -> date | None:
    """The day in a dateline ("BEIRUT, March 3 "). Its year must be written there, or be the only year that the
    article's address or file name (`outside`) holds; a year that has to be guessed is none."""
    match = _IN_DATELINE.search(words)
    if not match:
        return None
    month = MONTHS.get((match["month"] or match["month_after"]).lower().rstrip("."))
    years = {match["year"]} if match["year"] else set(_YEAR_OUTSIDE.findall(outside))
    if month is None or len(years) != 1:
        return None
    return _make(int(years.pop()), month, int(match["day"] or match["day_first"]))
