"""Articles that retell a report: whose it is, however the report is called from one paragraph to the next."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model


def said(language: Language, text: str) -> list[tuple[str | None, str]]:
    """The speaker and the root of each claim."""
    claims = extract(document(text, source="The Daily Test"), shipped_beat(), language).claims
    return [(c.attribution.speaker if c.attribution else None, c.root.name) for c in claims]


def roots(language: Language, text: str) -> list[str]:
    return [root for _, root in said(language, text)]


def test_research_that_comes_in_without_a_name_is_whoever_is_told_to_have_written_it(language: Language) -> None:
    text = (
        "New research warns that few crews were counted.\n\n"
        "According to the report 'From Sea to “Shore”: Lost Crews' by the Harbour Centre for the Coast, 40 boats sank."
        "\n\nKey statistics highlighted in the report indicate that 90 boats were sold.\n\n"
        "The report says that the pier is shut."
    )
    assert roots(language, text) == ["Harbour Centre for the Coast"] * 4


def test_the_day_on_which_a_report_came_out_has_not_written_it(language: Language) -> None:
    text = "A report by the Halden Group said 40 boats sank.\n\nTuesday’s report added that 30 boats were old."
    assert roots(language, text) == ["Halden Group"] * 2


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The report released Friday by the Halden-based firm The Poe Group said 40 boats sank.", "Poe Group"),
        (
            "The report published by the Halden-based thinktank Harbour Initiative said 40 boats sank.",
            "Harbour Initiative",
        ),
        ("The report released Friday by the think tank Harbour Institute said 40 boats sank.", "Harbour Institute"),
        ("A report by the Halden-based think tank the Harbour Institute said 40 boats sank.", "Harbour Institute"),
        ("Report by Harbour Watch says 40 boats sank.", "Harbour Watch"),
        ("The report drawn up by Harbour Watch circulated on Monday said 40 boats sank.", "Harbour Watch"),
        # near misses: "Group" opens the name itself, and a maker without one
        ("A report by the Group of Nine said 40 boats sank.", "Group of Nine"),
        ("A report by the firm said 40 boats sank.", "report by the firm"),
    ],
)
def test_what_trade_a_maker_follows_is_no_part_of_the_name(language: Language, text: str, root: str) -> None:
    assert roots(language, text) == [root]


def test_a_group_of_people_with_others_in_it_has_written_nothing(language: Language) -> None:
    text = "The port brought home 21 sailors.\n\nThe group includes 15 boys and six men.\n\nAll are well."
    assert roots(language, text) == ["The Daily Test"] * 3


def test_what_figures_in_another_paper_show_is_no_report_of_the_article(language: Language) -> None:
    text = "Figures in the ledger of the port show that 40 boats sank."
    assert "ledger" not in roots(language, text)[0]


def test_who_wrote_a_report_is_told_without_what_else_they_claim(language: Language) -> None:
    text = "Halden leads the list, according to a new report by a private firm, which also claims that 40 boats sank."
    assert said(language, text)[0][0] == "new report by a private firm"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a number that a list gives ends no sentence
        ("Halden has been the No. 1 port of the fleet, according to Ann Poe.", "Ann Poe"),
        (
            "A report from a charity for crews highlighted that “of 90 boats, 40 sank.”",
            "report from a charity for crews",
        ),
        # adjectives that share one noun
        (
            "Forty boats sank, according to new German and other Western reports.",
            "new German and other Western reports",
        ),
        ("The wounded and their doctors said 40 boats sank.", "wounded"),
        # a report with what the parser makes a second subject
        ("The survey, published Friday, said HMA functions like a “guild” of pilots.", None),
        ("Forty boats, said the pilots, were lost.", "pilots"),
        # what moves others
        ("The guild grew like no other, encouraging 40 crews from Leeds to join.", None),
        ("The guild wrote on Monday, urging 40 crews to join.", "guild"),
    ],
)
def test_the_speaker_is_named_in_whole_or_not_at_all(language: Language, text: str, speaker: str | None) -> None:
    assert said(language, text)[-1][0] == speaker


def test_a_word_in_marks_is_no_part_of_what_somebody_else_says(language: Language) -> None:
    text = 'Some 40 boats left the so-called "old harbour" for Leeds, and the pilots say that 30 sank.'
    claims = extract(document(text, source="The Daily Test"), shipped_beat(), language).claims
    assert [claim.text for claim in claims] == [
        'Some 40 boats left the so-called "old harbour" for Leeds',
        "the pilots say that 30 sank.",
    ]
