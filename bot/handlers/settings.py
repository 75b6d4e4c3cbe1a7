"""/settings and /unsubscribe: each subscription with its next moment, and buttons that change it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import time

from telegram import Location, Update
from telegram.ext import CommandHandler, filters

from bot.context import Context, Services
from bot.handlers.asking import GONE, buttons_for
from bot.handlers.chats import administered_chat
from bot.pages import LONGEST_MESSAGE, Page, clip, escape, fit
from bot.pressing import number_at, word_at
from bot.replies import answer, reply, show
from bot.subscription_words import (
    EVERY_DAY,
    WEEKDAYS,
    read_clock,
    read_days,
    read_quiet,
    schedule_words,
    subject_words,
    subscription_html,
)
from bot.views import View
from bot.waiting import stop_waiting, wait_for
from bot.zones import zone_at, zones_named
from briefings.errors import NotFound
from briefings.model import Schedule, Subscription
from briefings.schedules import next_slot

ZONES = "zone"
USUAL = Schedule(time(8), EVERY_DAY, "UTC")
NONE_YET = "This chat has no subscription. /subscribe makes one in three taps."
DAY_CHOICES = {"daily": EVERY_DAY, "weekdays": WEEKDAYS, "monday": (0,), "weekend": (5, 6)}
_EVERYWHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST

Change = Callable[[Services, Subscription], Awaitable[Subscription]]


def handlers() -> list[CommandHandler[Context, None]]:
    """/settings and /unsubscribe."""
    return [
        CommandHandler("settings", settings, filters=_EVERYWHERE),
        CommandHandler("unsubscribe", unsubscribe, filters=_EVERYWHERE),
    ]


async def settings(update: Update, context: Context) -> None:
    """The chat's subscriptions; one alone is shown with its buttons."""
    chat = await administered_chat(update, context)
    await reply(update, context, await settings_page(context.services, chat))


async def settings_page(services: Services, chat: int) -> Page:
    """All of a chat's subscriptions."""
    mine = await services.outbox.subscriptions(chat)
    if not mine:
        return Page(NONE_YET, await buttons_for(services, [("Subscribe", View("subscribe", ("", "")))]))
    if len(mine) == 1:
        return await subscription_page(services, mine[0])
    blocks = [subscription_html(services.beat, s) for s in mine]
    views = [
        (clip(f"Change {subject_words(services.beat, s.topics, s.places)}", 60), View("settings", (str(s.id),)))
        for s in mine
    ]
    return Page(fit(blocks, LONGEST_MESSAGE)[0], await buttons_for(services, views, 1))


async def subscription_page(services: Services, subscription: Subscription, note: str = "") -> Page:
    """One subscription and what can be changed of it."""
    key = str(subscription.id)
    running = subscription.schedule is not None or subscription.alerts
    empty = "Say nothing when nothing is new" if subscription.note_when_empty else "Note when nothing is new"
    views = [
        ("Pause" if running else "Go on", View("set-pause", (key,))),
        ("Alerts off" if subscription.alerts else "Alerts on", View("set-alerts", (key,))),
        ("Digest time", View("set-time", (key,))),
        ("Days", View("set-days", (key,))),
        ("Time zone", View("set-zone", (key,))),
        ("Quiet hours", View("set-quiet", (key,))),
        (empty, View("set-note", (key,))),
        ("Delete", View("set-delete", (key,))),
    ]
    html = subscription_html(services.beat, subscription)
    return Page(f"{note}\n\n{html}".strip(), await buttons_for(services, views))


async def unsubscribe(update: Update, context: Context) -> None:
    """Ends all of the chat's subscriptions, at once."""
    services = context.services
    chat = await administered_chat(update, context)
    await stop_waiting(services, chat)
    mine = await services.outbox.subscriptions(chat)
    for subscription in mine:
        await end(services, subscription)
    if not mine:
        await reply(update, context, Page(NONE_YET))
        return
    await reply(update, context, Page(f"Unsubscribed: no digest and no alert comes here any more. {CORRECTIONS}"))


CORRECTIONS = (
    "Should a line that you were sent be withdrawn, I still correct it; /forgetme ends that too. "
    "/subscribe begins anew."
)


async def end(services: Services, subscription: Subscription) -> None:
    """The subscription ends, and what it was still owed; only corrections of what it was told may come."""
    async with services.library.together():
        await services.outbox.save_subscription(replace(subscription, ended=True, due=None))
        await services.outbox.cancel_pending(subscription.id)


