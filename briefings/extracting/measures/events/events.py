"""The event that a toll is of: where and on what days, as the number's sentence, its document's head and title tell.

A document has an event of its own: the place and days that its title, its head and its sentences name most surely. A
number is of that event, unless its sentence sets it somewhere else or on other days; then it is of the event that the
sentence tells, and of nothing more. A total over a war or a year is of no event. Numbers never tell events apart or
together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefings.beat.beat import Beat
from briefings.extracting.measures.events.event_names import end_of_title
from briefings.extracting.measures.events.event_reader import Events
from briefings.extracting.parsing.language import Passage
from briefings.model import Event, Place, Quantity, Time


def with_events(
    text: str,
    passages: Sequence[Passage],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    times: Sequence[Time],
    beat: Beat,
    title: str = "",
    published: date | None = None,
) -> list[Quantity]:
    """The quantities in the same order; those whose measure is of events carry the event, as far as it is told, and
    those whose measure is of a place carry that place."""
    of_events = {measure.id for measure in beat.measures if measure.of == "event"}
    of_places = {measure.id for measure in beat.measures if measure.of == "place"}
    if not of_events and not of_places:
        return list(quantities)
    reader = Events(text, passages, places, times, title, published, beat.places.get("core", frozenset()))
    behind_title = end_of_title(text, title)
    reader.lead_with(next((q for q in quantities if q.measure in of_events and q.start >= behind_title), None))
    reader.hold_apart(quantities, beat)

    def told(quantity: Quantity) -> Quantity:
        if quantity.measure in of_events:
            return replace(quantity, event=reader.of(quantity))
        return replace(quantity, event=reader.place_of(quantity)) if quantity.measure in of_places else quantity

    return as_one_event(list(map(told, quantities)))


def as_one_event(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, with one form for a document's own event where some sentences tell its place and others, before
    that is named, only the country: the form with the place where both tell one number, else that without it, for all
    measures that both count."""
    own = {q.event: None for q in quantities if q.event is not None and not q.event.aside}
    bare = next((event for event in own if event.place is None), None)
    placed = next((event for event in own if bare and event.place is not None and _is_one_form(event, bare)), None)
    if bare is None or placed is None:
        return list(quantities)
    wide, near = ([q for q in quantities if q.event == event] for event in (bare, placed))
    if not {(q.measure, q.low, q.high) for q in wide}.isdisjoint((q.measure, q.low, q.high) for q in near):
        return [replace(q, event=placed) if q.event == bare else q for q in quantities]
    both = {q.measure for q in wide} & {q.measure for q in near}
    return [replace(q, event=bare) if q.event == placed and q.measure in both else q for q in quantities]


def _is_one_form(placed: Event, bare: Event) -> bool:
    """Whether two are the same but for where it was in the country."""
    return placed.country == bare.country and (placed.from_date, placed.to_date) == (bare.from_date, bare.to_date)
