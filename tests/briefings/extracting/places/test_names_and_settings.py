"""Which names are places at all, and what else in a text tells where they lie."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from briefings.extracting.places.places import find_places
from briefings.extracting.places.setting import Setting
from briefings.knowledge.gazetteer.towns import Named
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
        "Badri Haiti said no. The chief, Gen. Badri Haiti, said they left.",
        "Hassan Mosul, 30, was shot.",
        "Manchester United won.",
        "Houston Rockets fans left.",
        "The White House said no.",
        "For Jordan Peale, who studies it, nothing adds up.",
        "As Jordan Peale said, it ended.",
        "A hospital spokeswoman, April Georgia Lindt, said no.",
        "He met John Lewis, Ga., there.",
        "They left in a gray 2003 Chevrolet Colorado.",
        "The car may be a Toyota Corolla.",
        "They saw a dark Toyota sedan.",
        "MORE MEDIA from the farm. MOST READ. Same day.",
    ],
)
def test_persons_teams_and_those_who_speak_are_no_places(language: Language, text: str) -> None:
    assert places_of(language, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Damascus said it hit back.", [("Damascus", "SY")]),  # a capital may speak
        ("They drove a Ford from Colorado.", [("Colorado", "US")]),
        ("Sarah Kent said no. She lives in Kent.", [("Kent", "GB")]),
        ("He was at the White House on Friday.", [("White House", "US")]),
        ("BEIJING --At least two people died.", [("BEIJING", "CN")]),
        (
            "Flights from Edinburgh, Aberdeen and Glasgow stood still.",
            [("Edinburgh", "GB"), ("Aberdeen", "GB"), ("Glasgow", "GB")],
        ),
        ("Ann Poe, 43, of Zzyxvale, was held by police in Ohio.", [("Zzyxvale", "US"), ("Ohio", "US")]),
        ("It burned in the village of Zzyxa in Jordan.", [("Zzyxa", "JO"), ("Jordan", "JO")]),
        # A village of the one country that a text speaks of, and no town abroad.
        (
            "Nigeria, in Nigeria, for Nigeria and Nigeria. They took the village of Kaya.",
            [*[("Nigeria", "NG")] * 4, ("Kaya", "NG")],
        ),
        (
            "Nigeria, in Nigeria, for Nigeria and Nigeria. They rode to Kaya.",
            [*[("Nigeria", "NG")] * 4, ("Kaya", "BF")],
        ),
        (
            "Nigeria, in Nigeria, and Burkina Faso and Burkina Faso. They took the village of Kaya.",
            [*[("Nigeria", "NG")] * 2, *[("Burkina Faso", "BF")] * 2, ("Kaya", "BF")],
        ),
        ("It hit Karrada; in Karrada, in Baghdad, ten died.", [("Karrada", "IQ"), ("Baghdad", "IQ")]),
        ("LAUREL COUNTY, Ky. (ABC) - A man is dead.", [("LAUREL COUNTY", "US"), ("Ky.", "US")]),
        ("They met the French Chancellor.", [("French", "FR")]),
        # Names of two words that no list has, before their state.
        ("ZZYX HOLLOW, Ga. (AP) — Three were hurt.", [("ZZYX HOLLOW", "US"), ("Ga.", "US")]),
        ("(WARWICK, Mass.) — Three were hurt.", [("WARWICK", "US"), ("Mass.", "US")]),
        ("HOLLIS BAY, Calif. – Officers came.", [("HOLLIS BAY", "US"), ("Calif.", "US")]),
        ("They lived in Marlow Springs, Ohio, then.", [("Marlow Springs", "US"), ("Ohio", "US")]),
        ("He was held near Wadi Zzyx, Jordan, in May.", [("Wadi Zzyx", "JO"), ("Jordan", "JO")]),
        ("A ruling from Supreme Court, Georgia, came.", [("Georgia", "GE")]),
        ("It was brought from John Smith, Georgia's president.", [("Georgia", "GE")]),
        # What has counties with a sheriff is a state of America.
        ("A man died in Georgia's Zzyx County.", [("Georgia", "US"), ("Zzyx County", "US")]),
        ("Georgia was named. The Zzyx County sheriff agreed.", [("Georgia", "US"), ("Zzyx County", "US")]),
        ("For Jordan the war is near.", [("Jordan", "JO")]),
        ("The minister said no. Gen. Badri Haiti left Haiti.", [("Haiti", "HT")]),
        ("In April Georgia Prime Minister Lado said so.", [("Georgia", "GE")]),
        ("The rebels besieged Saqba.", [("Saqba", "SY")]),
    ],
)
def test_what_stands_beside_tells_a_place(language: Language, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(place.name, place.country) for place in places_of(language, text)] == wanted


@pytest.mark.parametrize("seat", ["London", "U.K."])
def test_a_seat_is_where_a_body_is_from_and_not_where_things_happen(language: Language, seat: str) -> None:
    roles = {p.name: p.role for p in places_of(language, f"The {seat}-based Observatory said five died in Aleppo.")}
    assert roles == {seat: "origin", "Aleppo": "location"}


def test_a_quarter_needs_its_country_in_the_text(language: Language) -> None:
    assert places_of(language, "He spoke in Washash.") == []
    assert [p.country for p in places_of(language, "He spoke in Washash, far from Basra.")] == ["IQ", "IQ"]


def test_asking_how_likely_a_state_is_makes_it_no_likelier() -> None:
    setting = Setting()
    setting.add(Named("Jordan", "JO", "country"))
    state = Named("Zarqa", "JO", "state", "ZA")
    assert setting.likelihood(state) == setting.likelihood(state)
    setting.add(Named("Zarqa", "JO", "town", "ZA", 500_000))
    assert setting.likelihood(state) > Setting().likelihood(state) + 1.5
