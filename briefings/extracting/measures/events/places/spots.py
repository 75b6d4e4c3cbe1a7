"""Spots: where something happened, as a town or a city, or somewhere in a region or a country."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from briefings.extracting.measures.events.places.place_ranks import (
    CITY,
    COUNTRY,
    REGION,
    TOWN,
    bare_name,
    holds_towns,
    people_of,
    rank_of,
    shown,
)
from briefings.knowledge.countries import country_name
from briefings.knowledge.gazetteer.containment import is_known_quarter
from briefings.knowledge.gazetteer.divisions import is_division
from briefings.knowledge.gazetteer.towns import fold
from briefings.model import Place
from briefings.values import frozen


@frozen
class Spot:
    """Where something happened: in a town, in a city (so large that place and day are no sign that two reports are of
    one event), or somewhere in a region."""

    place: str | None = None
    country: str | None = None
    within: tuple[str, ...] = ()
    size: Literal["town", "city", "region"] = "region"


NOWHERE = Spot()


def is_a_part_of_its_country(spot: Spot) -> bool:
    """Whether a spot goes by its country's name: "northern Norway"."""
    return spot.place is not None and spot.country is not None and spot.place == country_name(spot.country)


def spot_of(place: Place, others: Iterable[Place], cities: Mapping[str, Collection[str]]) -> Spot:
    """The spot that a place is, within those of the others that are regions of its country and within its cities; these
    are given by the folded names of what lies in them."""
    rank = rank_of(place)
    within = {shown(o) for o in others if rank_of(o) == REGION and o.country == place.country and o is not place}
    name = None if rank == COUNTRY else shown(place)
    within |= set(cities.get(fold(place.name), ()))
    within -= {name or ""}
    size: Literal["town", "city", "region"] = "region"
    if rank == TOWN:
        size = "city" if people_of(place) >= CITY else "town"
    return Spot(name, place.country, tuple(sorted(within)), size)


def is_elsewhere(spot: Spot, main: Spot) -> bool:
    """Whether a sentence's place is neither the document's own nor around or within it, as far as both are told."""
    if spot.place is None or main.place is None:
        return bool(spot.country and main.country) and spot.country != main.country
    if spot.country == main.country and _lie_in_two_provinces(spot, main):
        return True
    if spot.country == main.country and is_a_part_of_its_country(spot):
        return False  # "in northern Norway": around any town of it
    if spot.country == main.country and (holds_towns(spot.place) or holds_towns(main.place)):
        return False
    inside = {bare_name(name) for name in (*main.within, *spot.within, main.place)}
    if bare_name(spot.place) in inside:
        return False
    return spot.country != main.country or not _is_one_in_the_other(spot.place, main.place, main.country)


def _is_one_in_the_other(one: str, other: str, country: str | None) -> bool:
    """Whether one of two places is a quarter of the other, as the tables have it."""
    return is_known_quarter(one, other, country) or is_known_quarter(other, one, country)


def _lie_in_two_provinces(spot: Spot, main: Spot) -> bool:
    """Whether a province is told, and the document's event was in another ("in neighbouring Halland province")."""
    if spot.place is None or main.place is None or not is_division(spot.place, spot.country):
        return False
    around = {bare_name(name) for name in (main.place, *main.within) if is_division(name, main.country)}
    return bool(around) and bare_name(spot.place) not in around


def is_only_near(sentence: str, spot: Spot) -> bool:
    """Whether a sentence sets what it tells outside a place, or near it: "on a quiet street outside Halden"."""
    near = rf"\b(?:outside|near|(?:miles?|minutes|km|kilomet\w+) (?:[\w-]+ )?(?:of|from)) {re.escape(spot.place or '')}"
    return spot.place is not None and re.search(near, sentence) is not None
