"""Backups on a schedule: one every `DATELINE_BACKUP_EVERY` hours, beside the bot's other work.

When the next is due follows from the names of the existing ones, so that restarts make neither more nor fewer.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.chat.context import Services
from bot.chat.page import escape
from briefings.deliveries.outcomes import notice
from briefings.errors import DatelineError
from storage.database.kept_backups import SCHEDULED, backups_in, keep_backup, moment_of

if TYPE_CHECKING:
    from bot.settings import Settings

log = logging.getLogger("dateline")

# Seconds between two looks at whether a backup is due, also after one that failed.
LOOK_EVERY = 60.0


async def back_up_on_schedule(services: Services) -> None:
    """Runs until it is cancelled; returns at once if no schedule is set."""
    while services.settings.backup_every is not None:
        await back_up_if_due(services)
        await asyncio.sleep(LOOK_EVERY)


async def back_up_if_due(services: Services) -> bool:
    """Makes a backup if one is due; True if it did. A failure is logged, and the owner is told once a day."""
    from storage.database.database import Database

    settings, now = services.settings, services.now()
    if not _is_due(settings, now):
        return False
    database = Database(settings.library())
    try:
        made = await keep_backup(
            database, settings.backups_folder, SCHEDULED, settings.backups_keep, now, settings.recipients
        )
    except (DatelineError, OSError) as error:
        await _tell_owner(services, error, now)
        return False
    finally:
        await database.close()
    log.info("The library was backed up: %s, with %s documents", made.path.name, made.rows.get("documents", 0))
    return True


def _is_due(settings: Settings, now: datetime) -> bool:
    if settings.backup_every is None:
        return False
    newest = next(iter(backups_in(settings.backups_folder, SCHEDULED, now)), None)
    last = moment_of(newest) if newest else None
    return last is None or not timedelta(0) <= now - last < timedelta(hours=settings.backup_every)


async def _tell_owner(services: Services, error: Exception, now: datetime) -> None:
    words = error.in_full if isinstance(error, DatelineError) else str(error)
    log.error("The scheduled backup failed, and will be tried again: %s", words)
    if services.settings.owner is not None:
        text = "The scheduled backup of the library failed; the log says why. It is tried again every minute."
        await services.outbox.add_deliveries(
            [notice(escape(text), services.settings.owner, f"backup-failed:{now:%Y-%m-%d}", now)]
        )
        services.wake()
