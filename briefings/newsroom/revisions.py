"""What differs between two versions of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefings.model import Claim, Document
from briefings.newsroom.near_copies import Comparison, compare


@dataclass(frozen=True, slots=True)
class Revision:
    """What a new version changed: paragraphs, and claims by their words."""

    paragraphs: Comparison
    gone: tuple[str, ...]
    new: tuple[str, ...]


def revision_between(
    before: Document, claims_before: Iterable[Claim], after: Document, claims_after: Iterable[Claim]
) -> Revision:
    """What the later version no longer says, and what it says now."""
    old = {" ".join(claim.text.split()) for claim in claims_before}
    new = {" ".join(claim.text.split()) for claim in claims_after}
    return Revision(compare(before, after), tuple(sorted(old - new)), tuple(sorted(new - old)))
