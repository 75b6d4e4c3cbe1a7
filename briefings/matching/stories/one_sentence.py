"""Two sentences of one story that say the same by their words: rare ones in common, which no other sentence has.

"The groups had fought for weeks in Tarsin and Halden", "For a month they had been at war in the hamlets of Tarsin and
Halden". Numbers in them must not differ, and each must be the other's by far.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefings.matching.pair import Pair, Side
from briefings.matching.stories.counted import NUMERALS
from briefings.matching.stories.fitting import may_be_one
from briefings.matching.stories.story import SPANS, Story
from briefings.matching.stories.telling_words import names_among, words_of

# So much words in common must weigh, so much of the shorter sentence, and so many times the next best; so many of them
# are no names, but what is told of the named. Of sentences that tell more besides, more is asked.
MEASURES = ((2.3, 0.38, 2.0, 2), (2.1, 0.44, 2.0, 3), (3.3, 0.33, 2.5, 3), (2.8, 0.28, 3.0, 3))
LEAST = min(weight for weight, *_ in MEASURES)


def told_by_their_words(story: Story, pairs: Iterable[Pair]) -> list[Pair]:
    """Of these pairs, of which each claim stands in one statement only, those that say the same in other words."""
    shared = [(story.weight(words_of(pair.left) & words_of(pair.right)), pair) for pair in pairs]
    weights: dict[str, list[float]] = {}
    for weight, pair in shared:
        weights.setdefault(pair.left.id, []).append(weight)
        weights.setdefault(pair.right.id, []).append(weight)
    best = {number: sorted(found, reverse=True)[:2] for number, found in weights.items()}
    return [
        pair
        for weight, pair in shared
        if _are_enough(story, pair, weight, best) and may_be_one(story, pair) and _numbers_fit(pair.left, pair.right)
    ]


def _are_enough(story: Story, pair: Pair, weight: float, best: dict[str, list[float]]) -> bool:
    """Each is the other's best by far, and what they share is much of the shorter and tells something of the named."""
    if weight < LEAST:
        return False
    shorter = min(story.weight(words_of(side)) for side in (pair.left, pair.right))
    told = len(_told(pair)) + max(0, places_in_common(pair) - 1)
    return any(
        weight >= enough and weight >= most * shorter and told >= fewest and _by_far(pair, weight, best, by_far)
        for enough, most, by_far, fewest in MEASURES
    )


def _by_far(pair: Pair, weight: float, best: dict[str, list[float]], by_far: float) -> bool:
    """For neither of the two any other sentence weighs nearly as much."""
    for side in (pair.left, pair.right):
        first, *others = best[side.id]
        if weight < first or any(other * by_far > weight for other in others):
            return False
    return True


def _told(pair: Pair) -> set[str]:
    """The words in common that are no names and no numbers."""
    names = names_among(pair.left) | names_among(pair.right)
    shared = (words_of(pair.left) & words_of(pair.right)) - names
    return {word for word in shared if not word[0].isdigit()} - NUMERALS


def places_in_common(pair: Pair) -> int:
    """Several places in one sentence are a way, or where people come from, and no mere scene."""
    countries = [{place.country for place in claim.places if place.country} for claim in pair.claims]
    return max(len(pair.left.sites & pair.right.sites), len(countries[0] & countries[1]) - 1)


def _numbers_fit(left: Side, right: Side) -> bool:
    """What one counts the other doesn't count otherwise; a number that only one of them has is news of its own, but for
    spans of time and distances, which one writer tells and another leaves."""
    ours, theirs = _counts_in(left), _counts_in(right)
    return ours.keys() == theirs.keys() and all(
        len((ours[number] | theirs[number]) - {None}) <= 1 for number in ours.keys() & theirs.keys()
    )


def _counts_in(side: Side) -> dict[tuple[float, float], set[str | None]]:
    """A sentence's numbers, each with the measures by which it counts."""
    found: dict[tuple[float, float], set[str | None]] = {}
    for quantity in side.claim.quantities:
        if quantity.unit not in SPANS and quantity.low > 1:
            found.setdefault((quantity.low, quantity.high), set()).add(quantity.measure)
    return found
