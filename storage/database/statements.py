"""Helpers for all repositories: statements in batches, and inserts that may find their row there already."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ARRAY, ColumnElement, Row, Select, String, any_, delete, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from storage.database.database import Database
from storage.tables.base import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

# A select of any columns, and a row of any.
AnySelect = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]
T = TypeVar("T")

# Ids in one statement. SQLite takes 32,766 variables, PostgreSQL 65,535; short lists get the best plans.
BATCH = 500


class Repository:
    """Base of the library's repositories. It joins whatever transaction its task has."""

    def __init__(self, database: Database) -> None:
        self.database = database


def batches(ids: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """The distinct ids in their order, `size` at a time."""
    return chunks(list(dict.fromkeys(ids)), size)


def chunks(rows: Sequence[T], size: int = BATCH) -> Iterator[list[T]]:
    """The rows in their order, `size` at a time, because making values of many rows at once would hold up the event
    loop."""
    for first in range(0, len(rows), size):
        yield list(rows[first : first + size])


async def rows_for(
    session: AsyncSession, ids: Iterable[Any], question: Callable[[list[Any]], AnySelect], a_time: int = BATCH
) -> list[AnyRow]:
    """All rows that `question` (which makes a select for one batch of ids) finds for the ids, `a_time` ids
    at a time."""
    found: list[AnyRow] = []
    for part in batches(ids, a_time):
        found.extend((await session.execute(question(part))).all())
    return found


def among(session: AsyncSession, column: InstrumentedAttribute[str], ids: Iterable[str]) -> ColumnElement[bool]:
    """A condition: the column has one of these ids. However many there are, they are one parameter."""
    if session.get_bind().dialect.name == "sqlite":
        listed = func.json_each(literal(json.dumps(list(ids)), String)).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == any_(literal(list(ids), ARRAY(String)))


async def rows_among(
    session: AsyncSession, question: AnySelect, column: InstrumentedAttribute[str], ids: Collection[str]
) -> list[AnyRow]:
    """The rows whose column has one of the ids, of which there may be thousands."""
    if not ids:
        return []
    # A short list gets a better plan as it is.
    here = among(session, column, ids) if len(ids) > BATCH else column.in_(list(ids))
    return list((await session.execute(question.where(here))).all())


async def delete_where(session: AsyncSession, column: InstrumentedAttribute[Any], values: Iterable[Any]) -> None:
    """Deletes the rows whose column has one of the values."""
    for part in batches(values):
        await session.execute(delete(column.class_).where(column.in_(part)))


async def add_rows(session: AsyncSession, table: type[Base], rows: Collection[Mapping[str, Any]]) -> None:
    """Inserts the rows, if there are any."""
    for part in chunks(list(rows)):
        await session.execute(insert(table), part)


async def put_rows(session: AsyncSession, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts the rows. Where the primary key exists already, the given columns are overwritten."""
    if not rows:
        return
    keys = [column.name for column in table.__table__.primary_key]
    statement = dialect_insert(session, table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    put = statement.on_conflict_do_update(index_elements=keys, set_=changed) if changed else None
    for part in chunks(rows):
        await session.execute(statement.on_conflict_do_nothing() if put is None else put, part)


def dialect_insert(session: AsyncSession, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An insert with ON CONFLICT, which both databases write alike."""
    # Imported here, so that a start waits for no dialect that it doesn't use.
    from sqlalchemy.dialects import postgresql, sqlite

    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
