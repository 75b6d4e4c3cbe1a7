"""The database fails under a reader's question: they read one sentence; where and why stands in the log."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from storage.library.library import SqlLibrary
from tests.support.desk_chat import READER, desk_chat
from tests.support.postgres_server import Server


async def test_a_reader_is_shown_no_host_no_user_and_no_password(
    postgres: Server, postgres_template: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = make_url(postgres.new_database(postgres_template)).update_query_dict({"password": "hidden-word"})
    assert url.database
    assert url.username
    async with desk_chat(url.render_as_string(hide_password=False), tmp_path) as chat:
        await chat.say("/figures", READER)
        postgres.run(f"DROP DATABASE {url.database} WITH (FORCE)")
        with caplog.at_level(logging.ERROR):
            told = await chat.say("/documents", READER)
    assert "database" in told.lower()
    for private in (url.database, url.username, "hidden-word", str(url.query.get("host", "nowhere")), "psycopg"):
        assert private not in told
    assert url.database in caplog.text
    assert "hidden-word" not in caplog.text


async def test_a_reader_is_shown_no_path(sqlite_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with desk_chat(sqlite_url, tmp_path) as chat:
        library = chat.services.library
        assert isinstance(library, SqlLibrary)
        await library.database.engine.dispose()
        library.database.path.write_bytes(b"no library any more " * 900)
        for journal in library.database.path.parent.glob("library.sqlite3-*"):
            journal.unlink()
        told = await chat.say("/documents", READER)
    assert "no Dateline library: move it away" in told
    assert str(tmp_path) not in told
    assert str(library.database.path) in caplog.text
