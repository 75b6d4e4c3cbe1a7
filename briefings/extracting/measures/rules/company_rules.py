"""Rules for people who stand apart from the verb that tells of them: in company, in a vehicle, or behind the place that
the verb leads from."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link, link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_forms import is_denied
from briefings.extracting.measures.rules.grounds import Grounds

# "She landed with her two children": who is in company does as those do whom they are with.
_WITH = re.compile(
    r"\b(?:(?:together |along )?with|alongside|accompanied by|in the company of)"
    r" (?:(?:her|his|their|the|another|some|about|at least) (?:own )?)?$",
    re.IGNORECASE,
)
_VEHICLES = frozenset(
    "plane flight aircraft jet airliner airplane aeroplane helicopter bus coach convoy train boat ship charter"
    " transport airlift shuttle".split()
)
_CARRYING = frozenset("carry bring transport take hold ferry".split())
# How far a number may stand behind the place that parts it from its verb, in tokens.
_MOVED_WITHIN = 14
_MOVING_PREPS = frozenset({"from", "out"})


def by_its_company(slot: Slot, on: Grounds) -> Said | None:
    """ "A Norwegian landed in Oslo with her two children", "Germany flew her out along with seven mothers", "a plane
    landed in Baku with 24 women on board"."""
    link = link_of(slot.anchor) if on.members.names_people(slot) else None
    if link is None:
        return None
    if link.head.lemma_.lower() in _VEHICLES or (link.role == "dobj" and link.head.lemma_ in _CARRYING):
        return _of_vehicle(link, slot, on)
    before = on.text[max(slot.sentence[0], slot.quantity.start - 40) : slot.quantity.start]
    if not _WITH.search(before):
        return None
    above = _above(link)
    if above is None:
        return (
            on.deeds.sites.by_sites([link.head]) if link.head.dep_ == "pobj" else None
        )  # "in a camp with 20 children"
    if above.pos_ != "VERB":
        return on.deeds.by_verb(above, slot.passage) if on.members.is_kind(above, slot.passage) else None
    verb = above
    taken = next((c for c in verb.children if c.dep_ == "dobj" and c.i < slot.token.i), None)
    if taken is None:
        return on.deeds.of_subject(verb, slot.passage) or on.deeds.sites.by_site_of(verb)
    with_people = taken.pos_ in ("PRON", "PROPN") or on.members.is_kind(taken, slot.passage)
    return on.deeds.by_verb(taken, slot.passage) if with_people else None


def _above(link: Link) -> Any | None:
    """The verb, or those with whom they are, that a company hangs on: through "along with", "in the company of"."""
    token = link.head
    for _ in range(4):
        if token.pos_ == "VERB" or (token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubj", "nsubjpass")):
            return token
        if token.lower_ not in ("along", "together", "company", "in", "with", "alongside"):
            return None
        token = token.head
    return None


def _of_vehicle(link: Link, slot: Slot, on: Grounds) -> Said | None:
    """ "A plane carrying 120 Kazakhs landed in Astana": what the vehicle did, those in it did."""
    vehicle = link.head if link.role == "oblique" else link.head.head
    if vehicle.lemma_.lower() not in _VEHICLES or (link.role == "dobj" and link.head.dep_ not in ("acl", "relcl")):
        return None
    return on.deeds.by_verb(vehicle, slot.passage)


def by_the_verb_it_was_moved_from(slot: Slot, on: Grounds) -> Said | None:
    """ "Kazakhstan took out of Syria 171 children", "has taken back from the camps 39 citizens": an object behind the
    place that its verb leads from, which the parse may take for the place's own."""
    if slot.noun is None or not on.members.names_people(slot):
        return None
    doc, first = slot.passage.doc, slot.first
    if first < 3 or doc[first - 1].pos_ not in ("PROPN", "NOUN"):
        return None
    for back in range(first - 2, max(slot.token.sent.start, first - _MOVED_WITHIN), -1):
        token = doc[back]
        if token.is_punct or token.pos_ in ("NUM", "SCONJ"):
            return None
        if token.pos_ == "VERB":
            ahead = {t.lower_ for t in doc[back + 1 : back + 4]}
            is_bare = not any(c.dep_ == "dobj" and c.i < first for c in token.children)
            if not ahead & _MOVING_PREPS or not is_bare or is_denied(token):
                return None
            return on.deeds.of_object(token, slot.passage)
    return None
