"""The words that a number stands among: up to the next stops, or clauses, and within what a speaker says."""

from __future__ import annotations

from functools import lru_cache

from briefings.knowledge.late_patterns import late
from briefings.model import Claim, Statement

STOPS = late(r"[;.!?:]\s|\s[–—]\s|\n")
# What is looked for beside a number stands within so many characters of it.
NEAR = 80


def what_is_said(claim: Claim, at: int) -> tuple[int, int]:
    """Where what a speaker says begins and ends in a claim ("officials said | that 12 were killed |"), if the place
    `at` lies in it; else the whole claim. In code points of the document."""
    said = claim.attribution.content_span if claim.attribution else None
    if said is None or not said[0] <= at < said[1]:
        return claim.start, claim.end
    return max(claim.start, said[0]), min(claim.end, said[1])


def clause_before(text: str, at: int) -> str:
    """What stands before a number in its clause."""
    return STOPS.split(text[max(0, at - NEAR) : at])[-1]


def clause_after(text: str, at: int, reach: int = NEAR) -> str:
    """What stands behind a number in its clause, from where it ends."""
    return STOPS.split(text[at : at + reach])[0]


def clause_of(statement: Statement) -> str:
    """The words around a number in its clause, the number with them."""
    return _around_and_behind(statement)[0]


def behind_in_clause(statement: Statement) -> str:
    """The words behind a number in its clause."""
    return _around_and_behind(statement)[1]


def _around_and_behind(statement: Statement) -> tuple[str, str]:
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return "", ""
    return _split(claim.text, quantity.start - claim.start, quantity.end - claim.start)


@lru_cache(maxsize=1 << 14)
def _split(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = STOPS.split(text[:start])[-1], STOPS.split(text[end:])[0]
    return f"{before} {text[start:end]} {after}", after
