"""/subscribe in three taps: which topics, which places, when. What is under way is kept in the database, by chat."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, CommandHandler, MessageHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import Page, escape
from bot.chat.pressing import word_at
from bot.chat.replies import reply, show
from bot.chat.views import View
from bot.chat.waiting import Waiting, overtaken, stop_waiting, to_write, wait_for, waited_for
from bot.handlers.editors.pieces import only_link
from bot.handlers.readers.place_choice import places_offered
from bot.handlers.readers.topics import buttons_for
from bot.handlers.subscriptions import settings as chat_settings
from bot.handlers.subscriptions.chat_rights import administered_chat, thread_of
from bot.pages.place_words import country_of
from bot.pages.subscription_words import EVERY_DAY, WEEKDAYS, read_clock, read_days, subject_words, subscription_html
from briefings.deliveries.schedules import next_slot
from briefings.errors import BadQuestion
from briefings.knowledge.countries import country_name
from briefings.model import Question, Schedule, Subscription

# The choices of a subscription under way, or which one was made of them and when, by chat.
SPACE = "subscribing"
# So soon after one was made, a button of its questions was tapped twice.
JUST_NOW = timedelta(minutes=15)
USUAL = time(8)
MOST_SUBSCRIPTIONS = 10
# Chosen places that have a button to take them out; Telegram has room for a hundred buttons.
MOST_TICKED = 40
# Characters: what is longer was hardly meant as an answer.
LONGEST_ANSWER = 60
# What a button makes of the choice, so that a second tap changes nothing.
OUT, EVERYWHERE = "out", "everywhere"
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


async def places_page(services: Services, chosen: dict[str, Any], write: str) -> Page:
    """Question two; places are added one by one, by a button or by words, and taken out by their ticked button."""
    topics, places = tuple(chosen.get("topics", ())), tuple(chosen.get("places", ()))
    views = [("That is all: go on", View("sub-places-done"))] if places else []
    views.append(("Everywhere", View("sub-places-done", (EVERYWHERE,))))
    views += [(f"✓ {country_name(code)}", View("sub-place", (code, OUT))) for code in places[:MOST_TICKED]]
    offered = await places_offered(services, Question(topics[0] if len(topics) == 1 else None))
    views += [(country_name(code), View("sub-place", (code,))) for code in offered if code not in places]
    views += _topic_views(services, topics)
    so_far = escape(subject_words(services.beat, topics, places))
    text = f"<b>Subscribe</b> (2 of 3)\n{so_far}\n\nFrom which place? Tap one. {write} the name of any other."
    return Page(text, await buttons_for(services, views))


def _topic_views(services: Services, topics: tuple[str, ...]) -> list[tuple[str, View]]:
    """What question two offers of topics: the chosen to be taken out, some others to be added."""
    if not topics:
        return [("Choose topics", View("sub-topics"))]
    chosen = [topic for topic in services.beat.topics if topic.id in topics]
    others = [topic for topic in services.beat.topics if topic.id not in topics]
    return [
        *((f"✓ {topic.title}", View("sub-topic", (topic.id, OUT))) for topic in chosen),
        *((f"Also {topic.title}", View("sub-topic", (topic.id,))) for topic in others[:4]),
    ]


async def when_page(services: Services, chosen: dict[str, Any], write: str) -> Page:
    """Question three."""
    subject = escape(subject_words(services.beat, tuple(chosen.get("topics", ())), tuple(chosen.get("places", ()))))
    views = [(label, View("sub-when", (key, _print_of(chosen)))) for key, (label, _, _) in PLANS.items()]
    text = (
        f"<b>Subscribe</b> (3 of 3)\n{subject}\n\nWhen shall I write? A digest tells all that is new, an alert a new "
        f"fact at once.\nAnother time? {write} it, like <code>18:30 on Monday and Friday</code>."
    )
    return Page(text, await buttons_for(services, views))


def _print_of(chosen: dict[str, Any]) -> str:
    """Tells choices apart: a button makes the subscription that its page shows, or none."""
    words = json.dumps([chosen.get("topics", []), chosen.get("places", [])])
    return hashlib.sha256(words.encode()).hexdigest()[:8]


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
    chat = await administered_chat(update, context)
    topic = word_at(view, 0)
    if await _under_way(services, chat) is None:
        await _begin(services, chat, thread_of(update), {})
    chosen = None
    if not topic:
        chosen = await _choose(services, chat, "topics", lambda _: set())
    elif topic in {t.id for t in services.beat.topics}:
        chosen = await _choose(services, chat, "topics", _tapped(view))
    if chosen is None or (topic and not chosen["topics"]):
        await show(update, context, await topics_page(services))
        return
    await wait_for(services, chat, "place")
    await show(update, context, await places_page(services, chosen, to_write(update)))


async def _topics_again(update: Update, context: Context, view: View) -> None:
    chat = await administered_chat(update, context)
    if await _under_way(context.services, chat) is None:
        await _nothing_under_way(update, context, chat)
        return
    await show(update, context, await topics_page(context.services))


async def _place(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat = await administered_chat(update, context)
    code = word_at(view, 0)
    known = len(code) == 2 and code.isalpha() and code.isupper()
    chosen = await _choose(services, chat, "places", _tapped(view) if known else lambda before: before)
    if chosen is None:
        await _nothing_under_way(update, context, chat)
        return
    await wait_for(services, chat, "place")
    await show(update, context, await places_page(services, chosen, to_write(update)))


async def _places_done(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat = await administered_chat(update, context)
    everywhere = word_at(view, 0) == EVERYWHERE
    chosen = await _choose(services, chat, "places", lambda before: set() if everywhere else before)
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
    chosen = await _under_way(services, chat)
    plan = PLANS.get(word_at(view, 0))
    if chosen is not None and (plan is None or word_at(view, 1) != _print_of(chosen)):
        # The button was drawn for other choices: those of now are shown before they become a subscription.
        await _ask_when(update, context, chat, chosen)
        return
    made = await _make(services, chat, plan[1], USUAL, alerts=plan[2]) if plan else None
    if made is None:
        await _nothing_under_way(update, context, chat)
        return
    await show(update, context, await _made_page(services, made, to_write(update)))


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
    await reply(update, context, await when_page(services, chosen, to_write(update)))


async def _under_way(services: Services, chat: int) -> dict[str, Any] | None:
    """The chat's choices so far; None where nothing is under way."""
    kept: Any = await services.library.kept(SPACE, str(chat))
    return None if kept is None or "made" in kept else dict(kept)


