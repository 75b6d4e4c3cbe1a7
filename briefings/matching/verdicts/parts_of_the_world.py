"""Whether two numbers count the people of other parts of a country, or of the world."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefings.knowledge.countries import country_of_capital, wide_regions
from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import wide_names
from briefings.knowledge.late_patterns import late
from briefings.matching.pair import Pair, Side
from briefings.model import Place


def of_other_parts_of_the_country(pair: Pair) -> bool:
    """One names a town or province of the country whose people are counted: its count may be that part's alone."""
    return pair.quantities is not None and _home_parts(pair.left) != _home_parts(pair.right)


def _home_parts(side: Side) -> frozenset[str]:
    """The places within the home country of the counted, but for the country by its names and for its capital, which
    stands for its government, unless the counted are from there."""
    home = side.quantity.origin if side.quantity else None
    if home is None:
        return frozenset()
    inside = (place for place in side.claim.places if place.country == home)
    parts = (place for place in inside if country_of_capital(place.name) != home or _come_from(side, place))
    return frozenset(fold(place.name) for place in parts) - wide_names()


def _come_from(side: Side, place: Place) -> bool:
    """ "From Oslo 40 people left", "40 people from Oslo": not what somebody told from there."""
    assert side.quantity is not None
    text, at = side.claim.text, side.claim.start
    start, end = side.quantity.start - at, side.quantity.end - at
    before, after = text[max(0, place.start - at - 5) : max(0, place.start - at)], place.end - at
    if before.casefold() != "from ":
        return False
    if after <= start:
        return _UP_TO_A_NUMBER.fullmatch(text, after, start) is not None
    return _FROM_A_NUMBER.fullmatch(text, max(0, end), max(0, place.start - at)) is not None


_UP_TO_A_NUMBER = late(r"(?: alone)?,? (?:about |some |nearly |around |at least |more than |over )?")
_FROM_A_NUMBER = late(r"(?: [\w’'-]+){0,3} from ", re.IGNORECASE)


def of_other_regions(pair: Pair) -> bool:
    """People from anywhere, of whom one names a part of the world ("Europeans") and the other doesn't."""
    return pair.measured and regions_of(pair.left) != regions_of(pair.right)


def regions_of(side: Side) -> frozenset[str]:
    """The parts of the world whose people a number of people from anywhere counts ("Europeans")."""
    if side.quantity is None or side.quantity.origin is not None:
        return frozenset()
    return _regions_in(side.claim.text)


@lru_cache(maxsize=1 << 12)  # one text stands in many pairs
def _regions_in(text: str) -> frozenset[str]:
    words = fold(text)
    named = ((name, region) for name, region in wide_regions().items() if name in words)
    return frozenset(region for name, region in named if names(name).search(words))


@cache
def names(name: str) -> re.Pattern[str]:
    """The pattern of a name as whole words, in a folded text."""
    return late(rf"\b{re.escape(name)}\b")
