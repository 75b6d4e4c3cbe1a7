"""How places and days of two tellings fit: the order of the two never matters."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.matching.events.event_fit import days_fit, event_fit, one_day_beside, place_fit, told_alike
from briefings.model import Event

MAY = (date(2019, 5, 1), date(2019, 5, 31))


def event(place: str | None = "Ludlow", first: int = 5, last: int = 5, **more: object) -> Event:
    """What happened at a place in England in May 2019, from one day to another."""
    days = date(2019, 5, first), date(2019, 5, last)
    return Event(place, "GB", *days, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (event(), event(), "one"),
        (event("Ludford", within=("Ludlow",)), event(), "one"),
        (event(within=("Shropshire",)), event(within=("Kent",)), "apart"),
        (event(within=("Shropshire",)), event(within=("Shropshire", "Midlands")), "one"),
        (event(), event("Telford"), "apart"),
        (event(), event("Telford", names=("Ludlow",)), "open"),
        (event("Shropshire", size="region"), event(), "open"),
        (event("Mill County", size="region", names=("Ludlow",)), event(size="town"), "one"),
        (event("Mill County", size="region"), event(size="town"), "open"),
        (event(None), event(), "open"),
        (event(None, names=("Ludlow",)), event(), "one"),
        (event(), Event("Ludlow", "US", None, None), "apart"),
    ],
)
def test_places_are_one_where_one_lies_in_the_other_and_open_where_it_may_be_misread(
    one: Event, other: Event, fit: str
) -> None:
    assert place_fit(one, other) == place_fit(other, one) == fit


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (event(), event(), "one"),
        (event(), event(first=6, last=6), "one"),
        (event(), event(first=12, last=12), "apart"),
        (event(), Event("Ludlow", "GB", *MAY), "open"),
        (event(), Event("Ludlow", "GB", None, None), "open"),
    ],
)
def test_days_are_one_where_they_meet_and_open_where_one_is_told_by_its_month(
    one: Event, other: Event, fit: str
) -> None:
    assert days_fit(one, other) == days_fit(other, one) == fit


WORDS = ("funeral", "hymn")
TOLD = ("funeral", "hymn", "wreath", "shotgun")


@pytest.mark.parametrize(
    ("one", "other", "beside"),
    [
        (event("Hulme", words=WORDS), event("Manchester", words=WORDS, size="city"), True),
        (event("Hulme", words=WORDS), event(None, words=WORDS), False),
        (event("Hulme", words=WORDS), event("Manchester", words=WORDS, size="region"), False),
        (event("Hulme", words=WORDS), event("Manchester", first=6, last=6, words=WORDS), False),
        (event("Hulme", words=WORDS), event("Manchester", first=1, last=31, words=WORDS), False),
        (event("Hulme", words=WORDS), event("Manchester", words=WORDS[:1]), False),
    ],
)
def test_a_quarter_stands_beside_its_city_on_one_day_and_in_the_same_words(
    one: Event, other: Event, beside: bool
) -> None:
    assert one_day_beside(one, other) is one_day_beside(other, one) is beside


STREET = ("Quarry Lane",)


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        # A day apart, of a city: the same street and the same words.
        (event(size="city", words=TOLD, names=("Ash Mill",)), event(first=6, last=6, size="city", words=TOLD), "open"),
        (
            event(size="city", words=TOLD, names=("Ogden",)),
            event(first=6, last=6, size="city", words=TOLD, names=("Ogden",)),
            "one",
        ),
        (event(size="city", names=("Ogden",)), event(first=6, last=6, size="city", names=("Ogden",)), "open"),
        # A day apart, of two towns of which one tells of the other's: the same street and some words.
        (
            event(size="city", words=("ludford", "funeral"), names=STREET),
            event("Ludford", 6, 6, size="town", words=("ludlow", "funeral", "hymn"), names=STREET),
            "open",
        ),
        (
            event(size="city", words=("ludford", "funeral", "hymn"), names=STREET),
            event("Ludford", 6, 6, size="town", words=("ludlow", "funeral", "hymn"), names=STREET),
            "one",
        ),
        (
            event(size="city", words=("ludford", "funeral", "hymn")),
            event("Ludford", 6, 6, size="town", words=("ludlow", "funeral", "hymn")),
            "open",
        ),
    ],
)
def test_a_day_apart_a_name_and_the_same_words_tell_of_one_event(one: Event, other: Event, fit: str) -> None:
    assert event_fit(one, other) == event_fit(other, one) == fit


def undated(place: str, **more: object) -> Event:
    return Event(place, "GB", None, None, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        # Without a day, of a town: somebody's name and some words more.
        (event(size="town", names=("Ann Poe",), words=WORDS), "town", "one"),
        (event(size="town", names=("Ann Poe",), words=WORDS[:1]), "town", "open"),
        (event(size="town", names=("Ben Ash",), words=WORDS), "town", "open"),
        (event(size="city", names=("Ann Poe",), words=WORDS), "city", "open"),
    ],
)
def test_somebodys_name_makes_up_for_a_towns_missing_day(one: Event, other: str, fit: str) -> None:
    told = undated("Ludlow", size=other, names=("Ann Poe",), words=WORDS)
    assert event_fit(one, told) == event_fit(told, one) == fit


@pytest.mark.parametrize(
    ("city", "words", "alike"),
    [
        (event("Manchester", size="city", names=("North Side Hulme",), words=TOLD), TOLD, True),
        (event("Manchester", size="city", names=("North Side Hulme",), words=TOLD), TOLD[:3], False),
        (event("Manchester", size="city", words=TOLD), TOLD, False),
    ],
)
def test_a_city_in_whose_telling_the_quarter_is_named_is_told_alike_by_many_words(
    city: Event, words: tuple[str, ...], alike: bool
) -> None:
    quarter = undated("Hulme", size="town", words=words)
    assert told_alike(city, quarter) is told_alike(quarter, city) is alike
