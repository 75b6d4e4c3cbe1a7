"""Conditions by which rows of the ledger's cells are found, in whatever table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, and_, bindparam, or_
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import Cell, Question
from storage.database.statements import NOTHING, AnyRow, AnySelect, ask, chunks
from storage.library.rows.index_rows import ANY

# Cells in one statement: each is a condition of its own, for which both databases look into an index.
CELLS = 40
# The day of a question as of a day, as a parameter.
ASOF = bindparam("asof", type_=Date())


def cell_of(row: AnyRow) -> Cell:
    """The cell in a row that begins with its measure, origin and scope."""
    return row[0], row[1] or None, row[2]


def cell_key(cell: Cell) -> dict[str, str]:
    """The columns of a cell; the world as an origin is the empty string."""
    measure, origin, scope = cell
    return {"measure": measure, "origin": origin or ANY, "scope": scope}


def in_cells(table: Any, cells: Collection[Cell]) -> ColumnElement[bool]:
    """A condition: a row of the table (which has the columns of a cell) belongs to one of these cells."""
    keys = [(table.measure, table.origin, table.scope, cell_key(cell).values()) for cell in cells]
    return or_(*(and_(m == a, o == b, s == c) for m, o, s, (a, b, c) in keys))


def parts_of(cells: Collection[Cell]) -> list[list[Cell]]:
    """The distinct cells, as many at a time as go into one statement."""
    return list(chunks(list(dict.fromkeys(cells)), CELLS))


async def rows_of_cells(
    session: AsyncSession,
    question: AnySelect,
    table: Any,
    cells: Collection[Cell],
    values: Mapping[str, Any] = NOTHING,
) -> list[AnyRow]:
    """The rows that the question, which is made once for all calls, finds in these cells of a table; `values` are those
    of its parameters."""
    found: list[AnyRow] = []
    for part in parts_of(cells):
        named = {f"{name}_{n}": value for n, cell in enumerate(part) for name, value in cell_key(cell).items()}
        found.extend(await ask(session, _in_so_many(question, table, len(part)), {**values, **named}))
    return found


@lru_cache(maxsize=256)
def _in_so_many(question: AnySelect, table: Any, many: int) -> AnySelect:
    """The question about so many cells, each with parameters of its own."""
    columns = {"measure": table.measure, "origin": table.origin, "scope": table.scope}
    cells = (and_(*(c == bindparam(f"{name}_{n}") for name, c in columns.items())) for n in range(many))
    return question.where(or_(*cells))


class CellLimits(NamedTuple):
    """Whether a question of cells is limited to certain measures, and to a place."""

    measures: bool
    placed: bool


def cell_limits(asked: Question, measures: Collection[str]) -> tuple[CellLimits, dict[str, Any]]:
    """The limits of a question as of a day, and the values of `under`'s parameters. Raises `ValueError` for a question
    without `asof`, or with `since`."""
    if asked.asof is None or asked.since is not None:
        raise ValueError("only what was known as of a day is kept, from the beginning on")
    values = {"asof": asked.asof, "measures": sorted(measures), "origins": sorted(asked.places)}
    return CellLimits(bool(measures), bool(asked.places)), values


def under(question: AnySelect, table: Any, limits: CellLimits) -> AnySelect:
    """Narrows to the rows that began by the day `asof`, of the place's `origins` and of these `measures` (all where
    there are none)."""
    question = question.where(table.first <= ASOF)
    if limits.measures:
        question = question.where(table.measure.in_(bindparam("measures", expanding=True)))
    return question.where(table.origin.in_(bindparam("origins", expanding=True))) if limits.placed else question
