"""Several who say it together, each told apart: "Poe and Lane said", "the army and a medic said", "Tarsia and Norland".

Two lots of people without names ("doctors and nurses") are one phrase already: see `phrase_edges`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.person_words import BODIES, HOUSES
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import Phrase, read_phrase
from briefings.extracting.parsing.dependencies import child

_MOST = 4
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL = frozenset({"NNS", "NNPS"})
_WHOSE = frozenset({"det", "poss", "nummod"})


def joint_phrase(head: Any) -> Phrase | None:
    """The phrase of all who say it together, of whom `head` is the first; None where it speaks alone.

    Names stand without what is told beside them, and their roles one after another: "Ann Poe and Tom Lane", "mayor,
    clerk".
    """
    members = [head, *_joined_to(head)]
    if len(members) == 1 or len(members) > _MOST or not all(map(_is_told_apart, members)):
        return None
    if _is_one_with_two_offices(members) or _is_subject_of_what_follows(members):
        return None
    phrases = [read_phrase(member) for member in members]
    if any(phrase.last >= after.first for phrase, after in pairwise(phrases)):
        return None
    words = [_in_line(phrase, head.doc, opens=not k) for k, phrase in enumerate(phrases)]
    text = f"{', '.join(words[:-1])} and {words[-1]}"
    roles = ", ".join(phrase.role for phrase in phrases if phrase.role) or None
    persons = all(phrase.person for phrase in phrases)
    return Phrase(phrases[0].first, phrases[-1].last, text, text, roles, persons, roles, phrases[-1].last)


def _joined_to(head: Any) -> Iterator[Any]:
    """Those that an "and" joins to the first, in text order; none where "or", "nor" or "but" does."""
    found: list[Any] = []
    last = head
    while (after := child(last, "conj")) is not None and len(found) < _MOST:
        joints = [c.lower_ for c in last.children if c.dep_ == "cc"]
        if any(joint not in ("and", "&") for joint in joints):
            return
        found.append(after)
        last = after
    if any(c.lower_ in ("and", "&") for member in (head, *found) for c in member.children if c.dep_ == "cc"):
        yield from found


def _is_told_apart(member: Any) -> bool:
    """Whether a noun is somebody's name, or is told with an article, a number or by whom it is owned, as no second
    word for the same one is; what is read or seen is none of those who speak together."""
    noun = member.lemma_.lower()
    if noun in DOCUMENTS or noun.endswith("self"):
        return False
    if member.tag_ in _PLURAL or noun in BODIES | HOUSES:
        return member.pos_ in ("NOUN", "PROPN")
    if member.pos_ == "PROPN":
        return noun not in person_words.ROLES or _is_owned(member)
    return member.pos_ == "NOUN" and _is_owned(member)


def _is_owned(member: Any) -> bool:
    return any(c.dep_ in _WHOSE for c in member.lefts)


def _is_one_with_two_offices(members: list[Any]) -> bool:
    """ "The founder and director of the group", "a clerk and Ann Poe's friend" without a mark between the two: the
    second has no article of its own."""
    first, *others = members
    singular = first.pos_ == "NOUN" and first.tag_ == "NN" and first.lemma_.lower() in person_words.ROLES
    return singular and not all(_is_owned(o) or o.tag_ in _PLURAL or o.pos_ == "PROPN" for o in others)


def _is_subject_of_what_follows(members: list[Any]) -> bool:
    """Whether the last one opens the next clause: "left, said Poe, and | Lane | told the port"."""
    first, last = members[0], members[-1]
    verb, end = first.head, last.right_edge.i + 1
    inverted = verb.i < first.i and verb.pos_ in ("VERB", "AUX")
    return bool(inverted and end < len(first.doc) and first.doc[end].tag_ in _FINITE)


def _in_line(phrase: Phrase, doc: Any, *, opens: bool) -> str:
    """One of several in their line: a person by name, another in its words, with its article where it isn't first."""
    if phrase.person and phrase.name:
        return phrase.name
    article = doc[phrase.first].lower_ if not opens else ""
    return f"{article} {phrase.text}" if article in ("the", "a", "an") else phrase.text.removeprefix("Both ")
