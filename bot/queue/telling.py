"""The queue in words and figures: for /stats, `dateline doctor`, /metrics and /readyz."""

from __future__ import annotations

from collections.abc import Sequence

from bot.pages.wording import count
from bot.version import dateline_version
from briefings.model import QueueCounts, WorkerSeat
from briefings.ports import Submissions, Workers
from briefings.values import frozen

# After so many seconds of waiting the queue counts as late.
LATE = 600.0


@frozen
class QueueLook:
    """The queue as it is now. `beat` is the mark of this program's beat."""

    counts: QueueCounts
    seats: Sequence[WorkerSeat]
    beat: str

    @property
    def strangers(self) -> tuple[WorkerSeat, ...]:
        """The workers of another version or with another beat: they may read documents differently."""
        mine = (dateline_version(), self.beat)
        return tuple(seat for seat in self.seats if (seat.version, seat.beat) != mine)

    @property
    def is_deserted(self) -> bool:
        """True if something waits and no worker runs."""
        return not self.seats and bool(self.counts.waiting + self.counts.under_way + self.counts.read)

    @property
    def is_late(self) -> bool:
        """True if something has waited for long."""
        return self.counts.oldest >= LATE


async def look_at(submissions: Submissions, workers: Workers, beat: str) -> QueueLook:
    """Looks at the queue in the database."""
    return QueueLook(await submissions.counts(), await workers.seats(await workers.now()), beat)


def queue_words(look: QueueLook) -> list[str]:
    """The queue in words: which workers run, what waits and for how long, and what was set aside."""
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
