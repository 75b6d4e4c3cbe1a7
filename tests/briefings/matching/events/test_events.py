"""Which tellings are of one event: by place, days and the names told with it, never by number, whatever their order."""

from __future__ import annotations

from itertools import permutations

import pytest

from briefings.matching.events.events import (
    day_keys,
    event_of,
    events_from,
    evidence,
    is_reported,
    known_from,
    rulings_on,
    tellings_of,
)
from briefings.matching.pair import Ground
from briefings.model import EventRuling, Statement
from tests.support.saying import say

GROUND = Ground(of={"killed": "event", "sheltered": "place"})
MILL = "Three died at the mill. | killed all 3 | Reuters 2019-05-06 in=1 event=Ludlow/GB/2019-05-05"
MILL_LATER = "Four died at the mill. | killed all 4 | AP 2019-05-07 in=2 event=Ludlow/GB/2019-05-05"
MARKET = "Three died at the market. | killed all 3 | Reuters 2019-05-09 in=3 event=Ludlow/GB/2019-05-08"


def groups_of(*lines: str, said: tuple[EventRuling, ...] = ()) -> list[list[int]]:
    """The documents of each event."""
    tellings = tellings_of(map(say, lines), GROUND)
    groups = events_from(tellings, rulings_on(tellings, said))
    return sorted([telling.document for telling in group] for group in groups)


def test_reports_from_one_town_of_one_day_are_one_event() -> None:
    assert sorted(map(sorted, groups_of(MILL, MILL_LATER))) == [[1, 2]]


