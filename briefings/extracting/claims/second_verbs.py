"""Clauses that stand for themselves, and second main verbs: behind "but", behind a semicolon, behind ", while"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.parsing.dependencies import child

CONTRASTS = frozenset({"while", "whereas", "although", "though"})
# How many tokens back the mark is looked for that a second verb's subject opens behind.
_REACH = 12
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SETTING_OFF = CONTRASTS | {"but", "as", "when", "after", "before", "if", "because"}
_STANDING = frozenset({"ROOT", "conj", "ccomp", "parataxis", "dep", "aux", "auxpass"})
_CLIMB = 30


def is_main(verb: Any) -> bool:
    """Whether the verb is its sentence's own: the parse's root, or a verb that the parse makes an impossible clause.

    A finite verb without a subject and without a conjunction is no adverbial ("Survivors met in May | spoke of 40"),
    and what a semicolon closes is nobody's complement ("the port spoke of 40; in June it …").
    """
    if verb.dep_ == "ROOT" or _is_object_of_root(verb):
        return True
    if verb.dep_ == "relcl" and verb.head.dep_ == "attr":
        return _is_set_in_front(verb.head)
    return verb.tag_ in _FINITE and _is_impossible_clause(verb)


def _is_object_of_root(noun: Any) -> bool:
    """ "cast | doubt | on it" """
    return bool(noun.dep_ == "dobj" and noun.head.dep_ == "ROOT" and noun.pos_ == "NOUN")


def _is_set_in_front(noun: Any) -> bool:
    """Whether "it was" brings the noun to the front: "It was | the port | that put it at 40"."""
    return any(c.lower_ == "it" for c in noun.head.lefts)


def _is_impossible_clause(verb: Any) -> bool:
    """Whether no finite verb can be the clause that the parse makes of this one."""
    kids = {c.dep_ for c in verb.children}
    if verb.dep_ == "acl":
        return "nsubj" in kids and "mark" not in kids  # a finite verb with a subject describes no noun
    if verb.dep_ == "advcl":
        return verb.head.i < verb.i and not kids & {"mark", "advmod", "nsubj", "nsubjpass"}
    if verb.dep_ in ("ccomp", "dep"):
        return "mark" not in kids and (_is_closed_by_semicolon(verb) or _is_followed_by_absolute(verb))
    return False


def _is_followed_by_absolute(verb: Any) -> bool:
    """ "They | speak | of 40 boats, rafts included": what the parser takes for the sentence's own verb only adds."""
    above = verb.head
    adds = above.i > verb.i and above.lower_ in ("included", "excluded", "excepted")
    return adds and child(above, "nsubj") is not None


def _is_closed_by_semicolon(verb: Any) -> bool:
    """ "the port | spoke | of 40; in June it said so" """
    return verb.head.i > verb.i and any(t.text == ";" for t in verb.doc[verb.i : verb.head.i])


def sets_in(token: Any) -> bool:
    """Whether another's words, the next deed, or another clause that stands for itself begins at the token."""
    if token.text == ":" or token.is_quote or token.lower_ in _SETTING_OFF:
        return True
    joined = token.dep_ in ("conj", "ROOT", "parataxis", "advcl", "ccomp") and token.pos_ in ("VERB", "AUX")
    return joined and token.tag_ in (*_FINITE, "VBN") and is_independent(token)


def is_second_main(doc: Any, verb: Any) -> bool:
    """Whether a verb with a subject of its own tells what another does than the sentence's first verb."""
    subject = child(verb, "nsubj")
    if verb.dep_ == "conj":
        return bool(verb.head.dep_ == "ROOT") or (subject is not None and _is_behind_but(doc, subject))
    if subject is None:
        return False
    if verb.dep_ == "advcl":
        return _is_set_against(doc, verb)
    return verb.dep_ in ("ROOT", "ccomp") and _opens_behind_semicolon(doc, subject)


def _is_behind_but(doc: Any, subject: Any) -> bool:
    """ "The guild said 12 boats had sunk, but | the port | put it at 15", joined to the sinking by the parser."""
    opening = subject.left_edge.i
    return opening > 1 and doc[opening - 1].lower_ in ("but", "yet") and doc[opening - 2].text == ","


def _is_set_against(doc: Any, verb: Any) -> bool:
    """ ", while the guild | counted | 12", behind a comma."""
    marks = (c for c in verb.lefts if c.dep_ == "mark" and c.i)
    return any(c.lower_ in CONTRASTS and doc[c.i - 1].text == "," for c in marks)


def _opens_behind_semicolon(doc: Any, subject: Any) -> bool:
    """ "; in May | the guild | counted 12" """
    opening = subject.left_edge.i
    return any(doc[k].text == ";" for k in range(max(1, opening - _REACH), opening))


def is_independent(verb: Any) -> bool:
    """Whether the clause hangs on the sentence's root through complements and conjunctions only."""
    for _ in range(_CLIMB):
        if verb.dep_ == "ROOT" or verb.head is verb:
            return True
        contrast = verb.dep_ == "advcl" and any(c.lower_ in CONTRASTS for c in verb.children)
        if verb.dep_ not in _STANDING and not contrast:
            return False
        verb = verb.head
    return True
