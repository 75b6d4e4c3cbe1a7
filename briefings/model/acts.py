"""What somebody did, as the audit log keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One act of an editor or the owner, as the audit log keeps it. `undo` is what takes it back, None where nothing
    can; `undone` is the act that did."""

    id: int
    at: datetime
    who: int | None
    what: str
    target: str
    detail: Mapping[str, object] = field(default_factory=dict)
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class FilingRuling:
    """What editors said of where a claim stands: `was` are the topics that the machine gave it, `topics` the editors';
    a claim that is `dropped` stands nowhere."""

    claim: str
    document: int
    text: str
    was: frozenset[str]
    topics: frozenset[str]
    dropped: bool = False

    @property
    def wanted(self) -> frozenset[str]:
        """The topics under which it belongs."""
        return frozenset() if self.dropped else self.topics
