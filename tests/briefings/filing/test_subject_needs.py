"""What puts an article on the beat where its names may be of another story, and words that ask for company."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.filing.filing import off_beat
from tests.briefings.filing.test_filing import topics_of

ANOTHER_WAR = "The foreign fighters were housed in barracks. Their officers came from many countries. " * 14


def test_foreign_fighters_of_another_war_are_off_the_beat() -> None:
    assert off_beat("Foreign fighters joined the militia near Kyiv and fought for Ukraine.", [], shipped_beat())
    assert off_beat(ANOTHER_WAR, [], shipped_beat())


def test_a_long_article_on_the_beat_says_a_word_of_its_own() -> None:
    assert not off_beat(f"{ANOTHER_WAR}They had all been in Syria.", [], shipped_beat())


def test_a_short_article_may_leave_it_out() -> None:
    assert not off_beat("Foreign fighters were held near the river.", [], shipped_beat())


@pytest.mark.parametrize(
    ("sentence", "topic", "stands"),
    [
        ("The jihadists crossed a checkpoint on their way to the border.", "routes", True),
        ("Islamic State gunmen killed eleven soldiers at a checkpoint.", "routes", False),
        ("The jihadists hid in a water tanker that took them out.", "routes", True),
        ("A woman held in a camp of Islamic State landed with her son.", "territory", False),
        ("Islamic State lost the land between the rivers.", "territory", True),
        ("Islamic State fighters were driven to hospital.", "territory", False),
        ("Turkey put the jihadists on a plane to Berlin.", "returnees", True),
    ],
)
def test_words_with_two_meanings_ask_for_company(sentence: str, topic: str, stands: bool) -> None:
    (found,) = topics_of(f"| {sentence}")
    assert (topic in found) is stands
