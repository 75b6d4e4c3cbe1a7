"""Rules for people of whom it is told that nobody knows what became of them.

They go by word order: what leads to the number ("where", "the fate of", "contact with"), and whether its sentence says
that this is not known, or lost.
"""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.prepositions import words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.parsing.dependencies import SUBJECTS, child

_BEFORE_NUMBER = (
    r"(?: (?:the|another|some|its|a further|at least|about|as many as|up to|their|these|those|last|other"
    r"|remaining)){0,2} $"
)
_BECAME = re.compile(
    rf"\bwhat (?:has |had |may have |might have |ever )?(?:(?:became|become) of|happened to|befell){_BEFORE_NUMBER}",
    re.IGNORECASE,
)
_WHERE = re.compile(rf"\b(?:where|whether|if){_BEFORE_NUMBER}", re.IGNORECASE)
_HOW = re.compile(rf"\bhow{_BEFORE_NUMBER}", re.IGNORECASE)
_WHERE_THEY_ARE = re.compile(
    r"(?: of (?:the|these|those|its|them|whom)\b)?(?: [\w'’-]+){0,4}? (?:are|is|were|have gone|had gone|went|live"
    r"|hide|ended up|may be|might be|could be|have got to|have ended up|survive|survived)\b"
)
# "How the two live"; how they "were brought home" is asked of those of whom it is known where they are.
_HOW_THEY_ARE = re.compile(
    r"(?: of (?:the|these|those|its|them|whom)\b)?(?: [\w'’-]+){0,4}? (?:live|survive|survived|fared|ended up|hide)\b"
)
_FATE_OF = re.compile(rf"\b(?:fates? of|whereabouts of|destin(?:y|ies) of|lot of){_BEFORE_NUMBER}", re.IGNORECASE)
_TRAIL_OF = re.compile(
    r"\b(?:(?:trace|traces|track|tracks|trail|sight|thread|scent|sign) (?:[\w'’]+ ){0,4}?of|(?:contact|touch) with"
    rf"|(?:word|news|sign of life) (?:[\w'’]+ ){{0,4}}?(?:from|of)){_BEFORE_NUMBER}",
    re.IGNORECASE,
)
_OF_THEM_NOTHING = re.compile(
    r"(?: [\w'’-]+){0,4}?,? (?:who [\w ]{3,40},? )?(?:nothing|no one|nobody|no word|no news|no trace|no sign"
    r"|there (?:is|has been|was) no|it (?:is|was)(?: not|n['’]t) (?:known|clear)|there (?:is|was) nothing)\b"
)
_HEADING = re.compile(
    r"(?:^|[,;:–—] )[\"“'‘]?(?:[Oo]f|[Aa]s (?:for|to)|[Aa]bout)(?: (?:the|some|another|its|about|those))* $"
)
_UNKNOWN = frozenset("unknown unclear uncertain unresolved mystery undisclosed guess guesswork riddle".split())
_KNOWING = frozenset(
    "know establish determine clear clarify ascertain trace find settle say tell learn discover confirm hear idea see"
    " explain account clue".split()
)
_NOBODY = frozenset("no nobody none cannot never nothing neither".split())
_LOST = frozenset({"lose", "cold", "vanish", "disappear"})
# What asks after people: before their number, and (but where that is enough) behind it.
_ASKING = (
    (_HEADING, _OF_THEM_NOTHING),
    (_BECAME, None),
    (_FATE_OF, None),
    (_WHERE, _WHERE_THEY_ARE),
    (_HOW, _HOW_THEY_ARE),
)
# A phrase of the catalogue that says so.
_PHRASE = "whereabouts unknown"


def by_the_fate_nobody_knows(slot: Slot, on: Grounds) -> Said | None:
    """ "The fate of 600 has not been established", "where 90 of them are nobody can say", "the trail of 50 went cold",
    "of 60 nothing more has been heard"."""
    sentence = slot.passage.doc[slot.token.sent.start : slot.token.sent.end]
    before = on.text[slot.sentence[0] : slot.quantity.start]
    if _is_asked_what_became_of_them(before, slot, on):
        return on.deeds.by_phrase(_PHRASE) if _is_unknown(sentence) else None
    if _TRAIL_OF.search(before):
        return on.deeds.by_phrase(_PHRASE) if _is_unknown(sentence) or _is_lost(sentence) else None
    return on.deeds.by_phrase(_PHRASE) if _is_what_became_of(slot) and _is_unknown(sentence) else None


def _is_asked_what_became_of_them(before: str, slot: Slot, on: Grounds) -> bool:
    """ "Of 60 nothing …", "the fate of 600", "what became of 12", "where 90 of them are", "how the two live"."""
    behind = slot.quantity.end, slot.sentence[1]
    return any(ahead.search(before) and (then is None or then.match(on.text, *behind)) for ahead, then in _ASKING)


def _is_what_became_of(slot: Slot) -> bool:
    """ "What has, by all accounts, become of 12": as the parse has it, whatever stands between."""
    link = slot.link
    if link is None or link.role != "of" or link.head.lemma_ != "become":
        return False
    return any(word.lower_ == "what" for word in link.head.children)


def _is_lost(words: Any) -> bool:
    """ "The trail of 50 | went cold"."""
    return any(token.lemma_.lower() in _LOST for token in words)


_SURVIVING = frozenset({"live", "survive"})
_BEING = frozenset({"be", "remain", "come"})
_SOMEWHERE = frozenset("in at on with among under inside across alongside near there here abroad somewhere".split())


def by_being_alive(slot: Slot, on: Grounds) -> Said | None:
    """ "18 are still alive", "a third of those who survived": neither where they are nor what they do is told."""
    return Said("", None) if is_told_alive(slot) else None


def is_told_alive(slot: Slot) -> bool:
    """Whether nothing but that they are alive is told of the counted."""
    link = slot.link
    verbs = [link.head] if link is not None and link.role in SUBJECTS else []
    those = [noun for noun in words_behind(slot.token, "of") if noun.lower_ == "those"]
    verbs += [verb for noun in those for verb in noun.children if verb.dep_ == "relcl"]
    if any(map(_is_only_alive, verbs)):
        return True
    told = child(slot.anchor, "relcl") is not None  # "the 31 who stayed behind are believed to be alive"
    return not told and any(map(_is_held_to_be_alive, verbs))


def _is_held_to_be_alive(verb: Any) -> bool:
    """ "59 are confirmed to be alive", "are believed still alive"."""
    if verb.lemma_ not in _HOLDING_TO_BE or is_denied(verb):
        return False
    below = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd", "acomp", "advcl", "advmod")]
    alive = any(c.lower_ == "alive" for c in below)
    return alive or any(_is_only_alive(c) for c in below)


_HOLDING_TO_BE = frozenset("confirm believe think know presume assume report estimate say understand expect".split())


def _is_only_alive(verb: Any) -> bool:
    """ "Survived", "are still alive"; not "live in Halden", "survived and came home"."""
    beside = {c.lower_ for c in verb.children} | {c.lower_ for below in verb.children for c in below.children}
    if verb.lemma_ not in _SURVIVING and not (verb.lemma_ in _BEING and "alive" in beside):
        return False
    return not is_denied(verb) and beside.isdisjoint(_SOMEWHERE) and child(verb, "conj") is None


def _is_unknown(words: Any) -> bool:
    """ "Has not been established", "nobody can say", "remains unclear"."""
    denied = any(t.dep_ == "neg" or t.lower_ in _NOBODY for t in words)
    known = any(t.lemma_.lower() in _KNOWING for t in words)
    return (denied and known) or any(t.lower_ in _UNKNOWN for t in words)
