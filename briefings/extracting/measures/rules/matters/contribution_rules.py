"""Rules for whom countries are told to have given to the beat's own side, and for those who are back from there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link
from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import raised
from briefings.extracting.measures.predicates.other_meanings import are_lost_to_killers
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import subject_above
from briefings.extracting.parsing.dependencies import SUBJECTS, child

_CONTRIBUTIONS = frozenset("contribution contingent share quota outflow stream flow exodus tribute cohort".split())
# Nouns that say it without a country beside them.
_OF_ITSELF = frozenset({"contribution", "contingent"})
_AMOUNTING = frozenset("be stand amount come run reach number total swell rise grow climb estimate put set".split())
_DRAWING = frozenset("draw attract recruit lure enlist entice".split())
_GIVING = frozenset("give send supply provide contribute furnish lose dispatch ship forward".split())
# "Tunisia tops the list with some 6,000".
_LEADING, _LISTS = frozenset({"top", "head", "lead"}), frozenset({"list", "table", "ranking", "league"})
# Behind a sum, so near its list may be told.
_LISTED_WITHIN = 320
_BACK = frozenset({"back", "home"})


def by_what_was_given(slot: Slot, on: Grounds) -> Said | None:
    """ "Kosovo gave 150 sons to the group", "the group drew 150 men from the valley", "Russia's contribution stands at
    2,400", "Jordan accounts for 2,000 of the fighters", "Tunisia tops the list with 6,000"."""
    link = slot.link
    if link is None or is_denied(link.head):
        return None
    if _lead_the_list(link, slot, on):
        return _as_listed(slot, on) or on.deeds.joining()
    return on.deeds.joining() if any(tells(link, slot, on) for tells in _GIVEN) else None


def _as_listed(slot: Slot, on: Grounds) -> Said | None:
    """ "At least 5,600 have gone back. Turkey heads the table with 900": what the list was just told to count."""
    told = on.thread.people
    near = told is not None and 0 <= slot.sentence[0] - told.end <= _LISTED_WITHIN
    larger = told is not None and told.low >= slot.quantity.high
    return Said(told.measure, None) if told is not None and told.measure and near and larger else None


def _amounts_to(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "Russia's contribution stands at 2,400", "the outflow from Lebanon was 900": what a country gave to the beat's
    own side is told as a sum."""
    if link.role not in ("oblique", "attr", "dobj") or link.head.lemma_ not in _AMOUNTING:
        return False
    given = next((c for c in link.head.children if c.dep_ in SUBJECTS and c.i < slot.token.i), None)
    if given is None or given.lemma_.lower() not in _CONTRIBUTIONS or (slot.noun is not None and slot.group is None):
        return False
    return given.lemma_.lower() in _OF_ITSELF or on.origins.country_of(given, slot.passage) is not None


def _are_drawn(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "The group drew 150 men from the valley"."""
    if not _are_people_whom(link, _DRAWING, slot, on):
        return False
    side = subject_above(link.head)  # "ISIS, which drew 40,000 people"
    return side is not None and on.members.is_own_side(side, slot.passage)


def _are_given(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "Kosovo gave 150 sons to the group"."""
    if not _are_people_whom(link, _GIVING, slot, on):
        return False
    return _goes_to_own_side(link.head, slot, on) and not are_lost_to_killers(link.head)


def _are_people_whom(link: Link, verbs: frozenset[str], slot: Slot, on: Grounds) -> bool:
    """Whether the counted are people, and the object of one of these verbs."""
    if link.role != "dobj" or link.head.pos_ != "VERB" or link.head.lemma_ not in verbs:
        return False
    return slot.noun is not None and on.members.names_people(slot)


def _goes_to_own_side(verb: Any, slot: Slot, on: Grounds) -> bool:
    """Whether the verb's "to" leads to the beat's own side, wherever the parse hangs it."""
    behind = slot.passage.doc[slot.after : slot.token.sent.end]
    towards = [t for t in behind if t.lower_ == "to" and t.head in (verb, slot.noun)]
    return any(on.members.is_own_side(n, slot.passage) for to in towards for n in to.children if n.dep_ == "pobj")


def _lead_the_list(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "Tunisia tops the list with some 6,000"."""
    verb = link.head
    if slot.noun is not None or verb.lemma_ not in _LEADING:
        return False
    is_list = any(c.dep_ == "dobj" and c.lemma_ in _LISTS for c in verb.children)
    return is_list and _is_told_of_a_country(link, slot, on)


def _are_accounted_for(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "Jordan accounts for 2,000 of the fighters"."""
    verb = link.head
    if verb.lemma_ != "account" or not any(c.lower_ == "for" and c.i >= slot.first - 1 for c in verb.children):
        return False
    return _is_told_of_a_country(link, slot, on) and on.members.is_own_kind(slot)


def _is_told_of_a_country(link: Link, slot: Slot, on: Grounds) -> bool:
    """Whether a country is the subject of the verb that a preposition joins the counted to."""
    if link.role != "oblique" or link.head.pos_ != "VERB":
        return False
    country = child(link.head, *SUBJECTS)
    return country is not None and on.origins.country_of(country, slot.passage) is not None


_GIVEN: tuple[Callable[[Link, Slot, Grounds], bool], ...] = (
    _amounts_to,
    _are_drawn,
    _are_given,
    _are_accounted_for,
)


def by_being_back(slot: Slot, on: Grounds) -> Said | None:
    """ "42 of them dead and 40 back in Norway": a bare number before "back"."""
    doc, after = slot.passage.doc, slot.after
    if slot.noun is not None or after >= len(doc) or doc[after].lower_ not in _BACK or slot.quantity.unit:
        return None
    follower = doc[after + 1] if after + 1 < len(doc) else None
    ends = follower is None or follower.is_punct or follower.lower_ in ("in", "and", "on")
    return on.deeds.by_phrase("back home") if ends else None


_LIVING = frozenset({"be", "live", "stay", "reside", "sit", "settle"})
_AT_HOME = re.compile(r"\b(?:in the country|in this country|at home|on home soil|in their villages)\b")
_AGAIN = re.compile(r"\b(?:again|once more|once again|anew)\b")


def by_being_at_home_again(slot: Slot, on: Grounds) -> Said | None:
    """ "280 are in Malta again", "410 live in the country once more": in their own country, where that is known."""
    link, custody = slot.link, on.deeds.custody()
    back = on.deeds.back_home(custody) if custody else None
    if back is None or link is None or link.role not in SUBJECTS or raised(link.head).lemma_ not in _LIVING:
        return None
    start, end = slot.passage.at(raised(link.head)), slot.sentence[1]
    again = _AGAIN.search(on.text, start, end)
    if again is None or is_denied(link.head) or "," in on.text[start : again.start()]:
        return None
    there = on.origins.first_inside((start, again.start()))
    if there is None:
        return Said(back, None) if _AT_HOME.search(on.text, start, again.start()) else None
    return Said(back, None) if there in _own_countries(slot, on) else None


def _own_countries(slot: Slot, on: Grounds) -> frozenset[str]:
    """The country that the counted are told to be from, that of those out of whom they count, or the document's."""
    told = on.thread.population
    out_of = told.origin if told is not None and on.members.counts_out(slot) else None
    own = on.origins.peoples_in(slot.phrase) or frozenset(filter(None, [out_of]))
    return own or frozenset(filter(None, [on.home()]))
