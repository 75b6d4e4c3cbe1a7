"""Time zones from a city's name or a shared place."""

from __future__ import annotations

import asyncio
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefings.extracting.gazetteer import shared_gazetteer
from briefings.extracting.towns import ZoneChoice


async def zones_named(words: str) -> tuple[ZoneChoice, ...]:
    """The zones that a city's name, or the name of a zone itself, may mean; the likeliest first, none twice."""
    known = _zone(words.strip())
    if known:
        return (ZoneChoice(words.strip(), "", known, 0),)
    # In a thread, because reading the towns takes a second.
    cities = await asyncio.to_thread(shared_gazetteer().zone_of_city, words)
    if len(cities) > 1 and cities[0].population > 20 * cities[1].population:
        return cities[:1]
    return tuple({city.zone: city for city in reversed(cities[:6])}.values())[::-1]


async def zone_at(latitude: float, longitude: float) -> str:
    """The zone of the nearest town, in degrees north and east."""
    return await asyncio.to_thread(shared_gazetteer().nearest_zone, latitude, longitude)


def _zone(name: str) -> str | None:
    if name.upper() == "UTC":
        return "UTC"
    if "/" not in name or len(name) > 60:
        return None
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
