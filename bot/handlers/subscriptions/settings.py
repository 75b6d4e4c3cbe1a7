"""/settings and /unsubscribe: each subscription with its next moment, and buttons that change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from telegram import Location, Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, clip, escape, fit
from bot.chat.pressing import number_at, word_at
from bot.chat.replies import answer, reply, show
from bot.chat.views import View
from bot.chat.waiting import stop_waiting, to_write, wait_for
from bot.handlers.readers.topics import GONE, buttons_for
from bot.handlers.subscriptions.chat_rights import administered_chat
from bot.handlers.subscriptions.zones import zone_at, zones_named, zones_perhaps
from bot.pages.subscription_words import (
    EVERY_DAY,
    WEEKDAYS,
    as_sentence,
    read_clock,
    read_days,
    read_quiet,
    schedule_words,
    subject_words,
    subscription_html,
)
from briefings.deliveries.schedules import next_slot
from briefings.errors import NotFound
from briefings.model import Schedule, Subscription

ZONES = "zone"
# What a chat's paused subscriptions were before: chat → subscription → time, days and alerts.
PAUSED = "paused"
USUAL = Schedule(time(8), EVERY_DAY, "UTC")
NONE_YET = "This chat has no subscription. /subscribe makes one in three taps."
NOTE = "Note when nothing is new"
DAY_CHOICES = {"daily": EVERY_DAY, "weekdays": WEEKDAYS, "monday": (0,), "weekend": (5, 6)}
_EVERYWHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST


def handlers() -> list[CommandHandler[Context, None]]:
    """/settings and /unsubscribe."""
    return [
        CommandHandler("settings", settings, filters=_EVERYWHERE),
        CommandHandler("unsubscribe", unsubscribe, filters=_EVERYWHERE),
    ]


async def settings(update: Update, context: Context) -> None:
    """The chat's subscriptions; one alone is shown with its buttons."""
    chat = await administered_chat(update, context)
    await stop_waiting(context.services, chat)
    await reply(update, context, await settings_page(context.services, chat))


async def settings_page(services: Services, chat: int, note: str = "") -> Page:
    """All of a chat's subscriptions."""
    mine = await services.outbox.subscriptions(chat)
    if not mine:
        buttons = await buttons_for(services, [("Subscribe", View("subscribe", ("", "")))])
        return Page(f"{note}\n\n{NONE_YET}".strip(), buttons)
    if len(mine) == 1:
        return await subscription_page(services, mine[0], note)
    blocks = [note] if note else []
    blocks += [subscription_html(services.beat, s, services.now()) for s in mine]
    views = [
        (clip(f"Change {subject_words(services.beat, s.topics, s.places)}", 60), View("settings", (str(s.id),)))
        for s in mine
    ]
    return Page(fit(blocks, LONGEST_MESSAGE)[0], await buttons_for(services, views, 1))


async def subscription_page(services: Services, subscription: Subscription, note: str = "") -> Page:
    """One subscription and what can be changed of it."""
    key = str(subscription.id)
    # A button names the state that it leads to: pressed twice, or in an older message, it leads nowhere else.
    pause = ("Pause", "on") if _runs(subscription) else ("Go on", "off")
    alerts = ("Alerts off", "off") if subscription.alerts else ("Alerts on", "on")
    silence = ("Say nothing when nothing is new", "off") if subscription.note_when_empty else (NOTE, "on")
    views = [
        (pause[0], View("set-pause", (key, pause[1]))),
        (alerts[0], View("set-alerts", (key, alerts[1]))),
        ("Digest time", View("set-time", (key,))),
        ("Days", View("set-days", (key,))),
        ("Time zone", View("set-zone", (key,))),
        ("Quiet hours", View("set-quiet", (key,))),
        (silence[0], View("set-note", (key, silence[1]))),
        ("Delete", View("set-delete", (key,))),
    ]
    html = subscription_html(services.beat, subscription, services.now())
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
    ended = f"{len(mine)} subscriptions have ended, and " if len(mine) > 1 else ""
    text = f"Unsubscribed: {ended}no digest and no alert comes here any more. {CORRECTIONS}"
    await reply(update, context, Page(text))


CORRECTIONS = (
    "Should a line that you were sent be withdrawn, I still correct it; /forgetme ends that too. "
    "/subscribe begins anew."
)
GOES_ON = "It goes on. What changed while it was paused is not told."


async def end(services: Services, subscription: Subscription) -> None:
    """The subscription ends, and what it was still owed; only corrections of what it was told may come."""
    async with services.library.together():
        await services.outbox.save_subscription(replace(subscription, ended=True, due=None))
        await services.outbox.cancel_pending(subscription.id)
        await _keep_plan(services, subscription, None)


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


