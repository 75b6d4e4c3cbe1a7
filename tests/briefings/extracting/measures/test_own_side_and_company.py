"""Numbers whose verb does not tell of them plainly: the strength of the beat's own side, people in company or behind
the place that their verb leads from, those whom nobody can trace. Every sentence here is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.beat.beat import parse_beat
from briefings.extracting.measures.assign import assign_measures
from briefings.extracting.parsing.language import Language
from briefings.extracting.places.places import find_places
from briefings.extracting.quantities.quantities import find_quantities
from briefings.model import Quantity

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
words = ["woman", "mother"]
[[groups]]
id = "all"
label = "people"
words = ["person", "people", "man", "child", "citizen", "national", "foreigner"]
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
[[measures]]
id = "unaccounted"
[[topics]]
id = "fate"
command = "fate"
title = "Fate"
measures = ["killed"]
"""
OPENING = "The Grey Legion drew men from many countries.\n\n"
Read = Callable[[str], list[Quantity]]


@pytest.fixture(scope="module")
def read(language: Language) -> Read:
    beat = parse_beat(LEGION)

    def measured(text: str) -> list[Quantity]:
        whole = OPENING + text
        passages = language.parse(whole)
        quantities, places = find_quantities(whole, passages), find_places(whole, passages)
        return assign_measures(whole, passages, (), quantities, places, beat)

    return measured


def said(quantities: list[Quantity]) -> list[tuple[float, str | None]]:
    return [(quantity.high, quantity.measure) for quantity in quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What the legion has and loses.
        ("The legion's northern branch fields 900 men.", [(900, "fighting")]),
        ("Its garrison numbers 70.", [(70, "fighting")]),
        ("The Grey Legion lost 340.", [(340, "killed")]),
        ("Analysts credit the group with 1,200 fighters.", [(1200, "fighting")]),
        ("Some 60 of the group's men are roaming the hills.", [(60, "fighting")]),
        ("The army has lost 340 men.", [(340, None)]),
        ("The army fields 900 men.", [(900, None)]),
        # Where its people are.
        ("As many as 2,000 fighters are in the province.", [(2000, "fighting")]),
        ("Some 80 legionnaires are still present in Libya.", [(80, "fighting")]),
        ("Some 80 fighters are in prison.", [(80, "captured")]),
        ("Some 80 fighters had been in the town.", [(80, None)]),
        ("Some 80 fighters are in contact with their families.", [(80, None)]),
        ("Some 80 women are in the province.", [(80, None)]),
        # Who counts them.
        ("The paper reports 5,000 fighters.", [(5000, "fighting")]),
        ("The first estimate was of 500 fighters.", [(500, "fighting")]),
        ("The paper lists 50 fighters buried in the town.", [(50, "killed")]),
        ("The legion has 5,000 fighters, down from as many as 9,000.", [(5000, "fighting"), (9000, "fighting")]),
        (
            "The legion has 5,000 fighters, its commanders in the northern hills and valleys now say, down from 9,000.",
            [(5000, "fighting"), (9000, "fighting")],
        ),
        ("The paper reports 5,000 fighters. The ministry says 4,000.", [(5000, "fighting"), (4000, "fighting")]),
        ("The paper reports 5,000 fighters. The ministry says 90,000.", [(5000, "fighting"), (90000, None)]),
        ("Some 40 militants stormed the post and were killed.", [(40, "killed")]),
    ],
)
def test_the_strength_and_the_losses_of_the_beats_own_side(
    read: Read, text: str, expected: list[tuple[float, str | None]]
) -> None:
    assert said(read(text)) == expected


