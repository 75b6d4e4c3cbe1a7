"""Starts watching: finds what is at an address that somebody wrote, and the feed that a page names."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import datetime

from bot.feeds.asking import Asker, Busy, host_of
from bot.feeds.looking import ACCEPT, LARGEST_FEED
from bot.feeds.manners import LONGEST_MINUTES, SHORTEST_MINUTES
from bot.feeds.shared_clock import SharedClock
from briefings.errors import DatelineError, FetchFailed, UnreadableDocument
from briefings.model import Feed, FeedPage
from briefings.ports import FeedBook, FeedDesk, Library
from briefings.reading.feeds import plain_address
from briefings.reading.feeds.parsing import NO_FEED

# So many of the feeds that a page or a sitemap index names are tried.
MOST_TRIED = 4
PATIENCE = 20
NO_ADDRESS = (
    "Write the address of a feed, a news sitemap or a page, like https://news.example/feed, or a channel's @name."
)
NOT_PUBLIC = "This link does not lead to a public address, so it is not followed."
_CHANNEL = re.compile(
    r"(?:https?://)?(?:www\.)?t(?:elegram)?\.me/(?:s/)?(?P<link>[A-Za-z]\w{3,31})/?|@(?P<name>[A-Za-z]\w{3,31})"
)


def channel_named(words: str) -> str | None:
    """The @name of a Telegram channel or group, if somebody wrote one; else None."""
    found = _CHANNEL.fullmatch(words.strip())
    return f"@{found['link'] or found['name']}" if found else None


def web_address(words: str) -> str:
    """A web address in the form in which it is watched. Raises `DatelineError` for anything else."""
    words = words.strip()
    address = plain_address(words if "://" in words else f"https://{words}", "")
    if address is None or " " in words:
        raise DatelineError(NO_ADDRESS)
    if "." not in host_of(address).partition(":")[0]:
        raise DatelineError(NOT_PUBLIC if "://" in words else NO_ADDRESS)
    return address


def checked_minutes(minutes: int) -> int:
    """The number of minutes between two looks, if it is allowed. Raises `DatelineError`."""
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise DatelineError(f"A feed is looked at every {SHORTEST_MINUTES} to {LONGEST_MINUTES} minutes.")
    return minutes


class Finder:
    """Finds the feed at an address."""

    def __init__(self, book: FeedBook, desk: FeedDesk, asker: Asker, clock: SharedClock) -> None:
        self._book, self._desk, self._asker, self._clock = book, desk, asker, clock

    async def find(self, words: str) -> Feed:
        """The feed at an address, or the one that the page there names; stores nothing. Raises `DatelineError`."""
        address, page = await self._read(web_address(words))
        if page.kind != "page":
            return Feed(0, address, title=page.title)
        for named in page.links[:MOST_TRIED]:
            try:
                there, found = await self._read(named)
            except (FetchFailed, UnreadableDocument):
                continue
            if found.kind != "page":
                return Feed(0, there, title=found.title)
        raise UnreadableDocument(NO_FEED)

    async def _read(self, address: str) -> tuple[str, FeedPage]:
        await self._clock.compare()
        for _ in range(PATIENCE):
            lease = await self._book.take_host(host_of(address), self._clock())
            if lease is not None:
                break
            await asyncio.sleep(1)
        else:
            raise FetchFailed(f"{host_of(address)} is being asked something else just now: try again in a minute.")
        try:
            reached = await self._asker.follow(address, {"Accept": ACCEPT}, LARGEST_FEED, mine=lease.host)
        except Busy as error:
            raise FetchFailed(f"{host_of(address)} leads to a server that is busy: try again in a minute.") from error
        finally:
            await self._asker.free(lease)
        status = reached.answer.status
        if status != 200:
            mend = "try again later" if status == 429 or status >= 500 else "check the address"
            raise FetchFailed(f"{host_of(reached.address)} answered {status}: {mend}.")
        page = await self._desk.feed(reached.answer.content, reached.address, self._clock.own())
        return reached.lasting, page


async def begin(library: Library, book: FeedBook, feed: Feed, *, by: int | None, now: datetime) -> Feed:
    """Watches a feed from now on. Raises `Conflict` if it is watched already."""
    async with library.together() as books:
        added = await book.add_feed(replace(feed, by=by), now)
        await books.record(by, "watch", added.address, now, {"title": added.title})
    return added


async def end(library: Library, book: FeedBook, feed: Feed, *, by: int | None, now: datetime) -> None:
    """Stops watching a feed; what it found stays."""
    async with library.together() as books:
        if await book.remove_feed(feed.id):
            await books.record(by, "unwatch", feed.address, now, {"title": feed.title})


async def change(library: Library, book: FeedBook, feed: Feed, *, by: int | None, now: datetime) -> None:
    """Stores what an editor set for a feed. One that is to be looked at more often is looked at now, and not when the
    longer time is over."""
    async with library.together() as books:
        before = await book.feed(feed.id)
        await book.save_feed(feed)
        if feed.minutes < before.minutes:
            await book.look_now(now, feed.id)
        chosen = {name: getattr(feed, name) for name in ("source", "publish", "paused", "minutes")}
        changed = {name: value for name, value in chosen.items() if getattr(before, name) != value}
        if changed:
            await books.record(by, "set watch", feed.address, now, changed)
