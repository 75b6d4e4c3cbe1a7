"""A library that watches a news site on loopback, for tests of the watch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.feeds.wiring import Watching, join_watch
from bot.fetching import HttpFetcher
from bot.pages.messages.digest_message import TelegramScribe
from briefings.beat.beat import shipped_beat
from briefings.deliveries.telling import TellReaders
from briefings.model import Document, Feed, FindState
from storage.database.database import Database
from storage.feeds.book import SqlFeedBook
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from tests.support.desk_chat import HereDesk
from tests.support.news_site import START, NewsSite, here

OWNER, EDITOR = 7, 8


@dataclass
class Clock:
    now: datetime = START + timedelta(days=1)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **much: int) -> None:
        self.now += timedelta(**much)


@dataclass(repr=False)
class Newsroom:
    """A library that watches one site."""

    site: NewsSite
    library: SqlLibrary
    outbox: SqlOutbox
    desk: HereDesk
    watching: Watching
    clock: Clock
    database: Database

    @property
    def book(self) -> SqlFeedBook:
        return SqlFeedBook(self.database)

    async def watch(self, path: str = "/feed.xml", **chosen: object) -> Feed:
        feed = replace(Feed(0, f"{self.site.url}{path}"), **chosen)  # type: ignore[arg-type]
        return await self.book.add_feed(feed, self.clock())

    async def look(self, **later: int) -> None:
        """Everything is looked at now, and worked off."""
        self.clock.on(**later)
        await self.book.look_now(self.clock())
        await self.watching.watch.drain()

    async def work(self, **later: int) -> None:
        """What is due by itself is worked off."""
        self.clock.on(**later)
        await self.watching.watch.drain()

    async def documents(self) -> list[Document]:
        return sorted(await self.library.documents(status=None, limit=99), key=lambda document: document.number)

    async def found(self) -> dict[FindState, int]:
        (feed,) = await self.book.feeds()
        return dict((await self.book.found()).get(feed.id, {}))

    def tells(self) -> TellReaders:
        return TellReaders(self.outbox, TelegramScribe(shipped_beat(), "UTC"))

    async def told(self, chat: int = OWNER) -> list[str]:
        return [d.text for d in reversed(await self.outbox.deliveries(chat=chat, limit=99))]


async def joined(database: Database, site: NewsSite, desk: HereDesk, clock: Clock) -> Newsroom:
    library, outbox = SqlLibrary(database), SqlOutbox(database)
    scribe = TelegramScribe(shipped_beat(), "UTC")
    watching = join_watch(
        library, SqlFeedBook(database), outbox, desk, HttpFetcher(here, contact="desk@harbour.example"), owner=OWNER,
        tell=lambda: TellReaders(outbox, scribe), clock=clock, pause=timedelta(0),
    )  # fmt: skip
    return Newsroom(site, library, outbox, desk, watching, clock, database)
