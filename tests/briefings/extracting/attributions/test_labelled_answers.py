"""An interview's answers stand behind their speaker's name in capitals, and without a verb."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import find_attributions
from briefings.extracting.parsing.language import Language

pytestmark = pytest.mark.model


def heard(language: Language, text: str) -> list[tuple[str | None, str]]:
    found, _ = find_attributions(text, language.parse(text))
    return [(a.speaker, text[slice(*a.content_span)]) for a in found if a.kind == "direct"]


INTERVIEW = """The port is safe, says Ann Poe, a pilot.

THE POST Is the pier shut?

ANN POE «It is shut. Nobody knows when it will open.»

THE POST And the boats?

POE (sighs) «Forty boats were sold in May.»
"""


def test_each_answer_is_whose_name_stands_before_it(language: Language) -> None:
    assert heard(language, INTERVIEW) == [
        ("Ann Poe", "«It is shut. Nobody knows when it will open.»"),
        ("Ann Poe", "«Forty boats were sold in May.»"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("LEEDS “The pier has been shut,” said Ann Poe.", "Ann Poe"),
        ("EXCLUSIVE “The pier has been shut.”", None),
    ],
)
def test_a_town_and_a_label_answer_nothing(language: Language, text: str, speaker: str | None) -> None:
    assert {name for name, _ in heard(language, text)} <= {speaker}
