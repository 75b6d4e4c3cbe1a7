"""Who knows of so many, or has them on the books, is whose word the number is."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from tests.briefings.extracting.attributions.test_told_deeds import voices

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The harbour police know of more than 90 boats that sank in May.", "harbour police"),
        ("The shipping agency HMB knows of 36 sailors who left Leeds for the sea.", "HMB"),
        ("Tarsian police are aware of at least five boats in the bay.", "Tarsian police"),
        ("The shipping ministry in Leeds has a list of 46 boats, of which 12 have sunk.", "shipping ministry in Leeds"),
        ("The Harbour Service has on its books 92 boats that left for the sea.", "Harbour Service"),
        ("Harbour intelligence has identified 49 sailors who joined the fleet.", "Harbour intelligence"),
    ],
)
def test_who_has_the_number_is_its_speaker(language: Language, text: str, speaker: str) -> None:
    assert voices(language, text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The new law names 27 ports of the coast.",
        "The harbour police know of the boats.",
        "The fleet has a crew of 90 men.",
        "In one boat the coastguard found four sailors.",
    ],
)
def test_a_number_that_somebody_has_is_no_report(language: Language, text: str) -> None:
    assert voices(language, text) == []
