"""What the bot counts while it runs, for `/metrics`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# Upper ends of the buckets for answers' times, in seconds.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


@dataclass
class Times:
    """Times in buckets: `counts[n]` are those above `BUCKETS[n - 1]` and up to `BUCKETS[n]`, the last one those above
    all; `total` is their sum, in seconds."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """Counts one time."""
        self.total += seconds
        place = next((place for place, longest in enumerate(BUCKETS) if seconds <= longest), len(BUCKETS))
        self.counts[place] += 1


@dataclass
class Observed:
    """Counts since the start: updates by kind (`dropped` if somebody flooded the bot), the time from an update to the
    end of its handlers, and requests for pages by status."""

    updates: Counter[str] = field(default_factory=Counter)
    answers: Times = field(default_factory=Times)
    requests: Counter[int] = field(default_factory=Counter)

    @contextmanager
    def answering(self, kind: str) -> Iterator[None]:
        """Measures the handling of one update."""
        self.updates[kind] += 1
        began = time.monotonic()
        try:
            yield
        finally:
            self.answers.add(time.monotonic() - began)
