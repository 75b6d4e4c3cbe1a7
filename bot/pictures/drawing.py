"""Draws pictures on demand, in the desk's process if there is one, and keeps them for whoever asks next."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from bot.chat.context import Services
from bot.language import speaking, spoken
from bot.pages import figure_wording
from bot.pictures.history_chart import Chart, Point, draw_history, in_words
from bot.pictures.places import PlacesMap, map_in_words
from bot.pictures.table import Table, draw_table, table_in_words
from bot.pictures.timeline import Timeline, draw_timeline, timeline_in_words
from briefings.beat.beat import Beat
from briefings.model import Figure

MOST_KEPT = 200
Spec = Chart | Timeline | PlacesMap | Table


@runtime_checkable
class RunsTasks(Protocol):
    """A desk that runs a function in a process of its own."""

    async def run(self, task: Callable[..., Any], *args: Any) -> Any: ...


class Drawn(OrderedDict[Spec, bytes]):
    """The pictures that were asked for last, by their spec."""


def chart_of(figure: Figure, beat: Beat, theme: str = "light") -> Chart | None:
    """A figure's history as a chart; None if there are fewer than two dated numbers."""
    dated = [entry for entry in figure.history if entry.published is not None]
    every = [
        Point(entry.published, entry.low, entry.high, entry.root, entry.bound) for entry in dated if entry.published
    ]
    # A source that repeats its number says nothing new.
    points = list({(point.who, point.low, point.high, point.bound): point for point in reversed(every)}.values())[::-1]
    title = figure_wording.counted_words(beat, figure)
    if len(points) < 2:
        return None
    return Chart(f"{title[:1].upper()}{title[1:]}", tuple(points), figure.disputed, theme, spoken())


def drawn(spec: Spec) -> bytes:
    """The picture of a spec, as PNG."""
    match spec:
        case Chart():
            # It is drawn in another process, which doesn't know who asks.
            with speaking(spec.language):
                return draw_history(spec)
        case Timeline():
            return draw_timeline(spec)
        case PlacesMap():
            # This loads numpy, which only a map needs.
            from bot.pictures.places_map import draw_map

            return draw_map(spec)
        case Table():
            return draw_table(spec)


def words_for(spec: Spec) -> str:
    """The content of a picture in words, for those who can't see it."""
    match spec:
        case Chart():
            return in_words(spec)
        case Timeline():
            return timeline_in_words(spec)
        case PlacesMap():
            return map_in_words(spec)
        case Table():
            return table_in_words(spec)


async def picture(services: Services, spec: Spec) -> bytes:
    """The picture of a spec, drawn once however often it is asked for."""
    kept = services.own(Drawn)
    if spec not in kept:
        desk: object = services.desk
        kept[spec] = await (desk.run(drawn, spec) if isinstance(desk, RunsTasks) else asyncio.to_thread(drawn, spec))
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    kept.move_to_end(spec)
    return kept[spec]
