"""The toll of an event: its newest number by the best root, its parts under it, and no dispute where none is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.matching.decision import decide
from briefings.matching.events.headlines import lived_in_title, shot_in_title, told_in_title
from briefings.matching.events.non_counts import (
    is_age,
    is_ahead,
    is_contradicted,
    is_for_each,
    is_of_those_who_died_since,
    is_ones_own_share,
    is_only_feared,
    is_superseded,
)
from briefings.matching.events.parties import tells_a_part
from briefings.matching.events.rival_numbers import numbers_before_lists
from briefings.matching.figures import figures_from
from briefings.matching.pair import Ground
from briefings.model import FEARED, WORKED_OUT, Figure, Statement, newest_told
from tests.support.saying import say_all

GROUND = Ground(of={"killed": "event", "injured": "event"}, main_scope="all")
AT = "event=Ludlow/GB/2019-05-05"


def toll(*lines: str, measure: str = "killed") -> Figure:
    statements = [statement for line in lines for statement in say_all(line)]
    [figure] = [figure for figure in figures_from(statements, [], GROUND) if figure.measure == measure]
    return figure


def span(figure: Figure) -> tuple[float, float, str | None]:
    return figure.low, figure.high, figure.bound


def test_a_later_higher_toll_updates_the_earlier_and_is_the_figure() -> None:
    figure = toll(
        f"At least 35 died. | killed all at_least 35 | Reuters 2019-05-05 in=1 {AT}",
        f"The toll is 130. | killed all 130 | AP 2019-05-08 in=2 {AT}",
    )
    assert (span(figure), figure.disputed) == ((130, 130, "exact"), False)
    assert [entry.verdict for entry in figure.history] == [None, "updates"]


def test_a_later_lower_toll_corrects_the_earlier_and_is_no_dispute() -> None:
    figure = toll(
        f"Reuters counted 60. | killed all 60 | Reuters 2019-05-05 in=1 {AT}",
        f"Only 52 died, it turned out. | killed all 52 | AP 2019-05-12 in=2 {AT}",
    )
    assert (span(figure), figure.disputed) == ((52, 52, "exact"), False)


@pytest.mark.parametrize("day", ["2019-05-06", "2019-05-07"])
def test_a_reprint_of_an_earlier_toll_is_no_later_word_of_its_root(day: str) -> None:
    """A paper that prints the agency's copy of the day before takes nothing back."""
    first = "Some 12 died, said the Observatory. | killed all 12 | {} > Observatory {} in={} kind=report " + AT
    figure = toll(
        first.format("AFP", "2019-05-05", 1),
        f"It is 18, said the Observatory. | killed all 18 | Reuters > Observatory 2019-05-06 in=2 kind=report {AT}",
        first.format("AFP", day, 3),
    )
    assert span(figure) == (18, 18, "exact")
    assert newest_told(figure) == next(entry for entry in figure.history if entry.low == 18)
    assert len(figure.history) == 3


def test_a_number_that_its_root_moves_on_that_day_is_not_its_word_though_told_anew() -> None:
    figure = toll(
        f"Some 12 died. | killed all 12 | Observatory 2019-05-05 in=1 kind=report {AT}",
        f"There are 12 dead so far. | killed all 12 | Observatory 2019-05-06 in=2 kind=report {AT}",
        f"There are 18 dead. | killed all 18 | Observatory 2019-05-06 in=3 kind=report {AT}",
        f"Twelve bodies were counted. | killed all 12 | Observatory 2019-05-06 in=4 kind=report {AT}",
    )
    assert span(figure) == (18, 18, "exact")


def test_a_number_that_its_root_says_again_in_other_words_corrects_a_higher_one() -> None:
    figure = toll(
        f"Two died. | killed all 2 | Police 2019-05-05 in=1 kind=official {AT}",
        f"Three died. | killed all 3 | Police 2019-05-06 in=2 kind=official {AT}",
        f"It was two who died, police said. | killed all 2 | Police 2019-05-07 in=3 kind=official {AT}",
    )
    assert span(figure) == (2, 2, "exact")


def test_some_of_the_dead_beside_their_whole_correct_no_earlier_toll() -> None:
    """ "28 people, 18 of them civilians" does not lower a toll of 19 to 18."""
    [before] = say_all(f"The blast killed 19 people. | killed all 19 | Observatory 2019-05-06 in=1 kind=report {AT}")
    whole, part = say_all(
        f"The blast killed 28 people, 18 of them civilians. | killed all 28 ; killed all 18 | Observatory 2019-05-07"
        f" in=2 kind=report {AT}"
    )
    moved, apart = decide(before, whole, GROUND), decide(before, part, GROUND)
    assert moved is not None
    assert moved.verdict == "updates"
    assert apart is None or apart.verdict == "unsure"


def test_a_bound_stays_and_never_becomes_a_range_to_another_number() -> None:
    figure = toll(
        f"At least 35 died. | killed all at_least 35 | Reuters 2019-05-05 in=1 {AT}",
        f"At least 35 are dead. | killed all at_least 35 | AP 2019-05-05 in=2 {AT}",
    )
    assert span(figure) == (35, 35, "at_least")


def test_two_roots_with_two_numbers_of_one_day_are_a_dispute() -> None:
    figure = toll(
        f"The mayor said 20 died. | killed all 20 | The mayor 2019-05-06 in=1 kind=official {AT}",
        f"The army said 5 died. | killed all 5 | The army 2019-05-06 in=2 kind=official {AT}",
    )
    assert figure.disputed
    assert figure.history[1].verdict == "conflicts"


