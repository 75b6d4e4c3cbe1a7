"""Labelled articles → what words speak for which topic of a beat: the two regressions of `briefings.beat.opinion`, and
its network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from briefings.beat.beat import Beat
from briefings.beat.net import packed
from briefings.beat.opinion import BIAS_IN_CONTEXT, Opinion, context_names, surroundings
from briefings.beat.terms import finder_of
from briefings.filing.second_opinion import NEAR, features
from briefings.knowledge.words.vectors import word_vectors
from briefings.training.examples import Example, LabelledArticle
from briefings.training.net import FEWEST_ARTICLES, train_net
from briefings.training.regression import FEWEST, Numbers, by_name, columns_of, fitted, weights_of
from briefings.values import frozen

FOLDS = 5
# There are many of these, and two sentences that share one may do so by chance.
FEWEST_NEAR = 4


def train(articles: Sequence[LabelledArticle], beat: Beat) -> Opinion:
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
    opinion = Opinion.of(topics, {**_first(read, topics), **_second(np.array(rows), examples, topics)})
    if len(articles) < FEWEST_ARTICLES:
        return opinion
    return replace(opinion, net=packed(train_net(articles, topics, word_vectors())))


@frozen(slots=False)
class _Read:
    """An article as features."""

    title: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    examples: tuple[Example, ...]

    @classmethod
    def of(cls, article: LabelledArticle, beat: Beat) -> _Read:
        sentences = tuple(_features(example.text, beat) for example in article.sentences)
        return cls(_features(article.title, beat), sentences, article.sentences)


def _features(text: str, beat: Beat) -> frozenset[str]:
    return frozenset(features(finder_of(text, beat.words), beat))


def _first(articles: Sequence[_Read], topics: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """The weights of a sentence's own features."""
    sentences = [features for article in articles for features in article.sentences]
    examples = [example for article in articles for example in article.examples]
    columns = columns_of(sentences, lambda feature: FEWEST_NEAR if NEAR in feature else FEWEST)
    learned = []
    for topic in topics:
        used = [own for own, example in zip(sentences, examples, strict=True) if _speaks_of(example, topic)]
        learned.append(weights_of(used, _wanted(examples, topic), columns))
    return by_name(np.array(learned), columns)


def _second(rows: Numbers, examples: Sequence[Example], topics: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """The weights of what is around a sentence. It is fitted on rows of one spread, which its weights then undo."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    table = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    learned = []
    for topic in topics:
        used = table[[_speaks_of(example, topic) for example in examples]]
        weights = fitted(used.dot, used.T.dot, _wanted(examples, topic), table.shape[1])
        plain = weights[1:] / spread
        learned.append([weights[0] - float(plain @ mean), *plain])
    names = [BIAS_IN_CONTEXT, *context_names(topics)]
    return {name: tuple(map(float, column)) for name, column in zip(names, np.round(learned, 4).T, strict=True)}


def _speaks_of(example: Example, topic: str) -> bool:
    """A sentence that may have the topic and need not is no example for it, nor against it."""
    return topic in example.must or topic not in example.may


def _wanted(examples: Sequence[Example], topic: str) -> Numbers:
    return np.array([topic in example.must for example in examples if _speaks_of(example, topic)], dtype=float)
