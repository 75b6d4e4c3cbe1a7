"""What two statements of one thing are by their numbers: the same, a later state of things, or a contradiction.

"250 have come home, the ministry said" and, from an agency, "only 200 have come home": a dispute; a month later, "271
have come home": an update.
"""

from __future__ import annotations

import re

from briefings.knowledge.late_patterns import late
from briefings.matching.events.casualties import counts_bodies, rose_since, tells_a_rise
from briefings.matching.independence import shared_link, surely_two
from briefings.matching.likeness.deeds import HELD
from briefings.matching.likeness.subjects import kind_of
from briefings.matching.likeness.time_relation import NEAR_DAYS
from briefings.matching.likeness.values import WIDE, amount, is_above, ratio_of
from briefings.matching.pair import Pair
from briefings.matching.verdicts.doubts import doubt_of, doubt_of_tolls
from briefings.matching.verdicts.gates import certainties_meet, likeness_of, of_other_subjects, same_scope
from briefings.matching.verdicts.opposition import (
    counts_an_event,
    in_time,
    may_be_opposed,
    of_other_shares,
    part_of_a_place,
    said_beside,
    stands_under_its_whole,
    sums_of_one_deed,
)
from briefings.matching.verdicts.sameness import known_whole
from briefings.model import Reason, Verdict

# A verdict with the reason that decided.
Reasoned = tuple[Verdict, Reason]


def value_words(pair: Pair) -> str:
    """Both numbers in words fit for a reader ("250 and 271 differ"); empty where neither has one."""
    if pair.quantities is None:
        return ""
    ours, theirs = (amount(quantity) for quantity in pair.quantities)
    if ours == theirs:
        return f"both say {ours}"
    verb = {"agree": "agree", "near": "may agree", "wide": "may agree"}.get(pair.values, "differ")
    return f"{ours} and {theirs} {verb}"


def are_tolls(pair: Pair) -> bool:
    """True if both are of an event's dead, say, and not of a people."""
    return pair.measured and kind_of(pair.left.statement, pair.ground) == "event"


# --- numbers that agree -----------------------------------------------------------------------------------------------


def agreement_of(pair: Pair) -> Reasoned:
    """Two that agree: one source's word again, or its later word, or a word that may be the other's; else two sources
    bear one another out."""
    said_so = value_words(pair) or "they say the same"
    if pair.quantities and pair.times == "apart" and not are_tolls(pair):
        return "unsure", Reason("value", 0.05, f"{said_so}, but of different times")
    if are_tolls(pair) and (rise := _rise_of(pair)):
        return "updates", Reason("value", -0.2, f"{rise}: the toll rose")
    if are_tolls(pair) and _is_one_above(pair):
        return "unsure", Reason("value", 0.05, f"{said_so}: not against one another, but not the same")
    if pair.measured and not counts_an_event(pair) and _has_risen(pair) and _has_passed(pair):
        return "updates", Reason("value", -0.2, f"{value_words(pair)}, but the number rose")
    if pair.one_root and _counted_anew(pair) and not counts_an_event(pair):
        return "updates", Reason("value", -0.1, f"{value_words(pair)}: the same source's later word")
    return agreement_in(pair, said_so)


def agreement_in(pair: Pair, said_so: str) -> Reasoned:
    """What two that say the same are, by whose word it is."""
    if pair.one_root:
        link = shared_link(pair.left.statement, pair.right.statement, pair.ground.names)
        return "restates", Reason("value", 0.30, f"{said_so}, and both go back to {link}")
    if pair.within_one_document:
        return "unsure", Reason("value", 0.30, f"{said_so}, but in one document, which cannot support itself")
    if not surely_two(pair.left.statement, pair.right.statement, pair.ground.names):
        return "restates", Reason("value", 0.30, f"{said_so}, and one may only pass on the other’s word")
    return "corroborates", Reason("value", 0.30, f"{said_so}, from independent sources")


def _is_one_above(pair: Pair) -> bool:
    """ "At least 14" and "at least 16": who said so much has not counted so many."""
    assert pair.quantities is not None
    ours, theirs = pair.quantities
    return is_above(ours, theirs) or is_above(theirs, ours)


