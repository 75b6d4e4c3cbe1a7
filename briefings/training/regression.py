"""Logistic regression, L2-regularised and fitted by full-batch Adam, so that the same examples always give the same
weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from briefings.beat.weights import BIAS

Numbers = NDArray[np.float64]

STRENGTH = 0.5
"""The inverse of the regularisation, as C in LIBLINEAR (Fan et al., JMLR 9, 2008)."""
STEPS, RATE, DECAY = 300, 0.05, (0.9, 0.999)
# A feature that one example has may be chance; a weight below the second changes nothing.
FEWEST, LEAST_WEIGHT = 2, 0.03


def columns_of(rows: Iterable[Set[str]], fewest: Callable[[str], int] = lambda _: FEWEST) -> dict[str, int]:
    """The features that enough rows have (`fewest` says how many), and what always holds before them, each with its
    column."""
    counted = Counter(feature for row in rows for feature in row)
    names = [BIAS, *sorted(name for name, times in counted.items() if times >= fewest(name))]
    return {name: n for n, name in enumerate(names)}


def weights_of(rows: Sequence[Set[str]], wanted: Numbers, columns: Mapping[str, int]) -> Numbers:
    """The weights of features, one a column, by which the rows come nearest to what is wanted of each, 0 or 1."""
    cells = [
        (n, columns[feature]) for n, own in enumerate(rows) for feature in (BIAS, *sorted(own)) if feature in columns
    ]
    row_of, column_of = np.array(cells).T

    def odds(weights: Numbers) -> Numbers:
        return np.bincount(row_of, weights=weights[column_of], minlength=len(rows)).astype(float)

    def slope(wrong: Numbers) -> Numbers:
        return np.bincount(column_of, weights=wrong[row_of], minlength=len(columns)).astype(float)

    return fitted(odds, slope, wanted, len(columns))


def by_name(learned: Numbers, columns: Mapping[str, int]) -> dict[str, tuple[float, ...]]:
    """The weights, a row for each regression, by the features' names; what changes next to nothing is left out."""
    rounded = np.round(np.where(np.abs(learned) < LEAST_WEIGHT, 0.0, learned), 2)
    return {name: tuple(map(float, rounded[:, n])) for name, n in columns.items() if n == 0 or rounded[:, n].any()}


def fitted_to_table(rows: Numbers, wanted: Numbers, strength: float = STRENGTH) -> Numbers:
    """The weight of what always holds, then of each column of a table of numbers. It is fitted on columns of one
    spread, which the weights then undo."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    table = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    weights = fitted(table.dot, table.T.dot, wanted, table.shape[1], strength)
    plain = weights[1:] / spread
    return np.array([weights[0] - float(plain @ mean), *plain])


def fitted(
    odds: Callable[[Numbers], Numbers],
    slope: Callable[[Numbers], Numbers],
    wanted: Numbers,
    size: int,
    strength: float = STRENGTH,
) -> Numbers:
    """The weights under which the odds fit best what is wanted; the first of them, the bias, may be as large as it
    likes. `odds` gives those of all rows, `slope` how each weight would change what is wrong with them; the less
    `strength`, the smaller the weights."""
    penalty = np.full(size, 1 / strength)
    penalty[0] = 0.0
    weights, mean, square = (np.zeros(size) for _ in range(3))
    for step in range(1, STEPS + 1):
        down = slope(1 / (1 + np.exp(-odds(weights))) - wanted) + penalty * weights
        mean = DECAY[0] * mean + (1 - DECAY[0]) * down
        square = DECAY[1] * square + (1 - DECAY[1]) * down**2
        ahead = mean / (1 - DECAY[0] ** step) / (np.sqrt(square / (1 - DECAY[1] ** step)) + 1e-8)
        weights = weights - RATE * (1 - step / (STEPS + 1)) * ahead
    return weights
