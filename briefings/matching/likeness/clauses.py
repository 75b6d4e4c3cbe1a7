"""The words that a number stands among: up to the next stops, and within what a speaker says."""

from __future__ import annotations

from briefings.knowledge.late_patterns import late
from briefings.model import Claim

STOPS = late(r"[;.!?:]\s|\s[–—]\s|\n")


def what_is_said(claim: Claim, at: int) -> tuple[int, int]:
    """Where what a speaker says begins and ends in a claim ("officials said | that 12 were killed |"), if the place
    `at` lies in it; else the whole claim. In code points of the document."""
    said = claim.attribution.content_span if claim.attribution else None
    if said is None or not said[0] <= at < said[1]:
        return claim.start, claim.end
    return max(claim.start, said[0]), min(claim.end, said[1])