@pytest.mark.parametrize(
    ("root", "number", "day", "disputed"),
    [
        ("Observatory", 18, "2019-05-07", False),
        ("Wire > Observatory", 18, "2019-05-07", False),
        ("Observatory", 18, "2019-05-08", False),
        # A lower one raises nothing, nor does what it said the day before, nor what somebody else says.
        ("Observatory", 11, "2019-05-07", True),
        ("Observatory", 18, "2019-05-06", True),
        ("Red Cross", 18, "2019-05-07", True),
    ],
)
def test_a_number_that_its_own_source_has_raised_is_held_against_nobody(
    root: str, number: int, day: str, *, disputed: bool
) -> None:
    told = [
        f"The Observatory counted 12 dead. | killed all 12 | Observatory 2019-05-07 in={n} kind=report {AT}"
        for n in (1, 2)
    ]
    police = f"Police said 15 had died. | killed all 15 | Police 2019-05-07 in=3 kind=official {AT}"
    raised = f"It has {number} dead now. | killed all {number} | {root} {day} in=4 kind=report {AT}"
    assert toll(*told, police).disputed
    assert toll(*told, police, raised).disputed is disputed


def test_who_gives_another_number_is_no_source_of_the_toll() -> None:
    """ "20 killed, 2 original sources" would have the army say 20."""
    figure = toll(
        f"The mayor said 20 died. | killed all 20 | The mayor 2019-05-06 in=1 kind=official {AT}",
        f"The army said 5 died. | killed all 5 | The army 2019-05-06 in=2 kind=official {AT}",
        f"Some 20 died, said the hospital. | killed all about 20 | The hospital 2019-05-06 in=3 kind=official {AT}",
    )
    assert (figure.low, figure.high, figure.disputed) == (20, 20, True)
    assert figure.roots == ("The hospital", "The mayor")
    assert {entry.root for entry in figure.history} == {"The army", "The hospital", "The mayor"}


def test_who_counted_at_least_so_many_is_no_source_of_a_later_higher_toll() -> None:
    lines = (
        f"At least 23 died, it said. | killed all at_least 23 | The ministry 2019-05-06 in=1 kind=official {AT}",
        f"The police said 26 died. | killed all 26 | The police 2019-05-07 in=2 kind=official {AT}",
    )
    figure = toll(*lines)
    assert (span(figure), figure.roots) == ((26, 26, "exact"), ("The police",))
    assert [entry.verdict for entry in figure.history] == [None, "updates"]
    [before], [after] = (say_all(line) for line in lines)
    match = decide(before, after, GROUND)
    assert match is not None
    assert match.verdict == "updates"


@pytest.mark.parametrize(
    ("bound", "number", "day", "verdict"),
    [
        ("exact", 23, "2019-05-07", "corroborates"),  # who says 23 bears out "at least 23"
        ("at_least", 26, "2019-05-07", "updates"),
        ("exact", 26, "2019-05-06", "updates"),  # both may be so, and they are not one number
    ],
)
def test_a_toll_rises_over_at_least_from_day_to_day(bound: str, number: int, day: str, verdict: str) -> None:
    figure = toll(
        f"At least 23 died, it said. | killed all at_least 23 | The ministry 2019-05-06 in=1 kind=official {AT}",
        f"The police told of more. | killed all {bound} {number} | The police {day} in=2 kind=official {AT}",
    )
    assert figure.history[1].verdict == verdict


@pytest.mark.parametrize(
    ("words", "day", "disputed"),
    [
        ("One more died, bringing the death toll to 13.", "2019-05-07", False),
        ("The number of dead has risen to 13.", "2019-05-07", False),
        ("The toll has reached 13.", "2019-05-07", False),
        ("By the latest figures 13 have died.", "2019-05-07", False),
        ("So far 13 people are known to be dead.", "2019-05-07", False),
        ("The hospital counted 13 dead.", "2019-05-07", False),  # a toll rises for days
        ("The hospital counted 13 dead.", "2019-05-06", True),
        ("The death toll rose to 13.", "2019-05-06", True),  # on the day of the other's word
    ],
)
def test_what_a_toll_is_told_to_have_come_to_is_no_dispute(words: str, day: str, *, disputed: bool) -> None:
    lines = (
        f"Police said nine died. | killed all 9 | Police 2019-05-06 in=1 kind=official {AT}",
        f"{words} | killed all 13 | The hospital {day} in=2 kind=official {AT}",
    )
    assert toll(*lines).disputed is disputed
    [before], [after] = (say_all(line) for line in lines)
    match = decide(before, after, GROUND)
    assert match is not None
    assert match.verdict == ("conflicts" if disputed else "updates")


def test_where_a_report_has_no_day_two_numbers_are_no_dispute() -> None:
    """It may be of another day, and the other number of then."""
    three = f"Three people died at the mill. | killed all 3 | The mayor 2019-05-06 in=1 kind=official {AT}"
    five = f"Five people died at the mill. | killed all 5 | The army {{day}} in=2 kind=official {AT}"
    [one], [undated], [dated] = (say_all(line) for line in (three, five.format(day=""), five.format(day="2019-05-06")))
    doubtful, disputed = decide(one, undated, GROUND), decide(one, dated, GROUND)
    assert doubtful is not None
    assert disputed is not None
    assert (doubtful.verdict, disputed.verdict) == ("unsure", "conflicts")


