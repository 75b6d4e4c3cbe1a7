"""What the database's errors tell: anybody a sentence, whoever runs Dateline the file or server, nobody a password."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import make_url

from briefings.errors import StorageError, StorageUnreachable
from briefings.model import Person
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from tests.support.full_disk import files_end_at
from tests.support.postgres_server import Server

NOWHERE = "postgresql+psycopg://ada:hidden@127.0.0.1:1/library?password=hidden&sslpassword=hidden"


@pytest.fixture
def reading_role(postgres: Server, postgres_url: str) -> Iterator[str]:
    """The URL of a library for a role that may only read it."""
    name = f"reader_{make_url(postgres_url).database}"
    postgres.run(f"CREATE ROLE {name} LOGIN PASSWORD 'hidden'", f"GRANT pg_read_all_data TO {name}")
    url = make_url(postgres_url).set(username=name, password="hidden")
    yield url.render_as_string(hide_password=False)
    postgres.run(f"DROP ROLE {name}")


async def test_a_server_that_is_not_there_is_told_without_its_address() -> None:
    database = Database(NOWHERE)
    with pytest.raises(StorageUnreachable) as refused:
        await SqlLibrary(database).counts()
    await database.close()
    for private in ("127.0.0.1", "ada", "hidden", "library?"):
        assert private not in str(refused.value)
    assert "ada:***@127.0.0.1:1/library" in refused.value.in_full
    assert "hidden" not in refused.value.in_full
    assert "hidden" not in database.shown


async def test_a_damaged_file_is_told_without_its_path(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    database.path.write_bytes(b"These are only notes. " * 500)
    with pytest.raises(StorageError) as refused:
        await SqlLibrary(database).counts()
    await database.close()
    assert str(database.path.parent) not in str(refused.value)
    assert str(database.path) in refused.value.in_full


async def test_a_disk_that_is_too_full_for_a_library_to_be_opened_is_told_as_full(sqlite_url: str) -> None:
    """SQLite needs a small file beside a library also for who only reads."""
    database = Database(sqlite_url)
    await migrate(database)
    await database.close()
    with files_end_at(16_384), pytest.raises(StorageError, match="the disk is full"):
        await SqlLibrary(database).counts()
    await database.close()


async def test_a_role_that_may_only_read_gets_answers_and_one_sentence_for_a_change(reading_role: str) -> None:
    database = Database(reading_role)
    library = SqlLibrary(database)
    await migrate(database)
    assert await library.people() == ()
    with pytest.raises(StorageError, match="may not do this"):
        await library.save_person(Person(1))
    await database.close()


@pytest.mark.parametrize(
    "url",
    ["postgresql://ada:hidden@127.0.0.1:port/x", "postgresql://127.0.0.1:1/x?no_such_option=1"],
)
async def test_a_url_that_is_wrong_is_one_sentence(url: str) -> None:
    with pytest.raises(StorageError, match="database's URL") as refused:
        await migrate(Database(url))
    assert "hidden" not in refused.value.in_full
