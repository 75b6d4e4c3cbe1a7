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
