"""Where and when things happened on beats without ground of their own: boats, fires, plants that close, outbreaks."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.beat.beat import parse_beat
from briefings.extracting.extract import extract
from briefings.extracting.measures.events.places.event_places import Spots
from briefings.extracting.measures.events.places.spots import NOWHERE
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Event, Place, Quantity

BEAT = """id = "b"
title = "B"
whom = "everybody"
[subject]
names = ["boat", "fire", "plant", "fever", "school"]
[[groups]]
id = "homes"
label = "homes"
words = ["home", "house"]
[[groups]]
id = "workers"
label = "workers"
words = ["worker", "job", "student"]
[[measures]]
id = "killed"
[[measures]]
id = "rescued"
[[measures]]
id = "missing"
[[measures]]
id = "evacuated"
[[measures]]
id = "arrived"
[[measures]]
id = "kidnapped"
[[measures]]
id = "destroyed"
[[measures]]
id = "infected"
[[measures]]
id = "laid_off"
[[topics]]
id = "all"
command = "all"
title = "All"
rules = [{ any = ["boat"] }]
"""
FRIDAY = date(2016, 10, 14)


def read(language: Language, text: str, title: str = "The boat, the fire and the plant") -> list[Quantity]:
    document = Document("1", text, title, published=FRIDAY)
    return [q for q in extract(document, parse_beat(BEAT), language).mentions.quantities if q.measure]


def events(language: Language, text: str, title: str = "The boat, the fire and the plant") -> dict[str, Event | None]:
    return {q.text: q.event for q in read(language, text, title)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        # One number for two fates tells of neither.
        ("Some 40 people are dead or missing off the coast; the boat sank.", {}),
        ("The fire left 30 people killed or badly injured.", {}),
        ("The boat sank: 40 people are dead and 12 missing.", {"40": "killed", "12": "missing"}),
        ("The boat sank and 40 people died or so it is said.", {"40": "killed"}),
        # Homes and people of no group.
        ("The fire destroyed 90 homes and killed 4 people.", {"90": "destroyed", "4": "killed"}),
        ("Some 703 people arrived in 11 boats.", {"703": "arrived"}),
    ],
)
def test_a_number_has_the_one_measure_that_is_told_of_it(language: Language, text: str, told: dict[str, str]) -> None:
    found = read(language, text)
    assert {q.text.split()[-1]: q.measure for q in found} == told
    assert {q.scope for q in found if q.measure != "destroyed"} <= {"all"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("staff", "whole"), [("three staff", 42), ("three teachers", 42), ("one cook", 40), ("a guard", 40)]
)
def test_a_list_is_summed_with_a_noun_that_is_its_own_plural(language: Language, staff: str, whole: int) -> None:
    text = f"Twenty-seven students, {staff} and 12 cousins were abducted at the school by a gang."
    assert max(q.low for q in read(language, text)) == whole


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "number", "where"),
    [
        # From where people are taken is where that is; where they come from is not.
        ("A fire in Rhodes drove out 900 people, while 250 people were evacuated from Corfu.", "250", "Corfu"),
        ("A fire in Rhodes killed 9 people, and 250 people from Corfu were rescued.", "250", "Rhodes"),
        # Where a boat is bound for is not where it sank.
        ("The boat sank on its way to Malta and 40 people drowned.", "40", None),
        ("The boat sank in an attempt to reach Malta and 40 people drowned.", "40", None),
        ("The boat sank off Malta and 40 people drowned.", "40", "Malta"),
        # Names that a town opens.
        ("The Cleveland National Forest fire destroyed 20 homes.", "20", None),
        ("The fire in Cleveland destroyed 20 homes.", "20", "Cleveland"),
    ],
)
def test_where_it_was_is_told_by_the_words_beside_a_place(
    language: Language, text: str, number: str, where: str | None
) -> None:
    event = events(language, text)[number]
    assert event is not None
    assert where in (event.place, {"MT": "Malta"}.get(event.country or ""))


@pytest.mark.model
def test_waters_are_their_country_s(language: Language) -> None:
    text = "The boat left Britain on Monday. Two people died in French waters."
    event = events(language, text)["Two"]
    assert event is not None
    assert event.country == "FR"


@pytest.mark.model
def test_a_state_of_a_country_s_name_is_the_state(language: Language) -> None:
    text = "Gunmen abducted 42 people at a school in the Nigerian state of Niger."
    [event] = events(language, text).values()
    assert event is not None
    assert (event.place, event.country) == ("Niger State", "NG")
    [event] = events(language, "Gunmen abducted 42 people at a school in Niger.").values()
    assert event is not None
    assert event.country == "NE"


@pytest.mark.model
def test_a_paragraph_that_is_set_in_a_country_stays_there(language: Language) -> None:
    lead = "A fire near Patras in Greece killed 5 people."
    spain = "In Spain, a volunteer died. The fires there have claimed 2 lives."
    found = events(language, f"{lead}\n\n{spain}")
    assert found["5"] is not None
    assert found["2"] is not None
    assert (found["5"].place, found["2"].country) == ("Patras", "ES")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The plant laid off 600 jobs.\n\nA second firm will close 2 mills in Van Buren, Arkansas.", None),
        ("The plant in Van Buren, Arkansas, shut.\n\nIt laid off 600 workers.", "Van Buren"),
    ],
)
def test_a_place_behind_a_number_s_paragraph_is_not_its_own(language: Language, text: str, where: str | None) -> None:
    text = text.replace("laid off 600 jobs", "laid off 600 workers")
    event = next(event for number, event in events(language, text, "The plant").items() if "600" in number)
    assert event is not None
    assert event.place == where


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Who reports so many has them.
        ("Texas has reported 309 cases of fever, and Oklahoma has reported 4 cases.", {"309": "Texas"}),
        ("Liberia had 20 cases of fever.", {"20": "Liberia"}),
        # Several places together are none of them.
        ("There are 355 cases of fever in Texas, New Mexico and Oklahoma.", {"355": None}),
        ("There are 355 cases of fever in Texas.", {"355": "Texas"}),
        # All over a country is not in the town of the clinic.
        ("A fever broke out in Halden. There are 355 cases nationwide in Norway.", {"355": "Norway"}),
        ("A fever broke out in Halden. There are 355 cases.", {"355": "Halden"}),
        # A part of a country is not all of it.
        ("The fever clinic of Texas counts 40 cases.", {"40": None}),
    ],
)
def test_the_place_whose_people_are_counted(language: Language, text: str, told: dict[str, str | None]) -> None:
    found = events(language, text, "The fever")
    assert {n: event.place if event else None for n, event in found.items() if n in told} == told


def test_a_part_of_the_world_in_a_title_is_no_town_of_its_name() -> None:
    assert Spots("The fever is back.", "Fever in Asia", []).main == NOWHERE


def test_a_title_of_three_countries_is_of_no_town() -> None:
    text = "Fires rage. In Patras homes burned."
    named = [Place("Patras", "GR", "location", 15, 21)]
    lands = [(name, code) for name, code in (("Greece", "GR"), ("Spain", "ES"), ("Portugal", "PT"))]
    body = f"{text} Greece, Spain and Portugal asked for help."
    named += [Place(name, code, "location", body.index(name), body.index(name) + len(name)) for name, code in lands]
    assert Spots(body, "Fires in Greece, Spain and Portugal", named).main == NOWHERE
    assert Spots(body, "Fires in Greece and Spain", named).main.place == "Patras"


@pytest.mark.model
@pytest.mark.parametrize(
    ("further", "day"),
    [
        ("Over 110 people had died in another boat last week.", None),
        ("The boat had already left port on Monday.", None),
        ("The boat sank on Monday.", date(2016, 10, 10)),
    ],
)
def test_what_was_before_tells_no_day_of_the_event(language: Language, further: str, day: date | None) -> None:
    lead = "The boat sank off Halden and 12 people drowned." + " The sea was rough and cold." * 14
    event = next(iter(events(language, f"{lead}\n\n{further}").values()))
    assert event is not None
    assert event.from_date == day


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "day"),
    [
        # The day of a count, of a dateline and of a report is not the day of what was counted.
        ("As of Monday 400 people had arrived at the coast in boats.", None),
        ("HALDEN, Norway, October 10 (Harbour Wire) - 400 people arrived in boats.", None),
        ("In its October 10 report on boats the harbour guild wrote that 400 people arrived.", None),
        ("On Monday 400 people arrived at the coast in boats.", date(2016, 10, 10)),
        ("HALDEN, Norway - 400 people arrived in boats on October 10.", date(2016, 10, 10)),
    ],
)
def test_the_day_of_a_count_is_not_that_of_what_was_counted(language: Language, text: str, day: date | None) -> None:
    event = next(event for number, event in events(language, text, "The boats").items() if "400" in number)
    assert event is None or event.from_date == day
    assert day is None or event is not None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("The school counts an average rate of about 4 arrests every three days.", "three days"),
        ("The school counts 4 arrests every two weeks.", "two weeks"),
        ("The school had an average of 4 arrests a day.", "day"),
        ("The school had 4 arrests in three days.", None),
    ],
)
def test_so_many_every_few_days_on_average_are_a_rate(language: Language, text: str, per: str | None) -> None:
    document = Document("1", text, "The school", published=FRIDAY)
    quantities = extract(document, parse_beat(BEAT), language).mentions.quantities
    assert next(q.per for q in quantities if q.text.endswith("4")) == per


@pytest.mark.model
@pytest.mark.parametrize(("who", "country"), [("Saudi Arabia", None), ("It", "IR"), ("Iran", "IR")])
def test_what_another_country_did_was_not_in_the_document_s_own(
    language: Language, who: str, country: str | None
) -> None:
    text = f"In Iran 40 people were killed at a school on Monday. Iran says little. {who} killed 108 people there."
    event = events(language, text.replace(" there.", "."), "Iran and the school")["108"]
    assert event is not None
    assert event.country == country


@pytest.mark.model
def test_a_month_behind_a_number_is_not_the_day_before_it(language: Language) -> None:
    text = "On Monday the plant in Lima laid off 330 workers, adding to the 600 workers laid off last month in Cusco."
    found = events(language, text)
    assert found["330"] is not None
    assert found["600"] is not None
    assert found["330"].from_date == date(2016, 10, 10)
    assert found["600"].from_date != date(2016, 10, 10)
