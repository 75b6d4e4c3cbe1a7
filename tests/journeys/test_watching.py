"""Watching, as editors do it in the chat and on the command line: feeds, channels, groups, and what becomes of them."""

from __future__ import annotations

import functools
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.app import open_services
from bot.commands import watching
from bot.feeds import posts
from bot.fetching import HttpFetcher
from bot.settings import Settings
from briefings.errors import StorageError
from storage.feeds.book import SqlFeedBook
from storage.feeds.feeds import Feeds
from tests.support.command_line import Inside
from tests.support.desk_chat import EDITOR, OWNER, READER, SECOND, DeskChat, HereDesk, desk_chat
from tests.support.news_site import Answer, NewsSite, here, news_site, on_the_beat

pytestmark = [pytest.mark.model, pytest.mark.slow]

CHANNEL, GROUP, SUPERGROUP = -1001111111111, -4444, -1002222222222
POST = on_the_beat(
    5, "The ministry spoke to reporters in the port on Tuesday, before its weekly meeting began at noon."
)


@dataclass
class Watched:
    chat: DeskChat
    site: NewsSite

    @property
    def book(self) -> SqlFeedBook:
        book = self.chat.services.watching.book
        assert isinstance(book, SqlFeedBook)
        return book

    async def work(self) -> None:
        """What is due is worked off, and what is owed is sent."""
        await self.chat.services.watching.watch.drain()
        await self.chat.deliver()

    async def drafts(self) -> list[str]:
        found = await self.chat.services.library.documents(status=None)
        return [f"{d.status} {d.source}: {d.url}" for d in reversed(found)]

    async def post(
        self, text: str, chat: int = CHANNEL, number: int = 77, kind: str = "channel_post", **more: Any
    ) -> None:
        name = {"username": "harbour_news"} if chat == CHANNEL else {}
        where = {"id": chat, "type": "channel" if chat == CHANNEL else "supergroup", "title": "Harbour News", **name}
        body = {"message_id": number, "date": 1519120800, "chat": where, "text": text, **more}
        self.chat.server.feed(**{kind: body})
        await self.chat.settled()


@pytest.fixture
async def watched(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Watched]:
    async with news_site() as site, desk_chat(sqlite_url, tmp_path, getter=HttpFetcher(here)) as chat:
        chat.server.chats["@harbour_news"] = {
            "id": CHANNEL, "type": "channel", "title": "Harbour News", "username": "harbour_news",
        }  # fmt: skip
        chat.server.chats[str(GROUP)] = {"id": GROUP, "type": "group", "title": "Stringers"}
        yield Watched(chat, site)


async def watch_the_site(watched: Watched) -> str:
    watched.site.publish(1)
    return await watched.chat.say(f"/watch {watched.site.url}/feed.xml")


# --- feeds ----------------------------------------------------------------------------------------------------------


async def test_an_editor_watches_a_feed_and_its_finds_come_as_one_message_to_the_desk(watched: Watched) -> None:
    assert "Watched from now on" in await watch_the_site(watched)
    watched.site.publish(2)
    await watched.work()
    for user in (OWNER, EDITOR):
        assert "2 finds for the desk" in await watched.chat.answer(user)
    assert "Article 1" in await watched.chat.say("/review")


async def test_readers_neither_watch_nor_see_what_is_watched(watched: Watched) -> None:
    for words in (f"/watch {watched.site.url}/feed.xml", "/feeds"):
        assert "Only this desk's editors" in await watched.chat.say(words, READER)
    assert await watched.book.feeds() == ()
    assert watched.site.asked == []


async def test_feeds_lists_what_is_watched_with_last_look_finds_and_failures(watched: Watched) -> None:
    assert "Nothing is watched yet" in await watched.chat.say("/feeds")
    await watch_the_site(watched)
    assert "not looked yet" in await watched.chat.say("/feeds")
    await watched.work()
    listed = await watched.chat.say("/feeds")
    assert "The Harbour Wire" in listed
    assert "looked at" in listed
    assert "1 kept" in listed
    watched.site.answers["/feed.xml"] = watched.site.answers["/news/1.html"].__class__(status=500)
    await watched.book.look_now(watched.chat.services.now())
    await watched.work()
    assert "1 look failed: 127.0.0.1" in await watched.chat.say("/feeds")


async def test_stats_tell_how_watching_goes(watched: Watched) -> None:
    assert "nothing is watched" in await watched.chat.say("/stats", OWNER)
    await watch_the_site(watched)
    assert "1 feed\n0 finds waiting" in await watched.chat.say("/stats", OWNER)


