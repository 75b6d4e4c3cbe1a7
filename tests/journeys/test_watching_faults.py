"""Watching processes that are killed at any moment: no find is lost, none is kept or told twice.

One process on SQLite, two on one PostgreSQL; `DATELINE_TEST_WATCH_KILLS` says how often (a few in `make test`). What
came of it is printed at the end.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.model import Feed
from storage.database.database import Database
from storage.feeds.book import SqlFeedBook
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from tests.support.forked import Forked
from tests.support.news_site import Answer, NewsSite, news_site
from tests.support.real_bot import fork_bot, stop
from tests.support.real_bot import kill as kill_bot
from tests.support.telegram_server import BotApiServer
from tests.support.thoroughness import times
from tests.support.watching_process import OWNER, start_watching, watching

pytestmark = [pytest.mark.faults, pytest.mark.slow]

KILLS = times(2, 12, "DATELINE_TEST_WATCH_KILLS")
SEED = int(os.environ.get("DATELINE_TEST_SEED", "20180220"))
# The longest that a dead process's lease holds things up, and a busy machine's slowness.
PATIENCE = 180
OFF_BEAT = 5
CHANNEL = -1001111111111


def article(number: int) -> str:
    """One claim on the beat; every fifth is off it."""
    if number % OFF_BEAT == 0:
        return f"The tulips of garden {number} won a prize in the park."
    words, figure = f"Some {number} went home to France by way {number}.", f"returned FR fighters about {number}"
    return f"{words} | {figure} | Wire 2018-02-20 under=returnees"


def publish(site: NewsSite, number: int) -> None:
    site.answers[site.publish(number)] = Answer(article(number), "text/plain", delay=0.01)


async def kill(process: Forked) -> None:
    if process.returncode is None:
        process.send_signal(signal.SIGKILL)
    await process.wait()


async def at_work(site: NewsSite) -> None:
    """Until something is asked of the site, or nobody seems to be there yet."""
    asked, began = len(site.asked), time.monotonic()
    while len(site.asked) == asked and time.monotonic() - began < 6:  # noqa: ASYNC110
        await asyncio.sleep(0.01)


async def drained(book: SqlFeedBook, site: NewsSite) -> None:
    """Until all that the site has published is known, nothing waits, and the desk was told."""
    addresses = {f"{site.url}{path}" for path, _, _ in site.articles}
    known, still = 0, time.monotonic()
    while time.monotonic() - still < PATIENCE:
        (feed,) = await book.feeds()
        unknown = await book.unknown(addresses)
        waiting = (await book.found()).get(feed.id, {}).get("waiting", 0)
        if not unknown and not waiting and not await book.untold(1):
            return
        if len(addresses) - len(unknown) - waiting > known:
            known, still = len(addresses) - len(unknown) - waiting, time.monotonic()
        if unknown:
            await book.look_now(datetime.now(UTC))
        await asyncio.sleep(1)
    raise AssertionError("what was found is not worked off")


async def survive(url: str, processes: int) -> str:
    """Kills watching processes over and over while a site publishes; checks what came of it."""
    dice, began, made = random.Random(SEED), time.monotonic(), 1
    database = Database(url)
    book, library, outbox = SqlFeedBook(database), SqlLibrary(database), SqlOutbox(database)
    async with news_site() as site:
        publish(site, made)
        await book.add_feed(Feed(0, f"{site.url}/feed.xml"), datetime.now(UTC))
        running = [await start_watching(url) for _ in range(processes)]
        try:
            await drained(book, site)
            for _ in range(KILLS):
                for _ in range(dice.randint(1, 4)):
                    made += 1
                    publish(site, made)
                await book.look_now(datetime.now(UTC))
                await at_work(site)
                await asyncio.sleep(dice.uniform(0.0, 2.0))
                place = dice.randrange(processes)
                await kill(running[place])
                running[place] = await start_watching(url)
            await drained(book, site)
        finally:
            for process in running:
                await kill(process)
        fetched = Counter(asked.path for asked in site.asked if asked.path.startswith("/news/"))
        at_once = site.most_at_once
    on_beat = {f"Some {n} went home to France by way {n}." for n in range(1, made + 1) if n % OFF_BEAT}
    kept = Counter(document.text for document in await library.documents(status=None, limit=10_000))
    told = Counter(
        number
        for delivery in await outbox.deliveries(chat=OWNER, limit=10_000)
        for number in re.findall(r"^Draft (\d+):", delivery.text, re.MULTILINE)
    )
    await database.close()
    lost, twice = len(on_beat - set(kept)), sum(many > 1 for many in kept.values())
    assert (lost, twice, set(kept)) == (0, 0, on_beat)
    assert len(told) == len(on_beat)
    assert set(told.values()) == {1}
    assert len(fetched) == made
    again = sum(fetched.values()) - made
    return (
        f"{KILLS} kills of {processes} watching (seed {SEED}) in {time.monotonic() - began:.0f} s: {made} articles, "
        f"{len(kept)} kept, lost {lost}, twice {twice}; told once {len(told)}; {again} pages fetched again; "
        f"{at_once} requests at once"
    )


async def test_kills_at_any_moment_lose_no_find_and_keep_none_twice(
    sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = await survive(sqlite_url, 1)
    with capsys.disabled():
        print("\nSQLite: " + words)  # noqa: T201


async def test_two_processes_on_one_postgresql_that_are_killed_lose_no_find_and_keep_none_twice(
    postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = await survive(postgres_url, 2)
    with capsys.disabled():
        print("\nPostgreSQL: " + words)  # noqa: T201


def post(number: int) -> dict[str, object]:
    """A channel's post that is long enough to be an article."""
    where = {"id": CHANNEL, "type": "channel", "title": "Harbour News", "username": "harbour_news"}
    words = " ".join(f"Word {n} of post {number}." for n in range(20))
    return {"message_id": number, "date": 1519120800, "chat": where, "text": words}


