"""Files and folders that only their owner may read, since a library holds people's ids and unpublished drafts."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

# Bits for the group and for everybody else.
OTHERS = stat.S_IRWXG | stat.S_IRWXO
_JOURNALS = ("-wal", "-shm", "-journal")


def with_journals(path: Path) -> tuple[Path, ...]:
    """A SQLite file, and the journals that SQLite may have made beside it."""
    return (path, *(path.with_name(path.name + ending) for ending in _JOURNALS))


def make_private_folder(path: Path) -> None:
    """Makes a folder and its missing parents, for its owner alone; an existing folder stays as it is.
    Raises `OSError`."""
    if not path.is_dir():
        make_private_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Makes an empty file for its owner alone, if there is none. If that fails, whoever opens the file will report it.

    An existing file is not opened: closing it would release the locks that SQLite holds on it in this process.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def make_private(path: Path) -> None:
    """Takes all rights on a file or folder of ours from everybody but its owner; leaves other people's alone."""
    with suppress(OSError):
        if is_open(path) and path.stat().st_uid == os.geteuid():
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~OTHERS)


def is_open(path: Path) -> bool:
    """True if others than its owner may read or write it. False if it doesn't exist, or the system has no such rights
    (Windows)."""
    if os.name != "posix":
        return False
    try:
        return bool(path.stat().st_mode & OTHERS)
    except OSError:
        return False
