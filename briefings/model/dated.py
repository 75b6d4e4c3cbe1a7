"""What was known as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefings.model.findings import Statement


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding as it stood: its statements in the order of their ids, and what it is ranked by."""

    statements: tuple[Statement, ...]
    roots: int
    documents: int
    newest: date
    unknown: bool

    @property
    def id(self) -> str:
        """The finding's."""
        return self.statements[0].id


# How a finding is ranked: by its roots, its documents, its newest date (0001-01-01 without), and its id.
Rank = tuple[int, int, date, str]

# What is known from each of these days on, until the next; a component of statements, or what else hangs together.
StandingDays = tuple[tuple[date, tuple[Standing, ...]], ...]
