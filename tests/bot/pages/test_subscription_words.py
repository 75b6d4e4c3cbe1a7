"""Times, days and quiet hours as people write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.pages.subscription_words import (
    EVERY_DAY,
    WEEKDAYS,
    as_sentence,
    days_words,
    read_clock,
    read_days,
    read_quiet,
    schedule_words,
    subscription_html,
)
from briefings.beat.beat import shipped_beat
from briefings.model import Schedule, Subscription

DUE = datetime(2018, 3, 2, 8, tzinfo=UTC)
DAILY = Schedule(time(8), EVERY_DAY, "Europe/Paris")


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("08:30", time(8, 30)),
        ("8", time(8)),
        ("7.15 pm", time(19, 15)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("at 18:00 please", time(18)),
        ("18h30", time(18, 30)),
        ("at noon", time(12)),
        ("midnight, please", time(0)),
        ("quarter past six", time(6, 15)),
        ("Half past six in the evening", time(18, 30)),
        ("a quarter to 7 pm", time(18, 45)),
        ("quarter to one", time(12, 45)),
        ("quarter to 13", time(12, 45)),
        ("8 o'clock in the evening", time(20)),
        ("9 in the morning", time(9)),
        ("18:30 on Monday and Friday", time(18, 30)),
        ("8 and 18", None),
        ("8 or 08:00", time(8)),
        ("25:00", None),
        ("10:75", None),
        ("8:5", None),
        ("18:00:30", None),
        ("2017", None),
        ("half to six", None),
        ("quarter past", None),
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
        ("mon-fri", WEEKDAYS),
        ("Monday to Friday", WEEKDAYS),
        ("Tue – Thu, and Sunday", (1, 2, 3, 6)),
        ("Sat through Mon", (0, 5, 6)),
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
        ("22:00 to midnight", (time(22), time(0))),
        ("22:00 - 22:00", None),
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


def test_a_sentence_keeps_the_capitals_inside() -> None:
    words = schedule_words(DAILY, alerts=True)
    assert as_sentence(words) == "A digest daily at 08:00 (Europe/Paris), and alerts at once."


@pytest.mark.parametrize(
    ("ahead", "asleep", "line"),
    [
        (1, False, "Next digest: <b>Fri 2 Mar 2018, 09:00 (Europe/Paris)</b>"),
        (1, True, "Next digest: <b>Fri 2 Mar 2018, 09:00 (Europe/Paris)</b>, if this chat can be reached by then"),
        (0, False, "A digest is due since <b>Fri 2 Mar 2018, 09:00 (Europe/Paris)</b>; it comes with the next round."),
        (-1, True, "A digest is due since <b>Fri 2 Mar 2018, 09:00 (Europe/Paris)</b>; it comes once this chat can be"
         " reached."),
    ],
)  # fmt: skip
def test_a_moment_that_has_passed_is_not_to_come(ahead: int, asleep: bool, line: str) -> None:
    subscription = replace(Subscription(1, 20, schedule=DAILY, due=DUE), asleep=asleep)
    assert line in subscription_html(shipped_beat(), subscription, DUE - timedelta(hours=ahead)).split("\n")
