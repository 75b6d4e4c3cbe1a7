"""Weights of features for columns, in log odds: what `dateline beat train` learns, kept as a table of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from math import exp
from typing import Self

from briefings.errors import BeatError
from briefings.values import frozen

Odds = Sequence[float]
"""The log odds of each column, in the order of `Weights.columns`."""

BIAS = "(always)"
SUREST = 30.0


@frozen(slots=False)
class Weights:
    """What each feature speaks for each of `columns`. The rows stay text, a feature and its weights with tabs between,
    until they are asked for: whoever only answers questions never does, and an article has few of the features."""

    columns: tuple[str, ...]
    text: str = field(repr=False)

    @classmethod
    def of(cls, columns: Sequence[str], weights: Mapping[str, Sequence[float]]) -> Self:
        """The table of these weights, to six digits."""
        rows = ["\t".join((name, *(f"{w:g}" for w in row))) for name, row in sorted(weights.items())]
        return cls(tuple(columns), "\n".join(rows))

    def weights_of(self, feature: str) -> tuple[float, ...]:
        """A feature's weight for each column; none of one that is not known. Raises `BeatError` where the file was
        damaged."""
        found = self._numbers.get(feature)
        if found is None and feature in self.rows:
            try:
                found = self._numbers[feature] = tuple(map(float, self.rows[feature].split("\t")))
            except ValueError as error:
                raise BeatError(f"A weight of the second opinion is no number ({error}); train it anew.") from error
        return found or ()

    @cached_property
    def rows(self) -> Mapping[str, str]:
        """Feature → its weights as they are written."""
        found = {name: row for name, _, row in [line.partition("\t") for line in self.text.splitlines()]}
        if any(row.count("\t") != len(self.columns) - 1 for row in found.values()):
            raise BeatError("A line of the second opinion has more or fewer weights than columns; train it anew.")
        return found

    @cached_property
    def _numbers(self) -> dict[str, tuple[float, ...]]:
        """The rows that were asked for, as numbers."""
        return {}

    def odds(self, features: Iterable[str]) -> Odds:
        """What these features, and what always holds, say of each column."""
        sums = [0.0] * len(self.columns)
        for feature in (BIAS, *features):
            for n, weight in enumerate(self.weights_of(feature)):
                sums[n] += weight
        return sums

    def weight(self, feature: str, column: str) -> float:
        """What a feature speaks for a column."""
        found = self.weights_of(feature)
        return found[self.columns.index(column)] if found else 0.0

    def shares(self, odds: Odds) -> dict[str, float]:
        """Each column with its log odds as a probability."""
        return {column: share(one) for column, one in zip(self.columns, odds, strict=True)}


def share(odds: float) -> float:
    """Log odds as a probability. A sentence of a hundred thousand words has odds beyond what `exp` can hold."""
    return 1 / (1 + exp(-max(-SUREST, min(SUREST, odds))))
