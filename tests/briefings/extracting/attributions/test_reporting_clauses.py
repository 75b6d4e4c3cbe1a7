"""Reporting clauses that close a sentence or break into it, read by their words. Near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import find_attributions, hear
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.language import Language

pytestmark = pytest.mark.model


def heard(language: Language, text: str) -> list[tuple[str | None, str]]:
    found, _ = find_attributions(text, language.parse(text))
    return [(a.speaker, text[slice(*a.content_span)]) for a in found]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Forty boats sank off the north coast in a storm that took the islands by surprise a harbour guild said.",
            "harbour guild",
            "Forty boats sank off",
        ),
        (
            "The boats that sank were registered in Halden the Northern Guild for Fishing Rights said on Monday.",
            "Northern Guild for Fishing Rights",
            "The boats that sank",
        ),
        (
            "Those who got away numbered in the dozens, Lindgren said, and the majority were from abroad.",
            "Lindgren",
            "Those who got away",
        ),
        (
            "The four men, said the registrar, are in detention and will be put on trial.",
            "registrar",
            "The four men, said the registrar, are",
        ),
        (
            "In Halden, said Burim Lane, a police official, the seven adults were put in detention.",
            "Burim Lane",
            "In Halden",
        ),
        (
            "“The boats are safe,” Tom Lane, who heads the office for fishing in Halden, told the radio on Sunday.",
            "Tom Lane",
            "“The boats are safe,”",
        ),
        (
            "Up to 40 of the boats had arrived from abroad, a harbour source was quoted as saying in a local report.",
            "harbour source",
            "Up to 40 of the boats had arrived from abroad",
        ),
        (
            "The harbour office on June 3 announced that nine boats had sunk.",
            "harbour office",
            "that nine boats had sunk",
        ),
        (
            "The Northern Fishing Guild (NFG) in May 2016 announced that nine boats had sunk.",
            "Northern Fishing Guild",
            "that nine boats had sunk",
        ),
        (
            "According to Harbour Office figures, nine boats sank off Halden last year.",
            "Harbour Office",
            "nine boats sank off Halden",
        ),
        (
            "Lane, who leads research into fishing at the institute, said that a new pier was needed.",
            "Lane",
            "that a new pier was needed",
        ),
        (
            "The state registry made public that a number of boats had landed in Halden.",
            "state registry",
            "that a number of boats",
        ),
        ("The port is back in the hands of the guards, by their own account.", "guards", "The port is back"),
        ("It was disclosed by the registry that two boats had been sold.", "registry", "that two boats had been sold"),
        ("The guild put the number of boats at forty.", "guild", "the number of boats at forty"),
        ("The registry documented the loss of 58 boats.", "registry", "the loss of 58 boats"),
    ],
)
def test_a_reporting_clause_speaks_for_the_sentence_around_it(
    language: Language, text: str, speaker: str, content: str
) -> None:
    found = heard(language, text)
    assert any(who == speaker and what.startswith(content) for who, what in found), found


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("As the long night went on, the boats drifted out to sea.", "night"),
        ("The clerk, one of the oldest in town, recalled Mr. Lane talking about boats.", "Lane"),
        ("The skipper added a sail before the storm came.", "skipper"),
        ("Norse officers briefed on it, whom the Gazette cites, believe 80 boats crossed at night.", "80 boats"),
    ],
)
def test_what_only_looks_like_a_reporting_clause_makes_no_speaker(language: Language, text: str, nobody: str) -> None:
    assert nobody not in [who for who, _ in heard(language, text)]


def test_an_agency_that_passes_on_what_another_said_leaves_him_the_last_word(language: Language) -> None:
    text = "Tom Lane left. He said that the boats were lost, the Norland Press Service news agency reported."
    assert "Tom Lane" in [who for who, _ in heard(language, text)]


def voices(language: Language, text: str) -> list[str | None]:
    passages = language.parse(text)
    return [a.speaker for a in hear(text, passages, Cast.of(text, passages)).voices]


@pytest.mark.parametrize(
    "text",
    [
        "Many of them decided to escape.",
        "Few states are eager to have their boats back.",
        "A range of skippers now seek to leave the harbour.",
        "Many fear that the pier could fall.",
        "Some hesitate to go out on the lake.",
        "The guild opposed the new tax.",
        "This year has seen the harbour lose many boats.",
        "Abstract: The fishermen of the north have lost many boats.",
    ],
)
def test_a_will_a_fear_or_a_deed_makes_no_claim_anybodys_word(language: Language, text: str) -> None:
    assert voices(language, text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The guild vowed to rebuild the pier.", "guild"),
        ("The officers believe that the pier is safe.", "officers"),
        ("The mayor warned of a flood.", "mayor"),
    ],
)
def test_a_promise_a_belief_and_a_warning_are_reported(language: Language, text: str, speaker: str) -> None:
    assert voices(language, text) == [speaker]


def test_inside_a_quotation_the_one_who_is_quoted_speaks(language: Language) -> None:
    text = "“We were told by the registry that the boats were lost,” Tom Lane said."
    assert voices(language, text) == ["Tom Lane"]
