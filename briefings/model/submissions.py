"""Uploads that wait to be read, and the workers that read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any, Literal

from briefings.values import frozen

# draft: read, extracted and stored in the library as a draft. reading, extracting: only read or extracted, for somebody
# who waits for the result.
SubmissionKind = Literal["draft", "reading", "extracting"]
# waiting and read still need work; the others are settled.
SubmissionState = Literal["waiting", "read", "done", "known", "refused", "set aside"]
UNSETTLED: tuple[SubmissionState, ...] = ("waiting", "read")


@frozen
class HandedIn:
    """How an upload was handed in. `chat` and `line` are the message in which its sender is told; `note` says what was
    wrong with its caption; `name` is what its sender calls it, if that isn't the file's name. `cause` is the id of the
    update that handed it in, for the log."""

    chat: int | None = None
    line: int | None = None
    note: str | None = None
    name: str | None = None
    cause: int | None = None


@frozen
class Submission:
    """One upload in the queue. Uploads in the same `lane` are stored in the library in the order in which they were
    handed in.

    `publish` and `revive` are as in `newsroom.publish` and `receive`. `tries` counts how often the present stage was
    begun. `document` is the number of the document that it became, `why` the sentence for its sender if it became none.
    `chat` and `line` are the message in which its sender is told; `note` says what was wrong with its caption. `cause`
    is the id of the update that handed it in, for the log.
    """

    id: int
    kind: SubmissionKind
    lane: str
    name: str
    state: SubmissionState = "waiting"
    by: int | None = None
    publish: bool = False
    revive: bool = True
    tries: int = 0
    document: int | None = None
    why: str | None = None
    outcome: Mapping[str, Any] = field(default_factory=dict)
    chat: int | None = None
    line: int | None = None
    note: str | None = None
    cause: int | None = None

    @property
    def settled(self) -> bool:
        """True if there is nothing more to do for it."""
        return self.state not in UNSETTLED


@frozen
class WorkerSeat:
    """A worker that runs now: where, since when, and when it last gave a sign of life. `version` is its Dateline's,
    `beat` the mark of its beat: a worker that differs in one of these may read documents differently."""

    name: str
    host: str
    concurrency: int
    version: str
    beat: str
    started: datetime
    seen: datetime


@frozen
class QueueCounts:
    """How many submissions wait to be read, are being read, wait to be stored, and were set aside in the last 30 days;
    `oldest` is how long the oldest has waited, in seconds."""

    waiting: int = 0
    under_way: int = 0
    read: int = 0
    set_aside: int = 0
    oldest: float = 0.0
