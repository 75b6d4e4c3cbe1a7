"""Answers in words to questions about a subscription: times, days, quiet hours and time zones."""

from __future__ import annotations

from dataclasses import replace

from telegram import Location

from bot.chat.context import Services
from bot.chat.page import Page, escape
from bot.chat.prompts import stop_waiting
from bot.chat.views import View, buttons_for
from bot.handlers.subscriptions.pauses import GOES_ON, running, runs
from bot.handlers.subscriptions.schedule import USUAL, save, scheduled, set_zone
from bot.handlers.subscriptions.settings import settings_page, subscription_page
from bot.handlers.subscriptions.zones import zone_at, zones_named, zones_perhaps
from bot.language import _
from bot.pages.subscription_words import (
    read_clock,
    read_days,
    read_quiet,
    wants_no_quiet,
)
from briefings.model import Subscription


async def taken(
    services: Services, chat: int, what: str, args: tuple[str, ...], words: str, location: Location | None
) -> Page | None:
    """The page after an answer; None if the words are no answer to the question."""
    if what == "zone":
        return await _zone_answered(services, chat, words, location)
    mine = {str(s.id): s for s in await services.outbox.subscriptions(chat)}
    subscription = mine.get(args[0]) if args else None
    if subscription is None or len(words) > 80:
        return None
    base = subscription if what == "quiet" else await running(services, subscription)
    changed = _worded(services, base, what, words)
    if changed is None:
        return None
    await save(services, changed)
    await stop_waiting(services, chat)
    return await subscription_page(services, changed, changed_note(subscription, changed))


async def awaits(services: Services, chat: int, args: tuple[str, ...]) -> bool:
    """True if the subscription that the question was about still exists. A city may also be asked for without a
    subscription; then other words are no wrong answer."""
    return bool(args) and args[0] in {str(s.id) for s in await services.outbox.subscriptions(chat)}


def ask_city(write: str) -> str:
    """The question for the time zone. In a group, a shared location must be a reply too."""
    here = _("your city, or share a location,") if write == _("Write") else _("your city or a location,")
    return _("{write} {here} and I go by your clock.").format(write=write, here=here)


def changed_note(before: Subscription, after: Subscription) -> str:
    return _(GOES_ON) if runs(after) and not runs(before) else _("Changed.")


def _worded(services: Services, subscription: Subscription, what: str, words: str) -> Subscription | None:
    """The subscription as the words change it; None if they name no time, days or quiet hours."""
    schedule = subscription.schedule or replace(USUAL, zone=subscription.zone)
    if what == "quiet":
        hours = (None, None) if wants_no_quiet(words) else read_quiet(words)
        return replace(subscription, quiet_from=hours[0], quiet_to=hours[1]) if hours else None
    at, days = read_clock(words), read_days(words)
    if (what == "time" and at is None) or (what == "days" and not days):
        return None
    return scheduled(services, subscription, replace(schedule, at=at or schedule.at, days=days or schedule.days))


async def _zone_answered(services: Services, chat: int, words: str, location: Location | None) -> Page | None:
    if location is not None:
        return await zone_page(services, chat, await zone_at(location.latitude, location.longitude))
    zones = await zones_named(words) if 0 < len(words) <= 60 else ()
    if len(zones) == 1:
        return await zone_page(services, chat, zones[0].zone)
    zones = zones or (await zones_perhaps(words) if 0 < len(words) <= 60 else ())
    if not zones:
        return None
    views = [(f"{city.town}, {city.country} ({city.zone})", View("set-zone-to", (city.zone,))) for city in zones[:6]]
    return Page(_("Which “{words}”?").format(words=escape(words)), await buttons_for(services, views, 1))


async def zone_page(services: Services, chat: int, zone: str) -> Page:
    """Sets the chat's time zone, and shows what goes by it."""
    await set_zone(services, chat, zone)
    await stop_waiting(services, chat)
    return await settings_page(services, chat, _("Times are now those of <b>{zone}</b>.").format(zone=escape(zone)))
