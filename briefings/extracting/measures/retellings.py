"""Numbers that the text has told before: "four were found dead. All four had been shot", "that figure of 12"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import clauses_about
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.model import Quantity

_LIVING = frozenset({"survive", "live", "recover"})
_LIVES_ON = re.compile(
    r"\b(?:expected to (?:survive|recover|live|pull through|make it|be ok(?:ay)?)|(?:stable|fair|good) condition"
    r"|treated and released|recovering|remain(?:s|ed)? (?:hospitali[sz]ed|in (?:the )?hospital))\b",
    re.IGNORECASE,
)


def told_again(slot: Slot, on: Grounds) -> Quantity | None:
    """ "The four men": the number that was told before, with what was said of it."""
    if _are_newly_known(slot, on):
        return None
    again = on.thread.told_again(slot)
    if again is None or not on.members.is_near(slot) or _are_not_those_dead(slot, again, on):
        return None
    return in_people(replace(slot.quantity, measure=again.measure, scope=again.scope, origin=again.origin))


def _are_newly_known(slot: Slot, on: Grounds) -> bool:
    """ "She knows of 40 born there", "the four born in the camp": others than those told of before, however many."""
    if _BORN.match(on.text, slot.phrase[1]):
        return True
    return bool(_KNOWS_OF.search(on.text, slot.sentence[0], slot.quantity.start))


_BORN = re.compile(r",? (?:who (?:were|had been) )?born\b")
_KNOWS_OF = re.compile(
    r"\b(?:kn[eo]w[ns]?|hear[ds]?|learn(?:s|ed|t)?|aware|spoke|speaks?|tells?|told) of (?:some |about |at least )?$"
)


def _are_not_those_dead(slot: Slot, told: Quantity, on: Grounds) -> bool:
    """ "Two died … the two who survived", "the two other men"."""
    if told.measure != on.deeds.killing():
        return False
    if slot.noun is not None and slot.noun.lemma_.lower() == "survivor":
        return True
    return on.thread.are_others(slot, told) or any(c.lemma_ in _LIVING for c in clauses_about(slot.anchor))


def dead_told_again(slot: Slot, said: Said | None, on: Grounds) -> Quantity | None:
    """ "Four were found dead. All four had been shot": how they died, and no others who were hurt."""
    wounding = on.deeds.wounding()
    if said is None or wounding is None or said.measure != wounding or _are_told_hurt(slot, on):
        return None
    again = told_again(slot, on)
    if again is None and _may_be_the_dead(slot, on):
        return slot.quantity
    return again if again is not None and again.measure == on.deeds.killing() else None


_DEFINITE = re.compile(r"\b(?:the|all) $", re.IGNORECASE)
_WERE_HIT = re.compile(r"(?: \w+)? (?:were|had been|was) (?:shot|hit|struck)\b(?! (?:and|in the (?:leg|arm|foot)))")
_DEATH_TOLD = re.compile(r"\b(?:kill\w*|slay\w*|slain|murder\w*|deaths?|dead)\b", re.IGNORECASE)
_HURT_TOLD = re.compile(r"\b(?:wound\w*|injur\w*|hurt|surviv\w*|hospital\w*|condition)\b", re.IGNORECASE)
_JUST_BEFORE = 200


def _may_be_the_dead(slot: Slot, on: Grounds) -> bool:
    """ "The killing of a pastor and two deacons. The three were shot in a vestry": of whom nobody has told so many
    before, but only of dead."""
    if not _DEFINITE.search(on.text, max(0, slot.quantity.start - 5), slot.quantity.start):
        return False
    before = on.text[max(0, slot.sentence[0] - _JUST_BEFORE) : slot.sentence[0]]
    if not _WERE_HIT.match(on.text, slot.quantity.end) or _HURT_TOLD.search(before):
        return False
    return _DEATH_TOLD.search(before) is not None


def _are_told_hurt(slot: Slot, on: Grounds) -> bool:
    """ "Five of the six injured", "the four wounded men", "the two are in stable condition": who lived, by the word
    at the number itself, or by how they are now."""
    right_there = on.deeds.by_state_after(slot.passage.doc, slot.after)
    adjective = on.deeds.by_adjective(slot.noun) if slot.noun is not None else None
    if any(said is not None and said.measure == on.deeds.wounding() for said in (right_there, adjective)):
        return True
    return _LIVES_ON.search(on.text, *slot.clause) is not None


def in_people(quantity: Quantity) -> Quantity:
    """The quantity told in people, a share of them in per cent."""
    if quantity.unit == "%":
        return quantity
    if 0 < quantity.high < 1:
        return replace(quantity, low=_per_cent(quantity.low), high=_per_cent(quantity.high), unit="%")
    return replace(quantity, unit="people")


def _per_cent(share: float) -> float:
    return float(f"{share * 100:.15g}")
