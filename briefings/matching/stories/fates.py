"""What became of those whom a number of a story counts, by its clause: who died, was hurt, fled, was freed, is held.

Wider than the families of `likeness.deeds`, which keep two statements of a library apart: here two sentences of one
story tell it in whatever words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.knowledge.late_patterns import late
from briefings.matching.pair import Pair, Side

_FATES = {
    "dead": r"kill\w*|dead|death\w*|die[sd]?|dying|lost (?:their|its|his) li\w+|lives|fatalit\w+|fell|fallen|perish\w*"
    r"|bod(?:y|ies)|corpses?|murder\w*|execut\w+|massacre\w*|slain|slaughter\w*|drown\w*|succumb\w*|buri\w+|bury"
    r"|martyr\w*|mourn\w*|toll|casualt\w+|neutrali[sz]ed|behead\w*|victims|losses|cost|shot dead",
    "hurt": r"wound\w*|injur\w+|hurt|maim\w*|treated|burn(?:s|ed|t)?",
    "lost": r"missing|unaccounted|vanish\w*|disappear\w*|trace",
    "saved": r"rescu\w+|saved?|pulled|out of the (?:sea|water|rubble)|brought ashore|surviv\w+|dug out"
    r"|brought (?:out|to safety)",
    "freed": r"free[ds]?|releas\w+|liberat\w+|let go|amnest\w+|pardon\w*|evacuat\w+",
    "fled": r"fled|flee\w*|displac\w+|uproot\w*|driven (?:from|out)|homeless|refugees?|left their homes|exodus",
    "escaped": r"escap\w+|got (?:away|out)|broke out|at large|on the run|runaways?|slipp?ed",
    "held": r"detain\w*|held|hold|custody|arrest\w*|jail\w*|prison\w*|captur\w+|behind bars|confin\w+|locked|caught"
    r"|round\w* up|seized|picked up|interned|captives?|hostages?",
    "surrendered": r"surrender\w*|gave (?:themselves|himself) up|give up|given (?:themselves )?up|laid down|lay down"
    r"|turned themselves in|handed themselves",
    "returned": r"return\w*|came (?:back|home)|come (?:back|home)|back (?:in|home)|are back|home again|repatriat\w+"
    r"|brought (?:back|home)|flown home|took back|taken back|(?:handed|turned|taken) over|deliver\w+|transfer\w*",
    "joined": r"join\w*|travell?\w*|set out|went (?:to|off)|gone (?:to|from)|have left|had left|departures?|recruit\w*"
    r"|left \w+ for|made the journey|tried to",
    "remaining": r"remain\w*|still|left in|are left|were left|is left|hold(?:ing)? out|fighting on|strong|strength"
    r"|resist\w*|defend\w*|stay\w*",
    "tried": r"convict\w*|sentenc\w+|charged?|prosecut\w+|tried|trials?|condemn\w*|indict\w*|found guilty",
    "ill": r"infect\w*|sick|ill|cholera|virus|patients|disease",
    "housed": r"shelter\w*|camp|liv(?:e|es|ing)|population|inhabitants|residents|home to|houses?",
}
# Whoever is told of by one of these is not dead; and of those who are told of by two in a row, nobody is of both.
_LIVING = frozenset("hurt lost saved freed fled escaped held surrendered returned joined".split())
_APART = (frozenset({"dead", "hurt", "lost", "saved"}), frozenset({"freed", "held", "housed"}))
_ANY = late("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _FATES.items()), re.IGNORECASE)
_PART = late(r"[;:()–—]|,\s|\s--?\s|\b(?:while|whereas|but|and)\b")


def of_other_fates(pair: Pair) -> bool:
    """The dead of an event and its wounded, the missing and the rescued; or who was freed and who is held or lives
    somewhere."""
    ours, theirs = fates_of(pair.left), fates_of(pair.right)
    if not ours & theirs and any("dead" in one and other & _LIVING for one, other in ((ours, theirs), (theirs, ours))):
        return True
    return any(ours & kinds and theirs & kinds and not ours & theirs & kinds for kinds in _APART)


def fates_of(side: Side) -> frozenset[str]:
    """What its number's part of the sentence tells of the counted; where it tells nothing, what the sentence does."""
    if side.quantity is None:
        return fates_in(side.claim.text)
    start, end = side.quantity.start - side.claim.start, side.quantity.end - side.claim.start
    text = side.claim.text
    if not 0 <= start < end <= len(text):
        return fates_in(text)
    near = _PART.split(text[:start])[-1] + " # " + _PART.split(text[end:])[0]
    return fates_in(near) or fates_in(text)


@lru_cache(maxsize=1 << 12)
def fates_in(text: str) -> frozenset[str]:
    """The fates of which a text's words tell."""
    return frozenset(found.lastgroup for found in _ANY.finditer(text) if found.lastgroup)
