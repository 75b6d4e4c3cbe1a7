"""A line as it is shown alone: its own words, and in square brackets words of its document that say who "he" is."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.model import Claim, Gloss


def glossed(text: str, glosses: Sequence[Gloss], start: int = 0) -> str:
    """The text, which begins at `start` in its document, with each gloss behind the words that it explains."""
    parts, at = [], 0
    for gloss in glosses:
        end = gloss.end - start
        if at <= end <= len(text):
            parts.append(f"{text[at:end]} [{gloss.text}]")
            at = end
    return "".join((*parts, text[at:]))


def claim_glossed(claim: Claim) -> str:
    """A claim with its glosses."""
    return glossed(claim.text, claim.glosses, claim.start)
