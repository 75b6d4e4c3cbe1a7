"""Numbers of a party that is told to be so strong, and of captives in the hands of the beat's own side: none of them
counts the beat's people."""

from __future__ import annotations

import re

from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds

_STRONG = re.compile(r"(?:[ -](?:men|people))?[ -]strong\b")
_PARTY = re.compile(
    r"\b(?:party|batch|convoy|column|crowd|delegation|(?:last|first|largest|biggest|smallest|latest)"
    r" (?:group|of (?:them|these)))"
    r"[ ,](?:[\w’' ]{0,30}, )?(?:(?:was|were|is|being) )?(?:some |about |nearly |around )?$"
)
_CAPTIVES = frozenset({"captive", "hostage", "prisoner", "detainee"})


def is_size_of_a_party(slot: Slot, on: Grounds) -> bool:
    """ "The last party was 38 strong": how many came together, and no strength of the beat's own side."""
    if not _STRONG.match(on.text, slot.phrase[1]) and not _STRONG.match(on.text, slot.quantity.end):
        return False
    return _PARTY.search(on.text, slot.sentence[0], slot.quantity.start) is not None


def are_their_captives(slot: Slot, on: Grounds) -> bool:
    """ "Islamic State showed twelve captives": whom the beat's own side shows, frees or kills as its captives."""
    link = slot.link
    if link is None or link.role != "dobj" or slot.noun is None or slot.noun.lemma_.lower() not in _CAPTIVES:
        return False
    doers = (c for c in link.head.children if c.dep_ == "nsubj")
    return any(on.members.is_own_side(doer, slot.passage) for doer in doers)
