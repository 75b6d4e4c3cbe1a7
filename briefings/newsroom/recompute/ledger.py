"""Recomputes, after an act, the figures in the cells of the ledger that it touched, also as of past days."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from briefings.matching.cells import cells_of, related_cells
from briefings.matching.dated import BINDING
from briefings.matching.decision import Judge
from briefings.matching.figures import population_figures, told_once
from briefings.matching.pair import Ground
from briefings.model import Cell, Match, Statement, Verdict
from briefings.newsroom.recompute.at_hand import statements_by_id
from briefings.newsroom.recompute.past_figures import days_at_hand, first_days, ids_of_cells
from briefings.ports import Library

AGAINST: tuple[Verdict, ...] = ("conflicts", "updates")


async def settle_cells(
    library: Library,
    cells: Iterable[Cell],
    ground: Ground,
    at_hand: Collection[Statement] = (),
    since: date | None = None,
) -> None:
    """Recomputes the figures in these cells of the ledger, and in cells related to them, also as of past days from the
    day `since` on. Statements that are `at_hand` already are not read again."""
    known = {statement.id: statement for statement in at_hand}
    groups = {related_cells(cell, ground) for cell in cells}
    unmade = await library.unmade_cells([cell for related in groups for cell in related]) if since else {}
    first = first_days(groups, unmade, since) if since else {}
    past = []
    for related in groups:
        statements = await _statements_in(library, related, known)
        judge = Judge(ground)
        matches = await _deciding_matches(library, statements, judge)
        made = await asyncio.to_thread(population_figures, statements, matches, ground, judge)
        measure, origin, _ = related[0]
        await library.save_figures(measure, origin, {scope for _, _, scope in related}, made)
        if related in first:
            past.append(days_at_hand(related, statements, first[related], made))
    await library.save_figure_days(past)


async def _statements_in(library: Library, cells: Collection[Cell], known: Mapping[str, Statement]) -> list[Statement]:
    wanted = await ids_of_cells(library, cells)
    there = await statements_by_id(library, wanted, known)
    return [there[number] for number in wanted if number in there]


async def _deciding_matches(library: Library, statements: Sequence[Statement], judge: Judge) -> tuple[Match, ...]:
    """The matches that decide what figures these statements make. Where all of them are of one cell, what says the same
    could move no statement into another, and is not asked for."""
    if len(cells_of(statements, judge.ground, judge)) > 1:
        ids = tuple(statement.id for statement in statements)
        return await library.matches_of(ids, verdicts=BINDING, ruled=True, reasons=False)
    ids = await asyncio.to_thread(told_once, statements, judge)
    return await library.matches_of(ids, verdicts=AGAINST, ruled=True, reasons=False)
