"""The bot's side of the queue: hands in, waits for what comes of it, and asks workers to read what nobody lays."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import cast

from bot.desk import ProcessDesk
from bot.queue.packing import OtherVersion, pack, unpack
from bot.sandbox.workers import CLOSED
from briefings.errors import DatelineError, DeskFailed, UnreadableDocument
from briefings.model import Document, Extraction, FeedPage, Submission, Upload
from briefings.ports import Submissions

log = logging.getLogger("dateline.queue")

# Seconds between two looks at whether something that is waited for is settled.
LOOK = 0.25
# Seconds for which somebody waits for a reading that nothing is laid of: an editor with a button, or the watch.
PATIENCE = 300.0
NOBODY_READS = "Nobody has read this in five minutes: too much is in line, or no worker is there. Try again later."
TROUBLED = 2.0


class LeftInLine(Exception):
    """Dateline is stopped; what is waited for stays in line, and whoever handed it in is told by the next process."""


class Waiting:
    """Waits for many submissions with one question to the database."""

    def __init__(self, submissions: Submissions) -> None:
        self._submissions = submissions
        self._awaited: dict[int, asyncio.Future[Submission]] = {}
        self._looking: asyncio.Task[None] | None = None
        self._closed = False

    def close(self) -> None:
        """Nobody waits any longer."""
        self._closed = True
        while self._awaited:
            _, awaited = self._awaited.popitem()
            if not awaited.done():
                awaited.set_exception(LeftInLine)

    async def settled(self, number: int) -> Submission:
        """The submission, once it is settled. Raises `LeftInLine`."""
        if self._closed:
            raise LeftInLine
        found = self._awaited.setdefault(number, asyncio.get_running_loop().create_future())
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            return await asyncio.shield(found)
        finally:
            self._awaited.pop(number, None)

    async def _look(self) -> None:
        while self._awaited:
            try:
                for submission in await self._submissions.settled_of([*self._awaited]):
                    if (awaited := self._awaited.pop(submission.id, None)) and not awaited.done():
                        awaited.set_result(submission)
            except DatelineError as error:
                log.warning("The queue can't be asked: %s", error.in_full)
                await asyncio.sleep(TROUBLED)
            await asyncio.sleep(LOOK)


class QueueDesk:
    """A desk whose readings are done by whichever worker is free. What is small, or part of an answer (feeds, charts),
    is done `here`."""

    def __init__(self, submissions: Submissions, waiting: Waiting, here: ProcessDesk, clock: Callable[[], datetime]):
        self._submissions, self._waiting, self._clock = submissions, waiting, clock
        self.here = here

    async def read(self, upload: Upload) -> Extraction:
        """Raises `UnreadableDocument` or `DeskFailed`."""
        return await self._answer(await self._submissions.ask(upload, None, self._clock()))

    async def extract(self, document: Document) -> Extraction:
        """Extracts a stored document anew."""
        return await self._answer(await self._submissions.ask(None, pack(document), self._clock()))

    async def feed(self, content: bytes, address: str, now: datetime) -> FeedPage:
        """What a watched address sent; raises `UnreadableDocument` or `DeskFailed`."""
        return await self.here.feed(content, address, now)

    async def _answer(self, number: int) -> Extraction:
        try:
            async with asyncio.timeout(PATIENCE):
                submission = await self._waiting.settled(number)
        except TimeoutError as error:
            await self._submissions.take(number)
            raise DeskFailed(NOBODY_READS) from error
        except LeftInLine as error:
            raise DeskFailed(CLOSED) from error
        packed = await self._submissions.reading_of(number)
        await self._submissions.take(number)
        if submission.state != "read" or packed is None:
            raise UnreadableDocument(submission.why or "Nothing came of reading this; the log says why.")
        try:
            return cast(Extraction, unpack(packed))
        except OtherVersion as error:
            raise DeskFailed("A worker of another version read this; bring all of them up to date.") from error
