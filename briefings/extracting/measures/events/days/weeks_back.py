"""Weekdays of the week before: a text that tells what happened "last week", and then that it was on "Sunday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefings.extracting.measures.events.words_beside import NO_DEED, told_beside
from briefings.model import Span, Time

_LAST_WEEK = re.compile(r"(?:late |early |earlier )?last week", re.IGNORECASE)
_LAST_MONTH = re.compile(r"(?:late |early |earlier )?last month", re.IGNORECASE)
_THIS_WEEKEND = re.compile(r"this (?:past )?weekend", re.IGNORECASE)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BARE_WEEKDAY = re.compile(
    rf"(?!.*\b(?:last|next|this|that|previous|following)\b)(?:[^,]*\b)?{_WEEKDAY}"
    r"(?: (?:night|morning|afternoon|evening))?",
    re.IGNORECASE,
)
# So far on a text opens still.
OPENING = 400
WEEK = timedelta(days=7)


def in_their_week(text: str, sentences: Sequence[Span], times: Sequence[Time], published: date | None) -> list[Time]:
    """The times; a bare weekday, where the text opens with what happened "last week", is that of last week, and where
    with what happened "last month", of nobody knows which; "this weekend", told of what has happened, is none to
    come."""
    if published is None:
        return list(times)
    found = [_a_week_before(one) if _is_a_weekend_to_come(one, published) else one for one in times]
    first = _first_of_the_deed(text, sentences, found)
    if first is None or first.start >= OPENING:
        return found
    if _LAST_MONTH.fullmatch(first.text):
        return [one for one in found if not _BARE_WEEKDAY.fullmatch(one.text)]
    if not _LAST_WEEK.fullmatch(first.text):
        return found
    beside = next((one for one in sentences if one[0] <= first.start < one[1]), None)
    found = [one for one in found if not _is_set_off(text, first, one, beside)]
    told = [_a_week_before(one) if _is_of_this_week(one, published) else one for one in found]
    return [_from_its_sunday(one) if one is first else one for one in told]


def _is_set_off(text: str, week: Time, day: Time, sentence: Span | None) -> bool:
    """ "A boat that sank | last week, killing nine, is to be raised | on Monday": whether a day in the sentence of the
    week is of something else, behind a verb of its own."""
    if sentence is None or not week.end <= day.start < sentence[1]:
        return False
    return _A_VERB_OF_ITS_OWN.search(text, week.end, day.start) is not None


_A_VERB_OF_ITS_OWN = re.compile(r"\b(?:was|were|is|are|has|had|will|would)\b(?: \w+)? (?:to|been|be|due|expected)\b")


def _is_a_weekend_to_come(time: Time, published: date) -> bool:
    return _THIS_WEEKEND.fullmatch(time.text) is not None and time.from_date is not None and time.from_date > published


def _first_of_the_deed(text: str, sentences: Sequence[Span], times: Sequence[Time]) -> Time | None:
    """The first time that is told of a deed."""
    for time in times:
        sentence = next((one for one in sentences if one[0] <= time.start < one[1]), None)
        if sentence is not None and told_beside(text, time, sentence) > NO_DEED:
            return time
    return None


def _is_of_this_week(time: Time, published: date) -> bool:
    """Whether a time is a bare weekday of which nobody would say that it was last week: of the running week, or
    yesterday."""
    day = time.from_date
    if day is None or day > published or not _BARE_WEEKDAY.fullmatch(time.text):
        return False
    monday = published - timedelta(days=published.weekday())
    running = published.weekday() < SUNDAY and day >= monday
    return running or (published - day).days <= 1


SUNDAY = 6


def _from_its_sunday(week: Time) -> Time:
    """Last week, as those count it whose weeks begin on Sunday, too."""
    assert week.from_date is not None
    return replace(week, from_date=week.from_date - timedelta(days=1))


def _a_week_before(time: Time) -> Time:
    assert time.from_date is not None
    assert time.to_date is not None
    return replace(time, from_date=time.from_date - WEEK, to_date=time.to_date - WEEK)
