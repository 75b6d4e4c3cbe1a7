"""Why two numbers that differ may both be so: each rule finds one thing that may keep them from being of one count.

A false dispute costs more trust than ten that are missed, so that one doubt is enough. Every rule is symmetrical.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefings.knowledge.countries import country_of_capital
from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import wide_names
from briefings.matching.deeds import FINER
from briefings.matching.opposition import comes_on_top, party_against_total
from briefings.matching.pair import Pair, Side

Doubt = tuple[Callable[[Pair], bool], str]


def doubt_of(pair: Pair) -> str | None:
    """What speaks against two numbers being of one count, in words for a reader; None where nothing does."""
    return next((words for doubted, words in DOUBTS if doubted(pair)), None)


def set_against_one_another(pair: Pair) -> bool:
    """Whether two statements of one document are told as being at odds: "the ministry says 40, but …". A document that
    tells two counts in turn mostly counts two things."""
    return any(_CONTRAST.search(side.claim.text) for side in (pair.left, pair.right))


_CONTRAST = re.compile(
    r"\b(?:but|while|whereas|although|though|however|yet|contrary to|in contrast|by contrast|on the other hand|instead"
    r"|contradict\w*|disput\w+|den(?:y|ies|ied)|reject(?:s|ed)?|insist(?:s|ed)?|at odds|differ(?:s|ed)?|rather than"
    r"|lower|higher|only|just|other (?:estimates|counts|sources|reports))\b",
    re.IGNORECASE,
)


# --- part of a country -----------------------------------------------------------------------------------------------


def _of_other_parts_of_the_country(pair: Pair) -> bool:
    """One names a town or province of the country whose people are counted: its count may be that part's alone."""
    return pair.measured and _home_parts(pair.left) != _home_parts(pair.right)


def _home_parts(side: Side) -> frozenset[str]:
    """The places within the home country of the counted, but for the country by its names and for its capital, which
    stands for its government."""
    home = side.quantity.origin if side.quantity else None
    if home is None:
        return frozenset()
    inside = {place.name for place in side.claim.places if place.country == home}
    return frozenset(fold(name) for name in inside if country_of_capital(name) != home) - wide_names()


# --- how they came ---------------------------------------------------------------------------------------------------


def _by_other_ways(pair: Pair) -> bool:
    """One counts those whom a state fetched, the other those who came, all or by themselves: the former are a part."""
    return pair.measured and _fetched(pair.left) != _fetched(pair.right)


def _fetched(side: Side) -> bool:
    if side.quantity is None:
        return False
    start = max(0, side.quantity.start - side.claim.start)
    around = side.claim.text[max(0, start - _NEAR) : start + len(side.quantity.text) + _NEAR]
    return _FETCHED.search(around) is not None


_NEAR = 90
_FETCHED = re.compile(
    r"\b(?:repatriat\w+|airlift\w*|(?:brought|bring(?:s|ing)?|tak(?:es?|ing|en)|took|fl(?:own|ew|ies|ying)"
    r"|fetch(?:ed|es)?|receiv(?:ed|es|ing)|accept(?:ed|s)?|g(?:ot|et)|handed|sent)"
    r" (?:(?!and\b|but\b)[\w’'-]+ ){0,3}?(?:back|home|over))\b",
    re.IGNORECASE,
)


# --- what else is told of them ---------------------------------------------------------------------------------------


def _of_another_standing(pair: Pair) -> bool:
    """One tells of those who were charged, identified, released, and the other of all: who are told apart by what
    became of them are a part of those who are not."""
    return pair.measured and bool((pair.left.deeds ^ pair.right.deeds) & _STANDINGS)


_STANDINGS = FINER & frozenset("released convicted charged identified born asked rescued stopped".split())


def _one_counts_the_known(pair: Pair) -> bool:
    """One counts only those who are known by name, confirmed or on a list, the other estimates."""
    return pair.measured and _known(pair.left) != _known(pair.right)


def _known(side: Side) -> bool:
    if side.quantity is None:
        return False
    start = max(0, side.quantity.start - side.claim.start)
    around = side.claim.text[max(0, start - _CLOSE) : start + len(side.quantity.text) + _CLOSE]
    return _KNOWN.search(around) is not None


_CLOSE = 50
_KNOWN = re.compile(
    r"\b(?:identified|verified|documented|by name|on (?:file|record|its list|a list|its books)"
    r"|(?:been|are|were|is|was) confirmed|confirmed (?:dead|killed|to have))\b",
    re.IGNORECASE,
)


# --- of an earlier time ----------------------------------------------------------------------------------------------


def _of_a_time_gone_by(pair: Pair) -> bool:
    """One recalls a number, or tells from which number it went on: of which day that was is not known."""
    return any(map(_recalled, (pair.left, pair.right)))


def _recalled(side: Side) -> bool:
    if side.quantity is None:
        return False
    if _RECALLED.search(side.claim.text):
        return True
    start, end = (at - side.claim.start for at in (side.quantity.start, side.quantity.end))
    before, after = side.claim.text[max(0, start - 30) : max(0, start)], side.claim.text[max(0, end) :][:12]
    return _FROM.search(before) is not None and after.lstrip().startswith("to ")


_RECALLED = re.compile(
    r"\b(?:recall(?:s|ed|ing)?|remember(?:s|ed)?|looking back|back then|in those days|at (?:that|the) time|originally"
    r"|initially|at (?:its|their|the) (?:peak|height|outset))\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:jump|r[io]s|grow|grew|climb|swell|increas|f[ae]ll|dropp?|shr[aiu]nk|dwindl|declin|went|gone|up|down|revis)\w*"
    r" from (?:about |some |around |nearly |roughly |over |more than )?$",
    re.IGNORECASE,
)

DOUBTS: tuple[Doubt, ...] = (
    (comes_on_top, "one comes on top of others"),
    (party_against_total, "one counts a party by its kinds"),
    (_of_other_parts_of_the_country, "one may count only a part of the country"),
    (_by_other_ways, "one counts only those whom a state fetched"),
    (_of_another_standing, "one counts only those of whom more is told"),
    (_one_counts_the_known, "one counts only those who are known by name"),
    (_of_a_time_gone_by, "one is of an earlier time"),
)