# --- pauses -----------------------------------------------------------------------------------------------------------


def _runs(subscription: Subscription) -> bool:
    return subscription.schedule is not None or subscription.alerts


async def _paused(services: Services, subscription: Subscription) -> Subscription:
    """The subscription with nothing due; what it was is kept, for the library has no column for it."""
    async with services.library.together():
        now = await services.outbox.subscription(subscription.id, lock=True)
        if not _runs(now):
            return now
        schedule = now.schedule
        at, days = (f"{schedule.at:%H:%M}", list(schedule.days)) if schedule else (None, [])
        await _keep_plan(services, now, {"at": at, "days": days, "alerts": now.alerts})
        await services.outbox.cancel_pending(now.id)
        stopped = replace(scheduled(services, now, None), alerts=False)
        await services.outbox.save_subscription(stopped)
    return stopped


async def _keep_plan(services: Services, subscription: Subscription, plan: dict[str, Any] | None) -> None:
    """Remembers what a subscription was before its pause, or forgets it."""
    library, chat = services.library, str(subscription.chat)
    plans: dict[str, Any] = dict(await library.kept(PAUSED, chat) or {})
    plans.pop(str(subscription.id), None)
    if plan is not None:
        plans[str(subscription.id)] = plan
    if plans:
        await library.keep(PAUSED, chat, plans, services.now())
    else:
        await library.drop(PAUSED, chat)


async def _running(services: Services, subscription: Subscription) -> Subscription:
    """A subscription that goes on after a pause: as it was (a daily digest, where that is not known), and from now.
    One that runs stays as it is. Nothing is stored."""
    if _runs(subscription):
        return subscription
    plans: Any = await services.library.kept(PAUSED, str(subscription.chat)) or {}
    plan = plans.get(str(subscription.id), {"at": "08:00", "days": EVERY_DAY, "alerts": False})
    at, days = plan["at"], tuple(plan["days"])
    schedule = Schedule(time.fromisoformat(at), days, subscription.zone) if at else None
    last = await services.library.last_change()
    started = scheduled(services, subscription, schedule)
    return replace(started, alerts=plan["alerts"], seen=last, alerted=last)


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
    base = subscription if what == "quiet" else await _running(services, subscription)
    changed = _worded(services, base, what, words)
    if changed is None:
        return None
    await services.outbox.save_subscription(changed)
    await stop_waiting(services, chat)
    return await subscription_page(services, changed, _changed_note(subscription, changed))


async def awaits(services: Services, chat: int, args: tuple[str, ...]) -> bool:
    """Whether the subscription that a question was about is still there. A city is also asked for by the way, about
    none: then other words are no wrong answer."""
    return bool(args) and args[0] in {str(s.id) for s in await services.outbox.subscriptions(chat)}


def ask_city(write: str) -> str:
    """How the zone is asked for; what is shared in a group must be a reply too."""
    here = "your city, or share a location," if write == "Write" else "your city or a location,"
    return f"{write} {here} and I go by your clock."


def _changed_note(before: Subscription, after: Subscription) -> str:
    return GOES_ON if _runs(after) and not _runs(before) else "Changed."


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
    if len(zones) == 1:
        return await _zone_page(services, chat, zones[0].zone)
    zones = zones or (await zones_perhaps(words) if 0 < len(words) <= 60 else ())
    if not zones:
        return None
    views = [(f"{city.town}, {city.country} ({city.zone})", View("set-zone-to", (city.zone,))) for city in zones[:6]]
    return Page(f"Which “{escape(words)}”?", await buttons_for(services, views, 1))


async def _zone_page(services: Services, chat: int, zone: str) -> Page:
    await set_zone(services, chat, zone)
    await stop_waiting(services, chat)
    return await settings_page(services, chat, f"Times are now those of <b>{escape(zone)}</b>.")


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
    await _show(update, context, await _mine(update, context, view))


async def unchanged(update: Update, context: Context, view: View) -> None:
    """A question about a subscription was called off."""
    await _show(update, context, await _mine(update, context, view), "Nothing was changed.")


async def _show(update: Update, context: Context, mine: Subscription, note: str = "") -> None:
    """What is shown asks nothing, so words answer nothing."""
    await stop_waiting(context.services, mine.chat)
    await show(update, context, await subscription_page(context.services, mine, note))


async def _save(update: Update, context: Context, mine: Subscription, changed: Subscription, note: str) -> None:
    if changed != mine:
        await context.services.outbox.save_subscription(changed)
    await _show(update, context, changed, note)


