"""How the figures of populations stood as of each past day. Every act stores it for the cells of the ledger that it
touched, where today's figures tell it, as they do of what was published last; all else it puts off. What was put off is
computed when somebody asks for it (`briefings.answers.figures_as_of`), and stored by `make_up_cells`.

The figures of events are not stored: they are computed when somebody asks for them (`briefings.answers.figures_as_of`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from briefings.matching.cells import related_cells
from briefings.matching.dated import BINDING, days_from
from briefings.matching.dated_figures import figure_days
from briefings.matching.independence import names_from
from briefings.matching.pair import Ground
from briefings.model import Cell, CellDays, Figure, Statement
from briefings.ports import Library

# How much work (statements, day by day) `make_up_cells` does at once (some seconds). Cells that need more are never
# stored, only computed when somebody asks.
AT_LEISURE = 20_000
AT_ONCE = 40


async def ids_of_cells(library: Library, related: Collection[Cell]) -> list[str]:
    """The ids of the statements from which the figures of related cells are made: one of each kind; or all, if
    statements may move between the cells, because that depends on the matches of each."""
    entries = [await library.figure_entry_ids(*cell) for cell in related]
    if sum(map(bool, entries)) > 1:
        entries = [await library.figure_statement_ids(*cell) for cell in related]
    return [number for found in entries for number in found]


def first_days(
    groups: Collection[Sequence[Cell]], unmade: Mapping[Cell, date], since: date
) -> dict[tuple[Cell, ...], date]:
    """For each group of related cells the day from which on it has to be made: `since`, or earlier if it is unmade."""
    return {tuple(cells): min([since, *(unmade[cell] for cell in cells if cell in unmade)]) for cells in groups}


def days_at_hand(
    cells: tuple[Cell, ...], statements: Collection[Statement], since: date, today: Collection[Figure]
) -> CellDays:
    """How the figures of related cells stood from the day `since` on, if today's tell it, which are made of these
    statements: nothing was published later, and all of it is dated. Everything else is put off."""
    dated = [statement for statement in statements if statement.published]
    days = days_from(dated, since)
    if days and (len(days) > 1 or len(dated) < len(statements)):
        return CellDays(cells, since, None)
    return CellDays(cells, since, tuple((day, frozenset(today)) for day in days))


async def make_up_cells(books: Library) -> bool:
    """Stores some of what was put off; False if nothing was left to do."""
    some = await books.next_unmade_cells(AT_ONCE)
    if not some:
        return False
    ground = Ground.under(books.rules, names_from(await books.root_names(), await books.sources()))
    groups = list(dict.fromkeys(related_cells(cell, ground) for cell in some))
    unmade = await books.unmade_cells([cell for cells in groups for cell in cells])
    made: list[CellDays] = []
    work = 0
    for cells, since in first_days(groups, unmade, date.max).items():
        statements = await books.statements(await ids_of_cells(books, cells))
        dated = [statement for statement in statements if statement.published]
        work += len(days_from(dated, since)) * len(dated)
        if made and work > AT_LEISURE:
            break
        made.append(await _made(books, cells, dated, ground, since))
    await books.save_figure_days(made)
    return True


async def _made(
    books: Library, cells: tuple[Cell, ...], dated: Sequence[Statement], ground: Ground, since: date
) -> CellDays:
    if len(days_from(dated, since)) * len(dated) > AT_LEISURE:
        return CellDays(cells, since, None, always=True)
    ids = [statement.id for statement in dated]
    matches = await books.matches_of(ids, verdicts=BINDING, ruled=True, reasons=False) if ids else ()
    return CellDays(cells, since, await asyncio.to_thread(figure_days, dated, matches, ground, since))
