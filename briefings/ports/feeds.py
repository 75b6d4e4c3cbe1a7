"""What is watched, what was found there, and who works on it.

Several processes may watch one library. A process that works on a feed or a find holds a *lease* on it: no other
process takes it up until the lease ends, and once another has taken it, results of the first are refused (`Conflict`).
Web servers are leased too, so that each gets one request at a time from all processes together.

Moments in the future count only while the clock is not earlier than when they were set; so a clock that is set back
holds nothing up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from briefings.model import Feed, FeedItem, Find, FindState, Host
from briefings.values import frozen


@frozen
class Lease:
    """The right to work on something, until it ends unless it is renewed. `host` is the web server that is leased with
    it, empty if none is asked."""

    token: str
    host: str = ""


class Feeds(Protocol):
    """Stores the feeds that are watched."""

    async def add_feed(self, feed: Feed, now: datetime) -> Feed:
        """Adds a feed and gives it its id. Raises `Conflict` if the address is watched already."""
        ...

    async def feed(self, feed_id: int) -> Feed:
        """Raises `NotFound`."""
        ...

    async def feeds(self) -> tuple[Feed, ...]:
        """In the order in which they were added."""
        ...

    async def chat_feed(self, chat: int) -> Feed | None:
        """The feed that a Telegram chat is."""
        ...

    async def save_feed(self, feed: Feed) -> None:
        """Replaces what editors choose: source, publish, paused, minutes."""
        ...

    async def remove_feed(self, feed_id: int) -> bool:
        """Forgets a feed and its waiting finds; what it has found stays known. A find that waited to be read again
        counts as changed if a feed names it once more. False if there is no such feed."""
        ...

    async def look_now(self, now: datetime, feed_id: int | None = None) -> None:
        """Makes one feed due now (if it is paused, as soon as it goes on), or all that are not paused."""
        ...

    async def move_feed(self, old: int, new: int) -> None:
        """Moves a feed to its Telegram chat's new id."""
        ...

    async def take_feed(self, now: datetime) -> tuple[Feed, Lease] | None:
        """Leases the feed that has been due longest and its web server, if that is free; None if there is none."""
        ...

    async def waiting_feeds(self, now: datetime) -> int:
        """How many feeds are due and on a server that does not ask to be left alone for long."""
        ...

    async def looked(self, feed: Feed, lease: Lease, now: datetime) -> None:
        """Records a look (address, title, etag, modified, looked, due, failures, error, told) and ends the lease.
        Raises `Conflict` if the lease was lost."""
        ...

    async def found(self) -> Mapping[int, Mapping[FindState, int]]:
        """How many finds of each feed there are, by state."""
        ...


class Finds(Protocol):
    """Stores finds by address: each address is one find, whichever feeds name it."""

    async def note(self, feed_id: int, items: Sequence[FeedItem], now: datetime, *, passed_over: bool = False) -> int:
        """Queues new items, the last first; items that their publisher changed are queued again, a few times at most.
        With `passed_over` they are only remembered. Gives how many were queued."""
        ...

    async def noted_between(self, feed_id: int, since: datetime, until: datetime) -> int:
        """How many of a feed's finds were put in line between two moments. Those after `until`, which is now, were
        noted by a clock that was ahead."""
        ...

    async def unknown(self, addresses: Collection[str]) -> set[str]:
        """Those of these addresses that are no find yet."""
        ...

    async def take_find(self, now: datetime) -> tuple[Find, Lease] | None:
        """Leases the find that has waited longest, of a feed that is not paused, and its web server, if that is free;
        None if there is none."""
        ...

    async def settle_find(
        self, find: Find, lease: Lease, state: FindState, *, document: int | None = None, error: str | None = None
    ) -> None:
        """Records what became of a find, forgets everything but its address, and ends the lease. A find that its
        publisher has changed meanwhile is queued again. Raises `Conflict` if the lease was lost."""
        ...

    async def put_off(
        self, find: Find, lease: Lease, due: datetime, now: datetime, *, error: str | None = None, spent: bool = True
    ) -> None:
        """Queues a find for another try at `due` and ends the lease. The try is counted if `spent`."""
        ...

    async def send_on(self, find: Find, lease: Lease, address: str) -> bool:
        """Notes that a find is at another address, where it waits for its turn. False if that address is known: the
        find is settled then."""
        ...

    async def untold(self, limit: int) -> tuple[Find, ...]:
        """Kept finds of which the desk was not told, oldest first. In a writing transaction they are locked, so that no
        other process tells of them."""
        ...

    async def waiting_finds(self, now: datetime) -> int:
        """How many finds could be taken up now, or are being worked on."""
        ...

    async def tell_finds(self, find_ids: Collection[int]) -> None:
        """Notes that the desk was told of these."""
        ...


class Hosts(Protocol):
    """Stores when web servers may be asked, and their robots.txt."""

    async def take_host(self, name: str, now: datetime) -> Lease | None:
        """Leases a web server alone; None if it is not free."""
        ...

    async def host(self, name: str) -> Host: ...

    async def save_robots(self, host: Host) -> None: ...

    async def free_host(self, lease: Lease, now: datetime, until: datetime | None = None) -> None:
        """Ends the lease on a web server; nobody may ask it before `until`."""
        ...

    async def renew(self, lease: Lease, now: datetime) -> bool:
        """Extends a lease; False if it was lost."""
        ...

    async def give_back(self, lease: Lease) -> None:
        """Ends a lease on whatever it still holds."""
        ...


class FeedBook(Feeds, Finds, Hosts, Protocol):
    """All ports of watching. Its methods may be part of a library's transaction (`together`)."""
