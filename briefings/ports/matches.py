"""Which statements say the same, and which contradict one another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from briefings.model import Match, Question, Verdict


class Matches(Protocol):
    """Keeps the verdicts on pairs of statements, the machine's and editors'."""

    async def save_matches(self, matches: Sequence[Match]) -> None:
        """Replaces what the machine decided of these pairs; what an editor decided stands."""
        ...

    async def forget_matches(self, statements: Collection[str]) -> None:
        """Drops what the machine decided of pairs with one of these statements on either side, before they are judged
        anew; what an editor decided stands."""
        ...

    async def matches_of(
        self,
        statements: Collection[str],
        *,
        verdicts: Collection[Verdict] = (),
        reasons: bool = True,
        ruled: bool = False,
    ) -> tuple[Match, ...]:
        """Matches with one of these statements on either side, an editor's word before the machine's: those with one of
        the verdicts, where some are named, and with `ruled` also all of which an editor has said something. Without
        `reasons` these are left empty, and are not read."""
        ...

    async def overrule(self, left: str, right: str, verdict: Verdict | None, *, by: int, now: datetime) -> None:
        """An editor's verdict on a pair; None takes it back."""
        ...

    async def ties(self, statements: Collection[str]) -> tuple[list[tuple[str, str]], bool]:
        """Among these statements the pairs whose verdict merges them; and whether there is a pair that is kept apart,
        by a conflict, an update or an editor's word. For thousands, of which nothing else need be known."""
        ...

    async def unsure_matches(self, limit: int = 20) -> tuple[Match, ...]: ...

    async def linked(self, statements: Collection[str]) -> tuple[str, ...]:
        """Ids of all published statements in the same components as these (these included, where they are published),
        over merging matches (restates and corroborates, an editor's word before the machine's, both sides published)
        and over the findings as they are stored now."""
        ...


class Conflicts(Protocol):
    """Answers which published statements contradict one another."""

    async def conflicts(self, question: Question, *, limit: int = 20, offset: int = 0) -> tuple[Match, ...]:
        """Matches whose verdict (an editor's before the machine's) is conflicts, between two published statements, one
        of them at least under the question's topic and place; by the later of the two publication dates, newest first.
        With since or asof, both sides lie within."""
        ...
