"""A quarter lies in its town, a town in its province or state, a province in its country, in any spelling."""

import pytest

from briefings.knowledge.gazetteer.containment import same_place, wider_places, within

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


def test_wider_places_are_told_from_the_narrowest_up() -> None:
    assert wider_places("Bourj al-Barajneh") == ("Beirut", "Lebanon")
    assert wider_places("Kokomo", "US") == ("Indiana", "United States")
    assert wider_places("Utopia Falls") == ()


@pytest.mark.parametrize(
    ("name", "other"),
    [("Deir Ezzor", "Dayr az-Zawr"), ("Khan Sheikhoun", "Khan Shaykhun"), ("Qamishli", "al-Kamishly")],
)
def test_spellings_of_one_name_are_one_place(name: str, other: str) -> None:
    assert same_place(name, other)
    assert not same_place(name, "Homs")
