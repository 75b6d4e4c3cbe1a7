"""Telegram's limits, kept by ourselves: so many messages a second in all, smoothly, and so many to each chat.

python-telegram-bot's own limiter lets 59 sends pass in its first second, has no limit for a private chat, and forgets a
flood wait early; so it is not used.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

# Flood waits from so many chats within so many seconds are the bot's own, not the chats'.
FLOODED_CHATS = 3
FLOODED_WITHIN = 10.0


class Pacer:
    """Hands out moments (of a monotonic clock, in seconds) at which a message may go.

    `overall` and `chat` are messages a second, `group` messages a minute to one group (negative ids).
    """

    def __init__(self, overall: float, chat: float, group: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._gap, self._chat_gap, self._group = 1 / overall, 1 / chat, max(1, int(group))
        self._clock = clock
        self._next = 0.0
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

    def overall_wait(self) -> float:
        """Seconds until anything may go at all."""
        return max(0.0, self._next - self._clock())

    async def turn(self, chat: int) -> None:
        """Waits for the next moment at which a message may go to this chat; takes it."""
        moment = self._take(chat)
        await asyncio.sleep(max(0.0, moment - self._clock()))
        # A sleep that overran pushes the next message back: the gap is kept between sends, not between plans.
        self._next += max(0.0, self._clock() - moment)

    def _take(self, chat: int) -> float:
        now = self._clock()
        moment = max(now, self._next, self.ready_at(chat))
        # The overall pace goes on by its own gap: a chat that must wait holds nobody else up.
        self._next = max(now, self._next) + self._gap
        self._chats[chat] = moment + self._chat_gap
        if chat < 0:
            sent = self._groups.setdefault(chat, deque(maxlen=self._group))
            sent.append(moment)
        self._tidy(now)
        return moment

    def flooded(self, chat: int, wait: float) -> bool:
        """Telegram asked to wait: that chat, or (where several chats hear so at once) everybody. True if everybody."""
        now = self._clock()
        self._chats[chat] = max(self._chats.get(chat, 0.0), now + wait)
        self._floods[chat] = now
        self._floods = {c: at for c, at in self._floods.items() if now - at < FLOODED_WITHIN}
        if len(self._floods) < FLOODED_CHATS:
            return False
        self._next = max(self._next, now + wait)
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
