"""The roots of whole articles: what carries on, and what does not."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document


def names_of(language: Language, text: str) -> list[str]:
    return [c.root.name for c in extract(document(text, source="The Daily Test"), shipped_beat(), language).claims]


@pytest.mark.model
def test_what_a_watchdog_said_does_not_carry_on_and_what_a_study_said_does(language: Language) -> None:
    watched = "Twenty boats sank, the Harbour Watchdog said. The pier was rebuilt in a week."
    studied = "A study by the Harbour University counted 20 boats. The pier was rebuilt in a week."
    assert names_of(language, watched) == ["Harbour Watchdog", "The Daily Test"]
    assert names_of(language, studied) == ["Harbour University", "Harbour University"]


@pytest.mark.model
def test_one_of_two_who_spoke_together_is_no_short_form_of_both(language: Language) -> None:
    text = "Ministers Jo Lane and Ann Poe said 20 boats sank. Poe said two came back."
    assert names_of(language, text)[-1] == "Ann Poe"


@pytest.mark.model
def test_a_survey_without_a_name_is_a_root_of_its_own(language: Language) -> None:
    assert names_of(language, "A survey taken in May found 20 boats in the harbour.") == ["survey"]


@pytest.mark.model
def test_the_report_that_nobody_named_is_no_root_and_counted_officials_are_officials(language: Language) -> None:
    assert names_of(language, "The report says 20 boats sank in the harbour.") == ["The Daily Test"]
    assert names_of(language, "Two officials from Norway said 20 boats sank.") == ["officials from Norway"]


@pytest.mark.model
def test_what_a_figure_is_made_up_of_goes_back_to_who_gave_it_across_a_paragraph(language: Language) -> None:
    said = "The Harbour Watchdog says 90 boats sank in May.\n\n"
    assert names_of(language, said + "The figure includes 20 boats from Leeds.") == ["Harbour Watchdog"] * 2
    assert names_of(language, said + "They include 20 from Leeds and 15 from Bergen.") == ["Harbour Watchdog"] * 2
    assert names_of(language, said + "They include in the bargain a swan of wood.")[-1] == "The Daily Test"
    assert names_of(language, said + "The figure of a swan stood at the bow.")[-1] == "The Daily Test"
    assert names_of(language, said + "The fleet includes 20 boats from Leeds.")[-1] == "The Daily Test"


@pytest.mark.model
def test_a_title_that_stands_for_the_document_is_nobodys_full_name(language: Language) -> None:
    text = "Norway says six boats sank. Five came back, according to Norway."
    found = extract(document(text, source=None, title="Norway says its boats sank"), shipped_beat(), language).claims
    assert {c.root.name for c in found} == {"Norway"}


@pytest.mark.model
def test_a_paper_called_the_local_keeps_its_capital_and_locals_have_none(language: Language) -> None:
    assert names_of(language, "Six boats sank, according to The Local.") == ["Local"]
    assert names_of(language, "Six boats sank, according to Local fishermen.") == ["local fishermen"]


@pytest.mark.model
def test_a_paper_of_a_country_and_its_ministry_are_two_roots(language: Language) -> None:
    text = "The Iraqi Harbour Ministry said 20 boats sank. An Iraqi newspaper reported that ten came back."
    assert names_of(language, text) == ["Iraqi Harbour Ministry", "Iraqi newspaper"]
    text = "The Harbour Ministry said 20 boats sank. A Halden-based newspaper reported that ten came back."
    assert names_of(language, text) == ["Harbour Ministry", "Halden-based newspaper"]


@pytest.mark.model
def test_where_something_was_does_not_tell_whose_officials_speak(language: Language) -> None:
    assert names_of(language, "In Norway, officials say 20 boats sank.") == ["Norwegian officials"]
    assert names_of(language, "In Norway, she lost 20 boats and came home, officials say.") == ["officials"]


@pytest.mark.model
def test_a_broadcaster_that_is_called_by_its_country_keeps_its_name(language: Language) -> None:
    text = "Ann Poe told {} on Monday that 20 boats sank in the harbour."
    found = extract(document(text.format("Danish Radio"), source="The Daily Test"), shipped_beat(), language).claims
    assert found[0].root.chain == ("The Daily Test", "Danish Radio", "Ann Poe")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The port says that no boat sank, while the Harbour Watchdog says that 20 sank.", ("Harbour Watchdog",)),
        ("Some 40 boats sank, the port says, and the guild says that 20 of them were old.", ("guild",)),
        ("The port said that the guild says 20 boats sank.", ("port", "guild")),
    ],
)
def test_who_is_set_against_another_is_not_told_of_by_them(
    language: Language, text: str, chain: tuple[str, ...]
) -> None:
    found = extract(document(text, source="The Daily Test"), shipped_beat(), language).claims
    assert found[-1].root.chain == ("The Daily Test", *chain)


@pytest.mark.model
def test_no_site_is_called_by_its_people(language: Language) -> None:
    assert names_of(language, "A Kurdish website says that 20 boats sank in May.") == ["Kurdish website"]
    assert names_of(language, "The Harbourwatch website says that 20 boats sank in May.") == ["Harbourwatch"]
