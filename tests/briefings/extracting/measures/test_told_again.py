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
        ("The two responding officers ran up the stairs.", ["Two"]),
        ("Earlier, two deputies were fatally shot. The two deputies were neighbors.", ["Two", "two", "two"]),
        ("Earlier, two men were let into the house. The two men drove off.", ["Two"]),
        ("The two other women are at a hospital in serious condition.", ["Two"]),
        ("The other two are expected to be OK.", ["Two"]),
        ("Police look into the wounding of two others.", ["Two"]),
        ("Two other guests died later. The two other guests were sisters.", ["Two", "Two", "two"]),
        ("Nobody knows who shot him and the two other men.", ["Two", "two"]),
        ("The two injured went to one school.", ["Two"]),
        ("The two wounded men went to one school.", ["Two"]),
        ("The two had been shot in the head.", ["Two", "two"]),
        ("The two men are in stable condition.", ["Two"]),
        ("The two subjects drove off.", ["Two"]),
        ("Earlier, three men were let into the house. The two people were neighbors.", ["Two", "two"]),
    ],
)
def test_a_definite_number_repeats_the_dead_unless_it_is_of_others(
    sentence: str, told: list[str], beat: Beat, language: Language
) -> None:
    document = Document("1", f"{DEAD} {sentence}", "A shooting")
    quantities = extract(document, beat, language).mentions.quantities
    assert [q.text for q in quantities if q.measure == "killed"] == told
