"""Rules for people who are told to be where others are held: "20 Danes live in Roj, a camp", "the prison has nine".

They hold of those alone who are told from others at the same place: by where they are from, or as the beat's own kind.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link, places_at
from briefings.extracting.measures.grammar.factuality import is_denied, is_only_ahead
from briefings.extracting.measures.grammar.prepositions import nouns_behind, words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import role_inside
from briefings.extracting.measures.rules.grounds import COMPATRIOTS, COUNTING, Grounds
from briefings.extracting.measures.rules.surroundings import first_said

# Who lives in a camp, whoever they are.
INHABITANTS = frozenset("people person resident inhabitant individual soul refugee".split())
# Parts of a site: "the annexe of al-Hol".
_PARTS = frozenset("annexe annex section wing part sector area quarter block corner".split())
_WHOM_WITHIN = 4


def by_its_site(slot: Slot, on: Grounds) -> Said | None:
    """ "20 Danes live in Roj, a camp", "the prison has nine": of those told from others there."""
    if _are_everybody_there(slot, on):
        return None
    return on.deeds.sites.by_site(slot.anchor, slot.link) if _are_told_apart(slot, on) else None


def _are_everybody_there(slot: Slot, on: Grounds) -> bool:
    """ "30,000 people from 60 countries are staying in the camps": a camp's people, from wherever they are."""
    if slot.noun is None or slot.noun.lemma_.lower() not in INHABITANTS:
        return False
    return _FROM_LANDS.match(on.text, slot.phrase[1]) is not None


_FROM_LANDS = re.compile(r" from (?:(?:about|some|more than|over|at least|around) )?(?:\w+|dozens of) countries\b")


def by_the_vehicle_they_are_taken_off(slot: Slot, on: Grounds) -> Said | None:
    """ "Officers pulled two Danes off a night train": stopped on the way. Nobody is who is rescued from a wreck."""
    link, custody = slot.link, on.deeds.custody()
    if link is None or custody is None or link.role not in ("dobj", "nsubjpass") or link.head.lemma_ not in _TAKING_OFF:
        return None
    verb = link.head
    heads = [verb, *(c for c in verb.children if c.lower_ in ("off", "out")), slot.anchor]
    vehicles = [noun for head in heads for noun in nouns_behind(head, "from", "off", "of") if noun.i > verb.i]
    vehicles += [
        c for c in verb.children if c.dep_ == "dobj" and any(t.lower_ == "off" for t in verb.doc[verb.i : c.i])
    ]
    if not any(noun.lemma_ in _VEHICLES and not _is_wrecked(noun) for noun in vehicles):
        return None
    if is_denied(verb) or is_only_ahead(verb) or any(map(_rescues, verb.children)):
        return None
    return Said(custody, verb, undergone=True)


_TAKING_OFF = frozenset("pull take remove haul drag order march lead yank pluck throw".split())
_VEHICLES = frozenset(
    "train bus coach minibus plane aircraft airliner flight ferry ship boat lorry truck van car taxi vehicle".split()
)
_WRECKED = frozenset(
    "burning burnt burned blazing sinking overturned wrecked crashed crushed derailed stricken capsized".split()
)
_RESCUERS = frozenset("rescuer firefighter fireman medic paramedic crew coastguard ambulance lifeboat surgeon".split())


def _is_wrecked(vehicle: Any) -> bool:
    return any(child.lower_ in _WRECKED for child in vehicle.children)


def _rescues(noun: Any) -> bool:
    return noun.dep_ in ("nsubj", "agent") and any(token.lemma_.lower() in _RESCUERS for token in noun.subtree)


def by_whom_others_keep(slot: Slot, on: Grounds) -> Said | None:
    """ "9,000 men whom the force keeps in a dozen jails"."""
    if slot.noun is None or not any(c.dep_ == "relcl" for c in slot.noun.children):
        return None
    for clause in slot.noun.children:
        if clause.dep_ == "relcl" and clause.lemma_ in _KEEPING and role_inside(clause) == "dobj":
            kept_in = clause.doc[clause.i + 1 : clause.i + 2].text == "in"  # the parse may take it for a particle
            objects = [c for c in clause.children if c.dep_ == "dobj" and c.i > clause.i and kept_in]
            said = on.deeds.sites.by_sites(objects) or on.deeds.sites.by_site(slot.noun, Link("dobj", clause))
            if said is not None:
                return replace(said, verb=clause, undergone=True)
    return None


_KEEPING = frozenset({"keep", "hold", "have"})


def by_the_site_beside_them(slot: Slot, on: Grounds) -> Said | None:
    """ "Thirty-nine others, now in three camps, have told the embassy", "lawyers for 26 Danes in Kurdish prisons"."""
    counted = [slot.anchor, *words_behind(slot.token, "of")]
    beside = [noun for word in counted for noun in places_at(word) if noun.i > slot.token.i]
    return on.deeds.sites.by_sites(beside) if beside and _are_told_apart(slot, on) else None


def by_where_they_are_counted(slot: Slot, on: Grounds) -> Said | None:
    """ "The UN counts 11,400 foreign women in the annexe of the camp" (of those told from others there), "counts 80
    women among the prisoners"."""
    link = slot.link
    if link is None or link.role != "dobj" or link.head.lemma_ not in COUNTING:
        return None
    among = [*words_behind(link.head, "among"), *words_behind(slot.anchor, "among")]
    said = first_said(on.deeds.by_noun(noun) or on.deeds.by_state_after(noun.doc, noun.i) for noun in among)
    if said is not None or not _are_told_apart(slot, on):
        return said
    inside = [*places_at(link.head), *(places_at(slot.noun) if slot.noun is not None else ())]
    return on.deeds.sites.by_sites([*inside, *_wholes_of_parts(inside)])


