"""Helpers for all repositories: statements in batches, and inserts that may find their row there already."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import (
    ARRAY,
    JSON,
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    Delete,
    Float,
    Insert,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.elements import KeyedColumnElement

from storage.database.database import SEEN, Database, compact
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
# The parameter of a question about a short list of ids.
_FEW = "few_ids"
# Types whose values go to PostgreSQL as they are, and how many rows of them at once.
PLAIN = (String, Text, Integer, BigInteger, Float, Boolean, Date)
AS_COLUMNS = 1_000
# The columns of the new row, where one with its key is there already.
Columns = ReadOnlyColumnCollection[str, KeyedColumnElement[Any]]
# What becomes of a row that is there already: the new row's columns, and the names of those that are no key → column
# → value; nothing where it stays as it is.
Over = Callable[[Columns, Collection[str]], Mapping[str, Any]]


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
    parameters. A question that is made once for all calls is answered sooner."""
    if not ids:
        return []
    if len(ids) > BATCH:
        return list(await ask(session, question.where(among(session, column, ids)), values))
    # A short list gets a better plan as it is.
    return list(await ask(session, _of_few(question, column), {**values, _FEW: list(ids)}))


@lru_cache(maxsize=64)
def _of_few(question: AnySelect, column: InstrumentedAttribute[str]) -> AnySelect:
    """The question about a short list of ids, by the question itself, not by what it says. To make a statement, and to
    find what it was compiled to, takes longer than SQLite takes for most answers."""
    return question.where(column.in_(bindparam(_FEW, expanding=True)))


async def delete_where(session: AsyncSession, column: InstrumentedAttribute[Any], values: Iterable[Any]) -> None:
    """Deletes the rows whose column has one of the values."""
    statement = _deleting(_table(column.parent.class_), column.key)
    for part in batches(values):
        await session.execute(statement, {_FEW: part})


@cache
def _deleting(table: Table, column: str) -> Delete:
    return delete(table).where(table.c[column].in_(bindparam(_FEW, expanding=True)))


async def add_rows(session: AsyncSession, table: type[Base], rows: Collection[Mapping[str, Any]]) -> None:
    """Inserts the rows, if there are any. All of them have the same columns."""
    if not rows:
        return
    listed, into = list(rows), _table(table)
    if _go_as_columns(session, into, listed[0]):
        for part in chunks(listed, AS_COLUMNS):
            await session.execute(_adding(into, tuple(part[0])), _columns(into, part))
    else:
        for part in chunks(listed):
            await session.execute(insert(into), part)


async def add_numbered(
    session: AsyncSession, table: type[Base], rows: Sequence[Mapping[str, Any]], *returned: InstrumentedAttribute[Any]
) -> list[AnyRow]:
    """Inserts the rows, and gives these columns of each, in no order."""
    into, found = _table(table), list[AnyRow]()
    columns = [into.c[column.key] for column in returned]
    for part in chunks(rows):
        if _go_as_columns(session, into, part[0]):
            added = _adding(into, tuple(part[0])).returning(*columns)
            found += (await session.execute(added, _columns(into, part))).all()
        else:
            found += (await session.execute(insert(into).returning(*columns), part)).all()
    return found


def _overwritten(new: Columns, names: Collection[str]) -> Mapping[str, Any]:
    return {name: new[name] for name in names}


async def put_rows(
    session: AsyncSession, table: type[Base], rows: Sequence[Mapping[str, Any]], over: Over = _overwritten
) -> None:
    """Inserts the rows; one whose primary key is there already is overwritten in the columns that are given, which are
    the same for all. `over` says otherwise what becomes of such a row, given the new one and the columns that are no
    key."""
    if not rows:
        return
    into, names = _table(table), tuple(rows[0])
    as_columns = _go_as_columns(session, into, rows[0])
    statement = _putting(into, names, over, as_columns=as_columns, dialect=session.get_bind().dialect.name)
    if not as_columns:
        for part in chunks(rows):
            await session.execute(statement, part)
        return
    # One statement may overwrite a row but once.
    key = itemgetter(*(column.name for column in into.primary_key))
    for part in chunks(list({key(row): row for row in rows}.values()), AS_COLUMNS):
        await session.execute(statement, _columns(into, part))


@cache
def _adding(table: Table, names: tuple[str, ...]) -> Insert:
    return insert(table).from_select(list(names), _as_select(table, names))


@cache
def _putting(table: Table, names: tuple[str, ...], over: Over, *, as_columns: bool, dialect: str) -> Insert:
    keys = [column.name for column in table.primary_key]
    statement = _dialects_insert(dialect, table)
    changed = over(statement.excluded, [name for name in names if name not in keys])
    source = statement.from_select(list(names), _as_select(table, names)) if as_columns else statement
    if changed:
        return source.on_conflict_do_update(index_elements=keys, set_=changed)
    return source.on_conflict_do_nothing()


def _go_as_columns(session: AsyncSession, table: Table, row: Mapping[str, Any]) -> bool:
    """True on PostgreSQL for rows of plain values: there each row is a statement of its own for the driver and for the
    server, which costs more than the row. An article has some two thousand of them."""
    if session.get_bind().dialect.name != "postgresql":
        return False
    return all(type(table.c[name].type) in (*PLAIN, JSON) for name in row)


@cache
def _as_select(table: Table, names: tuple[str, ...]) -> AnySelect:
    """Rows as one select, which takes a parameter for each column, however many rows there are."""
    lists: list[ColumnElement[Any]] = []
    columns = []
    for name in names:
        kind = table.c[name].type
        if isinstance(kind, JSON):
            # As one text, a value a line: in an array each quotation mark would be marked by another character.
            lists.append(func.string_to_array(bindparam(_listed(name), type_=Text()), "\n", ""))
            columns.append(column(name, Text()))
        else:
            # A word that is too long for its column is refused, and not cut, if it comes as one of any length.
            plain = Text() if isinstance(kind, String) else kind
            lists.append(bindparam(_listed(name), type_=ARRAY(plain)))
            columns.append(column(name, plain))
    rows = func.unnest(*lists).table_valued(*columns).render_derived()
    return select(*(cast(rows.c[n], JSON) if isinstance(table.c[n].type, JSON) else rows.c[n] for n in names))


def _columns(table: Table, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The parameters of `_as_select`."""
    found: dict[str, Any] = {}
    for name in rows[0]:
        values = [row[name] for row in rows]
        if isinstance(table.c[name].type, JSON):
            found[_listed(name)] = "\n".join("" if value is None else compact(value) for value in values)
        elif isinstance(table.c[name].type, Float):  # A list is of one type for the driver, and 4 is none of 4.5's.
            found[_listed(name)] = [None if value is None else float(value) for value in values]
        else:
            found[_listed(name)] = values
    return found


def _listed(name: str) -> str:
    return f"all_{name}"


def _table(row: type[Base]) -> Table:
    """The table of a class of rows: asked of the class, SQLAlchemy looks first which of its objects are concerned, and
    takes twice as long to write a row of which nobody holds an object."""
    return row.metadata.tables[row.__tablename__]


def dialect_insert(session: AsyncSession, table: type[Base] | Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that knows ON CONFLICT, which the two databases write alike."""
    return _dialects_insert(session.get_bind().dialect.name, table)


def _dialects_insert(dialect: str, table: type[Base] | Table) -> postgresql.Insert | sqlite.Insert:
    # Imported here: a start waits for no dialect that it doesn't use.
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