def test_two_in_one_town_in_one_week_are_two_though_their_numbers_agree() -> None:
    assert groups_of(MILL, MARKET) == [[1], [3]]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        # A quarter lies in its town, a town in its state.
        ("event=Ludford/GB/2019-05-05 within=Ludlow", "event=Ludlow/GB/2019-05-05", True),
        ("event=Ludlow/GB/2019-05-05 within=Shropshire", "event=Ludlow/GB/2019-05-05 within=Kent", False),
        # One that only tells its county may name the town in a word.
        (
            "event=Mill_County/GB/2019-05-05 size=region words=party,deputy,ludlow,rain",
            "event=Ludlow/GB/2019-05-05 size=town words=party,deputy",
            True,
        ),
        (
            "event=Mill_County/GB/2019-05-05 size=region words=party,deputy,rain",
            "event=Ludlow/GB/2019-05-05 size=town words=party,deputy",
            False,
        ),
        # Around midnight, reports differ by a day; but the next day may have an event of its own.
        ("event=Ludlow/GB/2019-05-05", "event=Ludlow/GB/2019-05-06", False),
        ("event=Ludlow/GB/2019-05-05 names=Ann_Ash", "event=Ludlow/GB/2019-05-06 names=Ann_Ash", True),
        ("event=Ludlow/GB/2019-05-05", "event=Ludlow/US/2019-05-05", False),
        ("event=Ludlow/GB/2019-05-05", "event=Telford/GB/2019-05-05", False),
        # In a city a place and a day say little: names or words have to agree, too.
        ("event=Leeds/GB/2019-05-05 size=city", "event=Leeds/GB/2019-05-05 size=city", False),
        (
            "event=Leeds/GB/2019-05-05 size=city words=funeral,chapel,hymn",
            "event=Leeds/GB/2019-05-05 size=city words=funeral,chapel,rain,mud,choir,bell,priest,coffin",
            True,
        ),
        (
            "event=Leeds/GB/2019-05-05 size=city words=funeral,chapel,hymn",
            "event=Leeds/GB/2019-05-06 size=city words=funeral,chapel,rain,mud,choir,bell,priest,coffin",
            False,
        ),
        (
            "event=Leeds/GB/2019-05-05 size=city words=funeral,hymn",
            "event=Leeds/GB/2019-05-05 size=city words=funeral,rain,mud",
            False,
        ),
        (
            "event=Leeds/GB/2019-05-05 size=city names=Ann_Ash",
            "event=Leeds/GB/2019-05-05 size=city names=Ann_Ash",
            True,
        ),
        (
            "event=Leeds/GB/2019-05-05 size=city words=funeral,chapel,hymn,organ",
            "event=Leeds/GB/2019-05-05 size=city words=funeral,chapel,hymn,organ,rain",
            True,
        ),
        # Of the next day only the name of a person or a spot is of the same; every story there names the court.
        (
            "event=Leeds/GB/2019-05-05 size=city names=Northern_County_Court",
            "event=Leeds/GB/2019-05-06 size=city names=Northern_County_Court",
            False,
        ),
        (
            "event=Leeds/GB/2019-05-05 size=city names=Ann_Ash",
            "event=Leeds/GB/2019-05-06 size=city names=Ann_Ash",
            True,
        ),
        # Without a day it takes two names; without a place as well.
        ("event=Ludlow/GB names=Ann_Ash,Old_Mill", "event=Ludlow/GB/2019-05-05 names=Ann_Ash,Old_Mill", True),
        ("event=Ludlow/GB names=Ann_Ash", "event=Ludlow/GB/2019-04-22 names=Ann_Ash", False),
        # Who tells no day, tells news of the last days; but not of anything that happened in them.
        ("event=Ludlow/GB names=Ann_Ash", "event=Ludlow/GB/2019-05-05 names=Ann_Ash", True),
        ("event=Ludlow/GB words=funeral,hymn", "event=Ludlow/GB/2019-05-05 words=funeral,hymn", True),
        ("event=Ludlow/GB words=funeral", "event=Ludlow/GB/2019-05-05 words=hymn", False),
        ("event=Leeds/GB size=city names=Ann_Ash", "event=Leeds/GB/2019-05-05 size=city names=Ann_Ash", True),
        # In a city by many words, if they are a good part of all.
        (
            "event=Leeds/GB size=city words=funeral,chapel,hymn,organ,choir,bell",
            "event=Leeds/GB/2019-05-05 size=city words=funeral,chapel,hymn,organ,choir,bell,priest",
            True,
        ),
        (
            "event=Leeds/GB size=city words=funeral,chapel,hymn,organ,choir,bell",
            "event=Leeds/GB/2019-04-22 size=city words=funeral,chapel,hymn,organ,choir,bell,priest",
            False,
        ),
        ("event=/GB/2019-05-05 names=Ann_Ash,Old_Mill", "event=Ludlow/GB/2019-05-05 names=Ann_Ash,Old_Mill", True),
        # On one day the name of one victim or venue is enough; a paper's or an office's says nothing.
        ("event=/GB/2019-05-05 names=Ann_Ash", "event=Ludlow/GB/2019-05-05 names=Ann_Ash", True),
        ("event=/GB/2019-05-05 names=Ludlow_News", "event=Ludlow/GB/2019-05-05 names=Ludlow_News", False),
        # Reports differ in what they set behind a name.
        ("event=/GB/2019-05-05 names=Ann_Ash_of_Telford", "event=Ludlow/GB/2019-05-05 names=Ann_Ash", True),
        ("event=/GB/2019-05-05 names=Mill_Lane", "event=Ludlow/GB/2019-05-05 names=Mill_Ln", True),
        # Who names no place and tells of the other's has it.
        ("event=/GB/2019-05-05 names=Ludlow", "event=Ludlow/GB/2019-05-05", True),
        ("event=/GB/2019-05-05 names=Telford", "event=Ludlow/GB/2019-05-05", False),
        # A name may stand among the other's words.
        (
            "event=Leeds/GB/2019-05-05 size=city names=Saybrook_Street",
            "event=Leeds/GB/2019-05-06 size=city words=saybrook,rain",
            True,
        ),
        (
            "event=Leeds/GB/2019-05-05 size=city names=Mill_Street",
            "event=Leeds/GB/2019-05-06 size=city words=mill,rain",
            False,
        ),
        # In a city much happens in the same words: without a day it takes a name.
        (
            "event=Leeds/GB size=city words=funeral,chapel,hymn,organ",
            "event=Leeds/GB/2019-05-05 size=city words=funeral,chapel,hymn,organ",
            False,
        ),
        # Two names say that a place or a day was misread; one doesn't.
        (
            "event=Ludlow/GB/2019-05-05 names=Ann_Ash,Ben_Birch",
            "event=Ludlow/GB/2019-05-12 names=Ann_Ash,Ben_Birch",
            True,
        ),
        ("event=Ludlow/GB/2019-05-05 names=Ann_Ash", "event=Ludlow/GB/2019-05-12 names=Ann_Ash", False),
        (
            "event=Ludlow/GB/2019-05-05 names=Ann_Ash,Ben_Birch",
            "event=Telford/GB/2019-05-05 names=Ann_Ash,Ben_Birch",
            True,
        ),
        # In a city, three, where the days lie weeks apart: its parks and stations stand in many a report.
        (
            "event=Leeds/GB/2019-05-05 size=city names=Ann_Ash,Ben_Birch",
            "event=Leeds/GB/2019-06-05 size=city names=Ann_Ash,Ben_Birch",
            False,
        ),
        (
            "event=Leeds/GB/2019-05-05 size=city names=Ann_Ash,Ben_Birch,Cat_Cole",
            "event=Leeds/GB/2019-06-05 size=city names=Ann_Ash,Ben_Birch,Cat_Cole",
            True,
        ),
        # The hurt of all are taken to one hospital; each city has its sides, and its name is no word that tells.
        (
            "event=Leeds/GB/2019-05-05 size=city names=Abbey_Hospital",
            "event=Leeds/GB/2019-05-05 size=city names=Abbey_Hospital",
            False,
        ),
        (
            "event=Leeds/GB/2019-05-05 size=city names=Far_South_Side",
            "event=Leeds/GB/2019-05-06 size=city names=Far_South_Side",
            False,
        ),
        (
            "event=Leeds/GB/2019-05-05 size=city words=leed,funeral",
            "event=Leeds/GB/2019-05-05 size=city words=leed,funeral",
            False,
        ),
        # A quarter and its city, of one day and in the same words.
        (
            "event=Hulme/GB/2019-05-05 names=Manchester words=funeral,hymn",
            "event=Manchester/GB/2019-05-05 size=city words=funeral,hymn",
            True,
        ),
        (
            "event=Hulme/GB/2019-05-05 names=Manchester words=funeral,hymn",
            "event=Manchester/GB/2019-05-06 size=city words=funeral,hymn",
            False,
        ),
        # A county lies in its state; where both tell a state, it must be one.
        (
            "event=Ludlow/US/2019-05-05 within=Modoc_County",
            "event=Ludlow/US/2019-05-05 within=California",
            True,
        ),
        (
            "event=Ludlow/US/2019-05-05 within=Modoc_County",
            "event=Ludlow/US/2019-05-05 within=Lake_County",
            False,
        ),
        # The name of its own place, however long, is nobody's name.
        (
            "event=Long_Hill/US/2019-05-05 names=Long_Hill,Mill_Lane",
            "event=Long_Hill/US/2019-05-12 names=Long_Hill,Mill_Lane",
            False,
        ),
        # Who was shot "in May" on a street was, where the day of it and the same street are told.
        (
            "event=Ludlow/GB/2019-05 names=Saybrook_Street words=yard,robbery",
            "event=Ludlow/GB/2019-05-05 names=Saybrook_Street words=yard,robbery",
            True,
        ),
        (
            "event=Ludlow/GB/2019-05 names=Saybrook_Street words=yard",
            "event=Ludlow/GB/2019-05-05 names=Saybrook_Street words=robbery",
            False,
        ),
        # A month is not a day of it.
        ("event=Ludlow/GB/2019-05", "event=Ludlow/GB/2019-05-05", False),
    ],
)
def test_place_days_and_names_decide(one: str, other: str, *, together: bool) -> None:
    ours = f"Three died. | killed all 3 | Reuters 2019-05-06 in=1 {one}"
    theirs = f"Three died. | killed all 3 | AP 2019-05-06 in=2 {other}"
    assert (len(groups_of(ours, theirs)) == 1) is together


