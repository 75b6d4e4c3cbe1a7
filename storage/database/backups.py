"""Backups: a library in one SQLite file, whatever database it was made from. It can be restored into either kind of
database, which is also the way from SQLite to PostgreSQL and back.

A backup holds all that the library holds, also people's ids and drafts, so only its owner may read it. Restoring copies
it into a file without a name, which disappears with the process, however that ends.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import (
    Column,
    DateTime,
    Integer,
    Select,
    Table,
    TableClause,
    delete,
    func,
    insert,
    literal_column,
    select,
    text,
)
from sqlalchemy import column as named
from sqlalchemy import table as lightweight
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeEngine

from briefings.errors import StorageError
from briefings.model import Hold
from briefings.values import frozen
from storage.database.checksums import altered_claims, counted_rows, has_sums, made_at, write_sums, wrong_tables
from storage.database.courier_lock import SqlCourierLock
from storage.database.database import Database
from storage.database.encryption import check_recipients, decrypt, encrypt, is_encrypted
from storage.database.migrating import migrate
from storage.database.private import make_private_file, with_journals
from storage.database.scratch import Scratch
from storage.migrations import HEAD
from storage.outbox.hold import hold_deliveries
from storage.tables.base import Moment
from storage.tables.people import KeptRow
from storage.tables.schema import METADATA

P = ParamSpec("P")
T = TypeVar("T")

# What is added to a backup's name while it is written.
HALF = ".part"
# Where a library notes, when it is first opened, how its ledger is laid (`briefings.newsroom.renewal`).
ITS_OWN = "ledger"
# How many rows are in memory at a time; fewer of uploads, which are big.
_ROWS, _UPLOADS = 2000, 8
# What reading raises for a file that is no backup, or was forged.
_WRONG = (SQLAlchemyError, sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError, AttributeError)


@frozen
class BackedUp:
    """Where a backup was written, and how many rows each table has in it, as counted when the file was read again."""

    path: Path
    rows: Mapping[str, int]
    encrypted: bool = False


@frozen
class Restored:
    """What a restore came to: when the backup was made, what is held back (None if nothing could be sent twice), and
    how many rows each table has."""

    made: datetime | None
    hold: Hold | None
    rows: Mapping[str, int] = field(default_factory=dict)


async def backup(
    database: Database, path: Path, now: datetime | None = None, *, recipients: tuple[str, ...] = ()
) -> BackedUp:
    """Writes the library to a new file while it is in use, as committed when the copy began, with checksums; with
    `recipients`, encrypted for these public keys. The file is read again before it is put at `path`.

    Raises `StorageError`; an unfinished file is never left at `path`.
    """
    half = _fresh_beside(path)
    sealed = half.with_name(half.name + ".age")
    try:
        if recipients:
            check_recipients(recipients)
        make_private_file(half)
        if database.is_sqlite:
            await _to_its_end(_copy_file, database.path, half)
        else:
            await _copy_library(database, half)
        rows = await _to_its_end(_sum_up, half, now or datetime.now(UTC))
        if recipients:
            make_private_file(sealed)
            await _to_its_end(encrypt, half, sealed, recipients)
        (sealed if recipients else half).replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"The backup {path} can't be written: {error}.") from error
    finally:
        for rest in (*with_journals(half), sealed):
            rest.unlink(missing_ok=True)
    return BackedUp(path, rows, bool(recipients))


async def _to_its_end(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Does work in a thread. If the backup is stopped meanwhile, waits for the thread first, which would write on into
    files that are deleted already, or make them anew."""
    thread = asyncio.ensure_future(asyncio.to_thread(work, *args, **kwargs))
    try:
        return await asyncio.shield(thread)
    except asyncio.CancelledError:
        await asyncio.wait([thread])
        raise


