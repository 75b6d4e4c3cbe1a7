"""Who speaks in a text that came without its commas, and that a text with them is read as before."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.attributions.reports.clauses.unmarked_clauses import is_without_commas
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model

# Long enough that no comma in it is no accident; it names whom the sentences behind it call by the surname.
OPENING = (
    "The harbour of Halden was shut for nine days in May after the storm broke the pier and the fleet lay idle. "
    "The port office counts the boats each evening and writes their number on a board beside the gate. "
    "Harbour Minister Ann Poe told the radio that the pier would be mended before the autumn. "
    "Tom al-Lane is a sailor from Leeds who has lived on the quay for nine years and knows each of the boats by name. "
)


def last_speaker(language: Language, sentence: str) -> str | None:
    claims = extract(document(OPENING + sentence, source="The Daily"), shipped_beat(), language).claims
    attribution = claims[-1].attribution
    return attribution.speaker if attribution else None


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        # at the end: a name behind its title, a surname, a noun with or without an article, when it was said
        ("Forty boats have sunk since the storm broke the pier Harbour Minister Ann Poe said on Monday.", "Ann Poe"),
        ("Forty boats have sunk since the storm broke the pier al-Lane added.", "Tom al-Lane"),
        ("Forty boats have sunk since the storm broke the pier a port spokesman announced.", "port spokesman"),
        ("Forty boats have sunk in one night on the rocks authorities announced Sunday.", "authorities"),
        # a name that one of another people stands before
        ("The boats brought two Danes and one Finn Poe said.", "Ann Poe"),
        # with a description behind the name
        ("Forty boats have sunk in the bay Nora Hill who heads the port office told the radio on Monday.", "Nora Hill"),
        ("Forty boats have sunk in the bay Nora Hill a clerk at the port told the radio.", "Nora Hill"),
        # between two clauses, and between a subject and its verb
        ("Forty boats have sunk since the storm Poe said and half of them were new.", "Ann Poe"),
        ("The new boats officials say have been sunk by the storm.", "officials"),
        # turned round
        ("Half of the boats that sank were Danish say port officials.", "port officials"),
    ],
)
def test_a_reporting_clause_needs_no_commas(language: Language, sentence: str, speaker: str) -> None:
    assert last_speaker(language, sentence) == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "The storm sank the boats and the port office.",
        "Forty boats left the bay on the day that Tom al-Lane was born.",
    ],
)
def test_who_is_only_spoken_of_says_nothing(language: Language, sentence: str) -> None:
    assert last_speaker(language, sentence) is None


@pytest.mark.parametrize(
    "ending", ["Leeds says", "the sailors of Leeds said", "who reports", "Leeds told", "is said to", "Leeds. The"]
)
def test_a_text_may_end_with_any_word(language: Language, ending: str) -> None:
    text = OPENING + "Forty boats have sunk in the bay near " + ending

    assert not extract(document(text, source="The Daily"), shipped_beat(), language).skipped


@pytest.mark.parametrize("text", [OPENING + "In May, 40 boats sank.", "Forty boats sank.", OPENING[:300]])
def test_a_text_with_commas_or_a_short_one_is_none_of_these(text: str) -> None:
    assert not is_without_commas(text)


def test_commas_of_numbers_are_none(language: Language) -> None:
    assert is_without_commas(OPENING + "Some 1,200 boats sank.")
