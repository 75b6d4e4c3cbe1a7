"""Labelled articles → the network of `briefings.beat.net`, by stochastic gradient descent over a few articles at a time
(AdamW: Loshchilov and Hutter, ICLR 2019) with dropout, for each sentence by its own words and in its place at once.

The vectors of words stay as they are: thousands of sentences teach what words do together, not what each is like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from briefings.beat.net import AROUND, LONGEST, WIDTH, Net, surroundings, windows
from briefings.knowledge.words.vectors import Numbers, WordVectors
from briefings.training.examples import Example, LabelledArticle
from briefings.values import frozen

Slopes = dict[str, Numbers]
"""How each weight of a network would change what is wrong, by the weights' names."""

FEWEST_ARTICLES = 1000
"""Fewer teach a network nothing that the regressions don't know."""
# All chosen by trial on articles left out of the learning.
SIGNS, ROUNDS, ARTICLES, RATE = 256, 8, 9, 0.002
DROPPED, DROPPED_PIECES, DROPPED_AROUND = 0.1, 0.15, 0.3
DECAY, MOMENTS, WARM_UP, LONGEST_STEP = 0.05, (0.9, 0.999), 200, 1.0
OWN = 0.5
"""How much it counts that a sentence's own words are right, beside that they are in their place."""
# Two that begin otherwise err otherwise: what they say on the average is right more often.
BEGINNINGS = (1, 2)


def train_net(articles: Sequence[LabelledArticle], topics: Sequence[str], vectors: WordVectors) -> Net:
    """The network that the articles make; the same articles in the same order make the same."""
    read = [_Read.of(article, topics, vectors) for article in articles if article.sentences]
    return joined([_trained(read, vectors, np.random.default_rng(beginning)) for beginning in BEGINNINGS])


def joined(nets: Sequence[Net]) -> Net:
    """The network that says what these say on the average: it has the signs of all."""
    mean_and_most = [net.own.reshape(2, -1, net.own.shape[1]) for net in nets]
    around = [net.around.reshape(AROUND, 2, -1, net.around.shape[1]) for net in nets]
    topics = nets[0].own.shape[1]
    return Net(
        np.hstack([net.window for net in nets]),
        np.concatenate([net.window_bias for net in nets]),
        np.concatenate(mean_and_most, axis=1).reshape(-1, topics) / len(nets),
        np.mean([net.own_bias for net in nets], axis=0),
        np.concatenate(around, axis=2).reshape(-1, topics) / len(nets),
    )


