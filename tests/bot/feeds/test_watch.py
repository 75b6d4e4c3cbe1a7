"""The watch over a real library and a news site on loopback: what is on the beat becomes a draft, once, politely."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from bot.feeds import looking
from bot.feeds.adding import change
from bot.feeds.asking import host_of
from bot.feeds.manners import MOST_FETCHES
from bot.feeds.wiring import Watching, join_watch
from bot.fetching import HttpFetcher
from bot.pages.messages.digest_message import TelegramScribe
from briefings import newsroom
from briefings.beat.beat import shipped_beat
from briefings.deliveries.telling import TellReaders
from briefings.errors import DatelineError, DeskFailed, NotFound
from briefings.model import Document, Feed, FeedItem, FindState, Person
from storage.database.database import Database
from storage.feeds.book import SqlFeedBook
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from tests.support.desk_chat import HereDesk
from tests.support.news_site import START, TULIPS, Answer, NewsSite, here, news_site, on_the_beat, page

pytestmark = [pytest.mark.model, pytest.mark.slow]

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


@pytest.fixture
async def room(sqlite_database: Database) -> AsyncIterator[Newsroom]:
    async with news_site() as site:
        yield await joined(sqlite_database, site, HereDesk(), Clock())


# --- finds ----------------------------------------------------------------------------------------------------------


async def test_what_is_on_the_beat_becomes_a_draft_and_what_is_off_it_is_remembered_by_address(room: Newsroom) -> None:
    room.site.publish(1)
    room.site.publish(2, TULIPS)
    await room.watch()
    await room.look()
    (draft,) = await room.documents()
    assert (draft.status, draft.title, draft.source) == ("draft", "Article 1", "The Harbour Wire")
    assert (draft.url, draft.published) == (f"{room.site.url}/news/1.html", START.date())
    assert draft.found["source"] == draft.found["published"] == "the feed"
    assert await room.found() == {"kept": 1, "off beat": 1}
    room.site.validators = False
    await room.look(hours=1)
    assert room.site.times("/news/1.html") == room.site.times("/news/2.html") == 1
    assert len(await room.documents()) == 1


async def test_a_first_look_takes_the_newest_few_and_later_looks_all_that_is_new(room: Newsroom) -> None:
    for number in range(1, 31):
        room.site.publish(number)
    await room.watch()
    await room.look()
    assert [d.title for d in await room.documents()] == [f"Article {n}" for n in range(26, 31)]
    for number in range(31, 38):
        room.site.publish(number)
    await room.look(hours=1)
    assert [d.title for d in await room.documents()] == [f"Article {n}" for n in range(26, 38)]


async def test_more_than_one_look_takes_comes_with_the_next_though_the_feed_has_not_changed(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    await room.look()
    for number in range(2, 27):
        room.site.publish(number)
    await room.look(hours=1)
    assert len(await room.documents()) == 21
    await room.work(minutes=2)
    assert sorted(d.title for d in await room.documents()) == sorted(f"Article {n}" for n in range(1, 27))


async def test_a_batch_of_finds_is_one_message_to_everybody_at_the_desk(room: Newsroom) -> None:
    await room.library.save_person(Person(EDITOR, "An editor", "editor"))
    for number in range(1, 4):
        room.site.publish(number)
    room.site.publish(4, TULIPS)
    await room.watch()
    await room.look()
    for chat in (OWNER, EDITOR):
        (told,) = await room.told(chat)
        assert told.startswith("<b>3 finds for the desk</b>")
        assert [f"Draft {n}: Article {n}" in told for n in (1, 2, 3)] == [True] * 3
    await room.look(hours=1)
    assert len(await room.told()) == 1


async def test_a_source_s_finds_go_public_at_once_where_an_editor_has_set_it_so(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch(publish=True, source="Harbour Times")
    await room.look()
    (document,) = await room.documents()
    assert (document.status, document.source, document.found["source"]) == ("published", "Harbour Times", "the feed")
    assert "Document 1: Article 1" in (await room.told())[0]


async def test_an_undated_find_is_a_draft_also_where_finds_go_public(room: Newsroom) -> None:
    path = room.site.publish(1)
    room.site.answers["/feed.xml"] = Answer(
        f"<rss version='2.0'><channel><title>W</title><item><link>{room.site.url}{path}</link></item></channel></rss>",
        "application/rss+xml",
    )
    await room.watch(publish=True)
    await room.look()
    assert [(d.status, d.published) for d in await room.documents()] == [("draft", None)]


async def test_a_correction_at_another_address_is_a_draft_also_where_finds_go_public(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch(publish=True, source="Harbour Times")
    await room.look()
    room.site.publish(2, on_the_beat(1, "The ministry corrected its figure in the evening."))
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["published", "draft"]
    assert "A version of document 1" in (await room.told())[-1]


async def test_a_later_version_of_a_published_document_is_a_draft_of_its_revision(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch(publish=True)
    await room.look()
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="corrected")
    await room.look(hours=1)
    first, draft = await room.documents()
    assert (first.status, draft.status) == ("published", "draft")
    assert (await newsroom.draft(room.library, draft.number)).revision_of == first.number
    assert "A later version of document 1" in (await room.told())[-1]


async def revised(room: Newsroom) -> None:
    """Publishes article 1 from the feed, and reads its publisher's later version: a draft, document 2."""
    room.site.publish(1)
    await room.watch(publish=True)
    await room.look()
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="corrected")
    await room.look(hours=1)


