"""Two statements → what they are to one another, and why.

`decide` is a pure, symmetrical function of the pair. The features say how surely both speak of one thing; the values,
the polarity, the roots and the times then say whether they restate, corroborate, update or contradict one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefings.matching.deeds import HELD
from briefings.matching.denials import any_denied
from briefings.matching.doubts import doubt_of, doubt_of_a_dispute, doubt_of_tolls
from briefings.matching.features import best_score, reasons_of, score_of
from briefings.matching.gates import (
    anchored,
    certainties_meet,
    comparable,
    extent,
    likeness_of,
    of_other_matters,
    polarity_agrees,
    same_scope,
    scopes_meet,
)
from briefings.matching.independence import shared_link
from briefings.matching.moved_numbers import is_told_to_have_moved
from briefings.matching.opposition import (
    counts_an_event,
    in_time,
    may_be_opposed,
    of_other_shares,
    part_of_a_place,
    said_beside,
    stands_under_its_whole,
    sums_of_one_deed,
)
from briefings.matching.pair import Ground, Pair, Side
from briefings.matching.sameness import known_whole, of_one_matter, surely_alike
from briefings.matching.subjects import kind_of
from briefings.matching.time_relation import NEAR_DAYS
from briefings.matching.values import WIDE, amount, ratio_of
from briefings.model import Match, Reason, Statement, Verdict

# How surely both must speak of one thing: to be merged, to be set against one another, to be shown to an editor.
MERGE = {"measured": 0.42, "counted": 0.58, "words": 0.55}
OPPOSE = {"measured": 0.45, "counted": 0.56, "words": 0.60}
UNSURE_BELOW = 0.10
# Weights are rounded one by one; their sum may be this much off.
ROUNDED = 0.001
# How sure it is that a denial and a count of the same are against one another.
DENIED = 0.6
FEWEST_WORDS = 3

# A verdict with the reason that decided.
Reasoned = tuple[Verdict, Reason]


def decide(one: Statement, other: Statement, ground: Ground | None = None) -> Match | None:
    """The match of two statements, None where they have nothing to do with one another. The order does not matter."""
    return Judge(ground or Ground()).decide(one, other)


class Judge:
    """Decides many pairs on one ground, with what is asked of one statement worked out once."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._sides: dict[str, Side] = {}

    def decide(self, one: Statement, other: Statement) -> Match | None:
        """As `decide` does."""
        return _decide(self.pair(one, other))

    def pair(self, one: Statement, other: Statement) -> Pair:
        """The pair of two statements, whichever is named first."""
        left, right = (one, other) if one.id < other.id else (other, one)
        return Pair(self._side(left), self._side(right), self._ground)

    def _side(self, statement: Statement) -> Side:
        side = self._sides.get(statement.id)
        if side is None:
            side = self._sides[statement.id] = Side(statement, self._ground)
        return side


def matches_of_pairs(
    pairs: Iterable[tuple[str, str]], statements: Mapping[str, Statement], ground: Ground
) -> tuple[Match, ...]:
    """The matches of pairs of ids; a pair of which a statement is not at hand is left out."""
    judge = Judge(ground)
    there = ((statements[one], statements[other]) for one, other in pairs if one in statements and other in statements)
    found = (judge.decide(one, other) for one, other in there)
    return tuple(match for match in found if match)


def _decide(pair: Pair) -> Match | None:
    """The match of a pair; None where the two have nothing to do with one another."""
    left, right = pair.left, pair.right
    if left.claim.id == right.claim.id:
        return None
    denial = any_denied(pair)
    if denial:
        return Match(left.id, right.id, denial[0], DENIED, (denial[1],))
    if not comparable(pair) or not _telling(pair) or _hopeless(pair) or of_other_matters(pair):
        return None
    score = score_of(pair)
    reasoned = _verdict(pair, score)
    if reasoned is None:
        return None
    verdict, why = _told_as_a_dispute(pair, reasoned)
    total = min(1.0, max(0.0, score + abs(why.weight)))
    return Match(left.id, right.id, verdict, round(total, 3), (*reasons_of(pair), why))


