"""Measures by the words of the shared catalogue, read by the real model: every sentence here is invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import resources

import pytest

from briefings.beat.beat import Beat, parse_beat
from briefings.beat.measure_lexicon import lexicon_of
from briefings.extracting.measures.assign import assign_measures
from briefings.extracting.measures.events.events import with_events
from briefings.extracting.parsing.language import Language
from briefings.extracting.places.places import find_places
from briefings.extracting.quantities.quantities import find_quantities
from briefings.extracting.times import find_times
from briefings.knowledge.measures import catalogue
from briefings.model import Quantity

FLOODS = """
id = "floods"
title = "Floods"
whom = "everybody"
[subject]
names = ["flood"]
[[groups]]
id = "minors"
label = "minors"
words = ["child"]
[[groups]]
id = "all"
label = "people"
words = ["person", "people"]
[[measures]]
id = "killed"
[[measures]]
id = "injured"
[[topics]]
id = "tolls"
command = "tolls"
title = "Tolls"
measures = ["killed"]
"""
LEGION = """
id = "legion"
title = "The legion"
[subject]
names = ["Grey Legion"]
[places]
core = ["SY"]
fronts = ["LY"]
[[groups]]
id = "legionnaires"
label = "legionnaires"
words = ["legionnaire", "fighter", "militant"]
[[groups]]
id = "women"
label = "women"
words = ["woman"]
[[groups]]
id = "all"
label = "people"
words = ["person", "people", "man", "child", "citizen", "national"]
[[measures]]
id = "joined"
[[measures]]
id = "killed"
of = "origin"
[[measures]]
id = "captured"
[[measures]]
id = "returned"
[[measures]]
id = "fighting"
[[measures]]
id = "moved_on"
[[topics]]
id = "fate"
command = "fate"
title = "Fate"
measures = ["killed"]
"""
Read = Callable[[str], list[Quantity]]


def reader(language: Language, beat: Beat, opening: str) -> Read:
    def read(text: str) -> list[Quantity]:
        whole = opening + text
        passages = language.parse(whole)
        places = find_places(whole, passages)
        found = assign_measures(whole, passages, (), find_quantities(whole, passages), places, beat)
        times = find_times(whole, passages, date(2018, 5, 11))
        return with_events(whole, passages, found, places, times, beat)

    return read


@pytest.fixture(scope="module")
def floods(language: Language) -> Read:
    return reader(language, parse_beat(FLOODS), "Heavy rain brought floods.\n\n")


@pytest.fixture(scope="module")
def legion(language: Language) -> Read:
    return reader(language, parse_beat(LEGION), "The Grey Legion drew men from many countries.\n\n")


def said(quantities: list[Quantity]) -> list[tuple[float, str | None]]:
    return [(quantity.high, quantity.measure) for quantity in quantities]


def test_every_measure_of_the_catalogue_can_be_taken_by_its_id_alone() -> None:
    tables = "".join(f'[[measures]]\nid = "{name}"\n' for name in catalogue())
    beat = parse_beat(FLOODS.replace('[[measures]]\nid = "killed"\n[[measures]]\nid = "injured"\n', tables))
    lexicon = lexicon_of(beat)
    assert [(m.id, m.label, m.of, m.may_fall) for m in beat.measures] == [
        (entry.id, entry.label, entry.of, entry.may_fall) for entry in catalogue().values()
    ]
    assert lexicon.deeds["kill"][0].measure == "killed"


def test_a_measure_has_its_own_words_beside_those_it_uses_and_says_what_its_figures_are_of() -> None:
    own = FLOODS.replace(
        'id = "injured"', 'id = "hurt"\nuses = ["injured"]\nverbs = ["bruise"]\nof = "place"\nmay_fall = true'
    )
    hurt = parse_beat(own).measure("hurt")
    assert hurt is not None
    assert {"bruise", "wound"} <= set(hurt.verbs)
    assert (hurt.label, hurt.of, hurt.may_fall) == ("injured", "place", True)
    assert parse_beat(own).may_fall == {"hurt"}


@pytest.fixture(scope="module")
def shootings(language: Language) -> Read:
    text = resources.files("briefings").joinpath("beats/gun_violence.toml").read_text("utf-8")
    return reader(language, parse_beat(text), "A shooting woke Larkin, Ohio.\n\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven people were shot to death in a house in Larkin.", [(7, "killed")]),
        ("Nine people were fatally shot at a bar.", [(9, "killed")]),
        ("Three people were fatally wounded.", [(3, "killed")]),
        ("Two men were declared dead at a clinic.", [(2, "killed")]),
        ("Two men were found with fatal gunshot wounds.", [(2, "killed")]),
        ("Three ushers were wounded in the shooting.", [(3, "injured")]),
        # What somebody does to himself, or to one more, is not done to those before.
        ("A woman wounded three people before fatally shooting herself.", [(3, "injured")]),
        ("A man wounded three people and shot dead a fourth.", [(3, "injured")]),
        ("A gunman killed a 19-year-old and injured three.", [(19, None), (3, "injured")]),
        ("Four people were shot at a bar.", [(4, "injured")]),
        ("Two women were rushed to a hospital.", [(2, "injured")]),
        ("Two others are recovering.", [(2, "injured")]),
        # Police write of the deceased.
        ("Two men were pronounced deceased there.", [(2, "killed")]),
        ("Two adults were located deceased in a home.", [(2, "killed")]),
        ("Two women were found slain in a home.", [(2, "killed")]),
        ("Two adults were located unresponsive in a home.", [(2, None)]),
        # Rarer words; near misses harm nobody.
        ("Eleven people were burnt alive in a bus.", [(11, "killed")]),
        ("Gunmen butchered 16 people in a home.", [(16, "killed")]),
        ("Six people were asphyxiated in a cellar.", [(6, "killed")]),
        ("Two adults breathed their last at a clinic.", [(2, "killed")]),
        ("Six people suffered burns.", [(6, "injured")]),
        ("Six people received shrapnel wounds.", [(6, "injured")]),
        ("Six people escaped with light injuries.", [(6, "injured")]),
        ("Six officers were left with broken bones.", [(6, "injured")]),
        ("Six people lost limbs.", [(6, "injured")]),
        ("Six people escaped injury.", [(6, None)]),
        ("Six people escaped without injuries.", [(6, None)]),
        ("Six people received prison terms.", [(6, None)]),
        # A part told between leads on to what is told of all; what follows it is told of others.
        ("Five people, two of them boys, were found dead in a home.", [(5, "killed"), (2, "killed")]),
        ("Five people, including two boys, were pronounced dead there.", [(5, "killed"), (2, "killed")]),
        ("Five men, two of them cooks, were shot, and a woman was found dead.", [(5, "injured"), (2, "injured")]),
        ("Five guards, two of them new, were in a home where a man was found dead.", [(5, None), (2, None)]),
    ],
)
def test_who_is_shot_dead_is_not_injured(shootings: Read, text: str, expected: list[tuple[float, str]]) -> None:
    assert said(shootings(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wave killed four men and injured 12 women.", [(4, "killed"), (12, "injured")]),
        ("Four people were killed and 12 injured when a dam burst.", [(4, "killed"), (12, "injured")]),
        ("A burst dam left at least 40 dead and 70 wounded.", [(40, "killed"), (70, "injured")]),
        ("The death toll rose to 31.", [(31, "killed")]),
        ("Officials put the toll at 31.", [(31, "killed")]),
        ("The landslide claimed the lives of 29 farmers and 16 guests.", [(29, "killed"), (16, "killed")]),
        ("The bodies of nine villagers were recovered from the river.", [(9, "killed")]),
        (
            "The mud swept through the valley, killing seven people and wounding another nine.",
            [(7, "killed"), (9, "injured")],
        ),
        ("At least 12 people died, including three children.", [(12, "killed"), (3, "killed")]),
        ("Officials confirmed the deaths of 18 people.", [(18, "killed")]),
        ("It caused at least 49 civilian deaths.", [(49, "killed")]),
        ("The flood killed 87 people, 31 of them children.", [(87, "killed"), (31, "killed")]),
        # Near misses.
        ("Some 1,347 rescuers searched for the dead.", [(1347, None)]),
        ("Twelve people may be killed if the dam bursts.", [(12, None)]),
        ("Rescuers brought 12 boats.", [(12, None)]),
    ],
)
def test_whoever_is_counted_is_counted_where_the_beat_counts_everybody(
    floods: Read, text: str, expected: list[tuple[float, str | None]]
) -> None:
    assert said(floods(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway has brought back 14 of its citizens from the war.", [(14, "returned")]),
        ("Some 14 legionnaires are back on home soil.", [(14, "returned")]),
        ("Some 14 legionnaires have found their way back.", [(14, "returned")]),
        ("About 90 legionnaires left Norway for Syria.", [(90, "joined")]),
        (
            "About 90 Norwegians joined the legion and upwards of 30 of them are back.",
            [(90, "joined"), (30, "returned")],
        ),
        ("The army has been holding 20 legionnaires since May.", [(20, "captured")]),
        ("Some 400 returning legionnaires were questioned.", [(400, "returned")]),
        ("The legion still has 3,000 fighters in the hills.", [(3000, "fighting")]),
        ("Nine legionnaires were killed, and so were two women.", [(9, "killed"), (2, "killed")]),
        ("Nine legionnaires were killed. Four of these have been identified.", [(9, "killed"), (4, "killed")]),
        ("Twelve legionnaires returned. The twelve men were questioned.", [(12, "returned"), (12, "returned")]),
        ("Those who had returned were ten legionnaires and two women.", [(10, "returned"), (2, "returned")]),
        ("Twelve legionnaires went to the front and came back.", [(12, "returned")]),
        ("Twelve legionnaires might be back already.", [(12, "returned")]),
        ("The newspaper saw 40 leave for the front and 12 return.", [(40, "joined"), (12, "returned")]),
        ("Two Norwegian women landed in Oslo on Monday.", [(2, "returned")]),
        ("Twenty Norwegians live in Dorn, a camp in the hills.", [(20, "captured")]),
        ("Among the dead were five Norwegians.", [(5, "killed")]),
        ("The number of Danish legionnaires killed has climbed to 45.", [(45, "killed")]),
        # Near misses.
        ("A first group of nine women is due to be flown home next month.", [(9, None)]),
        ("Two Norwegian women landed in Athens on Monday.", [(2, None)]),
        ("Twelve legionnaires have yet to be caught.", [(12, None)]),
        ("Twelve legionnaires hope to be back on home soil.", [(12, None)]),
        ("The camp has 27 women.", [(27, None)]),
        ("The legion killed 12 shepherds.", [(12, None)]),
    ],
)
def test_the_verb_and_who_is_counted_by_it_say_the_measure(
    legion: Read, text: str, expected: list[tuple[float, str | None]]
) -> None:
    assert said(legion(text)) == expected


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("In Turkey, Denmark says about 90 of its citizens joined the legion.", "DK"),
        ("Some 60 of Norway's citizens joined the legion.", "NO"),
        ("Twelve women were brought back by Norway.", "NO"),
        # A seat of government stands for its country, and citizens are those of whoever knows of them.
        ("Oslo says about 90 of its citizens joined the legion.", "NO"),
        ("Norwegian diplomats know of 90 citizens who joined the legion.", "NO"),
        ("The number of Norwegian women who joined the legion is put at 90.", "NO"),
        ("Norway repatriated six women and 16 children.", "NO"),
        # A nationality of the speaker alone, or of people from abroad, is no origin.
        ("A Norwegian aid worker said 12 fighters were killed.", None),
        # Who sends people home sends those of others.
        ("Twelve women were sent home by Turkey.", None),
        ("Six foreign fighters were killed, some of them with Danes and Swedes.", None),
    ],
)
def test_people_come_from_where_their_own_words_or_who_counts_them_say(
    legion: Read, text: str, origin: str | None
) -> None:
    assert {quantity.origin for quantity in legion(text)} == {origin}


def test_the_country_that_a_document_is_about_is_home_where_it_is_certain(legion: Read) -> None:
    about = "Danish women followed the legion to Syria. Danish fighters went with them.\n\n"
    assert legion(about + "Twelve women have been repatriated.")[0].origin == "DK"
    several = "Danish women followed the legion. Swedish fighters went with them.\n\n"
    assert legion(several + "Twelve women have been repatriated.")[0].origin is None


def where_and_when(quantity: Quantity) -> tuple[str | None, str | None, date | None, date | None]:
    """What a toll's event tells of place and days."""
    event = quantity.event
    assert event is not None
    return event.place, event.country, event.from_date, event.to_date


