"""When a digest is due: local times in IANA zones, across clock changes and down-times."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.deliveries.schedules import latest_slot, next_slot, next_turn, quiet_until
from briefings.model import Schedule, Subscription
from tests.support.thoroughness import examples

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
ZONES = [
    "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "America/Anchorage", "America/Bogota",
    "America/Caracas", "America/Chicago", "America/Havana", "America/Los_Angeles", "America/New_York",
    "America/Santiago", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll", "Asia/Baghdad", "Asia/Beirut",
    "Asia/Damascus", "Asia/Dhaka", "Asia/Gaza", "Asia/Jerusalem", "Asia/Kabul", "Asia/Kathmandu", "Asia/Kolkata",
    "Asia/Manila", "Asia/Pyongyang", "Asia/Tehran", "Asia/Tokyo", "Atlantic/Azores", "Australia/Adelaide",
    "Australia/Lord_Howe", "Australia/Sydney", "Europe/Berlin", "Europe/Istanbul", "Europe/London", "Europe/Moscow",
    "Europe/Paris", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "UTC",
]  # fmt: skip


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def slots_between(schedule: Schedule, start: datetime, end: datetime) -> list[tuple[datetime, str]]:
    found, moment = [], start
    while (slot := next_slot(schedule, moment)) and slot.due <= end:
        found.append((slot.due, slot.occasion))
        moment = slot.due
    return found


def test_a_digest_is_due_at_its_local_time_in_winter_and_in_summer() -> None:
    paris = Schedule(time(7, 0), EVERY_DAY, "Europe/Paris")
    assert next_slot(paris, utc("2018-01-10 12:00")).due == utc("2018-01-11 06:00")
    assert next_slot(paris, utc("2018-07-10 12:00")).due == utc("2018-07-11 05:00")


def test_only_chosen_days_are_due() -> None:
    mondays = Schedule(time(9, 0), (0,), "UTC")
    slot = next_slot(mondays, utc("2018-02-20 10:00"))
    assert (slot.due, slot.occasion) == (utc("2018-02-26 09:00"), "2018-02-26 09:00")
    assert next_slot(Schedule(time(9, 0), (), "UTC"), utc("2018-02-20 10:00")) is None


def test_a_local_time_that_the_clock_change_skips_moves_forward() -> None:
    berlin = Schedule(time(2, 30), EVERY_DAY, "Europe/Berlin")
    slot = next_slot(berlin, utc("2018-03-24 12:00"))
    assert slot.due.astimezone(ZoneInfo("Europe/Berlin")).strftime("%d %H:%M") == "25 03:30"
    assert slot.occasion == "2018-03-25 02:30"


def test_a_local_time_that_comes_twice_fires_once() -> None:
    berlin = Schedule(time(2, 30), EVERY_DAY, "Europe/Berlin")
    due = [d for d, _ in slots_between(berlin, utc("2018-10-27 12:00"), utc("2018-10-29 12:00"))]
    assert due == [utc("2018-10-28 00:30"), utc("2018-10-29 01:30")]


def test_a_day_that_its_zone_skipped_has_no_digest() -> None:
    apia = Schedule(time(12, 0), EVERY_DAY, "Pacific/Apia")
    occasions = [o for _, o in slots_between(apia, utc("2011-12-28 12:00"), utc("2012-01-01 12:00"))]
    assert "2011-12-30 12:00" not in occasions
    assert len(occasions) == len(set(occasions))


def test_a_local_time_that_is_skipped_at_the_end_of_a_day_keeps_that_days_occasion() -> None:
    """In Nuuk the clock goes on from 23:00 on a Saturday to midnight."""
    nuuk = Schedule(time(23, 30), EVERY_DAY, "America/Nuuk")
    slot = next_slot(nuuk, utc("2024-03-30 12:00"))
    assert (slot.due, slot.occasion) == (utc("2024-03-31 01:30"), "2024-03-30 23:30")


def test_the_latest_slot_is_the_one_that_a_late_start_makes_up_for() -> None:
    schedule = Schedule(time(7, 0), EVERY_DAY, "UTC")
    assert latest_slot(schedule, utc("2018-02-20 13:00")).occasion == "2018-02-20 07:00"
    assert latest_slot(schedule, utc("2018-02-20 06:59")).occasion == "2018-02-19 07:00"


@pytest.mark.parametrize("zone", ZONES)
def test_a_year_has_exactly_one_slot_on_each_local_date(zone: str) -> None:
    for at in (time(0, 0), time(0, 30), time(1, 30), time(2, 30), time(3, 0), time(23, 59)):
        start = datetime(2025, 12, 31, 23, 59, 59, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        end = datetime(2026, 12, 31, 23, 59, 59, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        slots = slots_between(Schedule(at, EVERY_DAY, zone), start, end)
        local_dates = [due.astimezone(ZoneInfo(zone)).date() for due, _ in slots]
        assert local_dates == [date(2026, 1, 1) + timedelta(days=n) for n in range(365)], at


@settings(max_examples=examples(300), deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    moment=st.integers(1_262_304_000, 2_143_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
)
def test_next_and_latest_meet_in_the_middle(zone: str, at: time, moment: datetime) -> None:
    schedule = Schedule(at, EVERY_DAY, zone)
    before, after = latest_slot(schedule, moment), next_slot(schedule, moment)
    assert before.due <= moment < after.due
    assert before.occasion < after.occasion
    assert next_slot(schedule, before.due).occasion == after.occasion


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2018-02-20 21:59", None),
        ("2018-02-20 22:00", "2018-02-21 07:00"),
        ("2018-02-21 03:00", "2018-02-21 07:00"),
        ("2018-02-21 07:00", None),
    ],
)
def test_quiet_hours_span_midnight_and_end_on_time(now: str, until: str | None) -> None:
    expected = utc(until) if until else None
    assert quiet_until(utc(now), time(22, 0), time(7, 0), "UTC") == expected


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2018-10-28 00:15", "2018-10-28 00:30"),
        ("2018-10-28 00:45", None),
        ("2018-10-28 01:15", "2018-10-28 01:30"),
        ("2018-10-28 01:30", None),
    ],
)
def test_quiet_hours_end_later_than_now_in_an_hour_that_comes_twice(now: str, until: str | None) -> None:
    """In Paris it is twice a quarter past two; an alert that waits until a past moment would go at once."""
    expected = utc(until) if until else None
    assert quiet_until(utc(now), time(22, 0), time(2, 30), "Europe/Paris") == expected


def test_no_quiet_hours_are_never_quiet() -> None:
    assert quiet_until(utc("2018-02-20 03:00"), None, None, "UTC") is None
    assert quiet_until(utc("2018-02-20 03:00"), time(7, 0), time(7, 0), "UTC") is None


class Outages:
    """A clock that ticks every five minutes, but for hours and days in which the bot is down."""

    def __init__(self, dice: random.Random, start: datetime, end: datetime) -> None:
        self.down: list[tuple[datetime, datetime]] = []
        day = start
        while day < end:
            if dice.random() < 0.1:
                begin = day + timedelta(minutes=dice.randrange(1440))
                self.down.append((begin, begin + timedelta(minutes=dice.choice([3, 90, 360]))))
            day += timedelta(days=1)

    def tick_at_or_after(self, moment: datetime) -> datetime:
        tick = moment + timedelta(seconds=-moment.timestamp() % 300)
        for begin, until in self.down:
            if begin <= tick < until:
                return self.tick_at_or_after(until)
        return tick


@pytest.mark.slow
@pytest.mark.parametrize("many", [80, pytest.param(1000, marks=pytest.mark.long(reason="works out 365,000 turns"))])
def test_a_year_of_subscriptions_in_forty_zones_gives_each_local_date_its_digest(many: int) -> None:
    dice = random.Random(7)
    start, end = utc("2026-01-02 00:00"), utc("2027-01-02 00:00")
    clock = Outages(dice, start, end)
    for number in range(many):
        zone = ZONES[number % len(ZONES)]
        at = time(dice.randrange(24), dice.choice([0, 15, 30, 45]))
        days = EVERY_DAY if number % 3 else tuple(sorted(dice.sample(range(7), dice.randint(1, 6))))
        schedule = Schedule(at, days, zone)
        subscription = Subscription(1, 1, schedule=schedule, due=next_slot(schedule, start).due, zone=zone)
        occasions = []
        while subscription.due < end:
            turn = next_turn(subscription, clock.tick_at_or_after(subscription.due))
            occasions.append(turn.occasion)
            subscription = replace(subscription, due=turn.next_due)
        first = date.fromisoformat(occasions[0][:10])
        last = date.fromisoformat(occasions[-1][:10])
        wanted = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        assert occasions == [f"{day} {at:%H:%M}" for day in wanted if day.weekday() in days], (zone, at)


def test_slots_missed_for_days_are_one_late_turn() -> None:
    schedule = Schedule(time(7, 0), EVERY_DAY, "UTC")
    subscription = Subscription(1, 1, schedule=schedule, due=utc("2018-02-20 07:00"))
    turn = next_turn(subscription, utc("2018-02-23 09:00"))
    assert (turn.occasion, turn.late, turn.next_due) == ("2018-02-23 07:00", True, utc("2018-02-24 07:00"))


def test_nothing_is_owed_before_its_time_or_after_the_end() -> None:
    schedule = Schedule(time(7, 0), EVERY_DAY, "UTC")
    due = Subscription(1, 1, schedule=schedule, due=utc("2018-02-20 07:00"))
    assert next_turn(due, utc("2018-02-20 06:59")) is None
    assert next_turn(replace(due, ended=True), utc("2018-02-20 07:01")) is None
    assert next_turn(replace(due, schedule=None), utc("2018-02-20 07:01")) is None
