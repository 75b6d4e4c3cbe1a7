"""Cues that close a sentence or break into it and are easily lost: near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model


def speakers(language: Language, text: str) -> list[str | None]:
    """Who says each of the text's claims."""
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return [claim.attribution.speaker if claim.attribution else None for claim in claims]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # two that one preposition leads to, a name with a preposition in it, a part of several
        (
            "A miller will go to prison for good, the Appeals Chamber of the Court of Malta and Tunisia has decided.",
            "Appeals Chamber of the Court of Malta and Tunisia",
        ),
        (
            "Nine sailors left the harbour for Malta, the council on trade and labour discloses in its final report.",
            "council on trade and labour",
        ),
        (
            "Nine sailors left the harbour for Malta, Sailors Without Borders said in a report released today.",
            "Sailors Without Borders",
        ),
        ("The captain sent them off himself, three of the sailors related separately.", "three of the sailors"),
        (
            "Storms have been seen too, but for them it is a corridor, one of the Norwegians said; they press on.",
            "one of the Norwegians",
        ),
        # who was told, and in what
        (
            "The guild may field 30 crews, the port’s inspector told Parliament in a report that came out on Monday.",
            "port’s inspector",
        ),
        # verbs that the tagger takes for nouns and participles
        ("The guild has prints of one in eight, its head, Tom Lane, lamented on Friday.", "Tom Lane"),
        (
            "Inside the town the courts are staffed by Maltese, people who have fled it report.",
            "people who have fled it",
        ),
        (
            "Whoever gets the port first will not share it, a commander in the alliance supporting Halden forecast.",
            "commander in the alliance supporting Halden",
        ),
        # what is learned, heard and wont to be said
        ("All nine flew by way of Lowe, the registrar, Tom Lane, learned from the airport.", "Tom Lane"),
        ("Forty boats have left, a daily learned from a well-placed source.", "well-placed source"),
        ("Twice, the commission found, she tried to leave with the help of smugglers.", "commission"),
        ("His own street, Tom Lane has heard, has three inhabited houses.", "Tom Lane"),
        ("Ever since sailors went on strike, Tom Lane likes to joke, he has hardly seen his house.", "Tom Lane"),
        ("The boats, Tom Lane is fond of saying, are older than the port.", "Tom Lane"),
        # behind a word or two, and with a clause that says who it is
        (
            "Instead, four former sergeants of the guild told this newspaper, they were driven across the bay.",
            "four former sergeants of the guild",
        ),
        (
            "Hundreds have passed through, an emigrant who has sheltered a few assured me, and dozens have stayed.",
            "emigrant who has sheltered a few",
        ),
        ("Not so, said Col. Tom Lane of the Western Command: his order of battle lists 29.", "Tom Lane"),
        # by whose account and information
        ("By the account in the indictment, Tom Lane, 37, spent six years in the fleet.", "indictment"),
        ("By the findings of the 2017 judgment he left Lowe on a ticket to Malta.", "2017 judgment"),
        ("Some 80 are known to have gone; at least 20 died there, on Ann Poe’s information.", "Ann Poe"),
        ("As for the 73 who did arrive, 29 are back, in Poe’s tables, and nobody asks.", "Poe"),
        (
            "More than 150 sailors have left, it emerges from the harbour ministry’s reply to a written question.",
            "harbour ministry",
        ),
    ],
)
def test_whose_word_a_closing_cue_tells(language: Language, text: str, speaker: str) -> None:
    assert speakers(language, text)[0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "A boat sank off Lowe, and its captain, Tom Lane, reported on Friday as lost, is alive.",
        "The rest is in the hands of a painter, a clerk who has seen the Malta report.",
        "The nine were met in Lowe, and the registrar, Tom Lane, learned the trade from the port.",
        "Tom Lane was struck by the information of the port.",
        "He keeps the list in his files and never shows it.",
        "Twelve boats left Lowe, and the crews, who had heard the storm, came back.",
        "Twice, the harbour froze, and she left with the help of sailors.",
    ],
)
def test_no_cue_is_read_into_what_is_done(language: Language, text: str) -> None:
    assert speakers(language, text) == [None]


def test_what_stands_behind_or_so_they_say_is_the_writers(language: Language) -> None:
    text = (
        "About 110 are still in jail, or so the union of families believes; the ministry no longer publishes a figure."
    )

    assert speakers(language, text) == ["union of families", None]


def test_what_follows_on_what_somebody_learned_is_the_writers(language: Language) -> None:
    text = "All nine flew by way of Lowe, the registrar, Tom Lane, learned from the airport."
    behind = " They had left their papers in a shed."

    assert speakers(language, text + behind) == ["Tom Lane", None]
