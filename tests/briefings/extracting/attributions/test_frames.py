"""Sentences built around whose word they are, and speakers that a clause describes, with near misses."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Claim
from tests.support.articles import document

pytestmark = pytest.mark.model


def only_claim(language: Language, text: str) -> Claim:
    (claim,) = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return claim


def speaker_of(language: Language, text: str) -> str | None:
    attribution = only_claim(language, text).attribution
    return attribution.speaker if attribution else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # what somebody says or fears, and how somebody sees it
        ("What Poe concedes is that 20 boats sank.", "Poe"),
        ("20 boats sank in May, in the estimate of Ann Poe.", "Ann Poe"),
        ("20 boats sank in May, if the ministry is to be believed.", "ministry"),
        # by whom it is held
        ("20 boats are believed by Tarsian officers to have sunk in May.", "Tarsian officers"),
        ("That the boats crossed into Norway is confirmed by two officials.", "two officials"),
        # to have done
        ("Tom Poe reckons to have sunk 60 boats since May.", "Tom Poe"),
        ("Harbour radio had it that 20 boats sank in May.", "Harbour radio"),
        # whoever is quoted, and not who quotes
        ("20 boats sank in May, the harbour radio quoted Ann Poe as saying.", "Ann Poe"),
        ("“20 boats sank,” the release quotes the head of the pier, Captain Ann Poe, as saying.", "Ann Poe"),
        # by a body's count, which is no verb
        ("By the police count 20 boats sank.", "police"),
        ("On army figures, 20 boats sank.", "army"),
        ("By the harbour office's own reckoning 20 boats sank.", "harbour office"),
        # put so
        ("Ann Poe put it this way: “Most boats will not sail again.”", "Ann Poe"),
        ("A senior pilot put it like this: “Most boats will not sail again.”", "senior pilot"),
        # the time that opens the sentence is no part of who speaks
        ("Last week officials said that 20 boats sank.", "officials"),
        ("Last year two Tarsian ministers said that 20 boats sank.", "two Tarsian ministers"),
        ("On Friday people familiar with the case said that 20 boats sank.", "people familiar with the case"),
        ("Last week's report said that 20 boats sank.", "Last week's report"),
        # nor is the last noun of whoever speaks
        ("On Friday officials close to the talks announced that 20 boats sank.", "officials close to the talks"),
        ("On Friday three officials from the port announced that 20 boats sank.", "three officials from the port"),
        # who is cited goes on, and not those of whom it tells
        ("According to the Harbour Post, many pilots may sail west, reporting that 20 boats sank.", "Harbour Post"),
        # a gesture behind a quotation's comma
        ("“It was over in a night,” shrugged Tom Poe, 31.", "Tom Poe"),
        # a clause that says who it is
        ("The guards wanted 20 boats, a relative who took part in it said.", "relative who took part in it"),
        (
            "Tom Poe, who is a scholar with the Harbour Fund, a house in Leeds, calculates that 20 boats sank.",
            "Tom Poe",
        ),
        ("Her counterpart, Hadi Jasim, reckoned that 20 boats sank.", "Hadi Jasim"),
        ("The charity Sailors Across Borders says it saved 61 people.", "Sailors Across Borders"),
        # names and words of one class
        ("The harbour guild put the figure far higher.", "harbour guild"),
        ("The harbour police identified the dead man as Tom Poe.", "harbour police"),
        ("A harbour survey last year suggested that 20 boats sank.", "harbour survey"),
        # in the perfect, with where the speaker is
        ("Norway has for the first time taken boats out of Tarsia, the Foreign Office in Oslo has confirmed.",
         "Foreign Office in Oslo"),
        # by whose figures one goes, and who writes in a paper
        ("20 boats sank in four weeks, going by figures of the harbour guild.", "figures of the harbour guild"),
        ("In a paper published last year, sociologist Ann Poe attributed this to the cold.", "Ann Poe"),
        # what somebody calls it, speaks of or asks for
        ("The embassy called it an example for others.", "embassy"),
        ("The harbour guild spoke of a “silent fleet”.", "harbour guild"),
        ("“The foreigners row, the locals steer”, is how Ann Poe, a clerk, sums it up.", "Ann Poe"),
        # behind a quotation, by name and by what the speaker directs
        ("“There is nothing to see in a harbour,” its director, Ann Poe, charged in an interview.", "Ann Poe"),
        # a body that tells of itself
        ("The coastguard brought 20 boats to the shore on Tuesday, it said in a statement.", "coastguard"),
        # behind a dateline, which is no part of the sentence
        ("Leeds (Tarsia) (AFP) - Crown-backed sailors said they had sunk 20 boats on Tuesday.", "Crown-backed sailors"),
        ("LEEDS, Tarsia (AP) — Crown-led sailors said Monday they had sunk 20 boats.", "Crown-led sailors"),
        # a rank's stop ends no sentence
        ("As many as 20 boats may have sunk, said Brig. Gen. Tom Poe.", "Tom Poe"),
        # what is ruled out
        ("Interior Minister Tom Poe has ruled out bringing back the 20 boats.", "Tom Poe"),
        ("The minister ruled out a new trial.", "minister"),
        # who tells, and not whom it is told
        ("“Three or four helicopters, very low, for an hour and a half,” a neighbour who gave his name as Abu Mohammed "
         "told our correspondent by phone.", "Abu Mohammed"),
        ("LEEDS (dpa) - Norway's coastguard brought 20 boats to the shore, it said in a statement.",
         "Norway's coastguard"),
        # a verb that looks like a plural
        ("20 boats sank in Norway between July and October, the court's registry notes.", "court's registry"),
        ("Norway will do nothing to raise 20 boats, Interior Minister Tom Poe made plain on Tuesday.", "Tom Poe"),
        ("Norway and Tarsia have announced boats of their own.", "Norway and Tarsia"),
        ("20 boats sank in May, if the lists of the harbour police are right.", "lists of the harbour police"),
        ("“The harbour is shut tonight,” says a man who wishes to be called Yusuf.", "Yusuf"),
        # a verb that looks like a noun behind an acronym
        ("The HDF estimate that the harbour has shrunk to half its size.", "HDF"),
        # verbs of several words, and a document that runs so
        ("The captain had sunk 20 boats, the indictment runs.", "indictment"),
        ("The harbour guild let it be known that 20 boats had sunk.", "harbour guild"),
        ("20 boats sank in May, as Ann Poe points out.", "Ann Poe"),
        ("To believe the ministry, 20 boats sank in May.", "ministry"),
    ],
)  # fmt: skip
def test_a_frame_says_whose_word_the_sentence_is(language: Language, text: str, speaker: str) -> None:
    assert speaker_of(language, text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "A court will decide on Monday whether the boats may leave.",
        "20 boats are believed to have sunk in May.",
        "The villages give higher figures a bad name.",
        "What the boats carried is in the harbour.",
        "20 boats sank off the pier where the ferry runs.",
        "The harbour guild let it be that 20 boats sank.",
        "The clerk pointed at 20 boats in May.",
    ],
)
def test_what_nobody_reported_has_no_speaker(language: Language, text: str) -> None:
    assert speaker_of(language, text) is None


def test_who_is_cited_is_the_root_and_who_cites_the_speaker(language: Language) -> None:
    text = "20 boats sank in May, the Harbour Times reported, citing officials."
    assert speaker_of(language, text) == "Harbour Times"
    assert only_claim(language, text).root.name == "officials"


def test_shared_data_are_their_makers(language: Language) -> None:
    text = "Data compiled by the Harbour Project and shared with the Times suggest that 20 boats sank."
    assert only_claim(language, text).root.name == "Harbour Project"


def test_a_town_before_a_colon_is_a_dateline(language: Language) -> None:
    assert speaker_of(language, "KABUL: 20 boats sank in May.") is None


@pytest.mark.parametrize(
    "text",
    [
        "Twenty-two told us that they had sunk boats.",
        "The harbour hospital has admitted barely 50 inmates so far.",
        "A: The boats lie in the harbour, and nobody wants them.",
        "The ship brought 20 boats to the shore on Tuesday, it is said in the harbour.",
    ],
)
def test_nobody_speaks_for_all_of_these(language: Language, text: str) -> None:
    assert speaker_of(language, text) is None