async def _choose(
    services: Services, chat: int, kind: str, change: Callable[[set[str]], set[str]]
) -> dict[str, Any] | None:
    """The choices after a change of their topics or places; one transaction, because two administrators may tap side by
    side. None where nothing is under way."""
    async with services.library.together() as library:
        chosen = await _under_way(services, chat)
        if chosen is not None:
            chosen[kind] = sorted(change(set(chosen.get(kind, ()))))
            await library.keep(SPACE, str(chat), chosen, services.now())
    return chosen


def _tapped(view: View) -> Callable[[set[str]], set[str]]:
    """The button says itself whether its choice comes in or goes out, so that a second tap changes nothing."""
    name = word_at(view, 0)
    return lambda before: before - {name} if word_at(view, 1) == OUT else before | {name}


async def _nothing_under_way(update: Update, context: Context, chat: int) -> None:
    """An old button, or a second tap on one: what was just made is shown, else the first question is put anew."""
    services = context.services
    made = await _just_made(services, chat)
    if made is not None:
        await show(update, context, await _made_page(services, made, to_write(update)))
        return
    await _begin(services, chat, thread_of(update), {})
    await show(update, context, await topics_page(services))


async def _just_made(services: Services, chat: int) -> Subscription | None:
    kept: Any = await services.library.kept(SPACE, str(chat))
    if not kept or "made" not in kept or services.now() - datetime.fromisoformat(kept["at"]) > JUST_NOW:
        return None
    mine = {s.id: s for s in await services.outbox.subscriptions(chat)}
    return mine.get(kept["made"])


async def _make(services: Services, chat: int, days: tuple[int, ...], at: time, *, alerts: bool) -> Subscription | None:
    """Stores the subscription: what it is told begins now. None where nothing is under way (any more): of two taps at
    the same moment, one makes it."""
    now = services.now()
    zone = await chat_settings.zone_of(services, chat)
    schedule = Schedule(at, days, zone) if days else None
    slot = next_slot(schedule, now) if schedule else None
    async with services.library.together() as library:
        chosen = await _under_way(services, chat)
        if chosen is None:
            return None
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
        made = same[0] if same else await services.outbox.subscribe(new)
        await library.keep(SPACE, str(chat), {"made": made.id, "at": now.isoformat()}, now)
    # The city is no question that has to be answered: other words find their answers as ever.
    await wait_for(services, chat, "zone")
    return made


def _alike(one: Subscription, other: Subscription) -> bool:
    def asked(s: Subscription) -> tuple[object, ...]:
        return s.topics, s.places, s.schedule, s.alerts, s.thread

    return asked(one) == asked(other)


async def _made_page(services: Services, made: Subscription, write: str) -> Page:
    zone = f"Times are those of <b>{escape(made.zone)}</b>. Elsewhere? {chat_settings.ask_city(write)}"
    html = f"<b>Subscribed.</b>\n{subscription_html(services.beat, made, services.now())}\n\n{zone}"
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


