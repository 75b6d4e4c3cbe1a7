"""The sentences of two documents of one story, side by side: what two of them have in common, in words and numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import groupby, product
from typing import Protocol

from briefings.knowledge.late_patterns import late
from briefings.knowledge.once import once
from briefings.matching.decision import Judge
from briefings.matching.pair import Pair, Side
from briefings.matching.stories.counted import NUMERALS, kind_of, noun_of
from briefings.matching.stories.one_number import LEAST_SUM, digits, is_money, is_rounded
from briefings.matching.stories.story import SPANS, Story
from briefings.matching.stories.telling_words import words_of
from briefings.model import Quantity
from briefings.values import frozen

# One of a thing is met with everywhere; of fewer than so many nobody rounds, and none by more.
FEWEST, FEWEST_ROUNDED, ROUNDED_DOWN = 1, 100, 1.1
# To be nearest among fewer sentences than this tells nothing.
FEWEST_SENTENCES = 6
# How telling a number is: one of three digits or more, one of two or of thousands, another, one below ten.
TELLING, FAIR, LITTLE, LEAST = 2.0, 1.0, 0.5, 0.3
TELLING_DIGITS, FAIR_DIGITS, MANY, FEW = 3, 2, 1000, 10


@frozen(slots=False)
class Sentence:
    """A claim of a story's document, with the sides of its statements; `place` is where it stands, from 0 to 1."""

    sides: tuple[Side, ...]
    place: float

    @property
    def first(self) -> Side:
        """Its first statement, which has the words of all."""
        return self.sides[0]

    @once
    def words(self) -> frozenset[str]:
        """Its telling words, but for numbers."""
        return frozenset(word for word in words_of(self.first) if not word[0].isdigit()) - NUMERALS

    @once
    def figures(self) -> frozenset[str]:
        """The numbers in it that are hardly met with twice, as they are written: not all are read as counts."""
        return frozenset(word for word in words_of(self.first) if _is_rare(word))

    @once
    def deeds(self) -> frozenset[str]:
        """What it tells that any of those whom it counts did or underwent."""
        return frozenset(deed for side in self.sides for deed in side.deeds)

    @once
    def counting(self) -> tuple[tuple[Side, Quantity], ...]:
        """Its statements that count something, but for spans of time, distances and single ones."""
        counted = ((side, side.quantity) for side in self.sides if side.quantity is not None)
        return tuple((side, number) for side, number in counted if _counts(number))

    @once
    def of_others(self) -> bool:
        """ "Another 350", "a second riot": of others than those of whom was told before."""
        return _OTHERS.search(self.first.claim.text) is not None


def _is_rare(number: str) -> bool:
    """Three digits or more, and no year."""
    return number.isdigit() and len(number) >= TELLING_DIGITS and not (len(number) == 4 and number[:2] in _CENTURIES)


_CENTURIES = ("19", "20")


def _counts(number: Quantity) -> bool:
    return number.low > (LEAST_SUM if is_money(number) else FEWEST) and number.unit not in SPANS


_OTHERS = late(r"\b(?:another|an? further|an additional|a second|a separate)\b", re.IGNORECASE)


def too_few_sentences(story: Story) -> bool:
    """Either document has too few for one to be the nearest of many."""
    return min(len({side.claim.id for side in sides}) for sides in (story.left, story.right)) < FEWEST_SENTENCES


def sentences_of(sides: Collection[Side]) -> list[Sentence]:
    """The sentences of one document, in its order."""
    ordered = sorted(sides, key=lambda side: (side.claim.start, side.claim.id))
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda side: side.claim.id)]
    return [Sentence(group, (number + 0.5) / len(groups)) for number, group in enumerate(groups)]


class Weighed(Protocol):
    """A sentence of either document, and how much they have in common."""

    @property
    def ours(self) -> Sentence: ...
    @property
    def theirs(self) -> Sentence: ...
    @property
    def evidence(self) -> float: ...


@frozen(slots=False)
class Couple:
    """A sentence of either document that have words or a number in common."""

    ours: Sentence
    theirs: Sentence
    pair: Pair
    """Their statements whose numbers agree, best first; else their first ones."""
    shared: float
    """What the words in common weigh in the story."""
    telling: float
    """How telling the number is in which they agree, 0 without one."""
    numbers: int = 0
    """How many numbers both have, to the very digit."""

    @property
    def evidence(self) -> float:
        """How much they have in common, by which each is compared with others."""
        return self.shared + self.telling

    @property
    def agrees(self) -> bool:
        """Both have one number."""
        return self.telling > 0


def couples_of(story: Story, judge: Judge) -> list[Couple]:
    """Each sentence of the left document with each of the right one with which it has anything in common."""
    ours, theirs = sentences_of(story.left), sentences_of(story.right)
    found = (_couple(story, judge, one, other) for one, other in product(ours, theirs))
    return [couple for couple in found if couple is not None]


def _couple(story: Story, judge: Judge, ours: Sentence, theirs: Sentence) -> Couple | None:
    agreeing = agreements(ours, theirs, judge)
    figures = frozenset() if agreeing else ours.figures & theirs.figures
    shared = story.weight((ours.words & theirs.words) | figures)
    if not shared and not agreeing:
        return None
    if not agreeing:
        return Couple(ours, theirs, judge.pair(ours.first.statement, theirs.first.statement), shared, 0.0)
    best = max(agreeing, key=lambda pair: (_speaks_for_one_count(pair), pair.left.id, pair.right.id))
    exact = {number.low for pair in agreeing if is_exact(pair) and pair.quantities for number in pair.quantities[:1]}
    return Couple(ours, theirs, best, shared, how_telling(best), len(exact))


