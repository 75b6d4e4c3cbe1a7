"""Who lived of those who were hit, where only all of them are counted: "six people were shot, one fatally" tells of
five who were hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.model import WORKED_OUT, Quantity

_SMALL = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_DEAD = rf"(?P<dead>{'|'.join(_SMALL)}|an?|\d{{1,2}})"
_SOME_DIED = re.compile(
    rf"(?: [\w'’-]+){{0,8}}?(?:,| --| –| —) (?:and |with |including )?{_DEAD}\b"
    r"(?: of (?:them|whom))?(?: [\w-]+){0,5}? (?:fatally|(?:was|were) killed|(?:later )?died|dead|succumbed)\b",
    re.IGNORECASE,
)


def survivors_of(text: str, quantities: Sequence[Quantity], hurt: str | None) -> Iterator[Quantity]:
    """For each exact number of those hit (measure `hurt`) of whom some died by its own sentence, those who lived."""
    for quantity in quantities:
        whole = quantity.low
        if quantity.measure != hurt or quantity.bound != "exact" or whole != quantity.high or whole < 2:
            continue
        found = _SOME_DIED.match(text, quantity.end)
        if found is None:
            continue
        word = found["dead"].lower()
        dead = _SMALL.get(word) or (int(word) if word.isdigit() else 1)
        if 0 < dead < whole:
            words, lived = text[quantity.start : found.end()], whole - dead
            yield replace(quantity, low=lived, high=lived, counted=WORKED_OUT, text=words, end=found.end())
