"""The queue's tables come with the first process, and follow the installed procrastinate from any version before."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from briefings.errors import StorageError
from storage.database.database import Database
from storage.queue import schema
from storage.queue.schema import bring_queue_up_to_date, newest_script, queue_schema

# What a database holds of the queue, by kind: it must not depend on the way on which it came there.
HELD = (
    "SELECT 'function', proname FROM pg_proc WHERE proname LIKE 'procrastinate%'",
    "SELECT table_name, column_name || ' ' || data_type FROM information_schema.columns "
    "WHERE table_name LIKE 'procrastinate%'",
    "SELECT 'index', indexname FROM pg_indexes WHERE tablename LIKE 'procrastinate%'",
    "SELECT 'trigger', tgname FROM pg_trigger WHERE tgname LIKE 'procrastinate%'",
)


@pytest.fixture
async def database(postgres_url: str) -> AsyncIterator[Database]:
    opened = Database(postgres_url)
    yield opened
    await opened.close()


async def held(database: Database) -> set[tuple[str, str]]:
    async with database.reading() as session:
        found = [(await session.execute(text(question))).all() for question in HELD]
    return {(str(row[0]), str(row[1])) for rows in found for row in rows}


async def test_several_processes_that_start_at_once_make_it_once(database: Database) -> None:
    assert await queue_schema(database) is None
    await asyncio.gather(*(bring_queue_up_to_date(database) for _ in range(3)))
    assert await queue_schema(database) == newest_script()
    assert ("function", "procrastinate_fetch_job_v2") in await held(database)


async def test_an_older_queue_gets_what_it_lacks_and_is_as_a_new_one(database: Database, postgres_url: str) -> None:
    scripts = schema._scripts()
    old = [script for script in scripts if script.name < "03.02"]
    async with database.engine.begin() as connection:
        for script in old:
            await schema._run(connection, script.read_text("utf-8"))
        await connection.execute(text("CREATE TABLE dateline_queue_schema (script text NOT NULL)"))
        await connection.execute(text("INSERT INTO dateline_queue_schema VALUES (:name)"), {"name": old[-1].name})
    before = await held(database)
    await bring_queue_up_to_date(database)
    upgraded = await held(database)
    assert upgraded != before
    async with database.engine.begin() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
    await bring_queue_up_to_date(database)
    assert upgraded == await held(database)


async def test_a_queue_that_a_newer_dateline_made_is_left_alone(database: Database) -> None:
    await bring_queue_up_to_date(database)
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE dateline_queue_schema SET script = '99.00.00_01_later.sql'"))
    with pytest.raises(StorageError, match="newer Dateline"):
        await bring_queue_up_to_date(database)


async def test_sqlite_has_no_queue_and_imports_none(sqlite_url: str) -> None:
    program = (
        "import asyncio, sys\n"
        "from bot.app import open_services\n"
        "from bot.settings import Settings\n"
        "async def main():\n"
        "    async with open_services(Settings(database_url=sys.argv[1], home=sys.argv[2]), queued=True) as services:\n"
        "        assert services.queue is None\n"
        "asyncio.run(main())\n"
        "assert 'procrastinate' not in sys.modules\n"
    )
    home = sqlite_url.rpartition("/")[0].removeprefix("sqlite+aiosqlite:///")
    ran = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", program, sqlite_url, home], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
