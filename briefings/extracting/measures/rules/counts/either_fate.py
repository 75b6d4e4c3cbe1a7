"""Numbers of two fates together: "40 dead or missing", "25 people were killed and wounded when"."""

from __future__ import annotations

import re

from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds

_FATES = r"(?:dead|killed|injured|wounded|hurt|missing|captured|arrested|displaced|kidnapped|abducted|executed|maimed)"
_KEPT = r"(?:in (?:prison|jail|custody|captivity)|behind bars|on the run)"
_EITHER_FATE = re.compile(
    rf"(?: [\w'’-]+){{0,6}}? (?P<one>{_FATES}) or (?:(?:are|is|were|was|have been|has been|had been|went) )?"
    rf"(?:(?:feared|presumed|believed|still|seriously|badly|critically) )?(?P<other>{_FATES}|{_KEPT})\b",
    re.IGNORECASE,
)
_BOTH_FATES = re.compile(
    rf"(?: (?!who\b|whom\b|and\b)[\w'’-]+){{0,5}}? {_FATES} and {_FATES}"
    r"(?=[.,;]|$| (?:when|as|after|in|on|by|during|at|near|while|since)\b)",
    re.IGNORECASE,
)


def is_of_either(slot: Slot, on: Grounds) -> bool:
    """Whether the number is of two fates together, so that nobody knows how many had the one: "40 dead or missing",
    "30 are dead or in prison", "25 people were killed and wounded when"."""
    either = _EITHER_FATE.match(on.text, slot.quantity.end)
    if either is not None and {either["one"].lower(), either["other"].lower()} <= _DEAD:
        return False  # "dead or presumed dead"
    return either is not None or _BOTH_FATES.match(on.text, slot.quantity.end) is not None


_DEAD = frozenset({"dead", "killed", "executed"})
