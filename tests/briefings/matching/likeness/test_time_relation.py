"""Of which time a figure speaks: a total up to a day, or a count within a span."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefings.matching.likeness.time_relation import Timing, timing_of
from briefings.model import Claim, Quantity, Statement, Time, When

PUBLISHED = date(2017, 12, 17)
YEAR = When(date(2015, 1, 1), date(2015, 12, 31))


def _statement(text: str, written: str, when: When | None, number: str = "250", at: int = 0) -> Statement:
    """A claim whose figures are all its whole numbers but the year; the statement is that of `number`. It begins `at`
    so many characters in its document."""
    start = at + text.index(written)
    times = (Time(when.from_date, when.to_date, written, start, start + len(written)),) if when else ()
    spans = [(at + text.index(word), word) for word in ("250", "400") if word in text]
    quantities = tuple(
        Quantity(
            float(word), float(word), "exact", "people", None, None, "returned", "FR", word, place, place + len(word)
        )
        for place, word in spans
    )
    claim = replace(Claim("c", "d", text, at, at + len(text)), quantities=quantities, times=times, when=when)
    quantity = next(q for q in quantities if q.text == number)
    return Statement("c.1", claim, quantity, 1, None, None, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "written", "when", "timing"),
    [
        ("Some 250 came back.", "Some", None, Timing(PUBLISHED)),
        ("Since 2015 some 250 came back.", "2015", YEAR, Timing(PUBLISHED)),
        ("Some 250 came back from early 2015 on.", "2015", YEAR, Timing(PUBLISHED)),
        ("By 2015 some 250 came back.", "2015", YEAR, Timing(date(2015, 12, 31), None, date(2015, 12, 31))),
        ("Before the end of 2015 250 came back.", "2015", YEAR, Timing(date(2015, 12, 31), None, date(2015, 12, 31))),
        ("In 2015 some 250 came back.", "2015", YEAR, Timing(date(2015, 12, 31), YEAR)),
        (
            "From January to December 2015 250 came back.",
            "January to December 2015",
            YEAR,
            Timing(date(2015, 12, 31), YEAR),
        ),
        ("In 2015, 250 came back and 400 died.", "2015", YEAR, Timing(date(2015, 12, 31), YEAR)),
        ("Some 250 came back, and in 2015 400 died.", "2015", YEAR, Timing(PUBLISHED)),
        ("Some 250 came back when the fronts broke and the towns fell in 2015.", "2015", YEAR, Timing(PUBLISHED)),
        ("Some 250 came back as the caliphate lost town after town in 2015.", "2015", YEAR, Timing(PUBLISHED)),
        ("Some 250 came back after the fall of their last town in 2015.", "2015", YEAR, Timing(PUBLISHED)),
        ("As many as 250 came back in 2015.", "2015", YEAR, Timing(date(2015, 12, 31), YEAR)),
        ("Some 250 came back as planned in 2015.", "2015", YEAR, Timing(date(2015, 12, 31), YEAR)),
        ("Some 250 came back in 2015, and 400 died.", "2015", YEAR, Timing(date(2015, 12, 31), YEAR)),
    ],
)
def test_the_words_before_a_time_say_what_it_means(text: str, written: str, when: When | None, timing: Timing) -> None:
    assert timing_of(_statement(text, written, when)) == timing
    assert timing_of(_statement(text, written, when, at=400)) == timing, "wherever it stands in its document"


def test_a_total_speaks_at_the_latest_of_its_publication() -> None:
    by_the_years_end = When(date(2017, 1, 1), date(2017, 12, 31))
    statement = _statement("By 2017 some 250 came back.", "2017", by_the_years_end)
    assert timing_of(statement) == Timing(PUBLISHED, None, date(2017, 12, 31))


def test_without_any_date_the_time_is_open() -> None:
    statement = replace(_statement("Some 250 came back.", "Some", None), published=None)
    assert timing_of(statement).as_of is None
