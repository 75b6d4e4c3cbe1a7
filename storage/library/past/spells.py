"""Spells: a value, the day from which it held, and the day on which it ended. Pure functions on hashable values."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import date
from typing import Generic, TypeVar

from briefings.values import frozen

V = TypeVar("V", bound=Hashable)

# The end of a spell that has not ended. `BEGINNING` is before the first day of publication.
FOREVER, BEGINNING = date.max, date.min


@frozen
class Spell(Generic[V]):
    """A value that held from the day `first` (included) until the day `until` (not included)."""

    value: V
    first: date
    until: date


@frozen
class Laid(Generic[V]):
    """The changes to be written: stored spells that get another end (with that end), and new spells."""

    ended: tuple[Spell[V], ...]
    new: tuple[Spell[V], ...]


def lasting(days: Iterable[tuple[date, Collection[V]]]) -> list[Spell[V]]:
    """The spells of values that are known for each day, in order; those of the last day don't end."""
    since: dict[V, date] = {}
    found: list[Spell[V]] = []
    for day, values in days:
        now = set(values)
        found += [Spell(value, since.pop(value), day) for value in list(since) if value not in now]
        for value in now - since.keys():
            since[value] = day
    return found + [Spell(value, first, FOREVER) for value, first in since.items()]


def laid_from(day: date, stored: Iterable[Spell[V]], known: Collection[Spell[V]]) -> Laid[V]:
    """The changes that make `known` all that holds from `day` on. `stored` are the spells that began before that day
    and end after it; those that go on unchanged are left alone."""
    going_on: Mapping[V, Spell[V]] = {spell.value: spell for spell in known if spell.first == day}
    ended, continued = [], set[V]()
    for spell in stored:
        later = going_on.get(spell.value)
        until = day if later is None else later.until
        if later is not None:
            continued.add(spell.value)
        if until != spell.until:
            ended.append(Spell(spell.value, spell.first, until))
    new = (spell for spell in known if spell.first != day or spell.value not in continued)
    return Laid(tuple(ended), tuple(new))