async def _pause(update: Update, context: Context, view: View) -> None:
    """A pause keeps the subscription, but nothing is due; going on brings back what was paused, from now."""
    services, mine = context.services, await _mine(update, context, view)
    match word_at(view, 1):
        case "on":
            await _show(update, context, await _paused(services, mine))
        case "off":
            await _show(update, context, await _resumed(services, mine), GOES_ON)
        case _:
            await _show(update, context, mine)


async def _resumed(services: Services, subscription: Subscription) -> Subscription:
    async with services.library.together():
        now = await services.outbox.subscription(subscription.id, lock=True)
        going = await _running(services, now)
        if going != now:
            await services.outbox.save_subscription(going)
            await _keep_plan(services, now, None)
    return going


async def _alerts(update: Update, context: Context, view: View) -> None:
    services, mine = context.services, await _mine(update, context, view)
    changed, wanted = mine, word_at(view, 1)
    if wanted == "on" and not mine.alerts:
        # What was published while alerts were off is the digest's to tell.
        changed = replace(mine, alerts=True, alerted=await services.library.last_change())
    elif wanted == "off" and mine.alerts and mine.schedule is None:
        # Nothing is left of it: that is a pause, and going on brings the alerts back.
        mine = changed = await _paused(services, mine)
    elif wanted == "off":
        changed = replace(mine, alerts=False)
    note = as_sentence(escape(schedule_words(changed.schedule, alerts=changed.alerts)))
    await _save(update, context, mine, changed, note)


async def _note(update: Update, context: Context, view: View) -> None:
    mine, wanted = await _mine(update, context, view), word_at(view, 1)
    if wanted not in ("on", "off"):
        await _show(update, context, mine)
        return
    await _save(update, context, mine, replace(mine, note_when_empty=wanted == "on"), "Changed.")


async def _ask(
    update: Update, context: Context, view: View, what: str, text: str, views: list[tuple[str, View]]
) -> None:
    mine = await _mine(update, context, view)
    await wait_for(context.services, mine.chat, what, str(mine.id))
    views = [*views, ("Back", View("settings", (str(mine.id),)))]
    await show(update, context, Page(text, await buttons_for(context.services, views)))


async def _time(update: Update, context: Context, view: View) -> None:
    views = [(f"{h:02}:00", View("set-time-to", (word_at(view, 0), str(h)))) for h in (6, 7, 8, 9, 12, 18, 20, 22)]
    text = f"At what time? Tap one. {to_write(update)} any other, like <code>18:30</code>"
    await _ask(update, context, view, "time", text, views)


async def _time_to(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    base = await _running(context.services, mine)
    schedule = base.schedule or replace(USUAL, zone=mine.zone)
    changed = scheduled(context.services, base, replace(schedule, at=time(number_at(view, 1) % 24)))
    await _save(update, context, mine, changed, _changed_note(mine, changed))


async def _days(update: Update, context: Context, view: View) -> None:
    labels = {"daily": "Every day", "weekdays": "Weekdays", "monday": "Mondays", "weekend": "Weekends"}
    views = [(label, View("set-days-to", (word_at(view, 0), key))) for key, label in labels.items()]
    text = f"On which days? Tap one. {to_write(update)} any others, like <code>Monday and Thursday</code>"
    await _ask(update, context, view, "days", text, views)


async def _days_to(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    base = await _running(context.services, mine)
    schedule = base.schedule or replace(USUAL, zone=mine.zone)
    changed = scheduled(context.services, base, replace(schedule, days=DAY_CHOICES.get(word_at(view, 1), EVERY_DAY)))
    await _save(update, context, mine, changed, _changed_note(mine, changed))


async def _quiet(update: Update, context: Context, view: View) -> None:
    views = [
        ("22:00 to 07:00", View("set-quiet-to", (word_at(view, 0), "22:00 to 07:00"))),
        ("23:00 to 08:00", View("set-quiet-to", (word_at(view, 0), "23:00 to 08:00"))),
        ("No quiet hours", View("set-quiet-to", (word_at(view, 0), "none"))),
    ]
    text = f"When shall alerts wait? Tap one. {to_write(update)} other hours, like <code>21:30 to 6:00</code>"
    await _ask(update, context, view, "quiet", text, views)


async def _quiet_to(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    hours = read_quiet(word_at(view, 1)) or (None, None)
    await _save(update, context, mine, replace(mine, quiet_from=hours[0], quiet_to=hours[1]), "Changed.")


async def _zone(update: Update, context: Context, view: View) -> None:
    await _ask(update, context, view, "zone", ask_city(to_write(update)), [])


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
