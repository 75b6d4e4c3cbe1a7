"""What a place's typed words are taken for."""

from __future__ import annotations

import pytest

from bot.pages.place_words import CountryMeant, country_meant, guess_place


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Tripoli, Lebanon", "Tripoli, Lebanon", "LB"),
        ("Georgia, United States", "Georgia, United States", "US"),
        ("Paris, Texas", "Paris, United States", "US"),
        ("Paris, TX", "Paris, United States", "US"),
        ("Athens, Georgia", "Athens, United States", "US"),
        ("London, Ontario", "London, Canada", "CA"),
        ("Paris, France", "Paris, France", "FR"),
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


@pytest.mark.parametrize("words", ["Paris, Germany", "Paris, Wyoming", "Tripoli, France", "Paris, Atlantis"])
def test_a_place_that_is_not_where_its_comma_says_is_unknown(words: str) -> None:
    """It was taken as the largest of its name: Paris in Texas as that in France."""
    assert guess_place(words) == []
    assert country_meant(words) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Tripoli", CountryMeant("LY", ("LB",))),
        ("Tripoli, Lebanon", CountryMeant("LB")),
        ("Paris", CountryMeant("FR")),
        ("Paris, Texas", CountryMeant("US")),
        ("Georgia", CountryMeant("GE", ("US",), whole=True)),
        ("France", CountryMeant("FR", whole=True)),
        ("Maroc", None),
    ],
)
def test_what_is_kept_without_a_question_says_where_its_namesakes_are(words: str, meant: CountryMeant | None) -> None:
    assert country_meant(words) == meant