def _rise_of(pair: Pair) -> str | None:
    """ "At least 23, then 26", which nobody said who had counted 23 by then; None where the later isn't higher."""
    left, right = pair.left.published, pair.right.published
    if left is None or right is None or left == right:
        return None
    earlier, later = in_time(pair, left_first=left < right)
    return f"{amount(earlier)}, then {amount(later)}" if is_above(later, earlier) else None


def _has_passed(pair: Pair) -> bool:
    """Whether the higher of two numbers is told as passed: "above 1,000", where "about 960" leaves room for 1,000."""
    assert pair.quantities is not None
    lower, higher = sorted(pair.quantities, key=lambda quantity: quantity.low)
    return higher.low > lower.high and higher.bound in ("at_least", "more_than")


# Who counts again within days may only round otherwise.
COUNTED_ANEW_DAYS = 28


def _counted_anew(pair: Pair) -> bool:
    """One source's numbers that are near but not one, and weeks apart: it has counted again."""
    left, right = pair.left.published, pair.right.published
    if pair.quantities is None or left is None or right is None or not same_scope(pair):
        return False
    ours, theirs = pair.quantities
    differ = (ours.low, ours.high) != (theirs.low, theirs.high) and ours.bound == theirs.bound
    return differ and abs((left - right).days) >= COUNTED_ANEW_DAYS and pair.times in {"left earlier", "right earlier"}


# --- numbers that differ ----------------------------------------------------------------------------------------------


def difference_of(pair: Pair) -> Reasoned | None:
    """Different numbers: a later state of things, or a contradiction. None where they are of two things."""
    if not _may_be_of_one_count(pair):
        return None
    words = value_words(pair)
    if pair.measured and not _one_whole(pair):
        return "unsure", Reason("value", -0.1, f"{words}, but perhaps of a part and its whole")
    if are_tolls(pair):
        return _opposed_tolls(pair)
    doubt = doubt_of(pair)
    if doubt:
        return "unsure", Reason("value", -0.1, f"{words}, but {doubt}")
    return moved_on(pair) if sums_of_one_deed(pair) else _by_places_and_times(pair)


def _may_be_of_one_count(pair: Pair) -> bool:
    """Exactly one group is counted, and nothing that either says shows the other's number to be of other people."""
    if not same_scope(pair) or not may_be_opposed(pair):
        return False
    return not said_beside(pair) and not of_other_shares(pair)


def _by_places_and_times(pair: Pair) -> Reasoned:
    """What two different counts are, by where and when: of one people at one time they contradict one another, unless
    one source gives both."""
    words = value_words(pair)
    if pair.places in {"overlap", "apart"} or part_of_a_place(pair) or not certainties_meet(pair):
        return "unsure", Reason("value", -0.1, f"{words}, but perhaps not of the same people")
    if pair.times in {"open", "apart"}:
        return "unsure", Reason("value", -0.1, f"{words}, but perhaps not of the same time")
    if pair.times != "same":
        return moved_on(pair)
    if pair.one_root:
        return _later_word_of_one_root(pair)
    if _has_risen(pair):
        return "updates", Reason("value", -0.2, f"{words}: the number rose")
    if pair.maybe_one_voice:
        return _later_word_of_one_body(pair)
    if _of_other_days_of_a_state(pair):
        return "unsure", Reason("value", -0.1, f"{words}, but so many were there on other days")
    if _is_a_places_later_toll(pair):
        return "updates", Reason("value", -0.2, f"{words}, and the later is higher")
    return "conflicts", Reason("value", -0.3, f"{words}, at the same time and from independent sources")


def _one_whole(pair: Pair) -> bool:
    """One subject and one scope. One source's later count "of them" is of its whole, if the two are close."""
    likeness = likeness_of(pair)
    if likeness.subject == "one" and likeness.scope != "one" and pair.one_root and pair.quantities:
        if counts_an_event(pair) or stands_under_its_whole(pair):
            return False
        return not of_other_subjects(pair) and ratio_of(*pair.quantities) <= WIDE
    return likeness.subject == likeness.scope == "one"


