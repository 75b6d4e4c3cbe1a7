"""Brings an older library up to this program's schema, with a backup of it as it was beforehand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from storage.database.backups import backup
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.migrations import HEAD


async def is_older(database: Database) -> bool:
    """True for a library that an earlier Dateline left; False for a new one, today's, and that of a later program."""
    revision = await database.revision()
    return revision is not None and revision < HEAD


async def bring_up(database: Database, folder: Path, now: datetime) -> Path | None:
    """Migrates; an older library is backed up into `folder` first. Gives the backup, None where none was needed.

    Raises `StorageError` where it can't be backed up or migrated; the library is then as it was."""
    copy = None
    if await is_older(database):
        copy = folder / f"before-new-schema-{now:%Y%m%d-%H%M%S}.backup"
        if not copy.exists():  # another process that opens the library in this second makes the same
            await backup(database, copy, now)
    await migrate(database)
    return copy
