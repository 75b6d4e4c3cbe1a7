"""The ledger: ranges, roots, disputes and how a figure moved."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.matching.cells import cell_of, ledger_key
from briefings.matching.figures import CROWD, figures_from, in_ledger_order, is_of_place
from briefings.matching.pair import Ground
from briefings.model import NO_ENTRY, Figure, Match, newest_told
from tests.support.matched import matches_among
from tests.support.saying import say

SOUFAN = "France has 271 returnees. | returned FR fighters 271 | Soufan Center 2017-10-24 in=1"
AFP = "Only 250 came back to France. | returned FR fighters 250 | AFP 2017-12-17 in=2"
COPY = "Just 250 came back to France. | returned FR fighters 250 | A site > AFP 2018-02-20 in=3"
PEOPLE = "Some 250 people came back to France. | returned FR all 250 | AFP 2017-12-18 in=4"
EARLIER = "Some 200 had come back to France. | returned FR fighters 200 | Soufan Center 2016-11-01 in=5"


def _ledger(*lines: str) -> tuple[Figure, ...]:
    statements = [say(line) for line in lines]
    return figures_from(statements, matches_among(statements, [], Ground()), Ground())


def _figure(*lines: str) -> Figure:
    (figure,) = _ledger(*lines)
    return figure


def test_a_figure_gathers_what_every_root_says_under_one_range() -> None:
    figure = _figure(SOUFAN, AFP)
    assert (figure.low, figure.high, figure.bound, figure.newest) == (250, 271, "exact", date(2017, 12, 17))
    assert figure.roots == ("AFP", "Soufan Center")
    assert figure.disputed
    assert [(e.root, e.low, e.verdict) for e in figure.history] == [
        ("Soufan Center", 271, None),
        ("AFP", 250, "conflicts"),
    ]


def test_a_raids_dead_stand_in_no_range_with_all_who_were_killed() -> None:
    total = "More than 25,000 fighters have been killed. | killed - fighters more_than 25000 | AFP 2017-12-17 in=1"
    raid = "A raid left 20 fighters dead. | killed - fighters 20 | Reuters 2017-12-18 in=2"
    assert _ledger(total, raid) == _ledger(total)


def test_a_number_of_those_who_came_back_is_the_whole() -> None:
    later = "The ministry puts the number of those who came back at 310. | returned FR fighters 310 | AFP 2018-02-20"
    assert (_figure(SOUFAN, later).high, len(_figure(SOUFAN, later).history)) == (310, 2)


def test_papers_that_give_other_numbers_are_sources_of_them_and_of_one_number_one() -> None:
    """What a paper prints in its own voice may be another's word only where the other gives the same number."""
    paper = "Some 250 came back to France. | returned FR fighters 250 | A paper 2017-10-30 kind=outlet by=A_paper in=7"
    same = paper.replace("250", "271")
    assert _figure(SOUFAN, paper).roots == ("A paper", "Soufan Center")
    assert _figure(SOUFAN, same).roots == ("Soufan Center",)


def test_the_order_of_intake_changes_no_figure() -> None:
    assert _ledger(SOUFAN, AFP, COPY, EARLIER) == _ledger(EARLIER, COPY, AFP, SOUFAN)


def test_what_an_editor_ties_to_a_figure_of_another_country_stays_in_its_own_cell() -> None:
    belgian = "Some 250 fighters came back to Belgium. | returned BE fighters 250 | Reuters 2017-12-18 in=6"
    of_france, of_belgium = say(PEOPLE), say(belgian)
    left, right = sorted((of_france.id, of_belgium.id))
    ruling = Match(left, right, "restates", 1.0, (), by=7)
    alone = figures_from([of_france], [], Ground())
    assert figures_from([of_france, of_belgium], [ruling], Ground()) == in_ledger_order(
        (*alone, *figures_from([of_belgium], [], Ground()))
    )


@pytest.mark.parametrize("day", ["2018-01-10", "2018-01-12"])
def test_a_reprint_of_an_earlier_number_is_no_later_word_and_stands_no_longer_than_it(day: str) -> None:
    """A site that carries an agency's old copy takes back nothing that its root has said since."""
    words = "Some 250 have come back to France. | returned FR fighters 250 | {} > Ministry {} in={}"
    since = (
        "There are 302 who have come back to France. | returned FR fighters 302 | Reuters > Ministry 2018-01-10 in=2"
    )
    figure = _figure(words.format("AFP", "2017-12-17", 1), since, words.format("AFP", day, 3))
    assert (figure.low, figure.high, figure.newest) == (302, 302, date(2018, 1, 10))
    assert len(figure.history) == 3
    assert newest_told(figure) == next(entry for entry in figure.history if entry.low == 302)


