"""Two statements of one story of which the later counts more people at one place, though no measure of the beat says
so: "over 65,000 in the camp of Oberin", and two weeks on "more than 72,000".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefings.matching.likeness.deeds import deeds_in
from briefings.matching.likeness.similarity import said
from briefings.matching.likeness.values import amount, ratio_of
from briefings.matching.pair import Pair
from briefings.matching.stories.counted import noun_of, words_in_common
from briefings.matching.stories.fitting import may_be_one
from briefings.matching.stories.story import Story
from briefings.matching.verdicts.doubts import doubt_in_a_story
from briefings.matching.verdicts.numbers import Reasoned
from briefings.matching.verdicts.opposition import in_time, said_beside, stands_under_its_whole
from briefings.model import Quantity, Reason

# So many are counted on, not told anew; within days they do not become so many times more.
FEWEST, MOST_TIMES = 100, 1.5
# A later word is so many days later; so much must the words in common weigh.
LATER_DAYS, ENOUGH = 2, 1.0


def told_to_have_grown(story: Story, pairs: Iterable[Pair]) -> list[tuple[Pair, Reasoned]]:
    """Of these pairs those of which the later number is the earlier one grown. A number that may have grown into one of
    two has grown into neither."""
    fitting = [pair for pair in pairs if _may_have_grown(pair) and _count_one_thing(story, pair)]
    times = Counter(side.id for pair in fitting for side in (pair.left, pair.right))
    alone = (pair for pair in fitting if times[pair.left.id] == times[pair.right.id] == 1)
    return [(pair, _reasoned(pair)) for pair in alone if story.weight(words_in_common(pair)) >= ENOUGH]


def _may_have_grown(pair: Pair) -> bool:
    """The cheap question: two large numbers of people without a measure, the later the higher, and not by much."""
    if pair.quantities is None or any(q.measure or q.unit != "people" for q in pair.quantities):
        return False
    ours, theirs = pair.quantities
    if min(ours.low, theirs.low) < FEWEST:
        return False
    return ratio_of(ours, theirs) <= MOST_TIMES and _is_later_and_higher(pair)


def _is_later_and_higher(pair: Pair) -> bool:
    ours, theirs = pair.left.published, pair.right.published
    if ours is None or theirs is None or abs((ours - theirs).days) < LATER_DAYS:
        return False
    earlier, later = _in_time(pair)
    return later.low > earlier.high and earlier.bound != "about" and later.bound not in ("at_most", "less_than")


def _in_time(pair: Pair) -> tuple[Quantity, Quantity]:
    assert pair.left.published is not None
    assert pair.right.published is not None
    return in_time(pair, left_first=pair.left.published < pair.right.published)


def _count_one_thing(story: Story, pair: Pair) -> bool:
    if not _are_at_one_place(pair) or said_beside(pair) or stands_under_its_whole(pair):
        return False
    return doubt_in_a_story(pair) is None and may_be_one(story, pair)


def _are_at_one_place(pair: Pair) -> bool:
    """People of one kind or of none, of whom nothing else is told, at a place that both sentences name."""
    sides = pair.left, pair.right
    if pair.left.sites.isdisjoint(pair.right.sites) or any(deeds_in(said(side.claim)) for side in sides):
        return False
    return noun_of(pair.left) == noun_of(pair.right)


def _reasoned(pair: Pair) -> Reasoned:
    earlier, later = _in_time(pair)
    return "updates", Reason("value", -0.2, f"{amount(earlier)} and {amount(later)} differ, and the later is higher")
