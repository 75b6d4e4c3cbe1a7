"""Rules for people of whom it is told that they are somewhere: "3,000 jihadists are in the province", "12 Belgians are
believed to be in Libya", "with 2,500 of its citizens in Syria"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link, places_at
from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.prepositions import nouns_behind, words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.predicates.standing_meanings import pens_in
from briefings.extracting.measures.rules.grounds import COMPATRIOTS, Grounds
from briefings.extracting.measures.rules.surroundings import of_own_side, subject_above
from briefings.extracting.parsing.dependencies import SUBJECTS, child

# "The number of fighters there stands at 300".
_STANDING_AT = frozenset({"be", "stand", "remain", "fall", "range", "lie", "hover"})
_BEING = frozenset({"be", "remain", "stay", "live", "sit", "linger"})
_HERE = frozenset({"in", "on", "inside", "across", "around", "near", "within", "at"})
# What people are in who are somewhere; not "in custody", "in contact", "on trial".
_GROUND = frozenset(
    "city town village country area province region district pocket enclave zone territory soil valley desert mountain"
    " hill peninsula island quarter neighbourhood neighborhood jungle forest suburb governorate archipelago"
    " steppe".split()
)
# "At least 12 Belgians are in Libya", "two dozen Danes have been spotted there".
_SEEING = frozenset("spot see find count locate sight trace report track live stay be remain hide".split())
_SEEN = SUBJECTS | {"dobj", "attr"}
_HOSTS = frozenset("home host refuge haven shelter sanctuary".split())
_PRESENT = frozenset({"present", "there", "left", "active"})
# How far behind the counted the ground is named that they are on.
_RIGHT_BEHIND = 14


def by_the_ground_they_are_on(slot: Slot, on: Grounds) -> Said | None:
    """ "3,000 jihadists are in the province", "900 fighters are still present": the beat's own kind alone."""
    link = slot.link if on.members.is_own_kind(slot) else None
    if link is None or link.head.lemma_ not in _BEING or is_denied(link.head):
        return None
    verb = link.head
    if link.role == "attr" and child(verb, "expl") is not None:  # "there are 3,000 jihadists in the province"
        there = _is_on_ground(verb) or (slot.noun is not None and _is_on_ground(slot.noun))
        plain = there and (slot.noun is None or child(slot.noun, "acl", "relcl") is None)
        return of_own_side(on.deeds.fighting()) if plain else None
    if link.role != "nsubj":
        return None
    if verb.tag_ == "VBN" or verb.dep_ in ("aux", "auxpass"):
        return None  # "had been in Syria": they need not be there any more
    if not _is_on_ground(verb) and not _is_present(verb):
        return None
    return of_own_side(on.deeds.fighting()) if on.deeds.sites.by_sites(places_at(verb)) is None else None


def by_being_hemmed_in(slot: Slot, on: Grounds) -> Said | None:
    """ "The last 250 fighters are penned into two streets", "400 fighters, boxed in by the river": they fight on."""
    link = slot.link if on.members.is_own_kind(slot) else None
    told = [link.head] if link is not None and link.role in ("nsubjpass", "dobj") else []
    told += [c for c in slot.anchor.children if c.dep_ == "acl"]
    is_so = any(pens_in(verb) and not is_denied(verb) and child(verb, "conj") is None for verb in told)
    return of_own_side(on.deeds.fighting()) if is_so else None


def _is_on_ground(word: Any) -> bool:
    """ "In the province", "across Halden"."""
    return any(map(_is_ground, words_behind(word, *_HERE)))


def _is_present(verb: Any) -> bool:
    """ "Are still present", "are there"."""
    return any(word.lower_ in _PRESENT and word.dep_ in ("acomp", "advmod") for word in verb.children)


def by_how_many_are_there(slot: Slot, on: Grounds) -> Said | None:
    """ "The number of fighters in Mosul was around 9,000": the beat's own kind alone."""
    tally = _number_that_stands_at(slot)
    own = _own_kind_tallied(tally, on) if tally is not None else None
    if own is None or child(own, "acl", "relcl") is not None:
        return None
    told = of_own_side(on.deeds.fighting()) if _is_on_ground(own) or _is_on_ground(tally) else None
    return replace(told, noun=own) if told is not None else None


def _number_that_stands_at(slot: Slot) -> Any | None:
    """The "number" of "the number of fighters there stands at 300"."""
    link = slot.link if slot.noun is None else None
    if link is None or link.role not in ("attr", "oblique") or link.head.lemma_ not in _STANDING_AT:
        return None
    tally = subject_above(link.head)
    if tally is None or tally.lemma_.lower() != "number" or is_denied(link.head) or _is_change(slot):
        return None
    return tally


def _own_kind_tallied(tally: Any, on: Grounds) -> Any | None:
    """The noun for the beat's own kind that a number is of: "fighters" of "the number of fighters"."""
    groups = ((noun, on.slots.group(noun)) for noun in nouns_behind(tally, "of"))
    return next((noun for noun, group in groups if group is not None and group.rank == 0), None)


def _is_change(slot: Slot) -> bool:
    """ "Fell by 300": what came or went, and not what is there."""
    return bool(slot.first > 0 and slot.passage.doc[slot.first - 1].lower_ == "by")


