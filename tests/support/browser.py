"""The system's Chromium for tests and screenshots of the pages, and a site on a real port for it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, async_playwright
from pydantic import SecretStr

from bot.app import build_application, open_services
from bot.chat.context import Services
from bot.settings import Settings
from bot.web.server import WebServer
from tests.support.ports import free_port
from tests.support.telegram_server import TOKEN

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTHS = {360: 800, 1280: 900}


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A headless browser that connects only to what a page names."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def served_site(
    home: Path, url: str, *, beat: Path | None = None, public: str | None = None, **more: Any
) -> AsyncIterator[tuple[str, Services]]:
    """Pages on a port of this machine: their address, and the services behind them. `public` is where the pages say
    that they are, if not there; its path has to be /desk."""
    port = free_port()
    base = f"http://127.0.0.1:{port}/desk"
    settings = Settings(
        token=SecretStr(TOKEN),
        owner=7,
        home=home,
        database_url=url,
        listen=f"127.0.0.1:{port}",
        web_url=public or base,
        beat=beat,
    )
    async with open_services(settings, **more) as services:
        server = WebServer(build_application(services, TOKEN), settings)
        await server.start()
        try:
            yield base, services
        finally:
            await server.stop()


async def pages_of(services: Services) -> dict[str, str]:
    """The path of one page of every kind that the library has, by name."""
    from bot.web.addresses import claim_path, figure_path
    from briefings import answers
    from briefings.model import Question

    library, beat = services.library, services.beat
    pages = {
        "home": "/",
        "documents": "/documents",
        "figures": "/figures",
        "not-found": "/nowhere",
    }
    best = None
    for topic in beat.topics:
        briefing = await answers.brief(library, beat, Question(topic.id))
        if len(briefing.findings) > (len(best.findings) if best else 0):
            best = briefing
    assert best is not None
    pages["topic"] = f"/topics/{best.question.topic}"
    told = max(best.findings, key=lambda finding: len(finding.documents))
    claim, document = await library.claim(told.claims[0])
    pages["document"] = f"/documents/{document.number}"
    pages["claim"] = claim_path(document.number, claim.id)
    figures = await library.figures()
    if figures:
        pages["figure"] = figure_path(max(figures, key=lambda figure: len(figure.history)))
    return pages


async def event_pages_of(services: Services) -> dict[str, str]:
    """The list of events, the newest event's timeline, and its toll with the longest history."""
    from bot.web.addresses import figure_path

    (known,) = await services.library.events(limit=1)
    tolls = await services.library.figures(event=known.happening.id)
    return {
        "events": "/events",
        "event": f"/events/{known.happening.id}",
        "toll": figure_path(max(tolls, key=lambda figure: len(figure.history))),
    }
