"""A backup is one file; it goes back into the kind of database that it came from, and into the other."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from briefings.errors import StorageError
from briefings.model import Person, Upload
from briefings.ports import Search
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.migrations import HEAD
from tests.conftest import Server
from tests.storage.library.test_people import everything
from tests.support.making import NOW, extraction, match


@pytest.fixture(params=["sqlite", "postgresql"])
async def target(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database that was never migrated, to restore into."""
    if request.param == "sqlite":
        opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'restored.sqlite3'}")
    else:
        server: Server = request.getfixturevalue("postgres")
        opened = Database(server.new_database())
    yield opened
    await opened.close()


async def filled(database: Database) -> SqlLibrary:
    library = SqlLibrary(database)
    upload = await library.keep_upload(Upload(b"\x00bytes", "a.txt", 7), NOW)
    await library.add_document(extraction(), now=NOW, upload=upload, status="published", bands=["1"])
    await library.amend((await library.claims_of(1))[0].id, "negated", True, by=7, now=NOW)
    await library.save_matches([match("a", "b")])
    await library.save_person(Person(7_700_123_456))
    await library.record(7, "publish", "document 1", NOW, {"was": "draft"})
    return library


async def test_what_is_restored_is_what_was_backed_up(database: Database, target: Database, tmp_path: Path) -> None:
    await filled(database)
    path = tmp_path / "backup.dateline"
    await database.backup(path)
    assert [name for name in os.listdir(tmp_path) if name.startswith("backup")] == ["backup.dateline"]
    await target.restore(path)
    assert await everything(target) == await everything(database)
    restored = SqlLibrary(target)
    assert [hit.document.number for hit in await restored.search(Search(("women",)), limit=9)] == [1]
    # Counting goes on behind the numbers that were restored.
    assert (await restored.add_document(extraction(source="Other"), now=NOW)).number == 2
    assert await restored.record(7, "publish", "document 2", NOW) == 2


async def test_a_library_with_something_in_it_is_not_overwritten_unless_that_is_said(
    database: Database, tmp_path: Path
) -> None:
    library = await filled(database)
    path = tmp_path / "backup.dateline"
    await database.backup(path)
    await library.save_person(Person(8))
    with pytest.raises(StorageError, match="isn't empty"):
        await database.restore(path)
    assert len(await library.people()) == 2
    await database.restore(path, force=True)
    assert len(await library.people()) == 1


async def test_a_backup_never_overwrites_a_file(sqlite_database: Database, tmp_path: Path) -> None:
    path = tmp_path / "there"
    path.write_text("precious")
    with pytest.raises(StorageError, match="there already"):
        await sqlite_database.backup(path)
    assert path.read_text() == "precious"


async def test_a_backup_into_a_missing_folder_is_refused(sqlite_database: Database, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="can't be written"):
        await sqlite_database.backup(tmp_path / "missing" / "backup")


async def test_what_is_no_backup_is_not_restored(sqlite_database: Database, tmp_path: Path) -> None:
    library = await filled(sqlite_database)
    path = tmp_path / "notes.txt"
    path.write_text("no backup at all")
    for wrong in (path, tmp_path / "missing", tmp_path):
        with pytest.raises(StorageError):
            await sqlite_database.restore(wrong, force=True)
    assert len(await library.people()) == 1


async def test_a_backup_of_a_newer_program_is_not_restored(sqlite_database: Database, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    library = await filled(sqlite_database)
    async with sqlite_database.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await sqlite_database.backup(path)
    async with sqlite_database.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})
    with pytest.raises(StorageError, match="newer Dateline"):
        await sqlite_database.restore(path, force=True)
    assert len(await library.people()) == 1
