"""Counts what the library holds."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select

from storage.database.statements import Repository
from storage.tables.claims import ClaimRow
from storage.tables.documents import DocumentRow, SourceRow
from storage.tables.findings import FindingRow
from storage.tables.people import PersonRow


class Counts(Repository):
    """The library's counts."""

    async def counts(self) -> Mapping[str, int]:
        """Keys: draft, published, withdrawn (documents), documents, claims (not dropped), findings, sources, people."""
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
            counted = {name: (await session.scalars(question)).one() for name, question in others.items()}
        return {**documents, "documents": sum(documents.values()), **counted}
