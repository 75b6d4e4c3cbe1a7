"""What a figure is a figure of, and whether two statements count out of one whole, as of about one time.

A subject is a population (a group, by where it comes from), an event (of one place and one stretch of days) or a
place (the people in a camp). Numbers never tell subjects together or apart. Three answers are possible: they are *one*,
they are *apart*, or it is left *open*; and who is in doubt keeps apart.

    fit = fit_of(one, other, ground)
    fit.comparable      # one subject, one scope, one time: numbers of it may be held against one another
    fit.subject, fit.scope, fit.time
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from briefings.knowledge.dates.vocabulary import MONTHS
from briefings.knowledge.folding import fold
from briefings.matching.events.event_counts import EventCount, event_count_of, one_event, other_events
from briefings.matching.events.event_fit import Fit, event_fit, place_fit
from briefings.matching.pair import Ground
from briefings.matching.time_relation import NEAR_DAYS, Timing, alike, brief, meet, timing_of
from briefings.model import Statement

Kind = Literal["population", "event", "place"]

ANYBODY = "all"
AMONG = "among"
# Tolls of one event that were published so many days apart are of about one time.
TOLL_DAYS = 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two statements stand to one another before their numbers are looked at: whether they speak of one subject,
    count the same part of the same group, and do so as of about one time."""

    subject: Fit
    scope: Fit
    time: Fit

    @property
    def comparable(self) -> bool:
        """Whether their numbers may be held against one another: only then can two that differ be a dispute."""
        return self.subject == self.scope == self.time == "one"


@dataclass(frozen=True, slots=True)
class Extent:
    """Over what a statement's number is taken: which part of a whole, in which time, and of which one event, if any."""

    part: str
    timing: Timing
    event_count: EventCount | None


def extent_of(statement: Statement) -> Extent:
    """What a comparison asks of one statement, which is costly and the same in each of its pairs."""
    timing = timing_of(statement)
    return Extent(part_of(statement), timing, event_count_of(statement, timing))


def fit_of(one: Statement, other: Statement, ground: Ground, extents: tuple[Extent, Extent] | None = None) -> Likeness:
    """Whether two statements with a measure speak of one subject and scope, as of about one time. The order of the two
    does not matter. A statement without a measure is apart from all. Who looks at many pairs hands in the extents."""
    extents = extents or (extent_of(one), extent_of(other))
    return Likeness(
        subject_fit(one, other, ground), _scope_fit(one, other, ground, extents), _time_fit(one, other, ground, extents)
    )


# --- subjects --------------------------------------------------------------------------------------------------------


def kind_of(statement: Statement, ground: Ground) -> Kind | None:
    """What the statement's number is a figure of; None where it has no measure."""
    quantity = statement.quantity
    if quantity is None or quantity.measure is None:
        return None
    of = ground.of.get(quantity.measure) or ("event" if quantity.event is not None else "origin")
    if of == "event":
        return "event"
    return "place" if of == "place" else "population"


def subject_fit(one: Statement, other: Statement, ground: Ground) -> Fit:
    """Whether both are of one population, one event or one place."""
    kind = kind_of(one, ground)
    if kind is None or kind != kind_of(other, ground):
        return "apart"
    ours, theirs = one.quantity, other.quantity
    assert ours is not None
    assert theirs is not None
    if kind == "population":
        return "one" if ours.origin == theirs.origin else "apart"
    if kind == "place":
        return place_fit(ours.event, theirs.event) if ours.event and theirs.event else "open"
    return event_fit(ours.event, theirs.event)


# --- scopes ----------------------------------------------------------------------------------------------------------


def _scope_fit(one: Statement, other: Statement, ground: Ground, extents: tuple[Extent, Extent]) -> Fit:
    """Whether both count the same group, whole against whole or part against the same part. Texts call the beat's main
    group also just "people": of a population that is left open."""
    left, right = extents
    if left.part != right.part or base_of(one) != base_of(other):
        return "apart"
    events = event_counts_fit(left.event_count, right.event_count)
    if events != "one":
        return events
    ours, theirs = group_of(one), group_of(other)
    if ours == theirs:
        return "one"
    return "open" if {ours, theirs} == {ANYBODY, ground.main_scope} else "apart"


