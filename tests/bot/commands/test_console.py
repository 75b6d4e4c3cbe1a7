"""Files that commands write: whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.console import write_file
from briefings.errors import DatelineError
from tests.support.full_disk import files_end_at


def test_a_file_that_cannot_be_written_whole_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    write_file(path, b"as it was")
    with files_end_at(1000), pytest.raises(DatelineError, match="can't be written"):
        write_file(path, b"x" * 5000)
    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_it_takes_the_place_of_what_was_there_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    write_file(path, b"before")
    path.chmod(0o600)
    write_file(path, b"after")
    assert path.read_bytes() == b"after"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_file(tmp_path / "link", b"words")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"words"


def test_what_is_no_file_is_written_to_where_it_stands() -> None:
    write_file(Path("/dev/null"), b"words")
    assert Path("/dev/null").is_char_device()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="can't be written"):
        write_file(tmp_path, b"words")
