"""Several machines that watch one library, whose clocks differ: the database's decides whose turn it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import open_services
from bot.feeds.shared_clock import SharedClock
from bot.feeds.wiring import Watching, join_watch
from bot.fetching import HttpFetcher
from bot.pages.messages.digest_message import TelegramScribe
from bot.settings import Settings
from bot.web.watching import conditions_of
from briefings.beat.beat import shipped_beat
from briefings.deliveries.telling import TellReaders
from briefings.model import Extraction, Feed, Upload
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.feeds.book import SqlFeedBook
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from storage.queue.workers import SqlWorkers
from tests.support.news_site import here, news_site
from tests.support.postgres_server import Server
from tests.support.watching_process import WatchingDesk


class HeldDesk(WatchingDesk):
    """Reads nothing until it may."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.may = asyncio.Event(), asyncio.Event()

    async def read(self, upload: Upload) -> Extraction:
        self.begun.set()
        await self.may.wait()
        return await super().read(upload)


@pytest.fixture
async def shared(postgres: Server) -> AsyncIterator[Database]:
    database = Database(postgres.new_database())
    await migrate(database)
    yield database
    await database.close()


def machine(database: Database, desk: WatchingDesk, ahead: timedelta) -> Watching:
    """The watch of a machine whose clock is ahead."""
    library, outbox, scribe = SqlLibrary(database), SqlOutbox(database), TelegramScribe(shipped_beat(), "UTC")

    def clock() -> datetime:
        return datetime.now(UTC) + ahead

    return join_watch(
        library, SqlFeedBook(database), outbox, desk, HttpFetcher(here), owner=7,
        tell=lambda: TellReaders(outbox, scribe), clock=clock, pause=timedelta(0),
        shared=SharedClock(clock, SqlWorkers(database).now, clock),
    )  # fmt: skip


@pytest.mark.parametrize("ahead", [timedelta(minutes=5), timedelta(hours=-2)])
async def test_two_machines_whose_clocks_differ_fetch_a_find_once(shared: Database, ahead: timedelta) -> None:
    async with news_site() as site:
        site.publish(1)
        desk = HeldDesk()
        right, wrong = machine(shared, desk, timedelta(0)), machine(shared, WatchingDesk(), ahead)
        await right.book.add_feed(Feed(0, f"{site.url}/feed.xml"), datetime.now(UTC))
        first = asyncio.create_task(right.watch.drain())
        await asyncio.wait_for(desk.begun.wait(), 30)
        assert await wrong.watch.round() == 0, "the find, and the feed, are the other machine's"
        desk.may.set()
        await asyncio.wait_for(first, 30)
        await wrong.watch.drain()
        assert site.times("/news/1.html") == site.times("/feed.xml") == 1


async def test_what_is_stored_in_the_library_bears_the_machine_s_own_time(shared: Database) -> None:
    late = datetime.now(UTC) + timedelta(hours=1)
    clock = SharedClock(lambda: late, SqlWorkers(shared).now, lambda: datetime.now(UTC) + timedelta(hours=1))
    await clock.compare()
    assert (clock.own(), clock()) == (late, late - timedelta(hours=1))


async def test_readiness_tells_how_late_a_look_is_by_the_database_s_clock(shared: Database, tmp_path: Path) -> None:
    ahead = timedelta(hours=2)
    settings = Settings(database_url=shared.url.render_as_string(hide_password=False), home=tmp_path)
    async with open_services(settings, clock=lambda: datetime.now(UTC) + ahead, desk=WatchingDesk()) as services:
        services.watching = machine(shared, WatchingDesk(), ahead)
        await services.watching.book.add_feed(Feed(0, "https://news.example/feed"), datetime.now(UTC))
        assert (await conditions_of(services))["feeds"].well
