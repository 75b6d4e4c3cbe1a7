"""Whose word a sentence is by a count, a finding, a ruling or an appeal, and near misses that are nobody's."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model


def last_speaker(language: Language, text: str) -> str | None:
    """Who says the last claim of a text."""
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    attribution = claims[-1].attribution
    return attribution.speaker if attribution else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # by what somebody says, in whose eyes, and what was read
        ("From what Ann Poe says, 40 boats sank.", "Ann Poe"),
        ("Judging by what the pilots tell us, 40 boats sank.", "pilots"),
        ("From what was left of them, 40 boats were built.", None),
        ("For Ann Poe, an analyst at the Harbour Institute, the crews who left Halden are in Leeds.", "Ann Poe"),
        ("Forty boats sank, read a statement posted on a site of the guild.", "statement"),
        ("The clerk sat down, read the statement and left.", None),
        (
            "Forty boats sank, according to a Telegram channel close to the guild.",
            "Telegram channel close to the guild",
        ),
        ("Four of the pilots said 40 boats sank.", "Four of the pilots"),
        # who saw it has not made it
        ("A list by the port seen by the Herald shows that 40 boats sank.", "list by the port"),
        # in whose speech others stand by
        ("Poe, speaking after a talk with his colleague, Tom Lane, said that 40 boats sank.", "Poe"),
        ("Poe's spokesman, speaking in Leeds, said that 40 boats sank.", "Poe's spokesman"),
        # behind another's count, and behind what is conceded
        ("The port said 40 boats had sunk; the Harbour Watch counted 30.", "Harbour Watch"),
        ("The port said 40 boats had sunk, but the Harbour Watch put the number at 30.", "Harbour Watch"),
        ("While the port says 40 boats have sunk, crews sleep in two sheds there.", None),
        ("While in Halden, the clerk said 40 boats had sunk, and the crews were safe.", "clerk"),
        # by whose count or finding
        ("By Harbour Union reckoning the north pier is home to 40 crews.", "Harbour Union"),
        ("On last March's count by a harbour panel, no town has lost more boats than Halden.", "harbour panel"),
        ("In the ruling of the Harbour Court there is no right to a berth.", "Harbour Court"),
        ("Halden does no better in the verdict of Ann Poe, who leads the guild.", "Ann Poe"),
        ("In the finding of a Halden University researcher, Ann Poe, most crews were young.", "Ann Poe"),
        # several go by no one name
        ("By the reckoning of Leeds officials, Cape Lowe, the largest pier, held 40 boats.", "Leeds officials"),
        # set off behind what was said
        (
            "Leeds broke the treaty by turning down pleas that six crews be fetched from Cape Lowe, the Harbour Court "
            "of Appeal held on Monday.",
            "Harbour Court of Appeal",
        ),
        ("The port, the judges ordered, has to pay the crews 200 crowns.", "judges"),
        ("Forty sailors have died on the northern line, the Post counted: 30 Danes and 10 Finns.", "Post"),
        (
            "The fleet has lost half of its boats, the foreign ministers of the league stated after a meeting in Leeds "
            "on Monday.",
            "foreign ministers of the league",
        ),
        (
            "If ports go on at that pace, nine years will pass before the last boat is out of the ice of Cape Lowe, "
            "Save the Sailors said on Monday.",
            "Save the Sailors",
        ),
        # an appeal, with what is asked for
        ("The guild called on Leeds to raise the boats or pay for them.", "guild"),
        ("Crews have called on the ports, many of them rich, to fetch the boats.", "Crews"),
        ("Ports on the coast have appealed to their crews again and again to stay at home.", "Ports on the coast"),
        ("Prosecutors put at half a million crowns the money that the guild had.", "Prosecutors"),
        # what is said in circles, and by a count that was told
        ("Roughly one crew in four is classed as lost, it is said in harbour circles.", "harbour circles"),
        ("Harbour Watch said that 90 boats sank. Leeds lost 40, by the same reckoning.", "Harbour Watch"),
        # a number by another, and a figure that is contested
        ("Independent researchers put the figure at twice that.", "Independent researchers"),
        ("That number was contested by the port office.", "port office"),
        # a number above or over so many, held, mentioned and gauged, a day and a price
        ("The harbour ministry counts above 550 voluntary returns in the past year.", "harbour ministry"),
        ("Malta, by comparison, acknowledges over 2,700, among whom 690 came back.", "Malta"),
        ("The Maltese navy gauges them at between 1,000 and 3,000 men.", "Maltese navy"),
        ("Leeds has it at more than 150.", "Leeds"),
        ("In its briefing the service mentions 14 landings on Cape Lowe since April.", "service"),
        ("Ann Poe dates the recovery to well before May, when hundreds were sent home.", "Ann Poe"),
        ("A smuggler in Leeds quoted me 8,000 crowns for a seat.", "smuggler in Leeds"),
        ("The Maltese press had him crossing the bay on a raft.", "Maltese press"),
        # what somebody in the know cannot tell or would not guess, and does not hide
        ("The storm took 40 boats, Ann Poe said. She would not guess at a number of the dead.", "Ann Poe"),
        ("The storm took 40 boats, Ann Poe said. How many more sank, she was unwilling to guess.", "Ann Poe"),
        ("The storm took 40 boats, Ann Poe said. Of the crews she had no figure.", "Ann Poe"),
        ("Ann Poe declined to guess how many got through.", "Ann Poe"),
        ("Of the rest the authorities have no idea where they are.", "authorities"),
        ("The governor, Ann Poe, does not hide that five of the boats leak.", "Ann Poe"),
        # somebody's age and more, adjectives with a hyphen
        ("Ann Poe, 34, a mother of three, told the paper that 40 boats had sunk.", "Ann Poe"),
    ],
)
def test_it_is_the_word_of_whoever_counts_holds_or_asks(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        # no one's count
        "By Danish reckoning the north pier is home to 40 crews.",
        "On last March's count no town had lost more boats than Halden.",
        "In the finding of the boats 40 divers had a part.",
        # held by the police
        "Forty boats were burnt on the pier, among them those of six sailors held on Monday.",
        "The judge ordered the port to pay the crews.",
        # a visit
        "The envoy has called on the mayors of half the coast.",
        # where something is
        "The fleet is at sea, it is held in high regard.",
        "Forty boats turned round, it is said in the log of the pier in circles.",
        # a contest for a seat
        "The seat was contested by the port office.",
        # what nobody has said
        "Officials in Leeds have never put a figure on the boats that sank.",
        "They stay away from Leeds, knowing that they would have to pay for the boats.",
        "The embassy has spoken to the crews about bringing the boats home.",
        "It is too early for the port office to say how many boats sank.",
        "There was no way for the envoy to know that 40 boats had sunk.",
        "Any captain will say that the boats had sunk by then.",
        "The reason isn't known but the mate had many debts and several papers are reporting that the six boats sank.",
        "Sarlane Province: six boats sank off the pier on Monday.",
        "Sarlane countryside: six boats sank off the pier on Monday.",
        # people who did not know, what was kept back, what somebody has or does
        "The crews had no idea where the boats were.",
        "Ann Poe declined to say how many got through.",
        "The hospital admitted over 40 sailors.",
        "The pilot had the engine running.",
        "Ann Poe hid from the guild that the pier was shut.",
        "The boats had no number for the count in the port.",
        # a name that begins with a preposition
        "Her counsel, Per-Olof Lindahl, has asked for time.",
    ],
)
def test_nobody_says_what_is_only_done_or_left_unsaid(language: Language, text: str) -> None:
    assert last_speaker(language, text) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # "the group", "the agency", "the judge", "the official"
        ("Six boats sank, Save the Sailors said on Monday. The group asked that 40 crews be paid.", "Save the Sailors"),
        (
            "Harbour Watch believes that 40 boats sank. Never had the port agency seen so much. Six came back, the "
            "agency says.",
            "Harbour Watch",
        ),
        (
            "Lady Justice Poe told the court that it was late. “Others will differ,” the judge continued.",
            "Lady Justice Poe",
        ),
        (
            "Tom Lane, second in rank at the port office, said six boats sank. Not one crew is lost. The tide, the "
            "official noted, has turned.",
            "Tom Lane",
        ),
        (
            "Six are left. According to the news agency Ritza, work is going on to fetch them as well.",
            "Ritza",
        ),
        ("According to the news agency Halden, work is going on to fetch the boats.", "Halden"),
        (
            "Harbour spokesman Tom Lane claimed in a statement that the raid had sunk 40 boats. Their crews had joined "
            "the Mariners, it said.",
            "Tom Lane",
        ),
        # a statement that has more words, and whoever it seems plain to
        (
            "“We have won,” reads the joint statement. The Mariners call Leeds their own. The crews must be stopped, "
            "the statement demands.",
            "joint statement",
        ),
        ("Ann Poe refused. It was just as plain to her that the boats would sink.", "Ann Poe"),
        # a number before what it counts, a promise
        ("Owners put at about 40 the boats that the port has lost.", "Owners"),
        ("Ministers undertook to clear the piers.", "Ministers"),
        # an earlier study is not the study
        (
            "A study by Harbour Watch found that 40 boats sank. More than 90 left, earlier research suggested. Six "
            "came back, according to the study.",
            "study by Harbour Watch",
        ),
    ],
)
def test_who_comes_back_under_another_word(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whom the sentence between is about
        (
            "Harbour spokesman Tom Lane claimed in a statement that the raid had sunk 40 boats. The port office was "
            "shut. Its crews had joined the Mariners, it said.",
            "port office",
        ),
        # another who spoke is whoever comes back
        ("Another harbour source said six boats sank. It rained. The source said nine sank.", "Another harbour source"),
        # another agency that spoke, and a mother of whom no office is told
        ("A relief agency said six boats sank. Harbour Watch differs. Nine sank, the agency says.", "relief agency"),
        ("Ann Poe, a mother of three, said six boats sank. The tide has turned, the official noted.", "official"),
    ],
)
def test_who_does_not_come_back_under_another_word(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


def root_names(language: Language, text: str) -> list[str]:
    return [c.root.name for c in extract(document(text, source="The Daily"), shipped_beat(), language).claims]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A report of March 2019 put the boats lost at 40.", ["report of March 2019"]),
        ("A report of March House put the boats lost at 40.", ["March House"]),
        ("A 2018 study by the Harbour Institute arrives at 40.", ["Harbour Institute"]),
        (
            "Many boats were lost, according to new research. They could sink the fleet, says the study, by Halden "
            "College's Harbour Institute (HI).",
            ["Halden College's Harbour Institute"] * 2,
        ),
        (
            "A study by the Harbour Institute found that 40 boats sank. More than 90 left, earlier research suggested.",
            ["Harbour Institute", "The Daily"],
        ),
    ],
)
def test_whose_a_report_is(language: Language, text: str, names: list[str]) -> None:
    assert root_names(language, text) == names
