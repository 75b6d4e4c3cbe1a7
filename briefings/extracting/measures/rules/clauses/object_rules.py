"""Rules for those to whom a verb before them did something, where what stands between hides it from the parse."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from briefings.extracting.measures.grammar.arguments import FINITE
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import first_said
from briefings.extracting.parsing.dependencies import child

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
    aside = doc[at + 1 : min(at + _LONGEST_ASIDE, slot.token.sent.end - 1)]
    aside = takewhile(lambda word: not _opens_a_clause(word, on), aside)
    states = (_state_behind(mark, on) for mark in aside if mark.text == closing)
    return first_said(states)


def _opens_a_clause(word: Any, on: Grounds) -> bool:
    """Whether a finite verb goes on with something else; "injured" is none, whatever the tagger says."""
    return word.tag_ in FINITE and on.deeds.state_of(word) is None


def _state_behind(mark: Any, on: Grounds) -> Said | None:
    """What the word behind the mark says: ", seriously | injured"; not ", injured two cooks"."""
    doc, at = mark.doc, mark.i + 1
    state = at + (doc[at].lower_ in _DEGREES)
    said = on.deeds.state_of(doc[state]) if state < len(doc) else None
    return None if said is None or child(doc[state], "dobj") is not None else said


def by_the_things_beside_them(slot: Slot, on: Grounds) -> Said | None:
    """ "Sprayed the block, striking houses, cars and four people": the participle that a comma opens, and whose first
    object the parse takes for the one of the verb before."""
    doc, first = slot.passage.doc, slot.first
    if first < 3 or doc[first - 1].lower_ != "and" or slot.noun is None:
        return None
    verb = _participle_before_things(slot)
    if verb is None or verb.i == 0 or doc[verb.i - 1].text != "," or _goes_on_as_subject(slot, doc):
        return None
    return on.deeds.of_object(verb, slot.passage)


_OF_THINGS = frozenset("NN NNS DT PRP$ JJ CD".split())


def _participle_before_things(slot: Slot) -> Any | None:
    """The "striking" of "striking houses, cars | and four people"."""
    doc, at = slot.passage.doc, slot.first - 1
    while at > slot.token.sent.start and (doc[at - 1].tag_ in _OF_THINGS or doc[at - 1].text == ","):
        at -= 1
    return next((token for token in doc[at - 1 : at + 1] if token.tag_ == "VBG"), None)


def _goes_on_as_subject(slot: Slot, doc: Any) -> bool:
    """ "Striking a house, and four people fled": whether a verb of their own follows."""
    return slot.after < len(doc) and doc[slot.after].tag_ in FINITE
