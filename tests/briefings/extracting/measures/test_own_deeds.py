"""The day of a number is its own deed's, of strikes on several places it is none's, and the sick are of one disease."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.beat.beat import parse_beat
from briefings.extracting.extract import extract
from briefings.extracting.measures.events.own_deeds import disease_told, diseases_of
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Event

BEAT = """id = "b"
title = "B"
whom = "everybody"
[subject]
names = ["boat", "mine", "strike", "cholera", "Measles", "outbreak"]
[[groups]]
id = "workers"
label = "workers"
words = ["worker", "job"]
[[measures]]
id = "killed"
[[measures]]
id = "rescued"
[[measures]]
id = "laid_off"
[[measures]]
id = "infected"
[[topics]]
id = "all"
command = "all"
title = "All"
rules = [{ any = ["boat"] }]
"""
FRIDAY, THURSDAY, WEDNESDAY = date(2016, 10, 14), date(2016, 10, 13), date(2016, 10, 12)


def events(language: Language, text: str, title: str = "The boat and the mine") -> dict[str, Event | None]:
    """The events of the numbers in a text, by their digits."""
    document = Document("1", text, title, published=FRIDAY)
    found = extract(document, parse_beat(BEAT), language).mentions.quantities
    return {q.text.split()[-1]: q.event for q in found if q.measure}


def day_of(event: Event | None) -> date | None:
    return event.from_date if event is not None else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        # A blow's day is no day of the layoffs told beside it.
        ("Police shot dead 34 people at the mine in Lima on Wednesday. The mine laid off 900 workers.", "900", None),
        (
            "Police shot dead 34 people at the mine in Lima on Wednesday. The mine laid off 900 workers.",
            "34",
            WEDNESDAY,
        ),
        # But a day on which they are told is theirs, and so is that of the document's layoffs.
        ("The mine in Lima laid off 900 workers on Wednesday, and an attack killed 3 people.", "900", WEDNESDAY),
        ("Layoffs hit the mine in Lima on Wednesday. In all 900 workers were laid off.", "900", WEDNESDAY),
    ],
)
def test_another_deeds_day_is_not_taken_over(language: Language, text: str, number: str, day: date | None) -> None:
    assert day_of(events(language, text)[number]) == day


@pytest.mark.model
def test_a_deed_a_day_beside_the_documents_own_keeps_its_day(language: Language) -> None:
    text = (
        "A boat sank off Lima on Wednesday and 40 people died. The boat was old.\n\n"
        "On Thursday 76 people were rescued from another shore by the guild. Some 5 people died on Thursday."
    )
    found = events(language, text)
    assert day_of(found["40"]) == WEDNESDAY
    assert day_of(found["76"]) == THURSDAY


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "is_of_one"),
    [
        ("Air strikes on Lima, Cusco and Arequipa killed 15 people on Wednesday.", False),
        ("Air strikes on Lima killed 15 people on Wednesday.", True),
        ("An air strike on a road between Lima and Cusco killed 15 people on Wednesday.", True),
        ("Floods in Lima and Cusco killed 15 people on Wednesday.", True),
    ],
)
def test_strikes_on_several_towns_are_no_single_event(language: Language, text: str, is_of_one: bool) -> None:
    assert (events(language, text)["15"] is not None) is is_of_one


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("A strike on Lima killed 15 people on Wednesday, 12 of them at a market in Cusco.", True),
        ("A strike on Lima killed 15 people on Wednesday. A strike on Cusco on Monday killed 12 people.", False),
    ],
)
def test_a_part_is_of_its_wholes_event(language: Language, text: str, is_one: bool) -> None:
    found = events(language, text)
    assert (found["15"] == found["12"]) is is_one


@pytest.mark.model
def test_the_sick_are_of_the_disease_that_their_sentence_names_or_the_title(language: Language) -> None:
    text = "Peru has 300 cases of cholera. In Peru 40 people were infected with measles. In Chile 50 people fell ill."
    found = events(language, text, "The measles outbreak")
    told = {number: event.names for number, event in found.items() if event is not None}
    assert told == {"300": ("cholera",), "40": ("measles",), "50": ("measles",)}


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Ebola", "outbreak", "measles"], ("ebola", "measles")),
        (["dengue", "fever"], ()),
        (["boat", "fire"], ()),
    ],
)
def test_a_beat_of_one_disease_holds_nothing_apart(names: list[str], found: tuple[str, ...]) -> None:
    assert diseases_of(names) == found


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("Ten have Ebola.", "Measles"), ("ebola",)),
        (("Ten fell ill.", "Measles"), ("measles",)),
        (("Ten have Ebola or measles.", "Measles"), ()),
        (("Ten fell ill.", "The outbreak"), ()),
    ],
)
def test_a_disease_is_told_by_the_nearest_text_that_names_one(texts: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert disease_told(("ebola", "measles"), *texts) == told
