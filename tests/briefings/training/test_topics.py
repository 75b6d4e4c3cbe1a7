"""Labelled articles make a second opinion: what words speak for, what a sentence's neighbours tell, and a trial."""

from __future__ import annotations

import json

import pytest

from briefings.beat.beat import parse_beat
from briefings.beat.opinion import Opinion, opinion_text
from briefings.beat.terms import finder_of
from briefings.errors import BeatError
from briefings.filing.second_opinion import features
from briefings.training.examples import LabelledArticle, read_examples
from briefings.training.topics import train
from briefings.training.trial import try_out

BEAT = parse_beat("""
id = "river"
title = "The river"
[subject]
names = ["Oder"]
[[topics]]
id = "boats"
command = "boats"
title = "Boats"
rules = [{ any = ["ferry", "late"] }]
[[topics]]
id = "dams"
command = "dams"
title = "Dams"
rules = [{ any = ["dam"] }]
""")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def examples() -> list[LabelledArticle]:
    """Fourteen articles on boats and fourteen on dams, alike but for their words; "late" tells of neither."""
    lines = []
    for day in DAYS:
        for hour in ("noon", "dusk"):
            lines.append(json.dumps({"title": f"Boats on {day}", "sentences": [
                [f"A barge sank in the Oder on {day}.", ["boats"], []], [f"It was raised at {hour}.", ["boats"], []],
                [f"The mayor was late on {day}.", [], ["dams"]],
            ]}))  # fmt: skip
            lines.append(json.dumps({"title": f"Walls on {day}", "sentences": [
                [f"The Oder burst a wall on {day}.", ["dams"], []], [f"It was mended at {hour}.", ["dams"], []],
                [f"The mayor was late on {day}.", [], []],
            ]}))  # fmt: skip
    return read_examples(lines, BEAT)


def test_words_of_a_topic_s_sentences_speak_for_it_and_common_words_for_none() -> None:
    opinion = train(examples(), BEAT)
    barge, wall = spoken_for(opinion, "A barge."), spoken_for(opinion, "A wall.")
    assert barge["boats"] > 0.4 > barge["dams"]
    assert wall["dams"] > 0.4
    assert abs(spoken_for(opinion, "Monday.")["boats"]) < 0.3


def spoken_for(opinion: Opinion, text: str) -> dict[str, float]:
    """How much more likely the text's words, and how they begin, make each topic, in log odds."""
    own, none = opinion.odds(features(finder_of(text, {}), BEAT)), opinion.odds(())
    return {topic: one - other for topic, one, other in zip(opinion.columns, own, none, strict=True)}


def test_words_that_begin_alike_speak_for_one_topic_though_no_example_has_them_all() -> None:
    opinion = train(examples(), BEAT)
    (barging,) = opinion.chances([features(finder_of("They were bargemen.", {}), BEAT)])
    assert barging.own["boats"] > barging.own["dams"]


def test_a_sentence_is_told_by_what_stands_around_it() -> None:
    opinion = train(examples(), BEAT)
    (_, after_a_barge), (_, after_a_wall) = (
        opinion.chances([{"barge", "sink"}, {"it", "be"}]), opinion.chances([{"wall", "burst"}, {"it", "be"}])
    )  # fmt: skip
    assert after_a_barge.in_context["boats"] > after_a_wall.in_context["boats"]
    assert after_a_wall.in_context["dams"] > after_a_barge.in_context["dams"]


def test_the_same_examples_make_the_same_opinion() -> None:
    assert opinion_text(train(examples(), BEAT)) == opinion_text(train(examples(), BEAT))


def test_a_trial_on_articles_not_seen_tells_rules_alone_from_rules_with_it() -> None:
    alone, with_it = try_out(examples(), BEAT)
    assert alone.complete == 0
    assert alone.precise == 0
    assert with_it.complete > 0.8
    assert with_it.precise > 0.8


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Line 2 of the examples is no labelled article"),
        ('{"title": "No sentences"}', "Line 2 of the examples is no labelled article"),
        ('{"sentences": [["Only text."]]}', "Line 2 of the examples is no labelled article"),
        ('{"sentences": [["Text.", ["trains"], []]]}', "Line 2 of the examples names trains, which is no topic"),
        ('{"sentences": [["Text.", [], [], ["two"]]]}', "Line 2 of the examples is no labelled article"),
        (
            '{"sentences": [["Text.", [], [], [["two", "sunk"]]]]}',
            "Line 2 of the examples names sunk, which is no measure",
        ),
    ],
)
def test_a_line_that_is_no_example_is_named(line: str, says: str) -> None:
    with pytest.raises(BeatError, match=says):
        read_examples(["# Invented.", line], BEAT)
