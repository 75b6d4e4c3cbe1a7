"""The counts of a place that are of one wave: a disease comes back after years, and begins from nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from itertools import pairwise

from briefings.model import Statement

# After a year in which nobody counted anybody at a place, a count is of something that began since.
SILENCE = timedelta(days=365)


def of_the_last_wave(statements: Collection[Statement]) -> list[Statement]:
    """Those of a place's statements that were published since the last year in which there were none; the undated are
    of any."""
    days = sorted({s.published for s in statements if s.published}, reverse=True)
    first = next((day for day, before in pairwise(days) if day - before > SILENCE), None)
    return [s for s in statements if first is None or s.published is None or s.published >= first]
