"""The arithmetic of dates: what a named stretch of the calendar covers.

Every function is pure and returns an inclusive pair of days. Conventions: early / mid / late in a month are days
1–10 / 11–20 / 21–end, in a year months 1–4 / 5–8 / 9–12, in a decade years 0–3 / 4–6 / 7–9. A week runs from Monday
to Sunday. Seasons are the northern ones, by whole months, and a winter bears the year in which it begins.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Days = tuple[date, date]
Part = Literal["early", "mid", "late"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century"]

DAY = timedelta(days=1)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def one_day(day: date) -> Days:
    """A single day, as a stretch."""
    return day, day


def valid_day(year: int, month: int, day: int) -> Days | None:
    """The day as a stretch, None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return one_day(date(year, month, day))


def month_of(year: int, month: int, part: Part | None = None) -> Days:
    """A month or its early, mid or late part. Months beyond 1–12 run over into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = monthrange(year, month)[1]
    first, end = {"early": (1, 10), "mid": (11, 20), "late": (21, last), None: (1, last)}[part]
    return date(year, month, first), date(year, month, end)


def year_of(year: int, part: Part | None = None) -> Days:
    """A year or its early, mid or late third."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), None: (1, 12)}[part]
    return month_of(year, first)[0], month_of(year, last)[1]


def decade_of(year: int, part: Part | None = None) -> Days:
    """The ten years that begin with `year`, or their early, mid or late part."""
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}[part]
    return date(year + first, 1, 1), date(year + last, 12, 31)


def century_of(year: int) -> Days:
    """The hundred years in which `year` lies, counted as newspapers do: 1900 to 1999."""
    first = year - year % 100
    return date(max(first, 1), 1, 1), date(first + 99, 12, 31)


def quarter_of(year: int, quarter: int) -> Days:
    """A calendar quarter, 1 to 4; 0 and 5 are the neighbours' in the years beside."""
    return month_of(year, quarter * 3 - 2)[0], month_of(year, quarter * 3)[1]


def half_of(year: int, half: int) -> Days:
    """The first or the second six months of a year."""
    return month_of(year, half * 6 - 5)[0], month_of(year, half * 6)[1]


def season_of(year: int, name: str) -> Days:
    """A northern season by whole months; the winter of 2016 is December 2016 to February 2017."""
    first = SEASONS[name]
    return month_of(year, first)[0], month_of(year, first + 2)[1]


def week_of(day: date, weeks: int = 0) -> Days:
    """Monday to Sunday of the week in which the day lies, moved by so many weeks."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return monday, monday + 6 * DAY


def weekend_of(day: date, weeks: int = 0) -> Days:
    """Saturday and Sunday of the week in which the day lies, moved by so many weeks."""
    monday, sunday = week_of(day, weeks)
    return monday + 5 * DAY, sunday


def latest_weekday(weekday: int, upto: date) -> date:
    """The latest such weekday (0 Monday … 6 Sunday) up to and including the day."""
    return upto - timedelta(days=(upto.weekday() - weekday) % 7)


def coming_weekday(weekday: int, since: date) -> date:
    """The first such weekday from the day on, the day itself included."""
    return since + timedelta(days=(weekday - since.weekday()) % 7)


def shifted(day: date, unit: Unit, count: int) -> Days | None:
    """The day, week, month … that lies `count` units from the one of `day`; None beyond the calendar's ends."""
    try:
        return _shifted(day, unit, count)
    except (ValueError, OverflowError):
        return None


def _shifted(day: date, unit: Unit, count: int) -> Days:
    if unit == "day":
        return one_day(day + timedelta(days=count))
    if unit == "week":
        return week_of(day, count)
    if unit == "weekend":
        return weekend_of(day, count)
    if unit == "month":
        return month_of(day.year, day.month + count)
    if unit == "quarter":
        months = (day.month - 1) // 3 * 3 + 1 + 3 * count
        return month_of(day.year, months)[0], month_of(day.year, months + 2)[1]
    if unit == "decade":
        return decade_of(day.year - day.year % 10 + 10 * count)
    if unit == "century":
        return century_of(day.year + 100 * count)
    return year_of(day.year + count)


def easter(year: int) -> date:
    """Western Easter Sunday, by the Gregorian reckoning (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month, counted from 1."""
    return coming_weekday(weekday, date(year, month, 1)) + timedelta(weeks=nth - 1)


def holiday(name: str, year: int) -> Days:
    """A feast or public holiday by its lower-case name, as `HOLIDAYS` lists them."""
    if name in _FIXED:
        month, day = _FIXED[name]
        return one_day(date(year, month, day))
    if name == "election day":
        return one_day(nth_weekday(year, 11, 0, 1) + DAY)
    if name in _NTH:
        return one_day(nth_weekday(year, *_NTH[name]))
    if name == "memorial day":
        return one_day(latest_weekday(0, date(year, 5, 31)))
    if name == "easter week":
        return week_of(easter(year))
    return one_day(easter(year) + _FROM_EASTER[name] * DAY)


# Month, weekday, which of them.
_NTH = {
    "thanksgiving": (11, 3, 4),
    "labor day": (9, 0, 1),
    "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "columbus day": (10, 0, 2),
    "mother's day": (5, 6, 2),
    "father's day": (6, 6, 3),
}
_FIXED = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "st. patrick's day": (3, 17),
    "anzac day": (4, 25),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}
_FROM_EASTER = {"palm sunday": -7, "good friday": -2, "easter": 0, "easter monday": 1}
HOLIDAYS = (*_FIXED, *_FROM_EASTER, *_NTH, "easter week", "election day", "memorial day")


def stretch_to(last: date, unit: Unit, count: int) -> Days | None:
    """So many whole units that end with a day: twelve months to 31 December are the year."""
    if unit in ("day", "week"):
        days = count * (7 if unit == "week" else 1)
        return last - timedelta(days=days - 1), last
    after = last + DAY
    month = after.year * 12 + after.month - 1 - count * (12 if unit == "year" else 1)
    if month < 12:
        return None
    year, number = divmod(month, 12)
    return min(date(year, number + 1, 1) + timedelta(days=after.day - 1), last), last
