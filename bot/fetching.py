"""Fetches a link's page within limits of size, time and redirects, from public addresses only.

Nothing that a server sends is unpacked without a bound: the body is taken as it comes, and one layer of gzip or deflate
is unpacked here, a slice at a time, off the event loop.
"""

from __future__ import annotations

import asyncio
import functools
import ssl
import zlib
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpcore
import httpx

from bot.public_addresses import NotPublic, PublicBackend, is_public
from briefings.errors import FetchFailed
from briefings.model import Upload
from briefings.ports import Answer

T = TypeVar("T")

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
PATIENCE = 20.0  # seconds for the whole fetch
MOST_REDIRECTS = 5
LONGEST_LINK = 4096
LONGEST_NAME = 100
LONGEST_HEADER = 1000
# How many bytes are unpacked between two looks at the limit.
SLICE = 256 * 1024
AGENT = "Dateline/1 (a newsroom's reading bot)"
HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
}
TOO_LARGE = "The page is over 20 MB."
PACKED_OTHERWISE = "The page comes packed in a way that is not unpacked here."
NO_LINK = "This is no link that can be followed: check it, and send it again."


class TooLarge(FetchFailed):
    """A body that is larger than was allowed."""


class NotHad(FetchFailed):
    """A page that can't be had by its address. Whoever sent the link may send the page as a file; a feed is none."""


def as_a_file(why: str) -> str:
    """Why a page can't be had, with what whoever sent its link may do."""
    return f"{why.removesuffix('.')}; send the page as a file instead."


class HttpFetcher:
    """Implements the `Fetcher` and the `Getter` port. `allowed` (which addresses may be connected to) is for tests;
    `contact` is whom a site's owner may turn to."""

    def __init__(
        self, allowed: Callable[[str], bool] = is_public, largest: int = LARGEST, contact: str | None = None
    ) -> None:
        self._allowed = allowed
        self._largest = largest
        self.contact = contact

    @property
    def agent(self) -> str:
        """The User-Agent of all requests, with whom to turn to."""
        contact = "".join(letter for letter in self.contact or "" if " " <= letter <= "~" and letter not in "()")
        return f"{AGENT[:-1]}; {contact})" if contact else AGENT

    async def fetch(self, url: str) -> Upload:
        """Fetches a page, following redirects. Raises `FetchFailed`, with the reason in one sentence."""
        try:
            return await self._patiently(url, self._page_behind(url))
        except NotHad as error:
            raise FetchFailed(as_a_file(str(error))) from error

    async def get(self, url: str, headers: Mapping[str, str], largest: int) -> Answer:
        """One request, whatever its status; the caller follows redirects. Raises `FetchFailed`."""
        return await self._patiently(url, self._answer_of(url, headers, min(largest, self._largest)))

    async def _patiently(self, url: str, asking: Coroutine[Any, Any, T]) -> T:
        try:
            host = _checked(url).host
        except FetchFailed:
            asking.close()
            raise
        try:
            async with asyncio.timeout(PATIENCE):
                return await asking
        except TimeoutError as error:
            raise FetchFailed(f"{host} took longer than {PATIENCE:.0f} seconds.") from error
        except (httpx.HTTPError, httpcore.ConnectError, httpx.InvalidURL, UnicodeError) as error:
            if _caused_by_private(error):
                raise FetchFailed("This link does not lead to a public address, so it is not followed.") from error
            raise NotHad(f"{host} could not be reached.") from error

    async def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            transport=CheckedTransport(self._allowed, await asyncio.to_thread(_certificates)),
            timeout=PATIENCE, headers={**HEADERS, "User-Agent": self.agent}, trust_env=False, follow_redirects=False,
        )  # fmt: skip

    async def _answer_of(self, url: str, headers: Mapping[str, str], largest: int) -> Answer:
        async with await self._client() as client:
            response = await client.send(client.build_request("GET", url, headers=dict(headers)), stream=True)
            try:
                moved = response.next_request
                content = await _content(response, largest) if response.status_code == 200 else b""
            except TooLarge as error:
                raise TooLarge(f"{response.url.host} sends more than {largest // MEGABYTE} MB.") from error
            finally:
                await response.aclose()
        kept = {name.lower(): value[:LONGEST_HEADER] for name, value in response.headers.items()}
        return Answer(response.status_code, kept, content, str(moved.url) if moved else None)

    async def _page_behind(self, url: str) -> Upload:
        """Follows redirects one by one: their bodies are not read, and each address is checked first."""
        async with await self._client() as client:
            request = client.build_request("GET", url)
            for _ in range(MOST_REDIRECTS + 1):
                response = await client.send(request, stream=True)
                try:
                    if response.next_request is None:
                        return await self._page(response)
                finally:
                    await response.aclose()
                request = response.next_request
                _checked(str(request.url))
        raise FetchFailed(f"{_checked(url).host} redirects more than {MOST_REDIRECTS} times.")

    async def _page(self, response: httpx.Response) -> Upload:
        if response.status_code != 200:
            raise NotHad(f"{response.url.host} answered {response.status_code}.")
        content = await _content(response, self._largest)
        return Upload(content, name_of(str(response.url)), details={"url": str(response.url)})


