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
    "took",
    "tak",
    "dates",
    "dated",
    "contradict",
    "refut",
    "rebut",
    "proclaim",
    "express",
)
# How many words a verb with its helpers has ("has also denied"); who is told and where may follow in the cue.
_HELPED = 3
_CALLING = ("called", "calls", "branded", "dubbed")
# "The guild warned of | a strike", "Poe shrugged off | the charge", and "The guild appealed for | calm"
_SPOKEN_OF = frozenset({"of", "about", "out", "off", "aside", "against"})


def asserts_alone(cue: str, tokens: Sequence[Any], *, closes: bool) -> bool:
    """Whether so few words are somebody's assertion; `closes` says that the sentence ends with them.

    A number is ("put it at 40"), so is what somebody spoke or warned of or ruled out, and what a thing is called.
    """
    words = cue.lower().split()
    return (
        _denies_outright(tokens)
        or _calls_a_thing_so(tokens)
        or _counts_or_compares(tokens)
        or _asserts_by_its_verb(words, tokens)
        or _stands_up_to_a_thing(words, tokens)
        or _called_it(words)
        or _will_not_guess(words)
        or (closes and (_spoke_of(words) or _ends_calling(words)))
    )


def _denies_outright(tokens: Sequence[Any]) -> bool:
    """ "found | no trace of it" """
    return len(tokens) > 1 and tokens[0].lower_ == "no"


def _calls_a_thing_so(tokens: Sequence[Any]) -> bool:
    """ "considers | the trials unfair", "consider | this a modest figure" """
    if len(tokens) > 0 and tokens[0].lower_.endswith(("self", "selves")):
        return False  # "declared | itself part of the league"
    has_thing = any(t.dep_ in ("dobj", "nsubj") for t in tokens)
    return has_thing and any(t.dep_ == "oprd" or (t.dep_ == "ccomp" and t.pos_ in ("ADJ", "NOUN")) for t in tokens)


def _counts_or_compares(tokens: Sequence[Any]) -> bool:
    """ "put it at | 40", "put their number | at hundreds", "put the figure | far higher", "put it at | twice that" """
    return any(t.pos_ == "NUM" or t.tag_ in _COMPARING or t.lower_ in _SCORES for t in tokens)


_SCORES = frozenset(
    {"half", "dozens", "scores", "hundreds", "thousands", "millions", "twice", "double", "triple", "thrice"}
)


def _asserts_by_its_verb(words: Sequence[str], tokens: Sequence[Any]) -> bool:
    """ "has denied | membership", "described | the pilots as sailors" """
    return _has_verb(words, _ASSERTING) or any(t.lower_ == "as" for t in tokens[1:-1])


def _stands_up_to_a_thing(words: Sequence[str], tokens: Sequence[Any]) -> bool:
    """ "rejected | the charge", but not "rejected | that" """
    return _has_verb(words, _TAKING_A_STAND) and any(t.pos_ in ("NOUN", "PROPN") for t in tokens)


def _has_verb(words: Sequence[str], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words[:_HELPED])


def _called_it(words: Sequence[str]) -> bool:
    """ "A fleet of ghosts, | the guild called it" """
    return words[-1:] == ["it"] and _ends_calling(words[:-1])


def _will_not_guess(words: Sequence[str]) -> bool:
    """ "would not guess | at a number", "could not vouch | for a count" """
    return not _GUESSING.isdisjoint(words[-2:])


_GUESSING = frozenset({"guess", "speculate", "estimate", "vouch", "hazard", "venture"})


def _ends_calling(words: Sequence[str]) -> bool:
    return bool(words) and words[-1] in _CALLING


def _spoke_of(words: Sequence[str]) -> bool:
    asked_for = words[-1:] == ["for"] and _has_verb(words, ("appeal", "plead"))
    return len(words) > 1 and (words[-1] in _SPOKEN_OF or asked_for)
