"""The engine and its sessions: one writer's transaction at a time, reads beside it, and plain words when it fails.

`Database.session()` opens a writing transaction and makes it the *current* one of the running task: whatever else goes
through `session()` or `reading()` of the same database in that task, until the block ends, is part of it. That is how
several calls of the library, or a call of the library and one of the outbox, become one transaction:

    async with library.together():          # opens session()
        await library.add_document(…)       # joins
        await outbox.add_deliveries(…)      # joins too

A task that is started inside the block does not join (two tasks can't share a session); don't wait for one there.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, event, func, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeEngine

from briefings.errors import StorageError
from briefings.values import frozen
from storage.database import one_array, one_trip
from storage.database.errors import plain_failures, shown_url
from storage.database.planner_statistics import count_if_grown
from storage.database.private import make_private, make_private_file, make_private_folder, with_journals

# How many seconds SQLite waits for another process's write (an act that concerns many thousands of messages takes a
# minute), and PostgreSQL for a connection.
PATIENCE = 90
PATIENCE_TO_CONNECT = 15
# SQLite flushes every commit, also in WAL, so that what an editor was told is stored is on disk.
SYNCHRONOUS = "FULL"
# Kilobytes of the file that each connection caches.
CACHE = 8_000
# SQLAlchemy hands this option to the "begin" event, which then takes SQLite's write lock at once.
_WRITES = "dateline_writes"
# Made once: what `json.dumps` makes anew for each value costs as much as a short value.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Marks a connection for statements that SQLite can't run in a transaction.
_BARE = "dateline_bare"
# The key under which a session that only looks keeps what it has read.
SEEN = "dateline_seen"
# The number of PostgreSQL's advisory lock for `write_alone`: any that nobody else in the database uses.
_WRITERS = 0x444C_0001


@frozen
class _Current:
    """The transaction of a task."""

    database: Database
    task: asyncio.Task[Any] | None
    session: AsyncSession
    writes: bool = True


_current: ContextVar[_Current | None] = ContextVar("dateline_current_session", default=None)


class Database:
    """One library's database, by URL (`sqlite+aiosqlite:///path` or `postgresql+psycopg://…`), or by the path of a
    SQLite file, which may contain what a URL can't (`?`).

    Only the file's folder is made at once; nothing is opened before the first use. Raises `StorageError` for a URL that
    names neither kind of database, or if the folder can't be made. Files and folders that are made are readable by
    their owner only.
    """

    def __init__(self, where: str | Path) -> None:
        self.url = URL.create("sqlite+aiosqlite", database=str(where)) if isinstance(where, Path) else _checked(where)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            _make_folder(self.path)
        self.engine = self._engine()
        self._reading = async_sessionmaker(self.engine, expire_on_commit=False, autoflush=False)
        writing = self.engine.execution_options(**{_WRITES: True})
        self._writing = async_sessionmaker(writing, expire_on_commit=False, autoflush=False)

    @property
    def path(self) -> Path:
        """The SQLite file; raises `ValueError` on PostgreSQL."""
        if not self.is_sqlite or not self.url.database:
            raise ValueError("only a SQLite library has a file")
        return Path(self.url.database)

    @property
    def shown(self) -> str:
        """The database's path or URL without passwords, for whoever runs Dateline; never for the chat."""
        return str(self.path) if self.is_sqlite else shown_url(self.url)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """A writing transaction, committed at the block's end, rolled back when it raises; joins the one under way.

        Raises `StorageError` for what the database refuses (locked, read-only, full, out of reach).
        """
        joined = self._joined(writing=True)
        if joined is not None:
            yield joined
            return
        with plain_failures(self.shown):
            async with self._writing() as session, session.begin():
                token = _current.set(_Current(self, asyncio.current_task(), session))
                try:
                    yield session
                finally:
                    _current.reset(token)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session for reading, beside any writer; part of the task's transaction, if it has one."""
        joined = self._joined()
        if joined is not None:
            yield joined
            return
        with plain_failures(self.shown):
            async with self._reading() as session:
                yield session

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[None]:
        """Within the block all `reading()` of this task shares one session: it sees the library as of one moment, and
        on SQLite each question costs less. Names, sources and statements are read but once (see `statements.seen`)."""
        async with self.reading() as session:
            outer = self._joined_to()
            if outer is None:
                session.info[SEEN] = {}
                if not self.is_sqlite:  # which does so by itself
                    await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            token = _current.set(outer or _Current(self, asyncio.current_task(), session, writes=False))
            try:
                yield
            finally:
                _current.reset(token)

    async def write_alone(self, session: AsyncSession) -> None:
        """Makes every other caller of this method wait until the transaction ends: on PostgreSQL by a lock; on SQLite a
        writing transaction is alone anyway."""
        if not self.is_sqlite:
            await session.execute(select(func.pg_advisory_xact_lock(_WRITERS)))

    async def tidy(self) -> None:
        """Empties SQLite's journal into the file, so that deleted data is in neither. Does nothing while somebody is
        reading (the journal is then emptied later), nor on PostgreSQL, whose server does it."""
        if self.is_sqlite:
            with suppress(DBAPIError):
                await self._run_bare("PRAGMA wal_checkpoint(TRUNCATE)")

    async def vacuum(self) -> None:
        """Rewrites the whole database, so that nothing deleted is left in its files. It takes the time and space of a
        copy, and nobody may write meanwhile. Raises `StorageError`."""
        with plain_failures(self.shown):
            await self._run_bare("VACUUM" if self.is_sqlite else "VACUUM (FULL)")
        await self.tidy()

    async def close(self) -> None:
        """Closes all connections. First gives SQLite's planner new statistics, if the library has grown much."""
        if self.is_sqlite and self.path.exists():
            # Useful, but no reason to fail: another process may be writing, or the file may not be writable for us.
            with suppress(DBAPIError):
                async with self.engine.connect() as connection:
                    await count_if_grown(connection)
        await self.engine.dispose()

    def migrating_engine(self) -> AsyncEngine:
        """An engine for schema changes: SQLite rebuilds tables, and must not cascade over their rows meanwhile."""
        return self._engine(foreign_keys=False, pooled=False)

    async def _run_bare(self, statement: str) -> None:
        """Runs a statement that can't be part of a transaction."""
        options: dict[str, Any] = {_BARE: True} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        async with self.engine.connect() as connection:
            await (await connection.execution_options(**options)).execute(text(statement))

    async def revision(self) -> str | None:
        """The schema's version; None if there is none, or it can't be asked (migrating then says why)."""
        try:
            async with self.engine.connect() as connection:
                return (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()
        except DBAPIError:
            return None

    async def columns(self) -> dict[str, dict[str, TypeEngine[Any]]]:
        """Each table of the database, with its columns and their types; an older schema may have others than the
        program. A table comes after those that it refers to."""

        def look(connection: Connection) -> dict[str, dict[str, TypeEngine[Any]]]:
            found = inspect(connection)
            names = [name for name, _ in found.get_sorted_table_and_fkc_names() if name is not None]
            return {name: {str(c["name"]): c["type"] for c in found.get_columns(name)} for name in names}

        with plain_failures(self.shown):
            async with self.engine.connect() as connection:
                return await connection.run_sync(look)

    def _joined(self, *, writing: bool = False) -> AsyncSession | None:
        current = self._joined_to()
        return current.session if current is not None and (current.writes or not writing) else None

    def _joined_to(self) -> _Current | None:
        current = _current.get()
        mine = current is not None and current.database is self and current.task is asyncio.current_task()
        return current if mine else None

    def _engine(self, *, foreign_keys: bool = True, pooled: bool = True) -> AsyncEngine:
        options: dict[str, Any] = {} if pooled else {"poolclass": NullPool}
        if self.is_sqlite:
            options["connect_args"] = {"timeout": PATIENCE}
            engine = sqlite_engine(self.url, foreign_keys=foreign_keys, **options)
            _keep_private(engine, self.path)
            # Must be the last of the hooks that run before a connection is made, since this one makes it.
            event.listen(engine.sync_engine, "do_connect", one_trip.connect)
            return engine
        options["connect_args"] = {"connect_timeout": PATIENCE_TO_CONNECT}
        one_array.use()
        as_json = {"json_serializer": compact, "json_deserializer": _parsed}
        engine = create_async_engine(self.url, pool_pre_ping=pooled, **as_json, **options)
        _set_up_postgresql(engine)
        return engine


def sqlite_engine(url: URL, *, foreign_keys: bool, **options: Any) -> AsyncEngine:
    """An engine for SQLite, with all that is set on each connection."""
    engine = create_async_engine(url, json_serializer=compact, json_deserializer=_parsed, **options)
    _set_up_sqlite(engine, foreign_keys=foreign_keys)
    return engine


def _checked(written: str) -> URL:
    try:
        url = make_url(written)
        if not 0 < (url.port or 1) < 65536:
            raise ValueError("there is no such port")
    except (ArgumentError, ValueError) as error:  # SQLAlchemy's own for a port that is no number
        raise StorageError(
            "The database's URL can't be read; write one like sqlite+aiosqlite:///library.db or "
            "postgresql+psycopg://NAME@HOST:5432/DATABASE."
        ) from error
    if url.drivername in ("sqlite", "sqlite+aiosqlite") and url.database:
        return url.set(drivername="sqlite+aiosqlite")
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg") and url.database:
        return url.set(drivername="postgresql+psycopg")
    raise StorageError(
        f"The library can't be kept in {url.drivername}: use sqlite+aiosqlite:///FILE or postgresql+psycopg://…/NAME."
    )


def _make_folder(path: Path) -> None:
    try:
        make_private_folder(path.parent)
    except OSError as error:
        raise StorageError(f"The library's folder {path.parent} can't be made: {error.strerror}.") from error


def compact(value: Any) -> str:
    """A value as JSON, in one line and with nothing to spare: as both databases store it."""
    return _ENCODER.encode(value)


def _parsed(written: str | bytes) -> Any:
    """What `compact` wrote, as a value. Python's own parser takes twice as long, but reads what it alone writes:
    infinity, which SQLite keeps."""
    try:
        return orjson.loads(written)
    except orjson.JSONDecodeError:
        return json.loads(written)


def _keep_private(engine: AsyncEngine, path: Path) -> None:
    """Makes the file readable by its owner only, before SQLite opens it; the journals beside it get the same mode."""

    @event.listens_for(engine.sync_engine, "do_connect")
    def _connecting(*_connection: object) -> None:
        for each in with_journals(path):
            make_private(each)
        make_private_file(path)


def _set_up_postgresql(engine: AsyncEngine) -> None:
    """Keeps each question to one process of the server. To start more takes it longer than to answer one, and to share
    a walk among them it would rather walk a whole table than look up the few rows that count."""

    @event.listens_for(engine.sync_engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        # A look-up by an index costs a page near at hand, in memory or on an SSD; at the default of 4, made for turning
        # disks, tables are read whole for a few thousand rows.
        cursor.execute("SET random_page_cost = 1.1")
        cursor.close()
        connection.commit()


def _set_up_sqlite(engine: AsyncEngine, *, foreign_keys: bool) -> None:
    """Sets each connection's pragmas and begins its transactions here. The driver would leave reads outside of them,
    and let two writers meet only at the commit."""

    @event.listens_for(engine.sync_engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        one_trip.set_up(
            connection,
            "PRAGMA journal_mode=WAL",
            f"PRAGMA synchronous={SYNCHRONOUS}",
            f"PRAGMA cache_size=-{CACHE}",
            "PRAGMA temp_store=MEMORY",
            # What is deleted is overwritten: a person who is forgotten doesn't stay behind in the file's free pages.
            "PRAGMA secure_delete=ON",
            f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}",
        )

    @event.listens_for(engine.sync_engine, "begin")
    def _began(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get(_BARE):
            return
        writes = options.get(_WRITES, False)
        one_trip.begin(connection, "BEGIN IMMEDIATE" if writes else "BEGIN")
