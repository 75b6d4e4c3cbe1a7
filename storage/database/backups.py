"""A backup is a library in one SQLite file, whatever database it was made from; it goes back into either kind, which is
also the way from SQLite to PostgreSQL and back."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer, Table, delete, func, insert, literal_column, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import StorageError
from storage.database.database import Database
from storage.tables.schema import METADATA

# Rows held in memory at a time. Uploads are big, and go a few at a time.
_ROWS, _UPLOADS = 2000, 8


async def backup(database: Database, path: Path) -> None:
    """Writes the library to a new file, while it is in use: what was committed when the copy began. Raises
    `StorageError`; a half-written file never stands at `path`."""
    half = _fresh_beside(path)
    try:
        if database.is_sqlite:
            await asyncio.to_thread(_copy_file, database.path, half)
        else:
            await _copy_library(database, half)
        half.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"The backup {path} can't be written: {error}.") from error
    finally:
        for rest in _with_journals(half):
            rest.unlink(missing_ok=True)


async def restore(database: Database, path: Path, *, force: bool = False) -> None:
    """Puts a backup's rows in the place of the library's, in one transaction. Raises `StorageError` when the file is no
    backup, or the library holds something and `force` is not given."""
    if not _is_library(path):
        raise StorageError(f"{path} is no Dateline backup.")
    await database.migrate()
    with tempfile.TemporaryDirectory() as folder:
        # The backup itself stays as it is: an old one is brought up to date in a copy.
        copy = Path(folder) / "backup.sqlite3"
        await asyncio.to_thread(shutil.copyfile, path, copy)
        source = Database(f"sqlite+aiosqlite:///{copy}")
        try:
            await source.migrate()
            await _copy_rows(source, database, force=force)
        finally:
            await source.close()


def _fresh_beside(path: Path) -> Path:
    if path.exists():
        raise StorageError(f"{path} is there already; give the backup another name.")
    half = path.with_name(path.name + ".part")
    half.unlink(missing_ok=True)
    return half


def _copy_file(source: Path, target: Path) -> None:
    if not source.exists():
        raise StorageError(f"There is no library at {source} yet, so there is nothing to back up.")
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        # One file, with no journal beside it.
        copy.execute("PRAGMA journal_mode=DELETE")


async def _copy_library(source: Database, path: Path) -> None:
    target = Database(f"sqlite+aiosqlite:///{path}")
    try:
        await target.migrate()
        await _copy_rows(source, target, force=True)
        async with target.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    finally:
        await target.close()


async def _copy_rows(source: Database, target: Database, *, force: bool) -> None:
    async with source.reading() as there, target.session() as here:
        if not source.is_sqlite:
            # All tables as of one moment.
            await there.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        if not force and await _holds_something(here):
            raise StorageError(
                f"The library {target.shown} isn't empty; restoring would replace all of it. Say so to do it."
            )
        for table in reversed(METADATA.sorted_tables):
            await here.execute(delete(table))
        for table in METADATA.sorted_tables:
            await _copy_table(there, here, table)
        if not target.is_sqlite:
            await _count_on(here)


async def _holds_something(session: AsyncSession) -> bool:
    for table in METADATA.sorted_tables:
        if (await session.execute(select(literal_column("1")).select_from(table).limit(1))).first():
            return True
    return False


async def _copy_table(there: AsyncSession, here: AsyncSession, table: Table) -> None:
    size = _UPLOADS if table.name == "uploads" else _ROWS
    result = await there.stream(select(table).execution_options(yield_per=size))
    async for part in result.mappings().partitions(size):
        await here.execute(insert(table), [dict(row) for row in part])


async def _count_on(session: AsyncSession) -> None:
    """PostgreSQL's counters go on after the highest number that was copied."""
    for table, column in _counted():
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        await session.execute(select(func.setval(sequence, select(func.max(column)).scalar_subquery())))


def _counted() -> Iterator[tuple[Table, Column[Any]]]:
    for table in METADATA.sorted_tables:
        column = table.autoincrement_column
        if column is not None and isinstance(column.type, Integer):
            yield table, column


def _is_library(path: Path) -> bool:
    if not path.is_file():
        raise StorageError(f"There is no file {path}.")
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
            return found is not None
    except sqlite3.Error:
        return False


def _with_journals(path: Path) -> tuple[Path, ...]:
    return (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")))
