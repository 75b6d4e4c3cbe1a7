"""Labelled articles → a second opinion on a beat's topics, and how much better it files articles it has not seen.

Examples are JSON, an article a line: {"title": …, "sentences": [[text, [topics that it must have], [topics that it may
have besides]], …]}, every sentence in its order; a line that begins with # is a remark. What is learned is in
`briefings.beat.opinion`: logistic regressions, L2-regularised and fitted by full-batch Adam, so that the same examples
always make the same opinion.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from briefings.beat.beat import Beat
from briefings.beat.opinion import BIAS, BIAS_IN_CONTEXT, Opinion, context_names, surroundings
from briefings.beat.terms import finder_of
from briefings.errors import BeatError
from briefings.filing.filing import file_claims
from briefings.filing.second_opinion import features
from briefings.model import Claim

Numbers = NDArray[np.float64]

STRENGTH = 0.5
"""The inverse of the regularisation, as C in LIBLINEAR (Fan et al., JMLR 9, 2008)."""
STEPS, RATE, DECAY = 300, 0.05, (0.9, 0.999)
# A feature that one example has may be chance; a weight below the second changes nothing.
FEWEST, LEAST_WEIGHT = 2, 0.03
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """A labelled sentence: the topics that it must have, and all that it may have."""

    text: str
    must: frozenset[str]
    may: frozenset[str]


@dataclass(frozen=True)
class Article:
    """Labelled sentences, in their order, under a title."""

    title: str
    sentences: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """Of the sentences that must have a topic, which share has all of its own; of those that were filed, which share
    stands only where it may."""

    complete: float
    precise: float


def read_examples(lines: Iterable[str], beat: Beat) -> list[Article]:
    """The labelled articles; raises `BeatError` with the number of the first line that can't be used."""
    topics = {topic.id for topic in beat.topics}
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            row = json.loads(line)
            sentences = [
                Example(text, frozenset(must), frozenset([*must, *may])) for text, must, may in row["sentences"]
            ]
            found.append(Article(row.get("title") or "", tuple(sentences)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BeatError(f"Line {number} of the examples is no labelled article ({error!r}).") from error
        unknown = sorted({topic for sentence in sentences for topic in sentence.may} - topics)
        if unknown:
            raise BeatError(f"Line {number} of the examples names {', '.join(unknown)}, which is no topic of the beat.")
    return found


def train(articles: Sequence[Article], beat: Beat) -> Opinion:
    """The opinion that these articles make. Its second regression learns from what a first one says of articles that it
    was not itself trained on, as it will have to."""
    read = [_Read.of(article, beat) for article in articles]
    topics = tuple(topic.id for topic in beat.topics)
    rows: list[list[float]] = []
    examples: list[Example] = []
    for fold in range(FOLDS):
        first = Opinion.of(topics, _first([one for n, one in enumerate(read) if n % FOLDS != fold], topics))
        for one in read[fold::FOLDS]:
            own = [first.odds(features) for features in one.sentences]
            rows += surroundings(own, first.odds(one.title) if one.title else None)
            examples += one.examples
    return Opinion.of(topics, {**_first(read, topics), **_second(np.array(rows), examples, topics)})


@dataclass(frozen=True)
class _Read:
    """An article as features."""

    title: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    examples: tuple[Example, ...]

    @classmethod
    def of(cls, article: Article, beat: Beat) -> _Read:
        sentences = tuple(_features(example.text, beat) for example in article.sentences)
        return cls(_features(article.title, beat), sentences, article.sentences)


def _features(text: str, beat: Beat) -> frozenset[str]:
    return frozenset(features(finder_of(text, beat.words), beat))


def _first(articles: Sequence[_Read], topics: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """The weights of a sentence's own features."""
    sentences = [features for article in articles for features in article.sentences]
    examples = [example for article in articles for example in article.examples]
    counted = Counter(feature for features in sentences for feature in features)
    names = [BIAS, *sorted(name for name, times in counted.items() if times >= FEWEST)]
    columns = {name: n for n, name in enumerate(names)}
    learned = np.array([_weights(sentences, examples, columns, topic) for topic in topics])
    rounded = np.round(np.where(np.abs(learned) < LEAST_WEIGHT, 0.0, learned), 2)
    return {name: tuple(map(float, rounded[:, n])) for name, n in columns.items() if n == 0 or rounded[:, n].any()}


def _weights(
    sentences: Sequence[frozenset[str]], examples: Sequence[Example], columns: Mapping[str, int], topic: str
) -> Numbers:
    """One topic's weights of features."""
    used = [own for own, example in zip(sentences, examples, strict=True) if _speaks_of(example, topic)]
    cells = [(n, columns[feature]) for n, own in enumerate(used) for feature in (BIAS, *own) if feature in columns]
    row_of, column_of = np.array(cells).T

    def odds(weights: Numbers) -> Numbers:
        return np.bincount(row_of, weights=weights[column_of], minlength=len(used)).astype(float)

    def slope(wrong: Numbers) -> Numbers:
        return np.bincount(column_of, weights=wrong[row_of], minlength=len(columns)).astype(float)

    return _fitted(odds, slope, _wanted(examples, topic), len(columns))


def _second(rows: Numbers, examples: Sequence[Example], topics: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """The weights of what is around a sentence. It is fitted on rows of one spread, which its weights then undo."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    table = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    learned = []
    for topic in topics:
        used = table[[_speaks_of(example, topic) for example in examples]]
        fitted = _fitted(used.dot, used.T.dot, _wanted(examples, topic), table.shape[1])
        plain = fitted[1:] / spread
        learned.append([fitted[0] - float(plain @ mean), *plain])
    names = [BIAS_IN_CONTEXT, *context_names(topics)]
    return {name: tuple(map(float, column)) for name, column in zip(names, np.round(learned, 4).T, strict=True)}


def _speaks_of(example: Example, topic: str) -> bool:
    """A sentence that may have the topic and need not is no example for it, nor against it."""
    return topic in example.must or topic not in example.may


def _wanted(examples: Sequence[Example], topic: str) -> Numbers:
    return np.array([topic in example.must for example in examples if _speaks_of(example, topic)], dtype=float)


def _fitted(
    odds: Callable[[Numbers], Numbers], slope: Callable[[Numbers], Numbers], wanted: Numbers, size: int
) -> Numbers:
    """The weights under which the odds fit best what is wanted; the first of them, the bias, may be as large as it
    likes. `odds` gives those of all rows, `slope` how each weight would change what is wrong with them."""
    penalty = np.full(size, 1 / STRENGTH)
    penalty[0] = 0.0
    weights, mean, square = (np.zeros(size) for _ in range(3))
    for step in range(1, STEPS + 1):
        down = slope(1 / (1 + np.exp(-odds(weights))) - wanted) + penalty * weights
        mean = DECAY[0] * mean + (1 - DECAY[0]) * down
        square = DECAY[1] * square + (1 - DECAY[1]) * down**2
        ahead = mean / (1 - DECAY[0] ** step) / (np.sqrt(square / (1 - DECAY[1] ** step)) + 1e-8)
        weights = weights - RATE * (1 - step / (STEPS + 1)) * ahead
    return weights


def try_out(articles: Sequence[Article], beat: Beat) -> tuple[Filed, Filed]:
    """How the beat files articles by its rules alone, and how with the opinion that the others of them make: trained on
    four fifths and tried on the rest, five times. Figures and places, which only extraction finds, play no part."""
    alone, second = _Count(), _Count()
    for fold in range(FOLDS):
        opinion = train([article for n, article in enumerate(articles) if n % FOLDS != fold], beat)
        for article in articles[fold::FOLDS]:
            alone.add(article, replace(beat, opinion=None))
            second.add(article, replace(beat, opinion=opinion))
    return alone.filed(), second.filed()


class _Count:
    """Sentences as they are filed, counted."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def add(self, article: Article, beat: Beat) -> None:
        text, claims = "", []
        for n, sentence in enumerate(article.sentences):
            claims.append(Claim(str(n), "", sentence.text, len(text), len(text) + len(sentence.text)))
            text += f"{sentence.text} "
        for claim, sentence in zip(file_claims(claims, beat, text, article.title), article.sentences, strict=True):
            topics = {filing.topic for filing in claim.topics}
            self._counted["must"] += bool(sentence.must)
            self._counted["complete"] += bool(sentence.must) and sentence.must <= topics
            self._counted["filed"] += bool(topics)
            self._counted["precise"] += bool(topics) and topics <= sentence.may

    def filed(self) -> Filed:
        counted = self._counted
        return Filed(counted["complete"] / max(1, counted["must"]), counted["precise"] / max(1, counted["filed"]))
