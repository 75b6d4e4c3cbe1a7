"""Which of several lines answers best."""

from __future__ import annotations

import pytest

from briefings.answers.questions.asked_for import asked_for
from briefings.answers.ranking import asked_first, leans_on_others
from briefings.beat.beat import load_beat
from briefings.model import Figure
from tests.support.saying import say
from tests.support.told_event import GUN_VIOLENCE

GUNS = load_beat(GUN_VIOLENCE)


@pytest.mark.parametrize(
    "words",
    [
        "They were flown to Paris on Monday.", "“Both will stand trial,” the judge said.", "Of these, two are held.",
        "The two left for Syria in 2014.", "Most of them have been tried.", "But her lawyers have appealed.",
    ],
)  # fmt: skip
def test_a_line_that_opens_with_what_was_told_before_leans_on_others(words: str) -> None:
    assert leans_on_others(say(f"{words} | - | AFP"))


@pytest.mark.parametrize(
    "words",
    [
        "The women were flown to Paris on Monday.", "Two of the women are in prison.", "Italy has 129 returnees.",
        "The two sisters-in-law from Lyon left in 2014.", "Theresa Poe has been tried.", "Iran let them go.",
    ],
)  # fmt: skip
def test_a_line_that_says_whom_it_is_about_can_be_read_alone(words: str) -> None:
    assert not leans_on_others(say(f"{words} | - | AFP"))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many died in Toledo?", "killed"), ("how many deaths", "killed"), ("who was wounded there", "injured"),
        ("How many were arrested?", "arrested"), ("what happened in Toledo", "injured"), ("", "injured"),
    ],
)  # fmt: skip
def test_the_figures_that_a_question_names_come_first_and_else_none_moves(question: str, first: str) -> None:
    told = [Figure(measure, None, "all", 4, 4, "exact", None, ("Police",), False, ()) for measure in
            ("injured", "killed", "arrested")]  # fmt: skip
    found = [figure.measure for figure in asked_first(told, GUNS, asked_for(question))]
    others = [figure.measure for figure in told if figure.measure != first]
    assert found == [first, *others]
