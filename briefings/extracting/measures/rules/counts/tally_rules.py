"""Rules for numbers that a tally has: "the death toll rose to 12", "the number of returnees stands at 90"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import places_at
from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.prepositions import nouns_behind, words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import first_said, of_own_side, told_in_sentence

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
_CORRECTING = frozenset("revise raise increase cut reduce lower update hike correct".split())
_MOVED_TO = re.compile(r"\bto (?:(?:just|only|about|at least|more than|around|nearly) )?\W?$", re.IGNORECASE)
_STRENGTHS = frozenset({"strength", "headcount", "manpower", "membership", "garrison"})
_HOUSEHOLDS = frozenset({"family", "household", "couple"})
_STANDING = frozenset("stand number come amount reach rise run total".split())
# "Put at 100 the number of those who left", "bringing to 122 the number repatriated".
_LEADS_TO_TALLY = frozenset({"at", "to"})
_BEFORE_TALLY = 4
_TALLIED = frozenset({"nsubj", "nsubjpass", "dobj"})


def by_its_tally(slot: Slot, on: Grounds) -> Said | None:
    """ "The death toll rose to 12", "the number of fighters killed stands at 450", "put the toll at 30"."""
    pointed = _of_that_figure(slot, on)
    if pointed is not None:
        return pointed
    link = slot.link
    if link is None or link.role not in ("oblique", "attr", "dobj"):
        return None
    if slot.group is not None and not _is_risen_to(slot):
        return None
    tallies = (c for c in link.head.children if c.dep_ in _TALLIED and c.i < slot.token.i)
    said = first_said(_of_tally(tally, link.head, slot, on) for tally in tallies)
    said = said or (_of_tally_ahead(slot, on) if _is_joined_put_at(slot) else None)
    return said or _of_tally_put_at(slot, on) or _of_tally_moved_to(slot, on) or _of_tally_ahead(slot, on)


def _is_risen_to(slot: Slot) -> bool:
    """ "The toll of the fire had risen to 19 | people |", "the number brought home stands at 19 | children |", "the
    number of returnees reached 260 | people |"."""
    before, link = slot.passage.doc[max(0, slot.first - 2) : slot.first], slot.link
    if link is None:
        return False
    if link.head.lemma_ == "stand":
        return any(t.lower_ == "at" for t in before)
    if link.head.lemma_ in _REACHING and link.role == "dobj":
        return True
    if link.head.lemma_ == "be" and link.role == "attr":  # "the number of those deported was 370 | people |"
        return any(c.dep_ == "nsubj" and c.lemma_.lower() in _TALLIES for c in link.head.lefts)
    return link.head.lemma_ in _RISING and any(t.lower_ == "to" for t in before)


_REACHING = frozenset({"reach", "hit", "exceed", "top", "surpass", "pass"})
_RISING = frozenset("rise climb increase grow jump swell mount soar fall drop decline".split())


def _is_joined_put_at(slot: Slot) -> bool:
    """ "Put at 4,000 those who left and | at 700 those who are back"."""
    doc, first = slot.passage.doc, slot.first
    return first > 1 and [doc[first - 2].lower_, doc[first - 1].lower_] == ["and", "at"]


def _of_that_figure(slot: Slot, on: Grounds) -> Said | None:
    """ "That figure may be as high as 72", "this number is closer to half": what was told last, where no other number
    stands between."""
    last = on.thread.people
    if slot.noun is not None or last is None or not last.measure:
        return None
    before = slot.passage.doc[slot.token.sent.start : slot.first]
    tally = next((t for t in before if t.lemma_.lower() in _TALLIES and any(map(_points_back, t.lefts))), None)
    if tally is None or tally.dep_ != "nsubj" or tally.head.lemma_ != "be" or tally.head.i > slot.first:
        return None
    parted = any(t.like_num or t.text in (",", ";") for t in before[tally.i - slot.token.sent.start :])
    return None if parted or is_denied(tally.head) else Said(last.measure, None)


def _points_back(determiner: Any) -> bool:
    return determiner.lower_ in ("that", "this")


# --- a tally that the parse hangs elsewhere ---------------------------------------------------------------------------


def _of_tally_put_at(slot: Slot, on: Grounds) -> Said | None:
    """What a tally further ahead counts, where the number is what it is put at."""
    if not _is_what_it_is_put_at(slot, on):
        return None
    for token in reversed(slot.passage.doc[slot.token.sent.start : slot.first]):
        if token.dep_ != "dobj" or token.head.lemma_ not in _PUTTING:
            continue
        if token.lower_ == "it":
            return _of_it(slot, on)
        if token.lemma_.lower() in _TALLIES:
            return _of_tally(token, token.head, slot, on)
        if token.lemma_.lower() in _STRENGTHS and on.deeds.by_noun(token) is not None:
            return on.deeds.by_noun(token)  # "puts the strength of the branch at 1,000"
        if token.lower_ in ("those", "number") or on.members.is_kind(token, slot.passage):
            return _of_people_put_at(token, slot, on)
    return None


