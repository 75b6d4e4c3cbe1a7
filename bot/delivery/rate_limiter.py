"""Keeps Telegram's limits: so many messages a second in all, evenly, and so many to each chat.

python-telegram-bot's own limiter is not used: it lets 59 sends pass in its first second, has no limit for a private
chat, and forgets a flood wait too early.
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

# Flood waits from so many chats within so many seconds concern the bot as a whole.
FLOODED_CHATS = 3
FLOODED_WITHIN = 10.0
# Sends that are later than this (in seconds) are not made up for.
MADE_UP_FOR = 0.5
# Telegram counts messages when they arrive, which is up to so many seconds later than usual after they were sent ...
LONGEST_WAY = 0.25
# ... and the usual time is that of the fastest of the last so many trips, give or take this many seconds.
TRIPS = 100
CARE = 0.003


@dataclass(slots=True)
class Departure:
    """One message that was sent: `at` when, and `trip`, how many seconds its answer took (None until it came)."""

    chat: int
    at: float
    trip: float | None = None


class Pacer:
    """Gives the moments (in seconds of a monotonic clock) at which messages may go.

    `overall` and `chat` are messages a second, `group` messages a minute to one group (negative ids). Sends follow each
    other at even gaps. After a late one the gaps are shorter, but never so that more than `overall` (rounded up) arrive
    at Telegram within one second. A message whose answer took longer than usual (see `answered`) may have arrived that
    much later, so whatever goes one window after it waits as much longer. Beside these, `paid` messages a second may go
    by paid broadcast.
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
        """The moment from which this chat may get its next message; one that is past means at once."""
        ready = self._chats.get(chat, 0.0)
        sent = self._groups.get(chat)
        if sent is not None and len(sent) >= self._group:
            ready = max(ready, self._over(sent[-self._group]) + 60.0)
        return ready

    def wait(self, chat: int) -> float:
        """Seconds until this chat may get its next message, leaving the overall pace aside; 0 for at once."""
        return max(0.0, self.ready_at(chat) - self._clock())

    def waiting(self, longer: float) -> set[int]:
        """The chats that must wait more than `longer` seconds."""
        soon = self._clock() + longer
        return {chat for chat in self._chats.keys() | self._groups.keys() if self.ready_at(chat) > soon}

    def halted(self) -> float:
        """Seconds for which Telegram has asked the whole bot to wait."""
        return max(0.0, self._halted_until - self._clock())

    def halt(self, wait: float) -> None:
        """Stops all messages for so many seconds."""
        self._halted_until = max(self._halted_until, self._clock() + wait)

    @overload
    async def turn(self, chat: int, *, answer: bool = False) -> Departure: ...
    @overload
    async def turn(self, chat: int, patience: float, *, answer: bool = False) -> Departure | None: ...
    async def turn(self, chat: int, patience: float = inf, *, answer: bool = False) -> Departure | None:
        """Waits for the next moment at which a message may go to this chat, and takes it. Deliveries are served in
        order, answers to people (`answer`) by turns of their chats; neither kind waits behind all of the other, and a
        chat that must wait holds up nobody else. When the send is over, call `answered` with what this returns.

        Returns None as soon as the chat, or everybody, would have to wait longer than `patience` seconds.
        """
        while True:
            while wait := self._held(chat):
                if wait > patience:
                    return None
                await self._sleep(wait)
            async with self._line.place(chat, answer=answer):
                while not self._held(chat) and (wait := self._next() - self._clock()) > 0:
                    await self._sleep(wait)
                # Another message to this chat may have been faster, or Telegram may have asked everybody to wait. Then
                # wait outside the line, where nobody stands behind.
                if not self._held(chat):
                    return self._take(chat)

    async def paid_turn(self, chat: int, patience: float) -> Departure | None:
        """Waits for the next moment at which a paid message may go to this chat, and takes it. It doesn't queue,
        because paid messages go beside the free pace; a chat's own limit holds. Returns None as `turn` does."""
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
        """Seconds for which this chat, or everybody, has to wait, leaving the even gap aside."""
        return max(self.wait(chat), self.halted())

    def answered(self, departure: Departure) -> None:
        """Notes that a message's answer came (or never will): the message arrived before that."""
        departure.trip = self._clock() - departure.at
        self._trips.append(departure.trip)
        self._hold(departure.chat, self._over(departure) + self._chat_gap)

    def _over(self, departure: Departure) -> float:
        """The moment from which Telegram's windows count this message at the latest, judged by the fastest trip known
        now."""
        late = LONGEST_WAY if departure.trip is None else min(LONGEST_WAY, departure.trip - min(self._trips))
        return departure.at + late + CARE

    def _hold(self, chat: int, until: float) -> None:
        self._chats[chat] = max(self._chats.get(chat, 0.0), until)

    def _next(self) -> float:
        """The moment of the next message, by the plan and by what was sent."""
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
        """Notes that Telegram asked to wait: for that chat, or (if several chats were told so within a short time) for
        everybody. True if for everybody."""
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
    """Makes answers to people share the pace with deliveries, and waits once if Telegram asks for it.

    The courier takes its own moments and passes `PACED`.
    """

    PACED = "paced"
    # Somebody who has waited longer than so many seconds for an answer has gone.
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
        """Runs a request when it may go. Raises `RetryAfter` if that would take too long."""
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
