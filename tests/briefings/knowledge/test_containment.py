"""A quarter lies in its town, a town in its province or state, a province in its country, in any spelling."""

import pytest

from briefings.knowledge.gazetteer.containment import within

LIES_IN = [
    ("Karrada", "Baghdad"),
    ("Sukkari", "Aleppo"),
    ("Azaz", "Aleppo"),
    ("Azaz", "Aleppo province"),
    ("Khan Shaykhun", "Idlib's countryside"),
    ("Mosul", "Nineveh"),
    ("Achin", "Nangarhar"),
    ("Hodeida", "Yemen"),
    ("Sirte", "Libya"),
    ("eastern Aleppo", "Aleppo"),
    ("rural Idlib", "Syria"),
    ("Kokomo", "Indiana"),
    ("Paris, Texas", "Texas"),
    ("Brooklyn", "New York City"),
    ("Cook County", "Illinois"),
    ("Finsbury Park", "London"),
    ("Deir ez-Zor", "Deir al-Zour"),
    ("Deir Ezzor", "Dayr az-Zawr"),
    ("Khan Sheikhoun", "Khan Shaykhun"),
    ("Qamishli", "al-Kamishly"),
    ("Utopia Falls", "utopia falls"),
]
LIES_ELSEWHERE = [
    ("Aleppo", "Azaz"),
    ("Azaz", "Aleppo city"),
    ("Azaz", "eastern Aleppo"),
    ("Aleppo", "Idlib"),
    ("Paris, Texas", "France"),
    ("Las Vegas", "California"),
    ("Karrada", "Syria"),
    ("Qamishli", "Homs"),
    ("Utopia Falls", "Texas"),
]


@pytest.mark.parametrize(("place", "other"), LIES_IN)
def test_a_place_lies_in_its_wider_places_and_in_itself(place: str, other: str) -> None:
    assert within(place, other)


@pytest.mark.parametrize(("place", "other"), LIES_ELSEWHERE)
def test_a_wider_place_a_namesake_elsewhere_and_an_unknown_name_do_not_hold_it(place: str, other: str) -> None:
    assert not within(place, other)


def test_a_country_tells_places_of_one_name_apart() -> None:
    assert within("Tripoli", "Lebanon")
    assert not within("Tripoli", "Lebanon", country="LY")