def test_a_copy_adds_a_line_of_history_and_no_root() -> None:
    figure = _figure(AFP, COPY)
    assert figure.roots == ("AFP",)
    assert [e.verdict for e in figure.history] == [None, "restates"]
    assert not figure.disputed


def test_a_figure_s_roots_are_those_that_its_history_names() -> None:
    figure = _figure(
        "Three went home, the envoy said. | returned FR fighters 3 | Post > envoy 2017-12-17 in=1",
        "The three were home by then. | returned FR fighters 3 | Post 2017-12-17 in=1",
    )
    assert figure.roots == tuple({entry.root for entry in figure.history}) == ("Post",)


def test_an_agency_whose_sources_were_all_replaced_is_the_root_of_its_figure() -> None:
    figure = _figure(
        "The guild counts 271 who came back. | returned FR fighters 271 | AFP > guild 2016-10-24 in=1",
        "The port counts 272 who came back. | returned FR fighters 272 | AFP > port 2016-10-25 in=2",
        "Now 290 have come back to France. | returned FR fighters 290 | AFP 2018-12-17 in=3",
    )
    assert (figure.low, figure.high, figure.roots) == (290, 290, ("AFP",))


def test_what_the_same_root_has_replaced_is_history() -> None:
    figure = _figure(EARLIER, SOUFAN)
    assert (figure.low, figure.high) == (271, 271)
    assert [e.verdict for e in figure.history] == [None, "updates"]


def test_a_dispute_ends_when_a_root_takes_its_number_back() -> None:
    corrected = "France now counts 271 who came back. | returned FR fighters 271 | AFP 2018-03-01 in=6"
    figure = _figure(SOUFAN, AFP, corrected)
    assert (figure.low, figure.high, figure.disputed) == (271, 271, False)


def test_two_numbers_are_disputed_also_where_one_that_was_replaced_stands_between_them() -> None:
    replaced = "Only 240 came back to France. | returned FR fighters 240 | AFP 2017-11-20 in=6"
    figure = _figure(SOUFAN, replaced, AFP)
    assert (figure.low, figure.high, figure.disputed) == (250, 271, True)
    assert [entry.low for entry in figure.history] == [271, 240, 250]


def test_people_who_are_the_same_fighters_stand_in_one_cell() -> None:
    figure = _figure(AFP, PEOPLE)
    assert (figure.measure, figure.origin, figure.scope) == ("returned", "FR", "fighters")
    assert len(figure.history) == 2


def test_women_and_fighters_are_two_figures() -> None:
    women = "Some 60 women came back to France. | returned FR women 60 | AFP 2017-12-17 in=7"
    cells = [(f.scope, f.low, f.disputed) for f in _ledger(AFP, women)]
    assert cells == [("fighters", 250, False), ("women", 60, False)]


def test_bounds_that_differ_leave_the_figure_none() -> None:
    about = "About 250 came back to France. | returned FR fighters about 250 | Rand 2017-12-20 in=8"
    assert _figure(AFP, about).bound is None


def test_the_undated_stand_last_and_are_judged_against_nothing() -> None:
    undated = "Some 255 came back to France. | returned FR fighters about 255 | Rand in=9"
    history = _figure(undated, AFP).history
    assert [(e.published, e.verdict) for e in history] == [(date(2017, 12, 17), None), (None, None)]


def test_the_worlds_figure_comes_first() -> None:
    world = "Some 5,600 have gone home. | returned fighters 5600 | Soufan Center 2017-10-24 in=1"
    assert [f.origin for f in _ledger(AFP, SOUFAN, world)] == [None, "FR"]


def test_an_events_figure_is_not_the_worlds() -> None:
    world = say("Some 5,600 have gone home. | returned fighters 5600 | Soufan Center 2017-10-24 in=1")
    dead = [
        say(f"Four {words} there. | killed all 4 | {root} 2017-12-17 in={n} event=Lyon/FR/2017-12-16")
        for n, (words, root) in enumerate((("died", "AFP"), ("were killed", "Reuters")), 2)
    ]
    ground = Ground(of={"killed": "event"})
    figures = figures_from([*dead, world], matches_among([*dead, world], [], ground), ground)
    assert [(f.measure, len(f.roots)) for f in figures] == [("returned", 1), ("killed", 2)]


