"""What says that something is not known: "we do not know", "could not be verified", "it is unclear", "has no idea".

`is_ignorance` asks each named rule about one predicate.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_RIDDLES = frozenset({"mystery", "riddle", "enigma", "guess"})
ESTABLISHING = frozenset(
    {"verify", "confirm", "determine", "establish", "ascertain", "corroborate", "check", "substantiate", "trace"}
)
_ESTABLISHED = frozenset({"clear", "known", "certain", "sure", "apparent", "obvious"})
_NO_DENYING = frozenset({"doubt", "secret", "surprise", "question", "wonder", "coincidence", "matter", "denying"})
_NO_COMPARED = frozenset({"fewer", "more", "less", "later", "earlier", "sooner", "smaller", "bigger", "other", "but"})


def is_ignorance(predicate: Any, *, denied: bool, negated: bool) -> bool:
    """Whether a predicate, itself `denied` or in a claim that is `negated` so far, says that something is not known."""
    said = _Predicate(predicate, denied, denied or negated, child_of(predicate, "acomp", "attr", "oprd"))
    return any(holds(said) for holds in _RULES)


@dataclass(frozen=True, slots=True)
class _Predicate:
    """A predicate as the rules of ignorance see it: whether it or the whole is denied, and what completes it."""

    token: Any
    denied: bool
    doubly: bool
    complement: Any | None


def _does_not_know(said: _Predicate) -> bool:
    """ "We do not know whether …", no "did not know him"."""
    return said.doubly and said.token.lemma_ == "know" and not _knows_somebody(said.token)


def _is_unable_to_tell(said: _Predicate) -> bool:
    """ "was not able to confirm", "it was not possible to verify"."""
    able = said.complement is not None and said.complement.lower_ in {"able", "possible"}
    return said.denied and able and _establishes(said.token)


def _could_not_establish(said: _Predicate) -> bool:
    """ "could not be verified"."""
    return said.denied and said.token.lemma_ in ESTABLISHING and any(c.tag_ == "MD" for c in said.token.children)


def _is_not_established(said: _Predicate) -> bool:
    """ "it is not clear"."""
    return said.denied and said.complement is not None and said.complement.lower_ in _ESTABLISHED


def _has_no_idea(said: _Predicate) -> bool:
    """ "has no idea where they are"."""
    thing = child_of(said.token, "dobj", "attr")
    return thing is not None and thing.lemma_ in {"idea", "clue", "knowledge"} and has_no_determiner(thing)


def _is_a_riddle(said: _Predicate) -> bool:
    """ "his fate is a mystery"."""
    found = said.complement
    return found is not None and found.lower_ in _RIDDLES and found.dep_ == "attr"


def _remains_to_be_seen(said: _Predicate) -> bool:
    return said.token.lemma_ == "remain" and any(
        c.dep_ == "xcomp" and c.lower_ in {"seen", "known"} for c in said.token.children
    )


_RULES: tuple[Callable[[_Predicate], bool], ...] = (
    _does_not_know,
    _is_unable_to_tell,
    _could_not_establish,
    _is_not_established,
    _has_no_idea,
    _is_a_riddle,
    _remains_to_be_seen,
)


def _knows_somebody(predicate: Any) -> bool:
    known = child_of(predicate, "dobj")
    return known is not None and known.pos_ in {"PRON", "PROPN"} and known.tag_ not in {"WP", "WDT"}


def child_of(token: Any, *relations: str) -> Any:
    return next((c for c in token.children if c.dep_ in relations), None)


def _establishes(predicate: Any) -> bool:
    """ "It was not possible to verify", "nobody was able to say"."""
    below = [
        c for child in (predicate, *predicate.children) for c in child.children if c.dep_ in {"xcomp", "advcl", "ccomp"}
    ]
    return any(c.lemma_ in {"say", "tell", *ESTABLISHING} for c in below)


def has_no_determiner(noun: Any) -> bool:
    if noun.lower_ in _NO_DENYING:
        return False
    for child in noun.children:
        if child.lower_ in {"no", "neither"} and child.dep_ in {"det", "neg", "advmod"}:
            return child.nbor().lower_ not in _NO_COMPARED
    return False
