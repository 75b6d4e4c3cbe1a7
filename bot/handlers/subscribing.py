"""/subscribe in three taps: which topics, which places, when. What is under way is kept in the database, by chat."""

from __future__ import annotations

import asyncio
from datetime import time
from typing import Any

from telegram import Update
from telegram.ext import ApplicationHandlerStop, CommandHandler, MessageHandler, filters

from bot.context import Context, Services
from bot.handlers import settings as chat_settings
from bot.handlers.asking import buttons_for
from bot.handlers.chats import administered_chat, thread_of
from bot.pages import Page, escape
from bot.places import country_of
from bot.questioning import places_offered
from bot.replies import reply, show
from bot.subscription_words import EVERY_DAY, WEEKDAYS, read_clock, read_days, subject_words, subscription_html
from bot.views import View
from bot.waiting import stop_waiting, wait_for, waited_for
from briefings.countries import country_name
from briefings.errors import BadQuestion
from briefings.model import Question, Schedule, Subscription
from briefings.schedules import next_slot

# The choices of a subscription under way, by chat.
SPACE = "subscribing"
USUAL = time(8)
MOST_SUBSCRIPTIONS = 10
_EVERYWHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST


def handlers() -> list[CommandHandler[Context, None]]:
    """/subscribe, /settings, /unsubscribe, in channels too."""
    return [CommandHandler("subscribe", subscribe, filters=_EVERYWHERE), *chat_settings.handlers()]


def answers_to_questions() -> list[MessageHandler[Context, None]]:
    """Words and shared places that a chat was asked for; they stop there."""
    return [MessageHandler(((filters.TEXT & ~filters.COMMAND) | filters.LOCATION) & _EVERYWHERE, answered)]


async def subscribe(update: Update, context: Context) -> None:
    """The first of three questions."""
    chat = await administered_chat(update, context)
    await _begin(context.services, chat, thread_of(update), {})
    await reply(update, context, await topics_page(context.services))


async def _begin(services: Services, chat: int, thread: int | None, chosen: dict[str, Any]) -> None:
    if len(await services.outbox.subscriptions(chat)) >= MOST_SUBSCRIPTIONS:
        raise BadQuestion(f"This chat has {MOST_SUBSCRIPTIONS} subscriptions. /settings deletes one to make room.")
    await stop_waiting(services, chat)
    await services.library.keep(SPACE, str(chat), {"thread": thread, **chosen}, services.now())


async def topics_page(services: Services) -> Page:
    """Question one."""
    views = [("All topics", View("sub-topic", ("",)))]
    views += [(topic.title, View("sub-topic", (topic.id,))) for topic in services.beat.topics]
    return Page("<b>Subscribe</b> (1 of 3)\nTo which topic?", await buttons_for(services, views))


async def places_page(services: Services, chosen: dict[str, Any]) -> Page:
    """Question two; places are added one by one, by a button or by words."""
    topics, places = tuple(chosen.get("topics", ())), tuple(chosen.get("places", ()))
    go_on = "That is all: go on" if places else "Everywhere"
    views = [(go_on, View("sub-places-done"))]
    offered = await places_offered(services, Question(topics[0] if len(topics) == 1 else None))
    views += [(country_name(code), View("sub-place", (code,))) for code in offered if code not in places]
    others = [topic for topic in services.beat.topics if topics and topic.id not in topics]
    views += [(f"Also {topic.title}", View("sub-topic", (topic.id,))) for topic in others[:4]]
    so_far = escape(subject_words(services.beat, topics, places))
    text = f"<b>Subscribe</b> (2 of 3)\n{so_far}\n\nFrom which place? Tap one, or write its name."
    return Page(text, await buttons_for(services, views))


async def when_page(services: Services, chosen: dict[str, Any]) -> Page:
    """Question three."""
    subject = escape(subject_words(services.beat, tuple(chosen.get("topics", ())), tuple(chosen.get("places", ()))))
    views = [(label, View("sub-when", (key,))) for key, (label, _, _) in PLANS.items()]
    text = (
        f"<b>Subscribe</b> (3 of 3)\n{subject}\n\nWhen shall I write? A digest tells all that is new, an alert a new "
        "fact at once.\nYour own time: write it, like <code>18:30 on Monday and Friday</code>."
    )
    return Page(text, await buttons_for(services, views))


# Key → label, the digest's days (empty: none), alerts.
PLANS: dict[str, tuple[str, tuple[int, ...], bool]] = {
    "daily": ("Daily at 08:00", EVERY_DAY, False),
    "weekdays": ("Weekdays at 08:00", WEEKDAYS, False),
    "weekly": ("Mondays at 08:00", (0,), False),
    "alerts": ("Alerts at once", (), True),
    "both": ("Daily at 08:00 and alerts", EVERY_DAY, True),
}


