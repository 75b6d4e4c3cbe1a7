"""Backups that Dateline makes by itself: before every migration, before it makes the ledger anew, and on a schedule.
The newest of each kind are kept."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from briefings.errors import StorageError
from storage.database.backups import HALF, BackedUp, backup
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.database.private import make_private_folder
from storage.database.upgrade_lock import one_upgrade
from storage.migrations import HEAD

BEFORE_MIGRATION, BEFORE_NEW_FIGURES, SCHEDULED = "before-migration", "before-new-figures", "scheduled"
_ENDINGS = (".backup", ".backup.age")
# Seconds after which nobody writes to a half of a backup any more: its process was killed.
LEFT_AFTER = 3600


async def bring_up_to_date(database: Database, folder: Path, keep: int, now: datetime | None = None) -> BackedUp | None:
    """Migrates the database. An older schema is backed up into `folder` first, and not migrated if that fails; gives
    that backup, None if there was nothing to back up. Raises `StorageError`."""
    made = None
    if await _is_older(database):
        async with one_upgrade(database):
            # Another process may have upgraded it meanwhile.
            if await _is_older(database):
                made = await keep_backup(database, folder, BEFORE_MIGRATION, keep, now or datetime.now(UTC))
            await migrate(database)
    else:
        await migrate(database)
    return made


async def _is_older(database: Database) -> bool:
    revision = await database.revision()
    return revision is not None and revision < HEAD


async def keep_backup(
    database: Database, folder: Path, kind: str, keep: int, now: datetime, recipients: tuple[str, ...] = ()
) -> BackedUp:
    """Writes a backup whose name says its kind and moment, then deletes all but the newest `keep` of its kind. Raises
    `StorageError`."""
    try:
        make_private_folder(folder)
    except OSError as error:
        raise StorageError(
            f"The folder for backups can't be made ({error.strerror}).",
            f"The folder for backups, {folder}, can't be made ({error.strerror}): name another in DATELINE_BACKUPS.",
        ) from error
    _delete_halves(folder, kind)
    made = await backup(database, _fresh(folder, kind, now, encrypted=bool(recipients)), now, recipients=recipients)
    for old in backups_in(folder, kind, now)[max(1, keep) :]:
        old.unlink(missing_ok=True)
    return made


def _delete_halves(folder: Path, kind: str) -> None:
    for half in left_halves(folder, f"{kind}-*"):
        half.unlink(missing_ok=True)


def left_halves(folder: Path, names: str = "*") -> list[Path]:
    """What killed processes left of the backups of these names in a folder: whole libraries, which nobody
    encrypted."""
    left = []
    for half in folder.glob(f"{names}{HALF}*"):
        with suppress(FileNotFoundError):  # its own process may have ended meanwhile
            if time.time() - half.stat().st_mtime > LEFT_AFTER:
                left.append(half)
    return sorted(left)


def backups_in(folder: Path, kind: str, now: datetime) -> list[Path]:
    """The backups of a kind, the newest first. Those that a clock which was ahead named after a moment to come were
    made before it was set right, so they are the oldest."""
    found = (path for path in folder.glob(f"{kind}-*") if path.name.endswith(_ENDINGS))
    return sorted(found, key=lambda path: (not is_to_come(path, now), path.name), reverse=True)


def is_to_come(path: Path, now: datetime) -> bool:
    """True if a kept backup's name tells of a moment that is still to come."""
    moment = moment_of(path)
    return moment is not None and moment > now


def moment_of(path: Path) -> datetime | None:
    """When a kept backup was made, by its name; None for a name that doesn't tell."""
    try:
        digits = path.name.split(".")[0].rsplit("-", 3)[1:3]
        return datetime.strptime("".join(digits), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _fresh(folder: Path, kind: str, now: datetime, *, encrypted: bool) -> Path:
    """A file name that doesn't exist yet: two processes may begin in the same second."""
    ending = _ENDINGS[encrypted]
    for number in range(100):
        path = folder / f"{kind}-{now.astimezone(UTC):%Y%m%d-%H%M%S}-{number:02}{ending}"
        if not path.exists():
            break
    return path
