"""Fetches a find's page as its site allows: asks for robots.txt first, and waits for the lease on other servers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.feeds.asking import MEGABYTE, MOST_REDIRECTS, Asker, Busy, host_of, next_request
from bot.feeds.manners import MOST_FETCHES, another_try, retry_after
from bot.feeds.robots import LARGEST as LARGEST_ROBOTS
from bot.feeds.robots import delay_of, may_fetch
from bot.fetching import TooLarge, name_of
from briefings.errors import FetchFailed
from briefings.model import Feed, Find, Host, Upload
from briefings.newsroom.feeds import TakenFind
from briefings.ports import FeedBook, Lease
from briefings.reading.feeds import plain_address

LARGEST_PAGE = 10 * MEGABYTE
ROBOTS_KEPT = timedelta(hours=24)
# For how long a site is not read if its robots.txt can't be fetched.
ROBOTS_UNKNOWN = timedelta(hours=1)
_AGAIN_LATER = (408, 425, 429, 500, 502, 503, 504)


class Gatherer:
    """Fetches what finds are about."""

    def __init__(self, book: FeedBook, asker: Asker, clock: Callable[[], datetime]) -> None:
        self._book, self._asker, self._clock = book, asker, clock

    async def gather(self, taken: TakenFind, feed: Feed) -> Upload | None:
        """Fetches a find as an upload; None if it was settled or put off instead. Raises `Conflict`."""
        find = taken.find
        if find.text is not None:
            return _as_upload(find, feed, find.text.encode("utf-8", "replace"), "post.txt")
        try:
            return await self._page(taken, feed)
        except Busy:
            now = self._clock()
            await taken.put_off(now + timedelta(seconds=20), now, spent=False)
        except TooLarge as error:
            await taken.settle("failed", error=str(error))
        except FetchFailed as error:
            await self._not_now(taken, str(error), {})
        return None

    async def _page(self, taken: TakenFind, feed: Feed) -> Upload | None:
        find, lease = taken.find, taken.lease
        robots = await self._robots(find, lease)
        if robots is None:
            await self._not_now(taken, f"The robots.txt of {lease.host} could not be had.", {}, ROBOTS_UNKNOWN)
            return None
        address = asked = find.address
        for _ in range(MOST_REDIRECTS + 1):
            if not may_fetch(robots, address):
                await taken.settle("failed", error=f"{lease.host}'s robots.txt keeps it from us.")
                return None
            answer = await self._asker.once(asked, {}, LARGEST_PAGE)
            if answer.moved is None:
                break
            there = plain_address(answer.moved, address) or ""
            if host_of(there) != lease.host:
                await self._elsewhere(taken, there)
                return None
            address, asked = there, next_request(answer.moved, there, address)
        if answer.status == 200:
            now = self._clock()
            await self._asker.free(lease, now + timedelta(seconds=delay_of(robots)))
            return _as_upload(replace(find, address=address), feed, answer.content, name_of(address))
        why = (
            f"{lease.host} answered {answer.status}." if answer.moved is None else f"{lease.host} redirects endlessly."
        )
        if answer.status in _AGAIN_LATER:
            await self._not_now(taken, why, answer.headers)
        else:
            await taken.settle("failed", error=why)
        return None

    async def _elsewhere(self, taken: TakenFind, address: str) -> None:
        if not address or taken.find.hops >= MOST_REDIRECTS:
            await taken.settle("failed", error=f"{taken.lease.host} leads nowhere.")
        else:
            await taken.send_on(address)

    async def _not_now(
        self, taken: TakenFind, why: str, headers: Mapping[str, str], wait: timedelta = timedelta(0)
    ) -> None:
        """Puts a find off; a server that asks to be left alone is, until then."""
        now = self._clock()
        if taken.find.tries + 1 >= MOST_FETCHES:
            await taken.settle("failed", error=why)
            return
        wished = retry_after(headers, now)
        await self._asker.free(taken.lease, now + wished)
        due = max(another_try(taken.find.tries + 1, now), now + wished, now + wait)
        await taken.put_off(due, now, error=why)

    async def _robots(self, find: Find, lease: Lease) -> str | None:
        """The site's robots.txt, fetched again once a day; None if it can't be told now. Raises `Busy`."""
        now = self._clock()
        host = await self._book.host(lease.host)
        if host.asked is not None and timedelta(0) <= now - host.asked < ROBOTS_KEPT:
            return host.robots or ""
        scheme = find.address.partition("://")[0]
        try:
            reached = await self._asker.follow(
                f"{scheme}://{lease.host}/robots.txt", {}, LARGEST_ROBOTS, mine=lease.host
            )
        except FetchFailed:
            return None
        status = reached.answer.status
        if status >= 500 or status == 429:
            return None
        robots = reached.answer.content.decode("utf-8", "replace").replace("\0", "") if status == 200 else ""
        await self._book.save_robots(Host(lease.host, robots, now))
        return robots


def _as_upload(find: Find, feed: Feed, content: bytes, name: str) -> Upload:
    """The page as an upload. For its source, the editor's word on the feed counts most, then the page's own word, then
    what the feed says about itself. A chat's post has only the feed to say it."""
    details: dict[str, Any] = {"url": find.address} if find.address.startswith("http") else {}
    details |= {"source": feed.source} if feed.source else {}
    known = {"source": feed.title, "published": find.published.isoformat() if find.published else None}
    fallbacks = {detail: value for detail, value in known.items() if value}
    if feed.chat is not None:
        return Upload(content, name, details={**fallbacks, **details}, given_by="the channel's post")
    return Upload(content, name, details=details, fallbacks=fallbacks, given_by="the feed", fallbacks_by="the feed")