async def test_the_version_after_one_that_was_published_comes_too(room: Newsroom) -> None:
    await revised(room)
    await newsroom.publish(room.library, 2, by=EDITOR, now=room.clock(), tell=room.tells())
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure again at night."), changed="again")
    await room.look(hours=1)
    first, draft = await room.documents()
    assert (first.number, first.version, draft.status) == (1, 2, "draft")
    assert (await newsroom.draft(room.library, draft.number)).revision_of == 1
    assert room.site.times("/news/1.html") == 3


async def test_the_version_after_one_that_was_discarded_comes_and_the_discarded_one_does_not_again(
    room: Newsroom,
) -> None:
    await revised(room)
    await newsroom.discard(room.library, 2, by=EDITOR, now=room.clock(), tell=room.tells())
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="its tags")
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["published", "withdrawn"]
    room.site.publish(1, on_the_beat(1, "The ministry said that its figure had been wrong."), changed="again")
    await room.look(hours=1)
    first, _, draft = await room.documents()
    assert (await newsroom.draft(room.library, draft.number)).revision_of == first.number


async def test_a_correction_that_its_publisher_takes_back_is_no_draft_any_more_and_one_again_when_it_comes_back(
    room: Newsroom,
) -> None:
    await revised(room)
    room.site.publish(1, changed="taken back")
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["published", "withdrawn"]
    assert "taken back by its publisher" in (await room.told())[-1]
    room.site.publish(1, changed="its tags")
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["published", "withdrawn"]
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="once more")
    await room.look(hours=1)
    first, draft = await room.documents()
    assert (first.status, draft.status) == ("published", "draft")
    assert (await newsroom.draft(room.library, draft.number)).revision_of == first.number
    room.site.publish(1, on_the_beat(1, "The ministry said that its figure had been wrong."), changed="another")
    await room.look(hours=1)
    _, draft = await room.documents()
    assert (draft.status, "had been wrong" in draft.text) == ("draft", True)


async def test_a_draft_that_is_published_before_the_desk_was_told_of_it_is_told_as_what_it_became(
    room: Newsroom,
) -> None:
    await revised(room)
    await kept_as(room, document=2)
    await kept_as(room, document=99)
    await newsroom.publish(room.library, 2, by=EDITOR, now=room.clock(), tell=room.tells())
    await room.watching.watch.round()
    told = (await room.told())[-1]
    assert told.startswith("<b>1 find for the desk</b>")
    assert "Document 1: Article 1" in told
    assert await room.book.untold(1) == ()


@pytest.mark.parametrize("detail", [{"source": "Harbour Agency"}, {"url": "https://agency.example/1"}])
async def test_a_later_version_is_one_also_of_a_document_whose_details_an_editor_has_mended(
    room: Newsroom, detail: dict[str, str]
) -> None:
    room.site.publish(1)
    await room.watch(publish=True)
    await room.look()
    (first,) = await room.documents()
    read = await room.desk.extract(newsroom.with_details(first, detail))
    await newsroom.change_details(
        room.library, first.number, detail, read, by=EDITOR, now=room.clock(), tell=room.tells()
    )
    await is_followed(room)


