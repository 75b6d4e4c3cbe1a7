"""What is not said of those who stay, or were let go: that they fight on, or are held."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import chain
from briefings.extracting.measures.predicates.verbs import STAYING_ON
from briefings.extracting.measures.rules.clauses.noun_rules import by_its_adjective, by_its_people
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.matters.site_rules import only_live_there
from briefings.extracting.measures.rules.surroundings import has_its_verb_behind

# Who lives at a place has not come to it, unless another country is told to be theirs.
_AT_HOME_THERE = frozenset({"resident", "inhabitant", "villager", "islander"})
_FREEING = frozenset({"release", "free", "liberate", "rescue", "unchain"})
# "Set free", "let go".
_FREEING_BY_TWO = {"set": "free", "let": "go"}


def now(said: Said, slot: Slot, on: Grounds) -> Said | None:
    """What still holds of the counted at the end of their clause; None where it no longer does, or never did."""
    if said.measure == on.deeds.fighting():
        if _are_elsewhere(slot, on) or _live_there(slot, on):
            return None
        measure = _as_prisoners(said, slot, on)
        gone = are_so_no_longer(slot, on) if measure == said.measure else only_live_there(slot, on)
        if gone:
            return None
        return replace(said, measure=measure)
    return None if said.measure == on.deeds.custody() and _are_let_go(slot) else said


def _are_elsewhere(slot: Slot, on: Grounds) -> bool:
    """ "Twelve are still in a centre in the south of Turkey": neither on the beat's own ground nor on a front."""
    link = slot.link
    start = slot.phrase[1]
    if link is not None and has_its_verb_behind(slot):
        start = slot.passage.at(link.head)
    # "Two more, a pair of cousins, are in Turkey": another number between them and their verb ends no clause of theirs.
    last = slot.clause[1] if start < slot.clause[1] else slot.sentence[1]
    end = on.text.find(",", start + 1, last)  # not the comma of an apposition: "a pair of cousins, are in Turkey"
    country = on.origins.first_inside((start, last if end < 0 else end))
    return country is not None and not on.origins.are_core(frozenset({country})) and country not in on.deeds.fronts()


def are_so_no_longer(slot: Slot, on: Grounds) -> bool:
    """ "There are 689 former ISIS members in Syria": not of former soldiers who fight for the group."""
    return _FORMER.search(on.text, *slot.phrase) is not None and on.members.subject.names(slot.phrase)


_FORMER = re.compile(r"\b(?:former|ex|one-time|onetime|erstwhile)[ -]", re.IGNORECASE)


def _live_there(slot: Slot, on: Grounds) -> bool:
    """ "2,000 residents stayed in the town"."""
    noun = slot.noun
    if noun is None or noun.lemma_.lower() not in _AT_HOME_THERE or on.members.is_own_kind(slot):
        return False
    return not on.origins.are_from_abroad(slot.phrase) and on.origins.country_of(noun, slot.passage) is None


def _as_prisoners(said: Said, slot: Slot, on: Grounds) -> str:
    """The measure of those who are held, where they are told to stay among prisoners or to be in jail; else as said."""
    custody = on.deeds.custody()
    if not custody:
        return said.measure
    if _are_called_prisoners(custody, slot, on):
        return custody
    if said.verb is None:
        return custody if _WHO_ARE_HELD.search(on.text, slot.phrase[1], slot.clause[1]) else said.measure
    if said.verb.lemma_ in ("have", "be") and _has_them_held(said.verb, on):
        return custody
    if said.verb.lemma_ in _WAITING and _are_told_held_beside(custody, slot, on):
        return custody
    stays = said.verb.lemma_ in STAYING_ON
    held = stays and (_remain_held(said.verb, custody, on) or _are_prisoners(custody, slot, on))
    return custody if held else said.measure


_WAITING = STAYING_ON | {"await", "wait", "be", "live", "languish"}


def _are_called_prisoners(custody: str, slot: Slot, on: Grounds) -> bool:
    """ "There are 250 imprisoned fighters"; not "30 wanted fighters"."""
    said = by_its_adjective(slot, on)
    return said is not None and said.measure == custody


def _are_told_held_beside(custody: str, slot: Slot, on: Grounds) -> bool:
    """ "90 militants and their wives, detained in the camps, are awaiting a flight": by the clause behind the last of
    those who are counted together."""
    nouns = [slot.anchor, *(c for c in slot.anchor.rights if c.dep_ == "conj")]
    told = (on.deeds.by_clause_of(noun, slot.passage) for noun in nouns)
    return any(said is not None and said.measure == custody for said in told)


def _remain_held(verb: Any, custody: str, on: Grounds) -> bool:
    """ "30 remain interned in Roj": whatever the tagger takes the participle for."""
    states = [c for c in verb.children if c.dep_ in ("acomp", "oprd", "xcomp", "advcl") and c.i > verb.i]
    states = [verb.head] if verb.dep_ in ("aux", "auxpass") else states
    told = (on.deeds.by_participle(state) for state in states if state.lower_.endswith(("ed", "held")))
    return any(said is not None and said.measure == custody for said in told)


# "90 women with links to the group who are held in Syria".
_WHO_ARE_HELD = re.compile(
    r"\bwho (?:are|were|remain|have been|are being) (?:(?:still|now|currently) )?"
    r"(?:held|detained|jailed|imprisoned|interned|incarcerated|locked up)\b"
)


def _are_prisoners(custody: str, slot: Slot, on: Grounds) -> bool:
    """ "Of 1,456 inmates 110 stayed": by their noun, or as a part of prisoners whom the same sentence counts."""
    own, told = by_its_people(slot, on), on.thread.population
    if own is not None and own.measure == custody:
        return True
    of_them = told is not None and told.measure == custody and on.thread.is_own_sentence(slot)
    return of_them and on.members.counts_out(slot)


def _has_them_held(verb: Any, on: Grounds) -> bool:
    """ "France has 130 in Kurdish hands; Belgium, 22", "has 400 members in Afghan jails"."""
    doc = verb.doc
    end = next((n for n in range(verb.i, verb.sent.end) if doc[n].text in (";", ":")), verb.sent.end)
    clause = doc[verb.i : end]
    within = [noun for preposition in clause if preposition.lower_ in ("in", "at") for noun in preposition.children]
    held = on.deeds.by_phrase(clause.text) or on.deeds.sites.by_sites(within)
    return held is not None and held.measure == on.deeds.custody()


def _are_let_go(slot: Slot) -> bool:
    """ "Six women were found in chains and set free"."""
    link = slot.link
    if link is None or link.role not in ("nsubjpass", "dobj"):
        return False
    later = [verb for verb, _ in chain(link.head, "nsubjpass")]
    return any(_frees(verb) and not is_denied(verb) for verb in later)


def _frees(verb: Any) -> bool:
    beside = {child.lower_ for child in verb.children}
    return verb.lemma_ in _FREEING or _FREEING_BY_TWO.get(verb.lemma_, "") in beside
