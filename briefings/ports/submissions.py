"""The line of what was handed in, where several machines read (on PostgreSQL alone)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from briefings.model import QueueCounts, Submission, SubmissionState, Upload, WorkerSeat


class Submissions(Protocol):
    """Keeps uploads that are on their way to the library. Whatever lets a job begin is written in the transaction that
    puts the job in the queue, so that a kill loses neither."""

    async def hand_in(
        self,
        upload: Upload,
        lane: str,
        now: datetime,
        *,
        publish: bool = False,
        revive: bool = True,
        chat: int | None = None,
        line: int | None = None,
        note: str | None = None,
        name: str | None = None,
        cause: int | None = None,
    ) -> int:
        """Keeps an upload that is to become a draft, and puts it in line; gives the submission's id. `name` is what its
        sender knows it by, where that is not the file's; `cause` the id of the update that hands it in."""
        ...

    async def ask(self, upload: Upload | None, packed: bytes | None, now: datetime) -> int:
        """Puts something in line that is only to be read (an upload) or extracted (a packed document)."""
        ...

    async def submission(self, number: int) -> Submission | None:
        """None where there is none any more."""
        ...

    async def settled_of(self, numbers: Collection[int]) -> tuple[Submission, ...]:
        """Those of these that are settled; readings and extractings also where they are read, or gone."""
        ...

    async def begin(self, number: int, state: SubmissionState, worker: str, now: datetime) -> Submission | None:
        """Counts one more try of what stands in this state. None where it does not any more, or where it has had all
        its tries: then it is set aside."""
        ...

    async def give_back(self, number: int, state: SubmissionState) -> None:
        """Takes a try back that was broken off through no fault of the upload's."""
        ...

    async def upload_of(self, number: int) -> tuple[Upload, int] | None:
        """The upload as it was handed in, and its number."""
        ...

    async def asked(self, number: int) -> bytes | None:
        """The packed document of what is to be extracted."""
        ...

    async def keep_reading(self, number: int, packed: bytes, now: datetime) -> bool:
        """Keeps what was read; what is to become a draft is put in line to be laid. False where it was done before."""
        ...

    async def reading_of(self, number: int) -> bytes | None: ...

    async def read_again(self, number: int) -> None:
        """Puts what was read back into line: this version can't use the reading."""
        ...

    async def settle(
        self,
        number: int,
        state: SubmissionState,
        now: datetime,
        *,
        document: int | None = None,
        why: str | None = None,
        outcome: Mapping[str, Any] | None = None,
    ) -> None:
        """Part of the transaction that makes the draft. Raises `Conflict` where it is settled already. The upload of
        what became no draft is deleted, unless it was set aside."""
        ...

    async def next_in_lane(self, lane: str) -> Submission | None:
        """The first of a lane that is not settled."""
        ...

    async def untold(self, limit: int) -> tuple[Submission, ...]:
        """What its sender's chat was not told of yet, settled or not, oldest first."""
        ...

    async def tell(self, numbers: Collection[int]) -> None:
        """Notes that their senders were told."""
        ...

    async def take(self, number: int) -> None:
        """Deletes what was read or extracted for somebody, who has it now."""
        ...

    async def counts(self, now: datetime) -> QueueCounts: ...


class Workers(Protocol):
    """Knows which workers are there."""

    async def sit_down(self, seat: WorkerSeat) -> None:
        """Notes that a worker is there, or still there; forgets those that were not heard of for a day."""
        ...

    async def leave(self, name: str) -> None: ...

    async def seats(self, now: datetime) -> Sequence[WorkerSeat]:
        """Those that were heard of in the last minute."""
        ...
