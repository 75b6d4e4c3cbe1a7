"""Uploads that stand in line to be read, and the workers that read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

# draft: read, extracted and laid into the library as a draft; reading and extracting: for somebody who waits for what
# comes of it, and lays nothing.
SubmissionKind = Literal["draft", "reading", "extracting"]
# waiting and read are on the way; the others are settled.
SubmissionState = Literal["waiting", "read", "done", "known", "refused", "set aside"]
UNSETTLED: tuple[SubmissionState, ...] = ("waiting", "read")


@dataclass(frozen=True, slots=True)
class Submission:
    """One upload in line. What stands in one `lane` is laid in the order in which it was handed in.

    `publish` and `revive` are as in `newsroom.receive` and `publish`; `tries` counts how often its present stage was
    begun. `why` is the sentence for its sender where nothing came of it, `document` the number of what did. `chat` and
    `line` are the message in which its sender hears of it; `note` is what was wrong with its caption. `cause` is the id
    of the update that handed it in, for the log.
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
        """Whether nothing more is done for it."""
        return self.state not in UNSETTLED


@dataclass(frozen=True, slots=True)
class WorkerSeat:
    """A worker that is there: where, since when, and when it was last heard of. `version` is its Dateline, `beat` its
    beat's mark: workers that differ in one of these read otherwise than the bot would."""

    name: str
    host: str
    concurrency: int
    version: str
    beat: str
    started: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How the line is: how many wait to be read, are being read, wait to be laid, and were set aside (in 30 days);
    `oldest` is for how many seconds the oldest has waited."""

    waiting: int = 0
    under_way: int = 0
    read: int = 0
    set_aside: int = 0
    oldest: float = 0.0
