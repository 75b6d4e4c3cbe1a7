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
from dataclasses import dataclass, field
from functools import cached_property
from math import exp
from operator import mul

from briefings.errors import BeatError

Odds = Sequence[float]
"""The log odds of each topic, in the order of `Opinion.topics`."""

BIAS, BIAS_IN_CONTEXT = "(always)", "(always, in context)"
# What the second regression weighs, topic by topic: the log odds of the sentence and of four others, and what share of
# the article's other sentences is likely to have the topic.
AROUND = ("own", "one before", "two before", "next", "title", "article")
SIZES = ("(sentences)", "(sentences before)")
NOBODY = -3.0
"""The log odds of a topic where there is no such sentence."""
SUREST = 30.0
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
    """The weights of features (see `briefings.filing.second_opinion.features_of`), and of the names in parentheses that
    stand for what is around a sentence, for each of `topics`, in log odds. They stay text until they are asked for:
    whoever only answers questions never does."""

    topics: tuple[str, ...]
    text: str = field(repr=False)

    @classmethod
    def of(cls, topics: Sequence[str], weights: Mapping[str, Sequence[float]]) -> Opinion:
        """The opinion with these weights, to six digits."""
        rows = ["\t".join((name, *(f"{w:g}" for w in row))) for name, row in sorted(weights.items())]
        return cls(tuple(topics), "\n".join(rows))

    @cached_property
    def weights(self) -> Mapping[str, tuple[float, ...]]:
        """Feature → its weight for each topic. Raises `BeatError` where the file was damaged."""
        try:
            rows = (line.split("\t") for line in self.text.splitlines())
            found = {name: tuple(map(float, row)) for name, *row in rows}
        except ValueError as error:
            raise BeatError(f"A weight of the second opinion is no number ({error}); train it anew.") from error
        if any(len(row) != len(self.topics) for row in found.values()):
            raise BeatError("A line of the second opinion has more or fewer weights than topics; train it anew.")
        return found

    def odds(self, features: Iterable[str]) -> Odds:
        """What a sentence's own features say of each topic."""
        sums = [0.0] * len(self.topics)
        for feature in (BIAS, *features):
            for n, weight in enumerate(self.weights.get(feature, ())):
                sums[n] += weight
        return sums

    def chances(self, article: Sequence[Collection[str]], title: Collection[str] = ()) -> list[Chances]:
        """What the opinion says of each sentence of an article, by the features of all of them in their order."""
        own = [self.odds(features) for features in article]
        around = surroundings(own, self.odds(title) if title else None)
        in_context = [[bias + sum(map(mul, row, column)) for bias, column in self._columns] for row in around]
        return [Chances(self._shares(one), self._shares(other)) for one, other in zip(own, in_context, strict=True)]

    def weight(self, feature: str, topic: str) -> float:
        """What a feature speaks for a topic."""
        found = self.weights.get(feature)
        return found[self.topics.index(topic)] if found else 0.0

    def _shares(self, odds: Odds) -> dict[str, float]:
        return {topic: _share(one) for topic, one in zip(self.topics, odds, strict=True)}

    @cached_property
    def _columns(self) -> list[tuple[float, tuple[float, ...]]]:
        """For each topic, what always holds of it in context, and a weight for each of `context_names`."""
        nothing = (0.0,) * len(self.topics)
        rows = [self.weights.get(name, nothing) for name in context_names(self.topics)]
        return list(zip(self.weights.get(BIAS_IN_CONTEXT, nothing), zip(*rows, strict=True), strict=True))


def context_names(topics: Sequence[str]) -> list[str]:
    """The names of what `surroundings` gives, in its order."""
    return [*(f"({what}: {topic})" for what in AROUND for topic in topics), *SIZES]


def surroundings(own: Sequence[Odds], title: Odds | None) -> list[list[float]]:
    """For each sentence of an article, a row of what the second regression weighs: `own` has the log odds of each
    sentence; the article's share is over the other sentences, and counted in fives to be of the size of log odds."""
    if not own:
        return []
    nobody = [NOBODY] * len(own[0])
    heading = title if title is not None else nobody
    before, behind = [heading, heading, *own], [*own, nobody]
    likely = [[_share(odds) for odds in sentence] for sentence in own]
    sums, others = [sum(column) for column in zip(*likely, strict=True)], max(1, len(own) - 1)
    return [
        [
            *own[n], *before[n + 1], *before[n], *behind[n + 1], *heading,
            *(5 * (total - one) / others for total, one in zip(sums, likely[n], strict=True)),
            len(own) / 20, n / 20,
        ]
        for n in range(len(own))
    ]  # fmt: skip


def _share(odds: float) -> float:
    """Log odds as a probability. A sentence of a hundred thousand words has odds beyond what `exp` can hold."""
    return 1 / (1 + exp(-max(-SUREST, min(SUREST, odds))))


def opinion_text(opinion: Opinion) -> str:
    """The opinion as its file: a remark, the topics, then a feature and its weights a line, with tabs between."""
    return f"{_REMARK}{_HEAD}\t" + "\t".join(opinion.topics) + f"\n{opinion.text}\n"


def read_opinion(text: str, topics: Collection[str]) -> Opinion:
    """The opinion in a file's text; raises `BeatError` where it is none, or speaks of a topic that the beat hasn't."""
    head, _, rows = text.removeprefix(_REMARK).partition("\n")
    first, *own = head.split("\t")
    if first != _HEAD:
        raise BeatError("It is no second opinion; write it anew with dateline beat train.")
    unknown = sorted(set(own) - set(topics))
    if unknown:
        raise BeatError(f"It speaks of {', '.join(unknown)}, which is no topic of the beat; train it anew.")
    return Opinion(tuple(own), rows.removesuffix("\n"))
