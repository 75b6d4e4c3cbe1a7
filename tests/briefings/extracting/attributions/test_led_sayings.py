"""Sayings to which another verb leads, and what moves, escapes or is foreseen by somebody, beside their near misses."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from tests.support.heard_voices import voices

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Poe was the first to admit that six boats had sunk.", "Ann Poe"),
        ("Ann Poe took the opportunity to announce that six boats had sunk.", "Ann Poe"),
        ("Ann Poe caused a stir when she told the radio that six boats had sunk.", "Ann Poe"),
        ("Ann Poe raised eyebrows with the remark that six boats had sunk.", "Ann Poe"),
        # what moves somebody
        ("It worries Ann Poe that six boats are still at sea.", "Ann Poe"),
        ("What surprised Ann Poe was how many boats had sunk.", "Ann Poe"),
        ("Theft by decree is what the ministry calls it.", "ministry"),
        # what somebody knows nothing of, sees or leaves open
        ("The ministry knows nothing of French boats.", "ministry"),
        ("The ministry left open whether six boats would come back.", "ministry"),
        ("The ministry does not exclude that six boats sank.", "ministry"),
        ("The ministry sees no need to raise six boats.", "ministry"),
        ("The ministry sees signs that six boats sank.", "ministry"),
        # a number
        ("The ministry has since revised this to 69.", "ministry"),
        ("The ministry's latest figure, given in a letter in May, is 69 boats.", "ministry"),
        # between commas, behind the verb
        ("The story, said the clerk, Ann Poe, was false.", "Ann Poe"),
        ("Six of the boats, say officials, were empty.", "officials"),
        ("Ann Poe, told of the loss, said six boats had sunk.", "Ann Poe"),
        ("One who lost a boat, Ann Poe, told the guild that six boats had sunk.", "Ann Poe"),
    ],
)
def test_what_another_verb_leads_to_is_the_word_of_who_does_it(language: Language, text: str, speaker: str) -> None:
    assert voices(language, text) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Poe was the first to row the lake that the port owns.",
        "Ann Poe caused a stir when she left the pier that burned.",
        "Ann Poe took the chance to leave the pier that burned.",
        "It upset the ministry that runs the port.",
        "It struck the pier that stands in the harbour.",
        "What worries the port is where the boats went.",
        "That is what the boat is called.",
        "The boy knows of no other life.",
        "The guard left open the gate of the yard.",
        "The boys see no danger in the river.",
        "The driver saw signs for Leeds.",
        "The ministry raised this with the envoys.",
        "The guild's figure, given in May, is wrong.",
    ],
)
def test_a_deed_that_only_looks_alike_leads_to_nothing(language: Language, text: str) -> None:
    assert voices(language, text) == set()
