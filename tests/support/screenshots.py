"""Makes the pictures of docs/pages: a page of every kind on the samples, in a phone's and a desktop's width.

Run by `python -m tests.support.screenshots`. Needs the language model, which reads the samples, and the system's
Chromium.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from bot.terminal.samples import take_in_samples
from tests.support.browser import WIDTHS, chromium, pages_of, served_site

FOLDER = Path(__file__).parents[2] / "docs" / "pages"


async def main() -> None:
    """Writes one picture for each page and width."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        url = f"sqlite+aiosqlite:///{home / 'samples.sqlite3'}"
        async with served_site(home, url) as (base, services), chromium() as browser:
            await take_in_samples(services, lambda _: None)
            pages = await pages_of(services)
            for width, height in WIDTHS.items():
                page = await browser.new_page(viewport={"width": width, "height": height})
                for name, path in pages.items():
                    await page.goto(base + path)
                    await page.screenshot(path=FOLDER / f"{name}-{width}.png")


if __name__ == "__main__":
    asyncio.run(main())