async def test_stats_count_as_the_list_of_feeds_does(watched: Watched) -> None:
    later = Answer(status=429, headers={"Retry-After": "3600"})
    watched.site.answers[watched.site.publish(1)] = later
    watched.site.answers["/gone.xml"] = Answer(watched.site.rss(()), "text/xml")
    for name in ("feed", "gone"):
        await watched.chat.say(f"/watch {watched.site.url}/{name}.xml")
    watched.site.answers["/gone.xml"] = Answer(status=404)
    await watched.work()
    assert "1 waiting" in await watched.chat.say("/feeds")
    assert "2 feeds\n1 not answering\n1 find waiting" in await watched.chat.say("/stats", OWNER)
    (gone,) = [feed for feed in await watched.book.feeds() if feed.failures]
    await watched.book.save_feed(replace(gone, paused=True))
    assert "2 feeds\n1 paused\n1 find waiting" in await watched.chat.say("/stats", OWNER)


async def test_a_feed_is_set_by_its_buttons(watched: Watched) -> None:
    await watch_the_site(watched)
    assert "Finds: at once" in await watched.chat.press("Publish at once")
    assert "paused" in await watched.chat.press("Pause")
    assert "paused" not in await watched.chat.press("Go on")
    assert "Set its source first" in await watched.chat.press("Family")
    await watched.chat.press("Source")
    assert "Source: Harbour Times" in await watched.chat.say("Harbour Times")
    await watched.chat.press("Family")
    assert "Family: Harbour Group" in await watched.chat.say("Harbour Group")
    assert "from 5 to 1440" in await watched.chat.press("How often")
    assert "every 5 to 1440 minutes" in await watched.chat.say("2")
    assert "Looked at every 45 minutes" in await watched.chat.say("45")
    (feed,) = await watched.book.feeds()
    assert (feed.publish, feed.paused, feed.source, feed.minutes) == (True, False, "Harbour Times", 45)
    await watched.work()
    assert await watched.drafts() == [f"published Harbour Times: {watched.site.url}/news/1.html"]
    await watched.chat.say("/feeds")
    await watched.chat.press("1. The Harbour Wire")
    await watched.chat.press("Watch no more")
    assert "Nothing is watched yet" in await watched.chat.press("Yes, no more")
    acts = [act.what for act in await watched.chat.services.library.acts(limit=50)]
    assert {"watch", "unwatch", "set watch"} <= set(acts)


async def test_a_paused_feed_says_that_it_is_not_looked_at_now(watched: Watched) -> None:
    await watch_the_site(watched)
    look = watched.chat.data("Look now")
    await watched.chat.press("Pause")
    assert "Look now" not in watched.chat.buttons()
    assert "This feed is paused: press Go on" in await watched.chat.forge(look, EDITOR)


async def test_of_two_editors_who_press_one_button_none_turns_back_what_the_other_has_set(watched: Watched) -> None:
    await watch_the_site(watched)
    for label, words in (
        ("Publish at once", "Finds: at once"), ("Drafts first", "Finds: drafts first"),
        ("Pause", "paused"), ("Go on", "not looked yet"),
    ):  # fmt: skip
        pressed = watched.chat.data(label)
        assert words in await watched.chat.press(label)
        assert words in await watched.chat.forge(pressed, SECOND)


async def test_a_feed_is_watched_once(watched: Watched) -> None:
    await watch_the_site(watched)
    assert "watched already" in await watch_the_site(watched)


async def test_what_cannot_be_watched_is_told_with_its_mend(watched: Watched) -> None:
    assert "Write the address of a feed" in await watched.chat.say("/watch")
    assert "answered 404" in await watched.chat.say(f"/watch {watched.site.url}/nothing")
    assert "I am not in @nobody_here" in await watched.chat.say("/watch @nobody_here")


# --- channels and groups --------------------------------------------------------------------------------------------


async def test_a_channel_s_posts_become_drafts_and_its_edits_their_later_text(watched: Watched) -> None:
    assert "Watched from now on" in await watched.chat.say("/watch https://t.me/harbour_news")
    await watched.post(POST)
    await watched.post("A short greeting.", number=78)
    await watched.post(" ".join(["tulips"] * 60), number=79)
    await watched.work()
    assert await watched.drafts() == ["draft Harbour News: https://t.me/harbour_news/77"]
    await watched.post(POST + " It later took that back.", kind="edited_channel_post")
    await watched.work()
    (draft,) = await watched.chat.services.library.documents(status="draft")
    assert (draft.version, draft.text.endswith("took that back.")) == (2, True)
    await watched.post(POST + " It later took that back.", kind="edited_channel_post")
    await watched.work()
    assert len(await watched.drafts()) == 1


