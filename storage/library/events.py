"""Stores events, the tellings that they are made of, and editors' rulings and names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import NotFound
from briefings.model import EventRuling, Happening, KnownEvent, Telling
from storage.database.statements import AnyRow, AnySelect, Repository, add_rows, delete_where, rows_for
from storage.library.rows.claim_conditions import published
from storage.library.rows.index_rows import folded, place_key
from storage.library.rows.json_values import event_from_body, happening_body, happening_from_body, telling_body
from storage.library.rows.statement_ids import ids_now, ids_then
from storage.tables.documents import DocumentRow
from storage.tables.events import EventNameRow, EventRow, EventRulingRow, TellingKeyRow, TellingRow

_TELLING = (
    TellingRow.id,
    TellingRow.document,
    TellingRow.of,
    TellingRow.event,
    TellingRow.body,
    DocumentRow.published,
)
_RULED = select(EventRulingRow.left, EventRulingRow.right, EventRulingRow.ruling, EventRulingRow.by, EventRulingRow.at)
_NAMED = select(EventNameRow.statement, EventNameRow.name, EventNameRow.at)


class Events(Repository):
    """The library's events."""

    async def save_tellings(
        self, number: int, tellings: Sequence[Telling], keys: Mapping[str, Collection[str]]
    ) -> None:
        rows = [{"id": t.id, "document": number, "of": t.of, "event": None, "body": telling_body(t)} for t in tellings]
        async with self.database.session() as session:
            await session.execute(delete(TellingRow).where(TellingRow.document == number))
            await add_rows(session, TellingRow, rows)
            await add_rows(
                session, TellingKeyRow, [{"key": key, "telling": t.id} for t in tellings for key in sorted(keys[t.id])]
            )

    async def events_of(self, numbers: Collection[int]) -> tuple[str, ...]:
        question = select(TellingRow.event).where(TellingRow.event.is_not(None))
        async with self.database.reading() as session:
            rows = await rows_for(session, numbers, lambda part: question.where(TellingRow.document.in_(part)))
        return tuple(sorted({row.event for row in rows}))

    async def events_with(self, tellings: Collection[str]) -> tuple[str, ...]:
        """Sorted."""
        question = select(TellingRow.event).where(TellingRow.event.is_not(None))
        async with self.database.reading() as session:
            rows = await rows_for(session, tellings, lambda part: question.where(TellingRow.id.in_(part)))
        return tuple(sorted({row.event for row in rows}))

    async def tellings(
        self,
        *,
        ids: Collection[str] = (),
        documents: Collection[int] = (),
        events: Collection[str] = (),
    ) -> tuple[Telling, ...]:
        base = select(*_TELLING).join(DocumentRow, DocumentRow.number == TellingRow.document).where(published())
        async with self.database.reading() as session:
            rows = await rows_for(session, ids, lambda part: base.where(TellingRow.id.in_(part)))
            rows += await rows_for(session, documents, lambda part: base.where(TellingRow.document.in_(part)))
            rows += await rows_for(session, events, lambda part: base.where(TellingRow.event.in_(part)))
        found = {row.id: _telling(row) for row in rows}
        return tuple(found[number] for number in sorted(found))

    async def tellings_under(self, keys: Collection[str]) -> tuple[str, ...]:
        """Sorted."""
        question = select(TellingKeyRow.telling)
        async with self.database.reading() as session:
            rows = await rows_for(session, keys, lambda part: question.where(TellingKeyRow.key.in_(part)))
        return tuple(sorted({row.telling for row in rows}))

    async def save_events(self, gone: Collection[str], events: Sequence[KnownEvent]) -> None:
        rows = [_event_row(event) for event in events]
        async with self.database.session() as session:
            await delete_where(session, EventRow.id, sorted({*gone, *(event.happening.id for event in events)}))
            await add_rows(session, EventRow, rows)
            for event in events:
                for part in (event.tellings[n : n + 500] for n in range(0, len(event.tellings), 500)):
                    assigned = update(TellingRow).where(TellingRow.id.in_(part)).values(event=event.happening.id)
                    await session.execute(assigned)

    async def leave_events(self, numbers: Collection[int]) -> None:
        async with self.database.session() as session:
            for number in numbers:
                await session.execute(update(TellingRow).where(TellingRow.document == number).values(event=None))

    async def event(self, event_id: str) -> KnownEvent:
        """Raises `NotFound`. The first 6 or more characters of an id will do if only one event has them."""
        question = select(EventRow.id, EventRow.newest, EventRow.body)
        near = question.where(EventRow.id.between(event_id, event_id + "z"))
        async with self.database.reading() as session:
            rows = (await session.execute(near.order_by(EventRow.id).limit(2))).all()
        exact = [row for row in rows if row.id == event_id]
        rows = exact or list(rows)
        if not rows or (not exact and len(event_id) < 6):
            raise NotFound(f"There is no event {event_id}.")
        if len(rows) > 1:
            raise NotFound(f"More than one event begins with {event_id}; write more of its id.")
        return _known(rows[0])

    async def events(
        self,
        *,
        place: str | None = None,
        countries: Collection[str] = (),
        since: date | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> tuple[KnownEvent, ...]:
        question = _at(select(EventRow.id, EventRow.newest, EventRow.body), place, countries, since)
        order = (EventRow.from_date.desc().nulls_last(), EventRow.id)
        async with self.database.reading() as session:
            rows = (await session.execute(question.order_by(*order).limit(limit).offset(offset or None))).all()
        return tuple(map(_known, rows))

    async def count_events(
        self, *, place: str | None = None, countries: Collection[str] = (), since: date | None = None
    ) -> int:
        question = _at(select(func.count()).select_from(EventRow), place, countries, since)
        async with self.database.reading() as session:
            count: int = (await session.scalars(question)).one()
        return count

    async def event_rulings(self, statements: Collection[str]) -> tuple[EventRuling, ...]:
        """Rulings on statements that had other ids at the time are given under their present ids."""
        async with self.database.reading() as session:
            if not (await session.scalars(select(EventRulingRow.left).limit(1))).all():
                return ()
            rows = await _rulings_on(session, await ids_then(session, statements))
            now = await ids_now(session, {side for row in rows for side in (row.left, row.right)})
        # The latest word on a pair comes last, and holds.
        found = {frozenset((now[row.left], now[row.right])): row for row in rows}
        return tuple(EventRuling(now[row.left], now[row.right], row.ruling, row.by) for row in found.values())

    async def rule_on_events(
        self, left: str, right: str, ruling: str | None, *, by: int | None, now: datetime
    ) -> str | None:
        left, right = sorted((left, right))
        async with self.database.session() as session:
            ours, theirs = await ids_then(session, [left]), await ids_then(session, [right])
            rows = [
                row
                for row in await _rulings_on(session, ours)
                if (row.left in ours and row.right in theirs) or (row.left in theirs and row.right in ours)
            ]
            for row in rows:
                one = and_(EventRulingRow.left == row.left, EventRulingRow.right == row.right)
                await session.execute(delete(EventRulingRow).where(one))
            if ruling is not None:
                word = {"left": left, "right": right, "ruling": ruling, "by": by, "at": now}
                await add_rows(session, EventRulingRow, [word])
        return rows[-1].ruling if rows else None

    async def event_names(self, statements: Collection[str]) -> Mapping[str, str]:
        async with self.database.reading() as session:
            if not (await session.scalars(select(EventNameRow.statement).limit(1))).all():
                return {}
            now = await ids_then(session, statements)
            return {now[row.statement]: row.name for row in await _names_of(session, now)}

    async def name_event(self, statement: str, name: str | None, *, by: int | None, now: datetime) -> str | None:
        async with self.database.session() as session:
            called = await ids_then(session, [statement])
            rows = await _names_of(session, called)
            await delete_where(session, EventNameRow.statement, sorted(called))
            if name is not None:
                await add_rows(session, EventNameRow, [{"statement": statement, "name": name, "by": by, "at": now}])
        return rows[-1].name if rows else None


async def _rulings_on(session: AsyncSession, statements: Collection[str]) -> list[AnyRow]:
    """Editors' rulings on statements under these ids, oldest first."""
    rows = await rows_for(session, statements, lambda part: _RULED.where(EventRulingRow.left.in_(part)))
    rows += await rows_for(session, statements, lambda part: _RULED.where(EventRulingRow.right.in_(part)))
    return sorted({(row.at, row.left, row.right): row for row in rows}.values(), key=lambda row: (row.at, row.left))


async def _names_of(session: AsyncSession, statements: Collection[str]) -> list[AnyRow]:
    """The names that editors gave to events of statements under these ids, oldest first."""
    rows = await rows_for(session, statements, lambda part: _NAMED.where(EventNameRow.statement.in_(part)))
    return sorted(rows, key=lambda row: (row.at, row.statement))


def _telling(row: AnyRow) -> Telling:
    event, statements = event_from_body(row.body["event"]), tuple(row.body["statements"])
    return Telling(row.id, row.document, row.of, event, statements, row.published, row.body.get("recurs", False))


def _event_row(known: KnownEvent) -> dict[str, object]:
    event = known.happening
    body = {
        "happening": happening_body(event),
        "tellings": known.tellings,
        "documents": known.documents,
        "of": known.of,
    }
    return {
        "id": event.id,
        "place": place_key(event.country),
        "town": folded(event.place or ""),
        "from_date": event.from_date,
        "newest": known.newest,
        "body": body,
    }


def _at(question: AnySelect, place: str | None, countries: Collection[str], since: date | None) -> AnySelect:
    """Narrows to events at a place, or in one of a region's countries, from a day on."""
    if place is not None:
        keys = sorted({place_key(place), *map(place_key, countries)})
        question = question.where(or_(EventRow.place.in_(keys), EventRow.town.in_(keys)))
    return question if since is None else question.where(EventRow.from_date >= since)


def _known(row: AnyRow) -> KnownEvent:
    body = row.body
    happening = happening_from_body(body["happening"])
    assert isinstance(happening, Happening)
    return KnownEvent(happening, tuple(body["tellings"]), tuple(body["documents"]), row.newest, body["of"])
