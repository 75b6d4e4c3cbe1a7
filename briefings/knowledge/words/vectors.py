"""What pieces of words are like: a vector for each, so that those which are used alike lie near one another.

They are the vectors with which all-MiniLM-L6-v2 begins (Wang et al., NeurIPS 2020; Reimers and Gurevych, EMNLP 2019;
Apache License 2.0), which learned them from a thousand million pairs of sentences, in the 256 directions in which they
differ most. `bot.commands.word_vectors` makes the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefings.knowledge.words.pieces import pieces_of
from briefings.values import frozen

Numbers = NDArray[np.floating[Any]]
FILE = "vectors.npz"


@frozen(slots=False)
class WordVectors:
    """A vocabulary's vectors: a row of small whole numbers for each piece, and what they are to be multiplied by,
    column by column."""

    vocabulary: dict[str, int]
    rows: NDArray[np.int8]
    scale: Numbers

    @property
    def size(self) -> int:
        """How many numbers a vector has."""
        return int(self.scale.size)

    def pieces(self, text: str) -> list[int]:
        """The numbers of the text's pieces."""
        return pieces_of(text, self.vocabulary)

    def of(self, pieces: Sequence[int]) -> Numbers:
        """A row for each piece."""
        return self.rows[np.asarray(pieces, dtype=np.intp)] * self.scale


@cache
def word_vectors() -> WordVectors:
    """Those that come with Dateline; they are read when first asked for."""
    with resources.files(__package__).joinpath(FILE).open("rb") as file:
        table: Any = np.load(file)
        pieces = bytes(table["pieces"]).decode("utf-8").split("\n")
        return WordVectors({piece: n for n, piece in enumerate(pieces)}, table["rows"], table["scale"])


def packed(pieces: Sequence[str], vectors: Numbers) -> dict[str, Any]:
    """The arrays of the file: each column as whole numbers from -127 to 127."""
    scale = np.maximum(np.abs(vectors).max(axis=0), 1e-9) / 127
    return {
        "pieces": np.frombuffer("\n".join(pieces).encode("utf-8"), dtype=np.uint8),
        "rows": np.round(vectors / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
    }
