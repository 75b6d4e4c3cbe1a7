"""A process that is only a worker, for tests that kill it: `python -m tests.support.working_process DATABASE_URL`.

Everything is real except the desk, which reads articles whose lines are statements. An article with the word KILLER
ends the process that reads it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime

import psycopg

from bot.pages.digest_message import TelegramScribe
from bot.queue import worker
from bot.queue.wiring import Queue, join_queue
from briefings.beat.beat import shipped_beat
from briefings.deliveries.telling import TellReaders
from briefings.model import Extraction, Upload
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from tests.support.fake_desk import LineDesk

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


async def start_worker(url: str) -> asyncio.subprocess.Process:
    """Starts this module as a process."""
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.working_process", url, start_new_session=True
    )


def jobs_in(url: str) -> int:
    """The number of jobs, of whatever kind and state."""
    with psycopg.connect(url.replace("postgresql+psycopg", "postgresql")) as connection:
        (many,) = connection.execute("SELECT count(*) FROM procrastinate_jobs").fetchone() or (0,)
    return int(many)


def hurry() -> None:
    """Shortens a worker's time spans, so that what a dead one held is free after seconds and many kills fit into a
    test."""
    worker.HEARTBEAT, worker.DEAD_AFTER, worker.POLL, worker.SWEEP, worker.GRACE = 0.5, 2.5, 0.5, 5.0, 1.0


async def main() -> None:
    hurry()
    concurrency = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    await queue_of(Database(sys.argv[1])).work(WorkingDesk(), concurrency, asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main())
