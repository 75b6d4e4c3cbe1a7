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

Gradients = dict[str, Numbers]
"""Of the loss, by the names of a network's weights."""

FEWEST_ARTICLES = 1000
"""Fewer teach a network nothing that the regressions don't know."""
# All numbers were chosen by trial on articles left out of the learning. A batch is counted in articles.
FILTERS, EPOCHS, BATCH, LEARNING_RATE = 256, 8, 9, 0.002
# Of the vectors' numbers and what was pooled; of whole pieces; of what is around a sentence.
DROPOUT, PIECE_DROPOUT, DROPOUT_AROUND = 0.1, 0.15, 0.3
# Of AdamW. The warm-up is counted in steps.
WEIGHT_DECAY, BETAS, WARM_UP, CLIP_NORM = 0.05, (0.9, 0.999), 200, 1.0
OWN_LOSS = 0.5
"""How much the loss by a sentence's own words counts beside the loss in its place."""
# Networks that start from other weights make other mistakes, and their average makes fewer.
SEEDS = (1, 2)


def train_net(articles: Sequence[LabelledArticle], topics: Sequence[str], vectors: WordVectors) -> Net:
    """The network that the articles make; the same articles in the same order make the same."""
    read = [_Read.of(article, topics, vectors) for article in articles if article.sentences]
    return joined([_trained(read, vectors, np.random.default_rng(seed)) for seed in SEEDS])


def joined(nets: Sequence[Net]) -> Net:
    """One network with the filters of all, whose log odds are the average of theirs."""
    mean_and_maximum = [net.own.reshape(2, -1, net.own.shape[1]) for net in nets]
    around = [net.around.reshape(AROUND, 2, -1, net.around.shape[1]) for net in nets]
    topics = nets[0].own.shape[1]
    return Net(
        np.hstack([net.window for net in nets]),
        np.concatenate([net.window_bias for net in nets]),
        np.concatenate(mean_and_maximum, axis=1).reshape(-1, topics) / len(nets),
        np.mean([net.own_bias for net in nets], axis=0),
        np.concatenate(around, axis=2).reshape(-1, topics) / len(nets),
    )


