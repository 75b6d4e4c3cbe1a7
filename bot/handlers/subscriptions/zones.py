"""Time zones by a city's name or a shared location."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefings.knowledge.gazetteer.gazetteer import lies_in, shared_gazetteer
from briefings.knowledge.gazetteer.towns import ZoneChoice, fold

# A city so many times as large as the next of its name is meant, without asking.
FAR_LARGER = 20


async def zones_named(words: str) -> tuple[ZoneChoice, ...]:
    """The time zones that a city's name, or a zone's own name, may mean; likeliest first, none twice. A comma narrows
    to a country or a state: "Paris, Texas"."""
    known = _zone(words.strip())
    if known:
        return (ZoneChoice(words.strip(), "", known, 0),)
    # In a thread, because reading the towns takes a second.
    cities = await asyncio.to_thread(_cities, words)
    if len(cities) > 1 and cities[0].population > FAR_LARGER * cities[1].population:
        return tuple(cities[:1])
    return _apart(cities)


async def zones_perhaps(words: str) -> tuple[ZoneChoice, ...]:
    """What "Paris, Atlantis" may mean, for a question: the zones of the cities named before the comma, in
    any country."""
    head, comma, _ = words.partition(",")
    return _apart(await asyncio.to_thread(shared_gazetteer().zone_of_city, head)) if comma else ()


async def zone_at(latitude: float, longitude: float) -> str:
    """The time zone of the nearest town; in degrees north and east."""
    return await asyncio.to_thread(shared_gazetteer().nearest_zone, latitude, longitude)


def _apart(cities: Sequence[ZoneChoice]) -> tuple[ZoneChoice, ...]:
    """The first few zones, each of its largest city."""
    return tuple({city.zone: city for city in reversed(cities[:6])}.values())[::-1]


def _cities(words: str) -> Sequence[ZoneChoice]:
    head, comma, tail = words.partition(",")
    if not comma:
        return shared_gazetteer().zone_of_city(words)
    towns, name = shared_gazetteer().towns, fold(head.strip())
    around = shared_gazetteer().areas(tail)
    # Both list the same towns in the same order; a zone's choice does not say in which state it lies.
    named = zip(towns.zones_of(name), towns.find(name), strict=True)
    return [choice for choice, town in named if any(lies_in(town, area) for area in around)]


def _zone(name: str) -> str | None:
    if name.upper() == "UTC":
        return "UTC"
    if "/" not in name or len(name) > 60:
        return None
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