async def _topic(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat, chosen = await _under_way(update, context)
    topic = view.args[0] if view.args else ""
    if topic and topic not in {t.id for t in services.beat.topics}:
        topic = ""
    chosen["topics"] = sorted({*chosen.get("topics", ()), topic}) if topic else []
    await _ask_places(services, chat, chosen)
    await show(update, context, await places_page(services, chosen))


async def _ask_places(services: Services, chat: int, chosen: dict[str, Any]) -> None:
    await services.library.keep(SPACE, str(chat), chosen, services.now())
    await wait_for(services, chat, "place")


async def _place(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat, chosen = await _under_way(update, context)
    code = view.args[0] if view.args else ""
    if len(code) == 2 and code.isalpha() and code.isupper():
        chosen["places"] = sorted({*chosen.get("places", ()), code})
    await _ask_places(services, chat, chosen)
    await show(update, context, await places_page(services, chosen))


async def _places_done(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat, chosen = await _under_way(update, context)
    await wait_for(services, chat, "when")
    await show(update, context, await when_page(services, chosen))


async def _when(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat, chosen = await _under_way(update, context)
    _, days, alerts = PLANS.get(view.args[0] if view.args else "", PLANS["daily"])
    made = await _make(services, chat, chosen, days, USUAL, alerts=alerts)
    await show(update, context, await _made_page(services, made))


async def _preset(update: Update, context: Context, view: View) -> None:
    """The button under an answer: topic and place are chosen already, so that one tap is left."""
    services = context.services
    chat = await administered_chat(update, context)
    topic, place = (*view.args, "", "")[:2]
    known = {t.id for t in services.beat.topics}
    country = place if len(place) == 2 and place.isupper() else None
    if place and not country:
        country = await asyncio.to_thread(country_of, place)
    chosen = {"topics": [topic] if topic in known else [], "places": [country] if country else []}
    await _begin(services, chat, thread_of(update), chosen)
    await wait_for(services, chat, "when")
    await reply(update, context, await when_page(services, chosen))


async def _under_way(update: Update, context: Context) -> tuple[int, dict[str, Any]]:
    """The chat and its choices so far; an old button begins anew."""
    chat = await administered_chat(update, context)
    kept: Any = await context.services.library.kept(SPACE, str(chat))
    if kept is None:
        await _begin(context.services, chat, thread_of(update), {})
    return chat, dict(kept or {"thread": thread_of(update)})


async def _make(
    services: Services, chat: int, chosen: dict[str, Any], days: tuple[int, ...], at: time, *, alerts: bool
) -> Subscription:
    """Stores the subscription: what it is told begins now. A second tap finds it made, and changes nothing."""
    now = services.now()
    zone = await chat_settings.zone_of(services, chat)
    schedule = Schedule(at, days, zone) if days else None
    slot = next_slot(schedule, now) if schedule else None
    async with services.library.together() as library:
        last = await library.last_change()
        new = Subscription(
            id=0,
            chat=chat,
            topics=tuple(chosen.get("topics", ())),
            places=tuple(chosen.get("places", ())),
            schedule=schedule,
            alerts=alerts,
            zone=zone,
            thread=chosen.get("thread"),
            seen=last,
            alerted=last,
            due=slot.due if slot else None,
        )
        same = [s for s in await services.outbox.subscriptions(chat) if _alike(s, new)]
        await library.drop(SPACE, str(chat))
        made = same[0] if same else await services.outbox.subscribe(new)
    await wait_for(services, chat, "zone")
    return made


def _alike(one: Subscription, other: Subscription) -> bool:
    def asked(s: Subscription) -> tuple[object, ...]:
        return s.topics, s.places, s.schedule, s.alerts, s.thread

    return asked(one) == asked(other)


async def _made_page(services: Services, made: Subscription) -> Page:
    zone = (
        f"Times are those of <b>{escape(made.zone)}</b>. Elsewhere? Write your city, or share a location, and I go by "
        "your clock."
    )
    html = f"<b>Subscribed.</b>\n{subscription_html(services.beat, made)}\n\n{zone}"
    views = [
        ("Change it", View("settings", (str(made.id),))),
        ("Quiet hours", View("set-quiet", (str(made.id),))),
        ("Delete it", View("set-delete", (str(made.id),))),
    ]
    return Page(html, await buttons_for(services, views))


# --- words and places that were asked for -----------------------------------------------------------------------------


async def answered(update: Update, context: Context) -> None:
    """An answer to what this chat was asked, if it was; anything else goes on to the other handlers."""
    services, chat, message = context.services, update.effective_chat, update.effective_message
    if chat is None or message is None:
        return
    asked = await waited_for(services, chat.id)
    if asked is None:
        return
    if not await _answers(update, context, asked.what):
        return
    await administered_chat(update, context)
    page = await _taken(services, chat.id, asked.what, asked.args, update)
    if page is None:
        return
    await reply(update, context, page)
    raise ApplicationHandlerStop


async def _answers(update: Update, context: Context, what: str) -> bool:
    """In a group only a reply to the bot answers it: others go on talking."""
    message = update.effective_message
    assert message is not None
    if message.location is not None and what != "zone":
        return False
    if message.chat_id > 0 or update.channel_post is not None:
        return True
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == context.bot.id


async def _taken(services: Services, chat: int, what: str, args: tuple[str, ...], update: Update) -> Page | None:
    message = update.effective_message
    assert message is not None
    words = (message.text or "").strip()
    if what == "place":
        return await _place_written(services, chat, words)
    if what == "when":
        return await _time_written(services, chat, words)
    return await chat_settings.taken(services, chat, what, args, words, message.location)


async def _place_written(services: Services, chat: int, words: str) -> Page | None:
    """A place by its name joins the subscription under way; words that are no place are no answer."""
    chosen: Any = await services.library.kept(SPACE, str(chat))
    country = await asyncio.to_thread(country_of, words) if chosen is not None and len(words) <= 60 else None
    if country is None:
        return None
    chosen["places"] = sorted({*chosen.get("places", ()), country})
    await _ask_places(services, chat, chosen)
    return await places_page(services, chosen)


async def _time_written(services: Services, chat: int, words: str) -> Page | None:
    chosen: Any = await services.library.kept(SPACE, str(chat))
    at = read_clock(words) if len(words) <= 80 else None
    if at is None or chosen is None:
        return None
    alerts = "alert" in words.lower()
    return await _made_page(
        services, await _make(services, chat, chosen, read_days(words) or EVERY_DAY, at, alerts=alerts)
    )


VIEWS = {
    "subscribe": _preset,
    "sub-topic": _topic,
    "sub-place": _place,
    "sub-places-done": _places_done,
    "sub-when": _when,
    **chat_settings.VIEWS,
}