def by_the_front_they_are_on(slot: Slot, on: Grounds) -> Said | None:
    """ "12 Belgians are believed to be in Libya", "Libya is home to 200 Tunisians": people of another country who are
    where the beat's own side has a war of its own have moved on there."""
    link = slot.link
    if link is None or not on.origins.are_from_abroad(slot.phrase) or on.origins.names_core(slot.sentence):
        return None
    if link.role == "oblique" and link.head.lower_ in _HOSTS:
        host = subject_above(link.head.head)
        there = on.origins.country_of(host, slot.passage) if host is not None else None
    elif _are_seen(link):
        there = on.origins.first_inside((slot.phrase[1], slot.clause[1]))
    else:
        return None
    return _moved_on(slot, on) if there in on.deeds.fronts() - on.origins.peoples_in(slot.phrase) else None


def _are_seen(link: Link) -> bool:
    """ "At least 12 Belgians are in Libya", "have been spotted there", "are believed to live there"."""
    verbs = {link.head.lemma_, *(c.lemma_ for c in link.head.children if c.dep_ == "xcomp")}
    return link.role in _SEEN and not verbs.isdisjoint(_SEEING) and not is_denied(link.head)


def _moved_on(slot: Slot, on: Grounds) -> Said | None:
    said = on.deeds.moving_on()
    return Said(said, None) if said and (slot.noun is None or on.members.names_people(slot)) else None


_WIDE_FRONTS = re.compile(
    r"\b(?:in|into|across|to) (?:the )?(?:Sahel|Sahara|Maghreb|Horn of Africa|Lake Chad \w+"
    r"|(?:West|North|East|Central) Africa|(?:South|Southeast|South-East) Asia|Khorasan)\b"
    r"|\b(?:Sahelian|Khorasan|West African|Libyan|Afghan|Somali) (?:arm|branch|wing|affiliate|offshoot)\b"
)


def are_on_another_front(said: Said, slot: Slot, on: Grounds) -> bool:
    """ "Ninety Danes joined the group, and nine are fighting in the Sahel", "80 Danes have joined affiliates in the
    Sahel": people of one country with the beat's own side in a region of its other fronts."""
    joining = on.deeds.joining()
    if said.measure != on.deeds.fighting() and (joining is None or said.measure != joining.measure):
        return False
    there = slot.phrase[1], slot.clause[1]
    if _WIDE_FRONTS.search(on.text, *there) is None or on.origins.names_core(there):
        return False
    told = on.thread.population
    out_of = told is not None and told.origin is not None and on.members.counts_out(slot)
    return out_of or on.origins.are_from_abroad(slot.phrase)


def by_where_a_part_is(slot: Slot, on: Grounds) -> Said | None:
    """ "Of the Danes 33 are dead, 14 in Turkey and nine in Somalia": parts of one country's people that have no verb,
    and are told to be in another, have moved on there; not "33 were caught in Oslo and 14 in Turkey"."""
    told = on.thread.people if slot.noun is None and not slot.is_share else None
    if (
        told is None
        or told.origin is None
        or _has_a_verb(slot)
        or on.text[slot.quantity.end : slot.quantity.end + 4] != " in "
    ):
        return None
    between = on.text[told.end : slot.quantity.start]
    there = on.origins.first_inside((slot.quantity.end, min(slot.clause[1], slot.quantity.end + _NAMED_WITHIN)))
    if there in (None, told.origin) or on.origins.are_core(frozenset({there})) or told.start < slot.sentence[0]:
        return None
    goes_on = told.measure == on.deeds.moving_on() or not _IN_PLACE.search(between)
    return _moved_on(slot, on) if goes_on and not _BREAKS.search(between) else None


_IN_PLACE = re.compile(r"\b(?:in|at|near|from|to|on) (?:the )?[A-Z]")
_BREAKS = re.compile(r"[.;]|\b(?:when|while|because|after|before)\b")
_NAMED_WITHIN = 24


def _has_a_verb(slot: Slot) -> bool:
    """Whether the number is an argument of a verb that stands beside it."""
    link, behind = slot.link, slot.passage.doc[slot.after : slot.after + 4]
    if any(token.tag_ in ("VBD", "VBP", "VBZ", "MD") for token in behind):
        return True
    return (
        link is not None
        and link.role in ("dobj", "nsubjpass", "nsubj")
        and link.head.pos_ == "VERB"
        and (link.head.i > slot.token.i or link.head.i >= slot.first - 1)
    )


def by_the_ground_right_behind(slot: Slot, on: Grounds) -> Said | None:
    """ "With 2,500 of its citizens in Syria": compatriots whose place is all that is told of them."""
    noun = slot.noun
    if noun is None or noun.lemma_.lower() not in COMPATRIOTS or slot.after >= len(slot.passage.doc):
        return None
    end = slot.phrase[1]
    is_in = slot.passage.doc[slot.after].lower_ == "in" and on.origins.names_core((end, end + _RIGHT_BEHIND))
    measure = on.deeds.fighting() if is_in else None
    return Said(measure, None) if measure else None


def _is_ground(noun: Any) -> bool:
    return bool(noun.dep_ == "pobj" and (noun.pos_ == "PROPN" or noun.lemma_.lower() in _GROUND))
