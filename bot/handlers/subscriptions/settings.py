"""/settings and /unsubscribe: each subscription with its next moment, and buttons that change it."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, clip, fit
from bot.chat.prompts import stop_waiting
from bot.chat.replies import reply, show
from bot.chat.views import View, number_at
from bot.handlers.readers.topics import buttons_for
from bot.handlers.subscriptions.chat_rights import administered_chat
from bot.handlers.subscriptions.pauses import end, runs
from bot.pages.subscription_words import (
    subject_words,
    subscription_html,
)
from briefings.deliveries.schedules import next_slot
from briefings.model import Subscription

NONE_YET = "This chat has no subscription. /subscribe makes one in three taps."


NOTE = "Note when nothing is new"


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
    pause = ("Pause", "on") if runs(subscription) else ("Go on", "off")
    alerts = ("Alerts off", "off") if subscription.alerts else ("Alerts on", "on")
    silence = ("Say nothing when nothing is new", "off") if subscription.note_when_empty else (NOTE, "on")
    views = [
        (pause[0], View("set-pause", (key, pause[1]))),
        (alerts[0], View("set-alerts", (key, alerts[1]))),
        ("Digest time", View("set-time", (key,))),
        ("Days", View("set-days", (key,))),
        ("Time zone", View("set-zone", (key,))),
        ("Quiet hours", View("set-quiet", (key,))),
        *([("What wakes you", View("set-rule", (key,)))] if subscription.alerts else []),
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
    back = [("Undo", View("resubscribe", tuple(str(subscription.id) for subscription in mine)))]
    await reply(update, context, Page(text, await buttons_for(services, back)))


async def resubscribe(update: Update, context: Context, view: View) -> None:
    """What was ended is there again, with all that changed meanwhile still to be told."""
    services = context.services
    chat = await administered_chat(update, context)
    async with services.library.together():
        there = await services.outbox.subscriptions(chat)
        for position in range(len(view.args)):
            old = await services.outbox.subscription(number_at(view, position))
            if old.chat != chat or not old.ended or any(_alike(old, mine) for mine in there):
                continue
            slot = next_slot(old.schedule, services.now()) if old.schedule else None
            await services.outbox.subscribe(replace(old, id=0, ended=False, due=slot.due if slot else None))
    await show(update, context, await settings_page(services, chat, "Subscribed again: nothing was lost."))


def _alike(one: Subscription, other: Subscription) -> bool:
    return (one.topics, one.places, one.schedule, one.alerts, one.thread) == (
        other.topics, other.places, other.schedule, other.alerts, other.thread,
    )  # fmt: skip


CORRECTIONS = (
    "Should a line that you were sent be withdrawn, I still correct it; /forgetme ends that too. "
    "/subscribe begins anew."
)
