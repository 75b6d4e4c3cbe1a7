"""What pairs of labelled articles teach about two sentences that tell the same."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from bot.commands.sentence_training import learned
from briefings.errors import BeatError
from briefings.extracting.parsing.language import MODEL
from briefings.matching.pair import Ground
from briefings.matching.stories.same_sentence import learned_weights, weights_in
from briefings.model import Statement
from briefings.training.sentences import read_stories, train_sentences, weights_text
from tests.support.saying import say_all

LEFT = ("A hole gaped in the tower. | - | AFP 2019-04-02", "Shops stayed shut. | - | AFP 2019-04-02")
RIGHT = ("The tower had a hole. | - | Reuters 2019-04-03", "Many shops sold the tower. | - | Reuters 2019-04-03")


def _article(lines: tuple[str, ...]) -> dict[str, str]:
    return {"text": "\n".join(lines)}


def _read(article: Mapping[str, str]) -> list[Statement]:
    return [one for line in article["text"].split("\n") for one in say_all(line)]


def _line(*same: tuple[str, str]) -> str:
    return json.dumps({"left": _article(LEFT), "right": _article(RIGHT), "same": same})


def test_what_tells_the_same_is_ahead_of_what_does_not() -> None:
    stories = read_stories(["# a remark", "", _line(("A hole gaped", "The tower had a hole"))], _read)
    weights = train_sentences(stories, Ground())
    assert weights["lead over the next for both"] > 0 > weights["far from one another in their texts"]
    assert weights_in(weights_text(weights)) == weights


@pytest.mark.parametrize("line", ["{", "{}", _line(("A dome gaped", "The tower had a hole"))])
def test_a_line_that_cannot_be_used_is_named(line: str) -> None:
    with pytest.raises(BeatError, match="Line 2 "):
        read_stories([_line(), line], _read)


@pytest.mark.model
@pytest.mark.long(reason="reads some forty articles, for a minute; the others train on a few lines")
def test_the_shipped_weights_are_what_their_examples_make() -> None:
    made, shipped = learned(MODEL), learned_weights()
    assert made.keys() == shipped.keys()
    assert made == pytest.approx(shipped, abs=0.5)
