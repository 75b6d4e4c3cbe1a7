"""What a place's typed words are taken for."""

from __future__ import annotations

import pytest

from bot.pages.place_words import guess_place


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Tripoli, Lebanon", "Tripoli, Lebanon", "LB"),
        ("Georgia, United States", "Georgia, United States", "US"),
    ],
)
def test_a_country_behind_a_comma_leaves_nothing_to_choose(words: str, name: str, country: str) -> None:
    (guess,) = guess_place(words)
    assert (guess.name, guess.sure, guess.country) == (name, True, country)


def test_of_a_name_in_two_countries_each_may_be_meant() -> None:
    assert [(guess.country, guess.sure) for guess in guess_place("Tripoli")] == [("LY", False), ("LB", False)]


def test_the_likeliest_of_many_is_in_no_country_that_the_words_name() -> None:
    best = guess_place("Paris")[0]
    assert (best.sure, best.country) == (True, None)
