"""Where a verb of the beat's lexicon tells how people stand, and no deed: shut in on open ground, at a place that holds
so many, with two passports, or from other countries. Each rule is one of `other_meanings`."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from briefings.beat.measure_lexicon import Deed


def are_penned_in(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Fighters penned into a strip of the town", "are boxed in", "were cornered by the river": they are still at
    large, and fight; but "penned into a stockade" they are held."""
    return pens_in(verb)


def pens_in(verb: Any) -> bool:
    """Whether the verb tells of those who are shut in on open ground."""
    if verb.lemma_ not in _HEMMING:
        return False
    inside = (noun for c in verb.children if c.dep_ == "prep" for noun in c.children)
    return not any(noun.lemma_.lower() in _LOCKED for noun in inside)


_HEMMING = frozenset("pen hem box bottle corner besiege encircle surround".split())
_LOCKED = frozenset("pen stockade cage cell jail prison camp cellar hangar yard container compound school".split())


def is_ground_that_holds(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "An enclave that they had thought held 1,500", "the town holds 4,000": so many were there, and nobody kept
    them."""
    # The parse has the "held" of "they had thought held 1,500" for a participle.
    is_held = verb.dep_ == "acl" or any(c.dep_ in ("auxpass", "agent", "nsubjpass") for c in verb.children)
    if verb.lemma_ not in _CONTAINING or deed.particles or is_held:
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in ("that", "which"):
        subject = _with_a_clause_above(verb)
    if subject is None or subject.lemma_.lower() not in _GROUND:
        return False
    # "The enclave's prison" is no ground, nor is "the prison town".
    return not any(c.lemma_.lower() in _LOCKED for c in subject.children if c.dep_ in ("compound", "nmod"))


def _with_a_clause_above(verb: Any) -> Any | None:
    """The "enclave" of "an enclave that they had thought | held 1,500"."""
    for _ in range(_CLAUSES_UP):
        if verb.dep_ == "relcl":
            return verb.head
        that = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > 0), None)
        if that is not None and that.nbor(-1).pos_ == "NOUN":
            return that.nbor(-1)
        if verb.dep_ not in ("ccomp", "xcomp", "conj"):
            return None
        verb = verb.head
    return None


_CLAUSES_UP = 3
_CONTAINING = frozenset({"hold", "contain", "house"})
# Not a region or a province, which may well hold captives by guards of its own.
_GROUND = frozenset(
    """enclave pocket town village city hamlet district quarter neighbourhood neighborhood suburb strip valley sliver
    redoubt bastion stronghold bridgehead oasis frontline front trench""".split()
)


def holds_papers(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Revoke the citizenship of those who hold two": passports, and no captives."""
    if verb.lemma_ not in ("hold", "have") or verb.dep_ not in ("relcl", "advcl"):
        return False  # "Denmark revoked their citizenship, and the Kurds hold 30 of them"
    before = verb.doc[verb.sent.start : verb.i]
    so_many = any(c.dep_ == "dobj" and c.like_num for c in verb.children)
    return so_many and any(token.lemma_.lower() in _CITIZENSHIP for token in before)


_CITIZENSHIP = frozenset({"citizenship", "nationality", "passport"})


def come_from_other_countries(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Some 10,000 come from countries other than Syria and Iraq": whence those there are, and no journey."""
    return tells_their_countries(verb)


def tells_their_countries(verb: Any) -> bool:
    """Whether the verb tells, of those there are, only that they come from other countries than some."""
    if verb.lemma_ not in ("come", "hail") or verb.tag_ not in ("VBP", "VBZ"):
        return False
    homes = (noun for c in verb.children if c.lower_ == "from" for noun in c.children)
    return any(noun.lemma_.lower() in _LANDS and _are_set_apart(noun) for noun in homes)


_LANDS = frozenset({"country", "state", "nation", "place"})


def _are_set_apart(lands: Any) -> bool:
    """ "Countries other than Syria", "countries outside Iraq", "third countries"."""
    behind = lands.doc[lands.i + 1 : lands.i + 3]
    apart = any(token.lower_ in ("other", "outside", "beyond", "besides") for token in behind)
    return apart or any(c.lower_ in ("third", "other") for c in lands.lefts)
