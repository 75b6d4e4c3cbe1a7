"""The audit log, the chat's small state, and the counts for /stats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from briefings.errors import NotFound
from briefings.model import Act
from storage.database.statements import AnyRow, Repository, put_rows
from storage.tables.claims import ClaimRow, DocumentRow, FindingRow, SourceRow
from storage.tables.people import ActRow, KeptRow, PersonRow

_ACT = (ActRow.id, ActRow.at, ActRow.who, ActRow.pseudonym, ActRow.what, ActRow.target, ActRow.detail, ActRow.undone_by)


class Records(Repository):
    """The library's log and its small state."""

    async def record(
        self, who: int | None, what: str, target: str, now: datetime, detail: Mapping[str, Any] | None = None
    ) -> int:
        row = {"at": now, "who": who, "what": what, "target": target, "detail": dict(detail or {})}
        async with self.database.session() as session:
            return (await session.scalars(insert(ActRow).values(row).returning(ActRow.id))).one()

    async def acts(self, *, limit: int = 20, offset: int = 0, who: int | None = None) -> tuple[Act, ...]:
        """An act of somebody who is forgotten has no `who`; its detail then has their `pseudonym`."""
        question = select(*_ACT).order_by(ActRow.id.desc()).limit(limit).offset(offset)
        async with self.database.reading() as session:
            rows = (await session.execute(question if who is None else question.where(ActRow.who == who))).all()
        return tuple(_act(row) for row in rows)

    async def mark_undone(self, act: int, by: int) -> None:
        change = update(ActRow).where(ActRow.id == act).values(undone_by=by).returning(ActRow.id)
        async with self.database.session() as session:
            if (await session.scalars(change)).one_or_none() is None:
                raise NotFound(f"There is no act {act} in the audit log.")

    async def keep(self, space: str, key: str, value: Any, now: datetime) -> None:
        async with self.database.session() as session:
            await put_rows(session, KeptRow, [{"space": space, "key": key, "value": value, "at": now}])

    async def kept(self, space: str, key: str) -> Any | None:
        question = select(KeptRow.value).where(KeptRow.space == space, KeptRow.key == key)
        async with self.database.reading() as session:
            return (await session.scalars(question)).one_or_none()

    async def all_kept(self, space: str) -> Mapping[str, Any]:
        question = select(KeptRow.key, KeptRow.value).where(KeptRow.space == space).order_by(KeptRow.at, KeptRow.key)
        async with self.database.reading() as session:
            return {row.key: row.value for row in (await session.execute(question)).all()}

    async def drop(self, space: str, key: str) -> bool:
        gone = delete(KeptRow).where(KeptRow.space == space, KeptRow.key == key).returning(KeptRow.key)
        async with self.database.session() as session:
            return (await session.scalars(gone)).one_or_none() is not None

    async def forget_kept(self, space: str, before: datetime, most: int) -> int:
        newest = select(KeptRow.key).where(KeptRow.space == space).order_by(KeptRow.at.desc(), KeptRow.key).limit(most)
        gone = delete(KeptRow).where(KeptRow.space == space, (KeptRow.at < before) | KeptRow.key.not_in(newest))
        async with self.database.session() as session:
            return len((await session.scalars(gone.returning(KeptRow.key))).all())

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


def _act(row: AnyRow) -> Act:
    detail = {**row.detail, "pseudonym": row.pseudonym} if row.pseudonym else row.detail
    return Act(row.id, row.at, row.who, row.what, row.target, detail, row.undone_by)
