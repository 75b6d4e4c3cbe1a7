"""Rules for people of whom it is told that nobody knows what became of them."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.arguments import link_of
from briefings.extracting.measures.grounds import Grounds
from briefings.extracting.measures.said import Said
from briefings.extracting.measures.slot import Slot

_FATES = frozenset("fate whereabouts trace".split())
_TRACKS = frozenset({"track", "sight", "trace"})
_BECAME = re.compile(r"\bwhat (?:has |had )?(?:became|become) of (?:the |another |some |its )?$", re.IGNORECASE)
_UNKNOWN = frozenset("unknown unclear uncertain unresolved mystery undisclosed".split())
_KNOWING = frozenset(
    "know establish determine clear clarify ascertain trace find settle say tell learn discover confirm".split()
)
# A phrase of the catalogue that says so.
_PHRASE = "whereabouts unknown"


def by_the_fate_nobody_knows(slot: Slot, on: Grounds) -> Said | None:
    """ "The fate of 600 has not been established", "what became of the 1,500 jihadists nobody can tell"."""
    link = link_of(slot.anchor)
    before = on.text[max(slot.sentence[0], slot.quantity.start - 40) : slot.quantity.start]
    if _BECAME.search(before):
        return on.deeds.by_phrase(_PHRASE) if _is_unknown(slot.passage.doc[slot.first : slot.token.sent.end]) else None
    if link is None or link.role != "of":
        return None
    if link.head.lemma_ in _TRACKS and link.head.head.lemma_ == "lose":  # "have lost track of 150 of them"
        return on.deeds.by_phrase(_PHRASE)
    became = link.head.lemma_ == "become" and any(c.lower_ == "what" for c in link.head.children)
    if link.head.lower_ not in _FATES and not became:
        return None
    words = slot.token.sent
    doc = slot.passage.doc[words.start : words.end]
    return on.deeds.by_phrase(_PHRASE) if _is_unknown(doc) else None


def _is_unknown(words: Any) -> bool:
    denied = any(t.dep_ == "neg" or t.lower_ in ("no", "nobody", "none", "cannot", "never") for t in words)
    known = any(t.lemma_.lower() in _KNOWING for t in words)
    return (denied and known) or any(t.lower_ in _UNKNOWN for t in words)