def _told_as_a_dispute(pair: Pair, reasoned: Reasoned) -> Reasoned:
    """A dispute is told as one only where nothing forbids it."""
    verdict, why = reasoned
    doubt = doubt_of_a_dispute(pair) if verdict == "conflicts" else None
    return ("unsure", Reason(why.feature, -0.1, f"{why.words}; but {doubt}")) if doubt else reasoned


def _hopeless(pair: Pair) -> bool:
    """No likeness of words could earn the pair a verdict: most pairs, told without weighing their words."""
    if (pair.values == "far" and not pair.measured) or (pair.measured and not scopes_meet(pair)):
        return True
    return best_score(pair) < MERGE[_kind(pair)] - UNSURE_BELOW - ROUNDED


def _kind(pair: Pair) -> str:
    return "measured" if pair.measured else "counted" if pair.quantities else "words"


def _telling(pair: Pair) -> bool:
    """Both say enough of their own: "They are still operating there" could be about anything."""
    return pair.measured or all(len(side.terms) >= FEWEST_WORDS for side in (pair.left, pair.right))


def _verdict(pair: Pair, score: float) -> Reasoned | None:
    """What two comparable statements are to one another, and why. In this order: a number that one of them says has
    moved; where neither denies what the other says, whether their values agree, differ or are far apart; else whether
    their words are opposed. None where they are of two things, or alike too little even for a doubt."""
    kind = _kind(pair)
    if not anchored(pair) or (pair.measured and (not scopes_meet(pair) or _of_other_subjects(pair))):
        return None
    if pair.measured and score >= OPPOSE[kind] and same_scope(pair) and is_told_to_have_moved(pair):
        return "updates", Reason("value", -0.2, f"{_value_words(pair)}, and one says that it was the other before")
    if polarity_agrees(pair) or (pair.measured and not _denied_figure(pair)):
        return _by_values(pair, score, kind)
    if pair.values == "agree" and score >= OPPOSE[kind] and (pair.measured or of_one_matter(pair)):
        return _opposed_words(pair)
    return _doubt(pair, score, kind)


def _by_values(pair: Pair, score: float, kind: str) -> Reasoned | None:
    """What two statements of which neither denies the other are, by how their values stand to one another."""
    relation = pair.values
    if relation == "agree" and score >= MERGE[kind] and certainties_meet(pair) and surely_alike(pair):
        return _merged(pair)
    if relation == "differ" and score >= OPPOSE[kind]:
        return _opposed_values(pair)
    if relation == "far":
        return _far_apart(pair, score)
    return _doubt(pair, score, kind)


def _of_other_subjects(pair: Pair) -> bool:
    """Another people, event or place, or a part against its whole. "Of those, 400 died" is no part: it counts all who
    died of a people named before."""
    likeness = likeness_of(pair)
    if likeness.subject == "apart":
        return True
    return likeness.scope == "apart" and {extent(pair.left).part, extent(pair.right).part} != {"", "among"}


def _denied_figure(pair: Pair) -> bool:
    left, right = pair.claims
    return left.negated != right.negated


def _merged(pair: Pair) -> Reasoned:
    said_so = _value_words(pair) or "they say the same"
    if pair.quantities and pair.times == "apart" and not _of_an_event(pair):
        return "unsure", Reason("value", 0.05, f"{said_so}, but of different times")
    if pair.one_root and _counted_anew(pair) and not counts_an_event(pair):
        return "updates", Reason("value", -0.1, f"{_value_words(pair)}: the same source's later word")
    if pair.one_root:
        link = shared_link(pair.left.statement, pair.right.statement, pair.ground.names)
        return "restates", Reason("value", 0.30, f"{said_so}, and both go back to {link}")
    if pair.within_one_document:
        return "unsure", Reason("value", 0.30, f"{said_so}, but in one document, which cannot support itself")
    return "corroborates", Reason("value", 0.30, f"{said_so}, from independent sources")


