"""The catalogue of measures: what a number of people can have done or undergone, with the English words that say so.

The words are data (`catalogue.toml`, which explains itself); a beat names the measures that it follows, or spells
its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal

from briefings.values import frozen

Of = Literal["origin", "event", "place"]
"""What a figure is a figure of: a population by country of origin, an event, or the people at a place."""

OF: tuple[Of, ...] = ("origin", "event", "place")
# What one blow leaves behind: told of it long after, and in reports that tell no day.
LEFT_BY_A_BLOW = frozenset({"killed", "injured", "missing", "displaced", "destroyed"})
# What comes of no blow, though a text may tell of one beside it.
COMES_OF_NO_BLOW = frozenset({"laid_off", "arrived", "freed"})
WORD_KINDS = ("verbs", "nouns", "phrases", "states", "sites")


@frozen
class CatalogueMeasure:
    """A measure of the catalogue; its words are written as in a beat file (see `briefings.beat.beat.Measure`)."""

    id: str
    label: str
    of: Of
    may_fall: bool
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    phrases: tuple[str, ...]
    states: tuple[str, ...]
    sites: tuple[str, ...]
    keeps: tuple[str, ...] = ()


@cache
def catalogue() -> Mapping[str, CatalogueMeasure]:
    """Every measure of the catalogue by its id."""
    text = resources.files(__name__).joinpath("catalogue.toml").read_text("utf-8")
    return {name: _entry(name, row) for name, row in tomllib.loads(text).items()}


def _entry(name: str, row: Mapping[str, Any]) -> CatalogueMeasure:
    verbs, nouns, phrases, states, sites = (tuple(row.get(kind, ())) for kind in WORD_KINDS)
    keeps = tuple(row.get("keeps", ()))
    return CatalogueMeasure(
        name, row["label"], row["of"], row.get("may_fall", False), verbs, nouns, phrases, states, sites, keeps
    )
