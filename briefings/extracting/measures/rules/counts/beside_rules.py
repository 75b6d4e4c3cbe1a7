"""Rules for numbers that did what those beside them did: "nine sailors drowned, including two Danes", "and so were
30 children", "along with 12 women"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import (
    as_told,
    has_its_verb_behind,
    text_before,
    told_in_sentence,
)
from briefings.model import Quantity

_AMONG = re.compile(
    r"\b(?:including|include|includes|included|among (?:them|whom|those)(?: (?:were|are|was|is))?)\s+$", re.I
)
# "Five foreigners included".
_INCLUDED = re.compile(r" (?:included|among them)\b(?! (?:in|by|among|have|has|had|were|are|was|is)\b)")
_BESIDE = re.compile(
    r"\b(?:along with|together with|as well as|plus|in addition to|besides) (?:some |another )?$", re.IGNORECASE
)
_SO_DID = re.compile(r"\bso (?:were|are|was|is|did|do|have|had|has) $", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:them|whom|these|those),? (?=[a-z])")
# "3,244 from Jordan": what the number before did, from elsewhere.
FROM_AFTER = re.compile(r"\s+(?:(?:were|are) )?from\b")


def by_including(slot: Slot, on: Grounds) -> Said | None:
    """ "nine sailors drowned, including two Danes": before the verb, which may be that of another clause."""
    return by_what_it_is_among(slot, on) if _is_included(slot, on) else None


def by_what_they_are_among_them(slot: Slot, on: Grounds) -> Said | None:
    """ "400 people died, 250 of them jihadists": what befell the whole, be it of no people of the beat's, befell those
    of the beat's own kind among it."""
    kind = _kind_of_them(slot, on) if slot.noun is None else None
    whole = on.slots.slot_before(slot) if kind is not None else None
    if whole is None or whole.noun is None or told_in_sentence(slot, on) is not None:
        return None
    if whole.quantity.unit != "people" or whole.quantity.high < slot.quantity.low:
        return None
    said = on.deeds.by_verb(whole.anchor, whole.passage)
    return replace(said, verb=None, noun=kind) if said is not None and said.measure else None


def _kind_of_them(slot: Slot, on: Grounds) -> Any | None:
    """The noun for the beat's own kind in "250 of them jihadists", which nothing else follows in its clause."""
    of_them = _OF_THEM.match(on.text, slot.quantity.end)
    found = on.slots.at(of_them.end()) if of_them is not None else None
    if found is None:
        return None
    doc, at = found[1].doc, found[1].i
    while at + 1 < len(doc) and doc[at].pos_ in ("ADJ", "ADV", "PROPN") and doc[at + 1].pos_ in ("ADJ", "NOUN"):
        at += 1
    group = on.slots.group(doc[at])
    ends = at + 1 == len(doc) or doc[at + 1].is_punct
    return doc[at] if ends and group is not None and group.rank == 0 else None


def by_what_it_is_among(slot: Slot, on: Grounds) -> Said | None:
    """ "Including 300 women", "among them 32 women and 74 children": what those did out of whom they are counted."""
    told = told_in_sentence(slot, on)
    if told is None:
        return None
    if _BESIDE.search(text_before(slot, on, 20)):
        own = on.deeds.by_adjective(slot.noun) if slot.noun is not None else None
        return own or as_told(told)  # "three bodies, in addition to 20 injured people"
    nearer = on.slots.number_before(slot)
    if nearer is not None and nearer.start > told.end and nearer.unit == "people" and _is_included(slot, on):
        return Said("", None)  # "50 hold out, and 170 people died, including 120 gunmen": of the 170
    if _is_among(slot, on) or on.thread.goes_on_from(on.thread.among_end, slot):
        return _of_one_among(told, slot, on)
    return as_told(told) if _is_from_elsewhere(slot, on) else None


def _is_among(slot: Slot, on: Grounds) -> bool:
    """ "Among 40 were two Finns", "including 300 women", "five foreigners included"."""
    link = slot.link
    return (link is not None and link.role == "among") or _is_included(slot, on)


def _is_included(slot: Slot, on: Grounds) -> bool:
    """ "Including 300 women", "five foreigners included": by the words at the number."""
    included = _AMONG.search(text_before(slot, on, 40)) or _INCLUDED.match(on.text, slot.phrase[1])
    return included is not None


def _of_one_among(told: Quantity, slot: Slot, on: Grounds) -> Said | None:
    """What the whole did, or what a clause tells of the part: "among them 300 fighters who surrendered". Remembers
    where the part ends, since "and 74 children" may go on from there."""
    on.thread.among_end = slot.phrase[1]
    own = on.deeds.by_clause_of(slot.anchor, slot.passage)
    if own is not None and own.measure:
        return own
    return _of_uncounted(told, slot, on) or as_told(told)


def _of_uncounted(told: Quantity, slot: Slot, on: Grounds) -> Said | None:
    """ "Killed nine rebels and injured others, including two boys": what befell those who were not counted, of whom
    they are."""
    including = slot.anchor.head
    whole = including.head
    if (
        including.lower_ != "including"
        or whole.pos_ not in ("NOUN", "PRON", "ADJ")
        or slot.passage.at(whole) < told.end
    ):
        return None
    if whole.lower_ not in _UNCOUNTED or any(c.pos_ == "NUM" for c in whole.children):
        return None
    said = on.deeds.by_adjective(whole) or on.deeds.by_verb(whole, slot.passage)
    return replace(said, verb=None) if said is not None and said.measure else None


_UNCOUNTED = frozenset({"others", "many", "dozens", "scores", "several", "more", "hundreds", "people"})


def _is_from_elsewhere(slot: Slot, on: Grounds) -> bool:
    """ "4,000 came from Libya, 3,244 from Jordan": a bare number that has no verb of its own."""
    if slot.noun is not None or has_its_verb_behind(slot):
        return False
    return FROM_AFTER.match(on.text, slot.quantity.end) is not None


def by_its_country(slot: Slot, on: Grounds) -> Said | None:
    """ "Came from Russia (3,417) and Jordan (3,000)"."""
    place = on.origins.place_right_before(slot.quantity.start) if slot.noun is None else None
    found = on.slots.at(place.end - 1) if place is not None and place.role == "origin" else None
    link = link_of(found[1]) if found is not None else None
    if link is None or link.role != "oblique" or link.head.pos_ != "VERB":
        return None
    return on.deeds.of_subject(link.head, slot.passage)


def by_coordination(slot: Slot, on: Grounds) -> Said | None:
    """ "Killed four soldiers and 12 rebels", "105 men were killed, and so were 30 children": what the number before
    did, where no verb of its own says anything else of this one."""
    told = told_in_sentence(slot, on)
    if told is not None and _SO_DID.search(text_before(slot, on, 12)):
        return as_told(told)
    beside = on.thread.coordinated(slot) if slot.noun is not None and not has_its_verb_behind(slot) else None
    return as_told(beside) if beside is not None and beside.measure else None
