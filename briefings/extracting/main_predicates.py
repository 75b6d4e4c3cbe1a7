"""The predicate that a claim asserts, and the clause that it opens onto: "it is | true | that P", "Poe | says | P"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.ignorance import opens_with_question
from briefings.extracting.parsing.dependencies import child

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_IN_FRONT = SUBJECTS | {"expl"}
VERBS = frozenset({"VERB", "AUX"})
RAISING = frozenset({"seem", "appear", "purport"})
BELIEFS = frozenset(
    {"believe", "think", "suspect", "presume", "assume", "fear", "reckon", "guess", "expect", "suppose"}
)
HEARSAY = frozenset({"say", "report", "allege", "rumour", "rumor", "understand", "claim"})
DENIALS = frozenset({"deny", "doubt", "dispute", "refute", "disbelieve"})
# What opens onto a clause and says nothing of its own.
TRANSPARENT = frozenset(
    {"say", "tell", "add", "note", "stress", "emphasize", "emphasise", "report", "state", "warn", "argue", "explain",
     "claim", "estimate", "reveal", "announce", "confirm", "find", "show", "mean", "seem", "appear", "turn", "know",
     "assure", "concede", "admit", "insist", "acknowledge", "declare", "maintain", "inform", "assert"}
)  # fmt: skip
_OPENING_ONTO = TRANSPARENT | BELIEFS | DENIALS | HEARSAY
_BEHIND_A_QUESTION = frozenset({"ccomp", "conj", "advcl"})
_COMPLETING = frozenset({"acomp", "attr", "xcomp", "oprd", "prep", "pcomp"})


def main_predicate(tokens: Sequence[Any]) -> Any:
    """The first verb among the tokens that hangs on none of the others, by preference one with a subject; None where
    there are no tokens."""
    heads = _heads(tokens)
    verbs = [t for t in heads if t.pos_ in VERBS]
    with_subject = [t for t in verbs if _has_subject(t)]
    fallback = [t for t in tokens if t.dep_ == "ROOT"] or heads
    told = [t for t in with_subject if t.dep_ != "advcl"]  # "when he was asked, he said that they | left |"
    alone = [t for t in verbs if t.dep_ != "xcomp"]  # "… left, said a guard who asked not to be | named |"
    predicate = next(iter(told or with_subject or alone or fallback), None)
    return _of_main_clause(predicate) if predicate is not None else None


def _heads(tokens: Sequence[Any]) -> list[Any]:
    """Those of the tokens that hang on none of the others."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if t.head.i not in inside or t.head is t or t.dep_ == "ROOT"]


def _has_subject(verb: Any) -> bool:
    return any(c.dep_ in _IN_FRONT for c in verb.children)


def _of_main_clause(predicate: Any) -> Any:
    """The predicate, or that of the main clause where the parse took another's for it."""
    for taken_for_its_own in (
        _clauses_before_a_reason,
        _verbs_that_complete,
        _clauses_behind_a_question,
    ):
        clause = next(taken_for_its_own(predicate), None)
        if clause is not None:
            return clause
    return predicate


def _clauses_before_a_reason(predicate: Any) -> Iterator[Any]:
    """ "No wave | is expected, he said, since many | are dead"."""
    mark = next((c for c in predicate.children if c.dep_ == "mark" and c.i < predicate.i), None)
    return (c for c in predicate.children if mark is not None and c.dep_ == "ccomp" and c.i < mark.i)


def _verbs_that_complete(predicate: Any) -> Iterator[Any]:
    """ "How many minors there were | was | not clear", where the parse has the second verb complete the first."""
    return (c for c in predicate.children if c.dep_ in ("acomp", "attr") and c.pos_ == "AUX")


def _clauses_behind_a_question(predicate: Any) -> Iterator[Any]:
    """ "How many Danes were recruited has not been | estimated |", "how many are there | is | anybody's guess", "how
    many they sent it could not | verify |"."""
    if not opens_with_question(predicate):
        return
    for below in predicate.children:
        if below.i < predicate.i or below.dep_ not in _BEHIND_A_QUESTION:
            continue
        if not _has_subject(below) or (below.dep_ != "conj" and _is_denied_outright(below)):
            yield below


def _is_denied_outright(clause: Any) -> bool:
    """ "They could not verify", with no "that" or "because" before it."""
    return any(c.dep_ == "neg" for c in clause.children) and child(clause, "mark") is None


def clauses_beside(predicate: Any) -> list[Any]:
    """The clauses that stand beside the main one, parted from it by a semicolon: "both towns | want | to know; the army
    has said nothing", where the parse has one complete the other."""
    beside = (c for c in predicate.children if c.dep_ in ("ccomp", "parataxis", "conj") and _has_subject(c))
    return [c for c in beside if _is_parted(*sorted((c, predicate), key=lambda verb: verb.i))]


def _is_parted(first: Any, second: Any) -> bool:
    return any(sign.text == ";" for sign in first.doc[first.i : second.i])


def clause_of(predicate: Any) -> Any:
    """The clause that completes the predicate, its adjective ("true that …") or its infinitive ("worth noting …");
    None where there is none."""
    infinitive = child(predicate, "xcomp")
    if infinitive is not None and predicate.lemma_ in RAISING:
        return infinitive
    completing = (predicate, *(c for c in predicate.children if c.dep_ in _COMPLETING))
    told = (_told_by(below, predicate) for word in completing for below in word.children)
    clause = next((c for c in told if c is not None), None)
    if clause is not None:
        return clause
    return infinitive if predicate.lemma_ in BELIEFS else None


def _told_by(word: Any, predicate: Any) -> Any:
    """The clause that a word below a predicate heads ("true that they | left"), or that its gerund leads to ("worth
    | noting | that they left")."""
    if word.dep_ in {"ccomp", "csubj"} and word.i > predicate.i and word.pos_ in VERBS:
        return word
    if word.dep_ in {"xcomp", "pcomp"} and word.tag_ == "VBG":
        return child(word, "ccomp")
    return None


def clause_told_first(predicate: Any) -> Any:
    """The clause before a verb of saying whose subject follows it: "it | was | not his first, said a clerk"; None
    where there is none."""
    if predicate.lemma_ not in TRANSPARENT or not any(
        c.i > predicate.i for c in predicate.children if c.dep_ == "nsubj"
    ):
        return None
    return next((c for c in predicate.children if c.dep_ == "ccomp" and c.i < predicate.i and _has_subject(c)), None)


def opens_onto_a_clause(predicate: Any) -> bool:
    """Whether a predicate only leads to the clause below it: "Poe | says | that P", "it | is | true that P"."""
    return predicate.lemma_ in _OPENING_ONTO or _is_impersonal(predicate)


def _is_impersonal(predicate: Any) -> bool:
    """ "It is …", "the fact remains …", "what I can say is …"."""
    if predicate.lemma_ not in {"be", "remain"}:
        return False
    return any(c.lower_ in {"it", "fact", "truth"} or _is_what_is_said(c) for c in predicate.children)


def _is_what_is_said(word: Any) -> bool:
    """ "What I can | say |"."""
    return word.dep_ == "csubj" and word.lemma_ in TRANSPARENT and word.doc[word.left_edge.i].lower_ == "what"
