"""Counts what may go by paid broadcast, before it goes, so that a crash forgets nothing that was spent."""

from __future__ import annotations

from sqlalchemy import select, update

from storage.database.statements import Repository, dialect_insert
from storage.tables.outbox import PaidMonthRow


class SqlPaidLedger(Repository):
    """Implements the `PaidLedger` port."""

    async def reserve(self, month: str, many: int, most: int) -> int:
        row = PaidMonthRow
        async with self.database.session() as session:
            first = dialect_insert(session, row).values(month=month, reserved=0)
            await session.execute(first.on_conflict_do_nothing())
            question = select(row.reserved).where(row.month == month).with_for_update()
            reserved: int = (await session.scalars(question)).one()
            granted = max(0, min(many, most - reserved))
            await session.execute(update(row).where(row.month == month).values(reserved=reserved + granted))
            return granted

    async def give_back(self, month: str, many: int) -> None:
        row = PaidMonthRow
        async with self.database.session() as session:
            await session.execute(update(row).where(row.month == month).values(reserved=row.reserved - many))

    async def reserved(self, month: str) -> int:
        question = select(PaidMonthRow.reserved).where(PaidMonthRow.month == month)
        async with self.database.reading() as session:
            return (await session.scalars(question)).one_or_none() or 0
