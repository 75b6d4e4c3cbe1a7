"""A small network that reads sentences: a convolution over three pieces of words at a time, pooled over the sentence by
mean and by maximum (Kim, EMNLP 2014), and a linear layer over what a sentence and those around it come to.

It reads words by their vectors (`briefings.knowledge.words`), and so knows of words that no example has what they are
like; the regressions of `briefings.beat.opinion` know only what they have met. `briefings.training.net` trains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from briefings.errors import BeatError
from briefings.knowledge.words.vectors import Numbers, word_vectors
from briefings.values import frozen

if TYPE_CHECKING:
    from briefings.beat.opinion import OddsOfNet

WIDTH = 3
"""How many pieces the convolution sees at a time."""
LONGEST = 500
"""No more pieces of a sentence are read: its beginning tells enough."""
AROUND = 4
"""What is around a sentence: the one before, the next, the title, and the mean of the article's other sentences."""


@frozen(slots=False)
class Net:
    """The weights. `window` and `window_bias` are the convolution's filters, a column each; `own` and `own_bias` lead
    from a sentence's pooled activations to each topic, `around` from those of what is around it."""

    window: Numbers
    window_bias: Numbers
    own: Numbers
    own_bias: Numbers
    around: Numbers

    def odds(self, sentences: Sequence[str], title: str) -> OddsOfNet:
        """The log odds of each topic for each sentence of an article."""
        pooled = np.array([self._pooled(word_vectors().pieces(text)) for text in (*sentences, title)])
        own = pooled[:-1] @ self.own + self.own_bias
        weights = np.split(self.around, AROUND)
        around = sum(kind @ its for kind, its in zip(surroundings(pooled), weights, strict=True))
        return own.tolist(), (own + around).tolist()

    def _pooled(self, pieces: Sequence[int]) -> Numbers:
        """Each filter's mean over a text, then each one's maximum; zero where the text has no pieces."""
        if not pieces:
            return np.zeros(self.own.shape[0], dtype=np.float32)
        inputs = windows(word_vectors().of(pieces[:LONGEST]), [0])
        activations = np.maximum(inputs @ self.window + self.window_bias, 0)
        return np.concatenate([activations.mean(axis=0), activations.max(axis=0)])


def windows(vectors: Numbers, starts: Sequence[int] | NDArray[np.intp]) -> Numbers:
    """Each piece's vector between those of its neighbours; the texts, which start at these rows, end in nothing."""
    before, behind = np.roll(vectors, 1, axis=0), np.roll(vectors, -1, axis=0)
    before[starts] = 0
    behind[np.asarray(starts) - 1] = 0
    return np.hstack([before, vectors, behind])


def surroundings(pooled: Numbers) -> Iterator[Numbers]:
    """For each kind of what is `AROUND`, its row for each sentence of an article, whose title is the last row given.
    One kind at a time, because each takes as much memory as the whole table."""
    sentences, title = pooled[:-1], pooled[-1:]
    nothing = np.zeros_like(title)
    yield np.vstack([nothing, sentences[:-1]])
    yield np.vstack([sentences[1:], nothing])
    yield np.broadcast_to(title, sentences.shape)
    yield (sentences.sum(axis=0) - sentences) / max(1, len(sentences) - 1)


def packed(net: Net) -> bytes:
    """The network as its file, in half precision."""
    file = BytesIO()
    np.savez_compressed(file, **{one.name: getattr(net, one.name).astype(np.float16) for one in fields(net)})
    return file.getvalue()


def read_net(content: bytes, topics: int) -> Net:
    """The network in a file's bytes; raises `BeatError` where it is none for so many topics."""
    try:
        table = np.load(BytesIO(content))
        net = Net(*(table[one.name].astype(np.float32) for one in fields(Net)))
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise BeatError("The second opinion's network can't be read; dateline beat train writes it anew.") from error
    if net.own_bias.size != topics:
        raise BeatError("The second opinion's network knows other topics; dateline beat train writes it anew.")
    return net