ON_THE_DAY = "event=Tarsin/SY/2019-05-06 kind=official"


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        ("2019-05-06", "2019-05-06", "unsure"),  # which was counted first is not known
        ("2019-05-06", "2019-05-07", "updates"),
        ("2019-05-07", "2019-05-06", "conflicts"),  # so few, when more had been counted
        ("2019-05-07", "2019-05-07", "conflicts"),
    ],
)
def test_a_toll_of_the_events_own_day_is_still_being_counted(low: str, high: str, verdict: str) -> None:
    lines = (
        f"The mayor said nine were killed at the mill. | killed all 9 | The mayor {low} in=1 {ON_THE_DAY}",
        f"Fourteen were killed at the mill, the army said. | killed all 14 | The army {high} in=2 {ON_THE_DAY}",
    )
    [one], [other] = (say_all(line) for line in lines)
    match = decide(one, other, GROUND)
    assert match is not None
    assert match.verdict == verdict
    assert toll(*lines).disputed is (verdict == "conflicts")


def test_nothing_makes_more_of_at_most_so_many() -> None:
    figure = toll(
        f"At most nine died, the mayor said. | killed all at_most 9 | The mayor 2019-05-06 in=1 {ON_THE_DAY}",
        f"Fourteen died, the army said. | killed all 14 | The army 2019-05-06 in=2 {ON_THE_DAY}",
    )
    assert figure.disputed


def test_who_counted_more_is_no_source_of_a_lower_toll() -> None:
    figure = toll(
        f"The army said 130 died. | killed all at_least 130 | The army 2019-05-06 in=1 kind=official {AT}",
        f"At least 89 died, it said. | killed all at_least 89 | The ministry 2019-05-07 in=2 kind=official {AT}",
    )
    assert (span(figure), figure.roots) == ((89, 89, "at_least"), ("The ministry",))


def test_two_outlets_own_numbers_are_no_dispute() -> None:
    figure = toll(
        f"Six died. | killed all 6 | The Echo 2019-05-06 in=1 kind=outlet {AT}",
        f"Seven died. | killed all 7 | The Mail 2019-05-06 in=2 kind=outlet {AT}",
    )
    assert not figure.disputed


def test_one_root_that_says_another_number_the_same_day_updates_itself() -> None:
    figure = toll(
        f"Police said six died. | killed all 6 | The police 2019-05-06 in=1 kind=official {AT}",
        f"Seven died, police said. | killed all 7 | The police 2019-05-06 in=2 kind=official {AT}",
    )
    assert not figure.disputed


def test_a_dispute_that_a_later_number_settles_is_over() -> None:
    figure = toll(
        f"The mayor said 20 died. | killed all 20 | The mayor 2019-05-06 in=1 kind=official {AT}",
        f"The army said 5 died. | killed all 5 | The army 2019-05-06 in=2 kind=official {AT}",
        f"The inquest found 18 dead. | killed all 18 | The coroner 2019-06-20 in=3 kind=official {AT}",
    )
    assert (span(figure), figure.disputed) == ((18, 18, "exact"), False)


def test_a_part_stands_under_its_whole_and_never_against_it() -> None:
    figure = toll(f"Nine died, and two women among them. | killed all 9 ; killed women 2 | AP 2019-05-06 in=1 {AT}")
    assert (span(figure), figure.scope) == ((9, 9, "exact"), "all")
    assert [(part.scope, part.low) for part in figure.parts] == [("women", 2)]
    assert not figure.disputed


def test_a_document_that_counts_only_a_group_has_that_as_its_whole() -> None:
    figure = toll(f"Four children died. | killed minors 4 | AP 2019-05-06 in=1 {AT}")
    assert (figure.scope, span(figure)) == ("minors", (4, 4, "exact"))


def test_a_document_has_one_toll_the_one_that_it_tells_first_and_most() -> None:
    figure = toll(
        f"Five people died. | killed all 5 | AP 2019-05-06 in=1 {AT}",
        f"One man died on the way. | killed all 1 | AP 2019-05-06 in=1 {AT}",
        f"The five were buried. | killed all 5 | AP 2019-05-06 in=1 {AT}",
    )
    assert [entry.low for entry in figure.history] == [5]


def test_those_hit_are_not_those_injured_where_the_dead_are_among_them() -> None:
    lines = (
        f"Six were hit. | injured all 6 | AP 2019-05-06 in=1 {AT}",
        f"Two died and four are in hospital. | killed all 2 ; injured all 4 | AP 2019-05-06 in=1 {AT}",
    )
    assert span(toll(*lines, measure="injured")) == (4, 4, "exact")


def test_tolls_of_two_events_are_two_figures_however_alike() -> None:
    statements = [
        *say_all(f"Three died. | killed all 3 | AP 2019-05-06 in=1 {AT}"),
        *say_all("Three died. | killed all 3 | AP 2019-05-20 in=2 event=Ludlow/GB/2019-05-19"),
    ]
    figures = figures_from(statements, [], GROUND)
    assert [len(figure.history) for figure in figures] == [1, 1]


