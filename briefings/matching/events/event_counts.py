"""Which numbers of a people count a single event's, and are no total: "12 were killed near Bridge 7", "on Monday 24
landed at the airport", "31 died in an air strike".

How many of a people there are in all stays unknown there, so that such a number is held against no total, and against
another event's only where both were surely one event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from briefings.knowledge.countries import country_name
from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS
from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import wide_names
from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.clauses import STOPS, what_is_said
from briefings.matching.likeness.deeds import HELD, deeds_in
from briefings.matching.likeness.sums import has_sum_word, is_told_as_done
from briefings.matching.likeness.time_relation import Timing, brief, meet
from briefings.model import Place, Quantity, Statement, When
from briefings.values import frozen

# Where neither tells its day, reports so many days apart may be of one event.
REPORTED_WITHIN_DAYS = 1


@frozen
class EventCount:
    """A number of one event: its places smaller than a country, by their folded names, and its days; either may be
    untold."""

    sites: frozenset[str]
    days: When | None
    published: date | None


def event_count_of(statement: Statement, timing: Timing) -> EventCount | None:
    """The event whose people a number counts, as far as its own clause tells; None for a total, and for a number whose
    measure has events of its own."""
    claim, quantity = statement.claim, statement.quantity
    if quantity is None or not _is_measured_of_people(quantity):
        return None
    clause = _clause_of(statement)
    listed = [place for place in claim.places if place.role != "origin"]
    unlisted = _unlisted_sites(clause, _known_places(listed, quantity.origin))
    days = timing.within if timing.within is not None and brief(timing.within) else None
    if not unlisted and not _is_of_one_event(statement, clause, days):
        return None
    sites = unlisted | {fold(place.name) for place in listed if not _is_country(place)}
    return EventCount(sites, days, statement.published)


def _is_measured_of_people(quantity: Quantity) -> bool:
    """A number of people with a measure that has no events of its own."""
    return quantity.measure is not None and quantity.event is None and quantity.unit == "people"


def _known_places(listed: Iterable[Place], origin: str | None) -> tuple[str, ...]:
    """The names, folded, of the places that a claim names, and of the country where those come from whom it counts."""
    homes = [fold(country_name(origin))] if origin else []
    return (*(fold(place.name) for place in listed), *homes)


def _is_of_one_event(statement: Statement, clause: str, days: When | None) -> bool:
    """Whether a number is of something that happened once: on some days, or told by a word for an event."""
    if not _happened(statement, clause):
        return False
    return days is not None or _EVENT.search(clause) is not None or _is_announced(statement)


def _is_announced(statement: Statement) -> bool:
    """Whether a number is of an act that somebody announced: "announced the return of 15 women"."""
    told = statement.claim.attribution
    return told is not None and told.cue.startswith("announc")


# One or two are persons of whom a story tells.
_FEW = 2


def tells_no_total(statement: Statement) -> bool:
    """Whether a number is of some who are told of alone, a person or two or whom somebody caught or fetched, and by no
    word all there are."""
    quantity = statement.quantity
    if quantity is None or has_sum_word(statement) or _is_sum_or_state(_clause_of(statement)):
        return False
    return quantity.high <= _FEW or is_told_as_done(statement)


def one_event(ours: EventCount, theirs: EventCount) -> bool:
    """True if both name one place, on days that meet or, where none is told, in reports of about one day."""
    if ours.sites.isdisjoint(theirs.sites):
        return False
    if ours.days is not None and theirs.days is not None:
        return meet(ours.days, theirs.days)
    if ours.published is None or theirs.published is None:
        return False
    return abs((ours.published - theirs.published).days) <= REPORTED_WITHIN_DAYS


def other_events(ours: EventCount, theirs: EventCount) -> bool:
    """True if both name places and none is in both, or their days don't meet."""
    if ours.days is not None and theirs.days is not None and not meet(ours.days, theirs.days):
        return True
    return bool(ours.sites) and bool(theirs.sites) and ours.sites.isdisjoint(theirs.sites)


