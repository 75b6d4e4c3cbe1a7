"""Whose word a sentence is where it is told in a roundabout way: the name and not the office, and near misses."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.attributions.attributions import find_attributions
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model


def last_speaker(language: Language, text: str) -> str | None:
    """Who says the last claim of a text."""
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    attribution = claims[-1].attribution
    return attribution.speaker if attribution else None


def speakers(language: Language, text: str) -> list[str | None]:
    found, _ = find_attributions(text, language.parse(text))
    return [a.speaker for a in found]


def all_speakers(language: Language, text: str) -> set[str | None]:
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return {claim.attribution.speaker if claim.attribution else None for claim in claims}


@pytest.mark.parametrize(
    "text",
    [
        # a cleft sentence, a name behind what its bearer is or does
        "It was Ann Poe, the port's chief, who announced the loss of 40 boats.",
        "It was Ann Poe who first worked out that 40 boats had sunk.",
        "The woman who speaks for the port, Ann Poe, said 40 boats had sunk.",
        "The port's chief, whose name is Ann Poe, said 40 boats had sunk.",
        "The port's chief, a lawyer called Ann Poe, said 40 boats had sunk.",
        "A boy was saved on Monday, and his grandmother, Ann Poe, said that 40 boats had sunk.",
        # whoever is quoted, and not who quotes
        "The agency Halden quotes the port's chief, Ann Poe, as saying that 40 boats sank.",
        # an empty "it", and whoever is heard
        "It fell to the port's chief, Captain Ann Poe, to announce the loss of 40 boats.",
        "It was left to Ann Poe to say that 40 boats had sunk.",
        "It became known through the port's chief, Ann Poe, that 40 boats had sunk.",
        "Forty of the boats, it emerged from Ann Poe, were sunk in May.",
        "It was from Ann Poe, too, that the sailors learnt of 40 boats that had sunk.",
        "Parliament heard on Tuesday from the port's chief, Ann Poe, that 40 boats had sunk.",
        "The radio had it from Ann Poe that 40 boats had sunk.",
        # among others
        "The port's chief, Ann Poe, is among those who say that 40 boats sank.",
        "Among those who say that 40 boats sank is the port's chief, Ann Poe.",
        # from whom it comes, and who gives it
        "Word that 40 boats had sunk came from the port's chief, Ann Poe.",
        "The figure given by the port's chief, Ann Poe, is 40.",
        "The number of boats was given as 40 by Ann Poe, the port's chief.",
        # a clause set off by marks
        "The port lost 40 boats, as its chief, Ann Poe, freely acknowledged on Monday.",
        "The boats, as Ann Poe has it, were sunk by a storm.",
        "A fleet of this size needs 40 boats, the retired captain Ann Poe is convinced.",
        "The storm has sunk 40 boats, its chief, Ann Poe, rejoices.",
        "Her boats, Ann Poe says, found their nets torn in May.",
        # as somebody would have it
        "As a clerk at the port, Ann Poe, told it, 40 boats sank.",
        "As Ann Poe would have it, 40 boats sank.",
        "If one goes by Ann Poe, 40 boats sank.",
        "Forty boats sank, to the best of Ann Poe's knowledge.",
        "Forty boats sank, as reported by the port's chief, Ann Poe.",
        # quoted with another verb
        "Ann Poe came by. Thirteen of them were new, she was quoted as adding.",
        "The reason Ann Poe gives is that 40 boats sank.",
    ],
)
def test_the_one_who_tells_it_is_the_speaker(language: Language, text: str) -> None:
    assert last_speaker(language, text) in ("Ann Poe", "Captain Ann Poe")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # verbs that look like nouns or participles
        ("Villagers in Halden tell of a fleet that came by at night.", "Villagers in Halden"),
        ("A clerk reached by telephone told of a fire that sank 40 boats.", "clerk"),
        ("The source listed among them sailors, clerks, a Norwegian and a Dane.", "source"),
        ("The harbour corps, whose men dug out the boats, counts nearly twice as many.", "harbour corps"),
        ("The harbour ministry assesses the number of boats at 40.", "harbour ministry"),
        ("The harbour ministry owns up to the loss of 40 boats.", "harbour ministry"),
        ("The harbour ministry was able to confirm 40 losses.", "harbour ministry"),
        ("Figures put out by the harbour ministry show 40 boats lost.", "harbour ministry"),
        # in the passive, and as it is kept
        ("The number of boats is set by the harbour ministry at 40.", "harbour ministry"),
        ("Forty boats are listed as sunk by the harbour ministry.", "harbour ministry"),
        ("The tally kept by the harbour ministry runs to 40 boats.", "harbour ministry"),
        ("Estimates from the harbour ministry run from 40 to 60 boats.", "harbour ministry"),
        ("By its own admission, the harbour ministry lost 40 boats.", "harbour ministry"),
        ("The claim of the harbour ministry that 40 boats sank is new.", "harbour ministry"),
        # inverted behind words without a verb
        ("Forty arrests in Norway since January, boasts the harbour ministry.", "harbour ministry"),
        ("The dead number 13, says the general staff.", "general staff"),
        # a body by its name, in its report, and what it says of itself
        ("A rival station, Voice of the Coast, set the number at nine.", "Voice of the Coast"),
        ("In its yearly report, the harbour service warns of those who never left.", "harbour service"),
        ("The harbour ministry, it says, lost 40 boats.", "harbour ministry"),
        # words behind the reporting clause
        (
            "The war has sunk 40 boats, sailors in the two nearest towns say, the greater part of them new.",
            "sailors in the two nearest towns",
        ),
    ],
)
def test_a_roundabout_report_has_its_speaker(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Forty boats sank in May. That, at least, is the admission of the port's own chief, Ann Poe.",
        "Forty boats sank in May. That is what Ann Poe says.",
        "Forty boats sank in May. So says, more cautiously, the clerk Ann Poe, who sits in Leeds.",
        "Forty boats sank in May. The figures come from Ann Poe of the port.",
        "Forty boats sank in May. The numbers were given out by Ann Poe of the port.",
        "Forty boats sank in May; that is the view of Ann Poe.",
        "The port will not open: that was the message from the port's chief, Ann Poe, at the pier.",
        "Forty boats sank in May. That emerges from a report by Ann Poe, which lies on the table.",
        "Forty boats sank in May. This was announced on Monday by the clerk Ann Poe.",
        "Forty boats sank in May. These are the findings of Ann Poe.",
        "Forty boats sank in May. That is what Ann Poe told the council.",
        "Forty boats sank in May. The source of the figure is Ann Poe, who sits in Leeds.",
        "Forty boats sank in May. The figure is that of Ann Poe.",
        "Forty boats sank in May. Ann Poe told the court as much.",
    ],
)
def test_a_sentence_may_tell_whose_word_the_one_before_it_is(language: Language, text: str) -> None:
    assert all_speakers(language, text) == {"Ann Poe"}


@pytest.mark.parametrize(
    "text",
    [
        "Forty boats sank in May. That followed from a hole in the pier.",
        "Forty boats sank in May. This was announced by a horn.",
        "Forty boats sank in May. That was shut by the port.",
        "Forty boats sank in May. The source of the river is a well.",
        "Forty boats sank in May. Ann Poe rowed as much.",
        "Forty boats sank in May. That came from a hole in the pier.",
    ],
)
def test_what_led_to_a_thing_has_not_told_it(language: Language, text: str) -> None:
    assert all_speakers(language, text) == {None}


@pytest.mark.parametrize(
    "text",
    [
        # what is done, and not told
        "The harbour ministry set 40 boats on fire.",
        "The harbour ministry assessed 40 boats for tax.",
        "The port guild numbers 40 members.",
        "It fell to Ann Poe to raise the 40 boats.",
        "It was Ann Poe, the port's chief, who raised the 40 boats.",
        "The port heard nothing from 40 boats that had sunk.",
        "The pier was left to Ann Poe to sell in May.",
        "The 40 boats came from the harbour ministry.",
        "As the harbour ministry grew, it sank 40 boats.",
        # who is to say it
        "The harbour ministry has been pressed to spell out how it will raise 40 boats.",
        # what is not told, and what a paper adds
        "The mayor came by. He did not say how the guild knew of 40 boats.",
        "No motive for the loss of 40 boats has been put forward by the guild.",
        "The mayor said that it rained. It would not be the first time.",
        "The mayor said that it rained. The tourist board would rather wait.",
        "The mayor said that it rained. The fleet would have none of it.",
        # a clause on a word in quotation marks
        'The fleet, stripped of the "empire" it had proclaimed in the north, is trying to raise 40 boats.',
        # what points elsewhere
        "The boats sank in May. That is the view from the window of the old mill.",
        "The boats sank in May. That was the year of the storm.",
        "The boats sank in May. The claim was thrown out by noon.",
    ],
)
def test_what_nobody_tells_has_no_speaker(language: Language, text: str) -> None:
    assert last_speaker(language, text) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # their own count, without a comma; whose the figures are
        ("By its own count the harbour ministry has pulled 400 people out of the river.", "harbour ministry"),
        ("At least 88 have drowned and 50 are back, the harbour agency's figures show.", "harbour agency"),
        # what somebody reports tells that it happened, and where
        ("Sailors' unions have reported killings on at least four boats on this side.", "Sailors' unions"),
        # who is promised what
        ("Harbour minister Ann Poe has promised a second ferry before the year is out.", "Ann Poe"),
        # people of whom only a clause tells who they are, and one of those told of
        (
            "The smugglers have three landings, say people who fled from there to Leeds.",
            "people who fled from there to Leeds",
        ),
        ("They take a tenth of the catch but burn no more boats, one of them, a carpenter, said.", "one of them"),
        ("Only a handful had ever seen Norway, one of the two said.", "one of the two"),
        # a statement is not of what it was published at the end of
        (
            "The pier is to be mended, a communiqué published at the end of their meeting said.",
            "communiqué published at the end of their meeting",
        ),
        # a list is no verb
        ("The official list has 40 names.", "official list"),
        # who is told of in a quotation has not spoken to the writer
        (
            "“Nobody slept when the pilot told us we had landed,” said Ann Poe. A further 96, by her account, stay.",
            "Ann Poe",
        ),
    ],
)
def test_plainer_words_for_whose_word_it_is(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "His men found 23 bodies in the cellar on Thursday, to judge by the papers in their pockets.",
        # people of a country are what is counted
        "The official tally of Norwegians who have sailed stands at 173.",
        "The other arrests concern a policeman and two men said to have kept guns.",
        "The band has pledged its allegiance to the admiral.",
        "Neighbours reported the theft of the boat to the guard.",
    ],
)
def test_what_is_seen_or_pledged_is_nobodys_word(language: Language, text: str) -> None:
    assert last_speaker(language, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Among those hit was a toddler, whose grandmother, Ann Poe, said the boat had gone clean through the pier.",
        "Among the dead was a boy, whose grandmother, Ann Poe, said the boat had turned over.",
    ],
)
def test_whose_grandmother_says_it_is_the_grandmother(language: Language, text: str) -> None:
    assert speakers(language, text) == ["Ann Poe"]