def _opposed_tolls(pair: Pair) -> Reasoned:
    """Two tolls of one event: of about one day from two roots they are a dispute, else the later one stands."""
    words, doubt = value_words(pair), doubt_of_tolls(pair)
    if doubt:
        return "unsure", Reason("value", -0.1, f"{words}, but {doubt}")
    if counts_bodies(pair.left.statement) != counts_bodies(pair.right.statement):
        return "unsure", Reason("value", -0.1, f"{words}, but one of them is of the bodies found so far")
    left, right = pair.left.published, pair.right.published
    if likeness_of(pair).time == "one" and not pair.one_root and not _has_risen(pair) and not _is_still_counted(pair):
        return "conflicts", Reason("value", -0.3, f"{words}, of one event and about one day, from different sources")
    if left == right:
        why = "from one source on one day" if pair.one_root else "on the day itself, when a toll is still counted"
        return "unsure", Reason("value", -0.1, f"{words}, but {why}")
    if left is None or right is None or abs((left - right).days) > NEAR_DAYS:
        return "unsure", Reason("value", -0.1, f"{words}, but told long after one another")
    earlier, later = in_time(pair, left_first=left < right)
    rises = later.low >= earlier.low
    return "updates", Reason(
        "value", -0.2, f"{words}: {'the toll rose' if rises else 'a later, lower toll corrects it'}"
    )


def _is_still_counted(pair: Pair) -> bool:
    """Whether the lower of two tolls may only be the earlier, of the event's own day: not in one document."""
    if pair.quantities is None or pair.within_one_document:
        return False
    sides = pair.left.statement, pair.right.statement
    lower, higher = sides if pair.quantities[0].low <= pair.quantities[1].low else sides[::-1]
    return rose_since(lower, higher)


def _has_risen(pair: Pair) -> bool:
    """Whether the later of two numbers, of another day and higher, is told to be what the number has come to."""
    left, right = pair.left.published, pair.right.published
    if left is None or right is None or left == right:
        return False
    earlier, later = in_time(pair, left_first=left < right)
    side = pair.right if left < right else pair.left
    return later.low > earlier.low and tells_a_rise(side.statement)


def moved_on(pair: Pair) -> Reasoned:
    """Different numbers at different times: a running total may rise, and may not fall."""
    words = value_words(pair)
    earlier, later = in_time(pair, left_first=pair.times == "left earlier")
    rises = later.low >= earlier.low
    if pair.one_root:
        return "updates", Reason("value", -0.2, f"{words}, the same source's later word")
    if rises or _may_fall(pair):
        return "updates", Reason("value", -0.2, f"{words}, and the later {'is higher' if rises else 'may be lower'}")
    if _years_apart(pair):
        return "unsure", Reason("value", -0.1, f"{words}, but more than a year lies between them")
    measure = (later.measure or "count").replace("_", " ")
    return "conflicts", Reason("value", -0.3, f"{words}: a total ({measure}) cannot fall, and the later is lower")


# So long after another count, a lower one by somebody else is another way of counting, and no dispute.
LONGEST_DISPUTE_DAYS = 365


def _years_apart(pair: Pair) -> bool:
    ours, theirs = pair.left.timing.as_of, pair.right.timing.as_of
    return ours is None or theirs is None or abs((ours - theirs).days) > LONGEST_DISPUTE_DAYS


def _may_fall(pair: Pair) -> bool:
    """The measure's numbers may, and so may the number of those who are held: they are let go. A share falls as the
    whole grows."""
    if any(quantity.unit == "%" for quantity in pair.quantities or ()):
        return True
    measures = {side.quantity.measure for side in (pair.left, pair.right) if side.quantity}
    return bool(measures & pair.ground.may_fall) or HELD in pair.left.deeds & pair.right.deeds


def _later_word_of_one_root(pair: Pair) -> Reasoned:
    """One source's two numbers of one time: the one that it published later, if it published them apart."""
    words = value_words(pair)
    if _issued_apart(pair):
        return "updates", Reason("value", -0.2, f"{words}, the same source's later word")
    return "unsure", Reason("value", -0.1, f"{words}, but from one source on one day")


