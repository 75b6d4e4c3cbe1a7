"""Two sentences of one story that tell the same, though nothing that is written down as a rule says so: each is the
other's nearest, and the signs of both together speak for it (see `briefings.matching.stories.learned.signs`).

How much each sign counts was learned from pairs of articles that were written for it (`python -m
bot.commands.sentence_training`).
"""

from __future__ import annotations

from briefings.matching.decision import Judge
from briefings.matching.stories.learned.sentences import Couple, couples_of, leads_of, too_few_sentences
from briefings.matching.stories.learned.signs import are_of_two_things, signs_of
from briefings.matching.stories.learned.weights import SAME, odds_of
from briefings.matching.stories.story import Story

# So much must the signs speak for it, in log odds, where both have one number, and so much where words alone tell: of
# stories from which nothing was learned, seven couples in eight of so much told the same, and of plainer ones nineteen
# in twenty.
ENOUGH, ENOUGH_OF_WORDS = 0.6, 1.0
# Where it isn't known when both were published, or it was weeks apart, only one number tells, and more must speak for
# it.
ENOUGH_FAR = 1.5


def told_by_the_same_sentence(story: Story, judge: Judge, *, near: bool = True) -> list[Couple]:
    """The couples of a story's sentences that tell the same: each sentence stands in one of them at most. `near` if it
    is known that both documents were published near one another."""
    if too_few_sentences(story):
        return []
    couples = couples_of(story, judge)
    best = leads_of(couples)
    open_ones = [couple for couple in couples if not are_of_two_things(story, couple, judge)]
    odds = [(odds_of(SAME, signs_of(story, couple, best)), couple) for couple in open_ones]
    nearest: dict[int, float] = {}
    for speaks, couple in odds:
        for sentence in (couple.ours, couple.theirs):
            nearest[id(sentence)] = max(speaks, nearest.get(id(sentence), speaks))
    sure = [(speaks, couple) for speaks, couple in odds if _is_sure(couple, speaks, near=near)]
    return [couple for speaks, couple in sure if speaks == nearest[id(couple.ours)] == nearest[id(couple.theirs)]]


def _is_sure(couple: Couple, speaks: float, *, near: bool) -> bool:
    if not near:
        return couple.agrees and speaks >= ENOUGH_FAR
    return speaks >= (ENOUGH if couple.agrees else ENOUGH_OF_WORDS)
