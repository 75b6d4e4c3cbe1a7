"""Draws a map of places: the countries that lines are about, shaded by how many, and the towns that they name."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians
from typing import Any

import numpy as np

from bot.pictures.base_map import Outline, outlines
from bot.pictures.card import EDGE, SMALL, THEMES, WIDE, Card
from bot.pictures.places import Land, PlacesMap
from briefings.values import frozen

HIGH, TOP, FOOT = 640, 60, 44
# Degrees; a map of a smaller area would show nothing more than its name.
LEAST_SPAN, ROOM = 9.0, 0.18
SOME, MANY = 3, 10
MOST_TOWNS, MOST_NAMED = 12, 14
DOT = 7


@frozen
class _View:
    """The part of the world that is drawn; `scale` is in pixels to a degree of latitude."""

    west: float
    north: float
    scale: float
    squeeze: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what is drawn, in degrees."""
        right = self.west + WIDE / (self.scale * self.squeeze)
        return self.west, self.north - (HIGH - TOP) / self.scale, right, self.north

    def at(self, north: float, east: float) -> tuple[float, float]:
        return (east - self.west) * self.scale * self.squeeze, TOP + (self.north - north) * self.scale

    def ring(self, ring: Any) -> list[tuple[int, int]]:
        """A ring in pixels, without repeated pixels."""
        x = ((ring[:, 0] - self.west) * (self.scale * self.squeeze)).astype(np.int32)
        y = (TOP + (self.north - ring[:, 1]) * self.scale).astype(np.int32)
        moved = np.ones(len(x), bool)
        moved[1:] = (x[1:] != x[:-1]) | (y[1:] != y[:-1])
        return list(zip(x[moved].tolist(), y[moved].tolist(), strict=True))


def draw_map(spec: PlacesMap) -> bytes:
    """The map as PNG. Raises `ValueError` without a place."""
    if not spec.lands and not spec.towns:
        raise ValueError("a map needs a place")
    theme, world = THEMES[spec.theme], outlines()
    by_code = {land.code: land for land in spec.lands}
    main = _main_pieces(world)
    view = _view_of(spec, [main[code] for code in by_code if code in main])
    card = Card("", HIGH, theme)
    for outline in world:
        if _is_seen(outline, view):
            _land(card, outline, view, by_code.get(outline.code))
    taken: list[tuple[float, float, float, float]] = []
    towns = sorted(spec.towns, key=lambda town: -town.lines)[:MOST_TOWNS]
    for town in towns:
        taken.append(_dot(card, *view.at(town.north, town.east)))
    for town in towns:
        x, y = view.at(town.north, town.east)
        places = [(x + 14, y - 12), (x - 14 - card.length(f"{town.name} {town.lines}", SMALL), y - 12), (x + 8, y + 12)]
        _label(card, f"{town.name} {town.lines}", places, taken)
    for land in sorted(spec.lands, key=lambda land: -land.lines)[:MOST_NAMED]:
        if land.code in main:
            _name(card, land, main[land.code], view, taken)
    card.draw.rectangle((0, 0, WIDE, TOP - 4), theme.paper)
    card.words(EDGE, 18, spec.title, 26, wide=WIDE - 2 * EDGE)
    card.draw.rectangle((0, HIGH - FOOT, WIDE, HIGH), theme.paper)
    card.words(EDGE, HIGH - FOOT + 12, spec.foot, SMALL, wide=WIDE - 2 * EDGE, colour=theme.faint)
    return card.png()


def _main_pieces(world: Sequence[Outline]) -> dict[str, Outline]:
    """Country code → its largest outline: overseas territories may have the code of their country."""
    return {outline.code: outline for outline in sorted(world, key=lambda each: _area(each.main_box))}


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _view_of(spec: PlacesMap, lands: Sequence[Outline]) -> _View:
    boxes = [outline.main_box for outline in lands]
    boxes += [(town.east, town.north, town.east, town.north) for town in spec.towns]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    middle = (north + south) / 2
    squeeze = max(0.3, cos(radians(middle)))
    across, up = max(east - west, LEAST_SPAN) * (1 + ROOM), max(north - south, LEAST_SPAN) * (1 + ROOM)
    inside = HIGH - TOP - FOOT
    scale = min(WIDE / (across * squeeze), inside / up)
    left = (east + west) / 2 - WIDE / (2 * scale * squeeze)
    return _View(left, middle + inside / (2 * scale), scale, squeeze)


def _is_seen(outline: Outline, view: _View) -> bool:
    west, south, east, north = view.box
    return outline.box[0] < east and outline.box[2] > west and outline.box[1] < north and outline.box[3] > south


def _rings_seen(outline: Outline, view: _View) -> list[Any]:
    """The rings within the view that are larger than a pixel or two."""
    west, south, east, north = view.box
    boxes = outline.boxes
    inside = (boxes[:, 0] < east) & (boxes[:, 2] > west) & (boxes[:, 1] < north) & (boxes[:, 3] > south)
    large = (boxes[:, 2] - boxes[:, 0] > 2 / view.scale) | (boxes[:, 3] - boxes[:, 1] > 2 / view.scale)
    return [outline.rings[place] for place in np.flatnonzero(inside & large)]


def _land(card: Card, outline: Outline, view: _View, land: Land | None) -> None:
    few, some, many = card.theme.steps
    shade = card.theme.land if land is None else many if land.lines >= MANY else some if land.lines >= SOME else few
    for ring in _rings_seen(outline, view):
        points = view.ring(ring)
        if len(points) > 2:
            card.draw.polygon(points, shade, card.theme.border)


def _dot(card: Card, x: float, y: float) -> tuple[float, float, float, float]:
    """Draws a dot; gives the box that it covers, in pixels."""
    box = (x - DOT, y - DOT, x + DOT, y + DOT)
    card.draw.ellipse(box, card.theme.mark, card.theme.paper, 2)
    return box


def _name(card: Card, land: Land, found: Outline, view: _View, taken: list[tuple[float, float, float, float]]) -> None:
    """Writes a country's name and number in the middle of its largest piece, or near it: a shade without a name would
    tell nothing."""
    west, south, east, north = found.main_box
    x, y = view.at((south + north) / 2, (west + east) / 2)
    words = f"{land.name} {land.lines}"
    half = card.length(words, SMALL) / 2
    beside = (x - half, x - half / 3, x - 5 * half / 3)
    _label(card, words, [(left, y + down) for left in beside for down in (-10, 14, -34, 38)], taken)


def _label(
    card: Card,
    words: str,
    places: Sequence[tuple[float, float]],
    taken: list[tuple[float, float, float, float]],
) -> None:
    """Writes words at the first of these places that is free, on a strip of paper; not at all if none is."""
    wide = card.length(words, SMALL)
    for left, top in places:
        x = min(max(6, left), WIDE - wide - 6)
        y = min(max(TOP, top), HIGH - FOOT - 26)
        box = (x - 4, y - 2, x + wide + 4, y + 24)
        if any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in taken):
            continue
        taken.append(box)
        card.draw.rounded_rectangle(box, 5, card.theme.paper)
        card.words(x, y, words, SMALL)
        return
