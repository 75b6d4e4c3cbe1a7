"""What somebody chose to leave undone: "decided not to bring them home", "opted against it", "stopped short of it".

Only who chooses for themselves denies the deed: "told them not to return" and "warned against returning" leave open
what came of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.denials import denies

_CHOOSING = frozenset("decide choose opt elect vote resolve agree prefer vow promise pledge swear undertake".split())
_AGAINST = frozenset("decide choose opt vote resolve rule".split())
_DEEDS = frozenset(
    "return repatriation extradition deportation prosecution intervention withdrawal evacuation transfer".split()
)
# Verbs behind which a gerund tells what was not done ("avoided bringing them home").
_SHUNNING = frozenset({"avoid", "resist"})
# The same with what leads to the gerund: "refrained from it", "held off on it", "opted out of it".
_SHUNNING_WORDS = {
    "refrain": ("from",),
    "abstain": ("from",),
    "shy": ("away from",),
    "back": ("away from", "out of"),
    "stop": ("short of",),
    "hold": ("off", "off on", "back from"),
    "opt": ("out of",),
}
_LEADING = frozenset({"prep", "prt", "advmod"})


def leaves_undone(predicate: Any) -> bool:
    """Whether somebody is said to have chosen not to do it."""
    return _chooses_not_to(predicate) or _is_set_against(predicate) or _shuns(predicate)


def _chooses_not_to(predicate: Any) -> bool:
    """ "Decided not to bring them home"; not "decided not only to …", "told them not to …"."""
    if predicate.lemma_ not in _CHOOSING or any(c.dep_ in ("dobj", "dative") for c in predicate.children):
        return False
    below = (c for c in predicate.children if c.dep_ == "xcomp" and c.tag_ == "VB")
    return any(denies(word) and word.i < verb.i for verb in below for word in verb.children)


def _is_set_against(predicate: Any) -> bool:
    """ "Opted against bringing them home", "decided against their return"; not "ruled against the ministry"."""
    if predicate.lemma_ not in _AGAINST:
        return False
    against = (c for c in predicate.children if c.dep_ == "prep" and c.lower_ == "against")
    deeds = [c for preposition in against for c in preposition.children]
    return any(c.dep_ == "pcomp" or (c.dep_ == "pobj" and c.lemma_.lower() in _DEEDS) for c in deeds)


def _shuns(predicate: Any) -> bool:
    """ "Avoided bringing them home", "stopped short of bringing them home"."""
    if predicate.lemma_ in _SHUNNING:
        return any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in predicate.children)
    leading = _SHUNNING_WORDS.get(predicate.lemma_, ())
    return bool(leading) and any(_words_before(predicate, gerund) in leading for gerund in _gerunds(predicate))


def _gerunds(predicate: Any) -> Iterator[Any]:
    """The gerunds that the words behind a predicate lead to."""
    led = [c for c in predicate.children if c.dep_ in _LEADING]
    words = [predicate, *led, *(below for c in led for below in c.children)]
    return (c for word in words for c in word.children if c.tag_ == "VBG" and c.i > predicate.i)


def _words_before(predicate: Any, gerund: Any) -> str:
    return " ".join(word.lower_ for word in predicate.doc[predicate.i + 1 : gerund.i])
