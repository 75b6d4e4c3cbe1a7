"""Sentences without a cue that are still somebody's word, and where that ends."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.attributions.attributions import find_attributions
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model


def speakers(language: Language, text: str) -> list[str | None]:
    """Who says each sentence, None where nobody does."""
    found, _ = find_attributions(text, language.parse(text))
    starts = [i for i in range(len(text)) if i == 0 or text[i - 2 : i] in (". ", "\n\n")] + [len(text)]
    said = [[a.speaker for a in found if a.content_span[0] < end and start < a.content_span[1]]
            for start, end in pairwise(starts)]  # fmt: skip
    return [names[0] if names else None for names in said]


@pytest.mark.parametrize(
    "text",
    [
        # what is to come, and what came before
        "Ann Poe said that the port was shut. It would open in May.",
        "Ann Poe told the court that the port was shut. Their boats were to be sold in May.",
        "Ann Poe said that the port was shut. Ransom would not be paid.",
        "Ann Poe said that six men had been held. They had been carrying no papers.",
        "Ann Poe conceded that the port had been shut. Its guards had slept.",
        # a sentence between two that are surely hers
        "Ann Poe said that six men had been held. The eldest had a scar on his neck. They had been carrying no papers.",
        # a witness
        "Ann Poe recalls that there were nine tents. The water came once a week. At night the guards shouted.",
        "Ann Poe told the paper how she had been sold. The first man kept her for a year.",
    ],
)
def test_a_past_report_goes_on(language: Language, text: str) -> None:
    assert set(speakers(language, text)) == {"Ann Poe"}


def test_a_report_that_is_only_an_occasion_does_not_go_on(language: Language) -> None:
    text = "The port was shut after Ann Poe said that it rained. The boats had been searched in May."
    assert speakers(language, text)[-1] is None


@pytest.mark.parametrize(
    "text",
    [
        "A study by the Larkin Institute found that 96 sailors had come back. Another 41 were dead.",
        "A study by the Larkin Institute found that 96 sailors had come back. Most had been away for a year.",
        "A study by the Larkin Institute found that 96 sailors had come back. Of those, six were on trial.",
        "The Larkin Institute said in its report that 96 sailors had come back. The rest were at sea.",
    ],
)
def test_a_study_goes_on_with_those_it_counted(language: Language, text: str) -> None:
    found = speakers(language, text)
    assert found[0] == found[1]
    assert "Larkin Institute" in (found[1] or "")


@pytest.mark.parametrize(
    "text",
    [
        # somebody with a name, another paragraph, no shift of tense, the present
        "Ann Poe said that six men had been held. Tom Lane had arrived in May.",
        "Ann Poe said that six men had been held.\n\nThe mill had been shut for a year.",
        "Ann Poe said that six men had been held. The mill was shut for a year.",
        "Ann Poe says that six men are held. The mill had been shut for a year.",
        "Ann Poe said that six men had been held. On Friday the port was shut. Its guards had slept.",
        # of those whom somebody else counted
        "The Larkin Watch said that 96 sailors came back. Another 41 were dead.",
        "A study by the Larkin Institute found that 96 sailors had come back. The mill is old.",
        "A study by the Larkin Institute found that 96 sailors had come back.\n\nAnother 41 men work at the mill.",
        # of others than those of whom she told, and of nobody
        "Ann Poe said that six men had been held. For a year a mill hall had been their home.",
        "Ann Poe said that six men had been held. Many had been away for weeks.",
        "Ann Poe said that agents run the trade. Nobody on the boat would name his agent.",
        "A study by the Larkin Institute found that 96 sailors had come back. The true figure is surely higher.",
        # what a file holds, and what stands behind a witness's closing clause
        "The court file tells how six men fled. A farmer hid them under hay.",
        "There were nine tents, Ann Poe recalled. The pier held.",
        "Ann Poe recounted how six men went to sea. None came back.",
        # not what a witness lived through
        "Ann Poe recalls that there were nine tents. She now lives in Leeds.",
        "Ann Poe recalls that there were nine tents. The Larkin Institute was founded in May.",
    ],
)
def test_what_the_document_tells_itself_is_not_carried_on(language: Language, text: str) -> None:
    assert speakers(language, text)[-1] is None


@pytest.mark.parametrize(
    "text",
    [
        # what ought to be done, after a view
        "Credit is due to the port, in the opinion of Ann Poe. Now the crews should be paid.",
        "Ann Poe says that the port is shut. Its owners should sell the boats.",
        # what he had told others goes on with what came before
        "He was ill, Ann Poe said. In 2011 he had gone to sea; later others had used him and told him it was over.",
        # one sentence that her clause breaks in on
        "Sailors had been burning boats, Ann Poe said, and this would be borne no longer.",
        "The trade is on the wane, Ann Poe observed: crews are leaving the port.",
    ],
)
def test_what_ought_to_be_and_what_one_sentence_goes_on_with_are_hers(language: Language, text: str) -> None:
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    assert {c.attribution.speaker if c.attribution else None for c in claims} == {"Ann Poe"}


@pytest.mark.parametrize(
    "text",
    [
        "A study found that 90 sailors came back. Nobody was tried.\n\nSome went on to Leeds.",
        "Ann Poe says that the port is shut.\n\nIts owners should sell the boats.",
        "Ann Poe says that the port is shut. If it rains, the crews should stay at home.",
        "Ann Poe warned that more boats would burn. Two of those who struck on March 3 had been at sea themselves.",
        "A study found that the port is shut. The crews should be paid.",
    ],
)
def test_a_rule_a_paragraph_and_a_day_of_its_own_end_what_she_said(language: Language, text: str) -> None:
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    assert claims[-1].attribution is None


def test_a_part_of_those_counted_may_be_a_paragraph_of_its_own(language: Language) -> None:
    text = "Many sailors came back, a study says.\n\nSome prefer to stay at sea, while others are dead."
    assert speakers(language, text) == ["study", "study"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The port said that 96 sailors came back. Of these, 40 are in jail.", "port"),
        ("According to a tally of the guild, 96 came back. Forty-one are at large.", "tally of the guild"),
        ("By the guild's reckoning, 96 came back. Upwards of 20 are believed to have drowned.", "guild"),
        ("The port said that 96 sailors came back. Some, however, “may have gone to ground for good”.", "port"),
        # a name in marks, another's sentence, another paragraph
        ("The port said that 96 sailors came back. The boats bear the name “Long Old Lady”.", None),
        ("The port said that 96 sailors came back. Tom Lane hid “far behind the old pier”.", None),
        ("The port said that 96 sailors came back.\n\nOf these, 40 are in jail.", None),
    ],
)
def test_a_part_of_those_counted_and_words_in_marks_are_whose_the_report_is(
    language: Language, text: str, speaker: str | None
) -> None:
    assert speakers(language, text)[-1] == speaker


def test_whose_the_document_and_the_answer_are(language: Language) -> None:
    tally = "According to a tally of the guild, 96 came back.\n\nThe document shows that 40 are in jail."
    answer = "The port conceded in a written answer that 96 sank.\n\nForty are lost, according to the answer."
    for text, speaker in ((tally, "tally of the guild"), (answer, "port")):
        assert speakers(language, text) == [speaker, speaker]
