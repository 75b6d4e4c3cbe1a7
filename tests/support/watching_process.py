"""A process that watches a library and nothing else, for tests that kill it, forked from one that has imported
everything. All in it is real but for the desk, which reads articles whose lines say what they state."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.feeds import looking, watch
from bot.feeds.wiring import Watching, join_watch
from bot.fetching import HttpFetcher
from bot.pages.messages.digest_message import TelegramScribe
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
from tests.support.forked import Forked, start_forked
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


async def start_watching(url: str) -> Forked:
    """A process that watches the feeds of a library."""
    return await start_forked(watch_feeds, url)


def watch_feeds(url: str) -> None:
    """Watches until it is killed. What a dead process held is free after seconds, so that many kills fit into a test; a
    day's bound is out of the way."""
    turns.LEASE, watch.RENEWAL, looking.MOST_A_DAY = timedelta(seconds=5), 1.0, 100_000
    asyncio.run(watching(Database(url)).watch.run())
