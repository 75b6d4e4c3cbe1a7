"""A backup is one file; it goes back into the kind of database that it came from, and into the other."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sqlite3
import stat
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from briefings.errors import StorageError
from briefings.model import Person, Upload
from briefings.ports import Search
from storage.database import backups
from storage.database.backups import ITS_OWN, backup, restore
from storage.database.checksums import TABLE, write_sums
from storage.database.courier_lock import SqlCourierLock
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from storage.migrations import HEAD
from storage.tables.schema import METADATA
from tests.storage.library.test_people import everything
from tests.support.making import NOW, extraction, match
from tests.support.postgres_server import Server


@pytest.fixture(params=["sqlite", "postgresql"])
async def new_target(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database that was never migrated, to restore into."""
    if request.param == "sqlite":
        opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'restored.sqlite3'}")
    else:
        server: Server = request.getfixturevalue("postgres")
        opened = Database(server.new_database())
    yield opened
    await opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def target_url(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> str:
    """An empty library to restore into: what a restore first makes of a new database, which takes it longer than all
    else."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{shutil.copy(sqlite_template, tmp_path / 'restored.sqlite3')}"
    server: Server = request.getfixturevalue("postgres")
    return server.new_database(request.getfixturevalue("postgres_template"))


@pytest.fixture
async def target(target_url: str) -> AsyncIterator[Database]:
    opened = Database(target_url)
    yield opened
    await opened.close()


def left_of(folder: Path, pattern: str) -> list[str]:
    return [path.name for path in folder.glob(pattern)]


async def filled(database: Database) -> SqlLibrary:
    library = SqlLibrary(database)
    upload = await library.keep_upload(Upload(b"\x00bytes", "a.txt", 7), NOW)
    await library.add_document(extraction(), now=NOW, upload=upload, status="published", bands=["1"])
    await library.amend((await library.claims_of(1))[0].id, "negated", True, by=7, now=NOW)
    await library.save_matches([match("a", "b")])
    await library.save_person(Person(7_700_123_456))
    await library.record(7, "publish", "document 1", NOW, {"was": "draft"})
    return library


async def test_what_is_restored_is_what_was_backed_up(database: Database, new_target: Database, tmp_path: Path) -> None:
    await filled(database)
    path = tmp_path / "backup.dateline"
    await backup(database, path)
    assert [name for name in os.listdir(tmp_path) if name.startswith("backup")] == ["backup.dateline"]
    await restore(new_target, path)
    assert await everything(new_target) == await everything(database)
    restored = SqlLibrary(new_target)
    assert [hit.document.number for hit in await restored.search(Search(("women",)), limit=9)] == [1]
    # Counting goes on behind the numbers that were restored.
    assert (await restored.add_document(extraction(source="Other"), now=NOW)).number == 2
    assert await restored.record(7, "publish", "document 2", NOW) == 2


async def test_a_library_with_something_in_it_is_not_overwritten_unless_that_is_said(
    database: Database, tmp_path: Path
) -> None:
    library = await filled(database)
    path = tmp_path / "backup.dateline"
    await backup(database, path)
    await library.save_person(Person(8))
    with pytest.raises(StorageError, match="isn't empty"):
        await restore(database, path)
    assert len(await library.people()) == 2
    await restore(database, path, force=True)
    assert len(await library.people()) == 1


async def test_a_library_that_was_only_opened_is_filled_and_one_that_somebody_used_is_not(
    database: Database, target: Database, tmp_path: Path
) -> None:
    path = tmp_path / "backup.dateline"
    await filled(database)
    await backup(database, path)
    await migrate(target)
    library = SqlLibrary(target)
    await library.keep(ITS_OWN, "way", {"way": 1}, NOW)
    await library.keep("prompts", "7", {"what": "title"}, NOW)
    with pytest.raises(StorageError, match="isn't empty"):
        await restore(target, path)
    await library.drop("prompts", "7")
    await restore(target, path)
    assert await everything(target) == await everything(database)


async def test_a_backup_never_overwrites_a_file(sqlite_database: Database, tmp_path: Path) -> None:
    path = tmp_path / "there"
    path.write_text("precious")
    with pytest.raises(StorageError, match="there already"):
        await backup(sqlite_database, path)
    assert path.read_text() == "precious"


@pytest.mark.parametrize("step", ["_copy_file", "_sum_up"])
async def test_a_backup_that_is_stopped_while_a_thread_writes_leaves_nothing(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The thread goes on when the command is stopped, and would make its file anew behind whoever deletes it."""
    await filled(sqlite_database)
    begun, go_on, write = threading.Event(), threading.Event(), getattr(backups, step)

    def slowly(*args: object) -> object:
        begun.set()
        go_on.wait(20)
        return write(*args)

    monkeypatch.setattr(backups, step, slowly)
    under_way = asyncio.create_task(backup(sqlite_database, tmp_path / "stopped.backup"))
    await asyncio.to_thread(begun.wait, 20)
    under_way.cancel()
    await asyncio.sleep(0.05)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await under_way
    await asyncio.get_running_loop().shutdown_default_executor()
    assert left_of(tmp_path, "stopped*") == []


async def test_a_backup_into_a_missing_folder_is_refused(sqlite_database: Database, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"There is no folder .*missing for the backup: make it"):
        await backup(sqlite_database, tmp_path / "missing" / "backup")


async def test_what_is_no_backup_is_not_restored(sqlite_database: Database, tmp_path: Path) -> None:
    library = await filled(sqlite_database)
    path = tmp_path / "notes.txt"
    path.write_text("no backup at all")
    for wrong in (path, tmp_path / "missing", tmp_path):
        with pytest.raises(StorageError):
            await restore(sqlite_database, wrong, force=True)
    assert len(await library.people()) == 1


async def test_a_folder_is_no_backup_and_the_newest_in_it_is_named(sqlite_database: Database, tmp_path: Path) -> None:
    await filled(sqlite_database)
    folder = tmp_path / "backups"
    folder.mkdir()
    with pytest.raises(StorageError, match=r"backups is a folder: name the backup's file in it\.$"):
        await restore(sqlite_database, folder, force=True)
    for age, name in enumerate(("new.backup", "old.backup.age")):
        (folder / name).write_bytes(b"")
        os.utime(folder / name, (1_000_000 - age,) * 2)
    (folder / "notes.txt").write_text("no backup")
    with pytest.raises(StorageError, match=r"is a folder: name the backup's file in it, as .*new\.backup\.$"):
        await restore(sqlite_database, folder, force=True)


async def test_a_backup_of_a_newer_program_is_not_restored(sqlite_database: Database, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    library = await filled(sqlite_database)
    async with sqlite_database.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await backup(sqlite_database, path)
    async with sqlite_database.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})
    with pytest.raises(StorageError, match="newer Dateline"):
        await restore(sqlite_database, path, force=True)
    assert len(await library.people()) == 1


