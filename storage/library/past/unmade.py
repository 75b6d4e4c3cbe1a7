"""Lists the statements for which past days are not stored, but computed when somebody asks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Date, bindparam, select

from briefings.model import Question
from storage.database.statements import Repository, ask, delete_where, put_rows, rows_among
from storage.library.rows.claim_conditions import asked
from storage.tables.claims import ClaimRow, StatementRow
from storage.tables.dated import UnmadeRow

_ANY_WAITING = select(UnmadeRow.statement).where(UnmadeRow.first <= bindparam("day", type_=Date())).limit(1)

_UNMADE = select(UnmadeRow.statement, UnmadeRow.first, UnmadeRow.always)


class Unmade(Repository):
    """The library's list of unmade statements."""

    async def put_off(
        self, looked_at: Collection[str], unmade: Collection[str], since: date, *, always: Collection[str] = ()
    ) -> None:
        now = dict.fromkeys(unmade, False) | dict.fromkeys(always, True)
        async with self.database.session() as session:
            rows = await rows_among(session, _UNMADE, UnmadeRow.statement, {*looked_at, *now})
            before = {row.statement: (row.first, row.always) for row in rows}
            await delete_where(session, UnmadeRow.statement, sorted(before.keys() - now.keys()))
            changed = [
                {"statement": statement, "first": since, "always": often}
                for statement, often in now.items()
                if before.get(statement) != (since, often)
            ]
            await put_rows(session, UnmadeRow, changed)

    async def unmade(self, statements: Collection[str]) -> date | None:
        async with self.database.reading() as session:
            rows = await rows_among(session, _UNMADE, UnmadeRow.statement, statements)
        return min((row.first for row in rows), default=None)

    async def next_unmade(self, after: str, limit: int) -> tuple[str, ...]:
        question = select(UnmadeRow.statement).where(~UnmadeRow.always, UnmadeRow.statement > after)
        async with self.database.reading() as session:
            return tuple((await session.scalars(question.order_by(UnmadeRow.statement).limit(limit))).all())

    async def unmade_under(self, question: Question) -> tuple[str, ...]:
        day = question.asof or date.max
        waiting = UnmadeRow.first <= day
        async with self.database.reading() as session:
            if not await ask(session, _ANY_WAITING, {"day": day}):
                return ()
            base = select(StatementRow.id).join(ClaimRow, ClaimRow.serial == StatementRow.claim)
            under = asked(base.join(UnmadeRow, UnmadeRow.statement == StatementRow.id), question).where(waiting)
            return tuple((await session.scalars(under)).all())
