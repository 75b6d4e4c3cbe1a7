"""The index rows of claims and findings: pure functions from domain values to rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import product
from typing import Any

from briefings.model import Claim, Finding, Question, Statement
from storage.library.rows.json_values import claim_body

Entry = dict[str, Any]

# The topic or place of a question that asks for none, and the world as an origin.
ANY = ""
UNDATED = date(1, 1, 1)


def folded(name: str) -> str:
    """A name as names are compared: letter case folded, runs of white space as one space."""
    return " ".join(name.split()).casefold()


def place_key(place: str | None) -> str:
    """The key of a place. A country's code stays in capitals, and any other name is folded, so that the two can't be
    confused."""
    if place is None:
        return ANY
    return place if len(place) == 2 and place.isupper() else folded(place)


def place_keys(question: Question) -> list[str]:
    """The keys of all places that answer a question, with those of a region's countries."""
    return sorted({place_key(place) for place in question.places or (None,)})


def places_of(claim: Claim) -> frozenset[str]:
    """The keys of the places under which a claim is found: countries, names as written, and its figures' origins."""
    names = [name for place in claim.places for name in (place.country, place.name)]
    names += [quantity.origin for quantity in claim.quantities]
    return frozenset(place_key(name) for name in names if name)


def topics_of(claim: Claim) -> frozenset[str]:
    """The topics under which a claim is filed."""
    return frozenset(filing.topic for filing in claim.topics)


def shelves_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Each topic of a claim with each of its places."""
    return product(topics_of(claim), places_of(claim))


def links_of(claim: Claim) -> frozenset[str]:
    """The folded names in the chain of the claim's root."""
    return frozenset(folded(link) for link in (*claim.root.chain, claim.root.name))


def claim_entry(number: int, claim: Claim) -> Entry:
    """A row of `claims` with the machine's reading; `number` is the document's."""
    return {
        "id": claim.id,
        "document": number,
        "start": claim.start,
        "end": claim.end,
        "dropped": False,
        "root_name": claim.root.name,
        "root_kind": claim.root.kind,
        "root_chain": list(claim.root.chain),
        "certainty": claim.certainty,
        "text": claim.text,
        "machine": claim_body(claim),
        "amended": None,
    }


def statement_entry(statement: Statement, claim_serial: int) -> Entry:
    """A row of `statements`."""
    quantity = statement.quantity
    _, _, nth = statement.id.rpartition(".") if quantity else ("", "", "0")
    return {
        "id": statement.id,
        "claim": claim_serial,
        "document": statement.document,
        "nth": int(nth),
        "measure": quantity.measure if quantity else None,
        "origin": (quantity.origin if quantity else None) or ANY,
        "scope": (quantity.scope or "all") if quantity else ANY,
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
    }


def shelves(finding: Finding, names: Collection[str]) -> Iterator[Entry]:
    """The rows of `finding_shelves`: each topic and "none", combined with each place and "none".

    `names` are the keys of its claims' places, beside the finding's own countries.
    """
    places = {ANY, *names, *(place_key(country) for country in finding.countries)}
    for topic in {ANY, *finding.topics}:
        for place in places:
            yield {
                "topic": topic,
                "place": place,
                "roots": len(finding.roots),
                "documents": len(finding.documents),
                "newest": finding.newest or UNDATED,
                "finding": finding.id,
                "unknown": finding.certainty == "unknown",
            }
