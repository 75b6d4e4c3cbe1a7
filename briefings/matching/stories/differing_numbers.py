"""Two statements of one story that count one thing and differ: a dispute of two sources, or the later word.

"The watchers counted 41 fighters killed in the town since Tuesday", and "their commanders claim that 93 gunmen died in
and around the town". Each must be the only number that could be set against the other, and what forbids a dispute
elsewhere forbids it here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefings.matching.events.parties import tells_a_part
from briefings.matching.likeness.subjects import event_counts_fit
from briefings.matching.likeness.values import ratio_of
from briefings.matching.pair import Pair
from briefings.matching.stories.counted import count_one_kind, words_in_common
from briefings.matching.stories.fitting import may_be_one
from briefings.matching.stories.story import Story, of_one_voice
from briefings.matching.verdicts.doubts import at_one_spot, doubt_in_a_story, doubt_of_a_dispute
from briefings.matching.verdicts.gates import extent
from briefings.matching.verdicts.numbers import Reasoned, value_words
from briefings.matching.verdicts.opposition import in_time, said_beside, stands_under_its_whole
from briefings.model import Reason

# Below this a number is told of many things; so many times the other it is of other people.
FEWEST, FARTHEST = 10, 6.0
# So much must the words in common weigh, besides what is counted.
ENOUGH = 1.0
# Numbers as of days so near one another are of one time.
ONE_TIME_DAYS = 1


def told_otherwise(story: Story, pairs: Iterable[Pair]) -> list[tuple[Pair, Reasoned]]:
    """Of these pairs those whose numbers differ, with what they are: a dispute or an update."""
    fitting = [pair for pair in pairs if _differ(pair) and _count_one_thing(story, pair)]
    times = Counter(side.id for pair in fitting for side in (pair.left, pair.right))
    alone = [pair for pair in fitting if times[pair.left.id] == times[pair.right.id] == 1]
    found = ((pair, _reasoned(pair)) for pair in alone if _evidence(story, pair) >= ENOUGH)
    return [(pair, reasoned) for pair, reasoned in found if reasoned is not None]


def _differ(pair: Pair) -> bool:
    """The cheap question: two numbers of people by one measure, which cannot both be so."""
    if not pair.measured or pair.quantities is None or pair.values not in ("differ", "far"):
        return False
    ours, theirs = pair.quantities
    if (ours.unit, theirs.unit) != ("people", "people") or ours.measure != theirs.measure:
        return False
    return min(ours.low, theirs.low) >= FEWEST and ratio_of(ours, theirs) <= FARTHEST


def _count_one_thing(story: Story, pair: Pair) -> bool:
    assert pair.quantities is not None
    origins = {quantity.origin for quantity in pair.quantities} - {None}
    if len(origins) > 1 or event_counts_fit(*(extent(side).event_count for side in (pair.left, pair.right))) != "one":
        return False
    return count_one_kind(pair) and _are_wholes(pair) and may_be_one(story, pair)


def _are_wholes(pair: Pair) -> bool:
    """Neither is a part, as far as either tells, and neither says the other's number of somebody else."""
    sides = pair.left, pair.right
    if said_beside(pair) or stands_under_its_whole(pair) or any(tells_a_part(side.statement) for side in sides):
        return False
    return not any(extent(side).part for side in sides) and doubt_in_a_story(pair) is None


def _evidence(story: Story, pair: Pair) -> float:
    """The words in common, and a place smaller than a country, or a spot of it, at which both count people."""
    counts = (extent(side).event_count for side in (pair.left, pair.right))
    ours, theirs = (count.sites if count else frozenset() for count in counts)
    one_site = not ours.isdisjoint(theirs) or not pair.left.sites.isdisjoint(pair.right.sites) or at_one_spot(pair)
    return story.weight(words_in_common(pair)) + 0.5 * one_site


def _reasoned(pair: Pair) -> Reasoned | None:
    ours, theirs = pair.left.timing.as_of, pair.right.timing.as_of
    if ours is None or theirs is None:
        return None
    words = value_words(pair)
    if abs((ours - theirs).days) > ONE_TIME_DAYS:
        return _later_word(pair, words)
    if pair.one_root or of_one_voice(pair) or doubt_of_a_dispute(pair) is not None or not _are_somebodys(pair):
        return None
    return "conflicts", Reason("value", -0.3, f"{words}, at the same time and from independent sources")


def _later_word(pair: Pair, words: str) -> Reasoned | None:
    """A number of a later day: higher, or lower where it may fall."""
    ours, theirs = pair.left.timing.as_of, pair.right.timing.as_of
    assert ours is not None
    assert theirs is not None
    earlier, later = in_time(pair, left_first=ours < theirs)
    if later.low > earlier.high:
        return "updates", Reason("value", -0.2, f"{words}, and the later is higher")
    if later.measure in pair.ground.may_fall:
        return "updates", Reason("value", -0.2, f"{words}, and the later may be lower")
    return None


def _are_somebodys(pair: Pair) -> bool:
    """Somebody beyond the outlet says each, for certain."""
    return all(
        side.claim.root.kind != "outlet" and side.claim.certainty == "certain" for side in (pair.left, pair.right)
    )
