"""The speaker of one attribution: the name behind a pronoun, a surname or a bare noun, with the role beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefings.extracting import titles
from briefings.extracting.antecedents import Antecedents, gender_of
from briefings.extracting.cues import DOCUMENTS
from briefings.extracting.language import Passage
from briefings.extracting.readings import Reading
from briefings.extracting.speakers import Phrase, read_phrase
from briefings.model import Span

_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_BODILY = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it. `name` is None where nobody is named or a pronoun can't be resolved; `span` is as written."""

    name: str | None = None
    role: str | None = None
    span: Span | None = None


def resolve(reading: Reading, passages: Sequence[Passage], antecedents: Antecedents) -> Speaker:
    """The reading's speaker. Call it in text order: whoever spoke last is whom the next "he" may stand for."""
    head = reading.source
    if head is None:
        return Speaker()
    passage = passages[reading.source_passage]
    phrase = read_phrase(head, reading.run)
    span = passage.span(passage.doc[phrase.first], passage.doc[phrase.last])
    if reading.written is not None:
        span = passage.span(reading.written, reading.written)
    at = passage.at(head)
    if head.pos_ == "PRON" or head.tag_ == "PRP$":
        return _behind_pronoun(head.lower_, at, reading, span, antecedents)
    if phrase.name is not None:
        speaker = _named(phrase, at, span, antecedents)
    else:
        speaker = _behind_noun(head, phrase, at, span, antecedents)
    spoke_at = reading.cue[0] if reading.cue else at
    person = phrase.person or (speaker.name != phrase.text and speaker.role is not None) or _is_somebody(head)
    if speaker.name and (person or _is_body(head, phrase)):
        antecedents.spoke(max(at, spoke_at), speaker.name, speaker.role, person=person)
    return speaker


def _is_somebody(head: Any) -> bool:
    """Whether "he" can stand for the noun, though it gives no name: "a senior official", "a former emir"."""
    return bool(head.tag_ == "NN" and head.lemma_.lower() in titles.ROLES | titles.PEOPLE)


def _is_body(head: Any, phrase: Phrase) -> bool:
    """Whether "it" can stand for the noun: an institution, a document, an acronym, a name with an article."""
    noun = head.lemma_.lower()
    if head.tag_ in ("NNS", "NNPS"):
        return False
    if noun in titles.BODIES or noun in DOCUMENTS:
        return True
    return bool(head.pos_ == "PROPN" and (head.text.isupper() or head.doc[phrase.first].lower_ == "the"))


def _behind_pronoun(word: str, at: int, reading: Reading, span: Span, antecedents: Antecedents) -> Speaker:
    if word in _PERSONAL:
        person = antecedents.person_for(word, at, reading.content)
        if person is not None:
            antecedents.spoke(at, person.name, person.role, person=True)
            return Speaker(person.name, person.role, span)
    if word in _BODILY:
        return Speaker(antecedents.last_body(at, reading.content), None, span)
    if word in _SEVERAL:
        return Speaker(antecedents.group_for(at, reading.content), None, span)
    return Speaker(None, None, span)


def _named(phrase: Phrase, at: int, span: Span, antecedents: Antecedents) -> Speaker:
    body = not phrase.person and " " in (phrase.name or "")
    known = None if body else antecedents.full_name(phrase.name or "", at, gender_of(phrase))
    if known is None:
        return Speaker(phrase.text, phrase.role, span)
    return Speaker(known.name, phrase.role or known.role, span)


def _behind_noun(head: Any, phrase: Phrase, at: int, span: Span, antecedents: Antecedents) -> Speaker:
    first = head.doc[phrase.first]
    bare = phrase.last == head.i and head.i - phrase.first <= 1 and first.lower_ in _POINTING
    if not bare:
        return Speaker(phrase.text, None, span)
    noun = head.lemma_.lower()
    if noun in titles.TITLES and head.tag_ != "NNS":
        holder = antecedents.holder_of(noun, at)
        if holder is not None:
            return Speaker(holder.name, holder.role, span)
    return Speaker(antecedents.body_for(noun, at) or phrase.text, None, span)
