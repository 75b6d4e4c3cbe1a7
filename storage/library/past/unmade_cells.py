"""Lists the cells of the ledger of which past days are not stored, but computed when somebody asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache

from sqlalchemy import delete, false, insert, literal, select

from briefings.model import Cell, CellDays, Question
from storage.database.statements import AnySelect, Repository, ask, put_rows
from storage.library.past.spells import BEGINNING
from storage.library.rows.cell_conditions import (
    CellLimits,
    cell_key,
    cell_limits,
    cell_of,
    in_cells,
    parts_of,
    rows_of_cells,
    under,
)
from storage.tables.base import Base
from storage.tables.claims import StatementRow
from storage.tables.dated import UnmadeCellRow

_CELL = (UnmadeCellRow.measure, UnmadeCellRow.origin, UnmadeCellRow.scope)
_SINCE = select(*_CELL, UnmadeCellRow.first)
_TABLE = Base.metadata.tables[UnmadeCellRow.__tablename__]


@cache
def _under(limits: CellLimits) -> AnySelect:
    return under(select(*_CELL), UnmadeCellRow, limits)


class UnmadeCells(Repository):
    """The library's list of unmade cells."""

    async def note_cells(self, made: Sequence[CellDays]) -> None:
        """Takes the cells that were made off the list, and puts those on it that were put off."""
        done = [cell for each in made if each.days is not None for cell in each.cells]
        left = [
            {**cell_key(cell), "first": each.since, "always": each.always}
            for each in made
            if each.days is None
            for cell in each.cells
        ]
        async with self.database.session() as session:
            for part in parts_of(done):
                await session.execute(delete(UnmadeCellRow).where(in_cells(UnmadeCellRow, part)))
            await put_rows(session, UnmadeCellRow, left)

    async def put_off_all_cells(self) -> None:
        """Lists every cell of the library, from the beginning on."""
        cells = (StatementRow.measure, StatementRow.origin, StatementRow.scope)
        every = select(*cells, literal(BEGINNING), false()).where(StatementRow.measure.is_not(None)).group_by(*cells)
        async with self.database.session() as session:
            await session.execute(delete(_TABLE))
            columns = ["measure", "origin", "scope", "first", "always"]
            await session.execute(insert(_TABLE).from_select(columns, every))

    async def unmade_cells(self, cells: Collection[Cell]) -> Mapping[Cell, date]:
        async with self.database.reading() as session:
            rows = await rows_of_cells(session, _SINCE, UnmadeCellRow, cells)
        return {cell_of(row): row.first for row in rows}

    async def unmade_cells_under(self, question: Question, measures: Collection[str]) -> tuple[Cell, ...]:
        limits, values = cell_limits(question, measures)
        async with self.database.reading() as session:
            rows = await ask(session, _under(limits), values)
        return tuple(map(cell_of, rows))

    async def next_unmade_cells(self, limit: int) -> tuple[Cell, ...]:
        question = select(*_CELL).where(~UnmadeCellRow.always).order_by(*_CELL).limit(limit)
        async with self.database.reading() as session:
            return tuple(map(cell_of, (await session.execute(question)).all()))
