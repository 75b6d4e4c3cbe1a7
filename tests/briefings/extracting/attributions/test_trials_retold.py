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
        # a country is no office whose initials it is, and goes by its name
        (
            "It is over, said U.S. Secretary of State Ann Poe. The U.S. estimates that 300 boats have sunk.",
            "U.S.",
        ),
        ("Another Baltic country, Latvia, said that 40 boats had sunk.", "Latvia"),
        ("Another Baltic country said that 40 boats had sunk.", "Another Baltic country"),
        # two people, each behind an office
        ("Harbour minister Ann Poe and defence minister Tom Lane said 40 boats had sunk.", "Ann Poe and Tom Lane"),
        ("Harbour and defence minister Tom Lane said 40 boats had sunk.", "Tom Lane"),
        (
            "Forty boats sank, caretaker Ministers Ann Poe (Harbours) and Tom Lane (Defence) told parliament.",
            "Ann Poe and Tom Lane",
        ),
        # a name in capitals that the parser cuts off behind what it is of
        ("Three boats sank at the pier, according to national Norwegian broadcaster SVT.", "SVT"),
        # a report's month
        ("The port had 40 boats, the January 2020 report said.", "January 2020 report"),
        ("The port had 40 boats in January 2020, the report said.", "report"),
        # a day is nobody, and a lawsuit only seeks something
        ("“There are 60 boats left”, said Thursday on the radio Ann Poe, a clerk at the port of Leeds.", None),
        ("A lawsuit seeking to force the guild to mend 40 boats will be lodged on Monday.", None),
        ("A lawsuit says that 40 boats had sunk.", "lawsuit"),
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
    told = last_told(
        language, "According to the Norwegian envoy to Malta, Ann Poe, 40 boats had sunk. “It is late,” Poe said."
    )
    assert told is not None
    assert (told.speaker, told.role) == ("Ann Poe", "Norwegian envoy to Malta")
    told = last_told(language, "In Leeds, Ann Poe, who was tired, warned of it. “It is late,” Poe said.")
    assert told is not None
    assert told.role is None


def test_a_claim_ends_before_the_words_that_lead_to_its_neighbour(language: Language) -> None:
    text = (
        "Latvia on Friday said it had brought home 56 citizens, a day after Kurdish officials in Syria said they had"
        " let go of scores of Latvians."
    )
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    assert [claim.text for claim in claims] == [
        "Latvia on Friday said it had brought home 56 citizens",
        "Kurdish officials in Syria said they had let go of scores of Latvians.",
    ]
