"""What the news tells of many, and nobody in it says: a worry, a plan, hearsay, a rank. Near misses stand beside."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import hear
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.language import Language

pytestmark = pytest.mark.model


def voices(language: Language, text: str) -> list[str | None]:
    passages = language.parse(text)
    return [a.speaker for a in hear(text, passages, Cast.of(text, passages)).voices]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a number of what does not speak
        ("Of the 50 towns by the bay, 12 have confirmed that boats sank.", []),
        ("Of the 50 pilots asked, 12 said that boats sank.", ["12"]),
        # who heard it, and whom men make themselves out to be
        ("Crews told of the storm stayed in Halden.", []),
        ("Crews told to row home stayed in Halden.", []),
        ("Crews told of the storm that sank six boats.", ["Crews"]),
        ("Men claiming to be pilots took six boats.", []),
        # what goes round
        ("Reports that six boats had sunk spread through Halden.", [None]),
        ("Reports by the port that six boats had sunk spread through Halden.", ["port"]),
        # who did not say it
        ("Neither Poe nor Lane said that boats sank.", []),
        ("Neither of the two pilots said that boats sank.", []),
        # where it was told, and nobody's account of it
        (
            "The harbour guild posted a film on its own account on Facebook, stating that 40 boats had sunk.",
            ["harbour guild"],
        ),
        # what gives others a fear
        ("Setbacks at sea have raised concerns that many will sail home.", []),
        ("The lull at the pier has worried pilots that storms will come back.", []),
        ("Residents have raised fears that more boats will sink.", ["Residents"]),
        ("The harbour master raised concerns that 40 boats would sink.", ["harbour master"]),
        ("Advocates have raised fears that more boats will sink.", ["Advocates"]),
        # what somebody cares for, and says nothing of
        ("Ann Poe had drawn attention to the plight of the crews.", []),
        ("The guild drew attention to the fact that 40 boats had sunk.", ["guild"]),
        ("The guild drew attention to 40 boats that leak.", ["guild"]),
        # what a happening tells, if anybody reads it so
        ("The breakup of the guild revealed that 40 boats had sunk.", []),
        ("The decision by the mayor suggests that 40 boats sank.", []),
        ("Monday's decision made it clear that the crews have 14 days.", []),
        ("The port's investigation revealed that 40 boats had sunk.", ["port's investigation"]),
        ("The prosecution suggested that 40 boats had sunk.", ["prosecution"]),
        # whom it has, and does not count
        ("At its peak the fleet counted 900 crews among its ranks.", []),
        # what carries a message, or finds out, tells it
        ("The announcement suggested that 40 boats had sunk.", ["announcement"]),
        ("Monitoring of the coast suggests that 40 boats sank.", ["Monitoring of the coast"]),
        ("The gathering suggested that 40 boats had sunk.", []),
        # what came before the news
        ("After Ann Poe told Norway that it could sail home, a storm sank many boats.", []),
        # those whom others hold for something
        ("About 40 pilots considered “lost” by the port have come back since the start of May.", []),
        # a noun behind its adjective
        ("Some pilots, veterans of two storms against Danish rule, have come back as leaders of the guild.", []),
        # a plan that was under way
        ("The 30-year-old Dane had allegedly been planning to sink the ferry.", []),
        # what would follow from reports that are nobody's
        ("If reports of the captain's death are true, the crew may well sail home.", []),
        ("If the lists of the port are right, 40 boats sank.", ["lists of the port"]),
        # hearsay of what somebody said
        ("She is said to have hailed those who sank the ferry.", []),
        ("She hailed those who sank the ferry, the mayor said.", ["mayor"]),
        # a rank that a state gives
        ("The pier is listed as a monument by Norway and Denmark.", []),
        ("Forty boats are listed as sunk by the harbour ministry.", ["harbour ministry"]),
        # a thing that was claimed
        ("Ann Poe told the court that the “fit of anger” claimed was no excuse.", ["Ann Poe"]),
        ("Ann Poe told the court that the boats had sunk.", ["Ann Poe"]),
    ],
)
def test_only_who_says_it_is_a_voice(language: Language, text: str, told: list[str]) -> None:
    assert voices(language, text) == told


_PILOTS = "Pilots familiar with the towing scheme"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whom an adjective describes, and not the end of its phrase
        ("Pilots familiar with the towing scheme told Radio Nova that in Halden the boats are checked.", _PILOTS),
        ("Officers close to the inquiry said that 40 boats had sunk.", "Officers close to the inquiry"),
        # whoever tells it inside a relative clause
        ("The pilot, who officers say was asleep, left the pier.", "officers"),
        ("The pilot, who said he was asleep, left the pier.", "pilot"),
        # what is said behind the verb, and not the place before it
        (
            "In the Halden port, where hundreds of crews robbed at sea have sought shelter, many sailors say they were "
            "promised safe passage by pilots.",
            "many sailors",
        ),
        # whose verb the parser gave to what a comma parts off
        (
            "His vows to raise the boats notwithstanding, independent pilots agree the port is lost.",
            "independent pilots",
        ),
        # a name behind a title with a hyphen, a paper that a day opens
        ("Mayor-elect Ann Poe has said that 40 boats sank.", "Ann Poe"),
        ("Around half of the boats have come back, the Sunday Herald newspaper reported.", "Sunday Herald"),
        # one of several who have no noun
        ("“We were three days at sea,” said one of the rescued, a father of two.", "one of the rescued"),
        ("“We were three days at sea,” said one of those robbed, a father of two.", "one of those robbed"),
    ],
)
def test_the_speaker_is_who_does_the_saying(language: Language, text: str, speaker: str) -> None:
    assert voices(language, text) == [speaker]


def test_who_refers_to_a_thing_before_the_verb_says_what_follows(language: Language) -> None:
    text = "Ann Poe, the port's envoy, referring to the storm of May, added that there is a lull on the sea."
    passages = language.parse(text)
    told = [a for a in hear(text, passages, Cast.of(text, passages)).voices if a.cue == "added"]
    assert [a.speaker for a in told] == ["Ann Poe"]


def test_what_somebody_announces_does_not_announce_it(language: Language) -> None:
    text = "The clerk's brother Tom, who followed her at the port, announced her death on state television on Friday."
    assert voices(language, text) == ["Tom"]


def test_a_new_survey_is_another_than_earlier_research(language: Language) -> None:
    text = "Previous research has suggested that 40 boats sank.\n\nThe new survey estimates that 60 sank."
    assert voices(language, text) == ["Previous research", "new survey"]


def test_who_found_it_in_a_quotation_of_two_paragraphs_spoke_to_its_speaker(language: Language) -> None:
    text = (
        "“First inquiries revealed that the threat was made last week.\n\n"
        "“It is the first time that pilots have called for it,” Ann Poe was quoted as saying by the Herald."
    )
    assert set(voices(language, text)) == {"Ann Poe"}
