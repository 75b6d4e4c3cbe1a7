"""What must hold of a pair before it is weighed: where one of these gates is shut, it is no match of any kind.

That they count one kind of thing, that it is known of whom or what both speak, that one group is counted, that they
tell of one matter; and whether both assert it, and as surely.
"""

from __future__ import annotations

from collections.abc import Callable

from briefings.knowledge.gazetteer.regions import wide_names
from briefings.matching.likeness.deeds import FINER, kind_of_people, of_several_events
from briefings.matching.likeness.similarity import turned_round
from briefings.matching.likeness.subjects import (
    ANYBODY,
    Extent,
    Likeness,
    base_of,
    extent_of,
    fit_of,
    group_of,
    kind_of,
)
from briefings.matching.likeness.worldwide import WORLDWIDE
from briefings.matching.pair import Pair, Side
from briefings.model import Quantity

# Numbers of other things than people, sums of money say, below this are met with everywhere.
MUCH = 100_000
# A number of so many people is not met with twice in a story; words so much alike are half the same.
MANY, HALF = 100, 0.5
# A number of so many digits, without the noughts at its end, is hardly met with twice.
TELLING_DIGITS = 4


def comparable(pair: Pair) -> bool:
    """They count the same kind of thing of the same people, or neither counts. A number of people without a measure, or
    without an origin beside one without a measure, may be of the other's."""
    ours, theirs = pair.left.quantity, pair.right.quantity
    if ours is None or theirs is None:
        return ours is None and theirs is None
    if (ours.unit, ours.per) != (theirs.unit, theirs.per):
        return False
    if pair.measured or ours.unit != "people":
        return (ours.measure, ours.origin) == (theirs.measure, theirs.origin)
    return ours.origin == theirs.origin or None in (ours.origin, theirs.origin)


def likeness_of(pair: Pair) -> Likeness:
    """Whether two figures are of the same subject and scope, and of much the same time."""
    if "likeness" not in pair.memo:
        left, right = pair.left, pair.right
        extents = extent(left), extent(right)
        pair.memo["likeness"] = fit_of(left.statement, right.statement, pair.ground, extents)
    likeness: Likeness = pair.memo["likeness"]
    return likeness


def extent(side: Side) -> Extent:
    """Over what its number is taken, worked out once for all its pairs."""
    if "extent" not in side.memo:
        side.memo["extent"] = extent_of(side.statement)
    found: Extent = side.memo["extent"]
    return found


def of_other_matters(pair: Pair) -> bool:
    """True if what is counted or told is known not to be one: another kind of people, another group, another deed,
    another base, one event against several, what is planned against what is done."""
    if pair.left.planned != pair.right.planned or _deeds_differ(pair):
        return True
    return pair.quantities is not None and any(counted_otherwise(pair) for counted_otherwise in _OF_OTHERS)


def _count_other_kinds(pair: Pair) -> bool:
    """ "Forty women", "forty children"."""
    left, right = pair.left.kind, pair.right.kind
    return left is not None and right is not None and left != right


def _count_other_groups(pair: Pair) -> bool:
    """ "28 members of the guild", "28 of the harbour watch"."""
    left, right = pair.left.groups, pair.right.groups
    return bool(left) and bool(right) and left.isdisjoint(right)


def _one_sums_up_events(pair: Pair) -> bool:
    """ "Seven hurt in four separate shootings", "seven hurt in a shooting"."""
    left, right = pair.claims
    return pair.measured and of_several_events(left.text) != of_several_events(right.text)


def _are_shares_of_others(pair: Pair) -> bool:
    """ "A third of those who left", "a third of those who came home"."""
    return base_of(pair.left.statement) != base_of(pair.right.statement)


def _made_up_otherwise(pair: Pair) -> bool:
    """Each says how many of another kind there were besides, and no two of these numbers are one: two parties."""
    ours, theirs = (numbers_beside(side) for side in (pair.left, pair.right))
    kinds = {kind for kind, _, _ in ours} & {kind for kind, _, _ in theirs}
    return any(
        {number for number in ours if number[0] == kind}.isdisjoint(number for number in theirs if number[0] == kind)
        for kind in kinds
    )


_OF_OTHERS: tuple[Callable[[Pair], bool], ...] = (
    _count_other_kinds,
    _count_other_groups,
    _one_sums_up_events,
    _are_shares_of_others,
    _made_up_otherwise,
)


def numbers_beside(side: Side) -> set[tuple[str, float, float]]:
    """The other numbers of a sentence, with the kind of people that each counts, but for those of its own kind."""
    if len(side.claim.quantities) < 2:
        return set()
    found = ((kind_of_people(q.counted), q.low, q.high) for q in side.claim.quantities if q != side.quantity)
    return {(kind, low, high) for kind, low, high in found if kind and kind != side.kind}


