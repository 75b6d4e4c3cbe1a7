"""Days as people type them in a question or an amendment: "October", "8 Dec 2017", "2017-12"."""

from __future__ import annotations

import re
from datetime import date

from briefings.knowledge.dates.calendar import Days, month_of, valid_day
from briefings.knowledge.dates.grammar import phrases
from briefings.knowledge.dates.resolution import Outlook, resolve
from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS

_MONTH_AND_YEAR = re.compile(r"\s*(\d{1,2})[/.](\d{4})\s*\Z")
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\s*\Z")


def read_day(words: str, today: date) -> Days | None:
    """The days that words mean ("October", "8 Dec 2017", "2017-12"), the latest up to `today`; None where unclear."""
    iso = _ISO.match(words)
    if iso:
        return _iso_days(int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None)
    written = _MONTH_AND_YEAR.match(words)
    if written:
        return _iso_days(int(written[2]), int(written[1]), None)
    words = _with_capitals(words)
    alone = MONTHS.get(words.strip(" ,.").lower())
    if alone:
        # In a text "May" and "March" may be verbs; typed as a date they are months.
        return month_of(today.year if alone <= today.month else today.year - 1, alone)
    found = phrases(words)
    if (
        len(found) != 1
        or words[found[0].end :].strip(" ,.")
        or words[: found[0].start].strip(" ,.").lower() not in _LEADS
    ):
        return None
    return resolve(found[0], today, Outlook(past=True))


def _with_capitals(words: str) -> str:
    """Months and weekdays as texts write them: people type "october" and "8 dec 2017"."""
    known = MONTHS.keys() | WEEKDAYS.keys()
    return re.sub(r"[A-Za-z]+", lambda m: m[0].capitalize() if m[0].lower() in known else m[0], words)


_LEADS = {"", "in", "on", "the", "of", "mid", "since"}


def _iso_days(year: int, month: int, day: int | None) -> Days | None:
    if day is not None:
        return valid_day(year, month, day)
    return month_of(year, month) if 1 <= month <= 12 and 1 <= year <= 9999 else None
