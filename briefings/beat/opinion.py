"""What was learned from examples of a beat: what speaks for each topic and measure. `dateline beat train` writes it.

The rules of a beat say why a claim stands under a topic, and miss or mistake what their author didn't think of. An
opinion has read thousands of labelled sentences instead and gives a probability, by two logistic regressions. The first
weighs a sentence's own words, pairs of words, how words begin, and word lists. The second weighs what the first says of
the sentence, of those around it, of the title and of the whole article: "They were flown out at dawn" is told by its
neighbours. A third weighs what stands around a figure, for its measure
(`briefings.extracting.measures.second_opinion`). It is plain data in a file beside the beat, one feature a line, and
can overrule a rule or speak up where all rules are silent (see `briefings.filing.second_opinion`).

Where there were examples enough, a network (`briefings.beat.net`) has learned from them too, and lies in a file beside
that one. It knows words that no example has by what they are like. Its log odds and those of the regressions are
averaged: on articles not seen, that is right more often than either alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from operator import mul
from typing import TYPE_CHECKING

from briefings.beat.weights import Odds, Weights, share
from briefings.errors import BeatError
from briefings.values import frozen

if TYPE_CHECKING:
    from briefings.beat.net import Net

OddsOfNet = tuple[Sequence[Odds], Sequence[Odds]]
"""Those of each sentence by its own words, and in its place."""

BIAS_IN_CONTEXT = "(always, in context)"
# What the second regression weighs, topic by topic: the log odds of the sentence and of four others, and what share of
# the article's other sentences is likely to have the topic.
AROUND = ("own", "one before", "two before", "next", "title", "article")
NOBODY = -3.0
"""The log odds of a topic where there is no such sentence."""
_TOPICS, _MEASURES = "topic of each column", "measure of each column"
_REMARK = "# Written by `dateline beat train` from the beat's examples: the weight of each feature for each column.\n"
# Chosen by trial on articles that the opinion had not seen, and that nobody had read when the rules were written.
OVERRULED, AT_LEAST, LIKELY, FOREMOST = 0.85, 0.04, 0.5, 0.4
"""A rule is overruled where its topic is less likely in context than so many times what the rule leaves open; never
above the third of these, and always below the second. What a rule only guesses must be as likely as not; no more than
the last is asked where no other topic is as likely."""
GIVEN_FROM, BESIDE_FROM, OWN_FROM, OWN_FROM_OF_SUBJECT = 0.6, 0.7, 0.5, 0.25
"""A topic is given without a rule, or beside those that rules give, where it is so likely in context, and so likely by
the sentence's own words: less is asked of these where the sentence is about the subject."""
AHEAD_OF_A_GUESS = 0.3
"""It is given instead of another one at which a rule guesses where it is so much likelier;"""
AHEAD_OF_A_RULE, SURE_BESIDE_ANY = 0.5, 0.95
"""and beside those that rules give where it is so much likelier than the likeliest of them, or all but sure."""


@frozen
class Chances:
    """How probably a sentence stands under each topic, 0 to 1: by its own words, and by those around it as well."""

    own: Mapping[str, float]
    in_context: Mapping[str, float]

    def refuse(self, topic: str, score: float, *, guessed: bool = False) -> bool:
        """Whether a rule as sure as its score may not give this topic: the surer the rule, the less likely the context
        must make it; it may where the sentence's own words do well. Of a topic that the opinion doesn't know it says
        nothing."""
        if topic not in self.in_context or self.own.get(topic, 0) >= LIKELY:
            return False
        return self.in_context[topic] < (self._least_of_a_guess(topic) if guessed else _least_of_a_rule(score))

    def _least_of_a_guess(self, topic: str) -> float:
        foremost = self.in_context[topic] == max(self.in_context.values())
        return FOREMOST if foremost else LIKELY

    def given(self, *, about: bool = False, guess: str | None = None, beside: Collection[str] = ()) -> str | None:
        """The topic that the sentence has though no rule says so; None where none is sure enough. Of a sentence that is
        `about` the subject, its own words need say less. Where a rule makes a `guess`, another must be far likelier; it
        must be so by more, or all but sure, `beside` topics that rules are sure of."""
        topic = max(self.in_context, key=self.in_context.__getitem__, default=None)
        if topic is None or topic in beside or self.own[topic] < (OWN_FROM_OF_SUBJECT if about else OWN_FROM):
            return None
        guessed = 0.0 if guess is None or guess == topic else self.in_context.get(guess, 0) + AHEAD_OF_A_GUESS
        ruled = max((self.in_context.get(other, 0) + AHEAD_OF_A_RULE for other in beside), default=0.0)
        least = BESIDE_FROM if beside else GIVEN_FROM
        return topic if self.in_context[topic] >= max(least, guessed, min(ruled, SURE_BESIDE_ANY)) else None


def _least_of_a_rule(score: float) -> float:
    return min(LIKELY, max(AT_LEAST, OVERRULED * (1 - score)))