def _deeds_differ(pair: Pair) -> bool:
    """Both say what was done, and nothing that both say. Beside a measure only what is finer than it counts."""
    ours, theirs = pair.left.deeds, pair.right.deeds
    if pair.quantities and pair.quantities[0].unit != "people":
        return False
    if pair.measured:
        ours, theirs = ours & FINER, theirs & FINER
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def anchored(pair: Pair) -> bool:
    """True if it is known of whom or what both speak: of one country's people, of one place or event, of one name; or
    of the whole world, whose totals are large. A sentence that stands for itself needs no more than its words."""
    if pair.quantities is None:
        return _share_a_name(pair) or not (pair.left.bound or pair.right.bound)
    if pair.measured and kind_of(pair.left.statement, pair.ground) == "event":
        return likeness_of(pair).subject == "one"
    if _have_one_origin(*pair.quantities) or _share_a_name(pair):
        return True
    return _tell_one_story_or_the_world(pair) if pair.measured else _tell_one_roots_thing(pair)


def _have_one_origin(ours: Quantity, theirs: Quantity) -> bool:
    return bool(ours.origin) and ours.origin == theirs.origin


def _tell_one_story_or_the_world(pair: Pair) -> bool:
    """Under titles of one story; or so many that they are the whole world's, under titles that don't tell of two or in
    the very same number, told to its last digit."""
    assert pair.quantities is not None
    worldwide = min(quantity.low for quantity in pair.quantities) >= WORLDWIDE
    return pair.one_story or (worldwide and (not _titles_differ(pair) or _same_to_the_last_digit(*pair.quantities)))


def _same_to_the_last_digit(ours: Quantity, theirs: Quantity) -> bool:
    """ "41,387" and "41,387", and not "41,000" twice."""
    return (ours.low, ours.high) == (theirs.low, theirs.high) and len(f"{ours.low:.12g}".rstrip("0")) >= TELLING_DIGITS


def _tell_one_roots_thing(pair: Pair) -> bool:
    """One source's number of things that are no people, a sum that is somebody's, or one story's number of people."""
    assert pair.quantities is not None
    if pair.quantities[0].unit == "people":
        return _one_number_of_a_story(pair)
    return pair.one_root or sum_of_somebody(pair)


def _one_number_of_a_story(pair: Pair) -> bool:
    """The very same large number of people, of whom the same became or much the same is said, under titles of one story
    or from one source within a month."""
    assert pair.quantities is not None
    ours, theirs = pair.quantities
    if (ours.low, ours.high) != (theirs.low, theirs.high) or ours.low < MANY:
        return False
    told_alike = bool(pair.left.deeds & pair.right.deeds) or pair.meaning >= HALF
    return told_alike and (pair.one_story or (pair.one_root and pair.published_near))


def sum_of_somebody(pair: Pair) -> bool:
    """A large sum of money, told by both beside one name that is no country's: a bounty, a ransom, a theft."""
    assert pair.quantities is not None
    unit = pair.quantities[0].unit
    money = len(unit) == 3 and unit.isupper() and pair.quantities[0].low >= MUCH
    # A name that opens a sentence is told from other words by the other sentence alone.
    named = (pair.left.names & pair.right.terms) | (pair.right.names & pair.left.terms)
    return money and pair.quantities[0].low == pair.quantities[1].low and bool(named - wide_names())


def _share_a_name(pair: Pair) -> bool:
    if not pair.left.areas.isdisjoint(pair.right.areas) or not pair.left.names.isdisjoint(pair.right.names):
        return True
    return pair.one_site


def _titles_differ(pair: Pair) -> bool:
    return bool(pair.left.title) and bool(pair.right.title) and pair.left.title.isdisjoint(pair.right.title)


def scopes_meet(pair: Pair) -> bool:
    """The same group is counted, or one of them says only "people", who may be the other's group."""
    ours, theirs = group_of(pair.left.statement), group_of(pair.right.statement)
    return ours == theirs or {ours, theirs} == {ANYBODY, pair.ground.main_scope}


def same_scope(pair: Pair) -> bool:
    """Exactly the same group is counted."""
    return group_of(pair.left.statement) == group_of(pair.right.statement)


def of_other_subjects(pair: Pair) -> bool:
    """Another people, event or place, or a part against its whole. "Of those, 400 died" is no part: it counts all who
    died of a people named before."""
    likeness = likeness_of(pair)
    if likeness.subject == "apart":
        return True
    return likeness.scope == "apart" and {extent(pair.left).part, extent(pair.right).part} != {"", "among"}


# --- polarity and certainty ------------------------------------------------------------------------------------------


def polarity_agrees(pair: Pair) -> bool:
    """Both assert or both deny, in words or by an opposite."""
    left, right = pair.claims
    opposed = turned_round(pair.left.wording, pair.right.wording)
    return (left.negated == right.negated) != opposed


def certainties_meet(pair: Pair) -> bool:
    """What is only possible is not what is certain, and what is unknown is neither."""
    left, right = sorted(claim.certainty for claim in pair.claims)
    return left == right or (left, right) in {("certain", "probable"), ("possible", "probable")}
