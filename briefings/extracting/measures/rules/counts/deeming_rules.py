"""Rules for people whom somebody takes to be so: "has crossed 17 of them off as fallen", "some 600 of these it holds to
be dead"."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.factuality import is_denied, is_only_ahead
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds

_DEEMING = frozenset(
    "consider deem hold believe presume suppose think judge regard count list record register report class classify"
    " describe cross strike write give put mark log treat declare assume reckon suspect fear confirm enter book".split()
)
# "As fallen", "to be dead", "to have returned".
_AS = re.compile(
    r"(?: of (?:them|these|those|the [\w-]+(?: [\w-]+)?))?(?: (?:off|down|up|in))?"
    r" (?:as|to be|to have been)(?: (?:now|already|either|being|long))? (?=\w)"
)
_OF_THEM_BEHIND = re.compile(r" of (?:them|these|those|the [\w-]+(?: [\w-]+)?)")
_FRONTED_WITHIN = 8


def by_what_they_are_held_to_be(slot: Slot, on: Grounds) -> Said | None:
    """What stands behind "as" or "to be", where somebody holds the counted to be so."""
    if not any(word.lemma_ in _DEEMING for word in slot.token.sent):
        return None
    verb = _who_deems(slot) or _who_deems_behind(slot)
    if verb is None or is_denied(verb) or is_only_ahead(verb):
        return None
    start = slot.phrase[1] if verb.i < slot.token.i else slot.passage.at(verb) + len(verb.text)
    held = _AS.match(on.text, start, slot.sentence[1])
    found = on.slots.at(held.end()) if held is not None else None
    measure = _state(found[1], on) if found is not None else None
    return Said(measure, None, undergone=True) if measure else None


def _state(word: Any, on: Grounds) -> str | None:
    said = on.deeds.state_of(word) or on.deeds.by_noun(word)
    return said.measure if said is not None else on.deeds.named_by(word)


def _who_deems(slot: Slot) -> Any | None:
    """The verb whose object the counted are."""
    link = slot.link
    return link.head if link is not None and link.role == "dobj" and link.head.lemma_ in _DEEMING else None


def _who_deems_behind(slot: Slot) -> Any | None:
    """The "holds" of "600 of these | it holds to be dead": a clause with a subject of its own, and no object."""
    ahead = slot.passage.doc[slot.after : min(slot.after + _FRONTED_WITHIN, slot.token.sent.end)]
    verb = next((t for t in ahead if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.lemma_ not in _DEEMING or any(t.is_punct for t in slot.passage.doc[slot.after : verb.i]):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and slot.after <= c.i < verb.i), None)
    owned = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    return verb if subject is not None and subject.pos_ in ("PRON", "PROPN", "NOUN") and not owned else None
