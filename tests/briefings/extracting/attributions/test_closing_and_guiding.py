"""Whose word a sentence closes with, what it goes by, and what a paper has seen; near misses stand beside."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.attributions.attributions import hear
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model


def speaker_of(language: Language, text: str) -> str | None:
    (claim,) = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return claim.attribution.speaker if claim.attribution else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the sentence closes with a noun for what is told, and whose it is
        ("Not one boat had come back, was the complaint of the mayor, Ann Poe.", "Ann Poe"),
        ("Half of the boats are lost – such, at least, is the arithmetic of the guild.", "guild"),
        ("Forty boats will never sail again, runs the warning from the port office.", "port office"),
        ("That few of the boats will ever sail is the expectation of Ann Poe, who runs the yard.", "Ann Poe"),
        ("The pilots had burnt their boats, went the story told by two sailors.", "two sailors"),
        # what somebody's account gives away
        ("To judge by what sailors told the guild, 40 boats had sunk.", "sailors"),
        ("Going by the testimony of three sailors, the fleet lost 40 boats.", "three sailors"),
        ("40 boats had sunk, if the word of the harbour master is anything to go by.", "harbour master"),
        ("From the account of a former guard it appears that 40 boats had sunk.", "former guard"),
        ("Among the doubters is the clerk Ann Poe, in whose estimation 40 boats have sunk.", "Ann Poe"),
        # a writing that a paper has seen
        (
            "The Gazette has seen a list drawn up by the Harbour Ministry, which has 173 boats on it.",
            "Harbour Ministry",
        ),
        ("In July the Gazette got hold of a Customs list of 173 boats.", "Customs"),
        # a count that somebody gives
        ("One harbour official volunteered the figure of 6,000 boats.", "One harbour official"),
        ("The head of the coastguard, Ann Poe, offered a lower number, 129.", "Ann Poe"),
        ("The figure was given to the deputies by Minister Ann Poe: 40 boats had sunk.", "Ann Poe"),
        ("Norway's prosecutor has 130 boats down as lost.", "Norway's prosecutor"),
        ("A tally kept by the Harbour Guild has 1,140 of them dead.", "tally kept by the Harbour Guild"),
        # told through others
        (
            "It was put to reporters by a Norwegian harbour official that 40 boats had sunk.",
            "Norwegian harbour official",
        ),
        ("40 boats had sunk in May, it emerges from a document that the Harbour Ministry drew up.", "Harbour Ministry"),
        ("Word of the fleet's return came from the governor, Ann Poe, who put the boats at 34.", "Ann Poe"),
        ("The boats are thought by Norwegian officers to be heading for Iceland.", "Norwegian officers"),
        ("“It was confirmed by the Harbour Council that 40 boats had sunk,” Ann Poe said.", "Ann Poe"),
        # said in so many words
        ("Its own boats, the Harbour Ministry let it be known on Sunday, had not sailed.", "Harbour Ministry"),
        ("The boats had meant to sail west, officials have since been able to establish.", "officials"),
        ("The Harbour Office took the view last year that 40 boats had sunk.", "Harbour Office"),
        ("The governor of the port put on record his belief that 40 boats had sunk.", "governor of the port"),
        ("The Norwegian Harbour Office concedes having lost 40 boats.", "Norwegian Harbour Office"),
        ("For Ann Poe, who runs the yard, it is plain that 40 boats will never sail.", "Ann Poe"),
        ("By his own admission, the defendant, Tom Poe, sank 40 boats.", "Tom Poe"),
    ],
)
def test_it_is_told_by(language: Language, text: str, speaker: str) -> None:
    assert speaker_of(language, text) == speaker


CUT = (
    "Of the 900 who sailed, a third have come back – such, at least, is the arithmetic of the guild.",
    "From the list it appears so now",
    "From the port's list it appears so now that 40 boats sank.",
    "To judge by what sailors told the guild, 40 boats had sunk, if the word of Poe is anything to go by.",
    "The clerk is Ann Poe, in whose view it was put to us by the guild that 40 boats sank, as they let it be known on.",
    "The Gazette has seen a list drawn up by the port, which has 40 boats down as lost and gave another figure: 90.",
)


@pytest.mark.parametrize("text", CUT)
def test_a_text_that_breaks_off_anywhere_is_read(language: Language, text: str) -> None:
    words = text.split()
    for broken in (" ".join(words[:k]) for k in range(1, len(words) + 1)):
        passages = language.parse(broken)
        hear(broken, passages, Cast.of(broken, passages))


@pytest.mark.parametrize(
    "text",
    [
        # a noun for no telling, or nobody's
        "The last to sail was the daughter of the harbour master Ann Poe.",
        "Forty boats sank off the pier, which was the work of the guild.",
        "The pier with its 40 boats is the view from the hill.",
        "When 40 boats came back, it was the fear of the pilots.",
        # who is judged, and goes, by nothing that anybody tells
        "Going by the old pier, the fleet lost 40 boats.",
        "From the account of the guild 40 crowns were paid to sailors.",
        "The boats of Ann Poe, in whose yard 40 of them were built, have sunk.",
        # who sees a list that is nobody's, or is no paper
        "The harbour master has seen a list of 40 boats.",
        "The Gazette has seen 40 boats on the pier.",
        # what is given away, offered or had
        "The head of the coastguard offered a lower price, 129 crowns.",
        "The boats were given to the deputies by Minister Ann Poe: 40 of them had sunk.",
        "Norway has 130 boats in the harbour.",
        "The port has 40 dead on its hands.",
        # who can do a thing, and does not tell it
        "The pilots have since been able to sail 40 boats home.",
        "For the pilots of 40 boats it was a long wait.",
        "From the port came 40 boats.",
    ],
)
def test_it_is_nobodys_word(language: Language, text: str) -> None:
    assert speaker_of(language, text) is None
