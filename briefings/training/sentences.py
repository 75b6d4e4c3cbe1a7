"""Pairs of articles of one story, with what their sentences are to one another → how much each sign of that counts.

Examples are JSON, a pair a line: {"left": an article, "right": another, "same": [[words of a sentence of the left one,
words of one of the right one that tells the same], …], "updates": those of which one tells a later state than the
other, "conflicts": those that contradict one another}; all other sentences tell different things. An article has
title, source, published and text. A line that begins with # is a remark. The signs:
`briefings.matching.stories.learned.signs` and `clash_signs`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log

import numpy as np

from briefings.errors import BeatError
from briefings.matching.decision import Judge
from briefings.matching.pair import Ground, Pair
from briefings.matching.stories.learned.clash_signs import count_two_things, signs_of_a_later_state, signs_of_one_count
from briefings.matching.stories.learned.clashes import clashes_of
from briefings.matching.stories.learned.sentences import couples_of, leads_of
from briefings.matching.stories.learned.signs import are_of_two_things, signs_of
from briefings.matching.stories.learned.weights import ALWAYS, LATER_STATE, ONE_COUNT, SAME, Weights
from briefings.matching.stories.story import Story
from briefings.model import Statement
from briefings.training.regression import fitted_to_table
from briefings.values import frozen

# As C in LIBLINEAR: what tells most of stories that were left out of the learning. Of numbers that differ there are
# fewer examples, and signs that say nearly the same.
STRENGTHS = {SAME: 1.0, ONE_COUNT: 0.1, LATER_STATE: 0.1}
Article = Mapping[str, str]
Ids = frozenset[frozenset[str]]
# The signs of two sentences, and whether the question is to be answered with yes.
Row = tuple[dict[str, float], bool]


@frozen
class LabelledStory:
    """The statements of two articles, and the claims' ids of each two sentences that tell the same, of which one
    updates the other, and that contradict one another."""

    left: Sequence[Statement]
    right: Sequence[Statement]
    same: Ids
    updates: Ids = frozenset()
    conflicts: Ids = frozenset()


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
            ids = [
                frozenset(frozenset((_claim(left, ours), _claim(right, theirs))) for ours, theirs in row.get(key, ()))
                for key in ("updates", "conflicts")
            ]
            same = frozenset(frozenset((_claim(left, ours), _claim(right, theirs))) for ours, theirs in row["same"])
        except (KeyError, ValueError) as error:
            raise BeatError(f"Line {number} of the examples can't be used: {error}") from error
        found.append(LabelledStory(left, right, same, *ids))
    return found


def _claim(statements: Iterable[Statement], words: str) -> str:
    """The id of the claim in which these words stand. Raises `ValueError` where there is none."""
    found = next((one.claim.id for one in statements if words in one.claim.text or one.claim.text in words), None)
    if found is None:
        raise ValueError(f"no claim has the words {words!r}")
    return found


def train_sentences(stories: Iterable[LabelledStory], ground: Ground) -> Weights:
    """Question → sign → its weight, in log odds; only of questions that the examples tell anything about."""
    told = [(labelled, *_story_of(labelled, Judge(ground))) for labelled in stories]
    rows = {
        SAME: [row for one in told for row in _rows_of_the_same(*one)],
        ONE_COUNT: [row for one in told for row in _rows_of_one_count(*one)],
        LATER_STATE: [row for one in told for row in _rows_of_later_states(*one)],
    }
    learned = {
        question: _weights(found, STRENGTHS[question])
        for question, found in rows.items()
        if len({yes for _, yes in found}) > 1
    }
    if LATER_STATE in learned:
        learned[LATER_STATE][ALWAYS] = round(learned[LATER_STATE][ALWAYS] - _prior(rows[LATER_STATE]), 3)
    return learned


def _weights(rows: Sequence[Row], strength: float) -> dict[str, float]:
    signs = list(rows[0][0])
    table = np.array([[found[sign] for sign in signs] for found, _ in rows])
    weights = fitted_to_table(table, np.array([yes for _, yes in rows], dtype=float), strength)
    return dict(zip((ALWAYS, *signs), map(float, np.round(weights, 3)), strict=True))


def _prior(rows: Sequence[Row]) -> float:
    """The log odds of yes among the examples, which tell more updates than disputes, as no story has to."""
    yes = sum(row[1] for row in rows)
    return log(yes / (len(rows) - yes))


def _story_of(labelled: LabelledStory, judge: Judge) -> tuple[Story, Judge]:
    sides = ([judge.side(one) for one in statements] for statements in (labelled.left, labelled.right))
    return Story(*map(tuple, sides)), judge


def _rows_of_the_same(labelled: LabelledStory, story: Story, judge: Judge) -> Iterator[Row]:
    """Each couple of sentences that may tell the same, and whether they do."""
    couples = couples_of(story, judge)
    best = leads_of(couples)
    for couple in couples:
        if not are_of_two_things(story, couple, judge):
            yield signs_of(story, couple, best), _ids(couple.pair) in labelled.same


def _rows_of_one_count(labelled: LabelledStory, story: Story, judge: Judge) -> Iterator[Row]:
    """Each two numbers that differ and may be of one thing, and whether they are."""
    clashes = clashes_of(story, judge)
    best = leads_of(clashes)
    for clash in clashes:
        if not count_two_things(clash):
            one_thing = _ids(clash.pair) in labelled.updates | labelled.conflicts
            yield signs_of_one_count(story, clash, best), one_thing


def _rows_of_later_states(labelled: LabelledStory, story: Story, judge: Judge) -> Iterator[Row]:
    """Each two numbers of one thing that differ, and whether the later is news."""
    for clash in clashes_of(story, judge):
        ids = _ids(clash.pair)
        if (ids in labelled.updates) != (ids in labelled.conflicts):
            yield signs_of_a_later_state(story, clash, judge.ground.may_fall), ids in labelled.updates


def _ids(pair: Pair) -> frozenset[str]:
    return frozenset(claim.id for claim in pair.claims)


def weights_text(weights: Weights) -> str:
    """The weights as a file has them."""
    return _REMARK + "".join(
        f"{question}\t{sign}\t{weight:g}\n" for question, signs in weights.items() for sign, weight in signs.items()
    )


_REMARK = "# Written by `python -m bot.commands.sentence_training` from the examples beside it: each sign's log odds.\n"
