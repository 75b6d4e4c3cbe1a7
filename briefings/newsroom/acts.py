"""An editor's act as a value, what it led to, and how every act ends: a line of the audit log, and the corrections that
it owes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from briefings.errors import Conflict
from briefings.model import Change, Document, Finding
from briefings.newsroom.recompute.recompute import Settled
from briefings.newsroom.revisions import Revision
from briefings.ports import Library, Report
from briefings.values import frozen

# What readers are told of an act whose doer gives no reason; and (upheld or declined) whoever reported a line.
REVISED = "the text was corrected"
CORRECTED = "its source, date or title was corrected"
TAKEN_BACK = "the desk took it back"
AMENDED = "an editor corrected how it is read"
REFILED = "an editor filed it anew"
DROPPED = "an editor took it out of all answers"
DECLINED = "an editor looked at it, and it stands as it is"

NOTHING = Settled((), ())

# In an act's detail: the act that followed from it and is taken back with it, by its id.
ALONG = "along"


class Tell(Protocol):
    """Owes people what an act leads to. Nothing is sent here: what is owed is stored in the act's own transaction."""

    async def corrections(self, books: Library, done: Done, why: str, now: datetime) -> int:
        """Owes a correction for every message that an act makes wrong; gives how many. `why` is what
        readers are told."""
        ...

    async def reporter(self, books: Library, report: Report, now: datetime) -> None:
        """Owes the reader who reported a line a notice of what became of it."""
        ...

    async def pending_anew(self, books: Library) -> None:
        """Composes pending digests and alerts anew, after the library was read again."""
        ...


@frozen
class Act:
    """An act, before it is done. `what` is its name in the audit log; `by` is the editor's user id, None for the
    command line and the feeds; `why` is what readers are told; `undoes` is the id of the act that it takes back."""

    what: str
    by: int | None
    now: datetime
    tell: Tell
    why: str = ""
    undoes: int | None = None

    @property
    def by_editor(self) -> int:
        """The editor's user id, for acts that only an editor can do."""
        assert self.by is not None
        return self.by


@frozen
class Effect:
    """What an act did to one document, as it stands after it.

    `gone` are the statements that readers may have been told and that no longer stand as they did, `back` those that
    have become public and that readers may have been told to have fallen: both owe corrections. `whole` is True if the
    document as a whole fell or came back. `revision` is what another text changed. `ruled` are the two statements on
    which an editor ruled.
    """

    document: Document | None = None
    gone: Sequence[str] = ()
    back: Sequence[str] = ()
    revision: Revision | None = None
    whole: bool = False
    ruled: Sequence[str] = ()


# Of an act that is about pairs, roots or events.
ON_NO_DOCUMENT = Effect()


@frozen
class Done:
    """What an act led to. `act` is its id in the audit log, `undoes` that of the act that it took back.

    `document`, `gone`, `back`, `revision`, `whole` and `ruled` are its `Effect`. `before` are the findings that the act
    touched, as they were. `corrections` is how many corrections are owed (of a very large act, at most).
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
    ruled: tuple[str, ...] = ()


async def conclude(
    books: Library,
    act: Act,
    target: str,
    detail: Mapping[str, object],
    settled: Settled,
    effect: Effect = ON_NO_DOCUMENT,
) -> Done:
    """Ends every act, inside its transaction: records it in the audit log, and owes its corrections."""
    number = await books.record(act.by, act.what, target, act.now, detail)
    done = Done(
        act=number,
        document=effect.document,
        findings=settled.findings,
        changes=settled.changes,
        gone=tuple(effect.gone),
        revision=effect.revision,
        back=tuple(effect.back),
        before=settled.before,
        whole=effect.whole,
        undoes=act.undoes,
        ruled=tuple(effect.ruled),
    )
    return replace(done, corrections=await act.tell.corrections(books, done, act.why, act.now))


def must_still_hold(made: object, found: object) -> None:
    """Raises `Conflict` if what an act made, which is to be taken back, is not what is found by now."""
    if found != made:
        raise Conflict("Somebody else has ruled on this since, and that stands.")