@pytest.mark.parametrize(
    ("text", "number", "age"),
    [
        ("The man, 28, later died.", "28", True),
        ("Ann Ashford, 37; Ben Birch, 27, and a friend died.", "37", True),
        ("Ann Ashford, 37; Ben Birch, 27, and a friend died.", "27", True),
        ("Carl Dene Jr., 19, was shot.", "19", True),
        ("Ann and Ben Ashford -- 19 and 17 -- were shot.", "19", True),
        ("Ann and Ben Ashford -- 19 and 17 -- were shot.", "17", True),
        ("She shot three sons, ages 10, 8 and 4, at home.", "8", True),
        ("She shot three sons, ages 10, 8 and 4, at home.", "4", True),
        ("He shot three at the age of 19 and 4 more later.", "4", False),
        ("In Ludlow 28 died.", "28", False),
        ("By Sunday, 28 had died.", "28", False),
        ("The dead, 28 in all, were laid out.", "28", False),
        ("The fire killed 28, most of them children.", "28", False),
        # Nobody is so old.
        ("In Ludlow, 300, most of them children, were killed.", "300", False),
    ],
)
def test_an_age_is_no_toll(text: str, number: str, age: bool) -> None:
    [statement] = say_all(f"{text} | killed all {number} | AP 2019-05-06 {AT}")
    assert statement.quantity is not None
    at = text.index(number)
    quantity = replace(statement.quantity, text=number, start=at, end=at + len(number))
    assert is_age(replace(statement, quantity=quantity)) is age


def test_people_of_a_trade_among_others_are_not_the_toll() -> None:
    said = [
        *say_all(
            f"Two officers and three more, five in all, were hurt. | injured all 2; injured all 5 | AP 2019-05-06 {AT}"
        ),
        *say_all(f"Two officers are in hospital. | injured all 2 | AP 2019-05-06 {AT}"),
    ]
    named = [
        replace(s, document=1, quantity=replace(s.quantity, counted="officers" if s.quantity.low == 2 else "people"))
        for s in said
        if s.quantity
    ]
    figures = figures_from(named, [], GROUND)
    assert [(figure.low, figure.high) for figure in figures] == [(5, 5)]


def counting(text: str, number: str, line: str) -> Statement:
    """A statement whose figure stands where `number` does in the text."""
    [statement] = say_all(f"{text} | {line}")
    assert statement.quantity is not None
    at = text.index(number)
    quantity = replace(statement.quantity, text=number, start=at, end=at + len(number))
    return replace(statement, quantity=quantity, claim=replace(statement.claim, quantities=(quantity,)))


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        ("Four people were shot at a party.", "Four shot in Ludlow", True),
        ("Four people were shot at a party.", "One dead after shooting in Ludlow", False),
        ("Four people were shot and wounded at a party.", "One dead after shooting in Ludlow", True),
        ("Four others were shot at a party.", "One dead after shooting in Ludlow", True),
        ("Four people were shot at a party.", "One dead, four injured at party in Ludlow", True),
        ("Four people were hurt, including a girl who died.", "Shooting in Ludlow", False),
        ("Four people were shot, and two did not survive.", "Shooting in Ludlow", False),
        ("A man was killed and four girls were shot.", "Shooting in Ludlow", True),
        ("Four people, a guard among them, were wounded and a fifth was killed.", "Fatal shooting in Ludlow", True),
        ("Four girls were shot, and a man was killed.", "One dead in Ludlow", False),
    ],
)
def test_who_was_hit_is_no_injured_where_one_of_them_died(text: str, title: str, *, told: bool) -> None:
    line = f"injured all 4 | AP 2019-05-06 {AT} title={title.replace(' ', '_')}"
    number = "Four" if "Four" in text else "four"
    assert bool(figures_from([counting(text, number, line)], [], GROUND)) is told


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        ("Two adults and three children died.", "Two", True),
        ("Two adults and three children died.", "three", True),
        ("Two adults died in a house with three rooms.", "Two", False),
        ("The pastor and eight others died.", "eight", True),
        ("The gunman was shot, and eight others died.", "eight", True),
        ("Eight died.", "Eight", False),
        ("Two are in critical condition.", "Two", True),
        ("A man, 34, died.", "34", True),
        ("Masked men took the money before killing the four.", "four", True),
        ("The mill buried Ann Ash and her two sons.", "two", True),
        ("Two other women died.", "Two", True),
        ("Police seek two suspects in the deaths.", "two", True),
        ("Five men died.", "Five", False),
        ("He shot his wife and two cousins.", "two", True),
        ("Poe and three of her friends were shot.", "three", True),
        ("A boy is dead and three of his friends were shot.", "three", False),
        ("Two cousins were shot dead and three of their friends injured.", "three", False),
        ("Ann Poe was shot along with seven of her friends.", "seven", True),
        ("He shot seven of her friends with a rifle.", "seven", False),
        ("The other victims were three guards.", "three", True),
        ("The four remaining victims were named.", "four", True),
        ("The victims were three guards.", "three", False),
    ],
)
def test_a_number_of_some_of_them_is_no_toll(text: str, number: str, *, part: bool) -> None:
    assert tells_a_part(counting(text, number, f"killed all 9 | AP 2019-05-06 {AT}")) is part


@pytest.mark.parametrize(
    ("title", "killed", "injured"),
    [
        ("Five hurt as bus overturns in Ludlow", None, 5),
        ("1 dead, 3 injured in Ludlow crash", 1, 3),
        ("Gunman kills 4, injures 3 at mall", 4, 3),
        ("Man, 44, killed, 5 wounded at party", None, 5),
        ("Four injured, one critically, in crash", None, 4),
        ("2 dead, 7 hurt after shootings", None, None),
        ("Ludlow mourns", None, None),
    ],
)
def test_a_title_tells_a_toll(title: str, killed: float | None, injured: float | None) -> None:
    assert (told_in_title(title, "killed"), told_in_title(title, "injured")) == (killed, injured)


def test_some_of_the_injured_are_not_the_toll_however_often_told() -> None:
    figure = toll(
        f"Two are in critical condition. | injured all 2 | AP 2019-05-06 in=1 {AT}",
        f"Those 2 remain in hospital. | injured all 2 | AP 2019-05-06 in=1 {AT}",
        f"In all 7 were hurt. | injured all 7 | AP 2019-05-06 in=1 {AT}",
        measure="injured",
    )
    assert span(figure) == (7, 7, "exact")


