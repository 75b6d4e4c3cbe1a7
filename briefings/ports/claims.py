"""Claims, the statements in them, and the ids that these had before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from briefings.model import Claim, Document, FilingRuling, Question, Statement, Status


class Claims(Protocol):
    """Keeps claims, what editors amended in them, their statements, and the keys under which these are found."""

    async def claims_of(self, number: int) -> tuple[Claim, ...]:
        """A document's claims in text order, with what editors amended laid over them and without dropped ones."""
        ...

    async def claim(self, claim_id: str) -> tuple[Claim, Document]:
        """Raises `NotFound`. A prefix of the id of at least 6 characters will do where only one claim has it."""
        ...

    async def amend(self, claim_id: str, field: str, value: Any, *, by: int, now: datetime) -> int:
        """Lays an editor's value over the machine's reading: field is topics, speaker, role, root, quantities, places,
        times, negated, certainty or dropped. Gives the amendment's id."""
        ...

    async def take_back_amendment(self, amendment: int) -> None: ...

    async def filing_rulings(self) -> tuple[FilingRuling, ...]:
        """Every claim that an editor refiled or dropped, with the machine's topics and the editor's, oldest first."""
        ...

    async def measures(self) -> frozenset[str]:
        """The measures of the library's statements, whatever their document's status."""
        ...

    async def statements_of(self, numbers: Collection[int]) -> tuple[Statement, ...]: ...

    async def statements(self, ids: Collection[str]) -> tuple[Statement, ...]: ...

    async def statements_rooted(self, names: Collection[str]) -> tuple[str, ...]:
        """Ids of the statements (whatever their document's status) whose root's chain has one of these names, in any
        letter case."""
        ...

    async def save_keys(self, keys: Mapping[str, Collection[str]]) -> None:
        """Statement id → the keys under which other statements may find it."""
        ...

    async def block_sizes(
        self, keys: Collection[str], *, outside: int | None = None, public: bool = False
    ) -> Mapping[str, int]:
        """Key → how many statements (whatever their document's status; or only those that are `public`) stand under
        it; keys of nobody are left out. The document `outside` is not counted."""
        ...

    async def blocks(
        self, keys: Collection[str], *, outside: int | None = None, public: bool = False
    ) -> Mapping[str, Collection[str]]:
        """Key → the ids of those whom `block_sizes` counts."""
        ...

    async def published_statements(
        self, question: Question, *, measures: Collection[str] | None = None
    ) -> tuple[Statement, ...]:
        """Published statements under a question's topic, place and dates, for answers `asof` a day; undated documents
        are left out where since or asof is set. With `measures` only those with one of them, or (empty) with any."""
        ...

    async def count_undated(self, question: Question) -> int: ...

    async def figure_statements(
        self, measure: str, origin: str | None, scope: str, *, status: Status = "published"
    ) -> tuple[Statement, ...]:
        """Statements of one cell of the ledger in documents of one status."""
        ...

    async def figure_statement_ids(self, measure: str, origin: str | None, scope: str) -> tuple[str, ...]:
        """The ids of `figure_statements`."""
        ...

    async def figure_entry_ids(self, measure: str, origin: str | None, scope: str) -> tuple[str, ...]:
        """Of `figure_statements` the ids of those by which the others are known: of each kind (one ledger key, number,
        day, source and chain) the smallest; without those of which the ledger's key says that they count nobody."""
        ...


class StatementIds(Protocol):
    """Knows under which ids a statement has stood."""

    async def former_ids(self, statements: Collection[str]) -> Mapping[str, frozenset[str]]:
        """All ids that these statements had before, by statement: a revision, another reading or an amendment can give
        the same words others. One that had none is left out."""
        ...

    async def later_ids(self, statements: Collection[str]) -> Mapping[str, frozenset[str]]:
        """All ids under which what had these ids has stood since, by former id."""
        ...
