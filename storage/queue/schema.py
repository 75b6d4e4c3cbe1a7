"""The tables of procrastinate, the library behind the queue, and how they are migrated.

They are no part of our own migrations: procrastinate ships the whole schema, and one script for each change since.
Which of its scripts a database has is noted in the table `dateline_queue_schema`. Newer scripts of the installed
procrastinate are run in their order, in one transaction, under the migrators' lock.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection

from briefings.errors import StorageError
from storage.database.database import Database
from storage.database.errors import plain_failures
from storage.database.migrating import MIGRATORS

_NOTE = "dateline_queue_schema"


async def bring_queue_up_to_date(database: Database) -> None:
    """Makes the queue's tables, or runs the scripts that they lack; does nothing on SQLite. Raises `StorageError`, also
    if the tables are newer than the installed procrastinate."""
    if database.is_sqlite or await queue_schema(database) == newest_script():
        return
    engine = database.migrating_engine()
    try:
        with plain_failures(database.shown):
            async with engine.begin() as connection:
                await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATORS})
                await _bring_up(connection, database.shown)
    finally:
        await engine.dispose()


async def queue_schema(database: Database) -> str | None:
    """The name of the newest script that the database has; None if it has no queue."""
    try:
        async with database.engine.connect() as connection:
            return await _noted(connection)
    except ProgrammingError:
        return None


def newest_script() -> str:
    """The name of the newest script of the installed procrastinate."""
    return _scripts()[-1].name


async def _bring_up(connection: AsyncConnection, where: str) -> None:
    there = (await connection.execute(text(f"SELECT to_regclass('{_NOTE}') IS NOT NULL"))).scalar_one()
    noted = await _noted(connection) if there else None
    scripts = _scripts()
    if noted is None:
        await _run(connection, (_folder() / "schema.sql").read_text("utf-8"))
        await connection.execute(text(f"CREATE TABLE {_NOTE} (script text NOT NULL)"))
        await connection.execute(text(f"INSERT INTO {_NOTE} VALUES (:script)"), {"script": scripts[-1].name})
        return
    if noted > scripts[-1].name:
        sentence = "The library{}'s queue was made by a newer Dateline than this one; install the newer one."
        raise StorageError(sentence.format(""), sentence.format(f" {where}"))
    for script in scripts:
        if script.name > noted:
            await _run(connection, script.read_text("utf-8"))
    await connection.execute(text(f"UPDATE {_NOTE} SET script = :script"), {"script": scripts[-1].name})


async def _noted(connection: AsyncConnection) -> str | None:
    return cast("str | None", (await connection.execute(text(f"SELECT script FROM {_NOTE}"))).scalar())


async def _run(connection: AsyncConnection, script: str) -> None:
    """Runs a script of many statements without parameters, so that the driver does not interpret its % signs."""
    raw: Any = (await connection.get_raw_connection()).driver_connection
    await raw.execute(script)


def _scripts() -> list[Path]:
    found = (_folder() / "migrations").glob("*.sql")
    return sorted(path for path in found if re.match(r"\d\d\.\d\d\.\d\d_", path.name))


def _folder() -> Path:
    # Its folder is found without importing it: that takes most of a second, and a process that only looks needs none of
    # it.
    spec = find_spec("procrastinate")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "sql"
