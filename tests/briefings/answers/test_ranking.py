"""Which of several lines answers best."""

from __future__ import annotations

import pytest

from briefings.answers.ranking import leans_on_others
from tests.support.saying import say


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
