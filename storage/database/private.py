"""Files and folders that nobody but their owner may read: a library holds people's ids and unpublished drafts."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

# Bits for the group and for everybody else.
OTHERS = stat.S_IRWXG | stat.S_IRWXO
_JOURNALS = ("-wal", "-shm", "-journal")


def with_journals(path: Path) -> tuple[Path, ...]:
    """A SQLite file, and those that SQLite may have made beside it."""
    return (path, *(path.with_name(path.name + ending) for ending in _JOURNALS))


def make_private_folder(path: Path) -> None:
    """Makes a folder, and those above it that are missing, for its owner alone; one that is there stays as it is.
    Raises `OSError`."""
    if not path.is_dir():
        make_private_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Makes an empty file for its owner alone, if there is none; where that fails, whoever opens it will say so.

    A file that is there is not opened: closing it would give back the locks that SQLite holds on it in this process.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def make_private(path: Path) -> None:
    """Takes a file or folder of ours from everybody but its owner; what is somebody else's is let be."""
    with suppress(OSError):
        if is_open(path) and path.stat().st_uid == os.geteuid():
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~OTHERS)


def is_open(path: Path) -> bool:
    """True if somebody but its owner may read or write it. False for what is not there, and where there are no such
    rights (on Windows)."""
    if os.name != "posix":
        return False
    try:
        return bool(path.stat().st_mode & OTHERS)
    except OSError:
        return False
