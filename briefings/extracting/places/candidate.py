"""One name that may be a place: where it stands, what it may mean, what speaks for a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.knowledge.gazetteer.gazetteer import Named

_TOWN, _CITY = 100_000, 400_000


@dataclass(slots=True)
class Candidate:
    """A name that may be a place: its offsets in the document, its readings, what speaks for a place.

    `beside` are the readings of a larger place after a comma ("Paris, Ky."); `chosen` is set when it is settled.
    """

    passage: Passage
    start: int
    end: int
    name: str
    readings: tuple[Named, ...]
    weight: int = 0
    beside: tuple[Named, ...] = ()
    chosen: Named | None = field(default=None)

    @property
    def is_town(self) -> bool:
        """Whether nothing but the list of towns (or of provinces) knows the name."""
        return self.readings[0].kind == "town"

    @property
    def token(self) -> Any:
        """The head word of the name in the parse; None where the parse has no word there."""
        offset = self.passage.start
        span = self.passage.doc.char_span(self.start - offset, self.end - offset, alignment_mode="expand")
        return span.root if span is not None and len(span) else None


def size_of(readings: tuple[Named, ...]) -> int:
    """0, 1 or 2 for a village, a town, a city, by the largest of the readings."""
    largest = max(reading.population for reading in readings)
    return 2 if largest >= _CITY else 1 if largest >= _TOWN else 0