async def test_links_in_a_watched_chat_are_fetched(watched: Watched) -> None:
    await watched.chat.say("/watch @harbour_news")
    link = watched.site.url + watched.site.publish(1)
    await watched.post(f"Read this: {link}", entities=[{"type": "url", "offset": 11, "length": len(link)}])
    await watched.post(f"Again: {link}", number=78, entities=[{"type": "url", "offset": 7, "length": len(link)}])
    await watched.work()
    assert await watched.drafts() == [f"draft Harbour News: {link}"]
    assert watched.site.times("/news/1.html") == 1


async def test_posts_of_chats_that_nobody_watches_are_left_alone(watched: Watched) -> None:
    await watched.post(POST)
    await watched.work()
    assert await watched.drafts() == []
    assert await watched.book.unknown(["https://t.me/harbour_news/77"]) != set()


async def test_a_group_is_watched_from_within_and_moves_along_when_it_grows(watched: Watched) -> None:
    watched.chat.server.say("/watch", user=EDITOR, chat=GROUP)
    await watched.chat.settled()
    assert "make me an administrator" in watched.chat.server.texts(GROUP)[-1]
    watched.chat.server.say("", user=READER, chat=GROUP, migrate_to_chat_id=SUPERGROUP)
    await watched.chat.settled()
    await watched.post(POST, chat=SUPERGROUP, kind="message", **{"from": {"id": 5, "is_bot": False, "first_name": "A"}})
    await watched.work()
    assert await watched.drafts() == ["draft Stringers: https://t.me/c/2222222222/77"]


async def test_posts_are_taken_where_only_invited_people_may_read(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path, access="invited") as chat:
        chat.server.chats["@harbour_news"] = {"id": CHANNEL, "type": "channel", "title": "Harbour News"}
        await chat.say("/watch @harbour_news")
        watched = Watched(chat, NewsSite())
        await watched.post(POST)
        await watched.work()
        assert len(await watched.drafts()) == 1