def test_a_toll_carries_where_and_when_it_was(floods: Read) -> None:
    [four] = floods("A dam burst in Lyon on Tuesday, killing four people.")
    assert where_and_when(four) == ("Lyon", "FR", date(2018, 5, 8), date(2018, 5, 8))


def test_what_a_sentence_leaves_open_of_an_event_stands_in_the_paragraph_before_it(floods: Read) -> None:
    found = floods("A dam burst in Lyon on Tuesday. The water killed four people.")
    assert where_and_when(found[0]) == ("Lyon", "FR", date(2018, 5, 8), date(2018, 5, 8))


def test_another_event_of_the_same_text_borrows_nothing(floods: Read) -> None:
    found = floods("A dam burst in Lyon on Tuesday, killing four people.\n\nTwo people died in Ghent.")
    assert where_and_when(found[1]) == ("Ghent", "BE", None, None)


def test_a_total_since_a_war_began_is_of_no_event(floods: Read) -> None:
    found = floods("More than 400,000 people have been killed since the war began.")
    assert found[0].measure == "killed"
    assert found[0].event is None


def test_a_measure_that_is_of_origins_has_no_event(legion: Read) -> None:
    [nine] = legion("Nine legionnaires were killed in Lyon on Tuesday.")
    assert nine.event is None
