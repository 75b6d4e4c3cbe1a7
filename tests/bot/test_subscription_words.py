"""Times, days and quiet hours as people write them."""

from __future__ import annotations

from datetime import time

import pytest

from bot.subscription_words import EVERY_DAY, WEEKDAYS, days_words, read_clock, read_days, read_quiet


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("08:30", time(8, 30)),
        ("8", time(8)),
        ("7.15 pm", time(19, 15)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("at 18:00 please", time(18)),
        ("25:00", None),
        ("10:75", None),
        ("noonish", None),
        ("", None),
    ],
)
def test_a_time_of_day(words: str, at: time | None) -> None:
    assert read_clock(words) == at


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("every day", EVERY_DAY),
        ("daily", EVERY_DAY),
        ("weekdays", WEEKDAYS),
        ("on week days", WEEKDAYS),
        ("weekends", (5, 6)),
        ("Mon, thursday", (0, 3)),
        ("Sundays", (6,)),
        ("some day", ()),
        ("moonlight", ()),
    ],
)
def test_days(words: str, days: tuple[int, ...]) -> None:
    assert read_days(words) == days


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("22:00 to 7", (time(22), time(7))),
        ("10 pm - 6 am", (time(22), time(6))),
        ("from 13:00 until 14:30", (time(13), time(14, 30))),
        ("8 to 8", None),
        ("22:00", None),
        ("never", None),
    ],
)
def test_quiet_hours(words: str, hours: tuple[time, time] | None) -> None:
    assert read_quiet(words) == hours


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (EVERY_DAY, "daily"),
        (WEEKDAYS, "on weekdays"),
        ((0,), "on Monday"),
        ((0, 3), "on Monday and Thursday"),
        ((0, 2, 5), "on Monday, Wednesday and Saturday"),
    ],
)
def test_days_in_words(days: tuple[int, ...], words: str) -> None:
    assert days_words(days) == words
