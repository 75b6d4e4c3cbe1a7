"""What forbids that two statements of one story tell one thing, whatever words and numbers they have in common."""

from __future__ import annotations

from briefings.matching.likeness.time_relation import brief, meet
from briefings.matching.pair import Pair, Side
from briefings.matching.stories.story import Story
from briefings.matching.verdicts.gates import certainties_meet, of_other_matters, polarity_agrees
from briefings.model import When


def may_be_one(story: Story, pair: Pair) -> bool:
    """True if both assert it or both deny it, as surely, of no other matter, of no other place and of no other day."""
    left, right = pair.claims
    if left.negated != right.negated or not polarity_agrees(pair) or not certainties_meet(pair):
        return False
    return not of_other_matters(pair) and not of_other_days(pair) and places_fit(story, pair)


def of_other_days(pair: Pair) -> bool:
    """Each tells of its own days, and they share none; or one tells of what came after the other was published; or
    one number counts within a long time and the other doesn't."""
    ours, theirs = pair.left.timing.within, pair.right.timing.within
    if tells_of_a_later_day(pair):
        return True
    if ours is None or theirs is None:
        return pair.quantities is not None and pair.times == "apart"
    return brief(ours) and brief(theirs) and not meet(ours, theirs)


def tells_of_a_later_day(pair: Pair) -> bool:
    """One tells of what came after the other was published."""
    left, right = pair.left, pair.right
    return _comes_after(left.timing.within, right) or _comes_after(right.timing.within, left)


def _comes_after(when: When | None, side: Side) -> bool:
    return when is not None and side.published is not None and when.from_date > side.published


def places_fit(story: Story, pair: Pair) -> bool:
    """Both name one place smaller than a country; or one alone does, and the other's document names it as well; or
    neither does. Nor do they tell of two countries."""
    ours, theirs = pair.left.sites, pair.right.sites
    if ours and theirs:
        return not ours.isdisjoint(theirs)
    return all(_is_known(story, pair, site) for site in ours | theirs) and not _in_two_countries(pair)


def _is_known(story: Story, pair: Pair, site: frozenset[str]) -> bool:
    return story.knows(site) or (site <= pair.left.terms and site <= pair.right.terms)


def _in_two_countries(pair: Pair) -> bool:
    ours, theirs = (_scenes(side) for side in (pair.left, pair.right))
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _scenes(side: Side) -> set[str]:
    return {place.country for place in side.places if place.country and place.role == "location"}
