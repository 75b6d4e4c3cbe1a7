"""What is said of somebody or something in the passive: "were accused of it", "the end of it was announced by Poe".

The rule looks at one cue and its children and answers with the run of tokens that is said, or with None.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Cue, Said
from briefings.extracting.attributions.cues.verbs.number_content import DOCUMENTING, TALLIES, is_tallied
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.parsing.dependencies import child, is_to_infinitive, sentence_start


def said_of(cue: Cue) -> Said | None:
    """ "Peacekeepers have been accused of …": the subject and what is said of it."""
    subject = cue.kids.get("nsubjpass") or cue.kids.get("csubjpass")
    if not cue.passive:
        return None
    if "agent" in cue.kids and (told := _told_by(cue, subject)) is not None:
        return told
    if subject is None or not _is_held_of_it(cue):
        return None
    ends = _ends_of_what_is_held(cue.verb)
    if not _says_enough(cue, ends):
        return None
    last = max(ends, default=subject.right_edge.i)
    if subject.tag_ in ("WP", "WDT"):
        return Said(cue.verb.i + 1, last) if ends else None
    return Said(subject.left_edge.i, last, around=True)


def _is_held_of_it(cue: Cue) -> bool:
    """Whether the passive tells what is held of its subject: "were accused", or "is believed" with a "by"."""
    return cue.lemma in cue_lexicon.PASSIVE or ("agent" in cue.kids and cue.lemma in cue_lexicon.HELD_BY)


def _ends_of_what_is_held(verb: Any) -> list[int]:
    """Where each thing ends that is held of the subject ("accused | of fraud", "called | a liar")."""
    held = (c for c in verb.rights if c.dep_ in _SAID_OF or _is_said_infinitive(verb, c))
    return [c.right_edge.i for c in held if c.dep_ != "prep" or c.lower_ in _OF_AS_FOR]


def _is_said_infinitive(verb: Any, clause: Any) -> bool:
    """The "heading" of "are thought by pilots | to be heading home", which the parser took for a purpose."""
    to = clause.dep_ == "advcl" and is_to_infinitive(clause)
    return to and verb.lemma_ in cue_lexicon.HELD_BY and clause.left_edge.i > verb.i


_SAID_OF = frozenset({"prep", "oprd", "xcomp", "dobj", "acomp"})
_OF_AS_FOR = frozenset({"of", "as", "for", "with", "at"})


def _says_enough(cue: Cue, ends: list[int]) -> bool:
    """Whether more than a deed is told: no "was named", no "was found by the guards", no "was seen by two doctors"."""
    if "agent" not in cue.kids and (not ends or cue.lemma in _NAMING):
        return False
    if cue.lemma in _NEEDS_MORE or (cue.lemma == "see" and not ends):
        return _is_more(cue)
    return True


_NAMING = frozenset({"call", "quote", "name", "dub", "brand", "label", "identify", "mention"})
# Of these "by" alone tells a deed ("was found by the guards").
_NEEDS_MORE = frozenset({"find", "rule", "say", "allege", "give"})


def _told_by(cue: Cue, subject: Any | None) -> Said | None:
    """The whole clause where "by" says who made it known or counted it: "The end of the ban was proclaimed by Poe"."""
    if subject is None:
        return _fronted_clause_made_known(cue)
    if subject.tag_ in ("WP", "WDT", "PRP") or not _by_a_teller(cue):
        return None
    if _is_put_off(cue) or _is_made_public(cue) or _is_counted(cue, subject) or _is_made_known(cue, subject):
        return Said(subject.left_edge.i, cue.verb.i, around=True)
    return None


def _fronted_clause_made_known(cue: Cue) -> Said | None:
    """ "That the ban had ended | was announced by Poe": the clause that opens the sentence."""
    verb = cue.verb
    opening = verb.doc[sentence_start(verb.doc, verb.i)]
    fronted = verb.dep_ in ("ccomp", "ROOT") and verb.i > opening.i + 3 and opening.lower_ == "that"
    return Said(opening.i, verb.i - 1) if fronted and cue.lemma in _MADE_KNOWN else None


def _is_put_off(cue: Cue) -> bool:
    """ "The claim was brushed aside by Poe"."""
    behind = cue.verb.doc[cue.verb.i + 1 : cue.verb.i + 2]
    return cue.lemma in _PUTTING_OFF and any(t.lower_ == _PUTTING_OFF[cue.lemma] for t in behind)


_PUTTING_OFF = {"brush": "aside", "wave": "away", "shrug": "off", "rule": "out", "play": "down", "laugh": "off"}


def _is_made_public(cue: Cue) -> bool:
    """ "The list was made public by the port"."""
    state = cue.kids.get("oprd")
    return cue.lemma == "make" and state is not None and state.lower_ in ("public", "known")


def _is_counted(cue: Cue, subject: Any) -> bool:
    """ "Forty raids were documented by the guild", "A toll of 40 was given by the port"."""
    given = cue.lemma in _GIVING and subject.lemma_.lower() in TALLIES
    return (given or cue.lemma in DOCUMENTING) and is_tallied(subject)


def _is_made_known(cue: Cue, subject: Any) -> bool:
    """ "The end of the ban was announced by Poe", but no "Ann Poe was announced"."""
    return cue.lemma in _MADE_KNOWN and subject.pos_ != "PROPN" and "oprd" not in cue.kids


_GIVING = frozenset({"give", "name", "quote", "cite", "publish", "release", "issue"})
_MADE_KNOWN = frozenset("announce proclaim confirm disclose reveal report acknowledge concede admit".split())


def _by_a_teller(cue: Cue) -> bool:
    speaker = child(cue.kids["agent"], "pobj")
    return speaker is not None and (is_source(speaker) or (speaker.pos_ == "NOUN" and speaker.text.isupper()))


def _is_more(cue: Cue) -> bool:
    """Whether "to be", "to have" or "as" follows whoever says it ("is said by the guards to be shut")."""
    agent = cue.kids.get("agent")
    after = cue.verb.doc[cue.verb.i + 1 : cue.verb.i + _PASSIVE_REACH]
    infinitive = any(a.tag_ == "TO" and b.tag_ in ("VB", "VBP") for a, b in pairwise(after))
    if cue.lemma == "give":
        return agent is not None and any(c.lower_ == "as" and is_tallied(c) for c in cue.verb.rights)
    return agent is not None and agent.i == cue.verb.i + 1 and infinitive


_PASSIVE_REACH = 12
