"""Weekdays of the week before, where a text opens with what happened last week."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.extracting.measures.events.days.weeks_back import in_their_week
from briefings.model import Time

# A Friday.
PUBLISHED = date(2016, 10, 21)
DAYS = {
    "last week": (date(2016, 10, 10), date(2016, 10, 16)),
    "last month": (date(2016, 9, 1), date(2016, 9, 30)),
    "this weekend": (date(2016, 10, 22), date(2016, 10, 23)),
    "10 p.m. Sunday": (date(2016, 10, 16), date(2016, 10, 16)),
    "this Tuesday": (date(2016, 10, 18), date(2016, 10, 18)),
    "Wednesday night": (date(2016, 10, 19), date(2016, 10, 19)),
    "Thursday": (date(2016, 10, 20), date(2016, 10, 20)),
}


def told(text: str, published: date | None = PUBLISHED) -> dict[str, date | None]:
    """The first days of the times that a text has."""
    at = sorted((text.index(words), words) for words in DAYS if words in text)
    times = [Time(*DAYS[words], words, start, start + len(words)) for start, words in at]
    stop = text.find(". ") + 2 if ". " in text else len(text)
    return {time.text: time.from_date for time in in_their_week(text, [(0, stop), (stop, len(text))], times, published)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Three were shot last week. It was Wednesday night.", {"Wednesday night": 12}),
        ("Three were shot last week. It was 10 p.m. Sunday.", {"10 p.m. Sunday": 16}),
        ("Three were shot last month. It was Wednesday night.", {}),
        # A day in that sentence may be of something else.
        ("A boat sank last week and was to be raised on Thursday.", {}),
        ("Three were shot last week, late on Thursday.", {"Thursday": 13}),
        # Which day is told by itself, or what was last week is not the deed.
        ("Three were shot last week. They held him this Tuesday.", {"this Tuesday": 18}),
        ("Three were shot Wednesday night. Two were shot there last week.", {"Wednesday night": 19}),
        ("The council met last week. Three were shot Wednesday night.", {"Wednesday night": 19}),
        ("He had left town last month. Three were shot Wednesday night.", {"Wednesday night": 19}),
    ],
)
def test_a_bare_weekday_is_of_the_week_that_a_text_opens_with(text: str, days: dict[str, int]) -> None:
    found = {words: day for words, day in told(text).items() if not words.startswith("last")}
    assert found == {words: date(2016, 10, day) for words, day in days.items()}


def test_what_happened_yesterday_did_not_happen_last_week() -> None:
    """Published on a Monday: the Sunday is the one before."""
    text, monday = "Three were shot last week. It was 10 p.m. Sunday.", date(2016, 10, 17)
    assert told(text, monday)["10 p.m. Sunday"] == date(2016, 10, 9)
    assert told(text, monday)["last week"] == date(2016, 10, 9)


def test_a_weekend_that_is_told_of_has_been() -> None:
    assert told("Three were shot this weekend.")["this weekend"] == date(2016, 10, 15)
    assert told("Three were shot this weekend.", None)["this weekend"] == date(2016, 10, 22)
