"""The weights beside the shipped beat are what its examples make: whoever changes one trains the other."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

import pytest

from bot.commands.beat.beat_training import learned
from briefings.beat.beat import shipped_beat
from briefings.beat.opinion import Opinion
from briefings.beat.weights import Weights, share
from briefings.extracting.parsing.language import MODEL
from briefings.training.examples import LabelledArticle, read_examples


@pytest.mark.timeout(3600)
@pytest.mark.long(reason="trains on thousands of sentences, for minutes; test_topics and test_figures do on few")
def test_the_shipped_opinion_is_what_its_examples_make() -> None:
    beat, folder = shipped_beat(), resources.files("briefings").joinpath("beats")
    lines = folder.joinpath("foreign_fighters.examples.jsonl").read_text("utf-8").splitlines()
    made = learned(read_examples(lines, beat), beat, MODEL)
    assert beat.opinion
    assert_alike(made, beat.opinion)
    assert made.figures
    assert beat.opinion.figures
    assert_alike(made.figures, beat.opinion.figures)
    assert_say_alike(made, beat.opinion, read_examples(lines, beat)[:100])


def assert_alike(made: Weights, shipped: Weights) -> None:
    assert made.columns == shipped.columns
    both = made.rows.keys() & shipped.rows.keys()
    assert len(both) > 0.99 * len(made.rows.keys() | shipped.rows.keys())
    assert all(made.weights_of(name) == pytest.approx(shipped.weights_of(name), abs=0.05) for name in both)


def assert_say_alike(made: Opinion, shipped: Opinion, articles: Sequence[LabelledArticle]) -> None:
    """A network's weights hang on the last digit of every sum, and so on the machine; what it says does hardly."""
    apart = []
    for article in articles:
        texts = [sentence.text for sentence in article.sentences]
        ours, theirs = made.odds_of_net(texts, article.title), shipped.odds_of_net(texts, article.title)
        assert ours
        assert theirs
        for one, other in zip(ours[1], theirs[1], strict=True):
            apart += [abs(share(a) - share(b)) for a, b in zip(one, other, strict=True)]
    assert sum(apart) / len(apart) < 0.02
