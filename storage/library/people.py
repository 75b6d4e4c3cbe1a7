"""Stores people and their reports."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from briefings.errors import NotFound
from briefings.model import Person, Role
from briefings.ports import Report
from storage.database.statements import AnyRow, Repository, put_rows
from storage.library.forgetting import forget
from storage.tables.people import PersonRow, ReportRow

_PERSON = (PersonRow.id, PersonRow.name, PersonRow.role, PersonRow.admitted, PersonRow.zone)
_REPORT = (ReportRow.id, ReportRow.claim, ReportRow.by, ReportRow.at, ReportRow.state, ReportRow.outcome)


class People(Repository):
    """The library's people."""

    async def person(self, user: int) -> Person | None:
        async with self.database.reading() as session:
            row = (await session.execute(select(*_PERSON).where(PersonRow.id == user))).one_or_none()
        return _person(row) if row else None

    async def save_person(self, person: Person) -> None:
        row = {
            "id": person.id,
            "name": person.name,
            "role": person.role,
            "admitted": person.admitted,
            "zone": person.zone,
        }
        async with self.database.session() as session:
            await put_rows(session, PersonRow, [row])

    async def people(self, role: Role | None = None) -> tuple[Person, ...]:
        """In the order of their ids."""
        question = select(*_PERSON).order_by(PersonRow.id)
        async with self.database.reading() as session:
            rows = (await session.execute(question if role is None else question.where(PersonRow.role == role))).all()
        return tuple(_person(row) for row in rows)

    async def forget(self, user: int, pseudonym: str, names: Collection[str] = ()) -> None:
        """Removes the person from all tables. Their own rows go, and so does everything of their private chat (which
        has their id). What they did for the library stays, unsigned; in the audit log it is under the pseudonym, which
        also replaces their names (those in the tables, and `names`) where others acted upon them."""
        async with self.database.session() as session:
            await forget(session, user, pseudonym, names)

    async def tidy(self) -> None:
        """Empties the database's journal, so that nothing deleted is left in it."""
        await self.database.tidy()


class Reports(Repository):
    """Lines that readers reported."""

    async def report(self, claim_id: str, by: int, now: datetime) -> Report:
        """If the person's earlier report of the line is still open, gives that one."""
        there = select(*_REPORT).where(ReportRow.claim == claim_id, ReportRow.by == by, ReportRow.state == "open")
        new = {"claim": claim_id, "by": by, "at": now, "state": "open"}
        async with self.database.session() as session:
            row = (await session.execute(there)).first()
            if row is None:
                row = (await session.execute(insert(ReportRow).values(new).returning(*_REPORT))).one()
            return Report(*row)

    async def reports(self, state: str = "open") -> tuple[Report, ...]:
        """Oldest first."""
        question = select(*_REPORT).where(ReportRow.state == state).order_by(ReportRow.id)
        async with self.database.reading() as session:
            return tuple(Report(*row) for row in (await session.execute(question)).all())

    async def take_back_report(self, report: int, by: int) -> bool:
        own = (ReportRow.id == report, ReportRow.by == by, ReportRow.state == "open")
        async with self.database.session() as session:
            gone = await session.scalars(delete(ReportRow).where(*own).returning(ReportRow.id))
            return gone.one_or_none() is not None

    async def settle_report(self, report: int, state: str, outcome: str) -> Report:
        change = update(ReportRow).where(ReportRow.id == report).values(state=state, outcome=outcome)
        async with self.database.session() as session:
            row = (await session.execute(change.returning(*_REPORT))).one_or_none()
        if row is None:
            raise NotFound(f"There is no report {report}.")
        return Report(*row)


def _person(row: AnyRow) -> Person:
    return Person(row.id, row.name, row.role, row.admitted, row.zone)
