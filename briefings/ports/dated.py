"""Findings and figures as of past days, stored so that an answer as of a day is a look-up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from briefings.model import Cell, CellDays, Question, Rank, StandingDays, StandingFigure, Statement


class DatedFindings(Protocol):
    """Stores how findings stood as of each day."""

    async def save_standings(self, replaced: Collection[str], since: date, components: Sequence[StandingDays]) -> None:
        """Replaces, from the day `since` on, everything stored about findings whose id is one of the `replaced`
        statements. What is stored for earlier days stays."""
        ...

    async def standing(self, question: Question, *, limit: int, offset: int = 0, unknown: bool) -> tuple[Rank, ...]:
        """The ranks of the findings as they stood on the question's day, best supported first, then newest: those in
        which sources say that something is not known (`unknown`), or only the others. Not for questions with `since`.
        """
        ...

    async def count_standing(self, question: Question, *, unknown: bool, at_most: int | None = None) -> int:
        """How many findings `standing` would give without a limit; `at_most` where there are more, which is told
        sooner."""
        ...


class Unmade(Protocol):
    """Lists the statements for which past days are not stored, with the day from which on."""

    async def put_off(
        self, looked_at: Collection[str], unmade: Collection[str], since: date, *, always: Collection[str] = ()
    ) -> None:
        """Of the statements looked at, notes those that are `unmade` from the day `since` on, and takes the others off
        the list. `always` are those that will never be stored."""
        ...

    async def unmade(self, statements: Collection[str]) -> date | None:
        """The first day from which one of these statements is unmade; None if none is."""
        ...

    async def next_unmade(self, after: str, limit: int) -> tuple[str, ...]:
        """The next statements to be stored, in the order of their ids, after the id `after`."""
        ...

    async def unmade_under(self, question: Question) -> tuple[str, ...]:
        """The published statements under the question that are unmade as of its day."""
        ...


class DatedFigures(Protocol):
    """Stores how the figures of populations stood as of each day, and lists the cells of which that is not stored."""

    async def save_figure_days(self, made: Sequence[CellDays]) -> None:
        """Replaces what is stored of each one's cells from its `since` on; what is stored for earlier days stays. Takes
        the cells that were made off the list of the unmade ones, and puts the others on it."""
        ...

    async def forget_figure_days(self) -> None:
        """Deletes all that is stored, and lists every cell as unmade."""
        ...

    async def standing_figures(
        self, question: Question, measures: Collection[str], *, limit: int | None, offset: int = 0
    ) -> tuple[StandingFigure, ...]:
        """The figures of the question's place (of all without one) as they stood on its day, in the ledger's order;
        empty `measures` mean all. Long histories are abridged. Not for questions with `since`."""
        ...

    async def count_standing_figures(self, question: Question, measures: Collection[str]) -> int:
        """How many figures `standing_figures` would give without a limit."""
        ...

    async def figure_statements_then(self, cells: Collection[Cell], day: date) -> tuple[Statement, ...]:
        """The published statements of these cells that were published by the day."""
        ...

    async def unmade_cells(self, cells: Collection[Cell]) -> Mapping[Cell, date]:
        """Those of the cells that are unmade, with the day from which on."""
        ...

    async def unmade_cells_under(self, question: Question, measures: Collection[str]) -> tuple[Cell, ...]:
        """The cells of the question's place (all without one) that are unmade as of its day; empty `measures` mean
        all."""
        ...

    async def next_unmade_cells(self, limit: int) -> tuple[Cell, ...]:
        """The next cells to be made."""
        ...
