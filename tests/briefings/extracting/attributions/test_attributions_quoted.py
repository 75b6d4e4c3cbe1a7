"""Whose words a quotation is: the speaker before it, between its halves, after it, or in the paragraph before."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from tests.briefings.extracting.attributions.test_attributions import read, said

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "“The road is open. Go home,” said Ann Poe.",
        "“The road is open. Go home,” Ann Poe said on Monday.",
        "Ann Poe said: “The road is open. Go home.”",
        'Ann Poe told reporters, "The road is open. Go home."',
        '"The road is open," said Ann Poe. "Go home."',
        "''The road is open,'' said Ann Poe. ''Go home.''",
        "“The road is open,’’ said Ann Poe. “Go home.’’",
        "‘‘The road is open,’’ said Ann Poe. ``Go home.''",
        "'The road is open,' said Ann Poe. 'Go home.'",
        "“The road is open,” said Ann Poe.\n\n“Go home.”",
        "“The road is open.\n\n“Go home,” said Ann Poe.",
        "“The road is open. Go home.” — Ann Poe",
    ],
)
def test_wherever_the_speaker_stands_the_words_are_hers(language: Language, text: str) -> None:
    found = read(language, text)
    assert {a.speaker for a in found} == {"Ann Poe"}
    assert all(a.kind == "direct" for a in found)
    for words in ("The road is open", "Go home"):
        at = text.index(words)
        assert any(a.content_span[0] <= at < a.content_span[1] for a in found), words


@pytest.mark.parametrize(
    "lead",
    [
        "Ann Poe had this to say:",
        "Ann Poe's reply was short:",
        "Ann Poe's view:",
        "Ann Poe is less sure:",
        "Reuters quoted Ann Poe:",
        "It rained. Ann Poe has been offered more:",
        "Ann Poe's answer was short.",
        "Ann Poe warned of a flood.",
        "Ann Poe told the Gazette of her worries.",
    ],
)
def test_whoever_the_words_before_are_about_says_the_quotation(language: Language, lead: str) -> None:
    text = f"The guild met on Monday. Ann Poe, the mayor, was there.\n\n{lead} “Nobody need stay at home today.”"
    at = text.index("Nobody")
    assert [a.speaker for a in read(language, text) if a.content_span[0] <= at < a.content_span[1]] == ["Ann Poe"]


@pytest.mark.parametrize("lead", ["Ann Poe's boat was old.", "The harbour is empty:"])
def test_whoever_is_only_beside_a_quotation_does_not_say_it(language: Language, lead: str) -> None:
    text = f"The guild met on Monday.\n\n{lead} “Nobody need stay at home today.”"
    at = text.index("Nobody")
    assert not any(a.speaker and a.content_span[0] <= at < a.content_span[1] for a in read(language, text))


def test_a_quotation_goes_on_in_the_next_paragraph(language: Language) -> None:
    text = "“How many left?” asked Ann Poe, head of the guild.\n\n“How many stayed? I do not know.”"
    found = read(language, text)
    at = text.index("How many stayed")
    assert [a.speaker for a in found if a.content_span[0] <= at < a.content_span[1]] == ["Ann Poe"]


@pytest.mark.parametrize(
    "text",
    [
        "“How many left?” Ann Poe asked.\n\n“I do not know.\n\n“How many stayed? Ask the guild.”",
        "“How many left?” Ann Poe asked. “I do not know.\n\n“Nobody counts.\n\n“How many stayed? Ask the guild.”",
        "“How many left?” Ann Poe asked.\n\n“How many stayed? Ask the guild.\n\nThe mill is old.",
        "Ann Poe said many had left.\n\nShe went on: “How many stayed? Ask the guild.\n\nThe mill is old.",
    ],
)
def test_a_quotation_of_several_paragraphs_is_one_speakers_though_marks_are_missing(
    language: Language, text: str
) -> None:
    found, at = read(language, text), text.index("How many stayed")
    assert [a.speaker for a in found if a.content_span[0] <= at < a.content_span[1]] == ["Ann Poe"]
    assert not any(a.content_span[0] <= text.find("The mill") < a.content_span[1] for a in found)


def test_a_quotation_after_reported_speech_is_the_same_speakers(language: Language) -> None:
    text = "Ann Poe said the road was open. “Nobody need stay at home today.”"
    at = text.index("Nobody")
    assert [a.speaker for a in read(language, text) if a.content_span[0] <= at < a.content_span[1]] == ["Ann Poe"]


def test_a_mixed_quotation_belongs_to_its_clause(language: Language) -> None:
    text = "Ann Poe said that “thousands” had left the city."
    assert said(language, text) == [("Ann Poe", "that “thousands” had left the city")]


def test_words_set_in_marks_are_nobodys_speech(language: Language) -> None:
    assert read(language, "The so-called “long road” runs north.") == []


def test_who_is_quoted_is_no_second_speaker(language: Language) -> None:
    assert [a.cue for a in read(language, "“I think that we said enough,” Ann Poe said.")] == ["said"]


def test_a_heading_in_single_marks_continues_nobody(language: Language) -> None:
    text = "“The road is open,” said Ann Poe.\n\n'A legend in the hills.'\n\nThe mill was built in 1820."
    assert ["legend" in text[slice(*a.content_span)] for a in read(language, text)] == [False]


def test_a_paragraph_after_a_colon_is_what_was_said(language: Language) -> None:
    text = "The guild's chief, Ann Poe, added:\n\nThe road is open and the mill turns.\n\nThe mayor was away."
    assert ("Ann Poe", "The road is open and the mill turns.") in said(language, text)


@pytest.mark.parametrize(
    ("opening", "theirs"),
    [
        ("The sailor wrote to her mother:\n\nSix boats sank.", ["Six boats sank."]),
        ("The sailor wrote:\n\nI saw six boats.\n\nWe have no bread.\n\nShe is in Leeds.", ["I saw", "We have"]),
        ("The report puts it like this:\n\nSix boats sank.\n\nShe is in Leeds.", ["Six boats"]),
        ("The sailor gave this account:\n\nWe saw six boats.\n\nWe met her in May.", ["We saw"]),
        # near misses: the writer's list, and what is put somewhere else than in words
        ("The sailor gave three reasons:\n\nSix boats sank.", []),
        ("The port put up a list:\n\nSix boats sank.", []),
    ],
)
def test_paragraphs_after_a_colon_are_somebodys_while_they_go_on_in_the_first_person(
    language: Language, opening: str, theirs: list[str]
) -> None:
    paragraphs = opening.split("\n\n")[1:]
    direct = [opening[slice(*a.content_span)] for a in read(language, opening) if a.kind == "direct"]
    told = [paragraph for paragraph in paragraphs if any(paragraph in words for words in direct)]
    assert [paragraph[: len(start)] for paragraph, start in zip(told, theirs, strict=True)] == theirs


def test_a_name_and_a_colon_open_a_passage(language: Language) -> None:
    assert said(language, "POE: We will open the road at noon.") == [("POE", "We will open the road at noon")]


def test_an_odd_mark_costs_no_more_than_its_passage(language: Language) -> None:
    from briefings.extracting.attributions.attributions import find_attributions

    text = "The chief said “the road is closed.\n\nThe next day came. “All is well,” said Ann Poe."
    found, skipped = find_attributions(text, language.parse(text))
    assert ("Ann Poe", "“All is well,”") in [(a.speaker, text[slice(*a.content_span)]) for a in found]
    assert [(s.start, s.end) for s in skipped] == [(0, text.index("\n"))]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Tom Lane, a clerk at the mill, could not help smiling.", "Tom Lane"),
        ("A Danish diplomat put the same thought differently.", "Danish diplomat"),
        # near misses: who spoke, nobody who does anything, somebody in somebody's place, anybody
        ("Poe has run the mill since May.", "Ann Poe"),
        ("She has run the mill since May.", "Ann Poe"),
        ("Tom Lane, a clerk at the mill, was hurt in the storm.", "Ann Poe"),
        ("Any clerk would have gone.", "Ann Poe"),
        ("A clerk would have gone.", "Ann Poe"),
    ],
)
@pytest.mark.parametrize("parting", [" ", "\n\n"])
def test_a_quotation_is_whose_the_sentence_before_brings_in(
    language: Language, between: str, speaker: str, parting: str
) -> None:
    text = f"“The road is shut,” said Ann Poe, who repairs it. {between}{parting}“We have no oil and no men.”"
    assert said(language, text)[-1] == (speaker, "“We have no oil and no men.”")
