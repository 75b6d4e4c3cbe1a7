"""Puts very many rows into a table at once: by COPY on PostgreSQL, by the bare driver on SQLite."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import FromClause
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database.database import Database

AT_ONCE = 20_000


async def pour(database: Database, table: FromClause, rows: Iterable[Mapping[str, Any]]) -> int:
    """Gives how many there were; all have the same columns. Joins the transaction under way."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return 0
    columns = list(first)
    filled = 0
    async with database.session() as session:
        for part in _parts(itertools.chain([first], rows)):
            values = [tuple(_plain(row[name]) for name in columns) for row in part]
            await (_insert if database.is_sqlite else _copy)(session, str(table), columns, values)
            filled += len(values)
    return filled


async def _insert(session: AsyncSession, table: str, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    places = ",".join("?" * len(columns))
    connection = await session.connection()
    await connection.exec_driver_sql(f"INSERT INTO {table} ({_named(columns)}) VALUES ({places})", rows)


async def _copy(session: AsyncSession, table: str, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    raw = await (await session.connection()).get_raw_connection()
    driver: Any = raw.driver_connection
    async with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({_named(columns)}) FROM STDIN") as copy:
        for row in rows:
            await copy.write_row(row)


def _named(columns: Sequence[str]) -> str:
    return ",".join(f'"{name}"' for name in columns)


def _plain(value: Any) -> Any:
    """As both drivers write it: JSON as its text, days and moments as ISO has them."""
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else value


def _parts(rows: Iterator[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    while part := list(itertools.islice(rows, AT_ONCE)):
        yield part
