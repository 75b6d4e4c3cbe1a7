"""Rules for people who stand apart from the verb that tells of them: in company, in a vehicle, or behind the place that
the verb leads from."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link
from briefings.extracting.measures.grammar.factuality import is_denied, is_only_ahead
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_forms import leads_back
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import text_before
from briefings.extracting.parsing.dependencies import child

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
    link = slot.link if on.members.names_people(slot) else None
    if link is None:
        return None
    if link.head.lemma_.lower() in _VEHICLES or (link.role == "dobj" and link.head.lemma_ in _CARRYING):
        return _of_vehicle(link, slot, on)
    if not _WITH.search(text_before(slot, on, 40)):
        return None
    above = _above(link)
    if above is None:  # "in a camp with 20 children"
        return on.deeds.sites.by_sites([link.head]) if link.head.dep_ == "pobj" else None
    return _of_company(above, slot, on)


def _of_company(above: Any, slot: Slot, on: Grounds) -> Said | None:
    """What those did with whom they are: the people "above", or the verb's object or subject."""
    company = above if above.pos_ != "VERB" else _object_before(above, slot)
    if company is None:
        subject = child(above, "nsubj")
        if subject is not None and subject.pos_ == "PROPN" and on.members.is_own_side(subject, slot.passage):
            return None  # "the group comes back with 14,000 men"
        return on.deeds.of_subject(above, slot.passage) or on.deeds.sites.by_site_of(above)
    is_somebody = company is not above and company.pos_ in ("PRON", "PROPN")
    return on.deeds.by_verb(company, slot.passage) if is_somebody or on.members.is_kind(company, slot.passage) else None


def _object_before(verb: Any, slot: Slot) -> Any | None:
    """The "her" of "flew | her | out along with seven mothers"."""
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i < slot.token.i), None)


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
    if link.role == "dobj" and link.head.dep_ not in ("acl", "relcl"):
        return _of_another_flight(link.head, slot, on)
    vehicle = link.head if link.role == "oblique" else link.head.head
    return on.deeds.by_verb(vehicle, slot.passage) if vehicle.lemma_.lower() in _VEHICLES else None


def _of_another_flight(verb: Any, slot: Slot, on: Grounds) -> Said | None:
    """ "Everyone who wished has come back. The latest flight carried 47 people": one of those told to lead home."""
    flight = child(verb, "nsubj")
    if flight is None or flight.lemma_.lower() not in _VEHICLES or is_denied(verb) or is_only_ahead(verb):
        return None
    if not any(c.lower_ in _ONE_OF_A_ROW for c in flight.lefts):
        return None
    homeward = any(
        token.pos_ == "VERB" and leads_back(token) and not is_denied(token)
        for token, _ in on.slots.before(slot.sentence[0], _FLIGHTS_TOLD_WITHIN)
    )
    back = on.deeds.back_home(on.deeds.custody() or "") if homeward else None
    return Said(back, None) if back else None


_ONE_OF_A_ROW = frozenset("first second third fourth fifth last latest recent next previous earlier another".split())
_FLIGHTS_TOLD_WITHIN = 400


def by_the_verb_it_was_moved_from(slot: Slot, on: Grounds) -> Said | None:
    """ "Kazakhstan took out of Syria 171 children", "has taken back from the camps 39 citizens": an object behind the
    place that its verb leads from, which the parse may take for the place's own."""
    if slot.noun is None or not on.members.names_people(slot):
        return None
    verb = _verb_before_the_place(slot)
    return on.deeds.of_object(verb, slot.passage) if verb is not None and _leads_away(verb, slot) else None


def _verb_before_the_place(slot: Slot) -> Any | None:
    """The "took" of "took out of Syria | 171 children": the nearest verb before the number, where a name or a noun
    stands right before that, and no mark, number or conjunction between."""
    doc, first = slot.passage.doc, slot.first
    if first < 3 or doc[first - 1].pos_ not in ("PROPN", "NOUN"):
        return None
    for back in range(first - 2, max(slot.token.sent.start, first - _MOVED_WITHIN), -1):
        token = doc[back]
        if token.is_punct or token.pos_ in ("NUM", "SCONJ"):
            return None
        if token.pos_ == "VERB":
            return token
    return None


def _leads_away(verb: Any, slot: Slot) -> bool:
    """Whether "from" or "out" stands right behind the verb, and no object of its own before the number."""
    ahead = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 4]}
    is_bare = not any(c.dep_ == "dobj" and c.i < slot.first for c in verb.children)
    return not ahead.isdisjoint(_MOVING_PREPS) and is_bare and not is_denied(verb)
