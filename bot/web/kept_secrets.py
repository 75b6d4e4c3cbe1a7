"""Secrets of the bot's own making, each in a file of the data folder that nobody else may read."""

from __future__ import annotations

import os
import re
import secrets
import stat
import tempfile
from pathlib import Path

_MADE = re.compile(r"[A-Za-z0-9_-]{32,256}")


def kept_or_made(path: Path) -> str:
    """The secret in a file; a new one where there is none that nobody else knows. Raises `OSError`."""
    return kept_secret(path) or _made_secret(path)


def kept_secret(path: Path) -> str | None:
    """The secret in a file, if nobody else may have read or written it; else None, and a new one has to be made."""
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return None
    with os.fdopen(opened, encoding="ascii", errors="replace") as file:
        if not _is_private(os.fstat(file.fileno())):
            return None
        text = file.read(300).strip()
    return text if _MADE.fullmatch(text) else None


def _is_private(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and not found.st_mode & 0o077 and found.st_uid == os.getuid()


def _made_secret(path: Path) -> str:
    """Replaces the file in one step, so that a start that was killed leaves no half of a secret."""
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_urlsafe(32)
    handle, written = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(written).replace(path)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise
    return secret
