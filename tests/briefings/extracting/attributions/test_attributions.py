"""Who says what: cues, contents and nesting. Near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import find_attributions
from briefings.extracting.parsing.language import Language
from briefings.model import Attribution

pytestmark = pytest.mark.model


def read(language: Language, text: str) -> list[Attribution]:
    return find_attributions(text, language.parse(text))[0]


def said(language: Language, text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of every attribution."""
    return [(a.speaker, text[slice(*a.content_span)]) for a in read(language, text)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The mayor said that the bridge was open.", "mayor", "that the bridge was open"),
        ("Fishermen say the lake is rising.", "Fishermen", "the lake is rising"),
        ("The lake is rising, fishermen say.", "fishermen", "The lake is rising"),
        ("Engineers have told Reuters that the dam leaks.", "Engineers", "that the dam leaks"),
        ("The guild warned of a shortage.", "guild", "a shortage"),
        ("The guild called for new elections.", "guild", "new elections"),
        ("The premier vowed to rebuild the harbour.", "premier", "to rebuild the harbour"),
        ("The bishop denounced the new tax.", "bishop", "the new tax"),
        ("A survey shows the party ahead by nine points.", "survey", "the party ahead by nine points"),
        ("According to the harbour master, two boats sank.", "harbour master", "two boats sank"),
        ("Two boats sank, according to the harbour master.", "harbour master", "Two boats sank"),
        ("However, according to the harbour master, two boats sank.", "harbour master", "two boats sank"),
        ("As confirmed by the coastguard, two boats sank.", "coastguard", "two boats sank"),
        (
            "In a report by the Halden Institute, the ice is called thin.",
            "report by the Halden Institute",
            "the ice is",
        ),
        ("The widow's claim that the lock was broken is false.", "widow", "that the lock was broken"),
        ("Asked whether the dam leaked, nobody spoke.", None, "whether the dam leaked"),
    ],
)
def test_a_cue_gives_its_content_to_its_speaker(
    language: Language, text: str, speaker: str | None, content: str
) -> None:
    found = said(language, text)
    assert any(who == speaker and what.startswith(content) for who, what in found), found


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the gunmen attacked a market.",
        "The air force supported the coalition.",
        "The kicker added a goal in extra time.",
        "She told the truth about nothing in particular.",
        "They reported for duty at the northern gate.",
        "The band declared a republic in the valley.",
        "The second camp is called the Old Mill.",
    ],
)
def test_a_verb_with_a_bare_object_is_no_cue(language: Language, text: str) -> None:
    assert [a.cue for a in read(language, text) if a.cue not in ("told",)] == []


def test_what_two_rules_read_alike_is_one_attribution(language: Language) -> None:
    text = "Mara Quill, who served as deputy harbour master at that time, counted 30 boats without a sail."
    assert said(language, text) == [("Mara Quill", "30 boats without a sail")]


def test_a_cue_in_the_middle_holds_the_whole_sentence(language: Language) -> None:
    ((speaker, content),) = said(language, "In Norway, officials say, around 900 people left the coast.")
    assert speaker == "officials"
    assert content.startswith("In Norway")
    assert content.endswith("left the coast")


def test_a_but_takes_the_rest_of_the_sentence_back(language: Language) -> None:
    ((_, content),) = said(language, "According to the guild, two boats sank, but the port stayed open.")
    assert content == "two boats sank"


def test_an_aside_between_dashes_stays_inside(language: Language) -> None:
    text = "Locals have told AFP that traders -- from the coast or the hills -- have opened a market there."
    ((_, content),) = said(language, text)
    assert content.endswith("have opened a market there")


def test_who_is_cited_stands_behind_the_clause(language: Language) -> None:
    text = "The report, citing officials, says that nine people drowned."
    found = {(a.speaker, a.kind): text[slice(*a.content_span)] for a in read(language, text)}
    assert found == {
        ("report", "indirect"): "that nine people drowned",
        ("officials", "according_to"): "that nine people drowned",
    }


def test_a_fact_that_is_cited_says_nothing(language: Language) -> None:
    found = read(language, "The mayor refused to resign, citing the release of the prisoners.")
    assert not [a for a in found if a.kind == "according_to"]


def test_reported_speech_inside_reported_speech_is_an_entry_of_its_own(language: Language) -> None:
    text = "The Herald reported that the coastguard said two boats had sunk."
    found = said(language, text)
    assert ("Herald", "that the coastguard said two boats had sunk") in found
    assert ("coastguard", "two boats had sunk") in found


