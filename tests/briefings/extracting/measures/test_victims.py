"""Those whom a bomb or an attack hit are nobody's fighters; those whom a raid was aimed at may be. Every sentence here
is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document

LEAD = "Islamic State said that it was behind the day's events. "


def measures(text: str, language: Language) -> list[str | None]:
    """The measure of each figure of a text on the shipped beat."""
    extraction = extract(Document("id", LEAD + text, "Islamic State"), shipped_beat(), language)
    return [quantity.measure for claim in extraction.claims for quantity in claim.quantities]


@pytest.mark.parametrize(
    "text",
    [
        "The bombs that went off in three hotels left more than 250 people dead.",
        "A car bomb claimed 40 lives by the harbour.",
        "The massacre cost 130 lives.",
        "Blasts shook the bus station, and 17 were killed.",
        "More than 80 people died when a lorry drove into the crowd.",
        "In the port 31 people were killed by a bomb.",
        "Sixty were killed in a bombing at the shrine.",
        "The attack on the hotel left 12 dead.",
    ],
)
def test_those_whom_a_blow_hits_have_no_measure(text: str, language: Language) -> None:
    assert set(measures(text, language)) == {None}


@pytest.mark.parametrize(
    "text",
    [
        "The explosion killed 25 Islamic State fighters.",
        "Air strikes on the depot killed 40 militants.",
        "A raid on the camp left 14 jihadists dead.",
        "The blast killed 12 of its fighters.",
        "At least 12 Frenchmen of the group have been killed in bombings.",
    ],
)
def test_the_groups_own_dead_keep_theirs(text: str, language: Language) -> None:
    assert measures(text, language) == ["killed"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Police caught 12 Islamic State fighters in a lorry near the border.", "captured"),
        ("Twelve of its fighters were arrested over the bombing.", "captured"),
        ("More than 200 people were arrested for the attack as members of Islamic State.", "captured"),
    ],
)
def test_who_is_caught_over_a_blow_or_in_a_lorry_is_no_victim(text: str, measure: str, language: Language) -> None:
    assert measures(text, language) == [measure]


@pytest.mark.parametrize(
    "text",
    [
        "The war has cost more than 4,000 lives.",
        "Last spring saw 70 deaths a week in the valley.",
        "State radio spoke of 21 dead, all of them villagers.",
        "Prosecutors lay the killing of nine at the door of the group.",
        "There were 43 murders in the camp last year.",
        "A pit with 60 bodies was found behind the school.",
        "Its killings have claimed over 900 lives in the valley.",
        "The mayor gave a toll of 33.",
    ],
)
def test_deaths_that_a_noun_alone_tells_are_anybodys(text: str, language: Language) -> None:
    assert set(measures(text, language)) == {None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The service lists 74 departures to Syria, 21 deaths and 12 returns.", ["joined", "killed", "returned"]),
        ("Medics pulled 34 bodies of its fighters out of the ruins.", ["killed"]),
        ("Medics said 27 bodies of Isis men had been found.", ["killed"]),
        ("Diggers found 15 Daesh corpses under a school.", ["killed"]),
        ("Doctors count 800 dead among the jihadists.", ["killed"]),
        ("Generals put the group's losses at 3,000 dead.", ["killed"]),
        ("The service counts 90 Danes who left to join it. Their dead, it says, stand at 21.", ["joined", "killed"]),
        ("The number of foreign dead stood at 17 by June.", ["killed"]),
    ],
)
def test_deaths_that_are_told_to_be_the_beats_are_counted(text: str, told: list[str], language: Language) -> None:
    assert measures(text, language) == told
