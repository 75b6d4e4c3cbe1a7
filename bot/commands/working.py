"""`dateline worker`: reads and extracts for a library, on any machine that reaches its database."""

from __future__ import annotations

import asyncio
import logging

from bot.app import open_services
from bot.commands.running import database_is_up, stop_signal
from bot.desk import ProcessDesk
from bot.lean_start import keep_what_is_loaded
from bot.logs import set_up_logs
from bot.queue.wiring import at_once
from bot.service_manager import watched
from bot.settings import Settings, SettingsError
from bot.version import dateline_version

log = logging.getLogger("dateline")

ON_POSTGRESQL = (
    "Workers share a library on PostgreSQL: name it in DATELINE_DATABASE_URL. On SQLite the bot reads by itself, and "
    "needs none."
)


async def work(settings: Settings, concurrency: int | None) -> None:
    """Works until it is told to stop; jobs that then take too long go back into the queue."""
    set_up_logs(settings)
    stop = stop_signal()
    if not await database_is_up(settings, stop):
        return
    many = concurrency or at_once()
    desk = ProcessDesk(settings.model, settings.beat, at_a_time=many)
    try:
        async with open_services(settings, desk=desk, queued=True) as services:
            if services.queue is None:
                raise SettingsError(ON_POSTGRESQL)
            # It is made ready now, so that its first job need not wait for the model.
            if not await _is_ready(desk, stop):
                return
            keep_what_is_loaded()
            async with watched(settings):
                log.info("Dateline %s works on the queue, %d at a time", dateline_version(), many)
                await services.queue.work(desk, many, stop)
    finally:
        desk.close()


async def _is_ready(desk: ProcessDesk, stop: asyncio.Event) -> bool:
    """Waits until the desk is ready; False if the worker is told to stop before that. The desk is then to be closed."""
    ready, stopped = asyncio.create_task(desk.warm()), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({ready, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            return False
        await ready
        return True
    finally:
        ready.cancel()
        stopped.cancel()