def _wholes_of_parts(places: list[Any]) -> list[Any]:
    """The "camp" of "the annexe of the camp"."""
    return [whole for place in places if place.lemma_ in _PARTS for whole in words_behind(place, "of")]


def _are_told_apart(slot: Slot, on: Grounds) -> bool:
    """Whether the counted are told from others who are at the same place: by where they are from, or as the beat's own
    kind."""
    own_kind = slot.group is not None and slot.group.rank == 0
    if own_kind or _are_from_elsewhere(slot, on) or on.members.counts_out(slot) or _are_a_countrys(slot, on):
        return True
    return slot.noun is not None and _took_part(slot, on)


def _took_part(slot: Slot, on: Grounds) -> bool:
    """ "12,000 men who fought for the group sit in jails": whether a clause about them tells that they joined."""
    if not any(child.dep_ == "relcl" for child in slot.anchor.children):
        return False
    said, joining = on.deeds.by_clause_of(slot.anchor, slot.passage), on.deeds.joining()
    return said is not None and joining is not None and said.measure in (joining.measure, on.deeds.fighting())


def _are_from_elsewhere(slot: Slot, on: Grounds) -> bool:
    """ "20 citizens", "11,400 foreign women", "39 of them"; "20 women" in a sentence that names a people."""
    if slot.noun is None or slot.noun.lemma_.lower() in COMPATRIOTS:
        return True
    if on.origins.are_foreign(slot.phrase) or on.origins.are_from_abroad(slot.phrase):
        return True
    return slot.noun.lemma_.lower() not in INHABITANTS and bool(on.origins.peoples_in(slot.sentence))


def _are_a_countrys(slot: Slot, on: Grounds) -> bool:
    """ "Sweden has 55 children in the camps"."""
    link = slot.link
    if link is None or link.role != "dobj" or link.head.lemma_ != "have":
        return False
    having = (child for child in link.head.children if child.dep_ == "nsubj" and child.pos_ == "PROPN")
    return any(on.origins.country_of(body, slot.passage) for body in having)


def only_live_there(slot: Slot, on: Grounds) -> bool:
    """ "About 40 women and children live in the camp", "60,000 people are held in the camp": the people of a camp,
    whoever they are."""
    link = slot.link
    if _are_some_of_those_living_there(slot, on):
        return True
    if link is None or slot.noun is None or link.role not in ("nsubj", "nsubjpass"):
        return False
    dwells = link.role == "nsubj" and link.head.lemma_ in _DWELLING
    if not dwells and not (slot.noun.lemma_.lower() in INHABITANTS and _is_in_a_camp(link.head)):
        return False
    return _are_everybody_there(slot, on) or not _are_told_apart(slot, on)


def _are_some_of_those_living_there(slot: Slot, on: Grounds) -> bool:
    """ "64,000 people, eight in ten of them mothers with children, live in the camps": a part of those who only live
    there."""
    inside = _ASIDE_ON_PEOPLE.search(on.text, slot.sentence[0], slot.quantity.start)
    if inside is None or _LIVE_BEHIND_IT.match(on.text, slot.quantity.end, slot.sentence[1]) is None:
        return False
    return not on.origins.peoples_in((slot.sentence[0], slot.quantity.start))


_ASIDE_ON_PEOPLE = re.compile(
    r"\d [^,;.]{0,12}?(?:people|persons|residents|inhabitants|souls|refugees)(?:, | [-–—] ?|—| \()"
    r"(?:(?:about|around|some|roughly|nearly|almost|more than|over|at least) )?$"
)
_LIVE_BEHIND_IT = re.compile(
    r" of (?:them|whom) [^,;.\d]{1,60}?(?:, | [-–—] ?|—|\) )(?:(?:now|still|currently) )?"
    r"(?:(?:are|were) (?:still )?living|live[sd]?|resid(?:e|ed)|dwell|shelter(?:ed)?)\b"
)


def _is_in_a_camp(verb: Any) -> bool:
    """ "Are held at al-Hol", "remain interned in poor conditions in the camps"; not "in the prisons"."""
    verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    behind = [verb, *(c for c in verb.children if c.i > verb.i and c.dep_ in ("acomp", "oprd", "xcomp"))]
    nouns = [noun for word in behind for noun in places_at(word)]
    nouns += [noun for place in nouns for noun in places_at(place)]
    return any(noun.lemma_.lower() in _CAMPS for noun in nouns)


_CAMPS = frozenset({"camp", "hol", "hawl", "roj"})


_DWELLING = frozenset("live reside dwell shelter".split())


def are_of_anybody(slot: Slot, on: Grounds) -> bool:
    """ "900,000 people have fled, half of whom live in camps": a part of people of whom nothing tells who they are."""
    behind = slot.passage.doc[slot.token.i + 1 : slot.token.i + _WHOM_WITHIN]
    told = on.thread.people
    if not any(token.lower_ == "whom" for token in behind) or (told is not None and told.measure):
        return False
    before = slot.passage.doc[slot.token.sent.start : slot.token.i]
    return not on.origins.peoples_in(slot.sentence) and any(map(_is_number_of_anybody, before))


def _is_number_of_anybody(noun: Any) -> bool:
    """The "people" of "900,000 people"."""
    return noun.lemma_.lower() in INHABITANTS and any(child.like_num for child in noun.lefts)