def event_counts_fit(ours: EventCount | None, theirs: EventCount | None) -> Fit:
    """Whether two numbers of a people are both totals, or both of one event; an event's may be part of a total, or be
    told of without its place."""
    if ours is None or theirs is None:
        return "one" if ours is theirs else "open"
    if one_event(ours, theirs):
        return "one"
    return "apart" if other_events(ours, theirs) else "open"


def group_of(statement: Statement) -> str:
    """The group that a statement counts; "all" where it names none."""
    return (statement.quantity.scope if statement.quantity else None) or ANYBODY


def base_of(statement: Statement) -> str:
    """Out of what a share is taken: shares compare only over one base, and never with counts."""
    quantity = statement.quantity
    if quantity is None or quantity.unit != "%":
        return ""
    return fold(f"{quantity.counted or ''}/{quantity.per or ''}/{quantity.origin or ''}/{quantity.scope or ''}")


def part_of(statement: Statement) -> str:
    """Which part of a whole is counted, in words that two statements of one part share; "" for a whole. A part is told
    by what stands around its number: "in Turkey alone", "11 of them", "including 20", "so far this month"."""
    claim, quantity = statement.claim, statement.quantity
    if quantity is None:
        return ""
    told = _part(claim.text, max(0, quantity.start - claim.start), max(0, quantity.end - claim.start))
    # "Of the 1,700 who joined (of those), 400 were killed": a part of those who joined, and all who were killed.
    before = {other.measure for other in claim.quantities if other.measure and other.start < quantity.start}
    lead = _clause_before(claim.text, max(0, quantity.start - claim.start))
    out_of_those = _OF_WHOM.search(lead) is not None or _OF_THOSE.search(lead) is not None
    of_another = quantity.event is None and quantity.measure not in before and (bool(before) or out_of_those)
    # "Five were shot, two of whom died": all of the dead.
    if quantity.event is not None and quantity.measure == "killed":
        of_another = bool(before) and "killed" not in before
    words = [word for word in told.split("; ") if word and not (of_another and word == AMONG)]
    span = span_of(statement)
    return "; ".join([*words, span] if span else words)


def span_of(statement: Statement) -> str:
    """The year or month in which alone a number of people is counted ("so far this year", "since January", "last
    month"), told by its clause; "" for a running total, and where it says when something was said."""
    claim, quantity, published = statement.claim, statement.quantity, statement.published
    if quantity is None or quantity.event is not None or quantity.unit != "people" or published is None:
        return ""
    said = claim.attribution.content_span if claim.attribution else None
    first = max(claim.start, said[0]) if said and said[0] <= quantity.start < said[1] else claim.start
    last = min(claim.end, said[1]) if said and said[0] <= quantity.start < said[1] else claim.end
    text, start = claim.text[first - claim.start : last - claim.start], quantity.start - first
    before = _clause_before(text, max(0, start)).rpartition(", ")[2] if start > 0 else ""
    opening = _OPENING_SPAN.match(text) if start > 0 else None
    after = _clause_after(text, max(0, quantity.end - first)).partition(",")[0]
    told = opening or _SPAN.search(before) or _SPAN.search(after)
    return _span_words(told, published) if told else ""


def _span_words(told: re.Match[str], published: date) -> str:
    """The span as a year (2018) or a month (2018-03), or the month since which."""
    if told["month"]:
        month = MONTHS[told["month"].lower()]
        year = int(told["year"]) if told["year"] else published.year - (month > published.month)
        return str(year) if month == 1 else f"since {year}-{month:02}"
    back = told["which"].lower() == "last"
    if told["unit"].lower() == "year":
        return str(published.year - back)
    months = published.year * 12 + published.month - 1 - back
    return f"{months // 12}-{months % 12 + 1:02}"


