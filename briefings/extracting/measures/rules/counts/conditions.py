"""Numbers that nobody vouches for: what is so only if something else is, and what a tally may yet come to."""

from __future__ import annotations

from typing import Any

from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.parsing.dependencies import SUBJECTS

_SUPPOSING = frozenset({"if", "unless"})
# "If you count the gunman, 11 died", "40 people, if not more": no condition.
_COUNTING = frozenset("count include add exclude omit consider combine take".split())
_NO_CLAUSE = frozenset({"not", "any", "anything", "ever"})
# What somebody concedes leaves the rest as it is: "even if peace comes, 4,000 have died".
_CONCEDING = frozenset({"even"})
_POINTING = frozenset({"that", "this", "it"})
_MEANING = frozenset({"mean", "imply", "make", "entail"})
_REACHING = frozenset("rise climb grow jump reach hit exceed top surpass pass double swell soar mount".split())
_STANDING = frozenset({"be", "stand", "remain"})
_BRINGING = frozenset({"bring", "raise", "lift", "push", "take", "drive", "increase"})
_DEFINITE = frozenset({"the", "those", "these", "all"})
_AHEAD = frozenset({"will", "'ll", "’ll", "would", "'d", "wo"})
_POSSIBLY = frozenset({"could", "may", "might", "can"})
_FROM = frozenset({"from", "by", "since", "above"})
_TALLIES = frozenset("toll number total figure count tally".split())
# Who is awaited is not there yet; of "hoping" spaCy has the lemma "hop".
_AWAITING = frozenset("expect await schedule slate want hope hop wait long plan".split())
_SOON = frozenset({"soon", "shortly", "eventually"})
_CLIMB = 5


def is_under_a_condition(slot: Slot, on: Grounds) -> bool:
    """ "If we find none, that is 105 deaths", "unless they are found, 105 died", "that would mean 105 died"; not of
    those who are known: "if help had come, the 12 who died would live"."""
    verb = _verb_over(slot.anchor)
    if verb is None or _are_known(slot):
        return False
    if any(c.dep_ == "advcl" and _is_condition(c, verb) for c in verb.children):
        return True
    return verb.dep_ == "ccomp" and verb.head.lemma_ in _MEANING and _has(verb.head, _AHEAD)


def may_yet_be_reached(slot: Slot, on: Grounds) -> bool:
    """ "The toll could rise to 105", "would bring the number of dead to 105"; not "could rise from 105", nor "may have
    reached 105"."""
    verb = _verb_over(slot.token)
    if verb is not None and verb.dep_ == "acl":  # "would bring the number of people | killed | to 105"
        verb = _verb_over(verb)
    if verb is None or verb.i > slot.token.i or _has(verb, frozenset({"have", "'ve"})):
        return False
    moves = verb.lemma_ in _REACHING | _BRINGING
    if not (moves and _has(verb, _AHEAD | _POSSIBLY)) and not (verb.lemma_ in _STANDING and _has(verb, _AHEAD)):
        return False
    tallied = ("dobj",) if verb.lemma_ in _BRINGING else SUBJECTS
    told = any(c.dep_ in tallied and c.lemma_.lower() in _TALLIES for c in verb.children)
    return told and not any(word.lower_ in _FROM for word in slot.passage.doc[verb.i : slot.token.i])


def are_only_awaited(slot: Slot) -> bool:
    """ "Are expected back", "were due home on Sunday", "could soon be back", "is waiting for 40 to come home"; not "are
    expected to have come home"."""
    verb = _verb_over(slot.anchor)
    if verb is None or verb.dep_ in ("relcl", "acl"):
        return False
    if verb.lemma_ == "be":
        due = any(c.dep_ == "acomp" and c.lower_ == "due" for c in verb.children)
        return due or (_has(verb, _POSSIBLY) and any(c.lower_ in _SOON for c in verb.children))
    infinitive = verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    waits = verb.head if infinitive else verb
    done = any(_has(c, frozenset({"have"})) for c in waits.children if c.dep_ in ("xcomp", "ccomp"))
    return waits.lemma_ in _AWAITING and waits.pos_ == "VERB" and not done and not _has(verb, frozenset({"have"}))


def _are_known(slot: Slot) -> bool:
    """ "The 12 people who died", "the deaths of 12 people"."""
    of_whom = slot.link is not None and slot.link.role == "of"
    return of_whom or any(c.lower_ in _DEFINITE for word in (slot.anchor, slot.token) for c in word.lefts)


def _verb_over(word: Any) -> Any | None:
    """The verb whose clause a word stands in; None where none is near."""
    for _ in range(_CLIMB):
        word = word.head
        if word.pos_ in ("VERB", "AUX"):
            return word
    return None


def _is_condition(clause: Any, verb: Any) -> bool:
    """Whether a clause beside a verb says on what condition it is so."""
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in _SUPPOSING), None)
    if mark is None or clause.lemma_ in _COUNTING or mark.nbor().lower_ in _NO_CLAUSE:
        return False
    conceded = any(c.lower_ in _CONCEDING and c.i < mark.i for c in clause.children)
    return not conceded or any(c.dep_ == "nsubj" and c.lower_ in _POINTING for c in verb.children)


def _has(verb: Any, auxiliaries: frozenset[str]) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in auxiliaries for c in verb.children)