def _of_it(slot: Slot, on: Grounds) -> Said | None:
    """ "Some 6,000 fight there. Others put it at 5,000": the number told last."""
    last = on.thread.people
    near = slot.noun is None and last is not None and last.measure and on.thread.is_near(slot)
    return Said(last.measure, None, again=True) if last is not None and last.measure and near else None


def _of_tally_moved_to(slot: Slot, on: Grounds) -> Said | None:
    """What a tally counts that somebody corrects to the number, where the parse hangs the number on what the tally is
    of, or on "down": "revised down the toll of the blast to 84"; by the nearest such verb alone."""
    if slot.noun is not None or not _MOVED_TO.search(on.text, slot.sentence[0], slot.quantity.start):
        return None
    ahead = slot.passage.doc[slot.token.sent.start : slot.first]
    nearest = next((t for t in reversed(ahead) if t.pos_ == "VERB" and t.lemma_ in _CORRECTING), None)
    for token in reversed(ahead):
        corrected = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("up", "down") else token.head
        if token.dep_ in ("dobj", "pobj") and corrected is nearest:
            return _of_tally(token, corrected, slot, on)
    return None


def _is_what_it_is_put_at(slot: Slot, on: Grounds) -> bool:
    """ "At 300", "between 300 and 400": by the words before the number, and within it."""
    if _PUT_AT.search(on.text, slot.sentence[0], slot.quantity.start):
        return True
    return _PUT_BETWEEN.search(on.text[: slot.quantity.end], max(0, slot.quantity.start - 8)) is not None


def _of_people_put_at(people: Any, slot: Slot, on: Grounds) -> Said | None:
    """ "Puts those killed at 48"."""
    said = on.deeds.by_clause_of(people, slot.passage) or on.deeds.by_noun(people)
    said = said or on.deeds.by_word_after(people.doc, people.i + 1, slot.passage)
    if said is None and people.lower_ == "those":  # "puts those still active there at 5,500"
        return on.deeds.by_phrase(people.doc[people.i : slot.first].text)
    # "Puts the fighters in the prisons at 8,000", wherever the parse hangs the prisons.
    said = said or on.deeds.sites.by_sites([*places_at(people), *_between(people, people.head, slot)])
    return replace(said, noun=people if people.pos_ == "NOUN" else None) if said is not None else None


def _between(people: Any, verb: Any, slot: Slot) -> list[Any]:
    """The places behind the verb's "in" that stand between those people and their number."""
    return [noun for noun in places_at(verb) if people.i < noun.i < slot.token.i]


def _of_tally_ahead(slot: Slot, on: Grounds) -> Said | None:
    """What a tally counts that stands behind its number: "takes to 122 the number repatriated so far"."""
    doc, first = slot.passage.doc, slot.first
    if slot.noun is not None or first < 2 or doc[first - 1].lower_ not in _LEADS_TO_TALLY:
        return None
    verb = doc[first - 2]
    if verb.lower_ == "and":  # "puts at 4,000 those who left and | at 700 those who are back"
        before = doc[slot.token.sent.start : first - 2]
        verb = next((t for t in before if t.lemma_ in _PUTTING and t.nbor(1).lower_ in _LEADS_TO_TALLY), verb)
    if verb.lemma_ not in _PUTTING | _MOVING:
        return None
    after = slot.after
    ahead = doc[after : after + _BEFORE_TALLY]
    tally = next((token for token in ahead if token.pos_ in ("NOUN", "PROPN") or token.lower_ == "those"), None)
    return _of_noun_behind(tally, verb, slot, on) if tally is not None else None


def _of_noun_behind(tally: Any, verb: Any, slot: Slot, on: Grounds) -> Said | None:
    """What a noun behind "takes to 122" says of those it names: "the deaths", "those killed", "the number
    repatriated"."""
    said = on.deeds.by_noun(tally)
    if said is not None:
        return said
    if on.members.is_kind(tally, slot.passage) or tally.lemma_.lower() in ("people", "those"):
        told = first_said(on.deeds.by_clause_of(noun, slot.passage) for noun in _joined_to(tally))
        return replace(told, noun=tally) if told is not None else None
    if tally.lemma_.lower() not in _TALLIES:
        return None
    return _of_tally(tally, verb, slot, on) or on.deeds.by_word_after(tally.doc, tally.i + 1, slot.passage)


