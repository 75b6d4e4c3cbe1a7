"""Which names are places at all, and what else in a text tells where they lie."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from briefings.extracting.places.places import find_places
from briefings.model import Place

pytestmark = pytest.mark.model


def places_of(language: Language, text: str) -> list[Place]:
    return find_places(text, language.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ali said he left.",
        "Mustefa Bali said they left.",
        "The spokesman, Mustefa Bali, said they left.",
        "President George Washington issued it.",
        "Hassan Mosul, 30, was shot.",
        "Manchester United won.",
        "Houston Rockets fans left.",
        "The White House said no.",
    ],
)
def test_persons_teams_and_those_who_speak_are_no_places(language: Language, text: str) -> None:
    assert places_of(language, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Damascus said it hit back.", [("Damascus", "SY")]),  # a capital may speak
        ("Sarah Kent said no. She lives in Kent.", [("Kent", "GB")]),
        ("He was at the White House on Friday.", [("White House", "US")]),
        ("BEIJING --At least two people died.", [("BEIJING", "CN")]),
        (
            "Flights from Edinburgh, Aberdeen and Glasgow stood still.",
            [("Edinburgh", "GB"), ("Aberdeen", "GB"), ("Glasgow", "GB")],
        ),
        ("Ann Poe, 43, of Zzyxvale, was held by police in Ohio.", [("Zzyxvale", "US"), ("Ohio", "US")]),
        ("It burned in the village of Zzyxa in Jordan.", [("Zzyxa", "JO"), ("Jordan", "JO")]),
        ("It hit Karrada; in Karrada, in Baghdad, ten died.", [("Karrada", "IQ"), ("Baghdad", "IQ")]),
        ("LAUREL COUNTY, Ky. (ABC) - A man is dead.", [("LAUREL COUNTY", "US"), ("Ky.", "US")]),
        ("They met the French Chancellor.", [("French", "FR")]),
    ],
)
def test_what_stands_beside_tells_a_place(language: Language, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(place.name, place.country) for place in places_of(language, text)] == wanted


def test_a_seat_is_where_a_body_is_from_and_not_where_things_happen(language: Language) -> None:
    roles = {p.name: p.role for p in places_of(language, "The London-based Observatory said five died in Aleppo.")}
    assert roles == {"London": "origin", "Aleppo": "location"}


def test_a_quarter_needs_its_country_in_the_text(language: Language) -> None:
    assert places_of(language, "He spoke in Washash.") == []
    assert [p.country for p in places_of(language, "He spoke in Washash, far from Basra.")] == ["IQ", "IQ"]
