"""Puts very many rows into a library at once: by COPY on PostgreSQL, by the bare driver on SQLite.

`filling` takes PostgreSQL's indexes and constraints away while rows are poured in, and makes the same ones again.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import FromClause, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database.database import Database

AT_ONCE = 20_000
# Foreign keys lean on primary keys, so that they go first and come last.
_CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), contype = 'f' FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace AND contype IN ('p', 'u', 'f') ORDER BY 4 DESC, 1, 2
"""
_INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1"
_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@asynccontextmanager
async def filling(database: Database) -> AsyncIterator[None]:
    """A transaction in which an empty library is filled. Every index and constraint stands again when it ends."""
    async with database.session() as session:
        if database.is_sqlite:
            yield
            return
        await session.execute(text("SET LOCAL maintenance_work_mem = '1GB'"))
        constraints = (await session.execute(text(_CONSTRAINTS))).all()
        for table, name, _, _ in constraints:
            await session.execute(text(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'))
        indexes = (await session.execute(text(_INDEXES))).all()
        for name, _ in indexes:
            await session.execute(text(f'DROP INDEX "{name}"'))
        yield
        for table, name, definition, _ in reversed(constraints):
            await session.execute(text(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}'))
        for _, definition in indexes:
            await session.execute(text(definition.replace(":", "\\:")))


async def pour(database: Database, table: FromClause, rows: Iterable[Mapping[str, Any]]) -> int:
    """Puts rows into a table, all with the same columns; gives how many there were. Joins the transaction under way."""
    rows = iter(rows)
    poured = 0
    while part := list(itertools.islice(rows, AT_ONCE)):
        values = [tuple(map(plain, row.values())) for row in part]
        poured += await pour_values(database, str(table), list(part[0]), values)
    return poured


async def pour_values(database: Database, table: str, columns: Sequence[str], values: Sequence[Sequence[Any]]) -> int:
    """The same for rows of `plain` values, in the order of the columns."""
    if not values:
        return 0
    async with database.session() as session:
        await (_insert if database.is_sqlite else _copy)(session, table, columns, values)
    return len(values)


async def _insert(session: AsyncSession, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    places = ",".join("?" * len(columns))
    connection = await session.connection()
    await connection.exec_driver_sql(
        f"INSERT INTO {table} ({_named(columns)}) VALUES ({places})", list(map(tuple, rows))
    )


async def _copy(session: AsyncSession, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    raw = await (await session.connection()).get_raw_connection()
    driver: Any = raw.driver_connection
    async with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({_named(columns)}) FROM STDIN") as copy:
        for first in range(0, len(rows), AT_ONCE):
            lines = ("\t".join(map(_written, row)) for row in rows[first : first + AT_ONCE])
            await copy.write("\n".join(lines) + "\n")


def _written(value: Any) -> str:
    """A value as COPY reads it."""
    if isinstance(value, str):
        return value.translate(_ESCAPED) if "\\" in value or not value.isprintable() else value
    return "\\N" if value is None else str(value)


def _named(columns: Sequence[str]) -> str:
    return ",".join(f'"{name}"' for name in columns)


def plain(value: Any) -> Any:
    """As both drivers write it: JSON as its text, days and moments as ISO has them."""
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else value