def test_a_text_that_tells_fewer_than_its_title_tells_a_part() -> None:
    line = f"Three were taken to hospital. | injured all 3 | AP 2019-05-06 in=1 {AT} title=Five_hurt_in_Ludlow"
    more = f"Five were hurt. | injured all 5 | AP 2019-05-06 in=1 {AT} title=Five_hurt_in_Ludlow"
    assert figures_from(say_all(line), [], GROUND) == ()
    assert span(toll(line, more, measure="injured")) == (5, 5, "exact")


def listed(text: str, count: int, day: str, number: int) -> Statement:
    [statement] = say_all(f"{text} | killed all {count} | The Echo {day} in={number} kind=outlet {AT}")
    assert statement.quantity is not None
    return replace(statement, quantity=replace(statement.quantity, counted=WORKED_OUT))


def test_people_told_of_one_by_one_are_the_toll_where_no_number_is_told() -> None:
    statement = listed("A man and his son died.", 2, "2019-05-05", 1)
    [figure] = figures_from([statement], [], GROUND)
    assert span(figure) == (2, 2, "exact")


def test_of_several_lists_the_longest_is_the_toll() -> None:
    short, long = listed("A man and his son died.", 2, "2019-05-05", 1), listed("All three died.", 3, "2019-05-05", 1)
    [figure] = figures_from([short, replace(long, id="x.1")], [], GROUND)
    assert span(figure) == (3, 3, "exact")


def test_a_list_gives_way_to_a_number_of_its_own_or_of_another_document() -> None:
    """A later report names two of the five who died."""
    [five] = say_all(f"Five died. | killed all 5 | AP 2019-05-05 in=1 kind=agency {AT}")
    later = listed("A man and his son died.", 2, "2019-05-06", 2)
    [figure] = figures_from([five, later], [], GROUND)
    assert (span(figure), len(figure.history)) == ((5, 5, "exact"), 1)


def test_a_number_in_a_lists_own_words_is_no_toll() -> None:
    """ "A man and 3 women died" tells of four."""
    text = "A man and 3 women died."
    [three] = say_all(f"{text} | killed all 3 | The Echo 2019-05-05 in=1 kind=outlet {AT}")
    whole = listed(text, 4, "2019-05-05", 1)
    assert whole.quantity is not None
    whole = replace(whole, id="x.1", quantity=replace(whole.quantity, start=0, end=len("A man and 3 women")))
    [figure] = figures_from([three, whole], [], GROUND)
    assert span(figure) == (4, 4, "exact")


def test_other_victims_are_no_toll_where_nobody_is_told_to_have_died() -> None:
    text = "3 other victims were taken to hospital."
    figures = figures_from(say_all(f"{text} | injured all 3 | The Echo 2019-05-05 in=1 {AT}"), [], GROUND)
    dead = "A man was killed and 3 other victims were hurt."
    [figure] = figures_from(say_all(f"{dead} | injured all 3 | The Echo 2019-05-05 in=1 {AT}"), [], GROUND)
    assert (figures, span(figure)) == ((), (3, 3, "exact"))


@pytest.mark.parametrize(
    ("text", "number", "ahead"),
    [
        ("The move may lead to as many as 165 job losses.", "165", True),
        ("The mill will cut about 600 jobs by May.", "600", True),
        ("The mill plans to shed another 40 posts.", "40", True),
        ("A storm that would cost 12 lives came ashore.", "12", False),
        ("The mill has cut 600 jobs and could cut more.", "600", False),
        ("Officials will look into 12 deaths at the mill.", "12", False),
        ("Divers went down to recover the bodies of two sailors.", "two", True),
        ("They are searching for the body of at least one miner.", "at least one", True),
        ("Divers recovered the bodies of two sailors.", "two", False),
        ("When you have 12 people dying and 40 ill, it is time to act.", "40", True),
        ("When they had counted 12 dead, the mill shut.", "12", False),
        ("The cut will not be the last: 40 jobs went in May.", "40", False),
    ],
)
def test_a_number_that_may_yet_come_is_no_toll(text: str, number: str, *, ahead: bool) -> None:
    assert is_ahead(counting(text, number, f"killed all 9 | AP 2019-05-06 {AT}")) is ahead


@pytest.mark.parametrize(
    ("text", "number", "contradicted"),
    [
        ("Contrary to earlier reports that put the missing at 87, the army said 37 were taken.", "87", True),
        ("Contrary to earlier reports that put the missing at 87, the army said 37 were taken.", "37", False),
        ("Earlier reports put the missing at 87.", "87", False),
        ("A blaze killed three, the mayor said, taking back an earlier statement that 12 had died.", "12", True),
        ("A blaze killed three, the mayor said, taking back an earlier statement that 12 had died.", "three", False),
        ("The army withdrew its troops, and 12 died in the blaze.", "12", False),
    ],
)
def test_a_number_that_its_text_contradicts_is_no_toll(text: str, number: str, *, contradicted: bool) -> None:
    assert is_contradicted(counting(text, number, f"killed all 9 | AP 2019-05-06 {AT}")) is contradicted


