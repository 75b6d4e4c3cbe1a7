"""What a number of the beat's people did, and where they come from. Places are given: the parse alone decides."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from briefings.beat.beat import Beat, Group, Measure
from briefings.extracting.measures.assign import assign_measures
from briefings.extracting.parsing.language import Language
from briefings.extracting.quantities.quantities import find_quantities
from briefings.model import Place, PlaceRole, Quantity

# A beat of its own: nothing in the code may know a measure's name.
BEAT = Beat(
    id="brigades",
    title="Where the brigades went",
    description="",
    subject=("Red Banner", "brigade*"),
    groups=(
        Group("brigaders", "brigaders", ("brigader", "militant", "fighter", "recruit")),
        Group("women", "women", ("woman", "wife")),
        Group("minors", "minors", ("child", "minor")),
        Group("all", "people", ("people", "person", "citizen", "national", "returnee", "departure")),
    ),
    measures=(
        Measure("went", "went", ("join", "travel", "go", "leave:not from core", "come"), ("departure",)),
        Measure("fell", "fell", ("kill", "die"), ("death", "dead")),
        Measure("held", "held", ("capture", "catch", "arrest", "hold"), ("prisoner",), ("in custody",)),
        Measure("back", "back", ("return", "come back", "come home", "repatriate"), ("returnee", "return")),
        Measure("there", "there", ("fight:still", "remain"), (), ("still in", "still active")),
        Measure("onward", "onward", ("join:to fronts", "relocate")),
        Measure("lost", "lost", ("disappear",), (), ("whereabouts are unknown", "unaccounted for")),
    ),
    topics=(),
    places={"core": frozenset({"SY"}), "fronts": frozenset({"LY", "PH"})},
)
PEOPLES = {"Danes": "DK", "Danish": "DK", "French": "FR", "Britons": "GB", "Swedish": "SE", "Belgian": "BE"}
COUNTRIES = {
    "France": "FR", "Denmark": "DK", "Belgium": "BE", "Tunisia": "TN", "Jordan": "JO", "Syria": "SY", "Libya": "LY",
    "Kosovo": "XK", "Raqqa": "SY", "Russia": "RU",
}  # fmt: skip
INTRODUCTION = "The Red Banner brigades drew foreigners.\n\n"


def places_in(text: str) -> list[Place]:
    names = re.compile(rf"(?:\b(from|to) )?\b({'|'.join({**PEOPLES, **COUNTRIES})})\b")
    found = []
    for match in names.finditer(text):
        name = match[2]
        prepositions: dict[str | None, PlaceRole] = {"from": "origin", "to": "destination"}
        role = "origin" if name in PEOPLES else prepositions.get(match[1], "location")
        found.append(Place(name, {**PEOPLES, **COUNTRIES}[name], role, match.start(2), match.end(2)))
    return found


Read = Callable[[str], list[Quantity]]


@pytest.fixture(scope="module")
def read(language: Language) -> Read:
    def measured(text: str) -> list[Quantity]:
        whole = INTRODUCTION + text
        passages = language.parse(whole)
        return assign_measures(whole, passages, (), find_quantities(whole, passages), places_in(whole), BEAT)

    return measured


def said(quantities: list[Quantity]) -> list[tuple[float, str | None, str | None]]:
    return [(q.high, q.measure, q.origin) for q in quantities]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Twelve militants were killed in the valley.", "fell"),
        ("Twelve militants have died.", "fell"),
        ("Soldiers killed twelve militants.", "fell"),
        ("Soldiers arrested twelve militants near the river.", "held"),
        ("Twelve militants have been caught.", "held"),
        ("Twelve militants are in custody.", "held"),
        ("Twelve militants, who had hidden in the hills, are still active there.", "there"),
        ("Twelve militants are believed to have returned.", "back"),
        ("Twelve militants returned and were questioned.", "back"),
        ("Only twelve militants who returned were questioned.", "back"),
        ("The deaths of twelve militants were confirmed.", "fell"),
        ("Officials counted twelve returnees.", "back"),
        ("Twelve militants are dead.", "fell"),
        # Near misses.
        ("Twelve militants killed a shepherd.", None),
        ("Twelve militants have not returned.", None),
        ("Twelve militants may return.", None),
        ("Twelve militants are expected to return.", None),
        ("Twelve militants want to return.", None),
        ("They joined twelve militants.", None),
        ("A bomb killed twelve people.", None),
        ("Twelve people died in the attack of the brigades.", None),
        ("Twelve shepherds were killed.", None),
        ("There were twelve attacks.", None),
        ("Twelve militants went on trial.", None),
        ("Twelve militants went free.", None),
    ],
)
def test_the_verb_of_the_numbers_own_clause_says_the_measure(read: Read, text: str, measure: str | None) -> None:
    [twelve] = read(text)
    assert twelve.measure == measure


def test_a_condition_on_places_tells_two_measures_of_one_verb_apart(read: Read) -> None:
    assert said(read("Some 80 militants joined the rebels in Libya.")) == [(80, "onward", None)]
    assert said(read("Some 80 militants joined the rebels in Syria.")) == [(80, "went", None)]
    assert said(read("Some 80 militants left Raqqa by bus.")) == [(80, None, None)]


def test_coordination_measures_each_number_by_its_own_verb_and_inherits_the_origin(read: Read) -> None:
    text = (
        "Belgian police say 500 Danes went, of whom 90 to 100 were killed, 60 returned and about 30 are still fighting."
    )
    assert said(read(text)) == [(500, "went", "DK"), (100, "fell", "DK"), (60, "back", "DK"), (30, "there", "DK")]


@pytest.mark.parametrize(
    "text",
    [
        "Some 900 recruits came from France. Of those, 200 have returned.",
        "Some 900 French recruits went to Syria, of which 200 have returned.",
        "Some 900 French citizens joined the Red Banner. About 200 of them have returned.",
        "Some 900 French citizens joined the Red Banner. Of the rest, 200 have returned.",
        "Some 900 French citizens joined the Red Banner, officials say.\n\nAnother 200 have returned since.",
        "In France, officials say, 900 people went to Syria to join the Red Banner. Of those, 200 returned.",
    ],
)
def test_numbers_count_out_of_the_population_named_before(read: Read, text: str) -> None:
    assert said(read(text)) == [(900, "went", "FR"), (200, "back", "FR")]


def test_another_number_whose_whereabouts_are_unknown(read: Read) -> None:
    text = "Some 900 recruits came from France. There are another 500 whose whereabouts are unknown."
    assert said(read(text))[1] == (500, "lost", "FR")


def test_a_row_of_countries_takes_its_measures_from_the_clause_before_in_order(read: Read) -> None:
    text = "Jordan saw 3,000 departures and 250 returns, and Tunisia 2,926 and 800."
    assert said(read(text)) == [(3000, "went", "JO"), (250, "back", "JO"), (2926, "went", "TN"), (800, "back", "TN")]


def test_where_people_went_heads_no_item_of_a_list_of_homes(read: Read) -> None:
    text = "According to the tally, 600 Danes went to Libya and Syria and 90 returned to Denmark."
    assert said(read(text)) == [(600, "went", "DK"), (90, "back", "DK")]


def test_countries_with_their_numbers_in_brackets(read: Read) -> None:
    text = "Most recruits came from Russia (3,417), Jordan (3,000) and Tunisia (2,926)."
    assert [(q.high, q.origin) for q in read(text)] == [(3417, "RU"), (3000, "JO"), (2926, "TN")]


def test_a_part_of_a_whole_of_one_people(read: Read) -> None:
    assert said(read("Of the 850 Britons who went to Syria, 425 have returned.")) == [
        (850, "went", "GB"),
        (425, "back", "GB"),
    ]


def test_including_and_among_them_do_what_the_whole_did(read: Read) -> None:
    found = read("Kosovo repatriated 110 citizens, among them 32 women and 74 children.")
    assert said(found) == [(110, "back", "XK"), (32, "back", "XK"), (74, "back", "XK")]
    assert [q.scope for q in found] == ["all", "women", "minors"]


def test_a_number_from_elsewhere_did_what_the_one_before_did(read: Read) -> None:
    text = "Some 3,417 recruits came from Russia, 2,926 from Tunisia and 3,000 from Jordan."
    assert said(read(text)) == [(3417, "went", "RU"), (2926, "went", "TN"), (3000, "went", "JO")]


def test_a_kind_of_them_did_what_all_of_them_did(read: Read) -> None:
    found = read("Some 850 Britons joined the brigades. Of them, 100 were women and 50 were children.")
    assert said(found) == [(850, "went", "GB"), (100, "went", "GB"), (50, "went", "GB")]
    assert [q.scope for q in found] == ["all", "women", "minors"]


def test_its_citizens_are_those_of_the_country_that_counts_them(read: Read) -> None:
    assert said(read("Belgium believes that about 400 of its citizens went to Syria.")) == [(400, "went", "BE")]


def test_a_bare_number_after_a_country_is_no_item_where_it_has_a_verb_of_its_own(read: Read) -> None:
    text = "Jordan saw 3,000 departures and 250 returns. In Tunisia, 600 were killed."
    assert said(read(text))[2][:2] == (600, "fell")


def test_the_number_of_somebody_rose(read: Read) -> None:
    assert said(read("The number of Swedish returnees rose from 110 to 150.")) == [
        (110, "back", "SE"),
        (150, "back", "SE"),
    ]


def test_shares_and_percentages_keep_their_unit(read: Read) -> None:
    found = read("Some 900 French recruits went to Syria. A third of them have returned and 10% were killed.")
    assert [(q.measure, q.unit) for q in found] == [("went", "people"), ("back", "%"), ("fell", "%")]


def test_money_and_things_are_left_as_they_were(read: Read) -> None:
    text = "They paid $900 for 12 lorries and 30% of the oil."
    assert [(q.measure, q.origin, q.scope) for q in read(text)] == [(None, None, None)] * 3


def test_a_text_that_never_names_the_subject_measures_nothing(language: Language) -> None:
    text = "Twelve volunteers returned. Twelve fighters were killed in the fire."
    passages = language.parse(text)
    found = assign_measures(text, passages, (), find_quantities(text, passages), [], BEAT)
    assert [q.measure for q in found] == [None, None]
