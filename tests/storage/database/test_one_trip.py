"""A connection's thread is gone to once for a statement, whatever comes of it, and once to end what was begun; what is
streamed comes in parts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from briefings.errors import StorageError
from storage.database import database as databases
from storage.database.database import Database

MANY = 1_000


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A table with a thousand rows."""
    opened = Database(tmp_path / "library.sqlite3")
    async with opened.session() as session:
        await session.execute(text("CREATE TABLE boats (number INTEGER PRIMARY KEY, name TEXT UNIQUE)"))
        rows = [{"number": number, "name": f"Boat {number}"} for number in range(MANY)]
        await session.execute(text("INSERT INTO boats VALUES (:number, :name)"), rows)
    yield opened
    await opened.close()


@pytest.fixture
def trips(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the connections' threads were asked to do."""
    asked: list[str] = []
    ask = aiosqlite.Connection._execute

    async def noting(self: aiosqlite.Connection, work: Any, *arguments: Any, **named: Any) -> Any:
        asked.append(getattr(work, "__name__", "?"))
        return await ask(self, work, *arguments, **named)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(aiosqlite.Connection, "_execute", noting)
    return asked


async def test_a_question_of_many_rows_is_one_trip(database: Database, trips: list[str]) -> None:
    async with database.reading() as session:
        await session.execute(text("SELECT 1"))  # begins
        trips.clear()
        rows = (await session.execute(text("SELECT name FROM boats ORDER BY number"))).scalars().all()
        assert trips == ["_done"]
    assert rows == [f"Boat {number}" for number in range(MANY)]


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("UPDATE boats SET name = name || '!' WHERE number < 7", 7),
        ("DELETE FROM boats WHERE number > 900", 99),
        ("INSERT INTO boats VALUES (5000, 'Late'), (5001, 'Later')", 2),
    ],
)
async def test_a_change_is_one_trip_and_tells_of_how_many_rows(
    database: Database, trips: list[str], statement: str, rows: int
) -> None:
    async with database.session() as session:
        await session.execute(text("SELECT 1"))
        trips.clear()
        done: Any = await session.execute(text(statement))
        assert trips == ["_done"]
    assert done.rowcount == rows


async def test_what_a_change_gives_back_is_there_and_so_is_the_change(database: Database) -> None:
    async with database.session() as session:
        made = await session.execute(text("INSERT INTO boats (name) VALUES ('New') RETURNING number, name"))
        assert made.all() == [(MANY, "New")]
        gone = await session.execute(text("DELETE FROM boats WHERE number < 3 RETURNING number"))
        assert sorted(gone.scalars()) == [0, 1, 2]
    async with database.reading() as session:
        assert (await session.execute(text("SELECT count(*) FROM boats"))).scalar() == MANY + 1 - 3


async def test_a_statement_that_fails_fails_and_the_connection_goes_on(database: Database) -> None:
    async with database.reading() as session:
        with pytest.raises(IntegrityError, match=r"boats\.name"):
            await session.execute(text("INSERT INTO boats (name) VALUES ('Boat 1')"))
        assert (await session.execute(text("SELECT count(*) FROM boats"))).scalar() == MANY


async def test_what_is_streamed_is_fetched_part_by_part(database: Database, trips: list[str]) -> None:
    async with database.reading() as session:
        result = await session.stream(text("SELECT number FROM boats ORDER BY number").execution_options(yield_per=10))
        assert await result.fetchmany(10) == [(number,) for number in range(10)]
        assert "fetchmany" in trips
        assert "_done" not in trips[trips.index("fetchmany") :]
        await result.close()


async def test_a_question_begins_its_transaction_on_the_way_and_ends_it_once(
    database: Database, trips: list[str]
) -> None:
    async with database.reading() as session:
        await session.execute(text("SELECT 1"))
    assert trips == ["_done", "rollback"]


async def test_a_change_begins_its_transaction_on_the_way_and_ends_it_once(
    database: Database, trips: list[str]
) -> None:
    async with database.session() as session:
        await session.execute(text("DELETE FROM boats"))
    assert trips == ["_done", "commit"]
    async with database.reading() as session:
        assert (await session.execute(text("SELECT count(*) FROM boats"))).scalar() == 0


async def test_a_transaction_in_which_nothing_is_asked_makes_no_trip(database: Database, trips: list[str]) -> None:
    async with database.session() as session:
        await session.connection()
    async with database.reading() as session:
        await session.connection()
    assert trips == []


async def test_what_is_streamed_first_is_read_in_a_transaction(database: Database) -> None:
    question = text("SELECT number FROM boats ORDER BY number").execution_options(yield_per=10)
    async with database.reading() as session:
        result = await session.stream(question)
        await result.fetchmany(10)
        async with database.session() as writing:
            await writing.execute(text("DELETE FROM boats"))
        await result.close()
        assert (await session.execute(text("SELECT count(*) FROM boats"))).scalar() == MANY


async def test_a_second_writer_who_waits_in_vain_is_told_and_the_first_goes_on(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "PATIENCE", 0.05)
    other = Database(tmp_path / "library.sqlite3")
    async with database.session() as session:
        await session.execute(text("DELETE FROM boats WHERE number = 1"))
        with pytest.raises(StorageError):
            async with other.session() as second:
                await second.execute(text("SELECT 1"))
    async with other.session() as second:
        await second.execute(text("DELETE FROM boats WHERE number = 2"))
        assert (await second.execute(text("SELECT count(*) FROM boats"))).scalar() == MANY - 2
    await other.close()


async def test_a_change_that_is_broken_off_is_undone_and_keeps_nobody_from_writing(database: Database) -> None:
    slow = "INSERT INTO boats (name) WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n LIMIT 400000) "
    begun = asyncio.Event()

    async def change() -> None:
        async with database.session() as session:
            begun.set()
            await session.execute(text(slow + "SELECT 'Slow ' || i FROM n"))

    changing = asyncio.create_task(change())
    await begun.wait()
    await asyncio.sleep(0)
    changing.cancel()
    await asyncio.gather(changing, return_exceptions=True)
    assert changing.cancelled()
    async with database.session() as session:
        await session.execute(text("DELETE FROM boats WHERE number = 1"))
    async with database.reading() as session:
        assert (await session.execute(text("SELECT count(*) FROM boats"))).scalar() == MANY - 1
