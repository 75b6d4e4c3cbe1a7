"""One number as it is written: its value, where it stops, and what is no number."""

from __future__ import annotations

import pytest

from briefings.extracting.quantities.numerals.numeral import Numeral
from briefings.extracting.quantities.numerals.numerals import find_starts, read_numeral


def numerals(text: str, *, money: bool = False) -> list[Numeral]:
    found: list[Numeral] = []
    for at in find_starts(text):
        if not found or at >= found[-1].end:
            numeral = read_numeral(text, at, money)
            if numeral is not None:
                found.append(numeral)
    return found


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("41 lorries", 41, "41"),
        ("12,450 ballots", 12450, "12,450"),
        ("2.5 metres", 2.5, "2.5"),
        (".75 of it", 0.75, ".75"),
        ("five hundred and twenty-three goats", 523, "five hundred and twenty-three"),
        ("forty-one thousand four hundred and ninety", 41490, "forty-one thousand four hundred and ninety"),
        ("a thousand lamps", 1000, "a thousand"),
        ("two dozen eggs", 24, "two dozen"),
        ("half a dozen eggs", 6, "half a dozen"),
        ("two and a half million trees", 2_500_000, "two and a half million"),
        ("three-and-a-half years", 3.5, "three-and-a-half"),
        ("a quarter of a million trees", 250_000, "a quarter of a million"),
        ("4.3 million trees", 4_300_000, "4.3 million"),
        ("3bn litres", 3_000_000_000, "3bn"),
        ("4 hundred million", 400_000_000, "4 hundred million"),
        ("1.5m refugees", 1_500_000, "1.5m"),
        ("minus 40 at night", -40, "minus 40"),
        ("1.99×10−30 kilograms", 1.99e-30, "1.99×10−30"),
    ],
)
def test_scale_words_are_multiplied_out(text: str, value: float, written: str) -> None:
    [first, *_] = numerals(text)
    assert (first.low, first.high) == (value, value)
    assert text[first.start : first.end] == written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a third of the harvest", 1 / 3),
        ("a fifth, a former cook says, are back", 1 / 5),
        ("two-thirds were sold", 2 / 3),
        ("a quarter to have been sold", 0.25),
        ("another third have been sold", 1 / 3),
        ("another quarter of them", 0.25),
        ("three quarters of it", 0.75),
        ("half of the boats", 0.5),
        ("one in five homes", 0.2),
        ("nine out of 10 drivers", 0.9),
        ("1/16 of a pint", 0.0625),
        ("3⁄8 of a pint", 0.375),
        ("seven of every ten drivers", 0.7),
        ("one driver in five was fined", 0.2),
    ],
)
def test_fractions_are_decimals_at_full_precision(text: str, value: float) -> None:
    [share] = numerals(text)
    assert share.low == share.high == value
    assert share.written == "share"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several hundred lamps", 200, 900),
        ("a few hundred lamps", 200, 900),
        ("a few thousand lamps", 2000, 9000),
        ("a couple of hundred lamps", 200, 200),
    ],
)
def test_a_few_of_a_scale_are_two_to_nine_of_it(text: str, low: float, high: float) -> None:
    [few] = numerals(text)
    assert (few.low, few.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "a third man walked in",
        "another third man walked in",
        "another quarter of growth",
        "another quarter has gone by",
        "a fifth, a former cook, gave in",
        "the first half of the match",
        "hundreds of lamps",
        "Hundred of lamps",
        "a few lamps",
    ],
)
def test_ordinals_halves_of_time_and_plurals_are_no_numbers_even_where_one_lost_its_s(text: str) -> None:
    assert numerals(text) == []


@pytest.mark.parametrize("text", ["one driver in five days was fined", "one lamp in five was lit"])
def test_one_in_so_many_days_or_things_is_no_share(text: str) -> None:
    assert [n.low for n in numerals(text)] == [1, 5]


def test_one_out_of_a_group_that_is_no_round_whole_is_two_numbers() -> None:
    assert [n.low for n in numerals("one out of 12 lamps")] == [1, 12]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between two and three", [2, 3]),
        ("nine eleven", [9, 11]),
        ("twenty twelve", [20, 12]),
        ("hundred and five", [105]),
    ],
)
def test_words_go_on_only_as_long_as_they_make_one_number(text: str, values: list[float]) -> None:
    assert [n.low for n in numerals(text)] == values


def test_a_bare_m_is_a_scale_after_a_currency_and_metres_elsewhere() -> None:
    assert [n.low for n in numerals("5m", money=True)] == [5_000_000]
    assert [n.low for n in numerals("a mast 37m tall")] == [37]


@pytest.mark.parametrize(
    ("text", "value"),
    [("2⅓ cups", 7 / 3), ("1⅔ cups", 5 / 3), ("⅓ of voters", 1 / 3), ("⅔ of voters", 2 / 3), ("2 ½ cups", 2.5)],
)
def test_a_fraction_s_sign_is_worth_what_it_shows_at_full_precision(text: str, value: float) -> None:
    [number] = numerals(text)
    assert number.low == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3.000 people", [3000]),
        ("3 000 new recruits", [3000]),
        ("3\u00a0000 men", [3000]),
        ("1.234.567", [1234567]),
        ("Some 1 700 lamplighters", [1700]),
        ("12 500 Tunisians and 1 200 Danish sailors", [12500, 1200]),
        ("of whom 20 000 left", [20000]),
        # Near misses: lengths, days of a month, and texts that group by commas.
        ("3.125 inches", [3.125]),
        ("On May 12 300 people came", [12, 300]),
        ("Gate 12 300 people came", [12, 300]),
        ("3.125 Celsius", [3.125]),
        ("Of 4,000 at gate 12 300 people came", [4000, 12, 300]),
    ],
)
def test_thousands_may_be_parted_by_points_and_spaces_where_whole_things_are_counted(
    text: str, values: list[float]
) -> None:
    assert [n.low for n in numerals(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("over half.", True),
        ("told them that half of them left", True),
        ("the top half.", False),
        ("cut it in half.", False),
    ],
)
def test_half_at_a_sentence_s_end_is_a_share_where_a_bound_leads_to_it(text: str, found: bool) -> None:
    assert [n.low for n in numerals(text)] == ([0.5] if found else [])


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("three lamps and a fourth", 1),
        ("three lamps, and a fourth of the oil", 2),
        ("two lamps and a fourth", 2),
    ],
)
def test_who_comes_next_of_those_counted_is_no_part(text: str, many: int) -> None:
    assert len(numerals(text)) == many
