"""The sentences of two documents of one story that count, side by side, where their numbers cannot be one: perhaps a
dispute of two sources, perhaps the later word, mostly two things."""

from __future__ import annotations

from itertools import product
from math import log2

from briefings.matching.decision import Judge
from briefings.matching.likeness.values import ratio_of
from briefings.matching.pair import Pair
from briefings.matching.stories.counted import noun_of
from briefings.matching.stories.fates import fates_of
from briefings.matching.stories.learned.sentences import (
    Sentence,
    agreements,
    of_other_kinds,
    of_other_measures,
    of_other_origins,
    sentences_of,
    units_fit,
)
from briefings.matching.stories.one_number import is_money
from briefings.matching.stories.story import Story
from briefings.model import Quantity
from briefings.values import frozen

# How much speaks for one count besides the words in common: one measure, one fate, one noun, one people, one place;
# and against it that any of them is known to be another.
MEASURE, FATE, NOUN, ORIGIN, SITE, OTHER = 0.5, 1.0, 0.5, 0.5, 0.5, -1.0


@frozen(slots=False)
class Clash:
    """A sentence of either document, and those of their statements that may count one thing and not the same."""

    ours: Sentence
    theirs: Sentence
    pair: Pair
    shared: float
    """What the words in common weigh in the story."""
    alike: float
    """How much else speaks for one count."""

    @property
    def evidence(self) -> float:
        """How much they have in common, by which each is compared with others."""
        return self.shared + self.alike

    @property
    def numbers(self) -> tuple[Quantity, Quantity]:
        """Both numbers."""
        assert self.pair.quantities is not None
        return self.pair.quantities


def clashes_of(story: Story, judge: Judge) -> list[Clash]:
    """Each sentence of the left document with each of the right one, where both count and agree in nothing."""
    ours, theirs = sentences_of(story.left), sentences_of(story.right)
    found = (_clash(story, judge, one, other) for one, other in product(ours, theirs))
    return [clash for clash in found if clash is not None]


def _clash(story: Story, judge: Judge, ours: Sentence, theirs: Sentence) -> Clash | None:
    pairs = [
        judge.pair(one.statement, other.statement)
        for (one, number), (other, their) in product(ours.counting, theirs.counting)
        if _may_be_of_one_thing(number, their)
    ]
    pairs = [pair for pair in pairs if cannot_be_one(pair) or told_as_passed(pair)]
    if not pairs or agreements(ours, theirs, judge):
        return None
    best = max(pairs, key=lambda pair: (alikeness(pair), pair.left.id, pair.right.id))
    return Clash(ours, theirs, best, story.weight(ours.words & theirs.words), alikeness(best))


def _may_be_of_one_thing(ours: Quantity, theirs: Quantity) -> bool:
    return units_fit(ours, theirs) and not is_money(ours)


def cannot_be_one(pair: Pair) -> bool:
    """Neither number allows the other."""
    return pair.values in ("differ", "far")


def told_as_passed(pair: Pair) -> bool:
    """The higher has passed the lower, or what that was at least: 138 after "at least 100", "above 1,000" after 960."""
    assert pair.quantities is not None
    lower, higher = sorted(pair.quantities, key=lambda quantity: quantity.low)
    if lower.high >= higher.low or "about" in (lower.bound, higher.bound) or higher.bound in ("at_most", "less_than"):
        return higher.low > lower.high and higher.bound in ("at_least", "more_than")
    return pair.values == "near" or higher.bound in ("at_least", "more_than")


def alikeness(pair: Pair) -> float:
    """How much their numbers' measures, nouns, deeds, peoples and places speak for one count."""
    assert pair.quantities is not None
    ours, theirs = pair.quantities
    noun = noun_of(pair.left)
    return (
        MEASURE * (ours.measure is not None and ours.measure == theirs.measure)
        + FATE * bool(fates_of(pair.left) & fates_of(pair.right))
        + NOUN * (noun != "" and noun == noun_of(pair.right))
        + ORIGIN * (ours.origin is not None and ours.origin == theirs.origin)
        + SITE * (not pair.left.sites.isdisjoint(pair.right.sites))
        + OTHER * (of_other_measures(pair) + of_other_origins(pair) + of_other_kinds(pair))
        - 0.25 * min(4, log2(max(1.0, ratio_of(ours, theirs))))
    )
