"""A news site on loopback: feeds, pages, robots.txt, and what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web

from bot.public_addresses import is_public

START = datetime(2018, 2, 20, 9, 0, tzinfo=UTC)
TULIPS = (
    "The jury praised a bed of yellow tulips in the town park on Sunday, and the gardener thanked her two helpers "
    "warmly. The park opens at nine in the morning, and there is room for bicycles beside the northern gate."
)


def here(address: str) -> bool:
    """Allows loopback beside the public addresses."""
    return address.startswith("127.0.0.") or is_public(address)


def on_the_beat(number: int, also: str = "") -> str:
    """An article that is like no other."""
    places = ("France", "Germany", "Belgium", "Sweden", "Austria", "Denmark", "Finland", "Italy", "Spain", "Norway")
    place = places[number % len(places)]
    return (
        f"Some {100 + number} fighters have returned to {place} from Syria and Iraq since 2014, the interior ministry "
        f"said. Officials in ministry room {number} said that {number + 3} women had come back with their children "
        f"in convoy {number * 7}. {also}"
    )


def page(title: str, text: str) -> str:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n"))
    head, heading = f"<title>{escape(title)}</title>", f"<h1>{escape(title)}</h1>"
    return f"<html><head>{head}</head><body><article>{heading}{paragraphs}</article></body></html>"


@dataclass
class Answer:
    """What the site answers for a path."""

    body: bytes | str = b""
    kind: str = "text/html"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


@dataclass
class Asked:
    path: str
    headers: dict[str, str]


class NewsSite:
    """The site: `answers` by path, `asked` (all requests so far), and `most_at_once` (the most requests at
    one time)."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.articles: list[tuple[str, datetime, str | None]] = []
        self.most_at_once = self._now = 0
        self.validators = True
        self.url = ""

    # --- what it publishes ------------------------------------------------------------------------------------------

    def publish(self, number: int, text: str | None = None, changed: str | None = None) -> str:
        """Puts an article on its page and at the top of the feed; gives its path."""
        path = f"/news/{number}.html"
        self.answers[path] = Answer(page(f"Article {number}", text or on_the_beat(number)))
        self.articles = [(path, START + timedelta(minutes=number), changed)] + [
            a for a in self.articles if a[0] != path
        ]
        return path

    def rss(self, paths: Iterable[tuple[str, datetime, str | None]] | None = None) -> str:
        items = "".join(
            f"<item><title>Item {path}</title><link>{self.url}{path}</link><guid>{path}</guid>"
            f"<pubDate>{format_datetime(at)}</pubDate><description>{escape(changed or '')}</description></item>"
            for path, at, changed in (self.articles if paths is None else paths)
        )
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Wire</title>{items}</channel></rss>'
        )

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one.path == path for one in self.asked)

    # --- the server -------------------------------------------------------------------------------------------------

    async def _answer(self, request: web.Request) -> web.Response:
        self.asked.append(Asked(request.path_qs, dict(request.headers)))
        self._now += 1
        self.most_at_once = max(self.most_at_once, self._now)
        try:
            return await self._answered(request)
        finally:
            self._now -= 1

    async def _answered(self, request: web.Request) -> web.Response:
        found = self.answers.get(request.path_qs) or self.answers.get(request.path)
        if found is None and request.path == "/feed.xml":
            body = self.rss()
            tag = f'"{hash(body)}"'
            if self.validators and request.headers.get("If-None-Match") == tag:
                return web.Response(status=304)
            found = Answer(body, "application/rss+xml", headers={"ETag": tag} if self.validators else {})
        if found is None:
            return web.Response(status=404)
        await asyncio.sleep(found.delay)
        body = found.body.encode() if isinstance(found.body, str) else found.body
        return web.Response(status=found.status, body=body, content_type=found.kind, headers=found.headers)


@asynccontextmanager
async def news_site(host: str = "127.0.0.1") -> AsyncIterator[NewsSite]:
    """A running site."""
    site = NewsSite()
    app = web.Application()
    app.router.add_get("/{path:.*}", site._answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    listening = web.TCPSite(runner, host, 0)
    await listening.start()
    server = listening._server
    assert server is not None
    site.url = f"http://{host}:{server.sockets[0].getsockname()[1]}"  # type: ignore[attr-defined]
    try:
        yield site
    finally:
        await runner.cleanup()
