"""The watch asks politely: as seldom as it may, for one thing at a time, and under its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.feeds.adding import change
from bot.feeds.asking import host_of
from bot.feeds.manners import MOST_FETCHES
from briefings.model import Feed
from storage.database.database import Database
from tests.support.desk_chat import HereDesk
from tests.support.news_site import TULIPS, Answer, news_site
from tests.support.watching_newsroom import EDITOR, Clock, Newsroom, joined

pytestmark = [pytest.mark.model, pytest.mark.slow]


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
