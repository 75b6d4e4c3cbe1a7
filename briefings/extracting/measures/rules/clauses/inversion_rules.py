"""Rules for numbers of which is told ahead of them, by word order: "missing are 120 of the Swedes", "sentenced to death
so far: seven Frenchmen", "to Libya have moved 80".

Parses of such sentences go astray, so that none of these rules asks them for more than the form of a word.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_forms import OF_SUBJECT
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import has_its_verb_behind

# What leads from what is told to those of whom it is told.
_LINKING = frozenset("are is were was be have has had lie lies lay sit sits sat stand stands stood remain live".split())
_HAVING = frozenset({"have", "has", "had"})
_BETWEEN = frozenset(
    "still now so far also already another the some about roughly nearly almost only just today currently by then at"
    " present too perhaps likewise been believed thought said reported known to be have over more than least as many a"
    " total of up no fewer less not under well estimated an".split()
)
_OPENING = frozenset("also and but likewise now today still already all even yet then once".split())
_PARTICIPLES, _PREPOSITIONS = frozenset({"VBN", "VBD", "VBG"}), frozenset({"IN", "TO"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
# What opens a clause within what is told ahead.
_SUBORDINATE = frozenset("who whom which that where when since as after before while how what".split())
_DENYING = frozenset("not never no none nobody neither nor without n't".split())
_SUBJECTS = frozenset({"DET", "PRON", "NUM", "NOUN", "PROPN"})
_STATES = frozenset("home back dead missing absent captive alive prisoner".split())
# Tokens between the words that tell and the number; in an aside between them; in what is told.
_GAP, _ASIDE, _AHEAD = 12, 10, 16
# "Fighters around Palmyra: 1,000".
_COLON = ":"


def by_the_predicate_ahead(slot: Slot, on: Grounds) -> Said | None:
    """ "Missing are 120 of the Swedes", "gone to Syria are 335", "on the run are 100", "not accounted for: 173"."""
    link = _link_before(slot)
    if link is None or has_its_verb_behind(slot):
        return None
    ahead = _told_ahead(slot, link)
    if not ahead or _has_verb_of_its_own(ahead):
        return None
    if link.text == _COLON:
        return _of_those_before_a_colon(ahead, link, slot, on)
    return on.deeds.by_words_ahead(ahead, link, slot.passage) if _may_open_a_predicate(ahead[0]) else None


def _of_those_before_a_colon(ahead: Any, colon: Any, slot: Slot, on: Grounds) -> Said | None:
    """ "Fighters killed around Palmyra: 1,000"."""
    said = on.deeds.by_words_ahead(ahead, colon, slot.passage)
    if said is None or slot.noun is not None:
        return said
    return replace(said, noun=next((token for token in ahead if on.members.is_kind(token, slot.passage)), None))


def _may_open_a_predicate(word: Any) -> bool:
    """Whether a word is no subject, or one that says a state: "on the run are 100", "missing are 120"."""
    return (word.pos_ not in _SUBJECTS and word.tag_ != "EX") or _is_plain(word)


def _is_plain(word: Any) -> bool:
    """Whether a word that may be taken for a subject says a state: "home again are", "missing are"."""
    return word.lower_ in _STATES or word.lower_.endswith("ing")


def by_the_verb_it_follows(slot: Slot, on: Grounds) -> Said | None:
    """ "To Libya have moved 80", "into its arms went 40,000 foreigners": the verb between a place ahead and its subject
    behind."""
    verb = _verb_it_follows(slot)
    if (
        verb is None
        or verb.pos_ != "VERB"
        or verb.tag_ == "VBG"
        or verb.lemma_ not in OF_SUBJECT | {"set"}
        or is_denied(verb)
    ):
        return None
    ahead = verb.doc[verb.sent.start : verb.i]
    first = _first_told(ahead)
    if first is None or first.tag_ not in _PREPOSITIONS or _has_a_subject(_before_comment(ahead)):
        return None
    said = on.deeds.of_subject(verb, slot.passage)
    return said or on.deeds.by_phrase(f"{verb.text} {ahead.text}")


def _verb_it_follows(slot: Slot) -> Any | None:
    """The word before the number, but for its bounds and a particle ("from the valley set out | some 40"); None at the
    start of the sentence."""
    doc, at, start = slot.passage.doc, slot.first - 1, slot.token.sent.start
    while at > start and doc[at].lower_ in _BETWEEN:
        at -= 1
    if at > start and doc[at].tag_ == "RP":
        at -= 1
    return doc[at] if at > start else None


def _before_comment(ahead: Any) -> Any:
    """What stands ahead without a comment between commas: "from Syria to Khorasan, a general claims, have gone"."""
    commas = [n for n, token in enumerate(ahead) if token.text == ","]
    if len(commas) != 2 or any(token.pos_ not in ("AUX", "ADV", "PUNCT") for token in ahead[commas[1] :]):
        return ahead
    return ahead[: commas[0]] if any(t.tag_ in _FINITE for t in ahead[commas[0] : commas[1]]) else ahead


def _has_a_subject(ahead: Any) -> bool:
    """Whether a second noun phrase stands behind the one that a preposition leads to: "in May the group …"."""
    for before, token in pairwise(ahead):
        if token.pos_ == "PRON" and token.tag_ != "PRP$":
            return True
        starts = token.pos_ == "DET" or token.tag_ == "PRP$"
        if token.text == "," or (starts and before.pos_ in ("NOUN", "PROPN")):
            return True
    return False


def _link_before(slot: Slot) -> Any | None:
    """The verb right before the number, or the colon, that leads to it from what is told ahead."""
    doc, at = slot.passage.doc, slot.first - 1
    stop = max(slot.token.sent.start, slot.first - _GAP)
    while at > stop:
        token = doc[at]
        if token.lower_ in _LINKING or token.text == _COLON:
            return token if token.lower_ not in _HAVING or _leads_with_participle(slot, token) else None
        if token.text == ",":
            at = _before_aside(doc, at, stop)
        elif token.lower_ not in _BETWEEN:
            return None
        at -= 1
    return None


def _before_aside(doc: Any, at: int, stop: int) -> int:
    """The index of the comma that opens the aside which a comma ends; the same where there is none."""
    opening = (n for n in range(at - 1, max(stop, at - _ASIDE), -1) if doc[n].text == ",")
    return next(opening, at)


def _leads_with_participle(slot: Slot, link: Any) -> bool:
    """ "Vanished have 80": what the auxiliary belongs to stands first."""
    first = _first_told(link.doc[slot.token.sent.start : link.i])
    return first is not None and first.tag_ in _PARTICIPLES


def _told_ahead(slot: Slot, link: Any) -> Any:
    """The words ahead of the link, from the start of their clause; without an aside right before it."""
    doc, end = link.doc, link.i
    start = slot.token.sent.start
    if end - 1 > start and doc[end - 1].text == ",":
        end = _before_aside(doc, end - 1, start)
    for n in range(start, end):
        if doc[n].text in (";", _COLON, "—", "–"):
            start = n + 1
    while start < end and (doc[start].is_punct or doc[start].lower_ in _OPENING):
        start += 1
    return doc[start:end] if end - start <= _AHEAD else doc[end:end]


def _first_told(words: Any) -> Any | None:
    return next((token for token in words if not token.is_punct and token.lower_ not in _OPENING), None)


def _has_verb_of_its_own(ahead: Any) -> bool:
    """Whether the words are a clause, with a verb that tells of somebody else, or are denied."""
    for n, token in enumerate(ahead):
        if token.lower_ in _SUBORDINATE and n > 0:
            return False
        if n > 0 and token.tag_ in _FINITE and token.text != "IS":
            return True
        if token.lower_ in _DENYING and token.nbor().lower_ not in ("accounted", "traced", "a", "one"):
            return True
    return False