@pytest.mark.parametrize(("names", "together"), [("Ann_Ash", False), ("Ann_Ash,Ben_Birch", True)])
def test_who_tells_no_day_long_afterwards_must_name_more(names: str, *, together: bool) -> None:
    """Words and one street are shared by many an event of a town, years apart."""
    words = "words=funeral,chapel,hymn,organ"
    ours = f"Three died. | killed all 3 | Reuters 2021-05-06 in=1 event=Ludlow/GB names={names} {words}"
    theirs = f"Three died. | killed all 3 | AP 2019-05-06 in=2 event=Ludlow/GB/2019-05-05 names={names} {words}"
    assert (len(groups_of(ours, theirs)) == 1) is together


def test_who_names_neither_place_nor_country_is_found_by_the_town_that_is_told_too() -> None:
    ours = "Three died. | killed all 3 | Reuters 2019-05-06 in=1 event=//2019-05-05 names=Ludlow"
    assert sorted(map(sorted, groups_of(ours, MILL_LATER))) == [[1, 2]]


def test_who_names_no_place_is_found_by_the_town_among_its_words() -> None:
    ours = "Three died. | killed all 3 | Reuters 2019-05-06 in=1 event=//2019-05-05 words=ludlow,mill"
    assert sorted(map(sorted, groups_of(ours, f"{MILL_LATER} words=mill"))) == [[1, 2]]


