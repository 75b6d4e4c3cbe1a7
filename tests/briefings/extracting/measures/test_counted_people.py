"""The people that sentences of the beat count, by the real model: `tests/data/counted_people.txt` is the table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.beat.beat import Beat, shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Quantity

Expected = list[tuple[int, str, str, str | None]]
TABLE = Path(__file__).parents[3] / "data" / "counted_people.txt"
TITLE = "Islamic State and its foreign fighters: the figures"


def rows() -> Iterator[tuple[str, Expected]]:
    text, expected = "", Expected()
    for line in [*TABLE.read_text("utf-8").splitlines(), ""]:
        if line.startswith("= "):
            value, bound, measure, origin = line[2:].split()
            expected.append((int(value), bound, measure, None if origin == "-" else origin))
            continue
        if text:
            yield text, expected
        text, expected = ("" if line.startswith("#") else line), Expected()


@pytest.fixture(scope="module")
def beat() -> Beat:
    return shipped_beat()


def people_of(text: str, beat: Beat, language: Language) -> list[Quantity]:
    quantities = extract(Document("1", text, TITLE), beat, language).mentions.quantities
    return [quantity for quantity in quantities if quantity.measure and quantity.unit != "%"]


@pytest.mark.parametrize(("text", "expected"), list(rows()))
def test_people_are_counted_with_bound_measure_and_origin(
    text: str, expected: Expected, beat: Beat, language: Language
) -> None:
    found = people_of(text, beat, language)
    assert [(q.low, q.bound, q.measure, q.origin) for q in found] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Twenty-one Finns have come home.", [21]),
        ("Officials say that 19 of its nationals, four of whom are girls, were flown home to Malta.", [19, 4]),
        ("Returnees number 60 in Malta.", [60]),
    ],
)
def test_the_numbers_of_people_are_read(text: str, values: list[int], beat: Beat, language: Language) -> None:
    found = extract(Document("1", text, TITLE), beat, language).mentions.quantities
    assert [q.low for q in found] == values


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Only 25 of the returnees were women.", ["women"]),
        ("About 40 of the Finns who returned were children.", ["minors"]),
        ("About 40 of the Finns who returned were women and children.", ["all"]),
        ("About 40 of the Finns who returned were not women.", ["all"]),
        ("Twenty of the returnees from Syria were under 18.", ["all"]),
        ("Among the Finns who left, sixty were women.", ["women"]),
        ("Nine members of one family left Malta for Islamic State.", ["all"]),
        ("Nine members of the group were killed in the valley.", ["fighters"]),
        ("The army puts the number of the group's fighters in Libya at 3,000.", ["fighters"]),
    ],
)
def test_a_clause_tells_of_which_group_a_part_is(text: str, scopes: list[str], beat: Beat, language: Language) -> None:
    assert [quantity.scope for quantity in people_of(text, beat, language)] == scopes


def test_a_part_of_those_who_returned_has_returned(beat: Beat, language: Language) -> None:
    found = people_of("Twenty-six of the 90 Finns who returned are in prison.", beat, language)
    assert [(q.low, q.measure, q.origin) for q in found] == [(26, "returned", "FI"), (90, "returned", "FI")]


@pytest.mark.parametrize(
    "text",
    [
        "Not one inmate got away from the prison.",
        "Malta awaits the return of 12 citizens.",
        "The possible homecoming of 600 fighters worries the minister.",
        "Malta refuses to take back 14 fighters.",
        "Nine women were to be flown home to Malta.",
        "Police met 30 would-be fighters at the airport.",
        "Malta was not able to bring home 40 fighters.",
        "Malta did not manage to bring home 40 fighters.",
        "Malta does not have to bring back 40 fighters.",
        "The mothers will not rest until 40 women are home again.",
        "The camp will close once 40 women have come home.",
        "At least 900 fighters are trapped in the valley.",
        "No country with more than 100 returnees has tried them.",
        "More than 900 fighters have crossed from Syria into Iraq.",
        "One of the Finns killed 130 people when he drove a lorry into a barracks.",
    ],
)
def test_what_has_not_come_true_has_no_measure(text: str, beat: Beat, language: Language) -> None:
    assert people_of(text, beat, language) == []


@pytest.mark.parametrize(
    ("title", "origin"),
    [
        ("Jihadists flee a Syrian camp", None),
        ("Jihadists flee amid a Turkish offensive", None),
        ("Turkish jihadists flee", "TR"),
    ],
)
def test_a_country_whose_arms_a_title_tells_of_is_no_home(
    title: str, origin: str | None, beat: Beat, language: Language
) -> None:
    text = "Some 780 jihadists escaped from a camp in northern Syria as the shells fell."
    assert [q.origin for q in extract(Document("1", text, title), beat, language).mentions.quantities] == [origin]


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("The camp is home to 30,000 Iraqis, 20,000 Syrians and some 9,000 others.", ["IQ", "SY", None]),
        ("Ten sailors from Malta and 47 French tourists were seen there.", ["MT", "FR"]),
        ("Some 300 Uzbeks and Tajiks were seen there.", [None]),
        ("Some 300 non-Iraqis and two Iraqi lorries were seen there.", [None, None]),
    ],
)
def test_whoever_is_called_by_a_country_comes_from_it(
    text: str, origins: list[str | None], beat: Beat, language: Language
) -> None:
    found = extract(Document("1", text, TITLE), beat, language).mentions.quantities
    assert [quantity.origin for quantity in found] == origins
