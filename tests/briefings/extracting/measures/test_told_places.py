"""Where a text has its event, by the names that it gives the place: counties, quarters, venues, titles, datelines."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefings.extracting.measures.events.places.event_places import Spots
from briefings.extracting.measures.events.places.spots import Spot, is_elsewhere, is_only_near
from briefings.extracting.measures.events.places.told_places import as_told, cities_of, lies_in
from briefings.model import Place

US = frozenset({"US"})


def places(text: str, *names: tuple[str, str]) -> list[Place]:
    found = []
    for name, country in names:
        start = text.index(name)
        found.append(Place(name, country, "location", start, start + len(name)))
    return found


def every(text: str, town: str) -> list[Place]:
    """Each mention of a town in the United States, also in capitals."""
    return [Place(found.group(), "US", "location", *found.span()) for found in re.finditer(town, text, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("It was in Prince Edward's County.", "Prince Edward", "Prince Edward's County"),
        ("It was in Capitol Heights.", "Capitol", "Capitol Heights"),
        ("It was in Lowell on Sunday.", "Lowell", "Lowell"),
    ],
)
def test_a_place_has_its_whole_name(text: str, name: str, told: str) -> None:
    [place] = as_told(text, places(text, (name, "US")), US)
    assert place.name == told
    assert text[place.start : place.end] == told


@pytest.mark.parametrize(
    ("text", "names", "country"),
    [
        ("Four were shot in Halifax.", [("Halifax", "CA")], "US"),
        ("Four were shot in Halifax, Canada.", [("Halifax", "CA"), ("Canada", "CA")], "CA"),
        ("Four were shot in Toyota.", [("Toyota", "JP")], "JP"),
        # A country's name may be that of a state at home, whose towns go by it.
        ("Two were shot in south Georgia.", [("south Georgia", "GE")], "US"),
        ("Police in Macon, Georgia, found two shot.", [("Macon", "GE"), ("Georgia", "GE")], "US"),
        ("Two were shot in Georgia, near Tbilisi.", [("Georgia", "GE"), ("Tbilisi", "GE")], "GE"),
    ],
)
def test_a_bare_name_is_the_beats_own_country_s(text: str, names: list[tuple[str, str]], country: str) -> None:
    assert as_told(text, places(text, *names), US)[0].country == country


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("It was in Tacoma, Washington, on Sunday.", ("Tacoma", "Washington"), "Washington state"),
        ("They drove from Tacoma to Washington.", ("Tacoma", "Washington"), "Washington"),
        ("It was in Denver, Washington and Boston.", ("Denver", "Washington"), "Washington"),
    ],
)
def test_a_name_behind_its_town_is_the_state_s(text: str, names: tuple[str, str], told: str) -> None:
    assert as_told(text, places(text, *((name, "US") for name in names)), US)[-1].name == told


@pytest.mark.parametrize(
    ("title", "where"),
    [
        ("Two shot at Washington state house party", "Spanaway"),
        ("Two shot at Washington house party", "Washington"),
    ],
)
def test_a_state_in_the_title_is_no_town(title: str, where: str) -> None:
    text = "Two were shot at a home in Spanaway."
    assert Spots(text, title, places(text, ("Spanaway", "US")), US).main.place == where


def test_a_quarter_lies_in_the_city_that_the_text_has_it_in() -> None:
    text = "Two died in Chicago's Englewood neighborhood."
    assert cities_of(text, places(text, ("Chicago", "US"), ("Englewood", "US"))) == {"englewood": {"Chicago"}}
    assert lies_in(text, "Englewood", "Chicago")
    assert not lies_in("Two died in Englewood, near Chicago.", "Englewood", "Chicago")


@pytest.mark.parametrize(
    ("title", "text", "names", "where"),
    [
        # The dateline is where the reporter sits.
        ("", "CHICAGO — Two died in Waldorf, Maryland.", ["CHICAGO", "Waldorf", "Maryland"], "Waldorf"),
        ("", "LOWELL, Modoc County (KXYZ) — Two died. A car was seen in Waldorf.", ["LOWELL", "Waldorf"], "LOWELL"),
        ("", "Waldorf, Maryland: Two died. A car was seen in Lowell.", ["Waldorf", "Maryland", "Lowell"], "Waldorf"),
        (
            "",
            "Lowell, Maryland (XX) — Two died in northern Maryland. It was in Waldorf, police said.",
            ["Lowell", "northern Maryland", "Waldorf"],
            "Waldorf",
        ),
        ("", "Waldorf, in Maryland: it is quiet. Two died in Lowell.", ["Waldorf", "Maryland", "Lowell"], "Lowell"),
        # … also where the text tells of his town only how far off it was; but not of an arrest, nor with a deed there.
        ("", "LOWELL (XX) — Two died Friday in Waldorf, a village ten miles north of Lowell.", ["Waldorf"], "Waldorf"),
        ("Two shot near Lowell", "Two died Friday in Waldorf, just outside Lowell.", ["Waldorf"], "Waldorf"),
        (
            "Two shot in Lowell",
            "LOWELL (XX) — Two died. Police arrested a man in Waldorf, ten miles from Lowell.",
            ["Waldorf"],
            "LOWELL",
        ),
        (
            "",
            "Two were shot in Lowell. They died in Waldorf, ten miles from Lowell. Lowell police came.",
            ["Waldorf"],
            "Lowell",
        ),
        # Grounds that go by their county's name, and a state behind somebody's home.
        (
            "",
            "LOWELL, Md. (XX) — Two died at the Modoc County Fairgrounds.",
            ["LOWELL", "Md.", "Modoc County"],
            "LOWELL",
        ),
        (
            "",
            "Ann Ash, 30, of Waldorf, Maryland, died there. She was shot in Lowell.",
            ["Waldorf", "Maryland", "Lowell"],
            "Lowell",
        ),
        # A court sits in the county's seat.
        (
            "",
            "LOWELL (XX) — A man was sentenced Friday in the killing of two guests in Waldorf.",
            ["Waldorf"],
            "Waldorf",
        ),
        (
            "",
            "LOWELL (XX) — A man was sentenced for killing two guests. He lay in wait in Waldorf.",
            ["Waldorf"],
            "LOWELL",
        ),
        ("", "LOWELL (XX) — Two guests were killed Friday. In Waldorf a man was seen.", ["Waldorf"], "LOWELL"),
        (
            "",
            "LOWELL (XX) — A man was sentenced in a shooting at a Lowell bar. He once shot a man in Waldorf.",
            ["Waldorf"],
            "LOWELL",
        ),
        # A state may go by the name of a city in it.
        ("Two shot at New York party", "LOWELL, N.Y. (XX) — Two died on Sunday.", ["N.Y."], "LOWELL"),
        (
            "Two shot in New York",
            "Two died in New York City on Sunday. One was from Lowell, N.Y., police said.",
            ["New York City", "N.Y."],
            "New York",
        ),
        ("", "Two died at a Denver pool hall.", [], "Denver"),
        # Where the dead are looked at is not where they died.
        ("", "Bodies lay in a field by Waldorf. The autopsies are set in Lowell.", ["Waldorf", "Lowell"], "Waldorf"),
        # A venue goes by its short name.
        (
            "",
            "They were taken to Waldorf Hospital. Six were stable at Waldorf, Chicago police said.",
            ["Waldorf", "Chicago"],
            "Chicago",
        ),
        # A street in the title is no town.
        ("Two shot on Lowell Street", "Chicago police saw Lowell Street.", ["Chicago"], "Chicago"),
    ],
)
def test_the_towns_of_title_dateline_and_venues(title: str, text: str, names: list[str], where: str) -> None:
    told = [*places(text, *((name, "US") for name in names)), *every(text, "Lowell")]
    told = list({place.start: place for place in told}.values())
    assert (Spots(text, title, told, US).main.place or "").upper() == where.upper()


@pytest.mark.parametrize(
    ("text", "names", "where"),
    [
        # A house at home may go by the name of a place abroad.
        (
            "Two died in Chicago's west. They were taken to Mt. Sinai Hospital, and one lay in Mt. Sinai for days.",
            [("Chicago", "US"), ("Sinai", "EG")],
            "Chicago",
        ),
        ("Two soldiers died in Sinai on Sunday.", [("Sinai", "EG")], "Sinai"),
    ],
)
def test_a_venue_that_goes_by_a_place_abroad_is_none(text: str, names: list[tuple[str, str]], where: str) -> None:
    assert Spots(text, "", places(text, *names), US).main.place == where


@pytest.mark.parametrize(
    ("quarter", "city", "within"),
    [("Englewood", "Chicago", ("Chicago",)), ("Aurora", "Chicago", ()), ("Englewood", "Denver", ())],
)
def test_a_quarter_that_the_tables_know_is_its_citys(quarter: str, city: str, within: tuple[str, ...]) -> None:
    text = f"Two died in {quarter}. In {city} police were called."
    spots = Spots(text, f"Two killed in {quarter}", places(text, (quarter, "US"), (city, "US")), US)
    assert (spots.main.place, spots.main.within) == (quarter, within)
    other = spots.of(text.index("In "), len(text), text.index("police"))
    assert other is not None
    assert is_elsewhere(other, replace(spots.main, within=())) is (within == ())


def test_a_quarter_in_the_title_is_its_citys() -> None:
    text = "Two died in Chicago's Englewood neighborhood."
    spot = Spots(text, "Two killed in Englewood shooting", places(text, ("Chicago", "US")), US).main
    assert (spot.place, spot.within) == ("Englewood", ("Chicago",))


@pytest.mark.parametrize(
    ("sentence", "near"),
    [
        ("Six were shot in a quiet street outside Halden.", True),
        ("It was ten miles north of Halden.", True),
        ("Six were shot in Halden, outside a bar.", False),
    ],
)
def test_what_is_set_outside_a_town_is_near_it(sentence: str, near: bool) -> None:
    assert is_only_near(sentence, Spot("Halden", "NO")) is near


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two died in Newark. They were taken to Mount Vernon Medical Center.", []),
        ("Two died in Newark. Their car was left in Mount Vernon.", ["Mount Vernon"]),
    ],
)
def test_the_place_of_a_hospitals_name_tells_no_event_from_others(text: str, told: list[str]) -> None:
    spots = Spots(text, "Two killed in Newark", places(text, ("Newark", "US"), ("Mount Vernon", "US")), US)
    assert spots.features(0, len(text)) == told
