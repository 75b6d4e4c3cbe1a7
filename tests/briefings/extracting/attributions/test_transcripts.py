"""Transcripts with a label in capitals for each speaker, and written answers under a line that says by whom."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model

BRIEFING = """Harbour briefing by Colonel Anna Poe

CAPT. TOM LANE:  Good morning. The colonel joins us from the pier.

COLONEL ANNA POE:  Thank you.

The northern harbour is in our hands.  We think 300 men are left in the south.

The crews hold two towers there.

Q:  How many boats did they lose? I heard 90 sank.

COL. POE:  About 40 boats sank.

The port office says that 12 were raised."""

ANSWER = """Asked by: Tom Lane

To ask the minister how many sailors have come home.

Answered by Anna Poe - Minister of State (Ports)

The navy sent 400 sailors to the war. We estimate that half have come home.

The office has paid for 12 boats.

Asked by: Jo Mills

To ask the minister how many boats have sunk.

The house sat until noon."""


def speakers(language: Language, text: str) -> dict[str, str | None]:
    """Who says each claim, by its last word."""
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return {c.text.split()[-1].strip(".”"): c.attribution.speaker if c.attribution else None for c in claims}


def test_what_stands_below_a_label_is_said_by_whom_it_names(language: Language) -> None:
    said = speakers(language, BRIEFING)

    assert {said[word] for word in ("hands", "south", "there", "sank")} == {"Anna Poe"}
    assert "Lane" in (said["pier"] or "").title()


def test_whom_a_speaker_quotes_keeps_the_word(language: Language) -> None:
    assert speakers(language, BRIEFING)["raised"] == "port office"


def test_who_asks_is_no_speaker_with_a_name(language: Language) -> None:
    claims = extract(document(BRIEFING, source="The Daily"), shipped_beat(), language).claims

    asked = [c for c in claims if "I heard 90" in c.text]
    assert all(c.attribution is None or c.attribution.speaker not in ("Anna Poe", "Q") for c in asked)


def test_a_rank_in_capitals_ends_no_sentence(language: Language) -> None:
    claims = extract(document(BRIEFING, source="The Daily"), shipped_beat(), language).claims
    assert any(c.text.startswith("COL. POE:") for c in claims)


def test_a_closing_paragraph_about_the_speaker_is_the_papers(language: Language) -> None:
    text = BRIEFING + "\n\nPoe has led the crews for nine years."
    assert speakers(language, text)["years"] is None


@pytest.mark.parametrize(
    "text",
    [
        # two labels, and three of as many speakers, may be headings
        BRIEFING.replace("CAPT. TOM LANE:  Good", "Good").replace("Q:  How", "How"),
        "THE PIER: It was shut in May.\n\nAll the boats were sold.\n\nTHE PORT: It was sold.\n\nNobody has come.\n\n"
        "THE CREWS: They have left.\n\nForty men are at home.",
        # names in small letters
        BRIEFING.replace("CAPT. TOM LANE", "Captain").replace("COLONEL ANNA POE", "Colonel").replace("COL. POE", "Poe"),
    ],
)
def test_few_labels_make_no_transcript(language: Language, text: str) -> None:
    assert not {"Anna Poe", "Poe", "PORT", "CREWS"} & {
        speaker for word, speaker in speakers(language, text).items() if word in ("there", "come", "home")
    }


def test_a_written_answer_is_of_whoever_answered_it(language: Language) -> None:
    said = speakers(language, ANSWER)

    assert {said[word] for word in ("war", "home", "boats")} == {"Anna Poe"}


def test_an_answer_ends_where_the_next_question_is_asked(language: Language) -> None:
    assert speakers(language, ANSWER)["noon"] is None


def test_who_answered_within_a_sentence_opens_no_answer(language: Language) -> None:
    text = "The letter was answered by Anna Poe.\n\nThe navy sent 400 sailors to the war.\n\nThe pier is shut."
    assert set(speakers(language, text).values()) == {None}


INTERVIEW = """The Coast Gazette met Ann Poe, the harbour's chief, on the pier.

Coast Gazette: Is the pier safe?

Poe: The pier is shut. Some 40 boats are lost, if what the crews tell us is right.

The north pier had burnt down in May.

Coast Gazette: How many crews are there?

Poe: Upwards of 90 are on the pier. A few will never sail."""


def test_an_interview_gives_each_answer_to_the_label_that_does_not_ask(language: Language) -> None:
    said = speakers(language, INTERVIEW)
    assert {said[word] for word in ("shut", "right", "pier", "sail")} == {"Ann Poe"}


def test_the_papers_own_paragraph_in_an_interview_is_nobodys(language: Language) -> None:
    assert speakers(language, INTERVIEW)["May"] is None


def test_a_list_of_countries_is_no_interview(language: Language) -> None:
    text = "The boats of the coast.\n\nFinland: Some 40 were lost.\n\nNorway: Some 90 sank.\n\nFinland: Some 20 burnt."
    assert set(speakers(language, text).values()) == {None}
