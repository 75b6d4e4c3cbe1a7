"""What a sentence recalls beside its own event is of another, and takes neither its place nor its day. Every sentence
here is invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.beat.beat import load_beat
from briefings.extracting.extract import extract
from briefings.extracting.measures.events.other_events import names_another
from briefings.extracting.measures.events.recalled import (
    days_headed,
    is_an_anniversary,
    is_one_of_two_days,
    opens_with_what_was_before,
    recalled_from,
    town_nearby,
    year_of_the_deed,
)
from briefings.extracting.measures.events.tallies import tells_a_tally
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Time
from tests.support.told_event import GUN_VIOLENCE

FRIDAY = date(2019, 5, 10)


@pytest.mark.parametrize(
    ("text", "sentence", "another"),
    [
        ("Police look into another shooting that left five hurt.", 0, False),
        ("OSLO — Another shooting left five hurt.", 0, False),
        ("Five were shot, a day after another shooting.", 0, True),
        ("Police look into a separate shooting.", 0, True),
        (
            "Five people were shot on Friday night at a bar in the east of the town. Another shooting hurt two.",
            72,
            True,
        ),
    ],
)
def test_another_shooting_with_which_a_text_opens_is_its_own(text: str, sentence: int, *, another: bool) -> None:
    assert names_another(text, (sentence, len(text))) is another


@pytest.mark.parametrize(
    ("sentence", "number", "is_recalled"),
    [
        ("The shots that hurt four were in revenge for the killing of two cooks in April.", "two", True),
        ("Four were hurt in a shooting, a block from where six people were shot in March.", "six", True),
        ("The shooting was near the site of an attack that hurt six.", "six", True),
        ("The blast came three weeks after a car bomb that killed six.", "six", True),
        ("The gunfire killed one guest and hurt four, hours after six people were shot.", "six", True),
        # Of the one deed that the sentence is about.
        ("Flowers lay near the spot where six people were shot.", "six", False),
        ("A fourth guest has died, two weeks after six people were shot.", "six", False),
        ("The man charged with the shooting was held, days after six people were shot.", "six", False),
        ("The shooting hurt six people near the spot where a guard stood.", "six", False),
    ],
)
def test_a_sentence_sets_apart_what_it_recalls(sentence: str, number: str, is_recalled: bool) -> None:
    found = recalled_from(sentence, (0, len(sentence)), sentence.index(number))
    assert (found is not None) == is_recalled


def test_a_town_nearby_is_another() -> None:
    assert town_nearby("four people were shot in nearby Halden.", 4) == "Halden"
    assert town_nearby("four people were shot in Halden, near a mill.", 4) is None
    assert town_nearby("four people were shot, and five in nearby Halden.", 4) is None


def test_a_date_heads_an_item_of_a_list() -> None:
    text = "June 2010: Four killed in Halden."
    assert days_headed(text, 0) == (0, 9)
    assert days_headed("June 2010 was a month in which four were killed.", 0) is None
    assert days_headed("Update: Four killed in Halden.", 0) is None


def test_a_day_of_remembrance_and_one_of_two_days_are_none_of_the_deeds() -> None:
    text = "Ten years ago Friday four were shot. On Monday came the trial. One shot that day was there."
    days = [date(2009, 5, 8), date(2019, 5, 10), date(2019, 5, 6), date(2019, 5, 6)]
    words = ("Ten years ago", "Friday", "Monday", "that day")
    times = [
        Time(day, day, word, text.index(word), text.index(word) + len(word))
        for word, day in zip(words, days, strict=True)
    ]
    assert [is_an_anniversary(text, time) for time in times] == [False, True, False, False]
    assert [is_one_of_two_days(time, times) for time in times] == [False, False, False, True]
    assert not is_one_of_two_days(times[3], times[2:])


@pytest.mark.parametrize(
    ("sentence", "number", "year"),
    [
        ("A guard died on Friday, who had lived through a 1961 shooting that killed seven cooks.", "seven", "1961"),
        ("Ann Poe, one of three survivors of a 1961 shooting, died on Friday.", "three", "1961"),
        ("A mill built in 1961 burned on Friday and killed seven cooks.", "seven", None),
        ("The mill, which opened in 1961, was where seven cooks died.", "seven", None),
    ],
)
def test_a_year_may_name_the_deed_of_which_a_number_came(sentence: str, number: str, year: str | None) -> None:
    start = year_of_the_deed(sentence, (0, len(sentence)), sentence.index(number))
    assert (None if start is None else sentence[start : start + 4]) == year


def test_what_opens_with_last_week_further_on_is_told_beside_the_event() -> None:
    text = "A mine killed two. Last week a colonel died there. Last Friday a second mine killed three."
    assert opens_with_what_was_before("A mine killed two. The day before, six had died.", (19, 48))
    first, second, third = (0, 18), (19, 50), (51, len(text))
    assert opens_with_what_was_before(text, second)
    assert not opens_with_what_was_before(text, third)
    assert not opens_with_what_was_before(text[19:], first)


def test_what_was_told_over_years_is_a_tally() -> None:
    assert tells_a_tally("The town has buried 14 children in two years.")
    assert not tells_a_tally("Four died in the worst shooting there in ten years.")
    assert tells_a_tally("Homicides in the town fell from 88 to 61.")
    assert not tells_a_tally("The number of dead rose from 88 to 91.")
    assert tells_a_tally("In all of May, nine people were killed.")
    assert tells_a_tally("Mines have killed 12 people there this month.")
    assert not tells_a_tally("A guest has died, making it the fourth fatal shooting there this month.")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "The shooting of four men in Gulfport on Monday was in revenge for the killing of two cooks in April.",
            [("Gulfport", date(2019, 5, 6)), (None, date(2019, 4, 1))],
        ),
        (
            "Shots killed one person in Selma on Sunday, hours after four people were shot in nearby Uniontown.",
            [("Selma", date(2019, 5, 5)), (None, None)],
        ),
        (
            "Two guests were killed in Selma on Monday.\n\nAugust 2013: Gunman kills six in Mobile on Labor Day.",
            [("Selma", date(2019, 5, 6)), ("Mobile", date(2013, 8, 1))],
        ),
        # What courts and kin do later has a day of its own, and so has where the hurt lie.
        (
            "The families of four boys killed at a school in Selma sued the shooter's parents on Monday.",
            [("Selma", None)],
        ),
        ("A judge on Monday refused to free a man who killed four boys in Selma.", [("Selma", None)]),
        (
            "Missiles killed seven men in Selma on Monday, Reading said. The police had put the dead at nine.",
            [("Selma", date(2019, 5, 6))] * 2,
        ),
        ("A boy was held on Monday in the killing of his parents in Selma.", [("Selma", None)]),
        (
            "Ten years after an attack that killed nine guests in Selma, survivors lit candles in Mobile on Monday.",
            [("Selma", None)],
        ),
        ("Shells killed nine men in Selma. A truce on Monday failed after two hours.", [("Selma", None)]),
        ("A judge and four boys were killed on Monday in Selma.", [("Selma", date(2019, 5, 6))] * 2),
        (
            "Six men were shot in Selma on Monday. Four of the men are in Mobile hospitals.",
            [("Selma", date(2019, 5, 6))] * 2,
        ),
    ],
)
def test_a_number_of_what_is_recalled_has_no_day_of_the_documents_event(
    text: str, events: list[tuple[str | None, date | None]], language: Language
) -> None:
    document = Document("1", text, "A shooting", published=FRIDAY)
    found = extract(document, load_beat(GUN_VIOLENCE), language).mentions.quantities
    told = [q.event for q in found if q.measure]
    assert [(event.place, event.from_date) for event in told if event is not None] == events
