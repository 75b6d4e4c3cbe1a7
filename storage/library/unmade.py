"""Statements of which it is not kept how they stood as of past days: that is made when it is asked for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import delete, func, select

from briefings.model import Dated, Question
from storage.database.statements import Repository, batches, put_rows, rows_for
from storage.library.claims import asked
from storage.tables.claims import ClaimRow, StatementRow
from storage.tables.dated import UnmadeRow


class Unmade(Repository):
    """The library's list of them."""

    async def put_off(self, kind: Dated, statements: Collection[str], since: date) -> None:
        rows = [{"kind": kind, "statement": statement, "first": since} for statement in statements]
        async with self.database.session() as session:
            await put_rows(session, UnmadeRow, rows)

    async def made_up(self, kind: Dated, statements: Collection[str]) -> None:
        async with self.database.session() as session:
            for part in batches(statements):
                of_kind = UnmadeRow.kind == kind, UnmadeRow.statement.in_(part)
                await session.execute(delete(UnmadeRow).where(*of_kind))

    async def unmade(self, kind: Dated, statements: Collection[str]) -> date | None:
        question = select(func.min(UnmadeRow.first).label("first")).where(UnmadeRow.kind == kind)
        async with self.database.reading() as session:
            rows = await rows_for(session, statements, lambda part: question.where(UnmadeRow.statement.in_(part)))
        return min((row.first for row in rows if row.first is not None), default=None)

    async def next_unmade(self, kind: Dated, after: str, limit: int) -> tuple[str, ...]:
        question = select(UnmadeRow.statement).where(UnmadeRow.kind == kind, UnmadeRow.statement > after)
        async with self.database.reading() as session:
            return tuple((await session.scalars(question.order_by(UnmadeRow.statement).limit(limit))).all())

    async def unmade_under(self, kind: Dated, question: Question) -> tuple[str, ...]:
        waiting = (UnmadeRow.kind == kind, UnmadeRow.first <= (question.asof or date.max))
        async with self.database.reading() as session:
            if not (await session.scalars(select(UnmadeRow.statement).where(*waiting).limit(1))).all():
                return ()
            base = select(StatementRow.id).join(ClaimRow, ClaimRow.serial == StatementRow.claim)
            under = asked(base.join(UnmadeRow, UnmadeRow.statement == StatementRow.id), question).where(*waiting)
            return tuple((await session.scalars(under)).all())
