"""However a document's first sentence is headed, whoever speaks in it is the same as without the dateline. Every
sentence here is invented."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import find_attributions
from briefings.extracting.parsing.language import Language

DATELINES = [
    "PARIS (AFP) - ",
    "PARIS (AFP) — ",
    "TUNIS, Oct 6 (Reuters) - ",
    "NEW DELHI: ",
    "Beirut, Lebanon (CNN) -- ",
    "BEIRUT — ",
    "(Reuters) - ",
    "AFP - ",
    "Madrid (EFE).- ",
    "Reuters, Berlin – ",
    "PARIS/BERLIN (Reuters) - ",
    "TRIPOLI, Libya (AP) _ ",
    "Moscow, Jan 5 (TASS) – ",
]
OPENINGS = {
    "Police said that 90 people had come home.": "Police",
    "Norway's interior ministry said Saturday that 90 people had come home.": "Norway's interior ministry",
    "Officials say 90 people have come home.": "Officials",
    "Interior Minister Ann Poe told parliament on Monday that 90 people had come home.": "Ann Poe",
    "Nearly 90 people have come home, the interior ministry said on Monday.": "interior ministry",
    "According to the interior ministry, 90 people have come home.": "interior ministry",
    "A senior port official on Tuesday estimated that 90 people had come home.": "senior port official",
    "“They are back,” Mayor Ann Poe said on Monday.": "Ann Poe",
    "The United Nations on Monday accused both sides of shelling the harbour.": "United Nations",
}


@pytest.mark.parametrize("dateline", DATELINES)
@pytest.mark.parametrize("opening", OPENINGS)
def test_a_dateline_hides_no_speaker_and_is_none(dateline: str, opening: str, language: Language) -> None:
    text = dateline + opening
    found, _ = find_attributions(text, language.parse(text))
    assert [attribution.speaker for attribution in found] == [OPENINGS[opening]]
