"""Where the tests' files lie in memory: nothing of theirs has to outlive a power cut, and no test waits for a disk."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
# Bytes. What a run writes at a time is some hundred megabytes for each worker.
AMPLE = 4 << 30


def folder_in_memory() -> Path | None:
    """A folder in memory, if there is one with ample room (in containers it is often tiny); else None, which is where
    temporary files go."""
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= AMPLE else None


def keep_files_in_memory(config: pytest.Config) -> None:
    """Puts pytest's temporary folders there, unless somebody has said where they belong."""
    folder = folder_in_memory()
    if folder is not None and not config.getoption("basetemp"):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folder))
