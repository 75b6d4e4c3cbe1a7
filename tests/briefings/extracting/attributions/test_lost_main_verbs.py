"""Verbs of telling that the parse loses, and what stands behind their colon: near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model


def last_speaker(language: Language, text: str) -> str | None:
    """Who says the last claim of a text."""
    attribution = extract(document(text, source="The Daily"), shipped_beat(), language).claims[-1].attribution
    return attribution.speaker if attribution else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # behind a clause that describes who tells it
        (
            "Three sailors who spoke over an encrypted line describe rents that have tripled since May.",
            "Three sailors who spoke over an encrypted line",
        ),
        (
            "Refugees who reach the port on foot talk of captains who need an interpreter.",
            "Refugees who reach the port on foot",
        ),
        (
            "A note that went round within the Harbour Ministry in April, and of which this newspaper has seen two "
            "pages, worries about sailors who went to sea.",
            "note that went round within the Harbour Ministry in April",
        ),
        # taken for the noun of the same word, and a thing that is held to be so
        ("The border police answer that Malta requires no visa and that a child needs no consent.", "border police"),
        ("Harbour monitors, in their last report, had judged arrivals from Malta to be modest.", "Harbour monitors"),
        ("Tom Lane, who tracked travellers for the port, recalls a Dane who swam.", "Tom Lane"),
        # who was told, by a long name; what is appealed for
        (
            "Just how many that makes is not known, its spokesman, Tom Lane, told the London paper Al-Bahr al-Yawm.",
            "Tom Lane",
        ),
        ("Northern Police appealed for calm.", "Northern Police"),
        # behind a colon
        (
            "The guild’s psychologist, Tom Lane, defends it with an argument: one berth costs as much as a jail.",
            "Tom Lane",
        ),
        (
            "An investigator of the guild retraced the journey: a coach to Milan, a ferry and then a raft.",
            "investigator of the guild",
        ),
        ("Two kinds of boats are distinguished by the author: the many that leak and the few that sink.", "author"),
        ("For this growth the report gives one reason above all: the guild let several thousand people go.", "report"),
        (
            "The deputy Ann Poe finds this heartless: “A child learns to walk in that mud, and we write a paper.”",
            "Ann Poe",
        ),
    ],
)
def test_whoever_tells_it_is_found(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Sailors who read the report of the gales in the port had left at noon.",
        "Pilots who saw the storm that took the town lost their boats.",
        "Malta recalled its ambassador from Leeds after the storm.",
        "The port named a new captain: Tom Lane of the guild took the fleet to Leeds.",
        "The river takes a loop: it ran past the port and back to the sea.",
        "The pilot asked me for the time.",
        "The guild found sailors to row the boats across the bay.",
        "The fleet took three roads: one led to Malta and two to Leeds.",
    ],
)
def test_but_nothing_is_told_by_what_is_done(language: Language, text: str) -> None:
    assert last_speaker(language, text) is None
