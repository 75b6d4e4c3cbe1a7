"""Links are fetched within limits and from public addresses only; the servers here are on loopback, let in by name."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot import fetching
from bot.fetching import HttpFetcher, is_public
from briefings.errors import FetchFailed

PAGE = b"<html><body><article><p>Forty families crossed, a clerk said.</p></article></body></html>"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(handler: Handler, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """A web server on loopback that answers every path so; gives its address without a slash."""
    app = web.Application()
    app.router.add_get("/{path:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, host, 0)
    await site.start()
    server = site._server
    assert server is not None
    try:
        yield f"http://{host}:{server.sockets[0].getsockname()[1]}"  # type: ignore[attr-defined]
    finally:
        await runner.cleanup()


def only(*addresses: str) -> Callable[[str], bool]:
    """Lets these addresses pass beside the public ones."""
    return lambda address: address in addresses or is_public(address)


HERE = only("127.0.0.1")


async def page(_: web.Request) -> web.Response:
    return web.Response(body=PAGE, content_type="text/html")


PUBLIC = ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"]
NOT_PUBLIC = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "2002:7f00:0001::", "64:ff9b::7f00:1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_leads_elsewhere_is_not(address: str) -> None:
    assert not is_public(address)


async def test_a_page_comes_with_its_link_and_a_name() -> None:
    async with serving(page) as here:
        upload = await HttpFetcher(HERE).fetch(f"{here}/news/crossing.html?id=3")
    assert upload.content == PAGE
    assert upload.name == "crossing.html"
    assert upload.details == {"url": f"{here}/news/crossing.html?id=3"}


async def test_loopback_is_refused_by_number_and_by_name() -> None:
    async with serving(page) as here:
        for url in (here, here.replace("127.0.0.1", "localhost")):
            with pytest.raises(FetchFailed, match="does not lead to a public address"):
                await HttpFetcher().fetch(f"{url}/")


async def test_a_redirect_into_a_private_network_is_refused_and_not_asked() -> None:
    asked: list[str] = []

    async def secret(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(text="secret")

    async with serving(secret, "127.0.0.2") as inside:

        async def away(_: web.Request) -> web.Response:
            raise web.HTTPFound(f"{inside}/secret")

        async with serving(away) as here:
            with pytest.raises(FetchFailed, match="does not lead to a public address"):
                await HttpFetcher(HERE).fetch(here)
    assert asked == []


async def test_a_name_that_has_a_private_address_beside_a_public_one_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (address, port)) for address in ("93.184.216.34", "10.0.0.1")]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
    with pytest.raises(FetchFailed, match="does not lead to a public address"):
        await HttpFetcher().fetch("http://two-faces.example/")


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "http://", "http://user:word@example.org/",
                                 "gopher://127.0.0.1:25/", "nonsense", "http://[::1"])  # fmt: skip
async def test_only_plain_web_links_are_followed(url: str) -> None:
    with pytest.raises(FetchFailed):
        await HttpFetcher(lambda _: True).fetch(url)


async def test_endless_redirects_are_given_up() -> None:
    async def round_again(request: web.Request) -> web.Response:
        raise web.HTTPFound("/again")

    async with serving(round_again) as here:
        with pytest.raises(FetchFailed, match="redirects more than 5 times"):
            await HttpFetcher(HERE).fetch(here)


async def test_a_page_that_never_ends_is_cut_off_at_the_limit() -> None:
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        await response.prepare(request)
        while sent < 400:
            await response.write(b"x" * 65536)
            sent += 1
        return response

    async with serving(endless) as here:
        with pytest.raises(FetchFailed, match="over 20 MB"):
            await HttpFetcher(HERE, largest=1_000_000).fetch(here)
    assert sent < 400


async def test_a_compressed_page_is_measured_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 60_000_000)

    async def packed(_: web.Request) -> web.Response:
        return web.Response(body=bomb, headers={"Content-Encoding": "gzip"})

    async with serving(packed) as here:
        with pytest.raises(FetchFailed, match="over 20 MB"):
            await HttpFetcher(HERE).fetch(here)


async def test_a_page_that_dribbles_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 0.5)

    async def dribbling(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(40):
            await response.write(b"x")
            await asyncio.sleep(0.1)
        return response

    async with serving(dribbling) as here:
        started = time.monotonic()
        with pytest.raises(FetchFailed, match="took longer"):
            await HttpFetcher(HERE).fetch(here)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("status", [403, 404, 410, 500])
async def test_an_answer_that_is_no_page_is_said(status: int) -> None:
    async def refused(_: web.Request) -> web.Response:
        return web.Response(status=status)

    async with serving(refused) as here:
        with pytest.raises(FetchFailed, match=f"answered {status}; send the page as a file"):
            await HttpFetcher(HERE).fetch(here)


async def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(FetchFailed, match="could not be reached"):
        await HttpFetcher(HERE).fetch("http://127.0.0.1:9/")


async def test_a_proxy_from_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    async with serving(page) as here:
        assert (await HttpFetcher(HERE).fetch(here)).content == PAGE
