"""What a pronoun's own sentence says against whom it seems to stand for.

The cast knows who is named or told of anew. "The woman" who comes back, "whoever" and "a third" are none of it, and
yet a pronoun behind them is theirs: "The woman protested that *she* had been tricked", "Whoever has blood on *his*
hands". Nor is the spokesman of the line before the one who "is alleged to have sent money".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from briefings.extracting.coreference.cast import Entry
from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.pronouns.candidates import Pronoun
from briefings.extracting.parsing.dependencies import ancestors

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ANYBODY = frozenset("whoever whosoever anyone anybody someone somebody nobody everyone everybody each".split())
# Of several people, one by a number: "two were shot, and a third was caught as he jumped".
_ONE_OF_MANY = frozenset("first second third fourth fifth sixth another other latter former one".split())
_OPPOSITE: dict[Gender, frozenset[str]] = {"male": words.FEMALE_NOUNS, "female": words.MALE_NOUNS}
_ACCUSED = frozenset("accuse allege suspect charge arrest detain convict sentence jail imprison indict".split())
# Who speaks for others, and is seldom told of as a suspect by the paper that asks him.
_SPEAKING_ROLES = words.OFFICIAL_ROLES | frozenset(
    "spokesman spokeswoman spokesperson lawyer counsel analyst expert researcher professor scholar".split()
)
_MOST_CLAUSES = 6


def speaks_against(pronoun: Pronoun, entry: Entry) -> bool:
    """Whether somebody without a name in the sentence may be meant as well, or what is told is unlike the person."""
    return _is_of_somebody_here(pronoun, entry) or _is_accused(pronoun, entry)


def _is_of_somebody_here(pronoun: Pronoun, entry: Entry) -> bool:
    return any(
        subject.i < pronoun.token.i and _is_somebody(subject, pronoun.gender) and not _is_the_entry(subject, entry)
        for subject in _subjects_above(pronoun.token)
    )


def _subjects_above(token: Any) -> Iterator[Any]:
    """The subjects of the pronoun's clause and of those that hold it, and what its relative clauses tell of."""
    for verb in islice((above for above in ancestors(token) if above.pos_ in ("VERB", "AUX")), _MOST_CLAUSES):
        yield from (child for child in verb.lefts if child.dep_ in _SUBJECTS and child.i != token.i)
        if verb.dep_ == "relcl":
            yield verb.head


def _is_somebody(noun: Any, gender: Gender | None) -> bool:
    """Whether a word stands for one person whom nobody names there, and who may be of this gender."""
    if noun.lower_ in _ANYBODY:
        return True
    if any(child.pos_ == "PROPN" for child in noun.children):
        return False
    if noun.lower_ in _ONE_OF_MANY:
        return not any(child.dep_ == "prep" and child.lower_ != "of" for child in noun.rights)
    lemma = noun.lemma_.lower()
    return noun.tag_ == "NN" and lemma in words.PEOPLE and not (gender and lemma in _OPPOSITE[gender])


def _is_the_entry(noun: Any, entry: Entry) -> bool:
    """Whether it is a mention of the entry's, or its office: "the minister said that he"."""
    if any(mention.head.i == noun.i and mention.head.doc is noun.doc for mention in entry.mentions):
        return True
    return noun.lower_ in (entry.role or "").lower().split()


def _is_accused(pronoun: Pronoun, entry: Entry) -> bool:
    if pronoun.token.dep_ != "nsubjpass" or pronoun.clause.lemma_ not in _ACCUSED:
        return False
    return not _SPEAKING_ROLES.isdisjoint((entry.role or "").lower().split())