def agreements(ours: Sentence, theirs: Sentence, judge: Judge) -> list[Pair]:
    """The statements of two sentences whose numbers agree."""
    cheap = (
        judge.pair(one.statement, other.statement)
        for (one, number), (other, theirs) in product(ours.counting, theirs.counting)
        if units_fit(number, theirs) and _may_be_one(number, theirs)
    )
    return [pair for pair in cheap if pair.values == "agree"]


def units_fit(ours: Quantity, theirs: Quantity) -> bool:
    """One unit, or none beside people. For what a sum of money is paid, one of two may not say."""
    if ours.unit != theirs.unit:
        return ours.per == theirs.per and {ours.unit, theirs.unit} == {"people", ""}
    return ours.per == theirs.per or (is_money(ours) and None in (ours.per, theirs.per))


def _may_be_one(ours: Quantity, theirs: Quantity) -> bool:
    if _share_an_end(ours, theirs) or _is_rounded_down(ours, theirs) or _is_rounded_down(theirs, ours):
        return True
    return is_rounded(ours, theirs) and not _has_passed(ours, theirs)


def _is_rounded_down(ours: Quantity, theirs: Quantity) -> bool:
    """ "More than 2,000" for 2,180."""
    if theirs.bound not in ("at_least", "more_than") or ours.low < theirs.low or digits(ours.low) <= digits(theirs.low):
        return False
    return theirs.low >= FEWEST_ROUNDED and ours.low <= ROUNDED_DOWN * theirs.low


def _has_passed(ours: Quantity, theirs: Quantity) -> bool:
    """ "Above 1,000" is no round word for 960."""
    lower, higher = sorted((ours, theirs), key=lambda quantity: quantity.low)
    return higher.bound in ("at_least", "more_than") and higher.low > lower.low


def _share_an_end(ours: Quantity, theirs: Quantity) -> bool:
    return ours.low == theirs.low or ours.high == theirs.high


def is_exact(pair: Pair) -> bool:
    """Both say the very number, or one end of it."""
    return pair.quantities is not None and _share_an_end(*pair.quantities)


def how_telling(pair: Pair) -> float:
    """How much a number in which two agree tells: "17" may be met with twice in a story, "864" hardly."""
    assert pair.quantities is not None
    low, told = min(q.low for q in pair.quantities), min(digits(q.low) for q in pair.quantities)
    if low < FEW:
        return LEAST
    found = TELLING if told >= TELLING_DIGITS else FAIR if told >= FAIR_DIGITS or low >= MANY else LITTLE
    return max(found, FAIR) if is_money(pair.quantities[0]) else found if is_exact(pair) else min(found, FAIR)


def _speaks_for_one_count(pair: Pair) -> float:
    """How much numbers, nouns, measures and deeds speak for one count, to choose among several that agree."""
    assert pair.quantities is not None
    ours, theirs = pair.quantities
    noun = noun_of(pair.left)
    for_it = how_telling(pair) + (ours.measure == theirs.measure is not None) + bool(pair.left.deeds & pair.right.deeds)
    for_it += 0.5 * (noun != "" and noun == noun_of(pair.right))
    return for_it - 2.0 * (of_other_measures(pair) + of_other_origins(pair) + of_other_kinds(pair))


def of_other_measures(pair: Pair) -> bool:
    """What both count is measured, and differs."""
    return pair.quantities is not None and len({quantity.measure for quantity in pair.quantities} - {None}) > 1


def of_other_origins(pair: Pair) -> bool:
    """The people of two countries."""
    return pair.quantities is not None and len({quantity.origin for quantity in pair.quantities} - {None}) > 1


def of_other_kinds(pair: Pair) -> bool:
    """ "Forty women", "forty fighters"; but "seven men", "seven soldiers"."""
    kinds = {kind_of(pair.left), kind_of(pair.right)} - {None}
    return len(kinds) > 1 and kinds not in _MAY_BE_ONE


# Who is called a man may be told of as what he does.
_MAY_BE_ONE = ({"men", "fighters"}, {"men", "forces"}, {"men", "civilians"})


def clashing(couple: Couple, judge: Judge) -> list[Pair]:
    """The statements that count alike and not the same, where no number of one sentence is a number of the other."""
    if couple.agrees:
        return []
    counted = product(couple.ours.counting, couple.theirs.counting)
    return [judge.pair(one.statement, other.statement) for (one, _), (other, _) in counted if _count_alike(one, other)]


def _count_alike(one: Side, other: Side) -> bool:
    """By one measure, money, things of one noun, or people of one noun (if only one of both says it, they may be) or of
    one deed."""
    assert one.quantity is not None
    assert other.quantity is not None
    number, theirs = one.quantity, other.quantity
    if not units_fit(number, theirs):
        return False
    if is_money(number) or (number.measure is not None and number.measure == theirs.measure):
        return True
    if "people" not in (number.unit, theirs.unit):
        return number.unit == theirs.unit != "" and number.unit[0].isalpha()
    nouns = {noun_of(one), noun_of(other)}
    return len(nouns) == 1 or "" in nouns or bool(one.deeds & other.deeds)


def leads_of(couples: Iterable[Weighed]) -> dict[int, list[float]]:
    """Sentence, by its identity → its two best couples' evidence."""
    found: dict[int, list[float]] = {}
    for couple in couples:
        for sentence in (couple.ours, couple.theirs):
            best = found.get(id(sentence), [0.0, 0.0])
            found[id(sentence)] = sorted((*best, couple.evidence), reverse=True)[:2]
    return found
