"""Labelled articles → what the words around a figure speak for which measure of a beat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from briefings.beat.beat import Beat
from briefings.beat.weights import Weights
from briefings.extracting.measures.second_opinion import Figures
from briefings.extracting.parsing.language import Language
from briefings.extracting.quantities.quantities import find_quantities
from briefings.model import Quantity
from briefings.training.examples import LabelledArticle
from briefings.training.regression import by_name, columns_of, weights_of

# With fewer figures there is nothing to learn.
FEWEST_FIGURES = 50


def train_figures(articles: Sequence[LabelledArticle], beat: Beat, language: Language) -> Weights | None:
    """The weights that these articles' figures make; None where too few are labelled."""
    found = [figure for article in articles for figure in labelled(article, language)]
    measures = [measure.id for measure in beat.measures]
    if len(found) < FEWEST_FIGURES or not measures:
        return None
    rows = [features for features, _ in found]
    columns = columns_of(rows)
    learned = [
        weights_of(rows, np.array([told == measure for _, told in found], dtype=float), columns) for measure in measures
    ]
    return Weights.of(measures, by_name(np.array(learned), columns))


def labelled(article: LabelledArticle, language: Language) -> Iterator[tuple[frozenset[str], str | None]]:
    """The features of each of an article's labelled figures, with its measure. Those before it are told as labelled."""
    if all(sentence.figures is None for sentence in article.sentences):
        return
    text = article.text
    passages = language.parse(text)
    quantities = find_quantities(text, passages)
    figures = Figures(passages, quantities)
    for index, measure in _measures(article, quantities):
        if figures.may_count_people(index):
            yield figures.features(index), measure
        figures.tell(index, measure)


def _measures(article: LabelledArticle, quantities: Sequence[Quantity]) -> Iterator[tuple[int, str | None]]:
    """The index of each quantity in a sentence with labels, and its measure: that of the first label with its words
    that no quantity before has used."""
    start = 0
    for sentence in article.sentences:
        end = start + len(sentence.text)
        left = list(sentence.figures or ())
        for index, quantity in enumerate(quantities):
            if sentence.figures is None or not start <= quantity.start < end:
                continue
            label = next((one for one in left if one.words == quantity.text), None)
            if label is not None:
                left.remove(label)
            yield index, label.measure if label else None
        start = end + 1
