"""Telegram's limits, kept by ourselves: so many messages a second in all, smoothly, and so many to each chat.

python-telegram-bot's own limiter lets 59 sends pass in its first second, has no limit for a private chat, and forgets a
flood wait early; so it is not used.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

# Flood waits from so many chats within so many seconds are the bot's own, not the chats'.
FLOODED_CHATS = 3
FLOODED_WITHIN = 10.0
# Telegram counts so many messages together: its limit for a second.
WINDOW = 30
# Sends that are late by more than this (in seconds) are not made up for.
MADE_UP_FOR = 0.5


class Pacer:
    """Hands out moments (of a monotonic clock, in seconds) at which a message may go.

    `overall` and `chat` are messages a second, `group` messages a minute to one group (negative ids). Sends follow one
    another by an even gap. One that came late is made up for by shorter gaps, but never so that more than `WINDOW`
    messages go within the time that the pace allows for them: not even for a second is the limit passed.
    """

    def __init__(
        self,
        overall: float,
        chat: float,
        group: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap, self._chat_gap, self._group = 1 / overall, 1 / chat, max(1, int(group))
        self._clock, self._sleep = clock, sleep
        self._plan = 0.0
        self._halted_until = 0.0
        self._gone: deque[float] = deque(maxlen=WINDOW)
        self._line = asyncio.Lock()
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}
        self._floods: dict[int, float] = {}

    def ready_at(self, chat: int) -> float:
        """When this chat may get its next message; now or earlier means at once."""
        ready = self._chats.get(chat, 0.0)
        sent = self._groups.get(chat)
        if sent is not None and len(sent) >= self._group:
            ready = max(ready, sent[-self._group] + 60.0)
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

    async def turn(self, chat: int) -> None:
        """Waits for the next moment at which a message may go to this chat; takes it. Callers are served in order, but
        one whose chat must wait holds nobody else up."""
        while True:
            while wait := self.wait(chat):
                await self._sleep(wait)
            async with self._line:
                while wait := max(0.0, self._next() - self._clock()):
                    await self._sleep(wait)
                if self.wait(chat):
                    continue  # another message to this chat was faster
                self._take(chat)
                return

    def _next(self) -> float:
        """The moment of the next message, by the plan and by what has gone."""
        moment = max(self._plan, self._halted_until)
        if self._gone:
            moment = max(moment, self._gone[-1] + self._gap / 2)
        if len(self._gone) == WINDOW:
            moment = max(moment, self._gone[0] + WINDOW * self._gap)
        return moment

    def _take(self, chat: int) -> None:
        now = self._clock()
        self._plan = max(self._plan, now - MADE_UP_FOR) + self._gap
        self._gone.append(now)
        self._chats[chat] = now + self._chat_gap
        if chat < 0:
            self._groups.setdefault(chat, deque(maxlen=self._group)).append(now)
        self._tidy(now)

    def flooded(self, chat: int, wait: float) -> bool:
        """Telegram asked to wait: that chat, or (where several chats hear so at once) everybody. True if everybody."""
        now = self._clock()
        self._chats[chat] = max(self._chats.get(chat, 0.0), now + wait)
        self._floods[chat] = now
        self._floods = {c: at for c, at in self._floods.items() if now - at < FLOODED_WITHIN}
        if len(self._floods) < FLOODED_CHATS:
            return False
        self._halted_until = max(self._halted_until, now + wait)
        return True

    def _tidy(self, now: float) -> None:
        if len(self._chats) > 5000:
            self._chats = {chat: at for chat, at in self._chats.items() if at > now}
            self._groups = {chat: sent for chat, sent in self._groups.items() if sent and now - sent[-1] < 60.0}


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
        await self._pacer.turn(chat)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            wait = _seconds(error)
            self._pacer.flooded(chat, wait)
            if wait > self.LONGEST_WAIT:
                raise
            await asyncio.sleep(wait)
            return await callback(*args, **kwargs)


def _seconds(error: RetryAfter) -> float:
    value = error.retry_after
    return float(value) if isinstance(value, int | float) else value.total_seconds()
