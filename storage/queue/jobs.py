"""Jobs in procrastinate's queue: put there in the caller's transaction, and taken back from workers that died."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import BigInteger, ColumnElement, Text, cast, column, exists, func, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database.database import Database

if TYPE_CHECKING:
    from procrastinate import App

Task = Literal["read", "lay"]
READING, LAYING = "reading", "laying"
_QUEUES: dict[Task, str] = {"read": READING, "lay": LAYING}
# What is read is laid before the next is read: otherwise the first of a hundred would wait until the last is read.
_PRIORITIES: dict[Task, int] = {"read": 0, "lay": 1}
# Several workers look for dead ones; one at a time does so.
_RESCUERS = 0x444C_0003
# How many connections a worker has beside the library's.
_MOST_CONNECTIONS = 4


class Jobs:
    """The jobs of one library. procrastinate is imported at the first use, so never on SQLite.

    Jobs that store a reading in the library share one lock, so that they run one at a time, in the order in which they
    were queued.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._app: App | None = None

    def new_app(self) -> App:
        """A procrastinate app; whoever runs a worker with it opens its connections."""
        from procrastinate import App, PsycopgConnector

        from storage.queue.job_ends import SureJobManager

        url = self._database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        app = App(connector=PsycopgConnector(conninfo=url, min_size=1, max_size=_MOST_CONNECTIONS))
        app.job_manager = SureJobManager(app.connector)
        return app

    async def defer(self, session: AsyncSession, task: Task, submission: int) -> None:
        """Puts a job in the queue, in the session's transaction."""
        if self._app is None:
            self._app = self.new_app()
        raw: Any = (await (await session.connection()).get_raw_connection()).driver_connection
        lock = LAYING if task == "lay" else None
        job = self._app.configure_task(task, queue=_QUEUES[task], lock=lock, priority=_PRIORITIES[task], connection=raw)
        await job.defer_async(submission=submission)

    async def rescue(self, app: App, dead_after: float) -> int:
        """Queues again the jobs of workers that gave no sign of life for `dead_after` seconds; gives how many."""
        from procrastinate.exceptions import ConnectorException

        async with self._database.session() as session:
            if not (await session.scalars(select(func.pg_try_advisory_xact_lock(_RESCUERS)))).one():
                return 0
            stalled = [*await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=dead_after)]
            for job in stalled:
                # Its worker may have ended it this moment.
                with suppress(ConnectorException):
                    await app.job_manager.retry_job(job)
            await app.job_manager.prune_stalled_workers(dead_after)
            return len(stalled)


def has_job(task: Task, submission: Any) -> ColumnElement[bool]:
    """A condition on a submission's row: such a job exists for it. It is part of the question for submissions, so that
    both are seen as of one moment."""
    job = table("procrastinate_jobs", column("task_name"), column("status"), column("args"))
    alive = cast(job.c.status, Text).in_(("todo", "doing"))
    mine = cast(job.c.args.op("->>")("submission"), BigInteger) == submission
    return exists().where(job.c.task_name == task, alive, mine)
