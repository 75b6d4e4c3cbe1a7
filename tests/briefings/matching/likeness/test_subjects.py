"""What a figure is of, and as of when: told before numbers are looked at."""

from __future__ import annotations

import pytest

from briefings.matching.likeness.subjects import fit_of, subject_fit
from briefings.matching.pair import Ground
from tests.support.counting import counting
from tests.support.saying import say

GROUND = Ground(of={"killed": "event"}, main_scope="all")
AT = "event=Ludlow/GB/2019-05-05"


def test_a_whole_and_a_part_are_not_comparable() -> None:
    whole = counting("The flood killed 40 people.", "40")
    part = counting("Forty died, 11 of them children.", "11")
    fit = fit_of(whole, part, GROUND)
    assert (fit.subject, fit.scope, fit.comparable) == ("one", "apart", False)


def test_tolls_days_apart_are_not_of_one_time() -> None:
    first = say(f"Ten died. | killed all 10 | AP 2019-05-06 {AT}")
    later = say(f"Twelve died. | killed all 12 | BBC 2019-05-09 {AT}")
    assert fit_of(first, later, GROUND).time == "apart"


def test_two_populations_are_two_subjects() -> None:
    french = say("Ten came back. | returned FR 10 | AP 2019-05-06")
    german = say("Ten came back. | returned DE 10 | AP 2019-05-06")
    assert fit_of(french, german, GROUND).subject == "apart"
    assert fit_of(french, french, GROUND).comparable


def test_a_total_over_more_than_an_event_is_apart_from_every_event() -> None:
    toll = say(f"Ten died. | killed all 10 | AP 2019-05-06 {AT}")
    total = say("Since the war began 10 died. | killed all 10 | AP 2019-05-06")
    assert fit_of(toll, total, GROUND).subject == "apart"


def test_this_year_and_since_january_are_one_part_and_not_the_whole() -> None:
    year = counting("This year 40 have come back.", "40", "returned DE 40 | AFP 2018-02-20")
    january = counting("Since January 45 have come back.", "45", "returned DE 45 | dpa 2018-02-21")
    whole = counting("In all 300 have come back.", "300", "returned DE 300 | dpa 2018-02-21")
    assert fit_of(year, january, GROUND).comparable
    assert fit_of(year, whole, GROUND).scope == "apart"


def test_of_two_figures_of_places_one_without_a_place_leaves_it_open() -> None:
    of_places = Ground(of={"killed": "place"}, main_scope="all")
    placed = say(f"Ten died. | killed all 10 | AP 2019-05-06 {AT}")
    unplaced = say("Twelve died. | killed all 12 | BBC 2019-05-06")
    assert subject_fit(placed, unplaced, of_places) == "open"
    assert subject_fit(unplaced, placed, of_places) == "open"
    assert subject_fit(placed, placed, of_places) == "one"


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("", "all", "one"),
        ("fighters", "fighters", "one"),
        # Texts call fighters also just people.
        ("", "fighters", "open"),
        ("all", "fighters", "open"),
        ("", "women", "apart"),
        ("women", "fighters", "apart"),
    ],
)
def test_a_number_of_people_is_of_the_group_that_it_names_or_of_all(one: str, other: str, fit: str) -> None:
    ground = Ground(of={}, main_scope="fighters")
    left, right = (say(f"Ten came back. | returned FR {group} 10 | AP 2018-02-20") for group in (one, other))
    assert fit_of(left, right, ground).scope == fit_of(right, left, ground).scope == fit


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("returned FR 40 unit=%", "returned FR 45 unit=%", "one"),
        ("returned FR 40 unit=%", "returned FR 45", "apart"),
        ("returned FR fighters 40 unit=%", "returned FR women 40 unit=%", "apart"),
        # A share of the fighters is out of another whole than a share of the people.
        ("returned FR fighters 40 unit=%", "returned FR 40 unit=%", "apart"),
        ("returned FR 40 #adults unit=%", "returned FR 40 #children unit=%", "apart"),
    ],
)
def test_shares_are_held_against_shares_of_the_same_whole_only(one: str, other: str, fit: str) -> None:
    ground = Ground(of={}, main_scope="fighters")
    left, right = (say(f"A share came back. | {figure} | AP 2018-02-20") for figure in (one, other))
    assert fit_of(left, right, ground).scope == fit


@pytest.mark.parametrize(("last", "fit"), [("2017-12-31", "one"), ("2017-11-30", "one"), ("2017-11-29", "apart")])
def test_numbers_over_stretches_that_end_up_to_a_month_apart_are_of_one_time(last: str, fit: str) -> None:
    year = say("Ten came back. | returned FR 10 | AP 2018-02-20 when=2017-01-01..2017-12-31")
    other = say(f"Twelve came back. | returned FR 12 | AP 2018-02-20 when=2017-01-01..{last}")
    assert fit_of(year, other, GROUND).time == fit_of(other, year, GROUND).time == fit
