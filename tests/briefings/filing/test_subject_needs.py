"""What puts an article on the beat where its names may be of another story, and words that ask for company."""

from __future__ import annotations

import pytest

from briefings.filing.off_beat import off_beat
from tests.briefings.filing.test_filing import RULES, topics_of

ANOTHER_WAR = "The foreign fighters were housed in barracks. Their officers came from many countries. " * 14


def test_foreign_fighters_of_another_war_are_off_the_beat() -> None:
    assert off_beat("Foreign fighters joined the militia near Kyiv and fought for Ukraine.", [], RULES)
    assert off_beat(ANOTHER_WAR, [], RULES)


def test_a_long_article_on_the_beat_says_a_word_of_its_own() -> None:
    assert not off_beat(f"{ANOTHER_WAR}They had all been in Syria.", [], RULES)


def test_a_short_article_may_leave_it_out() -> None:
    assert not off_beat("Foreign fighters were held near the river.", [], RULES)


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


@pytest.mark.parametrize(
    "text",
    [
        "Militants rioted in a jail in eastern Syria and held two warders for an hour.",
        "Parliament may not let the extremists come home. They had left for the hotbeds of tension.",
        "The women surrendered to the Kurds at a camp in Syria. Their mothers had begged the ministry for passports.",
    ],
)
def test_a_text_may_show_its_subject_without_its_name(text: str) -> None:
    assert not off_beat(text, [], RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Militants smuggled the children out of the mine and asked the company for money.",
        "The gunman was held in a jail near the river after the shooting at the bowling alley.",
        "Fighters of the militia let the extremists go back to their farms in Colombia.",
    ],
)
def test_signs_without_the_name_ask_for_a_word_that_the_beat_needs(text: str) -> None:
    assert off_beat(text, [], RULES)


def test_a_rival_named_beside_the_subject_is_part_of_its_story() -> None:
    text = "The Taliban drove the Islamic State group out of two valleys, and the Taliban took its jihadists captive."
    assert not off_beat(text, [], RULES)
    assert off_beat("The Taliban entered the town. The Taliban hold it. A jihadist was seen.", [], RULES)


def test_of_a_longer_text_a_name_and_a_hint_are_enough() -> None:
    market = "The market opened late, and the traders complained about the rain and the price of onions. " * 9
    assert not off_beat(
        f"Islamic State extorts money from the traders of the port, militants and all. {market}", [], RULES
    )
    assert off_beat(f"Islamic State was named once by the mayor. {market}", [], RULES)