async def restore(
    database: Database,
    path: Path,
    *,
    force: bool = False,
    unchecked: bool = False,
    now: datetime | None = None,
    identity: Path | None = None,
) -> Restored:
    """Replaces the library's rows by a backup's, in one transaction, and holds back what may be sent a second time. An
    encrypted backup is read with the private key in the file `identity`.

    Raises `StorageError` if a bot runs on the library; if a newer Dateline made it; if the file is no backup, or is
    damaged or changed (unless `unchecked`); or if the library is not empty (unless `force`). The library is then as it
    was.
    """
    if (await database.revision() or "") > HEAD:
        aside = "move that file away" if database.is_sqlite else "name an empty database in DATELINE_DATABASE_URL"
        raise StorageError(
            f"The library {database.shown} was made by a newer Dateline, and can't be filled by this one. To go back "
            f"to this version, {aside}, and restore again."
        )
    async with SqlCourierLock(database).alone():
        await migrate(database)
        copy = await asyncio.to_thread(_decrypted_and_read, path, unchecked, identity)
        source = Scratch(copy.connection)
        try:
            await migrate(source)
            await asyncio.to_thread(_look_at_claims, copy.connection, path, unchecked)
            hold = await _copy_rows(source, database, force=force, now=now or datetime.now(UTC), made=copy.made)
            rows = counted_rows(copy.connection)
        except _WRONG as error:
            raise StorageError(
                f"{path} can't be restored: what it holds is no library's ({type(error).__name__}). "
                "The library is as it was."
            ) from error
        finally:
            await source.close()
    return Restored(copy.made, hold, rows)


@frozen
class _Copy:
    """A backup, copied into a file without a name."""

    connection: sqlite3.Connection
    made: datetime | None


def _decrypted_and_read(path: Path, unchecked: bool, identity: Path | None) -> _Copy:
    """Copies a backup, encrypted or not, into a file without a name; its decrypted form is deleted again."""
    if path.is_dir():
        raise StorageError(_in_a_folder(path))
    if not is_encrypted(path):
        return _read_in(path, unchecked)
    if identity is None:
        raise StorageError(f"{path} is encrypted: name the file with its private key (--identity).")
    with tempfile.TemporaryDirectory(prefix="dateline-restore-") as folder:
        plain = Path(folder) / "library"
        make_private_file(plain)
        decrypt(path, plain, identity)
        return _read_in(plain, unchecked)


def _in_a_folder(folder: Path) -> str:
    """What to do about a folder that was named instead of a backup: the file in it that was written last is named."""
    try:
        backups = [path for path in folder.iterdir() if path.suffix in (".backup", ".age") and path.is_file()]
        newest = max(backups, key=lambda path: path.stat().st_mtime, default=None)
    except OSError:
        newest = None
    example = f", as {newest}" if newest else ""
    return f"{folder} is a folder: name the backup's file in it{example}."


def _read_in(path: Path, unchecked: bool) -> _Copy:
    """Copies a backup into a file without a name. Raises `StorageError` if it is no backup, or not as it was made."""
    if not path.is_file():
        raise StorageError(f"There is no file {path}.")
    copy = sqlite3.connect("", check_same_thread=False)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as there:
            if not there.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
                raise StorageError(f"{path} is no Dateline backup.")
            there.backup(copy)
        if not unchecked:
            _check(copy, path)
        return _Copy(copy, made_at(copy) if has_sums(copy) else None)
    except sqlite3.Error as error:
        copy.close()
        raise StorageError(f"{path} is damaged, or no Dateline backup ({error}).") from error
    except BaseException:
        copy.close()
        raise


def _check(copy: sqlite3.Connection, path: Path) -> None:
    damage = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        raise StorageError(f"{path} is damaged ({' '.join(str(damage).split())[:200]}). Take another backup.")
    if not has_sums(copy):
        raise StorageError(
            f"{path} carries no checksums: an older Dateline made it, or it is a mere copy of a library. If you know "
            "where it comes from, restore it with --unchecked."
        )
    wrong = wrong_tables(copy)
    if wrong:
        raise StorageError(
            f"{path} was changed after it was made ({', '.join(wrong)[:200]}): its words can't be trusted. Take "
            "another backup, or restore it with --unchecked if you know what was changed."
        )


def _look_at_claims(copy: sqlite3.Connection, path: Path, unchecked: bool) -> None:
    altered = [] if unchecked else altered_claims(copy)
    if altered:
        raise StorageError(
            f"{path} has claims that don't stand in the text of their document ({', '.join(map(str, altered[:10]))}): "
            "it was changed after it was made. Take another backup."
        )


