"""Claims, the statements in them, the keys by which these are found, and the ids that they had before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from briefings.model import Claim, Document, FilingRuling, Question, Statement, Status


class Claims(Protocol):
    """Stores claims, and editors' amendments of them."""

    async def claims_of(self, number: int) -> tuple[Claim, ...]:
        """A document's claims in text order, with editors' amendments applied and without dropped claims."""
        ...

    async def claim(self, claim_id: str) -> tuple[Claim, Document]:
        """A claim and its document. Raises `NotFound`. The first 6 or more characters of an id will do if only one
        claim has them."""
        ...

    async def amend(self, claim_id: str, field: str, value: Any, *, by: int, now: datetime) -> int:
        """Applies an editor's value over the machine's reading. `field` is topics, speaker, role, root, quantities,
        places, times, negated, certainty or dropped. Gives the amendment's id."""
        ...

    async def amended(self, amendment: int) -> tuple[int, str | None]:
        """The document that an amendment belongs to, and the id of the claim that it is applied to now, if any. Raises
        `NotFound`."""
        ...

    async def take_back_amendment(self, amendment: int) -> None:
        """Deletes an amendment; the claim is read as before it. Raises `NotFound`."""
        ...

    async def filing_rulings(self) -> tuple[FilingRuling, ...]:
        """Every claim that an editor refiled or dropped, with the machine's topics and the editor's, oldest first."""
        ...


class Statements(Protocol):
    """Stores the statements of claims, of which findings and figures are made."""

    async def measures(self) -> frozenset[str]:
        """The measures of the library's statements, whatever their document's status."""
        ...

    async def statements_of(self, numbers: Collection[int]) -> tuple[Statement, ...]:
        """The statements of these documents, by document and in the text's order, without those of dropped claims."""
        ...

    async def statements(self, ids: Collection[str]) -> tuple[Statement, ...]:
        """The statements with these ids, by document and in the text's order; those that don't exist are left out."""
        ...

    async def root_links(self) -> tuple[str, ...]:
        """Every name in the chain of a claim's root, case folded."""
        ...

    async def statements_rooted(self, names: Collection[str]) -> tuple[str, ...]:
        """Ids of the statements, whatever their document's status, in whose root's chain one of these names stands, in
        any letter case."""
        ...

    async def published_statements(
        self, question: Question, *, measures: Collection[str] | None = None
    ) -> tuple[Statement, ...]:
        """Published statements under a question's topic, place and dates. Undated documents are left out if the
        question has a date. With `measures`, only statements with one of them, or (if it is empty) with any measure."""
        ...

    async def count_undated(self, question: Question, *, at_most: int) -> int:
        """How many published documents without a date have a claim under the question's topic and place; no more than
        `at_most` are counted."""
        ...

    async def figure_statements(
        self, measure: str, origin: str | None, scope: str, *, status: Status = "published"
    ) -> tuple[Statement, ...]:
        """Statements of one cell of the ledger in documents of one status."""
        ...

    async def figure_statement_ids(self, measure: str, origin: str | None, scope: str) -> tuple[str, ...]:
        """The ids of `figure_statements`."""
        ...

    async def counting_statements(self, claims: Collection[str], measures: Collection[str]) -> tuple[str, ...]:
        """The ids of those statements of these claims that count one of the measures, sorted."""
        ...

    async def figure_entry_ids(self, measure: str, origin: str | None, scope: str) -> tuple[str, ...]:
        """A selection of `figure_statements` that tells all that the cell's figures need: all of few; of many with the
        same ledger key, number, day, source and chain the one with the smallest id, and none whose ledger key says that
        it counts nobody."""
        ...


class Blocks(Protocol):
    """Stores the keys by which statements are found: those that share one are a block, and are compared."""

    async def save_keys(self, keys: Mapping[str, Collection[str]]) -> None:
        """Statement id → the keys under which other statements may find it."""
        ...

    async def block_sizes(
        self, keys: Collection[str], *, outside: int | None = None, public: bool = False
    ) -> Mapping[str, int]:
        """Key → the number of statements under it; keys without any are left out. Counts statements of all documents,
        or only published ones with `public`; those of the document `outside` are not counted."""
        ...

    async def blocks(
        self, keys: Collection[str], *, outside: int | None = None, public: bool = False
    ) -> Mapping[str, Collection[str]]:
        """Key → the ids of the statements that `block_sizes` counts."""
        ...

    async def hides(self, keys: Collection[str], *, outside: int) -> bool:
        """True if a statement that is not published stands under one of these keys; those of the document `outside` are
        not looked at."""
        ...


class StatementIds(Protocol):
    """Knows the ids that statements had before and have now."""

    async def former_ids(self, statements: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Statement id → all ids that it had before, because of a revision, a re-reading or an amendment. Statements
        without any are left out."""
        ...

    async def present_ids(self, statements: Collection[str]) -> Mapping[str, str]:
        """Statement id, of whatever day → the id that the statement has now. One that has no other keeps its own."""
        ...

    async def later_ids(self, statements: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Former id → all ids that its statement has had since."""
        ...

    async def former_ids_of(self, claim: str) -> frozenset[str]:
        """The ids that statements had while their claim had this id, which may be only the beginning of it, as messages
        show it. Empty if no claim had it, or more than one."""
        ...