@frozen(slots=False)
class Opinion(Weights):
    """The weights of a sentence's features, and of the names in parentheses that stand for what is around it, for each
    topic; `figures` are those of a figure's features for each measure, where the examples marked figures; `net` is the
    network's file, where there is one."""

    figures: Weights | None = None
    net: bytes = field(default=b"", repr=False)

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of the topics that it knows."""
        return self.columns

    def chances(
        self, article: Sequence[Collection[str]], title: Collection[str] = (), by_net: OddsOfNet | None = None
    ) -> list[Chances]:
        """What the opinion says of each sentence of an article, by the features of all of them in their order, and by
        what the network says of them."""
        own: Sequence[Odds] = [self.odds(features) for features in article]
        around = surroundings(own, self.odds(title) if title else None)
        in_context: Sequence[Odds] = [
            [bias + sum(map(mul, row, column)) for bias, column in self._columns] for row in around
        ]
        if by_net:
            own, in_context = _averages(own, by_net[0]), _averages(in_context, by_net[1])
        return [Chances(self.shares(one), self.shares(other)) for one, other in zip(own, in_context, strict=True)]

    def odds_of_net(self, article: Sequence[str], title: str) -> OddsOfNet | None:
        """What the network says of each sentence of an article; None where there is no network."""
        return self._net.odds(article, title) if self._net else None

    def make_ready(self) -> None:
        """Reads beforehand what the first article would have to."""
        _ = self.rows
        self.odds_of_net(["Ready."], "")

    @cached_property
    def _net(self) -> Net | None:
        """The network, read when it is first asked: whoever files nothing needs neither it nor NumPy."""
        if not self.net:
            return None
        from briefings.beat.net import read_net

        return read_net(self.net, len(self.columns))

    @cached_property
    def _columns(self) -> list[tuple[float, tuple[float, ...]]]:
        """For each topic, what always holds of it in context, and a weight for each of `context_names`."""
        nothing = (0.0,) * len(self.topics)
        rows = [self.weights_of(name) or nothing for name in context_names(self.topics)]
        return list(zip(self.weights_of(BIAS_IN_CONTEXT) or nothing, zip(*rows, strict=True), strict=True))


def _averages(ours: Sequence[Odds], theirs: Sequence[Odds]) -> list[Odds]:
    return [[(a + b) / 2 for a, b in zip(row, other, strict=True)] for row, other in zip(ours, theirs, strict=True)]


def context_names(topics: Sequence[str]) -> list[str]:
    """The names of what `surroundings` gives, in its order."""
    return [f"({what}: {topic})" for what in AROUND for topic in topics]


def surroundings(own: Sequence[Odds], title: Odds | None) -> list[list[float]]:
    """For each sentence of an article, a row of what the second regression weighs: `own` has the log odds of each
    sentence; the article's share is over the other sentences, and counted in fives to be of the size of log odds."""
    if not own:
        return []
    nobody = [NOBODY] * len(own[0])
    heading = title if title is not None else nobody
    before, behind = [heading, heading, *own], [*own, nobody]
    likely = [[share(odds) for odds in sentence] for sentence in own]
    sums, others = [sum(column) for column in zip(*likely, strict=True)], max(1, len(own) - 1)
    return [
        [
            *own[n], *before[n + 1], *before[n], *behind[n + 1], *heading,
            *(5 * (total - one) / others for total, one in zip(sums, likely[n], strict=True)),
        ]
        for n in range(len(own))
    ]  # fmt: skip


def net_beside(name: str) -> str:
    """The name of the file with the network that belongs to an opinion's file."""
    return f"{name.removesuffix('.tsv')}.npz"


def opinion_text(opinion: Opinion) -> str:
    """The opinion as its file: a remark, then a table for the topics and, behind an empty line, one for the measures:
    the columns' names, then a feature and its weights a line, with tabs between."""
    tables = [(_TOPICS, opinion), *([(_MEASURES, opinion.figures)] if opinion.figures else [])]
    return _REMARK + "\n".join(f"{head}\t" + "\t".join(one.columns) + f"\n{one.text}\n" for head, one in tables)


def read_opinion(text: str, topics: Collection[str], measures: Collection[str] = (), net: bytes = b"") -> Opinion:
    """The opinion in a file's text, with what lies beside it; raises `BeatError` where it is none, or speaks of a topic
    or a measure that the beat hasn't."""
    first, _, second = text.removeprefix(_REMARK).partition("\n\n")
    columns, rows = _table(first, _TOPICS, topics, "topic")
    figures = Weights(*_table(second, _MEASURES, measures, "measure")) if second else None
    return Opinion(columns, rows, figures, net)


def _table(text: str, head: str, known: Collection[str], what: str) -> tuple[tuple[str, ...], str]:
    line, _, rows = text.partition("\n")
    first, *columns = line.split("\t")
    if first != head:
        raise BeatError("It is no second opinion; write it anew with dateline beat train.")
    unknown = sorted(set(columns) - set(known))
    if unknown:
        raise BeatError(f"It speaks of {', '.join(unknown)}, which is no {what} of the beat; train it anew.")
    return tuple(columns), rows.removesuffix("\n")
