"""Of which time a statement speaks: up to a day, or within a span; by the words before its main time."""

from __future__ import annotations

import re
from datetime import date

from briefings.knowledge.late_patterns import late
from briefings.model import Claim, Statement, Time, When
from briefings.values import frozen

NEAR_DAYS = 31

_ONWARDS = late(r"\b(?:since|after|from|starting|beginning)(?:\W+(?:the|late|early|mid))*\W*$", re.IGNORECASE)
_UP_TO = late(
    r"\b(?:by|until|till|before|through|as\s+of|up\s+to)(?:\W+(?:the|late|early|mid|end|of))*\W*$", re.IGNORECASE
)
# Between a figure and a time that belongs to another figure's clause.
_BREAK = late(r"[,;:()–—]|\s--?\s")
# What opens a clause of its own, whose time is its verb's: "50 left as it fell in 2014". "As of", "as many as", "before
# the end of" and "since late" open none.
_CLAUSE = late(
    r"\b(?:as\s+(?:it|they|he|she|its|their|the)|when|while|once|(?:after|before|since|until)\s+(?!\w+\W+(?:end|start|"
    r"beginning|middle|spring|summer|autumn|winter)\b))\s*\w+\s+\w+"
)


@frozen
class Timing:
    """`as_of` is the day up to which a statement speaks, at the latest its publication; `within` the span in which
    alone it counts ("in 2016, 50 returned"), None for a running total; `until` the end that it names itself."""

    as_of: date | None
    within: When | None = None
    until: date | None = None


def timing_of(statement: Statement) -> Timing:
    """A total "since 2013" runs to the publication; one "by 2017" to the year's end."""
    claim, published = statement.claim, statement.published
    if claim.when is None or not _belongs(statement):
        return Timing(published)
    lead = _words_before(claim)
    end = min(claim.when.to_date, published) if published else claim.when.to_date
    if _is_of_the_saying(claim):
        return Timing(end)
    if has_two_ends(claim):
        return Timing(end, claim.when)
    if _ONWARDS.search(lead) or _runs_on(claim.when, published):
        return Timing(published)
    if _UP_TO.search(lead):
        return Timing(end, None, claim.when.to_date)
    if _is_of_a_clause(statement):
        return Timing(published)
    return Timing(end, claim.when)


def has_two_ends(claim: Claim) -> bool:
    """Whether the claim's main time tells where it begins and where it ends: "from March to May", "June 1-28", "in the
    first five months of 2019"."""
    time = _main_time(claim) if claim.when is not None else None
    return time is not None and _TWO_ENDS.search(time.text) is not None


_TWO_ENDS = late(
    r"\w\s+(?:to|and|until|till|through)\s+\w|[\w)]\s?[-–—]\s?\d|\bfirst\s+(?:[\w-]+\s+)?(?:months?|weeks?|days?|half|quarter)\b",
    re.IGNORECASE,
)


def meet(ours: When, theirs: When) -> bool:
    """They share a day."""
    return ours.from_date <= theirs.to_date and theirs.from_date <= ours.to_date


def alike(ours: When, theirs: When) -> bool:
    """They begin and end within a month of one another."""
    starts, ends = abs((ours.from_date - theirs.from_date).days), abs((ours.to_date - theirs.to_date).days)
    return starts <= NEAR_DAYS and ends <= NEAR_DAYS


def brief(when: When) -> bool:
    """A month at most: a moment, as totals go."""
    return (when.to_date - when.from_date).days <= NEAR_DAYS


def _runs_on(when: When, published: date | None) -> bool:
    return (
        published is not None and (published - when.to_date).days <= 3 and not brief(when) and when.to_date <= published
    )


def _main_time(claim: Claim) -> Time | None:
    assert claim.when is not None
    dates = (claim.when.from_date, claim.when.to_date)
    return next((time for time in claim.times if (time.from_date, time.to_date) == dates), None)


def _is_of_the_saying(claim: Claim) -> bool:
    """Whether the main time is when somebody said it ("said on Monday"), not when it happened."""
    time, attribution = _main_time(claim), claim.attribution
    if time is None or attribution is None:
        return False
    first, last = attribution.content_span
    return not first <= time.start < last


def _belongs(statement: Statement) -> bool:
    """Whether the claim's time is this figure's: it is where there is one figure, where the time comes before all of
    them, and where nothing parts the two."""
    claim, quantity = statement.claim, statement.quantity
    time = _main_time(claim)
    if quantity is None or time is None or len(claim.quantities) < 2:
        return True
    if time.start < min(other.start for other in claim.quantities):
        return True
    first, last = sorted(((quantity.start, quantity.end), (time.start, time.end)))
    return not _BREAK.search(claim.text[first[1] - claim.start : last[0] - claim.start])


def _is_of_a_clause(statement: Statement) -> bool:
    """Whether a figure's long time is only that of a clause behind it: "50 left as the group rose and ruled in 2014"
    counts those of no year. A day told so is still about when it happened."""
    time, quantity = _main_time(statement.claim), statement.quantity
    if time is None or quantity is None or quantity.end > time.start or statement.claim.when is None:
        return False
    if quantity.event is not None or brief(statement.claim.when):
        return False
    first = statement.claim.start
    return _CLAUSE.search(statement.claim.text[quantity.end - first : time.start - first]) is not None


def _words_before(claim: Claim) -> str:
    """What stands before the claim's main time, and such words of its own as begin it ("the end of 2015")."""
    time = _main_time(claim)
    if time is None:
        return ""
    return claim.text[max(0, time.start - claim.start - 24) : time.start - claim.start]
