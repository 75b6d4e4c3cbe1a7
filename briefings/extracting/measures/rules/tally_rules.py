"""Rules for numbers that a tally has: "the death toll rose to 12", "the number of returnees stands at 90"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds

_TALLIES = frozenset(
    {"number", "total", "figure", "tally", "count", "toll", "estimate", "assessment", "reckoning", "sum"}
)
# "Put the number of Danes who went to fight at more than 300": the parse may hang the number on the nearer verb.
_PUT_AT = re.compile(r"\b(?:at|as)(?: (?:a mere|just|only|barely|some))? $", re.IGNORECASE)
_PUT_BETWEEN = re.compile(r"\bbetween $|between\b", re.IGNORECASE)
_PUTTING = frozenset({"put", "estimate", "set", "place", "reckon", "calculate", "give"})
# "Lifting the toll to 27".
_MOVING = frozenset(
    "put bring raise take set lift push drive carry increase up swell revise cut reduce lower update hike".split()
)
_STRENGTHS = frozenset({"strength", "headcount", "manpower", "membership", "garrison"})
_STANDING = frozenset("stand number come amount reach rise run total".split())
# "Put at 100 the number of those who left", "bringing to 122 the number repatriated".
_LEADS_TO_TALLY = frozenset({"at", "to"})
_BEFORE_TALLY = 4


def by_its_tally(slot: Slot, on: Grounds) -> Said | None:
    """ "The death toll rose to 12", "the number of fighters killed stands at 450", "put the toll at 30"."""
    link = link_of(slot.anchor)
    if link is None or link.role not in ("oblique", "attr", "dobj") or slot.group is not None:
        return None
    for subject in link.head.children:
        if subject.dep_ in ("nsubj", "nsubjpass", "dobj") and subject.i < slot.token.i:
            said = _of_tally(subject, link.head, slot, on)
            if said is not None:
                return said
    return _of_tally_put_at(slot, on) or _of_tally_ahead(slot, on)


def _of_tally_ahead(slot: Slot, on: Grounds) -> Said | None:
    """What a tally counts that stands behind its number: "takes to 122 the number repatriated so far"."""
    doc, first = slot.passage.doc, slot.first
    if slot.noun is not None or first < 2 or doc[first - 1].lower_ not in _LEADS_TO_TALLY:
        return None
    verb = doc[first - 2]
    if verb.lemma_ not in _PUTTING | _MOVING:
        return None
    ahead = doc[slot.after : slot.after + _BEFORE_TALLY]
    tally = next((token for token in ahead if token.pos_ in ("NOUN", "PROPN") or token.lower_ == "those"), None)
    if tally is None:
        return None
    said = on.deeds.by_noun(tally)
    if said is None and (on.members.is_kind(tally, slot.passage) or tally.lemma_.lower() in ("people", "those")):
        told = on.deeds.by_clause_of(tally, slot.passage)
        return replace(told, noun=tally) if told is not None else None
    if said is None and tally.lemma_.lower() in _TALLIES:
        said = _of_tally(tally, verb, slot, on) or on.deeds.by_word_after(doc, tally.i + 1, slot.passage)
    return said


def _of_tally_put_at(slot: Slot, on: Grounds) -> Said | None:
    """What a tally further ahead counts, where the number is what it is put at."""
    is_put = _PUT_AT.search(on.text, slot.sentence[0], slot.quantity.start)
    if not is_put and not _PUT_BETWEEN.search(on.text[: slot.quantity.end], max(0, slot.quantity.start - 8)):
        return None
    for token in reversed(slot.passage.doc[slot.token.sent.start : slot.first]):
        if token.dep_ != "dobj" or token.head.lemma_ not in _PUTTING:
            continue
        if token.lemma_.lower() in _TALLIES:
            return _of_tally(token, token.head, slot, on)
        if on.deeds.by_noun(token) is not None and token.lemma_.lower() in _STRENGTHS:
            return on.deeds.by_noun(token)  # "puts the strength of the branch at 1,000"
        if token.lower_ in ("those", "number") or on.members.is_kind(token, slot.passage):  # "puts those killed at 48"
            said = on.deeds.by_clause_of(token, slot.passage) or on.deeds.by_noun(token)
            said = said or on.deeds.by_word_after(token.doc, token.i + 1, slot.passage)
            return replace(said, noun=token if token.pos_ == "NOUN" else None) if said is not None else None
    return None


def _of_tally(tally: Any, verb: Any, slot: Slot, on: Grounds) -> Said | None:
    named = on.deeds.by_noun(tally)
    if named is not None and tally.dep_ != "dobj":
        return named
    if named is not None:
        return named if verb.lemma_ in _MOVING else None
    if tally.lemma_.lower() not in _TALLIES:  # "rebels put their dead at 34", "its dead stand at 45"
        told = tally.dep_ == "dobj" or verb.lemma_ in _STANDING
        state = on.deeds.by_state_after(tally.doc, tally.i) if told and verb.lemma_ in _MOVING | _STANDING else None
        return replace(state, noun=tally) if state else None
    nouns = [n for of in tally.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj"]
    for noun in nouns:
        said = on.deeds.by_verb(noun, slot.passage) or on.deeds.by_noun(noun)
        said = said or on.deeds.by_state_after(noun.doc, noun.i)  # "the number of dead"
        said = said or on.deeds.by_clause_of(tally, slot.passage)
        if said is not None:
            return replace(said, noun=noun)
    still = on.deeds.by_phrase(tally.doc[tally.i : slot.first].text) if tally.i < slot.first else None
    if still is not None:  # "puts the number still in the field at 60"
        return still
    # "A committee puts the number at 5,000": of those just counted.
    told = on.thread.population.measure if on.thread.population is not None else None
    last = on.thread.people
    if last is not None and last.measure and any(c.lower_ in ("that", "this") for c in tally.lefts):
        told = last.measure  # "40 had returned. By 2017 that number had grown to 50"
    beside = on.thread.series[-1] if on.thread.series and on.thread.series_at == slot.sentence[0] else None
    if beside is not None and beside.measure and beside.unit == "people":
        told = beside.measure  # "put those who left at 300, while the ministry's own count stands at 240"
    if verb.lemma_ in _STANDING and not nouns:  # "estimates for Libya run to 4,000"
        told = told if on.thread.is_near(slot) and on.members.counts_out(slot) else None
        return Said(told, None) if told else None
    return Said(told, None) if told and verb.lemma_ in _MOVING else None
