"""The audit log: who did what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from briefings.errors import NotFound
from briefings.model import RecordedAct
from storage.database.statements import AnyRow, Repository
from storage.tables.people import ActRow

_ACT = (ActRow.id, ActRow.at, ActRow.who, ActRow.pseudonym, ActRow.what, ActRow.target, ActRow.detail, ActRow.undone_by)


class AuditLog(Repository):
    """The library's log."""

    async def record(
        self, who: int | None, what: str, target: str, now: datetime, detail: Mapping[str, Any] | None = None
    ) -> int:
        row = {"at": now, "who": who, "what": what, "target": target, "detail": dict(detail or {})}
        async with self.database.session() as session:
            return (await session.scalars(insert(ActRow).values(row).returning(ActRow.id))).one()

    async def acts(self, *, limit: int = 20, offset: int = 0, who: int | None = None) -> tuple[RecordedAct, ...]:
        """An act of a person who was forgotten has no `who`; its detail has their `pseudonym`."""
        question = select(*_ACT).order_by(ActRow.id.desc()).limit(limit).offset(offset)
        async with self.database.reading() as session:
            rows = (await session.execute(question if who is None else question.where(ActRow.who == who))).all()
        return tuple(_act(row) for row in rows)

    async def acts_on(self, targets: Collection[str], limit: int = 100) -> tuple[RecordedAct, ...]:
        question = select(*_ACT).where(ActRow.target.in_(sorted(targets))).order_by(ActRow.id.desc()).limit(limit)
        async with self.database.reading() as session:
            return tuple(_act(row) for row in (await session.execute(question)).all())

    async def mark_undone(self, act: int, by: int) -> None:
        change = update(ActRow).where(ActRow.id == act).values(undone_by=by).returning(ActRow.id)
        async with self.database.session() as session:
            if (await session.scalars(change)).one_or_none() is None:
                raise NotFound(f"There is no act {act} in the audit log.")


def _act(row: AnyRow) -> RecordedAct:
    detail = {**row.detail, "pseudonym": row.pseudonym} if row.pseudonym else row.detail
    return RecordedAct(row.id, row.at, row.who, row.what, row.target, detail, row.undone_by)
