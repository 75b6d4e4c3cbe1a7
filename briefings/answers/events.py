"""Events with their tolls, and one event in full: who said what about it, and when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from briefings.errors import NotFound
from briefings.matching.events.events import evidence, keys_of, tellings_of
from briefings.model import Figure, KnownEvent, Question, Reference, Telling
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import Library
from briefings.values import frozen

EVENTS = 8
# So many days may lie between two events that an editor is offered as "the same".
NEAR_DAYS = 31
NEAR = 6


@frozen
class EventView:
    """An event with its figures, its documents, and what each of them tells (for editors, who may part them)."""

    known: KnownEvent
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
        documents = await library.references(known.documents)
        tellings = await library.tellings(ids=known.tellings)
    return EventView(known, figures, documents, tellings)


async def event_called(library: Library, event_id: str) -> EventView | None:
    """The event with this id, or what stands in its place: an event is called by the first of its tellings, and gets
    another id when that one is revised or withdrawn, or when an earlier one comes. None where nothing stands for it."""
    try:
        return await event_in_full(library, event_id)
    except NotFound:
        pass
    ids = {event_id, *(await library.later_ids([event_id])).get(event_id, ())}
    numbers = {statement.document for statement in await library.statements(ids)}
    if not numbers:
        return None
    tellings = [t for t in await library.tellings(documents=numbers) if not ids.isdisjoint(t.statements)]
    tellings = tellings or await _told_beside(library, event_id, numbers)
    found = await _holding(library, tellings)
    return found[0] if len(found) == 1 else None


async def _holding(library: Library, tellings: Sequence[Telling]) -> list[EventView]:
    """The events that hold one of these tellings."""
    wanted = {telling.id for telling in tellings}
    views = [await event_in_full(library, known) for known in await library.events_of({t.document for t in tellings})]
    return [view for view in views if not wanted.isdisjoint(view.known.tellings)]


async def _told_beside(library: Library, statement: str, withdrawn: Collection[int]) -> list[Telling]:
    """The published tellings of the event of which a withdrawn document told in this statement."""
    statements = await library.statements_of(withdrawn)
    own = [t for t in tellings_of(statements, await ground_of(library)) if statement in t.statements]
    others = await library.tellings(ids=await library.tellings_under({key for t in own for key in keys_of(t)}))
    return [other for other in others if any(evidence(telling, other) is not None for telling in own)]


async def events_near(library: Library, known: KnownEvent) -> tuple[KnownEvent, ...]:
    """Other events in the same country within `NEAR_DAYS`, nearest first: what an editor may join with this one."""
    day = known.happening.from_date
    candidates = await library.events(place=known.happening.country, limit=500)
    others = [other for other in candidates if other.happening.id != known.happening.id]

    def distance(other: KnownEvent) -> tuple[int, str]:
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
