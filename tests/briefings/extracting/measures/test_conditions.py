"""What is so only if something else is, and what a tally may yet come to, is no toll: hits and near misses."""

from __future__ import annotations

import pytest

from briefings.beat.beat import parse_beat, shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document
from tests.briefings.extracting.measures.test_events_of_any_beat import BEAT


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If the divers find nobody, that is 95 deaths.", []),
        ("Unless the divers find them, 95 people were killed.", []),
        ("Some 95 people were killed, if the port is right.", []),
        ("If no more bodies are found, the death toll will be 95.", []),
        ("Were they all dead, the death toll would stand at 95.", []),
        ("That would mean 95 people were killed.", []),
        ("Even if half of them swam ashore, that is 95 deaths.", []),
        ("The death toll could rise to 95.", []),
        ("The death toll will likely exceed 95.", []),
        ("The find, if confirmed, would bring the number of people killed to 95.", []),
        # What is only counted so, conceded, hedged, or known all the same.
        ("If you count the captain, 95 people were killed.", [95]),
        ("Even if the rain stops, 95 people have been killed.", [95]),
        ("At least 95 people, if not more, were killed.", [95]),
        ("If help had come sooner, the 95 people who died would be alive.", [95]),
        ("If the rain stops, it will end a flood that has killed 95 people.", [95]),
        ("When the boat sank, 95 people were killed.", [95]),
        # What it rises from, and has reached.
        ("The death toll could rise further from 95.", [95]),
        ("The death toll stands at 95, and could rise.", [95]),
        ("The find brought the number of people killed to 95.", [95]),
        ("As many as 95 people may have been killed.", [95]),
    ],
)
def test_nobody_is_counted_who_is_dead_on_a_condition(language: Language, text: str, told: list[int]) -> None:
    document = Document("1", f"The boat sank off the coast. {text}", "The boat")
    found = extract(document, parse_beat(BEAT), language).mentions.quantities
    assert [quantity.low for quantity in found if quantity.measure] == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Eleven women are expected back by next year.", None),
        ("Eleven women are due back on Sunday.", None),
        ("Eleven women were due home on Sunday.", None),
        ("Eleven women are awaited back in Malta.", None),
        ("Eleven women could soon be back home.", None),
        ("Eleven women are hoping to be back home soon.", None),
        ("Malta is waiting for 11 women to come home.", None),
        ("Eleven women are back in Malta.", "returned"),
        ("Eleven women might be back home already.", "returned"),
        ("Eleven women are believed to be back home.", "returned"),
        ("Eleven women who were expected in May came home on Sunday.", "returned"),
        ("Eleven women in Syria who hope to come home are held in a camp.", "captured"),
    ],
)
def test_who_is_awaited_has_not_returned(language: Language, text: str, measure: str | None) -> None:
    text = f"The women of Islamic State were in Syria. {text}"
    found = extract(Document("1", text, "The women of Islamic State"), shipped_beat(), language).mentions.quantities
    assert [quantity.measure for quantity in found] == [measure]
