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
        """What a finding of these says of them all, without reading each."""
        ...

    async def count_findings(self, question: Question, *, unknown: bool | None = None) -> int: ...

    async def findings_with(self, statements: Collection[str]) -> tuple[Finding, ...]: ...


class Figures(Protocol):
    """Keeps the ledger's cells."""

    async def save_figures(
        self, measure: str, origin: str | None, scopes: Collection[str], figures: Sequence[Figure]
    ) -> None:
        """Puts these in the place of all figures of a population's measure and groups."""
        ...

    async def save_event_figures(self, events: Collection[str], figures: Sequence[Figure]) -> None:
        """Puts these in the place of all figures of these events or places."""
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
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Figure, ...]:
        """The ledger's cells: the world's first, then those with most roots, then the newest. None and empty ask for
        all; `place` for those of a population from there and of what happened there, `countries` for
        those of a region beside it. Without `history` the figures'
        histories are left empty, and are not read from the database."""
        ...

    async def count_figures(
        self, *, place: str | None = None, countries: Collection[str] = (), measures: Collection[str] = ()
    ) -> int: ...


class AsOf(Protocol):
    """Answers what findings within given dates are put together from."""

    async def outlines(self, statements: Collection[str]) -> tuple[Statement, ...]:
        """Those of the statements that are published, in outline: of their claims only id, root and certainty."""
        ...

    async def as_it_stood(
        self, question: Question, *, around: Collection[str] | None = None
    ) -> tuple[frozenset[str], tuple[Statement, ...], tuple[Match, ...]]:
        """What findings within the question's dates are put together from: the ids of the statements asked for (those
        under its topic and place, or those of `around` that lie within the dates); these and all that hang together
        with them over merging matches within the dates, in outline (see `outlines`); and their matches, bare."""
        ...


class Changes(Protocol):
    """Keeps what has changed of findings: what digests and alerts are made of."""

    async def record_change(self, kind: str, finding: Finding, now: datetime, detail: Mapping[str, Any]) -> None:
        """Something changed of a finding (see `ChangeKind`): what digests are made of."""
        ...

    async def changes(
        self, since: datetime, until: datetime, *, topics: Collection[str] = (), places: Collection[str] = ()
    ) -> tuple[tuple[datetime, str, Finding, Mapping[str, Any]], ...]: ...

    async def changes_after(
        self, seen: int, *, topics: Collection[str] = (), places: Collection[str] = ()
    ) -> tuple[Changed, ...]:
        """Changes with an id above `seen`, in order, of findings under one of the topics and in one of the countries
        (empty: all); what is filed under no topic concerns nobody. Ids become visible in order: no later look ever
        finds one below an id that was seen."""
        ...

    async def last_change(self) -> int:
        """The newest change's id, 0 without any."""
        ...
