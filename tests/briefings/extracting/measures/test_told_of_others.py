"""What a sentence tells of others, or of one alone, is not said of the people whom a number counts. Every sentence here
is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document

TITLE = "Islamic State and its foreign fighters: the figures"


def measures(text: str, language: Language) -> list[str | None]:
    """The measure of each figure of a text on the shipped beat."""
    found = extract(Document("1", text, TITLE), shipped_beat(), language).mentions.quantities
    return [quantity.measure for quantity in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What a clause tells of other people than the counted.
        ("Oslo took delivery of 54 children whose parents are in Iraqi prisons.", ["returned"]),
        ("Two hundred Tunisians marched on Sunday against countrymen who took up arms in Syria.", [None]),
        ("The delegation saw 12 tents in the camp, which is home to a few families.", [None]),
        # One of several, of whom something is told.
        ("Some 30 Danes have come home. One of them runs a bakery now.", ["returned", None]),
        ("Some 30 Danes have come home. A letter from one of them arrived in May.", ["returned", None]),
        # A part that somebody met, or at which somebody else was.
        ("Some 30 Danes have come home. A reporter has met eleven of them.", ["returned", None]),
        # A part with another end.
        (
            "Some 90 Danes left to join the group. On 20 of those there is word that they were killed.",
            ["joined", "killed"],
        ),
    ],
)
def test_what_is_told_of_others_is_no_figure(text: str, told: list[str | None], language: Language) -> None:
    assert measures(text, language) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("There are 70 whose whereabouts are unknown.", ["unaccounted"]),
        ("One in five of those who came back has been tried.", ["returned"]),
        ("Some 40 who made it home were questioned.", ["returned"]),
        ("Some 30 Danes have come home. Nine of them have been given new names.", ["returned", "returned"]),
        ("Some 30 Danes have come home. The police count 12 of them in Aarhus.", ["returned", "returned"]),
    ],
)
def test_a_part_is_counted_with_its_whole(text: str, told: list[str], language: Language) -> None:
    assert measures(text, language) == told
