"""Stores how the figures of populations stood as of each day, as spells (see `storage.library.past.spells`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, and_, bindparam, collate, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import LONGEST_HISTORY, Cell, CellDays, Figure, Question, StandingFigure, Statement, abridged
from storage.database.statements import AnyRow, AnySelect, Repository, add_rows, ask
from storage.library.claims.statements import load
from storage.library.past.spells import Spell, laid_from, lasting
from storage.library.past.unmade_cells import UnmadeCells
from storage.library.rows.cell_conditions import (
    ASOF,
    CellLimits,
    cell_key,
    cell_limits,
    cell_of,
    in_cells,
    parts_of,
    rows_of_cells,
    under,
)
from storage.library.rows.claim_conditions import published
from storage.library.rows.index_rows import ANY, UNDATED
from storage.library.rows.json_values import figure_body, figure_from_body, history_body
from storage.tables.base import Base
from storage.tables.claims import StatementRow
from storage.tables.dated import DatedFigureRow
from storage.tables.documents import DocumentRow

FigureSpell = Spell[StandingFigure]

_STORED = (
    DatedFigureRow.measure,
    DatedFigureRow.origin,
    DatedFigureRow.scope,
    DatedFigureRow.whole,
    DatedFigureRow.body,
    DatedFigureRow.history,
)
_KEY = (
    DatedFigureRow.measure,
    DatedFigureRow.origin,
    DatedFigureRow.scope,
    DatedFigureRow.part,
    DatedFigureRow.first,
)
_TABLE = Base.metadata.tables[DatedFigureRow.__tablename__]
# A row, by parameters that begin with "its".
_THIS = [_TABLE.c[name] == bindparam(f"its_{name}") for name in (column.key for column in _KEY)]


class DatedFigures(UnmadeCells, Repository):
    """The figures of populations as of each day."""

    async def save_figure_days(self, made: Sequence[CellDays]) -> None:
        if not made:
            return
        ended: list[FigureSpell] = []
        gone, new = set[FigureSpell](), set[FigureSpell]()
        async with self.database.session() as session:
            stored = await _stored_spells(session, made)
            for each in made:
                own = [spell for cell in each.cells for spell in stored.get(cell, ())]
                before = [spell for spell in own if spell.first < each.since < spell.until]
                laid = laid_from(each.since, before, figure_spells(each))
                ended += laid.ended
                gone |= {spell for spell in own if spell.first >= each.since}
                new |= set(laid.new)
            await _write(session, ended, gone - new, new - gone)
            await self.note_cells(made)

    async def forget_figure_days(self) -> None:
        async with self.database.session() as session:
            await session.execute(delete(_TABLE))
            await self.put_off_all_cells()

    async def standing_figures(
        self, question: Question, measures: Collection[str], *, limit: int | None, offset: int = 0
    ) -> tuple[StandingFigure, ...]:
        limits, values = cell_limits(question, measures)
        async with self.database.reading() as session:
            page = _page(limits, session.get_bind().dialect.name, cut=limit is not None)
            rows = await ask(session, page, {**values, "most": limit, "passed": offset})
        return tuple(map(_stored, rows if limit is not None else rows[offset:]))

    async def count_standing_figures(self, question: Question, measures: Collection[str]) -> int:
        limits, values = cell_limits(question, measures)
        counted = _as_of(select(func.count()).select_from(DatedFigureRow), limits)
        async with self.database.reading() as session:
            ((count,),) = await ask(session, counted, values)
        return int(count)

    async def figure_statements_then(self, cells: Collection[Cell], day: date) -> tuple[Statement, ...]:
        found: list[Statement] = []
        async with self.database.reading() as session:
            for part in parts_of(cells):
                then = (in_cells(StatementRow, part), published(), DocumentRow.published <= day)
                found += await load(session, None, lambda question, _, then=then: question.where(*then))
        return tuple(found)


@cache
def _page(limits: CellLimits, dialect: str, *, cut: bool) -> AnySelect:
    """The ledger as of a day: a page of it if `cut`, else all."""
    if not cut:
        return _as_of(select(*_STORED), limits).order_by(*_order(dialect))
    # What is shown of a figure is read for a page alone: which figures are on it the index tells by itself.
    most, passed = bindparam("most", type_=Integer()), bindparam("passed", type_=Integer())
    page = _as_of(select(*_KEY), limits).order_by(*_order(dialect)).limit(most).offset(passed)
    found = page.cte("page").prefix_with("MATERIALIZED")
    this_figure = and_(*(found.c[column.key] == column for column in _KEY))
    return select(*_STORED).select_from(found).join(DatedFigureRow, this_figure).order_by(*_order(dialect))


def _as_of(question: AnySelect, limits: CellLimits) -> AnySelect:
    return under(question, DatedFigureRow, limits).where(DatedFigureRow.until > ASOF)


def _order(dialect: str) -> list[ColumnElement[Any]]:
    """The ledger's order, with words in the order of their letters' codes, as SQLite and Python have them."""
    words: list[Any] = [DatedFigureRow.origin, DatedFigureRow.measure, DatedFigureRow.scope, DatedFigureRow.part]
    if dialect == "postgresql":
        words = [collate(column, "C") for column in words]
    world = DatedFigureRow.origin == ANY
    return [world.desc(), DatedFigureRow.roots.desc(), DatedFigureRow.newest.desc(), *words]


@cache
def _spells() -> AnySelect:
    """The stored spells that end after the day `ended`."""
    spells = select(*_STORED, DatedFigureRow.first, DatedFigureRow.until)
    return spells.where(DatedFigureRow.until > bindparam("ended", type_=Date()))


async def _stored_spells(session: AsyncSession, made: Sequence[CellDays]) -> dict[Cell, list[FigureSpell]]:
    """The stored spells of all these cells that end after the first of their days."""
    cells, ended = [cell for each in made for cell in each.cells], {"ended": min(each.since for each in made)}
    found: dict[Cell, list[FigureSpell]] = {}
    for row in await rows_of_cells(session, _spells(), DatedFigureRow, cells, ended):
        found.setdefault(cell_of(row), []).append(Spell(_stored(row), row.first, row.until))
    return found


async def _write(
    session: AsyncSession, ended: Collection[FigureSpell], gone: Collection[FigureSpell], new: Collection[FigureSpell]
) -> None:
    if gone:
        await session.execute(delete(_TABLE).where(*_THIS), [_its(spell) for spell in gone])
    if ended:
        ends = [{**_its(spell), "ends": spell.until} for spell in ended]
        await session.execute(update(_TABLE).where(*_THIS).values(until=bindparam("ends")), ends)
    await add_rows(session, DatedFigureRow, [figure_row(spell) for spell in new])


def figure_spells(made: CellDays) -> list[FigureSpell]:
    """The spells of these cells' figures, as they are stored."""
    return lasting((day, set(map(_as_stored, now))) for day, now in made.days or ())


def figure_row(spell: FigureSpell) -> dict[str, Any]:
    """A row of `dated_figures`."""
    figure, whole = spell.value
    rank = {"roots": len(figure.roots), "newest": figure.newest or UNDATED}
    bodies = {"whole": whole, "body": figure_body(figure), "history": history_body(figure)}
    return {**_key(spell), "until": spell.until, **rank, **bodies}


def _key(spell: FigureSpell) -> dict[str, Any]:
    """The primary key."""
    return {**cell_key(spell.value.cell), "part": spell.value.figure.part, "first": spell.first}


def _its(spell: FigureSpell) -> dict[str, Any]:
    """The primary key, as the parameters of `_THIS`."""
    return {f"its_{name}": value for name, value in _key(spell).items()}


def _as_stored(figure: Figure) -> StandingFigure:
    whole = len(figure.history) <= LONGEST_HISTORY
    return StandingFigure(figure if whole else abridged(figure), whole)


def _stored(row: AnyRow) -> StandingFigure:
    return StandingFigure(figure_from_body(row.body, row.history), row.whole)
