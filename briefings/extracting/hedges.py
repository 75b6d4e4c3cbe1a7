"""Words that say how sure a claim is: "may", "probably", "is believed to", "in all likelihood", "is unknown"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.denials import denies, is_negated
from briefings.extracting.main_predicates import BELIEFS, HEARSAY, RAISING, SUBJECTS
from briefings.extracting.parsing.dependencies import child
from briefings.model import Certainty

_ADVERBS: dict[str, Certainty] = {
    **dict.fromkeys(
        ("probably", "likely", "presumably", "apparently", "seemingly", "reportedly", "allegedly", "supposedly",
         "ostensibly", "purportedly", "evidently"), "probable"),
    **dict.fromkeys(("perhaps", "maybe", "possibly", "potentially", "conceivably"), "possible"),
}  # fmt: skip
_ADJECTIVES: dict[str, Certainty] = {
    **dict.fromkeys(("likely", "probable", "unlikely", "improbable", "doubtful"), "probable"),
    **dict.fromkeys(("possible", "conceivable", "plausible", "thinkable"), "possible"),
    **dict.fromkeys(("unknown", "unclear", "uncertain", "unaccounted", "undetermined", "unexplained"), "unknown"),
}
_WORRIES = frozenset({"fear", "fears", "worry", "worries", "concern", "concerns"})
_GUESSES = frozenset({"belief", "guess", "expectation", "suspicion", "impression"})
# "According to reports", "local media reports say": who tells it is nobody in particular.
_OF_NOBODY = frozenset({"some", "several", "various", "initial", "early", "first", "local", "media", "press", "news"})
# What one can perceive one does: "one could see the flag"; it hedges nothing.
_PERCEIVING = frozenset({"see", "hear", "smell", "glimpse", "notice"})
_HEARING = frozenset({"be", "hear", "receive", "get", "see"})
_CHANCES = frozenset({"chance", "risk", "possibility", "danger", "likelihood", "prospect"})
_LIKELIHOODS = frozenset({"likelihood", "probability"})
_WRONGLY = frozenset({"wrongly", "falsely", "mistakenly", "erroneously", "incorrectly", "prematurely"})
_MISTAKES = frozenset({"mistake", "error", "illusion"})
_CALLING = frozenset({"consider", "deem", "think", "find", "judge", "believe"})
# What speaks for something, and how little of it speaks against it.
_TRACES = frozenset({"evidence", "proof", "sign", "indication", "hint"})
_LITTLE = frozenset({"little", "few", "scant", "scarce"})
_UNKNOWN_OF = frozenset({"number", "numbers", "fate", "whereabouts", "amount", "quantity", "location", "share"})
_CONTRARY = frozenset({"unlikely", "improbable", "doubtful", "unable", "impossible", "incapable", "untrue"})
TELLING = {*_ADVERBS, *_ADJECTIVES, *_CONTRARY, *_CHANCES, *_LIKELIHOODS, *_WORRIES, *_GUESSES}
"""The words that `certainty_by_word`, `certainty_by_noun`, `is_a_chance` and `says_the_contrary` know."""

_MAY = frozenset({"may", "might"})
_CAN = frozenset({"can", "could", "ca"})

# The relations of what belongs to another clause than the one above it.
ASIDE = frozenset({"relcl", "advcl", "acl", "csubj", "csubjpass", "ccomp", "conj", "parataxis", "appos"})
_CLIMB = 10


def certainty_by_modal(predicate: Any, denied: bool) -> Certainty | None:
    """How sure a modal verb leaves the claim: "may", "could" (not "could not"), "must have"; None without one."""
    modals = {c.lower_ for c in predicate.children if c.dep_ == "aux" and c.tag_ == "MD"}
    if modals & _MAY and _is_a_wish(predicate):
        return None
    if modals & _MAY or (modals & _CAN and not denied and not _can_for_certain(predicate)):
        return "possible"
    must_have = "must" in modals and any(c.lower_ == "have" and c.dep_ == "aux" for c in predicate.children)
    return "probable" if must_have else None


def _is_a_wish(predicate: Any) -> bool:
    """ "May God curse him", "may she rest"."""
    may = next(c for c in predicate.children if c.dep_ == "aux" and c.lower_ in _MAY)
    subject = child(predicate, "nsubj", "nsubjpass")
    return subject is not None and subject.left_edge.i == may.i + 1 and subject.i < predicate.i


def _can_for_certain(predicate: Any) -> bool:
    """ "Could be seen from the hill", "can still act", and "only so can they act", which tells of a condition; "could
    only save four", which they did."""
    if predicate.lemma_ in _PERCEIVING or any(c.lower_ == "still" for c in predicate.children):
        return True
    if could_only(predicate):
        return True
    can = next(c for c in predicate.children if c.dep_ == "aux" and c.lower_ in _CAN)
    subject = child(predicate, "nsubj", "nsubjpass")
    only = predicate.doc[predicate.left_edge.i : can.i]
    return subject is not None and can.i < subject.i and any(word.lower_ == "only" for word in only)


