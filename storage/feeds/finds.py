"""Stores finds: what feeds named, each address once, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import Conflict
from briefings.model import FeedItem, Find, FindState
from briefings.ports import Lease
from storage.database.statements import AnyRow, Repository, dialect_insert, rows_for
from storage.feeds.feeds import host_of
from storage.feeds.turns import (
    LOST,
    busy_hosts,
    change_leased,
    come,
    end_host_lease,
    is_free,
    lease_host,
    lease_row,
    new_token,
    resting_hosts,
)
from storage.tables.feeds import FeedRow, FindRow

# How often a changed item is read again: some feeds change their marks at every look. After that it is once a day.
MOST_LOOKS, SELDOM = 6, timedelta(days=1)
TRIED = 20
_FIELDS = ("id", "feed", "address", "mark", "state", "title", "published", "text", "tries", "hops", "document", "error")
_COLUMNS = tuple(getattr(FindRow, name) for name in _FIELDS)
# The columns that are emptied when a find is settled.
_FORGOTTEN = {"title": None, "published": None, "text": None}


class Finds(Repository):
    """The library's finds."""

    async def note(self, feed_id: int, items: Sequence[FeedItem], now: datetime, *, passed_over: bool = False) -> int:
        many = 0
        async with self.database.session() as session:
            for item in reversed(items):
                row = _row(feed_id, item, "passed over" if passed_over else "waiting", now)
                many += await _put_in_line(session, row, now)
        return many

    async def noted_between(self, feed_id: int, since: datetime, until: datetime) -> int:
        row = FindRow
        noted = (row.feed == feed_id, row.at.between(since, until), row.state != "passed over")
        async with self.database.reading() as session:
            return int((await session.scalars(select(func.count()).where(*noted))).one())

    async def unknown(self, addresses: Collection[str]) -> set[str]:
        async with self.database.reading() as session:
            known = await rows_for(
                session, addresses, lambda part: select(FindRow.address).where(FindRow.address.in_(part))
            )
        return {*addresses} - {row.address for row in known}

    async def take_find(self, now: datetime) -> tuple[Find, Lease] | None:
        row = FindRow
        ready = select(row.id, row.host).where(*_ready(now)).order_by(row.id).limit(TRIED)
        async with self.database.reading() as session:
            candidates = (await session.execute(ready)).all()
        for candidate in candidates:
            token = new_token()
            async with self.database.session() as session:
                if not await lease_host(session, candidate.host, token, now):
                    continue
                mine = (row.id == candidate.id) & (row.state == "waiting") & come(row.due, row.since, now)
                if await lease_row(session, row, mine & is_free(row, now), token, now):
                    taken = (await session.execute(select(*_COLUMNS).where(row.id == candidate.id))).one()
                    return _find(taken), Lease(token, candidate.host)
                await end_host_lease(session, token)
        return None

    async def settle_find(
        self, find: Find, lease: Lease, state: FindState, *, document: int | None = None, error: str | None = None
    ) -> None:
        async with self.database.session() as session:
            changed = await self._mark(session, find, lease) != find.mark
            became: dict[str, Any] = {"document": document or find.document, "error": error}
            if state == "kept":
                became |= {"told": False}
            if changed:
                became |= {"state": "waiting", "tries": 0}
            else:
                became |= {"state": state, **_FORGOTTEN}
            await change_leased(session, FindRow, find.id, lease.token, **became)

    async def put_off(
        self, find: Find, lease: Lease, due: datetime, now: datetime, *, error: str | None = None, spent: bool = True
    ) -> None:
        later = {"due": due, "since": now, "error": error, "tries": find.tries + spent}
        async with self.database.session() as session:
            await change_leased(session, FindRow, find.id, lease.token, **later)

    async def send_on(self, find: Find, lease: Lease, address: str) -> bool:
        """The address that the feed named stays known too. If several links lead to one address, that is looked at
        once, until the publisher of one of the links changes it."""
        async with self.database.session() as session:
            stood = (await session.execute(select(FindRow.due, FindRow.looks).where(FindRow.id == find.id))).one()
            row = _row(find.feed, FeedItem(address, find.mark, find.title), "waiting", stood.due)
            row |= {"published": find.published, "hops": find.hops + 1}
            is_news = stood.looks > 1 or bool(await self.unknown([address]))
            waits = await _put_in_line(session, row, stood.due) if is_news else 0
            await self.settle_find(find, lease, "known")
            return bool(waits)

    async def untold(self, limit: int) -> tuple[Find, ...]:
        kept = select(*_COLUMNS).where(FindRow.document.is_not(None), ~FindRow.told).order_by(FindRow.id).limit(limit)
        async with self.database.reading() as session:
            return tuple(_find(row) for row in (await session.execute(kept)).all())

    async def waiting_finds(self, now: datetime) -> int:
        row = FindRow
        soon = select(func.count()).where(row.state == "waiting", _watched(), or_(come(row.due, row.since, now),
                                                                               ~is_free(row, now)))  # fmt: skip
        async with self.database.reading() as session:
            return int((await session.scalars(soon.where(row.host.not_in(resting_hosts(now))))).one())

    async def tell_finds(self, find_ids: Collection[int]) -> None:
        async with self.database.session() as session:
            await session.execute(update(FindRow).where(FindRow.id.in_(find_ids)).values(told=True))

    async def _mark(self, session: AsyncSession, find: Find, lease: Lease) -> str:
        """The find's present mark; its row is locked until the transaction ends."""
        question = select(FindRow.mark).where(FindRow.id == find.id, FindRow.lease == lease.token).with_for_update()
        mark = (await session.scalars(question)).one_or_none()
        if mark is None:
            raise Conflict(LOST)
        return mark


