"""What two statements have in common, feature by feature, each in words fit for a reader.

Every feature is a small pure function of a pair; it gives how much it speaks for the two speaking *of one thing* (its
weight, negative where it speaks against) and what was seen. Whether they then say the same of it is told by
`values_agree` and `polarity_agrees`. All of it is symmetrical: a pair has no first and no second.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from briefings.knowledge.countries import country_name
from briefings.matching.independence import Names, share_root
from briefings.matching.similarity import fold, said, shared_words, similarity, turned_round, wording
from briefings.matching.time_relation import NEAR_DAYS, alike, brief, meet, timing_of
from briefings.model import Bound, Claim, Place, Quantity, Reason, Statement

ROUNDING = 0.01
NEARLY = 0.005
ABOUT = (0.05, 0.10)  # least and most
# Beyond these ratios two numbers, or a range's own ends, are too far apart to be of one thing.
CLOSE, WIDE, FAR = 1.25, 1.6, 4.0

ANYBODY = "all"

Times = Literal["same", "left earlier", "right earlier", "apart", "open"]
Values = Literal["agree", "near", "wide", "differ", "far"]
Places = Literal["equal", "overlap", "open", "apart"]


@dataclass(frozen=True, slots=True)
class Ground:
    """What judging a pair needs besides the pair: which names are one; which measures may fall with time (how many
    fight on may, how many were killed may not); and the group whom texts also call just "people"."""

    names: Names = field(default_factory=Names)
    may_fall: frozenset[str] = frozenset({"fighting", "unaccounted"})
    main_scope: str = "fighters"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, the one with the smaller id on the left."""

    left: Statement
    right: Statement
    ground: Ground

    @property
    def claims(self) -> tuple[Claim, Claim]:
        return self.left.claim, self.right.claim

    @property
    def quantities(self) -> tuple[Quantity, Quantity] | None:
        """Both quantities, None where either has none."""
        if self.left.quantity is None or self.right.quantity is None:
            return None
        return self.left.quantity, self.right.quantity

    @property
    def measured(self) -> bool:
        return bool(self.left.quantity and self.left.quantity.measure)

    @property
    def within_one_document(self) -> bool:
        return self.left.claim.document_id == self.right.claim.document_id

    @property
    def one_root(self) -> bool:
        return share_root(self.left, self.right, self.ground.names)


# --- gates: where these fail, a pair is no match of any kind ---------------------------------------------------------


def comparable(pair: Pair) -> bool:
    """They count the same kind of thing of the same people, or neither counts."""
    ours, theirs = pair.left.quantity, pair.right.quantity
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return (ours.measure, ours.origin, ours.unit, ours.per) == (theirs.measure, theirs.origin, theirs.unit, theirs.per)


def scopes_meet(pair: Pair) -> bool:
    """The same group is counted, or one of them says only "people", who may be the other's group."""
    ours, theirs = scope_of(pair.left), scope_of(pair.right)
    return ours == theirs or {ours, theirs} == {ANYBODY, pair.ground.main_scope}


def same_scope(pair: Pair) -> bool:
    """Exactly the same group is counted."""
    return scope_of(pair.left) == scope_of(pair.right)


def scope_of(statement: Statement) -> str:
    """The group that a statement counts; "all" where it names none."""
    return (statement.quantity.scope if statement.quantity else None) or ANYBODY


# --- values ----------------------------------------------------------------------------------------------------------


def values(pair: Pair) -> Values:
    """How two numbers stand to one another.

    agree: one number could be the other. near: they could, but their bounds leave much room. wide: one is too vague to
    tell. differ: they cannot both be the number. far: so unlike that other people must be meant.
    """
    if pair.quantities is None:
        return "agree"
    ours, theirs = pair.quantities
    if max(_breadth(ours), _breadth(theirs)) > WIDE:
        return "agree" if (ours.low, ours.high) == (theirs.low, theirs.high) else "wide"
    ratio = _ratio(_middle(ours), _middle(theirs))
    if _overlap(ours, theirs) or _rounds(ours, theirs):
        return "agree" if ratio <= CLOSE else "near"
    return "differ" if ratio <= FAR else "far"


def interval(quantity: Quantity) -> tuple[float, float]:
    """The values that a quantity allows, with its bound."""
    low, high = quantity.low, quantity.high
    by_bound: dict[Bound, tuple[float, float]] = {
        "exact": (low, high),
        "about": (low * (1 - _slack(low)), high * (1 + _slack(high))),
        "at_least": (low, float("inf")),
        "more_than": (low, float("inf")),
        "at_most": (0.0, high),
        "less_than": (0.0, high),
    }
    return by_bound[quantity.bound]