def _opposed_values(pair: Pair) -> Reasoned | None:
    """Different numbers: a later state of things, or a contradiction."""
    words = _value_words(pair)
    relation = pair.times
    if not same_scope(pair) or not may_be_opposed(pair) or said_beside(pair) or of_other_shares(pair):
        return None
    if pair.measured and not _one_whole(pair):
        return "unsure", Reason("value", -0.1, f"{words}, but perhaps of a part and its whole")
    if _of_an_event(pair):
        return _opposed_tolls(pair, words)
    doubt = doubt_of(pair)
    if doubt:
        return "unsure", Reason("value", -0.1, f"{words}, but {doubt}")
    if sums_of_one_deed(pair):
        return _moved(pair, words, relation == "left earlier")
    if pair.places in {"overlap", "apart"} or part_of_a_place(pair) or not certainties_meet(pair):
        return "unsure", Reason("value", -0.1, f"{words}, but perhaps not of the same people")
    if relation in {"open", "apart"}:
        return "unsure", Reason("value", -0.1, f"{words}, but perhaps not of the same time")
    if relation != "same":
        return _moved(pair, words, relation == "left earlier")
    if pair.one_root:
        return _later_word_of_one_root(pair, words)
    return "conflicts", Reason("value", -0.3, f"{words}, at the same time and from independent sources")


def _far_apart(pair: Pair, score: float) -> Reasoned | None:
    """Numbers so unlike that mostly other people are meant: a dispute only where nothing is left open, each counts for
    itself, and the words are alike, too."""
    assert pair.quantities is not None
    if score < OPPOSE["measured"] + SURER or pair.meaning < ALIKE or ratio_of(*pair.quantities) > FARTHEST:
        return None
    if pair.times != "same" or pair.one_root or _counted_within(pair) or not pair.one_place_or_people:
        return None
    if not (_is_surely_told(pair.left) and _is_surely_told(pair.right)):
        return None
    reasoned = _opposed_values(pair)
    return reasoned if reasoned is not None and reasoned[0] == "conflicts" else None


def _is_surely_told(side: Side) -> bool:
    """Somebody beyond the outlet says it, and says it for certain."""
    return side.claim.root.kind != "outlet" and side.claim.certainty == "certain"


# What numbers that are far apart need besides: so much more to speak for one thing, and words so much alike.
SURER, ALIKE, FARTHEST = 0.1, 0.45, 12.0


def _counted_within(pair: Pair) -> bool:
    """One counts within a time of its own, where the other tells a total."""
    return (pair.left.timing.within is None) != (pair.right.timing.within is None)


def _of_an_event(pair: Pair) -> bool:
    return pair.measured and kind_of(pair.left.statement, pair.ground) == "event"


def _one_whole(pair: Pair) -> bool:
    """One subject and one scope. One source's later count "of them" is of its whole, if the two are close."""
    likeness = likeness_of(pair)
    if likeness.subject == "one" and likeness.scope != "one" and pair.one_root and pair.quantities:
        if counts_an_event(pair) or stands_under_its_whole(pair):
            return False
        return not _of_other_subjects(pair) and ratio_of(*pair.quantities) <= WIDE
    return likeness.subject == likeness.scope == "one"


def _opposed_tolls(pair: Pair, words: str) -> Reasoned:
    """Two tolls of one event: of about one day from two roots they are a dispute, else the later one stands."""
    doubt = doubt_of_tolls(pair)
    if doubt:
        return "unsure", Reason("value", -0.1, f"{words}, but {doubt}")
    left, right = pair.left.published, pair.right.published
    if likeness_of(pair).time == "one" and not pair.one_root:
        return "conflicts", Reason("value", -0.3, f"{words}, of one event and about one day, from different sources")
    if left == right:
        return "unsure", Reason("value", -0.1, f"{words}, but from one source on one day")
    if left is None or right is None or abs((left - right).days) > NEAR_DAYS:
        return "unsure", Reason("value", -0.1, f"{words}, but told long after one another")
    earlier, later = in_time(pair, left_first=left < right)
    rises = later.low >= earlier.low
    return "updates", Reason(
        "value", -0.2, f"{words}: {'the toll rose' if rises else 'a later, lower toll corrects it'}"
    )


