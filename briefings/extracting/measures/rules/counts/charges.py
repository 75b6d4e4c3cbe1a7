"""Numbers of people who are tried for what they did for others: recruiters and paymasters, who joined nobody and came
from nowhere."""

from __future__ import annotations

from typing import Any

from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import raised
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.parsing.dependencies import SUBJECTS

_TRYING = frozenset(
    "convict sentence jail imprison try charge arrest detain indict prosecute accuse suspect find stand go".split()
)
_CHARGING = frozenset({"for", "of", "with", "over", "on"})
_CHARGES = frozenset({"charge", "suspicion", "count", "allegation", "trial"})
# What is done for the beat's own side by those who stay at home.
_HELPING = frozenset(
    "recruit recruiting recruitment dispatch send finance financing fund funding bankroll smuggle smuggling raise"
    " propaganda incitement incite promote glorify facilitate radicalise radicalize launder shelter".split()
)
_LONGEST_WAY = 4


def are_tried_for_helping(slot: Slot, on: Grounds) -> bool:
    """ "Convicted nine people of recruiting", "went on trial for having sent 20 volunteers"."""
    link = slot.link
    if link is None or link.role not in SUBJECTS | {"dobj"}:
        return False
    verb = raised(link.head)
    if verb.lemma_ not in _TRYING:
        return False
    return any(map(_is_for_helping, [*_charges(verb, _LONGEST_WAY), *_charges(slot.anchor, 0)]))


def _charges(word: Any, steps: int) -> list[Any]:
    """What those are tried for: behind the verb's "of" or "for", be it that of a "trial" or of "charges"."""
    behind = [c for prep in word.children if prep.lower_ in _CHARGING and prep.i > word.i for c in prep.children]
    if not steps:
        return behind
    deeper = [c for c in (*behind, *word.children) if c.lemma_ in _CHARGES or c.lower_ in ("guilty", "accused")]
    return [*behind, *(found for one in deeper for found in _charges(one, steps - 1))]


def _is_for_helping(deed: Any) -> bool:
    done = [deed, *(c for c in deed.children if c.dep_ in ("conj", "xcomp"))]
    return any(one.lemma_.lower() in _HELPING for one in done)
