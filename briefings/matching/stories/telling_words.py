"""A sentence's telling words as its story compares them: more words count as one here than in a whole library, since
two documents of one story mean one thing by them.

"The highway was cratered by jets", "warplanes blew holes into the road".
"""

from __future__ import annotations

from functools import cache

from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import wide_names
from briefings.matching.likeness.similarity import stem
from briefings.matching.pair import Side
from briefings.matching.stories.synonyms import synonyms


def words_of(side: Side) -> frozenset[str]:
    """A sentence's telling words, with the countries that it names, or whose people, for their names."""
    if "story words" not in side.memo:
        countries = _countries(side)
        words = {alike(term) for term in side.terms if not (countries and term in of_wide_names())}
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


def alike(word: str) -> str:
    """A word in its form for comparison as a story compares it: that of its synonyms' first."""
    return synonyms().get(word, word)


@cache
def of_wide_names() -> frozenset[str]:
    """The words of the names of countries, peoples and regions, in their form for comparison."""
    return frozenset(stem(word) for name in wide_names() for word in name.split())
