"""Opening, migrating, one writer at a time, and what a person is told when it fails."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from briefings.errors import StorageError
from briefings.model import Person
from storage.database import database as database_module
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from storage.migrations import HEAD
from storage.outbox.outbox import SqlOutbox
from storage.tables.people import PersonRow
from storage.tables.schema import METADATA, declared, is_ours
from tests.support.making import NOW, extraction
from tests.support.postgres_server import Server


def differences(connection: Connection) -> list[Any]:
    options = {"include_object": is_ours, "compare_type": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), declared()))


async def test_migrations_make_exactly_what_the_models_declare(database: Database) -> None:
    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_the_newest_step_is_known_without_alembic() -> None:
    assert ScriptDirectory(str(resources.files("storage") / "migrations")).get_current_head() == HEAD


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'new' / 'folder' / 'bare.sqlite3'}"
    server: Server = request.getfixturevalue("postgres")
    return server.new_database()


async def test_a_library_of_the_first_version_gets_what_the_models_declare(bare_url: str) -> None:
    database = Database(bare_url)
    await migrate(database, "0001")
    await migrate(database)
    await migrate(database)
    library = SqlLibrary(database)
    stored = await library.add_document(extraction(), now=NOW)
    assert await library.document(stored.number) == stored
    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


async def test_of_several_who_migrate_at_once_each_finds_it_done(bare_url: str) -> None:
    databases = [Database(bare_url) for _ in range(3)]
    await asyncio.gather(*(migrate(database) for database in databases))
    assert await SqlLibrary(databases[0]).counts() is not None
    for database in databases:
        await database.close()


async def test_a_library_newer_than_the_program_is_left_alone(database: Database) -> None:
    async with database.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="made by a newer Dateline"):
        await migrate(database)


async def test_calls_together_are_one_transaction(library: SqlLibrary) -> None:
    async def failing() -> None:
        async with library.together() as both:
            await both.save_person(Person(1))
            async with both.together() as inner:
                await inner.save_person(Person(2))
            assert len(await both.people()) == 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await failing()
    assert await library.people() == ()
    async with library.together() as both:
        await both.save_person(Person(1))
        await both.record(1, "admit", "person 1", NOW)
    assert len(await library.people()) == len(await library.acts()) == 1


async def test_whoever_reads_meanwhile_sees_what_was_committed(library: SqlLibrary) -> None:
    async with library.together() as writer:
        await writer.save_person(Person(1))
        assert await asyncio.create_task(library.people()) == ()
    assert await library.people() == (Person(1),)


async def test_writers_that_read_first_wait_for_each_other(library: SqlLibrary) -> None:
    async def count_up() -> None:
        async with library.together():
            before = await library.kept("count", "up") or 0
            await asyncio.sleep(0)
            await library.keep("count", "up", before + 1, NOW)

    await asyncio.gather(*(count_up() for _ in range(12)))
    assert await library.kept("count", "up") == 12


# As it is shipped: read before the tests' own processes stop waiting for the disk.
SYNCHRONOUS = database_module.SYNCHRONOUS


async def test_sqlite_flushes_each_commit_and_keeps_its_rules(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "SYNCHRONOUS", SYNCHRONOUS)
    async with sqlite_database.session() as session:
        pragmas = {
            name: (await session.execute(text(f"PRAGMA {name}"))).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@pytest.mark.parametrize(
    "url",
    ["", "library.db", "mysql://localhost/x", "sqlite://", "postgresql://localhost", "postgresql://localhost:port/x",
     "postgresql://clerk:word@localhost:/x", "postgresql://localhost:99999/x", "postgresql://[::1/x"],
)  # fmt: skip
def test_a_url_that_names_no_library_is_refused(url: str) -> None:
    with pytest.raises(StorageError):
        Database(url)


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match=r"folder .*file.* can't be made"):
        Database(f"sqlite+aiosqlite:///{tmp_path / 'file' / 'library.sqlite3'}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    os.chmod(tmp_path, 0o500)
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'library.sqlite3'}")
    with pytest.raises(StorageError, match="can't be opened"):
        await migrate(database)


async def test_a_library_that_went_away_is_named(sqlite_database: Database, tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'gone' / 'library.sqlite3'}")
    (tmp_path / "gone").rmdir()
    with pytest.raises(StorageError, match="can't be opened"):
        await migrate(database)


async def test_a_read_only_library_can_be_asked_but_not_changed(sqlite_database: Database) -> None:
    library = SqlLibrary(sqlite_database)
    await library.save_person(Person(1))
    async with sqlite_database.session() as session:
        await session.execute(text("PRAGMA query_only = ON"))
        assert await library.people() == (Person(1),)
        with pytest.raises(OperationalError):
            await library.save_person(Person(2))


async def test_a_file_that_is_no_library_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are only notes. " * 100)
    with pytest.raises(StorageError, match="is no Dateline library") as refused:
        await migrate(Database(f"sqlite+aiosqlite:///{path}"))
    assert "notes.txt is no Dateline library" in refused.value.in_full


async def test_a_library_without_its_tables_says_how_to_make_them(bare_url: str) -> None:
    database = Database(bare_url)
    with pytest.raises(StorageError, match="dateline migrate"):
        await SqlLibrary(database).counts()
    await database.close()


async def test_a_busy_library_says_so(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "PATIENCE", 0.1)
    database = Database(sqlite_url)
    other = sqlite3.connect(database.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="is busy"):
        await SqlLibrary(database).save_person(Person(1))
    other.close()
    await SqlLibrary(database).save_person(Person(1))
    await database.close()


async def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    database = Database("postgresql+psycopg://ada:hidden@127.0.0.1:1/library")
    with pytest.raises(StorageError, match="can't be reached") as refused:
        await migrate(database)
    assert "hidden" not in str(refused.value)
    await database.close()


async def test_a_database_that_is_not_there_is_named(postgres: Server) -> None:
    database = Database(postgres.database_url("no_such_library"))
    with pytest.raises(StorageError, match="doesn't exist"):
        await migrate(database)
    await database.close()


async def test_a_bug_passes_through(database: Database) -> None:
    with pytest.raises((OperationalError, ProgrammingError)):
        async with database.session() as session:
            await session.execute(text("SELEKT nothing"))
    with pytest.raises((OperationalError, ProgrammingError)):
        async with database.reading() as session:
            await session.execute(text("SELECT no_such_column FROM people"))
    with pytest.raises(IntegrityError):
        async with database.session() as session:
            await session.execute(text("INSERT INTO people (id) VALUES (1)"))


async def test_a_task_inside_a_transaction_is_not_part_of_it(sqlite_database: Database) -> None:
    async def count() -> int:
        async with sqlite_database.reading() as session:
            return len((await session.execute(select(PersonRow.id))).all())

    library = SqlLibrary(sqlite_database)
    async with library.together():
        await library.save_person(Person(1))
        assert await count() == 1
        assert await asyncio.create_task(count()) == 0


async def test_migrations_keep_what_only_sqlite_has(sqlite_database: Database) -> None:
    def so_declared(option: str, value: bool) -> set[str]:
        return {table.name for table in METADATA.sorted_tables if table.dialect_options["sqlite"][option] is value}

    async with sqlite_database.reading() as session:
        made = (await session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))).all()
    tables = {name: sql for name, sql in made if not name.startswith(("claim_words", "claim_phrases"))}
    assert {name for name, sql in tables.items() if "WITHOUT ROWID" in sql} == so_declared("with_rowid", False)
    assert {name for name, sql in tables.items() if "AUTOINCREMENT" in sql} == so_declared("autoincrement", True)


async def test_migrations_make_partial_indexes_over_the_rows_that_are_declared(sqlite_database: Database) -> None:
    indexes = {index.name: index for table in declared().tables.values() for index in table.indexes}
    conditions = {name: index.dialect_options["sqlite"]["where"] for name, index in indexes.items()}
    async with sqlite_database.reading() as session:
        made = (await session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'index'"))).all()
    partial = {name: sql.partition(" WHERE ")[2] for name, sql in made if " WHERE " in (sql or "")}
    assert len(partial) == 6
    assert partial == {name: str(condition) for name, condition in conditions.items() if condition is not None}


async def test_an_older_librarys_corrections_and_uncertain_messages_are_brought_up(bare_url: str) -> None:
    """What was corrected stays known to be; what was uncertain under the older program is not sent once more now."""
    database = Database(bare_url)
    await migrate(database, "0003")
    told = (
        "INSERT INTO deliveries (id, subscription, chat, kind, occasion, part, urgency, text, carried, state, due, "
        "attempts, corrects) VALUES (:id, 1, 5, :kind, :occasion, 0, :urgency, 'words', '[]', :state, "
        "'2018-02-20 07:00:00+00:00', 1, :corrects)"
    )
    rows = [
        {"id": 1, "kind": "digest", "occasion": "a day", "urgency": 2, "state": "uncertain", "corrects": None},
        {"id": 2, "kind": "correction", "occasion": "1:1:1:withdrawn:1", "urgency": 0, "state": "uncertain",
         "corrects": 1},
    ]  # fmt: skip
    async with database.session() as session:
        await session.execute(text(told), rows)
    await migrate(database)
    outbox = SqlOutbox(database)
    digest, correction = await outbox.delivery(1), await outbox.delivery(2)
    assert await outbox.corrections_of([digest]) == (correction,)
    assert (correction.also, correction.repeats) == ((), None)
    assert await outbox.uncertain_corrections(10) == ()
    assert await outbox.uncertain_news([1]) == ()
    await database.close()