def _is_country(place: Place) -> bool:
    """Whether the place is a whole country, or spans several."""
    return place.country is None or fold(place.name) in wide_names()


# --- the number's own clause -----------------------------------------------------------------------------------------

# Where somebody sits who tells a number ("officials in Paris said that …") is no place of what is told.
_TOLD = late(r"\b(?:said|says?|told|reported|announced|confirmed|added|estimates?|believes?)\b(?: that\b)?")
# What stands behind these is said of others, or of a part.
_OTHERS = late(
    r", [\w ]{1,16} of (?:them|whom|which|these|those)\b"
    r"|,? \b(?:including|among (?:them|whom)|of whom|while|whereas|but|who|which|where|after|before)\b"
)


def _clause_of(statement: Statement) -> str:
    """The words around a number up to the next stop or clause, its speaker's left out."""
    claim, quantity = statement.claim, statement.quantity
    assert quantity is not None
    first, last = what_is_said(claim, quantity.start)
    start, end = max(first, quantity.start), max(first, quantity.end)
    before = _TOLD.split(STOPS.split(claim.text[first - claim.start : start - claim.start])[-1])[-1]
    after = STOPS.split(claim.text[end - claim.start : last - claim.start])[0]
    return f"{before}{quantity.text}{_OTHERS.split(after)[0]}"


# --- a place of its own ----------------------------------------------------------------------------------------------

_SITE = (
    r"(?:checkpoint|check-point|bridge|hill|village|hamlet|crossing|base|airport|airfield|airbase|station|market|bazaar|"
    r"mosque|church|school|hospital|hotel|farm|orchard|house|building|tunnel|junction|crossroads|roadblock|road|highway|"
    r"dam|refinery|square|street|suburb|outskirts|ridge|oasis|harbou?r|pier|ferry|beach|stadium|barracks|outpost|"
    r"factory|warehouse|hideout|compound|apartment|flat)"
)
# Wide ground, which is a spot of its own only with a number or a letter.
_GROUND = r"(?:district|sector|zone|area|block|ward|quarter|neighbou?rhood|valley|island|point|post|camp|prison)"
# "Near" and "outside" name a spot whatever stands behind them; the others with a noun for a spot, or a name.
_SPOT = late(
    rf"\b(?:(?i:near|outside|close to|east of|west of|north of|south of)"
    rf" (?P<near>(?:the |a |an )?[\w’'-]+(?: [\w’'-]+)?)"
    rf"|(?i:in|at|on|around|inside|along|by|across|under|beneath|from) (?P<noun>(?:the |a |an |its |their )?"
    rf"(?:[\w’'-]+ ){{0,3}}?(?:{_SITE}\b(?: (?:\d+|[A-Z]\b))?|{_GROUND} (?:\d+|[A-Z]\b)))"
    rf"|(?i:in|at|on|around|inside) (?P<name>(?:the )?[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|\d+)){{0,3}}))",
)
_NO_SITES = frozenset({*MONTHS, *WEEKDAYS, "the islamic state", "islamic state", "parliament", "ramadan", "spring",
                       "summer", "autumn", "winter", "christmas", "easter"})  # fmt: skip
_ARTICLE = late(r"^(?:the|a|an|its|their) ")


@lru_cache(maxsize=1 << 14)
def _unlisted_sites(clause: str, known: tuple[str, ...]) -> frozenset[str]:
    """The spots that the clause sets its number at and that are none of the known places (folded), without articles."""
    found = set()
    for match in _SPOT.finditer(clause):
        told = match["near"] or match["noun"] or match["name"]
        name = _ARTICLE.sub("", fold(told))
        if match["name"] is None or _names_a_spot(told, name, known):
            found.add(name)
    return frozenset(found)


