"""/subscribe in three taps: which topics, which places, when. The choices so far are kept in the database, by chat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context
from bot.chat.page import Page
from bot.chat.prompts import stop_waiting, to_write, wait_for, waited_for
from bot.chat.replies import reply, show
from bot.chat.typed_commands import words_after_command
from bot.chat.views import View, word_at
from bot.handlers.readers.answers.place_choice import country_in_claims
from bot.handlers.subscriptions import setting_buttons, settings
from bot.handlers.subscriptions.chat_rights import administered_chat, thread_of
from bot.handlers.subscriptions.choices import SPACE, begin, choose, just_made, made_by, make, under_way
from bot.handlers.subscriptions.subscribe_pages import (
    EVERYWHERE,
    OUT,
    PLANS,
    made_page,
    noted,
    places_page,
    print_of,
    topics_page,
    when_page,
)
from bot.handlers.subscriptions.wishes import Wish, read_wish
from bot.language import N_, _
from bot.pages.place_words import country_of
from bot.pages.subscription_words import EVERY_DAY
from briefings.knowledge.countries import is_country_code
from briefings.model import Subscription

USUAL = time(8)
INSTEAD = N_("{page}\n\nIt takes the place of what this message had asked for before.")


_EVERYWHERE = filters.UpdateType.MESSAGES | filters.UpdateType.CHANNEL_POST


def handlers() -> list[CommandHandler[Context, None]]:
    """/subscribe, in channels too."""
    return [CommandHandler("subscribe", subscribe, filters=_EVERYWHERE)]


async def subscribe(update: Update, context: Context) -> None:
    """Asks the first of three questions; `/subscribe returnees France at 8` asks none. What comes of a message that was
    edited takes the place of what had come of it. Raises `BadQuestion` for words that name neither a topic nor a place
    nor a time."""
    services, words = context.services, words_after_command(update)
    chat = await administered_chat(update, context)
    wish = await asyncio.to_thread(read_wish, services.beat, words) if words else None
    asked = update.effective_message.message_id if update.effective_message else 0
    former = await made_by(services, chat, asked) if wish and wish.is_whole and update.edited_message else None
    by = {"asked": asked, "instead": former.id if former else None}
    await begin(services, chat, thread_of(update), {**(wish.chosen if wish else {}), **by})
    if wish is None:
        await reply(update, context, await topics_page(services))
    elif not wish.is_whole:
        chosen = await under_way(services, chat) or {}
        await wait_for(services, chat, "when")
        await reply(update, context, noted(await when_page(services, chosen, to_write(update)), wish.taken))
    else:
        await _make_at_once(update, context, chat, wish, former)


async def _make_at_once(update: Update, context: Context, chat: int, wish: Wish, former: Subscription | None) -> None:
    """Makes the subscription that a message asks for in full; `former` is what the message had asked for before it was
    edited."""
    services = context.services
    days = (wish.days or EVERY_DAY) if wish.at else ()
    made = await make(services, chat, days, wish.at or USUAL, alerts=wish.alerts)
    assert made is not None
    page = await made_page(services, made, to_write(update))
    if former and former.id != made.id:
        page = replace(page, html=_(INSTEAD).format(page=page.html))
    await reply(update, context, noted(page, wish.taken))


async def _topic(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat = await administered_chat(update, context)
    topic = word_at(view, 0)
    if await under_way(services, chat) is None:
        await begin(services, chat, thread_of(update), {})
    chosen = None
    if not topic:
        chosen = await choose(services, chat, "topics", lambda _: set())
    elif topic in {t.id for t in services.beat.topics}:
        chosen = await choose(services, chat, "topics", _tapped(view))
    if chosen is None or (topic and not chosen["topics"]):
        await show(update, context, await topics_page(services))
        return
    await wait_for(services, chat, "place")
    await show(update, context, await places_page(services, chosen, to_write(update)))


async def _topics_again(update: Update, context: Context, view: View) -> None:
    chat = await administered_chat(update, context)
    if await under_way(context.services, chat) is None:
        await _nothing_under_way(update, context, chat)
        return
    await show(update, context, await topics_page(context.services))


async def _place(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat = await administered_chat(update, context)
    code = word_at(view, 0)
    known = is_country_code(code)
    chosen = await choose(services, chat, "places", _tapped(view) if known else lambda before: before)
    if chosen is None:
        await _nothing_under_way(update, context, chat)
        return
    await wait_for(services, chat, "place")
    await show(update, context, await places_page(services, chosen, to_write(update)))


async def _places_done(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat = await administered_chat(update, context)
    everywhere = word_at(view, 0) == EVERYWHERE
    chosen = await choose(services, chat, "places", lambda before: set() if everywhere else before)
    if chosen is None:
        await _nothing_under_way(update, context, chat)
        return
    await _ask_when(update, context, chat, chosen)


async def _ask_when(update: Update, context: Context, chat: int, chosen: dict[str, Any]) -> None:
    if "topics" not in chosen:
        # An older message's button, while the first question is open.
        await show(update, context, await topics_page(context.services))
        return
    await wait_for(context.services, chat, "when")
    await show(update, context, await when_page(context.services, chosen, to_write(update)))


async def _when(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat = await administered_chat(update, context)
    chosen = await under_way(services, chat)
    plan = PLANS.get(word_at(view, 0))
    if chosen is not None and (plan is None or word_at(view, 1) != print_of(chosen)):
        # The button was made for other choices: the present ones are shown before they become a subscription.
        await _ask_when(update, context, chat, chosen)
        return
    made = await make(services, chat, plan[1], USUAL, alerts=plan[2]) if plan else None
    if made is None:
        await _nothing_under_way(update, context, chat)
        return
    await show(update, context, await made_page(services, made, to_write(update)))


async def _preset(update: Update, context: Context, view: View) -> None:
    """The button under an answer: topic and place are chosen already, so that one tap is left."""
    services = context.services
    chat = await administered_chat(update, context)
    topic, place = (*view.args, "", "")[:2]
    known = {t.id for t in services.beat.topics}
    country = place if is_country_code(place) else None
    if place and not country:
        # The answer was made of the claims that name the place, and says in which country they have it.
        country = await country_in_claims(services, place) or await asyncio.to_thread(country_of, place)
    chosen = {"topics": [topic] if topic in known else [], "places": [country] if country else []}
    await begin(services, chat, thread_of(update), chosen)
    await wait_for(services, chat, "when")
    await reply(update, context, await when_page(services, chosen, to_write(update)))


def _tapped(view: View) -> Callable[[set[str]], set[str]]:
    """What a tap does to the choices. The button names whether its choice is added or removed, so that a second tap
    changes nothing."""
    name = word_at(view, 0)
    return lambda before: before - {name} if word_at(view, 1) == OUT else before | {name}


async def _nothing_under_way(update: Update, context: Context, chat: int) -> None:
    """For an old button, or a second tap: shows what was just made, else asks the first question again."""
    services = context.services
    made = await just_made(services, chat)
    if made is not None:
        await show(update, context, await made_page(services, made, to_write(update)))
        return
    await begin(services, chat, thread_of(update), {})
    await show(update, context, await topics_page(services))


async def _stop(update: Update, context: Context, view: View) -> None:
    """Cancels: the chat's words answer nothing any more, and nothing is made."""
    services = context.services
    chat = await administered_chat(update, context)
    asked = await waited_for(services, chat)
    if asked is not None and asked.what == word_at(view, 0):
        await stop_waiting(services, chat)
    if len(view.args) > 1:
        await setting_buttons.unchanged(update, context, View("settings", view.args[1:]))
        return
    async with services.library.together() as library:
        stopped = await under_way(services, chat) is not None and await library.drop(SPACE, str(chat))
    said = _("Cancelled: nothing was subscribed.") if stopped else _("There is nothing to cancel any more.")
    await show(update, context, Page(_("{said} /subscribe begins anew.").format(said=said)))


VIEWS = {
    "subscribe": _preset,
    "sub-topic": _topic,
    "sub-topics": _topics_again,
    "sub-place": _place,
    "sub-places-done": _places_done,
    "sub-when": _when,
    "sub-stop": _stop,
    "resubscribe": settings.resubscribe,
}
