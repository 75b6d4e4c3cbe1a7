"""Bare numbers that say how old somebody is, by the sentence that they stand in: "she was six when she left", "two
girls of 15 and 16", "along with Ann Poe, 35; Carl Dow, 37". What an age is by its own words, "aged 35", never becomes a
quantity (`briefings.extracting.quantities.ages`)."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.origins.origins import Origins
from briefings.extracting.parsing.dependencies import SUBJECTS
from briefings.extracting.quantities.counted_nouns import counts_people

# "Along with Ann Poe, 35; Carl Dow, 37; and …", "of Ann and Carl Dow -- 19 and 17 -- in", "killed Carl Dow Jr., 16 —
# who".
_BEHIND_A_NAME = re.compile(
    r"\b[A-Z][\w'’-]+ (?:and )?(?:[A-Z][\w.'’-]* ){0,2}?(?:[A-Z][\w'’-]+|[JS]r\.|I{2,3})"
    r"(?P<mark>,| --| —| –|—) ?(?:\d{1,2} and )?$"
)
_AS_AN_AGE = re.compile(r"(?: and \d{1,2})?(?:;|,| --| —| –|—|\.(?!\d)| all\b| both\b|$)")
_OLDEST, _OLDEST_OF_SEVERAL = 110, 30
_HE = frozenset({"he", "she", "who", "i"})
_ONE = frozenset({"NN", "NNP"})


def is_told_age(slot: Slot) -> bool:
    """Whether a bare number is the age of somebody that a "be" is told of, or of those whom an "of" leads back to."""
    quantity = slot.quantity
    if slot.noun is not None or quantity.unit or quantity.high > _OLDEST:
        return False
    if quantity.high != quantity.low:
        return _are_between_ages(slot)
    return any(form(slot) for form in _FORMS)


def _are_between_ages(slot: Slot) -> bool:
    """ "5,500 Danes, most of them | between 18 and 35"; not "most of the losses, between 18 and 35"."""
    doc, first = slot.passage.doc, slot.first
    ends = slot.after >= len(doc) or doc[slot.after].is_punct
    first -= first > 0 and doc[first - 1].lower_ == "between"
    first -= first > 0 and doc[first - 1].lower_ in ("aged", "were", "are")
    named = first > 2 and doc[first - 1].lower_ in ("them", "whom") and doc[first - 2].lower_ == "of"
    return ends and named and first < slot.first


def is_age_of_somebody_named(slot: Slot, text: str, origins: Origins) -> bool:
    """Whether a bare number stands where somebody's age does, behind a name of two words that is no place's."""
    quantity = slot.quantity
    if slot.noun is not None or quantity.bound != "exact" or not quantity.text.isdigit() or quantity.high > _OLDEST:
        return False
    named = _BEHIND_A_NAME.search(text, max(slot.sentence[0], quantity.start - 60), quantity.start)
    if named is None or not _AS_AN_AGE.match(text, quantity.end):
        return False
    return not origins.ends_a_place(named.start("mark"))


def _is_what_somebody_was(slot: Slot) -> bool:
    """ "She | was six when", "Ann is 11 and"."""
    link = slot.link
    if link is None or link.role != "attr" or link.head.lemma_ != "be" or link.head.i > slot.token.i:
        return False
    subject = next((c for c in link.head.children if c.dep_ in SUBJECTS), None)
    behind = slot.passage.doc[slot.after : slot.after + 1]
    ends = not len(behind) or behind[0].is_punct or behind[0].lower_ in ("when", "and", "but", "then", "at", "as")
    return subject is not None and ends and _is_one_person(subject, link.head)


def _is_one_person(subject: Any, verb: Any) -> bool:
    if subject.lower_ in _HE:
        return subject.lower_ != "who" or verb.lower_ in ("is", "was", "'s", "’s")
    return subject.pos_ == "NOUN" and subject.tag_ in _ONE and counts_people(subject)


def _is_an_aside(slot: Slot) -> bool:
    """ "Ann, then just 17, left"."""
    doc, at = slot.passage.doc, slot.first
    at -= at > 1 and doc[at - 1].lower_ in _BARELY
    opens = at > 1 and doc[at - 1].lower_ == "then" and doc[at - 2].is_punct
    return bool(opens and slot.after < len(doc) and doc[slot.after].is_punct)


_BARELY = frozenset({"just", "only", "still", "barely"})


def _bounds_their_age(slot: Slot) -> bool:
    """ "Children | below ten", "boys over 15"; not "the number of children below ten"."""
    doc, first = slot.passage.doc, slot.first
    if first < 1 or doc[first].lower_ not in _YOUNGER_OR_OLDER or slot.quantity.high > _OLDEST_OF_SEVERAL:
        return False
    people = doc[first - 1]
    return people.tag_ == "NNS" and counts_people(people) and not _is_tallied(people)


_YOUNGER_OR_OLDER = frozenset({"under", "below", "over", "above"})


def _is_tallied(people: Any) -> bool:
    """ "The number of | children"."""
    return people.head.lower_ == "of" and people.head.head.lemma_ in ("number", "count", "total")


def _are_of_that_age(slot: Slot) -> bool:
    """ "Two girls of | 15 and 16"."""
    doc, at = slot.passage.doc, slot.first
    while at > 1 and doc[at - 1].lower_ in ("and", ",") and doc[at - 2].like_num:
        at -= 2
    if at < 2 or doc[at - 1].lower_ != "of" or slot.quantity.high > _OLDEST_OF_SEVERAL:
        return False
    people = doc[at - 2]
    return people.pos_ == "NOUN" and counts_people(people) and any(c.like_num for c in people.lefts)


def _is_the_age_at_which(slot: Slot) -> bool:
    """ "Ann left for Syria in 2014, at | nineteen, and"; not "put their number at nineteen"."""
    doc, first, link = slot.passage.doc, slot.first, slot.link
    if first < 1 or doc[first - 1].lower_ != "at" or link is None or slot.quantity.high > _OLDEST:
        return False
    behind = doc[slot.after : slot.after + 1]
    subject = next((c for c in link.head.children if c.dep_ == "nsubj"), None)
    ends = not len(behind) or behind[0].is_punct or behind[0].lower_ in ("and", "to")
    return subject is not None and ends and _is_somebody(subject)


def _is_somebody(subject: Any) -> bool:
    """ "She", "Ann": no tally, and no office that puts a number at so many."""
    if subject.lower_ in ("he", "she", "i"):
        return not any(c.dep_ == "dobj" for c in subject.head.children)  # "he puts the number at nineteen"
    return bool(subject.pos_ == "PROPN" and subject.head.lemma_ in _IN_A_LIFE)


_IN_A_LIFE = frozenset("leave marry die join depart go travel set enlist come return convert arrive run flee".split())


def _is_the_age_they_turn(slot: Slot) -> bool:
    """ "Seventeen who turned | eighteen in the camp"."""
    before = slot.passage.doc[max(0, slot.first - 1) : slot.first]
    behind = slot.passage.doc[slot.after : slot.after + 1]
    turned = bool(len(before)) and before[0].lemma_ == "turn"
    return turned and not (len(behind) and behind[0].pos_ in ("NOUN", "VERB", "PROPN"))


_FORMS = (
    _is_the_age_they_turn,
    _is_the_age_at_which,
    _is_what_somebody_was,
    _are_of_that_age,
    _is_an_aside,
    _bounds_their_age,
)
