"""Answers to what a chat was asked about its subscriptions: words, or a shared location."""

from __future__ import annotations

import asyncio

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import Page, escape
from bot.chat.prompts import OpenQuestion, overtaken, to_write, wait_for, waited_for
from bot.chat.replies import reply
from bot.chat.views import View, buttons_for
from bot.handlers.editors.intake.batches import OpenBatches
from bot.handlers.editors.intake.pieces import only_link
from bot.handlers.readers.searching.plain_words import meant_by
from bot.handlers.subscriptions import setting_answers
from bot.handlers.subscriptions.chat_rights import administered_chat
from bot.handlers.subscriptions.choices import choose, make, under_way
from bot.handlers.subscriptions.subscribe_pages import EVERYWHERE, made_page, noted, places_page, when_page
from bot.language import N_, _
from bot.pages.place_words import country_meant, taken_words
from bot.pages.subscription_words import EVERY_DAY, read_clock, read_days, without_no_alerts

_EVERYWHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
# Longer messages, in characters, are hardly meant as an answer.
LONGEST_ANSWER = 60


def answers_to_questions() -> list[MessageHandler[Context, None]]:
    """Takes words and locations that a chat was asked for; other handlers don't see these."""
    return [MessageHandler(((filters.TEXT & ~filters.COMMAND) | filters.LOCATION) & _EVERYWHERE, answered)]


async def answered(update: Update, context: Context) -> None:
    """Takes the answer to the chat's open question; leaves anything else to other handlers."""
    services, chat, message = context.services, update.effective_chat, update.effective_message
    if chat is None or message is None:
        return
    if meant_by(message.text or ""):
        return
    asked = await waited_for(services, chat.id)
    if asked is None or not await _answers(update, context, asked):
        return
    await administered_chat(update, context)
    page = await _taken(services, chat.id, asked, message, to_write(update))
    if page is None and update.channel_post is None and _only_an_answer(message):
        page = await _misread(services, chat.id, asked, (message.text or "").strip(), to_write(update))
    if page is None:
        return
    await reply(update, context, page)
    raise ApplicationHandlerStop


async def _answers(update: Update, context: Context, asked: OpenQuestion) -> bool:
    """True if a message may answer the chat's question: in a group only a reply to the bot, since others go on talking;
    and no message that the desk waits for."""
    message, services = update.effective_message, context.services
    assert message is not None
    if (message.location is not None and asked.what != "zone") or message.forward_origin is not None:
        return False
    by = update.effective_user.id if update.effective_user else 0
    if services.own(OpenBatches).awaits_text(message.chat_id, by):
        return False
    if await overtaken(services, asked, message.chat_id, by):
        return False
    if message.chat_id > 0 or update.channel_post is not None:
        return True
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == context.bot.id


def _only_an_answer(message: Message) -> bool:
    """True if words can hardly be meant for another handler: an article is longer, and a link is one."""
    words = (message.text or "").strip()
    return 0 < len(words) <= LONGEST_ANSWER and only_link(words) is None


async def _taken(services: Services, chat: int, asked: OpenQuestion, message: Message, write: str) -> Page | None:
    words = (message.text or "").strip()
    if asked.what == "place":
        return await _place_written(services, chat, words, write)
    if asked.what == "when":
        return await _time_written(services, chat, words, write)
    return await setting_answers.taken(services, chat, asked.what, asked.args, words, message.location)


async def _place_written(services: Services, chat: int, words: str, write: str) -> Page | None:
    """Adds the place to the choices of the subscription that is being made; None if the words name no place."""
    if words.lower() == EVERYWHERE:
        return await _everywhere_written(services, chat, write)
    meant = await asyncio.to_thread(country_meant, words) if len(words) <= LONGEST_ANSWER else None
    if meant is None:
        return None
    chosen = await choose(services, chat, "places", lambda before: before | {meant.country})
    if chosen is None:
        return None
    await wait_for(services, chat, "place")
    page = await places_page(services, chosen, write, meant.others)
    return noted(page, [said] if (said := taken_words(words, meant)) else ())


async def _everywhere_written(services: Services, chat: int, write: str) -> Page | None:
    chosen = await choose(services, chat, "places", lambda _: set())
    if chosen is None:
        return None
    await wait_for(services, chat, "when")
    return await when_page(services, chosen, write)


async def _time_written(services: Services, chat: int, words: str, write: str) -> Page | None:
    at = read_clock(words) if len(words) <= 80 else None
    if at is None:
        return None
    alerts = "alert" in without_no_alerts(words).lower()
    made = await make(services, chat, read_days(words) or EVERY_DAY, at, alerts=alerts)
    return await made_page(services, made, write) if made else None


# Question → what its answer was not understood as, and what to write instead.
MISREAD = {
    "place": (N_("is no country or town that I know"), N_("a name like <code>Tunisia</code>")),
    "when": (N_("is no time that I can read"), N_("one like <code>18:30 on Monday and Friday</code>")),
    "time": (N_("is no time that I can read"), N_("one like <code>18:30</code>")),
    "days": (N_("names no day of the week"), N_("days like <code>Monday and Thursday</code>")),
    "quiet": (N_("does not say from when to when"), N_("two different times, like <code>21:30 to 6:00</code>")),
    "zone": (N_("is no city that I know"), N_("a large one that goes by your clock, like <code>Lagos</code>")),
}


async def _misread(services: Services, chat: int, asked: OpenQuestion, words: str, write: str) -> Page | None:
    """Says what was not understood, and how to write it; None if nobody waits for that answer any more."""
    if asked.what in ("place", "when"):
        awaited = await under_way(services, chat) is not None
    else:
        awaited = await setting_answers.awaits(services, chat, asked.args)
    if not awaited or asked.what not in MISREAD:
        return None
    await wait_for(services, chat, asked.what, *asked.args)
    wrong, instead = map(_, MISREAD[asked.what])
    html = _("“{words}” {wrong}: {write} {instead}.").format(
        words=escape(words), wrong=wrong, write=write[:1].lower() + write[1:], instead=instead
    )
    return Page(html, await buttons_for(services, [(_("Cancel"), View("sub-stop", (asked.what, *asked.args)))]))
