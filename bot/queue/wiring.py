"""Joins the queue to a library: the bot's side of it, and a worker if one runs in this process."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from bot.desk import ProcessDesk
from bot.queue.client import QueueDesk, Waiting
from bot.queue.telling import QueueLook, look_at
from bot.queue.work import Work
from bot.version import dateline_version
from briefings.newsroom import Tell
from briefings.ports import Desk, Library
from briefings.values import frozen

if TYPE_CHECKING:
    from storage.database.database import Database
    from storage.queue.lines import SqlLines
    from storage.queue.submissions import SqlSubmissions
    from storage.queue.workers import SqlWorkers

MOST_AT_ONCE = 4


@frozen
class Queue:
    """A library's queue, as this process uses it."""

    submissions: SqlSubmissions
    workers: SqlWorkers
    lines: SqlLines
    waiting: Waiting
    library: Library
    tell: Callable[[], Tell]
    clock: Callable[[], datetime]
    beat: str

    async def look(self) -> QueueLook:
        """The queue as it is now."""
        return await look_at(self.submissions, self.workers, self.beat)

    def desk(self, here: ProcessDesk) -> QueueDesk:
        """A desk whose articles are read by the workers."""
        return QueueDesk(self.submissions, self.waiting, here, self.clock)

    async def warm(self) -> None:
        """Imports procrastinate, which takes most of a second, before somebody has to wait for it."""
        await asyncio.to_thread(import_module, "procrastinate")

    async def work(self, desk: Desk, concurrency: int, stop: asyncio.Event) -> None:
        """Runs a worker with this desk until it is told to stop."""
        await self.warm()
        from bot.queue.worker import Workplace, new_seat, run_worker

        seat = new_seat(concurrency, dateline_version(), self.beat, self.clock())
        work = Work(self.library, self.submissions, desk, self.tell, self.clock, seat.name)
        await run_worker(Workplace(self.submissions, self.workers, seat), work, stop)

    @asynccontextmanager
    async def own_worker(self, desk: Desk, concurrency: int | None = None) -> AsyncIterator[None]:
        """Runs a worker in this process while the block runs."""
        stop = asyncio.Event()
        working = asyncio.create_task(self.work(desk, concurrency or at_once(), stop))
        try:
            yield
        finally:
            stop.set()
            await working


def join_queue(
    database: Database, library: Library, tell: Callable[[], Tell], clock: Callable[[], datetime], beat: Path | None
) -> Queue | None:
    """The queue of a library; None on SQLite, where one process does everything."""
    if database.is_sqlite:
        return None
    from storage.queue.lines import SqlLines
    from storage.queue.submissions import SqlSubmissions
    from storage.queue.workers import SqlWorkers

    submissions = SqlSubmissions(database)
    return Queue(
        submissions, SqlWorkers(database), SqlLines(database), Waiting(submissions), library, tell, clock,
        beat_mark(beat),
    )  # fmt: skip


def at_once() -> int:
    """How many documents a worker reads at a time by default: one for each processor, at most four."""
    return min(MOST_AT_ONCE, max(1, os.cpu_count() or 1))


def beat_mark(beat: Path | None) -> str:
    """A mark by which beat files are told apart; "shipped" for the one that comes with Dateline."""
    return sha256(beat.read_bytes()).hexdigest()[:12] if beat else "shipped"