async def test_a_later_version_is_one_also_where_the_feed_s_source_was_renamed(room: Newsroom) -> None:
    room.site.publish(1)
    feed = await room.watch(publish=True)
    await room.look()
    await room.book.save_feed(replace(feed, source="Harbour Times"))
    await is_followed(room)


async def is_followed(room: Newsroom) -> None:
    """The publisher's later version is a draft that takes the place of document 1 once it is published."""
    for words in ("The ministry corrected its figure.", "The ministry corrected its figure in the evening."):
        room.site.publish(1, on_the_beat(1, words), changed=words)
        await room.look(hours=1)
    first, draft = await room.documents()
    assert (draft.status, draft.version, draft.source, draft.url) == ("draft", 2, first.source, first.url)
    await newsroom.publish(room.library, draft.number, by=EDITOR, now=room.clock(), tell=room.tells())
    assert [(d.number, d.version) for d in await room.documents()] == [(first.number, 2)]


async def test_the_version_after_a_feed_was_removed_and_added_again_comes_too(room: Newsroom) -> None:
    room.site.publish(1)
    feed = await room.watch(publish=True)
    await room.look()
    await room.book.remove_feed(feed.id)
    await room.watch(publish=True)
    await room.look(hours=1)
    assert room.site.times("/news/1.html") == 1
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="corrected")
    await room.look(hours=1)
    first, draft = await room.documents()
    assert (await newsroom.draft(room.library, draft.number)).revision_of == first.number


async def kept_as(room: Newsroom, document: int) -> None:
    """A find is kept as a document; the desk was not told yet."""
    (feed,) = await room.book.feeds()
    await room.book.note(feed.id, [FeedItem(f"{room.site.url}/kept/{document}", "1", "T", None)], room.clock())
    taken = await room.book.take_find(room.clock())
    assert taken is not None
    await room.book.settle_find(*taken, "kept", document=document)


async def test_a_later_version_of_a_draft_takes_the_draft_s_place(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    await room.look()
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="corrected")
    await room.look(hours=1)
    (draft,) = await room.documents()
    assert (draft.status, draft.version) == ("draft", 2)
    assert "corrected its figure" in draft.text


