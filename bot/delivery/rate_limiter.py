"""Telegram's limits, kept by ourselves: so many messages a second in all, smoothly, and so many to each chat.

python-telegram-bot's own limiter lets 59 sends pass in its first second, has no limit for a private chat, and forgets a
flood wait early; so it is not used.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from math import ceil, inf
from typing import Any, overload

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.fair_line import FairLine

# Flood waits from so many chats within so many seconds are the bot's own, not the chats'.
FLOODED_CHATS = 3
FLOODED_WITHIN = 10.0
# Sends that are late by more than this (in seconds) are not made up for.
MADE_UP_FOR = 0.5
# Telegram counts messages as they come in, which is up to so much later (in seconds) than usual after they went ...
LONGEST_WAY = 0.25
# ... and what is usual is told by the fastest of the last so many, to within this (in seconds).
TRIPS = 100
CARE = 0.003


@dataclass(slots=True)
class Departure:
    """One message on its way: when it went, and how long it was until its answer came (None until then)."""

    chat: int
    at: float
    trip: float | None = None


class Pacer:
    """Hands out moments (of a monotonic clock, in seconds) at which a message may go.

    `overall` and `chat` are messages a second, `group` messages a minute to one group (negative ids). Sends follow one
    another by an even gap. One that went late is made up for by shorter gaps, but never so that more than `overall`
    (rounded up) come in at Telegram within one second. A message that took longer than others, which its answer tells
    (`answered`), may have come in that much later; so whatever follows a window behind it is held back as much. Beside
    those, `paid` messages a second may go by paid broadcast.
    """

    def __init__(
        self,
        overall: float,
        chat: float,
        group: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        paid: float = 1000.0,
    ) -> None:
        self._gap, self._chat_gap, self._group = 1 / overall, 1 / chat, max(1, int(group))
        self._clock, self._sleep = clock, sleep
        self._plan = 0.0
        self._halted_until = 0.0
        self._gone: deque[Departure] = deque(maxlen=ceil(overall))
        self._trips: deque[float] = deque(maxlen=TRIPS)
        self._line = FairLine()
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[Departure]] = {}
        self._floods: dict[int, float] = {}
        self._paid_gap, self._paid_plan = 1 / paid, 0.0

    def ready_at(self, chat: int) -> float:
        """When this chat may get its next message; now or earlier means at once."""
        ready = self._chats.get(chat, 0.0)
        sent = self._groups.get(chat)
        if sent is not None and len(sent) >= self._group:
            ready = max(ready, self._over(sent[-self._group]) + 60.0)
        return ready

    def wait(self, chat: int) -> float:
        """Seconds until this chat may get its next message, whatever the overall pace says; 0 for at once."""
        return max(0.0, self.ready_at(chat) - self._clock())

    def waiting(self, longer: float) -> set[int]:
        """The chats that must wait longer than so many seconds."""
        soon = self._clock() + longer
        return {chat for chat in self._chats.keys() | self._groups.keys() if self.ready_at(chat) > soon}

    def halted(self) -> float:
        """Seconds for which Telegram has asked the whole bot to wait."""
        return max(0.0, self._halted_until - self._clock())

    def halt(self, wait: float) -> None:
        """Nothing goes to anybody for so many seconds."""
        self._halted_until = max(self._halted_until, self._clock() + wait)

    @overload
    async def turn(self, chat: int, *, answer: bool = False) -> Departure: ...
    @overload
    async def turn(self, chat: int, patience: float, *, answer: bool = False) -> Departure | None: ...
    async def turn(self, chat: int, patience: float = inf, *, answer: bool = False) -> Departure | None:
        """Waits for the next moment at which a message may go to this chat; takes it. Deliveries are served in order,
        answers to people (`answer`) by turns of their chats, and neither waits behind all of the other; a chat that
        must wait holds nobody else up. What is sent then is told to `answered` when it is over.

        None as soon as the chat, or everybody, has to wait longer than `patience` (in seconds).
        """
        while True:
            while wait := self._held(chat):
                if wait > patience:
                    return None
                await self._sleep(wait)
            async with self._line.place(chat, answer=answer):
                while not self._held(chat) and (wait := self._next() - self._clock()) > 0:
                    await self._sleep(wait)
                # Another message to this chat may have been faster, or Telegram may have asked everybody to wait: that
                # is waited for outside the line, where nobody stands behind.
                if not self._held(chat):
                    return self._take(chat)

    async def paid_turn(self, chat: int, patience: float) -> Departure | None:
        """Waits for the next moment at which a message that is paid for may go to this chat; takes it. It stands in no
        line: whoever pays goes beside the free pace, but no chat gets more than else. None as in `turn`."""
        while True:
            wait = self._held(chat)
            if wait > patience:
                return None
            now = self._clock()
            moment = max(self._paid_plan, now + wait)
            if moment <= now:
                self._paid_plan = max(self._paid_plan, now - self._paid_gap) + self._paid_gap
                return self._taken(Departure(chat, now))
            await self._sleep(moment - now)

    def _held(self, chat: int) -> float:
        """Seconds for which this chat, or everybody, has to wait, the even gap apart."""
        return max(self.wait(chat), self.halted())

    def answered(self, departure: Departure) -> None:
        """A message's answer is there (or will never come): it came in before that."""
        departure.trip = self._clock() - departure.at
        self._trips.append(departure.trip)
        self._hold(departure.chat, self._over(departure) + self._chat_gap)

    def _over(self, departure: Departure) -> float:
        """The moment from which Telegram's limits may be counted, by the fastest trip that is known by now."""
        late = LONGEST_WAY if departure.trip is None else min(LONGEST_WAY, departure.trip - min(self._trips))
        return departure.at + late + CARE

    def _hold(self, chat: int, until: float) -> None:
        self._chats[chat] = max(self._chats.get(chat, 0.0), until)

    def _next(self) -> float:
        """The moment of the next message, by the plan and by what has gone."""
        moment = max(self._plan, self._halted_until)
        if self._gone:
            moment = max(moment, self._gone[-1].at + self._gap / 2)
        if len(self._gone) == self._gone.maxlen:
            first = self._gone[0]
            moment = max(moment, first.at + len(self._gone) * self._gap, self._over(first) + 1.0)
        return moment

    def _take(self, chat: int) -> Departure:
        now = self._clock()
        self._plan = max(self._plan, now - MADE_UP_FOR) + self._gap
        departure = Departure(chat, now)
        self._gone.append(departure)
        return self._taken(departure)

    def _taken(self, departure: Departure) -> Departure:
        chat, now = departure.chat, departure.at
        self._hold(chat, now + self._chat_gap)
        if chat < 0:
            self._groups.setdefault(chat, deque(maxlen=self._group)).append(departure)
        self._tidy(now)
        return departure

    def flooded(self, chat: int, wait: float) -> bool:
        """Telegram asked to wait: that chat, or (where several chats hear so at once) everybody. True if everybody."""
        now = self._clock()
        self._hold(chat, now + wait)
        self._floods[chat] = now
        self._floods = {c: at for c, at in self._floods.items() if now - at < FLOODED_WITHIN}
        if len(self._floods) < FLOODED_CHATS:
            return False
        self.halt(wait)
        return True

    def _tidy(self, now: float) -> None:
        if len(self._chats) > 5000:
            self._chats = {chat: at for chat, at in self._chats.items() if at > now}
            self._groups = {chat: sent for chat, sent in self._groups.items() if sent and now - sent[-1].at < 61.0}


