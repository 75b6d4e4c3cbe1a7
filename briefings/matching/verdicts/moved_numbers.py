"""Numbers that a claim tells with what they were before: "300 have come home, up from 270 a year ago"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.knowledge.late_patterns import late
from briefings.matching.pair import Pair
from briefings.model import Quantity, Statement

_SOME = r"(?:about |some |nearly |around |roughly |at least |more than |over |just |the |an estimated )?"
# Between a number and what it was before, and the other way about.
_UP_FROM = late(
    r"[^.;:\d]{0,60}?\b(?:(?:up|down|rising|falling|grown|risen|revised) from|compared (?:with|to))"
    rf" {_SOME}",
    re.IGNORECASE,
)
_TO = late(rf"(?: [a-z]+){{0,3}} to {_SOME}", re.IGNORECASE)
_FROM = late(
    r"\b(?:ris\w+|rose|gone up|go(?:es)? up|went up|grow\w*|grew|increas\w+|climb\w+|jump\w+|swell\w*|swollen"
    r"|fall\w*|fell|drop\w*|declin\w+|shr[iau]nk\w*|revis\w+|rais\w+|lower\w+|corrected|cut|up|down)\b"
    rf"[^.;:]{{0,40}}?\bfrom {_SOME}$",
    re.IGNORECASE,
)


def is_told_to_have_moved(pair: Pair) -> bool:
    """Whether one of the two says of its number that before it was the other's, which was published no later."""
    left, right = pair.left.statement, pair.right.statement
    return _moved_on(left, right) or _moved_on(right, left)


def is_what_it_was(statement: Statement) -> bool:
    """Whether a claim tells a statement's number only as what another of its numbers was before."""
    before = statement.quantity
    if before is None or before.measure is None:
        return False
    same = (q for q in statement.claim.quantities if q != before and q.measure == before.measure)
    at = statement.claim.start
    return any(
        _is_said(statement.claim.text, q.start - at, q.end - at, before.start - at, before.end - at) for q in same
    )


def _moved_on(later: Statement, earlier: Statement) -> bool:
    told, before = earlier.quantity, _before(later)
    if told is None or before is None or later.claim.document_id == earlier.claim.document_id:
        return False
    if later.published and earlier.published and earlier.published > later.published:
        return False
    return (told.low, told.high, told.measure) == (before.low, before.high, before.measure)


def _before(statement: Statement) -> Quantity | None:
    """The number that a claim says the statement's was before."""
    claim, now = statement.claim, statement.quantity
    if now is None:
        return None
    for other in (q for q in claim.quantities if q != now and q.measure == now.measure):
        spans = (now.start - claim.start, now.end - claim.start, other.start - claim.start, other.end - claim.start)
        if _is_said(claim.text, *spans):
            return other
    return None


@lru_cache(maxsize=1 << 12)
def _is_said(text: str, start: int, end: int, before_start: int, before_end: int) -> bool:
    if before_start >= end:
        return _UP_FROM.fullmatch(text[end:before_start]) is not None
    if before_end > start or _TO.fullmatch(text[before_end:start]) is None:
        return False
    return _FROM.search(text[:before_start]) is not None