def test_one_document_tells_two_events_apart_whatever_is_alike_of_them() -> None:
    other = MILL.replace("event=Ludlow/GB/2019-05-05", "event=Ludlow/GB/2019-05-05 names=Old_Mill aside")
    assert groups_of(MILL, other) == [[1], [1]]


def test_the_order_of_intake_changes_nothing() -> None:
    between = "Five died. | killed all 5 | BBC 2019-05-08 in=4 event=Ludlow/GB/2019-05-06..2019-05-07"
    found = {str(groups_of(*lines)) for lines in permutations((MILL, MILL_LATER, MARKET, between))}
    assert len(found) == 1


def test_what_stands_between_two_events_joins_none_of_them_to_the_other() -> None:
    between = "Five died. | killed all 5 | BBC 2019-05-08 in=4 event=Ludlow/GB/2019-05-06..2019-05-07"
    groups = groups_of(MILL, MARKET, between)
    assert not any({1, 3} <= set(group) for group in groups)


def statement(line: str) -> Statement:
    return say(line)


@pytest.mark.parametrize(("size", "together"), [("town", True), ("city", False)])
def test_on_neighbouring_days_of_a_town_four_words_of_many_are_enough(size: str, *, together: bool) -> None:
    words = "funeral,chapel,hymn,organ"
    one = f"event=Ludlow/GB/2019-05-05 size={size} words={words},a1,a2,a3,a4,a5,a6,a7,a8,a9,a10"
    other = f"event=Ludlow/GB/2019-05-06 size={size} words={words},b1,b2,b3,b4,b5,b6,b7,b8,b9,b10"
    ours = f"Three died. | killed all 3 | Reuters 2019-05-06 in=1 {one}"
    theirs = f"Three died. | killed all 3 | AP 2019-05-06 in=2 {other}"
    assert (len(groups_of(ours, theirs)) == 1) is together


def test_one_misread_place_keeps_nobody_out_who_is_known_by_name() -> None:
    misread = "Three died. | killed all 3 | AP 2019-05-06 in=4 event=Murphy/GB/2019-05-05 names=Ann_Ash,Ben_Birch"
    named = "Three died. | killed all 3 | BBC 2019-05-06 in=5 event=Ludlow/GB/2019-05-05 names=Ann_Ash,Ben_Birch"
    third = "Three died. | killed all 3 | ITV 2019-05-06 in=6 event=Ludlow/GB/2019-05-05 names=Ann_Ash"
    assert sorted(map(sorted, groups_of(misread, named, third))) == [[4, 5, 6]]