def test_the_strength_of_a_side_comes_from_no_one_country(read: Read) -> None:
    assert [q.origin for q in read("Russian intelligence credits the group with 1,200 fighters.")] == [None]
    assert [q.origin for q in read("In Oslo, officials say 2,000 fighters are in the province.")] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway flew home a woman along with seven children.", [(7, "returned")]),
        (
            "A Norwegian landed in Oslo in the company of three women.",
            [(3, "returned")],
        ),
        ("Norway has taken out of Syria 14 children.", [(14, "returned")]),
        ("Norway has taken back from the camps in Syria 14 citizens.", [(14, "returned")]),
        ("Norway has retrieved 14 of its citizens.", [(14, "returned")]),
        ("A total of 14 of its nationals have been retrieved by Norway.", [(14, "returned")]),
        ("Nurses retrieved 14 people.", [(14, None)]),
        ("Norway took a decision along with seven countries.", [(7, None)]),
        # Of several verbs, the one that holds for good.
        ("Twelve legionnaires were arrested, questioned and sent home.", [(12, "returned")]),
        ("Another nine who came home have been convicted.", [(9, "returned")]),
        ("Two legionnaires who came home in May were intercepted at the airport.", [(2, "captured")]),
        (
            "Some 80 legionnaires have come back. Of these, 12 were in prison in May.",
            [(80, "returned"), (12, "returned")],
        ),
        (
            "Some 80 legionnaires have come back. Of those still there, 12 are in prison.",
            [(80, "returned"), (12, "captured")],
        ),
        # What did not happen, or is told elsewhere.
        ("Police stopped 40 Norwegians from joining the legion.", [(40, None)]),
        ("Police stopped 40 legionnaires at the border.", [(40, "captured")]),
        (
            "A fifth of the 500 Norwegians who went to Syria had already done so.",
            [(20, None), (500, "joined")],
        ),
        ("Of the Norwegians in Syria 40 have come back out of 100.", [(40, "returned"), (100, None)]),
        # Who is kept, and by whom.
        ("Some 4,000 men are locked up in the old school.", [(4000, "captured")]),
        ("Some 400 persons of many nationalities are held in the old school.", [(400, "captured")]),
        ("Some 400 people are held in the old school.", [(400, None)]),
        ("Some 400 men are held captive by the group.", [(400, None)]),
        ("Ten Norwegians sit in a removal centre.", [(10, "captured")]),
        ("Ten Norwegians sit in a shopping centre.", [(10, None)]),
    ],
)
def test_people_apart_from_their_verb(read: Read, text: str, expected: list[tuple[float, str | None]]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fate of no fewer than 60 legionnaires has not been established.", [(60, "unaccounted")]),
        ("What became of the 60 fighters nobody can tell.", [(60, "unaccounted")]),
        ("The fate of 60 fighters was sealed in the spring.", [(60, None)]),
        ("What has become of another 90 women is not known.", [(90, "unaccounted")]),
        ("What has become of another 90 women is a happy story.", [(90, None)]),
        ("The police have lost track of 15 of the Norwegians.", [(15, "unaccounted")]),
        # At a place, in a state.
        ("Of the 200 foreigners in the jails, 80 are from Norway.", [(200, "captured"), (80, "captured")]),
        ("Eighteen Norwegians are under arrest in Syria.", [(18, "captured")]),
        # Known to have done it.
        (
            "Of the 90 citizens whom Norway knows to have gone to Syria, 12 have died.",
            [(90, "joined"), (12, "killed")],
        ),
        ("Observers put the number of Norwegians who joined between 40 and 60.", [(60, "joined")]),
        ("The government puts the fighters killed at 48.", [(48, "killed")]),
        ("The government puts the number of fighters killed at 48.", [(48, "killed")]),
        ("The government puts those killed at 48.", [(48, None)]),
        ("The ministry puts the number still in the field at a mere 35.", [(35, "fighting")]),
        ("She is one of 26 Norwegians who have joined the legion.", [(1, None), (26, "joined")]),
        ("He is the first of the nine Norwegians repatriated in spring.", [(9, "returned")]),
        # What is no deed.
        ("Three women have come.", [(3, None)]),
        ("Twenty women, counting the old, sang.", [(20, None)]),
        ("The army held 600 fighters drawn from 40 towns.", [(600, "captured"), (40, None)]),
        ("There may be 80 fighters left.", [(80, "fighting")]),
        ("The commander can call on 900 fighters.", [(900, None)]),
        (
            "Some 20 legionnaires are Danes, and the rest have not been heard from.",
            [(20, None)],
        ),
    ],
)
def test_what_is_known_and_what_is_not(read: Read, text: str, expected: list[tuple[float, str | None]]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tunisia tops the list with some 6,000, followed by Jordan with 2,500 and Russia with 2,400.",
            [(6000, "joined", "TN"), (2500, "joined", "JO"), (2400, "joined", "RU")],
        ),
        (
            "Russia accounts for 2,400 of the foreign fighters, Jordan for 2,000 and Turkey for 1,400.",
            [(2400, "joined", "RU"), (2000, "joined", "JO"), (1400, "joined", "TR")],
        ),
        (
            "Norway gave 50 citizens to the Grey Legion, 20 of them children.",
            [(50, "joined", "NO"), (20, "joined", "NO")],
        ),
        ("The Grey Legion drew 150 men from the valley.", [(150, "joined", None)]),
        ("Norway, with 90 of its citizens in Syria, comes second.", [(90, "fighting", "NO")]),
        (
            "Some 220 Norwegians joined, 42 of them dead and 40 back in Norway.",
            [(220, "joined", "NO"), (42, "killed", "NO"), (40, "returned", "NO")],
        ),
        (
            "In all, 400 Europeans have joined the legion, 120 of them French.",
            [(400, "joined", None), (120, "joined", "FR")],
        ),
        (
            "From Europe came some 500 fighters, of whom 180 are French.",
            [(500, "joined", None), (180, "joined", "FR")],
        ),
        ("Tunisia heads the list with 600, ahead of Jordan (250).", [(600, "joined", "TN"), (250, "joined", "JO")]),
        (
            "Officials in Oslo say that 60 legionnaires died and 17 came back.",
            [(60, "killed", "NO"), (17, "returned", "NO")],
        ),
        ("Norway has fetched five children.", [(5, "returned", "NO")]),
        (
            "Ten Norwegian women sit in a camp with 20 children.",
            [(10, "captured", "NO"), (20, "captured", "NO")],
        ),
        # Near misses.
        ("From Syria came about 500 fighters.", [(500, None, None)]),
        ("Norway tops the list with 50 medals.", [(50, None, None)]),
        ("Norway gave 50 tents to the Red Cross.", [(50, None, None)]),
        ("The exhibition drew 150 men from the valley.", [(150, None, None)]),
        ("Norway, with 90 of its citizens in Malta, comes second.", [(90, None, "NO")]),
    ],
)
def test_what_countries_gave(read: Read, text: str, expected: list[tuple[float, str | None, str | None]]) -> None:
    assert [(q.high, q.measure, q.origin) for q in read(text)] == expected


