"""A group's name that reads like a word of the language ("IS") changes no grammar."""

from __future__ import annotations

from briefings.beat.beat import shipped_beat
from briefings.extracting.measures.assign import assign_measures
from briefings.extracting.parsing.language import Language
from briefings.extracting.places.places import find_places
from briefings.extracting.quantities.quantities import find_quantities


def test_fighters_of_is_who_have_joined_were_not_joined_by_others(language: Language) -> None:
    text = (
        "Islamic State fighters have gone elsewhere, an analyst said.\n\nFor instance, he said, at least 60 IS fighters"
        " from Chad, Oman, Saudi Arabia and Peru have joined since June the IS-allied Blue Moon insurgents battling"
        " government forces in the southern Philippines."
    )
    passages = language.parse(text)
    quantities, places = find_quantities(text, passages), find_places(text, passages)
    measured = assign_measures(text, passages, (), quantities, places, shipped_beat())
    assert [(quantity.low, quantity.measure) for quantity in measured] == [(60, "moved_on")]
