"""Who speaks in a report of a trial or a statement: nobody's other word, no name by mistake. Near misses beside."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Attribution
from tests.support.articles import document

pytestmark = pytest.mark.model


def last_told(language: Language, text: str) -> Attribution | None:
    """The attribution of a text's last claim."""
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return claims[-1].attribution if claims else None


def last_speaker(language: Language, text: str) -> str | None:
    told = last_told(language, text)
    return told.speaker if told else None


LAWYER = "“It is a sad story,” said one of the young woman's two lawyers on Monday. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whom a lawyer speaks for is not the lawyer, and one without a name is not whoever else had none
        (LAWYER + "The Norwegian, who was born in Leeds, reported that she had sailed in May.", "Norwegian"),
        (LAWYER + "The lawyer reported that she had sailed in May.", "one of the young woman's two lawyers"),
        ("She married a man who left as a fighter. The defendant stated that she was ill.", "defendant"),
        ("A woman told a court in Leeds that it leaked. The defendant told jurors she had been tricked.", "woman"),
        # who was brought in behind, or told another so, may be "he" or "she"
        (LAWYER + "Then she fell in love with a man who sailed. He said she should follow him.", None),
        ("A woman told her that the pier was safe. She did not ask why, she said.", None),
        ("A woman told the guild that the pier was safe. She did not ask why, she said.", "woman"),
        # a faith is nobody
        ("Friends of hers converted to Islam. He urged her to sail.", None),
        # an occasion is no part of who speaks at it, but what somebody chairs is
        ("The crew had lied, said the presiding judge at the sentencing in Leeds.", "presiding judge"),
        ("The crew had lied, said the chair of the inquiry.", "chair of the inquiry"),
        # who is told anew to be somebody
        (
            "“It sank,” Tom Lane, who heads the office, told AFP. The witness, a Norwegian woman, said it had burnt.",
            "witness",
        ),
        # an initial ends a sentence before a pronoun
        ("The boat was sold to a friend of Nora B. She testified that it leaked.", "Nora B."),
    ],
)
def test_who_speaks_in_a_trial(language: Language, text: str, speaker: str | None) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Leeds-based risk consultancy The Harbour Group said 40 boats had sunk.", "Harbour Group"),
        ("The Leeds-based risk consultancy said 40 boats had sunk.", "Leeds-based risk consultancy"),
        # what one says while asking another for something
        ("The guild urged the Norwegian government to dig, while denouncing the state of the pier.", "guild"),
        # reports of nobody, told by somebody
        ("Intelligence reports indicate that 40 boats have landed, Captain Ann Poe said.", "Ann Poe"),
        ("Norwegian reports indicate that 40 boats have landed, Captain Ann Poe said.", "Norwegian reports"),
        ("Poe's remarks echo a promise that the guild made in May.", None),
        ("Poe echoed a promise that the guild made in May.", "Poe"),
        # a list of countries says nothing
        (
            "Latest estimates from guilds in Norway, Malta, Cyprus and the Maldives show at least 90 people from the"
            " four countries sailed to Leeds in May.",
            None,
        ),
    ],
)
def test_who_speaks_in_a_statement(language: Language, text: str, speaker: str | None) -> None:
    found = last_speaker(language, text)
    assert found == speaker or (speaker is None and (found or "").startswith("Latest estimates"))


def test_an_office_ahead_of_a_comma_is_the_speakers_to_the_end(language: Language) -> None:
    text = (
        "“We are ready,” the head of the Leeds task force at Norway's Unit 8 harbour police, Ann Poe, told the radio."
    )
    told = last_told(language, text + " “It is late,” Poe said.")
    assert told is not None
    assert (told.speaker, told.role) == (
        "Ann Poe",
        "head of the Leeds task force at Norway's Unit 8 harbour police",
    )
    told = last_told(language, "Norway's Interior Minister, Ann Poe, warned of it. “It is late,” Poe said.")
    assert told is not None
    assert (told.speaker, told.role) == ("Ann Poe", "Norway's Interior Minister")
    told = last_told(language, "In Leeds, Ann Poe, who was tired, warned of it. “It is late,” Poe said.")
    assert told is not None
    assert told.role is None