_A_SPAN = (
    r"(?:(?:so far |already |earlier )?(?P<which>this|last) (?P<unit>year|month)"
    r"|since (?:the (?:start|beginning) of )?(?P<month>Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|August"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b(?! \d\d?\b)(?: (?P<year>(?:19|20)\d\d))?)"
)
_SPAN = re.compile(rf"\b{_A_SPAN}\b", re.IGNORECASE)
_OPENING_SPAN = re.compile(rf"\s*{_A_SPAN}\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def _part(text: str, start: int, end: int) -> str:
    before, after = _clause_before(text, start), _clause_after(text, end)
    parts = []
    if any((_INCLUDING.search(before), _OF_THEM.match(after), _OF_WHOM.search(before), _ONE_OF_MANY.match(after))):
        parts.append(AMONG)
    alone = _ALONE.search(f"{before} # {after}")
    if alone:
        parts.append(f"alone {fold(alone['place'])}" if alone["place"] else "alone")
    share = _SHARE_OF.search(before)
    if share:
        parts.append("share")
    return "; ".join(parts)


def _clause_before(text: str, at: int) -> str:
    """What stands before a number in its clause."""
    return _BREAKS.split(text[max(0, at - 80) : at])[-1]


def _clause_after(text: str, at: int) -> str:
    return _BREAKS.split(text[at : at + 80])[0]


_BREAKS = re.compile(r"[;.!?:]\s|\s[–—]\s|\n")
_GAP = r"[\w ,'’-]{0,24}"
_INCLUDING = re.compile(
    rf"\b(?:including|among (?:them|those|whom|these)|of (?:them|these|those|whom|which))\b{_GAP}$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\bof (?:the|those|these|its|their|all) "
    r"(?!other\b|(?:murder|killing|death|slaying|homicide|shooting|wounding)s?\b)"
    r"[\w,' ’-]{1,30},? (?:only |some |about |at least )*$",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(r"\bof (?:them|these|those|whom|which),? [\w ,]{0,16}$", re.IGNORECASE)
_OF_THEM = re.compile(
    r"[a-zA-Z '’-]{0,24}?\b(?:of|among) (?:them|whom|those|these|which|the (?:dead|wounded|injured|victims))\b",
    re.IGNORECASE,
)
# "One of the five who were hurt": the five are all.
_ONE_OF_MANY = re.compile(
    r"(?! of [\w-]+ (?:years|months|decades)\b)"
    r" of (?:the |those |his |her |its |their |about |some |at least |more than )?"
    r"(?:\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|dozens?\b|several\b|many\b)"
)
_ALONE = re.compile(r"(?:\b(?:[Ii]n|[Ff]rom|[Aa]t|[Oo]n) (?P<place>[A-Z][\w'’ -]{1,30}?) )?alone\b")
_SHARE_OF = re.compile(
    rf"\b(?:a |one |two |three )?(?:quarter|third|fifth|tenth|half|share|majority|fraction)s? of\b{_GAP}$",
    re.IGNORECASE,
)


# --- times -----------------------------------------------------------------------------------------------------------


def _time_fit(one: Statement, other: Statement, ground: Ground, extents: tuple[Extent, Extent]) -> Fit:
    """Whether both numbers are of about one time: tolls of an event by the days on which they were published; running
    totals by the day up to which they run; counts within a span only with counts within the same."""
    if kind_of(one, ground) == "event":
        return _published_fit(one.published, other.published)
    ours, theirs = (extent.timing for extent in extents)
    if (ours.within is None) != (theirs.within is None):
        lone = ours.within or theirs.within
        assert lone is not None
        if not brief(lone):
            return "apart"
    if ours.within and theirs.within and not meet(ours.within, theirs.within):
        return "apart"
    if ours.within and theirs.within and not alike(ours.within, theirs.within):
        return "apart"
    if ours.as_of is None or theirs.as_of is None:
        return "open"
    return "one" if abs((ours.as_of - theirs.as_of).days) <= NEAR_DAYS else "apart"


def _published_fit(one: date | None, other: date | None) -> Fit:
    if one is None or other is None:
        return "open"
    return "one" if abs((one - other).days) <= TOLL_DAYS else "apart"
