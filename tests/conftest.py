"""Databases for tests: every test gets an empty, migrated one, on SQLite and on a real PostgreSQL server.

A test with `database` or `library` runs on both; `sqlite_database` is for tests that need one only. On SQLite it is a
copy of a file that was migrated once. Each worker of pytest-xdist starts a PostgreSQL server of its own, on a socket,
with one library that is emptied after each test. Both take milliseconds; a new PostgreSQL database takes a quarter of a
second.
"""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

from storage.database import database as databases
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from tests.support.compiled_once import share_what_is_compiled
from tests.support.fewer_messages import send_fewer
from tests.support.memory import keep_files_in_memory
from tests.support.postgres_server import OneLibrary, Server, running_server
from tests.support.thoroughness import examples

# A shell that starts the tests in the background has their processes ignore Ctrl-C, as some of these tests must not.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# CI tries the same examples every time; at home each run tries others, and prints how to try a failing one again.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True, max_examples=examples(100))
hypothesis.settings.register_profile("home", deadline=None, print_blob=True, max_examples=examples(100))
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "home")

# Tests of code that knows the ports only, which tests/storage checks on both databases. `make test` runs them on SQLite
# and, of those on PostgreSQL, only these files, in which several acts meet; beside the ticks of tests/bot/delivery.
ON_PORTS = [Path(__file__).parent / "briefings" / stage for stage in ("newsroom", "answers", "deliveries")]
ON_BOTH = {
    "test_corrections.py", "test_corrections_once.py", "test_corrected_while_sent.py", "test_owed_slices.py",
}  # fmt: skip


# How many objects more than before, that may be part of a circle, are worth a look for garbage. Python's own 700 is for
# programs that are short of memory.
GARBAGE_AFTER = 20_000


def pytest_configure(config: pytest.Config) -> None:
    send_fewer(config)
    keep_files_in_memory(config)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Nothing that is imported and collected is garbage; looking for some meanwhile took a third of the time. Later it
    is looked for seldom: a twentieth of the time went into that."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(GARBAGE_AFTER)
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts tests that kill real processes first, so that no worker is left with these long ones at the end; and checks
    that a test which `make test` leaves out says why."""
    for item in items:
        if _asks_postgresql_what_sqlite_answers(item):
            item.add_marker(pytest.mark.long(reason="tests/storage asks both databases; here SQLite answers first"))
        for mark in item.iter_markers("long"):
            assert mark.kwargs.get("reason"), f"{item.nodeid} does not say why it is long"
    items.sort(key=lambda item: item.get_closest_marker("faults") is None)


def _asks_postgresql_what_sqlite_answers(item: pytest.Item) -> bool:
    """True for a PostgreSQL run of a test that knows the ports only."""
    callspec = getattr(item, "callspec", None)
    on_postgresql = callspec is not None and callspec.params.get("database_url") == "postgresql"
    return on_postgresql and item.path.name not in ON_BOTH and any(stage in item.path.parents for stage in ON_PORTS)


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop() -> Generator[None, object, object]:
    """Makes all tests of this process cheaper. Here and not in fixtures, which each of twelve thousand tests would look
    for."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="no-authorities-") as nothing:
        _trust_no_authorities(patch, nothing)
        _know_what_is_missing(patch)
        # No commit on SQLite waits for the disk, in this process (the tests' PostgreSQL doesn't wait either): flushing
        # takes longer than the rest of a commit. Processes that tests kill flush as they do in production.
        patch.setattr(databases, "SYNCHRONOUS", "OFF")
        share_what_is_compiled(patch)
        return (yield)


def _trust_no_authorities(patch: pytest.MonkeyPatch, nothing: str) -> None:
    """Tests use no TLS, and every HTTP client would read the whole list of authorities, which takes longer than most
    tests."""
    patch.delenv("SSL_CERT_FILE", raising=False)
    patch.setenv("SSL_CERT_DIR", nothing)


def _know_what_is_missing(patch: pytest.MonkeyPatch) -> None:
    """httpcore looks for sniffio four times a request, which is not there; Python remembers only what it finds, and
    goes through all folders of packages each time."""
    if importlib.util.find_spec("sniffio") is None:
        patch.setitem(sys.modules, "sniffio", None)


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


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """This worker's own server, stopped and deleted at the end."""
    with running_server() as server:
        yield server


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


@pytest.fixture(scope="session")
def one_library(postgres: Server, postgres_template: str) -> Iterator[OneLibrary]:
    """This worker's PostgreSQL library, which one test after another gets empty."""
    library = OneLibrary(postgres, postgres_template)
    yield library
    library.close()


@pytest.fixture
def postgres_url(one_library: OneLibrary) -> Iterator[str]:
    """A migrated, empty PostgreSQL library."""
    with one_library.empty() as url:
        yield url


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
    """SQLite only."""
    opened = Database(sqlite_url)
    yield opened
    await opened.close()


@pytest.fixture
def library(database: Database) -> SqlLibrary:
    """The library in each kind of database."""
    return SqlLibrary(database)
