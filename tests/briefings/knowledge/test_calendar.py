"""The arithmetic of dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.knowledge.dates import calendar

YEARS = st.integers(min_value=1500, max_value=2100)


@given(year=YEARS, month=st.integers(min_value=1, max_value=12))
def test_early_mid_and_late_make_up_a_month(year: int, month: int) -> None:
    early, mid, late = (calendar.month_of(year, month, part) for part in ("early", "mid", "late"))
    assert (early[0], late[1]) == calendar.month_of(year, month)
    assert (early[1] + timedelta(1), mid[1] + timedelta(1)) == (mid[0], late[0])


@given(year=YEARS)
def test_early_mid_and_late_make_up_a_year(year: int) -> None:
    early, mid, late = (calendar.year_of(year, part) for part in ("early", "mid", "late"))
    assert (early[0], late[1]) == calendar.year_of(year)
    assert (early[1] + timedelta(1), mid[1] + timedelta(1)) == (mid[0], late[0])


@given(day=st.dates(min_value=date(1900, 1, 8)), weekday=st.integers(min_value=0, max_value=6))
def test_the_latest_weekday_is_at_most_six_days_ago(day: date, weekday: int) -> None:
    latest = calendar.latest_weekday(weekday, day)
    assert latest.weekday() == weekday
    assert timedelta(0) <= day - latest <= timedelta(6)


@pytest.mark.parametrize(
    ("name", "year", "wanted"),
    [
        ("easter", 2018, date(2018, 4, 1)),
        ("easter", 2000, date(2000, 4, 23)),
        ("good friday", 2016, date(2016, 3, 25)),
        ("thanksgiving", 1999, date(1999, 11, 25)),
        ("election day", 2016, date(2016, 11, 8)),
        ("labor day", 2016, date(2016, 9, 5)),
        ("memorial day", 2017, date(2017, 5, 29)),
        ("christmas eve", 2015, date(2015, 12, 24)),
    ],
)
def test_feasts_fall_on_their_days(name: str, year: int, wanted: date) -> None:
    assert calendar.holiday(name, year) == (wanted, wanted)


@pytest.mark.parametrize("name", calendar.HOLIDAYS)
def test_every_feast_has_a_day_in_its_year(name: str) -> None:
    assert calendar.holiday(name, 2018)[0].year == 2018


@pytest.mark.parametrize(
    ("unit", "count", "first", "last"),
    [
        ("day", -11, date(2018, 2, 9), date(2018, 2, 9)),
        ("week", -1, date(2018, 2, 12), date(2018, 2, 18)),
        ("month", -2, date(2017, 12, 1), date(2017, 12, 31)),
        ("quarter", -1, date(2017, 10, 1), date(2017, 12, 31)),
        ("year", -3, date(2015, 1, 1), date(2015, 12, 31)),
        ("decade", -1, date(2000, 1, 1), date(2009, 12, 31)),
        ("century", -1, date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_units_are_counted_in_calendar_steps(unit: calendar.Unit, count: int, first: date, last: date) -> None:
    assert calendar.shifted(date(2018, 2, 20), unit, count) == (first, last)


def test_beyond_the_calendar_there_is_no_day() -> None:
    assert calendar.shifted(date(2018, 2, 20), "year", -5000) is None
    assert calendar.valid_day(2017, 2, 29) is None
    assert calendar.valid_day(2016, 2, 29) is not None
