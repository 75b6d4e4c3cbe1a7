"""Rules for numbers of those of whom the text has just told: "Tunis puts them at 3,000", "40 have done so", "four of
the dead"."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_forms import leads_back
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import as_told, text_before
from briefings.model import Quantity

_PUT_AT = re.compile(
    r"\b(?:puts?|putting|estimates?|estimated|reckons?) (?:them|these|those|their (?:number|numbers|strength))"
    r" (?:at|to be)(?: (?:a mere|just|only|barely|some))? $"
)
# "The government's own figure is under 3,000", "its count arrives at 40".
_FIGURE_IS = re.compile(
    r"\b(?:own|['’]s|its|their|official|independent|other|another|latest|earlier|later|higher|lower)"
    r"(?: [a-z]+)? (?:figure|count|estimate|tally|total|reckoning|number)"
    r" (?:is|was|stands at|stood at|arrives at|comes to)"
    r"(?: (?:a mere|just|only|barely|some))? $"
)
_ENDS = re.compile(r"(?:[,.;:)\u2014]| -|$|\n)")
# Another count of the same people is near in the text, and not far off as a number.
_NEAR, _SAME_COUNT = 300, 4
# Before a sentence, how far back those may be told of who did the same.
_SAME_DEED_WITHIN = 260
_AS_THEY_DID = frozenset({"do"})
_OF_THE = re.compile(r" of the (?:[a-z]+ )?$")


def by_another_figure(slot: Slot, on: Grounds) -> Said | None:
    """ "Some 5,000 left. Tunis itself puts them at 3,000", "the government's own figure is under 3,000": another count
    of those told last."""
    told = on.thread.people
    if slot.noun is not None or slot.quantity.unit or told is None or not told.measure:
        return None
    before = text_before(slot, on, 80)
    if not _PUT_AT.search(before) and not (_FIGURE_IS.search(before) and _ENDS.match(on.text, slot.quantity.end)):
        return None
    return as_told(told) if _may_be_the_same(slot, told) else None


def _may_be_the_same(slot: Slot, told: Quantity) -> bool:
    near = 0 <= slot.quantity.start - told.end <= _NEAR
    return near and told.unit == "people" and told.low / _SAME_COUNT <= slot.quantity.low <= told.high * _SAME_COUNT


def by_doing_so(slot: Slot, on: Grounds) -> Said | None:
    """ "Fear of those who come home has grown. At least 5,600 have done so": what the verb before says."""
    link = slot.link
    if link is None or link.head.lemma_ != "do" or not any(c.lower_ == "so" for c in link.head.children):
        return None
    if any(c.dep_ == "neg" for c in link.head.children):
        return None
    for token, passage in on.slots.before(slot.quantity.start, _SAME_DEED_WITHIN):
        if token.pos_ != "VERB":
            continue
        said = on.deeds.of_subject(token, passage)
        if said is not None:
            return Said(said.measure, None) if said.measure else None
        back = on.deeds.back_home(on.deeds.custody() or "")
        if leads_back(token):
            return Said(back, None) if back else None
    return None


def by_the_dead_they_are_of(slot: Slot, on: Grounds) -> Said | None:
    """ "Eight recruits are dead. Four of the dead came from one village": those are dead, whatever else is told."""
    if slot.noun is None or not _OF_THE.search(on.text, slot.quantity.end, slot.passage.at(slot.noun)):
        return None
    said, told = on.deeds.state_of(slot.noun), on.thread.people
    if said is None or told is None or told.measure != said.measure or said.measure != on.deeds.killing():
        return None
    return Said(said.measure, None)


def by_having_come_home(slot: Slot, on: Grounds) -> Said | None:
    """ "More than 100 who had joined have been amnestied after coming home": who is dealt with at home is back."""
    link = slot.link
    if link is None or link.role not in ("nsubj", "nsubjpass") or not any(map(_comes_home, _after(link.head))):
        return None
    back = on.deeds.back_home(on.deeds.custody() or "")
    said = on.deeds.of_subject(link.head, slot.passage)
    if back is None or (said is not None and said.measure not in on.deeds.kept_by(back)):
        return None
    return Said(back, None)


def _after(verb: Any) -> list[Any]:
    """The verbs behind a verb's "after" or "since": "amnestied | after coming home"."""
    told = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    below = [c for one in told for after in one.children if after.lower_ in ("after", "since") for c in after.children]
    return [c for c in below if c.dep_ == "pcomp"]


def _comes_home(verb: Any) -> bool:
    return verb.lemma_ in ("return", "come", "go", "get") and leads_back(verb)
