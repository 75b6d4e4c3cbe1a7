"""The measure of a figure by what was learned from examples, where the rules give none.

Rules read "some 280 left, 45 died there" only where enough around them proves who is meant. A beat's second opinion
(`briefings.beat.opinion`) has seen thousands of figures with their measures, and gives one where it is sure enough. It
never overrules a rule: of what rules give, more is right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from briefings.beat.weights import Weights
from briefings.extracting.measures.figure_features import NOTHING, features_of
from briefings.extracting.parsing.language import Passage
from briefings.model import Quantity
from briefings.values import frozen

# The units that a number may have before it is known whom it counts.
MAY_COUNT_PEOPLE = frozenset({"people", "", "%"})
# A measure is given where it is so likely. Chosen by trial on articles that the opinion had not seen.
GIVEN_FROM = 0.5

_Sentence = tuple[int, int, int]
"""A passage's start in the document, and the first and last (exclusive) token of a sentence in it."""


class Figures:
    """A document's figures in text order, as features. What was said of those before is told by `tell`."""

    def __init__(self, passages: Sequence[Passage], quantities: Sequence[Quantity]) -> None:
        self._quantities = quantities
        starts = [passage.start for passage in passages]
        self._places = [_place(passages, starts, quantity) for quantity in quantities]
        self._counted = Counter(place[1] for place in self._places if place)
        self._last: _Told | None = None

    def may_count_people(self, index: int) -> bool:
        """Whether a figure stands in a passage, and may count people by its unit."""
        return self._places[index] is not None and self._quantities[index].unit in MAY_COUNT_PEOPLE

    def features(self, index: int) -> frozenset[str]:
        """The features of a figure that may count people; none of another."""
        place, quantity = self._places[index], self._quantities[index]
        if place is None or not self.may_count_people(index):
            return frozenset()
        passage, sentence = place
        before, told = self._told(sentence)
        figures = self._counted[sentence]
        return features_of(quantity, passage, sentence[1:], figures=figures, before=before, told=told)

    def tell(self, index: int, measure: str | None) -> None:
        """Takes in what was said of a figure."""
        place = self._places[index]
        if place is not None and self._quantities[index].unit in MAY_COUNT_PEOPLE:
            _, told = self._told(place[1])
            self._last = _Told(place[1], str(measure), told)

    def _told(self, sentence: _Sentence) -> tuple[str, str]:
        """The measures of the last figure before in this sentence, and of the last of the sentence before."""
        last = self._last
        if last is None:
            return NOTHING, NOTHING
        if last.sentence == sentence:
            return last.measure, last.before
        follows = last.sentence[0] == sentence[0] and last.sentence[2] == sentence[1]
        return NOTHING, last.measure if follows else NOTHING


@frozen
class _Told:
    sentence: _Sentence
    measure: str
    before: str


def _place(passages: Sequence[Passage], starts: Sequence[int], quantity: Quantity) -> tuple[Passage, _Sentence] | None:
    n = bisect_right(starts, quantity.start) - 1
    if n < 0 or quantity.start >= passages[n].end:
        return None
    passage, doc = passages[n], passages[n].doc
    first = min(doc.first_at(quantity.start - passage.start, (0, len(doc))), len(doc) - 1)
    sentence = doc.sentence_at(first)
    return passage, (passage.start, sentence.start, sentence.end)


def likeliest_measure(weights: Weights, features: frozenset[str]) -> str | None:
    """The measure that a figure most likely has; None if none is likely enough."""
    chances = weights.shares(weights.odds(features))
    likeliest = max(chances, key=chances.__getitem__)
    return likeliest if chances[likeliest] >= GIVEN_FROM else None
