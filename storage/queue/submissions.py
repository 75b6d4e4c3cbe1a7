"""Stores uploads on their way into the library.

They are handed in, read and tidied up by processes on several machines, so all moments here are the database's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import DateTime, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import Conflict
from briefings.model import UNSETTLED, HandedIn, QueueCounts, Submission, SubmissionState, Upload
from storage.database.database import Database
from storage.database.statements import AnyRow, Repository
from storage.library.documents import Documents
from storage.queue.jobs import Jobs, has_job
from storage.tables.documents import UploadRow
from storage.tables.submissions import SubmissionRow

# A submission that has ended its worker so often is set aside.
MOST_TRIES = 3
SET_ASIDE = (
    f"Reading this stopped {MOST_TRIES} workers, one after the other, so it was set aside: split it, or send the "
    "article's text alone."
)
# Settled submissions are deleted after so long once they were told; those set aside, after the second.
KEPT, KEPT_ASIDE = timedelta(days=7), timedelta(days=30)
# Nobody waits longer for a reading that somebody asked for.
ASKED_FOR = timedelta(hours=1)
_FIELDS = ("id", "kind", "lane", "name", "state", "by", "publish", "revive", "tries", "document", "why", "outcome",
           "chat", "line", "note", "cause")  # fmt: skip
_COLUMNS = tuple(getattr(SubmissionRow, name) for name in _FIELDS)
_WAITS = SubmissionRow.state.in_(UNSETTLED)
_DRAFT = SubmissionRow.kind == "draft"
_NOW = func.clock_timestamp(type_=DateTime(timezone=True))


class SqlSubmissions(Repository):
    """Implements the `Submissions` port."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.jobs = Jobs(database)
        self._documents = Documents(database)

    async def hand_in(
        self,
        upload: Upload,
        lane: str,
        now: datetime,
        *,
        publish: bool = False,
        revive: bool = True,
        how: HandedIn | None = None,
    ) -> int:
        how = how or HandedIn()
        about = {"lane": lane, "publish": publish, "revive": revive, "chat": how.chat, "line": how.line,
                 "note": how.note, "told": how.chat is None, "name": how.name or upload.name,
                 "cause": how.cause}  # fmt: skip
        async with self.database.session() as session:
            kept = await self._documents.keep_upload(upload, now)
            return await self._put(session, {**_row("draft", upload), **about, "upload": kept})

    async def ask(self, upload: Upload | None, packed: bytes | None, now: datetime) -> int:
        async with self.database.session() as session:
            if upload is None:
                return await self._put(session, {**_row("extracting", None), "asked": packed})
            kept = await self._documents.keep_upload(upload, now)
            return await self._put(session, {**_row("reading", upload), "upload": kept})

    async def _put(self, session: AsyncSession, row: Mapping[str, Any]) -> int:
        number: int = (await session.scalars(insert(SubmissionRow).values(row).returning(SubmissionRow.id))).one()
        await self.jobs.defer(session, "read", number)
        return number

    async def submission(self, number: int) -> Submission | None:
        return next(iter(await self._found(SubmissionRow.id == number)), None)

    async def settled_of(self, numbers: Collection[int]) -> tuple[Submission, ...]:
        over = ~_WAITS | (~_DRAFT & (SubmissionRow.state == "read"))
        return await self._found(SubmissionRow.id.in_(numbers) & over)

    async def begin(self, number: int, state: SubmissionState, worker: str) -> Submission | None:
        mine = (SubmissionRow.id == number) & (SubmissionRow.state == state)
        begun = update(SubmissionRow).where(mine, SubmissionRow.tries < MOST_TRIES)
        begun = begun.values(tries=SubmissionRow.tries + 1, worker=worker)
        async with self.database.session() as session:
            row = (await session.execute(begun.returning(*_COLUMNS))).one_or_none()
            if row is not None:
                return _submission(row)
            if await self._found(mine):
                await self.settle(number, "set aside", why=SET_ASIDE)
        return None

    async def give_back(self, number: int, state: SubmissionState) -> None:
        row = SubmissionRow
        async with self.database.session() as session:
            mine = update(row).where(row.id == number, row.state == state, row.tries > 0)
            await session.execute(mine.values(tries=row.tries - 1, worker=None))

    async def upload_of(self, number: int) -> tuple[Upload, int] | None:
        joined = select(UploadRow, SubmissionRow.given_by, SubmissionRow.fallbacks_by).join(
            SubmissionRow, SubmissionRow.upload == UploadRow.id
        )
        async with self.database.reading() as session:
            found = (await session.execute(joined.where(SubmissionRow.id == number))).one_or_none()
        if found is None:
            return None
        row, given_by, fallbacks_by = found
        upload = Upload(row.content, row.name, row.sender, row.details, row.fallbacks, given_by, fallbacks_by)
        return upload, row.id

    async def asked(self, number: int) -> bytes | None:
        return await self._value(SubmissionRow.asked, number)

    async def reading_of(self, number: int) -> bytes | None:
        return await self._value(SubmissionRow.reading, number)

    async def to_lay(self, number: int) -> tuple[bytes, Upload, int] | None:
        async with self.database.looking():
            packed, found = await self.reading_of(number), await self.upload_of(number)
        return (packed, *found) if packed is not None and found is not None else None

    async def keep_reading(self, number: int, packed: bytes) -> bool:
        row = SubmissionRow
        kept = update(row).where(row.id == number, row.state == "waiting")
        kept = kept.values(state="read", reading=packed, tries=0, worker=None, since=_NOW)
        async with self.database.session() as session:
            kind = (await session.scalars(kept.returning(row.kind))).one_or_none()
            if kind == "draft":
                await self.jobs.defer(session, "lay", number)
        return kind is not None

    async def read_again(self, number: int) -> None:
        row = SubmissionRow
        again = update(row).where(row.id == number, row.state == "read").values(state="waiting", reading=None, tries=0)
        async with self.database.session() as session:
            if (await session.scalars(again.returning(row.id))).one_or_none() is not None:
                await self.jobs.defer(session, "read", number)

    async def settle(
        self,
        number: int,
        state: SubmissionState,
        *,
        document: int | None = None,
        why: str | None = None,
        outcome: Mapping[str, Any] | None = None,
    ) -> None:
        row = SubmissionRow
        became = {"state": state, "document": document, "why": why, "outcome": dict(outcome or {}), "reading": None}
        mine = update(row).where(row.id == number, _WAITS).values(**became, worker=None, since=_NOW)
        async with self.database.session() as session:
            settled = (await session.execute(mine.returning(row.kind, row.lane, row.upload))).one_or_none()
            if settled is None:
                raise Conflict("Another worker was faster: this upload is settled already.")
            if state in ("known", "refused") and settled.upload is not None:
                await session.execute(delete(UploadRow).where(UploadRow.id == settled.upload))
            laid = state in ("done", "known")  # and whoever laid it goes on with what stands behind it
            if not laid and settled.kind == "draft" and (behind := await self.next_in_lane(settled.lane)) is not None:
                # The next may have been read already, and wait for this one only.
                await self.jobs.defer(session, "lay", behind.id)

    async def next_in_lane(self, lane: str) -> Submission | None:
        return next(iter(await self._found(_DRAFT & (SubmissionRow.lane == lane) & _WAITS, limit=1)), None)

    async def next_beside(self, number: int) -> Submission | None:
        here = select(SubmissionRow.lane).where(SubmissionRow.id == number).scalar_subquery()
        return next(iter(await self._found(_DRAFT & (SubmissionRow.lane == here) & _WAITS, limit=1)), None)

    async def untold(self, limit: int) -> tuple[Submission, ...]:
        return await self._found(~SubmissionRow.told, limit=limit)

    async def tell(self, numbers: Collection[int]) -> None:
        async with self.database.session() as session:
            await session.execute(update(SubmissionRow).where(SubmissionRow.id.in_(numbers)).values(told=True))

    async def take(self, number: int) -> None:
        async with self.database.session() as session:
            await self._forget(session, (SubmissionRow.id == number) & ~_DRAFT)

    async def counts(self) -> QueueCounts:
        row = SubmissionRow
        waited = func.extract("epoch", _NOW - func.min(row.handed))
        counted = select(row.state, row.worker.is_not(None).label("busy"), func.count().label("many"),
                         waited.label("oldest"))  # fmt: skip
        recent = _WAITS & (_DRAFT | (row.state == "waiting")) | (
            (row.state == "set aside") & (row.since > _NOW - KEPT_ASIDE)
        )
        async with self.database.reading() as session:
            rows = (await session.execute(counted.where(recent).group_by(row.state, row.worker.is_not(None)))).all()
        many = {(found.state, found.busy): found.many for found in rows}
        oldest = max((float(found.oldest) for found in rows if found.state in UNSETTLED), default=0.0)
        return QueueCounts(
            waiting=many.get(("waiting", False), 0),
            under_way=many.get(("waiting", True), 0),
            read=many.get(("read", False), 0) + many.get(("read", True), 0),
            set_aside=sum(n for (state, _), n in many.items() if state == "set aside"),
            oldest=oldest,
        )

    async def put_back(self, after: timedelta) -> int:
        """Queues jobs for submissions that have waited for so long and have no job, as after a restore; gives how
        many."""
        row = SubmissionRow
        heads = select(func.min(row.id)).where(_DRAFT & _WAITS).group_by(row.lane)
        unread = (row.state == "waiting") & ~has_job("read", row.id)
        unlaid = (row.state == "read") & row.id.in_(heads) & ~has_job("lay", row.id)
        async with self.database.session() as session:
            lost = select(row.id, row.state).where((row.since < _NOW - after) & (unread | unlaid)).order_by(row.id)
            rows = (await session.execute(lost)).all()
            for number, state in rows:
                await self.jobs.defer(session, "read" if state == "waiting" else "lay", number)
        return len(rows)

    async def tidy(self) -> None:
        """Deletes settled submissions that were told, and readings that nobody came for."""
        row = SubmissionRow
        over = ~_WAITS & (row.told | row.chat.is_(None)) & (row.state != "set aside") & (row.since < _NOW - KEPT)
        aside = (row.state == "set aside") & (row.since < _NOW - KEPT_ASIDE)
        async with self.database.session() as session:
            await self._forget(session, over | aside | (~_DRAFT & (row.handed < _NOW - ASKED_FOR)))

    async def _forget(self, session: AsyncSession, which: Any) -> None:
        """Deletes submissions, and the uploads of those that became no document."""
        gone = delete(SubmissionRow).where(which).returning(SubmissionRow.upload, SubmissionRow.document)
        rows = (await session.execute(gone)).all()
        uploads = [row.upload for row in rows if row.upload is not None and row.document is None]
        if uploads:
            await session.execute(delete(UploadRow).where(UploadRow.id.in_(uploads)))

    async def _value(self, column: Any, number: int) -> bytes | None:
        async with self.database.reading() as session:
            found: bytes | None = (
                await session.scalars(select(column).where(SubmissionRow.id == number))
            ).one_or_none()
        return found

    async def _found(self, which: Any, limit: int | None = None) -> tuple[Submission, ...]:
        question = select(*_COLUMNS).where(which).order_by(SubmissionRow.id).limit(limit)
        async with self.database.reading() as session:
            return tuple(_submission(row) for row in (await session.execute(question)).all())


def _row(kind: str, upload: Upload | None) -> dict[str, Any]:
    return {
        "kind": kind,
        "lane": "",
        "state": "waiting",
        "name": upload.name if upload else "",
        "by": upload.sender if upload else None,
        "given_by": upload.given_by if upload else "",
        "fallbacks_by": upload.fallbacks_by if upload else "",
        "publish": False,
        "revive": True,
        "tries": 0,
        "outcome": {},
        "told": True,
        "handed": _NOW,
        "since": _NOW,
    }


def _submission(row: AnyRow) -> Submission:
    return Submission(**row._mapping)