def _joined_to(people: Any) -> list[Any]:
    """A noun, those joined to it and the countries behind it, about the last of which a clause about all may hang: "the
    citizens or residents of 33 countries who have gone back"."""
    nouns = [people, *(c for c in people.rights if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN"))]
    return [*nouns, *(noun for one in nouns for noun in nouns_behind(one, "of", "from") if noun.pos_ == "NOUN")]


# --- what a tally counts ----------------------------------------------------------------------------------------------


def _of_tally(tally: Any, verb: Any, slot: Slot, on: Grounds) -> Said | None:
    """What the noun counts whose number the verb tells: by itself ("toll"), by what it is of, by what was told."""
    named = on.deeds.by_noun(tally)
    if named is not None:
        return named if tally.dep_ != "dobj" or verb.lemma_ in _MOVING else None
    if tally.lemma_.lower() not in _TALLIES:
        return _of_the_dead(tally, verb, on)
    # "The number of | missing |" may be read as a verb's form.
    people = [word for word in words_behind(tally, "of") if word.dep_ in ("pobj", "pcomp")]
    if people and all(noun.lemma_.lower() in _HOUSEHOLDS for noun in people):
        return None  # "the number of families brought back has reached 3,700": no number of people
    compounds = (child for child in tally.lefts if child.dep_ == "compound")
    if verb.lemma_ in _MOVING | _STANDING and (counted := first_said(map(on.deeds.by_noun, compounds))) is not None:
        return counted  # "brings the death count to six"
    said = first_said(_of_those_tallied(noun, tally, slot, on) for noun in people)
    said = said or (on.deeds.by_phrase(tally.doc[tally.i : slot.first].text) if tally.i < slot.first else None)
    said = said or (_of_fighters_somewhere(people, verb, slot, on) if verb.lemma_ in _PUTTING | _STANDING else None)
    return said or _of_those_just_counted(tally, verb, people, slot, on)


def _of_fighters_somewhere(people: list[Any], verb: Any, slot: Slot, on: Grounds) -> Said | None:
    """ "Put the number of the group's fighters in the town at 5,000": they are there, with their side."""
    groups = (on.slots.group(noun) for noun in people if places_at(noun) or _between(noun, verb, slot))
    theirs = any(group is not None and group.rank == 0 for group in groups)
    said = of_own_side(on.deeds.fighting()) if theirs else None
    return replace(said, noun=people[0]) if said is not None and len(people) == 1 else said


def _of_the_dead(state: Any, verb: Any, on: Grounds) -> Said | None:
    """ "Rebels put their dead at 34", "its dead stand at 45"."""
    is_moved = state.dep_ == "dobj" and verb.lemma_ in _MOVING
    said = on.deeds.by_state_after(state.doc, state.i) if is_moved or verb.lemma_ in _STANDING else None
    return replace(said, noun=state) if said else None


def _of_those_tallied(people: Any, tally: Any, slot: Slot, on: Grounds) -> Said | None:
    """ "The number of fighters killed", "of returnees", "of dead", "of missing persons"; "the number of Finns that came
    home"."""
    said = on.deeds.by_verb(people, slot.passage) or on.deeds.by_noun(people)
    said = said or on.deeds.by_state_after(people.doc, people.i)
    said = said or (on.deeds.by_adjective(people) if people.pos_ == "NOUN" else None)
    said = said or on.deeds.by_clause_of(tally, slot.passage)
    return replace(said, noun=people) if said is not None else None


def _of_those_just_counted(tally: Any, verb: Any, people: list[Any], slot: Slot, on: Grounds) -> Said | None:
    """ "A committee puts the number at 5,000"; "estimates for Libya run to 4,000"."""
    told = _measure_just_told(tally, slot, on)
    if not told:
        return None
    if verb.lemma_ in _STANDING and not people:
        near = on.thread.is_near(slot) and on.members.counts_out(slot)
        return Said(told, None, again=True) if near else None
    return Said(told, None, again=verb.lemma_ in _PUTTING) if verb.lemma_ in _MOVING else None


def _measure_just_told(tally: Any, slot: Slot, on: Grounds) -> str | None:
    """The measure of those just counted: in the same sentence ("put those who left at 300, while the ministry's own
    count stands at 240"), last ("40 had returned. By 2017 that number had grown to 50"), or as the population."""
    beside, last = told_in_sentence(slot, on), on.thread.people
    if beside is not None and beside.measure and beside.unit == "people":
        return beside.measure
    if last is not None and last.measure and any(c.lower_ in ("that", "this") for c in tally.lefts):
        return last.measure
    return on.thread.population.measure if on.thread.population is not None else None