async def test_into_a_newer_programs_library_nothing_is_restored_and_the_way_back_is_told(
    database: Database, tmp_path: Path
) -> None:
    library = await filled(database)
    path = tmp_path / "backup"
    await backup(database, path)
    async with database.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    aside = "move that file away" if database.is_sqlite else "name an empty database in DATELINE_DATABASE_URL"
    with pytest.raises(StorageError, match=aside):
        await restore(database, path, force=True)
    assert len(await library.people()) == 1
    async with database.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})


def changed(path: Path, *statements: str) -> None:
    """Somebody changes a backup by hand."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.fixture
async def backed_up(sqlite_database: Database, tmp_path: Path) -> Path:
    """A backup with something in it, away from its library."""
    await filled(sqlite_database)
    path = tmp_path / "elsewhere" / "backup.dateline"
    path.parent.mkdir()
    await backup(sqlite_database, path)
    return path


async def test_a_word_that_was_changed_in_a_backup_is_found(backed_up: Path, target: Database) -> None:
    changed(
        backed_up,
        "UPDATE documents SET text = replace(text, '250', '290')",
        "UPDATE claims SET text = replace(text, '250', '290')",
    )
    with pytest.raises(StorageError, match=r"changed after it was made \(claims, documents\)"):
        await restore(target, backed_up)
    assert await SqlLibrary(target).count_documents() == 0


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM acts",
        "INSERT INTO kept VALUES ('view', 'x', '2018-01-01', '1')",
        "CREATE TABLE planted (x)",
        "UPDATE people SET role = 'editor'",
    ],
)
async def test_a_row_that_was_added_taken_or_changed_is_found(backed_up: Path, target: Database, change: str) -> None:
    changed(backed_up, change)
    with pytest.raises(StorageError, match="changed after it was made"):
        await restore(target, backed_up)


async def test_a_claim_that_does_not_stand_in_its_text_is_found_though_the_sums_are_right(
    backed_up: Path, target: Database
) -> None:
    changed(backed_up, "UPDATE claims SET text = replace(text, '250', '290')")
    with closing(sqlite3.connect(backed_up)) as connection:
        write_sums(connection, NOW)
    with pytest.raises(StorageError, match=r"don't stand in the text of their document \(1\)"):
        await restore(target, backed_up)
    assert await SqlLibrary(target).count_documents() == 0


async def test_a_backup_without_sums_is_restored_only_when_that_is_said(backed_up: Path, target: Database) -> None:
    changed(backed_up, f"DROP TABLE {TABLE}")
    with pytest.raises(StorageError, match="carries no checksums"):
        await restore(target, backed_up)
    await restore(target, backed_up, unchecked=True)
    assert await SqlLibrary(target).count_documents() == 1


@pytest.mark.parametrize("name", ["what?.db", "100%25.db", "no#1 (copy).db", "a?mode=ro&b.db", "ü é.db"])
async def test_paths_may_hold_what_a_url_may_not(backed_up: Path, tmp_path: Path, name: str) -> None:
    there = tmp_path / name
    (there / "x").mkdir(parents=True)
    shutil.copy(backed_up, there / name)
    restored = Database(there / "x" / name)
    await restore(restored, there / name)
    assert await SqlLibrary(restored).count_documents() == 1
    await backup(restored, there / f"again-{name}")
    assert set(os.listdir(there)) == {"x", name, f"again-{name}"}
    await restored.close()


async def test_a_backup_is_its_owners_alone_to_read(database: Database, tmp_path: Path) -> None:
    await filled(database)
    await backup(database, tmp_path / "backup")
    assert stat.S_IMODE((tmp_path / "backup").stat().st_mode) == 0o600


def crafted(path: Path, kind: str) -> None:
    """A file that is a backup at first sight."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        if kind == "other columns":
            for table in METADATA.sorted_tables:
                connection.execute(f'CREATE TABLE "{table.name}" (nonsense)')
        elif kind == "view":
            connection.execute("CREATE VIEW people AS SELECT 1 AS id")
        write_sums(connection, NOW)
        connection.commit()


