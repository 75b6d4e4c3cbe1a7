"""Backups that Dateline makes by itself: before a migration, and on a schedule; counted, encrypted, and pruned."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pyrage
import pytest
from sqlalchemy import text

from briefings.errors import StorageError
from briefings.model import Person
from storage.database.backups import backup, restore
from storage.database.database import Database
from storage.database.kept_backups import (
    BEFORE_MIGRATION,
    LEFT_AFTER,
    SCHEDULED,
    backups_in,
    bring_up_to_date,
    keep_backup,
    moment_of,
)
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from storage.migrations import HEAD
from tests.support.making import NOW, extraction, later
from tests.support.postgres_server import Server


@pytest.fixture(params=["sqlite", "postgresql"])
async def old(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A library of an older Dateline's, with a source in it."""
    if request.param == "sqlite":
        opened = Database(tmp_path / "old.sqlite3")
    else:
        server: Server = request.getfixturevalue("postgres")
        opened = Database(server.new_database())
    await migrate(opened, "0003")
    async with opened.session() as session:
        await session.execute(text("INSERT INTO sources (name, other_names) VALUES ('Harbour Post', '[]')"))
    yield opened
    await opened.close()


async def test_an_older_library_is_backed_up_before_it_is_migrated(old: Database, tmp_path: Path) -> None:
    made = await bring_up_to_date(old, tmp_path / "backups", 3, NOW)
    assert made is not None
    assert made.rows["sources"] == 1
    assert await old.revision() == HEAD
    with closing(sqlite3.connect(made.path)) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)
        assert file.execute("SELECT name FROM sources").fetchall() == [("Harbour Post",)]


async def test_such_a_backup_can_be_restored(old: Database, tmp_path: Path) -> None:
    made = await bring_up_to_date(old, tmp_path / "backups", 3, NOW)
    assert made is not None
    restored = await restore(old, made.path, force=True)
    assert restored.rows["sources"] == 1
    assert [source.name for source in await SqlLibrary(old).sources()] == ["Harbour Post"]


