"""Takes files into the library: one after the other at this process's own desk, or (on PostgreSQL) by all of its
workers."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from rich.progress import Progress, TaskID

from bot.chat.context import Services
from bot.commands.console import need_model, say_error, upload_of
from bot.desk import desk_here
from bot.pages.wording import count
from bot.queue.wiring import Queue
from bot.sandbox.workers import NotStarted
from briefings import newsroom
from briefings.errors import AlreadyStored, DatelineError
from briefings.model import Submission, Upload
from briefings.ports import Desk

# So many files are queued at a time: enough for every worker, few enough for the database.
IN_LINE = 64
# Seconds between two looks at which workers run.
LOOK = 2.0
NOBODY = "No worker is there, so everything waits: start one with dateline worker, or leave DATELINE_OWN_WORKER out."


async def take_in(
    services: Services,
    files: Sequence[Path],
    progress: Progress,
    fallbacks: Mapping[str, str],
    *,
    publish: bool,
) -> Counter[str]:
    """Takes the files in; gives how many came to which outcome. What can't be read is reported on standard error.
    Raises `DatelineError` if nothing can be read here."""
    if services.queue is None or services.settings.own_worker:
        need_model(services.settings.model)
    task, tally = progress.add_task("Reading", total=len(files)), Counter[str]()
    if services.queue is not None:
        ingest = _QueuedIngest(services, services.queue, progress, task, publish=publish)
        return await ingest.run(files, fallbacks)
    for path in files:
        tally += await _take_one_in(services, path, fallbacks, publish=publish)
        progress.advance(task)
    return tally


async def _take_one_in(services: Services, path: Path, fallbacks: Mapping[str, str], *, publish: bool) -> Counter[str]:
    try:
        upload = upload_of(path, fallbacks)
        extraction = await services.desk.read(upload)
        draft = await newsroom.receive(services.library, upload, extraction, by=None, now=services.now(), revive=False)
        owed = await _publish_draft(services, draft.document.number) if publish else None
    except AlreadyStored as error:
        late = await _publish_draft(services, error.number) if publish else None
        return Counter({"there already": 1, "published now": late is not None, "corrections": late or 0})
    except NotStarted:
        raise  # no other file would be read either
    except DatelineError as error:
        _say_refused(path, error)
        return Counter({"not read": 1})
    return Counter({"new versions" if draft.revision_of else "taken in": 1, "corrections": owed or 0})


async def _publish_draft(services: Services, number: int) -> int | None:
    """Publishes a document if it is a draft (an earlier run may have left one); gives how many corrections that owes,
    None if it is no draft."""
    if (await services.library.document(number)).status != "draft":
        return None
    done = await newsroom.publish(services.library, number, by=None, now=services.now(), tell=services.tell)
    return done.corrections


def _say_refused(path: Path, error: DatelineError | str) -> None:
    say_error(str(error) if path.name in str(error) else f"{path}: {error}")


class _QueuedIngest:
    """One run over a folder: hands the files in, in their order, and counts what they become. Files that were handed in
    before a run is stopped stay queued, and are taken in all the same."""

    def __init__(self, services: Services, queue: Queue, progress: Progress, task: TaskID, *, publish: bool) -> None:
        self._services, self._queue, self._progress, self._task = services, queue, progress, task
        self._publish = publish
        self._lane = f"ingest:{secrets.token_hex(6)}"
        self._room = asyncio.Semaphore(IN_LINE)
        self._tally = Counter[str]()

    async def run(self, files: Sequence[Path], fallbacks: Mapping[str, str]) -> Counter[str]:
        """Takes all files in; gives the tally."""
        desk: Desk = desk_here(self._services.desk) or self._services.desk
        own = self._services.settings.own_worker
        async with self._queue.own_worker(desk) if own else nullcontext():
            showing = asyncio.create_task(self._show())
            try:
                async with asyncio.TaskGroup() as waiting:
                    for path in files:
                        await self._room.acquire()
                        number = await self._handed_in(path, fallbacks)
                        waiting.create_task(self._settled(path, number))
            finally:
                showing.cancel()
        return self._tally

    async def _handed_in(self, path: Path, fallbacks: Mapping[str, str]) -> int | None:
        """Hands in a file; gives its submission's number, None if the file can't be read from the disk."""
        try:
            upload: Upload = upload_of(path, fallbacks)
        except DatelineError as error:
            _say_refused(path, error)
            return None
        return await self._queue.submissions.hand_in(
            upload, self._lane, self._services.now(), publish=self._publish, revive=False
        )

    async def _settled(self, path: Path, number: int | None) -> None:
        if number is None:
            self._tally["not read"] += 1
        else:
            self._count(path, await self._queue.waiting.settled(number))
        self._progress.advance(self._task)
        self._room.release()

    def _count(self, path: Path, submission: Submission) -> None:
        self._tally["corrections"] += submission.outcome.get("corrections", 0)
        if submission.state == "done":
            self._tally["new versions" if submission.outcome.get("revises") else "taken in"] += 1
        elif submission.state == "known":
            self._tally["there already"] += 1
        else:
            _say_refused(path, submission.why or "nothing came of it; the log says why")
            self._tally["not read"] += 1

    async def _show(self) -> None:
        """Shows beside the progress bar which workers run, and how many files wait."""
        warned = False
        while True:
            await asyncio.sleep(LOOK)
            look = await self._queue.look()
            seats, counts = look.seats, look.counts
            if not seats and not warned:
                say_error(NOBODY)
                warned = True
            in_line = counts.waiting + counts.under_way + counts.read
            words = f"Reading ({count(len(seats), 'worker')}, {in_line} in line)"
            self._progress.update(self._task, description=words)
