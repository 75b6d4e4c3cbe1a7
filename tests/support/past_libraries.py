"""Libraries as past versions left them: in SQLite from `tests/data/schemas`, and the same rows in PostgreSQL."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, Date, DateTime, MetaData, Table, insert, null, text

from storage.database.database import Database
from storage.database.migrating import migrate

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"


def of_the_past(name: str, folder: Path) -> Database:
    """A SQLite library as it was left then."""
    path = folder / f"{name}.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        # It commits after each statement, and none has to outlive a power cut.
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript((SCHEMAS / f"{name}.sql").read_text("utf-8"))
    return Database(path)


async def of_the_past_in_postgresql(name: str, url: str) -> Database:
    """The same in PostgreSQL, in the empty database at `url`."""
    database = Database(url)
    await migrate(database, name)
    with closing(sqlite3.connect(":memory:")) as left:
        left.executescript((SCHEMAS / f"{name}.sql").read_text("utf-8"))
        async with database.engine.execution_options(dateline_writes=True).begin() as connection:
            await connection.run_sync(_copied, left)
    return database


def _copied(connection: Connection, left: sqlite3.Connection) -> None:
    metadata = MetaData()
    metadata.reflect(connection)
    for table in metadata.sorted_tables:
        if table.name == "alembic_version" or not _is_there(left, table):
            continue
        columns = [column for column in table.columns if column.name in _columns_there(left, table)]
        names = ", ".join(f'"{column.name}"' for column in columns)
        found = left.execute(f'SELECT {names} FROM "{table.name}"').fetchall()
        rows = [{c.name: _typed(c.type, v) for c, v in zip(columns, row, strict=True)} for row in found]
        if rows:
            for row in rows:
                connection.execute(insert(table).values(row))
        for column in table.columns:
            counter = text("SELECT pg_get_serial_sequence(:table, :column)")
            named = {"table": f'"{table.name}"', "column": column.name}
            if rows and (sequence := connection.execute(counter, named).scalar()):
                last = {"sequence": sequence, "last": max(row[column.name] for row in rows)}
                connection.execute(text("SELECT setval(:sequence, :last)"), last)


def _is_there(left: sqlite3.Connection, table: Table) -> bool:
    return bool(left.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table.name,)).fetchall())


def _columns_there(left: sqlite3.Connection, table: Table) -> set[str]:
    return {row[1] for row in left.execute(f'PRAGMA table_info("{table.name}")')}


def _typed(kind: Any, value: Any) -> Any:
    if value is None:
        return null()  # not JSON's own null
    if isinstance(kind, Boolean):
        return bool(value)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return json.loads(value) if isinstance(kind, JSON) else value