@pytest.mark.parametrize(
    ("text", "number", "feared"),
    [
        ("Two bodies were found, with eight more people feared dead.", "eight", True),
        ("Another 40 hikers who have not been found are presumed dead.", "40", True),
        ("At least 12 people died and 40 more are feared dead.", "At least 12", False),
        ("The 12 dead had feared the river.", "12", False),
        ("A slide is feared to have killed as many as 70 herders.", "as many as 70", True),
        ("A slide killed as many as 70 herders.", "as many as 70", False),
        ("The mayor fears that 30 people died.", "30", True),
        ("About 70 herders are buried under the mud.", "70", True),
        ("The 70 herders were buried in the village on Friday.", "70", False),
        ("A slope gave way and buried 70 herders.", "70", True),
        ("A priest buried 70 herders.", "70", False),
    ],
)
def test_those_who_are_only_feared_dead_are_no_toll(text: str, number: str, *, feared: bool) -> None:
    assert is_only_feared(counting(text, number, f"killed all 9 | AP 2019-05-06 {AT}")) is feared


@pytest.mark.parametrize(
    ("text", "number", "died"),
    [
        ("The toll rose to 63, with nine more people hurt in the blast passing away overnight.", "nine", True),
        ("Of 80 people who were hurt nine have since died.", "nine", True),
        ("The blast hurt nine people, two of them dying on the way.", "nine", False),
        ("The blast hurt nine people, and many were dying.", "nine", False),
    ],
)
def test_those_hurt_who_died_since_are_no_injured(text: str, number: str, *, died: bool) -> None:
    assert is_of_those_who_died_since(counting(text, number, f"injured all 9 | AP 2019-05-06 {AT}")) is died


@pytest.mark.parametrize(
    ("text", "number", "own"),
    [
        ("A baker said he had helped carry about 30 injured people to a barn.", "30", True),
        ("A baker helped her, and 30 injured people lay in a barn.", "30", False),
    ],
)
def test_those_whom_one_helper_took_care_of_are_no_toll(text: str, number: str, *, own: bool) -> None:
    assert is_ones_own_share(counting(text, number, f"injured all 30 | AP 2019-05-06 {AT}")) is own


@pytest.mark.parametrize(
    ("text", "number", "each"),
    [
        ("We count six to nine deaths in each hamlet, a ranger said.", "nine", True),
        ("We count nine deaths, some in each hamlet.", "nine", False),
        ("The nine dead knew each other.", "nine", False),
    ],
)
def test_the_number_of_each_of_several_is_no_toll(text: str, number: str, *, each: bool) -> None:
    assert is_for_each(counting(text, number, f"killed all 9 | AP 2019-05-06 {AT}")) is each


@pytest.mark.parametrize(
    ("text", "number", "superseded"),
    [
        ("The toll rose from four to five.", "four", True),
        ("The toll rose from four to five.", "five", False),
        ("Five people, up from four, were hurt.", "four", True),
        ("Five people, not four, were hurt.", "four", True),
        ("Police initially said four were hurt, but five were.", "four", True),
        ("Police initially said four were hurt, but five were.", "five", False),
        ("Four people from Dayton were hurt.", "Four", False),
        ("Police first went in, and four were hurt.", "four", False),
    ],
)
def test_a_number_that_was_said_before_is_no_toll(text: str, number: str, *, superseded: bool) -> None:
    assert is_superseded(counting(text, number, f"injured all 9 | AP 2019-05-06 {AT}")) is superseded


def test_a_number_that_takes_in_who_did_it_goes_before_one_that_leaves_him_out() -> None:
    figure = toll(
        f"7 people, including the gunman, were killed. | killed all 7 | AP 2019-05-05 in=1 {AT}",
        f"He shot 6 people. | killed all 6 | The Echo 2019-05-06 in=2 kind=outlet {AT}",
    )
    assert (span(figure), len(figure.history)) == ((7, 7, "exact"), 1)


def in_order(*texts: str, measure: str = "killed") -> list[Statement]:
    """One document's statements, one behind the other; each begins with its number."""
    found = []
    for n, text in enumerate(texts):
        [told] = say_all(f"{text} | {measure} all {text.split()[0]} | The Echo 2019-05-05 in=1 kind=outlet {AT}")
        claim = replace(told.claim, start=1000 * n, end=1000 * n + len(text))
        assert told.quantity is not None
        number = len(text.split()[0])
        quantity = replace(told.quantity, start=claim.start, end=claim.start + number, text=text[:number])
        found.append(replace(told, id=f"a{n}.1", claim=claim, quantity=quantity))
    return found


def test_of_one_documents_numbers_the_one_with_who_did_it_is_the_toll() -> None:
    said = in_order("6 people were shot dead.", "7 people, including the suspected shooter, died.")
    [figure] = figures_from(said, [], GROUND)
    assert span(figure) == (7, 7, "exact")


def test_others_give_way_to_one_more_that_is_told_plainly() -> None:
    """Whoever was hit first is one of them, too."""
    said = in_order("14 other people were wounded.", "15 people were wounded.", measure="injured")
    [figure] = figures_from(said, [], GROUND)
    assert span(figure) == (15, 15, "exact")


def test_who_lived_is_no_number_that_may_count_the_dead() -> None:
    """ "6 people were shot, one fatally": the title tells of a death, and five were hurt."""
    [six] = in_order("6 people were shot, one fatally", measure="injured")
    assert six.quantity is not None
    lived = replace(six.quantity, low=5, high=5, counted=WORKED_OUT, text=six.claim.text, end=six.claim.end)
    told = [replace(six, title="One dead"), replace(six, id="a0.2", quantity=lived, title="One dead")]
    [figure] = figures_from(told, [], GROUND)
    assert span(figure) == (5, 5, "exact")


