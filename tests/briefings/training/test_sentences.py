"""What pairs of labelled articles teach about two sentences that tell the same."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from bot.commands.sentence_training import learned
from briefings.errors import BeatError
from briefings.extracting.parsing.language import MODEL
from briefings.matching.pair import Ground
from briefings.matching.stories.learned.weights import LATER_STATE, ONE_COUNT, SAME, learned_weights, weights_in
from briefings.model import Statement
from briefings.training.sentences import read_stories, train_sentences, weights_text
from tests.support.saying import say_all

LEFT = ("A hole gaped in the tower. | - | AFP 2019-04-02", "Shops stayed shut. | - | AFP 2019-04-02")
RIGHT = ("The tower had a hole. | - | Reuters 2019-04-03", "Many shops sold the tower. | - | Reuters 2019-04-03")


def _article(lines: tuple[str, ...]) -> dict[str, str]:
    return {"text": "\n".join(lines)}


def _read(article: Mapping[str, str]) -> list[Statement]:
    return [one for line in article["text"].split("\n") for one in say_all(line)]


def _line(*same: tuple[str, str], **more: object) -> str:
    return json.dumps({"left": _article(LEFT), "right": _article(RIGHT), "same": same, **more})


def test_what_tells_the_same_is_ahead_of_what_does_not() -> None:
    stories = read_stories(["# a remark", "", _line(("A hole gaped", "The tower had a hole"))], _read)
    weights = train_sentences(stories, Ground())[SAME]
    assert weights["lead over the next for both"] > 0 > weights["far from one another in their texts"]
    assert weights_in(weights_text({SAME: weights})) == {SAME: weights}


COUNTED = (
    ("In the tower 41 guards were killed. | killed all 41 #guards | AFP > The Watch 2019-04-02", *LEFT),
    ("The number of guards killed in the tower has risen to 58. | killed all 58 #guards | Reuters 2019-04-09", *RIGHT),
    ("The League claims that 93 guards died in the tower. | killed all 93 #guards | Reuters > Pilots 2019-04-03",),
    ("Rain ruined 70 tents of guards. | 70 #guards | Reuters 2019-04-02", *RIGHT),
)


def test_what_is_news_is_told_from_what_is_disputed_and_from_what_is_of_other_things() -> None:
    news, disputed = ["In the tower 41", "The number of guards"], ["In the tower 41", "The League claims"]
    first, second, third, other = COUNTED
    rows = [
        {"left": _article(first), "right": _article(second), "same": [], "updates": [news]},
        {"left": _article(first), "right": _article(third), "same": [], "conflicts": [disputed]},
        {"left": _article(first), "right": _article(other), "same": []},
    ]
    weights = train_sentences(read_stories(map(json.dumps, rows), _read), Ground())
    assert weights[ONE_COUNT]["one fate"] > 0
    assert weights[LATER_STATE]["told to have moved"] > 0 > weights[LATER_STATE]["set against another"]


@pytest.mark.parametrize(
    "line", ["{", "{}", _line(("A dome gaped", "The tower had a hole")), _line(updates=[["A dome", "Many shops"]])]
)
def test_a_line_that_cannot_be_used_is_named(line: str) -> None:
    with pytest.raises(BeatError, match="Line 2 "):
        read_stories([_line(), line], _read)


@pytest.mark.model
@pytest.mark.long(reason="reads some hundred and sixty articles, for a minute or two; the others train on a few lines")
def test_the_shipped_weights_are_what_their_examples_make() -> None:
    made, shipped = learned(MODEL), learned_weights()
    assert made.keys() == shipped.keys()
    for question, weights in made.items():
        assert weights == pytest.approx(shipped[question], abs=0.5), question
