"""The places of a story that a claim names: by their names, or by "the town" and "there"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.matching.decision import decide
from briefings.matching.likeness.sites import sites_in
from briefings.model import Attribution, Gloss, Statement
from tests.support.saying import say


def _glossed(line: str, words: str, text: str) -> Statement:
    statement = say(line)
    start = statement.claim.text.index(words)
    gloss = Gloss(start, start + len(words), text)
    return replace(statement, claim=replace(statement.claim, glosses=(gloss,)))


@pytest.mark.parametrize(
    ("words", "text", "site"),
    [
        ("the town", "al-Tarsin", {"tarsin"}),
        ("the camp", "Ain Oberin", {"ain", "oberin"}),
        ("the group", "Tarsin Brigade", None),
        ("the general", "Tarsin Poe", None),
    ],
)
def test_what_stands_for_a_place_names_it_and_what_stands_for_somebody_does_not(
    words: str, text: str, site: set[str] | None
) -> None:
    told = _glossed(f"In the end {words} lost 40 men. | killed fighters 40 | AFP 2018-03-02", words, text)
    assert sites_in(told.claim) == (frozenset({frozenset(site)}) if site else frozenset())


@pytest.mark.parametrize(
    ("place", "site"), [("Tarsin/SY", {"tarsin"}), ("al-Tarsin/SY", {"tarsin"}), ("Syria/SY", None), ("Europe", None)]
)
def test_a_country_and_a_part_of_the_world_are_no_sites(place: str, site: set[str] | None) -> None:
    told = say(f"Forty fell there. | killed fighters 40 | AFP 2018-03-02 at={place}/")
    assert sites_in(told.claim) == (frozenset({frozenset(site)}) if site else frozenset())


def test_where_the_speaker_sits_is_no_place_of_what_is_told() -> None:
    told = say("Doctors in Tarsin said that 40 fell. | killed fighters 40 | AFP 2018-03-02 at=Tarsin/SY")
    said = Attribution("doctors", None, "said", "indirect", (0, 17), (18, 22), (28, 35))
    assert not sites_in(replace(told.claim, attribution=said))


@pytest.mark.parametrize(("named", "verdict"), [("Tarsin", "corroborates"), ("Oberin", None)])
def test_two_that_say_the_town_are_of_one_where_it_is_one_town(named: str, verdict: str | None) -> None:
    left = _glossed(
        "A monitor counted 141 jihadists killed in the town. | killed fighters 141 | A monitor 2018-03-02",
        "the town",
        "al-Tarsin",
    )
    right = _glossed(
        "Commanders claim that 141 jihadists fell around the town. | killed fighters 141 | Commanders 2018-03-04",
        "the town",
        named,
    )
    match = decide(left, right)
    assert (match.verdict if match else None) == verdict
