"""Nobody but its owner may read a library, its journals, its backups, or the file with the token; doctor looks."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.__main__ import main
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.queue.schema import bring_queue_up_to_date
from tests.journeys.test_command_line import Inside
from tests.support.forked import start_forked
from tests.support.postgres_server import Server

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no such rights")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "new" / "home"


@pytest.fixture
def dateline(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> Iterator[Inside]:
    """On a machine that lets everybody read what is made."""
    old = os.umask(0o022)
    made = Inside(monkeypatch, capsys, tmp_path)
    monkeypatch.setenv("DATELINE_HOME", str(home))
    yield made
    os.umask(old)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_made_is_its_owners_alone(dateline: Inside, home: Path, tmp_path: Path) -> None:
    assert dateline("migrate")[0] == 0
    assert dateline("backup", str(tmp_path / "backup"))[0] == 0
    assert [mode(home.parent), mode(home)] == [0o700, 0o700]
    assert {path.name: mode(path) for path in home.iterdir()} == {"dateline.sqlite3": 0o600}
    assert mode(tmp_path / "backup") == 0o600
    assert "ok   Library and settings files" in dateline("doctor")[1]


async def test_the_journals_of_a_library_in_use_are_too(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.sqlite3")
    await migrate(database)
    async with database.session():
        modes = {name: mode(tmp_path / name) for name in os.listdir(tmp_path)}
    await database.close()
    assert set(modes.values()) == {0o600}
    assert "library.sqlite3-wal" in modes


def test_a_library_that_others_could_read_is_closed_to_them_at_the_next_start(dateline: Inside, home: Path) -> None:
    dateline("migrate")
    library = home / "dateline.sqlite3"
    library.chmod(0o644)
    (home / "dateline.sqlite3-wal").touch(mode=0o644)
    assert dateline("figures")[0] == 0
    assert mode(library) == 0o600


def test_doctor_finds_what_others_may_read_and_says_the_mend(dateline: Inside, home: Path, tmp_path: Path) -> None:
    dateline("migrate")
    (tmp_path / ".env").write_text("DATELINE_ZONE=UTC\n")
    (tmp_path / ".env").chmod(0o644)
    (home / "old backup").write_bytes(b"")
    (home / "old backup").chmod(0o640)
    home.chmod(0o755)
    status, said, _ = dateline("doctor")
    assert status == 1
    for mend in (f"chmod 700 {home}", f"chmod 600 {home / 'old backup'}", "chmod 600 .env"):
        assert mend in said


def test_doctor_finds_what_a_killed_backup_left_and_not_what_is_being_written(dateline: Inside, home: Path) -> None:
    dateline("migrate")
    for name in ("mine.backup.part", "mine.backup.part-journal", "new.backup.part"):
        (home / name).write_bytes(b"half of a library")
    for name in ("mine.backup.part", "mine.backup.part-journal"):
        os.utime(home / name, (0, 0))
    _status, said, _error = dateline("doctor")
    assert "MEND Unfinished backups: 2 files" in said
    assert f"rm {home / 'mine.backup.part'} {home / 'mine.backup.part-journal'}" in said
    (home / "mine.backup.part").unlink()
    (home / "mine.backup.part-journal").unlink()
    assert "Unfinished" not in dateline("doctor")[1]


def test_a_folder_that_dateline_did_not_make_keeps_its_rights(dateline: Inside, home: Path) -> None:
    home.mkdir(parents=True)
    home.chmod(0o755)
    dateline("migrate")
    assert mode(home) == 0o755
    assert mode(home / "dateline.sqlite3") == 0o600


def back_up(url: str, home: Path, path: Path) -> None:
    os.environ |= {"DATELINE_HOME": str(home), "DATELINE_DATABASE_URL": url}
    sys.argv = ["dateline", "backup", str(path)]
    main()


def left_of(path: Path) -> list[str]:
    return [file.name for file in path.parent.glob(f"{path.name}*")]


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_a_backup_that_is_told_to_stop_leaves_no_half_of_a_library(
    told: int, postgres: Server, home: Path, tmp_path: Path
) -> None:
    url, path = postgres.new_database(), tmp_path / "stopped.backup"
    database = Database(url)
    await migrate(database)
    await bring_queue_up_to_date(database)
    # Whoever alters a table makes the backup wait in the middle.
    async with database.session() as session:
        await session.execute(text("LOCK TABLE claims"))
        process = await start_forked(back_up, url, home, path)
        async with asyncio.timeout(60):
            while not postgres.ask(  # noqa: ASYNC110 - it is another process
                f"SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '{database.url.database}'"
            ):
                await asyncio.sleep(0.02)
        assert left_of(path) != []
        process.send_signal(told)
        async with asyncio.timeout(60):
            assert await process.wait() != 0
    assert left_of(path) == []
    await database.close()