def could_only(predicate: Any) -> bool:
    """ "Could only save four", "only four could be saved": so many were, and no more."""
    could = next((c for c in predicate.children if c.dep_ == "aux" and c.lower_ == "could"), None)
    if could is None:
        return False
    if predicate.i and predicate.nbor(-1).lower_ == "only":
        return True
    subject = child(predicate, "nsubj", "nsubjpass")
    told = () if subject is None else subject.subtree
    return any(word.lower_ == "only" and word.i + 1 < could.i and word.nbor().like_num for word in told)


def certainty_by_estimate(predicate: Any) -> Certainty | None:
    """ "Is estimated to have left", "they estimate that so many left", "it is feared that they left"; not "are feared
    dead"."""
    clause = child(predicate, "xcomp", "ccomp")
    if clause is None:
        return None
    if predicate.lemma_ == "fear" and (clause.dep_ == "ccomp" or predicate.tag_ != "VBN"):
        return "possible"
    return "probable" if predicate.lemma_ == "estimate" else None


def is_wrongly_held(predicate: Any) -> bool:
    """ "Was wrongly reported killed", "is falsely believed to be there"; not "was wrongly jailed"."""
    told = predicate.lemma_ in BELIEFS | HEARSAY | {"announce", "declare"}
    wrongly = any(c.lower_ in _WRONGLY for c in predicate.children)
    return told and wrongly and child(predicate, "xcomp", "oprd") is not None


def is_held_probable(predicate: Any) -> bool:
    """Whether somebody believes, or it seems, or is said, that it is so."""
    if is_wrongly_held(predicate):
        return False
    complement = child(predicate, "xcomp", "ccomp", "oprd", "acomp")
    passive = predicate.tag_ == "VBN" or any(c.dep_ == "auxpass" for c in predicate.children)
    if complement is not None and _seems_or_is_said(predicate, passive):
        return True
    believed = predicate.lemma_ in BELIEFS and (complement is not None or passive)
    return believed and not (predicate.lower_ == "supposed" and passive)  # "was supposed to leave": no belief


def _seems_or_is_said(predicate: Any, passive: bool) -> bool:
    """ "Seems to have left", "is rumoured to have left"; but not "says that"."""
    return predicate.lemma_ in RAISING or (passive and predicate.lemma_ in HEARSAY)


def is_comment(verb: Any) -> bool:
    """ "We think", "it seems", put into a sentence that it says nothing else of."""
    alone = not any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in verb.children)
    return alone and verb.lemma_ in BELIEFS | RAISING and not any(denies(c) for c in verb.children)


def certainty_by_word(word: Any, predicate: Any) -> Certainty | None:
    """How sure a word leaves the claim with this predicate: "probably", "is unlikely", "in all likelihood"; None where
    it leaves it as it is."""
    text = word.lower_
    if text in _ADVERBS and _is_its_adverb(word, predicate):
        return _ADVERBS[text]
    if text in _ADJECTIVES and _is_asserted(word, predicate):
        return _ADJECTIVES[text]
    in_all = text in _LIKELIHOODS and (
        (word.dep_ == "pobj" and word.head.lower_ == "in")
        or word.doc[max(word.i - 2, 0) : word.i].text.lower() == "in all"
    )
    return "probable" if in_all else None


def _is_its_adverb(word: Any, predicate: Any) -> bool:
    """ "They | allegedly | left"; not "was charged for allegedly leaving", which the charge says."""
    if word.head.dep_ == "pcomp":
        return False
    return word.dep_ not in {"acomp", "amod"} and _is_of_its_clause(word, predicate)


def _is_asserted(adjective: Any, predicate: Any) -> bool:
    """Whether the predicate says the adjective: "is possible", "their number is unknown", "an unknown number left"."""
    certainty = _ADJECTIVES[adjective.lower_]
    if adjective.dep_ == "amod":
        noun = adjective.head
        led_to = noun.lower_ == "location" and noun.dep_ == "pobj"  # "were taken to an unknown location"
        return certainty == "unknown" and noun.lower_ in _UNKNOWN_OF and not led_to
    if certainty != "unknown":
        impossible = adjective.lower_ == "possible" and is_negated(predicate)
        return bool(adjective.head.i == predicate.i) and not impossible
    return not _describes_subject(adjective, predicate) and not _is_of_a_joined_clause(adjective, predicate)


def _is_of_a_joined_clause(word: Any, predicate: Any) -> bool:
    """ "Some 300 left, and the fate of 20 is | unclear": what is not known there leaves the 300 as they are."""
    node = word
    for _ in range(_CLIMB):
        if node.i == predicate.i or node.head is node:
            return False
        if node.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in node.children):
            return True
        node = node.head
    return False


