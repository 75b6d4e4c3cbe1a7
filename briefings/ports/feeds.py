"""What is watched, what was found there, and whose turn it is.

Several processes may watch one library. Whoever works on a feed or a find has it on a *lease*: nobody else takes it
up until the lease ends, and what its holder found is refused (`Conflict`) once somebody else has it. A web server is
leased beside what is asked of it, so that it gets one request at a time from all of them together.

Moments that lie ahead are waited for only while the clock is not behind the moment at which they were set: a clock that
is set back holds nothing up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from briefings.model import Feed, FeedItem, Find, FindState, Host


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on something until it ends, unless it is renewed; `host` is the web server that goes with it,
    empty where none is asked."""

    token: str
    host: str = ""


class Feeds(Protocol):
    """Keeps what is watched."""

    async def add_feed(self, feed: Feed, now: datetime) -> Feed:
        """Gives it its id. Raises `Conflict` where the address is watched already."""
        ...

    async def feed(self, feed_id: int) -> Feed:
        """Raises `NotFound`."""
        ...

    async def feeds(self) -> tuple[Feed, ...]:
        """In the order in which they were added."""
        ...

    async def feed_at(self, address: str) -> Feed | None: ...

    async def chat_feed(self, chat: int) -> Feed | None:
        """The feed that a Telegram chat is."""
        ...

    async def save_feed(self, feed: Feed) -> None:
        """Replaces what editors choose: source, publish, paused, minutes."""
        ...

    async def remove_feed(self, feed_id: int) -> bool:
        """Forgets a feed with what waits of it; what it found stays known. False where it is not there."""
        ...

    async def look_now(self, now: datetime, feed_id: int | None = None) -> None:
        """One feed, or every one that is not paused, is due."""
        ...

    async def move_feed(self, old: int, new: int) -> None:
        """A Telegram chat got another id."""
        ...

    async def take_feed(self, now: datetime) -> tuple[Feed, Lease] | None:
        """The feed that has been due longest, whose server is free, with the lease on both."""
        ...

    async def waiting_feeds(self, now: datetime) -> int:
        """How many feeds are due, whose server does not want to be left alone for long."""
        ...

    async def looked(self, feed: Feed, lease: Lease, now: datetime) -> None:
        """Records a look: address, title, etag, modified, looked, due, failures, error, told; ends the lease. Raises
        `Conflict` where the lease was lost."""
        ...

    async def found(self) -> Mapping[int, Mapping[FindState, int]]:
        """How many finds of each feed there are, by state."""
        ...


class Finds(Protocol):
    """Keeps what was found, by address: each address is one find, whatever feeds name it."""

    async def note(self, feed_id: int, items: Sequence[FeedItem], now: datetime, *, passed_over: bool = False) -> int:
        """Puts what is new in line, the last of the items first; what its publisher changed stands in line again, a few
        times at most. With `passed_over` it is only remembered. Gives how many were put in line."""
        ...

    async def noted_since(self, feed_id: int, moment: datetime) -> int:
        """How many of a feed's finds were put in line since a moment."""
        ...

    async def unknown(self, addresses: Collection[str]) -> set[str]:
        """Those of these addresses of which there is no find."""
        ...

    async def take_find(self, now: datetime) -> tuple[Find, Lease] | None:
        """The find that has waited longest, of a feed that is not paused and a server that is free, with the lease on
        both."""
        ...

    async def settle_find(
        self, find: Find, lease: Lease, state: FindState, *, document: int | None = None, error: str | None = None
    ) -> None:
        """Records what became of a find, forgets all of it but its address, and ends the lease; one that its publisher
        changed meanwhile stands in line again. Raises `Conflict` where the lease was lost."""
        ...

    async def put_off(
        self, find: Find, lease: Lease, due: datetime, now: datetime, *, error: str | None = None, spent: bool = True
    ) -> None:
        """Another try, later; ends the lease. Unless `spent`, this one is not counted."""
        ...

    async def send_on(self, find: Find, lease: Lease, address: str) -> bool:
        """A find is elsewhere; it waits for its turn there. False where what is there is known: then it is settled."""
        ...

    async def untold(self, limit: int) -> tuple[Find, ...]:
        """Kept finds of which the desk was not told, oldest first. Inside a writing transaction nobody else gets them
        until it ends."""
        ...

    async def waiting_finds(self, now: datetime) -> int:
        """How many finds could be taken up now, or are being worked on."""
        ...

    async def tell_finds(self, find_ids: Collection[int]) -> None:
        """The desk is told of these."""
        ...


class Hosts(Protocol):
    """Keeps web servers' turns and wishes."""

    async def take_host(self, name: str, now: datetime) -> Lease | None:
        """The lease on a web server alone, if it is free."""
        ...

    async def host(self, name: str) -> Host: ...

    async def save_robots(self, host: Host) -> None: ...

    async def free_host(self, lease: Lease, now: datetime, until: datetime | None = None) -> None:
        """Ends the lease on a web server; nobody asks anything of it before `until`."""
        ...

    async def renew(self, lease: Lease, now: datetime) -> bool:
        """Makes a lease longer; False where it is lost."""
        ...

    async def give_back(self, lease: Lease) -> None:
        """Ends a lease on whatever it still holds."""
        ...


class FeedBook(Feeds, Finds, Hosts, Protocol):
    """All that watching needs. Its methods may be part of a library's transaction (`together`)."""
