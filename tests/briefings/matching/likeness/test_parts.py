"""Which part of a whole a number counts, by the words around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefings.matching.likeness.parts import part_of
from briefings.model import Attribution, Time, When
from tests.support.counting import counting


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        ("The flood killed 40 people.", "40", ""),
        ("The flood killed 40 people, including 11 children.", "11", "among"),
        ("Forty died, 11 of them children.", "11", "among"),
        ("Of those killed, 11 were children.", "11", "among"),
        ("In Turkey alone 11 died.", "11", "alone turkey"),
        ("The worst hit part of the island is the south, where 11 died.", "11", "among"),
        ("The worst hit country is the poorest. On the island 11 died.", "11", ""),
        ("The flood killed 11 in Turkey alone.", "11", "alone turkey"),
        ("Some 11 families have come home through the Halden crossing.", "11", "through halden"),
        ("Some 11 families have come home through the northern Halden border post.", "11", "through halden"),
        ("Some 11 families have come home through March.", "11", ""),
        ("Some 11 families have come home through the mountains.", "11", ""),
        ("It took in 40 people, including 29 from Halden and 11 from Oslo.", "11", "among"),
        ("It took in 40 people, including 29 from Halden, while six towns took 11.", "11", ""),
        ("A quarter of the 11 dead were children.", "11", "share"),
        ("He was one of 11 who died.", "11", ""),
        ("The names of the other 11 who died are not known.", "11", ""),
        ("He was one of 11 who died.", "one", "among"),
        ("The total of the dead would be 11.", "11", ""),
        ("He put the toll of the fire at about 11.", "about 11", ""),
        ("Of the dead 11 were children.", "11", "among"),
        ("Norway took back 40 of its people, 11 of them children.", "40", ""),
        ("The group also included 11 men.", "11", "among"),
        ("The dead include 11 Danes.", "11", "among"),
        ("The dead also include the suspected gunman, two clerks and 11 shoppers.", "11", "among"),
        ("The dead were named, and 11 shoppers were hurt.", "11", ""),
        ("The group comprised 11 men.", "11", ""),
    ],
)
def test_a_part_is_told_by_what_stands_around_its_number(text: str, number: str, part: str) -> None:
    assert part_of(counting(text, number)) == part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Upon arrival 53 sailors were convicted of theft.", "among"),
        ("Ministers said 53 had been jailed for it.", "among"),
        # near misses: what is told is that they came back
        ("At last 53 sailors who had come home were jailed.", ""),
        ("In all 53 came home and were jailed.", ""),
    ],
)
def test_those_tried_at_home_are_some_of_those_who_are_back(text: str, part: str) -> None:
    assert part_of(counting(text, "53", "returned FR 53 | AP 2019-05-06")) == part


@pytest.mark.parametrize(("scope", "part"), [("women", "among"), ("all", "")])
def test_men_beside_women_are_a_part_of_all(scope: str, part: str) -> None:
    text = "Four men and two women came home."
    men = counting(text, "Four", "returned FR 4 | AP 2019-05-06")
    assert men.quantity is not None
    few = replace(men.quantity, counted="men")
    women = replace(few, counted="women", scope=scope, low=2, high=2, start=13, end=16)
    assert part_of(replace(men, claim=replace(men.claim, quantities=(few, women)), quantity=few)) == part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Norway took back 27 children (11 girls and 16 boys) on Monday.", "among"),
        ("Norway took back 27 children (most of them small) and 16 boys.", ""),
        ("Norway took back 27 children, and (the paper says) 16 boys.", ""),
        ("Norway took back 27 children from the camps last week (by its own count 16).", ""),
    ],
)
def test_the_numbers_in_brackets_behind_one_that_counts_them_all_are_parts(text: str, part: str) -> None:
    boys = counting(text, "16", "returned NO 16 | AP 2019-05-06")
    assert boys.quantity is not None
    start = text.index("27")
    whole = replace(boys.quantity, low=27, high=27, text="27", start=start, end=start + 2)
    assert part_of(replace(boys, claim=replace(boys.claim, quantities=(whole, boys.quantity)))) == part


def test_the_dead_among_those_who_joined_are_all_the_dead() -> None:
    dead = counting("Of the 1,700 who joined, 400 were killed.", "400", "killed FR 400 | AP 2019-05-06")
    assert dead.quantity is not None
    joined = replace(dead.quantity, measure="joined", low=1700, high=1700, start=7, end=12)
    among_those = replace(dead, claim=replace(dead.claim, quantities=(joined, dead.quantity)))
    assert (part_of(among_those), part_of(dead)) == ("", "")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("This year 40 have come back.", "2018"),
        ("So far this year 40 have come back.", "2018"),
        ("In all 40 have come back since January.", "2018"),
        ("In all 40 have come back since the start of January 2017.", "2017"),
        ("Last year 40 came back.", "2017"),
        ("Last month 40 came back.", "2018-01"),
        ("In all 40 have come back since March.", "since 2017-03"),
        ("In all 40 have come back since May.", "since 2017-05"),
        ("In all 40 have come back since June.", "since 2017-06"),
        ("In all 40 have come back since December.", "since 2017-12"),
        ("In all 40 have come back since February.", "since 2018-02"),
        ("This year, after months of talks, 40 have come back.", "2018"),
        ("In the past month 40 have come back.", "past month, 2018-02"),
        ("In all 40 have come back over the last six weeks.", "last six weeks, 2018-02"),
        ("In all 40 have come back in the past two days.", "past two days, 2018-02-20"),
        ("In all 40 have come back over the last 36 hours.", "last 36 hours, 2018-02-20"),
        ("“In the past week 40 have come back.", "past week, 2018-02"),
        (
            "In all 40 people of the northern towns along the old river road have come back to the harbour over land in"
            " the last two weeks.",
            "last two weeks, 2018-02",
        ),
        ("In all 40 have come back since the start of 2017.", "2017"),
        ("In all 40 have come back since the beginning of the year.", "2018"),
        ("In all 40 have come back since the start of the war.", ""),
        ("In all 40 have come back in the past few years.", ""),
        ("In all 40 have come back, the port said in the past month.", ""),
        ("In all 40 have come back.", ""),
        ("In all 40 have come back since 2012.", ""),
        ("In all 40 have come back, a report said last year.", ""),
        ("In all 40 have come back since 3 March.", ""),
        ("In all 40 have come back since March 3.", ""),
    ],
)
def test_a_number_of_a_year_or_a_month_is_a_part_of_the_whole(text: str, part: str) -> None:
    assert part_of(counting(text, "40", "returned DE 40 | AFP 2018-02-20")) == part


def test_when_something_was_said_is_no_part() -> None:
    text = "The ministry said this year that 40 have come back."
    said = counting(text, "40", "returned DE 40 | AFP 2018-02-20")
    content = (text.index("40"), len(text))
    attribution = Attribution("ministry", None, "said", "indirect", (0, 12), (13, 17), content)
    assert part_of(replace(said, claim=replace(said.claim, attribution=attribution))) == ""


def _timed(text: str, written: str, first: str, last: str, line: str) -> str:
    """The part that 40 counts in a text with one time."""
    at = text.index(written)
    when = When(date.fromisoformat(first), date.fromisoformat(last))
    time = Time(when.from_date, when.to_date, written, at, at + len(written))
    statement = counting(text, "40", line)
    return part_of(replace(statement, claim=replace(statement.claim, times=(time,), when=when)))


@pytest.mark.parametrize(
    ("text", "written", "first", "last", "part"),
    [
        ("From 4 to 17 May 40 came back.", "4 to 17 May", "2017-05-04", "2017-05-17", "2017-05-04 to 2017-05-17"),
        ("Some 40 came back on May 4-17.", "May 4-17", "2017-05-04", "2017-05-17", "2017-05-04 to 2017-05-17"),
        ("In the first two months of 2017 40 came back.", "first two months of 2017", "2017-01-01", "2017-02-28",
         "2017-01-01 to 2017-02-28"),
        ("In 2016 40 came back.", "2016", "2016-01-01", "2016-12-31", "2016"),
        # near misses: up to a time, on one day, and over so many years that it is the whole
        ("By 2016 40 came back.", "2016", "2016-01-01", "2016-12-31", ""),
        ("On 4 May 40 came back.", "4 May", "2017-05-04", "2017-05-04", ""),
        ("Between 2012 and 2016 40 came back.", "2012 and 2016", "2012-01-01", "2016-12-31", ""),
    ],
)  # fmt: skip
def test_a_number_of_a_stretch_with_two_ends_or_of_a_year_is_a_part(
    text: str, written: str, first: str, last: str, part: str
) -> None:
    assert _timed(text, written, first, last, "returned DE 40 | AFP 2018-02-20") == part


@pytest.mark.parametrize(
    ("text", "counted", "part"),
    [
        ("The town has 40 new cases.", "new cases", "new"),
        ("The town has had 40 dead within the past 12 hours.", "dead", "past 12 hours, 2018-02-20"),
        ("The fever has killed 40 people.", "people", ""),
    ],
)
def test_what_is_new_at_a_place_is_no_whole(text: str, counted: str, part: str) -> None:
    statement = counting(text, "40", "killed all 40 | AFP 2018-02-20 event=Ludlow/GB")
    assert statement.quantity is not None
    quantity = replace(statement.quantity, counted=counted)
    assert (
        part_of(replace(statement, claim=replace(statement.claim, quantities=(quantity,)), quantity=quantity)) == part
    )


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("The fever killed 40 on Friday.", "event=Ludlow/GB", "2018-02-16 to 2018-02-16"),
        # near misses: a total told on a day, and an event, which has its own day
        ("The toll of the fever reached 40 on Friday.", "event=Ludlow/GB", ""),
        ("The fire killed 40 on Friday.", "event=Ludlow/GB/2018-02-16", ""),
        ("The fire killed 40 on Friday.", "event=Ludlow/GB words=mill", ""),
    ],
)
def test_a_day_s_dead_of_a_disease_are_a_part(text: str, line: str, part: str) -> None:
    assert _timed(text, "Friday", "2018-02-16", "2018-02-16", f"killed all 40 | AFP 2018-02-20 {line}") == part
