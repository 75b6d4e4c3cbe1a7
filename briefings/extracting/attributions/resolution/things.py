"""What "it" means where it speaks: the body that its sentence is about, or that was told of before."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.resolution.known import Speaker, Wording
from briefings.extracting.attributions.resolution.own_sentence import (
    PLURAL,
    clause_before,
    is_as_clause,
    is_body,
    sentence_before,
    subject_before_relative,
)
from briefings.extracting.attributions.speakers.cast.told import STATEMENTS
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import read_phrase
from briefings.extracting.attributions.voices import is_voice
from briefings.extracting.coreference.mentions.nationality import is_country_name
from briefings.extracting.parsing.dependencies import SUBJECTS, sentence_start


def thing(word: str, wording: Wording) -> Speaker:
    """What "it" means."""
    reading, discourse, at = wording.reading, wording.known.discourse, wording.at
    meant = (
        _body_that_counts(word, wording)
        or _body_before_relative(wording)
        or _body_before_semicolon(wording)
        or _statement_before(word, wording)
        or _country_before(reading.source)
        or discourse.thing_for(at, reading.content)
        or _told_of_itself(word, reading)
        or discourse.only_body_named(at, reading.content)
    )
    if meant is not None and is_voice(reading) and not reading.quoted:
        discourse.spoke(max(at, reading.said_at or at), meant, None, "body", reading.content)
    return Speaker(meant, None, wording.span)


def _body_before_relative(wording: Wording) -> str | None:
    """The body in whose sentence "it" tells more in a relative clause: "The guild shut the pier, which, it says, was
    old"."""
    subject = subject_before_relative(wording.reading.source)
    return None if subject is None else _body_at(subject, wording)


def _body_that_counts(word: str, wording: Wording) -> str | None:
    """The body that the sentence opens with and by whose own count it goes on: "The army took Halden, and by | its |
    own reckoning lost 40 men"."""
    pronoun: Any = wording.reading.source
    if word != "its" or wording.reading.rule != "phrase" or getattr(pronoun, "tag_", "") != "PRP$":
        return None
    first = sentence_start(pronoun.doc, pronoun.i)
    subject = next((t for t in pronoun.doc[first : pronoun.i] if t.dep_ == "nsubj" and t.left_edge.i == first), None)
    return None if subject is None else _body_at(subject, wording)


def _body_at(subject: Any, wording: Wording) -> str | None:
    """The body that a subject names, by the cast's name for it."""
    phrase = read_phrase(subject)
    if subject.tag_ in PLURAL or not is_body(subject, phrase):
        return None
    entry = wording.known.register.named_at(wording.passage.at(subject)) if subject.pos_ == "PROPN" else None
    return phrase.text if entry is None else wording.known.register.name_of(entry, phrase.text)


def _body_before_semicolon(wording: Wording) -> str | None:
    """The body that the sentence is about before a semicolon: "The guild wants a pier; a quay, | it | says, is one"."""
    pronoun: Any = wording.reading.source
    doc, first = pronoun.doc, sentence_start(pronoun.doc, pronoun.i)
    mark = next((t.i for t in doc[first : pronoun.i] if t.text == ";"), None)
    if mark is None:
        return None
    subject = next((t for t in doc[first:mark] if t.dep_ == "nsubj" and t.left_edge.i == first), None)
    return None if subject is None else _body_at(subject, wording)


def _statement_before(word: str, wording: Wording) -> str | None:
    """Whose the statement is in which something was said in the sentence before: "Ann Poe claimed in a statement that
    P. Six boats sank, | it | said"."""
    told = wording.known.register.told_last(wording.at) if word == "it" else None
    if told is None or told.wrote not in STATEMENTS:
        return None
    before = [wording.passage.at(token) for token in sentence_before(wording.reading.source)]
    return told.name if before and before[0] <= told.at <= before[-1] else None


def _told_of_itself(word: str, reading: Reading) -> str | None:
    """The body that a sentence opens with and that nobody stands before ("The coastguard saved 40, it said")."""
    clause = clause_before(reading)
    if word != "it" or reading.source is None or clause is None:
        return None
    subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    opens = subject is not None and (subject.left_edge.i == clause.left_edge.i or is_as_clause(reading.verb))
    if subject is None or not opens:
        return None
    phrase = read_phrase(subject)
    return phrase.text if is_body(subject, phrase) and subject.lemma_.lower() not in DOCUMENTS else None


def _country_before(pronoun: Any) -> str | None:
    """The country that the sentence before is about ("Tarsia wants them back. It accuses …")."""
    about = (t for t in sentence_before(pronoun) if t.dep_ == "nsubj" and t.head.dep_ == "ROOT")
    subject = next(about, None)
    if subject is None or subject.pos_ != "PROPN" or not is_country_name(subject.text):
        return None
    return str(subject.text)
