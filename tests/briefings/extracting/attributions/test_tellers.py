"""Who tells a thing where the parser hides the teller or what is told, and whom "it" means behind a bare name."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model

OPENING = "The fleet lost its last port in March 2019. "


def speakers(language: Language, text: str, source: str = "The Daily") -> list[str | None]:
    """The speakers of the claims in the text, which stands behind a sentence that is nobody's word."""
    claims = extract(document(OPENING + text, source=source), shipped_beat(), language).claims
    return [c.attribution.speaker if c.attribution else None for c in claims if c.start >= len(OPENING)]


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("officials", "The crew was told by officials that their ship had gone down."),
        ("officials", "The owners were informed by officials that their ship had gone down."),
        ("port office", "She was assured by the port office that her boat would be raised."),
    ],
)
def test_who_told_somebody_so_is_the_speaker_in_the_passive(language: Language, speaker: str, text: str) -> None:
    assert speakers(language, text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "It would be wrong to comment on the port.",
        "It was hard to explain.",
        "The boy was told by officials to row.",
        "She was beaten by guards that her brother had paid.",
        "The crew was warned by the lights of the pier.",
    ],
)
def test_an_order_and_a_relative_clause_are_nobodys_word(language: Language, text: str) -> None:
    assert speakers(language, text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "More than 40 sailors live in the harbour, according to the charity Save the Sailors.",
        "More than 40 sailors live in the harbour, according to Save the Sailors.",
    ],
)
def test_a_name_that_begins_with_an_order_stands_behind_its_noun_as_well(language: Language, text: str) -> None:
    assert speakers(language, text) == ["Save the Sailors"]


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("Norwegian officers", "Norwegian officers have described Tarik as “a bad sailor” while he lived in Leeds."),
        (None, "The figure includes half of the 870 people who sailed for Leeds."),
        (None, "The total contains 40 boats from Leeds."),
        ("port register", "The port register contains 40 boats from Leeds."),
    ],
)
def test_what_is_described_and_what_a_list_holds_and_no_figures_parts(
    language: Language, speaker: str | None, text: str
) -> None:
    assert speakers(language, text) == [speaker]


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ("UNICEF", "UNICEF says 300 sailors live in the harbour. It says at least 40 of them are ill."),
        ("Reprieve", "The port office gave no number. Reprieve says 300 live there. It says 40 of them are ill."),
        (
            "Open Hands",
            "About 300 live there, according to the charity Open Hands. At least 40 of them, it says, are ill.",
        ),
    ],
)
def test_it_is_the_body_that_spoke_last_though_only_its_name_is_known(
    language: Language, second: str, text: str
) -> None:
    assert speakers(language, text)[-1] == second


def test_it_is_no_person_and_not_the_paper_that_tells(language: Language) -> None:
    text = (
        "The Harbour Post, 3 December 2018\n\nHamid says 300 sailors live in the harbour. It has since said 40 are ill."
    )
    assert speakers(language, text, source="The Harbour Post")[-1] is None


def test_a_person_of_whom_only_the_house_is_told_comes_back_by_a_trade(language: Language) -> None:
    text = "Thomas Lane of the Harbour Institute says 60 boats sank. “The rest may come home,” the researcher warns."
    assert speakers(language, text) == ["Thomas Lane", "Thomas Lane"]


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Open Hands", "The charity Open Hands says 60 boats sank. Ice sank most of them, the charity says."),
        (
            "Egmont Institute",
            "The Egmont Institute says 60 boats sank. “The rest may come home,” the think tank warns.",
        ),
    ],
)
def test_a_body_keeps_the_name_beside_its_noun_and_comes_back_by_the_noun(
    language: Language, wanted: str, text: str
) -> None:
    assert speakers(language, text) == [wanted, wanted]


def test_two_subjects_are_no_name_where_the_second_is_no_name(language: Language) -> None:
    assert speakers(language, "The charity says 60 boats sank.") == ["charity"]
    assert speakers(language, "The tank crew says 60 boats sank.") == ["tank crew"]


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("Doctors", "Doctors working at the port said that two sailors had frozen to death."),
        ("guild", "A guild working in the harbour reported that two sailors had frozen to death."),
        ("port office", "Boats leaving in May were late, and the port office said that two had sunk."),
    ],
)
def test_whoever_works_somewhere_tells_it_and_not_the_place(language: Language, speaker: str, text: str) -> None:
    assert speakers(language, text)[-1] == speaker


def test_data_show_it_and_it_has_called_on_others(language: Language) -> None:
    assert speakers(language, "Data from the port office show that 425 boats have returned.") == [
        "Data from the port office"
    ]
    told = "The port office says 40 boats are lost. It has called on captains to bring them back."
    assert speakers(language, told) == ["port office", "port office"]
    assert speakers(language, "The captain has called on his mother.") == [None]


def test_who_is_told_of_in_the_first_sentence_of_a_quotation_does_not_speak(language: Language) -> None:
    text = "A sailor said: “My wife told me it leaks. I sold it in May,” the guild reported."
    assert "My wife" not in speakers(language, text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Halden Harbour Watch counts boats.\n\nIt leaks, according to the harbour watch organisation.",
         "Halden Harbour Watch"),
        # near misses: one word may be any body's, and two bodies may be meant
        ("Halden Harbour Watch counts boats.\n\nIt leaks, according to the port rights organisation.",
         "port rights organisation"),
        ("Halden Harbour Watch and Leeds Harbour Watch count boats.\n\nIt leaks, said the harbour watch organisation.",
         "harbour watch organisation"),
    ],
)  # fmt: skip
def test_a_body_is_known_by_two_words_of_its_name(language: Language, text: str, speaker: str) -> None:
    assert speakers(language, text)[-1] == speaker