def test_of_other_years_two_are_two_whoever_is_named_with_both() -> None:
    named = "Three died. | killed all 3 | AP 2019-05-06 in=4 event=Ludlow/GB/2019-05-05 names=Ann_Ash,Ben_Birch"
    later = named.replace("2019", "2032").replace("in=4", "in=5")
    near = named.replace("-05-05", "-04-05").replace("in=4", "in=6")
    assert sorted(map(sorted, groups_of(named, later))) == [[4], [5]]
    assert sorted(map(sorted, groups_of(named, near))) == [[4, 6]]


def test_an_editors_word_goes_before_what_the_machine_reads() -> None:
    apart = EventRuling(*sorted((statement(MILL).id, statement(MILL_LATER).id)), "apart")
    assert groups_of(MILL, MILL_LATER, said=(apart,)) == [[1], [2]]
    same = EventRuling(*sorted((statement(MILL).id, statement(MARKET).id)), "same")
    assert sorted(map(sorted, groups_of(MILL, MARKET, said=(same,)))) == [[1, 3]]


def test_whoever_tells_of_two_places_by_a_name_of_each_joins_neither_to_the_other() -> None:
    mill = "Three died. | killed all 3 | AP 2019-05-06 in=1 event=Ludlow/GB/2019-05-05 names=Ann_Ash"
    market = "Two died. | killed all 2 | BBC 2019-05-06 in=2 event=Telford/GB/2019-05-05 names=Ben_Birch"
    both = "Five died. | killed all 5 | ITV 2019-05-06 in=3 event=/GB/2019-05-05 names=Ann_Ash,Ben_Birch"
    groups = groups_of(mill, market, both)
    assert not any({1, 2} <= set(group) for group in groups)
    assert len(groups) == 2


def test_what_an_editor_called_two_is_not_joined_by_what_is_like_both() -> None:
    like_both = "Three died. | killed all 3 | BBC 2019-05-06 in=4 event=Ludlow/GB/2019-05-05"
    apart = EventRuling(*sorted((statement(MILL).id, statement(MILL_LATER).id)), "apart")
    groups = groups_of(MILL, MILL_LATER, like_both, said=(apart,))
    assert not any({1, 2} <= set(group) for group in groups)
    assert len(groups) == 2


def test_an_editors_word_on_what_is_there_no_more_is_on_nothing() -> None:
    for pair in ((statement(MILL).id, "gone"), ("gone", statement(MILL).id)):
        assert rulings_on(tellings_of([say(MILL)], GROUND), [EventRuling(*pair, "same")]) == {}


def test_what_an_editor_calls_the_same_brings_all_that_goes_with_it() -> None:
    same = EventRuling(*sorted((statement(MILL).id, statement(MARKET).id)), "same")
    assert sorted(map(sorted, groups_of(MILL, MILL_LATER, MARKET, said=(same,)))) == [[1, 2, 3]]


def test_the_people_at_a_place_are_of_that_place_whatever_the_day() -> None:
    one = "The hall shelters 300. | sheltered all 300 | Reuters 2019-05-06 in=1 event=Ludlow/GB"
    other = "The hall shelters 200. | sheltered all 200 | AP 2019-07-06 in=2 event=Ludlow/GB"
    assert sorted(map(sorted, groups_of(one, other))) == [[1, 2]]


def test_what_one_document_only_recalls_has_no_figure_of_its_own() -> None:
    old = "In 1987 nine died. | killed all 9 | AP 2019-05-06 in=5 event=Ludlow/GB/1987-02-02 aside"
    [recalled] = events_from(tellings_of([say(old)], GROUND), {})
    [reported] = events_from(tellings_of([say(MILL)], GROUND), {})
    assert (is_reported(recalled), is_reported(reported)) == (False, True)