async def test_a_post_waits_for_a_database_that_is_away_and_telegram_keeps_it_meanwhile(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    await watched.chat.say("/watch @harbour_news")
    real, away, tries = Feeds.chat_feed, True, 0

    async def refused(self: Feeds, chat: int) -> Any:
        nonlocal tries
        tries += 1
        if away:
            raise StorageError("The library is busy.") from OperationalError("", None, Exception())
        return await real(self, chat)

    monkeypatch.setattr(posts, "PAUSE", 0.05)
    monkeypatch.setattr(Feeds, "chat_feed", refused)
    before = watched.chat.server.next_update
    watched.chat.server.feed(channel_post={
        "message_id": 77, "date": 1519120800, "text": POST,
        "chat": {"id": CHANNEL, "type": "channel", "title": "Harbour News", "username": "harbour_news"},
    })  # fmt: skip
    await watched.chat.server.until(lambda: tries >= 3)
    confirmed = [int(c.parameters.get("offset") or 0) for c in watched.chat.server.calls if c.method == "getUpdates"]
    assert max(confirmed) <= before, "Telegram was told that it has arrived"
    away = False
    await watched.chat.settled()
    await watched.work()
    assert len(await watched.drafts()) == 1


# --- the command line -----------------------------------------------------------------------------------------------


@pytest.fixture
def dateline(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Inside:
    return Inside(monkeypatch, capsys, tmp_path)


def test_lists_of_feeds_come_in_and_go_out(dateline: Inside, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="News"><outline text="Harbour &amp; Co" xmlUrl="https://h.example/f"/>'
        '<outline text="Twice" xmlUrl="https://h.example/f#x"/><outline text="Two" xmlUrl="https://two.example/f"/>'
        "</outline></body></opml>"
    )
    assert dateline("watch", "import", str(opml)) == (
        0, "2 feeds watched from now on, 0 watched already.\n", "",
    )  # fmt: skip
    assert dateline("watch", "import", str(opml))[1].startswith("0 feeds watched from now on, 2")
    status, out, _ = dateline("watch", "set", "1", "--source", "Harbour", "--family", "Group", "--every", "60")
    assert (status, out.splitlines()[0]) == (0, "1. Harbour & Co")
    rows = [json.loads(line) for line in dateline("watch", "list", "--json")[1].splitlines()]
    assert [(row["title"], row["source"], row["minutes"]) for row in rows] == [
        ("Harbour & Co", "Harbour", 60), ("Two", None, 30),
    ]  # fmt: skip
    assert dateline("watch", "remove", "https://two.example/f")[0] == 0
    exported = dateline("watch", "export")[1]
    assert 'xmlUrl="https://h.example/f"' in exported
    assert "two.example" not in exported


def test_what_a_list_names_beside_feeds_of_the_web_is_counted(dateline: Inside, tmp_path: Path) -> None:
    names = ("feed://one.example/f", "feed:https://two.example/f", "ftp://three.example/f", "/four")
    outlines = "".join(f'<outline text="x" xmlUrl="{name}"/>' for name in names)
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    status, out, error = dateline("watch", "import", str(opml))
    assert (status, out) == (0, "2 feeds watched from now on, 0 watched already.\n")
    assert error == "2 more left out: at most 2000 are taken from a list, and only http and https.\n"
    assert [row["address"] for row in dateline.rows("watch", "list", "--json")] == [
        "http://one.example/f", "https://two.example/f",
    ]  # fmt: skip


def test_who_watches_nothing_is_told_how_to_begin(dateline: Inside) -> None:
    for command in ("list", "check"):
        assert dateline("watch", command) == (0, "Nothing is watched yet: dateline watch add ADDRESS.\n", "")
    assert dateline("watch", "list", "--json") == (0, "", "")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [(("--every", "2"), "every 5 to 1440 minutes"), (("--family", "Group"), "Set its source too")],
)
def test_a_command_that_is_refused_has_done_nothing(
    dateline: Inside, tmp_path: Path, wrong: tuple[str, ...], sentence: str
) -> None:
    status, _, error = dateline("watch", "add", "https://nobody.invalid/feed", "--publish", *wrong)
    assert (status, sentence in error) == (1, True), error
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml version="2.0"><body><outline text="H" xmlUrl="https://h.example/f"/></body></opml>')
    dateline("watch", "import", str(opml))
    status, _, error = dateline("watch", "set", "1", "--publish", *wrong)
    assert (status, sentence in error) == (1, True), error
    assert dateline.row("watch", "list", "--json")["publish"] is False


@dataclass
class Checked:
    """`dateline watch check` over a library of its own."""

    settings: Settings
    site: NewsSite
    output: pytest.CaptureFixture[str]

    async def check(self) -> tuple[bool, str]:
        well = await watching.check(self.settings)
        return well, self.output.readouterr().out.strip()


@pytest.fixture
async def checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[Checked]:
    here_alone = functools.partial(open_services, desk=HereDesk(), getter=HttpFetcher(here))
    monkeypatch.setattr(watching, "open_services", here_alone)
    async with news_site() as site:
        yield Checked(Settings(home=tmp_path, token=None), site, capsys)


async def test_check_says_what_came_of_each_feed(checked: Checked) -> None:
    checked.site.publish(1)
    await watching.add(checked.settings, f"{checked.site.url}/feed.xml", None, None, None, True)
    checked.output.readouterr()
    assert await checked.check() == (True, "1. The Harbour Wire: 1 kept")
    assert await checked.check() == (True, "1. The Harbour Wire: nothing new")
    checked.site.publish(1, on_the_beat(1, "The ministry corrected its figure."), changed="corrected")
    assert await checked.check() == (True, "1. The Harbour Wire: 1 kept")
    await watching.change(checked.settings, "1", None, None, None, None, pause=True)
    checked.output.readouterr()
    assert await checked.check() == (True, "1. The Harbour Wire: paused")


async def test_check_says_that_a_feed_was_not_looked_at(checked: Checked) -> None:
    checked.site.answers[checked.site.publish(1)] = Answer(status=429, headers={"Retry-After": "3600"})
    await watching.add(checked.settings, f"{checked.site.url}/feed.xml", None, None, None, None)
    checked.output.readouterr()
    assert await checked.check() == (True, "1. The Harbour Wire: 1 waiting")
    well, said = await checked.check()
    assert (well, said) == (False, f"1. The Harbour Wire: {watching.NOT_LOOKED}")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("remove", "9"), "9 is not watched"),
        (("add", "@harbour_news"), "A channel or group is watched from the chat"),
        (("add", "http://127.0.0.1:9/feed"), "does not lead to a public address"),
        (("import", "/nowhere.opml"), "there is no such file"),
        (("set", "9", "--every", "3"), "9 is not watched"),
    ],
)
def test_a_mistake_is_one_plain_line(dateline: Inside, words: tuple[str, ...], sentence: str) -> None:
    status, out, err = dateline("watch", *words)
    assert (status, out, sentence in err, len(err.splitlines())) == (1, "", True, 1)
