"""Decides who goes next where many wait for one thing: chats that wait for answers in turn, with deliveries
in between."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# While both wait, so many answers go before one delivery: somebody waits for an answer, and nobody for a digest.
ANSWERS_TO_A_DELIVERY = 2

Turn = asyncio.Future[None]


class FairLine:
    """A queue for one thing at a time. Chats that wait for answers take turns, however many answers each is owed;
    deliveries keep their order. Neither kind holds up the other for long."""

    def __init__(self) -> None:
        self._taken = False
        # Chat → its turns that are waited for; the chat whose turn is next comes first.
        self._answers: dict[int, deque[Turn]] = {}
        self._deliveries: deque[Turn] = deque()
        self._answers_since = 0

    @asynccontextmanager
    async def place(self, chat: int, *, answer: bool) -> AsyncIterator[None]:
        """Waits for this chat's turn, and keeps it until the block ends."""
        await self._wait(self._answers.setdefault(chat, deque()) if answer else self._deliveries)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, queue: deque[Turn]) -> None:
        if not self._taken:
            self._taken = True
            return
        turn: Turn = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._pass_on()  # The turn had come.
            raise

    def _pass_on(self) -> None:
        while (turn := self._next()) is not None:
            if not turn.done():
                turn.set_result(None)
                return
        self._taken = False

    def _next(self) -> Turn | None:
        """The next turn in line, which may have been given up; None if there is none."""
        self._answers = {chat: queue for chat, queue in self._answers.items() if queue}
        if self._deliveries and (not self._answers or self._answers_since >= ANSWERS_TO_A_DELIVERY):
            self._answers_since = 0
            return self._deliveries.popleft()
        if not self._answers:
            return None
        self._answers_since += 1
        chat, queue = next(iter(self._answers.items()))
        del self._answers[chat]
        turn = queue.popleft()
        if queue:
            self._answers[chat] = queue
        return turn
