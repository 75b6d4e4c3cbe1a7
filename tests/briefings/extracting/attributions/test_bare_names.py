"""Names of one word, and what a paper or a group goes by: who speaks by them, beside their near misses."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import find_attributions
from briefings.extracting.parsing.language import Language

pytestmark = pytest.mark.model


def last_speaker(language: Language, text: str) -> str | None:
    found, _ = find_attributions(text, language.parse(text))
    return found[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # what is said of people alone
        ("Jahongir, who fled in May, washes cars. “Six boats sank,” he says.", "Jahongir"),
        ("In the kitchen Zarina pours tea. “Six boats sank,” she says.", "Zarina"),
        # the one name that the text tells of
        ("Aigerim came home in May. She says six boats sank.", "Aigerim"),
        ("Aigerim came home in May. The 31-year-old says six boats sank.", "Aigerim"),
        ("Mevlud drove the bus. He says six boats sank.", "Mevlud"),
        # no name of a person: a company, a town, where others are told of
        ("Halden burned in May. He says six boats sank.", None),
        ("Novartis sold the mill. He says six boats sank.", None),
        ("Halden left the league in May. Few live in Halden. He says six boats sank.", None),
        ("Jahongir fled in May. Aigerim came home. He says six boats sank.", None),
    ],
)
def test_a_name_of_one_word_speaks_where_it_is_somebodys(language: Language, text: str, speaker: str | None) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A pilot told Harbour Radio that it rained. Hamas denied it. The station said six boats sank.",
            "Harbour Radio",
        ),
        ("The newspaper Al-Nahar has a list. The paper said that six boats sank.", "Al-Nahar"),
        # neither a militia nor one of two papers
        ("Hamas denied it. The station said six boats sank.", "station"),
        ("Harbour Radio and the Halden Herald were there. The newspaper said six boats sank.", "newspaper"),
        # the first word of a name that looks like a noun
        ("Rights group Droits Partout said six boats sank.", "Droits Partout"),
    ],
)
def test_a_paper_or_group_goes_by_its_name(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a verb before its subject, right behind a quotation's comma
        ("“Six boats sank,” shot back Ann Poe.", "Ann Poe"),
        ("“Six boats sank,” summed up the guild's head, Ann Poe.", "Ann Poe"),
        ("“Six boats sank”, criticised the guild's head, Ann Poe.", "Ann Poe"),
        # people of a trade
        ("Campaigners visited the pier. They say six boats sank.", "Campaigners"),
        ("Rights defenders have their doubts: of nine boats that left, they say, six sank.", "Rights defenders"),
    ],
)
def test_who_stands_behind_the_verb_or_comes_back_as_they(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The song “Home,” moved Ann Poe to tears.",
        "The yacht “Storm,” met Ann Poe at sea.",
        "“Home” won Ann Poe a prize.",
    ],
)
def test_a_title_that_does_something_is_nobodys_word(language: Language, text: str) -> None:
    found, _ = find_attributions(text, language.parse(text))
    assert [a for a in found if a.kind == "direct"] == []


@pytest.mark.parametrize(
    "text", ["Trailers lay in the yard. They say “no” on a label.", "Boats sank. They said six sank."]
)
def test_things_do_not_come_back_as_they_who_say(language: Language, text: str) -> None:
    assert last_speaker(language, text) is None


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Ann Poe was more guarded in an interview.", "Ann Poe"),
        ("Ann Poe was reached by telephone.", "Ann Poe"),
        ("Ann Poe was arrested in May.", None),
        ("Ann Poe was badly hurt in May.", None),
    ],
)
def test_a_quotation_is_of_who_was_reached_and_not_of_who_suffered(
    language: Language, told: str, speaker: str | None
) -> None:
    text = f"{told} “No boat that you see came from here.”"
    found, _ = find_attributions(text, language.parse(text))
    assert [a.speaker for a in found] == ([] if speaker is None else [speaker])
