"""What a figure is a figure of, and whether two statements count out of one whole, as of about one time.

A subject is a population (a group, by where it comes from), an event (of one place and one stretch of days) or a
place (the people in a camp). Numbers never tell subjects together or apart. Three answers are possible: they are *one*,
they are *apart*, or it is left *open*; and who is in doubt keeps apart.

    fit = fit_of(one, other, ground)
    fit.comparable      # one subject, one scope, one time: numbers of it may be held against one another
    fit.subject, fit.scope, fit.time
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from briefings.knowledge.folding import fold
from briefings.knowledge.measures import LEFT_BY_A_BLOW
from briefings.matching.events.event_counts import EventCount, event_count_of, one_event, other_events
from briefings.matching.events.event_fit import Fit, days_fit, event_fit, people_fit
from briefings.matching.likeness.parts import part_of
from briefings.matching.likeness.time_relation import NEAR_DAYS, Timing, alike, brief, meet, timing_of
from briefings.matching.pair import Ground
from briefings.model import Quantity, Statement
from briefings.values import frozen

Kind = Literal["population", "event", "place"]

ANYBODY = "all"
# Tolls of one event that were published so many days apart are of about one time.
TOLL_DAYS = 1


@frozen
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


@frozen
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
        return people_fit(ours.event, theirs.event) if ours.event and theirs.event else "open"
    fit = event_fit(ours.event, theirs.event)
    return "open" if fit == "one" and _may_have_come_anew(ours, theirs) else fit


def _may_have_come_anew(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two numbers of what no single blow leaves behind may be of two deeds, as a day is told of one at most."""
    if ours.event is None or theirs.event is None or not LEFT_BY_A_BLOW.isdisjoint((ours.measure, theirs.measure)):
        return False
    return days_fit(ours.event, theirs.event) == "open"


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
    counted = fold(quantity.counted or "")
    of = "" if counted in _POINTING else counted  # "a third of them" says of whom no more than "one in three"
    return fold(f"{of}/{quantity.per or ''}/{quantity.origin or ''}/{quantity.scope or ''}")


_POINTING = frozenset({"them", "these", "those", "whom"})


# --- times -----------------------------------------------------------------------------------------------------------


def _time_fit(one: Statement, other: Statement, ground: Ground, extents: tuple[Extent, Extent]) -> Fit:
    """Whether both numbers are of about one time: tolls of an event by the days on which they were published; running
    totals by the day up to which they run; counts within a span only with counts within the same."""
    if kind_of(one, ground) == "event":
        return _published_fit(one.published, other.published)
    ours, theirs = (extent.timing for extent in extents)
    if not _count_over_one_span(ours, theirs):
        return "apart"
    if ours.as_of is None or theirs.as_of is None:
        return "open"
    return "one" if abs((ours.as_of - theirs.as_of).days) <= NEAR_DAYS else "apart"


def _count_over_one_span(ours: Timing, theirs: Timing) -> bool:
    """Whether both count within spans that are alike, or run up to a day; a moment's count may be held against a total,
    a year's may not."""
    if ours.within and theirs.within:
        return meet(ours.within, theirs.within) and alike(ours.within, theirs.within)
    lone = ours.within or theirs.within
    return lone is None or brief(lone)


def _published_fit(one: date | None, other: date | None) -> Fit:
    if one is None or other is None:
        return "open"
    return "one" if abs((one - other).days) <= TOLL_DAYS else "apart"