def _names_a_spot(told: str, name: str, known: tuple[str, ...]) -> bool:
    """Whether a name as it is told behind "in", and as it is compared, is that of a spot: of none of the known places,
    and no month, acronym or wide ground ("in Syrian jails", and a country that an older library has no place for)."""
    if name.split()[0] in _NO_SITES or name in _NO_SITES or told.isupper() or name in wide_names():
        return False
    return not any(name.startswith(place) or place.startswith(name) for place in known)


# --- what happened once ----------------------------------------------------------------------------------------------

# A sum over more than an event.
_RUNNING = late(
    r"\b(?:so far|to date|up to now|until now|by now|since|in all|in total|altogether|overall|all told|now|already|"
    r"over the (?:past|last)|in recent (?:years|months)"
    # "Has today brought home": once.
    r"|(?:ha(?:s|ve)|['’]ve) (?!today\b|this (?:morning|afternoon|evening|week)\b|on \w+day\b)(?:\w+ )?"
    r"(?:been )?\w+(?:ed|en|ne|me|ft|ld|ll|nt|ght|ung)\b)",
    re.IGNORECASE,
)
_ONE = r"(?:a|an|one|the|that|this|another|\w+day['’]s|\w+ night['’]s)(?: [\w’'-]+){0,3}?"
_BLOW = (
    r"(?:air ?strike|airstrike|strike|raid|attack|bombing|bomb|blast|explosion|ambush|clash|battle|gunfight|firefight|"
    r"shoot-?out|shooting|operation|assault|crash|fire|collision|shelling|bombardment|stampede)"
)
_EVENT = late(
    rf"\b(?:in|by|during|from) {_ONE} "
    rf"(?:{_BLOW}|offensive|swoop|flight|plane|convoy|bus|crackdown|sweep|breakout|riot|uprising|ceremony)\b"
    # "That strike killed 49": one blow is who did it.
    rf"|\b{_ONE} {_BLOW}(?: (?!and\b|or\b|that\b|which\b)[\w’'-]+){{0,4}}?"
    r" (?:kill(?:s|ed)|left|leaves|claim(?:s|ed)|took|takes|cost|wiped out|injur(?:es|ed)|wound(?:s|ed)"
    r"|includ(?:es|ed)|involv(?:es|ed)|br(?:ings|ought)|cover(?:s|ed)|concern(?:s|ed)|return(?:s|ed)|repatriat(?:es|ed))\b",
    re.IGNORECASE,
)
# Who is held or fights on does so over some time: the number is of a state of things. Who came home from where he was
# held did so once.
_LASTING = frozenset({HELD, "fighting", "missing"})
_STATES = frozenset({"captured", "fighting", "unaccounted", "missing", "living"})


def _happened(statement: Statement, clause: str) -> bool:
    """Whether what is counted happened once, as far as its clause tells: no sum so far, and no state of things."""
    quantity = statement.quantity
    assert quantity is not None
    if _is_sum_or_state(clause):
        return False
    if quantity.measure not in _STATES:
        return True
    first = statement.claim.start
    deeds = deeds_in(statement.claim.text, quantity.start - first, quantity.end - first)
    return not deeds or not deeds <= _LASTING


@lru_cache(maxsize=1 << 14)
def _is_sum_or_state(clause: str) -> bool:
    return _RUNNING.search(clause) is not None or _STATE.search(clause) is not None


# "There were 271", "France counted 271 returnees", "stood at 271".
_STATE = late(
    r"\b(?:there (?:are|were|is|was)|counts?|counted|stands?|stood|numbers?|numbered|totals?(?! of\b)|totalled|reached"
    r"|had|(?:has|have)(?! today\b| this (?:morning|afternoon|evening|week)\b| on \w+day\b)|remain(?:s|ed)?"
    r"|(?:is|are|was|were) (?:still|being|in|at|back|home|dead|alive|among))\b",
    re.IGNORECASE,
)