def test_what_a_speaker_says_that_he_plans_is_one_voice(language: Language) -> None:
    assert [a.cue for a in read(language, "The mayor said she planned to close the bridge.")] == ["said"]


def test_kinds(language: Language) -> None:
    kinds = [
        read(language, text)[0].kind
        for text in (
            "“The road is open,” the mayor said.",
            "The mayor said the road was open.",
            "According to the mayor, the road is open.",
        )
    ]
    assert kinds == ["direct", "indirect", "according_to"]


def test_spans_are_offsets_into_the_document(language: Language) -> None:
    text = "A title\n\nالسلام 🙂 and then: nothing.\n\nThe mayor has said that the road is open."
    found = read(language, text)[-1]
    assert found.source_span is not None
    assert found.cue_span is not None
    assert text[slice(*found.source_span)] == "The mayor"
    assert text[slice(*found.cue_span)] == "has said"
    assert text[slice(*found.content_span)] == "that the road is open"


@pytest.mark.parametrize("text", ["", "\n\n", "Nothing was said", "“", '"', "...", ":", "said", "According to"])
def test_scraps_yield_nothing_and_break_nothing(language: Language, text: str) -> None:
    assert read(language, text) == []


def test_a_very_long_sentence_and_a_long_article_are_read(language: Language) -> None:
    sentence = "The guild said that " + ", ".join(f"boat {n} had sunk off the cape" for n in range(400)) + "."
    article = "\n\n".join(["“We saw it,” said Ann Poe. “It sank.”", "Two boats sank, the guild said."] * 150)
    assert len(read(language, sentence)) >= 1
    assert len(read(language, article)) == 300


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The miners are worried about the dam.", "miners", "the dam"),
        ("The miners are convinced that the dam leaks.", "miners", "that the dam leaks"),
        ("The owner denied taking money.", "owner", "taking money"),
        ("The road, in the words of the mayor, is a ruin.", "mayor", "The road"),
        ("It was what the mayor called a ruin.", "mayor", "a ruin"),
        ("The owner was accused of theft by the miners.", "miners", "The owner was accused"),
        ("The judge cast doubt on the figures.", "judge", "the figures"),
        ("The mayor attacked the plan as a sham.", "mayor", "the plan as a sham"),
    ],
)
def test_more_than_verbs_of_saying_are_cues(language: Language, text: str, speaker: str, content: str) -> None:
    found = said(language, text)
    assert any(who == speaker and what.startswith(content) for who, what in found), found


@pytest.mark.parametrize("text", ["The miners were tired of the dam.", "The door is ready.", "The dam was attacked."])
def test_other_adjectives_and_deeds_are_no_cues(language: Language, text: str) -> None:
    assert read(language, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Poe said nobody voted and called the count a farce.",
        "Ann Poe said nobody voted, calling the count a farce.",
    ],
)
def test_a_second_cue_of_the_same_speaker_is_not_what_she_said(language: Language, text: str) -> None:
    assert said(language, text) == [("Ann Poe", "nobody voted"), ("Ann Poe", "the count a farce")]


def test_who_does_something_before_a_colon_says_what_follows(language: Language) -> None:
    text = "Tom Lane shook his head: “Nobody will ever cross that bridge.”"
    assert said(language, text) == [("Tom Lane", "“Nobody will ever cross that bridge.”")]


def test_a_verb_without_a_subject_has_the_noun_before_it_for_a_speaker(language: Language) -> None:
    """Where that noun ends what stands beside another, it is the whole of it that speaks."""
    text = "Per Lund, head of the harbour board says the lock is shut."
    assert ("head of the harbour board", "the lock is shut") in said(language, text)
    assert said(language, "Says the lock is shut at Halden") == [], "its last word is not before its first"


@pytest.mark.parametrize("verb", ["had not said", "may have said", "would have said"])
def test_what_somebody_did_not_say_or_only_might_opens_no_voice_inside_what_another_said(
    language: Language, verb: str
) -> None:
    text = f"The mayor said that the clerk {verb} that the lock was shut."
    assert said(language, text) == [("mayor", f"that the clerk {verb} that the lock was shut")]
    surely = "The mayor said that the clerk said that the lock was shut."
    assert said(language, surely)[1:] == [("clerk", "that the lock was shut")]
