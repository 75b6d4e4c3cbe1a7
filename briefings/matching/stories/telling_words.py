"""A sentence's telling words as its story compares them: more words count as one here than in a whole library, since
two documents of one story mean one thing by them.

"The highway was cratered by jets", "warplanes blew holes into the road".
"""

from __future__ import annotations

from functools import cache

from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import wide_names
from briefings.knowledge.inflection import forms_of
from briefings.matching.likeness.similarity import stem
from briefings.matching.pair import Side

# The first word of a line stands for all.
_SYNONYMS = """
actual true real
africa african
asia asian
europe european
aircraft plane jet warplane airplane
army troop military soldier
baby infant newborn
bargain deal
captive hostage
checkpoint roadblock
cold frost
crater hole
dawn sunrise daybreak
early soon premature
expert researcher author scholar
explode blow dynamite bomb
family relative kin household
figure number
flat apartment
flee slip escape
government administration authority
gun weapon rifle
high large
hospital clinic
hunger famine
internet online web
lack want shortage
leader boss
lorry truck
money cash
most numerous
mountain hill
nation country
quarter district neighbourhood neighborhood
road highway motorway
sea coast shore
seize take fall conquer overrun
senior leading prominent
shell bombardment artillery mortar
ship vessel boat
shooter gunman
south southward southern
north northward northern
east eastward eastern
west westward western
stronghold base bastion
student pupil
study survey report
talk negotiation
worker employee staff
"""


def words_of(side: Side) -> frozenset[str]:
    """A sentence's telling words, with the countries that it names, or whose people, for their names."""
    if "story words" not in side.memo:
        countries = _countries(side)
        words = {_synonyms().get(term, term) for term in side.terms if not (countries and term in of_wide_names())}
        side.memo["story words"] = frozenset(words | countries)
    found: frozenset[str] = side.memo["story words"]
    return found


def names_among(side: Side) -> frozenset[str]:
    """Those of them that only name somebody or a place."""
    return side.names | _countries(side)


def _countries(side: Side) -> frozenset[str]:
    """By the names of countries and peoples alone: a town tells its own."""
    wide = wide_names()
    return frozenset(f"/{place.country}" for place in side.claim.places if place.country and fold(place.name) in wide)


@cache
def of_wide_names() -> frozenset[str]:
    """The words of the names of countries, peoples and regions, in their form for comparison."""
    return frozenset(stem(word) for name in wide_names() for word in name.split())


@cache
def _synonyms() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in (line.split() for line in _SYNONYMS.strip().splitlines()):
        for word in line:
            for form in forms_of(word) | {word}:
                table.setdefault(stem(form), stem(line[0]))
    return table
