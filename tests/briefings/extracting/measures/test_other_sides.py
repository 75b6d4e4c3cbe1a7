"""Soldiers, guards and other bodies' men are not counted as the beat's people, whatever befell them: neither by a rule
nor by what was learned from examples. Every sentence here is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document


def measures(text: str, language: Language) -> list[str | None]:
    """The measure of each figure of a text on the shipped beat."""
    extraction = extract(Document("id", text, "Islamic State"), shipped_beat(), language)
    return [quantity.measure for claim in extraction.claims for quantity in claim.quantities]


def test_whom_a_border_keeps_out_did_nothing_yet(language: Language) -> None:
    text = "Some 700 Danes left for Syria. Turkey has a list of 54,000 people barred from entering."
    assert measures(text, language)[-1] is None


@pytest.mark.parametrize(
    "text",
    [
        "At least 37 fighters of the Syrian army died in the ambush near the oilfield.",
        "Islamic State claimed the raid, in which eleven men of the coast guard were killed.",
        "Islamic State attacked the post at dawn. Fourteen border force members were killed.",
        "Islamic State militants stormed the depot, where 60 conscripts were captured.",
        "Militants of the group ambushed the column and killed nine soldiers.",
        "The town's police force lost 14 officers and 30 recruits in the attack by Islamic State.",
        "The siege of the port held by Islamic State cost the lives of 720 government fighters.",
        "The army has lost 200 fighters since May in its war on Islamic State.",
        "The capture of the town from Islamic State cost the coalition 264 dead.",
        "Islamic State fighters ambushed the column. The militia said 14 of its men died.",
        "In the war on Islamic State the Kurds have buried 11,000 of their own.",
        "Since May the government's side has buried 612 in its war on Islamic State.",
        "The town held out under Islamic State until the Defence Forces came, and its capture cost them 264 dead.",
    ],
)
def test_people_of_another_side_have_no_measure(text: str, language: Language) -> None:
    assert set(measures(text, language)) == {None}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The Islamic State lost 37 fighters in the ambush near the oilfield.", "killed"),
        ("Eleven men of the Islamic State were killed in the raid.", "killed"),
        ("Islamic State attacked the post. Some 90 of its men were killed, the army said.", "killed"),
        ("The army said Islamic State lost 60 of its fighters.", "killed"),
        ("Officials say the prisons hold 1,200 members of the extremist militia.", "captured"),
        ("Police held 1,200 members of the extremist group in the spring.", "captured"),
        ("The Islamic State's police lost 14 fighters in the attack.", "killed"),
    ],
)
def test_the_groups_own_people_have(text: str, measure: str, language: Language) -> None:
    assert measures(text, language) == [measure]


def test_of_two_sides_named_beside_one_another_the_groups_own_count(language: Language) -> None:
    text = "In the clash 20 fighters of Islamic State and seven Ajnad fighters were killed, a medic said."
    assert measures(text, language) == ["killed", None]
    both_own = "In the clash 20 Islamic State fighters and 12 Tunisian fighters were killed, a medic said."
    assert measures(both_own, language) == ["killed", "killed"]
