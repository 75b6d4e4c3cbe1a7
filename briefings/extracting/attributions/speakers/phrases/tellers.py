"""Who may tell something: somebody with a role, a body, a document, and who made the document that is gone by.

"The harbour guild" and "a study" can say that P; "the pier" can't. Figures that the port released are the port's word.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.speakers.phrases.person_words import (
    BODIES,
    PEOPLE_AND_HOUSES,
    PERSONS,
    ROLES,
    THINGS,
    TRADE,
)

CITING = frozenset({"citing", "quoting"})
# Who is cited where no name is: these, and whoever has a role.
_SOURCES = frozenset({"source", "witness", "police", "people", "intelligence", "figure", "local", "insider"}) | {
    "opposition",
    "defence",
    "defense",
}


def names_a_source(verb: Any, obj: Any) -> bool:
    """Whether "citing" or "quoting" has somebody for its object, and no fact ("citing the release of prisoners")."""
    if verb.lower_ not in CITING:
        return False
    return is_source(obj)


def is_source(obj: Any) -> bool:
    """Whether the noun names somebody, or a body or document that says things."""
    noun = obj.lemma_.lower()
    return obj.pos_ == "PROPN" or noun in ROLES or noun in BODIES or noun in DOCUMENTS or noun in _SOURCES


def is_somebody(noun: Any) -> bool:
    """Whether the noun names a source, or somebody by a trade or a lot alone: "the guard", "two deserters"."""
    lemma = noun.lemma_.lower()
    if is_source(noun) or lemma in PEOPLE_AND_HOUSES:
        return True
    return noun.pos_ == "NOUN" and lemma not in THINGS and TRADE.fullmatch(lemma) is not None


def are_people_together(noun: Any) -> bool:
    """ "A panel of experts", "a handful of pilots": several people who tell it together."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == noun.i + 1), None)
    people = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    return people is not None and people.tag_ == "NNS" and people.lemma_.lower() in PERSONS


def may_tell(noun: Any) -> bool:
    """Whether the noun can be the subject of a phrase of saying: somebody, several people, or a house."""
    if noun.pos_ == "PRON":
        return noun.lower_ in ("he", "she", "they", "who")
    return is_source(noun) or noun.tag_ == "NNS" or noun.lemma_.lower() in PEOPLE_AND_HOUSES


def maker_of(source: Any) -> Any | None:
    """Who made the figures or the list that is gone by ("figures that | the port | released on Monday")."""
    if source.lemma_.lower() not in DOCUMENTS:
        return None
    clauses = [c for c in source.rights if c.dep_ in ("relcl", "acl")]
    made = next((c for c in clauses if _makes(c)), None)
    if made is not None:
        return _who_made(made)
    printed = next((c for c in clauses if c.lemma_ in _PRINTING), None)
    return None if printed is None else _printed_in(printed)


def _who_made(verb: Any) -> Any | None:
    """The port of "figures that | the port | released", if a noun tells who it is."""
    maker = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return maker if maker is not None and maker.pos_ in ("NOUN", "PROPN") else None


_MAKING = frozenset("release publish keep compile issue collect gather give produce present make have hold".split())
# … and these with their particle ("a report that the port put out").
_MAKING_WITH = {"put": "out", "bring": "out", "draw": "up", "set": "out", "send": "out"}
_PRINTING = frozenset({"appear", "print", "publish", "run", "carry", "air", "broadcast"})
# The last words of papers' names; a study that was printed in Norway is nobody's by that.
_PAPERS = frozenset(
    """times post press gazette herald tribune journal magazine daily guardian observer courier telegraph mirror mail
    echo chronicle dispatch sentinel ledger newspaper weekly bulletin review monthly independent standard examiner
    inquirer lancet spiegel monde figaro mercury argus globe paper""".split()
)


def _makes(verb: Any) -> bool:
    particle = _MAKING_WITH.get(verb.lemma_)
    return verb.lemma_ in _MAKING or (particle is not None and any(c.lower_ == particle for c in verb.rights))


def _printed_in(verb: Any) -> Any | None:
    """The paper of "a report that appeared in | the Gazette"."""
    where = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("in", "on")), None)
    paper = next((c for c in where.rights if c.dep_ == "pobj"), None) if where is not None else None
    return paper if paper is not None and paper.lower_ in _PAPERS else None


def people_of(last: Any) -> Any | None:
    """The noun for people whose words end with a thing or a place: "On Friday | pilots familiar with the | file |
    said", "… | police in | Malta | said"."""
    if last.dep_ != "pobj" or last.head.lower_ == "of":
        return None
    people = last.head.head
    people = people.head if people.pos_ == "ADJ" else people
    return people if people.i < last.i and people.lemma_.lower() in PERSONS else None
