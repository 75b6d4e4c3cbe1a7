"""Rules for numbers of those of whom the text has just told: "Tunis puts them at 3,000", "40 have done so", "four of
the dead"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_forms import leads_back
from briefings.extracting.measures.rules.clauses.verb_rules import by_its_verb
from briefings.extracting.measures.rules.grounds import COLLECTIVES, Grounds
from briefings.extracting.measures.rules.surroundings import as_told, text_before
from briefings.extracting.parsing.dependencies import SUBJECTS
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
# "In late December there had been 30."
_HAD_BEEN = re.compile(r"[\"“]?(?:Only |Just |Back )?(?:In|By|At|On) [^.,;]{3,40},? there (?:had been|were|was) $")
_ENDS = re.compile(r"(?:[,.;:)\u2014]| -|$|\n)")
# Another count of the same people is near in the text, and not far off as a number.
_NEAR, _SAME_COUNT = 300, 4
# Before a sentence, how far back those may be told of who did the same.
_SAME_DEED_WITHIN = 260
_AS_THEY_DID = frozenset({"do"})
_OPENS_OF_THE_LATTER = re.compile(r"[\"“]?(?:Among|Of) the latter\b")
_OF_THE_LATTER = re.compile(r" of the latter\b")
_NUMBERING = frozenset({"numbering", "totalling", "totaling"})
# So far behind those told a part of them may be told.
_PARTS_WITHIN = 700
_FEWEST_PARTS = 2
_OF_THE = re.compile(r" of the (?:[a-z]+ )?$")


def by_another_figure(slot: Slot, on: Grounds) -> Said | None:
    """ "Some 5,000 left. Tunis itself puts them at 3,000", "the government's own figure is under 3,000": another count
    of those told last."""
    told = on.thread.people
    if slot.noun is not None or slot.quantity.unit or told is None or not told.measure:
        return None
    before = text_before(slot, on, 80)
    is_another = _FIGURE_IS.search(before) or _HAD_BEEN.fullmatch(on.text, slot.sentence[0], slot.quantity.start)
    if not _PUT_AT.search(before) and not (is_another and _ENDS.match(on.text, slot.quantity.end)):
        return None
    return Said(told.measure, None, again=True) if _may_be_the_same(slot, told) else None


def _may_be_the_same(slot: Slot, told: Quantity) -> bool:
    near = 0 <= slot.quantity.start - told.end <= _NEAR
    return near and told.unit == "people" and told.low / _SAME_COUNT <= slot.quantity.low <= told.high * _SAME_COUNT


def by_doing_so(slot: Slot, on: Grounds) -> Said | None:
    """ "Fear of those who come home has grown. At least 5,600 have done so": what the verb before says; of "40 who left
    from one port did so in May" their own."""
    link = slot.link
    if link is None or link.head.lemma_ != "do" or not any(c.lower_ == "so" for c in link.head.children):
        return None
    if any(c.dep_ == "neg" for c in link.head.children):
        return None
    own = [(token, slot.passage) for token in slot.passage.doc[slot.after : link.head.i] if token.dep_ == "relcl"]
    for token, passage in (*own, *on.slots.before(slot.quantity.start, _SAME_DEED_WITHIN)):
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
    """ "Eight recruits are dead. Four of the dead came from one village": those are dead, whatever else is told; of the
    captives who "had fought" elsewhere before it is told what they did earlier."""
    state = _OF_A_STATE.match(on.text, slot.quantity.end)
    found = on.slots.at(state.end() - 1) if state is not None else None
    if found is not None:
        return _of_those_in_a_state(found[1], slot, on)
    if slot.noun is not None and _OF_THE.search(on.text, slot.quantity.end, slot.passage.at(slot.noun)):
        return _of_the_dead(slot, on) or _of_those_called_so(slot, on)
    return None


# "Two of the dead had been there before".
_OF_A_STATE = re.compile(r" of (?:the|these|those) (?:dead|fallen|slain|killed|captured|detained)\b(?! \w+s\b)")


def _of_those_in_a_state(state: Any, slot: Slot, on: Grounds) -> Said | None:
    """Those of whom the text has told that they are so."""
    said = on.deeds.state_of(state)
    measure = said.measure if said is not None else on.deeds.named_by(state)
    return Said(measure, None) if measure and on.thread.has_told(measure, slot) else None


def _of_those_called_so(slot: Slot, on: Grounds) -> Said | None:
    """ "A dozen of the captives had fought in Libya before": who is called a captive is one now."""
    said, done, joining = on.deeds.by_noun(slot.noun), by_its_verb(slot, on), on.deeds.joining()
    if said is None or done is None or joining is None or done.measure != joining.measure:
        return None
    return said if said.measure != joining.measure else None


