"""Counts what the library holds."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Text, cast, func, literal, select

from storage.database.statements import Repository
from storage.tables.claims import ClaimRow
from storage.tables.documents import DocumentRow, SourceRow
from storage.tables.findings import FindingRow
from storage.tables.people import ActRow, PersonRow

_PUBLISHED_ONCE = select(ActRow.target).where(ActRow.what == "publish", ActRow.undone_by.is_(None))
_DISCARDED = (
    select(func.count())
    .select_from(DocumentRow)
    .where(
        DocumentRow.status == "withdrawn",
        (literal("document ") + cast(DocumentRow.number, Text)).not_in(_PUBLISHED_ONCE),
    )
)


class Counts(Repository):
    """The library's counts."""

    async def counts(self) -> Mapping[str, int]:
        """Keys: draft, published, withdrawn, discarded (documents), documents, claims (not dropped), findings, sources,
        people. Discarded is what is withdrawn and never was public, by the audit log."""
        by_status = select(DocumentRow.status, func.count()).group_by(DocumentRow.status)
        others = {
            "claims": select(func.count()).select_from(ClaimRow).where(~ClaimRow.dropped),
            "findings": select(func.count()).select_from(FindingRow),
            "sources": select(func.count()).select_from(SourceRow),
            "people": select(func.count()).select_from(PersonRow),
        }
        async with self.database.reading() as session:
            found = {row[0]: row[1] for row in (await session.execute(by_status)).all()}
            documents = {status: found.get(status, 0) for status in ("draft", "published", "withdrawn")}
            documents["discarded"] = (await session.scalars(_DISCARDED)).one() if documents["withdrawn"] else 0
            documents["withdrawn"] -= documents["discarded"]
            counted = {name: (await session.scalars(question)).one() for name, question in others.items()}
        return {**documents, "documents": sum(documents.values()), **counted}
