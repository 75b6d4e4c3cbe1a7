"""A number of one event is no total: it is held against no total, and against another event's only if both are one."""

from __future__ import annotations

import pytest

from briefings.matching.cells import cell_of
from briefings.matching.decision import decide
from briefings.matching.events.event_counts import event_count_of
from briefings.matching.figures import figures_from
from briefings.matching.likeness.time_relation import timing_of
from briefings.matching.pair import Ground
from tests.support.saying import say

TOTAL = "A study found that 25 Danish fighters have been killed. | killed DK fighters 25 | A study 2018-03-04"

# Each counts those of one event, wherever else people died or came home.
OF_AN_EVENT = [
    "Officials said 17 fighters from Denmark were killed near Bridge 7. | killed DK fighters 17 | Officials 2018-03-02",
    "Some 17 Danish fighters were killed outside Tell Marun. | killed DK fighters 17 | AFP 2018-03-02",
    "At a checkpoint 17 Danish fighters were killed. | killed DK fighters 17 | AFP 2018-03-02",
    "In district 4, 17 Danish fighters were killed. | killed DK fighters 17 | AFP 2018-03-02",
    "Some 17 Danish fighters were killed in Wadi Sarun. | killed DK fighters 17 | AFP 2018-03-02",
    "Some 17 Danish fighters were killed in Sector 9. | killed DK fighters 17 | AFP 2018-03-02",
    "Some 17 Danish fighters were killed in an air strike. | killed DK fighters 17 | AFP 2018-03-02",
    "That strike killed 17, most of them Danes. | killed DK fighters 17 | AFP 2018-03-02",
    "An American drone strike on a convoy left 17 Danes dead. | killed DK fighters 17 | AFP 2018-03-02",
    "The blast claimed 17 Danish lives. | killed DK fighters 17 | AFP 2018-03-02",
    "Some 17 Danish fighters were captured during a night raid. | captured DK fighters 17 | AFP 2018-03-02",
    "On Thursday 17 Danish fighters were killed. | killed DK fighters 17 | AFP 2018-03-02 when=2018-03-01",
    "Some 17 Danish women landed at the airport. | returned DK women 17 #women | AFP 2018-03-02",
]
TOTALS = [
    TOTAL,
    "In all 271 have returned to Denmark. | returned DK fighters 271 | A ministry 2018-03-02 to=Denmark/DK",
    "About 90 Danes were killed in Syria. | killed DK fighters about 90 | PET 2018-03-02 at=Syria/SY",
    "By March 90 Danes had been killed. | killed DK fighters 90 | PET 2018-03-02 when=2018-03",
    "Since 2014, 90 Danes were killed in air strikes. | killed DK fighters 90 | PET 2018-03-02",
    "Air strikes killed 90 Danes. | killed DK fighters 90 | PET 2018-03-02",
    "The strikes have killed 90 Danes. | killed DK fighters 90 | PET 2018-03-02",
    "On Thursday 90 Danes were still fighting there. | fighting DK fighters 90 | PET 2018-03-02 when=2018-03-01",
    "There were 90 returnees in Denmark in March. | returned DK fighters 90 #returnees | PET 2018-03-02 when=2018-03"
    " at=Denmark/DK",
    "Some 90 Danes are held in Syria. | captured DK fighters 90 | PET 2018-03-02 at=Syria/SY",
]


@pytest.mark.parametrize("line", OF_AN_EVENT)
def test_a_place_a_day_or_an_event_of_its_own_keeps_a_number_from_being_a_total(line: str) -> None:
    statement = say(line)
    assert event_count_of(statement, timing_of(statement)) is not None
    assert cell_of(statement, Ground()) is None, "it is of no cell of totals"


@pytest.mark.parametrize(
    "line",
    [
        "The ministry announced the return of 109 Danes by plane. | returned DK all 109 | A ministry 2018-03-02",
        "The militia captured 40 Danes. | captured DK fighters 40 | A commander 2018-03-02",
        "One of the men went to Syria and joined. | joined DK all 1 | An official 2018-03-02",
        "It will bring back two Danes who fought for the group. | joined DK all 2 | An official 2018-03-02",
    ],
)
def test_a_person_or_two_or_those_who_were_caught_or_fetched_once_are_no_total(line: str) -> None:
    assert cell_of(say(line), Ground()) is None


@pytest.mark.parametrize(
    "line",
    [
        "Only two have returned to Denmark. | returned DK all 2 | A ministry 2018-03-02 to=Denmark/DK",
        "So far it has fetched 109 Danes. | returned DK all 109 | A ministry 2018-03-02",
        "Denmark has brought home 40 women since 2019. | returned DK women 40 | A ministry 2020-03-02",
    ],
)
def test_told_as_a_sum_they_are(line: str) -> None:
    assert cell_of(say(line), Ground()) is not None


@pytest.mark.parametrize("line", TOTALS)
def test_a_sum_so_far_and_a_state_of_things_stay_totals(line: str) -> None:
    statement = say(line)
    assert event_count_of(statement, timing_of(statement)) is None
    assert cell_of(statement, Ground()) is not None


