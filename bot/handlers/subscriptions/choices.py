"""The choices made in /subscribe so far, kept in the database by chat, and the subscription that they become."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from bot.chat.context import Services
from bot.chat.languages import remember_language
from bot.chat.prompts import stop_waiting, wait_for
from bot.handlers.subscriptions.pauses import end
from bot.handlers.subscriptions.schedule import zone_of
from bot.language import _
from briefings.deliveries.alert_rules import rules_of
from briefings.deliveries.schedules import next_slot
from briefings.errors import BadQuestion
from briefings.model import Schedule, Subscription

# The space of the chat state with each chat's choices; or, once the subscription was made, its number and the moment.
SPACE = "subscribing"


# Within this time after a subscription was made, another tap on a button of its questions is a double tap.
JUST_NOW = timedelta(minutes=15)


MOST_SUBSCRIPTIONS = 10


async def begin(services: Services, chat: int, thread: int | None, chosen: dict[str, Any]) -> None:
    """Starts a subscription: keeps the first choices in place of earlier ones. Raises `BadQuestion` if the chat has too
    many already."""
    if len(await plain_subscriptions(services, chat)) >= MOST_SUBSCRIPTIONS:
        raise BadQuestion(
            _("This chat has {most_subscriptions} subscriptions. /settings deletes one to make room.").format(
                most_subscriptions=MOST_SUBSCRIPTIONS
            )
        )
    await stop_waiting(services, chat)
    await services.library.keep(SPACE, str(chat), {"thread": thread, **chosen}, services.now())


async def plain_subscriptions(services: Services, chat: int) -> list[Subscription]:
    """A chat's subscriptions, without those that follow one figure."""
    rules = await rules_of(services.library, chat)
    mine = await services.outbox.subscriptions(chat)
    return [s for s in mine if s.id not in rules or rules[s.id].figure is None]


async def under_way(services: Services, chat: int) -> dict[str, Any] | None:
    """The chat's choices so far; None if no subscription is being made."""
    kept: Any = await services.library.kept(SPACE, str(chat))
    return None if kept is None or "made" in kept else dict(kept)


async def choose(
    services: Services, chat: int, kind: str, change: Callable[[set[str]], set[str]]
) -> dict[str, Any] | None:
    """Changes the chosen topics or places, in one transaction, because two administrators may tap at the same time;
    gives the choices, None if no subscription is being made."""
    async with services.library.together() as library:
        chosen = await under_way(services, chat)
        if chosen is not None:
            chosen[kind] = sorted(change(set(chosen.get(kind, ()))))
            await library.keep(SPACE, str(chat), chosen, services.now())
    return chosen


async def just_made(services: Services, chat: int) -> Subscription | None:
    """The subscription that was just made from the chat's choices; None if there is none, or it is older than
    `JUST_NOW`."""
    kept: Any = await services.library.kept(SPACE, str(chat))
    if not kept or "made" not in kept or services.now() - datetime.fromisoformat(kept["at"]) > JUST_NOW:
        return None
    mine = {s.id: s for s in await services.outbox.subscriptions(chat)}
    return mine.get(kept["made"])


async def made_by(services: Services, chat: int, message: int) -> Subscription | None:
    """The chat's newest subscription if this message, which is edited now, had asked for it; None if it is gone, or
    another one was made or begun since."""
    kept: Any = await services.library.kept(SPACE, str(chat))
    if not kept or "made" not in kept or kept.get("asked") != message:
        return None
    mine = {s.id: s for s in await services.outbox.subscriptions(chat)}
    return mine.get(kept["made"])


async def make(services: Services, chat: int, days: tuple[int, ...], at: time, *, alerts: bool) -> Subscription | None:
    """Stores the subscription, to be told what changes from now on. None if no subscription is being made (any more):
    of two taps at the same moment, only one makes it."""
    now = services.now()
    zone = await zone_of(services, chat)
    schedule = Schedule(at, days, zone) if days else None
    slot = next_slot(schedule, now) if schedule else None
    async with services.library.together() as library:
        chosen = await under_way(services, chat)
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
        same = [s for s in await plain_subscriptions(services, chat) if _alike(s, new)]
        made = same[0] if same else await services.outbox.subscribe(new)
        for former in await services.outbox.subscriptions(chat):
            if former.id == chosen.get("instead") and former.id != made.id:
                await end(services, former)
        kept = {"made": made.id, "at": now.isoformat(), "asked": chosen.get("asked")}
        await library.keep(SPACE, str(chat), kept, now)
    await remember_language(services, chat)
    # The question for the city need not be answered: other words are handled as usual.
    await wait_for(services, chat, "zone")
    return made


def _alike(one: Subscription, other: Subscription) -> bool:
    def asked(s: Subscription) -> tuple[object, ...]:
        return s.topics, s.places, s.schedule, s.alerts, s.thread

    return asked(one) == asked(other)
