"""Names beside the words that say what a speaker is: "…, a member of the council, Ann Poe, said", "said one, Ann Poe".

The name is the speaker; the words before it, however long, only describe.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.speakers.phrases.person_words import BODIES, PERSONS, ROLES, TITLES
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.knowledge.name_particles import PARTICLES

_MARKS = frozenset({",", "”", '"', "''", "–", "—", "--", ";", ":"})
_STOPS = _MARKS | {"."}
_PARTICLES = PARTICLES | {"-", "."}
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_DESCRIBED, _LONGEST_NAME = 30, 8


def named_before(doc: Any, end: int, start: int) -> tuple[SpeakerRun, int] | None:
    """The name that closes before `end` with a comma, and where the words that describe its bearer begin."""
    if end - start < 4 or doc[end - 1].text != ",":
        return None
    comma = next((k for k in range(end - 2, max(start, end - 2 - _LONGEST_NAME), -1) if doc[k].text == ","), None)
    if comma is None or not _is_name(doc, comma + 1, end - 1):
        return None
    first = _first_described(doc, comma, start)
    if first == comma or not _describes_somebody(doc, first, comma):
        return None
    return SpeakerRun(comma + 1, end - 2, end - 2, sure=True), first


def _first_described(doc: Any, comma: int, start: int) -> int:
    """Where the words before the comma begin, behind a mark or "as"."""
    first = comma
    while first > start and comma - first < _DESCRIBED and doc[first - 1].text not in _MARKS:
        first -= 1
        if doc[first].lower_ == "as":
            return first + 1
    return first


def named_after(doc: Any, speaker: SpeakerRun, end: int) -> SpeakerRun | None:
    """The name that a comma parts from a description ("said one, Ann Poe", "said a clerk who rows, Tom Lane")."""
    head = doc[speaker.head]
    if head.pos_ == "PROPN" and head.lemma_.lower() not in ROLES and doc[speaker.last].lemma_.lower() not in PERSONS:
        return None
    if head.tag_ == "NNS" and doc[speaker.first].lower_ not in ("one", "another"):
        return None  # "By the reckoning of officials, Cape Lowe is empty": several go by no one name
    comma = _comma_behind(doc, speaker, end)
    if comma is None:
        return None
    close = _end_of_name(doc, comma + 1, end)
    if not _is_name(doc, comma + 1, close) or not _describes_somebody(doc, speaker.first, speaker.last + 1):
        return None
    return SpeakerRun(comma + 1, close - 1, close - 1, sure=True)


def _comma_behind(doc: Any, speaker: SpeakerRun, end: int) -> int | None:
    """The comma behind a description, with nothing between or a clause that tells more: "a clerk who rows | ,"."""
    stop = min(end, speaker.last + _DESCRIBED)
    comma = next((k for k in range(speaker.last + 1, stop) if doc[k].text in _STOPS), None)
    if comma is None or doc[comma].text != ",":
        return None
    tells_more = doc[speaker.last + 1].tag_ in ("WP", "VBG", "VBN", "IN")
    return comma if comma == speaker.last + 1 or tells_more else None


def _end_of_name(doc: Any, first: int, end: int) -> int:
    """Where what begins behind a comma is closed by a mark; at the end without the mark that closes a sentence."""
    close = next((k for k in range(first, end) if doc[k].text in _MARKS or doc[k].text == "("), end)
    return close - (doc[close - 1].text in (".", "”", '"') and close == end)


def _is_name(doc: Any, first: int, end: int) -> bool:
    """Whether the tokens are a person's full name, with titles or ranks before it."""
    if not 0 < end - first <= _LONGEST_NAME or doc[end - 1].lower_ in BODIES or not doc[first].text[:1].isupper():
        return False
    words = [t for t in doc[first:end] if t.text not in ("-", ".", "’", "'")]
    return len(words) > 1 and all(_is_part_of_name(t) for t in words)


def _is_part_of_name(token: Any) -> bool:
    """Whether the token is a name's word with a capital, or "van", "al"."""
    if token.lower_ in _PARTICLES:
        return True
    return bool(token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "VERB"))


def _describes_somebody(doc: Any, first: int, end: int) -> bool:
    """Whether the words begin a noun phrase for a person ("a member of the council", "the eldest", "one")."""
    if doc[first].pos_ not in ("DET", "PRON", *_NOUNS):
        return False
    if doc[first].lower_ in ("one", "another") or (end - first == 2 and doc[end - 1].pos_ == "ADJ"):
        return True
    head = next((k for k in range(first, end) if _is_head(doc, k, end)), None)
    if head is None or any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBN" for t in doc[first:head]):
        return False
    return doc[head].lemma_.lower() in PERSONS or doc[end - 1].lemma_.lower() in PERSONS or _is_given(doc, end)


def _is_head(doc: Any, k: int, end: int) -> bool:
    """Whether a token is a phrase's head noun: no noun follows it before a preposition, a clause or the end."""
    if doc[k].pos_ not in ("NOUN", "PROPN"):
        return False
    return k + 1 >= end or doc[k + 1].pos_ not in ("NOUN", "PROPN", "PART", "ADJ", "PUNCT")


def _is_given(doc: Any, comma: int) -> bool:
    return comma + 1 < len(doc) and doc[comma + 1].lower_ in _BEFORE_SURNAMES


_BEFORE_SURNAMES = GIVEN | TITLES
