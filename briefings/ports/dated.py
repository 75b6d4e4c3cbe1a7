"""What was known as of each day, kept so that an answer as of a day is a look-up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from briefings.model import Question, Rank, StandingDays


class DatedFindings(Protocol):
    """Keeps where findings stood for a question as of each day."""

    async def save_standings(self, replaced: Collection[str], since: date, components: Sequence[StandingDays]) -> None:
        """Replaces all that is kept, from the day `since` on, of findings whose id is one of the `replaced` statements;
        what is kept of the days before stays."""
        ...

    async def standing(self, question: Question, *, limit: int, offset: int = 0, unknown: bool) -> tuple[Rank, ...]:
        """The findings as they stood on the question's day, best supported first, then newest: only those in which
        sources say that something is not known (`unknown`), or only the others. Not for `since`."""
        ...

    async def count_standing(self, question: Question, *, unknown: bool) -> int: ...


class Unmade(Protocol):
    """Keeps of which statements it is not kept, from a day on, how they stood."""

    async def put_off(
        self, looked_at: Collection[str], unmade: Collection[str], since: date, *, always: Collection[str] = ()
    ) -> None:
        """Of the statements looked at, those that are `unmade` are so from the day `since` on, the others no longer;
        those that `always` are will not be made later either."""
        ...

    async def unmade(self, statements: Collection[str]) -> date | None:
        """The first day from which one of these is unmade."""
        ...

    async def next_unmade(self, after: str, limit: int) -> tuple[str, ...]:
        """The first of those to be made whose ids come after this one, in order."""
        ...

    async def unmade_under(self, question: Question) -> tuple[str, ...]:
        """The published statements under the question that are unmade as of its day."""
        ...