def _moved(pair: Pair, words: str, left_first: bool) -> Reasoned:
    """Different numbers at different times: a running total may rise, and may not fall."""
    earlier, later = in_time(pair, left_first=left_first)
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


def _later_word_of_one_root(pair: Pair, words: str) -> Reasoned:
    if _issued_apart(pair):
        return "updates", Reason("value", -0.2, f"{words}, the same source's later word")
    return "unsure", Reason("value", -0.1, f"{words}, but from one source on one day")


def _issued_apart(pair: Pair) -> bool:
    left, right = pair.left.published, pair.right.published
    return left is not None and right is not None and left != right


def _total_moved_on(pair: Pair) -> bool:
    """Totals of one country's people at times apart, the later higher: a bound leaves room for both to be true at once,
    and still the later is the news."""
    if pair.times not in {"left earlier", "right earlier"} or not same_scope(pair) or not _one_whole(pair):
        return False
    if not pair.left.quantity or not pair.left.quantity.origin or pair.places in {"overlap", "apart"}:
        return False
    earlier, later = in_time(pair, left_first=pair.times == "left earlier")
    rises = later.low > earlier.high and later.bound not in {"at_most", "less_than"}
    return rises and not part_of_a_place(pair) and certainties_meet(pair)


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


def _opposed_words(pair: Pair) -> Reasoned:
    relation = pair.times
    if pair.measured and pair.meaning < 0.5:
        return "unsure", Reason("negation", -0.1, "one asserts and one denies, perhaps of different things")
    if not certainties_meet(pair):
        return "unsure", Reason("negation", -0.1, "one asserts and one denies, but not as surely")
    if relation == "same" and not pair.one_root:
        return "conflicts", Reason("negation", -0.3, "one asserts what the other denies, at the same time")
    if relation in {"left earlier", "right earlier"}:
        return "updates", Reason("negation", -0.2, "the later says the opposite of the earlier")
    return "unsure", Reason("negation", -0.1, "one asserts and one denies, but the time or the source leaves it open")


def _doubt(pair: Pair, score: float, kind: str) -> Reasoned | None:
    """What an editor should look at: nearly one thing, or surely of one thing but too vague to say the same."""
    relation = pair.values
    if relation in {"far", "wide", "near"} and not pair.measured:
        return None
    if relation == "near" and score >= MERGE[kind] and _is_one_roots_later_word(pair):
        return "updates", Reason("value", -0.1, f"{_value_words(pair)}: the same source's later word")
    if relation in {"near", "wide"} and score >= OPPOSE[kind] and _total_moved_on(pair):
        return _moved(pair, _value_words(pair), pair.times == "left earlier")
    if relation in {"near", "wide"} and score >= MERGE[kind]:
        return "unsure", Reason("value", 0.05, f"{_value_words(pair)}: not against one another, but not the same")
    if relation == "agree" and score >= MERGE[kind] - UNSURE_BELOW:
        return "unsure", Reason("value", 0.05, "nearly the same, but not surely of one thing")
    return None


def _is_one_roots_later_word(pair: Pair) -> bool:
    """One source's two numbers of one whole, published on two days; of no one event, whose parts it may tell."""
    if not pair.one_root or not same_scope(pair) or not _issued_apart(pair):
        return False
    return known_whole(pair) and not counts_an_event(pair)


def _value_words(pair: Pair) -> str:
    if pair.quantities is None:
        return ""
    ours, theirs = (amount(quantity) for quantity in pair.quantities)
    if ours == theirs:
        return f"both say {ours}"
    verb = {"agree": "agree", "near": "may agree", "wide": "may agree"}.get(pair.values, "differ")
    return f"{ours} and {theirs} {verb}"
