"""A figure's history as an inline SVG: every number by the day on which it was published, ranges as bars.

The table beside it says the same in words, so the picture is described and not repeated for screen readers.
"""

from __future__ import annotations

from datetime import date, timedelta

from bot.pages import wording
from briefings.model import Figure, FigureEntry
from briefings.values import frozen

WIDTH, HEIGHT = 640, 240
# Room on the left for "120,000", and below for a day, as large as the style sheet writes them on a phone.
LEFT, RIGHT, TOP, BOTTOM = 104, 16, 16, 36
TICKS = 4
# Nothing is drawn for fewer points: one number is no history. Of more than so many, the newest are drawn.
FEWEST, MOST = 2, 300


@frozen
class Point:
    """One number as it is drawn: `x`, and `high` and `low` as vertical places."""

    x: float
    low: float
    high: float
    label: str
    disputed: bool


@frozen
class Chart:
    """What the template draws. Ticks are (place, label); `older` is how many points are left out."""

    points: tuple[Point, ...]
    lines: tuple[str, ...]
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    title: str
    older: int = 0
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def chart_of(figure: Figure, headline: str) -> Chart | None:
    """None where there is no history to draw: fewer than two dated numbers, or all of one day."""
    dated = sorted(((e.published, e) for e in figure.history if e.published), key=lambda pair: (pair[0], pair[1].root))
    older, dated = len(dated[:-MOST]), dated[-MOST:]
    if len(dated) < FEWEST or dated[0][0] == dated[-1][0]:
        return None
    first, last = dated[0][0], dated[-1][0]
    top = _round_up(max(entry.high for _, entry in dated))
    days = (last - first).days

    def across(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / days, 1)

    def up(value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)

    points = tuple(
        Point(across(day), up(entry.low), up(entry.high), _label(entry), entry.verdict == "conflicts")
        for day, entry in dated
    )
    return Chart(
        points=points,
        lines=_lines([(entry.root, point) for (_, entry), point in zip(dated, points, strict=True)]),
        across=tuple((across(day), wording.day(day)) for day in _days(first, last)),
        up=tuple((up(top * n / TICKS), wording.number(top * n / TICKS)) for n in range(TICKS + 1)),
        title=f"{headline}: {len(points)} numbers from {wording.day(first)} to {wording.day(last)}",
        older=older,
    )


def _lines(points: list[tuple[str, Point]]) -> tuple[str, ...]:
    """A line for each original source that gave several numbers. Those of two sources are never joined: that would tell
    of a course that nobody told of."""
    of_root: dict[str, list[str]] = {}
    for root, point in points:
        of_root.setdefault(root, []).append(f"{point.x},{(point.low + point.high) / 2:.1f}")
    return tuple(" ".join(line) for line in of_root.values() if len(line) > 1)


def _label(entry: FigureEntry) -> str:
    return f"{wording.day(entry.published)}: {wording.amount(entry.low, entry.high, entry.bound)}, {entry.root}"


def _days(first: date, last: date) -> list[date]:
    """The first day, the last, and one between where there is room."""
    middle = first + timedelta(days=(last - first).days // 2)
    return [first, middle, last] if (last - first).days > 1 else [first, last]


def _round_up(value: float) -> float:
    """The next number that four ticks divide well, and into whole numbers: nobody counts one and a half people."""
    if value <= 0:
        return float(TICKS)
    size = 10.0 ** (len(str(int(value))) - 1)
    rounded = (size * n for n in (1, 2, 4, 6, 8, 12, 16, 20))
    return next(each for each in rounded if each >= value and each % TICKS == 0)
