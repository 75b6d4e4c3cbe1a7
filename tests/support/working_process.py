"""A worker and nothing else, for tests that kill it, forked from a process that has imported everything.

Everything is real except the desk, which reads articles whose lines are statements. An article with the word KILLER
ends the process that reads it.
"""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import UTC, datetime

import psycopg

from bot.pages.messages.digest_message import TelegramScribe
from bot.queue import worker
from bot.queue.wiring import Queue, join_queue
from briefings.beat.beat import shipped_beat
from briefings.deliveries.telling import TellReaders
from briefings.model import Extraction, Upload
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from tests.support.fake_desk import LineDesk
from tests.support.forked import Forked, start_forked

KILLER = "KILLER"


class WorkingDesk(LineDesk):
    """Takes a moment for each article, so that a kill can hit it in the middle."""

    def __init__(self, seconds: float = 0.03) -> None:
        super().__init__()
        self.seconds = seconds

    async def read(self, upload: Upload) -> Extraction:
        await asyncio.sleep(self.seconds)
        if KILLER in upload.content.decode("utf-8", "replace"):
            os.kill(os.getpid(), signal.SIGKILL)
        return await super().read(upload)


def queue_of(database: Database) -> Queue:
    """The queue of a library on PostgreSQL."""
    library, outbox, scribe = SqlLibrary(database), SqlOutbox(database), TelegramScribe(shipped_beat(), "UTC")
    queue = join_queue(database, library, lambda: TellReaders(outbox, scribe), lambda: datetime.now(UTC), None)
    assert queue is not None
    return queue


async def start_worker(url: str) -> Forked:
    """A process that works on the queue of a library, two jobs at a time."""
    return await start_forked(work, url)


def jobs_in(url: str) -> int:
    """The number of jobs, of whatever kind and state."""
    with psycopg.connect(url.replace("postgresql+psycopg", "postgresql")) as connection:
        (many,) = connection.execute("SELECT count(*) FROM procrastinate_jobs").fetchone() or (0,)
    return int(many)


def hurry() -> None:
    """Shortens a worker's time spans, so that what a dead one held is free after seconds and many kills fit into a
    test."""
    worker.HEARTBEAT, worker.DEAD_AFTER, worker.POLL, worker.SWEEP, worker.GRACE = 0.5, 2.5, 0.5, 5.0, 1.0


def work(url: str) -> None:
    """Works until it is killed."""
    hurry()
    asyncio.run(queue_of(Database(url)).work(WorkingDesk(), 2, asyncio.Event()))
