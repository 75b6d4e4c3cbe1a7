"""When a digest is due: a local time on chosen days in an IANA zone, as a moment in UTC.

A local time that the clock change skips moves forward by the length of the gap; one that it repeats fires at the first
of the two. A slot's occasion is its *intended* local date and time, so that neither a clock change nor a restart can
make two deliveries of one slot.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from briefings.model import Schedule, Subscription
from briefings.values import frozen

DAY = timedelta(days=1)
# A digest that goes out later than this says so.
LATE = timedelta(minutes=30)


@frozen
class DueMoment:
    """One due moment of a schedule, and the occasion that makes its delivery unique."""

    due: datetime
    occasion: str


def next_slot(schedule: Schedule, after: datetime) -> DueMoment | None:
    """The first slot strictly after a moment; None where no day is chosen."""
    start = after.astimezone(ZoneInfo(schedule.zone)).date() - DAY
    slots = (_slot(schedule, start + DAY * offset) for offset in range(16))
    return next((slot for slot in slots if slot and slot.due > after), None)


def latest_slot(schedule: Schedule, upto: datetime) -> DueMoment | None:
    """The last slot at or before a moment; None where no day is chosen."""
    start = upto.astimezone(ZoneInfo(schedule.zone)).date() + DAY
    slots = (_slot(schedule, start - DAY * offset) for offset in range(16))
    return next((slot for slot in slots if slot and slot.due <= upto), None)


# Cached, because one turn asks twice for the days around it, and the next turn for most of them again.
@lru_cache(maxsize=1 << 12)
def _slot(schedule: Schedule, day: date) -> DueMoment | None:
    if day.weekday() not in schedule.days:
        return None
    zone = ZoneInfo(schedule.zone)
    # fold=0 takes the first of two repeated hours, and the offset before a gap, which moves the time forward.
    due = datetime.combine(day, schedule.at, zone).replace(fold=0).astimezone(UTC)
    asked = datetime.combine(day, schedule.at)
    if due.astimezone(zone).replace(tzinfo=None) - asked >= DAY:
        return None  # The zone skipped this whole day (Apia did on 30 December 2011).
    return DueMoment(due, f"{day.isoformat()} {schedule.at:%H:%M}")


@frozen
class Turn:
    """What a due subscription is owed: the slot to deliver, and when it is due next."""

    occasion: str
    due: datetime
    late: bool
    next_due: datetime | None


def next_turn(subscription: Subscription, now: datetime) -> Turn | None:
    """The turn of a subscription; None if nothing is due. If several slots were missed, the turn delivers the latest
    one, and is late."""
    schedule = subscription.schedule
    if schedule is None or subscription.ended or subscription.due is None or subscription.due > now:
        return None
    slot, following = latest_slot(schedule, now), next_slot(schedule, now)
    if slot is None:
        return None
    return Turn(slot.occasion, slot.due, now - subscription.due > LATE, following.due if following else None)


def quiet_until(now: datetime, quiet_from: time | None, quiet_to: time | None, zone: str) -> datetime | None:
    """The end, in UTC, of the quiet hours that hold at `now`; None outside of them. Quiet hours may span midnight."""
    if quiet_from is None or quiet_to is None or quiet_from == quiet_to:
        return None
    local = now.astimezone(ZoneInfo(zone))
    clock = local.time()
    inside = quiet_from <= clock < quiet_to if quiet_from < quiet_to else clock >= quiet_from or clock < quiet_to
    if not inside:
        return None
    day = local.date() if clock < quiet_to else local.date() + DAY
    ends = datetime.combine(day, quiet_to, ZoneInfo(zone))
    # In the hour that a clock change repeats, the first of the two ends is past already.
    return next((end for end in (ends.astimezone(UTC), ends.replace(fold=1).astimezone(UTC)) if end > now), None)
