"""A process that only watches a library, for tests that kill it: `python -m tests.support.watching_process
DATABASE_URL`. Everything is real except the desk, which reads articles whose lines are statements."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from bot.feeds import looking, watch
from bot.feeds.wiring import Watching, join_watch
from bot.fetching import HttpFetcher
from bot.pages.digest_message import TelegramScribe
from briefings.beat.beat import shipped_beat
from briefings.deliveries.telling import TellReaders
from briefings.model import Extraction, FeedPage, Upload
from briefings.reading.feeds import read_feed
from storage.database.database import Database
from storage.feeds import turns
from storage.feeds.book import SqlFeedBook
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from tests.support.fake_desk import LineDesk
from tests.support.news_site import here

OWNER = 7


class WatchingDesk(LineDesk):
    """Takes a moment for each article, so that a kill can hit it in the middle."""

    async def read(self, upload: Upload) -> Extraction:
        await asyncio.sleep(0.02)
        return await super().read(upload)

    async def feed(self, content: bytes, address: str, now: datetime) -> FeedPage:
        return read_feed(content, address, now)


def watching(database: Database) -> Watching:
    """The watch of a database's library, without pauses between requests."""
    library, outbox, scribe = SqlLibrary(database), SqlOutbox(database), TelegramScribe(shipped_beat(), "UTC")
    return join_watch(
        library, SqlFeedBook(database), outbox, WatchingDesk(), HttpFetcher(here), owner=OWNER,
        tell=lambda: TellReaders(outbox, scribe), clock=lambda: datetime.now(UTC), pause=timedelta(0),
    )  # fmt: skip


async def main() -> None:
    """Shortens leases to seconds, so that many kills fit into a test, and lifts the bound on a day's items."""
    turns.LEASE, watch.RENEWAL, looking.MOST_A_DAY = timedelta(seconds=5), 1.0, 100_000
    await watching(Database(sys.argv[1])).watch.run()


if __name__ == "__main__":
    asyncio.run(main())