async def test_a_post_of_which_telegram_was_told_is_kept_whenever_the_bot_is_killed(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database, kills, sent = Database(sqlite_url), max(2, KILLS // 3), 0
    book = SqlFeedBook(database)
    await book.add_feed(Feed(0, "tg", chat=CHANNEL), datetime.now(UTC))
    async with BotApiServer() as server:
        for _ in range(kills):
            bot = await fork_bot(server, tmp_path, database_url=sqlite_url)
            try:
                for _ in range(5):
                    sent += 1
                    server.feed(channel_post=post(sent))
                await server.until(lambda: confirmed(server) == server.next_update, seconds=60)
            finally:
                await kill_bot(bot)
            missing = await book.unknown([f"https://t.me/harbour_news/{number}" for number in range(1, sent + 1)])
            assert missing == set()
    with capsys.disabled():
        print(f"\nPosts: {kills} kills of the bot, {sent} posts, lost 0")  # noqa: T201
    await database.close()


def confirmed(server: BotApiServer) -> int:
    """The first update of which Telegram was not told yet that it has arrived."""
    asked = (int(call.parameters.get("offset") or 0) for call in server.calls if call.method == "getUpdates")
    return max(asked, default=0)


async def test_a_bot_that_runs_watches(sqlite_url: str, tmp_path: Path) -> None:
    database = Database(sqlite_url)
    book = SqlFeedBook(database)
    feed = await book.add_feed(Feed(0, "http://127.0.0.1:9/feed.xml"), datetime.now(UTC))
    async with BotApiServer() as server:
        bot = await fork_bot(server, tmp_path, database_url=sqlite_url)
        try:
            for _ in range(600):
                feed = await book.feed(feed.id)
                if feed.failures:
                    break
                await asyncio.sleep(0.1)
            assert feed.error == "This link does not lead to a public address, so it is not followed."
            assert await stop(bot) == 0
        finally:
            await kill_bot(bot)
    await database.close()


async def test_two_processes_never_fetch_the_same_thing_twice(database_url: str) -> None:
    async with news_site() as site:
        databases = [Database(database_url) for _ in range(2)]
        both = [watching(database) for database in databases]
        publish(site, 1)
        await both[0].book.add_feed(Feed(0, f"{site.url}/feed.xml"), datetime.now(UTC))
        await both[0].watch.drain()
        for number in range(2, 14):
            publish(site, number)
        await both[0].book.look_now(datetime.now(UTC))
        await asyncio.gather(*(each.watch.drain() for each in both))
        fetched = Counter(asked.path for asked in site.asked)
        assert fetched.pop("/feed.xml") == 2
        assert fetched.pop("/robots.txt") == 1
        assert set(fetched.values()) == {1}
        assert len(fetched) == 13
        for database in databases:
            await database.close()
