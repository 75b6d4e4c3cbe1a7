"""What is different between two versions of a document, and which line stands in the place of an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefings.matching.likeness.similarity import similarity, wording
from briefings.model import Claim, Document
from briefings.newsroom.near_copies import ParagraphCounts, count_paragraphs
from briefings.values import frozen

# A line with more than so much of another's telling words (names and numbers weigh more) may be a rewording of it.
REWORDED = 0.6


@frozen
class Revision:
    """What a new version changed: paragraphs, and claims by their words."""

    paragraphs: ParagraphCounts
    gone: tuple[str, ...]
    new: tuple[str, ...]


def revision_between(
    before: Document, claims_before: Iterable[Claim], after: Document, claims_after: Iterable[Claim]
) -> Revision:
    """What the later version no longer says, and what it says now."""
    old = {claim.line for claim in claims_before}
    new = {claim.line for claim in claims_after}
    return Revision(count_paragraphs(before, after), tuple(sorted(old - new)), tuple(sorted(new - old)))


def successor(claim: Claim, before: Sequence[Claim], after: Sequence[Claim]) -> Claim | None:
    """The claim of the next version that stands in this one's place: the one with its very words (the nearest, where
    there are several), else the one that is a rewording of this claim and of no other; None where it fell away.

    Claims that both versions have word for word are nobody's rewording. Two figures of one measure about people from
    different countries, or lines about different countries, are two lines, however alike their words are.
    """
    if (same := _word_for_word(claim, after)) is not None:
        return same
    old, new = _without_shared(before, after), _without_shared(after, before)
    best = _most_like(claim, new)
    back = _most_like(best, old) if best is not None else None
    return best if back is not None and back.id == claim.id else None


def follow(claim: Claim, versions: Sequence[Sequence[Claim]]) -> Claim | None:
    """What stands in the place of a claim of the first of these versions in the last, step by step. Its very words, if
    they are there again, come before what they were reworded into."""
    if (same := _word_for_word(claim, versions[-1])) is not None:
        return same
    present: Claim | None = claim
    for before, after in pairwise(versions):
        present = successor(present, before, after) if present is not None else None
    return present


def _word_for_word(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    same = [other for other in claims if other.line == claim.line]
    return min(same, key=lambda other: abs(other.start - claim.start), default=None)


def _without_shared(claims: Sequence[Claim], others: Sequence[Claim]) -> list[Claim]:
    there = {other.line for other in others}
    return [claim for claim in claims if claim.line not in there]


def _most_like(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The one that may be a rewording, None where none is, or two are so equally."""
    likeness = sorted(((_likeness(claim, other), other.start, other) for other in claims), key=lambda found: found[:2])
    if not likeness or likeness[-1][0] < REWORDED:
        return None
    if len(likeness) > 1 and likeness[-2][0] == likeness[-1][0]:
        return None
    return likeness[-1][2]


def _likeness(left: Claim, right: Claim) -> float:
    if not (_may_be_one(_countries(left), _countries(right)) and _may_be_one(_measured(left), _measured(right))):
        return 0.0
    return similarity(wording(left.text), wording(right.text))


def _may_be_one(left: set[str], right: set[str]) -> bool:
    """A revision may add or leave out, but not put something else in its place."""
    return left <= right or right <= left


def _countries(claim: Claim) -> set[str]:
    return {place.country for place in claim.places if place.country}


def _measured(claim: Claim) -> set[str]:
    return {f"{quantity.measure} {quantity.origin}" for quantity in claim.quantities if quantity.measure}