def _trained(articles: Sequence[_Read], vectors: WordVectors, chance: np.random.Generator) -> Net:
    net = _initial(vectors.size, articles[0].wanted.shape[1], chance)
    optimizer = _AdamW(net, EPOCHS * -(-len(articles) // BATCH))
    for _ in range(EPOCHS):
        order = chance.permutation(len(articles))
        for start in range(0, len(order), BATCH):
            batch = _Batch.of([articles[n] for n in order[start : start + BATCH]])
            net = optimizer.step(net, _gradients(net, batch, vectors, chance))
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


def _gradients(net: Net, batch: _Batch, vectors: WordVectors, chance: np.random.Generator) -> Gradients:
    """Of the batch's loss, the cross-entropy in place and `OWN_LOSS` times that by own words (back-propagation)."""
    read = vectors.of(batch.pieces)
    whole_pieces = _dropout((len(read), 1), PIECE_DROPOUT, chance)
    inputs = windows(read * _dropout(read.shape, DROPOUT, chance) * whole_pieces, batch.starts)
    activations = np.maximum(inputs @ net.window + net.window_bias, 0)
    pooling = _Pooling.of(activations, batch.starts)
    pooled = np.zeros((batch.around.shape[2], net.own.shape[0]), dtype=np.float32)
    pooled[batch.texts] = pooling.pooled

    own_mask = _dropout((len(batch.wanted), pooled.shape[1]), DROPOUT, chance)
    own = pooled[batch.sentences] * own_mask
    around_mask = _dropout((len(batch.wanted), AROUND * pooled.shape[1]), DROPOUT_AROUND, chance)
    around = np.hstack([kind @ pooled for kind in batch.around]) * around_mask
    by_own = own @ net.own + net.own_bias
    error_in_place = _error(by_own + around @ net.around, batch)
    error = OWN_LOSS * _error(by_own, batch) + error_in_place

    of_pooled = np.zeros_like(pooled)
    of_pooled[batch.sentences] += error @ net.own.T * own_mask
    of_kinds = np.hsplit(error_in_place @ net.around.T * around_mask, AROUND)
    for kind, of_kind in zip(batch.around, of_kinds, strict=True):
        of_pooled += kind.T @ of_kind
    of_activations = pooling.backward(of_pooled[batch.texts])
    return {
        "window": inputs.T @ of_activations,
        "window_bias": of_activations.sum(axis=0),
        "own": own.T @ error,
        "own_bias": error.sum(axis=0),
        "around": around.T @ error_in_place,
    }


@frozen(slots=False)
class _Pooling:
    """The mean and the maximum of each filter's activations over each text; the texts, of these lengths, lie one behind
    the other."""

    activations: Numbers
    lengths: NDArray[np.intp]
    mean: Numbers
    maximum: Numbers

    @classmethod
    def of(cls, activations: Numbers, starts: NDArray[np.intp]) -> _Pooling:
        lengths = np.diff(np.append(starts, len(activations)))
        mean = np.add.reduceat(activations, starts) / lengths[:, None].astype(np.float32)
        return cls(activations, lengths, mean, np.maximum.reduceat(activations, starts))

    @property
    def pooled(self) -> Numbers:
        """A row for each text."""
        return np.hstack([self.mean, self.maximum])

    def backward(self, gradients: Numbers) -> Numbers:
        """The gradients of what went into the activations (ReLU), from those of what was pooled."""
        of_mean, of_maximum = np.hsplit(gradients, 2)
        found: Numbers = np.repeat(of_mean / self.lengths[:, None].astype(np.float32), self.lengths, axis=0)
        is_maximum = self.activations == np.repeat(self.maximum, self.lengths, axis=0)
        found += np.where(is_maximum, np.repeat(of_maximum, self.lengths, axis=0), np.float32(0))
        found[self.activations <= 0] = 0
        return found


def _error(odds: Numbers, batch: _Batch) -> Numbers:
    """The gradient of the mean cross-entropy, over all that is asked, of the log odds."""
    all_asked = np.float32(max(1, batch.asked.sum()))
    return (1 / (1 + np.exp(-odds)) - batch.wanted) * batch.asked / all_asked


def _dropout(shape: tuple[int, ...], share: float, chance: np.random.Generator) -> Numbers:
    """A mask that drops a share and makes the rest up for it."""
    kept: Numbers = (chance.random(shape, dtype=np.float32) >= share).astype(np.float32)
    return kept / np.float32(1 - share)


def _initial(size: int, topics: int, chance: np.random.Generator) -> Net:
    """Small weights by chance, for vectors of this size."""

    def spread(rows: int, columns: int) -> Numbers:
        most = rows**-0.5
        return chance.uniform(-most, most, (rows, columns)).astype(np.float32)

    def nothing(columns: int) -> Numbers:
        return np.zeros(columns, dtype=np.float32)

    window, own = spread(WIDTH * size, FILTERS), spread(2 * FILTERS, topics)
    return Net(window, nothing(FILTERS), own, nothing(topics), spread(AROUND * 2 * FILTERS, topics))


class _AdamW:
    """Its learning rate rises during the warm-up and falls to nothing at the last of `steps`."""

    def __init__(self, net: Net, steps: int) -> None:
        self._steps, self._done = steps, 0
        self._mean = {one.name: np.zeros_like(getattr(net, one.name)) for one in fields(net)}
        self._square = {one.name: np.zeros_like(getattr(net, one.name)) for one in fields(net)}

    def step(self, net: Net, gradients: Gradients) -> Net:
        """The network a step on."""
        rate = LEARNING_RATE * min(1, (self._done + 1) / WARM_UP) * (1 - self._done / (self._steps + 1))
        self._done += 1
        norm = float(np.sqrt(sum(float((gradient**2).sum()) for gradient in gradients.values())))
        clipped = min(1.0, CLIP_NORM / (norm + 1e-9))
        moved = {
            name: self._moved(name, getattr(net, name), clipped * gradient, rate)
            for name, gradient in gradients.items()
        }
        return Net(**moved)

    def _moved(self, name: str, weights: Numbers, gradient: Numbers, rate: float) -> Numbers:
        mean, square = self._mean[name], self._square[name]
        mean += (1 - BETAS[0]) * (gradient - mean)
        square += (1 - BETAS[1]) * (gradient**2 - square)
        ahead = mean / (1 - BETAS[0] ** self._done)
        spread = np.sqrt(square / (1 - BETAS[1] ** self._done)) + 1e-8
        moved: Numbers = weights * (1 - rate * WEIGHT_DECAY) - rate * ahead / spread
        return moved
