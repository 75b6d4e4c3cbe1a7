"""Clauses that stand for themselves, and second main verbs: behind "but", behind a semicolon, behind ", while"."""

from __future__ import annotations

from typing import Any

_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
# How many tokens back the mark is looked for that a second verb's subject opens behind.
_REACH = 12
_STANDING = frozenset({"ROOT", "conj", "ccomp", "parataxis", "dep", "aux", "auxpass"})
_CLIMB = 30


def is_second_main(doc: Any, verb: Any) -> bool:
    """Whether a verb with a subject of its own tells what another does than the sentence's first verb."""
    if verb.dep_ == "conj":
        return bool(verb.head.dep_ == "ROOT")
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return False
    opening = subject.left_edge.i
    if verb.dep_ == "advcl":
        return any(c.lower_ in _CONTRASTS and doc[c.i - 1].text == "," for c in verb.lefts if c.dep_ == "mark" and c.i)
    return verb.dep_ == "ROOT" and any(doc[k].text == ";" for k in range(max(1, opening - _REACH), opening))


def is_independent(verb: Any) -> bool:
    """Whether the clause hangs on the sentence's root through complements and conjunctions only."""
    for _ in range(_CLIMB):
        if verb.dep_ == "ROOT" or verb.head is verb:
            return True
        contrast = verb.dep_ == "advcl" and any(c.lower_ in _CONTRASTS for c in verb.children)
        if verb.dep_ not in _STANDING and not contrast:
            return False
        verb = verb.head
    return True
