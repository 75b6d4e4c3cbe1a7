"""What an editor writes of a claim, as values: hits, and near misses that are refused with the mend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from briefings.errors import DatelineError
from briefings.knowledge.gazetteer.place_guess import PlaceGuess
from briefings.model import Claim, Place, Quantity, Root
from briefings.newsroom import amendments

TEXT = "Some 250 fighters left Raqqa for France"
CLAIM = Claim(
    id="c1", document_id="d", text=TEXT, start=100, end=100 + len(TEXT), root=Root("AFP", "agency", ("AFP",)),
    quantities=(Quantity(250, 250, "about", "people", "men", None, "returned", "FR", "250", 105, 108, "fighters"),),
    places=(Place("France", "FR", "destination", 133, 139),),
)  # fmt: skip


def guess(words: str) -> Sequence[PlaceGuess]:
    known = {"france": "FR", "syria": "SY", "raqqa": "SY"}
    code = known.get(words.casefold())
    return [PlaceGuess(code, words, True)] if code else []


NUMBERS = [
    ("240", 240, 240, "exact"),
    ("about 500", 500, 500, "about"),
    ("400 to 450", 400, 450, "exact"),
    ("at least two dozen", 24, 24, "at_least"),
    ("1,200", 1200, 1200, "exact"),
]


@pytest.mark.parametrize(("text", "low", "high", "bound"), NUMBERS)
def test_a_number_is_read_with_its_bound(text: str, low: float, high: float, bound: str) -> None:
    quantity = amendments.with_amount(CLAIM, 0, text)[0]
    assert (quantity.low, quantity.high, quantity.bound) == (low, high, bound)
    assert (quantity.measure, quantity.text, quantity.start) == ("returned", "250", 105)


@pytest.mark.parametrize("text", ["many", "", "3 or perhaps 900 of 5000"])
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(DatelineError, match="Send one number"):
        amendments.with_amount(CLAIM, 0, text)


def test_a_root_follows_the_documents_own_voice() -> None:
    assert amendments.read_root(CLAIM, "official", "French officials").chain == ("AFP", "French officials")
    assert amendments.read_root(CLAIM, "agency", "afp").chain == ("afp",)
    assert amendments.read_root(CLAIM, "report", "Reuters > a UN report").chain == ("Reuters", "a UN report")


def test_a_place_is_words_of_the_claim() -> None:
    places = amendments.with_new_place(CLAIM, "raqqa, Syria", guess)
    assert [(p.name, p.country, TEXT[p.start - 100 : p.end - 100]) for p in places] == [
        ("Raqqa", "SY", "Raqqa"),
        ("France", "FR", "France"),
    ]
    with pytest.raises(DatelineError, match="words of the claim itself"):
        amendments.with_new_place(CLAIM, "Mosul, Iraq", guess)


TIMES = [
    ("8 Dec 2017", date(2017, 12, 8), date(2017, 12, 8)),
    ("Oct 2017", date(2017, 10, 1), date(2017, 10, 31)),
    ("2017-10-01 to 2017-12-08", date(2017, 10, 1), date(2017, 12, 8)),
]


@pytest.mark.parametrize(("text", "first", "last"), TIMES)
def test_a_time_is_a_day_a_month_or_a_span(text: str, first: date, last: date) -> None:
    (time,) = amendments.read_times(CLAIM, text, date(2018, 3, 1))
    assert (time.from_date, time.to_date) == (first, last)


@pytest.mark.parametrize("text", ["one day", "2017-12-08 to 2017-10-01"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(DatelineError, match="Send a day"):
        amendments.read_times(CLAIM, text, date(2018, 3, 1))


def test_a_figure_without_a_measure_has_no_origin() -> None:
    quantity = amendments.with_measure(CLAIM, 0, None)[0]
    assert (quantity.measure, quantity.origin, quantity.scope) == (None, None, None)


def test_a_part_that_is_gone_is_refused() -> None:
    with pytest.raises(DatelineError, match="no longer part"):
        amendments.with_place(CLAIM, 4, role="origin")
