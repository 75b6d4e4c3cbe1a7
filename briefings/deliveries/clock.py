"""Repairs schedules that were written while the machine's clock was ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from briefings.deliveries.outcomes import LONGEST_WAIT
from briefings.deliveries.schedules import next_slot
from briefings.ports import Outbox

# Tolerances: two machines' clocks differ by less than five minutes; a schedule has a slot at least once a week; and
# Telegram never asks for longer waits than `LONGEST_WAIT`.
CLOCKS_DIFFER = timedelta(minutes=5)


LONGEST_BREAK = timedelta(days=8)


async def follow_the_clock(outbox: Outbox, now: datetime) -> int:
    """Brings subscriptions and pending deliveries back to the present where they were written while the clock was
    ahead, so that nobody waits for years. Gives how many subscriptions it repaired."""
    ahead = await outbox.ahead_of_time(now + CLOCKS_DIFFER, now + LONGEST_BREAK)
    mended = []
    for subscription in ahead:
        slot = next_slot(subscription.schedule, now) if subscription.schedule else None
        mark = min(subscription.mark, now) if subscription.mark else None
        mended.append(replace(subscription, due=slot.due if slot else None, mark=mark))
    await outbox.save_progress(mended)
    await outbox.hasten(now + LONGEST_WAIT, now)
    return len(mended)