def is_a_chance(noun: Any, predicate: Any) -> bool:
    """ "There is a risk that …", as against "they took the risk"."""
    there_is = noun.head.i == predicate.i and any(c.dep_ == "expl" for c in predicate.children)
    return bool(there_is and noun.lower_ in _CHANCES)


def calls_likely(verb: Any) -> bool:
    """ "Does not consider it | likely | that", "deems it possible that"."""
    if verb.lemma_ not in _CALLING:
        return False
    it, so = verb.doc[verb.i + 1 : verb.i + 2], verb.doc[verb.i + 2 : verb.i + 4]
    return it.text == "it" and any(_ADJECTIVES.get(word.lower_, "unknown") != "unknown" for word in so)


def is_mistaken(predicate: Any) -> bool:
    """ "It would be a | mistake | to assume that P": P is denied; a mistake to bring them home denies nothing."""
    mistake = child(predicate, "attr")
    if mistake is None or mistake.lemma_.lower() not in _MISTAKES:
        return False
    held = (c for word in (predicate, mistake) for c in word.children if c.dep_ in ("xcomp", "acl", "relcl"))
    return any(verb.lemma_ in BELIEFS | _CALLING | {"say", "conclude", "imagine"} for verb in held)


def has_little_to_show(predicate: Any) -> bool:
    """ "There is little evidence that they left", "has seen few signs of a retreat": that it is so is unlikely."""
    things = (c for c in predicate.children if c.dep_ in ("attr", "dobj", "nsubjpass") and c.lemma_.lower() in _TRACES)
    return any(_is_little(thing) and _is_of_something(thing) for thing in things)


def _is_little(noun: Any) -> bool:
    few = next((c for c in noun.children if c.lower_ in _LITTLE), None)
    return few is not None and few.nbor(-1).lower_ != "a"  # "a few signs that they left" are some


def _is_of_something(noun: Any) -> bool:
    return any(c.lower_ == "of" or (c.dep_ in ("acl", "ccomp") and _is_that_clause(c)) for c in noun.children)


def is_estimated(cue: Any) -> bool:
    """Whether a word of an attribution's cue says that it is only held so: "a few, he | believes |, fled", "by its |
    estimate |"."""
    if cue.lower_.startswith("estimate"):
        return True
    believed = cue.pos_ == "VERB" and cue.dep_ == "parataxis" and cue.lemma_ in BELIEFS
    return believed and not any(denies(c) for c in cue.children)


def certainty_by_noun(noun: Any, predicate: Any = None) -> Certainty | None:
    """How sure a noun of the predicate's own clause, or of an attribution, leaves the clause that it leads to: "there
    is concern that", "it is his belief that"; not "for fear that"."""
    text = noun.lower_
    if noun.pos_ != "NOUN" or (text not in _WORRIES and text not in _GUESSES) or noun.head.lower_ == "for":
        return None
    if predicate is not None and not _is_of_its_clause(noun, predicate):
        return None
    below = (c for word in (noun, noun.head) for c in word.children)
    if not any(c.dep_ in ("acl", "ccomp") and _is_that_clause(c) and c.i > noun.i for c in below):
        return None
    return "possible" if text in _WORRIES else "probable"


def _is_that_clause(clause: Any) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def is_hearsay(word: Any) -> bool:
    """ "According to reports", "media reports suggest", "had heard reports that": reports that are nobody's."""
    if word.lower_ != "reports" or word.tag_ != "NNS":
        return False
    above = word.head
    if word.dep_ in ("dobj", "attr") and above.lemma_ in _HEARING:
        told = any(c.dep_ in ("acl", "ccomp") and child(c, "mark") is not None for c in word.rights)
        return told and all(c.lower_ in _OF_NOBODY for c in word.lefts)
    if any(c.lower_ not in _OF_NOBODY for c in word.children):
        return False
    if word.dep_ == "nsubj":
        return bool(above.pos_ == "VERB")
    return bool(word.dep_ == "pobj" and above.head.lower_ == "according")


def says_the_contrary(word: Any, predicate: Any) -> bool:
    """ "Is unlikely", "was found untrue"."""
    return bool(word.lower_ in _CONTRARY and word.dep_ in {"acomp", "oprd"} and word.head.i == predicate.i)


def _is_of_its_clause(word: Any, predicate: Any) -> bool:
    """Whether the word belongs to the predicate's own clause and not to one inside it."""
    node = word
    for _ in range(_CLIMB):
        if node.i == predicate.i:
            return True
        if node.dep_ in ASIDE or node.head is node:
            return False
        node = node.head
    return False


def _describes_subject(adjective: Any, predicate: Any) -> bool:
    """Whether the adjective only tells which subject is meant ("a man whose name is unknown was killed")."""
    node = adjective
    for _ in range(_CLIMB):
        if node.i == predicate.i or node.head is node:
            return False
        if node.dep_ in SUBJECTS and node.head.i == predicate.i:
            return True
        node = node.head
    return False
