"""Labelled articles, as a file has them and as training reads them.

Examples are JSON, an article a line: {"title": …, "sentences": [[text, [topics that it must have], [topics that it may
have besides], [[a figure's words, its measure or null], …]], …]}, every sentence in its order; a line that begins with
# is a remark. Figures may be left out; where a sentence has them, every other figure in it has no measure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefings.beat.beat import Beat
from briefings.errors import BeatError
from briefings.values import frozen


@frozen
class LabelledFigure:
    """The words of a figure, and its measure; None where it has none."""

    words: str
    measure: str | None


@frozen(slots=False)
class Example:
    """A labelled sentence: the topics that it must have, all that it may have, and its figures; None where they are not
    labelled."""

    text: str
    must: frozenset[str]
    may: frozenset[str]
    figures: tuple[LabelledFigure, ...] | None = None


@frozen(slots=False)
class LabelledArticle:
    """Labelled sentences, in their order, under a title."""

    title: str
    sentences: tuple[Example, ...]

    @property
    def text(self) -> str:
        """Its sentences one behind the other."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def topics(self) -> set[str]:
        """All the topics that its sentences may have."""
        return {topic for sentence in self.sentences for topic in sentence.may}

    @property
    def measures(self) -> set[str]:
        """All the measures of its figures."""
        figures = (figure for sentence in self.sentences for figure in sentence.figures or ())
        return {figure.measure for figure in figures if figure.measure is not None}


def read_examples(lines: Iterable[str], beat: Beat) -> list[LabelledArticle]:
    """The labelled articles; raises `BeatError` with the number of the first line that can't be used."""
    topics, measures = {topic.id for topic in beat.topics}, {measure.id for measure in beat.measures}
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        article = _article(number, line)
        _refuse_unknown(number, "topic", article.topics - topics)
        _refuse_unknown(number, "measure", article.measures - measures)
        found.append(article)
    return found


def _article(number: int, line: str) -> LabelledArticle:
    """The article of a line; raises `BeatError` with its number where it is none."""
    try:
        row = json.loads(line)
        sentences = tuple(_example(*sentence) for sentence in row["sentences"])
        return LabelledArticle(row.get("title") or "", sentences)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BeatError(f"Line {number} of the examples is no labelled article ({error!r}).") from error


def _example(
    text: str, must: list[str], may: list[str], figures: list[tuple[str, str | None]] | None = None
) -> Example:
    counted = None if figures is None else tuple(LabelledFigure(words, measure) for words, measure in figures)
    return Example(text, frozenset(must), frozenset([*must, *may]), counted)


def _refuse_unknown(number: int, what: str, unknown: set[str]) -> None:
    if unknown:
        names = ", ".join(sorted(unknown))
        raise BeatError(f"Line {number} of the examples names {names}, which is no {what} of the beat.")
