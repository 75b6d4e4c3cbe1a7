"""Days as people type them: any letter case, a bare month, a month in figures."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.knowledge.dates.typed_days import read_day

TODAY = date(2018, 2, 20)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("May", date(2017, 5, 1), date(2017, 5, 31)),
        ("may", date(2017, 5, 1), date(2017, 5, 31)),
        ("march", date(2017, 3, 1), date(2017, 3, 31)),
        ("february", date(2018, 2, 1), date(2018, 2, 28)),
        ("october", date(2017, 10, 1), date(2017, 10, 31)),
        ("8 dec 2017", date(2017, 12, 8), date(2017, 12, 8)),
        ("12/2017", date(2017, 12, 1), date(2017, 12, 31)),
        ("friday", date(2018, 2, 16), date(2018, 2, 16)),
        ("2017-12", date(2017, 12, 1), date(2017, 12, 31)),
    ],
)
def test_a_typed_day_is_the_latest_up_to_today(words: str, first: date, last: date) -> None:
    assert read_day(words, TODAY) == (first, last)


@pytest.mark.parametrize("words", ["", "Mayor", "13/2017", "soon", "May or June", "marching"])
def test_what_is_no_day_is_none(words: str) -> None:
    assert read_day(words, TODAY) is None
