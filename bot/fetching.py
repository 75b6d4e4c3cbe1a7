"""A link's page, from public addresses only: the address is checked when the connection is made, not before."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from briefings.errors import FetchFailed
from briefings.model import Upload

LARGEST = 20 * 1024 * 1024
PATIENCE = 20.0  # seconds for the whole fetch
MOST_REDIRECTS = 5
AGENT = "Dateline/1 (a newsroom's reading bot)"


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet (no private, loopback, link-local, reserved range)."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        embedded = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if embedded is not None:
            return is_public(str(embedded))
        if ip in ipaddress.ip_network("64:ff9b::/96"):  # NAT64 leads to an IPv4 address of any kind
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


class PublicBackend(httpcore.AsyncNetworkBackend):
    """Connects to names only through addresses that `allowed` lets pass, so that a name which resolves otherwise the
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
        """Resolves, checks every address, and connects to the first that answers."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"{host} has no address") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not addresses or not all(self._allowed(address) for address in addresses):
            raise NotPublic(host)
        last: Exception | None = None
        for address in addresses[:3]:
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last or httpcore.ConnectError(host)

    async def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        """Never: a link names no socket file."""
        raise NotPublic("a socket file")

    async def sleep(self, seconds: float) -> None:
        """The backend's own sleep."""
        await self._backend.sleep(seconds)


class NotPublic(httpcore.ConnectError):
    """A link's host leads into a network that is not public."""


class HttpFetcher:
    """The real end of the `Fetcher` port, with limits on size, time and redirects. `allowed` is for tests."""

    def __init__(self, allowed: Callable[[str], bool] = is_public, largest: int = LARGEST) -> None:
        self._allowed = allowed
        self._largest = largest

    async def fetch(self, url: str) -> Upload:
        """Raises `FetchFailed` with the reason in one sentence."""
        try:
            parts = urlsplit(url)
            parts.port  # noqa: B018 (it is read here because a bad one raises)
        except ValueError as error:
            raise FetchFailed("This is no link that can be followed: check it, and send it again.") from error
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise FetchFailed("Only plain http and https links can be fetched.")
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._get(url)
        except TimeoutError as error:
            raise FetchFailed(f"{parts.hostname} took longer than {PATIENCE:.0f} seconds.") from error
        except httpx.TooManyRedirects as error:
            raise FetchFailed(f"{parts.hostname} redirects more than {MOST_REDIRECTS} times.") from error
        except (httpx.HTTPError, httpcore.ConnectError, httpx.InvalidURL) as error:
            if _caused_by_private(error):
                raise FetchFailed("This link does not lead to a public address, so it is not followed.") from error
            raise FetchFailed(f"{parts.hostname} could not be reached; send the page as a file instead.") from error

    async def _get(self, url: str) -> Upload:
        # No proxy from the environment and no shared connections: every connection is checked.
        transport = httpx.AsyncHTTPTransport(trust_env=False)
        transport._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=PublicBackend(self._allowed)
        )
        async with (
            httpx.AsyncClient(
                transport=transport, follow_redirects=True, max_redirects=MOST_REDIRECTS, timeout=PATIENCE,
                headers={"User-Agent": AGENT, "Accept": "text/html,application/pdf,text/plain;q=0.9,*/*;q=0.5"},
            ) as client,
            client.stream("GET", url) as response,
        ):  # fmt: skip
            if response.status_code != 200:
                raise FetchFailed(
                    f"{response.url.host} answered {response.status_code}; send the page as a file instead."
                )
            content = bytearray()
            async for chunk in response.aiter_bytes():
                content += chunk
                if len(content) > self._largest:
                    raise FetchFailed("The page is over 20 MB.")
            name = response.url.path.rsplit("/", 1)[-1] or "page.html"
            return Upload(bytes(content), name, details={"url": str(response.url)})


def _caused_by_private(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, NotPublic):
            return True
        error = error.__cause__ or error.__context__
    return False
