"""The clauses that a conjunction joins to the main one: "were not held | but were sent home", "some fled, | and others
are thought to be dead"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.main_predicates import SUBJECTS, VERBS
from briefings.values import frozen

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
# What may or may not come true, or lies in somebody's power: it takes nothing from what the main clause says.
_ABLE = frozenset({"can", "could", "ca"})
# "Neither fought nor wrote".
_NEITHER = frozenset({"nor"})


# What a verb leads to itself.
_COMPLETING = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp"})
_CLIMB = 10


@frozen
class Joined:
    """A clause by its verb, and the conjunction before it; "" is none."""

    verb: Any
    conjunction: str

    @property
    def denies_too(self) -> bool:
        """ "They did not return, | nor | did they write"."""
        return self.conjunction in _NEITHER

    @property
    def has_its_subject(self) -> bool:
        return any(c.dep_ in SUBJECTS for c in self.verb.children)

    @property
    def is_set_against(self) -> bool:
        """ "He was not in Syria, | but | he wrote": what is said first stands, of whatever is said next; not beside a
        number: "has fetched nobody, but it took in 79 orphans"."""
        numbers = (word.like_num for word in self.verb.subtree)
        return self.conjunction == "but" and self.has_its_subject and not any(numbers)

    @property
    def tells_of_a_power(self) -> bool:
        """ "He fled and | can | come back"."""
        return any(c.dep_ == "aux" and c.lower_ in _ABLE for c in self.verb.children)


def joined_clauses(predicate: Any) -> list[Joined]:
    """Those that stand behind the predicate, in their order; an infinitive or a participle joins nothing but behind
    "but" ("was not freed but handed over")."""
    found: list[Joined] = []
    for below in predicate.children:
        if below.dep_ != "conj":
            continue
        joined = Joined(below, _conjunction(predicate, below))
        # Behind "but" a verb may be taken for a noun: "does not hold ground but | moves | at night".
        if joined.conjunction == "but" or (below.pos_ in VERBS and _is_finite(below)):
            found += [joined, *joined_clauses(below)]
    return [*found, *_joined_to_infinitives(predicate)]


def _joined_to_infinitives(predicate: Any) -> list[Joined]:
    """Finite clauses that the parse joins to an infinitive below the predicate: "chose not to | return | but wrote"."""
    leads_to = [c for c in predicate.children if c.dep_ == "xcomp" and c.tag_ == "VB"]
    return [joined for verb in leads_to for joined in joined_clauses(verb) if _is_finite(joined.verb)]


def leads_elsewhere(verb: Any, predicate: Any) -> bool:
    """Whether a verb says nothing of what the predicate tells, as another is joined to it that leads there: "disputes
    the number | and says that they left", "denied the report, | saying that they left"; but "neither confirmed | nor
    denied that they left"."""
    joined = _branch(verb, predicate)
    if joined is None or joined.dep_ not in ("conj", "advcl") or joined.i < verb.i:
        return False
    if joined.dep_ == "advcl":
        return bool(joined.tag_ == "VBG")
    return _conjunction(verb, joined) == "but" or any(c.dep_ in _COMPLETING for c in verb.children)


def _branch(verb: Any, predicate: Any) -> Any:
    """The word right below the verb on the way down to the predicate; None where it does not hang on the verb."""
    node = predicate
    for _ in range(_CLIMB):
        if node.head is node:
            return None
        if node.head.i == verb.i:
            return node
        node = node.head
    return None


def _conjunction(predicate: Any, below: Any) -> str:
    """The last conjunction between a verb and one that is joined to it; "" is none."""
    words = [*predicate.children, *below.children]
    between = (c for c in words if c.dep_ == "cc" and predicate.i < c.i < below.i)
    last = max(between, key=lambda word: word.i, default=None)
    return "" if last is None else str(last.lower_)


def _is_finite(verb: Any) -> bool:
    forms = (verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass")))
    return any(word.tag_ in _FINITE for word in forms)
