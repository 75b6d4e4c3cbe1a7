"""What a worker does with a submission: reads it at its own desk, and stores in the library what is first
in its lane."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.queue.gate import Gate
from bot.queue.packing import OtherVersion, pack, unpack
from bot.tracing import working_on
from briefings.errors import FAILED, Conflict, DatelineError, UnreadableDocument
from briefings.model import Submission, SubmissionState
from briefings.newsroom import Tell
from briefings.newsroom.submissions import lay
from briefings.ports import Desk, Library, Submissions

log = logging.getLogger("dateline.queue")


class Work:
    """The two kinds of jobs. `name` is the worker's, shown to whoever looks at what is under way.

    A job may run twice at once (a worker that counted as dead may go on). What it writes depends on the submission's
    state, so that only one of the two stores anything.
    """

    def __init__(
        self,
        library: Library,
        submissions: Submissions,
        desk: Desk,
        tell: Callable[[], Tell],
        clock: Callable[[], datetime],
        name: str,
    ) -> None:
        self._library, self._submissions, self._desk = library, submissions, desk
        self._tell, self._clock, self._name = tell, clock, name
        self._gate = Gate()

    async def read(self, number: int) -> None:
        """Reads and extracts a waiting submission; stores the reading, or why there is none."""
        submission = await self._submissions.submission(number)
        if submission is not None:
            async with self._gate.entered(alone=_is_suspect(submission)):
                with working_on(submission.cause):
                    await self._read(number)

    async def _read(self, number: int) -> None:
        submission = await self._submissions.begin(number, "waiting", self._name)
        if submission is None:
            return
        try:
            reading = await self._reading(submission)
        except UnreadableDocument as error:
            await self._settle(number, "refused", str(error))
        except (DatelineError, asyncio.CancelledError):
            # The desk was closed, or the database can't be reached: not the upload's fault.
            await self._give_back(number, "waiting")
            raise
        except Exception:
            log.exception("Submission %s was not read", number)
            await self._settle(number, "refused", FAILED)
        else:
            await self._submissions.keep_reading(number, pack(reading))

    async def _reading(self, submission: Submission) -> Any:
        if submission.kind == "extracting":
            asked = await self._submissions.asked(submission.id)
            try:
                document = unpack(asked or b"")
            except OtherVersion as error:
                raise UnreadableDocument("Another version of Dateline asked for this; ask again.") from error
            return await self._desk.extract(document)
        found = await self._submissions.upload_of(submission.id)
        if found is None:
            raise UnreadableDocument("What was handed in is not kept any more. Send it again.")
        return await self._desk.read(found[0])

    async def lay(self, number: int) -> None:
        """Stores in the library, one after the other, the readings that are first in this submission's lane."""
        # When one that is not read yet has been read, its job goes on from here.
        while (first := await self._submissions.next_beside(number)) is not None and first.state == "read":
            async with self._gate.entered(alone=_is_suspect(first)):
                with working_on(first.cause):
                    await self._lay(first.id)

    async def _lay(self, number: int) -> None:
        submission = await self._submissions.begin(number, "read", self._name)
        if submission is None:
            return
        found = await self._submissions.to_lay(number)
        if found is None:
            await self._settle(number, "refused", FAILED)
            return
        packed, upload, kept = found
        try:
            extraction = unpack(packed)
        except OtherVersion:
            await self._submissions.read_again(number)
            return
        try:
            now, tell = self._clock(), self._tell()
            await lay(self._library, self._submissions, submission, upload, kept, extraction, now=now, tell=tell)
        except Conflict as error:
            log.warning("Submission %s: %s", number, error)
        except (DatelineError, asyncio.CancelledError):
            await self._give_back(number, "read")
            raise
        except Exception:
            log.exception("Submission %s was not laid", number)
            await self._settle(number, "refused", FAILED)

    async def _settle(self, number: int, state: SubmissionState, why: str) -> None:
        try:
            await self._submissions.settle(number, state, why=why)
        except Conflict as error:
            log.warning("Submission %s: %s", number, error)

    async def _give_back(self, number: int, state: SubmissionState) -> None:
        try:
            await asyncio.shield(self._submissions.give_back(number, state))
        except DatelineError as error:
            log.warning("Submission %s keeps a try that was broken off: %s", number, error.in_full)


def _is_suspect(submission: Submission) -> bool:
    """True if a worker ended while it worked on the submission."""
    return submission.tries > 0
