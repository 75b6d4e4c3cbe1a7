"""Where what is said begins and ends, and cues that a parse can hide. Near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from tests.briefings.extracting.attributions.test_attributions import read, said

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Miners described cruel treatment by the owner behind the scenes of the works.",
         "cruel treatment by the owner behind the scenes of the works"),
        ("The bishop denounced the tax on Friday.", "the tax"),
        ("The bishop denounced the tax in a letter.", "the tax"),
        ("The guild endorsed the treaty at a rally.", "the treaty"),
        ("She stressed fairness, and a need to raise wages.", "fairness, and a need to raise wages"),
        ("The judge criticised the deal, the first of its kind in the whole valley.", "the deal"),
    ],
)  # fmt: skip
def test_a_thing_is_said_with_what_belongs_to_it(language: Language, text: str, content: str) -> None:
    assert [what for _, what in said(language, text)] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He claimed that the bridge was safe, although he never crossed it.", "that the bridge was safe"),
        ("The bridge is safe, although few cross it, the guild of pilots said.",
         "The bridge is safe, although few cross it"),
        ("He claimed that the bridge was safe because it was new.", "that the bridge was safe because it was new"),
        ("The wind had grown so strong, the captain noted, that no boat left the port.",
         "The wind had grown so strong, the captain noted, that no boat left the port"),
        ("As the guild put it in a letter, the bridge is a ruin.", "the bridge is a ruin"),
        ("The mayor tells her voters at every rally to go home.", "her voters at every rally to go home"),
        ("The guild called for the debt to be forgiven.", "the debt to be forgiven"),
        ("The council decided late on Monday not to close the port.", "not to close the port"),
    ],
)  # fmt: skip
def test_a_clause_is_said_up_to_its_end(language: Language, text: str, content: str) -> None:
    assert content in [what for _, what in said(language, text)]


@pytest.mark.parametrize(
    "text", ["The mayor described it when she was abroad.", "It goes without saying that it rains."]
)
def test_when_and_nobody_are_not_said(language: Language, text: str) -> None:
    assert not [a for a in read(language, text) if a.speaker not in ("mayor",)]
    assert "when she was abroad" not in [what for _, what in said(language, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guild's hope is that the port will open.", ("guild", "that the port will open")),
        ("There were growing concerns that the dam would break.", (None, "that the dam would break")),
        ("The general made it clear that nobody would leave.", ("general", "that nobody would leave")),
        ("I hope that the bridge will stand.", (None, "that the bridge will stand")),
        ("The mayor defended her decision to close the bridge.", ("mayor", "her decision to close the bridge")),
        ("The mayor attacked “the lazy habits of the guild”.", ("mayor", "“the lazy habits of the guild”")),
        ("The bill was read in May, and the bishop backed the proposal.", ("bishop", "the proposal")),
    ],
)
def test_nouns_and_stands_are_cues(language: Language, text: str, expected: tuple[str | None, str]) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    "text",
    [
        "The army backed the militia.",
        "Soldiers defended the harbour.",
        "It is clear that the dam would break.",
        "You think the bridge will stand.",
        "It is a good bet that it will rain.",
        "There were signs that the dam would break.",
    ],
)
def test_deeds_and_guesses_are_nobodys_word(language: Language, text: str) -> None:
    assert said(language, text) == []


def test_a_colon_parts_what_is_denied_from_what_is_said(language: Language) -> None:
    text = "The ministry denied the report: it said that nobody had been hurt."
    assert said(language, text) == [("ministry", "the report"), ("ministry", "that nobody had been hurt")]


def test_a_quotation_far_from_its_speakers_first_is_one_of_its_own(language: Language) -> None:
    text = (
        "“It is cold,” said Ann Poe, who has lived in the valley for forty years with her sister and a great many "
        "sheep. “Nobody stays.”"
    )
    assert said(language, text) == [("Ann Poe", "“It is cold,”"), ("Ann Poe", "“Nobody stays.”")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty boats sank, per the report.", [("report", "Forty boats sank")]),
        ("Forty boats sank, per the guild.", [("guild", "Forty boats sank")]),
        ("As per the guild, forty boats sank.", [("guild", "forty boats sank")]),
        ("As per the law, forty boats were sunk.", []),
        ("Forty boats sank as per usual in May.", []),
        ("The boats make forty knots per hour.", []),
        ("Income per head has grown.", []),
    ],
)
def test_per_leads_to_a_source(language: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(language, text) == expected
