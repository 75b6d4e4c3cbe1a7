"""When a few words without a verb, which somebody's main verb leads to, are yet an assertion: "denies membership"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# "put the figure far higher"
_COMPARING = frozenset({"JJR", "RBR"})
# What makes a whole assertion of a thing: "Poe denies membership", "the port confirmed his death".
_ASSERTING = (
    "den",
    "confirm",
    "admit",
    "acknowledg",
    "identif",
    "nam",
    "prais",
    "condemn",
    "denounc",
    "criticis",
    "criticiz",
    "announc",
)
# … of a thing that has a name: "Poe rejected the charge", but not "Poe rejected that".
_TAKING_A_STAND = (
    "reject",
    "dismiss",
    "disput",
    "contest",
    "claim",
    "defend",
    "accus",
    "blam",
    "attribut",
    "ascrib",
    "describ",
    "voic",
    "suspect",
    "liken",
    "link",
    "trac",
    "blam",
    "doubt",
    "shrug",
    "attention",
    "brush",
)
# How many words a verb with its helpers has ("has also denied"); who is told and where may follow in the cue.
_HELPED = 3
_CALLING = ("called", "calls", "branded", "dubbed")


def asserts_alone(cue: str, tokens: Sequence[Any], *, closes: bool) -> bool:
    """Whether so few words are somebody's assertion; `closes` says that the sentence ends with them.

    A number is ("put it at 40"), so is what somebody spoke or warned of or ruled out, and what a thing is called.
    """
    if len(tokens) > 1 and tokens[0].lower_ == "no":
        return True  # "found no trace of it"
    words = cue.lower().split()
    verbs = words[:_HELPED]
    whole = any(t.dep_ in ("dobj", "nsubj") for t in tokens)
    if whole and any(t.dep_ == "oprd" or (t.dep_ == "ccomp" and t.pos_ == "ADJ") for t in tokens):
        return True  # "considers the trials unfair"
    if any(t.pos_ == "NUM" or t.tag_ in _COMPARING for t in tokens):
        return True
    if any(word.startswith(_ASSERTING) for word in verbs) or any(t.lower_ == "as" for t in tokens[1:-1]):
        return True  # "described the pilots as sailors"
    if any(word.startswith(_TAKING_A_STAND) for word in verbs) and any(t.pos_ in ("NOUN", "PROPN") for t in tokens):
        return True
    if words[-1:] == ["it"] and words[-2:-1] in [[word] for word in _CALLING]:
        return True  # "A fleet of ghosts, the guild called it"
    spoken_of = len(words) > 1 and words[-1] in ("of", "about", "out", "off", "aside", "against")
    return closes and (spoken_of or words[-1:] in [[word] for word in _CALLING])
