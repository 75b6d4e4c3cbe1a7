"""Feeds that lie: moved, endless, far too many, with dates of the future, or leading where nobody should go."""

from __future__ import annotations

import asyncio

import pytest

from bot.feeds import looking
from bot.feeds.asking import host_of
from storage.database.database import Database
from tests.support.desk_chat import HereDesk
from tests.support.news_site import START, TULIPS, Answer, news_site
from tests.support.watching_newsroom import Clock, Newsroom, joined

pytestmark = [pytest.mark.model, pytest.mark.slow]


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
