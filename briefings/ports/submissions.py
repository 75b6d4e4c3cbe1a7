"""The queue of uploads for libraries on which several machines work (PostgreSQL only)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from briefings.model import HandedIn, QueueCounts, Submission, SubmissionState, Upload, WorkerSeat


class Submissions(Protocol):
    """Stores uploads on their way into the library. Whatever allows a job to begin is written in the transaction that
    queues the job, so that a kill loses neither. How long something waits is told by the database's clock; `now` is the
    moment at which an upload was received."""

    async def hand_in(
        self,
        upload: Upload,
        lane: str,
        now: datetime,
        *,
        publish: bool = False,
        revive: bool = True,
        how: HandedIn | None = None,
    ) -> int:
        """Stores and queues an upload that is to become a draft; gives the submission's id. Without `how`
        nobody waits in a chat."""
        ...

    async def ask(self, upload: Upload | None, packed: bytes | None, now: datetime) -> int:
        """Queues something that is only to be read (an upload) or extracted (a packed document); gives the submission's
        id."""
        ...

    async def submission(self, number: int) -> Submission | None:
        """A submission; None if it was deleted."""
        ...

    async def settled_of(self, numbers: Collection[int]) -> tuple[Submission, ...]:
        """Those of these that are settled. Readings and extractions count as settled once they are read."""
        ...

    async def begin(self, number: int, state: SubmissionState, worker: str) -> Submission | None:
        """Counts a try of a submission that is in this state, and marks the worker; gives the submission. None if it is
        not in this state any more, or has had all its tries, and is then set aside."""
        ...

    async def give_back(self, number: int, state: SubmissionState) -> None:
        """Takes back a try that was broken off through no fault of the upload."""
        ...

    async def upload_of(self, number: int) -> tuple[Upload, int] | None:
        """The upload as it was handed in, and its number."""
        ...

    async def asked(self, number: int) -> bytes | None:
        """The packed document of what is to be extracted."""
        ...

    async def keep_reading(self, number: int, packed: bytes) -> bool:
        """Stores a reading; what is to become a draft is queued to be stored in the library. False if that was done
        before."""
        ...

    async def reading_of(self, number: int) -> bytes | None:
        """The packed reading; None if nothing was read yet."""
        ...

    async def to_lay(self, number: int) -> tuple[bytes, Upload, int] | None:
        """The packed reading, the upload and its number; None if one of them is not there any more."""
        ...

    async def read_again(self, number: int) -> None:
        """Queues a submission to be read again, because this version can't use its stored reading."""
        ...

    async def settle(
        self,
        number: int,
        state: SubmissionState,
        *,
        document: int | None = None,
        why: str | None = None,
        outcome: Mapping[str, Any] | None = None,
    ) -> None:
        """Settles a submission, in the transaction that stores its draft. Raises `Conflict` if it is settled already.
        The upload of a submission that became no draft is deleted, unless it was set aside."""
        ...

    async def next_in_lane(self, lane: str) -> Submission | None:
        """The first submission of a lane that is not settled; None if there is none."""
        ...

    async def next_beside(self, number: int) -> Submission | None:
        """The same of the lane of a submission; None if that was deleted."""
        ...

    async def untold(self, limit: int) -> tuple[Submission, ...]:
        """Submissions of which their sender's chat was not told yet, settled or not, oldest first."""
        ...

    async def tell(self, numbers: Collection[int]) -> None:
        """Notes that their senders were told."""
        ...

    async def take(self, number: int) -> None:
        """Deletes a reading or extraction that whoever asked for it has received."""
        ...

    async def counts(self) -> QueueCounts: ...


class Workers(Protocol):
    """Knows which workers run. Signs of life are compared across machines, so their moments are the database's."""

    async def now(self) -> datetime:
        """The present moment by the database's clock."""
        ...

    async def sit_down(self, seat: WorkerSeat) -> None:
        """Notes that a worker runs; forgets those that gave no sign of life for a day."""
        ...

    async def leave(self, name: str) -> None:
        """Notes that a worker has stopped."""
        ...

    async def seats(self, now: datetime) -> Sequence[WorkerSeat]:
        """The workers that gave a sign of life in the last minute."""
        ...
