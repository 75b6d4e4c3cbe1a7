"""Two statements of one story that say the same by their number: the same one, or one rounded, of which both say more
in common than of any other.

"785 got out of the camp" and "nearly 800 relatives have fled"; not "350 hold out" and "another 350 at Tarsin".
"""

from __future__ import annotations

from collections.abc import Iterable

from briefings.matching.likeness.deeds import FINER, deeds_in
from briefings.matching.likeness.similarity import stems_in
from briefings.matching.likeness.values import ratio_of
from briefings.matching.pair import Pair, Side
from briefings.matching.stories.counted import NUMERALS, count_one_kind
from briefings.matching.stories.fitting import may_be_one
from briefings.matching.stories.story import Story, of_one_voice
from briefings.matching.verdicts.opposition import comes_on_top
from briefings.model import Quantity

# Of this much in all a number speaks for one thing, and of more a small one; so much less speaks for any other.
ENOUGH, ENOUGH_OF_A_FEW, BY_FAR = 2.2, 2.5, 1.5
# A number so many times the other may be it, rounded; below this many nobody rounds so.
ROUNDED, FEWEST_ROUNDED = 1.05, 100
# Fewer people, and a smaller sum, are met with by chance.
FEWEST, LEAST_SUM = 10, 1000
# How much each speaks for one thing: one measure, one deed or money, one noun, one source; a number met with once.
MEASURE, DEED, NOUN, VOICE, TELLING = 1.0, 0.75, 0.5, 0.75, 2.0
# Below this a number is small; so much words in common weigh at least; so much said of the counted needs no words.
SMALL, FEW_WORDS, MUCH = 100, 0.5, 1.75
# What words in common add at most.
MOST_OF_WORDS = 1.5


def told_by_one_number(story: Story, pairs: Iterable[Pair]) -> list[Pair]:
    """Of these pairs those that say the same by their number. Where a number may as well be another sentence's, nothing
    is told."""
    fitting = [pair for pair in pairs if _number_fits(pair) and _may_count_the_same(story, pair)]
    weighed = [(_evidence(story, pair), pair) for pair in fitting]
    of_side: dict[str, list[float]] = {}
    for evidence, pair in weighed:
        of_side.setdefault(pair.left.id, []).append(evidence)
        of_side.setdefault(pair.right.id, []).append(evidence)
    return [pair for evidence, pair in weighed if evidence >= _needed(pair) and _stands_alone(pair, evidence, of_side)]


def _needed(pair: Pair) -> float:
    return ENOUGH if _least(pair) >= SMALL else ENOUGH_OF_A_FEW


def _stands_alone(pair: Pair, evidence: float, of_side: dict[str, list[float]]) -> bool:
    """For each of the two nothing else speaks nearly as much."""
    others = [sorted(of_side[side.id], reverse=True)[1:] for side in (pair.left, pair.right)]
    return all(evidence - other >= BY_FAR for found in others for other in found)


def _least(pair: Pair) -> float:
    assert pair.quantities is not None
    return min(quantity.low for quantity in pair.quantities)


def _number_fits(pair: Pair) -> bool:
    """The cheap question, asked of every pair: the same number, or one that may be the other rounded."""
    if pair.quantities is None or not _units_fit(*pair.quantities):
        return False
    ours, theirs = pair.quantities
    if min(ours.low, theirs.low) < FEWEST or pair.values != "agree":
        return False
    return _is_one(ours, theirs) or is_rounded(ours, theirs)


def _units_fit(ours: Quantity, theirs: Quantity) -> bool:
    """Both count people, or one does and the other tells no noun ("the Observatory puts them at 211"); or both are
    shares or sums of one money. Ages, distances and house numbers are told of many."""
    if ours.per != theirs.per:
        return False
    if ours.unit == theirs.unit:
        return ours.unit in ("people", "%") or (is_money(ours) and ours.low >= LEAST_SUM)
    return {ours.unit, theirs.unit} == {"people", ""} and not any(q.counted for q in (ours, theirs) if not q.unit)


