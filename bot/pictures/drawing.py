"""Pictures on demand: drawn in the desk's process where there is one, and kept for the next who asks."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from bot.chat.context import Services
from bot.language import speaking, spoken
from bot.pages import wording
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
    """The pictures that were asked for last, by what they show."""


def chart_of(figure: Figure, beat: Beat, theme: str = "light") -> Chart | None:
    """A figure's history as a chart; None where fewer than two dated numbers leave nothing to see."""
    dated = [entry for entry in figure.history if entry.published is not None]
    every = [Point(entry.published, entry.low, entry.high, entry.root) for entry in dated if entry.published]
    # A source that gives one number again says nothing new.
    points = list({(point.who, point.low, point.high): point for point in reversed(every)}.values())[::-1]
    title = wording.counted_words(beat, figure)
    if len(points) < 2:
        return None
    return Chart(f"{title[:1].upper()}{title[1:]}", tuple(points), figure.disputed, theme, spoken())


def drawn(spec: Spec) -> bytes:
    """The picture of what is to be shown, as PNG."""
    match spec:
        case Chart():
            # Drawn in another process, which does not know who asks.
            with speaking(spec.language):
                return draw_history(spec)
        case Timeline():
            return draw_timeline(spec)
        case PlacesMap():
            # Loads numpy, which only a map needs.
            from bot.pictures.places_map import draw_map

            return draw_map(spec)
        case Table():
            return draw_table(spec)


def words_for(spec: Spec) -> str:
    """What a picture says, for those who don't see it."""
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
    """The picture of a spec; drawn once, however often it is asked for."""
    kept = services.own(Drawn)
    if spec not in kept:
        desk: object = services.desk
        kept[spec] = await (desk.run(drawn, spec) if isinstance(desk, RunsTasks) else asyncio.to_thread(drawn, spec))
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    kept.move_to_end(spec)
    return kept[spec]
