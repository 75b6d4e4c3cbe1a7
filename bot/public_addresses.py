"""Connections to the public internet only. Addresses are checked when the connection is made, not before."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Any

import httpcore

# How many of a name's addresses are tried at most.
ADDRESSES_TRIED = 3
# How many bytes are read from a server before others get their turn: it may send thousands of answers or pieces at
# once, and what was read is parsed without a pause.
READ_AT_ONCE = 4096

# The only range of IPv6 that the registries assign; all other addresses are private, local or retired.
_GIVEN_OUT = IPv6Network("2000::/3")
# Exceptions in it: addresses of protocols, and two ranges for documentation.
_NOT_GIVEN_OUT = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
_TEREDO = IPv6Network("2001::/32")
_NAT64 = IPv6Network("64:ff9b::/96")
# Python counts these as public: addresses of protocols, and relays from IPv6 to IPv4.
_NOT_PUBLIC_V4 = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24")))


def is_public(address: str) -> bool:
    """True if an IP address is on the public internet (not private, loopback, link-local or reserved)."""
    ip = ipaddress.ip_address(address)
    return _is_public_v4(ip) if isinstance(ip, IPv4Address) else _is_public_v6(ip)


def _is_public_v4(ip: IPv4Address) -> bool:
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NOT_PUBLIC_V4)


def _is_public_v6(ip: IPv6Address) -> bool:
    """True if an IPv6 address is public; one that leads to an IPv4 address is if that is."""
    embedded = _embedded(ip)
    if embedded:
        return all(map(_is_public_v4, embedded))
    return ip in _GIVEN_OUT and ip.is_global and not any(ip in network for network in _NOT_GIVEN_OUT)


def _embedded(ip: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses to which mapped, NAT64, 6to4, Teredo and ISATAP addresses lead."""
    last = IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip.ipv4_mapped is not None or ip in _NAT64:
        return (last,)
    if ip in _TEREDO and ip.teredo is not None:
        return ip.teredo
    isatap = (last,) if int(ip) >> 32 & 0xFCFFFFFF == 0x5EFE else ()
    return (ip.sixtofour, *isatap) if ip.sixtofour is not None else isatap if ip in _GIVEN_OUT else ()


class NotPublic(httpcore.ConnectError):
    """A link's host is in a network that is not public."""


class PublicBackend(httpcore.AsyncNetworkBackend):
    """Connects to names only through addresses that `allowed` accepts, so that a name which resolves differently the
    second time gains nothing."""

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self._allowed = allowed
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolves the name, checks every address, and connects to the first that answers."""
        addresses = await _addresses(host, port)
        if not addresses or not all(self._allowed(address) for address in addresses):
            raise NotPublic(host)
        last: Exception | None = None
        for address in addresses[:ADDRESSES_TRIED]:
            try:
                return SmallReads(
                    await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last or httpcore.ConnectError(host)

    async def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        """Always refuses: no link leads to a socket file."""
        raise NotPublic("a socket file")

    async def sleep(self, seconds: float) -> None:
        """The backend's own sleep."""
        await self._backend.sleep(seconds)


class SmallReads(httpcore.AsyncNetworkStream):
    """A connection that is read a little at a time, so that others get their turn in between."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """At most `READ_AT_ONCE` bytes."""
        await asyncio.sleep(0)
        return await self._stream.read(min(max_bytes, READ_AT_ONCE), timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """As the connection does."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """As the connection does."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """The connection under TLS, read in small pieces too."""
        return SmallReads(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """As the connection does."""
        return self._stream.get_extra_info(info)


async def _addresses(host: str, port: int) -> list[str]:
    """The addresses of a name. Raises `ConnectError` for a name that has none, or is malformed (a part of over 63
    letters)."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"{host} has no address") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
