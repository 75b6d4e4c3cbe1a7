"""Two statements → what they are to one another, and why.

`decide` is a pure, symmetrical function of the pair. The features say how surely both speak of one thing; the values,
the polarity, the roots and the times then say whether they restate, corroborate, update or contradict one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefings.matching.likeness.values import ratio_of
from briefings.matching.pair import Ground, Pair, Side
from briefings.matching.verdicts.denials import any_denied
from briefings.matching.verdicts.doubts import doubt_of_a_dispute
from briefings.matching.verdicts.features import best_score, reasons_of, score_of
from briefings.matching.verdicts.gates import (
    anchored,
    certainties_meet,
    comparable,
    of_other_matters,
    of_other_subjects,
    polarity_agrees,
    same_scope,
    scopes_meet,
)
from briefings.matching.verdicts.moved_numbers import is_told_to_have_moved
from briefings.matching.verdicts.numbers import (
    Reasoned,
    agreement_of,
    are_tolls,
    difference_of,
    is_a_total_that_moved_on,
    is_one_roots_later_word,
    moved_on,
    value_words,
)
from briefings.matching.verdicts.sameness import of_one_matter, surely_alike
from briefings.model import Match, Reason, Statement

# How surely both must speak of one thing: to be merged, to be set against one another, to be shown to an editor.
MERGE = {"measured": 0.42, "counted": 0.58, "words": 0.55}
OPPOSE = {"measured": 0.45, "counted": 0.56, "words": 0.60}
UNSURE_BELOW = 0.10
# Weights are rounded one by one; their sum may be this much off.
ROUNDED = 0.001
# How sure it is that a denial and a count of the same are against one another.
DENIED = 0.6
FEWEST_WORDS = 3


def decide(one: Statement, other: Statement, ground: Ground | None = None) -> Match | None:
    """The match of two statements, None where they have nothing to do with one another. The order does not matter."""
    return Judge(ground or Ground()).decide(one, other)


class Judge:
    """Decides many pairs on one ground, with what is asked of one statement worked out once."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._sides: dict[str, Side] = {}

    def decide(self, one: Statement, other: Statement) -> Match | None:
        """As `decide` does."""
        return _decide(self.pair(one, other))

    def pair(self, one: Statement, other: Statement) -> Pair:
        """The pair of two statements, whichever is named first."""
        left, right = (one, other) if one.id < other.id else (other, one)
        return Pair(self.side(left), self.side(right), self.ground)

    def side(self, statement: Statement) -> Side:
        """A statement with what comparing it asks for."""
        side = self._sides.get(statement.id)
        if side is None:
            side = self._sides[statement.id] = Side(statement, self.ground)
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
    if not _speak_of_one_thing(pair):
        return None
    if score >= OPPOSE[kind] and pair.measured and same_scope(pair) and is_told_to_have_moved(pair):
        return "updates", Reason("value", -0.2, f"{value_words(pair)}, and one says that it was the other before")
    if _neither_denies_the_other(pair):
        return _by_values(pair, score, kind)
    if score >= OPPOSE[kind] and _deny_one_another(pair):
        return _opposed_words(pair)
    return _doubt(pair, score, kind)


def _speak_of_one_thing(pair: Pair) -> bool:
    """It is known of what both speak; and what they measure may be of one group of one people, event or place."""
    return anchored(pair) and (not pair.measured or (scopes_meet(pair) and not of_other_subjects(pair)))


def _neither_denies_the_other(pair: Pair) -> bool:
    """Both assert or both deny; of figures, whatever opposites are said with them."""
    left, right = pair.claims
    return polarity_agrees(pair) or (pair.measured and left.negated == right.negated)


def _deny_one_another(pair: Pair) -> bool:
    """Of what one says the other says that it isn't so."""
    return pair.values == "agree" and (pair.measured or of_one_matter(pair))


def _by_values(pair: Pair, score: float, kind: str) -> Reasoned | None:
    """What two statements of which neither denies the other are, by how their values stand to one another."""
    relation = pair.values
    if relation == "agree" and score >= MERGE[kind] and certainties_meet(pair) and surely_alike(pair):
        return agreement_of(pair)
    if relation == "differ" and score >= OPPOSE[kind]:
        return difference_of(pair)
    if relation == "far":
        return _far_apart(pair, score)
    return _doubt(pair, score, kind)


def _far_apart(pair: Pair, score: float) -> Reasoned | None:
    """Numbers so unlike that mostly other people are meant: a dispute only where nothing is left open, each counts for
    itself, and the words are alike, too; or where both are tolls of one event, which is known by its place and days."""
    if not (_are_sure_tolls(pair) or (_told_alike(pair, score) and _leave_nothing_open(pair))):
        return None
    reasoned = difference_of(pair)
    return reasoned if reasoned is not None and reasoned[0] == "conflicts" else None


def _are_sure_tolls(pair: Pair) -> bool:
    """Tolls of one event by two sources, each told for certain, and no further apart than such counts may be."""
    assert pair.quantities is not None
    if not are_tolls(pair) or pair.one_root or ratio_of(*pair.quantities) > FARTHEST:
        return False
    return _is_surely_told(pair.left) and _is_surely_told(pair.right)


# What numbers that are far apart need besides: so much more to speak for one thing, and words so much alike.
SURER, ALIKE, FARTHEST = 0.1, 0.45, 12.0


def _told_alike(pair: Pair, score: float) -> bool:
    """In so many of the same words that numbers far apart may still be of one thing."""
    assert pair.quantities is not None
    return score >= OPPOSE["measured"] + SURER and pair.meaning >= ALIKE and ratio_of(*pair.quantities) <= FARTHEST


def _leave_nothing_open(pair: Pair) -> bool:
    """Two sources tell it for certain, of one time and place, both as a total or both within a time."""
    if pair.times != "same" or pair.one_root or _one_counts_within_a_time(pair) or not pair.one_place_or_people:
        return False
    return _is_surely_told(pair.left) and _is_surely_told(pair.right)


def _is_surely_told(side: Side) -> bool:
    """Somebody beyond the outlet says it, and says it for certain."""
    return side.claim.root.kind != "outlet" and side.claim.certainty == "certain"


def _one_counts_within_a_time(pair: Pair) -> bool:
    """One counts within a time of its own, where the other tells a total."""
    return (pair.left.timing.within is None) != (pair.right.timing.within is None)


def _opposed_words(pair: Pair) -> Reasoned:
    """What an assertion and a denial of one thing are: a dispute between two sources at one time, else a later word."""
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
    if pair.values in {"near", "wide"} and pair.measured:
        return _of_numbers_with_room(pair, score, kind)
    if pair.values == "agree" and score >= MERGE[kind] - UNSURE_BELOW:
        return "unsure", Reason("value", 0.05, "nearly the same, but not surely of one thing")
    return None


def _of_numbers_with_room(pair: Pair, score: float, kind: str) -> Reasoned | None:
    """What two figures are that may both be so, since their bounds or roundness leave room."""
    if score >= MERGE[kind] and pair.values == "near" and is_one_roots_later_word(pair):
        return "updates", Reason("value", -0.1, f"{value_words(pair)}: the same source's later word")
    if score >= OPPOSE[kind] and is_a_total_that_moved_on(pair):
        return moved_on(pair)
    if score >= MERGE[kind]:
        return "unsure", Reason("value", 0.05, f"{value_words(pair)}: not against one another, but not the same")
    return None
