"""Whether "the two" are those who were told of before. Every sentence is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import Beat, load_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document
from tests.support.told_event import GUN_VIOLENCE

DEAD = "Two people were killed in a shooting in Dayton on Saturday."


@pytest.fixture(scope="module")
def beat() -> Beat:
    return load_beat(GUN_VIOLENCE)


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The two victims were neighbors.", ["Two", "two"]),
        ("The two suspects drove off.", ["Two"]),
        ("Earlier, two men were let into the house. The two men drove off.", ["Two"]),
        ("Earlier, three men were let into the house. The two people were neighbors.", ["Two", "two"]),
    ],
)
def test_a_definite_number_repeats_the_dead_unless_it_is_of_others(
    sentence: str, told: list[str], beat: Beat, language: Language
) -> None:
    document = Document("1", f"{DEAD} {sentence}", "A shooting")
    quantities = extract(document, beat, language).mentions.quantities
    assert [q.text for q in quantities if q.measure == "killed"] == told
