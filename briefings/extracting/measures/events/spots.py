"""Spots: where something happened, as a town or a city, or somewhere in a region or a country."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from briefings.extracting.measures.events.place_ranks import CITY, COUNTRY, REGION, TOWN, people_of, rank_of, shown
from briefings.knowledge.countries import country_name
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
