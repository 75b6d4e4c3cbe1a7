"""How jobs end: the database hears of it for sure, and no machine's clock decides when one is tried again.

procrastinate tells a job's end once. If the connection is cut that moment, the job counts as running for as long as its
worker lives; and one that lays holds the lock without which nobody lays anything.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from psycopg import InterfaceError, OperationalError

# For so many seconds an end is told again. A database that is away for longer silences the worker's signs of life, too,
# so that its jobs are taken from it.
PATIENCE = 45.0
PAUSE = 1.0
# The database compares the moment of the next try with its own clock, and a worker's may be hours ahead.
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)


class SureJobManager(JobManager):
    """Tells how a job ended until the database has heard it. What is to be tried again may be taken up at once."""

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        """Records that a job is done. Raises `ConnectorException`."""
        await _until_heard(lambda: JobManager.finish_job(self, job, status, delete_job))

    async def retry_job_by_id_async(self, job_id: int, retry_at: datetime, *rest: Any, **more: Any) -> None:
        """Puts a job back in the queue. Raises `ConnectorException`."""
        await _until_heard(lambda: JobManager.retry_job_by_id_async(self, job_id, AT_ONCE, *rest, **more))


async def _until_heard(tell: Callable[[], Awaitable[None]]) -> None:
    end, again = time.monotonic() + PATIENCE, False
    while True:
        try:
            await tell()
            return
        except ConnectorException as error:
            if not isinstance(error.__cause__, OperationalError | InterfaceError):
                if again:
                    return  # it was heard before, and only the answer was lost
                raise
            if time.monotonic() > end:
                raise
        again = True
        await asyncio.sleep(PAUSE)
