"""What is asked of one side of a pair: where that happens which it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.matching.pair import places_of
from briefings.model import Place
from tests.support.saying import say


@pytest.mark.parametrize(
    ("text", "name", "country", "is_place"),
    [
        ("The Syrian Observatory counts 72 dead.", "Syrian", "SY", False),
        ("Some 72 members of the Iraqi Home Guard died.", "Iraqi", "IQ", False),
        ("Some 72 of them died in the Syrian desert.", "Syrian", "SY", True),
        ("Some 72 of them died in Syria.", "Syria", "SY", True),
        ("Some 72 of them died in Iraqi Kurdistan.", "Iraqi", "IQ", True),
    ],
)
def test_a_countrys_adjective_that_opens_a_bodys_name_is_no_place(
    text: str, name: str, country: str, is_place: bool
) -> None:
    statement = say(f"{text} | killed fighters 72 | A monitor 2018-02-10")
    start = text.index(name)
    place = Place(name, country, "location", start, start + len(name))
    told = replace(statement, claim=replace(statement.claim, places=(place,)))
    assert (places_of(told) == (place,)) is is_place
