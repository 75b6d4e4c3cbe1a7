"""Stores which workers run."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from briefings.model import WorkerSeat
from storage.database.statements import Repository, put_rows
from storage.tables.base import Moment
from storage.tables.submissions import WorkerRow

# A worker without a sign of life for the first time span counts as gone; after the second its row is deleted.
SILENT, GONE = timedelta(minutes=1), timedelta(days=1)
_COLUMNS = tuple(getattr(WorkerRow, each.name) for each in fields(WorkerSeat))


class SqlWorkers(Repository):
    """Implements the `Workers` port."""

    async def now(self) -> datetime:
        async with self.database.reading() as session:
            moment: datetime = (await session.scalars(select(func.clock_timestamp(type_=Moment())))).one()
            return moment

    async def sit_down(self, seat: WorkerSeat) -> None:
        async with self.database.session() as session:
            await put_rows(session, WorkerRow, [asdict(seat)])
            await session.execute(delete(WorkerRow).where(WorkerRow.seen < seat.seen - GONE))

    async def leave(self, name: str) -> None:
        async with self.database.session() as session:
            await session.execute(delete(WorkerRow).where(WorkerRow.name == name))

    async def seats(self, now: datetime) -> tuple[WorkerSeat, ...]:
        heard = select(*_COLUMNS).where(WorkerRow.seen > now - SILENT).order_by(WorkerRow.started)
        async with self.database.reading() as session:
            return tuple(WorkerSeat(**row._mapping) for row in (await session.execute(heard)).all())
