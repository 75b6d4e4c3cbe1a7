"""`dateline restore` at the command line: a wrong file is one sentence, and `resume` says what may go out twice."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from briefings.model import Schedule, Subscription
from storage.database.courier_lock import SqlCourierLock
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.outbox.outbox import SqlOutbox
from tests.storage.outbox.test_outbox import owed
from tests.support.command_line import Inside

DUE = datetime(2018, 2, 21, 7, tzinfo=UTC)


@pytest.fixture
def dateline(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Inside:
    return Inside(monkeypatch, capsys, tmp_path)


def library(home: Path) -> Database:
    return Database(home / "dateline.sqlite3")


async def subscribed(home: Path) -> None:
    """Somebody has a digest, and is owed one already."""
    database = library(home)
    await migrate(database)
    outbox = SqlOutbox(database)
    await outbox.subscribe(Subscription(0, 5, schedule=Schedule(time(7), (0,), "UTC"), due=DUE))
    await outbox.add_deliveries([owed(5)])
    await database.close()


@pytest.mark.parametrize("content", [b"", b"these are only notes " * 400, b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_wrong_file_is_one_sentence(dateline: Inside, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "wrong").write_bytes(content)
    status, said, error = dateline("restore", str(tmp_path / "wrong"))
    assert (status, said) == (1, "")
    assert error.count("\n") == 1
    assert "backup" in error


def test_a_folder_that_cannot_be_written_is_one_sentence(dateline: Inside, tmp_path: Path) -> None:
    asyncio.run(subscribed(tmp_path))
    assert dateline("backup", "kept")[0] == 0
    # Whoever runs the tests may be allowed to write anywhere, but nobody opens a folder for writing.
    (tmp_path / "dateline.sqlite3.courier").mkdir()
    status, said, error = dateline("restore", "kept", "--force")
    assert (status, said) == (1, "")
    assert error.count("\n") == 1
    assert "can't be written" in error


def test_after_a_restore_it_says_what_may_go_out_twice_and_resume_goes_on(dateline: Inside, tmp_path: Path) -> None:
    asyncio.run(subscribed(tmp_path))
    assert dateline("backup", "kept")[0] == 0
    status, said, error = dateline("restore", "kept", "--force")
    assert status == 0, error
    for words in ("The backup was made", "1 message that the backup owes", "chat 5", "dateline resume --send-all"):
        assert words in said
    assert "MEND Restored" in dateline("doctor")[1]
    assert "1 message that the backup owes" in dateline("resume")[1]
    assert dateline("resume", "--send-all", "--leave-out")[0] == 2
    assert "left out" in dateline("resume", "--leave-out")[1]
    assert "Nothing is held back" in dateline("resume")[1]
    assert "MEND Restored" not in dateline("doctor")[1]


def test_it_refuses_while_a_bot_runs(dateline: Inside, tmp_path: Path) -> None:
    asyncio.run(subscribed(tmp_path))
    dateline("backup", "kept")

    async def meanwhile() -> tuple[int, str, str]:
        async with SqlCourierLock(library(tmp_path)).hold():
            return await asyncio.to_thread(dateline, "restore", "kept", "--force")

    status, _, error = asyncio.run(meanwhile())
    assert status == 1
    assert "A bot is running" in error


def test_vacuum_writes_the_files_anew(dateline: Inside, tmp_path: Path) -> None:
    asyncio.run(subscribed(tmp_path))
    assert "written anew" in dateline("vacuum")[1]
