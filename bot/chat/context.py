"""The services that handlers work with, as `app.py` joined them, in a typed context."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.chat.control_characters import without_controls
from bot.chat.forwarded import without_others_commands
from bot.chat.router import Router
from bot.delivery.courier_loop import CourierLock, CourierLoop
from bot.delivery.rate_limiter import Pacer
from bot.feeds.wiring import Watching
from bot.observed import Observed
from bot.queue.wiring import Queue
from bot.settings import Settings
from briefings.beat.beat import Beat
from briefings.deliveries.telling import TellReaders
from briefings.newsroom import Tell
from briefings.ports import Desk, Fetcher, Library, Outbox, PaidLedger, Scribe

log = logging.getLogger("dateline")

Own = TypeVar("Own")


# Written out, it would be half of the program.
@dataclass(repr=False)
class Services:
    """The objects that handlers work with. `clock` gives the present moment, aware, in UTC.

    Uploads of one editor that are less than `burst` seconds apart make one batch. State of a single handler is an
    object of its own class, one for each application (see `own`).
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
    paid_ledger: PaidLedger
    watching: Watching
    # Where several machines read: on PostgreSQL.
    queue: Queue | None = None
    courier_loop: CourierLoop | None = None
    burst: float = 2.0
    router: Router = field(default_factory=Router)
    background: set[asyncio.Task[Any]] = field(default_factory=set)
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    owned: dict[type[Any], Any] = field(default_factory=dict)
    observed: Observed = field(default_factory=Observed)

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self.clock()

    def own(self, kind: type[Own]) -> Own:
        """The one object of this class in this application; made without arguments when it is first asked for."""
        if kind not in self.owned:
            self.owned[kind] = kind()
        own: Own = self.owned[kind]
        return own

    def run_aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Starts long work beside the chat. Handlers start it by `bot.chat.errors.aside`, which tells the person if it
        fails; any other failure is logged here."""
        task = asyncio.create_task(work)
        self.background.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self.background.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("Work aside failed", exc_info=task.exception())

    async def quiet(self) -> None:
        """Waits until no work runs beside the chat (for the tour and the tests)."""
        while self.background:
            await asyncio.gather(*self.background, return_exceptions=True)

    @property
    def tell(self) -> Tell:
        """What owes readers the corrections of editors' acts."""
        return TellReaders(self.outbox, self.scribe)

    def wake(self) -> None:
        """Called after an act: what is due need not wait for the next tick, nor what is owed for the courier's next
        round."""
        self.woken.set()
        if self.courier_loop:
            self.courier_loop.wake()


class DatelineApplication(Application[Any, Any, Any, Any, Any, Any]):
    """python-telegram-bot's application with Dateline's services on it."""

    __slots__ = ("services",)

    def __init__(self, *, services: Services, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.services = services

    async def process_update(self, update: object) -> None:
        """Has the handlers answer an update, in which control characters are spaces and forwarded commands are
        words."""
        if isinstance(update, Update):
            update = without_others_commands(without_controls(update, self.bot), self.bot)
        await super().process_update(update)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """A handler's context; `services` is all that it needs."""

    @property
    def services(self) -> Services:
        """The services of the application that this update came to."""
        application = self.application
        assert isinstance(application, DatelineApplication)
        return application.services