async def test_a_library_that_cannot_be_backed_up_is_not_migrated(old: Database, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file, where a folder is wanted")
    with pytest.raises((StorageError, OSError)):
        await bring_up_to_date(old, tmp_path / "backups", 3, NOW)
    assert await old.revision() == "0003"


async def test_a_folder_that_cannot_be_made_is_one_sentence(old: Database, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("where a folder is wanted")
    for folder in (tmp_path / "a file", tmp_path / "a file" / "below"):
        with pytest.raises(StorageError) as refused:
            await bring_up_to_date(old, folder, 3, NOW)
        assert "DATELINE_BACKUPS" in refused.value.in_full
    assert await old.revision() == "0003"


async def test_a_new_library_and_one_that_is_up_to_date_need_none(tmp_path: Path) -> None:
    database = Database(tmp_path / "new.sqlite3")
    assert await bring_up_to_date(database, tmp_path / "backups", 3, NOW) is None
    assert await bring_up_to_date(database, tmp_path / "backups", 3, NOW) is None
    assert not (tmp_path / "backups").exists()
    await database.close()


async def test_the_newest_of_each_kind_are_kept(sqlite_database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    await keep_backup(sqlite_database, folder, BEFORE_MIGRATION, 2, NOW)
    for minutes in range(4):
        await keep_backup(sqlite_database, folder, SCHEDULED, 2, later(minutes))
    assert [moment_of(path) for path in backups_in(folder, SCHEDULED, later(3))] == [later(3), later(2)]
    assert len(backups_in(folder, BEFORE_MIGRATION, later(3))) == 1
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


async def test_a_clock_that_was_ahead_costs_no_backup_that_is_made_after_it_was_set_right(
    sqlite_database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    for minutes in (9000, 9001, 0, 1):
        made = await keep_backup(sqlite_database, folder, SCHEDULED, 2, later(minutes))
        assert made.path.exists()
    assert [moment_of(path) for path in backups_in(folder, SCHEDULED, later(1))] == [later(1), later(0)]


async def test_halves_that_a_killed_process_left_are_deleted_by_the_next_backup(
    sqlite_database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    left, written = ("scheduled-20180301-0900", "scheduled-20180302-0900")
    for name in (left, written):
        for ending in (".backup.part", ".backup.part-journal", ".backup.age.part.age"):
            (folder / f"{name}00-00{ending}").write_bytes(b"half of a library")
    for half in folder.glob(f"{left}*"):
        os.utime(half, (time.time() - 2 * LEFT_AFTER,) * 2)
    (folder / "scheduled-notes.txt").write_text("somebody's own")
    os.utime(folder / "scheduled-notes.txt", (0, 0))
    made = await keep_backup(sqlite_database, folder, SCHEDULED, 2, NOW)
    halves = names(folder, f"{written}*")
    assert len(halves) == 3, "somebody may be writing these"
    assert names(folder, "*") == sorted([*halves, made.path.name, "scheduled-notes.txt"])


async def test_two_backups_of_one_second_are_two(sqlite_database: Database, tmp_path: Path) -> None:
    for _ in range(2):
        await keep_backup(sqlite_database, tmp_path / "backups", SCHEDULED, 5, NOW)
    assert len(backups_in(tmp_path / "backups", SCHEDULED, NOW)) == 2


async def test_a_backup_says_what_is_in_it(database: Database, tmp_path: Path) -> None:
    library = SqlLibrary(database)
    await library.add_document(extraction(), now=NOW, status="published")
    await library.save_person(Person(7))
    made = await backup(database, tmp_path / "b.backup")
    assert (made.rows["documents"], made.rows["claims"], made.rows["people"]) == (1, 3, 1)


# --- encrypted ------------------------------------------------------------------------------------------------------


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    """A private key in a file, as age-keygen writes it; the public one stands in it too."""
    key = pyrage.x25519.Identity.generate()
    file = tmp_path / "key.txt"
    file.write_text(f"# public key: {key.to_public()}\n{key}\n")
    return file


def names(folder: Path, pattern: str) -> list[str]:
    return sorted(path.name for path in folder.glob(pattern))


def public(identity: Path) -> str:
    return identity.read_text().splitlines()[0].removeprefix("# public key: ")


async def test_an_encrypted_backup_shows_nothing_and_is_restored_with_its_key(
    database: Database, tmp_path: Path, identity: Path
) -> None:
    await SqlLibrary(database).add_document(extraction(), now=NOW, status="published")
    made = await backup(database, tmp_path / "b.age", recipients=(public(identity),))
    content = (tmp_path / "b.age").read_bytes()
    assert content.startswith(b"age-encryption.org/v1")
    assert b"Officials in Paris" not in content
    assert made.encrypted
    assert names(tmp_path, "b.age*") == ["b.age"]
    restored = await restore(database, tmp_path / "b.age", force=True, identity=identity)
    assert restored.rows["claims"] == 3
    assert (await SqlLibrary(database).document(1)).source == "Harbour Post"


async def test_without_its_key_it_is_one_sentence(sqlite_database: Database, tmp_path: Path, identity: Path) -> None:
    await backup(sqlite_database, tmp_path / "b.age", recipients=(public(identity),))
    with pytest.raises(StorageError, match="--identity"):
        await restore(sqlite_database, tmp_path / "b.age", force=True)
    other = tmp_path / "other.txt"
    other.write_text(str(pyrage.x25519.Identity.generate()))
    with pytest.raises(StorageError, match="for another"):
        await restore(sqlite_database, tmp_path / "b.age", force=True, identity=other)
    for wrong in ("", "no key", "# only a comment\n"):
        other.write_text(wrong)
        with pytest.raises(StorageError, match=r"key"):
            await restore(sqlite_database, tmp_path / "b.age", force=True, identity=other)


async def test_an_encrypted_backup_that_was_changed_is_not_restored(
    sqlite_database: Database, tmp_path: Path, identity: Path
) -> None:
    await backup(sqlite_database, tmp_path / "b.age", recipients=(public(identity),))
    content = bytearray((tmp_path / "b.age").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "b.age").write_bytes(content)
    with pytest.raises(StorageError, match="damaged"):
        await restore(sqlite_database, tmp_path / "b.age", force=True, identity=identity)


async def test_what_is_no_public_key_leaves_no_backup_behind(sqlite_database: Database, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no public key"):
        await backup(sqlite_database, tmp_path / "b.age", recipients=("age1nonsense",))
    assert names(tmp_path, "b.age*") == []
