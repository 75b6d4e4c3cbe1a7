"""Whether a number of injured may take in the dead: "six were shot" counts all who were hit, "six were wounded" not."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.model import Statement

_STOPS = re.compile(r"[;.!?:]\s|\s[–—]\s|\n")
_HIT = re.compile(
    r"\b(?:shot|struck|hit|gunned down|gunshots?|gunfire|bullets?|rounds|victims|casualties|stabbed)\b",
    re.IGNORECASE,
)
# Who was wounded lives; "others" are told beside the dead.
_LIVING = re.compile(
    r"\b(?:wounded|injured|hurt|wounding|injuring|injur(?:y|ies)|(?<!not )surviv\w+|non-?fatal\w*|non-?life\w*|recover\w*"
    r"|others?|more|hospitali[sz]ed|critical|stable|taken|transported|rushed|treated)\b",
    re.IGNORECASE,
)
# "Three were injured, including a girl who died": told in one clause.
_DIED_OF_IT = re.compile(
    r"\b(?:includ\w+|among (?:them|whom)|one|two|three|\d+)\b[^.;]{0,60}"
    r"\b(?:died|dead|succumbed|fatal\w*|killed|did(?:n['’]t| not) survive)\b",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\b(?:dead|dies|died|kill(?:s|ed|ing|ings)?|fatal\w*|deadly|deaths?|homicides?|murder\w*|slain|slaying\w*)\b",
    re.IGNORECASE,
)


def counts_those_hit(statement: Statement) -> bool:
    """True if a number is told of those who were hit, with no word for their being alive, so that it may count dead."""
    clause, _ = _clause_of(statement)
    return _HIT.search(clause) is not None and _LIVING.search(clause) is None


def counts_some_dead(statement: Statement) -> bool:
    """True if a number's own clause says that some of the counted died: "five were shot, one of them fatally"."""
    _, after = _clause_of(statement)
    return _DIED_OF_IT.search(after) is not None


def _clause_of(statement: Statement) -> tuple[str, str]:
    """The words around a number in its clause, and those behind it."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return "", ""
    return _split(claim.text, quantity.start - claim.start, quantity.end - claim.start)


@lru_cache(maxsize=1 << 14)
def _split(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = _STOPS.split(text[:start])[-1], _STOPS.split(text[end:])[0]
    return f"{before} {text[start:end]} {after}", after


def tells_of_a_death(words: str) -> bool:
    """True if words, a title's say, tell that somebody died."""
    return _DEATH.search(words) is not None
