"""What is told of somebody's speaking makes no claim their word; what they say to the reader does."""

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
    "text",
    [
        # an order
        "A judge in Leeds has ordered the port to raise the boats.",
        "The court ordered that the boats be raised.",
        # what was said to one's own
        "Tom Lane told his mother he was going to sea.",
        "Twelve came back in May, having told their parents that life at sea was hard.",
        "He had told them he was off to Leeds for his work.",
        # what is not said yet, what somebody must say, what others allege
        "The shipyard has not said when it will open.",
        "Her two sons were told to say that they had been at sea.",
        "The pilot would be forced to admit that the raft was lost.",
        "Owners who come back will have to prove that they paid.",
        "The man alleged to have sunk the boat, Tom Lane, was not in the dock.",
        # deeds, and what others count
        "The brigade attacked the harbour on Tuesday.",
        "Sailors defended the pier for a week.",
        "The boat IS sinking.",
        "The sea brigade claimed 28 attacks in May.",
        "The brigade claimed its first attack in May.",
        # what a deed shows, an appointment, a clause for a subject
        "The step confirms a fear that Leeds has voiced for weeks.",
        "The sailor's case showed how cold the sea could become.",
        "A successor was named by the harbour board.",
        "That captains told their men to row is new.",
        # whoever comes upon somebody, goes somewhere, or hears and sees something
        "Officers found the skipper dead below deck.",
        "Divers later found two sailors clinging to a buoy.",
        "Coastguards responded to a call from the north pier.",
        "The lights stayed off as the search continued.",
        "Music played while a crowd gathered in front of the chandlery.",
        "A fishwife heard somebody scream on the pier.",
        "Tom Lane heard what sounded like a falling mast.",
        "Nine traders found their shutters painted with a red ring.",
        # what nobody confirms
        "The harbour guild did not confirm the report that six boats had sunk.",
        "Neither the guild nor the port office confirmed that six boats had sunk.",
        "The port office neither confirmed nor denied that six boats had sunk.",
        "The port office was trying to confirm reports that six boats had sunk.",
        "There are no new boats to report where they were moored.",
        # what somebody wants of another
        "The harbour ministry wanted him to row 40 sailors to Leeds.",
        # a question that is told of
        "Asked what the port was doing about the boats, the mayor left the room.",
        # where somebody is
        "The Guard (a coastal force) in Dibis, northwest of Halden also said that six boats sank.",
        # what somebody wants to know, does not talk about, has not found out
        "The aim is to find out if the crews came home.",
        "Ann Poe did not speak about the missing boats.",
        "Leeds authorities have not determined how many of the boats sank.",
        # a verdict
        "The Harbour Court found the six sailors guilty on Tuesday of sinking boats.",
        # those who are counted
        "To calm the sailors, the guild has started giving figures on the number of Leeds sailors rowing abroad.",
        # how somebody is placed
        "The harbour guild is finding itself unable to keep its boats afloat.",
        # what a place or somebody holds
        "The warden holds 40 men, most of them forgotten by the guild.",
        "The harbour minister, who took up the post in May, previously held the fisheries brief.",
        # what a place has gone through, and the fear that it gives others
        "Halden has seen many storms of late, raising concerns the pier may break.",
        "The lock broke two days after a flood, raising fears that the harbour may close.",
        # what something is ordered by
        "The crews are paid according to rank.",
        "Boats are moored according to size and age.",
        # what nobody knows yet
        "Inspectors are trying to determine who owned the raft.",
        "Officers were working to find out whether the raft had been stolen.",
    ],
)
def test_what_is_told_of_has_no_speaker(language: Language, text: str) -> None:
    assert voices(language, text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tom Lane told reporters he was going to sea.", "Tom Lane"),
        ("“The sea is cold,” Judge Ann Poe told her.", "Ann Poe"),
        ("The director would not say how many boats sank.", "director"),
        ("A harbour survey showed that 20 boats sank.", "harbour survey"),
        ("Private owners were named by the port office as a source of the money.", "port office"),
        ("The sea brigade claimed the attack within hours.", "sea brigade"),
        ("IS claimed the attack on Tuesday.", "IS"),
        ("IS said that its men had done it.", "IS"),
        ("The mayor, Ann Poe, defended the decision.", "Ann Poe"),
        ("Harbour parties attacked the law as a breach of custom.", "Harbour parties"),
        ("The harbour guild urged sailors to stay ashore.", "harbour guild"),
        ("A harbour study found two crews working without pay.", "harbour study"),
        ("A harbour study found two boats painted black.", "harbour study"),
        ("The guild holds that the port is shut.", "guild"),
        ("Tom Lane raised concerns that the pier may break.", "Tom Lane"),
        ("The guild saw that the pier may break.", "guild"),
        ("The crews are unpaid, according to the plan of the port.", "plan of the port"),
        ("The crews are unpaid, according to figures.", "figures"),
        ("The guild holds the port to be shut.", "guild"),
        ("Inspectors found that the raft had been stolen.", "Inspectors"),
        ("The port responded that the raft was lost.", "port"),
        ("“The raft was lost,” the pilot responded.", "pilot"),
        ("Forty boats, the pilot continued, had been sold.", "pilot"),
        ("The inquiry found that the raft had been stolen.", "inquiry"),
        ("Inspectors were able to determine that the raft was stolen.", "Inspectors"),
        ("The pilot had to concede that the raft was lost.", "pilot"),
        ("The pilot was forced to admit that the raft was lost.", "pilot"),
    ],
)
def test_near_misses_keep_their_speaker(language: Language, text: str, speaker: str) -> None:
    assert voices(language, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A father who rang could expect his son to be fetched from the pier.", []),
        ("None can tell you how many boats were lost.", []),
        ("The port has talked with the Danes about fetching the crews.", []),
        # near misses
        ("The port expects a third of the crews to leave.", ["port"]),
        ("A clerk can tell you how many boats were lost.", ["clerk"]),
        ("The port has warned the Danes about crews without papers.", ["port"]),
    ],
)
def test_what_may_be_looked_for_or_is_talked_about_is_told_by_nobody(
    language: Language, text: str, told: list[str]
) -> None:
    assert voices(language, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The crews by land\n\nFinland: of 80 who sailed, about 20 drowned.", []),
        # near misses: words in quotation marks, a headline, a person
        ("The crews by land\n\nFinland: “We lost 80 boats.”", ["Finland"]),
        ("Finland: 80 sailors are lost", ["Finland"]),
        ("The crews by land\n\nPoe: of 80 who sailed, about 20 drowned.", ["Poe"]),
    ],
)
def test_a_country_that_opens_an_entry_of_a_list_says_nothing(language: Language, text: str, told: list[str]) -> None:
    assert voices(language, text) == told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry confirmed that six boats had sunk.", "ministry"),
        ("The ministry could not confirm that six boats had sunk.", "ministry"),
        ("The guild denied that six boats had sunk.", "guild"),
        ("The study found the harbour itself unfit for boats.", "study"),
    ],
)
def test_who_confirms_denies_or_cannot_say_has_spoken(language: Language, text: str, speaker: str) -> None:
    assert voices(language, text) == [speaker]


def test_an_answer_and_what_was_announced_have_a_speaker(language: Language) -> None:
    assert set(voices(language, "Asked what the port was doing, the mayor said six boats sank.")) == {"mayor"}
    assert voices(language, "Six boats sank, as the ministry announced on Monday.") == ["ministry"]
    assert voices(language, "Six boats sank, as the ministry announced closing the pier.") == []


def test_a_force_that_confirms_something_to_a_paper_has_spoken(language: Language) -> None:
    assert voices(language, "On Monday, the Danish military confirmed to the radio that six boats sank.") == [
        "Danish military"
    ]
