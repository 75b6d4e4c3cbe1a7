"""Quantities: the amounts of a text that count or measure something, with what they count.

Dates, years, times of day, ages in apposition, scores, list numbers and numbers that are names are none. `measure`,
`origin` and `scope` stay None here; they need a beat (see `measures`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.amounts import Amount, find_amounts
from briefings.extracting.quantities.counted_nouns import Counted
from briefings.extracting.quantities.following_nouns import Tokens, counted_noun
from briefings.extracting.quantities.non_quantities import Namings
from briefings.extracting.quantities.units import per_after, per_in_progress, per_on_average
from briefings.model import Quantity


def find_quantities(text: str, passages: Sequence[Passage]) -> list[Quantity]:
    """The text's quantities in order, spans as offsets into the text, bounds included in them.

    A single number has low = high whatever its bound. `unit` is the written symbol, % or ISO 4217 code; "people" where
    people are counted; else the counted noun, lower-case; "" where nothing is named.
    """
    found: list[Quantity] = []
    tokens, namings = Tokens(passages), Namings(text)
    for amount in find_amounts(text):
        place = tokens.at(amount.core[1] - 1)
        if place is None or namings.holds(amount) or (amount.numeral.written == "end" and not amount.is_range):
            continue
        counted = counted_noun(text, amount, *place)
        if counted is not None:
            found.append(_quantity(text, amount, counted))
    return found


def _quantity(text: str, amount: Amount, counted: Counted) -> Quantity:
    rate = (
        per_after(text, amount.end)
        or per_after(text, counted.end)
        or per_on_average(text, amount.start, counted.end)
        or per_in_progress(text, counted.end)
    )
    return Quantity(
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        unit=amount.unit or _noun_unit(amount, counted),
        counted=counted.phrase,
        per=rate[0] if rate else None,
        measure=None,
        origin=None,
        text=text[amount.start : amount.end],
        start=amount.start,
        end=amount.end,
    )


def _noun_unit(amount: Amount, counted: Counted) -> str:
    """What a number without a symbol is told in. A share of people is no number of people: it keeps their noun."""
    if counted.is_people and amount.numeral.written != "share":
        return "people"
    if counted.phrase is None or counted.head is None or counted.head.pos_ == "PRON":
        return ""
    return re.sub(r"\s+", " ", counted.phrase).lower()