async def _answers(update: Update, context: Context, asked: Waiting) -> bool:
    """In a group only a reply to the bot answers it: others go on talking. What the desk awaits is no answer either."""
    message, services = update.effective_message, context.services
    assert message is not None
    if (message.location is not None and asked.what != "zone") or message.forward_origin is not None:
        return False
    by = update.effective_user.id if update.effective_user else 0
    batch = services.batches.get((message.chat_id, by))
    if (batch is not None and batch.awaits_text) or await overtaken(services, asked, message.chat_id, by):
        return False
    if message.chat_id > 0 or update.channel_post is not None:
        return True
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == context.bot.id


def _only_an_answer(message: Message) -> bool:
    """Whether words can hardly be meant for another handler: an article is longer, and a link is one."""
    words = (message.text or "").strip()
    return 0 < len(words) <= LONGEST_ANSWER and only_link(words) is None


async def _taken(services: Services, chat: int, asked: Waiting, message: Message, write: str) -> Page | None:
    words = (message.text or "").strip()
    if asked.what == "place":
        return await _place_written(services, chat, words, write)
    if asked.what == "when":
        return await _time_written(services, chat, words, write)
    return await chat_settings.taken(services, chat, asked.what, asked.args, words, message.location)


async def _place_written(services: Services, chat: int, words: str, write: str) -> Page | None:
    """A place by its name joins the subscription under way; words that are no place are no answer."""
    if words.lower() == EVERYWHERE:
        return await _everywhere_written(services, chat, write)
    country = await asyncio.to_thread(country_of, words) if len(words) <= LONGEST_ANSWER else None
    if country is None:
        return None
    chosen = await _choose(services, chat, "places", lambda before: before | {country})
    if chosen is None:
        return None
    await wait_for(services, chat, "place")
    return await places_page(services, chosen, write)


async def _everywhere_written(services: Services, chat: int, write: str) -> Page | None:
    chosen = await _choose(services, chat, "places", lambda _: set())
    if chosen is None:
        return None
    await wait_for(services, chat, "when")
    return await when_page(services, chosen, write)


async def _time_written(services: Services, chat: int, words: str, write: str) -> Page | None:
    at = read_clock(words) if len(words) <= 80 else None
    if at is None:
        return None
    alerts = "alert" in words.lower()
    made = await _make(services, chat, read_days(words) or EVERY_DAY, at, alerts=alerts)
    return await _made_page(services, made, write) if made else None


# Question → what its answer's words were not, and what to write instead.
MISREAD = {
    "place": ("is no country or town that I know", "a name like <code>Tunisia</code>"),
    "when": ("is no time that I can read", "one like <code>18:30 on Monday and Friday</code>"),
    "time": ("is no time that I can read", "one like <code>18:30</code>"),
    "days": ("names no day of the week", "days like <code>Monday and Thursday</code>"),
    "quiet": ("does not say from when to when", "two different times, like <code>21:30 to 6:00</code>"),
    "zone": ("is no city that I know", "a large one that goes by your clock, like <code>Lagos</code>"),
}


async def _misread(services: Services, chat: int, asked: Waiting, words: str, write: str) -> Page | None:
    """What was not understood and how to write it; None where nobody awaits that answer any more."""
    if asked.what in ("place", "when"):
        awaited = await _under_way(services, chat) is not None
    else:
        awaited = await chat_settings.awaits(services, chat, asked.args)
    if not awaited or asked.what not in MISREAD:
        return None
    await wait_for(services, chat, asked.what, *asked.args)
    wrong, instead = MISREAD[asked.what]
    html = f"“{escape(words)}” {wrong}: {write.lower()} {instead}."
    return Page(html, await buttons_for(services, [("Cancel", View("sub-stop", (asked.what, *asked.args)))]))


async def _stop(update: Update, context: Context, view: View) -> None:
    """Words answer nothing any more; what was not yet made is not made."""
    services = context.services
    chat = await administered_chat(update, context)
    asked = await waited_for(services, chat)
    if asked is not None and asked.what == word_at(view, 0):
        await stop_waiting(services, chat)
    if len(view.args) > 1:
        await chat_settings.unchanged(update, context, View("settings", view.args[1:]))
        return
    async with services.library.together() as library:
        stopped = await _under_way(services, chat) is not None and await library.drop(SPACE, str(chat))
    said = "Cancelled: nothing was subscribed." if stopped else "There is nothing to cancel any more."
    await show(update, context, Page(f"{said} /subscribe begins anew."))


VIEWS = {
    "subscribe": _preset,
    "sub-topic": _topic,
    "sub-topics": _topics_again,
    "sub-place": _place,
    "sub-places-done": _places_done,
    "sub-when": _when,
    "sub-stop": _stop,
    **chat_settings.VIEWS,
}
