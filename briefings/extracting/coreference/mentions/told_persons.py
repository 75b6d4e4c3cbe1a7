"""What tells that a name of one word is somebody's, and no song's or horse's: "Aru, who drove", "Aru poured tea"."""

from __future__ import annotations

from typing import Any


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What only people do.
_DEEDS = _words(
    """marry wed divorce weep sob smile grin frown kneel nod shrug laugh giggle sigh blush whisper mumble murmur cook
    sew knit bake pray sleep wake faint shiver limp undress shave wink stroll graduate sip iron weave chuckle shudder"""
)
# … and what only people do with such a thing.
_HANDLING = {
    **dict.fromkeys(
        _words("drive steer park repair wash"), _words("bus taxi lorry truck car van cab coach dish plate")
    ),
    **dict.fromkeys(_words("pour drink brew stir"), _words("tea coffee water milk glass cup")),
    **dict.fromkeys(_words("smoke light"), _words("cigarette pipe")),
}
_BY_PARTICLE = {"grow": _words("up"), "sit": _words("down"), "dress": _words("up")}
_KIN = _words("wife husband mother father brother sister son daughter uncle aunt cousin parent child widow twin family")
_ONES = _words("one another he she")
_SELF = _words("himself herself")


def is_told_as_somebody(doc: Any, last: int) -> bool:
    """Whether the words around a name that ends at `last` are said of people alone."""
    final = doc[last]
    if final.tag_ == "NNPS":
        return False
    return _has_a_who(doc, last) or _is_one_of_them(final) or _does_what_people_do(final)


def _has_a_who(doc: Any, last: int) -> bool:
    """ "Aru, | who drove a taxi", "Aru, | whose brother died"."""
    if last + 3 >= len(doc) or doc[last + 1].text != ",":
        return False
    return doc[last + 2].lower_ == "who" or (doc[last + 2].lower_ == "whose" and doc[last + 3].lemma_.lower() in _KIN)


def _is_one_of_them(name: Any) -> bool:
    """ "One who left, | Aru |, drives a taxi"."""
    return bool(name.dep_ == "appos" and name.head.lower_ in _ONES)


def _does_what_people_do(name: Any) -> bool:
    """ "Aru | wept", "Aru | poured the tea", "Aru | hid himself"."""
    verb = name.head
    if name.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ != "VERB":
        return False
    if name.dep_ == "nsubjpass":
        return bool(verb.lemma_ == "bear")
    lemma = verb.lemma_.lower()
    particles = _BY_PARTICLE.get(lemma, frozenset())
    things = _HANDLING.get(lemma, frozenset())
    behind = [c for c in verb.rights if c.dep_ in ("dobj", "prt", "advmod")]
    by_thing = any((c.dep_ == "dobj" and c.lemma_.lower() in things) or c.lower_ in particles for c in behind)
    return lemma in _DEEDS or by_thing or any(c.lower_ in _SELF for c in behind)