def test_a_figure_is_asked_for_by_where_people_are_from_or_where_it_happened() -> None:
    dead = say("Four died there. | killed all 4 | AFP 2017-12-17 event=Lyon/FR/2017-12-16")
    (toll,) = figures_from([dead], [], Ground(of={"killed": "event"}))
    assert [is_of_place(toll, place) for place in ("FR", "Lyon", "lyon", "GB", "Paris", "")] == [True] * 3 + [False] * 3
    of_people = _figure(AFP)
    assert [is_of_place(of_people, place) for place in ("FR", "GB", "Lyon")] == [True, False, False]


@pytest.mark.parametrize(
    "line",
    [
        "Some 305 worshippers died. | 305 #worshippers | AFP 2017-11-25",
        "They have not lost 300. | killed FR 300 | AFP 2017-12-17 not",
        "As many as 500 may come back. | returned FR 500 | AFP 2017-12-17 possible",
        "At least 80 from Morocco and Russia came. | moved_on 80 | AFP 2017-12-17 from=Morocco/MA from=Russia/RU",
        "Smugglers ask 3,000 dollars. | joined unit=USD 3000 | AFP 2017-12-17",
    ],
)
def test_what_is_no_count_of_one_origins_people_is_in_no_cell(line: str) -> None:
    assert cell_of(say(line), Ground()) is None


@pytest.mark.parametrize(
    "line",
    [
        "Nobody knows where they went. | - | AFP 2017-12-17 at=France/FR",
        "Some 305 worshippers died. | 305 #worshippers | AFP 2017-11-25",
    ],
)
def test_what_has_no_measure_has_no_place_in_the_ledger(line: str) -> None:
    assert ledger_key(say(line)) is None


def test_what_is_measured_and_counts_nobody_is_kept_apart_as_no_entry() -> None:
    denied = say("They have not lost 300. | killed FR 300 | AFP 2017-12-17 not")
    assert ledger_key(denied) == NO_ENTRY
    assert ledger_key(say(AFP)) not in (None, NO_ENTRY)


@pytest.mark.parametrize(
    ("other", "one_kind"),
    [
        (AFP.replace("Only", "Just"), True),
        (AFP.replace("FR fighters 250", "FR fighters about 250"), False),
        (AFP + " event=Paris/FR/2017-12-10", False),
    ],
    ids=["in other words", "of another bound", "of an event"],
)
def test_a_ledger_key_is_of_the_bound_and_of_whom_it_counts(other: str, one_kind: bool) -> None:
    assert (ledger_key(say(other)) == ledger_key(say(AFP))) == one_kind


def test_neighbours_in_the_history_that_were_never_matched_are_judged_there() -> None:
    statements = [say(EARLIER), say(SOUFAN)]
    (figure,) = figures_from(statements, [], Ground())
    assert [entry.verdict for entry in figure.history] == [None, "updates"]
    assert (figure.low, figure.high) == (271, 271)


def test_a_long_history_goes_by_the_newest_number_of_a_root_too() -> None:
    months = [f"{2010 + n // 12}-{1 + n % 12:02}-01" for n in range(CROWD + 20)]
    lines = [
        f"By now {100 + n} had come back to France. | returned FR fighters {100 + n} | AFP {month} in={n + 1}"
        for n, month in enumerate(months)
    ]
    statements = [say(line) for line in lines]
    (figure,) = figures_from(statements, [], Ground())
    assert len(figure.history) == CROWD + 20
    assert (figure.low, figure.high) == (100 + CROWD + 19, 100 + CROWD + 19)


OF_THEM = "Some 250 of them have returned to France. | returned FR fighters 250 | AFP 2018-01-20 in=12"


def test_of_them_is_the_whole_where_the_same_source_says_the_number_of_all() -> None:
    figure = _figure(AFP, OF_THEM)
    assert (figure.part, figure.low, figure.high) == ("", 250, 250)
    assert len(figure.history) == 2


def test_of_them_stays_a_part_where_nobody_says_the_number_of_all() -> None:
    assert sorted(f.part for f in _ledger(SOUFAN, OF_THEM)) == ["", "among"]


def test_of_them_stays_a_part_where_only_somebody_else_says_the_number_of_all() -> None:
    elsewhere = OF_THEM.replace("AFP 2018-01-20", "Reuters 2017-12-18")
    assert sorted(f.part for f in _ledger(AFP, elsewhere)) == ["", "among"]