def test_what_is_worked_out_is_no_side_of_a_dispute() -> None:
    """A list may leave out some: the mayor's two and the army's three tell of one event."""
    two = f"The mayor said 2 died. | killed all 2 | The mayor 2019-05-06 in=1 kind=official {AT}"
    three = f"The army said 3 died. | killed all 3 | The army 2019-05-06 in=2 kind=official {AT}"
    numbers = [statement for line in (two, three) for statement in say_all(line)]
    lists = [replace(s, quantity=replace(s.quantity, counted=WORKED_OUT)) for s in numbers if s.quantity]
    [disputed], [open_] = figures_from(numbers, [], GROUND), figures_from(lists, [], GROUND)
    assert (disputed.disputed, open_.disputed) == (True, False)
    verdicts = [decide(*pair, GROUND) for pair in (numbers, lists)]
    assert [match.verdict for match in verdicts if match] == ["conflicts", "unsure"]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Four people shot at a bar in Ludlow", 4),
        ("Police: 4 shot outside a party", 4),
        ("27 shots fired, 4 people struck", 4),
        ("Four shot dead in Ludlow", None),
        ("Four people shot, one killed", None),
        ("Two officers, two others shot in Ludlow", None),
        ("Four men shot at officers in Ludlow", None),
        ("Seven shot in weekend shootings", None),
        ("Ludlow mourns", None),
    ],
)
def test_a_title_tells_how_many_were_shot_where_nobody_died(title: str, number: float | None) -> None:
    assert shot_in_title(title) == number


def test_a_number_that_takes_up_others_does_not_drive_out_a_longer_list() -> None:
    text = "Why he took those 2 lives is not known."
    [those] = say_all(f"{text} | killed all 2 | The Echo 2019-05-05 in=1 kind=outlet {AT}")
    three = listed("A man, a woman and a boy died.", 3, "2019-05-05", 1)
    [two] = say_all(f"Two died. | killed all 2 | The Echo 2019-05-05 in=1 kind=outlet {AT}")
    assert numbers_before_lists([three, those]) == [three, those]
    assert numbers_before_lists([three, two]) == [two]


def test_a_title_that_counts_all_who_were_hit_leaves_those_who_lived_the_toll() -> None:
    [eight] = in_order("8 people were shot, one fatally", measure="injured")
    assert eight.quantity is not None
    lived = replace(eight.quantity, low=7, high=7, counted=WORKED_OUT, text=eight.claim.text, end=eight.claim.end)
    title = "Eight shot in Ludlow"
    told = [replace(eight, title=title), replace(eight, id="a0.2", quantity=lived, title=title)]
    [figure] = figures_from(told, [], GROUND)
    assert span(figure) == (7, 7, "exact")


@pytest.mark.parametrize(
    ("text", "number"),
    [("A shootout left three of them dead.", "three"), ("Two of four men wounded in a barn have died.", "Two")],
)
def test_dead_who_are_told_of_as_some_of_others_are_all_where_nobody_counts_more_dead(text: str, number: str) -> None:
    low = {"three": 3, "Two": 2}[number]
    [figure] = figures_from([counting(text, number, f"killed all {low} | AP 2019-05-06 {AT}")], [], GROUND)
    assert span(figure) == (low, low, "exact")


def test_at_least_so_many_and_at_least_more_do_not_bear_one_another_out() -> None:
    ours = f"At least 14 people died. | killed all at_least 14 | The police 2019-05-07 in=1 kind=official {AT}"
    theirs = f"At least 16 people died. | killed all at_least 16 | The hospital 2019-05-06 in=2 kind=official {AT}"
    match = decide(*say_all(ours), *say_all(theirs), GROUND)
    assert match is not None
    assert match.verdict == "unsure"
    later = decide(*say_all(ours), *say_all(theirs.replace("05-06", "05-08")), GROUND)
    assert later is not None
    assert later.verdict == "updates"


def test_more_bodies_than_at_least_so_many_dead_are_the_toll() -> None:
    bodies = f"Officials said 6 bodies were found. | killed all 6 | Officials 2019-05-06 in=1 kind=official {AT}"
    fewer = "Officials said at least 5 people died. | killed all 5 at_least | Officials 2019-05-06 in=2 kind=official"
    assert toll(bodies, f"{fewer} {AT}").low == 6
    more = fewer.replace("at least 5", "7").replace(" 5 at_least", " 7")
    assert toll(bodies, f"{more} {AT}").low == 7


def test_bodies_found_so_far_are_no_dispute_with_a_larger_toll() -> None:
    found = f"Police said 6 bodies were found. | killed all 6 | Police 2019-05-06 in=1 kind=official {AT}"
    feared = f"The hospital said 35 died. | killed all 35 | The hospital 2019-05-06 in=2 kind=official {AT}"
    counted = found.replace("6 bodies were found", "6 people died")
    assert not toll(found, feared).disputed
    assert toll(found, feared).low == 35
    assert toll(counted, feared).disputed


@pytest.mark.parametrize(
    ("fewer", "number", "disputed"),
    [
        ("A gunman killed 3 people, the chief said.", 4, False),
        ("Police said 3 people were killed before they shot the suspect.", 4, False),
        # One more of a boat's dead is no doer's; nor are two more.
        ("The chief said 3 people drowned.", 4, True),
        ("A gunman killed 3 people, the chief said.", 5, True),
    ],
)
def test_one_more_who_may_be_who_did_it_is_no_dispute(fewer: str, number: int, *, disputed: bool) -> None:
    one = f"{fewer} | killed all 3 | Chief 2019-05-07 in=1 kind=official {AT}"
    other = (
        f"{number} people died, the coroner said. | killed all {number} | Coroner 2019-05-07 in=2 kind=official {AT}"
    )
    assert toll(one, other).disputed is disputed


