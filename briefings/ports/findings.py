"""Findings, the figures of the ledger, what changed of them, and what they were as of a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from briefings.model import Changed, Figure, Finding, Match, Question, Statement, Summary


class Findings(Protocol):
    """Keeps the findings of published statements."""

    async def save_findings(self, replaced: Collection[str], findings: Sequence[Finding], now: datetime) -> None:
        """Replaces every stored finding that holds one of the `replaced` statements by `findings`."""
        ...

    async def findings(
        self, question: Question, *, limit: int, offset: int = 0, unknown: bool | None = None
    ) -> tuple[Finding, ...]:
        """The stored findings, by index, best supported first, then newest; `unknown` asks only for those in which
        sources say that something is not known, or only for the others. Not for since and asof."""
        ...

    async def summed_up(self, statements: Collection[str]) -> Summary:
        """What the finding of these statements says of all of them, without reading each."""
        ...

    async def count_findings(
        self, question: Question, *, unknown: bool | None = None, at_most: int | None = None
    ) -> int:
        """How many findings `findings` would give without a limit; `at_most` where there are more, which is told
        sooner."""
        ...

    async def findings_with(self, statements: Collection[str]) -> tuple[Finding, ...]:
        """The stored findings that hold one of these statements, by id."""
        ...


class Figures(Protocol):
    """Stores the cells of the ledger."""

    async def save_figures(
        self, measure: str, origin: str | None, scopes: Collection[str], figures: Sequence[Figure]
    ) -> None:
        """Replaces all figures of this measure and origin in these groups."""
        ...

    async def save_event_figures(self, events: Collection[str], figures: Sequence[Figure]) -> None:
        """Replaces all figures of these events or places."""
        ...

    async def figures(
        self,
        *,
        place: str | None = None,
        countries: Collection[str] = (),
        measure: str | None = None,
        measures: Collection[str] = (),
        event: str | None = None,
        history: bool = True,
        abridged: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Figure, ...]:
        """The ledger's cells: the world's first, then those with most roots, then the newest. None and empty ask for
        all; `place` for those of a population from there and of what happened there, `countries` for those of a region
        beside it. Without `history` the figures' histories are left empty, and are not read from the database;
        `abridged`, the longest may be abridged to what a screen tells (see `briefings.model.abridged`)."""
        ...

    async def disputes_of_events(self, events: Collection[str]) -> frozenset[tuple[str, str]]:
        """The pairs of statements, each in order, that the figures of these events or places hold against one
        another."""
        ...

    async def count_figures(
        self, *, place: str | None = None, countries: Collection[str] = (), measures: Collection[str] = ()
    ) -> int:
        """How many figures `figures` would give without a limit."""
        ...


class AsOf(Protocol):
    """Gives the outlines from which findings within dates are put together."""

    async def updates_since(self, statements: Collection[str]) -> tuple[tuple[Statement, Statement], ...]:
        """Each of these statements with each that updates it: both published and dated, the second the later by
        date and id; in outline, which of their claims is only id, root and certainty."""
        ...

    async def as_it_stood(
        self, question: Question, *, around: Collection[str] | None = None
    ) -> tuple[frozenset[str], tuple[Statement, ...], tuple[Match, ...]]:
        """Gives what findings within the question's dates are put together from: (1) the ids of the statements asked
        for (those under its topic and place, or of `around` those within the dates); (2) these, and all that are
        connected with them by merging matches within the dates, in outline (see `updates_since`), perhaps among others;
        (3) their matches, without reasons."""
        ...


class Changes(Protocol):
    """Stores what changed in findings: what digests and alerts are made of."""

    async def record_change(self, kind: str, finding: Finding, now: datetime, detail: Mapping[str, Any]) -> None:
        """Records a change of a finding. `kind` is a `ChangeKind`; `detail` holds the change's other fields."""
        ...

    async def changes(
        self, since: datetime, until: datetime, *, topics: Collection[str] = (), places: Collection[str] = ()
    ) -> tuple[tuple[datetime, str, Finding, Mapping[str, Any]], ...]:
        """(moment, kind, finding, detail) of what changed after `since`, up to and including `until`, oldest first."""
        ...

    async def changes_after(
        self, seen: int, *, topics: Collection[str] = (), places: Collection[str] = ()
    ) -> tuple[Changed, ...]:
        """Changes with an id above `seen`, in order, of findings under one of the topics and in one of the countries
        (empty: all). Findings that are filed under no topic are left out. Ids become visible in order: a later call
        never finds a new change with a lower id than one that was seen."""
        ...

    async def last_change(self) -> int:
        """The newest change's id, 0 without any."""
        ...
