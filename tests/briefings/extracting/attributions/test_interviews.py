"""Interviews printed as questions and answers, and texts that only ask something."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model

INTERVIEW = """Forty sailors of four families left Halden for the war. Anna Poe of the harbour school, who has \
followed them since, talked to us in May.

What became of the forty?

Eleven that I can name are dead. The others I have lost.

Did any come back to Halden?

One did, by way of Turkey. The port office says that nobody else will.

So the danger is past?

Far from it: what worries me is the camps.

Ms Poe's book is out in August."""


def speakers(language: Language, text: str) -> dict[str, str | None]:
    """Who says each claim, by its first word."""
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return {
        claim.text.split()[0].strip('“"'): claim.attribution.speaker if claim.attribution else None for claim in claims
    }


def test_the_answers_are_of_the_person_interviewed(language: Language) -> None:
    said = speakers(language, INTERVIEW)

    assert {said[word] for word in ("Eleven", "One", "Far")} == {"Anna Poe"}


def test_whom_an_answer_quotes_keeps_the_word(language: Language) -> None:
    assert speakers(language, INTERVIEW)["The"] == "port office"


def test_what_stands_above_and_below_is_the_papers(language: Language) -> None:
    said = speakers(language, INTERVIEW)

    assert said["Forty"] is None
    assert said.get("Ms") is None


def test_labelled_questions_and_answers_are_an_interview(language: Language) -> None:
    text = INTERVIEW.replace("What became", "Q: What became").replace("Did any", "Q: Did any")
    text = text.replace("Eleven that", "A: Eleven that").replace("One did", "A: One did")

    assert "Anna Poe" in speakers(language, text).values()


QUOTED = """Tom Lane interviews Anna Poe

Anna Poe, 41, taught at the harbour school until May; her book is out.

Who had sailed from Halden?

"Forty sailors of four families. I knew eleven by name, and all of those are dead."

Did any come back?

"One came by way of Turkey, and I met him there."

The port office counts three.

"They may count gulls as well."
"""


def test_answers_in_quotation_marks_need_no_other_sign(language: Language) -> None:
    said = speakers(language, QUOTED)

    assert {said[word] for word in ("I", "One", "They")} == {"Anna Poe"}
    assert said["Anna"] is None
    assert said["The"] == "port office"


def test_whoever_wrote_an_interview_down_gave_none(language: Language) -> None:
    said = speakers(language, QUOTED.replace("Tom Lane interviews Anna Poe", "Written down by Tom Lane"))

    assert said["One"] == "Anna Poe"


@pytest.mark.parametrize(
    "text",
    [
        # nothing tells which of the two was asked
        QUOTED.replace("Tom Lane interviews Anna Poe", "Tom Lane and Anna Poe sail"),
        # a question is answered by the paper
        QUOTED.replace("Tom Lane interviews ", "").replace('"One', "One").replace('him there."', "him there."),
    ],
)
def test_quotations_between_questions_are_no_answers_of_any(language: Language, text: str) -> None:
    assert "Anna Poe" not in speakers(language, text).values()


@pytest.mark.parametrize(
    "text",
    [
        # two people are named before the first question, or nobody
        INTERVIEW.replace("Forty sailors", "Tom Lane and forty sailors"),
        INTERVIEW.replace("Anna Poe", "A teacher").replace("Ms Poe's", "The"),
        # the paper asks and answers itself
        INTERVIEW.replace("that I can name ", "").replace("I have lost", "are lost").replace("worries me", "is left"),
        # an essay asks and answers, and nobody is told to have talked
        INTERVIEW.replace("talked to us", "taught them to read"),
        # one question is none
        INTERVIEW.replace("Did any come back to Halden?", "Some came back.").replace("past?", "past."),
    ],
)
def test_questions_alone_make_no_interview(language: Language, text: str) -> None:
    assert "Anna Poe" not in speakers(language, text).values()
