"""The bot's side of the queue: hands in uploads, waits for their outcome, and has workers read what becomes
no draft."""

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

# Seconds between two looks at whether submissions are settled.
LOOK = 0.25
# How many seconds somebody (an editor with a button, or the watch) waits for a reading that becomes no draft.
PATIENCE = 300.0
NOBODY_READS = "Nobody has read this in five minutes: too much is in line, or no worker is there. Try again later."
TROUBLED = 2.0


class LeftInLine(Exception):
    """Dateline is being stopped. What is waited for stays queued, and the next process tells whoever handed it in."""


class Waiting:
    """Waits for any number of submissions with one question to the database."""

    def __init__(self, submissions: Submissions) -> None:
        self._submissions = submissions
        self._awaited: dict[int, asyncio.Future[Submission]] = {}
        self._looking: asyncio.Task[None] | None = None
        self._closed = False

    def close(self) -> None:
        """Ends all waiting with `LeftInLine`."""
        self._closed = True
        while self._awaited:
            _, awaited = self._awaited.popitem()
            if not awaited.done():
                awaited.set_exception(LeftInLine)

    async def settled(self, number: int) -> Submission:
        """Waits until a submission is settled; gives it. Raises `LeftInLine`."""
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
    """A desk whose articles are read by whichever worker is free. Small work, and what an answer waits for (feeds,
    charts), is done by the desk `here`."""

    def __init__(self, submissions: Submissions, waiting: Waiting, here: ProcessDesk, clock: Callable[[], datetime]):
        self._submissions, self._waiting, self._clock = submissions, waiting, clock
        self.here = here

    async def read(self, upload: Upload) -> Extraction:
        """Reads and extracts. Raises `UnreadableDocument` or `DeskFailed`."""
        return await self._answer(await self._submissions.ask(upload, None, self._clock()))

    async def extract(self, document: Document) -> Extraction:
        """Extracts a stored document again. Raises as `read` does."""
        return await self._answer(await self._submissions.ask(None, pack(document), self._clock()))

    async def feed(self, content: bytes, address: str, now: datetime) -> FeedPage:
        """Reads what a watched address sent. Raises `UnreadableDocument` or `DeskFailed`."""
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
