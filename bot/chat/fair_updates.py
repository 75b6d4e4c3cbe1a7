"""Works on updates side by side, but on one person's in order, so that nobody's flood holds up others."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.language import N_
from bot.observed import Observed
from bot.tracing import working_on

TOO_FAST = N_("One moment: you write faster than I answer. What comes now is left out.")
# How many updates of one person may wait. Further ones are dropped, and the person is told once.
LONGEST_QUEUE = 20
# Files and forwards come in bursts: a phone sends a folder of articles in one second, and none may be lost.
LONGEST_BURST = 150
# More than will ever wait.
MOST_WAITING = 1_000_000


class FairUpdates(BaseUpdateProcessor):
    """Works on many people's updates at once, and on each person's in order.

    If `LONGEST_QUEUE` updates of a person wait (`LONGEST_BURST` for files and forwards), further ones are dropped until
    the queue is down to half; `tell` is called once each time that this begins. At most `at_once` updates are worked on
    at a time. A person takes up only one of these places, so that nobody waits behind all of somebody else's updates.
    """

    def __init__(
        self, tell: Callable[[Update], Awaitable[None]], at_once: int = 512, observed: Observed | None = None
    ) -> None:
        # The library's own limit would let one person's waiting updates take all places; `_places` is ours.
        super().__init__(MOST_WAITING)
        self._tell = tell
        self._observed = observed or Observed()
        self._places = asyncio.Semaphore(at_once)
        self._locks: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}
        self._flooding: set[int] = set()

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to put away."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Runs the update's handlers when it is its person's turn."""
        with working_on(update.update_id if isinstance(update, Update) else None):
            await self._in_turn(update, coroutine)

    async def _in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        who = _person(update)
        if who is None:
            await coroutine
            return
        if not self._admit(who, LONGEST_BURST if _is_handed_in(update) else LONGEST_QUEUE):
            _close(coroutine)
            self._observed.updates["dropped"] += 1
            if who not in self._flooding and isinstance(update, Update):
                self._flooding.add(who)
                await self._tell(update)
            return
        self._waiting[who] = self._waiting.get(who, 0) + 1
        try:
            with self._observed.answering(_kind(update)):
                async with self._locks.setdefault(who, asyncio.Lock()), self._places:
                    await coroutine
        finally:
            self._leave(who)

    def _admit(self, who: int, longest: int) -> bool:
        room = longest // 2 if who in self._flooding else longest
        return self._waiting.get(who, 0) < room

    def _leave(self, who: int) -> None:
        self._waiting[who] -= 1
        if self._waiting[who] < LONGEST_QUEUE // 2:
            self._flooding.discard(who)
        if not self._waiting[who]:
            del self._waiting[who]
            del self._locks[who]


def _person(update: object) -> int | None:
    if not isinstance(update, Update):
        return None
    if update.effective_user:
        return update.effective_user.id
    return update.effective_chat.id if update.effective_chat else None


def _kind(update: object) -> str:
    if isinstance(update, Update) and update.callback_query:
        return "button"
    if _is_handed_in(update):
        return "file"
    return "message" if isinstance(update, Update) and update.message else "other"


def _is_handed_in(update: object) -> bool:
    message = update.message if isinstance(update, Update) else None
    return message is not None and bool(message.document or message.photo or message.forward_origin)


def _close(coroutine: Awaitable[Any]) -> None:
    # Closed, so that Python does not warn of a coroutine that was never run.
    close = getattr(coroutine, "close", None)
    if close:
        close()