# How many hold out or are held at a place changes from one day to the next.
STATE_DAYS = 1


def _of_other_days_of_a_state(pair: Pair) -> bool:
    """Whether two numbers of a state at a place ("gunmen left in the quarter"), and of no one country's people, were
    published on days apart, and the later recalls none that was given before ("the army had spoken of 300")."""
    left, right = pair.left, pair.right
    if left.published is None or right.published is None or not pair.quantities:
        return False
    if not _counts_a_state(pair):
        return False
    apart = abs((left.published - right.published).days)
    later = left if left.published > right.published else right
    return apart > STATE_DAYS and not _RECALLS.search(later.claim.text)


def _is_a_places_later_toll(pair: Pair) -> bool:
    """Whether two numbers of what befell people at one place, of no one country, are of days apart, the later higher,
    and one is told as counted from some day on: more may have been killed in the town since."""
    ours, theirs = pair.left.timing.as_of, pair.right.timing.as_of
    if not pair.measured or not pair.quantities or ours is None or theirs is None or _counts_a_state(pair):
        return False
    if any(quantity.origin or quantity.unit != "people" for quantity in pair.quantities) or not pair.one_site:
        return False
    earlier, later = in_time(pair, left_first=ours < theirs)
    running = any(_RUNNING.search(side.claim.text) for side in (pair.left, pair.right))
    return running and abs((ours - theirs).days) > STATE_DAYS and later.low > earlier.high


_RUNNING = late(
    r"\bsince (?:last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bso far\b|\bto date\b|\buntil now\b"
    r"|\b(?:in|within|over) (?:a|the past|the last|two|three|four|five|six) (?:week|weeks|days)\b",
    re.IGNORECASE,
)


def _counts_a_state(pair: Pair) -> bool:
    """Whether both count those who are at one place, by a measure that may fall or by no measure."""
    assert pair.quantities is not None
    ours, theirs = pair.quantities
    if ours.unit != "people" or ours.origin is not None or theirs.origin is not None:
        return False
    return pair.one_site and all(q.measure is None or q.measure in pair.ground.may_fall for q in (ours, theirs))


_RECALLS = late(r"\b(?:had (?:\w+ )?(?!been\b)\w+(?:ed|en|ut|id|ld|ne|wn|nt|ght)|that (?:same )?day)\b", re.IGNORECASE)


def _later_word_of_one_body(pair: Pair) -> Reasoned:
    """Two numbers of "the army" and of "the Danish military", which may be one: the later, if it is no lower."""
    words, left, right = value_words(pair), pair.left.published, pair.right.published
    if left is not None and right is not None and left != right:
        earlier, later = in_time(pair, left_first=left < right)
        if later.low >= earlier.low:
            return "updates", Reason("value", -0.2, f"{words}, the later word of what may be one source")
    return "unsure", Reason("value", -0.1, f"{words}, but both may go back to one source")


def _issued_apart(pair: Pair) -> bool:
    left, right = pair.left.published, pair.right.published
    return left is not None and right is not None and left != right


# --- numbers that leave room for both to be so ------------------------------------------------------------------------


def is_a_total_that_moved_on(pair: Pair) -> bool:
    """Totals of one country's people at times apart, the later higher: a bound leaves room for both to be true at once,
    and still the later is the news."""
    if pair.times not in {"left earlier", "right earlier"} or not same_scope(pair) or not _one_whole(pair):
        return False
    if not pair.left.quantity or not pair.left.quantity.origin or pair.places in {"overlap", "apart"}:
        return False
    earlier, later = in_time(pair, left_first=pair.times == "left earlier")
    rises = later.low > earlier.high and later.bound not in {"at_most", "less_than"}
    return rises and not part_of_a_place(pair) and certainties_meet(pair)


def is_one_roots_later_word(pair: Pair) -> bool:
    """One source's two numbers of one whole, published on two days; of no one event, whose parts it may tell."""
    if not pair.one_root or not same_scope(pair) or not _issued_apart(pair):
        return False
    return known_whole(pair) and not counts_an_event(pair)
