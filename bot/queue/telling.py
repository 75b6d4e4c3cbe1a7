"""The queue in words and figures: for /stats, `dateline doctor`, /metrics and /readyz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.pages.wording import count
from bot.version import dateline_version
from briefings.model import QueueCounts, WorkerSeat
from briefings.ports import Submissions, Workers

# Seconds for which something may stand in line before the queue counts as behind.
LATE = 600.0


@dataclass(frozen=True, slots=True)
class QueueLook:
    """The queue as it is now. `beat` is the mark of the beat that this program follows."""

    counts: QueueCounts
    seats: Sequence[WorkerSeat]
    beat: str

    @property
    def strangers(self) -> tuple[WorkerSeat, ...]:
        """Workers of another version, or with another beat: they read otherwise."""
        mine = (dateline_version(), self.beat)
        return tuple(seat for seat in self.seats if (seat.version, seat.beat) != mine)

    @property
    def is_deserted(self) -> bool:
        """Whether something waits and nobody is there."""
        return not self.seats and bool(self.counts.waiting + self.counts.under_way + self.counts.read)

    @property
    def is_late(self) -> bool:
        """Whether something has stood in line for long."""
        return self.counts.oldest >= LATE


async def look_at(submissions: Submissions, workers: Workers, beat: str, now: datetime) -> QueueLook:
    """Asks the database."""
    return QueueLook(await submissions.counts(now), await workers.seats(now), beat)


def queue_words(look: QueueLook) -> list[str]:
    """For people: who works, what is in line, for how long, and what was set aside."""
    seats, counts = look.seats, look.counts
    places = sum(seat.concurrency for seat in seats)
    hosts = sorted({seat.host for seat in seats})
    there = f"{count(len(seats), 'worker')} ({places} at a time, on {', '.join(hosts)})" if seats else "no worker"
    lines = [there, f"{counts.waiting} waiting, {counts.under_way} being read, {counts.read} waiting to be laid"]
    if counts.oldest:
        lines.append(f"longest in line: {counts.oldest:.0f} s")
    if counts.set_aside:
        lines.append(f"{counts.set_aside} set aside in 30 days")
    if look.strangers:
        lines.append(f"{count(len(look.strangers), 'worker')} of another version or beat")
    return lines
