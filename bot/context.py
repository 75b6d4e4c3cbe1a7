"""What every handler finds in its hands: the services that `app.py` joined, typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot

from bot.courier import CourierLock, DeliveryRounds
from bot.pacer import Pacer
from bot.settings import Settings
from briefings.beat import Beat
from briefings.deliveries import Scribe
from briefings.ports import Desk, Fetcher, Library, Outbox


@dataclass
class Services:
    """The objects that handlers work with. `clock` gives the present moment, aware, in UTC."""

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
    background: set[asyncio.Task[Any]] = field(default_factory=set)
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self.clock()

    def run_aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Goes on with long work while the chat answers others; errors reach the application's error handler's log."""
        task = asyncio.create_task(work)
        self.background.add(task)
        task.add_done_callback(self.background.discard)

    async def quiet(self) -> None:
        """Waits until nothing is being worked on aside (the tour and the tests do)."""
        while self.background:
            await asyncio.gather(*self.background)

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
