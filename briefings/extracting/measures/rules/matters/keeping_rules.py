"""Rules for people whom something or somebody holds: "22 are behind barbed wire", "in the Turks' hands are four"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.measures.grammar.factuality import is_denied, is_only_ahead
from briefings.extracting.measures.grammar.prepositions import nouns_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import clauses_about, raised
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.parsing.dependencies import SUBJECTS

_BARRIERS = frozenset({"wire", "fence", "fencing"})
_STAYING = frozenset("be live remain stay sit wait languish linger hold keep pen find end".split())
# "One or another kind of fence".
_KINDS = frozenset({"kind", "sort", "row", "layer", "coil", "line", "roll"})
_AHEAD = _BARRIERS | {"hand"}
_BY_NAME = frozenset({"PROPN", "NOUN"})


def by_what_holds_them(slot: Slot, on: Grounds) -> Said | None:
    """ "22 are still behind wire", "30 who remain behind the fences", "in the Turks' hands are four": nobody whom the
    beat's own side has in its hands."""
    if not any(word.lower_ in _HOLDING for word in slot.token.sent):
        return None
    custody = on.deeds.custody()
    held = custody is not None and any(_is_held(verb, slot, on) for verb in _verbs_of(slot))
    return Said(custody, None, undergone=True) if custody is not None and held else None


_HOLDING = frozenset({"wire", "fence", "fences", "fencing", "hands"})


def _verbs_of(slot: Slot) -> list[Any]:
    link = slot.link
    verbs = [raised(link.head)] if link is not None and link.role in SUBJECTS | {"attr"} else []
    return [*verbs, *(clause for clause in clauses_about(slot.anchor) if clause.i > slot.token.i)]


def _is_held(verb: Any, slot: Slot, on: Grounds) -> bool:
    """Whether the verb, one of staying, leads behind a barrier or into somebody's hands, be they told ahead of it."""
    if verb.lemma_ not in _STAYING or is_denied(verb) or is_only_ahead(verb):
        return False
    nouns = nouns_behind(verb, "behind", "in")
    nouns += [noun for kind in nouns if kind.lemma_ in _KINDS for noun in nouns_behind(kind, "of")]
    if verb.i < slot.token.i:
        nouns += [token for token in verb.doc[verb.sent.start : verb.i] if token.lemma_ in _AHEAD]
    return any(_is_behind(noun) or _is_in_hands(noun, slot, on) for noun in nouns)


def _is_behind(noun: Any) -> bool:
    leading = noun.head if noun.head.dep_ == "prep" else noun
    leading = leading.head.head if leading.lower_ == "of" and leading.head.lemma_ in _KINDS else leading
    return noun.lemma_ in _BARRIERS and leading.lower_ == "behind"


def _is_in_hands(noun: Any, slot: Slot, on: Grounds) -> bool:
    """ "In the Kurds' hands"; not "in good hands", nor in those of the beat's own side."""
    if noun.lower_ != "hands" or noun.head.lower_ != "in":
        return False
    owners = [c for c in noun.lefts if c.dep_ == "poss" and c.pos_ in _BY_NAME]
    return bool(owners) and not any(on.members.is_own_side(owner, slot.passage) for owner in owners)
