"""Shares of people, in per cent: what the share did, and not those out of whom it is counted. Every sentence here is
invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document

TITLE = "Islamic State and its foreign fighters: the figures"


@pytest.mark.parametrize(
    ("text", "share", "measure"),
    [
        ("One in five Swedes who have gone to fight in Syria have been killed.", 20, "killed"),
        ("Two out of four women who joined Islamic State from Norway were killed.", 50, "killed"),
        ("About half of the 640 people who left Belgium to join IS are back in the country.", 50, "returned"),
        (
            "Some 4,000 men of the group are home again. This included half of the 800 who left Malta to join it.",
            50,
            "returned",
        ),
        ("Around a quarter of Finns who had joined the group in Syria had also returned to Finland.", 25, "returned"),
        ("Some 270 Finns of the group have come back, and half of them are dead.", 50, "killed"),
        ("Of the 90 Danes who joined Islamic State, half died, and another third have gone home.", 100 / 3, "returned"),
        ("Of the 90 Danes who joined Islamic State, he believes a quarter to have died in Syria.", 25, "killed"),
        ("Of the 900 Danes who joined Islamic State, he believes a fifth to have gone home.", 20, "returned"),
        # near misses: who lives in a camp is held by nobody
        (
            "Some 70,000 people, eight in ten of them mothers with children, live in the two camps for families of IS.",
            90,
            None,
        ),
        (
            "Some 7,000 foreign women of IS, nine in ten of them from Europe, are held in the camp at al-Hol.",
            90,
            "captured",
        ),
        # near misses: the share is told of what its own verb says, or of nothing
        ("One in five Swedes who came home from Syria had joined Islamic State there.", 20, "joined"),
        ("This included half of the 800 people who left Malta to join Islamic State.", 50, None),
        ("Some 270 Finns of the group have come back, and half of them have no work.", 50, None),
        ("At least 30 Finns of the group died, and police could confirm fewer than half of the deaths.", 50, None),
    ],
)
def test_what_a_share_did_is_said_by_its_own_verb(
    text: str, share: float, measure: str | None, language: Language
) -> None:
    found = extract(Document("1", text, TITLE), shipped_beat(), language).mentions.quantities
    told = {round(quantity.high, 6): quantity.measure for quantity in found}
    assert told.get(round(share, 6)) == measure


def test_a_share_in_a_row_of_countries_is_no_number_of_people(language: Language) -> None:
    text = (
        "Some 6,800 Europeans of the Islamic State are fighting in Syria. Countries such as Italy (10.5%) and Spain "
        "(14.7%) see few of them."
    )
    found = extract(Document("1", text, TITLE), shipped_beat(), language).mentions.quantities
    assert [q.unit for q in found if q.low < 15] == ["%", "%"]
    assert all(q.measure != "fighting" for q in found if q.unit == "%")
