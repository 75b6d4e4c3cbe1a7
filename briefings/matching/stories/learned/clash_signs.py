"""What speaks for two numbers of a story that differ being of one thing, and for the later being news: signs, each a
number, mostly 0 or 1.

How much each counts was learned from examples (see `briefings.matching.stories.learned.one_count`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log1p, log2

from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.values import ratio_of
from briefings.matching.pair import Pair, Side
from briefings.matching.stories.counted import count_other_nouns
from briefings.matching.stories.fates import fates_of, of_other_fates
from briefings.matching.stories.fitting import places_fit
from briefings.matching.stories.learned.clashes import Clash, cannot_be_one
from briefings.matching.stories.learned.sentences import of_other_kinds
from briefings.matching.stories.learned.signs import Best, lead_of
from briefings.matching.stories.story import Story
from briefings.matching.stories.voices import are_two_voices
from briefings.matching.verdicts.gates import certainties_meet, extent, polarity_agrees
from briefings.matching.verdicts.opposition import comes_on_top
from briefings.model import Quantity

# Fewer are met with by chance; of numbers that are further apart other people are meant.
FEW, TIMES = 10, 8.0

_MOVED = late(
    r"\b(?:now|since (?:raised|risen|grown|then|been|recovered|died)|so far|by (?:then|now)"
    r"|(?:ha[sd]|have) (?:\w+ )?(?:risen|climbed|grown|swollen|reached|passed|topped|doubled|fallen|dropped|sunk"
    r"|come down|crept)|rose|climbed|grew|reached|up from|down from|latest|newest|final|rais(?:ed|es)|revised"
    r"|stands? at|c[ao]mes? to|to date|already|from first to last|in the end|brought the|brings the|took the|still"
    r"|remain(?:s|ed)?|(?:are|was|were) left)\b",
    re.IGNORECASE,
)
_SET_AGAINST = late(
    r"\b(?:disput\w+|disagree\w*|claim\w*|insist\w*|accounts?|contradict\w*|den(?:y|ies|ied)|reject\w*|fewer"
    r"|far below|suppose\w*|no (?:more|fewer) than|admit\w*|acknowledge\w*|sp(?:eak|oke|eaks) of|doubt\w*"
    r"|(?:and )?not the|and not|believe[sd]?|thinks?|puts?|true|real|at (?:the )?most"
    r"|for (?:its|their) part|in (?:his|her|its|their) (?:opinion|view|telling)|whereas|while|but)\b",
    re.IGNORECASE,
)
_ALONE = late(r"(?<!let )(?<!left )\balone\b", re.IGNORECASE)


def count_two_things(clash: Clash) -> bool:
    """What forbids that they count one thing: one counts others ("another 40", "a second raid"), a part ("in Tarsin
    alone"), other people, or those whom something else befell; one denies it, or isn't as sure, or tells what is only
    planned; or the numbers are too far apart."""
    pair, sides = clash.pair, (clash.pair.left, clash.pair.right)
    if ratio_of(*clash.numbers) > TIMES or pair.left.planned != pair.right.planned:
        return True
    if comes_on_top(pair) or clash.ours.of_others != clash.theirs.of_others:
        return True
    if len({_ALONE.search(side.claim.text) is None for side in sides}) > 1:
        return True
    if pair.left.claim.negated != pair.right.claim.negated or not polarity_agrees(pair) or not certainties_meet(pair):
        return True
    return of_other_kinds(pair) or count_other_nouns(pair) or of_other_fates(pair)


def signs_of_one_count(story: Story, clash: Clash, best: Best) -> dict[str, float]:
    """The signs of a clash counting one thing; `best` tells the evidence of each sentence's two best clashes."""
    pair, (ours, theirs) = clash.pair, clash.numbers
    return {
        "lead over the next for both": min(lead_of(clash, one, best) for one in (clash.ours, clash.theirs)),
        "far from one another in their texts": abs(clash.ours.place - clash.theirs.place),
        "how many times one is the other": log2(max(1.0, ratio_of(ours, theirs))),
        "a number that both documents have": float(_told_by_both(story, pair)),
        "both cannot be so": float(cannot_be_one(pair)),
        "one fate": float(bool(fates_of(pair.left) & fates_of(pair.right))),
        "few": float(min(ours.low, theirs.low) < FEW),
        "a part of others": float(any(extent(side).part for side in (pair.left, pair.right))),
        "a place that is not in both": float(not places_fit(story, pair)),
        "two voices": float(are_two_voices(story, pair)),
        "told to have moved": float(_is_told_to_have_moved(pair)),
        "set against another": float(_is_set_against_another(pair)),
    }


def signs_of_a_later_state(story: Story, clash: Clash, may_fall: frozenset[str]) -> dict[str, float]:
    """The signs of the later of two numbers being news, and no contradiction; those of the measures that `may_fall`
    may be lower."""
    earlier, later = in_time(clash.pair)
    assert earlier.quantity is not None
    assert later.quantity is not None
    falls = later.quantity.high < earlier.quantity.low
    return {
        "days between": log1p(_days_between(earlier, later)),
        "two voices": float(are_two_voices(story, clash.pair)),
        "set against another": float(_is_set_against_another(clash.pair)),
        "told to have moved": float(_is_told_to_have_moved(clash.pair)),
        "of no later day": float(_tells_of_no_later_day(earlier, later)),
        "lower, and may not fall": float(falls and not may_fall & {earlier.quantity.measure, later.quantity.measure}),
    }


def in_time(pair: Pair) -> tuple[Side, Side]:
    """Both, by when they were published."""
    left, right = pair.left.published, pair.right.published
    return (pair.right, pair.left) if left and right and left > right else (pair.left, pair.right)


def _days_between(earlier: Side, later: Side) -> int:
    if earlier.published is None or later.published is None:
        return 0
    return (later.published - earlier.published).days


def _tells_of_no_later_day(earlier: Side, later: Side) -> bool:
    """ "Three days earlier he had put them at 300": what was published later may be as old as the other."""
    ours, theirs = earlier.timing.as_of, later.timing.as_of
    return ours is not None and theirs is not None and theirs <= ours


def _is_told_to_have_moved(pair: Pair) -> bool:
    """ "Has risen to", "so far", "now", by the later of both."""
    return _MOVED.search(in_time(pair)[1].claim.text) is not None


def _is_set_against_another(pair: Pair) -> bool:
    """ "They claim", "no more than", "by its own account", of the later of both."""
    return _SET_AGAINST.search(in_time(pair)[1].claim.text) is not None


def _told_by_both(story: Story, pair: Pair) -> int:
    """How many of the two numbers stand in the other's document as well: they are told again there, as they were."""
    left_is_ours = any(side.id == pair.left.id for side in story.left)
    others = (story.right, story.left) if left_is_ours else (story.left, story.right)
    return sum(_has(sides, side.quantity) for side, sides in zip((pair.left, pair.right), others, strict=True))


def _has(sides: Iterable[Side], number: Quantity | None) -> bool:
    assert number is not None
    return any(
        other is not None
        and (other.low, other.high) == (number.low, number.high)
        and other.unit in (number.unit, "people", "")
        for other in (side.quantity for side in sides)
    )