def _of_the_dead(slot: Slot, on: Grounds) -> Said | None:
    """ "Four of the dead came from one village"."""
    said, told = on.deeds.state_of(slot.noun), on.thread.people
    if said is None or told is None or told.measure != said.measure or said.measure != on.deeds.killing():
        return None
    return Said(said.measure, None)


def by_the_latter(slot: Slot, on: Grounds) -> Said | None:
    """ "900 of the dead were militants. Among the latter are 32 foreigners": what those told last have in common."""
    told = on.thread.people
    opens = _OPENS_OF_THE_LATTER.match(on.text, slot.sentence[0]) is not None
    if told is None or not told.measure or slot.quantity.low > told.high or told.end >= slot.sentence[0]:
        return None
    if not opens and not _OF_THE_LATTER.match(on.text, slot.quantity.end):
        return None
    return as_told(told) if slot.sentence[0] - told.end <= _NEAR else None


def by_the_noun_they_are_of(slot: Slot, on: Grounds) -> Said | None:
    """ "Six adults came home. Five of the adults are women", "fourteen of the passengers are children": a part of those
    told before by the same noun, or of all of them together, of whom only is told what they are."""
    link, told = slot.link, on.thread.people
    if slot.noun is None or link is None or told is None or not told.measure or told.unit != "people":
        return None
    if link.role not in ("nsubj", "nsubjpass") or link.head.lemma_ not in ("be", "bear", "bring", "come"):
        return None
    if link.head.lemma_ != "be" and not any(c.lower_ == "in" for c in link.head.children):
        return None
    if not _OF_THE.search(on.text, slot.quantity.end, slot.passage.at(slot.noun)):
        return None
    same = on.thread.told_as(slot.noun.lower_, slot.quantity, _PARTS_WITHIN)
    if same is None and slot.noun.lemma_.lower() in COLLECTIVES and slot.quantity.start - told.end <= _PARTS_WITHIN:
        same = told if slot.quantity.low <= sum(one.high for one in on.thread.series) else None
    return as_told(same) if same is not None else None


def by_the_sum_they_make(slot: Slot, on: Grounds) -> Said | None:
    """ "Sixteen have been taken back. A lawyer counted 10 children and six women": numbers of people in a row that add
    up to those told before."""
    if slot.noun is None or slot.quantity.bound != "exact" or not on.members.names_people(slot):
        return None
    row = on.slots.row_of(slot)
    if len(row) < _FEWEST_PARTS:
        return None
    told = on.thread.told_so_many(sum(one.high for one in row))
    if told is None or not told.measure or told.unit != "people" or not 0 <= row[0].start - told.end <= _PARTS_WITHIN:
        return None
    return Said(told.measure, None, again=True)


def by_those_it_numbers(slot: Slot, on: Grounds) -> Said | None:
    """ "Women and children numbering at least 16, who had been locked up, have been taken back": the main verb."""
    link = slot.link
    if slot.noun is not None or link is None or link.head.dep_ != "acl" or link.head.lower_ not in _NUMBERING:
        return None
    people = link.head.head
    if not on.members.is_kind(people, slot.passage):
        return None
    above = link_of(people)
    said = on.deeds.of_subject(above.head, slot.passage) if above is not None and above.role in SUBJECTS else None
    return replace(said, noun=people) if said is not None else None


def by_having_come_home(slot: Slot, on: Grounds) -> Said | None:
    """ "More than 100 who had joined have been amnestied after coming home": who is dealt with at home is back."""
    link = slot.link
    back = on.deeds.back_home(on.deeds.custody() or "")
    if link is None or back is None or link.role not in SUBJECTS:
        return None
    if not any(map(_comes_home, _after(link.head))) and not _came_home_before(link.head, back, slot, on):
        return None
    said = on.deeds.of_subject(link.head, slot.passage)
    if said is not None and said.measure != back and said.measure not in on.deeds.kept_by(back):
        return None
    return Said(back, None)


def _after(verb: Any) -> list[Any]:
    """The verbs behind a verb's "after" or "since": "amnestied | after coming home"."""
    told = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    below = [c for one in told for after in one.children if after.lower_ in ("after", "since") for c in after.children]
    return [c for c in below if c.dep_ == "pcomp"]


def _came_home_before(verb: Any, back: str, slot: Slot, on: Grounds) -> bool:
    """ "Were jailed two days after they were flown out of the camp"."""
    clauses = (c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i)
    after = (c for c in clauses if any(mark.lower_ == "after" for mark in c.children))
    theirs = (c for c in after if any(s.dep_ in SUBJECTS and s.lower_ == "they" for s in c.children))
    told = (on.deeds.of_subject(c, slot.passage) for c in theirs)
    return any(said is not None and said.measure == back for said in told)


def _comes_home(verb: Any) -> bool:
    return verb.lemma_ in ("return", "come", "go", "get") and leads_back(verb)