@pytest.mark.parametrize(
    "line",
    [
        "On Monday Denmark flew home 9 women held in camps. | returned DK women 9 | A 2018-03-06 when=2018-03-05",
        "Denmark has today brought back 9 women. | returned DK women 9 | A 2018-03-05 when=2018-03-05",
        "The operation also includes 9 mothers who came home. | returned DK women 9 | A 2018-03-05",
        "A total of 9 women came home during the first such operation. | returned DK women 9 | A 2018-03-05",
    ],
)
def test_those_who_came_home_in_one_operation_are_no_total(line: str) -> None:
    statement = say(line)
    assert event_count_of(statement, timing_of(statement)) is not None
    assert cell_of(statement, Ground()) is None


@pytest.mark.parametrize(
    "line",
    [
        "Denmark has brought back 9 women. | returned DK women 9 | A 2018-03-05",
        "A total of 9 women have come home. | returned DK women 9 | A 2018-03-05",
        "In total 9 women came home. | returned DK women 9 | A 2018-03-05",
    ],
)
def test_those_who_came_home_so_far_are_a_total(line: str) -> None:
    statement = say(line)
    assert event_count_of(statement, timing_of(statement)) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Officials in district 4 said 12 fighters from Denmark were killed near bridge 4. | killed DK fighters 12"
            " | Officials in district-4 2018-03-02",
            "Officials in district 9 said 31 fighters from Denmark were killed near bridge 9. | killed DK fighters 31"
            " | Officials in district-9 2018-03-02",
        ),
        (
            "On Thursday 17 Danish fighters were killed. | killed DK fighters 17 | AFP 2018-03-02 when=2018-03-01",
            "On Thursday 31 Danish fighters were killed. | killed DK fighters 31 | Reuters 2018-03-02 when=2018-03-01",
        ),
        (
            "Some 17 Danish fighters were killed in an air strike. | killed DK fighters 17 | AFP 2018-03-02",
            "Some 24 Danish fighters were killed in a raid. | killed DK fighters 24 | Reuters 2018-03-03",
        ),
        (
            "Near Tell Marun 17 Danish fighters were killed. | killed DK fighters 17 | AFP 2018-03-02",
            "Near Tell Marun 30 Danish fighters were killed. | killed DK fighters 30 | Reuters 2018-03-22",
        ),
        *((line, TOTAL) for line in OF_AN_EVENT),
    ],
)
def test_an_events_number_is_disputed_neither_by_a_total_nor_by_another_events(left: str, right: str) -> None:
    match = decide(say(left), say(right))
    assert match is None or match.verdict == "unsure", match.reasons[-1].words


def test_thirty_lines_of_thirty_bridges_are_no_dispute() -> None:
    lines = [
        f"Officials in district {n} said {n + 10} fighters from Denmark were killed near bridge {n}."
        f" | killed DK fighters {n + 10} | Officials in district-{n} 2018-03-02 kind=official in=1"
        for n in range(30)
    ]
    said = [say(line) for line in lines]
    matches = [match for n, one in enumerate(said) for other in said[:n] if (match := decide(one, other))]
    assert not [match for match in matches if match.verdict in ("conflicts", "updates")]
    assert not any(figure.disputed for figure in figures_from(said, matches, Ground()))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "A ministry said in all 271 have returned to Denmark. | returned DK fighters 271 | A ministry 2018-03-02",
            "A study said 324 have returned to Denmark. | returned DK fighters 324 | A study 2018-03-02",
        ),
        (
            "A ministry said 90 Danes had been killed in Syria. | killed DK fighters 90 | A ministry 2018-03-02"
            " at=Syria/SY",
            "A study said 140 Danes had been killed in Syria. | killed DK fighters 140 | A study 2018-03-02"
            " at=Syria/SY",
        ),
        (
            "An army said 17 Danish fighters were killed in an air strike on Hajin. | killed DK fighters 17"
            " | An army 2018-03-02 at=Hajin/SY",
            "A monitor said 25 Danish fighters were killed in an air strike on Hajin. | killed DK fighters 25"
            " | A monitor 2018-03-02 at=Hajin/SY",
        ),
    ],
)
def test_totals_and_numbers_of_one_event_are_still_disputed(left: str, right: str) -> None:
    match = decide(say(left), say(right))
    assert match is not None
    assert match.verdict == "conflicts", match.reasons[-1].words


def test_one_number_of_one_event_is_still_one_finding() -> None:
    ours = "Near Tell Marun 17 Danish fighters were killed. | killed DK fighters 17 | AFP 2018-03-02 at=Syria/SY"
    theirs = "In Syria 17 Danish fighters were killed. | killed DK fighters 17 | Reuters 2018-03-02 at=Syria/SY"
    match = decide(say(ours), say(theirs))
    assert match is not None
    assert match.verdict == "corroborates"


def test_one_number_near_two_places_is_not_one_finding() -> None:
    ours = "Near Tell Marun 17 Danish fighters were killed. | killed DK fighters 17 | AFP 2018-03-02 at=Syria/SY"
    theirs = "Near Wadi Sarun 17 Danish fighters were killed. | killed DK fighters 17 | Reuters 2018-03-02 at=Syria/SY"
    match = decide(say(ours), say(theirs))
    assert match is None or match.verdict == "unsure"
