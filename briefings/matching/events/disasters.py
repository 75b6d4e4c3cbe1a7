"""What kind of disaster a telling is of, by its words: a quake, a mine's, a ferry's. A country seldom has two of a kind
on one day, so that tellings of it are looked for there, whether they are set in a town, its province or "the west"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from briefings.model import Event

# As they stand among an event's words, without the "s" of the plural.
_WORDS = {
    "quake": "earthquake quake temblor aftershock",
    "mine": "miner colliery coal",
    "ship": "ferry ferrie shipwreck capsized capsize",
    "aircraft": "airliner jetliner aircraft airplane",
    "slide": "landslide mudslide mudflow",
    "storm": "cyclone hurricane typhoon",
    "rail": "derailment derailed",
    "crush": "stampede",
    "eruption": "volcano eruption",
    "avalanche": "avalanche",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}


def kinds_of(event: Event) -> frozenset[str]:
    """The kinds of disaster of which its title and head tell; none for what comes every day, as a shooting or a
    fire."""
    return frozenset(_KINDS[word] for word in event.words if word in _KINDS)


def keys_of_disaster(event: Event) -> Iterator[str]:
    """Its kind in its country on each of its days, and on the day after, so that neighbours meet."""
    if event.country is None or event.from_date is None or event.to_date is None:
        return
    for n in range((event.to_date - event.from_date).days + 2):
        day = event.from_date + timedelta(days=n)
        yield from (f"kind/{event.country}/{kind}/{day.isoformat()}" for kind in kinds_of(event))


def is_a_later_count(event: Event, other: Event) -> bool:
    """Whether two tell of one kind of disaster, and one of them of its toll ("the toll rises to"), which is counted for
    days, so that its own day may lie further back than that of other news."""
    if kinds_of(event).isdisjoint(kinds_of(other)):
        return False
    return "toll" in event.words or "toll" in other.words
