"""What is not said of those who are still on the way, or whom the way led to some other country than their own."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds

_STILL = r"(?:(?:now|still|already|currently|reportedly|apparently|presently) )?"
_WAY = r"(?:the|their|his|her) (?:own )?(?:long )?way"
_MAKING = r"(?:making|working|wending|picking|fighting|finding|threading|inching) " + _WAY
# Between the number and its verb may stand a clause about the counted, and no other number.
_ON_THE_WAY = re.compile(
    rf"(?: [^\d.;:—–]{{0,140}}?)? (?:are|is|were|was|be) {_STILL}[\"“'‘]?"
    rf"(?:on {_WAY}|en route|{_MAKING}) (?:back|home)\b"
    rf"|(?: \w+)?,? {_STILL}{_MAKING} (?:back|home)\b"
)
_OTHER_COUNTRY = re.compile(
    r"[^.;:,\d]{0,40}? (?:to|into|in)"
    r" (?:another|a different|a third|a second|some other|any other|other|third|different)"
    r" (?:\w+ ){0,2}?(?:country|countries|state|states|nation|nations)\b"
)


def is_still_on_the_way(said: Said, slot: Slot, on: Grounds) -> bool:
    """ "Some 30 who joined up are on their way back": nobody is home who is under way, and so many are not all who
    joined."""
    joining = on.deeds.joining()
    told = {_homecoming(on), joining.measure if joining is not None else None} - {None}
    return said.measure in told and are_on_the_way(slot, on)


def are_on_the_way(slot: Slot, on: Grounds) -> bool:
    """Whether the counted are told to be on the way home."""
    return _ON_THE_WAY.match(on.text, slot.phrase[1], slot.sentence[1]) is not None


def only_tried(said: Said, slot: Slot, on: Grounds) -> bool:
    """ "Turkey deported 149 on suspicion of trying to cross into Syria": who was sent home before getting there is no
    returnee."""
    if said.verb is None or said.measure != _homecoming(on) or said.verb.lemma_ not in _SENDING:
        return False
    return _TRYING.search(on.text, slot.phrase[1], slot.sentence[1]) is not None


_SENDING = frozenset({"deport", "expel", "send", "return", "turn", "extradite", "remove"})
_TRYING = re.compile(
    r"\b(?:on suspicion of|for|over|of|accused of|suspected of|after|while|allegedly|when)"
    r" (?:(?:having|being|caught|allegedly|they) ){0,2}"
    r"(?:tr(?:ying|ied)|attempt(?:ing|ed)|seek(?:ing)?|plan(?:ning|ned)"
    r"|want(?:ing|ed)|hop(?:ing|ed)) to (?:cross|enter|join|reach|travel|go|get|slip|sneak)\b"
)


def as_moved_on(said: Said, slot: Slot, on: Grounds) -> Said | None:
    """What is said, of those who "returned to another country" that they moved on; nothing where a beat doesn't count
    these."""
    if said.verb is None or said.measure != _homecoming(on):
        return said
    end = slot.passage.at(said.verb) + len(said.verb)
    if end < slot.quantity.start or _OTHER_COUNTRY.match(on.text, end, slot.sentence[1]) is None:
        return said
    moved_on = on.deeds.moving_on()
    return replace(said, measure=moved_on) if moved_on is not None else None


def _homecoming(on: Grounds) -> str | None:
    return on.deeds.back_home(on.deeds.custody() or "")
