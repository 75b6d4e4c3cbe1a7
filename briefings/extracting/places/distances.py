"""How far a text says that one place is from another: "Khor, 80 kilometers east of Quetta" lies near Quetta, and is no
town of that name far away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import cos, hypot, radians

from briefings.extracting.places.candidate import Candidate
from briefings.knowledge.gazetteer.gazetteer import Gazetteer, Named, fold
from briefings.knowledge.gazetteer.towns import Point

_APART = re.compile(
    r",? (?:(?:about|some|around|roughly|approximately|nearly|almost|just|only|over|located|situated|lying|which|is"
    r"|lies) ){0,3}"
    r"(?P<count>\d[\d,]*(?:\.\d+)?)[ -]?(?P<unit>kilomet(?:er|re)s?|kms?|miles?)\b(?: ?\([^)\n]{1,30}\))?"
    r"(?: (?:away|(?:to the )?(?:due )?(?:north|south|east|west)[a-z-]*))? (?:of|from) "
)
_KM_OF_A_MILE, _KM_OF_A_DEGREE = 1.609, 111.2
# A distance by road is longer than one on a map, and a province's middle lies off its seat.
_SLACK, _WINDING = 100.0, 2.0


def bring_near(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> None:
    """Gives each place that is told by its distance from a known town, and can't lie where it was taken to, its
    reading in that town's country; where there is none, it is a place there that no list has."""
    at = {one.start: one for one in found}
    for one in found:
        apart = _APART.match(text, one.end)
        other = at.get(apart.end()) if apart is not None else None
        if apart is None or other is None or other.chosen is None or one.chosen is None or other.chosen.country is None:
            continue
        if one.chosen.country == other.chosen.country or one.chosen.kind not in ("town", "region"):
            continue
        if _least(one, other, gazetteer) > _kilometers(apart) * _WINDING + _SLACK:
            inside = (reading for reading in one.readings if reading.country == other.chosen.country)
            one.chosen = next(inside, Named(one.name, other.chosen.country, "town"))


def _kilometers(apart: re.Match[str]) -> float:
    count = float(apart["count"].replace(",", ""))
    return count * (_KM_OF_A_MILE if apart["unit"].startswith("mile") else 1.0)


def _least(one: Candidate, other: Candidate, gazetteer: Gazetteer) -> float:
    """The kilometers between the nearest of the towns that two names are taken to mean; none where no list tells where
    they lie."""
    ours, theirs = _points(one, gazetteer), _points(other, gazetteer)
    return min((_between(here, there) for here in ours for there in theirs), default=0.0)


def _points(one: Candidate, gazetteer: Gazetteer) -> list[Point]:
    country = one.chosen.country if one.chosen else None
    return [point for point in gazetteer.towns.points_of(fold(one.name)) if point.country == country]


def _between(here: Point, there: Point) -> float:
    east = abs(here.east - there.east)
    east = min(east, 360 - east) * cos(radians((here.north + there.north) / 2))
    return hypot(here.north - there.north, east) * _KM_OF_A_DEGREE
