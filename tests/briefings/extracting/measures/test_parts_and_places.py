"""Parts of those told before, and people by where they are: behind a fence, in somebody's hands, on another front.

Every sentence here is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Quantity

TITLE = "Islamic State and its foreign fighters: the figures"


def figures(text: str, language: Language) -> tuple[Quantity, ...]:
    return extract(Document("1", text, TITLE), shipped_beat(), language).mentions.quantities


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What holds people; near misses are fences that hold nobody, and hands that aren't anybody's.
        ("Twenty-two Danes are behind barbed wire in north-east Syria.", ["captured"]),
        ("Some 3,000 of the foreigners live behind the second fence.", ["captured"]),
        ("Some 3,000 of the foreigners live near the second fence.", [None]),
        ("Still in the Turks' hands are four Danish women.", ["captured"]),
        ("Forty Danish women were in good hands.", [None]),
        # A part is told of for something else, and no number of people did as the whole.
        ("Thirty Danes are held in Syria. Nine of them have asked for help.", ["captured", None]),
        ("Thirty Danes are held in Syria. Nine of them are women.", ["captured", "captured"]),
        ("Sixty Danes left to join Islamic State. On the remaining three the register is silent.", ["joined", None]),
        ("The table has 96 Danish departures, 81 of them to Syria and 15 to Somalia.", ["joined"] * 3),
        # Parts with no verb that are elsewhere; near misses go on with the verb of the clause.
        (
            "Sixty Danes joined the group. Thirty are dead, 14 in Turkey and nine in Egypt.",
            ["joined", "killed", "moved_on", "moved_on"],
        ),
        ("Thirty-three Danes were arrested in Turkey and 14 in Egypt.", ["captured", "captured"]),
        # Those of the dead and the captives, whatever they did before.
        ("Twelve fighters were killed. Two of the dead had been in Aleppo before.", ["killed", "killed"]),
        ("At least five of the captives had fought for Islamic State in Libya before.", ["captured"]),
        ("At least five of the captives have fled to Libya.", ["moved_on"]),
        # What is believed of others goes on; subjects of two verbs.
        ("Officials believe 400 foreigners to be fighting for Islamic State there.", ["fighting"]),
        ("Officials believe 400 foreigners to have fought for Islamic State there.", ["joined"]),
        ("Over 80 Danes set off for Syria, and about 12 did not survive.", ["joined", "killed"]),
        ("Twenty-nine Danes came home, and every one of those went to a remand prison.", ["returned"]),
    ],
)
def test_a_part_or_a_place_tells_the_measure(text: str, told: list[str | None], language: Language) -> None:
    assert [quantity.measure for quantity in figures(text, language)] == told


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("The toll is 40 militants of Islamic State killed, 12 of whom were not Somalis.", [None, None]),
        ("The toll is 40 militants of Islamic State killed, 12 of whom were Somalis.", [None, "SO"]),
        (
            "Sixty Danes joined the group. Thirty are dead, 14 in Turkey and Egypt, and nine in Iraqi custody.",
            ["DK"] * 4,
        ),
    ],
)
def test_where_people_are_or_are_not_from_is_no_home(text: str, origins: list[str | None], language: Language) -> None:
    assert [quantity.origin for quantity in figures(text, language)] == origins
