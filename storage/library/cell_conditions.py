"""Conditions by which rows of the ledger's cells are found, in whatever table."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import Cell, Question
from storage.database.statements import AnyRow, AnySelect, chunks
from storage.library.index_rows import ANY

# Cells in one statement: each is a condition of its own, for which both databases look into an index.
CELLS = 40


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
    session: AsyncSession, question: AnySelect, table: Any, cells: Collection[Cell]
) -> list[AnyRow]:
    """The rows that the question finds in these cells of a table."""
    found: list[AnyRow] = []
    for part in parts_of(cells):
        found.extend((await session.execute(question.where(in_cells(table, part)))).all())
    return found


def under(question: AnySelect, table: Any, asked: Question, measures: Collection[str]) -> AnySelect:
    """Narrows to the rows that began by the question's day, of its place and of these measures (all where there are
    none). Raises `ValueError` for a question without `asof`, or with `since`."""
    if asked.asof is None or asked.since is not None:
        raise ValueError("only what was known as of a day is kept, from the beginning on")
    question = question.where(table.first <= asked.asof)
    if measures:
        question = question.where(table.measure.in_(sorted(measures)))
    return question.where(table.origin.in_(sorted(asked.places))) if asked.places else question
