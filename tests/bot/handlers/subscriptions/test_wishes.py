"""A subscription in one line: what is read of it, and what is said of words that name nothing."""

from __future__ import annotations

from datetime import time

import pytest

from bot.handlers.subscriptions.wishes import read_wish
from briefings.beat.beat import shipped_beat
from briefings.errors import BadQuestion


@pytest.mark.parametrize(
    ("words", "places", "at", "alerts"),
    [
        ("returnees France at 8", ["FR"], time(8), False),
        ("returnees France at 8 with alerts", ["FR"], time(8), True),
        ("returnees France at 8, no alerts", ["FR"], time(8), False),
        ("returnees France at 8 without alerts", ["FR"], time(8), False),
        ("returnees at Raqqa at 8.30pm", ["SY"], time(20, 30), False),
        ("returnees at Raqqa", ["SY"], None, False),
        ("returnees IT at noon", ["IT"], time(12), False),
        ("returnees uk at 8", ["GB"], time(8), False),
        ("returnees at 8 @ 08:00", [], time(8), False),
        ("returnees Syria, Iraq at 8", ["IQ", "SY"], time(8), False),
        ("returnees Paris, Brussels, at 8", ["BE", "FR"], time(8), False),
        ("returnees Tripoli, Lebanon at 8", ["LB"], time(8), False),
        ("returnees Georgia, United States at 8", ["US"], time(8), False),
        ("returnees Georgia, Armenia at 8", ["AM", "GE"], time(8), False),
        ("returnees, routes, Paris, Texas, France at 8", ["FR", "US"], time(8), False),
        ("returnees Raqqa and Turkey at 8", ["SY", "TR"], time(8), False),
    ],
)
def test_a_line_is_read(words: str, places: list[str], at: time | None, alerts: bool) -> None:
    wish = read_wish(shipped_beat(), words)
    topics = sorted({"returnees", "routes"} & set(words.replace(",", " ").split()))
    assert (wish.chosen, wish.at, wish.alerts) == ({"topics": topics, "places": places}, at, alerts)


@pytest.mark.parametrize("days", ["mon-fri", "Monday to Friday", "from Mon through Fri", "weekdays"])
def test_days_are_read_from_the_first_to_the_last(days: str) -> None:
    assert read_wish(shipped_beat(), f"returnees France at 8 {days}").days == (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("returnees no France at 8", "“no” is no topic"),
        ("returnees it at 8", "“it” is no topic"),
        ("returnees France at 8 Paris time", "“time” is no topic"),
        ("returnees since 2017 at 8", "“since” is no topic"),
        ("returnees France at 25:00", "“25:00” is no topic"),
        ("returnees France at 8 at 9", "A subscription has one time"),
        ("returnees Paris, Germany at 8", "I know no place called “Paris, Germany”"),
        ("returnees Raqqa, Turkey at 8", "put “and” between two places"),
    ],
)
def test_a_word_that_is_not_understood_subscribes_nobody(words: str, said: str) -> None:
    with pytest.raises(BadQuestion, match=said):
        read_wish(shipped_beat(), words)


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("returnees Tripoli at 8", ["“Tripoli” was taken as Libya. There is one in Lebanon, too"]),
        ("returnees Tripoli, Lebanon at 8", []),
        ("returnees Paris and Raqqa at 8", []),
    ],
)
def test_a_name_that_two_countries_have_is_told_with_what_it_was_taken_for(words: str, taken: list[str]) -> None:
    told = read_wish(shipped_beat(), words).taken
    assert [each.partition(":")[0] for each in told] == taken
