"""People who have been home, and have gone out again: neither back now nor new to the war."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_forms import leads_back
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.parsing.dependencies import SUBJECTS
from briefings.model import Span


def goes_out_again(slot: Slot, on: Grounds, *, new: bool = False) -> bool:
    """ "40 Danes have returned to Syria", "of the returnees 12 went out there again": they have been home,
    and are neither back now nor new to the war. Whom the words would make `new` to it must be told to go "a second
    time"."""
    link = slot.link
    verb = link.head if link is not None and link.role in SUBJECTS else None
    if verb is None or verb.pos_ != "VERB" or any(c.lower_ == "home" for c in verb.children):
        return False
    if (new or not leads_back(verb)) and not _does_so_again(verb, slot, on):
        return False
    if on.deeds.leads_out_of_core(verb, slot.passage):
        return False  # "have come back to Iraq from the camp in Syria"
    to = _preposition_to(verb)
    if to is None or _leads_home(to):
        return False
    core = on.deeds.leads_to_core(verb, slot.passage) and on.origins.names_core(_told_to(to, slot))
    return core or _leads_to_such_a_place(to)


def _told_to(to: Any, slot: Slot) -> Span:
    """Where the place stands that a "to" leads to, with what lies in it: "to | the camps in Syria"."""
    noun = next((n for n in to.children if n.dep_ == "pobj"), to)
    inside = [noun, *(word for prep in noun.rights if prep.dep_ == "prep" for word in prep.subtree)]
    joined = [word for word in noun.rights if word.dep_ == "conj"]
    return slot.passage.span(to, max((*inside, *joined), key=lambda word: word.i))


def _does_so_again(verb: Any, slot: Slot, on: Grounds) -> bool:
    """ "Went off to Syria a second time"."""
    return _AGAIN.search(on.text, slot.passage.at(verb), slot.sentence[1]) is not None


_AGAIN = re.compile(r"\b(?:(?:for )?a second time|once more|once again|all over again)\b")


def _preposition_to(verb: Any) -> Any | None:
    """The "to" of "returned | to Syria", "gone back | to Syria"."""
    hung = (*verb.rights, *(c for back in verb.rights if back.lower_ == "back" for c in back.rights))
    return next((c for c in hung if c.dep_ == "prep" and c.lower_ in ("to", "into")), None)


def _leads_home(to: Any) -> bool:
    """ "To their home countries", "to their countries of birth", "to their homes"."""
    noun = next((n for n in to.children if n.dep_ == "pobj"), None)
    if noun is None:
        return False
    theirs = noun.lemma_.lower() in ("country", "nation") and any(c.tag_ == "PRP$" for c in noun.lefts)
    return theirs or any(word.lower_ in _HOMES for word in (noun, *noun.lefts))


_HOMES = frozenset({"home", "homes", "homeland", "homelands"})


def _leads_to_such_a_place(to: Any) -> bool:
    """ "To those countries", "to the region", "to the Middle East", "to the front"."""
    noun = next((n for n in to.children if n.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() in _WARS:
        return noun is not None
    if noun.lower_ == "east":
        return any(c.lower_ == "middle" for c in noun.lefts)
    if noun.lemma_ == "region":
        return all(c.lower_ == "the" for c in noun.lefts) and not any(c.dep_ == "prep" for c in noun.rights)
    return noun.lower_ in ("countries", "places") and any(c.lower_ in _THOSE for c in noun.lefts)


_WARS = frozenset("front battlefield war fighting battle combat frontline jihad caliphate".split())
_THOSE = frozenset({"those", "these", "both"})
