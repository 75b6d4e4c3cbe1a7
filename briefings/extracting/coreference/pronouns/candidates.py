"""A pronoun, what it may stand for, and which of these grammar forbids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefings.extracting.attributions.cue_lexicon import SPEECH
from briefings.extracting.coreference.cast import Entry
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.mentions.mentions import Mention
from briefings.extracting.coreference.mentions.syntax import Role, clause_of, head_of, possessed, role_of


@dataclass(slots=True)
class Pronoun:
    """One pronoun and where it stands. `sentence` counts through the document."""

    token: Any
    passage: int
    at: int
    end: int
    sentence: int
    gender: Gender | None
    reflexive: bool
    role: Role = "other"
    clause: Any = None
    speaks: bool = False

    def __post_init__(self) -> None:
        self.role = role_of(self.token)
        self.clause = clause_of(self.token)
        self.speaks = self.role == "subject" and self.clause.lemma_ in SPEECH


@dataclass(slots=True)
class Candidate:
    """An entry that a pronoun may stand for, by its mention nearest to the pronoun.

    `rank` counts the candidates that are nearer; `sentences` the sentences between; `after` says that the mention
    follows the pronoun (in one sentence).
    """

    entry: Entry
    mention: Mention
    sentences: int
    rank: int
    after: bool
    topic: bool
    leads: bool
    times: int
    share: float
    told: Gender | None
    chained: bool
    chain_gap: bool
    others: int
    head: Any
    role: Role
    clause: Any
    beside: int = 0
    earlier: int = 0
    nearer: int = 0
    speaker: bool = False
    spoke: bool = False
    spoke_last: bool = False
    same: list[Mention] = field(default_factory=list)


def is_barred(pronoun: Pronoun, candidate: Candidate) -> bool:
    """Whether grammar forbids the candidate: gender, another argument of one verb, or the very thing possessed."""
    if pronoun.gender and candidate.told and pronoun.gender != candidate.told:
        return True
    return candidate.speaker or any(_bound(pronoun, mention) for mention in candidate.same)


def _bound(pronoun: Pronoun, mention: Mention) -> bool:
    """Whether the mention, of the pronoun's own sentence, can't be the pronoun."""
    token, name = pronoun.token, mention.head
    thing = possessed(token)
    if thing is not None:
        beside = name.dep_ == "appos" and name.head.i == thing.i
        named = thing.i == name.i or (name.dep_ in ("compound", "nmod") and name.head.i == thing.i) or beside
        return named or _follows(token, thing, name)
    if pronoun.reflexive:
        return bool(clause_of(name).i != pronoun.clause.i)
    return _are_arguments_of_one_verb(token, name)


def _follows(token: Any, thing: Any, name: Any) -> bool:
    """ "his manager Tom Lane", in which the parser made the name the head or another noun's neighbour."""
    return bool(thing.i + 1 == name.left_edge.i <= name.i and thing.pos_ == "NOUN" and token.i < thing.i)


def _are_arguments_of_one_verb(one: Any, other: Any) -> bool:
    mine, theirs = _argument_of(one), _argument_of(other)
    return mine is not None and theirs is not None and mine.i == theirs.i


def _argument_of(token: Any) -> Any | None:
    """The verb whose argument the token is, directly, by a preposition or joined to one that is."""
    token = head_of(token)
    if token.dep_ == "pobj" and token.head.head.pos_ in ("VERB", "AUX"):
        return token.head.head
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "attr") and token.head.pos_ in ("VERB", "AUX"):
        return token.head
    return None
