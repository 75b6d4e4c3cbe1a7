"""Rules for people who tried to get to the war, and those of them who did."""

from __future__ import annotations

import re

from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds

_TRIED_AND = re.compile(
    r"\b(?P<tried>tried|attempted (?:it|to))(?: to(?: (?:go|leave|join|travel|get there))?)?,? (?:and|but|of whom)"
    r" (?:(?:only|some|about|just|around) )?$"
)
_GOT_THERE = re.compile(r" (?:got (?:there|through)|made it(?! back| home)|succeeded|arrived|managed to)\b")
_SETTING_OUT = re.compile(
    r"\b(?:(?:left|leave|set out|travel\w*|go|went|gone|depart\w*)(?: \w+)? (?:for|to)"
    r"|join(?:ed|ing)?|reach(?:ed|ing)?)\b"
)
# Characters in which the sentence before tells what was tried.
_JUST_BEFORE = 160


def by_having_got_there(slot: Slot, on: Grounds) -> Said | None:
    """ "How many islanders left for Syria: 423 tried, and 173 got there": the second number alone joined."""
    joining = on.deeds.joining() if slot.noun is None else None
    tried = _TRIED_AND.search(on.text, slot.sentence[0], slot.quantity.start)
    if joining is None or tried is None or _GOT_THERE.match(on.text, slot.quantity.end) is None:
        return None
    before = max(0, slot.sentence[0] - _JUST_BEFORE), tried.start()
    told = on.origins.names_core(before) or on.members.subject.names(before)
    led_there = told and _SETTING_OUT.search(on.text, *before) is not None
    return Said(joining.measure, None) if led_there else None