def test_those_among_whom_some_are_told_come_from_no_country_of_theirs(read: Read) -> None:
    found = read("Two Norwegians were among 40 legionnaires killed in the strike.")
    assert [q.origin for q in found] == ["NO", None]


def test_who_is_sentenced_at_home_has_come_back(read: Read) -> None:
    about = "Danish women joined the legion. Danish men followed.\n\n"
    assert said(read(about + "A court has sentenced 28 men.")) == [(28, "returned")]
    assert said(read(about + "A court has sentenced 28 men in their absence.")) == [(28, "captured")]
    assert said(read(about + "A Syrian court has sentenced 28 men.")) == [(28, "captured")]
    assert said(read(about + "Some 90 men are held in the camps. Of these, 28 have been convicted."))[1:] == [
        (28, "captured")
    ]
    assert said(read("A court has sentenced 28 men.")) == [(28, "captured")]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Four Danish women were detained by the Kurds.", "DK"),
        ("Some 275 Syrian fighters surrendered.", "SY"),
        ("Danish women joined the legion. Danish men followed.\n\nFour women were detained by the Kurds.", "DK"),
        # A country at war tells of its enemies.
        (
            "Russian bombs fell on the town. Russian planes came again. A man from Russia watched.\n\n"
            "Some 40 fighters were killed.",
            None,
        ),
        ("Some 40 women crossed from Turkey.", None),
    ],
)
def test_where_they_come_from(read: Read, text: str, origin: str | None) -> None:
    assert read(text)[-1].origin == origin


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In two years the Grey Legion has grown from some 200 men to more than 1,000.", [200, 1000]),
        ("The Grey Legion shrank from 400 fighters to about 60.", [400, 60]),
    ],
)
def test_what_the_legion_grew_or_shrank_from_and_to(read: Read, text: str, numbers: list[int]) -> None:
    assert [q.low for q in read(text) if q.measure == "fighting"] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "The town has grown from 200 people to more than 1,000.",  # no side of the beat's
        "The Grey Legion has grown from 200 square kilometres to 1,000.",  # no people
    ],
)
def test_what_else_grows_is_no_strength(read: Read, text: str) -> None:
    assert not any(q.measure for q in read(text))