def _ready(now: datetime) -> tuple[Any, ...]:
    row = FindRow
    waits = (row.state == "waiting", come(row.due, row.since, now), is_free(row, now))
    return (*waits, _watched(), row.host.not_in(busy_hosts(now)))


def _watched() -> Any:
    return FindRow.feed.in_(select(FeedRow.id).where(~FeedRow.paused))


def _row(feed: int | None, item: FeedItem, state: FindState, now: datetime) -> dict[str, Any]:
    waits = state == "waiting"
    return {
        "feed": feed,
        "address": item.address,
        "host": "" if item.text is not None else host_of(item.address),
        "mark": item.mark,
        "state": state,
        "title": item.title if waits else None,
        "published": item.at.date() if item.at and waits else None,
        "text": item.text if waits else None,
        "tries": 0,
        "hops": 0,
        "looks": 1,
        "told": True,
        "at": now,
        "due": now,
        "since": now,
    }


async def _put_in_line(session: AsyncSession, row: dict[str, Any], now: datetime) -> int:
    """Adds a find, or queues a known one again if its mark has changed. One whose own feed is paused, or watched no
    more, goes over to the feed that names it now. Gives how many are queued now that were not before."""
    added = dialect_insert(session, FindRow).values(row).on_conflict_do_nothing().returning(FindRow.id)
    if (await session.execute(added)).one_or_none() is not None:
        return int(row["state"] == "waiting")
    columns = (FindRow.id, FindRow.mark, FindRow.state, FindRow.looks, FindRow.since, _watched().label("watched"))
    there = select(*columns).where(FindRow.address == row["address"])
    known = (await session.execute(there.with_for_update())).one()
    change = update(FindRow).where(FindRow.id == known.id)
    if not known.watched:
        await session.execute(change.values(feed=row["feed"]))
    if known.mark == row["mark"] or row["state"] != "waiting":
        return 0
    news = {name: row[name] for name in ("mark", "title", "published", "text", "host")}
    if known.state == "waiting":
        await session.execute(change.values(news))
        return 0
    # Also a clock that was set back counts as a day.
    soon = known.looks >= MOST_LOOKS and abs(now - known.since) < SELDOM
    if known.state == "passed over" or soon:
        return 0
    again = {"state": "waiting", "tries": 0, "looks": known.looks + 1, "due": now, "since": now}
    await session.execute(change.values({**news, **again}))
    return 1


def _find(row: AnyRow) -> Find:
    return Find(**row._mapping)
