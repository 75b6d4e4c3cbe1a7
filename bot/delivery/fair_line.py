"""Decides who goes next where many wait for one thing: chats that wait for answers in turn, with deliveries
in between."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# While both wait, so many answers go before one delivery: somebody waits for an answer, and nobody for a digest.
ANSWERS_TO_A_DELIVERY = 2

Place = asyncio.Future[None]


class FairLine:
    """A queue for one thing at a time. Chats that wait for answers take turns, however many answers each is owed;
    deliveries keep their order. Neither kind holds up the other for long."""

    def __init__(self) -> None:
        self._taken = False
        # Chat → its waiting places; the chat whose turn is next comes first.
        self._answers: dict[int, deque[Place]] = {}
        self._deliveries: deque[Place] = deque()
        self._answers_since = 0

    @asynccontextmanager
    async def place(self, chat: int, *, answer: bool) -> AsyncIterator[None]:
        """Waits for this chat's turn, and keeps it until the block ends."""
        await self._wait(self._answers.setdefault(chat, deque()) if answer else self._deliveries)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, queue: deque[Place]) -> None:
        if not self._taken:
            self._taken = True
            return
        place: Place = asyncio.get_running_loop().create_future()
        queue.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._pass_on()  # The turn had come.
            raise

    def _pass_on(self) -> None:
        while (place := self._next()) is not None:
            if not place.done():
                place.set_result(None)
                return
        self._taken = False

    def _next(self) -> Place | None:
        """The next place in line, which may have been given up; None if there is none."""
        self._answers = {chat: queue for chat, queue in self._answers.items() if queue}
        if self._deliveries and (not self._answers or self._answers_since >= ANSWERS_TO_A_DELIVERY):
            self._answers_since = 0
            return self._deliveries.popleft()
        if not self._answers:
            return None
        self._answers_since += 1
        chat, queue = next(iter(self._answers.items()))
        del self._answers[chat]
        place = queue.popleft()
        if queue:
            self._answers[chat] = queue
        return place