@pytest.mark.parametrize(
    ("told", "reported"),
    [
        ("AP 2019-05-15 event=Ludlow/GB/2019-05-05 aside", True),
        ("AP 2019-05-16 event=Ludlow/GB/2019-05-05 aside", False),
        ("AP 2019-05-06 event=/GB/2019-05-05 aside", False),
        ("AP 2019-05-06 event=Ludlow/GB aside", False),
        ("AP event=Ludlow/GB/2019-05-05 aside", False),
    ],
)
def test_what_is_told_in_passing_is_reported_where_it_was_days_ago_at_a_known_place(told: str, reported: bool) -> None:
    [group] = events_from(tellings_of([say(f"Nine died. | killed all 9 | {told}")], GROUND), {})
    assert is_reported(group) is reported


def test_an_event_has_the_names_that_most_tell_first_and_no_day_where_none_is_told() -> None:
    told = ("Ann_Ash,Old_Mill", "Old_Mill,Ben_Birch", "Ben_Birch,Old_Mill")
    lines = (f"Nine died. | killed all 9 | AP in={n} event=Ludlow/GB names={names}" for n, names in enumerate(told, 1))
    event = event_of(tellings_of(map(say, lines), GROUND))
    assert event.names == ("Old Mill", "Ben Birch", "Ann Ash")
    assert (event.place, event.from_date, event.to_date) == ("Ludlow", None, None)


def test_an_event_is_known_by_what_most_of_its_tellings_have() -> None:
    vague = "Four died. | killed all 4 | BBC 2019-05-07 in=6 event=Ludlow/GB/2019-05-05..2019-05-06"
    [group] = events_from(tellings_of(map(say, (MILL, MILL_LATER, vague)), GROUND), {})
    event = known_from(group).happening
    assert (event.place, event.country, str(event.from_date), str(event.to_date)) == (
        *("Ludlow", "GB"),
        *("2019-05-05", "2019-05-05"),
    )


def test_only_a_number_of_an_event_or_of_a_place_tells_of_one() -> None:
    of_people = "Ten came back. | returned FR 10 | AP 2019-05-06 in=1 event=Ludlow/GB/2019-05-05"
    of_no_event = "Ten were killed. | killed all 10 | AP 2019-05-06 in=2"
    ground = Ground(of={"killed": "event", "returned": "origin"})
    assert tellings_of(map(say, (of_people, of_no_event)), ground) == ()


def test_what_happened_at_a_camp_is_not_the_camp() -> None:
    camp = "It shelters 300. | sheltered all 300 | AP 2019-05-06 in=1 event=Ludlow/GB/2019-05-05"
    fire = "Three died there. | killed all 3 | BBC 2019-05-06 in=2 event=Ludlow/GB/2019-05-05"
    one, other = tellings_of(map(say, (camp, fire)), GROUND)
    assert evidence(one, other) is evidence(other, one) is None


def test_what_is_told_of_a_whole_month_is_looked_for_on_none_of_its_days() -> None:
    month, night = (
        tellings_of([say(f"Three died. | killed all 3 | AP 2019-06-06 event=Ludlow/GB/{days}")], GROUND)[0].event
        for days in ("2019-05", "2019-05-05..2019-05-06")
    )
    assert not list(day_keys(month))
    assert [key.rpartition("/")[2] for key in day_keys(night)] == ["2019-05-05", "2019-05-06", "2019-05-07"]


def test_a_document_that_tells_no_day_is_of_what_was_weeks_before_only_by_a_name() -> None:
    alike = "words=raid,market,warplane,zone,village"
    raid = f"Three died. | killed all 3 | AP 2019-05-06 in=2 event=Ludlow/GB/2019-05-05 names=Ann_Ash {alike}"
    undated = f"Four died. | killed all 4 | {{}} in=1 event=Ludlow/GB {alike}"
    named = f"{undated} names=Ann_Ash"
    assert [sorted(group) for group in groups_of(undated.format("Reuters 2019-05-07"), raid)] == [[1, 2]]
    assert groups_of(undated.format("Reuters 2019-06-20"), raid) == [[1], [2]]
    assert [sorted(group) for group in groups_of(named.format("Reuters 2019-06-20"), raid)] == [[1, 2]]
    # nor of what another tells that gives no day, and appeared weeks before
    other = raid.replace("/2019-05-05", "").replace(" names=Ann_Ash", "")
    assert groups_of(undated.format("Reuters 2019-06-20"), other) == [[1], [2]]


