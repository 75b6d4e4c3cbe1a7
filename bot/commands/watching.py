"""The work behind `dateline watch add|list|set|remove|check|import|export`."""

from __future__ import annotations

import html
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import open_services
from bot.chat.context import Services
from bot.commands.console import print_text, say_error, upload_of, write_row
from bot.feeds.adding import begin, channel_named, checked_minutes, end
from bot.feeds.adding import change as put_change
from bot.feeds.opml import MOST, read_opml, write_opml
from bot.handlers.editors.feeds import feed_words, found_words, plain_name, set_value
from bot.pages.wording import count
from bot.settings import Settings
from briefings.errors import Conflict, DatelineError, NotFound
from briefings.model import Feed

IN_THE_CHAT = "A channel or group is watched from the chat: put the bot into it, and send /watch @name."

NOTHING = "Nothing is watched yet: dateline watch add ADDRESS."
NOT_LOOKED = "not looked at, since its server wants to be left alone for a while or is being asked something else"


async def add(
    settings: Settings, words: str, source: str | None, family: str | None, every: int | None, publish: bool | None
) -> None:
    """Looks up what is at an address, and watches it from now on."""
    if channel_named(words):
        raise DatelineError(IN_THE_CHAT)
    chosen = _chosen(source, every, publish, None)
    async with open_services(settings) as services:
        _refuse_family_of_none(family, chosen.get("source"))
        found = await services.watching.finder.find(words)
        feed = await begin(services.library, services.watching.book, found, by=None, now=services.now())
        await _set(services, feed, chosen, family)
        print_text(f"Watched: {plain_name(feed)} ({feed.address}), number {feed.id}. dateline run looks at it, or: "
                   "dateline watch check")  # fmt: skip


async def change(
    settings: Settings,
    which: str,
    source: str | None,
    family: str | None,
    every: int | None,
    publish: bool | None,
    pause: bool | None,
) -> None:
    """Changes the settings of a feed that are given (not None)."""
    async with open_services(settings) as services:
        feed, chosen = await _which(services, which), _chosen(source, every, publish, pause)
        _refuse_family_of_none(family, chosen.get("source", feed.source))
        await _set(services, feed, chosen, family)
        print_text(_line(services, await services.watching.book.feed(feed.id), {}))


async def show(settings: Settings, *, as_json: bool) -> None:
    """Prints what is watched."""
    async with open_services(settings) as services:
        found, feeds = await services.watching.book.found(), await services.watching.book.feeds()
        if not feeds and not as_json:
            print_text(NOTHING)
        for feed in feeds:
            if as_json:
                write_row(_row(feed, found.get(feed.id, {})))
            else:
                print_text(_line(services, feed, found.get(feed.id, {})))


async def remove(settings: Settings, which: str) -> None:
    """Watches it no more."""
    async with open_services(settings) as services:
        feed = await _which(services, which)
        await end(services.library, services.watching.book, feed, by=None, now=services.now())
        print_text(f"No longer watched: {feed.address}. What it found stays.")


async def check(settings: Settings) -> bool:
    """Looks at everything now; False if something did not answer."""
    async with open_services(settings) as services:
        book, watch = services.watching.book, services.watching.watch
        found, feeds = await book.found(), {feed.id: feed for feed in await book.feeds()}
        if not feeds:
            print_text(NOTHING)
        await book.look_now(services.now())
        await watch.drain()
        after, well = await book.found(), True
        for feed in await book.feeds():
            if feed.chat is not None:
                continue
            new = Counter(after.get(feed.id, {}))
            new.subtract(Counter(found.get(feed.id, {})))
            # A later text of what was kept before leaves the count as it is.
            new["kept"] = max(new["kept"], watch.kept[feed.id])
            well = well and (feed.paused or _is_well(feed, feeds.get(feed.id)))
            print_text(f"{feed.id}. {plain_name(feed)}: {_came(feed, feeds.get(feed.id), found_words(+new))}")
    return well


def _is_well(feed: Feed, before: Feed | None) -> bool:
    return not feed.failures and _was_looked_at(feed, before)


def _was_looked_at(feed: Feed, before: Feed | None) -> bool:
    return before is None or (feed.looked, feed.failures) != (before.looked, before.failures)


def _came(feed: Feed, before: Feed | None, new: list[str]) -> str:
    """What came of looking at a feed."""
    if feed.paused:
        return "paused"
    if not feed.failures and not _was_looked_at(feed, before):
        return ", ".join([NOT_LOOKED, *new])
    return (feed.error or "it did not answer") if feed.failures else ", ".join(new or ["nothing new"])


async def take_in(settings: Settings, file: Path) -> None:
    """Watches all feeds of an OPML file that are not watched yet."""
    (listed, others), added = read_opml(upload_of(file).content), 0
    async with open_services(settings) as services:
        for feed in listed:
            try:
                await begin(services.library, services.watching.book, feed, by=None, now=services.now())
                added += 1
            except Conflict:
                continue
    print_text(f"{count(added, 'feed')} watched from now on, {len(listed) - added} watched already.")
    if others:
        say_error(f"{others} more left out: at most {MOST} are taken from a list, and only http and https.")


async def export(settings: Settings) -> None:
    """Writes the feeds as OPML to standard output."""
    async with open_services(settings) as services:
        feeds = await services.watching.book.feeds()
        sys.stdout.write(write_opml(feeds))
        if any(feed.chat is not None for feed in feeds):
            say_error("Channels and groups are left out: other readers can't watch them.")


async def _which(services: Services, words: str) -> Feed:
    feeds = await services.watching.book.feeds()
    found = [feed for feed in feeds if words.strip() in (str(feed.id), feed.address)]
    if not found:
        raise NotFound(f"{words} is not watched; dateline watch list shows what is.")
    return found[0]


def _chosen(source: str | None, every: int | None, publish: bool | None, pause: bool | None) -> dict[str, Any]:
    """What was given of a feed's settings (not None). Raises `DatelineError`, so that nothing is stored of a command
    that won't do."""
    chosen: dict[str, Any] = {"minutes": None if every is None else checked_minutes(every)}
    chosen |= {"publish": publish, "paused": pause}
    given = {name: value for name, value in chosen.items() if value is not None}
    if source is not None:
        given["source"] = None if source.strip() in ("-", "") else source.strip()
    return given


def _refuse_family_of_none(family: str | None, source: str | None) -> None:
    if family is not None and not source:
        raise DatelineError("Set its source too (--source): the family is the source's.")


async def _set(services: Services, feed: Feed, chosen: dict[str, Any], family: str | None) -> None:
    if chosen:
        feed = replace(feed, **chosen)
        await put_change(services.library, services.watching.book, feed, by=None, now=services.now())
    if family is not None:
        await set_value(services, feed, "family", family, None)


def _line(services: Services, feed: Feed, found: dict[Any, int] | Any) -> str:
    words = html.unescape(feed_words(services, feed, found))
    return f"{feed.id}. {plain_name(feed)}\n   {feed.address}\n   {words}"


def _row(feed: Feed, found: Any) -> dict[str, Any]:
    return {
        "number": feed.id, "address": feed.address, "title": feed.title, "source": feed.source, "publish": feed.publish,
        "paused": feed.paused, "minutes": feed.minutes, "looked": feed.looked.isoformat() if feed.looked else None,
        "failures": feed.failures, "error": feed.error, "finds": dict(found),
    }  # fmt: skip
