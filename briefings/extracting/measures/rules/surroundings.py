"""What stands around a number that the rules ask about: the words before it, the numbers told before it, its verb."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefings.extracting.measures.grammar.arguments import FINITE
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.parsing.dependencies import SUBJECTS, child
from briefings.model import Quantity


def text_before(slot: Slot, on: Grounds, reach: int) -> str:
    """The sentence's text before the number, at most `reach` characters of it."""
    return on.text[max(slot.sentence[0], slot.quantity.start - reach) : slot.quantity.start]


def word_behind(slot: Slot) -> Any | None:
    """The word right behind the number and what it counts; None at the end of the passage."""
    doc, after = slot.passage.doc, slot.after
    return doc[after] if after < len(doc) else None


def has_its_verb_behind(slot: Slot) -> bool:
    """ "12 men | have come home": whether the counted are the subject of a verb that follows them."""
    link = slot.link
    return link is not None and link.role in SUBJECTS and link.head.i > slot.token.i


def has_a_finite_verb_behind(slot: Slot) -> bool:
    """ "Of the 90 from Norway, 30 | are back": whether a verb with a tense stands right behind the counted."""
    behind = word_behind(slot)
    return behind is not None and behind.tag_ in FINITE


def told_in_sentence(slot: Slot, on: Grounds) -> Quantity | None:
    """The number with a measure that the same sentence told last."""
    thread = on.thread
    return thread.series[-1] if thread.series and thread.series_at == slot.sentence[0] else None


def as_told(told: Quantity) -> Said:
    """What was said of those told before, said of others."""
    return Said(told.measure or "", None)


def first_said(heard: Iterable[Said | None]) -> Said | None:
    """The first thing that is said at all."""
    return next((said for said in heard if said is not None), None)


def subject_above(verb: Any) -> Any | None:
    """The verb's subject, or that of the verb which raises it; the noun that a relative pronoun stands for."""
    for _ in range(3):
        subject = child(verb, *SUBJECTS)
        if subject is not None and subject.tag_ in ("WDT", "WP"):
            return verb.head
        if subject is not None:
            return subject
        if verb.dep_ not in ("xcomp", "conj", "ccomp"):
            return None
        verb = verb.head
    return None


def of_own_side(measure: str | None) -> Said | None:
    """What a measure says of the beat's own side, whose people come from no one country; None where it has none."""
    return Said(measure, None, of_side=True) if measure else None
