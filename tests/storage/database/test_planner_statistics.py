"""SQLite's planner is told how large a library has become, when its database is closed."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from storage.database import planner_statistics
from storage.database.database import Database
from storage.library.library import SqlLibrary
from tests.support.making import NOW, extraction


async def _counted(database: Database) -> bool:
    async with database.reading() as session:
        found = await session.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'"))
        return found.first() is not None


async def _closed_with_a_document(database: Database) -> bool:
    await SqlLibrary(database).add_document(extraction(), now=NOW)
    await database.close()
    return await _counted(database)


async def test_a_small_library_is_left_alone(sqlite_database: Database) -> None:
    assert not await _closed_with_a_document(sqlite_database)


async def test_a_grown_library_is_counted_once(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner_statistics, "FEW", 1)
    assert await _closed_with_a_document(sqlite_database)
    async with sqlite_database.session() as session:
        await session.execute(text("DELETE FROM sqlite_stat1 WHERE tbl <> 'claims'"))
    await sqlite_database.close()
    async with sqlite_database.reading() as session:
        assert {row.tbl for row in await session.execute(text("SELECT tbl FROM sqlite_stat1"))} == {"claims"}


async def test_another_writer_is_not_waited_for(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner_statistics, "FEW", 1)
    await SqlLibrary(sqlite_database).add_document(extraction(), now=NOW)
    other = Database(sqlite_database.url.render_as_string())
    async with sqlite_database.session() as session:
        await session.execute(text("SELECT 1"))  # has the write lock from now on
        await other.close()
    assert not await _counted(sqlite_database)
