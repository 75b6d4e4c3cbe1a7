"""Which statements say the same, and which contradict one another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from briefings.model import Match, Question, Verdict


class Matches(Protocol):
    """Stores the verdicts on pairs of statements: the machine's and editors'."""

    async def save_matches(self, matches: Sequence[Match]) -> None:
        """Replaces the machine's verdicts on these pairs; editors' verdicts stay."""
        ...

    async def forget_matches(self, statements: Collection[str]) -> None:
        """Deletes the machine's verdicts on pairs with one of these statements, before they are judged again; editors'
        verdicts stay."""
        ...

    async def matches_of(
        self,
        statements: Collection[str],
        *,
        verdicts: Collection[Verdict] = (),
        reasons: bool = True,
        ruled: bool = False,
    ) -> tuple[Match, ...]:
        """Matches with one of these statements on either side; an editor's verdict replaces the machine's. With
        `verdicts` only matches with one of them, and with `ruled` also all that an editor has ruled on. Without
        `reasons` these are left empty, and are not read."""
        ...

    async def overrule(self, left: str, right: str, verdict: Verdict | None, *, by: int, now: datetime) -> None:
        """Sets an editor's verdict on a pair; None removes it."""
        ...

    async def ties(self, statements: Collection[str]) -> tuple[list[tuple[str, str]], bool]:
        """The pairs among these statements whose verdict merges them; and True if some pair is kept apart by a
        conflict, an update or an editor's verdict. For thousands of statements, of which nothing else is needed."""
        ...

    async def unsure_matches(self, limit: int = 20) -> tuple[Match, ...]:
        """Pairs of which the verdict is unsure, in documents that are not withdrawn; highest score first."""
        ...

    async def linked(self, statements: Collection[str]) -> tuple[str, ...]:
        """Ids of all published statements that are connected with these (these included, if published): by merging
        matches (restates and corroborates, an editor's verdict before the machine's, both sides published), and by the
        findings as they are stored now."""
        ...


class Conflicts(Protocol):
    """Finds published statements that contradict each other."""

    async def conflicts(self, question: Question, *, limit: int = 20, offset: int = 0) -> tuple[Match, ...]:
        """Matches between two published statements that are in conflict (by an editor's verdict, else the machine's),
        at least one of them under the question's topic and place; newest first, by the publication date of that one,
        the later if both are. With since or asof both sides are within the dates."""
        ...

    async def likeliest_conflicts(self, statements: Collection[str], *, limit: int) -> tuple[Match, ...]:
        """Matches in conflict with one of these statements on either side, highest score first, whether or not the
        other side is published."""
        ...
