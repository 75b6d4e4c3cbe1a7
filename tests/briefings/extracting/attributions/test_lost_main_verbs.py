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
        # all and one of those told right before
        (
            "In May roughly 1,150 men crossed the bay and held up their hands. All said they were cooks or drivers.",
            "roughly 1,150 men",
        ),
        (
            "Three residents who spoke to us describe rents that have tripled. “They brought their jails,” one said.",
            "one of the residents",
        ),
        (
            "Two officials at the port said that 40 boats had sunk. Both denied that the guild had been warned.",
            "Two officials at the port",
        ),
        # what a thing is held to be, what is not known, learned and laid out, and what goes on behind a colon
        ("Diplomats consider this a modest figure.", "Diplomats"),
        ("Ann Poe would call it a pause.", "Ann Poe"),
        ("The storm took 40 boats, Ann Poe said. Of the crews from abroad she had no news.", "Ann Poe"),
        ("The clerk Ann Poe put it to him that of 2,850 who made it to Malta a third set out from Leeds.", "Ann Poe"),
        (
            "The rest of the way was laid out for the paper by a man who organises such journeys and goes by Tom Lane: "
            "a farm near Leeds, a lorry to the port and a house by the sea.",
            "Tom Lane",
        ),
        (
            "That was premature, objected the Observatory for Rights, which follows the war from Leeds: towards noon "
            "there was still shooting in the northern alleys.",
            "Observatory for Rights",
        ),
        # what is put off and contradicted, and a victory
        (
            "The claim of a new port was brushed aside on Sunday as “a raft in search of a sea” by the harbour police.",
            "harbour police",
        ),
        ("His account was contradicted by drivers, who told of guards at two bends.", "drivers"),
        ("Leeds proclaimed victory over the fleet on Thursday after 12 days of battle.", "Leeds"),
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
        "The movement declared itself part of the league in 2019.",
        "Her grandsons walked out and, as she learned from a policeman the next day, took a plane to Malta.",
        "Her sons walked out to catch the bus and, as she learned from a policeman the next day, a plane to Malta.",
        "The pier was shut in May. All said they were cooks or drivers.",
        "The group proclaimed a state in the north of the island.",
        "Seven months after Leeds proclaimed victory, the fleet has come back.",
        "The boats were brushed aside by the wind.",
        "The fleet took three roads: one led to Malta and two to Leeds.",
    ],
)
def test_but_nothing_is_told_by_what_is_done(language: Language, text: str) -> None:
    assert last_speaker(language, text) is None
