"""Where a mention or a pronoun stands in its sentence: its role, its clause, and what it may not refer to.

Binding, as the field has it: a pronoun is not its own clause's other argument ("Tom saw him"), unless it is reflexive;
a possessive is not what it possesses nor the name beside that ("his manager, Tom Lane").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

Role = Literal["subject", "object", "possessive", "prepositional", "apposition", "other"]

_CLIMB = 12
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "pcomp", "xcomp", "parataxis", "csubj"})
_ROLES: dict[str, Role] = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "attr": "object",
    "poss": "possessive",
    "pobj": "prepositional",
    "appos": "apposition",
}


def head_of(token: Any) -> Any:
    """The token that carries the relation of a name: through conjunctions and appositions to the first of them."""
    for _ in range(_CLIMB):
        if token.dep_ not in ("conj", "appos", "compound", "nmod") or token.head is token:
            return token
        if token.dep_ == "conj" and token.head.pos_ not in ("PROPN", "NOUN", "PRON"):
            return token
        token = token.head
    return token


def role_of(token: Any) -> Role:
    """What the token is to its clause; one of several joined names is what the first is."""
    return role_of_head(head_of(token))


def role_of_head(head: Any) -> Role:
    """The same of the token that carries the relation."""
    return _ROLES.get(head.dep_, "other")


def clause_of(token: Any) -> Any:
    """The verb (else the root) of the clause in which the token stands."""
    for _ in range(_CLIMB):
        if token.head is token or (token.pos_ in ("VERB", "AUX") and token.dep_ in _CLAUSES):
            return token
        token = token.head
    return token


def clause_above(verb: Any) -> Any:
    """The clause that holds this one; the root's is the root itself, which is what the weights of pronouns learned."""
    return clause_of(verb.head)


def subject_in(verb: Any) -> Any | None:
    """The subject of a clause, or the one that it shares with the verb it is joined to."""
    for _ in range(_CLIMB):
        for child in verb.lefts:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "acl") or verb.head is verb:
            return None
        verb = clause_of(verb.head)
    return None


def own_subject(verb: Any) -> Any | None:
    """The subject that stands with the verb itself."""
    return next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)


_NAMING = frozenset({"call", "name", "dub", "nickname", "know", "identify", "go"})


def _name_after(preposition: Any) -> Any | None:
    """The name after "as", "by" or "by the name of"."""
    for k in preposition.rights:
        if k.pos_ == "PROPN":
            return k
        if k.lemma_ in ("name", "nom", "alias"):
            return _name_after_of(k)
    return _name_cut_off(preposition)


def _name_after_of(noun: Any) -> Any | None:
    """The Jo of "the name | of Jo"."""
    return next((n for of in noun.rights if of.lower_ == "of" for n in of.rights if n.pos_ == "PROPN"), None)


def _name_cut_off(preposition: Any) -> Any | None:
    """The name right behind a preposition, which the parser made the subject of what follows."""
    after = preposition.doc[preposition.i + 1] if preposition.i + 1 < len(preposition.doc) else None
    if after is None or after.pos_ != "PROPN" or any(preposition.rights):
        return None
    return after.head if after.dep_ == "compound" else after


_ASKING = frozenset({"want", "wish", "ask", "prefer", "like"})


def named_in_clause(noun: Any) -> Any | None:
    """The name that a clause gives a noun: "a man called Tom Lane", "who calls himself Abu Sara", "known as Jo"."""
    for clause in _clauses_of(noun):
        told = _what_is_asked(clause)
        if told.lemma_ in _NAMING or _gives_name(told):
            name = _name_told(told)
            if name is not None:
                return name
    return None


def _what_is_asked(clause: Any) -> Any:
    """ "who wants | to be called Jo"."""
    if clause.lemma_ not in _ASKING:
        return clause
    return next((c for c in clause.rights if c.dep_ == "xcomp"), clause)


def _name_told(clause: Any) -> Any | None:
    """The name behind a verb of naming: "called | Jo", "known | as Jo"."""
    for c in clause.rights:
        if c.pos_ == "PROPN" and c.dep_ in ("oprd", "attr", "dobj"):
            return c
        if c.dep_ == "dobj" and c.lemma_ == "name" and (name := _name_beside(c)) is not None:
            return name
        if c.lower_ in ("as", "by") and (name := _name_after(c)) is not None:
            return name
    return None


def _name_beside(noun: Any) -> Any | None:
    """The Jo Poe of "gave only the name | Jo Poe"."""
    return next(
        (c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i == noun.i + 1), None
    )


def _clauses_of(noun: Any) -> Iterator[Any]:
    """The clauses that tell more of a noun, and those joined to them ("who lost a son | and asked to be called Jo")."""
    for clause in noun.rights:
        if clause.dep_ == "appos" and clause.pos_ == "NOUN":
            yield from (c for c in clause.rights if c.dep_ == "relcl")  # "his neighbour, a clerk | whom I will call Jo"
        elif clause.dep_ in ("acl", "relcl"):
            yield clause
            yield from (c for c in clause.rights if c.dep_ == "conj")
        elif clause.dep_ == "prep" and clause.lower_ in ("from", "in", "near", "of", "with"):
            yield from _clauses_behind_a_place(clause)


def _clauses_behind_a_place(preposition: Any) -> Iterator[Any]:
    """The clauses with "who" that the parser hung on a place ("a widow from Halden, | who gave her name as Jo"), and
    behind "one of" also a participle ("one of the Danes, | named in the file as Jo")."""
    one_of = preposition.head.lower_ == "one" and preposition.lower_ == "of"
    for place in preposition.rights:
        if place.dep_ != "pobj" or not (place.pos_ == "PROPN" or (one_of and place.pos_ == "NOUN")):
            continue
        yield from (c for c in place.rights if c.dep_ == "relcl" and c.left_edge.lower_ == "who")
        yield from (c for c in place.rights if one_of and c.dep_ == "acl" and c.tag_ == "VBN")


def _gives_name(clause: Any) -> bool:
    """ "who gave her name as Jo"; not "who gave the boat the name Jo"."""
    if clause.lemma_ != "give" or any(c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN") for c in clause.rights):
        return False
    return any(c.dep_ == "dobj" and c.lemma_ == "name" for c in clause.rights)


def apposed_to(token: Any) -> int | None:
    """The token index of the noun that a name stands beside ("his spokesman, Tom Lane")."""
    if token.dep_ == "appos":
        return int(token.head.i)
    clause = token.head.head if token.dep_ == "pobj" else token.head
    noun = clause.head
    naming = clause.dep_ in ("acl", "relcl") and noun.pos_ == "NOUN" and named_in_clause(noun)
    return int(noun.i) if naming and naming.i == token.i else None


def is_within(token: Any, above: Any) -> bool:
    """Whether the token stands in the phrase of `above`."""
    return bool(above.left_edge.i <= token.i <= above.right_edge.i)


def possessed(pronoun: Any) -> Any | None:
    """What a possessive possesses."""
    return pronoun.head if pronoun.dep_ == "poss" else None
