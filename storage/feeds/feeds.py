"""Stores feeds, and who is looking at each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import delete, func, select, update

from briefings.errors import Conflict, NotFound
from briefings.model import Feed, FindState
from briefings.ports import Lease
from storage.database.statements import AnyRow, Repository, dialect_insert
from storage.feeds.turns import (
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

# The columns that an editor sets, and those that a look sets.
CHOSEN = ("source", "publish", "paused", "minutes")
SEEN = ("address", "title", "etag", "modified", "looked", "due", "failures", "error", "told")
_FIELDS = ("id", "address", "title", "source", "publish", "paused", "minutes", "etag", "modified", "looked", "due",
           "failures", "error", "told", "by", "added")  # fmt: skip
_COLUMNS = (*(getattr(FeedRow, name) for name in _FIELDS), FeedRow.watched_chat.label("chat"))
TRIED = 10


class Feeds(Repository):
    """The library's feeds."""

    async def add_feed(self, feed: Feed, now: datetime) -> Feed:
        row = {name: getattr(feed, name) for name in _FIELDS if name != "id"}
        row |= {"watched_chat": feed.chat, "host": host_of(feed.address), "due": feed.due or now, "since": now}
        row |= {"added": now}
        async with self.database.session() as session:
            added = dialect_insert(session, FeedRow).values(row).on_conflict_do_nothing().returning(FeedRow.id)
            number = (await session.scalars(added)).one_or_none()
            if number is None:
                raise Conflict("This is watched already; /feeds lists all that is.")
            return await self.feed(number)

    async def feed(self, feed_id: int) -> Feed:
        found = await self._feeds(FeedRow.id == feed_id)
        if not found:
            raise NotFound("This is not watched any more; /feeds lists what is.")
        return found[0]

    async def feeds(self) -> tuple[Feed, ...]:
        return await self._feeds(True)

    async def chat_feed(self, chat: int) -> Feed | None:
        return next(iter(await self._feeds(FeedRow.watched_chat == chat)), None)

    async def save_feed(self, feed: Feed) -> None:
        chosen = {name: getattr(feed, name) for name in CHOSEN}
        async with self.database.session() as session:
            await session.execute(update(FeedRow).where(FeedRow.id == feed.id).values(chosen))

    async def remove_feed(self, feed_id: int) -> bool:
        waiting = (FindRow.feed == feed_id, FindRow.state == "waiting")
        # What became something before stays known as that, and counts as changed if a feed names it again.
        known = {"state": "known", "mark": "", "title": None, "published": None, "text": None, "lease": None}
        async with self.database.session() as session:
            await session.execute(update(FindRow).where(*waiting, FindRow.looks > 1).values(known))
            lost = await session.scalars(delete(FindRow).where(*waiting).returning(FindRow.id))
            if lost.all():  # Other feeds may name it, too: they are asked for all that they have, changed or not.
                await session.execute(update(FeedRow).values(etag=None, modified=None))
            gone = delete(FeedRow).where(FeedRow.id == feed_id).returning(FeedRow.id)
            return (await session.scalars(gone)).one_or_none() is not None

    async def look_now(self, now: datetime, feed_id: int | None = None) -> None:
        which = ~FeedRow.paused if feed_id is None else FeedRow.id == feed_id
        async with self.database.session() as session:
            await session.execute(update(FeedRow).where(which).values(due=now, since=now))

    async def move_feed(self, old: int, new: int) -> None:
        moved = update(FeedRow).where(FeedRow.watched_chat == old)
        async with self.database.session() as session:
            await session.execute(moved.values(watched_chat=new, address=chat_address(new)))

    async def take_feed(self, now: datetime) -> tuple[Feed, Lease] | None:
        row = FeedRow
        due = (~row.paused, row.watched_chat.is_(None), come(row.due, row.since, now), is_free(row, now))
        ready = select(row.id, row.host).where(*due, row.host.not_in(busy_hosts(now))).order_by(row.due).limit(TRIED)
        async with self.database.reading() as session:
            candidates = (await session.execute(ready)).all()
        for candidate in candidates:
            token = new_token()
            async with self.database.session() as session:
                if not await lease_host(session, candidate.host, token, now):
                    continue
                mine = (row.id == candidate.id) & ~row.paused & come(row.due, row.since, now) & is_free(row, now)
                if await lease_row(session, row, mine, token, now):
                    return await self.feed(candidate.id), Lease(token, candidate.host)
                await end_host_lease(session, token)
        return None

    async def waiting_feeds(self, now: datetime) -> int:
        row = FeedRow
        due = (~row.paused, row.watched_chat.is_(None), come(row.due, row.since, now))
        soon = select(func.count()).where(*due, row.host.not_in(resting_hosts(now)))
        async with self.database.reading() as session:
            return int((await session.scalars(soon)).one())

    async def looked(self, feed: Feed, lease: Lease, now: datetime) -> None:
        seen = {name: getattr(feed, name) for name in SEEN} | {"host": host_of(feed.address), "since": now}
        async with self.database.session() as session:
            there = await self._feeds((FeedRow.address == feed.address) & (FeedRow.id != feed.id))
            if there:  # it has moved to where another feed is watched
                seen |= {"address": (await self.feed(feed.id)).address}
                seen |= {"host": host_of(seen["address"])}
            await change_leased(session, FeedRow, feed.id, lease.token, **seen)

    async def found(self) -> Mapping[int, Mapping[FindState, int]]:
        counted = select(FindRow.feed, FindRow.state, func.count().label("many"))
        async with self.database.reading() as session:
            rows = (await session.execute(counted.group_by(FindRow.feed, FindRow.state))).all()
        found: dict[int, dict[FindState, int]] = {}
        for row in rows:
            if row.feed is not None:
                found.setdefault(row.feed, {})[row.state] = row.many
        return found

    async def _feeds(self, where: Any) -> tuple[Feed, ...]:
        async with self.database.reading() as session:
            rows = (await session.execute(select(*_COLUMNS).where(where).order_by(FeedRow.id))).all()
        return tuple(_feed(row) for row in rows)


def host_of(address: str) -> str:
    """The web server of an address; empty for a Telegram chat's."""
    try:
        parts = urlsplit(address)
        return parts.netloc.rpartition("@")[2].casefold() if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def chat_address(chat: int) -> str:
    """The address under which a watched Telegram chat is stored."""
    return f"tg:{chat}"


def _feed(row: AnyRow) -> Feed:
    return Feed(**row._mapping)
