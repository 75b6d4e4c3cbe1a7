"""What speaks for two sentences of a story telling the same, and what against: signs, each a number, mostly 0 or 1.

How much each counts was learned from examples (see `briefings.matching.stories.learned.same_sentence`).
"""

from __future__ import annotations

import re

from briefings.knowledge.late_patterns import late
from briefings.matching.decision import Judge
from briefings.matching.likeness.time_relation import brief, meet
from briefings.matching.pair import Side
from briefings.matching.stories.fitting import places_fit, tells_of_a_later_day
from briefings.matching.stories.learned.sentences import (
    Couple,
    Sentence,
    Weighed,
    clashing,
    of_other_kinds,
    of_other_measures,
    of_other_origins,
)
from briefings.matching.stories.one_sentence import places_in_common
from briefings.matching.stories.story import Story
from briefings.matching.stories.telling_words import names_among
from briefings.matching.stories.voices import are_one_voice, are_two_voices
from briefings.matching.verdicts.gates import polarity_agrees
from briefings.matching.verdicts.opposition import comes_on_top

# Keeps a lead from being large where little is said at all.
LITTLE = 0.5
Best = dict[int, list[float]]


def are_of_two_things(story: Story, couple: Couple, judge: Judge) -> bool:
    """What forbids that they tell the same, however near they are: other places, other days, a denial, other numbers of
    one thing or one number of other things; or only names in common."""
    pair, (left, right) = couple.pair, couple.pair.claims
    if left.negated != right.negated or not polarity_agrees(pair):
        return True
    ours, theirs = couple.ours.first, couple.theirs.first
    if _at_other_places(story, ours, theirs) or _on_other_days(ours, theirs) or tells_of_a_later_day(pair):
        return True
    if couple.agrees:
        return _is_of_others(couple)
    return _share_names_alone(couple) or bool(clashing(couple, judge))


def _is_of_others(couple: Couple) -> bool:
    """One number of others: "another 350", women and fighters; or of what is measured otherwise, where each has another
    number besides."""
    pair = couple.pair
    if comes_on_top(pair) or of_other_origins(pair) or of_other_kinds(pair):
        return True
    return _is_measured_otherwise(couple) and _counts_more(couple.ours, couple.theirs)


def _is_measured_otherwise(couple: Couple) -> bool:
    """One number of those who came back and of those who were killed. Two that are in both sentences are no chance: one
    of them was read otherwise."""
    return of_other_measures(couple.pair) and couple.numbers < NO_CHANCE


# So many numbers stand in two sentences only where both tell the same.
NO_CHANCE = 2


def _counts_more(ours: Sentence, theirs: Sentence) -> bool:
    """Each has a number that the other hasn't."""
    here, there = ({number.low for _, number in one.counting} for one in (ours, theirs))
    return bool(here - there and there - here)


def _share_names_alone(couple: Couple) -> bool:
    """Whoever writes of one case has its names; but several places are a way, or where people come from."""
    names = names_among(couple.ours.first) | names_among(couple.theirs.first)
    ours, theirs = couple.pair.claims
    countries = {place.country for place in ours.places} & {place.country for place in theirs.places} - {None}
    several = places_in_common(couple.pair) > 1 or len(countries) > 1
    return (couple.ours.words & couple.theirs.words) <= names and not several


def signs_of(story: Story, couple: Couple, best: Best) -> dict[str, float]:
    """The signs of a couple, of whose sentences `best` tells the evidence of the two best couples."""
    ours, theirs, pair = couple.ours, couple.theirs, couple.pair
    leads = [lead_of(couple, sentence, best) for sentence in (ours, theirs)]
    return {
        "lead over the next for both": min(leads),
        "lead over the next for either": max(leads),
        "far from one another in their texts": abs(ours.place - theirs.place),
        "one number": float(couple.agrees),
        "no numbers": float(ours.first.quantity is None and theirs.first.quantity is None),
        "numbers more in one than in the other": float(abs(len(ours.counting) - len(theirs.counting))),
        "a place that is not in both": float(not places_fit(story, pair)),
        "one number, a place that is not in both": float(couple.agrees and not places_fit(story, pair)),
        "one number, measured otherwise": float(couple.agrees and _is_measured_otherwise(couple)),
        "one name": float(not names_among(ours.first).isdisjoint(names_among(theirs.first))),
        "one says no": float(_says_no(ours.first) != _says_no(theirs.first)),
        "one voice": float(are_one_voice(story, pair)),
        "two voices": float(are_two_voices(story, pair)),
    }


def _says_no(side: Side) -> bool:
    return _NO.search(side.claim.text) is not None


_NO = late(
    r"\b(?:no|not|none|nobody|never|neither|nor|without|nothing)\b|n['’]t\b",
    re.IGNORECASE,
)


def _at_other_places(story: Story, ours: Side, theirs: Side) -> bool:
    """Each names its own, and the story doesn't know both: "the only city of the east" may be the town itself."""
    if not ours.sites or not theirs.sites or not ours.sites.isdisjoint(theirs.sites):
        return False
    return not all(story.knows(site) for site in ours.sites | theirs.sites)


def lead_of(couple: Weighed, sentence: Sentence, best: Best) -> float:
    """How far a couple is ahead of the sentence's next best, or behind its best, from -1 to 1."""
    first, second = best[id(sentence)]
    other = second if couple.evidence >= first else first
    return (couple.evidence - other) / (abs(couple.evidence) + abs(other) + LITTLE)


def _on_other_days(ours: Side, theirs: Side) -> bool:
    """Each tells of days of its own, and they share none."""
    here, there = ours.timing.within, theirs.timing.within
    return here is not None and there is not None and brief(here) and brief(there) and not meet(here, there)
