"""The weights beside the shipped beat are what its examples make: whoever changes one trains the other."""

from __future__ import annotations

from importlib import resources

import pytest

from bot.commands.beat.beat_training import learned
from briefings.beat.beat import shipped_beat
from briefings.beat.weights import Weights
from briefings.extracting.parsing.language import MODEL
from briefings.training.examples import read_examples


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


def assert_alike(made: Weights, shipped: Weights) -> None:
    assert made.columns == shipped.columns
    both = made.rows.keys() & shipped.rows.keys()
    assert len(both) > 0.99 * len(made.rows.keys() | shipped.rows.keys())
    assert all(made.weights_of(name) == pytest.approx(shipped.weights_of(name), abs=0.05) for name in both)
