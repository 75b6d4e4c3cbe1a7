"""What of a figure's history is looked at: what counts now, and what is said first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefings.model.findings import Figure, FigureEntry

# A screen tells three numbers after the first, and they may be the same in words.
GIVEN_LAST = 8
# The longest history that screens read, and earlier days keep, whole; of longer ones, what is `abridged`.
LONGEST_HISTORY = 30


def told_now(figure: Figure) -> tuple[FigureEntry, ...]:
    """The newest word of each source that counts now, the newest first; none where a history is not at hand."""
    newest: dict[str, FigureEntry] = {}
    for entry in figure.history:
        if figure.low <= entry.low and entry.high <= figure.high:
            newest.pop(entry.root, None)  # so that entries of one day keep the history's order
            newest[entry.root] = entry
    return tuple(sorted(newest.values(), key=_day, reverse=True))


def newest_told(figure: Figure) -> FigureEntry | None:
    """The entry that was published last of those that count now, the first of several; None without a history."""
    return next(iter(told_now(figure)), None) or max(figure.history, key=_day, default=None)


def abridged(figure: Figure) -> Figure:
    """The figure with so much of its history as one screen tells: the newest entry for each number that counts now, and
    for each of the few numbers, with their sources, that were given last, with what these sources say now."""
    now = told_now(figure)
    counts = {(entry.low, entry.high, entry.bound): entry for entry in reversed(now)}
    given: dict[tuple[str, float, float], FigureEntry] = {}
    for entry in sorted(figure.history, key=_day, reverse=True):
        given.setdefault((entry.root, entry.low, entry.high), entry)
    last = list(given.values())[:GIVEN_LAST]
    sources = {entry.root for entry in last}
    wanted = {*counts.values(), *last, *(entry for entry in now if entry.root in sources)}
    return replace(figure, history=tuple(entry for entry in figure.history if entry in wanted))


def _day(entry: FigureEntry) -> date:
    return entry.published or date.min
