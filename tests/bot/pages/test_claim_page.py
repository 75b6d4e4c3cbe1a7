"""The page of one claim: how its figures are worded."""

from __future__ import annotations

import pytest

from bot.pages.claim_page import figure_words
from bot.pages.references import chain_words
from briefings.beat.beat import shipped_beat
from briefings.model import Bound, Document, Quantity
from tests.support.making import claim


@pytest.mark.parametrize(
    ("low", "high", "bound", "unit", "counted", "measure", "words"),
    [
        (25, 25, "exact", "%", "them", "killed", "25% of them: killed"),
        (10, 15, "exact", "%", "fighters", "returned", "10–15% of fighters from Denmark: returned home"),
        (3, 3, "about", "%", "land", None, "about 3% of land"),
        (20, 20, "exact", "%", None, None, "20%"),
        (12.5, 12.5, "exact", "%", "fighters", None, "12.5% of fighters"),
        (200 / 3, 200 / 3, "exact", "%", "fighters", None, "two thirds of fighters"),
        (0.5, 0.5, "about", "people", "fighters", None, "about half of people"),
        (1, 1, "at_least", "people", "fighter", "killed", "at least 1 person: killed"),
        (250, 250, "exact", "people", "them", None, "250 people"),
        (3, 3, "exact", "leaders", "those", None, "3 of them"),
        (2500, 2500, "exact", "USD", None, None, "2,500 USD"),
        (40, 40, "exact", "km", None, None, "40 km"),
    ],
)
def test_a_figure_is_told_with_its_unit(
    low: float, high: float, bound: Bound, unit: str, counted: str | None, measure: str | None, words: str
) -> None:
    quantity = Quantity(
        low=low, high=high, bound=bound, unit=unit, counted=counted, per=None, measure=measure,
        origin="DK" if measure == "returned" else None, text="", start=0, end=0,
    )  # fmt: skip
    assert figure_words(claim("d", "They are in the camp.", "They are in the camp."), quantity, shipped_beat()) == words


def test_those_feared_dead_are_not_told_as_dead() -> None:
    quantity = Quantity(
        low=40, high=40, bound="exact", unit="people", counted="fighters", per=None, measure="killed", origin=None,
        text="40", start=0, end=2,
    )  # fmt: skip
    beat = shipped_beat()
    assert figure_words(
        claim("d", "40 fighters are feared dead.", "40 fighters are feared dead."), quantity, beat
    ).endswith(": feared killed")
    assert figure_words(claim("d", "40 fighters are dead.", "40 fighters are dead."), quantity, beat).endswith(
        ": killed"
    )


@pytest.mark.parametrize(
    ("source", "chain", "words"),
    [
        (None, ("Where did they go?", "the ministry"), "“Where did they go?” → the ministry"),
        ("Harbour Post", ("Harbour Post", "the ministry"), "Harbour Post → the ministry"),
        # A paper may call itself as its article is called.
        ("Where did they go?", ("Where did they go?",), "Where did they go?"),
        (None, ("AFP", "وزارة"), "AFP → \u2068وزارة\u2069"),
        (None, ("The \u202eministry",), "The ministry"),
    ],
)
def test_a_title_on_the_way_to_a_source_stands_in_marks(source: str | None, chain: tuple[str, ...], words: str) -> None:
    assert chain_words(chain, Document("d", "Text", "Where did they go?", source=source)) == words
