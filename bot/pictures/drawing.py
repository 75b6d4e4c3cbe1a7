"""Pictures on demand: drawn in the desk's process where there is one, and kept for the next who asks."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from bot.chat.context import Services
from bot.pages import wording
from bot.pictures.history_chart import Chart, Point, draw_history
from briefings.beat.beat import Beat
from briefings.model import Figure

MOST_KEPT = 200


@runtime_checkable
class RunsTasks(Protocol):
    """A desk that runs a function in a process of its own."""

    async def run(self, task: Callable[..., Any], *args: Any) -> Any: ...


class Drawn(OrderedDict[Chart, bytes]):
    """The pictures that were asked for last, by what they show."""


def chart_of(figure: Figure, beat: Beat) -> Chart | None:
    """A figure's history as a chart; None where fewer than two dated numbers leave nothing to see."""
    dated = [entry for entry in figure.history if entry.published is not None]
    every = [Point(entry.published, entry.low, entry.high, entry.root) for entry in dated if entry.published]
    # A source that gives one number again says nothing new.
    points = list({(point.who, point.low, point.high): point for point in reversed(every)}.values())[::-1]
    title = wording.counted_words(beat, figure)
    return Chart(f"{title[:1].upper()}{title[1:]}", tuple(points), figure.disputed) if len(points) > 1 else None


async def history_picture(services: Services, chart: Chart) -> bytes:
    """The picture of a chart; drawn once, however often it is asked for."""
    kept = services.own(Drawn)
    if chart not in kept:
        desk: object = services.desk
        if isinstance(desk, RunsTasks):
            kept[chart] = await desk.run(draw_history, chart)
        else:
            kept[chart] = await asyncio.to_thread(draw_history, chart)
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    kept.move_to_end(chart)
    return kept[chart]