def test_who_was_lost_to_others_does_not_come_from_them(read: Read) -> None:
    (lost,) = (q for q in read("The Grey Legion lost 100 fighters last year to French troops.") if q.measure)

    assert (lost.measure, lost.origin) == ("killed", None)


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("He is one of 133 Danes who have come home.", 133),
        ("She was one of the 40 Danes who returned.", 40),
    ],
)
def test_who_is_one_of_many_is_counted_with_them_alone(read: Read, text: str, many: int) -> None:
    assert [q.low for q in read(text) if q.measure] == [many]


@pytest.mark.parametrize(
    "text",
    [
        "Last summer 29 Danes went on trial, seven of them in absentia, over the raid.",
        "Some 900,000 people have fled the city, half of whom are now in camps.",
        "How the two fighters were fed the statement does not say.",
    ],
)
def test_who_is_not_held_or_lost(read: Read, text: str) -> None:
    assert not any(q.measure in ("captured", "unaccounted") and q.low in (2, 7, 50) for q in read(text))


def test_whoever_is_caught_in_the_crossfire_is_not_held(read: Read) -> None:
    assert not [q for q in read("Around 100 boys of the Grey Legion were caught in the crossfire.") if q.measure]


def test_escapees_who_are_caught_are_held(read: Read) -> None:
    (caught,) = (q for q in read("Around 100 escapees of the Grey Legion were caught in the fields.") if q.measure)

    assert caught.measure == "captured"


def test_them_are_the_people_that_the_sentence_opens_with(read: Read) -> None:
    text = "Danes have been in the Grey Legion from the beginning, and 400 of them are in its ranks."

    assert [(q.low, q.origin) for q in read(text) if q.measure] == [(400, "DK")]


def test_an_earlier_number_counts_no_years(read: Read) -> None:
    text = "The tally of Danes who have joined the Grey Legion stands at 173, up from 61 five years ago."

    assert [q.low for q in read(text) if q.measure == "joined"] == [173, 61]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a comma and a verb of its own part a number from the one before
        (
            "Some 90 Danes left. 40 have come back, 12 are believed dead.",
            [(90, "joined"), (40, "returned"), (12, "killed")],
        ),
        # a heading that the comma is left out behind
        (
            "Some 1,100 Danes left. Of these 394 have returned, 163 are confirmed dead.",
            [(1100, "joined"), (394, "returned"), (163, "killed")],
        ),
        # kin of those told of
        (
            "Some 120 Danes were flown home. Their mothers, 22 of whom are serving sentences in a jail of Aleppo.",
            [(120, "returned"), (22, "captured")],
        ),
        # what is in each, what is left, who is caught by soldiers
        ("Some 400 fighters of the legion roam the desert in bands of eight or ten.", [(400, "fighting")]),
        ("Some 90 Danes left. Of these 40 have returned. That leaves 50.", [(90, "joined"), (40, "returned")]),
        ("Some 90 Danes left. That leaves 50 whose whereabouts are unknown.", [(90, "joined"), (50, "unaccounted")]),
        ("A general said that his men had taken in 130 fighters that day.", []),
        # bones
        ("Some 800 Danes left, and the bones of 300 of them lie there.", [(800, "joined"), (300, "killed")]),
    ],
)
def test_each_number_has_what_its_own_words_say(read: Read, text: str, expected: list[tuple[int, str]]) -> None:
    assert [(q.low, q.measure) for q in read(text) if q.measure] == expected


def test_a_country_in_a_row_with_the_war_is_nobodys_home(read: Read) -> None:
    text = "Experts put the number of Danes who left for Syria and Libya at more than 5,500."

    assert [(q.low, q.origin) for q in read(text) if q.measure] == [(5500, "DK")]
