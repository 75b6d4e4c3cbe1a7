"""Who lived of those who were hit, where only all of them are counted: "six people were shot, one fatally" tells of
five who were hurt; and who of those who were hit has died since: "two people shot on Saturday have died"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.model import WORKED_OUT, Quantity

_SMALL = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_DEAD = rf"({'|'.join(_SMALL)}|an?|\d{{1,2}})"
_DIED = r"(?:fatally|(?:was|were) killed|(?:later |has |have )?died|dead|dying|succumbed)\b"
_SOME_DIED = re.compile(
    r"(?: [\w'’-]+){0,14}?(?:"
    rf"(?:,| --| –| —) (?:and |with |including )?{_DEAD}\b(?: of (?:them|whom))?(?: [\w-]+){{0,5}}? {_DIED}"
    rf"|(?:;|,? and) {_DEAD} of (?:them|the victims)(?: [\w-]+){{0,3}}? {_DIED}"
    rf"|(?:;|,? (?:and|but)) {_DEAD}(?: of (?:them|the victims))? (?:did not|didn['’]t) (?:survive|make it|live)\b"
    rf"|,? leaving {_DEAD}\b(?: [\w-]+){{0,2}}? dead\b"
    rf"|, killing {_DEAD}\b)",
    re.IGNORECASE,
)
# "Five people shot at a club over the weekend have died": those who were hit, and what became of them.
_OTHER_CLAUSE = r"(?!was\b|were\b|and\b|when\b|where\b|after\b|as\b|that\b|which\b|while\b|but\b|before\b)"
_DIED_SINCE = re.compile(
    rf"(?: of (?:the )?[\w-]+)?(?: {_OTHER_CLAUSE}[\w'’-]+){{0,3}}?"
    r"(?: who (?:was|were))? (?:shot|wounded|injured|hurt|struck|hit)"
    rf"(?: {_OTHER_CLAUSE}[\w'’-]+){{0,14}}?"
    r" (?:(?:has|have|had) (?:now |since |also )?died|died|succumbed)\b",
    re.IGNORECASE,
)

_SHOOTING_OF = re.compile(
    r"\b(?P<fatal>(?:fatal|deadly) )?shootings? of (?:the |these |at least |about |another )?$", re.IGNORECASE
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
        word = next(filter(None, found.groups())).lower()
        dead = _SMALL.get(word) or (int(word) if word.isdigit() else 1)
        if 0 < dead < whole:
            words, lived = text[quantity.start : found.end()], whole - dead
            yield replace(quantity, low=lived, high=lived, counted=WORKED_OUT, text=words, end=found.end())


def with_those_shot(text: str, quantities: Sequence[Quantity], hurt: str | None, killed: str | None) -> list[Quantity]:
    """The quantities; those who were hit (measure `hurt`) and are said to have died are counted as killed, and those
    of whom only the shooting is told ("the fatal shooting of two men") as killed or hurt."""
    return [_as_told(text, quantity, hurt, killed) for quantity in quantities]


def _as_told(text: str, quantity: Quantity, hurt: str | None, killed: str | None) -> Quantity:
    shooting = _SHOOTING_OF.search(text, max(0, quantity.start - 40), quantity.start)
    if shooting is not None and quantity.unit == "people":
        return replace(quantity, measure=killed if shooting["fatal"] else hurt)
    if killed and quantity.measure == hurt and _DIED_SINCE.match(text, quantity.end):
        return replace(quantity, measure=killed)
    return quantity