def _trained(articles: Sequence[_Read], vectors: WordVectors, chance: np.random.Generator) -> Net:
    net = _beginning(vectors.size, articles[0].wanted.shape[1], chance)
    steps = _Steps(net, ROUNDS * -(-len(articles) // ARTICLES))
    for _ in range(ROUNDS):
        order = chance.permutation(len(articles))
        for start in range(0, len(order), ARTICLES):
            batch = _Batch.of([articles[n] for n in order[start : start + ARTICLES]])
            net = steps.after(net, _slopes(net, batch, vectors, chance))
    return net


@frozen(slots=False)
class _Read:
    """An article: the pieces of its sentences and, last, of its title; what is wanted of each sentence, topic by topic,
    and which of that is asked."""

    pieces: tuple[Sequence[int], ...]
    wanted: Numbers
    asked: Numbers

    @classmethod
    def of(cls, article: LabelledArticle, topics: Sequence[str], vectors: WordVectors) -> _Read:
        texts = [*(sentence.text for sentence in article.sentences), article.title]
        wanted = [[topic in one.must for topic in topics] for one in article.sentences]
        asked = [[_is_asked(one, topic) for topic in topics] for one in article.sentences]
        return cls(
            tuple(vectors.pieces(text)[:LONGEST] for text in texts),
            np.array(wanted, np.float32),
            np.array(asked, np.float32),
        )


def _is_asked(sentence: Example, topic: str) -> bool:
    """A sentence that may have the topic and need not is no example for it, nor against it."""
    return topic in sentence.must or topic not in sentence.may


@frozen(slots=False)
class _Batch:
    """A few articles as one table: the pieces of their texts one behind the other, the rows where each text that has
    any starts, and its number; which texts are sentences; and what to take of all texts for what is around each."""

    pieces: Sequence[int]
    starts: NDArray[np.intp]
    texts: NDArray[np.intp]
    sentences: NDArray[np.intp]
    around: Numbers
    wanted: Numbers
    asked: Numbers

    @classmethod
    def of(cls, articles: Sequence[_Read]) -> _Batch:
        texts = [pieces for article in articles for pieces in article.pieces]
        lengths = np.array([len(pieces) for pieces in texts])
        filled = np.flatnonzero(lengths)
        sentences, around = _places(articles)
        return cls(
            pieces=[piece for text in texts for piece in text],
            starts=(np.cumsum(lengths) - lengths)[filled],
            texts=filled,
            sentences=sentences,
            around=around,
            wanted=np.concatenate([article.wanted for article in articles]),
            asked=np.concatenate([article.asked for article in articles]),
        )


def _places(articles: Sequence[_Read]) -> tuple[NDArray[np.intp], Numbers]:
    """The numbers of the texts that are sentences, and what to take of all texts for what is around each of them."""
    sizes = [len(article.wanted) for article in articles]
    around = np.zeros((AROUND, sum(sizes), sum(sizes) + len(sizes)), dtype=np.float32)
    sentences: list[int] = []
    for size in sizes:
        row, column = len(sentences), sentences[-1] + 2 if sentences else 0
        own = list(surroundings(np.eye(size + 1, dtype=np.float32)))
        around[:, row : row + size, column : column + size + 1] = own
        sentences += range(column, column + size)
    return np.array(sentences), around


def _slopes(net: Net, batch: _Batch, vectors: WordVectors, chance: np.random.Generator) -> Slopes:
    """How each weight would change what is wrong with the batch, some of what is read left out (back-propagation)."""
    read = vectors.of(batch.pieces)
    whole_pieces = _left_in((len(read), 1), DROPPED_PIECES, chance)
    seen = windows(read * _left_in(read.shape, DROPPED, chance) * whole_pieces, batch.starts)
    felt = np.maximum(seen @ net.window + net.window_bias, 0)
    pooled = _Pooled.of(felt, batch.starts)
    signs = np.zeros((batch.around.shape[2], net.own.shape[0]), dtype=np.float32)
    signs[batch.texts] = pooled.signs

    own_left = _left_in((len(batch.wanted), signs.shape[1]), DROPPED, chance)
    own = signs[batch.sentences] * own_left
    around_left = _left_in((len(batch.wanted), AROUND * signs.shape[1]), DROPPED_AROUND, chance)
    around = np.hstack([kind @ signs for kind in batch.around]) * around_left
    by_own = own @ net.own + net.own_bias
    wrong_in_place = _wrong(by_own + around @ net.around, batch)
    wrong = OWN * _wrong(by_own, batch) + wrong_in_place

    down = np.zeros_like(signs)
    down[batch.sentences] += wrong @ net.own.T * own_left
    beside = np.hsplit(wrong_in_place @ net.around.T * around_left, AROUND)
    for kind, slope in zip(batch.around, beside, strict=True):
        down += kind.T @ slope
    each = pooled.down_to_each(down[batch.texts])
    return {
        "window": seen.T @ each,
        "window_bias": each.sum(axis=0),
        "own": own.T @ wrong,
        "own_bias": wrong.sum(axis=0),
        "around": around.T @ wrong_in_place,
    }


@frozen(slots=False)
class _Pooled:
    """The mean and the most of each sign over texts, which lie one behind the other in `felt` and have these
    lengths."""

    felt: Numbers
    lengths: NDArray[np.intp]
    mean: Numbers
    most: Numbers

    @classmethod
    def of(cls, felt: Numbers, starts: NDArray[np.intp]) -> _Pooled:
        lengths = np.diff(np.append(starts, len(felt)))
        mean = np.add.reduceat(felt, starts) / lengths[:, None].astype(np.float32)
        return cls(felt, lengths, mean, np.maximum.reduceat(felt, starts))

    @property
    def signs(self) -> Numbers:
        """A row for each text."""
        return np.hstack([self.mean, self.most])

    def down_to_each(self, slopes: Numbers) -> Numbers:
        """What slopes of the signs come to for each place of `felt`: a mean's are shared, a most's are its own; where
        nothing was felt, a little more changes nothing."""
        by_mean, by_most = np.hsplit(slopes, 2)
        each: Numbers = np.repeat(by_mean / self.lengths[:, None].astype(np.float32), self.lengths, axis=0)
        is_most = self.felt == np.repeat(self.most, self.lengths, axis=0)
        each += np.where(is_most, np.repeat(by_most, self.lengths, axis=0), np.float32(0))
        each[self.felt <= 0] = 0
        return each


def _wrong(odds: Numbers, batch: _Batch) -> Numbers:
    """How far the probabilities are from what is wanted, shared out over all that is asked."""
    all_asked = np.float32(max(1, batch.asked.sum()))
    return (1 / (1 + np.exp(-odds)) - batch.wanted) * batch.asked / all_asked


def _left_in(shape: tuple[int, ...], dropped: float, chance: np.random.Generator) -> Numbers:
    """What to multiply by, so that a share is dropped and the rest makes up for it."""
    kept: Numbers = (chance.random(shape, dtype=np.float32) >= dropped).astype(np.float32)
    return kept / np.float32(1 - dropped)


def _beginning(size: int, topics: int, chance: np.random.Generator) -> Net:
    def spread(rows: int, columns: int) -> Numbers:
        most = rows**-0.5
        return chance.uniform(-most, most, (rows, columns)).astype(np.float32)

    def nothing(columns: int) -> Numbers:
        return np.zeros(columns, dtype=np.float32)

    window, own = spread(WIDTH * size, SIGNS), spread(2 * SIGNS, topics)
    return Net(window, nothing(SIGNS), own, nothing(topics), spread(AROUND * 2 * SIGNS, topics))


class _Steps:
    """The steps downhill: AdamW, at a rate that rises at first and falls to nothing."""

    def __init__(self, net: Net, steps: int) -> None:
        self._steps, self._done = steps, 0
        self._mean = {one.name: np.zeros_like(getattr(net, one.name)) for one in fields(net)}
        self._square = {one.name: np.zeros_like(getattr(net, one.name)) for one in fields(net)}

    def after(self, net: Net, slopes: Slopes) -> Net:
        """The network a step on."""
        rate = RATE * min(1, (self._done + 1) / WARM_UP) * (1 - self._done / (self._steps + 1))
        self._done += 1
        length = float(np.sqrt(sum(float((slope**2).sum()) for slope in slopes.values())))
        shorter = min(1.0, LONGEST_STEP / (length + 1e-9))
        moved = {name: self._moved(name, getattr(net, name), shorter * slope, rate) for name, slope in slopes.items()}
        return Net(**moved)

    def _moved(self, name: str, weights: Numbers, slope: Numbers, rate: float) -> Numbers:
        mean, square = self._mean[name], self._square[name]
        mean += (1 - MOMENTS[0]) * (slope - mean)
        square += (1 - MOMENTS[1]) * (slope**2 - square)
        ahead = mean / (1 - MOMENTS[0] ** self._done)
        spread = np.sqrt(square / (1 - MOMENTS[1] ** self._done)) + 1e-8
        moved: Numbers = weights * (1 - rate * DECAY) - rate * ahead / spread
        return moved
