"""What a line shows in square brackets: the anaphors of a claim whose antecedent the line doesn't name itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefings.model import Anaphor, Claim, Gloss, Member, Span

# More brackets than these make a line unreadable.
_MOST = 2
_LONGEST = 60


def glosses_of(claim: Claim, anaphors: Sequence[Anaphor], cast: Sequence[Member]) -> tuple[Gloss, ...]:
    """The glosses of a claim, in text order: each antecedent once, and none that is named in the claim."""
    first = bisect_left(anaphors, claim.start, key=lambda a: a.start)
    found: list[Gloss] = []
    told: set[Span] = set()
    for anaphor in anaphors[first:]:
        if anaphor.start >= claim.end or len(found) == _MOST:
            break
        if anaphor.end > claim.end or anaphor.antecedent in told or len(anaphor.name) > _LONGEST:
            continue
        told.add(anaphor.antecedent)
        if not _names(claim, anaphor, cast):
            found.append(Gloss(anaphor.start, anaphor.end, " ".join(anaphor.name.split())))
    return tuple(found)


def _names(claim: Claim, anaphor: Anaphor, cast: Sequence[Member]) -> bool:
    """Whether the claim names the antecedent, by any of its names."""
    if claim.start <= anaphor.antecedent[0] < claim.end or anaphor.name in claim.text:
        return True
    member = next((m for m in cast if anaphor.antecedent in m.mentions), None)
    return member is not None and any(name in claim.text for name in (member.name, *member.also))
