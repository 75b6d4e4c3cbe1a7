"""What was known as of a day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from briefings.model.findings import Figure, Statement
from briefings.values import frozen


@frozen
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

# A cell of the ledger: the measure, origin (None for the world) and group of a population's figures.
Cell = tuple[str, str | None, str]


class StandingFigure(NamedTuple):
    """A figure of a population as it stood on a day. Unless `whole`, its history is abridged (see
    `briefings.model.abridged`)."""

    figure: Figure
    whole: bool

    @property
    def cell(self) -> Cell:
        """The figure's cell."""
        return self.figure.measure, self.figure.origin, self.figure.scope


# (day, figures) pairs: the figures of related cells, as they stood from each day until the next.
FigureDays = tuple[tuple[date, frozenset[Figure]], ...]


@frozen
class CellDays:
    """How the figures of related cells stood, from the day `since` on. Without `days` it was put off: it will be stored
    soon, unless it `always` is too much."""

    cells: tuple[Cell, ...]
    since: date
    days: FigureDays | None
    always: bool = False
