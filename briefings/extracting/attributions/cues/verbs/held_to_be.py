"""What somebody holds a thing to be, of which the parser makes a purpose: "had judged the arrivals to be modest"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.candidates import Cue, Said
from briefings.extracting.parsing.dependencies import is_to_infinitive

_HOLDING = frozenset(
    "judge consider deem believe reckon hold think assess estimate presume suppose understand suspect".split()
)


def held_to_be(cue: Cue) -> Said | None:
    """The thing with what it is held to be or to have done."""
    thing = cue.kids.get("dobj")
    if thing is None or cue.lemma not in _HOLDING or cue.passive or thing.i < cue.verb.i:
        return None
    behind = (c for c in cue.verb.rights if c.dep_ in ("advcl", "xcomp") and c.left_edge.i == thing.right_edge.i + 1)
    held = next(behind, None)
    return Said(thing.left_edge.i, held.right_edge.i) if held is not None and _is_a_state(held) else None


def _is_a_state(infinitive: Any) -> bool:
    """ "to be modest", "to have sunk"; no "to row"."""
    being = infinitive.lemma_ == "be" or any(c.lower_ in ("be", "have") for c in infinitive.lefts)
    return is_to_infinitive(infinitive) and being
