"""`/feeds`: what is watched and how that goes, with buttons to change each feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Button, Page, clip, escape, fit, one_space, rows
from bot.chat.prompts import expect, question
from bot.chat.replies import reply, show
from bot.chat.roles import editor_of
from bot.chat.typed_commands import noting_unread
from bot.chat.views import View, button, number_at, word_at
from bot.feeds.adding import change, checked_minutes, end
from bot.language import N_, _, retold
from bot.pages import wording
from briefings import newsroom
from briefings.errors import Conflict, DatelineError
from briefings.model import Feed, FindState, Source
from briefings.ports import FeedBook

BUTTONS = 40
LONGEST = 200
HINTS = {
    "source": N_("Whose words are its finds? Send the source's name, or a dash (-) to go by what each page says."),
    "family": N_(
        "Under whose roof is its source? Send the family's name, or a dash (-) for none. A "
        "family counts as one original source."
    ),
    "minutes": N_("How often shall I look? Send the minutes, from 5 to 1440."),
}


def handlers() -> list[CommandHandler[Context, None]]:
    """`/feeds`."""
    return [CommandHandler("feeds", feeds_asked, filters=filters.UpdateType.MESSAGE)]


async def feeds_asked(update: Update, context: Context) -> None:
    """The list."""
    await editor_of(context.services, update)
    await reply(update, context, noting_unread(update, await feeds_page(context.services)))


async def feeds_page(services: Services) -> Page:
    """All feeds, those in trouble first."""
    feeds = await services.watching.book.feeds()
    if not feeds:
        return Page(_("Nothing is watched yet. Send <code>/watch https://…</code> with a feed, a page or a channel."))
    found = await services.watching.book.found()
    ordered = sorted(feeds, key=lambda feed: (feed.failures == 0, feed.paused, feed.id))
    lines = [f"<b>{wording.count(len(feeds), 'feed')}</b>"]
    lines += [f"{feed.id}. {name_of(feed)}\n<i>{feed_words(services, feed, found.get(feed.id, {}))}</i>"
              for feed in ordered]  # fmt: skip
    html, shown = fit(lines, LONGEST_MESSAGE - 200)
    if shown < len(lines):
        html += _("\n\n… and {value} more: dateline watch list").format(value=len(lines) - shown)
    buttons = [await button(services, f"{feed.id}. {plain_name(feed)}", "feed", feed.id) for feed in ordered[:BUTTONS]]
    return Page(html, rows(buttons))


async def watch_words(book: FeedBook) -> list[str]:
    """How watching goes, for /stats and the doctor: the number of feeds, troubles, and what waits, as in /feeds."""
    feeds, waiting = await book.feeds(), sum(each.get("waiting", 0) for each in (await book.found()).values())
    failing = sum(feed.failures > 0 and not feed.paused for feed in feeds)
    paused = sum(feed.paused for feed in feeds)
    words = [wording.count(len(feeds), "feed")]
    words += [_("{failing} not answering").format(failing=failing)] if failing else []
    words += [_("{paused} paused").format(paused=paused)] if paused else []
    return (
        [*words, _("{count} waiting").format(count=wording.count(waiting, "find"))]
        if feeds
        else [_("nothing is watched")]
    )


def plain_name(feed: Feed) -> str:
    """The name of a feed, as plain text."""
    return clip(one_space(feed.title or feed.address), 100)


def name_of(feed: Feed) -> str:
    """The name of a feed, as HTML."""
    return f"<b>{escape(plain_name(feed))}</b>"


def feed_words(services: Services, feed: Feed, found: Mapping[FindState, int]) -> str:
    """A feed's last look, finds and failures, on one line."""
    if feed.paused:
        words = [_("paused")]
    elif feed.failures:
        times = wording.count(feed.failures, "look")
        words = [_("⚠ {times} failed: {words}").format(times=times, words=clip(retold(feed.error or ""), 150))]
    elif feed.chat is not None:
        words = [_("posts are read as they come")]
    else:
        words = [
            _("looked at {moment}").format(moment=wording.moment(feed.looked, services.settings.zone))
            if feed.looked
            else _("not looked yet")
        ]
    words += found_words(found)
    return escape(" · ".join(words))


def found_words(found: Mapping[FindState, int]) -> list[str]:
    """What became of a feed's finds: "3 kept", "12 known already"."""
    words: dict[FindState, str] = {
        "kept": wording.count(found.get("kept", 0), "kept", "kept"),
        "known": wording.count(found.get("known", 0), "known already", "known already"),
        "off beat": wording.count(found.get("off beat", 0), "off the beat", "off the beat"),
        "waiting": wording.count(found.get("waiting", 0), "waiting", "waiting"),
        "unreadable": wording.count(found.get("unreadable", 0), "not readable", "not readable"),
        "failed": wording.count(found.get("failed", 0), "not to be had", "not to be had"),
    }
    return [counted for state, counted in words.items() if found.get(state)]


