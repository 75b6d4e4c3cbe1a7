"""People, their marks and reports, and how one of them is forgotten."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import NotFound
from briefings.model import Person, Role
from briefings.ports import Report
from storage.database.statements import AnyRow, Repository, put_rows
from storage.tables.base import Base
from storage.tables.claims import AmendmentRow, DocumentRow, MatchRow, RootNameRow, UploadRow
from storage.tables.people import ActRow, KeptRow, MarkRow, PersonRow, ReportRow

_PERSON = (PersonRow.id, PersonRow.name, PersonRow.role, PersonRow.admitted, PersonRow.zone)
_REPORT = (ReportRow.id, ReportRow.claim, ReportRow.by, ReportRow.at, ReportRow.state, ReportRow.outcome)

# Where somebody's id stands beside what they did for the library: the work stays, without their name.
_SIGNED = (UploadRow.sender, DocumentRow.by, AmendmentRow.by, RootNameRow.by, MatchRow.by)


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

    async def mark(self, user: int) -> datetime | None:
        async with self.database.reading() as session:
            return (await session.scalars(select(MarkRow.at).where(MarkRow.user == user))).one_or_none()

    async def set_mark(self, user: int, now: datetime) -> None:
        async with self.database.session() as session:
            await put_rows(session, MarkRow, [{"user": user, "at": now}])

    async def report(self, claim_id: str, by: int, now: datetime) -> Report:
        """A second report of a line by the same person, while the first is open, is the first."""
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

    async def settle_report(self, report: int, state: str, outcome: str) -> Report:
        change = update(ReportRow).where(ReportRow.id == report).values(state=state, outcome=outcome)
        async with self.database.session() as session:
            row = (await session.execute(change.returning(*_REPORT))).one_or_none()
        if row is None:
            raise NotFound(f"There is no report {report}.")
        return Report(*row)

    async def forget(self, user: int, pseudonym: str) -> None:
        """Takes the person out of every table: their own rows go, and so does what hangs on their private chat (which
        has their id); what they did for the library stays unsigned, and in the audit log under the pseudonym."""
        async with self.database.session() as session:
            for own in (PersonRow.id, MarkRow.user, ReportRow.by):
                await session.execute(delete(own.class_).where(own == user))
            for signed in _SIGNED:
                await session.execute(update(signed.class_).where(signed == user).values({signed.key: None}))
            for table in reversed(Base.metadata.sorted_tables):
                if "chat" in table.c:
                    await session.execute(delete(table).where(table.c.chat == user))
            await _forget_kept(session, user)
            await _forget_acts(session, user, pseudonym)


def _person(row: AnyRow) -> Person:
    return Person(row.id, row.name, row.role, row.admitted, row.zone)


def _names(user: int) -> re.Pattern[str]:
    """Finds the id as a whole number in a text."""
    return re.compile(rf"(?<![\w.-]){re.escape(str(user))}(?![\w.])|(?<=[-_:]){re.escape(str(user))}(?![\w.])")


async def _forget_kept(session: AsyncSession, user: int) -> None:
    """Small state that is about the person, or names them."""
    named = _names(user)
    rows = (await session.execute(select(KeptRow.space, KeptRow.key, KeptRow.value))).all()
    for row in rows:
        if named.search(row.key) or named.search(str(row.value)):
            await session.execute(delete(KeptRow).where(KeptRow.space == row.space, KeptRow.key == row.key))


async def _forget_acts(session: AsyncSession, user: int, pseudonym: str) -> None:
    """Their acts, and others' acts upon them (appointed, admitted), keep what was done without who it was."""
    await session.execute(update(ActRow).where(ActRow.who == user).values(who=None, pseudonym=pseudonym))
    named = _names(user)
    rows = (await session.execute(select(ActRow.id, ActRow.target, ActRow.detail))).all()
    for row in rows:
        if named.search(row.target) or named.search(str(row.detail)):
            target, detail = named.sub(pseudonym, row.target), _without(row.detail, user, pseudonym)
            await session.execute(update(ActRow).where(ActRow.id == row.id).values(target=target, detail=detail))


def _without(value: Any, user: int, pseudonym: str) -> Any:
    """A JSON value with the person's id replaced wherever it stands."""
    if isinstance(value, dict):
        return {_without(key, user, pseudonym): _without(item, user, pseudonym) for key, item in value.items()}
    if isinstance(value, list):
        return [_without(item, user, pseudonym) for item in value]
    if isinstance(value, str):
        return _names(user).sub(pseudonym, value)
    return pseudonym if value == user and not isinstance(value, bool) else value
