"""Rules for people who are told to have turned into something: who took the beat's own side, became one of it, or got
out of where they were kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.factuality import is_denied, is_only_ahead
from briefings.extracting.measures.grammar.prepositions import nouns_behind, words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import raised
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.parsing.dependencies import SUBJECTS, child

_BECOMING = frozenset({"become", "turn"})
# What people do who go over to a side.
_GOING_OVER = frozenset(
    "cross go come run slip steal flock drift pass turn swear pledge flee travel gravitate switch swing marry rally"
    " gather make find take get".split()
)
_TOWARDS = frozenset({"to", "into", "over", "across"})
_LEAVING = frozenset(
    "slip walk sneak steal get break run vanish disappear tunnel climb smuggle wander crawl stroll melt bolt".split()
)
_COUNTING = frozenset({"include", "comprise", "number"})
_THEY = frozenset({"they", "these", "those", "this", "that"})
_INCLUDES = re.compile(r"\b(?:includ|compris)\w+ $", re.IGNORECASE)


def by_what_they_became(slot: Slot, on: Grounds) -> Said | None:
    """ "Only 125 people became foreign fighters": they took the beat's own side."""
    link = slot.link
    if link is None or link.role != "nsubj" or link.head.lemma_ not in _BECOMING or is_denied(link.head):
        return None
    called = [c for c in link.head.children if c.dep_ in ("attr", "dobj", "oprd")]
    groups = (on.slots.group(noun) for noun in called)
    own = any(group is not None and group.rank == 0 for group in groups)
    return on.deeds.joining() if own else None


def by_the_cleft(slot: Slot, on: Grounds) -> Said | None:
    """ "It was 900, says the service, who had heeded the call": what is told of those who are brought forward so."""
    link = slot.link
    if link is None or link.role != "attr" or not _is_it_that_is(link.head):
        return None
    behind = slot.passage.doc[slot.after : slot.token.sent.end]
    who = next((t for t in behind if t.lower_ in ("who", "that") and t.dep_ in SUBJECTS), None)
    if who is None:
        return None
    said = on.deeds.of_subject(who.head, slot.passage)
    return said or on.deeds.by_phrase(slot.passage.doc[who.i : slot.token.sent.end].text)


def _is_it_that_is(verb: Any) -> bool:
    """The "was" of "it was 900 who …"."""
    if verb.lemma_ != "be" or is_denied(verb):
        return False
    return any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in verb.children)


def by_the_side_they_take(slot: Slot, on: Grounds) -> Said | None:
    """ "Forty-nine Serbs crossed over to the group", "slipped away to it", "found their way into its ranks"."""
    link = slot.link
    if link is None or link.role != "nsubj":
        return None
    verb = raised(link.head)
    if verb.lemma_ not in _GOING_OVER or is_denied(verb) or is_denied(link.head) or is_only_ahead(verb):
        return None
    sides = [noun for noun in _led_to(verb) if _is_side(noun, slot, on)]
    here = slot.sentence[0], slot.clause[1]
    elsewhere = on.origins.first_inside(here) in on.deeds.fronts()
    return on.deeds.joining() if sides and not elsewhere else None


def _is_side(noun: Any, slot: Slot, on: Grounds) -> bool:
    """Whether a noun names the beat's own side as a body ("the group", "its ranks"), and none of its branches."""
    if noun.lemma_.lower() in ("rank", "fold", "cause"):
        owners = [c for c in noun.children if c.dep_ == "poss"]
        owners += words_behind(noun, "of")
        return any(owner.lower_ in ("its", "their") or on.members.is_own_side(owner, slot.passage) for owner in owners)
    group = on.slots.group(noun)
    return group is None and on.members.is_own_side(noun, slot.passage)


def _led_to(verb: Any) -> list[Any]:
    """The nouns that the verb's "to" leads to, also behind a particle or its object ("made their way over to it")."""
    words = [verb, *(c for c in verb.children if c.dep_ in ("prt", "advmod", "dobj", "prep"))]
    preps = [c for word in words for c in word.children if c.dep_ == "prep" and c.lower_ in _TOWARDS]
    return [noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"]


_NEWCOMERS = frozenset({"newcomer", "arrival", "newly-arrived"})


def by_the_newcomers_they_are_among(slot: Slot, on: Grounds) -> Said | None:
    """ "Two Frenchwomen are among the newcomers to Darzab": where the beat's own side has a war of its own."""
    link = slot.link
    if link is None or link.role != "nsubj" or is_denied(link.head):
        return None
    new = any(noun.lemma_.lower() in _NEWCOMERS for noun in nouns_behind(link.head, "among"))
    measure = on.deeds.moving_on()
    return Said(measure, None) if new and measure and not on.origins.names_core(slot.sentence) else None


def by_the_side_they_belong_to(slot: Slot, on: Grounds) -> Said | None:
    """ "Forty foreigners belong to a cell there"."""
    link = slot.link
    if link is None or link.role not in SUBJECTS or is_denied(link.head):
        return None
    verb = raised(link.head)
    measure = on.deeds.fighting()
    if verb.lemma_ != "belong" or is_denied(verb) or measure is None:
        return None
    return Said(measure, None) if any(on.members.is_own_side(n, slot.passage) for n in _led_to(verb)) else None


def by_the_way_out(slot: Slot, on: Grounds) -> Said | None:
    """ "A hundred slipped out of al-Hol in a month", "40 women have walked from the camp"."""
    link = slot.link
    if link is None or link.role not in SUBJECTS:
        return None
    verb = raised(link.head)
    if verb.lemma_ not in _LEAVING or is_denied(verb) or is_only_ahead(verb) or not on.deeds.sites.is_left(verb):
        return None
    measure = on.deeds.escaping()
    return Said(measure, verb) if measure else None


def by_those_who_include_them(slot: Slot, on: Grounds) -> Said | None:
    """ "Ankara holds 1,200 members. They include 150 from Europe", "the dead include 124 fighters": what was said of
    the whole."""
    link = slot.link
    if link is None or link.role != "dobj" or link.head.lemma_ not in _COUNTING or is_denied(link.head):
        return None
    whole = child(link.head, "nsubj")
    if whole is None:
        return None
    if whole.lower_ in _THEY:
        return _of_those_told(slot, on)
    return _of_whole(whole, on) if on.members.is_own_kind(slot) else None


def _of_those_told(slot: Slot, on: Grounds) -> Said | None:
    """ "They include 150 from Europe": what was said of the people told last, if there were so many; of the next in
    a row ("this included 40 of the 90 from Cork, 30 of the 80 from Kerry") what was said of the first."""
    told = on.thread.population
    first = on.thread.series[0] if on.thread.series_at == slot.sentence[0] and on.thread.series else None
    if first is not None and first.measure and _INCLUDES.search(on.text, slot.sentence[0], first.start):
        return Said(first.measure, None)
    if told is None or not told.measure or not on.thread.is_near(slot) or told.start >= slot.sentence[0]:
        return None
    return Said(told.measure, None) if slot.quantity.high <= told.high else None


def _of_whole(whole: Any, on: Grounds) -> Said | None:
    """ "The dead include …", "the returnees include …": what the subject itself says of them."""
    said = on.deeds.by_noun(whole) or _of_state(whole, on) or on.deeds.by_adjective(whole)
    return replace(said, noun=None) if said is not None else None


def _of_state(subject: Any, on: Grounds) -> Said | None:
    """ "The dead include …": what the subject itself says of them."""
    said = on.deeds.by_state_after(subject.doc, subject.i)
    return said if subject.pos_ in ("NOUN", "ADJ") else None
