"""The made-up news that fills benchmarks' libraries: facts, told by one to four outlets, in documents of 20 claims.

Each fact is a figure of one of seven measures, three groups and all countries, or a plain sentence of invented names.
What a claim says, where it is filed and who its root is is thrown by dice, as extraction would have read it from the
sentence; the same seed gives the same news.
"""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pycountry

from briefings.model import Claim, Document, Filing, Place, Quantity, Root

CLAIMS_A_DOCUMENT = 20
COUNTED = 0.4
NOW = datetime(2026, 1, 1, tzinfo=UTC)
COUNTRIES = sorted(country.alpha_2 for country in pycountry.countries)
VERBS = {
    "joined": "left to join the group", "killed": "were killed", "captured": "were captured", "returned": "came home",
    "fighting": "are still in the field", "moved_on": "went on to another front", "unaccounted": "are unaccounted for",
}  # fmt: skip
TOPICS = ("whereabouts", "territory", "routes", "returnees", "dispersal")
GROUPS = {"fighters": "fighters", "women": "women", "minors": "children"}
SYLLABLES = "ba cor del fen gri hal jor kel lum mer nor pol quin ras sil tam ul ver wex yar zin".split()

# A document, and its claims in the order of its text.
Told = tuple[Document, list[Claim]]


@dataclass(frozen=True, slots=True)
class Fact:
    """What some outlets report: the sentence, and its figure where it has one."""

    text: str
    topic: str
    country: str
    quantity: Quantity | None


def made_news(claims: int, seed: int, countries: Sequence[str] = COUNTRIES) -> Iterator[Told]:
    """The documents of so many claims. Few `countries` make crowded cells, as very many claims of all countries do."""
    dice = random.Random(seed)
    tellings = list(itertools.islice(_tellings(dice, countries), claims))
    dice.shuffle(tellings)
    for number, part in enumerate(_batched(tellings, CLAIMS_A_DOCUMENT), 1):
        yield _document(dice, number, part)


def _batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rows = iter(rows)
    while part := list(itertools.islice(rows, size)):
        yield part


def _tellings(dice: random.Random, countries: Sequence[str]) -> Iterator[Fact]:
    while True:
        fact = _counted(dice, countries) if dice.random() < COUNTED else _plain(dice, countries)
        yield from [fact] * dice.choice((1, 1, 1, 2, 2, 4))


def _counted(dice: random.Random, countries: Sequence[str]) -> Fact:
    measure, country, scope = dice.choice(list(VERBS)), dice.choice(countries), dice.choice(list(GROUPS))
    low, year = float(dice.randrange(5, 6000)), dice.randrange(2004, 2018)
    text = f"In {year} {low:.0f} {GROUPS[scope]} from {_name(dice)} in {country} {VERBS[measure]}."
    end = text.index(" ", 8)
    quantity = Quantity(low, low, "exact", "people", GROUPS[scope], None, measure, country, text[8:end], 8, end, scope)
    return Fact(text, dice.choice(TOPICS), country, quantity)


def _plain(dice: random.Random, countries: Sequence[str]) -> Fact:
    words = " ".join(_name(dice).lower() for _ in range(dice.randrange(5, 9)))
    country = dice.choice(countries)
    return Fact(f"The {words} was seen near {_name(dice)} in {country}.", dice.choice(TOPICS), country, None)


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randrange(2, 4))).capitalize()


def _document(dice: random.Random, number: int, facts: Sequence[Fact]) -> tuple[Document, list[Claim]]:
    source = f"Paper {dice.randrange(60)}"
    text = "\n".join(fact.text for fact in facts)
    key = hashlib.sha256(f"{number}{source}{text}".encode()).hexdigest()[:20]
    published = date(2015, 1, 1) + timedelta(days=dice.randrange(1300)) if dice.random() < 0.95 else None
    document = Document(
        key, text, f"Report {number}", source, f"https://news.example/{number}", published=published, number=number,
        status="published", received=NOW,
    )  # fmt: skip
    claims, start = [], 0
    for nth, fact in enumerate(facts):
        claims.append(_claim(dice, document, fact, nth, start))
        start += len(fact.text) + 1
    return document, claims


def _claim(dice: random.Random, document: Document, fact: Fact, nth: int, start: int) -> Claim:
    root = dice.choice((str(document.source), "AFP", "Reuters", f"Office {dice.randrange(200)}"))
    at = start + fact.text.rindex(fact.country)
    quantity = fact.quantity
    moved = [Quantity(*_shifted(quantity, start))] if quantity else []
    return Claim(
        hashlib.sha256(f"{document.id}{nth}".encode()).hexdigest()[:16], document.id, fact.text, start,
        start + len(fact.text), (Filing(fact.topic, 0.8, ("seen",)),), None,
        Root(root, "official" if root.startswith("Office") else "outlet", (str(document.source), root)),
        tuple(moved), (Place(fact.country, fact.country, "location", at, at + 2),),
    )  # fmt: skip


def _shifted(q: Quantity, by: int) -> tuple[Any, ...]:
    return (
        q.low,
        q.high,
        q.bound,
        q.unit,
        q.counted,
        q.per,
        q.measure,
        q.origin,
        q.text,
        q.start + by,
        q.end + by,
        q.scope,
    )
