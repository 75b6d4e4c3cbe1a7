"""Schedules through the real outbox, over both clock changes of a year: each local date has exactly its digest."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

import pytest

from briefings.deliveries.digests import compose_due
from briefings.deliveries.schedules import next_slot
from briefings.model import Schedule, Subscription
from storage.database.database import Database
from tests.briefings.deliveries.test_schedules import EVERY_DAY, ZONES
from tests.support.owing_desk import Desk

pytestmark = pytest.mark.slow

HOUR = timedelta(hours=1)
# North and south of the equator, and a zone that shifts its clock by half an hour, change within these.
SPRING = (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 12, tzinfo=UTC))
AUTUMN = (datetime(2026, 9, 20, tzinfo=UTC), datetime(2026, 11, 8, tzinfo=UTC))
# From before the first change of the few zones' clocks to behind the last.
SHORT = (datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 4, tzinfo=UTC))


# On both sides of the equator and without a change; clocks that change by half an hour, at midnight and by two hours.
FEW = [
    "America/Havana", "America/Santiago", "Antarctica/Troll", "Australia/Lord_Howe", "Europe/London", "UTC",
]  # fmt: skip


async def subscribe(desk: Desk, dice: random.Random, start: datetime, zones: list[str]) -> list[Subscription]:
    """One subscription a zone, which is written to every day, also when nothing is new; half of them at night, where
    clocks change."""
    made = []
    for number, zone in enumerate(zones, 1):
        at = time(dice.randrange(4) if number % 2 else dice.randrange(24), dice.choice([0, 15, 30, 45]))
        schedule = Schedule(at, EVERY_DAY, zone)
        slot = next_slot(schedule, start)
        assert slot is not None
        new = Subscription(0, number, schedule=schedule, due=slot.due, zone=zone, note_when_empty=True)
        made.append(await desk.outbox.subscribe(new))
    return made


def ticks(dice: random.Random, start: datetime, end: datetime) -> list[datetime]:
    """A tick an hour, but for some hours in which the bot is down."""
    moments, now = [], start
    while now < end:
        moments.append(now)
        now += HOUR * dice.choice([1] * 40 + [3, 6])
    return moments


all_zones = pytest.mark.long(reason="writes thousands of digests, in forty zones")


@pytest.mark.parametrize(
    ("start", "end", "zones"),
    [(*SHORT, FEW), pytest.param(*AUTUMN, ZONES, marks=all_zones), pytest.param(*SPRING, ZONES, marks=all_zones)],
    ids=["autumn, few", "autumn", "spring"],
)
async def test_each_local_date_has_its_one_digest_over_the_clock_changes(
    sqlite_database: Database, start: datetime, end: datetime, zones: list[str]
) -> None:
    dice, desk = random.Random(40), Desk(sqlite_database)
    made = await subscribe(desk, dice, start, zones)
    for now in ticks(dice, start, end):
        await compose_due(desk.library, desk.outbox, desk.scribe, now)
    had: dict[int, list[str]] = defaultdict(list)
    for delivery in await desk.outbox.deliveries(limit=100_000):
        had[delivery.subscription].append(delivery.occasion)
    for subscription in made:
        assert subscription.schedule is not None
        occasions = sorted(had[subscription.id])
        first, last = (date.fromisoformat(occasion[:10]) for occasion in (occasions[0], occasions[-1]))
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        assert occasions == [f"{day} {subscription.schedule.at:%H:%M}" for day in days], subscription.zone
        assert len(days) >= (end - start).days - 2
