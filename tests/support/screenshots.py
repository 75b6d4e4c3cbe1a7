"""Writes the pictures of docs/pages: a page of every kind, as a phone and as a desk shows it.

    python -m tests.support.screenshots

Most are of the samples, which the language model reads; those of an event, and of what no longer stands, are of made-up
ones. Needs the system's Chromium.
"""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Browser

from bot.terminal.samples import take_in_samples
from tests.support.browser import WIDTHS, chromium, event_pages_of, pages_of, served_site
from tests.support.fake_desk import LineDesk
from tests.support.fallen_pages import fallen_pages
from tests.support.reading_chat import FILLED, Clock, publish
from tests.support.told_event import GUN_VIOLENCE, TOLD_EVENT

FOLDER = Path(__file__).parents[2] / "docs" / "pages"
# The same in each picture, whoever takes it and when.
PUBLIC, NOW = "https://news.example/desk", datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
# The height of a picture, in pixels: what lies further below is left out.
TALLEST = 1400


async def main() -> None:
    """Writes one picture for each page and width."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        async with chromium() as browser:
            samples = f"sqlite+aiosqlite:///{home / 'samples.sqlite3'}"
            async with served_site(home, samples, public=PUBLIC, clock=Clock(NOW)) as (base, services):
                await take_in_samples(services, lambda _: None)
                await take(browser, base, await pages_of(services))
            fallen = f"sqlite+aiosqlite:///{home / 'fallen.sqlite3'}"
            async with served_site(home, fallen, public=PUBLIC, clock=Clock(NOW), desk=LineDesk()) as (base, services):
                wire, *_ = await publish(services, *FILLED)
                pages = await fallen_pages(services, wire)
                await take(browser, base, {name: pages[name] for name in ("withdrawn", "reworded", "fallen-from")})
            events = f"sqlite+aiosqlite:///{home / 'events.sqlite3'}"
            async with served_site(
                home, events, beat=GUN_VIOLENCE, public=PUBLIC, clock=Clock(NOW), desk=LineDesk()
            ) as (base, services):
                await publish(services, *TOLD_EVENT)
                await take(browser, base, await event_pages_of(services))


async def take(browser: Browser, base: str, pages: dict[str, str]) -> None:
    """Pictures of these pages in both widths, of the page as far as it fits."""
    for width, height in WIDTHS.items():
        page = await browser.new_page(viewport={"width": width, "height": height})
        for name, path in pages.items():
            await page.goto(base + path)
            tall = await page.evaluate("document.documentElement.scrollHeight")
            clip = {"x": 0, "y": 0, "width": width, "height": max(height, min(tall, TALLEST))}
            await page.screenshot(path=FOLDER / f"{name}-{width}.png", full_page=True, clip=clip)  # type: ignore[arg-type]
        await page.close()


if __name__ == "__main__":
    asyncio.run(main())
