"""Whether a number of people from nowhere in particular may be the whole world's: no raid's dead, no town's detained.

The ledger has one cell for all whose country is not told. A number that the words around it narrow to less, be it to a
place or to one day's deed, is of none of the cell's others, and stands in no range with them.
"""

from __future__ import annotations

import re
from functools import cache

from briefings.knowledge.countries import wide_regions
from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import wide_names
from briefings.matching.likeness.clauses import STOPS, what_is_said
from briefings.model import Place, Statement

# A count of people from anywhere, at no place, is one of the whole world only if it is as large as this.
WORLDWIDE = 500
# Characters from a number in which a part of the world is told to be its people's home.
_HOME_WITHIN = 60


def may_be_worldwide(statement: Statement) -> bool:
    """Whether a number without an origin is large, set at no one place, and of no one part of the world's people."""
    quantity = statement.quantity
    if quantity is None or quantity.high < WORLDWIDE or _is_of_a_region(statement):
        return False
    around = [place for place in statement.claim.places if place.role == "location" and _is_beside(place, statement)]
    countries = {place.country for place in around if place.country}
    return len(countries) != 1 and all(_is_wide(place) for place in around)


def _is_wide(place: Place) -> bool:
    """Whether a place is a country or spans several."""
    return place.country is None or fold(place.name) in wide_names()


def _is_beside(place: Place, statement: Statement) -> bool:
    """Whether no stop stands between the number and the place, of what one speaker says."""
    claim, quantity = statement.claim, statement.quantity
    assert quantity is not None
    first, last = what_is_said(claim, quantity.start)
    if not first <= place.start < last:
        return False
    start, end = sorted((quantity.start, place.start))
    return STOPS.search(claim.text[start - claim.start : end - claim.start]) is None


def _is_of_a_region(statement: Statement) -> bool:
    """ "5,000 Europeans", "4,000 citizens of the European Union", but not "5,000 went to the Middle East"."""
    claim, quantity = statement.claim, statement.quantity
    assert quantity is not None
    start, end = quantity.start - claim.start, quantity.end - claim.start
    return _a_region().search(fold(claim.text[start : end + _HOME_WITHIN])) is not None


@cache
def _a_region() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(wide_regions(), key=len, reverse=True)))
    return re.compile(rf"(?<!\bto )(?<!\bto the )(?<!\binto the )(?<!\bin the )\b(?:{names})\b")
