"""What was learned from examples of a beat: how much each word speaks for each topic. `dateline beat train` writes it.

The rules of a beat say why a claim stands under a topic, and miss or mistake what their author didn't think of. An
opinion has read thousands of labelled sentences instead and gives a probability, by logistic regression over words,
pairs of words and the beat's word lists; it can say no to a rule, and speak up where all rules are silent (see
`briefings.filing.second_opinion`). It is plain data in a file beside the beat, one feature a line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import exp

from briefings.errors import BeatError

BIAS = "(always)"
_HEAD = "topic of each column"
_REMARK = "# Written by `dateline beat train` from the beat's examples; the weight of each feature for each topic.\n"
# Where nothing else is said: below the one a topic is refused to a rule, from the other on it is given without one.
REFUSED_BELOW, GIVEN_FROM = 0.05, 0.6


@dataclass(frozen=True)
class Opinion:
    """The weights of features (see `briefings.filing.second_opinion.features`) for each of `topics`, in log odds."""

    topics: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """How probably a claim with these features stands under each topic, 0 to 1."""
        sums = list(self.weights.get(BIAS, (0.0,) * len(self.topics)))
        for feature in features:
            for n, weight in enumerate(self.weights.get(feature, ())):
                sums[n] += weight
        return {topic: 1 / (1 + exp(-total)) for topic, total in zip(self.topics, sums, strict=True)}

    def weight(self, feature: str, topic: str) -> float:
        """What a feature speaks for a topic."""
        found = self.weights.get(feature)
        return found[self.topics.index(topic)] if found else 0.0


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
