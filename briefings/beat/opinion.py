"""What was learned from examples of a beat: how much each word speaks for each topic. `dateline beat train` writes it.

The rules of a beat say why a claim stands under a topic, and miss or mistake what their author didn't think of. An
opinion has read thousands of labelled sentences instead and gives a probability, by two logistic regressions. The first
weighs a sentence's own words, pairs of words and word lists. The second weighs what the first says of the sentence, of
those around it, of the title and of the whole article: "They were flown out at dawn" is told by its neighbours. It is
plain data in a file beside the beat, one feature a line, and can overrule a rule or speak up where all rules are silent
(see `briefings.filing.second_opinion`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefings.errors import BeatError

Odds = NDArray[np.float64]
"""The log odds of each topic, in the order of `Opinion.topics`."""

BIAS, BIAS_IN_CONTEXT = "(always)", "(always, in context)"
# What the second regression weighs, topic by topic: the log odds of the sentence and of four others, and what share of
# the article's other sentences is likely to have the topic.
AROUND = ("own", "one before", "two before", "next", "title", "article")
SIZES = ("(sentences)", "(sentences before)")
NOBODY = -3.0
"""The log odds of a topic where there is no such sentence."""
_HEAD = "topic of each column"
_REMARK = "# Written by `dateline beat train` from the beat's examples; the weight of each feature for each topic.\n"
# A rule is overruled where the words make its topic less likely than this share of what the rule itself leaves open. A
# topic is given without a rule from so much on, where the sentence's own words make it at least as likely as the last.
# Chosen by trial on articles that the opinion had not seen.
OVERRULED, GIVEN_FROM, OWN_FROM = 0.5, 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Chances:
    """How probably a sentence stands under each topic, 0 to 1: by its own words, and by those around it as well."""

    own: Mapping[str, float]
    in_context: Mapping[str, float]

    def refuse(self, topic: str, score: float) -> bool:
        """Whether a rule as sure as its score may not give this topic: the surer the rule, the less likely the words
        must make it. Of a topic that the opinion doesn't know it says nothing."""
        return topic in self.in_context and self.in_context[topic] < OVERRULED * (1 - score)

    def given(self) -> str | None:
        """The topic that the sentence has though no rule says so; None where none is sure enough."""
        topic = max(self.in_context, key=self.in_context.__getitem__, default=None)
        if topic is None or self.in_context[topic] < GIVEN_FROM or self.own[topic] < OWN_FROM:
            return None
        return topic


@dataclass(frozen=True)
class Opinion:
    """The weights of features (see `briefings.filing.second_opinion.features`), and of the names in parentheses that
    stand for what is around a sentence, for each of `topics`, in log odds."""

    topics: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def odds(self, features: Iterable[str]) -> Odds:
        """What a sentence's own features say of each topic."""
        rows = [row for feature in (BIAS, *features) if (row := self.weights.get(feature))]
        found: Odds = np.array(rows).sum(axis=0) if rows else np.zeros(len(self.topics))
        return found

    def chances(self, article: Sequence[Collection[str]], title: Collection[str] = ()) -> list[Chances]:
        """What the opinion says of each sentence of an article, by the features of all of them in their order."""
        if not article:
            return []
        own = np.array([self.odds(features) for features in article])
        in_context = surroundings(own, self.odds(title) if title else None) @ self._in_context
        in_context += np.array(self.weights.get(BIAS_IN_CONTEXT, (0.0,) * len(self.topics)))
        return [Chances(self._shares(one), self._shares(other)) for one, other in zip(own, in_context, strict=True)]

    def _shares(self, odds: Odds) -> dict[str, float]:
        return dict(zip(self.topics, map(float, 1 / (1 + np.exp(-odds))), strict=True))

    def weight(self, feature: str, topic: str) -> float:
        """What a feature speaks for a topic."""
        found = self.weights.get(feature)
        return found[self.topics.index(topic)] if found else 0.0

    @cached_property
    def _in_context(self) -> NDArray[np.float64]:
        """One row of weights for each of `context_names`."""
        nothing = (0.0,) * len(self.topics)
        return np.array([self.weights.get(name, nothing) for name in context_names(self.topics)])


def context_names(topics: Sequence[str]) -> list[str]:
    """The names of what `surroundings` gives, in its order."""
    return [*(f"({what}: {topic})" for what in AROUND for topic in topics), *SIZES]


def surroundings(own: NDArray[np.float64], title: Odds | None) -> NDArray[np.float64]:
    """For each sentence of an article, a row of what the second regression weighs: `own` has a row of log odds for each
    sentence; the article's share is over the other sentences, and counted in fives to be of the size of log odds."""
    sentences, topics = own.shape
    nobody = np.full((1, topics), NOBODY)
    heading = title[np.newaxis] if title is not None else nobody
    before = np.vstack([heading, own])[:-1]
    two_before = np.vstack([heading, heading, own])[:-2]
    after = np.vstack([own, nobody])[1:]
    likely = 1 / (1 + np.exp(-own))
    others = 5 * (likely.sum(axis=0) - likely) / max(1, sentences - 1)
    sizes = np.column_stack([np.full(sentences, sentences / 20), np.arange(sentences) / 20])
    return np.hstack([own, before, two_before, after, np.repeat(heading, sentences, axis=0), others, sizes])


def opinion_text(opinion: Opinion) -> str:
    """The opinion as its file: a remark, the topics, then a feature and its weights a line, with tabs between."""
    rows = ["\t".join((_HEAD, *opinion.topics))]
    rows += ["\t".join((name, *(f"{w:g}" for w in weights))) for name, weights in sorted(opinion.weights.items())]
    return _REMARK + "\n".join(rows) + "\n"


def read_opinion(text: str, topics: Collection[str]) -> Opinion:
    """The opinion in a file's text; raises `BeatError` where it is none, or speaks of a topic that the beat hasn't."""
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if not lines or lines[0][0] != _HEAD:
        raise BeatError("It is no second opinion; write it anew with dateline beat train.")
    own = tuple(lines[0][1:])
    unknown = sorted(set(own) - set(topics))
    if unknown:
        raise BeatError(f"It speaks of {', '.join(unknown)}, which is no topic of the beat; train it anew.")
    try:
        weights = {name: tuple(map(float, numbers)) for name, *numbers in lines[1:]}
    except ValueError as error:
        raise BeatError(f"One of its weights is no number ({error}); train it anew.") from error
    if any(len(numbers) != len(own) for numbers in weights.values()):
        raise BeatError("A line of it has more or fewer weights than there are topics; train it anew.")
    return Opinion(own, weights)
