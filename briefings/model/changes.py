"""What changed in findings, and what of it a subscription is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Literal

from briefings.model.findings import Figure, Finding
from briefings.values import frozen

ChangeKind = Literal["new", "corroborated", "updated", "disputed", "withdrawn"]


@frozen
class Change:
    """One thing that is different since a mark: one finding, one line. `old` → `new` for an updated figure.

    `against` are the statements that it is set against (the figure before, the other side of a dispute), `beside` the
    number of their document. Once none of them stands, the change is only what it would have been without them:
    `instead`, None for nothing. `again` where what it is of was public before, and had fallen. `backs` are
    the statements that a corroboration joined: once none of them stands in its finding, the line is new. `older` are
    statements of a new line that were public before: they are no news if it comes apart.
    """

    kind: ChangeKind
    finding: Finding
    old: str | None = None
    new: str | None = None
    why: str | None = None
    against: tuple[str, ...] = ()
    instead: ChangeKind | None = None
    beside: int | None = None
    again: bool = False
    backs: tuple[str, ...] = ()
    older: tuple[str, ...] = ()


# Under which a change's detail has the id of the update that made it, for the log.
CAUSE = "cause"

# In a change's detail: nothing is new; the finding goes on without some statements, which the change names with others
# of it. Who was to be told of these is told of the finding as it stands without them; nobody else is told anything.
GOES_ON = "goes on"

# In a change's detail: nothing is new; the finding stands apart from others with which it was one. Who was yet to be
# told of what they were together is told of each; nobody else is told anything.
PARTED = "parted"


@frozen
class Changed:
    """A recorded change. `id` counts up in the order in which changes became public: a mark is such an id, because two
    clocks may disagree and two acts may share a moment."""

    id: int
    at: datetime
    kind: ChangeKind
    finding: Finding
    detail: Mapping[str, object] = field(default_factory=dict)


@frozen
class Digest:
    """What changed for one subscription since its mark: one finding, one change. `more` counts what is left out here.

    `due` is the moment for which it was asked, None for an alert; `late` where that is long past. `since` is the moment
    of the digest before, None for the first. `topics` are those that were asked for, empty for all; `zone` is the IANA
    zone of its reader, None for the desk's own. `perhaps` are lines of messages that may not have arrived: they are no
    news. `followed` is the figure, as it stands now, that an alert's reader
    follows.
    """

    kind: Literal["digest", "alert"]
    changes: tuple[Change, ...]
    more: int = 0
    since: datetime | None = None
    due: datetime | None = None
    late: bool = False
    topics: tuple[str, ...] = ()
    zone: str | None = None
    perhaps: tuple[Change, ...] = ()
    followed: Figure | None = None
