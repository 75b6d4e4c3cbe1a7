"""A name in capitals that is spelled like a verb is read as a name, in its own spelling."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from briefings.extracting.parsing.names_like_words import with_readable_names


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Some 40 of those who left Malta to join IS are back in the country.",
        "The army said that IS fighters had fled.",
        "Two towns are in IS-held land.",
    ],
)
def test_the_group_is_a_name_under_its_own_spelling(language: Language, text: str) -> None:
    (passage,) = language.parse(text)
    (group,) = [token for token in passage.doc if token.text == "IS"]
    assert (group.pos_, group.lemma_) == ("PROPN", "IS")
    assert passage.doc.text == text


def test_another_name_that_the_parser_is_shown_stays_itself(language: Language) -> None:
    (passage,) = language.parse("The UN says IS has lost the town.")
    assert [token.text for token in passage.doc if token.text in ("UN", "IS")] == ["UN", "IS"]


@pytest.mark.parametrize("text", ["THE TOWN IS LOST", "It IS true, she said.", "This is true.", "The I.S. is gone."])
def test_a_verb_stays_a_verb(text: str) -> None:
    assert with_readable_names(text) == (text, frozenset())


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Mevlud drove the bus from Leeds to Halden.", "NNP"),
        ("Police drove the bus from Leeds to Halden.", "NNS"),
        ("Men drove the bus from Leeds to Halden.", "NNS"),
        ("Pilots drove the bus from Leeds to Halden.", "NNS"),
        ("Eleven of those are men, the rest boys.", "NNS"),
    ],
)
def test_a_name_that_passes_for_a_plural_is_a_name(language: Language, text: str, tag: str) -> None:
    (passage,) = language.parse(text)
    assert passage.doc[0].tag_ == tag