def _slack(value: float) -> float:
    """What "about" leaves open, as a share: half a unit of the last digit that is not nought. "About 500" may be 550,
    "about 250" is not 271."""
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0")) if value >= 1 else 0
    least, most = ABOUT
    return min(most, max(least, 0.5 * 10**zeros / value)) if value else 0.0


_BOUND_WORDS: dict[Bound, str] = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}


def amount(quantity: Quantity) -> str:
    """A quantity's number in words: "more than 5,000", "400 to 450"."""
    low, high = f"{quantity.low:,.12g}", f"{quantity.high:,.12g}"
    return _BOUND_WORDS[quantity.bound] + (low if low == high else f"{low} to {high}")


def _overlap(ours: Quantity, theirs: Quantity) -> bool:
    (a, b), (c, d) = interval(ours), interval(theirs)
    return max(a, c) <= min(b, d)


def _rounds(ours: Quantity, theirs: Quantity) -> bool:
    """5,607 and 5,600: nearly equal single numbers, of which one is the other's round figure; or two counts that
    are a few heads in a thousand apart."""
    if ours.low != ours.high or theirs.low != theirs.high or not ours.low or not theirs.low:
        return False
    small, large = sorted((ours.low, theirs.low))
    if large < 100 or large - small > ROUNDING * large:
        return False
    return _is_round(small) or _is_round(large) or large - small <= NEARLY * large


def _is_round(value: float) -> bool:
    return value.is_integer() and len(str(int(value)).rstrip("0")) <= 2


def _middle(quantity: Quantity) -> float:
    return (quantity.low + quantity.high) / 2


def _breadth(quantity: Quantity) -> float:
    return _ratio(quantity.low, quantity.high)


def _ratio(one: float, other: float) -> float:
    small, large = sorted((abs(one), abs(other)))
    return 1.0 if large == small else large / small if small else float("inf")


# --- time (see briefings.matching.time_relation) ----------------------------------------------------------------------


def times(pair: Pair) -> Times:
    """How the times stand to one another of which two statements speak."""
    ours, theirs = timing_of(pair.left), timing_of(pair.right)
    if ours.until and theirs.until and abs((ours.until - theirs.until).days) <= NEAR_DAYS:
        return "same"
    if ours.within and theirs.within and meet(ours.within, theirs.within):
        both_brief = brief(ours.within) and brief(theirs.within)
        return "same" if both_brief or alike(ours.within, theirs.within) else "apart"
    alone = ours.within or theirs.within
    if alone and not (ours.within and theirs.within) and not brief(alone):
        return "apart"
    if ours.as_of is None or theirs.as_of is None:
        return "open"
    days = (theirs.as_of - ours.as_of).days
    two_events = ours.within is not None and theirs.within is not None and pair.left.quantity is None
    if days == 0 or (abs(days) <= NEAR_DAYS and not two_events):
        return "same"
    return "left earlier" if days > 0 else "right earlier"


# --- places ----------------------------------------------------------------------------------------------------------


def places(pair: Pair) -> Places:
    """How the places stand to one another where things happen; where the counted people come from is `origin`'s."""
    ours, theirs = _places_of(pair.left), _places_of(pair.right)
    if not ours or not theirs:
        return "open"
    if _directions_clash(ours, theirs):
        return "apart"
    names, others = {_area(p) for p in ours}, {_area(p) for p in theirs}
    if names == others:
        return "equal"
    if names & others:
        return "overlap"
    countries, their_countries = {p.country for p in ours} - {None}, {p.country for p in theirs} - {None}
    return "overlap" if pair.measured and countries & their_countries else "apart"


def _places_of(statement: Statement) -> tuple[Place, ...]:
    origin = statement.quantity.origin if statement.quantity else None
    measured = statement.quantity is not None and statement.quantity.measure is not None
    return tuple(
        place
        for place in statement.claim.places
        if not (measured and (place.role == "origin" or (origin and place.country == origin)))
    )


def _area(place: Place) -> str:
    """A place by its name, without what makes it an adjective: Syria and Syrian, Iraq and Iraqi are one."""
    name = fold(place.name)
    return f"{place.country}/{name[:4]}" if place.country else name


def _directions_clash(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Out of one country for one of them, into it for the other."""

    def towards(places: tuple[Place, ...], role: str) -> set[str]:
        return {p.country for p in places if p.country and p.role == role}

    return bool(
        (towards(ours, "origin") & towards(theirs, "destination")) - towards(ours, "destination")
        or (towards(ours, "destination") & towards(theirs, "origin")) - towards(theirs, "destination")
    )


# --- polarity and certainty ------------------------------------------------------------------------------------------


def polarity_agrees(pair: Pair) -> bool:
    """Both assert or both deny, in words or by an opposite."""
    left, right = pair.claims
    opposed = turned_round(wording(said(left)), wording(said(right)))
    return (left.negated == right.negated) != opposed


def certainties_meet(pair: Pair) -> bool:
    """What is only possible is not what is certain, and what is unknown is neither."""
    left, right = sorted(claim.certainty for claim in pair.claims)
    return left == right or (left, right) in {("certain", "probable"), ("possible", "probable")}


def meaning(pair: Pair) -> float:
    """The likeness of their words, from 0 to 1."""
    left, right = pair.claims
    return similarity(wording(said(left)), wording(said(right)))


# --- the table -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Feature:
    """A named feature: what it gives is its weight in this pair and what was seen, None where it has nothing to say."""

    name: str
    see: Callable[[Pair], tuple[float, str] | None]


def same_measure(pair: Pair) -> tuple[float, str] | None:
    if pair.quantities is None:
        return None
    ours, theirs = pair.quantities
    if ours.measure:
        return 0.30, f"both say how many {ours.measure.replace('_', ' ')}"
    if fold(ours.counted or "") != fold(theirs.counted or ""):
        return 0.0, "what they count goes by other words"
    return (0.15, f"both count {ours.counted}") if ours.counted else (0.05, f"both are in {ours.unit}")


def same_population(pair: Pair) -> tuple[float, str] | None:
    if pair.quantities is None or not pair.measured:
        return None
    origin = pair.quantities[0].origin
    people = f"people from {country_name(origin)}" if origin else "people from anywhere"
    if same_scope(pair):
        return (0.20 if origin else 0.12), f"both of {people} ({scope_of(pair.left)})"
    return (0.12 if origin else 0.05), f"both of {people}, but {scope_of(pair.left)} and {scope_of(pair.right)}"


def same_place(pair: Pair) -> tuple[float, str] | None:
    relation = places(pair)
    if relation == "open":
        return None
    named = " / ".join(sorted({p.name for s in (pair.left, pair.right) for p in _places_of(s)}))
    weights = {
        "equal": (0.10, "the same place"),
        "overlap": (0.02, "places that meet"),
        "apart": (-0.5, "other places"),
    }
    weight, words = weights[relation]
    return weight, f"{words}: {named}"


def same_time(pair: Pair) -> tuple[float, str] | None:
    relation = times(pair)
    if relation == "open":
        return None
    if relation == "same":
        return 0.10, "of the same time"
    if relation == "apart":
        return -0.10, "one counts within a time, the other over another"
    ours, theirs = timing_of(pair.left), timing_of(pair.right)
    two_events = ours.within and theirs.within and not pair.measured
    return (-0.3 if two_events else 0.0), f"of different times: {ours.as_of} and {theirs.as_of}"


def shared_topic(pair: Pair) -> tuple[float, str] | None:
    left, right = ({filing.topic for filing in claim.topics} for claim in pair.claims)
    if not left or not right:
        return None
    both = sorted(left & right)
    return (0.05, f"both under {', '.join(both)}") if both else (-0.05, "under different topics")


def alike_words(pair: Pair) -> tuple[float, str] | None:
    likeness = meaning(pair)
    weight = 0.2 if pair.measured else 0.6 if pair.quantities else 0.8
    left, right = (wording(said(claim)) for claim in pair.claims)
    return weight * likeness, f"words in common: {', '.join(shared_words(left, right)) or 'none'}"


def like_certainty(pair: Pair) -> tuple[float, str] | None:
    if certainties_meet(pair):
        return None
    return -0.3, f"one is {pair.left.claim.certainty}, the other {pair.right.claim.certainty}"


FEATURES: tuple[Feature, ...] = (
    Feature("measure", same_measure),
    Feature("population", same_population),
    Feature("place", same_place),
    Feature("time", same_time),
    Feature("topic", shared_topic),
    Feature("meaning", alike_words),
    Feature("certainty", like_certainty),
)


def reasons_of(pair: Pair) -> tuple[Reason, ...]:
    """What every feature of the table sees in a pair."""
    seen = ((feature.name, feature.see(pair)) for feature in FEATURES)
    return tuple(Reason(name, round(what[0], 3), what[1]) for name, what in seen if what)
