"""An older library is backed up as it was before its schema is brought up to date."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database.backups import restore
from storage.database.database import Database
from storage.database.kept_backups import bring_up_to_date
from storage.library.library import SqlLibrary
from storage.migrations import HEAD
from tests.storage.database.test_past_libraries import ALL, past
from tests.support.making import NOW, SENTENCES, TEXT
from tests.support.past_libraries import of_the_past, of_the_past_in_postgresql
from tests.support.postgres_server import Server


async def is_whole(copy: Path, folder: Path) -> bool:
    """Whether the backup can be restored, and holds what the library held."""
    restored = Database(folder / "restored.sqlite3")
    try:
        await restore(restored, copy)
        library = SqlLibrary(restored)
        claims = [claim.text for claim in await library.claims_of(1)]
        return (await library.document(1)).text == TEXT and claims == list(SENTENCES)
    finally:
        await restored.close()


@pytest.mark.parametrize("name", past([name for name in ALL if name != HEAD], newest=2))
async def test_a_library_of_each_past_schema_is_backed_up_before_it_is_migrated(name: str, tmp_path: Path) -> None:
    database = of_the_past(name, tmp_path)
    made = await bring_up_to_date(database, tmp_path, 3, NOW)
    assert made is not None
    assert made.path.name == "before-migration-20180301-120000-00.backup"
    assert await database.revision() == HEAD
    assert await is_whole(made.path, tmp_path)
    assert await bring_up_to_date(database, tmp_path, 3, NOW) is None
    await database.close()


@pytest.mark.parametrize("revision", ["0003", "0004"])
async def test_an_older_library_in_postgresql_is_backed_up_with_the_columns_that_it_had(
    postgres: Server, revision: str, tmp_path: Path
) -> None:
    database = await of_the_past_in_postgresql(revision, postgres.new_database())
    made = await bring_up_to_date(database, tmp_path, 3, NOW)
    assert made is not None
    assert await database.revision() == HEAD
    assert await is_whole(made.path, tmp_path)
    await database.close()


async def test_what_the_program_knows_no_more_is_in_the_backup_of_postgresql_too(
    postgres: Server, tmp_path: Path
) -> None:
    """0005 makes the figures anew, by subject; before it they had an origin, which had to be there."""
    database = await of_the_past_in_postgresql("0004", postgres.new_database())
    figure = "('returned', 'FR', 'all', 2, '2018-02-08', '{\"low\": 250}', '[[250]]')"
    names = "measure, origin, scope, roots, newest, body, history"
    async with database.session() as session:
        await session.execute(text("DELETE FROM figures"))
        await session.execute(text(f"INSERT INTO figures ({names}) VALUES {figure}"))
    made = await bring_up_to_date(database, tmp_path, 3, NOW)
    assert made is not None
    with closing(sqlite3.connect(made.path)) as kept:
        (row,) = kept.execute(f"SELECT {names} FROM figures").fetchall()
        stood = kept.execute("SELECT version_num FROM alembic_version").fetchone()
    assert row[:5] == ("returned", "FR", "all", 2, "2018-02-08")
    assert [json.loads(value) for value in row[5:]] == [{"low": 250}, [[250]]]
    assert stood == ("0004",)
    assert await database.revision() == HEAD
    assert await is_whole(made.path, tmp_path)
    await database.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_of_processes_that_start_at_once_one_upgrades_and_the_others_wait(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if kind == "sqlite":
        first = of_the_past("0004", tmp_path)
    else:
        server: Server = request.getfixturevalue("postgres")
        first = await of_the_past_in_postgresql("0004", server.new_database())
    others = [Database(first.path if first.is_sqlite else first.url.render_as_string(False)) for _ in range(2)]
    made = await asyncio.gather(*(bring_up_to_date(one, tmp_path / "kept", 3, NOW) for one in (first, *others)))
    (copy,) = [one for one in made if one is not None]
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [copy.path.name]
    assert await is_whole(copy.path, tmp_path)
    for database in (first, *others):
        assert await database.revision() == HEAD
        await database.close()


async def test_a_new_library_and_todays_need_no_backup(tmp_path: Path) -> None:
    database = Database(tmp_path / "new.sqlite3")
    assert await bring_up_to_date(database, tmp_path, 3, NOW) is None
    assert await bring_up_to_date(database, tmp_path, 3, NOW) is None
    assert not any(name.endswith(".backup") for name in os.listdir(tmp_path))
    await database.close()
