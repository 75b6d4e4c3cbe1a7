"""Numbers of the people of a country, and of its capital alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.matching.decision import Judge
from briefings.matching.pair import Ground
from briefings.matching.verdicts.parts_of_the_world import of_other_parts_of_the_country
from briefings.model import Place, Statement
from tests.support.saying import say

WHOLE = "In all 135 Danes have joined. | joined DK fighters 135 | A service 2016-04-12 kind=official"


def _told(text: str) -> Statement:
    statement = say(f"{text} | joined DK fighters 40 | The police 2016-04-20 kind=official")
    start = text.index("Copenhagen")
    capital = Place("Copenhagen", "DK", "location", start, start + len("Copenhagen"))
    return replace(statement, claim=replace(statement.claim, places=(capital,)))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("From Copenhagen 40 Danes joined.", True),
        ("From Copenhagen alone, some 40 joined.", True),
        ("The police say that 40 young people from Copenhagen joined.", True),
        ("In Copenhagen the ministry says that 40 joined.", False),
        ("From Copenhagen, where he works, a clerk wrote that 40 joined.", False),
        ("The 40 who joined, a clerk wrote from Copenhagen, are men.", False),
        ("Copenhagen says that 40 joined.", False),
    ],
)
def test_those_from_a_capital_are_a_part_of_the_country_and_its_word_is_of_all(text: str, part: bool) -> None:
    for whole in (WHOLE, WHOLE.replace("joined DK fighters 135", "135 DK #Danes")):
        pair = Judge(Ground()).pair(say(whole), _told(text))
        assert of_other_parts_of_the_country(pair) is part