async def _content(response: httpx.Response, largest: int) -> bytes:
    """The unpacked body. Raises `FetchFailed` if it is larger than `largest`, or packed in an unknown way."""
    if _announced_size(response) > largest:
        raise TooLarge(TOO_LARGE)
    unpacker = _unpacker_for(response, largest)
    content, arrived = bytearray(), 0
    async for piece in response.aiter_raw():
        arrived += len(piece)
        content += await asyncio.to_thread(unpacker.unpack, piece) if unpacker else piece
        if max(arrived, len(content)) > largest:
            raise TooLarge(TOO_LARGE)
    if unpacker and not unpacker.complete:
        raise NotHad("The page came incomplete.")
    return bytes(content)


class CheckedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport, over connections that are checked when they are made. It uses no proxies and no socket files,
    whatever the environment says."""

    def __init__(self, allowed: Callable[[str], bool], certificates: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(ssl_context=certificates, network_backend=PublicBackend(allowed))


@functools.cache
def _certificates() -> ssl.SSLContext:
    """The public certificate authorities; reading them takes too long for the event loop."""
    return httpx.create_ssl_context(trust_env=False)


def _checked(link: str) -> httpx.URL:
    """The link as a URL, if it may be followed: http or https, without user and password. Raises `FetchFailed`."""
    try:
        parts = urlsplit(link)
        parts.port  # noqa: B018 (it is read here because a bad one raises)
        url = httpx.URL(link)
        host = url.host
    except (ValueError, httpx.InvalidURL) as error:
        raise FetchFailed(NO_LINK) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or not host:
        raise FetchFailed("Only plain http and https links can be fetched.")
    if "@" in parts.netloc or url.userinfo:
        raise FetchFailed("This link holds a user's name or password, so it is not followed.")
    if len(link) > LONGEST_LINK:
        raise FetchFailed("This link is too long to be followed.")
    return url


def name_of(url: str) -> str:
    """The last part of the URL's path, as a file name."""
    name = "".join(letter for letter in httpx.URL(url).path.rsplit("/", 1)[-1] if letter.isprintable())
    return name[-LONGEST_NAME:] or "page.html"


def _announced_size(response: httpx.Response) -> int:
    """The number of bytes that the server announces; 0 if it doesn't."""
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else 0


def _unpacker_for(response: httpx.Response, largest: int) -> Unpacker | None:
    """What unpacks the body; None if it comes unpacked. We ask for that, but some servers pack all the same. Two layers
    occur only in bombs. Raises `FetchFailed`."""
    layers = [layer.strip().lower() for layer in response.headers.get_list("Content-Encoding", split_commas=True)]
    layers = [layer for layer in layers if layer not in ("", "identity")]
    if not layers:
        return None
    if len(layers) > 1 or layers[0] not in ("gzip", "x-gzip", "deflate"):
        raise NotHad(PACKED_OTHERWISE)
    return Unpacker(layers[0], largest)


class Unpacker:
    """Unpacks one layer of gzip or deflate, and never holds more than `largest` bytes and a slice."""

    def __init__(self, layer: str, largest: int) -> None:
        self._layer = layer
        self._left = largest
        self._zlib = None if layer == "deflate" else zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def complete(self) -> bool:
        """True if the end of the packed data was seen."""
        return self._zlib is not None and self._zlib.eof

    def unpack(self, packed: bytes) -> bytes:
        """Unpacks the next bytes. Raises `FetchFailed` if there are too many, or if they are not packed in this way."""
        if not packed:
            return b""
        if self._zlib is None:
            self._zlib = _deflated(packed)
        try:
            return self._unpack(self._zlib, packed)
        except zlib.error as error:
            raise NotHad("The page could not be unpacked.") from error

    def _unpack(self, undo: zlib._Decompress, packed: bytes) -> bytes:
        unpacked = bytearray()
        while not undo.eof:
            more = undo.decompress(packed, SLICE)
            unpacked += more
            if len(unpacked) > self._left:
                raise TooLarge(TOO_LARGE)
            packed = undo.unconsumed_tail
            if not packed and len(more) < SLICE:
                break
        # A second packed part would be lost silently; zeros are padding.
        if undo.eof and (undo.unused_data + packed).strip(b"\0"):
            raise NotHad(PACKED_OTHERWISE)
        self._left -= len(unpacked)
        return bytes(unpacked)


def _deflated(packed: bytes) -> zlib._Decompress:
    """An unpacker for deflate. Some servers leave out zlib's two header bytes (RFC 1950), which have a checksum."""
    bare = packed[0] & 0x0F != 8 or (len(packed) > 1 and int.from_bytes(packed[:2], "big") % 31 != 0)
    return zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)


def _caused_by_private(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, NotPublic):
            return True
        error = error.__cause__ or error.__context__
    return False
