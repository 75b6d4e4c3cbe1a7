"""Asking a server for something, a redirect at a time: each server on the way has its turn, as leases have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from briefings.errors import FetchFailed
from briefings.ports import Answer, Getter, Hosts, Lease
from briefings.reading.feeds import plain_address

MEGABYTE = 1024 * 1024
MOST_REDIRECTS = 5
PERMANENT = (301, 308)
# Two requests to one server are so far apart, at least.
PAUSE = timedelta(seconds=1)


class Busy(Exception):
    """A server on the way is being asked something by somebody else: later."""


@dataclass(frozen=True, slots=True)
class Reached:
    """An answer that leads nowhere else, and the address that gave it. `lasting` is the address to ask from now on,
    where servers said that the old one is of the past."""

    answer: Answer
    address: str
    lasting: str


def host_of(address: str) -> str:
    """The server that is asked for an address."""
    return urlsplit(address).netloc.casefold()


class Asker:
    """Asks politely. `pause` is how long a server is left alone after each request."""

    def __init__(self, hosts: Hosts, getter: Getter, clock: Callable[[], datetime], pause: timedelta = PAUSE) -> None:
        self._hosts, self._getter, self._clock, self._pause = hosts, getter, clock, pause

    async def once(self, address: str, headers: Mapping[str, str], largest: int) -> Answer:
        """One request, for whoever has the turn. Raises `FetchFailed`."""
        return await self._getter.get(address, headers, largest)

    async def follow(self, address: str, headers: Mapping[str, str], largest: int, *, mine: str) -> Reached:
        """Follows redirects; `mine` is the server whose turn the asker has. Raises `FetchFailed`, and `Busy`."""
        lasting = address
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._in_turn(address, headers, largest, mine)
            if answer.moved is None:
                return Reached(answer, address, lasting)
            there = plain_address(answer.moved, address)
            if there is None:
                raise FetchFailed(f"{host_of(address)} leads to something that is no link.")
            if answer.status in PERMANENT and lasting == address:
                lasting = there
            address = there
        raise FetchFailed(f"{host_of(address)} redirects more than {MOST_REDIRECTS} times.")

    async def free(self, lease: Lease, until: datetime | None = None) -> None:
        """The server may be asked by others, after a pause."""
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
