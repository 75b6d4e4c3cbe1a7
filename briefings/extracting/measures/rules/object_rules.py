"""Rules for those to whom a verb before them did something, where what stands between hides it from the parse."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.arguments import FINITE
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds

_LEFT = re.compile(r"\b(?:left|leaves?|leaving)\b[^.;:]*$", re.IGNORECASE)
_CLOSING = {"—": "—", "–": "–", "--": "--", "-": "-", "(": ")", ",": ","}
_LONGEST_ASIDE = 26
_DEGREES = frozenset("seriously critically badly severely gravely slightly lightly fatally mortally".split())


def by_how_they_were_left(slot: Slot, on: Grounds) -> Said | None:
    """ "Left a sailor dead and four more, including two cooks, injured": the state that stands behind what
    dashes, brackets or commas add to the number."""
    doc, at = slot.passage.doc, slot.after
    closing = _CLOSING.get(doc[at].text) if at < len(doc) else None
    if closing is None or not _LEFT.search(on.text, slot.sentence[0], slot.quantity.start):
        return None
    for n in range(at + 1, min(at + _LONGEST_ASIDE, slot.token.sent.end - 1)):
        if doc[n].tag_ in FINITE and on.deeds.state_of(doc[n]) is None:
            return None
        if doc[n].text == closing:
            state = n + 1 + (doc[n + 1].lower_ in _DEGREES)
            said = on.deeds.state_of(doc[state]) if state < len(doc) else None
            if said is not None and not any(child.dep_ == "dobj" for child in doc[state].children):
                return said
    return None


def by_the_things_beside_them(slot: Slot, on: Grounds) -> Said | None:
    """ "Sprayed the block, striking houses, cars and four people": the participle that a comma opens, and whose first
    object the parse takes for the one of the verb before."""
    doc, at = slot.passage.doc, slot.first
    if at < 3 or doc[at - 1].lower_ != "and" or slot.noun is None:
        return None
    at -= 1
    while at > slot.token.sent.start and (doc[at - 1].tag_ in _OF_THINGS or doc[at - 1].text == ","):
        at -= 1
    verb = next((token for token in doc[at - 1 : at + 1] if token.tag_ == "VBG"), None)
    opens = verb is not None and verb.i > 0 and doc[verb.i - 1].text == ","
    if verb is None or not opens or _goes_on_as_subject(slot, doc):
        return None
    return on.deeds.of_object(verb, slot.passage)


_OF_THINGS = frozenset("NN NNS DT PRP$ JJ CD".split())


def _goes_on_as_subject(slot: Slot, doc: Any) -> bool:
    """ "Striking a house, and four people fled": whether a verb of their own follows."""
    return slot.after < len(doc) and doc[slot.after].tag_ in FINITE
