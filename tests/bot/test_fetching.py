"""Links are fetched within limits and from public addresses only; the servers here are on loopback, let in by name."""

from __future__ import annotations

import asyncio
import functools
import gzip
import threading
import time
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx
import pytest
from aiohttp import web

from bot import fetching, language
from bot.fetching import HttpFetcher
from bot.public_addresses import READ_AT_ONCE, is_public
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


PUBLIC = [
    "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34", "64:ff9b::5db8:d822",
    "2002:5db8:d822::1", "2a00:1450:4009:80b::200e",
]  # fmt: skip
NOT_PUBLIC = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "2002:7f00:0001::", "64:ff9b::7f00:1", "2001:db8::1", "192.0.0.8", "192.88.99.1", "198.18.0.1", "240.0.0.1",
    # NAT64 for local use, site-local, version 4 in the two retired ways; also where it is public.
    "64:ff9b:1::7f00:1", "64:ff9b:1::5db8:d822", "fec0::1", "::127.0.0.1", "::10.0.0.1", "::93.184.216.34",
    "::ffff:0:127.0.0.1", "::ffff:0:93.184.216.34", "64:ff9b::a00:1", "2002:a00:1::1", "::ffff:169.254.169.254",
    # Teredo: the server's address, then the client's (inverted), private.
    "2001:0:a00:1::", "2001:0:5db8:d822:0:0:f5ff:fffe", "2600::5efe:10.0.0.1", "2600::200:5efe:10.0.0.1",
    "3fff::1", "2001:2::1", "100::1", "5f00::1", "fe80::1%lo",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_leads_elsewhere_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("ftp://news.example/a", "Seuls les liens http et https simples"),
        ("http://user:word@news.example/a", "nom d’utilisateur ou un mot de passe"),
        ("http://127.0.0.1:9/a", "ne mène pas à une adresse publique"),
        (f"https://news.example/{'a' * 5000}", "Ce lien est trop long"),
    ],
)
async def test_why_a_link_is_not_followed_is_told_in_french_too(link: str, told: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        await HttpFetcher().fetch(link)
    with language.speaking("fr"):
        assert told in language.retold(str(failed.value))


@pytest.mark.parametrize(
    ("status", "encoding", "told"),
    [
        (404, None, "127.0.0.1 a répondu 404\u00a0; envoyez plutôt la page en fichier."),
        (200, "br", "La page est compressée d’une façon qui n’est pas lue ici\u00a0; envoyez-la plutôt en fichier."),
        (200, "gzip", "La page n’a pas pu être décompressée\u00a0; envoyez-la plutôt en fichier."),
    ],
)
async def test_why_a_page_is_not_had_is_told_in_french_with_the_mend(status: int, encoding: str, told: str) -> None:
    async def odd(_: web.Request) -> web.Response:
        return web.Response(status=status, body=PAGE, headers={"Content-Encoding": encoding} if encoding else {})

    async with serving(odd) as here:
        with pytest.raises(FetchFailed) as failed:
            await HttpFetcher(HERE).fetch(here)
    with language.speaking("fr"):
        assert language.retold(str(failed.value)) == told


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


HOSTILE_HOSTS = ["a" * 64, "a." * 200 + "org", "xn--", "xn--a.example", "xn--999999999.example", ".", "a..b", "\u2024",
                 "\u0627a.example", "-", "[::1", "1.2.3.4.5.6", "%00", "a b"]  # fmt: skip


@pytest.mark.parametrize("host", HOSTILE_HOSTS)
async def test_a_name_that_no_host_can_have_is_refused_in_a_sentence(host: str) -> None:
    with pytest.raises(FetchFailed):
        await HttpFetcher(HERE).fetch(f"http://{host}/news")


@pytest.mark.parametrize("host", ["a" * 64, "xn--", "xn--a.example", "a..b"])
async def test_a_redirect_to_such_a_name_is_refused_in_a_sentence(host: str) -> None:
    async with speaking(
        f"HTTP/1.1 302 Found\r\nLocation: http://{host}/\r\nContent-Length: 0\r\n\r\n".encode()
    ) as here:
        with pytest.raises(FetchFailed):
            await HttpFetcher(HERE).fetch(here)


SECRETS = ["user:word@", "user@", ":word@", "a:b@c:d@"]


@pytest.mark.parametrize("secret", SECRETS)
async def test_a_redirect_that_holds_a_password_is_not_followed(secret: str) -> None:
    asked: list[str] = []

    async def away(request: web.Request) -> web.Response:
        asked.append(request.path)
        if request.path == "/page":
            return await page(request)
        target = f"http://{secret}{request.host}/page"
        return web.Response(status=302, headers={"Location": target})

    async with serving(away) as here:
        with pytest.raises(FetchFailed) as refused:
            await HttpFetcher(HERE).fetch(f"{here}/start")
    assert asked == ["/start"]
    assert "word" not in str(refused.value).replace("password", "")


@pytest.mark.parametrize("secret", [*SECRETS, "@"])
async def test_a_link_that_holds_a_password_is_not_followed(secret: str) -> None:
    async with serving(page) as here:
        with pytest.raises(FetchFailed):
            await HttpFetcher(HERE).fetch(here.replace("//", f"//{secret}"))


async def test_a_redirect_from_the_web_to_a_file_is_not_followed() -> None:
    async with speaking(b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n") as here:
        with pytest.raises(FetchFailed):
            await HttpFetcher(HERE).fetch(here)


async def test_a_page_is_named_by_a_short_line_whatever_its_path() -> None:
    async with serving(page) as here:
        upload = await HttpFetcher(HERE).fetch(f"{here}/{'a' * 900}%07%00%E2%80%AE.html")
    assert len(upload.name) <= 100
    assert upload.name.isprintable()
    assert upload.name.endswith("a.html")


async def test_a_cookie_that_a_redirect_sets_is_shown_to_where_it_leads() -> None:
    async def gate(request: web.Request) -> web.Response:
        if request.cookies.get("seen") == "yes":
            return await page(request)
        return web.Response(status=302, headers={"Location": "/page", "Set-Cookie": "seen=yes; Path=/"})

    async with serving(gate) as here:
        assert (await HttpFetcher(HERE).fetch(here)).content == PAGE


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


def packed(content: bytes, layers: int = 1) -> bytes:
    for _ in range(layers):
        content = gzip.compress(content, mtime=0)  # a time would give tests other names each second
    return content


@functools.cache
def packed_zeros(megabytes: int, layers: int = 1) -> bytes:
    """So many megabytes of nothing, which takes a third of a second to pack."""
    return packed(b"\0" * 1_000_000 * megabytes, layers)


def answering(body: bytes, encoding: str, **more: str) -> Handler:
    """Answers with a body that is packed already."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, headers={"Content-Encoding": encoding, **more})

    return answer


@contextmanager
def within_megabytes(most: int) -> Iterator[None]:
    """Fails where Python held more at one moment than it did before; what zlib unpacks is counted."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()
    assert peak < most, f"{peak:.0f} MB were held at once"


async def test_a_page_is_asked_for_unpacked() -> None:
    asked: list[str | None] = []

    async def note(request: web.Request) -> web.Response:
        asked.append(request.headers.get("Accept-Encoding"))
        return await page(request)

    async with serving(note) as here:
        await HttpFetcher(HERE).fetch(here)
    assert asked == ["identity"]


async def test_a_compressed_page_is_measured_unpacked() -> None:
    bomb = packed_zeros(128)
    async with serving(answering(bomb, "gzip")) as here:
        with within_megabytes(60), pytest.raises(FetchFailed, match="over 20 MB"):
            await HttpFetcher(HERE).fetch(here)


@pytest.mark.parametrize(
    "encoding", ["gzip, gzip, gzip", "gzip,gzip", "deflate, gzip", "identity, gzip, gzip", "br", "zstd", "gzip, x"]
)
async def test_a_page_packed_in_layers_is_refused_before_anything_is_unpacked(encoding: str) -> None:
    bomb = packed_zeros(64, layers=3)
    assert len(bomb) < 2_000
    async with serving(answering(bomb, encoding)) as here:
        with within_megabytes(5), pytest.raises(FetchFailed, match="packed in a way that is not unpacked here"):
            await HttpFetcher(HERE).fetch(here)


async def test_layers_in_several_headers_are_layers() -> None:
    async def twice(_: web.Request) -> web.Response:
        return web.Response(body=packed(PAGE, 2), headers=[("Content-Encoding", "gzip"), ("Content-Encoding", "gzip")])

    async with serving(twice) as here:
        with pytest.raises(FetchFailed, match="packed in a way that is not unpacked here"):
            await HttpFetcher(HERE).fetch(here)


async def test_the_body_of_a_redirect_is_not_even_read() -> None:
    bomb = packed_zeros(64, layers=2)

    async def away(request: web.Request) -> web.Response:
        if request.path == "/page":
            return await page(request)
        return web.Response(
            status=302, body=bomb, headers={"Location": "/page", "Content-Encoding": "gzip, gzip", "Server": "x"}
        )

    async with serving(away) as here:
        with within_megabytes(5):
            assert (await HttpFetcher(HERE).fetch(here)).content == PAGE


async def test_a_redirect_whose_body_never_ends_is_followed_at_once() -> None:
    async def away(request: web.Request) -> web.StreamResponse:
        if request.path == "/page":
            return await page(request)
        response = web.StreamResponse(status=302, headers={"Location": "/page"})
        await response.prepare(request)
        while True:
            await response.write(b"x" * 65536)

    async with serving(away) as here:
        assert (await HttpFetcher(HERE).fetch(here)).content == PAGE


def deflated(content: bytes, bare: bool = False) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


LONG_PAGE = PAGE + b" ".join(b"%d families, a clerk said." % number for number in range(90_000))
PACKED_ONCE = [
    ("gzip", packed(LONG_PAGE)), ("GZIP", packed(PAGE)), ("x-gzip", packed(PAGE)), ("identity", LONG_PAGE),
    ("", LONG_PAGE), ("deflate", deflated(LONG_PAGE)), ("deflate", deflated(LONG_PAGE, bare=True)),
    ("gzip", packed(PAGE) + b"\0" * 100), ("gzip", packed(b"x" * fetching.SLICE * 3)),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "body"), PACKED_ONCE)
async def test_a_page_packed_once_is_unpacked_in_full(encoding: str, body: bytes) -> None:
    async with serving(answering(body, encoding)) as here:
        content = (await HttpFetcher(HERE).fetch(here)).content
    assert content in (LONG_PAGE, PAGE, b"x" * fetching.SLICE * 3)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (packed(LONG_PAGE)[:-9], "came incomplete"),
        (b"", "came incomplete"),
        (PAGE, "could not be unpacked"),
        (packed(PAGE) + packed(PAGE), "not unpacked here"),
    ],
)
async def test_a_page_is_never_half_a_page(body: bytes, said: str) -> None:
    async with serving(answering(body, "gzip")) as here:
        with pytest.raises(FetchFailed, match=said):
            await HttpFetcher(HERE).fetch(here)