async def feed_page(services: Services, feed_id: int, note: str = "") -> Page:
    """One feed with all its settings."""
    feed = await services.watching.book.feed(feed_id)
    found = (await services.watching.book.found()).get(feed.id, {})
    source = await services.library.source(feed.source) if feed.source else None
    publish = _("at once, where they are dated") if feed.publish else _("drafts first")
    lines = [
        *([f"{escape(note)}\n"] if note else []),
        name_of(feed),
        escape(clip(feed.address, 500)),
        f"<i>{feed_words(services, feed, found)}</i>",
        _("Source: {words}").format(words=escape(feed.source or _("as each page says"))),
        _("Family: {words}").format(words=escape((source.family if source else None) or _("none"))),
        _("Finds: {publish}").format(publish=publish),
        *([_("Looked at every {minutes} minutes").format(minutes=feed.minutes)] if feed.chat is None else []),
    ]
    return Page("\n".join(lines), rows(await _buttons(services, feed)))


async def _buttons(services: Services, feed: Feed) -> list[Button]:
    labels = {
        **({"go-on": _("Go on")} if feed.paused else {"rest": _("Pause")}),
        **({"drafts": _("Drafts first")} if feed.publish else {"at-once": _("Publish at once")}),
        "source": _("Source …"),
        "family": _("Family …"),
    }
    if feed.chat is None:
        labels |= {"minutes": _("How often …")}
        labels |= {} if feed.paused else {"look": _("Look now")}
    labels |= {"remove": _("Watch no more")}
    made = [await button(services, label, "feed", feed.id, what) for what, label in labels.items()]
    return [*made, await button(services, _("All feeds"), "feeds")]


async def _pressed(update: Update, context: Context, view: View) -> None:
    services, what = context.services, word_at(view, 1)
    by = await editor_of(services, update)
    feed = await services.watching.book.feed(number_at(view))
    if what in HINTS:
        await _ask(update, context, by, feed, what)
    elif what == "remove":
        yes = await button(services, _("Yes, no more"), "feed", feed.id, "removed")
        no = await button(services, _("Back"), "feed", feed.id)
        await show(
            update,
            context,
            Page(_("Watch {name_of} no more? What it found stays.").format(name_of=name_of(feed)), ((yes,), (no,))),
        )
    elif what == "removed":
        await end(services.library, services.watching.book, feed, by=by, now=services.now())
        await show(update, context, await feeds_page(services))
    else:
        await _set(services, feed, what, by)
        await show(update, context, await feed_page(services, feed.id, _(NOTES.get(what, ""))))


NOTES = {"look": N_("Looking now.")}
# What a button sets. It names what it leads to, so that a second press, or a colleague's old page, turns nothing back.
CHOICES: dict[str, dict[str, Any]] = {
    "rest": {"paused": True},
    "go-on": {"paused": False},
    "at-once": {"publish": True},
    "drafts": {"publish": False},
}


async def _set(services: Services, feed: Feed, what: str, by: int) -> None:
    book = services.watching.book
    if what == "look":
        if feed.paused:
            raise Conflict(_("This feed is paused: press Go on, then I look."))
        await book.look_now(services.now(), feed.id)
    elif what in CHOICES:
        await change(services.library, book, replace(feed, **CHOICES[what]), by=by, now=services.now())
    services.watching.watch.look_now()


async def _ask(update: Update, context: Context, by: int, feed: Feed, what: str) -> None:
    if what == "family" and not feed.source:
        raise Conflict(_("Set its source first: the family is the source's."))
    assert update.effective_chat is not None
    await expect(context.services, by, update.effective_chat.id, "feed", str(feed.id), what)
    page = await question(context.services, update, f"{name_of(feed)}\n{_(HINTS[what])}", View("feed", (str(feed.id),)))
    await show(update, context, page)


async def answered(update: Update, context: Context, by: int, args: tuple[str, ...], text: str) -> None:
    """Takes a setting that an editor typed."""
    services, what = context.services, args[1]
    feed = await services.watching.book.feed(int(args[0]))
    await set_value(services, feed, what, one_space(text), by)
    services.watching.watch.look_now()
    await reply(update, context, await feed_page(services, feed.id, _("Set.")))


async def set_value(services: Services, feed: Feed, what: str, text: str, by: int | None) -> None:
    """Sets source, family or minutes. Raises `DatelineError` for an impossible value."""
    value = None if text in ("-", "–", "—", "") else text
    if len(text) > LONGEST:
        raise DatelineError(_("That is over {longest} characters: send fewer.").format(longest=LONGEST))
    if what == "family":
        source = await services.library.source(feed.source or "") or Source(feed.source or "")
        changed = replace(source, family=value)
        await newsroom.set_source(services.library, changed, by=by, now=services.now(), tell=services.tell)
        services.wake()
        return
    if what == "minutes":
        if not text.isdecimal() or len(text) > 5:
            raise DatelineError(_("Send the minutes as a number, like 30."))
        feed = replace(feed, minutes=checked_minutes(int(text)))
    else:
        feed = replace(feed, source=value)
    await change(services.library, services.watching.book, feed, by=by, now=services.now())


async def _list(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    await show(update, context, await feeds_page(context.services))


VIEWS: dict[str, Any] = {"feed": _pressed, "feeds": _list}
