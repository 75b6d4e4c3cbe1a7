"""The buttons that change a subscription. Each names the state that it leads to, so a second press changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from telegram import Update

from bot.chat.context import Context
from bot.chat.page import Page, escape
from bot.chat.prompts import stop_waiting, to_write, wait_for
from bot.chat.replies import answer, show
from bot.chat.views import GONE, View, buttons_for, number_at, word_at
from bot.handlers.subscriptions.chat_rights import administered_chat
from bot.handlers.subscriptions.pauses import GOES_ON, end, pause, resume, running
from bot.handlers.subscriptions.schedule import USUAL, save, scheduled
from bot.handlers.subscriptions.setting_answers import ask_city, changed_note, zone_page
from bot.handlers.subscriptions.settings import CORRECTIONS, subscription_page
from bot.handlers.subscriptions.zones import zones_named
from bot.language import _
from bot.pages.subscription_words import (
    EVERY_DAY,
    NO_QUIET_HOURS,
    WEEKDAYS,
    as_sentence,
    read_quiet,
    schedule_words,
)
from briefings.errors import NotFound
from briefings.model import Subscription

DAY_CHOICES = {"daily": EVERY_DAY, "weekdays": WEEKDAYS, "monday": (0,), "weekend": (5, 6)}


async def _mine(update: Update, context: Context, view: View) -> Subscription:
    """The subscription behind a button. Raises `NotFound` if it is another chat's, or is gone."""
    chat = await administered_chat(update, context)
    mine = {s.id: s for s in await context.services.outbox.subscriptions(chat)}
    found = mine.get(number_at(view))
    if found is None:
        raise NotFound(_("This subscription is no longer there. /subscribe makes a new one."))
    return found


async def _shown(update: Update, context: Context, view: View) -> None:
    await _show(update, context, await _mine(update, context, view))


async def unchanged(update: Update, context: Context, view: View) -> None:
    """Cancels a question about a subscription."""
    await _show(update, context, await _mine(update, context, view), _("Nothing was changed."))


async def _show(update: Update, context: Context, mine: Subscription, note: str = "") -> None:
    """Shows a subscription, and forgets the chat's question: a page that asks nothing takes no answer."""
    await stop_waiting(context.services, mine.chat)
    await show(update, context, await subscription_page(context.services, mine, note))


async def _save(update: Update, context: Context, mine: Subscription, changed: Subscription, note: str) -> None:
    if changed != mine:
        await save(context.services, changed)
    await _show(update, context, changed, note)


async def _pause(update: Update, context: Context, view: View) -> None:
    """Pauses a subscription, which is kept with nothing due; or goes on with it from now, as it was before."""
    services, mine = context.services, await _mine(update, context, view)
    match word_at(view, 1):
        case "on":
            await _show(update, context, await pause(services, mine))
        case "off":
            await _show(update, context, await resume(services, mine), _(GOES_ON))
        case _:
            await _show(update, context, mine)


async def _alerts(update: Update, context: Context, view: View) -> None:
    services, mine = context.services, await _mine(update, context, view)
    changed, wanted = mine, word_at(view, 1)
    if wanted == "on" and not mine.alerts:
        # The digest will tell what was published while alerts were off.
        changed = replace(mine, alerts=True, alerted=await services.library.last_change())
    elif wanted == "off" and mine.alerts and mine.schedule is None:
        # Nothing is left of it, which is a pause; going on brings the alerts back.
        mine = changed = await pause(services, mine)
    elif wanted == "off":
        changed = replace(mine, alerts=False)
    note = as_sentence(escape(schedule_words(changed.schedule, alerts=changed.alerts)))
    await _save(update, context, mine, changed, note)


async def _note(update: Update, context: Context, view: View) -> None:
    mine, wanted = await _mine(update, context, view), word_at(view, 1)
    if wanted not in ("on", "off"):
        await _show(update, context, mine)
        return
    await _save(update, context, mine, replace(mine, note_when_empty=wanted == "on"), _("Changed."))


async def _ask(
    update: Update, context: Context, view: View, what: str, text: str, views: list[tuple[str, View]]
) -> None:
    mine = await _mine(update, context, view)
    await wait_for(context.services, mine.chat, what, str(mine.id))
    views = [*views, (_("Back"), View("settings", (str(mine.id),)))]
    await show(update, context, Page(text, await buttons_for(context.services, views)))


async def _time(update: Update, context: Context, view: View) -> None:
    views = [(f"{h:02}:00", View("set-time-to", (word_at(view, 0), str(h)))) for h in (6, 7, 8, 9, 12, 18, 20, 22)]
    text = _("At what time? Tap one. {to_write} any other, like <code>18:30</code>").format(to_write=to_write(update))
    await _ask(update, context, view, "time", text, views)


async def _time_to(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    base = await running(context.services, mine)
    schedule = base.schedule or replace(USUAL, zone=mine.zone)
    changed = scheduled(context.services, base, replace(schedule, at=time(number_at(view, 1) % 24)))
    await _save(update, context, mine, changed, changed_note(mine, changed))


async def _days(update: Update, context: Context, view: View) -> None:
    labels = {"daily": _("Every day"), "weekdays": _("Weekdays"), "monday": _("Mondays"), "weekend": _("Weekends")}
    views = [(label, View("set-days-to", (word_at(view, 0), key))) for key, label in labels.items()]
    text = _("On which days? Tap one. {to_write} any others, like <code>Monday and Thursday</code>").format(
        to_write=to_write(update)
    )
    await _ask(update, context, view, "days", text, views)


async def _days_to(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    base = await running(context.services, mine)
    schedule = base.schedule or replace(USUAL, zone=mine.zone)
    changed = scheduled(context.services, base, replace(schedule, days=DAY_CHOICES.get(word_at(view, 1), EVERY_DAY)))
    await _save(update, context, mine, changed, changed_note(mine, changed))


async def _quiet(update: Update, context: Context, view: View) -> None:
    views = [
        ("22:00 to 07:00", View("set-quiet-to", (word_at(view, 0), "22:00 to 07:00"))),
        ("23:00 to 08:00", View("set-quiet-to", (word_at(view, 0), "23:00 to 08:00"))),
        (_(NO_QUIET_HOURS), View("set-quiet-to", (word_at(view, 0), "none"))),
    ]
    text = _("When shall alerts wait? Tap one. {to_write} other hours, like <code>21:30 to 6:00</code>").format(
        to_write=to_write(update)
    )
    await _ask(update, context, view, "quiet", text, views)


async def _quiet_to(update: Update, context: Context, view: View) -> None:
    mine = await _mine(update, context, view)
    hours = read_quiet(word_at(view, 1)) or (None, None)
    await _save(update, context, mine, replace(mine, quiet_from=hours[0], quiet_to=hours[1]), _("Changed."))


async def _zone(update: Update, context: Context, view: View) -> None:
    await _ask(update, context, view, "zone", ask_city(to_write(update)), [])


async def _zone_to(update: Update, context: Context, view: View) -> None:
    chat = await administered_chat(update, context)
    zones = await zones_named(word_at(view, 0))
    if not zones:
        await answer(update, _(GONE), alert=True)
        return
    await show(update, context, await zone_page(context.services, chat, zones[0].zone))


async def _delete(update: Update, context: Context, view: View) -> None:
    services, mine = context.services, await _mine(update, context, view)
    await end(services, mine)
    back = await buttons_for(services, [(_("Undo"), View("resubscribe", (str(mine.id),)))])
    text = _("This subscription is deleted. {corrections}").format(corrections=_(CORRECTIONS))
    await show(update, context, Page(text, back))


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
