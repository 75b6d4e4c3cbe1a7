"""When a subscription's digest comes, and in which time zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.chat.context import Services
from bot.pages.subscription_words import (
    EVERY_DAY,
)
from briefings.deliveries.alerts import hold_anew
from briefings.deliveries.schedules import next_slot
from briefings.model import Schedule, Subscription

ZONES = "zone"


USUAL = Schedule(time(8), EVERY_DAY, "UTC")


async def zone_of(services: Services, chat: int) -> str:
    """The chat's time zone: the one that it set, else that of its subscriptions, else the setting's."""
    kept = await services.library.kept(ZONES, str(chat))
    if isinstance(kept, str):
        return kept
    mine = await services.outbox.subscriptions(chat)
    return mine[0].zone if mine else services.settings.zone


def scheduled(services: Services, subscription: Subscription, schedule: Schedule | None) -> Subscription:
    """The subscription with another schedule, and its next moment by that. A digest that is due already stays due."""
    now = services.now()
    slot = next_slot(schedule, now) if schedule else None
    due = slot.due if slot else None
    if due is not None and subscription.due is not None and subscription.due <= now:
        due = subscription.due
    # A subscription that had only alerts is not sent all that was not worth one: its first digest begins after them.
    seen = subscription.seen if subscription.schedule else max(subscription.seen, subscription.alerted)
    return replace(subscription, schedule=schedule, due=due, seen=seen)


async def save(services: Services, changed: Subscription) -> None:
    """Stores a subscription's settings; alerts that wait for the end of quiet hours go by those that it has now."""
    async with services.library.together():
        await services.outbox.save_subscription(changed)
        await hold_anew(services.outbox, changed, services.now())


async def set_zone(services: Services, chat: int, zone: str) -> tuple[Subscription, ...]:
    """Sets the time zone of all of a chat's subscriptions; gives them."""
    async with services.library.together() as library:
        await library.keep(ZONES, str(chat), zone, services.now())
        mine = await services.outbox.subscriptions(chat)
        for subscription in mine:
            schedule = replace(subscription.schedule, zone=zone) if subscription.schedule else None
            await save(services, scheduled(services, replace(subscription, zone=zone), schedule))
    return await services.outbox.subscriptions(chat)
