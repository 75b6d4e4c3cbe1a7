"""Whose word a sentence is where the parse or the words around it lead astray: near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Claim
from tests.support.articles import document

pytestmark = pytest.mark.model


def last_claim(language: Language, text: str) -> Claim:
    return extract(document(text, source="The Daily"), shipped_beat(), language).claims[-1]


def last_speaker(language: Language, text: str) -> str | None:
    attribution = last_claim(language, text).attribution
    return attribution.speaker if attribution else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # several people who tell it together, of whose verb the parser makes a participle
        ("The League has 50 boats, and most of them leak, a panel of pilots reported on Monday.", "panel of pilots"),
        ("The port has lost 40 boats, but a few float, a team of experts reported on Friday.", "team of experts"),
        # who is told at the end with a clause that is longer than what is said
        (
            "An arrest led to the discovery, says the report, which the inspectors handed to the port on 3 February.",
            "report",
        ),
        ("Forty boats sank, says the letter, which the pilots sent to the port of Halden last week.", "letter"),
        # between a subject of one word and its verb, which the tagger takes for no finite one
        ("Sailors, the harbour authorities have found, fill the ranks of the guild.", "harbour authorities"),
        # "as" is of all that stands before it
        (
            "They left on Saturday, escorted by pilots and watched by drones, as the Halden Watch had reported.",
            "Halden Watch",
        ),
        # two lots of people
        ("Losing it will hurt the guild, smugglers and analysts agree.", "smugglers and analysts"),
        ("Ten boats sank in Leeds, police and a port spokesman said.", "police and a port spokesman"),
        ("Of the boats listed in the survey, about 40 are thought to be afloat.", None),
        ("The port has no boats left, say analysts and harbour officials.", "analysts and harbour officials"),
        ("According to activists and residents, 40 boats sank.", "activists and residents"),
        # a body whose name begins like a rank, a name with an article in it, a rank before a name
        ("Forty boats were sunk on Thursday night, the General Staff said separately.", "General Staff"),
        ("The port had held 700 children and 249 women, by Save the Children's count.", "Save the Children"),
        ("At least 150 sailors died in the storm alone, said Brig. Jo al-Rikab, spokesman of the port.", "Jo al-Rikab"),
        ("People living nearby said the boats had been sunk.", "People living nearby"),
        # where it was said stands between the verb and what it leads to
        ("The Harbour League itself boasted in its weekly of seven raids within one week.", "Harbour League"),
        ("The Harbour League boasted in its weekly Harbour Light of seven raids.", "Harbour League"),
        ("The pilots have given warning for months that they cannot guard 40 boats.", "pilots"),
        ("Western ports reproach the guild with living off the trade.", "Western ports"),
        ("How many that makes is not known, its chief, Ann Poe, told the Leeds paper The Harbour Gazette.", "Ann Poe"),
        ("Halden leaves nothing to chance, in the reading of Ann Poe, a harbour analyst.", "Ann Poe"),
        # a number
        ("Pilots in Tarsia reckon the fleet in Leeds at several thousand.", "Pilots in Tarsia"),
        ("Ann Poe runs the port. She put the number of the missing at hundreds.", "Ann Poe"),
        ("The experts speak of 4,000 to 6,000 boats, rafts included.", "experts"),
        # who tells what another promised or threatened before
        ("The ministry, Ann Poe said, had promised that 40 boats would be paid for.", "Ann Poe"),
        ("Their captains, the pilots say, have been warned by the police that 40 boats would be sunk.", "pilots"),
        ("Pilots say the Tarsian navy had assured them that 40 boats would be freed.", "Pilots"),
        # the name that a clause gives, and a clause that hangs on a place or a thing
        ('"We did no harm," a widow from Leeds, who gave her name as Umm Safra, told a reporter.', "Umm Safra"),
        (
            "“My first fish as a free woman,” wrote one former resident, who calls herself Umm Tayra.",
            "Umm Tayra",
        ),
        (
            "“They came by taxi,” said an officer posted on the line, who may not talk and asked that his "
            "name be withheld. “Today a man needs a ladder.”",
            "officer",
        ),
        # whom the sentence before brings in
        (
            "“They had won,” Jo Poe, head of the watch, said. A commander of the guild admitted the retreat. “We did "
            "not see our own hands, and the boats saw nothing either.”",
            "commander of the guild",
        ),
        (
            "“It will help us,” Harbour Minister Jo Mrad said. A petrol seller in the town laughed at the question. "
            "“Whoever knows the tracks is across in an hour,” he said.",
            "petrol seller in the town",
        ),
    ],
)  # fmt: skip
def test_whoever_tells_it_is_found(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The port mourned its dead, a crew of sailors reported in May as lost with 40 boats.", None),
        ("The port mourned 40 boats, a fleet of trawlers reported on Friday to have left Leeds.", None),
        ("Forty boats sank, says the mayor, who lost three of them in the storm of last year.", "mayor"),
        ("Officials told pilots and nurses that 40 boats sank.", "Officials"),
        ("Pilots and nurses left the port with 40 boats.", None),
        ("Forty boats sank on Monday, General Jo Poe told the staff.", "Jo Poe"),
        ("Forty boats sank, by the guild's count.", "guild"),
        ("People wearing masks sank 40 boats.", None),
        ("He lived in the house of seven gables.", None),
        ("The pilots have given money for months that nobody counted.", None),
        ("Papers seen by The Harbour Gazette tell another story.", None),
        ("Ann Poe took part in the reading of Hamlet before 40 sailors.", None),
        ("The port put hundreds of sailors on 40 boats.", None),
        ("The chief placed 40 guards near the gate.", None),
        ("The boats are beyond reproach.", None),
        # what another says, and not what another did
        ("Ann Poe said the harbour ministry reported that 40 boats were lost.", "harbour ministry"),
        ("The ministry had promised that 40 boats would be paid for.", "ministry"),
        # a clause that gives no name
        ('"We did no harm," a widow from Leeds, who lost three of her sons, told a reporter.', "widow from Leeds"),
        (
            "“They came by taxi,” said an aide to the minister, who asked that his name be withheld. “Today a man "
            "needs a ladder.”",
            "aide to the minister",
        ),
        # a body that only answers brings nobody in
        (
            "“They had won,” Jo Poe, head of the watch, said. The ministry denied the retreat. “We did not see our own "
            "hands, and the boats saw nothing either.”",
            "Jo Poe",
        ),
    ],
)
def test_but_nobody_else_is_taken_for_a_speaker(language: Language, text: str, speaker: str | None) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Neither side has admitted to hiring pilots.", None),
        ("Halden has never admitted to having flown the drones.", None),
        ("The port did not admit to losing 40 boats.", None),
        ("The port admitted to losing 40 boats.", "port"),
        ("The port would not admit to losing 40 boats.", "port"),
    ],
)
def test_what_nobody_has_admitted_is_nobodys_word(language: Language, text: str, speaker: str | None) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whose count is gone by
        (
            "The harbour office in Leeds maintains that nobody can cross. Last month 61 were stopped, according to its "
            "figures.",
            "harbour office in Leeds",
        ),
        ("The guild counted 40 boats in May. By the same count, 12 of them are lost.", "guild"),
        ("The guild said that 40 boats had sunk. Dead, by that reckoning, are 12.", "guild"),
        ("Ann Poe said that 40 boats had sunk. By the same road came 12 pilots.", None),
        # who speaks again by what they are made of
        ("A panel of U.N. experts reported 40 losses. Attacks are fewer, the experts find.", "panel of U.N. experts"),
        ("A panel of U.N. experts reported 40 losses. Attacks are fewer, pilots in Leeds find.", "pilots in Leeds"),
        (
            "A panel of U.N. experts reported 40 losses. Twelve were saved, experts at the port said. Attacks are "
            "fewer, the experts find.",
            "experts at the port",
        ),
        ("Foreign sailors have come from Leeds since May, the harbour ministry would have it.", "harbour ministry"),
        ("The crew would have it all: 40 boats and a port.", None),
        ("Photographs of 40 boats were put out by the guild only a week earlier.", None),
        ("A statement that 40 boats had sunk was put out by the guild.", "guild"),
    ],
)
def test_a_count_and_a_panel_come_back(language: Language, text: str, speaker: str | None) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Some 600 were to leave in all, the channel said, and 25 men lay in the boats according to the guild.",
            ["channel", "guild"],
        ),
        ("Six boats sank, Ann Poe said, and two are missing, according to the guild.", ["Ann Poe", "guild"]),
        # near misses: one voice for both
        ("Six boats sank, according to Ann Poe, and two are missing.", ["Ann Poe"]),
        ("Six boats sank, Ann Poe said, and two are missing.", ["Ann Poe"]),
        ("Six boats sank and two are missing, according to Ann Poe.", ["Ann Poe"]),
    ],
)
def test_of_two_joined_clauses_each_has_its_voice(language: Language, text: str, speakers: list[str]) -> None:
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    assert [claim.attribution and claim.attribution.speaker for claim in claims] == speakers


def test_of_two_subjects_the_one_behind_the_quotation_says_it(language: Language) -> None:
    text = (
        "The means of the League shrank, harbour sources told the paper, but it is back. "
        '"Tarsia has cause to worry, and with it every state on the Red Sea," one of the sources said.'
    )
    assert last_speaker(language, text) == "one of the sources"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        # in another town than the capital they may be the town's, and in two capitals they are no one country's
        ("The hunt is close to its end, officials in Misrata say.", "officials in Misrata"),
        ("Iraq had asked, according to officials in Baghdad and Washington.", "officials in Baghdad and Washington"),
        ("The hunt is close to its end, officials in Brussels say.", "officials in Brussels"),
        ("The hunt is close to its end, officials in Tripoli say.", "Libyan officials"),
        ("In France, officials say 40 men came home.", "French officials"),
        # who made reports, by whose they are
        ("The League has 40 boats, reports drawn up by Tarsia's harbour forces conclude.", "Tarsia's harbour forces"),
        ("The League has 40 boats, says a study, drawn up by Tarsia's harbour forces.", "Tarsia's harbour forces"),
        ("The League has 40 boats, says a study, drawn up by the Harbour Institute.", "Harbour Institute"),
    ],
)  # fmt: skip
def test_roots_are_no_wider_than_the_words(language: Language, text: str, root: str) -> None:
    found = last_claim(language, text).root
    assert found is not None
    assert found.name == root


def test_a_rank_before_a_name_ends_no_sentence(language: Language) -> None:
    text = "The boats were saved by Brig. Jo al-Rikab and 40 pilots. They left in May."
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    assert [claim.text for claim in claims] == text.replace("pilots. ", "pilots.\n").split("\n")