async def zone_of(services: Services, chat: int) -> str:
    """The chat's zone: what it said, else that of its subscriptions, else the setting."""
    kept = await services.library.kept(ZONES, str(chat))
    if isinstance(kept, str):
        return kept
    mine = await services.outbox.subscriptions(chat)
    return mine[0].zone if mine else services.settings.zone


def scheduled(services: Services, subscription: Subscription, schedule: Schedule | None) -> Subscription:
    """The subscription with another schedule, and its next moment by it; a digest that is due already still is."""
    now = services.now()
    slot = next_slot(schedule, now) if schedule else None
    due = slot.due if slot else None
    if due is not None and subscription.due is not None and subscription.due <= now:
        due = subscription.due
    # Whoever had alerts alone is not sent all that was not worth one: the first digest begins where they are.
    seen = subscription.seen if subscription.schedule else max(subscription.seen, subscription.alerted)
    return replace(subscription, schedule=schedule, due=due, seen=seen)


async def set_zone(services: Services, chat: int, zone: str) -> tuple[Subscription, ...]:
    """All of a chat's subscriptions go by this zone's clock."""
    async with services.library.together() as library:
        await library.keep(ZONES, str(chat), zone, services.now())
        mine = await services.outbox.subscriptions(chat)
        for subscription in mine:
            schedule = replace(subscription.schedule, zone=zone) if subscription.schedule else None
            await services.outbox.save_subscription(scheduled(services, replace(subscription, zone=zone), schedule))
    return await services.outbox.subscriptions(chat)


# --- answers in words -------------------------------------------------------------------------------------------------


async def taken(
    services: Services, chat: int, what: str, args: tuple[str, ...], words: str, location: Location | None
) -> Page | None:
    """The page after an answer to what was asked; None where the words are no answer to it."""
    if what == "zone":
        return await _zone_answered(services, chat, words, location)
    mine = {str(s.id): s for s in await services.outbox.subscriptions(chat)}
    subscription = mine.get(args[0]) if args else None
    if subscription is None or len(words) > 80:
        return None
    changed = _worded(services, subscription, what, words)
    if changed is None:
        return None
    await services.outbox.save_subscription(changed)
    await stop_waiting(services, chat)
    return await subscription_page(services, changed, "Changed.")


def _worded(services: Services, subscription: Subscription, what: str, words: str) -> Subscription | None:
    """The subscription as words change it; None where they say no time, days or quiet hours."""
    schedule = subscription.schedule or replace(USUAL, zone=subscription.zone)
    if what == "quiet":
        hours = read_quiet(words)
        return replace(subscription, quiet_from=hours[0], quiet_to=hours[1]) if hours else None
    at, days = read_clock(words), read_days(words)
    if (what == "time" and at is None) or (what == "days" and not days):
        return None
    return scheduled(services, subscription, replace(schedule, at=at or schedule.at, days=days or schedule.days))


async def _zone_answered(services: Services, chat: int, words: str, location: Location | None) -> Page | None:
    if location is not None:
        return await _zone_page(services, chat, await zone_at(location.latitude, location.longitude))
    zones = await zones_named(words) if 0 < len(words) <= 60 else ()
    if not zones:
        return None
    if len(zones) == 1:
        return await _zone_page(services, chat, zones[0].zone)
    views = [(f"{city.town}, {city.country} ({city.zone})", View("set-zone-to", (city.zone,))) for city in zones[:6]]
    return Page(f"Which “{escape(words)}”?", await buttons_for(services, views, 1))


async def _zone_page(services: Services, chat: int, zone: str) -> Page:
    mine = await set_zone(services, chat, zone)
    await stop_waiting(services, chat)
    head = f"Times are now those of <b>{escape(zone)}</b>."
    return Page("\n\n".join([head, *(subscription_html(services.beat, s) for s in mine[:5])]))


# --- buttons ----------------------------------------------------------------------------------------------------------


async def _mine(update: Update, context: Context, view: View) -> Subscription:
    """The subscription behind a button; raises `NotFound` where it is another chat's or is gone."""
    chat = await administered_chat(update, context)
    mine = {s.id: s for s in await context.services.outbox.subscriptions(chat)}
    found = mine.get(number_at(view))
    if found is None:
        raise NotFound("This subscription is no longer there. /subscribe makes a new one.")
    return found


async def _shown(update: Update, context: Context, view: View) -> None:
    await show(update, context, await subscription_page(context.services, await _mine(update, context, view)))


async def _save(update: Update, context: Context, changed: Subscription, note: str) -> None:
    services = context.services
    await services.outbox.save_subscription(changed)
    await stop_waiting(services, changed.chat)
    await show(update, context, await subscription_page(services, changed, note))


