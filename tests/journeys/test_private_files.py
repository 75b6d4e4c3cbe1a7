"""Nobody but its owner may read a library, its journals, its backups, or the file with the token; doctor looks."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database.database import Database
from storage.database.migrating import migrate
from tests.journeys.test_command_line import Inside

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


def test_a_folder_that_dateline_did_not_make_keeps_its_rights(dateline: Inside, home: Path) -> None:
    home.mkdir(parents=True)
    home.chmod(0o755)
    dateline("migrate")
    assert mode(home) == 0o755
    assert mode(home / "dateline.sqlite3") == 0o600
