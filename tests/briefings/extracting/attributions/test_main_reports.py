"""Sentences with "said" or "told" for their main verb: all that follows is their speaker's word."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import hear
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.language import Language

pytestmark = pytest.mark.model


def voices(language: Language, text: str) -> list[tuple[str | None, str]]:
    passages = language.parse(text)
    heard = hear(text, passages, Cast.of(text, passages))
    return [(a.speaker, text[slice(*a.content_span)]) for a in heard.voices]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        # the clause's subject, taken for a thing that was told
        (
            "The owner of the chandlery told KLMR several sailors who came that day were turned away.",
            "owner of the chandlery",
            "several sailors who came that day were turned away",
        ),
        (
            "The skipper tells me the men who cut the nets left before dawn.",
            "skipper",
            "the men who cut the nets left before dawn",
        ),
        (
            "The skipper told the Gazette the man he knew only as Jo was a cook.",
            "skipper",
            "the man he knew only as Jo was a cook",
        ),
        (
            "Lane told officers he had sold his boat before the storm.",
            "Lane",
            "he had sold his boat before the storm",
        ),
        # a "that" which the parser hung on something else
        (
            "An aunt told our reporter beside the slipway that she expected no help from the ministry.",
            "aunt",
            "that she expected no help from the ministry",
        ),
        (
            "Harbour attorney Ann Poe said before the vote was taken that the guild knew of no debt.",
            "Ann Poe",
            "that the guild knew of no debt",
        ),
        # a speaker behind what describes him, or before a part of the day
        (
            "The logbook, found in a drawer, says that they sailed with a pilot.",
            "logbook",
            "that they sailed with a pilot",
        ),
        (
            "Police in Halden late Friday night confirmed that two sailors were held.",
            "Police in Halden",
            "that two sailors were held",
        ),
    ],
)
def test_all_that_follows_is_said(language: Language, text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in voices(language, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Poe told girls which socks to pack.",
        "The pilot told the whole truth.",
        "Tom Lane told of boats that sank off the coast.",
        "Late on Friday night it was said that the boat sank.",
    ],
)
def test_near_misses_say_no_more(language: Language, text: str) -> None:
    said = {content for _, content in voices(language, text)}
    assert not said & {"which socks to pack", "whole truth"}
    assert not any(speaker == "night" for speaker, _ in voices(language, text))


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "According to Halden County Prosecutor Ann Poe, a pilot climbed aboard and saw a raft adrift.",
            "Ann Poe",
            "a pilot climbed aboard and saw a raft adrift",
        ),
        (
            "According to police, Ann Poe, 21; Tom Lane, 39; and Jo Mills, 10; were lost off Halden at dawn.",
            "police",
            "Ann Poe, 21; Tom Lane, 39; and Jo Mills, 10; were lost off Halden at dawn",
        ),
        (
            "The crew were fed, the cook with a hand in plaster, according to nurses and maids, who asked for quiet.",
            "nurses and maids",
            "The crew were fed, the cook with a hand in plaster",
        ),
        (
            "A raft was lost off the mill at 24 Harbour Blvd. around noon, according to the port office.",
            "port office",
            "A raft was lost off the mill at 24 Harbour Blvd. around noon",
        ),
        (
            "The raft was sold by Tom Lane, who had kept a key and sunk another, according to charging papers.",
            "papers",
            "The raft was sold by Tom Lane, who had kept a key and sunk another",
        ),
        (
            "According to a statement issued by the port office, pilots responded to the pier after a cry.",
            "port office",
            "pilots responded to the pier after a cry",
        ),
        # near misses: a relative clause of the source's own, and a semicolon that parts two sentences
        (
            "According to Ann Poe, who saw it, the raft sank.",
            "Ann Poe",
            "the raft sank",
        ),
        (
            "According to police, the raft sank; nobody knows where.",
            "police",
            "the raft sank",
        ),
    ],
)
def test_who_it_is_according_to_stands_for_the_whole_sentence(
    language: Language, text: str, speaker: str, content: str
) -> None:
    assert (speaker, content) in voices(language, text)