def test_what_a_number_was_is_no_toll_where_nobody_says_what_it_is() -> None:
    fell = "The number of missing fell from 284 to 266. | missing all 284 | Reuters 2019-05-07 in=1"
    ground = Ground(of={"missing": "event"}, main_scope="all")
    assert figures_from(say_all(f"{fell} {AT}"), [], ground) == ()
    rose = fell.replace("fell from 284 to 266", "is 284")
    [figure] = figures_from(say_all(f"{rose} {AT}"), [], ground)
    assert figure.low == 284


@pytest.mark.parametrize(
    ("title", "lived"),
    [
        ("Four shot in North Halden, one dead", 3),
        ("9 people shot, 1 fatally, after a quarrel at a party", 8),
        ("Ten shot and four killed at a party", 6),
        ("Police: 5 shot, 1 killed in a bar", 4),
        # Who died was none of those shot, or nobody is told to have died.
        ("Three men shot, suspect dead", None),
        ("Six shot at a nightclub", None),
        ("2 shot, 4 killed in weekend attacks", None),
    ],
)
def test_a_title_that_counts_all_who_were_shot_and_the_dead_tells_who_lived(title: str, lived: float | None) -> None:
    assert lived_in_title(title) == lived


FEVER = Ground(of={"killed": "place", "living": "place"}, may_fall=frozenset({"living"}), main_scope="all")
IN_WALES = "event=Wales/GB"


def _of_a_place(*lines: str) -> list[float]:
    [figure] = figures_from([s for line in lines for s in say_all(line)], [], FEVER)
    return [entry.low for entry in figure.history]


def test_an_outbreak_a_year_after_the_last_word_of_another_begins_anew() -> None:
    of_old = f"It killed 90. | killed all 90 | Reuters 2015-02-01 in=1 {IN_WALES}"
    first = f"It killed 4. | killed all 4 | Reuters 2018-03-01 in=2 {IN_WALES}"
    last = f"It killed 17. | killed all 17 | AP 2018-06-01 in=3 {IN_WALES}"
    assert _of_a_place(of_old, first, last) == [4, 17]
    assert _of_a_place(of_old.replace("2015-02", "2017-09"), first, last) == [90, 4, 17]


def test_how_many_live_at_a_place_has_one_history() -> None:
    line = "There {0} people live. | living all {0} | Reuters {1}-03-01 in={0} " + IN_WALES
    assert _of_a_place(line.format(900, 2015), line.format(400, 2018)) == [900, 400]


def test_a_number_that_is_also_told_of_a_span_is_no_whole() -> None:
    told = (
        f"In the past day 12 died. | killed all 12 | AP 2018-03-01 in=1 {IN_WALES}",
        f"The minister said 12 had died. | killed all 12 | AP 2018-03-01 in=1 {IN_WALES}",
        f"The fever killed 70. | killed all 70 | AP 2018-03-01 in=1 {IN_WALES}",
    )
    assert _of_a_place(*told) == [70]


def test_of_those_feared_dead_alone_the_figure_says_so_and_a_count_of_the_dead_takes_their_place() -> None:
    feared = f"Some 40 are feared dead in the pit. | killed all 40 | Reuters 2019-05-05 in=1 {AT}"
    found = f"Six bodies lay in the pit. | killed all 6 | AP 2019-05-06 in=2 {AT}"
    assert (span(toll(feared)), toll(feared).part) == ((40, 40, "exact"), FEARED)
    both = toll(feared, found)
    assert (span(both), both.part) == ((6, 6, "exact"), "")


@pytest.mark.parametrize(
    ("later", "figure_is"),
    [
        ("Reuters 2019-05-06", 16),  # leaves room for what was counted the day before
        ("The police 2019-05-06 kind=official", 14),  # is better placed to count
        ("AP 2019-05-06", 14),  # takes its own number back
    ],
)
def test_at_least_so_many_replaces_no_number_that_it_leaves_room_for(later: str, figure_is: int) -> None:
    figure = toll(
        f"At least 16 died at the mill. | killed all at_least 16 | AP 2019-05-05 in=1 {AT}",
        f"At least 14 died at the mill. | killed all at_least 14 | {later} in=2 {AT}",
    )
    assert figure.low == figure_is


@pytest.mark.parametrize(
    ("words", "disputed"),
    [("The army revised the toll down to 12", False), ("The army said that the toll stood at 12", True)],
)
def test_a_toll_that_was_taken_back_is_held_against_nobody_s(words: str, *, disputed: bool) -> None:
    figure = toll(
        f"The mayor said 19 died at the mill. | killed all 19 | The mayor 2019-05-07 in=1 kind=official {AT}",
        f"{words}. | killed all 12 | The army 2019-05-07 in=2 kind=official {AT}",
    )
    assert figure.disputed is disputed
    assert disputed or figure.low == 12


def test_a_group_of_whom_more_died_than_of_everybody_is_no_part_of_the_toll() -> None:
    people = f"Rescuers found three bodies there. | killed all 3 | AP 2019-05-06 in=1 {AT}"
    more = f"Four women died there. | killed women 4 | Reuters 2019-05-06 in=2 {AT}"
    fewer = f"Two women died there. | killed women 2 | Reuters 2019-05-06 in=2 {AT}"
    assert {entry.low for entry in toll(people, more).history} == {3, 4}
    assert {entry.low for entry in toll(people, fewer).history} == {3}