async def _pause(update: Update, context: Context, view: View) -> None:
    """A pause keeps the subscription, but nothing is due; going on starts with a daily digest, from now."""
    services = context.services
    mine = await _mine(update, context, view)
    if mine.schedule is not None or mine.alerts:
        async with services.library.together():
            await services.outbox.cancel_pending(mine.id)
            await services.outbox.save_subscription(replace(scheduled(services, mine, None), alerts=False))
        await _shown(update, context, view)
        return
    last = await services.library.last_change()
    daily = scheduled(services, mine, replace(USUAL, zone=mine.zone))
    await _save(update, context, replace(daily, seen=last, alerted=last), "It goes on, with a daily digest.")


async def _alerts(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    last = await context.services.library.last_change()
    # What was published while alerts were off is the digest's to tell.
    changed = replace(mine, alerts=not mine.alerts, alerted=mine.alerted if mine.alerts else last)
    await _save(update, context, changed, schedule_words(changed.schedule, alerts=changed.alerts).capitalize() + ".")


async def _note(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    await _save(update, context, replace(mine, note_when_empty=not mine.note_when_empty), "Changed.")


async def _ask(
    update: Update, context: Context, view: View, what: str, text: str, views: list[tuple[str, View]]
) -> None:
    mine = await _mine(update, context, view)
    await wait_for(context.services, mine.chat, what, str(mine.id))
    views = [*views, ("Back", View("settings", (str(mine.id),)))]
    await show(update, context, Page(text, await buttons_for(context.services, views)))


async def _time(update: Update, context: Context, view: View) -> None:
    views = [(f"{h:02}:00", View("set-time-to", (word_at(view, 0), str(h)))) for h in (6, 7, 8, 9, 12, 18, 20, 22)]
    await _ask(update, context, view, "time", "At what time? Tap one, or write it: <code>18:30</code>", views)


async def _time_to(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    schedule = mine.schedule or replace(USUAL, zone=mine.zone)
    at = time(number_at(view, 1) % 24)
    await _save(update, context, scheduled(context.services, mine, replace(schedule, at=at)), "Changed.")


async def _days(update: Update, context: Context, view: View) -> None:
    labels = {"daily": "Every day", "weekdays": "Weekdays", "monday": "Mondays", "weekend": "Weekends"}
    views = [(label, View("set-days-to", (word_at(view, 0), key))) for key, label in labels.items()]
    text = "On which days? Tap, or write them: <code>Monday and Thursday</code>"
    await _ask(update, context, view, "days", text, views)


async def _days_to(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    schedule = mine.schedule or replace(USUAL, zone=mine.zone)
    days = DAY_CHOICES.get(word_at(view, 1), EVERY_DAY)
    await _save(update, context, scheduled(context.services, mine, replace(schedule, days=days)), "Changed.")


async def _quiet(update: Update, context: Context, view: View) -> None:
    views = [
        ("22:00 to 07:00", View("set-quiet-to", (word_at(view, 0), "22:00 to 07:00"))),
        ("23:00 to 08:00", View("set-quiet-to", (word_at(view, 0), "23:00 to 08:00"))),
        ("No quiet hours", View("set-quiet-to", (word_at(view, 0), "none"))),
    ]
    text = "When shall alerts wait? Tap, or write it: <code>21:30 to 6:00</code>"
    await _ask(update, context, view, "quiet", text, views)


async def _quiet_to(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    hours = read_quiet(word_at(view, 1)) or (None, None)
    await _save(update, context, replace(mine, quiet_from=hours[0], quiet_to=hours[1]), "Changed.")


async def _zone(update: Update, context: Context, view: View) -> None:
    text = "Write your city, or share a location, and I go by its clock."
    await _ask(update, context, view, "zone", text, [])


async def _zone_to(update: Update, context: Context, view: View) -> None:
    chat = await administered_chat(update, context)
    zones = await zones_named(word_at(view, 0))
    if not zones:
        await answer(update, GONE, alert=True)
        return
    await show(update, context, await _zone_page(context.services, chat, zones[0].zone))


async def _delete(update: Update, context: Context, view: View) -> None:
    await end(context.services, await _mine(update, context, view))
    await show(update, context, Page(f"This subscription is deleted. {CORRECTIONS}"))


VIEWS = {
    "settings": _shown,
    "set-pause": _pause,
    "set-alerts": _alerts,
    "set-note": _note,
    "set-time": _time,
    "set-time-to": _time_to,
    "set-days": _days,
    "set-days-to": _days_to,
    "set-quiet": _quiet,
    "set-quiet-to": _quiet_to,
    "set-zone": _zone,
    "set-zone-to": _zone_to,
    "set-delete": _delete,
}
