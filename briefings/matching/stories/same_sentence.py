"""Two sentences of one story that tell the same, though nothing that is written down as a rule says so: each is the
other's nearest, and the signs of both together speak for it (see `briefings.matching.stories.signs`).

How much each sign counts was learned from pairs of articles that were written for it (`python -m
bot.commands.sentence_training`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from briefings.errors import BeatError
from briefings.matching.decision import Judge
from briefings.matching.stories.sentences import Couple, couples_of, leads_of
from briefings.matching.stories.signs import are_of_two_things, signs_of
from briefings.matching.stories.story import Story

# So much must the signs speak for it, in log odds, where both have one number, and so much where words alone tell: of
# stories from which nothing was learned, nineteen couples in twenty of so much told the same.
ENOUGH, ENOUGH_OF_WORDS = 0.9, 1.4
# Where it isn't known when both were published, only one number tells, and more must speak for it.
ENOUGH_UNDATED = 1.5
# To be nearest among fewer sentences than this tells nothing.
FEWEST_SENTENCES = 6
# What holds of every couple.
ALWAYS = "always"
FILE = "same_sentence.tsv"


def told_by_the_same_sentence(story: Story, judge: Judge, *, dated: bool = True) -> list[Couple]:
    """The couples of a story's sentences that tell the same: each sentence stands in one of them at most. `dated` if it
    is known when both documents were published."""
    if min(len({side.claim.id for side in sides}) for sides in (story.left, story.right)) < FEWEST_SENTENCES:
        return []
    couples = couples_of(story, judge)
    best = leads_of(couples)
    open_ones = [couple for couple in couples if not are_of_two_things(story, couple, judge)]
    odds = [(odds_of(signs_of(story, couple, best)), couple) for couple in open_ones]
    nearest: dict[int, float] = {}
    for speaks, couple in odds:
        for sentence in (couple.ours, couple.theirs):
            nearest[id(sentence)] = max(speaks, nearest.get(id(sentence), speaks))
    sure = [(speaks, couple) for speaks, couple in odds if _is_sure(couple, speaks, dated=dated)]
    return [couple for speaks, couple in sure if speaks == nearest[id(couple.ours)] == nearest[id(couple.theirs)]]


def _is_sure(couple: Couple, speaks: float, *, dated: bool) -> bool:
    if not dated:
        return couple.agrees and speaks >= ENOUGH_UNDATED
    return speaks >= (ENOUGH if couple.agrees else ENOUGH_OF_WORDS)


def odds_of(signs: Mapping[str, float]) -> float:
    """How much the signs speak for one thing told twice, in log odds."""
    weights = learned_weights()
    return weights[ALWAYS] + sum(weights.get(sign, 0.0) * value for sign, value in signs.items())


@cache
def learned_weights() -> dict[str, float]:
    """Sign → its weight. Raises `BeatError` where the file was damaged."""
    return weights_in(resources.files(__package__).joinpath(FILE).read_text("utf-8"))


def weights_in(text: str) -> dict[str, float]:
    """The weights of a file's text: a sign and its weight on each line, with a tab between."""
    lines = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    try:
        return {sign: float(weight) for sign, weight in lines}
    except ValueError as error:
        raise BeatError(f"{FILE} is damaged ({error}); install Dateline anew.") from error
