"""What is compared without accents and case, and what counts as a country's two letters."""

from __future__ import annotations

import pytest

from briefings.knowledge.countries import is_country_code
from briefings.knowledge.dates.vocabulary import MONTH_NAMES, MONTHS
from briefings.knowledge.folding import fold, without_accents


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élise of Orléans", "elise of orleans"),
        ("the ministry’s Word", "the ministry's word"),
        ("Straße", "strasse"),
        ("ﬁve", "five"),
        ("عاد", "عاد"),
        ("", ""),
    ],
)
def test_a_text_is_compared_without_case_accents_and_curly_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_letters_keep_their_case_where_accents_alone_go() -> None:
    assert without_accents("Sarajevo, Šibenik") == "Sarajevo, Sibenik"


@pytest.mark.parametrize("place", ["FR", "XK", "QQ"])
def test_two_capitals_are_a_countrys_code(place: str) -> None:
    assert is_country_code(place)


@pytest.mark.parametrize("place", [None, "", "F", "fr", "Fr", "FRA", "F1", "12", "ÄÖ", "FR\n", "Ur"])
def test_a_place_by_its_name_is_no_countrys_code(place: str | None) -> None:
    assert not is_country_code(place)


def test_each_month_is_known_by_its_name_and_number() -> None:
    assert [MONTHS[name.lower()] for name in MONTH_NAMES] == list(range(1, 13))
    assert (MONTHS["sept"], MONTHS["dec"], MONTHS["may"]) == (9, 12, 5)
