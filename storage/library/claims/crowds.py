"""What thousands of statements that say one thing come to, computed by the database, so that they need not
all be read."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import JSON, Text, and_, cast, column, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import Claim, Root, Statement, Summary, claim_of
from storage.database.statements import AnyRow, Repository, among
from storage.library.claims.statements import families_of
from storage.library.matches import MERGING
from storage.library.rows.claim_conditions import effective
from storage.library.rows.index_rows import ANY, folded
from storage.tables.claims import ClaimRow, FilingRow, MatchRow, StatementRow
from storage.tables.documents import DocumentRow

# What makes one kind of statement: the document, the root's chain, the certainty.
_KIND = (
    StatementRow.document,
    DocumentRow.source,
    DocumentRow.published,
    ClaimRow.root_name,
    ClaimRow.root_kind,
    # As text, since PostgreSQL doesn't compare JSON.
    cast(ClaimRow.root_chain, Text).label("chain"),
    ClaimRow.certainty,
)


class Crowds(Repository):
    """Computes over crowds of statements."""

    async def ties(self, statements: Collection[str]) -> tuple[list[tuple[str, str]], bool]:
        ruled_unsure = and_(MatchRow.verdict == "unsure", MatchRow.by.is_not(None))
        apart = or_(MatchRow.verdict.in_(("conflicts", "updates")), ruled_unsure)
        pairs = select(MatchRow.left, MatchRow.right)
        async with self.database.reading() as session:
            here = among(session, MatchRow.left, statements)
            merging = (await session.execute(pairs.where(here, MatchRow.verdict.in_(MERGING)))).all()
            opposed = (await session.execute(pairs.where(here, apart))).all()
        ids = frozenset(statements)
        return [(left, right) for left, right in merging if right in ids], any(right in ids for _, right in opposed)

    async def summed_up(self, statements: Collection[str]) -> Summary:
        kinds = (
            select(func.min(StatementRow.id).label("id"), *_KIND)
            .join(ClaimRow, ClaimRow.serial == StatementRow.claim)
            .join(DocumentRow, DocumentRow.number == StatementRow.document)
            .group_by(*(part.element if hasattr(part, "element") else part for part in _KIND))
        )
        topics = select(FilingRow.topic).join(StatementRow, StatementRow.claim == FilingRow.claim).distinct()
        origins = select(StatementRow.origin).where(StatementRow.origin != ANY).distinct()
        async with self.database.reading() as session:
            here = among(session, StatementRow.id, statements)
            rows = (await session.execute(kinds.where(here))).all()
            families = await families_of(session, {row.source for row in rows if row.source})
            filed = (await session.scalars(topics.where(here))).all()
            countries = {
                *(await session.scalars(origins.where(here))).all(),
                *await _countries(session, statements),
            }
        outlines = (_outline(row, families.get(folded(row.source)) if row.source else None) for row in rows)
        return Summary(tuple(outlines), frozenset(filed), frozenset(countries))


async def _countries(session: AsyncSession, statements: Collection[str]) -> set[str]:
    """The countries of the places of these statements' claims."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    each = func.json_each if sqlite else func.json_array_elements
    places = each(effective("places")).table_valued(column("value", JSON), joins_implicitly=True)
    country = places.c.value["country"].as_string()
    question = select(country).join(StatementRow, StatementRow.claim == ClaimRow.serial).distinct()
    question = question.select_from(ClaimRow).where(among(session, StatementRow.id, statements))
    return {found for found in (await session.scalars(question)).all() if found}


def _outline(row: AnyRow, family: str | None) -> Statement:
    """A statement with its id, document, root and certainty only."""
    root = Root(row.root_name, row.root_kind, tuple(json.loads(row.chain)))
    claim = Claim(claim_of(row.id), document_id="", text="", start=0, end=0, root=root, certainty=row.certainty)
    return Statement(row.id, claim, None, row.document, row.source, family, row.published)
