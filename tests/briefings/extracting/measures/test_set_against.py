"""The day that a toll is only set against is another's: "killed 50 people, up from 30 last week"."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from briefings.beat.beat import load_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document

PUBLISHED = date(2016, 3, 5)  # a Saturday


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A strike killed 51 people in Homs on Friday, up from 33 last week.", {51: ("Homs", 4), 33: (None, 22)}),
        ("A strike killed 51 people in Homs, compared with 33 last week.", {51: ("Homs", None), 33: (None, 21)}),
        ("A strike killed 51 people in Homs, more than last week.", {51: ("Homs", None)}),
        (
            "A strike killed 51 people in Homs, compared to last week, when 33 were killed.",
            {51: ("Homs", None), 33: (None, 21)},
        ),
        # What is told of the strike itself.
        ("A strike killed 51 people in Homs last week.", {51: ("Homs", 21)}),
        ("A strike against Homs on Friday killed 51 people.", {51: ("Homs", 4)}),
    ],
)
def test_a_toll_is_not_of_the_day_it_is_set_against(
    language: Language, text: str, told: dict[int, tuple[str | None, int | None]]
) -> None:
    beat = load_beat(Path(str(resources.files("briefings").joinpath("beats/syria_war.toml"))))
    found = extract(Document("1", text, "News", published=PUBLISHED), beat, language).mentions.quantities
    events = {int(q.low): q.event for q in found if q.measure}
    assert {n: (e.place, e.from_date.day if e.from_date else None) for n, e in events.items() if e} == told
