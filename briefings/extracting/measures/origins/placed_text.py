"""A document's text with the places that it names, looked up by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, shared_gazetteer
from briefings.model import Place


class PlacedText:
    """`places` are the document's, in text order."""

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        self.text = text
        self.places = places
        self._starts = [place.start for place in places]
        self._ends = [place.end for place in places]

    def at(self, offset: int) -> Place | None:
        """The place whose name the offset is part of."""
        index = bisect_right(self._starts, offset) - 1
        return self.places[index] if index >= 0 and self.places[index].end > offset else None

    def within(self, start: int, end: int) -> Iterator[Place]:
        """The places whose names start in a span."""
        return iter(self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def last_before(self, offset: int) -> Place | None:
        """The last place whose name has ended at the offset."""
        index = bisect_right(self._ends, offset) - 1
        return self.places[index] if index >= 0 else None

    def names_people(self, place: Place) -> bool:
        """Whether a place is named by its people ("Yemeni", "Danes"), whatever its part in the sentence; of
        "Yemeni-made rifles" no people are told."""
        if _OTHERWISE_OF_A_PLACE.match(self.text, place.end):
            return False
        kinds = {one.kind for one in shared_gazetteer(SMALLEST_TOWN).lookup(place.name) if one.country == place.country}
        return bool(kinds) and kinds <= {"adjective", "people"}


# What is of a place without being from it: "-made", "-led", "-backed".
_OTHERWISE_OF_A_PLACE = re.compile(r"-(?!born|origin|national|citizen)[a-z]")
