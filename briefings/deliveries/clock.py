"""Schedules that a clock set back would have stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from briefings.deliveries.outcomes import LONGEST_WAIT
from briefings.deliveries.schedules import next_slot
from briefings.ports import Outbox

# Two machines' clocks differ by less; a schedule has a slot a week at least; and Telegram asks for shorter waits.
CLOCKS_DIFFER = timedelta(minutes=5)


LONGEST_BREAK = timedelta(days=8)


async def follow_the_clock(outbox: Outbox, now: datetime) -> int:
    """Sets right what was decided while the clock was ahead: nobody waits for a moment that is years away. Gives how
    many subscriptions were due too late."""
    ahead = await outbox.ahead_of_time(now + CLOCKS_DIFFER, now + LONGEST_BREAK)
    mended = []
    for subscription in ahead:
        slot = next_slot(subscription.schedule, now) if subscription.schedule else None
        mark = min(subscription.mark, now) if subscription.mark else None
        mended.append(replace(subscription, due=slot.due if slot else None, mark=mark))
    await outbox.save_progress(mended)
    await outbox.hasten(now + LONGEST_WAIT, now)
    return len(mended)
