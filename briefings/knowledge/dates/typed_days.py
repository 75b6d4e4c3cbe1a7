"""Days as people type them in a question or an amendment: "October", "8 Dec 2017", "2017-12"."""

from __future__ import annotations

import re
from datetime import date

from briefings.knowledge.dates.calendar import Days
from briefings.knowledge.dates.grammar import phrases
from briefings.knowledge.dates.resolution import Outlook, resolve

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\s*\Z")


def read_day(words: str, today: date) -> Days | None:
    """The days that words mean ("October", "8 Dec 2017", "2017-12"), the latest up to `today`; None where unclear."""
    iso = _ISO.match(words)
    if iso:
        return _iso_days(int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None)
    found = phrases(words)
    if (
        len(found) != 1
        or words[found[0].end :].strip(" ,.")
        or words[: found[0].start].strip(" ,.").lower() not in _LEADS
    ):
        return None
    return resolve(found[0], today, Outlook(past=True))


_LEADS = {"", "in", "on", "the", "of", "mid", "since"}


def _iso_days(year: int, month: int, day: int | None) -> Days | None:
    from briefings.knowledge.dates.calendar import month_of, valid_day

    if day is not None:
        return valid_day(year, month, day)
    return month_of(year, month) if 1 <= month <= 12 and 1 <= year <= 9999 else None