def test_a_document_that_tells_no_day_is_of_nothing_that_happened_after_it_appeared() -> None:
    """Nor may it join through a third."""
    undated = "Three died. | killed all 3 | {} in=1 event=Ludlow/GB names=Ann_Ash,Old_Mill"
    dated = (
        "Three died at the mill. | killed all 3 | AP 2019-05-09 in=2 event=Ludlow/GB/2019-05-08 names=Ann_Ash,Old_Mill"
    )
    assert [sorted(group) for group in groups_of(undated.format("Reuters 2019-05-09"), dated)] == [[1, 2]]
    assert groups_of(undated.format("Reuters 2019-05-06"), dated) == [[1], [2]]
    third = "Three died. | killed all 3 | BBC 2019-05-10 in=3 event=Ludlow/GB/2019-05-08 names=Ann_Ash,Old_Mill"
    assert sorted(map(sorted, groups_of(undated.format("Reuters 2019-05-06"), dated, third))) == [[1], [2, 3]]


def test_spellings_of_a_town_are_of_one_event_and_towns_alike_are_of_two() -> None:
    def told(place: str, number: int) -> str:
        said = f"A raid on {place} killed {number} people, rescuers said. | killed all {number} | Rescuers 2019-05-06"
        return f"{said} in={number} event={place.replace(' ', '_')}/SY/2019-05-05"

    spelled = [told("Khan Sheikhoun", 11), told("Khan Shaykhun", 12), told("Khan Cheikhoun", 13)]
    assert groups_of(*spelled) == groups_of(*spelled[::-1])
    assert sorted(map(sorted, groups_of(*spelled))) == [[11, 12, 13]]
    assert groups_of(told("Maarat Misrin", 11), told("Maarat al-Numan", 12)) == [[11], [12]]


PIT = "coal,miner,pit,blast,shift,gas,hope,pumped"


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        # The town, the province and "the west" of a country: a mine's disaster is looked for in the whole of it.
        (f"event=Ludlow/GB/2019-05-05 words={PIT}", f"event=-/GB/2019-05-05 size=region words={PIT}", True),
        (f"event=Ludlow/GB/2019-05-05 words={PIT}", f"event=-/FR/2019-05-05 size=region words={PIT}", False),
        (f"event=Ludlow/GB/2019-05-05 words={PIT}", f"event=-/GB/2019-05-09 size=region words={PIT}", False),
        (f"event=Ludlow/GB/2019-05-05 words={PIT}", "event=-/GB/2019-05-05 size=region words=miner,strike,pay", False),
        # What comes every day is looked for at its place alone.
        (
            "event=Ludlow/GB/2019-05-05 words=fire,barn,hay,horse,smoke",
            "event=-/GB/2019-05-05 size=region words=fire,barn,hay,horse,smoke",
            False,
        ),
        # A count of the dead follows for days, and other news don't.
        (f"event=Ludlow/GB/2019-05-02 words={PIT}", f"event=-/GB size=region words=toll,{PIT}", True),
        (f"event=Ludlow/GB/2019-05-02 words={PIT}", f"event=-/GB size=region words=union,{PIT}", False),
        # Two provinces are two places.
        (
            f"event=Aceh/ID/2019-05-05 size=region words={PIT}",
            f"event=West_Java/ID/2019-05-05 size=region words={PIT}",
            False,
        ),
    ],
)
def test_a_disaster_of_which_a_country_has_few_is_known_without_its_town(
    one: str, other: str, *, together: bool
) -> None:
    lines = (f"Nine died. | killed all 9 | AP 2019-05-06 in={n} {told}" for n, told in enumerate((one, other), 1))
    assert groups_of(*lines) == ([[1, 2]] if together else [[1], [2]])
