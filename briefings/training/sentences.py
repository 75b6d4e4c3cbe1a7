"""Pairs of articles of one story, with those of their sentences that tell the same → how much each sign of that counts.

Examples are JSON, a pair a line: {"left": an article, "right": another, "same": [[words of a sentence of the left one,
words of one of the right one that tells the same], …]}; all other sentences tell different things. An article has
title, source, published and text. A line that begins with # is a remark. The signs: `briefings.matching.stories.signs`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from briefings.errors import BeatError
from briefings.matching.decision import Judge
from briefings.matching.pair import Ground
from briefings.matching.stories.same_sentence import ALWAYS
from briefings.matching.stories.sentences import couples_of, leads_of
from briefings.matching.stories.signs import are_of_two_things, signs_of
from briefings.matching.stories.story import Story
from briefings.model import Statement
from briefings.training.regression import fitted_to_table
from briefings.values import frozen

# As C in LIBLINEAR: few examples, and signs that say nearly the same.
STRENGTH = 0.1
Article = Mapping[str, str]


@frozen
class LabelledStory:
    """The statements of two articles, and the claims' ids of each two sentences that tell the same."""

    left: Sequence[Statement]
    right: Sequence[Statement]
    same: frozenset[frozenset[str]]


def read_stories(lines: Iterable[str], read: Callable[[Article], Sequence[Statement]]) -> list[LabelledStory]:
    """The labelled stories, of whose articles `read` gives the statements; raises `BeatError` with the number of the
    first line that can't be used."""
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            row = json.loads(line)
            left, right = read(row["left"]), read(row["right"])
            same = [frozenset((_claim(left, ours), _claim(right, theirs))) for ours, theirs in row["same"]]
        except (KeyError, ValueError) as error:
            raise BeatError(f"Line {number} of the examples can't be used: {error}") from error
        found.append(LabelledStory(left, right, frozenset(same)))
    return found


def _claim(statements: Iterable[Statement], words: str) -> str:
    """The id of the claim in which these words stand. Raises `ValueError` where there is none."""
    found = next((one.claim.id for one in statements if words in one.claim.text or one.claim.text in words), None)
    if found is None:
        raise ValueError(f"no claim has the words {words!r}")
    return found


def train_sentences(stories: Iterable[LabelledStory], ground: Ground) -> dict[str, float]:
    """Sign → its weight, in log odds."""
    told = [row for story in stories for row in _rows(story, Judge(ground))]
    signs = list(told[0][0])
    table = np.array([[row[sign] for sign in signs] for row, _ in told])
    weights = fitted_to_table(table, np.array([same for _, same in told], dtype=float), STRENGTH)
    return dict(zip((ALWAYS, *signs), map(float, np.round(weights, 3)), strict=True))


def _rows(labelled: LabelledStory, judge: Judge) -> list[tuple[dict[str, float], bool]]:
    """The signs of each couple of sentences that may tell the same, and whether they do."""
    sides = ([judge.side(one) for one in statements] for statements in (labelled.left, labelled.right))
    story = Story(*map(tuple, sides))
    couples = couples_of(story, judge)
    best = leads_of(couples)
    return [
        (signs_of(story, couple, best), frozenset(claim.id for claim in couple.pair.claims) in labelled.same)
        for couple in couples
        if not are_of_two_things(story, couple, judge)
    ]


def weights_text(weights: Mapping[str, float]) -> str:
    """The weights as a file has them."""
    return _REMARK + "".join(f"{sign}\t{weight:g}\n" for sign, weight in weights.items())


_REMARK = "# Written by `python -m bot.commands.sentence_training` from the examples beside it: each sign's log odds.\n"
