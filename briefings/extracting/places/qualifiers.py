"""The state or country that is written after a place's name: "Tripoli, Lebanon", "Paris, Ky."."""

from __future__ import annotations

from typing import NamedTuple

from briefings.extracting.places import vocabulary as words
from briefings.knowledge.gazetteer.gazetteer import Gazetteer, Named


class Qualifier(NamedTuple):
    """The larger place after a comma: its readings, none where nothing of the kind stands there.

    `short` is where it stands in the passage if it is a short form ("Ky."), which is a place only there.
    """

    readings: tuple[Named, ...] = ()
    short: tuple[int, int] | None = None


_NOTHING = Qualifier()


def larger_place(body: str, end: int, gazetteer: Gazetteer) -> Qualifier:
    """The state or country after a comma behind the name that ends at `end`."""
    comma = words.COMMA.match(body, end) if body.startswith(",", end) else None
    after = words.QUALIFIER.match(body, comma.end()) if comma else None
    if after is None:
        return _NOTHING
    name = after[1]
    while name:
        short = gazetteer.tables.abbreviations.get(name) or gazetteer.tables.abbreviations.get(name + ".")
        if short:
            return Qualifier((short,), (after.start(1), after.start(1) + len(name)))
        larger = tuple(n for n in gazetteer.tables.find(name) if n.kind in ("country", "state", "region", "wide"))
        if larger:
            return Qualifier(larger)
        name = name.rpartition(" ")[0]
    return _NOTHING


def lies_in(reading: Named, larger: Named) -> bool:
    """Whether a reading lies in a larger place, as far as country and state tell."""
    if reading.country != larger.country:
        return False
    return larger.kind != "state" or not reading.state or reading.state == larger.state
