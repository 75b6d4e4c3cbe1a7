"""What somebody did, as the audit log keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from briefings.values import frozen


@frozen
class RecordedAct:
    """An act of an editor or the owner in the audit log. `undone_by` is the id of the act that took it back, if any."""

    id: int
    at: datetime
    who: int | None
    what: str
    target: str
    detail: Mapping[str, object] = field(default_factory=dict)
    undone_by: int | None = None


@frozen
class FilingRuling:
    """What editors said about where a claim is filed: `was` are the machine's topics, `topics` the editors'. A claim
    that is `dropped` is filed nowhere."""

    claim: str
    document: int
    text: str
    was: frozenset[str]
    topics: frozenset[str]
    dropped: bool = False

    @property
    def wanted(self) -> frozenset[str]:
        """The topics under which the claim belongs, by the editors' word."""
        return frozenset() if self.dropped else self.topics
