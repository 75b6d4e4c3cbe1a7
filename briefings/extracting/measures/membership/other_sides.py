"""Counted people whom their own words, or those around them, put on another side: a state's forces, another body's
men."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from briefings.extracting.parsing.dependencies import ancestors
from briefings.extracting.quantities.country_words import is_country
from briefings.knowledge.countries import country_of_capital

# Bodies that fight or keep order for a state, or against the beat's own side.
_FORCES = frozenset(
    "army police force forces militia militias coalition patrol guard guards navy gendarmerie corps troop troops"
    " constabulary peshmerga regiment commandos party union alliance government regime security service".split()
)
# What such a body's people are called, besides what the beat calls its own.
_PEOPLE = frozenset(
    "man member fighter militant soldier officer recruit conscript volunteer combatant commando personnel agent".split()
)
# People who serve a state, whoever hurts or holds them.
_SERVING = frozenset(
    "soldier conscript serviceman servicewoman policeman policewoman troop guard cadet gendarme peacekeeper paratrooper"
    " marine commando guardsman officer constable sailor airman pilot trooper".split()
)
_THEIRS = frozenset({"its", "their"})
_LOSING = frozenset({"lose", "cost", "bury", "mourn"})
# Who fights the beat's own side, under the words that sentences of losses have for them.
_SIDES = frozenset("government state side alliance coalition kurds police".split())
_KEPT = re.compile(
    r"\b(?:in|under|behind) (?:lock|bars"
    r"|(?:\w+ )?(?:keeping|charge|hands|custody|detention|prisons?|jails?|cells?|camps?))\b"
)
_KEPT_WITHIN = 9
_LONGEST_ACRONYM = 5
_THEM = frozenset({"them", "it"})
# What is told of a body's own strength.
_COMMANDING = frozenset("have command field muster boast retain keep number deploy raise pay mobilise mobilize".split())
_IN_NOUN = frozenset({"nummod", "amod", "quantmod", "compound", "conj"})

IsOwnSide = Callable[[Any], bool]
"""Says of a noun whether it names the beat's own side."""


def is_of_another_side(noun: Any, is_own_side: IsOwnSide) -> bool:
    """Whether a counted noun's own words put its people on another side than the beat's: "conscripts", "28 members of
    the Border Force", "ten army recruits"; "its men" where a force has the word."""
    lemma = noun.lemma_.lower()
    owners = list(_owners(noun))
    if lemma in _SERVING:
        return not any(is_own_side(owner) for owner in owners)
    if lemma not in _PEOPLE:
        return False
    if any(_is_unknown_acronym(owner) and not is_own_side(owner) for owner in owners):
        return True
    theirs = any(child.lower_ in _THEIRS for child in noun.children)
    if any(_is_another(owner, is_own_side, by_name=theirs) for owner in owners):
        return True
    return _stands_against_own(noun, owners, is_own_side)


def is_another_sides_loss(number: Any, is_own_side: IsOwnSide) -> bool:
    """Whether the counted are those whom another side lost: "the army lost 200 fighters", "it cost the force 260
    dead"."""
    lost = next((word for word in (number, *ancestors(number)) if word.dep_ not in _IN_NOUN), number)
    verb = lost.head
    if are_kept(lost):
        return False
    if lost.dep_ not in ("dobj", "attr", "oprd") or verb.lemma_.lower() not in _LOSING | _COMMANDING:
        return False
    losers = [child for child in verb.children if child.dep_ in ("nsubj", "dative", "dobj") and child is not lost]
    by_name = lost.lemma_.lower() in _PEOPLE
    return any(_loses(loser, is_own_side, by_name=by_name) for loser in losers)


def are_kept(noun: Any) -> bool:
    """Whether the words behind those counted say that somebody keeps them: "police have 5,000 in their keeping"."""
    return _KEPT.search(noun.doc[noun.i : noun.i + _KEPT_WITHIN].text) is not None


def _loses(noun: Any, is_own_side: IsOwnSide, *, by_name: bool) -> bool:
    """Whether a sentence's loser is another side; "them" is whoever was named before and fights. `by_name`: whether a
    name alone, of which it isn't known what it names, is another's."""
    if noun.lower_ in _THEM:
        before = [word for word in noun.sent if word.i < noun.i and _names_a_side(word, is_own_side)]
        return bool(before) and _is_another(before[-1], is_own_side)
    known = noun.lower_ in _SIDES and not is_own_side(noun) and not any(is_own_side(child) for child in noun.children)
    return known or _is_another(noun, is_own_side, by_name=by_name)


def _names_a_side(word: Any, is_own_side: IsOwnSide) -> bool:
    return word.pos_ in ("NOUN", "PROPN") and (is_own_side(word) or word.lower_ in _FORCES | _SIDES)


def _stands_against_own(noun: Any, owners: Iterable[Any], is_own_side: IsOwnSide) -> bool:
    """Whether people under another body's name stand beside the beat's own: "11 IS men and seven Ajnad fighters"."""
    own_beside = any(is_own_side(other) or any(map(is_own_side, _owners(other))) for other in _beside(noun))
    named = [owner for owner in owners if owner.pos_ == "PROPN"]
    return own_beside and bool(named) and not any(is_own_side(owner) for owner in named)


def _beside(noun: Any) -> list[Any]:
    """What an "and" joins to the noun."""
    joined = [other for other in (noun.head, *noun.children) if "conj" in (noun.dep_, other.dep_)]
    # The parser takes the second of two subjects for another subject of the verb.
    return joined + [other for other in noun.head.children if other.dep_ == noun.dep_ and other.i < noun.i]


def _owners(noun: Any) -> Iterator[Any]:
    """Whose people they are: behind "of", before a possessive's 's, as the first part of a compound; for "its", whoever
    the clause above is about."""
    for child in noun.children:
        if child.lower_ in _THEIRS:
            yield from _subject_above(noun)
        elif child.dep_ in ("poss", "compound", "nmod"):
            yield child
        elif child.lower_ == "of":
            yield from (owner for owner in child.children if owner.dep_ == "pobj")


def _subject_above(noun: Any) -> Iterator[Any]:
    """The subject before it of the nearest clause above that the noun is no part of."""
    line = [noun, *ancestors(noun)]
    subjects = (child for above in line[1:] for child in above.children if child.dep_ == "nsubj" and child not in line)
    yield from (subject for subject in islice(subjects, 1) if subject.i < noun.i)


def _is_unknown_acronym(noun: Any) -> bool:
    """The "GNA" of "450 GNA fighters": a body under its acronym, which is no country and none of the own side's."""
    name = noun.text
    acronym = 2 < len(name) <= _LONGEST_ACRONYM and name.isalpha() and name.isupper()
    return acronym and not name.startswith("IS") and not is_country(name)


def _is_another(noun: Any, is_own_side: IsOwnSide, *, by_name: bool = False) -> bool:
    """Whether a noun names a body that is not the beat's: neither by itself nor by a word before it ("the extremist
    militia"). With `by_name` a name that is no country's is one, too ("Wagner moved 300 of its men")."""
    named = by_name and noun.pos_ == "PROPN" and not is_country(noun.text) and country_of_capital(noun.text) is None
    if noun.lower_ not in _FORCES and noun.lemma_.lower() not in _FORCES and not named:
        return False
    return not is_own_side(noun) and not any(is_own_side(child) for child in noun.children)