def _fresh_beside(path: Path) -> Path:
    if path.exists():
        raise StorageError(f"{path} is there already; give the backup another name.")
    if not path.parent.is_dir():
        raise StorageError(f"There is no folder {path.parent} for the backup: make it, or name another.")
    half = path.with_name(path.name + HALF)
    half.unlink(missing_ok=True)
    return half


def _copy_file(source: Path, target: Path) -> None:
    if not source.exists():
        raise StorageError(f"There is no library at {source} yet, so there is nothing to back up.")
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


def _sum_up(half: Path, now: datetime) -> Mapping[str, int]:
    """Writes the checksums, then reads the file as `restore` will; gives the number of rows of each table."""
    with closing(sqlite3.connect(half)) as copy:
        # One file, with no journal beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        write_sums(copy, now)
    with closing(sqlite3.connect(half)) as written:
        _check(written, half)
        return counted_rows(written)


async def _copy_library(source: Database, path: Path) -> None:
    """Copies into the source's own schema, which may be an older one that is about to be migrated."""
    target = Database(path)
    try:
        revision = await source.revision()
        await migrate(target, revision or "head")
        await _copy_all(source, target, None if revision == HEAD else await _tables_of_both(source, target))
        await target.tidy()
    finally:
        await target.close()


async def _copy_rows(
    source: Database, target: Database, *, force: bool, now: datetime, made: datetime | None
) -> Hold | None:
    async with target.session() as here:
        await target.write_alone(here)
        if not force and await _holds_something(here):
            raise StorageError(
                f"The library {target.shown} isn't empty; restoring would replace all of it. Say so (--force) to do it."
            )
        await _copy_all(source, target)
        return await hold_deliveries(here, now, made)


async def _tables_of_both(source: Database, target: Database) -> list[TableClause]:
    """The tables and columns that two databases of one older schema share. Some may be none of the program's any more:
    they are copied, too, since a backup is for going back to the program that knows them."""
    there, here = await source.columns(), await target.columns()
    shared = []
    for name in (name for name in here if name in there and name != "alembic_version"):
        table = METADATA.tables.get(name)
        columns = [
            named(column, _plain(kind) if table is None or column not in table.c else table.c[column].type)
            for column, kind in here[name].items()
            if column in there[name]
        ]
        shared.append(lightweight(name, *columns))
    return shared


def _plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """A column's type as either kind of database can read and write it."""
    generic = kind.as_generic(allow_nulltype=True)
    return Moment() if isinstance(generic, DateTime) else generic


async def _copy_all(source: Database, target: Database, tables: Sequence[TableClause] | None = None) -> None:
    """Copies all tables, or only these, which then get no defaults for columns that they have not."""
    async with source.reading() as there, target.session() as here:
        if not source.is_sqlite:
            # All tables as of one moment.
            await there.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        copied: Sequence[TableClause] = METADATA.sorted_tables if tables is None else tables
        for table in reversed(copied):
            await here.execute(delete(table))
        for table in copied:
            await _copy_table(there, here, table)
        if not target.is_sqlite:
            await count_on(here)


async def _holds_something(session: AsyncSession) -> bool:
    """True if there is a row that somebody would miss: what a library notes of itself is none."""
    for table in METADATA.sorted_tables:
        missed = [KeptRow.space != ITS_OWN] if table is KeptRow.__table__ else []
        anything: Select[int] = select(literal_column("1", Integer)).select_from(table).where(*missed).limit(1)
        if (await session.execute(anything)).first():
            return True
    return False


async def _copy_table(there: AsyncSession, here: AsyncSession, table: TableClause) -> None:
    size = _UPLOADS if table.name == "uploads" else _ROWS
    result = await there.stream(select(*table.c).execution_options(yield_per=size))
    async for part in result.mappings().partitions(size):
        await here.execute(insert(table), [dict(row) for row in part])


async def count_on(session: AsyncSession) -> None:
    """Makes PostgreSQL's sequences go on after the highest number that was copied."""
    for table, column in _counted():
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        await session.execute(select(func.setval(sequence, select(func.max(column)).scalar_subquery())))


def _counted() -> Iterator[tuple[Table, Column[Any]]]:
    for table in METADATA.sorted_tables:
        column = table.autoincrement_column
        if column is not None and isinstance(column.type, Integer):
            yield table, column
