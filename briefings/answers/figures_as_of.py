"""The ledger within a question's dates.

As of a day (`asof`), the figures of populations are looked up as they stood, which
`briefings.newsroom.recompute.past_figures` stores. What isn't stored yet, the figures of events, and everything under a
question with `since` are computed from the statements published within the dates.

What the figure of a population counts as of a day doesn't depend on where its claims are filed, as it doesn't in an
answer without dates.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from briefings.matching.cells import related_cells
from briefings.matching.figures import event_figures, figures_from, in_ledger_order, is_of_place, population_figures
from briefings.matching.pair import Ground
from briefings.model import Cell, Figure, Question
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import DatedFigures, Events, Matches, Sources, Statements
from briefings.values import frozen

Figures = tuple[Figure, ...]


class DatedLedger(Statements, DatedFigures, Events, Matches, Sources, Protocol):
    """The ports from which figures within dates are computed or looked up."""


@frozen
class LedgerPage:
    """A page of the ledger, in its order; `more` counts the figures beyond it, if they were to be counted."""

    figures: tuple[Figure, ...]
    more: int


async def figures_within(
    library: DatedLedger,
    question: Question,
    measures: Collection[str],
    *,
    limit: int | None = None,
    offset: int = 0,
    counted: bool = True,
    whole: bool = True,
) -> LedgerPage:
    """A page of the ledger of what was published within the question's dates, for the question's place; empty
    `measures` mean all. Unless `whole`, the longest histories may be abridged."""
    ground = await ground_of(library)
    stop = None if limit is None else offset + limit
    if question.since is not None or question.asof is None:
        every = _of_place(question, await _computed(library, question, measures, ground, figures_from))
        return LedgerPage(every[offset:stop], len(every[offset:]) - len(every[offset:stop]))
    made = await _not_stored(library, question, measures, ground, question.asof)
    stored = await _stored(library, question, measures, ground, question.asof, stop, whole=whole)
    shown = in_ledger_order([*made, *stored])[offset:stop]
    if stop is None or not counted:
        return LedgerPage(shown, 0)
    total = len(made) + await library.count_standing_figures(question, measures)
    return LedgerPage(shown, max(0, total - offset - len(shown)))


async def _stored(
    library: DatedLedger,
    question: Question,
    measures: Collection[str],
    ground: Ground,
    day: date,
    limit: int | None,
    *,
    whole: bool,
) -> list[Figure]:
    """The figures as of the question's day that are stored, the first of the ledger's order. Those whose histories are
    abridged are made of their statements, if they are wanted `whole`."""
    found = await library.standing_figures(question, measures, limit=limit)
    long = {standing.cell for standing in found if whole and not standing.whole}
    made = {_key(figure): figure for figure in await _populations(library, long, day, ground)}
    return [made.get(_key(standing.figure), standing.figure) for standing in found]


def _key(figure: Figure) -> tuple[str, str | None, str, str]:
    return figure.measure, figure.origin, figure.scope, figure.part


async def _not_stored(
    library: DatedLedger, question: Question, measures: Collection[str], ground: Ground, day: date
) -> tuple[Figure, ...]:
    """The figures as of the question's day that are not stored: those that were put off, and those of events."""
    cells = await library.unmade_cells_under(question, measures)
    found = await _populations(library, cells, day, ground)
    if await library.events(limit=1):
        found += await _computed(library, question, measures, ground, event_figures)
    return _of_place(question, found)


def _of_place(question: Question, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    places = question.places
    return tuple(f for f in figures if not places or any(is_of_place(f, place) for place in places))


async def _populations(library: DatedLedger, cells: Collection[Cell], day: date, ground: Ground) -> tuple[Figure, ...]:
    """The figures in these cells as of the day."""
    together = {related for cell in cells for related in related_cells(cell, ground)}
    if not together:
        return ()
    statements = await library.figure_statements_then(together, day)
    matches = await library.matches_of([s.id for s in statements], reasons=False) if statements else ()
    return await asyncio.to_thread(population_figures, statements, matches, ground)


async def _computed(
    library: DatedLedger, question: Question, measures: Collection[str], ground: Ground, make: Callable[..., Figures]
) -> Figures:
    """The figures that `make` makes of the statements published within the question's dates."""
    # A topic's figures are filed under it unless an editor refiled them. A country has few enough claims to look at
    # all.
    wide = replace(question, topic=None) if question.place else question
    statements = await library.published_statements(wide, measures=measures)
    ids = [statement.id for statement in statements]
    matches = await library.matches_of(ids, reasons=False) if ids else ()
    said, names = await library.event_rulings(ids), await library.event_names(ids)
    return await asyncio.to_thread(make, statements, matches, ground, said, names)