@asynccontextmanager
async def speaking(answer: bytes) -> AsyncIterator[str]:
    """A server that says these bytes to whoever connects, whatever they ask."""

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(say, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_a_length_over_the_limit_is_believed_and_nothing_read() -> None:
    async with speaking(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n") as here:
        with pytest.raises(FetchFailed, match="over 20 MB"):
            await HttpFetcher(HERE).fetch(here)


ONE_BYTE = b"1\r\nx\r\n"


async def test_a_page_in_pieces_of_one_byte_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, most_at_once = 0, 0
    as_it_comes = httpx.Response.aiter_raw

    async def counted(response: httpx.Response) -> AsyncIterator[bytes]:
        nonlocal taken
        async for piece in as_it_comes(response):
            taken += 1
            yield piece

    async def others() -> None:
        nonlocal most_at_once
        while True:
            before = taken
            await asyncio.sleep(0)
            most_at_once = max(most_at_once, taken - before)

    monkeypatch.setattr(httpx.Response, "aiter_raw", counted)
    body = ONE_BYTE * 8_000 + b"0\r\n\r\n"
    async with speaking(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body) as here:
        beside = asyncio.create_task(others())
        upload = await HttpFetcher(HERE).fetch(here)
        beside.cancel()
    assert upload.content == b"x" * 8_000
    assert most_at_once <= READ_AT_ONCE / len(ONE_BYTE) + 1


async def test_unpacking_is_done_beside_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: set[str] = set()
    unpack = fetching.Unpacker.unpack

    def noted(unpacker: fetching.Unpacker, piece: bytes) -> bytes:
        threads.add(threading.current_thread().name)
        return unpack(unpacker, piece)

    monkeypatch.setattr(fetching.Unpacker, "unpack", noted)
    async with serving(answering(packed(LONG_PAGE), "gzip")) as here:
        await HttpFetcher(HERE).fetch(here)
    assert threads
    assert threading.current_thread().name not in threads


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


async def test_only_who_sent_a_link_is_told_to_send_the_page_as_a_file() -> None:
    fetcher = HttpFetcher(HERE)
    with pytest.raises(FetchFailed, match=r"127\.0\.0\.1 could not be reached; send the page as a file instead\.$"):
        await fetcher.fetch("http://127.0.0.1:9/")
    with pytest.raises(FetchFailed, match=r"127\.0\.0\.1 could not be reached\.$"):
        await fetcher.get("http://127.0.0.1:9/feed", {}, 1000)


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


async def test_nothing_in_the_environment_says_whom_to_trust(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fetching._certificates.cache_clear()
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "somebody's-authority.pem"))
    async with serving(page) as here:
        assert (await HttpFetcher(HERE).fetch(here)).content == PAGE


async def test_a_password_in_netrc_goes_to_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login clerk password word\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HOME", str(tmp_path))
    shown: list[str | None] = []

    async def note(request: web.Request) -> web.Response:
        shown.append(request.headers.get("Authorization"))
        return await page(request)

    async with serving(note) as here:
        await HttpFetcher(HERE).fetch(here)
    assert shown == [None]
