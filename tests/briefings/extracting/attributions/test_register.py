"""Speakers under the fullest name that the document gives them. Near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import find_attributions
from briefings.extracting.parsing.language import Language

pytestmark = pytest.mark.model


def last_speaker(language: Language, text: str) -> str | None:
    found, _ = find_attributions(text, language.parse(text))
    return found[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a title and one word of the name
        (
            "Deputy minister Ratna Lindgren Poe left on Monday. Ms Lindgren said the pier was safe.",
            "Ratna Lindgren Poe",
        ),
        # an acronym
        ("The Harbour Defence Force (HDF) left on Monday. HDF said the pier was safe.", "Harbour Defence Force"),
        # what follows a body's name
        ("The Norland Embassy in Halden said on Monday that the pier was safe.", "Norland Embassy in Halden"),
        # a part of a body's name
        (
            "The Northern Observatory for Fishing Rights left. The Observatory said the pier was safe.",
            "Northern Observatory for Fishing Rights",
        ),
        # a description of who spoke before
        (
            "A source at the harbour command said that the pier was safe. The source added that boats had left.",
            "source at the harbour command",
        ),
        # the ministry is not its statement
        ("The Harbour Ministry's new report said boats had left. The ministry said 40 were back.", "Harbour Ministry"),
        ("The ministry's statement said boats had left. By the ministry's count, 40 had.", "ministry"),
        ("The Pilot’s Office said boats had left. The ministry said 40 were back.", "ministry"),
        ("The Foreign Office said boats had left. The ministry said 40 were back.", "Foreign Office"),
        # a statement is whose it is
        (
            "Boats had left, according to a statement by the guild of Halden. The pier, said the statement, is safe.",
            "guild of Halden",
        ),
    ],
)
def test_a_speaker_has_the_fullest_name_in_the_document(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("who", "whose", "speaker"),
    [
        ("the coast guard", "the coast guard's commander", "coast guard"),
        ("the civil defence", "the civil defence's chief", "civil defence"),
        ("a guard", "the guard", "Ann Poe"),
    ],
)
def test_a_body_that_guards_is_not_its_commander(language: Language, who: str, whose: str, speaker: str) -> None:
    text = f"Two boats sank on Monday, {who} said.\n\nTen were saved, {whose}, Ann Poe, said, and five were lost."
    found, _ = find_attributions(text, language.parse(text))
    assert [a.speaker for a in found] == [speaker, "Ann Poe"]


def test_it_is_the_civil_defence(language: Language) -> None:
    assert last_speaker(language, "Ten were saved, the civil defence said. Five were lost, it said.") == "civil defence"


@pytest.mark.parametrize("who", ["a monitoring group", "a war monitor", "a monitor group", "a conflict monitor"])
def test_a_lead_that_names_nobody_is_told_by_the_next_sentence(language: Language, who: str) -> None:
    text = (
        f"Forty boats sank off the coast on Monday, {who} said. "
        "The Northern Observatory for Fishing Rights said the boats were old."
    )
    found, _ = find_attributions(text, language.parse(text))
    assert {a.speaker for a in found} == {"Northern Observatory for Fishing Rights"}


def test_a_group_that_monitors_is_no_network_named_later(language: Language) -> None:
    text = (
        "Forty boats sank off the coast on Monday, a monitoring group said. "
        "Last month the Northern Network for Fishing Rights said the boats were old."
    )
    found, _ = find_attributions(text, language.parse(text))
    assert [a.speaker for a in found] == ["monitoring group", "Northern Network for Fishing Rights"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # two who fit
        (
            "Mayor Ann Poe and mayor Tom Lane left. A guild in Halden said on Monday that the pier was safe.",
            "guild in Halden",
        ),
        # a body is nobody who leads it
        (
            "Military chief Ann Poe left on Monday. The military said the pier was safe.",
            "military",
        ),
        # officials of no one in particular are not those named before
        ("Norland officials left on Monday. Western officials said the pier was safe.", "Western officials"),
    ],
)
def test_where_nobody_surely_fits_the_words_stay(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker
