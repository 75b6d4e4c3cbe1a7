"""Rules of counting are of the language: a beat on disasters, whose words the catalogue has, reads its numbers too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.beat.beat import Beat, parse_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document

TABLE = Path(__file__).parents[3] / "data" / "counted_in_disasters.txt"
BEAT = """
id = "disasters"
title = "Disasters"
whom = "everybody"
[subject]
names = ["quake", "flood", "storm", "ship", "crash", "fire", "migrant"]
[[groups]]
id = "all"
label = "people"
words = ["person", "people", "villager", "migrant", "passenger", "resident", "victim"]
[[measures]]
id = "killed"
[[measures]]
id = "injured"
[[measures]]
id = "missing"
[[measures]]
id = "displaced"
[[measures]]
id = "rescued"
[[topics]]
id = "harm"
command = "harm"
title = "Harm"
rules = [{ any = ["kill"] }]
"""
Expected = list[tuple[float, str, str | None]]


def rows() -> Iterator[tuple[str, Expected]]:
    text, expected = "", Expected()
    for line in [*TABLE.read_text("utf-8").splitlines(), ""]:
        if line.startswith("= "):
            value, bound, measure = line[2:].split()
            expected.append((float(value), bound, None if measure == "none" else measure))
            continue
        if text:
            yield text, expected
        text, expected = ("" if line.startswith("#") else line), Expected()


@pytest.fixture(scope="module")
def beat() -> Beat:
    return parse_beat(BEAT)


@pytest.mark.parametrize(("text", "expected"), list(rows()))
def test_people_are_counted_with_bound_and_measure(
    text: str, expected: Expected, beat: Beat, language: Language
) -> None:
    found = extract(Document("1", text, "The flood, the fire and the quake"), beat, language).mentions.quantities
    assert [(q.low, q.bound, q.measure) for q in found] == expected
