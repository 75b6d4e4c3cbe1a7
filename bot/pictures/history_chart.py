"""The history of a figure: who gave which number when. Shape and position tell what colour tells, for those who can't
see it."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.language import ENGLISH, _
from bot.pages import wording
from bot.pictures.card import THEMES, Theme, blank, font
from briefings.model.claims import Bound
from briefings.values import frozen

if TYPE_CHECKING:
    from PIL import ImageDraw

WIDE, HIGH = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 90, 40, 70, 60
MOST_POINTS, LABEL = 12, 22
DOT = 8
MOST_STEPS = 5


@frozen
class Point:
    """A number that one source gave on a day, with its bound ("about"); a range has two ends."""

    day: date
    low: float
    high: float
    who: str
    bound: Bound = "exact"


@frozen
class Chart:
    """A chart to draw: `points` by day, oldest first; `disputed` if two of them contradict each other."""

    title: str
    points: tuple[Point, ...]
    disputed: bool = False
    theme: str = "light"
    language: str = ENGLISH


def draw_history(chart: Chart) -> bytes:
    """The picture as PNG. Raises `ValueError` without a point."""
    if not chart.points:
        raise ValueError("a chart needs a number")
    theme = THEMES[chart.theme]
    image, draw = blank(WIDE, HIGH, theme)
    points = chart.points[-MOST_POINTS:]
    _heading(draw, chart, theme)
    marked = ticks(points)
    low, high = marked[0], marked[-1]
    _grid(draw, marked, theme)
    _days(draw, points, theme)
    names = list(dict.fromkeys(point.who for point in points))
    taken: list[tuple[float, float, float, float]] = []
    for point in points:
        _point(draw, point, points, (low, high), names.index(point.who), taken, theme)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def in_words(chart: Chart) -> str:
    """The content of the picture in words, for those who can't see it."""
    told = [f"{wording.day(point.day)}: {_range(point)}, {point.who}" for point in reversed(chart.points)]
    return "\n".join([chart.title + (f" ({_('disputed')})" if chart.disputed else ""), *told])


def _heading(draw: ImageDraw.ImageDraw, chart: Chart, theme: Theme) -> None:
    draw.text((24, 18), _cut(draw, chart.title, WIDE - 48, 26), theme.ink, font(26))
    if chart.disputed:
        draw.text((24, HIGH - 30), _("! disputed: not all of these can hold"), theme.faint, font(18))


def ticks(points: Sequence[Point]) -> tuple[float, ...]:
    """The round numbers at which lines are drawn across: the lowest and the highest are the picture's bounds. A line at
    1,952 would be read as a number that somebody told."""
    low, high = min(p.low for p in points), max(p.high for p in points)
    room = (high - low or abs(high) or 1) * 0.2
    low, high = max(0, low - room), high + room
    step = _round_step((high - low) / MOST_STEPS)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(step * n for n in range(first, last + 1))


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 … that is no less."""
    power = 10.0 ** max(0, math.floor(math.log10(least)))
    return next(step for step in (power, 2 * power, 5 * power, 10 * power) if step >= least)


def _grid(draw: ImageDraw.ImageDraw, marked: Sequence[float], theme: Theme) -> None:
    for value in marked:
        y = _y(value, marked[0], marked[-1])
        draw.line((LEFT, y, WIDE - RIGHT, y), theme.grid, 2)
        draw.text((LEFT - 12, y), wording.number(value), theme.faint, font(18), anchor="rm")


def _days(draw: ImageDraw.ImageDraw, points: Sequence[Point], theme: Theme) -> None:
    shown = dict.fromkeys((points[0].day, points[-1].day))
    for day in shown:
        draw.text((_x(day, points), HIGH - BOTTOM + 10), wording.month(day), theme.faint, font(18), anchor="ma")


def _point(
    draw: ImageDraw.ImageDraw,
    point: Point,
    points: Sequence[Point],
    bounds: tuple[float, float],
    place: int,
    taken: list[tuple[float, float, float, float]],
    theme: Theme,
) -> None:
    colour, x = theme.hues[place % len(theme.hues)], _x(point.day, points)
    top, bottom = _y(point.high, *bounds), _y(point.low, *bounds)
    if point.low != point.high:
        draw.line((x, top, x, bottom), colour, 8)
    _mark(draw, x, (top + bottom) / 2, colour, place)
    words = _cut(draw, f"{_range(point)} {point.who}", 300, LABEL)
    wide = draw.textlength(words, font(LABEL))
    left = min(max(LEFT, x - wide / 2), WIDE - wide - 8)
    for y in (top - 34, bottom + 14, top - 62, bottom + 42, top - 90):
        box = (left, y, left + wide, y + 26)
        if TOP - 20 < y < HIGH - BOTTOM - 20 and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            draw.text((left, y), words, theme.ink, font(LABEL))
            return


def _mark(draw: ImageDraw.ImageDraw, x: float, y: float, colour: str, place: int) -> None:
    """Draws a dot, square, diamond or triangle, so that sources differ without colour."""
    match place % 4:
        case 0:
            draw.ellipse((x - DOT, y - DOT, x + DOT, y + DOT), colour)
        case 1:
            draw.rectangle((x - DOT, y - DOT, x + DOT, y + DOT), colour)
        case 2:
            draw.polygon([(x, y - DOT - 3), (x + DOT + 3, y), (x, y + DOT + 3), (x - DOT - 3, y)], colour)
        case _:
            draw.polygon([(x, y - DOT - 2), (x + DOT + 2, y + DOT), (x - DOT - 2, y + DOT)], colour)


def _x(day: date, points: Sequence[Point]) -> float:
    span = (points[-1].day - points[0].day).days
    inside = WIDE - LEFT - RIGHT - 80
    return LEFT + 40 + (inside * (day - points[0].day).days / span if span else inside / 2)


def _y(value: float, low: float, high: float) -> float:
    return HIGH - BOTTOM - (HIGH - TOP - BOTTOM) * (value - low) / (high - low or 1)


def _range(point: Point) -> str:
    return wording.amount(point.low, point.high, point.bound)


def _cut(draw: ImageDraw.ImageDraw, words: str, wide: float, size: int) -> str:
    if draw.textlength(words, font(size)) <= wide:
        return words
    while words and draw.textlength(words + "…", font(size)) > wide:
        words = words[:-1]
    return words.rstrip() + "…"


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
