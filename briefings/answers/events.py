"""Events with their tolls, and one event in full: who said what about it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefings.answers.composing import reference
from briefings.model import Figure, Known, Question, Reference, Telling
from briefings.ports import Library

EVENTS = 8
# So many days may lie between two events that an editor is offered as "the same".
NEAR_DAYS = 31
NEAR = 6


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with its figures, its documents, and what each of them tells (for editors, who may part them)."""

    known: Known
    figures: tuple[Figure, ...]
    documents: tuple[Reference, ...]
    tellings: tuple[Telling, ...] = ()


async def events(
    library: Library, question: Question, *, limit: int = EVENTS, offset: int = 0
) -> tuple[tuple[EventView, ...], int]:
    """The events at a question's place or in its region, on or after its `since`, newest first, each with its figures;
    and how many more there are."""
    where: dict[str, Any] = {"place": question.place, "countries": question.countries, "since": question.since}
    async with library.looking():
        found = await library.events(**where, limit=limit, offset=offset)
        total = await library.count_events(**where)
        views = [EventView(known, await library.figures(event=known.happening.id), ()) for known in found]
    return tuple(views), max(0, total - offset - len(views))


async def event_in_full(library: Library, event_id: str) -> EventView:
    """One event with its figures, documents and tellings. Raises `NotFound`."""
    async with library.looking():
        known = await library.event(event_id)
        figures = await library.figures(event=known.happening.id)
        documents = await library.documents_with(known.documents)
        tellings = await library.tellings(ids=known.tellings)
    return EventView(known, figures, tuple(map(reference, documents)), tellings)


async def events_near(library: Library, known: Known) -> tuple[Known, ...]:
    """Other events in the same country within `NEAR_DAYS`, nearest first: what an editor may join with this one."""
    day = known.happening.from_date
    candidates = await library.events(place=known.happening.country, limit=500)
    others = [other for other in candidates if other.happening.id != known.happening.id]

    def distance(other: Known) -> tuple[int, str]:
        theirs = other.happening.from_date
        return (abs((theirs - day).days) if day and theirs else NEAR_DAYS), other.happening.id

    return tuple(sorted((o for o in others if distance(o)[0] <= NEAR_DAYS), key=distance)[:NEAR])


def timeline(figures: Sequence[Figure]) -> list[tuple[Figure, int]]:
    """All entries of the figures' histories as (figure, index in its history), oldest first, undated ones last."""
    every = [figure for whole in figures for figure in (whole, *whole.parts)]
    entries = [(figure, n) for figure in every for n in range(len(figure.history))]
    undated = [pair for pair in entries if pair[0].history[pair[1]].published is None]
    dated = [pair for pair in entries if pair[0].history[pair[1]].published is not None]
    return sorted(dated, key=lambda pair: str(pair[0].history[pair[1]].published)) + undated
