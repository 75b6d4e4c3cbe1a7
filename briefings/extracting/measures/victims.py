"""People whom a bomb or an attack hit: whoever happened to be there, and none of the beat's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# What strikes whoever is there. Raids, strikes and ambushes are aimed at somebody, who may be the beat's own.
_BLOWS = frozenset(
    "bomb bombing bomber blast explosion massacre attack attacker gunman gunmen shooting stabbing lorry truck van"
    " atrocity carnage bloodbath".split()
)
# Words that don't say who the people are.
_ANYBODY = frozenset("people person life man individual resident adult other dead victim soul".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Behind these stands who or what did it: "killed by", "in", "when", of which the last is a clause.
_BY = frozenset({"by", "in", "from"})
# A clause beside another of the same sentence: "two blasts went off, and 17 were killed", "left … when a lorry …".
_BESIDE = frozenset({"conj", "advcl", "relcl", "ccomp"})


def are_victims(number: Any, noun: Any | None) -> bool:
    """Whether a number of people nobody calls the beat's own counts those whom a blow hit: by the subject of its
    clause, or of one beside it, or by what is said to have done it. `noun` is the noun counted, if there is one."""
    if noun is not None and (noun.lemma_.lower() not in _ANYBODY or _is_told_apart(noun)):
        return False
    counted = number if noun is None else noun
    if any(child.lower_ == "of" for child in (*number.children, *counted.children)):
        return False  # "12 of them" are whoever they are
    clause = next((word for word in _line(counted) if word.pos_ in ("VERB", "AUX")), None)
    return clause is not None and any(map(_is_a_blow, _doers(clause)))


def _is_told_apart(noun: Any) -> bool:
    """Whether a clause says more of the people: "49 people, most of them recruits"."""
    return any(child.dep_ in ("appos", "relcl", "acl") for child in noun.children)


def _is_a_blow(noun: Any) -> bool:
    return noun.lemma_.lower() in _BLOWS or noun.lower_ in _BLOWS


def _doers(clause: Any) -> Iterator[Any]:
    """Who or what acts in a clause and in those beside it."""
    beside = [child for child in clause.children if child.dep_ in _BESIDE]
    above = [clause.head] if clause.dep_ in _BESIDE else []
    for verb in (clause, *beside, *above):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                yield child
            elif child.dep_ in ("agent", "prep") and child.lower_ in _BY:
                yield from (word for word in child.children if word.dep_ == "pobj")


def _line(token: Any) -> Iterator[Any]:
    """A word and what it hangs on, the nearest first."""
    yield token
    while token.head is not token:
        token = token.head
        yield token