class PacedAnswers(BaseRateLimiter[str]):
    """Lets answers to people share the pace with deliveries, and waits once where Telegram asks for it.

    The courier reserves its own moments and passes `PACED`.
    """

    PACED = "paced"
    # Somebody who waits for an answer longer than this has gone.
    LONGEST_WAIT = 30.0

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to put away."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Any:
        """Runs a request when it may go."""
        chat = data.get("chat_id")
        counts = endpoint.startswith(("send", "copy", "forward", "edit")) and endpoint != "sendChatAction"
        if rate_limit_args == self.PACED or not counts or not isinstance(chat, int):
            return await callback(*args, **kwargs)
        try:
            return await self._paced(chat, callback, args, kwargs)
        except RetryAfter as error:
            wait = _seconds(error)
            self._pacer.flooded(chat, wait)
            if wait > self.LONGEST_WAIT:
                raise
            await asyncio.sleep(wait)
            return await self._paced(chat, callback, args, kwargs)

    async def _paced(
        self, chat: int, callback: Callable[..., Coroutine[Any, Any, Any]], args: Any, kwargs: dict[str, Any]
    ) -> Any:
        departure = await self._pacer.turn(chat, self.LONGEST_WAIT, answer=True)
        if departure is None:
            raise RetryAfter(ceil(max(self._pacer.wait(chat), self._pacer.halted())))
        try:
            return await callback(*args, **kwargs)
        finally:
            self._pacer.answered(departure)


def _seconds(error: RetryAfter) -> float:
    value = error.retry_after
    return float(value) if isinstance(value, int | float) else value.total_seconds()
