"""Whether two numbers that differ can stand against one another, or count other people, or other things of them."""

from __future__ import annotations

import re

from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.deeds import FINER
from briefings.matching.pair import Pair, Side
from briefings.matching.verdicts.gates import certainties_meet
from briefings.model import Claim, Quantity


def may_be_opposed(pair: Pair) -> bool:
    """Numbers that differ tell of a change or a dispute only where they count one kind of people, or are shares or sums
    of money. Two ages, two distances or two lists of victims are no more than two."""
    assert pair.quantities is not None
    unit = pair.quantities[0].unit
    if unit == "people":
        return _kind_counted(pair.left) == _kind_counted(pair.right)
    return unit == "%" or (len(unit) == 3 and unit.isupper())


def _kind_counted(side: Side) -> str | None:
    """The kind of people that a number counts: by its noun, or by the group of a number that has none ("put those who
    fight on at 350")."""
    assert side.quantity is not None
    return side.kind or (_KINDS_OF_GROUPS.get(side.quantity.scope or "") if not side.quantity.counted else None)


_KINDS_OF_GROUPS = {"fighters": "fighters", "women": "women", "minors": "children"}


def of_other_shares(pair: Pair) -> bool:
    """Shares of which no measure says what they did, and of whom each tells something that the other doesn't: "30 per
    cent were jailed" and "55 per cent were watched"."""
    assert pair.quantities is not None
    if pair.measured or pair.quantities[0].unit != "%":
        return False
    ours, theirs = ({term for term in side.terms if not term[0].isdigit()} for side in (pair.left, pair.right))
    return bool(ours - theirs) and bool(theirs - ours)


def said_beside(pair: Pair) -> bool:
    """One says the other's number, too, of somebody else: "three were taken by ambulance and two by car"."""
    assert pair.quantities is not None
    ours, theirs = pair.quantities
    return any(
        (number.low, number.high, number.unit) == (other.low, other.high, other.unit)
        for number, claim in ((ours, pair.right.claim), (theirs, pair.left.claim))
        for other in claim.quantities
    )


_ON_TOP = late(
    r"\b(?:a further|another|an additional|an extra|additional)(?: [\w,.'’-]+){1,3}$", re.IGNORECASE
)  # up to the number, and with it
_MORE = late(r" (?:(?!or\b)\w+ )?more\b(?! than)")


def comes_on_top(pair: Pair) -> bool:
    """One is told to come on top of others ("a further 70", "30 more"): it is no total, and a total may be lower."""
    return any(map(_is_more, (pair.left, pair.right)))


def _is_more(side: Side) -> bool:
    if side.quantity is None:
        return False
    text, start, end = side.claim.text, side.quantity.start - side.claim.start, side.quantity.end - side.claim.start
    before = text[max(0, start - 40) : max(0, end)]
    return _ON_TOP.search(before) is not None or _MORE.match(text, max(0, end)) is not None


def party_against_total(pair: Pair) -> bool:
    """One says of what kinds a party was ("ten women and 25 children"), the other counts one kind alone: perhaps all
    who ever came."""
    mixed = [len(_kinds_counted(side)) > 1 for side in (pair.left, pair.right)]
    return pair.measured and mixed[0] != mixed[1]


def _kinds_counted(side: Side) -> set[str | None]:
    measure = side.quantity.measure if side.quantity else None
    return {quantity.scope for quantity in side.claim.quantities if quantity.measure == measure}


def part_of_a_place(pair: Pair) -> bool:
    """One names a single place where the other names none: it may count only a part, unless the other's story is of
    that very place. The country from which the counted come is none."""
    home = {side.quantity.origin for side in (pair.left, pair.right) if side.quantity}
    ours, theirs = pair.left.places, pair.right.places
    located = [{p.country for p in places if p.role == "location"} - home for places in (ours, theirs)]
    return (
        pair.measured
        and pair.places == "open"
        and not pair.one_site
        and any(len(found) == 1 for found in located)
        and located[0] != located[1]
    )


def counts_an_event(pair: Pair) -> bool:
    """Whether either counts the people of one event, of whom there may be more elsewhere."""
    return pair.left.event_count is not None or pair.right.event_count is not None


def stands_under_its_whole(pair: Pair) -> bool:
    """Whether either is a part of a larger number of its measure in its own sentence ("killed 28 people, 18 of them
    civilians"): not the whole that another counts."""
    return any(_has_its_whole_before(side.claim, side.quantity) for side in (pair.left, pair.right))


def _has_its_whole_before(claim: Claim, part: Quantity | None) -> bool:
    return part is not None and any(
        other.measure == part.measure and other.start < part.start and other.low > part.high
        for other in claim.quantities
    )


def in_time(pair: Pair, *, left_first: bool) -> tuple[Quantity, Quantity]:
    """The quantities of both, the earlier first."""
    assert pair.quantities is not None
    return pair.quantities if left_first else (pair.quantities[1], pair.quantities[0])


def sums_of_one_deed(pair: Pair) -> bool:
    """The later of two sums of one country's people to whom one thing was done is higher: where else a sentence has
    them come from or go to doesn't matter ("expelled by Turkey as they tried to cross into Syria")."""
    origins = {side.quantity.origin for side in (pair.left, pair.right) if side.quantity}
    if pair.places != "overlap" or pair.times not in {"left earlier", "right earlier"} or len(origins) != 1:
        return False
    earlier, later = in_time(pair, left_first=pair.times == "left earlier")
    one_deed = bool(pair.left.deeds & pair.right.deeds & FINER) and None not in origins
    return one_deed and later.low > earlier.high and certainties_meet(pair) and not counts_an_event(pair)
