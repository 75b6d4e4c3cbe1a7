"""What was known as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefings.model.findings import Statement


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding as it stood on a day: its statements in the order of their ids, and the values that rank it."""

    statements: tuple[Statement, ...]
    roots: int
    documents: int
    newest: date
    unknown: bool

    @property
    def id(self) -> str:
        """The finding's id, which is that of its first statement."""
        return self.statements[0].id


# What ranks a finding: number of roots, number of documents, newest date (0001-01-01 without one), id.
Rank = tuple[int, int, date, str]

# (day, findings) pairs: the findings of one component of statements, as they stood from each day until the next.
StandingDays = tuple[tuple[date, tuple[Standing, ...]], ...]
