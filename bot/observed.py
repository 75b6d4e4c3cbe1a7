"""What the bot counts of itself while it runs, for `/metrics`: plain numbers, that cost nothing where nobody asks."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# Upper ends of the buckets of answers' times, in seconds.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


@dataclass
class Times:
    """How long something took, in buckets that each count what took no longer than `BUCKETS` says, and the rest."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.total += seconds
        place = next((place for place, longest in enumerate(BUCKETS) if seconds <= longest), len(BUCKETS))
        self.counts[place] += 1


@dataclass
class Observed:
    """Since the start: updates by kind (`dropped` where somebody flooded the bot), the time from an update to the end
    of its handlers, and requests for pages by their status."""

    updates: Counter[str] = field(default_factory=Counter)
    answers: Times = field(default_factory=Times)
    requests: Counter[int] = field(default_factory=Counter)

    @contextmanager
    def answering(self, kind: str) -> Iterator[None]:
        """Around the handling of one update."""
        self.updates[kind] += 1
        began = time.monotonic()
        try:
            yield
        finally:
            self.answers.add(time.monotonic() - began)
