"""Draws a topic's timeline: what was said when, newest at the bottom, each with its source."""

from __future__ import annotations

from datetime import date

from bot.pages import wording
from bot.pictures.card import EDGE, SMALL, TEXT, THEMES, WIDE, Card
from briefings.values import frozen

MOST, WORDS_LINES = 8, 2
TOP, FOOT = 66, 24
LEFT, LINE = 150, 27
DOT = 8


@frozen
class Moment:
    """What was said on a day, and by whom; `disputed` if something contradicts it."""

    day: date
    words: str
    who: str
    disputed: bool = False


@frozen
class Timeline:
    """A timeline to draw; `moments` by day, oldest first."""

    title: str
    moments: tuple[Moment, ...]
    days: tuple[str, ...]
    theme: str = "light"


def timeline(title: str, moments: tuple[Moment, ...], theme: str = "light") -> Timeline:
    """A timeline of the newest moments, with their days as the reader writes days."""
    shown = tuple(sorted(moments, key=lambda moment: moment.day)[-MOST:])
    return Timeline(title, shown, tuple(wording.day(moment.day) for moment in shown), theme)


def draw_timeline(spec: Timeline) -> bytes:
    """The picture as PNG. Raises `ValueError` without a moment."""
    if not spec.moments:
        raise ValueError("a timeline needs a moment")
    theme, wide = THEMES[spec.theme], WIDE - LEFT - 2 * EDGE
    plan = Card("", 10, theme)
    told = [plan.lines(moment.words, wide, WORDS_LINES) for moment in spec.moments]
    heights = [LINE * len(lines) + 46 for lines in told]
    card = Card(spec.title, TOP + sum(heights) + FOOT, theme)
    x, y = LEFT + 6, TOP
    card.draw.line((x, TOP + 12, x, TOP + sum(heights) - 30), theme.grid, 4)
    for moment, day, lines, high in zip(spec.moments, spec.days, told, heights, strict=True):
        card.words(LEFT - 16, y, day, SMALL, wide=LEFT - EDGE - 8, colour=theme.faint, anchor="ra")
        _dot(card, x, y + 12, moment)
        for number, line in enumerate(lines):
            card.words(LEFT + EDGE + 6, y + number * LINE - 2, line, TEXT)
        card.words(LEFT + EDGE + 6, y + LINE * len(lines), moment.who, SMALL, wide=wide, colour=theme.faint)
        y += high
    return card.png()


def _dot(card: Card, x: float, y: float, moment: Moment) -> None:
    """Draws a dot, or a diamond in another hue if the moment is disputed."""
    if moment.disputed:
        corners = [(x, y - DOT - 4), (x + DOT + 4, y), (x, y + DOT + 4), (x - DOT - 4, y)]
        card.draw.polygon(corners, card.theme.mark, card.theme.paper)
        return
    card.draw.ellipse((x - DOT, y - DOT, x + DOT, y + DOT), card.theme.hues[0], card.theme.paper, 2)


def timeline_in_words(spec: Timeline) -> str:
    """The content of the timeline in words, for those who can't see it."""
    told = [f"{day}: {moment.words} ({moment.who})" for moment, day in zip(spec.moments, spec.days, strict=True)]
    return "\n".join([spec.title, *reversed(told)])