def _is_one(ours: Quantity, theirs: Quantity) -> bool:
    return (ours.low, ours.high) == (theirs.low, theirs.high)


def is_rounded(ours: Quantity, theirs: Quantity) -> bool:
    """ "785" and "nearly 800": one is round and told as about so many, the other isn't."""
    if ours.low != ours.high or theirs.low != theirs.high or min(ours.low, theirs.low) < FEWEST_ROUNDED:
        return False
    rounds = sorted((ours, theirs), key=lambda quantity: digits(quantity.low))
    vague, precise = rounds
    return vague.bound != "exact" and digits(vague.low) < digits(precise.low) and ratio_of(ours, theirs) <= ROUNDED


def _may_count_the_same(story: Story, pair: Pair) -> bool:
    assert pair.quantities is not None
    ours, theirs = pair.quantities
    if any(len(found - {None}) > 1 for found in ({ours.measure, theirs.measure}, {ours.origin, theirs.origin})):
        return False
    return not comes_on_top(pair) and may_be_one(story, pair)


def _evidence(story: Story, pair: Pair) -> float:
    """How much speaks for one count: how telling the number is, and what else both say of it. A noun alone says too
    little ("315 migrants" drowned, and 315 were saved). Of a small number, whose word it is speaks for nothing: who
    counts one thing in a story counts others as well."""
    said, words = _what_both_say_of_it(pair), min(MOST_OF_WORDS, story.weight(_words_in_common(pair)))
    telling, small = how_telling(pair), _least(pair) < SMALL
    voice = 0.0 if small else VOICE * of_one_voice(pair)
    if words < FEW_WORDS and not (said > NOUN and (voice or telling >= TELLING or said >= MUCH or small)):
        return 0.0
    if small and words < FEW_WORDS and not count_one_kind(pair):
        return 0.0
    return telling + said + voice + words if said + voice else 0.0


def how_telling(pair: Pair) -> float:
    """By its digits: "17" may be met with twice in a story, "864" hardly."""
    assert pair.quantities is not None
    low = min(quantity.low for quantity in pair.quantities)
    told = min(digits(quantity.low) for quantity in pair.quantities)
    if not _is_one(*pair.quantities):
        return 1.0
    if told >= 3:
        return TELLING
    return 1.0 if told == 2 or low >= 1000 else 0.5


def digits(value: float) -> int:
    """How many digits a number has without the noughts at its end."""
    return len(f"{value:.12g}".rstrip("0").replace(".", ""))


def _what_both_say_of_it(pair: Pair) -> float:
    """That it is of one measure, of one noun, of one deed or one money's."""
    assert pair.quantities is not None
    ours, theirs = pair.quantities
    if is_money(ours):
        return DEED
    # Beside a measure only a deed that is finer than it tells more.
    one_deed = bool(pair.left.deeds & pair.right.deeds & (FINER if pair.measured else pair.left.deeds))
    one_measure = ours.measure is not None and ours.measure == theirs.measure
    return MEASURE * one_measure + DEED * one_deed + NOUN * count_one_kind(pair)


def is_money(quantity: Quantity) -> bool:
    """A sum of money."""
    return len(quantity.unit) == 3 and quantity.unit.isupper()


def _words_in_common(pair: Pair) -> set[str]:
    """The words of both, but for numbers, what they count, and what became of those: measure and deed tell that."""
    counted = {word for side in (pair.left, pair.right) for word in _words_of_the_number(side)}
    written = dict(pair.left.wording.written)
    shared = (pair.left.terms & pair.right.terms) - counted - NUMERALS
    return {word for word in shared if not word[0].isdigit() and not deeds_in(written[word])}


def _words_of_the_number(side: Side) -> frozenset[str]:
    quantity = side.quantity
    return stems_in(f"{quantity.counted or ''} {quantity.text}") if quantity else frozenset()
