"""What the gazetteer knows, and what it makes of what people type."""

from __future__ import annotations

import pytest

from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, Gazetteer, fold, shared_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return shared_gazetteer()


@pytest.mark.parametrize(
    ("asked", "name", "country"),
    [
        ("UK", "United Kingdom", "GB"),
        ("uk", "United Kingdom", "GB"),
        ("Britain", "United Kingdom", "GB"),
        ("british", "United Kingdom", "GB"),
        ("us", "United States", "US"),
        ("the Philippines", "Philippines", "PH"),
        ("T\u00fcrkiye", "Turkey", "TR"),
        ("FR", "France", "FR"),
        ("deir ezzor", "Deir Ezzor", "SY"),
        ("Deir ez-Zor", "Deir ez-Zor", "SY"),
        ("kosovo", "Kosovo", "XK"),
        ("balkans", "Balkans", None),
        ("jowzjan", "Jowzjan", "AF"),
        ("Mosul", "Mosul", "IQ"),
        ("manila", "Manila", "PH"),
        # slips of the keyboard
        ("Phillipines", "Philippines", "PH"),
        ("Tunsia", "Tunisia", "TN"),
        ("Belguim", "Belgium", "BE"),
    ],
)
def test_what_people_type_is_understood(gazetteer: Gazetteer, asked: str, name: str, country: str | None) -> None:
    best = gazetteer.resolve_place(asked)[0]
    assert (best.name, best.country) == (name, country)


@pytest.mark.parametrize("asked", ["", "  ", "the", "qqqqqqqq", "1234", "\U0001f600"])
def test_nonsense_is_no_place(gazetteer: Gazetteer, asked: str) -> None:
    assert gazetteer.resolve_place(asked) == ()


def test_a_slip_is_less_sure_than_the_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve_place("Tunsia")[0].confidence < gazetteer.resolve_place("Tunisia")[0].confidence == 1


def test_a_name_of_two_countries_offers_both(gazetteer: Gazetteer) -> None:
    choices = gazetteer.resolve_place("Tripoli")
    assert {choice.country for choice in choices[:2]} == {"LY", "LB"}
    assert choices[0].confidence < 1


def test_towns_of_one_name_come_from_the_largest_down(gazetteer: Gazetteer) -> None:
    towns = [
        reading for reading in gazetteer.lookup("London") if reading.kind == "town" and reading.population > 100_000
    ]
    assert [town.country for town in towns][:2] == ["GB", "CA"]


@pytest.mark.parametrize(("name", "country"), [("US", "US"), ("U.S.", "US"), ("us", None), ("White House", None)])
def test_case_and_dots_tell_a_country_from_a_word(gazetteer: Gazetteer, name: str, country: str | None) -> None:
    readings = gazetteer.lookup(name)
    assert (readings[0].country if readings else None) == country


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("S\u00e3o Paulo", "America/Sao_Paulo"),
        ("Cairo", "Africa/Cairo"),
    ],
)
def test_a_city_has_a_zone(gazetteer: Gazetteer, city: str, zone: str) -> None:
    assert gazetteer.zone_of_city(city)[0].zone == zone


def test_an_unknown_city_has_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.zone_of_city("Qqqqqqqq") == ()


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [(48.86, 2.35, "Europe/Paris"), (-33.9, 151.2, "Australia/Sydney"), (-17.7, -179.9, "Pacific/Fiji")],
)
def test_a_point_has_the_zone_of_the_nearest_town(
    gazetteer: Gazetteer, latitude: float, longitude: float, zone: str
) -> None:
    assert gazetteer.nearest_zone(latitude, longitude) == zone


def test_nothing_is_read_before_it_is_asked_for() -> None:
    gazetteer = Gazetteer()
    assert gazetteer._tables is None
    assert gazetteer.resolve_place("France")[0].country == "FR"
    assert gazetteer._towns is None  # a country needs no towns


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Deir ez-Zor", "deir ez zor"), ("Hay\u2019at", "hayat"), ("S\u00e3o Tom\u00e9", "sao tome"), ("U.S.", "us")],
)
def test_names_are_compared_without_case_accents_and_marks(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "above", "is_known"),
    [
        ("Lisbon", 15_000, True),
        ("Qamishli", 15_000, True),
        ("Lisbon", 50_000_000, False),
        ("Denmark", 50_000_000, True),  # countries have no size
        ("Qqqqville", 0, False),
    ],
)
def test_a_name_is_known_where_a_town_of_that_size_bears_it(
    gazetteer: Gazetteer, name: str, above: int, is_known: bool
) -> None:
    assert gazetteer.knows(name, above=above) is is_known


def test_what_smaller_towns_are_read_for_leaves_the_larger_as_they_are(gazetteer: Gazetteer) -> None:
    """One process needs one list of towns, however small a town each question is about."""
    fine = shared_gazetteer(SMALLEST_TOWN)
    names = [*gazetteer.towns.names()[::40], *fine.towns.names()[::40]]
    asked = [name.title() for name in names]
    assert [fine.knows(name, above=15_000) for name in asked] == [bool(gazetteer.lookup(name)) for name in asked]


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Heilongjiang", "CN", "region"),
        ("East Nusa Tenggara", "ID", "region"),
        ("West Bengal", "IN", "region"),
        ("North Kivu", "CD", "region"),
        ("Tigray", "ET", "region"),
        ("Flores", "ID", "town"),  # as other places are called, too: weighed by what a text names beside it
    ],
)
def test_states_and_provinces_of_large_countries_are_known(
    gazetteer: Gazetteer, name: str, country: str, kind: str
) -> None:
    assert (country, kind) in {(one.country, one.kind) for one in gazetteer.lookup(name)}
