"""Labelled figures teach which words give a figure its measure: the real model reads the articles."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefings.beat.beat import Beat, parse_beat
from briefings.beat.weights import Weights
from briefings.extracting.measures.second_opinion import Figures, likeliest_measure
from briefings.extracting.parsing.language import Language
from briefings.extracting.quantities.quantities import find_quantities
from briefings.training.examples import Example, LabelledArticle, LabelledFigure
from briefings.training.figures import FEWEST_FIGURES, labelled, train_figures

BEAT = parse_beat("""
id = "river"
title = "The river"
[subject]
names = ["Oder"]
people = ["crew"]
[[measures]]
id = "drowned"
label = "drowned"
verbs = ["drown"]
[[measures]]
id = "rescued"
label = "rescued"
verbs = ["rescue"]
[[topics]]
id = "boats"
command = "boats"
title = "Boats"
measures = ["drowned", "rescued"]
""")
TOWNS = ("Opole", "Kostrzyn", "Gryfino", "Police", "Schwedt", "Gartz", "Lebus", "Brzeg", "Nowa", "Guben")
ENDINGS = (
    ("{n} sailors went under near {town}.", "drowned"),
    ("{n} sailors were pulled from the water at {town}.", "rescued"),
    ("{n} sailors signed on in {town}.", None),
)


def article(*sentences: tuple[str, Sequence[tuple[str, str | None]] | None]) -> LabelledArticle:
    """Each sentence with its figures; None where they are not labelled."""
    nothing = frozenset[str]()
    return LabelledArticle("", tuple(
        Example(text, nothing, nothing, None if figures is None else tuple(LabelledFigure(*one) for one in figures))
        for text, figures in sentences
    ))  # fmt: skip


def articles() -> list[LabelledArticle]:
    """Of each town one article, in which some sailors go under, some are pulled out and some sign on."""
    return [
        article(*((ending.format(n=n + 12, town=town), [(str(n + 12), measure)]) for ending, measure in ENDINGS))
        for n, town in enumerate(TOWNS * 2)
    ]


@pytest.fixture(scope="module")
def learned(language: Language) -> Weights:
    weights = train_figures(articles(), BEAT, language)
    assert weights
    return weights


def measure_of(sentence: str, weights: Weights, language: Language) -> str | None:
    passages = language.parse(sentence)
    features = Figures(passages, find_quantities(sentence, passages)).features(0)
    assert features
    return likeliest_measure(weights, features)


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("At dusk 40 sailors went under off Szczecin.", "drowned"),
        ("By then 31 sailors were pulled from the water.", "rescued"),
        ("Another 25 sailors signed on in Stettin.", None),
    ],
)
def test_a_figure_of_an_article_not_seen_gets_the_measure_of_such_words(
    sentence: str, measure: str | None, learned: Weights, language: Language
) -> None:
    assert measure_of(sentence, learned, language) == measure


def test_the_measure_before_is_part_of_what_is_known_of_the_next_figure(language: Language) -> None:
    told = article(("5 sailors went under, 2 of them at night.", [("5", "drowned"), ("2", "drowned")]))
    (first, _), (second, measure) = labelled(told, language)
    assert "before:-" in first
    assert "before:drowned" in second
    assert measure == "drowned"


def test_a_figure_that_its_sentence_leaves_out_has_no_measure_and_one_of_an_unlabelled_sentence_teaches_nothing(
    language: Language,
) -> None:
    mixed = article(("5 sailors left. 6 pilots came.", [("6", "rescued")]), ("Then 9 sailors went under.", None))
    assert [measure for _, measure in labelled(mixed, language)] == [None, "rescued"]


def test_from_a_handful_of_figures_nothing_is_learned(language: Language) -> None:
    assert train_figures(articles()[: FEWEST_FIGURES // 3 - 1], BEAT, language) is None


def test_a_beat_without_measures_learns_none(language: Language) -> None:
    bare: Beat = parse_beat('id = "x"\ntitle = "X"\n[subject]\nnames = ["Oder"]\n[[topics]]\nid = "a"\ncommand = "a"\n'
                            'title = "A"\nrules = [{ any = ["dam"] }]\n')  # fmt: skip
    assert train_figures(articles(), bare, language) is None
