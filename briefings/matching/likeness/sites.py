"""The places of a story that a claim names: smaller than a country, in its own words or by what its words stand for."""

from __future__ import annotations

import re

from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import wide_names
from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.similarity import stems_in
from briefings.model import Claim

# Articles within a name, which papers write or leave: "al-Tarsin", "Tarsin".
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ar", "at", "az"})
# "The town", "this camp", "there": what stands for a place. "He" and "the group" stand for somebody.
_OF_A_PLACE = late(
    r"(?:there|here|(?:the|this|that|its|their) (?:[a-z]+ )?(?:city|town|village|hamlet|camp|prison|jail|district"
    r"|quarter|province|region|area|enclave|pocket|valley|island|base|airport|dam|hospital|stronghold))",
    re.IGNORECASE,
)


def sites_in(claim: Claim) -> frozenset[frozenset[str]]:
    """The names of these places, each as its words in their form for comparison, but for those by which the speaker
    goes ("a hospital in Tarsin said")."""
    told_by = claim.attribution.source_span if claim.attribution else None
    named = [
        place.name
        for place in claim.places
        if fold(place.name) not in wide_names() and not (told_by and told_by[0] <= place.start < told_by[1])
    ]
    glossed = [gloss.text for gloss in claim.glosses if _stands_for_a_place(claim, gloss.start, gloss.end)]
    return frozenset(site for name in (*named, *glossed) if (site := _words_of(name)))


def _stands_for_a_place(claim: Claim, start: int, end: int) -> bool:
    return _OF_A_PLACE.fullmatch(claim.text[start - claim.start : end - claim.start]) is not None


def _words_of(name: str) -> frozenset[str]:
    return stems_in(name) - _ARTICLES
