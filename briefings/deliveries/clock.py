"""Repairs schedules that were written while the machine's clock was ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from briefings.deliveries.outcomes import LONGEST_WAIT
from briefings.deliveries.schedules import next_slot
from briefings.model import Subscription
from briefings.ports import Library, Outbox

# Tolerances: two machines' clocks differ by less than five minutes; a schedule has a slot at least once a week; and
# Telegram never asks for longer waits than `LONGEST_WAIT`.
CLOCKS_DIFFER = timedelta(minutes=5)


LONGEST_BREAK = timedelta(days=8)


async def follow_the_clock(library: Library, outbox: Outbox, now: datetime) -> int:
    """Brings subscriptions and pending deliveries back to the present where they were written while the clock was
    ahead, so that nobody waits for years. Gives how many subscriptions it repaired.

    They are read again under a lock: a digest of another process may have told one of them more meanwhile, and what it
    was told is written with the rest.
    """
    ahead = await outbox.ahead_of_time(now + CLOCKS_DIFFER, now + LONGEST_BREAK)
    if ahead:
        async with library.together():
            locked = await outbox.locked([subscription.id for subscription in ahead])
            await outbox.save_progress([_brought_back(subscription, now) for subscription in locked])
    await outbox.hasten(now + LONGEST_WAIT, now)
    return len(ahead)


def _brought_back(subscription: Subscription, now: datetime) -> Subscription:
    """The subscription with its next slot from now on, and its mark no later than now."""
    slot = next_slot(subscription.schedule, now) if subscription.schedule else None
    mark = min(subscription.mark, now) if subscription.mark else None
    return replace(subscription, due=slot.due if slot else None, mark=mark)
