"""What brings news beside the chat: the tick, the courier and the watch. In Telegram and in the terminal alike."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine
from typing import Any

from bot.app import join_courier
from bot.chat.context import DatelineApplication
from bot.delivery.tick import tick_regularly, tick_when_woken


@contextlib.asynccontextmanager
async def delivering(
    application: DatelineApplication, *others: Coroutine[Any, Any, None]
) -> AsyncIterator[asyncio.Task[None]]:
    """Runs the tick, the courier and the watch, and `others` that run beside them until they are cancelled. At the end
    each of the three finishes what it must not leave half done. Gives the task that ticks."""
    services = application.services
    tick, courier_loop, watch = join_courier(application), services.courier_loop, services.watching.watch
    assert courier_loop is not None
    ticking = asyncio.create_task(tick_regularly(tick, services.settings.tick))
    beside = [courier_loop.run(), watch.run(), tick_when_woken(tick, services.woken), *others]
    tasks = [ticking, *map(asyncio.create_task, beside)]
    try:
        yield ticking
    finally:
        await tick.stop()
        await courier_loop.stop()
        await watch.stop()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