async def test_what_an_editor_discarded_stays_so_whatever_its_publisher_changes(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    await room.look()
    await newsroom.discard(room.library, 1, by=EDITOR, now=room.clock(), tell=room.tells())
    room.site.publish(1, on_the_beat(1, "And more."), changed="corrected")
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["withdrawn"]


async def test_one_text_under_many_addresses_is_one_document(room: Newsroom) -> None:
    for number in (1, 2, 3):
        room.site.answers[room.site.publish(number)] = Answer(page("One headline", on_the_beat(9)))
    await room.watch()
    await room.look()
    assert len(await room.documents()) == 1
    assert await room.found() == {"kept": 1, "known": 2}


async def test_a_near_copy_of_a_document_is_a_draft_that_says_so(room: Newsroom) -> None:
    long = on_the_beat(1, " ".join(f"Witness {n} spoke of the road to the border." for n in range(12)))
    room.site.publish(1, long)
    await room.watch(source="One")
    await room.look()
    room.site.publish(2, long + "\nA second paragraph of the other paper stands here at the end of it all.")
    await room.look(hours=1)
    assert len(await room.documents()) == 2
    assert "A version of document 1: " in (await room.told())[-1]


async def test_pages_that_cannot_be_read_are_remembered_and_the_others_are_read(room: Newsroom) -> None:
    room.site.publish(1)
    room.site.answers[room.site.publish(2)] = Answer(b"\x00\x01", "application/octet-stream")
    room.site.answers[room.site.publish(3)] = Answer(status=404)
    await room.watch()
    await room.look()
    assert await room.found() == {"kept": 1, "unreadable": 1, "failed": 1}


async def test_a_recording_of_an_hour_is_begun_once_and_left(room: Newsroom) -> None:
    room.site.answers[room.site.publish(1)] = Answer(b"ID3" + b"\xff\xfb\x90" * 4_000_000, "audio/mpeg")
    await room.watch()
    await room.look()
    await room.work(hours=3)
    assert await room.found() == {"failed": 1}
    assert room.site.times("/news/1.html") == 1


async def test_a_find_whose_desk_fails_is_not_lost(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    room.desk.broken = DeskFailed("The reading desk is closed.")
    await room.look()
    assert await room.found() == {"waiting": 1}
    room.desk.broken = None
    await room.work(minutes=5)
    assert await room.found() == {"kept": 1}


async def test_a_find_that_meets_a_bug_is_set_aside_after_some_tries(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    room.desk.broken = ZeroDivisionError()
    await room.look()
    for _ in range(6):
        await room.work(minutes=5)
    assert await room.found() == {"failed": 1}
    assert room.desk.reads <= 5


async def test_a_look_that_meets_a_bug_is_a_failed_one_and_asks_nobody_again_at_once(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(room.desk, "feed", stumble)
    feed = await room.watch()
    await room.look()
    await room.work(minutes=10)
    assert room.site.times("/feed.xml") == 1
    feed = await room.book.feed(feed.id)
    assert (feed.failures, feed.error) == (1, looking.FAULT)


async def test_a_find_that_the_library_refuses_is_set_aside_after_some_tries(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    room.desk.broken = NotFound("There is no document 99.")
    await room.look()
    for _ in range(6):
        await room.work(minutes=5)
    assert await room.found() == {"failed": 1}
    assert room.desk.reads <= 5


# --- manners --------------------------------------------------------------------------------------------------------


async def test_a_feed_that_has_not_changed_is_not_sent_again(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    await room.look()
    await room.look(hours=1)
    first, second = (asked for asked in room.site.asked if asked.path == "/feed.xml")
    assert "If-None-Match" not in first.headers
    assert second.headers["If-None-Match"]


async def test_everything_is_asked_for_under_a_name_with_whom_to_turn_to(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    await room.look()
    assert {asked.headers["User-Agent"] for asked in room.site.asked} == {
        "Dateline/1 (a newsroom's reading bot; desk@harbour.example)"
    }


async def test_robots_txt_is_asked_once_a_day_and_kept_to_for_pages_but_not_for_feeds(room: Newsroom) -> None:
    room.site.answers["/robots.txt"] = Answer("User-agent: *\nDisallow: /feed.xml\nDisallow: /news/2", "text/plain")
    for number in (1, 2, 3):
        room.site.publish(number)
    await room.watch()
    await room.look()
    assert [d.title for d in await room.documents()] == ["Article 1", "Article 3"]
    assert room.site.times("/news/2.html") == 0
    assert room.site.times("/robots.txt") == 1
    room.site.publish(4)
    await room.look(hours=25)
    assert room.site.times("/robots.txt") == 2


async def test_a_site_whose_robots_txt_cannot_be_had_is_not_read_until_it_can(room: Newsroom) -> None:
    room.site.answers["/robots.txt"] = Answer(status=503)
    room.site.publish(1)
    await room.watch()
    await room.look()
    assert room.site.times("/news/1.html") == 0
    del room.site.answers["/robots.txt"]
    await room.work(hours=2)
    assert await room.found() == {"kept": 1}


async def test_what_was_found_before_a_night_in_which_its_site_was_down_comes_in_the_morning(room: Newsroom) -> None:
    path = room.site.publish(1)
    room.site.answers[path] = Answer(status=502)
    await room.watch()
    await room.look()
    for _ in range(30):
        await room.work(minutes=30)
    assert await room.found() == {"waiting": 1}
    room.site.publish(1)
    await room.work(hours=24)
    assert await room.found() == {"kept": 1}


async def test_a_page_that_its_site_does_not_give_for_days_is_given_up(room: Newsroom) -> None:
    path = room.site.publish(1)
    room.site.answers[path] = Answer(status=502)
    await room.watch()
    await room.look()
    for _ in range(8):
        await room.work(hours=24)
    assert await room.found() == {"failed": 1}
    assert room.site.times(path) == MOST_FETCHES


async def test_a_server_that_wants_to_be_left_alone_is(room: Newsroom) -> None:
    room.site.publish(1)
    room.site.answers[room.site.publish(2)] = Answer(status=429, headers={"Retry-After": "1800"})
    await room.watch()
    await room.look()
    asked = len(room.site.asked)
    await room.work(minutes=29)
    assert len(room.site.asked) == asked
    room.site.publish(2)
    await room.work(minutes=20)
    assert len(await room.documents()) == 2


async def test_one_request_at_a_time_for_a_server_and_several_servers_at_once(
    sqlite_database: Database,
) -> None:
    async with news_site() as one, news_site("127.0.0.2") as two:
        room = await joined(sqlite_database, one, HereDesk(), Clock())
        for site in (one, two):
            for number in range(1, 5):
                site.answers[site.publish(number, TULIPS)].delay = 0.05
            await room.book.add_feed(Feed(0, f"{site.url}/feed.xml"), room.clock())
        await room.look()
        assert (one.most_at_once, two.most_at_once) == (1, 1)
        assert one.times("/news/4.html") == two.times("/news/4.html") == 1


async def test_cache_control_puts_the_next_look_off_and_failures_twice_as_long_each_time(room: Newsroom) -> None:
    await room.watch(minutes=30)
    room.site.answers["/feed.xml"] = Answer(room.site.rss(), "text/xml", headers={"Cache-Control": "max-age=7200"})
    await room.look()
    (feed,) = await room.book.feeds()
    assert feed.due == room.clock() + timedelta(hours=2)
    room.site.answers["/feed.xml"] = Answer(status=500)
    waits = []
    for _ in range(4):
        await room.look(hours=2)
        (feed,) = await room.book.feeds()
        assert feed.due is not None
        waits.append((feed.due - room.clock()) / timedelta(hours=1))
    assert waits == [1, 2, 4, 8]
    assert feed.error == f"{host_of(room.site.url)} answered 500."


@pytest.mark.parametrize("paused", [False, True])
async def test_a_feed_that_is_set_to_be_looked_at_more_often_does_not_wait_for_the_longer_time(
    room: Newsroom, paused: bool
) -> None:
    feed = await room.watch(minutes=1440)
    await room.look()
    for chosen in ({"paused": paused}, {"minutes": 5}, {"paused": False}):
        feed = replace(feed, **chosen)
        await change(room.library, room.book, feed, by=EDITOR, now=room.clock())
    asked = room.site.times("/feed.xml")
    for _ in range(3):
        await room.work(minutes=5)
    assert room.site.times("/feed.xml") == asked + 3


async def test_a_dead_feed_is_told_once_and_again_only_after_it_was_alive(room: Newsroom) -> None:
    await room.watch()
    room.site.answers["/feed.xml"] = Answer(status=500)
    for _ in range(9):
        await room.look(days=1)
    (told,) = await room.told()
    assert "has not answered for 6 looks" in told
    del room.site.answers["/feed.xml"]
    await room.look(days=1)
    room.site.answers["/feed.xml"] = Answer(status=410)
    await room.look(days=1)
    assert len(await room.told()) == 2


# --- feeds that lie -------------------------------------------------------------------------------------------------


async def test_a_feed_that_has_moved_for_good_is_watched_where_it_is(room: Newsroom) -> None:
    room.site.publish(1)
    room.site.answers["/old.xml"] = Answer(status=301, headers={"Location": "/feed.xml"})
    await room.watch("/old.xml")
    await room.look()
    await room.look(hours=1)
    (feed,) = await room.book.feeds()
    assert feed.address == f"{room.site.url}/feed.xml"
    assert room.site.times("/old.xml") == 1


@pytest.mark.parametrize("status", [301, 302, 307])
async def test_endless_redirects_of_feeds_and_pages_are_failures(room: Newsroom, status: int) -> None:
    round_and_round = Answer(status=status, headers={"Location": "/round"})
    room.site.answers["/round"] = room.site.answers["/feed2.xml"] = round_and_round
    room.site.answers[room.site.publish(1)] = round_and_round
    await room.watch()
    other = await room.watch("/feed2.xml")
    await room.look()
    assert (await room.book.feed(other.id)).error == f"{host_of(room.site.url)} redirects more than 5 times."
    assert sum((await room.book.found())[1].values()) == 1
    assert await room.documents() == []


async def test_a_server_that_adds_a_parameter_to_follow_its_readers_is_asked_with_it(room: Newsroom) -> None:
    path = room.site.publish(1)
    room.site.answers[f"{path}?utm_source=rss"] = room.site.answers[path]
    room.site.answers[path] = Answer(status=302, headers={"Location": f"{path}?utm_source=rss"})
    room.site.answers["/feed.xml?utm_source=rss"] = Answer(room.site.rss(), "text/xml")
    room.site.answers["/feed.xml"] = Answer(status=301, headers={"Location": "/feed.xml?utm_source=rss"})
    await room.watch()
    await room.look()
    (document,) = await room.documents()
    assert document.url == f"{room.site.url}{path}"
    assert [feed.address for feed in await room.book.feeds()] == [f"{room.site.url}/feed.xml"]


async def test_a_page_that_is_on_another_server_is_asked_for_there_once(sqlite_database: Database) -> None:
    async with news_site() as short, news_site("127.0.0.2") as long:
        room = await joined(sqlite_database, short, HereDesk(), Clock())
        there = f"{long.url}{long.publish(1)}"
        for number in (1, 2):
            path = short.publish(number)
            short.answers[path] = Answer(status=302, headers={"Location": f"{there}?utm_source=feed{number}"})
        await room.watch()
        await room.look()
        (document,) = await room.documents()
        assert document.url == there
        assert long.times("/news/1.html") == 1
        assert long.times("/robots.txt") == 1


async def test_a_feed_of_fifty_megabytes_is_not_read(room: Newsroom) -> None:
    room.site.answers["/feed.xml"] = Answer(b"<rss>" + b" " * 50_000_000, "text/xml")
    await room.watch()
    await room.look()
    (feed,) = await room.book.feeds()
    assert feed.error == "127.0.0.1 sends more than 5 MB."


@pytest.mark.long(reason="takes in what a look may take of ten thousand things")
async def test_a_feed_that_names_ten_thousand_things_floods_nobody(room: Newsroom) -> None:
    await room.watch()
    await room.look()
    many = [(f"/news/{n}.html", START, None) for n in range(10_000)]
    room.site.answers["/feed.xml"] = Answer(room.site.rss(many), "text/xml")
    await room.look(hours=1)
    assert sum((await room.found()).values()) == 20


async def test_a_feed_with_other_addresses_at_every_look_is_bounded_by_the_day(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_A_DAY", 30)
    await room.watch()
    await room.look()
    for look in range(4):
        many = [(f"/none/{look}/{n}.html", START, None) for n in range(40)]
        room.site.answers["/feed.xml"] = Answer(room.site.rss(many), "text/xml")
        await room.look(minutes=30)
    assert sum((await room.found()).values()) == 30


async def test_what_a_day_s_bound_leaves_comes_with_the_next_day_though_the_feed_has_not_changed(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_A_DAY", 3)
    room.site.publish(1)
    await room.watch()
    await room.look()
    for number in range(2, 6):
        room.site.publish(number)
    await room.look(hours=1)
    assert [d.title for d in await room.documents()] == ["Article 1", "Article 2", "Article 3"]
    await room.work(hours=2)
    assert len(await room.documents()) == 3
    await room.work(days=1)
    assert [d.title for d in await room.documents()] == [f"Article {n}" for n in range(1, 6)]


async def test_dates_in_the_future_and_changing_ids_neither_date_nor_repeat_anything(room: Newsroom) -> None:
    path = room.site.publish(1)
    for look in range(3):
        room.site.answers["/feed.xml"] = Answer(
            f"<rss version='2.0'><channel><title>W</title><item><guid>{look}</guid><title>T</title>"
            f"<link>{room.site.url}{path}</link><pubDate>Mon, 01 Jan 2390 00:00:00 GMT</pubDate></item>"
            "</channel></rss>",
            "text/xml",
        )
        await (room.watch() if look == 0 else asyncio.sleep(0))
        await room.look(hours=1)
    (document,) = await room.documents()
    assert document.published is None
    assert room.site.times(path) == 1


async def test_not_modified_is_no_answer_to_a_first_look(room: Newsroom) -> None:
    for number in range(1, 9):
        room.site.publish(number, TULIPS)
    room.site.answers["/feed.xml"] = Answer(status=304)
    feed = await room.watch()
    await room.look()
    assert (await room.book.feed(feed.id)).error == f"{host_of(room.site.url)} answered 304."
    del room.site.answers["/feed.xml"]
    await room.look(hours=1)
    assert await room.found() == {"off beat": 5, "passed over": 3}


async def test_an_entity_bomb_is_refused_and_costs_nobody_anything(room: Newsroom) -> None:
    bomb = (
        "<?xml version='1.0'?><!DOCTYPE rss ["
        + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'boom'}'>" for n in range(12))
        + "]><rss version='2.0'><channel><title>&e11;</title></channel></rss>"
    )
    room.site.answers["/feed.xml"] = Answer(bomb, "text/xml")
    await room.watch()
    await room.look()
    (feed,) = await room.book.feeds()
    assert "declares entities" in (feed.error or "")


async def test_a_feed_that_leads_into_a_private_network_is_not_followed(room: Newsroom) -> None:
    room.site.answers["/feed.xml"] = Answer(status=302, headers={"Location": "http://10.0.0.1/feed"})
    await room.watch()
    await room.look()
    (feed,) = await room.book.feeds()
    assert feed.error == "This link does not lead to a public address, so it is not followed."


async def test_a_clock_that_is_set_back_does_not_stop_the_watch(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    await room.look()
    room.site.publish(2)
    await room.work(days=-3)
    assert len(await room.documents()) == 2


async def test_a_day_s_bound_does_not_count_what_was_found_while_the_clock_was_a_year_ahead(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_A_DAY", 3)
    await room.watch()
    await room.look(days=365)
    for number in range(1, 4):
        room.site.publish(number, TULIPS)
    await room.look(hours=1)
    room.site.publish(4, TULIPS)
    await room.look(days=-365)
    assert await room.found() == {"off beat": 4}


# --- beginning to watch ---------------------------------------------------------------------------------------------


async def test_a_page_s_own_feed_is_found_from_the_page(room: Newsroom) -> None:
    room.site.publish(1)
    head = (
        "<link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed'>"
        "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    )
    room.site.answers["/"] = Answer(f"<html><head>{head}</head><body>Welcome</body></html>")
    found = await room.watching.finder.find(room.site.url)
    assert (found.address, found.title) == (f"{room.site.url}/feed.xml", "The Harbour Wire")


async def test_a_page_of_news_is_watched_by_its_feed_and_not_by_that_of_its_comments(room: Newsroom) -> None:
    room.site.publish(1)
    room.site.answers["/news/feed"] = Answer(room.site.rss(), "text/xml")
    head = (
        "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
        "<link rel='alternate' type='application/rss+xml' title='News: comments' href='/news/feed'>"
    )
    room.site.answers["/news/"] = Answer(f"<html><head>{head}</head><body>Welcome</body></html>")
    assert (await room.watching.finder.find(f"{room.site.url}/news/")).address == f"{room.site.url}/feed.xml"


async def test_a_sitemap_s_index_leads_to_the_news(room: Newsroom) -> None:
    index = "".join(f"<sitemap><loc>{room.site.url}/{name}.xml</loc></sitemap>" for name in ("pages", "news-map"))
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    news = "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    room.site.answers["/sitemap.xml"] = Answer(f"<sitemapindex {space}>{index}</sitemapindex>", "text/xml")
    path = room.site.publish(1)
    room.site.answers["/news-map.xml"] = Answer(
        f"<urlset {space} {news}><url><loc>{room.site.url}{path}</loc><news:news><news:publication><news:name>The "
        "Harbour Wire</news:name></news:publication><news:publication_date>2018-02-20T09:00:00Z"
        "</news:publication_date><news:title>One</news:title></news:news></url></urlset>",
        "text/xml",
    )
    found = await room.watching.finder.find(f"{room.site.url}/sitemap.xml")
    assert found.address == f"{room.site.url}/news-map.xml"
    await room.book.add_feed(found, room.clock())
    await room.look()
    assert [(d.title, d.source, d.published) for d in await room.documents()] == [
        ("Article 1", "The Harbour Wire", START.date())
    ]


@pytest.mark.parametrize(
    "words", ["nonsense", "ftp://wire.example/feed", "https://a b", "https://user:pass@wire.example/"]
)
async def test_what_is_no_address_is_refused_with_its_mend(room: Newsroom, words: str) -> None:
    with pytest.raises(DatelineError, match="Write the address of a feed"):
        await room.watching.finder.find(words)


@pytest.mark.parametrize(
    ("status", "mend"), [(404, "check the address"), (429, "try again later"), (503, "try again later")]
)
async def test_what_does_not_answer_is_told_with_its_mend(room: Newsroom, status: int, mend: str) -> None:
    room.site.answers["/feed.xml"] = Answer(status=status)
    with pytest.raises(DatelineError, match=f"answered {status}: {mend}"):
        await room.watching.finder.find(f"{room.site.url}/feed.xml")


async def test_a_page_without_a_feed_says_what_would_do(room: Newsroom) -> None:
    room.site.answers["/"] = Answer(page("Welcome", "Nothing here."))
    with pytest.raises(DatelineError, match="There is no feed at this address"):
        await room.watching.finder.find(room.site.url)
