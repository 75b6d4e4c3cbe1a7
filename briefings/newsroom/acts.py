"""An editor's act as a value, what it came to, and how each ends: in the audit log, with the corrections it owes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from briefings.model import Change, Document, Finding
from briefings.newsroom.recompute import Settled
from briefings.newsroom.revisions import Revision
from briefings.ports import Library, Report

# What readers are told of an act, where its doer gives no reason of their own; and what who reported a line is told.
REVISED = "the text was corrected"
CORRECTED = "its source, date or title was corrected"
TAKEN_BACK = "the desk took it back"
AMENDED = "an editor corrected how it is read"
REFILED = "an editor filed it anew"
DROPPED = "an editor took it out of all answers"
DECLINED = "an editor looked at it, and it stands as it is"

NOTHING = Settled((), ())


class Tell(Protocol):
    """Owes people what an act leads to. Nothing is sent here: what is owed is kept in the act's own transaction, or not
    at all."""

    async def corrections(self, books: Library, done: Done, why: str, now: datetime) -> int:
        """Owes a correction to all messages that an act makes wrong; gives how many. `why` is what readers are told."""
        ...

    async def reporter(self, books: Library, report: Report, now: datetime) -> None:
        """Owes the reader who reported a line a word on what became of it."""
        ...

    async def pending_anew(self, books: Library) -> None:
        """Composes anew what is still to go, after the library was read again."""
        ...


@dataclass(frozen=True, slots=True)
class Act:
    """`what` is its name in the audit log, `by` who does it (None: the command line), `undoes` the number of the act
    that it takes back; `why` is what readers are told, and `tell` is who owes it to them."""

    what: str
    by: int | None
    now: datetime
    tell: Tell
    why: str = ""
    undoes: int | None = None

    @property
    def by_editor(self) -> int:
        """Who does it, where only an editor can."""
        assert self.by is not None
        return self.by


@dataclass(frozen=True, slots=True)
class Done:
    """What an act came to. `act` is its line in the audit log, `undoes` that of the act that it takes back.

    Corrections are owed for `gone`, the statements that readers may have been told and that no longer stand as they
    did, and for `back`, those that have become public and may have been told to have fallen; `before` are the findings
    that the act touched, as they were. `whole` where it is the document as such that fell or came back. `corrections`
    is how many messages will be corrected.
    """

    act: int
    document: Document | None
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()
    gone: tuple[str, ...] = ()
    revision: Revision | None = None
    back: tuple[str, ...] = ()
    before: tuple[Finding, ...] = ()
    whole: bool = False
    undoes: int | None = None
    corrections: int = 0


async def conclude(
    books: Library,
    act: Act,
    target: str,
    detail: Mapping[str, object],
    settled: Settled,
    *,
    document: Document | None = None,
    gone: Sequence[str] = (),
    back: Sequence[str] = (),
    revision: Revision | None = None,
    whole: bool = False,
) -> Done:
    """The end of every act, inside its transaction: its line in the audit log, and the corrections that it owes."""
    number = await books.record(act.by, act.what, target, act.now, detail)
    done = Done(
        number,
        document,
        settled.findings,
        settled.changes,
        tuple(gone),
        revision,
        tuple(back),
        settled.before,
        whole,
        act.undoes,
    )
    return replace(done, corrections=await act.tell.corrections(books, done, act.why, act.now))
