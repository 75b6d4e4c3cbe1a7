"""The content of a map of places, and the same in words. The drawing is in another module, because it loads what only a
map needs."""

from __future__ import annotations

from briefings.values import frozen


@frozen
class Land:
    """A country, its name for the reader, and how many lines are about it."""

    code: str
    name: str
    lines: int


@frozen
class Town:
    """A town that lines name, and where it is, in degrees north and east."""

    name: str
    north: float
    east: float
    lines: int


@frozen
class PlacesMap:
    """A map to draw; `foot` says in words what shades and dots mean."""

    title: str
    lands: tuple[Land, ...]
    towns: tuple[Town, ...]
    foot: str
    theme: str = "light"


def map_in_words(spec: PlacesMap) -> str:
    """The content of the map in words, for those who can't see it."""
    lands = [f"{land.name}: {land.lines}" for land in sorted(spec.lands, key=lambda land: -land.lines)]
    towns = [f"{town.name}: {town.lines}" for town in sorted(spec.towns, key=lambda town: -town.lines)]
    return "\n".join([spec.title, *lands, *towns, spec.foot])
