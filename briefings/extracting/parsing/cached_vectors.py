"""Vectors of words, worked out once for each word as it is used instead of once for each token.

spaCy's first layers look at nothing but a token's features (its norm, shape and endings, and whether a space follows)
and make a third of all its multiplications. So their answers are kept by those features, and only words that were not
met before are put to them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

# 16 MB of vectors. A desk that runs for months starts afresh when it is reached; an article has some 400 of them.
MOST_WORDS = 40_000
_FEW = 1024
# Whole blocks of rows, since the last digit of a product may hang on how many are multiplied at once.
BLOCK = 64


def keep_vectors(nlp: Any) -> None:
    """Lets the pipeline keep what its first layers give, where they are of that kind; it can't be trained then."""
    if "tok2vec" not in nlp.pipe_names:
        return
    layers = nlp.get_pipe("tok2vec").model.layers
    if layers and [layer.name for layer in layers[0].layers[:2]] == ["extract_features", "list2ragged"]:
        layers[0] = _remembering(layers[0])


def _remembering(embed: Any) -> Any:
    """A layer that stands for `embed`: from documents to an array of float32 each, a row for each token."""
    from thinc.api import Model, NumpyOps

    extract, *others = embed.layers
    _multiply_alike([layer for other in others for layer in other.walk()], NumpyOps(use_blis=True))
    vectors = _Vectors(others, embed.get_dim("nO"))

    def forward(_: Any, docs: Sequence[Any], is_train: bool) -> tuple[Sequence[Any], Callable[..., Any]]:
        if is_train:
            raise NotImplementedError("Kept vectors are not trained.")
        return vectors.of(extract.predict(docs)), lambda _: []

    return Model("remembered", forward, dims={"nO": embed.get_dim("nO")}, layers=[embed])


def _multiply_alike(layers: Sequence[Any], ops: Any) -> None:
    """Lets the layers multiply by thinc's own library whatever the others do, with operations of their own (which all
    layers share otherwise).

    A word's vector is kept, and must be the same to the bit whatever other words were new beside it. In NumPy's library
    its last digit hangs on the row in which the word stands: measured on an AMD EPYC, where the rows of a dozen go two
    ways. Thinc's has one way for all, and takes two milliseconds more for the new words of an article.
    """
    for layer in layers:
        layer.ops = ops


class _Vectors:
    """The vectors of the words met so far, as rows of one array."""

    def __init__(self, layers: Sequence[Any], width: int) -> None:
        self._layers = layers
        self._rows: dict[bytes, int] = {}
        self._vectors = np.empty((_FEW, width), dtype="float32")

    def of(self, features: Sequence[Any]) -> Sequence[Any]:
        """The vectors of each document's tokens, whose features are rows of integers."""
        keys = [_keys(of_doc) for of_doc in features]
        new = set().union(*keys).difference(self._rows)
        if len(self._rows) + len(new) > MOST_WORDS:
            self._rows.clear()
            new = set().union(*keys)
        if new:
            self._learn(sorted(new), features[0].dtype)
        return [self._vectors[[self._rows[key] for key in of_doc]] for of_doc in keys]

    def _learn(self, keys: Sequence[bytes], dtype: Any) -> None:
        answer: Any = [_blocks(np.frombuffer(b"".join(keys), dtype=dtype).reshape(len(keys), -1))]
        for layer in self._layers:
            answer = layer.predict(answer)
        first, needed = len(self._rows), len(self._rows) + len(keys)
        if needed > len(self._vectors):
            grown = np.empty((max(needed, 2 * len(self._vectors)), self._vectors.shape[1]), dtype="float32")
            grown[:first] = self._vectors[:first]
            self._vectors = grown
        self._vectors[first:needed] = answer[0][: len(keys)]
        self._rows.update((key, first + n) for n, key in enumerate(keys))


def _blocks(rows: Any) -> Any:
    """The rows with zeros behind them, up to whole blocks."""
    return np.concatenate([rows, np.zeros((-len(rows) % BLOCK, rows.shape[1]), dtype=rows.dtype)])


def _keys(features: Any) -> Sequence[bytes]:
    """Each row as bytes."""
    rows = np.ascontiguousarray(features)
    keys: list[bytes] = rows.view(f"V{rows.shape[1] * rows.itemsize}").ravel().tolist()
    return keys