@pytest.mark.parametrize("kind", ["no tables", "other columns", "view"])
async def test_a_file_that_only_looks_like_a_backup_is_one_sentence(
    sqlite_database: Database, tmp_path: Path, kind: str
) -> None:
    library = await filled(sqlite_database)
    crafted(tmp_path / "crafted", kind)
    for unchecked in (False, True):
        with pytest.raises(StorageError):
            await restore(sqlite_database, tmp_path / "crafted", force=True, unchecked=unchecked)
    assert len(await library.people()) == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents SET published = 'never'",
        "UPDATE claims SET machine = '{'",
        "UPDATE acts SET at = 'soon'",
        "UPDATE documents SET title = NULL",
        "UPDATE people SET name = CAST(x'fffe' AS TEXT)",
    ],
)
async def test_values_that_no_library_has_are_one_sentence(backed_up: Path, target: Database, change: str) -> None:
    with closing(sqlite3.connect(backed_up)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'title TEXT NOT NULL', 'title TEXT')")
        connection.commit()
    changed(backed_up, change)
    with pytest.raises(StorageError):
        await restore(target, backed_up, unchecked=True)
    assert await SqlLibrary(target).count_documents() == 0


def truncate(path: Path, share: float) -> None:
    """Leaves so much of a file."""
    os.truncate(path, int(path.stat().st_size * share))


@pytest.mark.parametrize("share", [0.2, 0.6, 0.98])
async def test_half_a_backup_is_one_sentence(backed_up: Path, target: Database, share: float) -> None:
    truncate(backed_up, share)
    with pytest.raises(StorageError):
        await restore(target, backed_up)


async def test_a_library_on_which_a_bot_runs_is_not_restored(database: Database, backed_up: Path) -> None:
    async with SqlCourierLock(database).hold():
        with pytest.raises(StorageError, match="A bot is running"):
            await restore(database, backed_up, force=True)
    await restore(database, backed_up, force=True)


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from storage.database import backups
from storage.database.database import Database
from storage.database.migrating import migrate

async def die(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

backups._copy_all = die
asyncio.run(backups.restore(Database(Path(sys.argv[1])), Path(sys.argv[2])))
"""


async def test_a_killed_restore_leaves_no_copy_behind(backed_up: Path, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    environment = {**os.environ, "TMPDIR": str(folder), "SQLITE_TMPDIR": str(folder)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, str(tmp_path / "new.sqlite3"), str(backed_up), env=environment
    )
    assert await asyncio.wait_for(process.wait(), 60) == -signal.SIGKILL
    assert os.listdir(folder) == []
    assert os.listdir(backed_up.parent) == [backed_up.name]
