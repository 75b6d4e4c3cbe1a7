"""Findings as of past days, stored so that an answer as of a day is a look-up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from briefings.model import Question, Rank, StandingDays


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

    async def count_standing(self, question: Question, *, unknown: bool) -> int:
        """How many findings `standing` would give without a limit."""
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
