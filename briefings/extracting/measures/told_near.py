"""Whether a word for a measure stands near a number, so that a second opinion may give it."""

from __future__ import annotations

from typing import Any

from briefings.beat.measure_lexicon import Lexicon
from briefings.extracting.measures.grammar.factuality import is_denied, is_only_ahead
from briefings.extracting.measures.grammar.slot import Slot, Slots
from briefings.extracting.measures.grammar.verb_chains import end_of
from briefings.extracting.parsing.dependencies import SUBJECTS

# Characters of the paragraph above on which one may lean.
_ABOVE = 400
# A clause behind a semicolon may be taken for what the other leads to.
_JOINED_CLAUSES = frozenset({"conj", "advcl", "ccomp"})


def is_told_near(slot: Slot, measure: str, lexicon: Lexicon, slots: Slots) -> bool:
    """Whether a word for the measure stands in the slot's sentence or in the one before; what opens a paragraph may
    lean on the one above, whose end is looked at. Where the sentence counts others, too, each with a verb of their own,
    the slot's clause must tell it: "nine women are back, and 14 men are in a prison"."""
    doc = slot.passage.doc
    own = doc.sentence_at(slot.anchor.i)
    near = _clause_beside_others(slot)
    if near is None and own.start == 0:
        above = [token for token, _ in slots.before(slot.sentence[0], _ABOVE)]
        if not above:
            return True
        near = [*above, *own]
    near = doc[doc.sentence_at(own.start - 1).start : own.end] if near is None else near
    words = frozenset(token.lower_ for token in near)
    return any(measure in lexicon.told_by(token, words) for token in near if not _is_only_meant(token))


def _is_only_meant(token: Any) -> bool:
    """ "Were freed, and would be returned": a word for what has not come true."""
    if token.pos_ != "VERB" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children):
        return False  # "who wished to has come back"
    return is_denied(token) or is_only_ahead(token)


def _clause_beside_others(slot: Slot) -> Any | None:
    """The tokens of the clause whose subject the counted are; None where no clause beside it counts others, and for a
    bare number, which is of those others: "107 of the women who came back work, and 61 have married"."""
    link = slot.link
    if slot.noun is None or link is None or link.role not in SUBJECTS or link.head.i < slot.token.i:
        return None
    verb, doc = link.head, slot.passage.doc
    beside = (clause for clause in _clauses_beside(verb) if not slot.token.i < clause.i < verb.i)  # an aside
    if not any(map(_counts_its_subject, beside)):
        return None
    return doc[slot.first : doc.first_at(end_of(verb, slot.passage) - slot.passage.start, (0, len(doc)))]


def _clauses_beside(verb: Any) -> list[Any]:
    """The verbs of the clauses that are joined to a verb's own, before it or behind it."""
    above = [verb.head] if verb.dep_ in _JOINED_CLAUSES and verb.head.i != verb.i else []
    return [*above, *(child for child in verb.children if child.dep_ in _JOINED_CLAUSES)]


def _counts_its_subject(verb: Any) -> bool:
    """ "28 men | came home": whether a number stands before what does the verb."""
    subjects = (child for child in verb.children if child.dep_ in SUBJECTS)
    return any(token.pos_ == "NUM" for subject in subjects for token in subject.subtree)
