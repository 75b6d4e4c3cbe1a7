"""Helpers for all repositories: statements in batches, and inserts that may find their row there already."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    any_,
    column,
    delete,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from storage.database.database import SEEN, Database
from storage.tables.base import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

# A select of any columns, and a row of any.
AnySelect = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]
T = TypeVar("T")

# Ids in one statement. SQLite takes 32,766 variables, PostgreSQL 65,535; short lists get the best plans.
BATCH = 500
NOTHING: Mapping[str, Any] = {}
# What `seen` keeps the connection under.
_CONNECTION = "connection"
# Types whose values go to PostgreSQL as they are.
PLAIN = (String, Text, Integer, BigInteger)


class Repository:
    """Base of the library's repositories. It joins whatever transaction its task has."""

    def __init__(self, database: Database) -> None:
        self.database = database


def seen(session: AsyncSession, what: str) -> dict[Any, Any]:
    """What was read of one kind within this `Database.looking`, by its key; the caller adds what it reads. Elsewhere an
    empty dictionary that nobody keeps, because a writer changes what it has read."""
    looks: dict[str, Any] = session.info.get(SEEN, {})
    known: dict[Any, Any] = looks.setdefault(what, {})
    return known


def batches(ids: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """The distinct ids in their order, `size` at a time."""
    return chunks(list(dict.fromkeys(ids)), size)


def chunks(rows: Sequence[T], size: int = BATCH) -> Iterator[list[T]]:
    """The rows in their order, `size` at a time, because making values of many rows at once would hold up the event
    loop."""
    for first in range(0, len(rows), size):
        yield list(rows[first : first + size])


async def ask(session: AsyncSession, question: AnySelect, values: Mapping[str, Any] = NOTHING) -> Sequence[AnyRow]:
    """The rows that answer a question about columns. Within `Database.looking` it goes to the session's connection,
    past the session itself, whose share of a short question is a fifth of the time."""
    looks = session.info.get(SEEN)
    if looks is None:
        return (await session.execute(question, values)).all()
    connection = looks.get(_CONNECTION)
    if connection is None:
        connection = looks[_CONNECTION] = await session.connection()
    rows: Sequence[AnyRow] = (await connection.execute(question, values)).all()
    return rows


async def rows_for(
    session: AsyncSession, ids: Iterable[Any], question: Callable[[list[Any]], AnySelect], a_time: int = BATCH
) -> list[AnyRow]:
    """All rows that `question` (which makes a select for one batch of ids) finds for the ids, `a_time` ids
    at a time."""
    found: list[AnyRow] = []
    for part in batches(ids, a_time):
        found.extend(await ask(session, question(part)))
    return found


def among(session: AsyncSession, column: InstrumentedAttribute[str], ids: Iterable[str]) -> ColumnElement[bool]:
    """A condition: the column has one of these ids. However many there are, they are one parameter."""
    if session.get_bind().dialect.name == "sqlite":
        listed = func.json_each(literal(json.dumps(list(ids)), String)).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == any_(literal(list(ids), ARRAY(String)))


async def rows_among(
    session: AsyncSession,
    question: AnySelect,
    column: InstrumentedAttribute[str],
    ids: Collection[str],
    values: Mapping[str, Any] = NOTHING,
) -> list[AnyRow]:
    """The rows whose column has one of the ids, of which there may be thousands; `values` are those of the question's
    parameters."""
    if not ids:
        return []
    # A short list gets a better plan as it is.
    here = among(session, column, ids) if len(ids) > BATCH else column.in_(list(ids))
    return list(await ask(session, question.where(here), values))


async def delete_where(session: AsyncSession, column: InstrumentedAttribute[Any], values: Iterable[Any]) -> None:
    """Deletes the rows whose column has one of the values."""
    table = _table(column.parent.class_)
    for part in batches(values):
        await session.execute(delete(table).where(table.c[column.key].in_(part)))


async def add_rows(session: AsyncSession, table: type[Base], rows: Collection[Mapping[str, Any]]) -> None:
    """Inserts the rows, if there are any. All of them have the same columns."""
    statement = insert(_table(table))
    for part in chunks(list(rows)):
        if _go_as_columns(session, _table(table), part[0]):
            await session.execute(statement.from_select(list(part[0]), _columns_of(_table(table), part)))
        else:
            await session.execute(statement, part)


async def put_rows(session: AsyncSession, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts the rows; one whose primary key is there already is overwritten in the columns that are given, which are
    the same for all."""
    if not rows:
        return
    keys = [column.name for column in _table(table).primary_key]
    statement = dialect_insert(session, _table(table))
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    if changed:
        for part in chunks(rows):
            await session.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), part)
        return
    as_columns = _go_as_columns(session, _table(table), rows[0])
    for part in chunks(rows):
        if as_columns:
            links = statement.from_select(list(rows[0]), _columns_of(_table(table), part))
            await session.execute(links.on_conflict_do_nothing())
        else:
            await session.execute(statement.on_conflict_do_nothing(), part)


def _go_as_columns(session: AsyncSession, table: Table, row: Mapping[str, Any]) -> bool:
    """True for rows of words and numbers alone, such as links, on PostgreSQL: there each row is a statement of its own
    for the driver and for the server, which costs more than the row. An article has some fifteen hundred of them."""
    plain = all(type(table.c[name].type) in PLAIN for name in row)
    return plain and session.get_bind().dialect.name == "postgresql"


def _columns_of(table: Table, rows: Sequence[Mapping[str, Any]]) -> AnySelect:
    """The rows as one select, which takes a parameter for each column, however many rows there are."""
    types = {name: table.c[name].type for name in rows[0]}
    lists = [literal([row[name] for row in rows], ARRAY(kind)) for name, kind in types.items()]
    names = [column(name, kind) for name, kind in types.items()]
    return select(func.unnest(*lists).table_valued(*names).render_derived())


def _table(row: type[Base]) -> Table:
    """The table of a class of rows: asked of the class, SQLAlchemy looks first which of its objects are concerned, and
    takes twice as long to write a row of which nobody holds an object."""
    return row.metadata.tables[row.__tablename__]


def dialect_insert(session: AsyncSession, table: type[Base] | Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that knows ON CONFLICT, which the two databases write alike."""
    # Imported here: a start waits for no dialect that it doesn't use.
    if session.get_bind().dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
