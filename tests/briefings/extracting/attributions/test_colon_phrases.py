"""Sentences in two parts with a colon between, the first of which says who speaks, beside their near misses."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from tests.support.heard_voices import voices

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry rejected this: six boats had sunk.", "ministry"),
        ("The guild confirms it: six boats were sold in May.", "guild"),
        ("Ann Poe brushed that aside: six boats had never left.", "Ann Poe"),
        ("Ann Poe has no doubt: six boats sank.", "Ann Poe"),
        ("The guild made no secret of it: six boats were sold.", "guild"),
        ("Ann Poe, who keeps the register, is less sure: six boats may have sunk.", "Ann Poe"),
        ("For Ann Poe the matter is clear: six boats sank.", "Ann Poe"),
        ("The guild draws another conclusion: six boats were sold.", "guild"),
        ("The guild, which keeps a list, has a higher figure: more than 60 boats.", "guild"),
        ("One of the Danes was blunt: forty boats sank.", "One of the Danes"),
    ],
)
def test_what_stands_behind_the_colon_is_the_word_of_who_takes_a_stand_before_it(
    language: Language, text: str, speaker: str
) -> None:
    assert voices(language, text) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "The storm confirmed it: the harbour lies too low.",
        "The boat was certain to sink: it had three holes.",
        "For the boats the matter is clear: six of them stay.",
        "The guild drew a line: six boats lay behind it.",
        "The pier has a number: 60 is painted on it.",
        "The pier has no doubt been mended: six boats lie there.",
        "The guard waved six men aside: they had no papers.",
    ],
)
def test_a_deed_before_a_colon_says_nothing(language: Language, text: str) -> None:
    assert voices(language, text) == set()
