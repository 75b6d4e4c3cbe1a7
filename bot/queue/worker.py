"""A worker: takes jobs from procrastinate's queue, gives signs of life, and requeues the jobs of workers that died."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.queue.work import Work
from briefings.errors import DatelineError, in_full
from briefings.model import WorkerSeat
from briefings.values import frozen
from storage.queue.jobs import LAYING, READING

if TYPE_CHECKING:
    from procrastinate import App

    from storage.queue.submissions import SqlSubmissions
    from storage.queue.workers import SqlWorkers

log = logging.getLogger("dateline.queue")

# Seconds between two signs of life, and of silence after which a worker counts as dead.
HEARTBEAT = 5.0
DEAD_AFTER = 30.0
# Seconds between two looks at the queue if no notification comes, and after an error of the database.
POLL = 5.0
TROUBLED = 5.0
# Seconds between a job's failure and its next try.
REST = 2.0
# How many seconds jobs may take to end once the worker is told to stop; after that they go back into the queue.
GRACE = 10.0
# Seconds between two searches for submissions that wait and have no job.
SWEEP = 60.0


@frozen
class Workplace:
    """What a worker works with: the queue's two repositories, and its seat."""

    submissions: SqlSubmissions
    workers: SqlWorkers
    seat: WorkerSeat


def new_seat(concurrency: int, version: str, beat: str, now: datetime) -> WorkerSeat:
    """A seat with a new name."""
    host = socket.gethostname()
    return WorkerSeat(f"{host[:40]}-{os.getpid()}-{secrets.token_hex(3)}", host, concurrency, version, beat, now, now)


async def run_worker(place: Workplace, work: Work, stop: asyncio.Event) -> None:
    """Works until it is told to stop. Errors are logged, and it goes on."""
    stopped = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            try:
                async with _working(place, work) as tasks:
                    await asyncio.wait({stopped, *tasks}, return_when=asyncio.FIRST_COMPLETED)
                if not stop.is_set():
                    log.error("The worker pauses: it was parted from the queue")
            except DatelineError as error:
                log.error("The worker pauses: %s", error.in_full)
            except Exception:
                log.exception("The worker stumbled, and goes on")
            with suppress(TimeoutError):
                async with asyncio.timeout(TROUBLED):
                    await asyncio.shield(stopped)
    finally:
        stopped.cancel()
        with suppress(DatelineError):
            await place.workers.leave(place.seat.name)


@asynccontextmanager
async def _working(place: Workplace, work: Work) -> AsyncIterator[list[asyncio.Task[None]]]:
    """Runs the worker's tasks while the block runs; if one of them ends by itself, all end."""
    app = place.submissions.jobs.new_app()
    _give_tasks(app, work)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.open_async())
        tasks = [
            asyncio.create_task(_sign(place)),
            asyncio.create_task(_rescue(place, app)),
            asyncio.create_task(_serve(app, place.seat.concurrency)),
        ]
        try:
            yield tasks
        finally:
            for task in tasks:
                task.cancel()
            for ended in await asyncio.gather(*tasks, return_exceptions=True):
                if isinstance(ended, Exception):
                    log.error("A part of the worker ended: %s", in_full(ended))


def _give_tasks(app: App, work: Work) -> None:
    @app.task(name="read", queue="reading", retry=True)
    async def read(submission: int) -> None:
        await _rested(work.read(submission))

    @app.task(name="lay", queue="laying", retry=True)
    async def lay(submission: int) -> None:
        await _rested(work.lay(submission))


async def _rested(job: Awaitable[None]) -> None:
    """Does a job; if it fails, rests before that is told, since the job is then taken up again at once."""
    try:
        await job
    except Exception:
        await asyncio.sleep(REST)
        raise


async def _serve(app: App, concurrency: int) -> None:
    """Does jobs of both kinds, so many at a time: a worker with one place takes one processor, and no more. Those that
    lay come first (`storage.queue.jobs`), one at a time among all workers."""
    await app.run_worker_async(
        queues=[READING, LAYING],
        concurrency=concurrency,
        install_signal_handlers=False,
        # A finished job is deleted: its outcome is stored with the submission.
        delete_jobs="always",
        fetch_job_polling_interval=POLL,
        update_heartbeat_interval=HEARTBEAT,
        stalled_worker_timeout=DEAD_AFTER,
        shutdown_graceful_timeout=GRACE,
    )


async def _sign(place: Workplace) -> None:
    while True:
        await place.workers.sit_down(replace(place.seat, seen=await place.workers.now()))
        await asyncio.sleep(HEARTBEAT)


async def _rescue(place: Workplace, app: App) -> None:
    """Requeues the jobs of dead workers; now and then also requeues submissions without a job, and deletes old ones."""
    loop = asyncio.get_running_loop()
    swept = -SWEEP
    while True:
        if rescued := await place.submissions.jobs.rescue(app, DEAD_AFTER):
            log.warning("%d jobs of workers that died are in the queue again", rescued)
        if loop.time() - swept >= SWEEP:
            # A submission that was just begun may have ended its job, and go on in another job.
            if lost := await place.submissions.put_back(timedelta(seconds=SWEEP)):
                log.warning("%d submissions had no job, and have one again", lost)
            await place.submissions.tidy()
            swept = loop.time()
        await asyncio.sleep(HEARTBEAT)
