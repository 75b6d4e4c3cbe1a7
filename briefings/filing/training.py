"""Labelled sentences → a second opinion on a beat's topics, and how good it is on articles it has not seen.

Examples are JSON, an article a line: {"title": …, "sentences": [[text, [topics that it must have], [topics that it may
have besides]], …]}. The opinion is a logistic regression for each topic (L2-regularised, by full-batch Adam, which is
deterministic).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefings.beat.beat import Beat
from briefings.beat.opinion import BIAS, GIVEN_FROM, REFUSED_BELOW, Opinion
from briefings.beat.terms import finder_of
from briefings.errors import BeatError
from briefings.filing.second_opinion import features

STRENGTH = 0.5
"""The inverse of the regularisation, as C in LIBLINEAR."""
STEPS, RATE, DECAY = 300, 0.05, (0.9, 0.999)
# A feature that one example has may be chance; a weight below the second changes nothing.
FEWEST, LEAST_WEIGHT = 2, 0.03
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """A labelled sentence: its features, the topics that it must have, and all that it may have."""

    features: frozenset[str]
    must: frozenset[str]
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trial:
    """How an opinion does on examples that it has not seen: of the filings asked for, which share it would refuse to a
    rule that makes them; of those that nobody asked for, which share it would refuse; of the sentences with a topic,
    which share it would give it by itself; and of what it gives, which share is right."""

    refused_wrongly: float
    refused_rightly: float
    given: float
    given_rightly: float


def read_examples(lines: Iterable[str], beat: Beat) -> list[list[Example]]:
    """The examples by article; raises `BeatError` with the number of the first line that can't be used."""
    topics = {topic.id for topic in beat.topics}
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rows = [_example(row, beat) for row in json.loads(line)["sentences"]]
        except (ValueError, KeyError, TypeError) as error:
            raise BeatError(f"Line {number} of the examples is no article: {error}.") from error
        unknown = sorted({topic for row in rows for topic in row.may} - topics)
        if unknown:
            raise BeatError(f"Line {number} of the examples names {', '.join(unknown)}, which is no topic of the beat.")
        found.append(rows)
    return found


def _example(row: Sequence[Any], beat: Beat) -> Example:
    text, must, may = row
    finder = finder_of(text, beat.words)
    own = features(finder, (0, len(finder.reading.words)), beat)
    return Example(frozenset(own), frozenset(must), frozenset(must) | frozenset(may))


def train(examples: Sequence[Example], beat: Beat) -> Opinion:
    """The opinion that these examples make."""
    counted = Counter(feature for example in examples for feature in example.features)
    names = [BIAS, *sorted(name for name, times in counted.items() if times >= FEWEST)]
    columns = {name: n for n, name in enumerate(names)}
    topics = tuple(topic.id for topic in beat.topics)
    learned = np.array([_weights(examples, columns, topic) for topic in topics])
    rounded = np.round(np.where(np.abs(learned) < LEAST_WEIGHT, 0.0, learned), 2)
    kept = {name: tuple(map(float, rounded[:, n])) for name, n in columns.items() if n == 0 or rounded[:, n].any()}
    return Opinion(topics, kept)


def _weights(examples: Sequence[Example], columns: Mapping[str, int], topic: str) -> NDArray[np.float64]:
    """One topic's weights. What may have the topic and need not is no example of it, nor against it."""
    rows = [example for example in examples if topic in example.must or topic not in example.may]
    cells = [(n, columns[f]) for n, row in enumerate(rows) for f in row.features if f in columns]
    cells += [(n, 0) for n in range(len(rows))]
    at, of = np.array(cells).T
    wanted = np.array([topic in row.must for row in rows], dtype=float)
    penalty = np.full(len(columns), 1 / STRENGTH)
    penalty[0] = 0.0
    weights, mean, square = np.zeros(len(columns)), np.zeros(len(columns)), np.zeros(len(columns))
    for step in range(1, STEPS + 1):
        odds = np.bincount(at, weights=weights[of], minlength=len(rows))
        wrong = 1 / (1 + np.exp(-odds)) - wanted
        slope = np.bincount(of, weights=wrong[at], minlength=len(columns)) + penalty * weights
        mean = DECAY[0] * mean + (1 - DECAY[0]) * slope
        square = DECAY[1] * square + (1 - DECAY[1]) * slope**2
        ahead = mean / (1 - DECAY[0] ** step) / (np.sqrt(square / (1 - DECAY[1] ** step)) + 1e-8)
        weights = weights - RATE * (1 - step / (STEPS + 1)) * ahead
    return weights


def try_out(articles: Sequence[Sequence[Example]], beat: Beat) -> Trial:
    """Trains on four fifths of the articles and tries the rest, five times."""
    asked = not_asked = no_asked = no_not_asked = topical = given = right = spoken = 0
    for fold in range(FOLDS):
        opinion = train([e for n, rows in enumerate(articles) if n % FOLDS != fold for e in rows], beat)
        for example in (e for n, rows in enumerate(articles) if n % FOLDS == fold for e in rows):
            chances = opinion.chances(example.features)
            no = {topic for topic, chance in chances.items() if chance < REFUSED_BELOW}
            asked, no_asked = asked + len(example.must), no_asked + len(no & example.must)
            others = chances.keys() - example.may
            not_asked, no_not_asked = not_asked + len(others), no_not_asked + len(no & others)
            best = max(chances, key=chances.__getitem__)
            speaks = chances[best] >= GIVEN_FROM
            topical, given = topical + bool(example.must), given + (speaks and best in example.must)
            spoken, right = spoken + speaks, right + (speaks and best in example.may)
    pairs = ((no_asked, asked), (no_not_asked, not_asked), (given, topical), (right, spoken))
    return Trial(*(part / whole if whole else 0.0 for part, whole in pairs))
