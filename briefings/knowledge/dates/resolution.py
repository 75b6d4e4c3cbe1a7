"""Puts time phrases against the publication date: which days the words refer to.

What has no place in the calendar without guessing (durations, "nine months after the fall of Raqqa", "more than twenty
years ago", rolling windows such as "the past two months") stays unresolved. Without a publication date only phrases
that carry a whole date or a year resolve.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from briefings.knowledge.dates import calendar
from briefings.knowledge.dates.calendar import Days
from briefings.knowledge.dates.vocabulary import Phrase
from briefings.values import frozen

# A day named without a year that lies so far back is read as the coming one, unless a past verb stands by it; one that
# lies so far ahead as the past one.
LONG_PAST = timedelta(days=300)
RELATIVE = {"last": -1, "this": 0, "next": 1}


@frozen
class Outlook:
    """Where the verb beside a phrase looks: `ahead`, `past`, or neither where it tells nothing.

    `perhaps` is set for a plain present, which may be a plan ("reconvenes on Monday") or tell of what was: a weekday is
    then the coming one, a date the nearer one. `either` is set where what lay ahead may be over by now ("the vote that
    had been set for Sunday"): the nearer one is meant.
    """

    ahead: bool = False
    past: bool = False
    perhaps: bool = False
    either: bool = False


def resolve(phrase: Phrase, published: date | None, outlook: Outlook, before: Days | None = None) -> Days | None:
    """The days of a phrase. `before` is what the text resolved last, for "that year" and "the next day"."""
    if phrase.kind == "vague":
        return None
    if phrase.kind == "same":
        return _same(phrase, before)
    if phrase.kind == "shift":
        return _shift(phrase, published, before)
    if phrase.kind == "also":
        return calendar.valid_day(before[0].year, before[0].month, phrase.day) if before and phrase.day else None
    try:
        return _RESOLVERS[phrase.kind](phrase, published, outlook)
    except (ValueError, OverflowError):  # beyond the first or the last year that a date can have
        return None


def _date(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    year = phrase.year
    if year is None and phrase.year_relation and published:
        year = published.year + RELATIVE[phrase.year_relation]
    if phrase.month is None and year is not None:
        days = calendar.year_of(year, phrase.part)
        return (days[0], calendar.year_of(phrase.count)[1]) if phrase.count else days
    if phrase.month is None:
        return None
    if year is not None:
        return _in_year(phrase, year)
    return _nearest(phrase, published, outlook) if published else None


def _in_year(phrase: Phrase, year: int) -> Days | None:
    assert phrase.month is not None
    if phrase.day is None:
        return calendar.month_of(year, phrase.month, phrase.part)
    first = calendar.valid_day(year, phrase.month, phrase.day)
    last = calendar.valid_day(year, phrase.month, phrase.last_day) if phrase.last_day else first
    return (first[0], last[1]) if first and last and first[0] <= last[1] else first


def _nearest(phrase: Phrase, published: date, outlook: Outlook) -> Days | None:
    """The latest such month or day up to publication; the coming one where the verb looks ahead."""
    years = range(published.year - 8, published.year + 9)  # eight years hold a 29 February
    all_days = [days for year in years if (days := _in_year(phrase, year))]
    if phrase.weekday is not None:
        return _on_its_weekday(all_days, phrase.weekday, published)
    latest, coming = _latest_begun(all_days, published), _first_not_over(all_days, published)
    if latest is None or coming is None:
        return None
    if phrase.relation == "last":
        return _latest_over(all_days, published)
    if phrase.relation == "next":
        return _first_to_come(all_days, published)
    gone, left = published - latest[0], coming[0] - published
    return coming if _lies_ahead(phrase, outlook, gone, left) else latest


def _latest_begun(in_order: Sequence[Days], published: date) -> Days | None:
    """The last of these stretches that had begun by a day."""
    return next((days for days in reversed(in_order) if days[0] <= published), None)


def _latest_over(in_order: Sequence[Days], published: date) -> Days | None:
    """The last of these stretches that was over before a day."""
    return next((days for days in reversed(in_order) if days[1] < published), None)


def _first_not_over(in_order: Sequence[Days], published: date) -> Days | None:
    """The first of these stretches that was not over before a day."""
    return next((days for days in in_order if days[1] >= published), None)


def _first_to_come(in_order: Sequence[Days], published: date) -> Days | None:
    """The first of these stretches that begins after a day."""
    return next((days for days in in_order if days[0] > published), None)


def _on_its_weekday(all_days: Sequence[Days], weekday: int, published: date) -> Days | None:
    """The weekday of "Monday, Oct. 26" tells the year: the nearest in which that day is a Monday."""
    agreeing = [days for days in all_days if days[0].weekday() == weekday]
    return min(agreeing, key=lambda days: abs(days[0] - published), default=None)


def _lies_ahead(phrase: Phrase, outlook: Outlook, gone: timedelta, left: timedelta) -> bool:
    """Whether the coming one is meant: `gone` is the time since the latest, `left` that until the coming one. A day is
    meant neither long after nor long before it."""
    if outlook.ahead and not (phrase.day is not None and left > LONG_PAST):
        return True
    if phrase.day is not None and gone > LONG_PAST and not outlook.past:
        return True
    return (outlook.perhaps or outlook.either) and left < gone


def _weekday(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    if published is None or phrase.weekday is None:
        return None
    if phrase.unit == "week" and phrase.relation:
        monday, _ = calendar.week_of(published, RELATIVE[phrase.relation])
        return calendar.one_day(monday + timedelta(days=phrase.weekday))
    if phrase.relation == "last":  # nobody calls yesterday "last Thursday"
        latest = calendar.latest_weekday(phrase.weekday, published - 2 * calendar.DAY)
        return calendar.one_day(latest + timedelta(weeks=phrase.count))
    if phrase.relation == "next":
        return calendar.one_day(calendar.coming_weekday(phrase.weekday, published + calendar.DAY))
    return calendar.one_day(_nearest_weekday(phrase, phrase.weekday, published, outlook))


def _nearest_weekday(phrase: Phrase, weekday: int, published: date, outlook: Outlook) -> date:
    """ "Friday": the latest, or the coming one where the verb or "this" looks ahead."""
    latest = calendar.latest_weekday(weekday, published)
    coming = calendar.coming_weekday(weekday, published)
    if outlook.either:
        return latest if published - latest <= coming - published else coming
    ahead = outlook.ahead or outlook.perhaps or (phrase.relation == "this" and not outlook.past)
    return coming if ahead else latest


def _relative_day(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    return calendar.shifted(published, "day", phrase.count) if published else None


def _unit(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    if published is None or phrase.unit is None:
        return None
    if phrase.unit == "weekend":
        weekend = _weekend(phrase, published, outlook)
        return calendar.weekend_of(weekend[0], phrase.count) if phrase.count else weekend
    if phrase.relation is None or phrase.unit == "day":
        return None
    if phrase.part and phrase.unit == "month":
        return calendar.month_of(published.year, published.month + RELATIVE[phrase.relation], phrase.part)
    if phrase.part and phrase.unit == "year":
        return calendar.year_of(published.year + RELATIVE[phrase.relation], phrase.part)
    return calendar.shifted(published, phrase.unit, RELATIVE[phrase.relation] + phrase.count)


def _weekend(phrase: Phrase, published: date, outlook: Outlook) -> Days:
    """Bare and "last": the latest weekend that has begun; "this" and a verb that looks ahead: this week's."""
    if phrase.relation == "next":
        return calendar.weekend_of(published, 1)
    if outlook.ahead or (phrase.relation == "this" and not outlook.past):
        return calendar.weekend_of(published)
    return calendar.weekend_of(published, 0 if published.weekday() >= 5 and phrase.relation != "last" else -1)


def _ago(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    if published is None or phrase.unit is None or phrase.unit in ("decade", "century"):
        return None
    return calendar.shifted(published, phrase.unit, -phrase.count)


def _shift(phrase: Phrase, published: date | None, before: Days | None) -> Days | None:
    """ "two days later" from the time before it; "from a year earlier" with none before it is from the year before."""
    if before and (days := _same(phrase, before)):
        untold = published is not None and before[1] <= published < days[0]  # a past that is yet to come is misread
        return None if untold else days
    if before is None and phrase.relation == "last" and published and phrase.unit:
        return calendar.shifted(published, phrase.unit, phrase.count)
    return None


def beside(phrase: Phrase, days: Days | None) -> Days | None:
    """ "two days before" + Christmas: what lies so many units beside a day."""
    if days is None or phrase.unit is None or days[0] != days[1]:
        return None
    return calendar.shifted(days[0], phrase.unit, phrase.count)


def _century(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    return calendar.century_of(phrase.year) if phrase.year is not None else None


def _run(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    year = _year_meant(phrase, published)
    if year is None:
        return None
    first, last = (1, phrase.count) if phrase.count > 0 else (13 + phrase.count, 12)
    return calendar.month_of(year, first)[0], calendar.month_of(year, last)[1]


def _decade(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    return calendar.decade_of(phrase.year, phrase.part) if phrase.year is not None else None


def _season(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    year = _year_meant(phrase, published)
    if year is not None:
        return calendar.season_of(year, phrase.word)
    if published is None:
        return None
    around = [calendar.season_of(published.year + n, phrase.word) for n in (-2, -1, 0, 1)]
    if phrase.relation == "last":
        return _latest_over(around, published)
    if phrase.relation == "next":
        return _first_to_come(around, published)
    if phrase.relation == "this":
        return _running(around, published) or calendar.season_of(published.year, phrase.word)
    return _first_not_over(around, published) if outlook.ahead else _latest_begun(around, published)


def _running(around: Sequence[Days], published: date) -> Days | None:
    """The first of these stretches that a day lies in: a winter in its January is still "this winter"."""
    return next((days for days in around if days[0] <= published <= days[1]), None)


def _year_meant(phrase: Phrase, published: date | None) -> int | None:
    if phrase.year is not None or published is None or phrase.year_relation is None:
        return phrase.year
    return published.year + RELATIVE[phrase.year_relation]


def _quarter(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    year = _year_meant(phrase, published)
    if year is not None:
        return calendar.quarter_of(year, phrase.count)
    if published is None:
        return None
    this, last = (calendar.quarter_of(published.year - n, phrase.count) for n in (0, 1))
    return this if this[0] <= published or outlook.ahead else last


def _half(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    year = _year_meant(phrase, published)
    return calendar.half_of(year, phrase.count) if year is not None else None


def _holiday(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    if phrase.year is not None:
        return calendar.holiday(phrase.word, phrase.year)
    if published is None:
        return None
    around = [calendar.holiday(phrase.word, published.year + n) for n in (-1, 0, 1)]
    if phrase.relation == "last":
        return _latest_over(around, published)
    latest, coming = _latest_begun(around, published), _first_not_over(around, published)
    if latest is None or _holiday_lies_ahead(phrase, published - latest[0], outlook):
        return coming
    return latest


def _holiday_lies_ahead(phrase: Phrase, gone: timedelta, outlook: Outlook) -> bool:
    """Whether the coming one is meant: by the verb, by "next" or "this", or since the latest lies long back."""
    if outlook.ahead or phrase.relation == "next":
        return True
    return not outlook.past and (phrase.relation == "this" or gone > LONG_PAST)


def _week_of(phrase: Phrase, published: date | None, outlook: Outlook) -> Days | None:
    days = _date(phrase, published, outlook)
    if days is None:
        return None
    return calendar.weekend_of(days[0]) if phrase.unit == "weekend" else calendar.week_of(days[0])


def _same(phrase: Phrase, before: Days | None) -> Days | None:
    """ "that year", "the same day", "the following week": only where what went before is as fine as the unit."""
    if before is None or phrase.unit is None:
        return None
    if phrase.unit == "day":
        return calendar.shifted(before[0], "day", phrase.count) if before[0] == before[1] else None
    holds = calendar.shifted(before[0], phrase.unit, 0)
    if holds is None or before[1] > holds[1]:
        return None
    return calendar.shifted(before[0], phrase.unit, phrase.count)


_RESOLVERS: dict[str, Callable[[Phrase, date | None, Outlook], Days | None]] = {
    "date": _date,
    "weekday": _weekday,
    "relative_day": _relative_day,
    "unit": _unit,
    "ago": _ago,
    "decade": _decade,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "holiday": _holiday,
    "week_of": _week_of,
    "century": _century,
    "run": _run,
}
