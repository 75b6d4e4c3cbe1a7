"""The bot's web app for tests, called without a socket; and its pages as a browser's parser sees them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from lxml import html
from pydantic import SecretStr

from bot.app import build_application, open_services
from bot.chat.context import Services
from bot.settings import Settings
from bot.web.app import web_app
from briefings.model import Upload
from tests.support.fake_desk import LineDesk
from tests.support.filled_library import FilledLibrary
from tests.support.reading_chat import Clock, publish
from tests.support.telegram_server import TOKEN

BASE = "https://news.example/desk"


@dataclass
class WebSite:
    """A web app under test. `ask` gives the answer for a path under the base."""

    services: Services
    client: httpx.AsyncClient
    numbers: list[int]

    async def ask(self, path: str, **headers: str) -> httpx.Response:
        return await self.client.get(path if path.startswith("/desk") else f"/desk{path}", headers=headers)

    async def page(self, path: str) -> Any:
        """The page as a tree; fails if it isn't there."""
        response = await self.ask(path)
        assert response.status_code == 200, (path, response.status_code, response.text)
        return html.fromstring(response.text)

    async def claim(self, number: int, words: str) -> str:
        """The path of the claim with these words."""
        claims = await self.services.library.claims_of(number)
        return f"/documents/{number}/claims/{next(c.id for c in claims if words in c.text)}"


@asynccontextmanager
async def web_site(url: str, home: Path, *uploads: Upload, **settings: Any) -> AsyncIterator[WebSite]:
    """A web app on a library with these documents published."""
    made = Settings(
        **{"token": SecretStr(TOKEN), "owner": 7, "home": home, "database_url": url, "web_url": BASE, **settings}
    )
    filled = FilledLibrary(url, ("web", repr(uploads), settings.get("beat")))
    there = bool(uploads) and filled.put()
    async with open_services(made, desk=LineDesk(), clock=Clock()) as services:
        if there:
            numbers = list(range(1, len(uploads) + 1))
        else:
            keep = bool(uploads) and filled.is_empty()
            numbers = await publish(services, *uploads)
            if keep:
                filled.keep()
        app = web_app(build_application(services, TOKEN), made)
        transport = httpx.ASGITransport(app, raise_app_exceptions=True)
        async with httpx.AsyncClient(transport=transport, base_url="https://news.example") as client:
            yield WebSite(services, client, numbers)


def text_of(tree: Any) -> str:
    """The text of a page, on one line."""
    return " ".join(tree.find(".//main").text_content().split())


def links_of(tree: Any) -> list[str]:
    """The addresses of its links."""
    return [str(link) for link in tree.xpath("//a/@href")]
