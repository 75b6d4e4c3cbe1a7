"""What every handler finds in its hands: the services that `app.py` joined, typed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from telegram.ext import Application, CallbackContext, ExtBot

from bot.chat.router import Router
from bot.delivery.courier_loop import CourierLock, DeliveryRounds
from bot.delivery.rate_limiter import Pacer
from bot.settings import Settings
from briefings.beat.beat import Beat
from briefings.ports import Desk, Fetcher, Library, Outbox, Scribe

if TYPE_CHECKING:
    from bot.handlers.editors.batches import Batch

log = logging.getLogger("dateline")


@dataclass
class Services:
    """The objects that handlers work with. `clock` gives the present moment, aware, in UTC.

    What one editor sends within `burst` seconds of the last is one batch; `batches` are those still open, by (chat,
    editor). `turned_away` is when readers who sent a file were last told that it was not opened.
    """

    settings: Settings
    beat: Beat
    library: Library
    outbox: Outbox
    desk: Desk
    fetcher: Fetcher
    clock: Callable[[], datetime]
    scribe: Scribe
    pacer: Pacer
    courier_lock: CourierLock
    rounds: DeliveryRounds | None = None
    burst: float = 2.0
    batches: dict[tuple[int, int], Batch] = field(default_factory=dict)
    turned_away: dict[int, datetime] = field(default_factory=dict)
    router: Router = field(default_factory=Router)
    background: set[asyncio.Task[Any]] = field(default_factory=set)
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self.clock()

    def run_aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Goes on with long work while the chat answers others. Handlers start it by `trouble.aside`, which tells the
        person when it fails; what nobody caught is logged here."""
        task = asyncio.create_task(work)
        self.background.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self.background.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("Work aside failed", exc_info=task.exception())

    async def quiet(self) -> None:
        """Waits until nothing is being worked on aside (the tour and the tests do)."""
        while self.background:
            await asyncio.gather(*self.background, return_exceptions=True)

    def wake(self) -> None:
        """Tells the schedule that something was published: what is due need not wait for the next tick."""
        self.woken.set()


class DatelineApplication(Application[Any, Any, Any, Any, Any, Any]):
    """python-telegram-bot's application with Dateline's services on it."""

    __slots__ = ("services",)

    def __init__(self, *, services: Services, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.services = services


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """A handler's context; `services` is all that it needs."""

    @property
    def services(self) -> Services:
        """The services of the application that this update came to."""
        application = self.application
        assert isinstance(application, DatelineApplication)
        return application.services
