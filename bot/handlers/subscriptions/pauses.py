"""Pauses a subscription, goes on with it, and ends it. What it was before a pause is kept meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from bot.chat.context import Services
from bot.handlers.subscriptions.schedule import scheduled
from bot.language import N_
from bot.pages.subscription_words import (
    EVERY_DAY,
)
from briefings.deliveries.corrections.recomposing import owe_again
from briefings.deliveries.schedules import next_slot
from briefings.model import Schedule, Subscription

# What a chat's paused subscriptions were before: chat → subscription → time, days and alerts.
PAUSED = "paused"


GOES_ON = N_("It goes on. What changed while it was paused is not told.")


# Why what a subscription was owed at its end is cancelled; it is owed again if the end is taken back.
ENDED = "ended"


async def end(services: Services, subscription: Subscription) -> None:
    """Ends the subscription and cancels what it is still owed, except corrections of what it was told. What it was
    before a pause is kept, in case the end is taken back."""
    async with services.library.together():
        await services.outbox.save_subscription(replace(subscription, ended=True, due=None))
        await services.outbox.cancel_pending(subscription.id, ENDED)


async def bring_back(services: Services, ended: Subscription) -> None:
    """Takes the end of a subscription back, in the caller's transaction: it goes on as it was, what it was told counts
    as told, and what it was owed is owed again, as it stands now."""
    slot = next_slot(ended.schedule, services.now()) if ended.schedule else None
    await services.outbox.bring_back(replace(ended, due=slot.due if slot else None))
    await owe_again(services.library, services.outbox, services.scribe, ended.id, ENDED)


def runs(subscription: Subscription) -> bool:
    """True if the subscription has a schedule or alerts."""
    return subscription.schedule is not None or subscription.alerts


async def pause(services: Services, subscription: Subscription) -> Subscription:
    """The subscription with nothing due. What it was is kept in the chat state, because the library has no column for
    it."""
    async with services.library.together():
        now = await services.outbox.subscription(subscription.id, lock=True)
        if not runs(now):
            return now
        schedule = now.schedule
        at, days = (f"{schedule.at:%H:%M}", list(schedule.days)) if schedule else (None, [])
        await keep_plan(services, now, {"at": at, "days": days, "alerts": now.alerts})
        await services.outbox.cancel_pending(now.id)
        stopped = replace(scheduled(services, now, None), alerts=False)
        await services.outbox.save_subscription(stopped)
    return stopped


async def keep_plan(services: Services, subscription: Subscription, plan: dict[str, Any] | None) -> None:
    """Keeps what a subscription was before its pause; with None, forgets it."""
    library, chat = services.library, str(subscription.chat)
    plans: dict[str, Any] = dict(await library.kept(PAUSED, chat) or {})
    plans.pop(str(subscription.id), None)
    if plan is not None:
        plans[str(subscription.id)] = plan
    if plans:
        await library.keep(PAUSED, chat, plans, services.now())
    else:
        await library.drop(PAUSED, chat)


async def running(services: Services, subscription: Subscription) -> Subscription:
    """The subscription as it goes on after a pause, from now: as it was (with a daily digest, if that isn't known). One
    that isn't paused is unchanged. Stores nothing."""
    if runs(subscription):
        return subscription
    plans: Any = await services.library.kept(PAUSED, str(subscription.chat)) or {}
    plan = plans.get(str(subscription.id), {"at": "08:00", "days": EVERY_DAY, "alerts": False})
    at, days = plan["at"], tuple(plan["days"])
    schedule = Schedule(time.fromisoformat(at), days, subscription.zone) if at else None
    last = await services.library.last_change()
    started = scheduled(services, subscription, schedule)
    return replace(started, alerts=plan["alerts"], seen=last, alerted=last)


async def resume(services: Services, subscription: Subscription) -> Subscription:
    """Goes on with a paused subscription, as `running` says, and stores it."""
    async with services.library.together():
        now = await services.outbox.subscription(subscription.id, lock=True)
        going = await running(services, now)
        if going != now:
            await services.outbox.save_subscription(going)
            await keep_plan(services, now, None)
    return going
