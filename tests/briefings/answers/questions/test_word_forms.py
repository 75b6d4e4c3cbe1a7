"""Two words are forms of one where they begin alike and end in few other letters."""

from __future__ import annotations

import pytest

from briefings.answers.questions.word_forms import akin


@pytest.mark.parametrize(
    ("one", "other", "longest", "forms"),
    [
        ("returned", "returnees", 3, True),
        ("smugglers", "smuggling", 3, True),
        ("smuggle", "smugglers", 3, True),
        ("prisoners", "prison", 3, True),
        ("fighting", "fighters", 3, True),
        ("detention", "detained", 3, False),
        ("return", "retire", 4, False),
        ("organise", "organisation", 4, False),
        ("war", "war", 3, True),
        ("war", "wars", 3, False),
    ],
)
def test_words_are_akin_by_their_beginning(one: str, other: str, longest: int, forms: bool) -> None:
    assert akin(one, other, longest) is akin(other, one, longest) is forms


def test_how_long_an_ending_may_be_is_the_callers() -> None:
    assert akin("recruits", "recruitment", 4)
    assert not akin("recruits", "recruitment", 3)
