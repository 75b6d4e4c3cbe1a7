"""Requests to watched servers, one redirect at a time. Every server on the way is leased first, so that each gets one
request at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from briefings.errors import FetchFailed
from briefings.ports import Answer, Getter, Hosts, Lease
from briefings.reading.feeds import plain_address
from briefings.values import frozen

MEGABYTE = 1024 * 1024
MOST_REDIRECTS = 5
PERMANENT = (301, 308)
# Seconds between two requests to one server, at least.
PAUSE = timedelta(seconds=1)


class Busy(Exception):
    """Another process is asking a server on the way; try again later."""


@frozen
class Reached:
    """An answer that is no redirect, and the address that gave it. `lasting` is the address to ask from now on, if
    servers said that the old one has moved for good."""

    answer: Answer
    address: str
    lasting: str


def host_of(address: str) -> str:
    """The server of an address."""
    return urlsplit(address).netloc.casefold()


def next_request(moved: str, there: str, address: str) -> str:
    """The address to ask after a redirect from `address` to `moved`, which is `there` in its plain form. A server that
    adds a parameter to follow its readers is asked with it, once: its page stands under no other."""
    return moved if there == address else there


class Asker:
    """Asks politely. `pause` is how long a server is left alone after each request."""

    def __init__(self, hosts: Hosts, getter: Getter, clock: Callable[[], datetime], pause: timedelta = PAUSE) -> None:
        self._hosts, self._getter, self._clock, self._pause = hosts, getter, clock, pause

    async def once(self, address: str, headers: Mapping[str, str], largest: int) -> Answer:
        """Sends one request, for a caller that holds the server's lease. Raises `FetchFailed`."""
        return await self._getter.get(address, headers, largest)

    async def follow(self, address: str, headers: Mapping[str, str], largest: int, *, mine: str) -> Reached:
        """Sends a request and follows redirects; `mine` is the server whose lease the caller holds. Raises
        `FetchFailed`, and `Busy`."""
        lasting = asked = address
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._in_turn(asked, headers, largest, mine)
            if answer.moved is None:
                return Reached(answer, address, lasting)
            there = plain_address(answer.moved, address)
            if there is None:
                raise FetchFailed(f"{host_of(address)} leads to something that is no link.")
            if answer.status in PERMANENT and lasting == address:
                lasting = there
            address, asked = there, next_request(answer.moved, there, address)
        raise FetchFailed(f"{host_of(address)} redirects more than {MOST_REDIRECTS} times.")

    async def free(self, lease: Lease, until: datetime | None = None) -> None:
        """Lets others ask the server, after a pause."""
        now = self._clock()
        await self._hosts.free_host(lease, now, max(now + self._pause, until or now))

    async def _in_turn(self, address: str, headers: Mapping[str, str], largest: int, mine: str) -> Answer:
        if host_of(address) == mine:
            return await self.once(address, headers, largest)
        lease = await self._hosts.take_host(host_of(address), self._clock())
        if lease is None:
            raise Busy
        try:
            return await self.once(address, headers, largest)
        finally:
            await self.free(lease)
