"""Sentences that close with whose word they are: "Nobody came back, was the complaint of Ann Poe".

A verb that only links, a noun for what somebody holds, tells or counts, and whoever it is of: "…, runs the warning from
the port", "That the pier will go is the expectation of Ann Poe". The parser makes all kinds of things of such an
ending, so that it is found by its words. ("… – such is the reckoning of the guild" stands in `comment_clauses`.)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, SPEECH_NOUNS
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.run_readings import run_reading
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, is_time, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_somebody
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What somebody holds, tells or counts, and what is no deed of theirs ("was the attack of the guild").
_TOLD = (SPEECH_NOUNS - _words("bet sign case issue question attack support plan aim fun light tribute")) | _words(
    """word story tale version account verdict reckoning arithmetic lament boast refrain formula retort riposte
    rejoinder summary gist line estimation figure count tally estimate guess hunch impression thesis diagnosis lesson
    advice consensus wisdom"""
)
_LINKING = _words("is was be remains remained runs ran goes went reads came comes")
_WHOSE = _words("of from by among at in")
_TOLD_BY = _words("told given offered heard put spread held voiced shared")
_READ = _words("read reads")
_SETS_OFF = frozenset({",", "–", "—", "--", ";", "”", '"'})
_SHORTEST, _LONGEST = 4, 24
# How many adjectives may stand before such a noun.
_ADJECTIVES = 3


def closing_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    if not may_have(passage.doc, _TOLD | _READ):
        return
    for token in passage.doc:
        if token.lower_ in _READ:
            reading = _read_out(index, passage, token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in _TOLD:
            reading = _read(index, passage, token)
        else:
            continue
        if reading is not None:
            yield reading


def _read_out(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "Twelve boats sank, read a statement on the guild's site": a writing behind the verb says what stands before the
    mark, if nobody reads it there."""
    doc, start = passage.doc, sentence_start(passage.doc, verb.i)
    if verb.i - start < _SHORTEST or doc[verb.i - 1].text not in _SETS_OFF or not _asserts(doc, start, verb.i):
        return None
    end = sentence_end(doc, verb.i)
    run = run_after(doc, verb.i + 1, end) if verb.i + 1 < end and doc[verb.i + 1].pos_ == "DET" else None
    if run is None or doc[run.head].lemma_.lower() not in DOCUMENTS or not _closes(doc, run.last + 1, end):
        return None
    return run_reading(index, passage, run, (verb, verb), (start, verb.i - 1))


def _read(index: int, passage: Passage, noun: Any) -> Reading | None:
    doc = passage.doc
    linking = _linking_before(doc, noun)
    if linking is None:
        return None
    start = sentence_start(doc, noun.i)
    last = _end_of_what_is_said(doc, start, linking)
    if last is None or last - start + 1 < _SHORTEST:
        return None
    run = _whose(doc, noun)
    if run is None:
        return None
    return run_reading(index, passage, run, (doc[linking], noun), (start, last))


def _linking_before(doc: Any, noun: Any) -> int | None:
    """The "is" of "is the | expectation": before the noun's article and at most some adjectives."""
    i = noun.i - 1
    while i > 0 and doc[i].pos_ in ("ADJ", "ADV", "VERB") and noun.i - i <= _ADJECTIVES:
        i -= 1
    if i < 1 or doc[i].lower_ not in ("the", "a", "an", "one"):
        return None
    return i - 1 if doc[i - 1].lower_ in _LINKING else None


def _end_of_what_is_said(doc: Any, start: int, linking: int) -> int | None:
    """The last token of what is said before the linking verb: a clause with "that", or one that a mark sets off."""
    opens = doc[start].lower_ == "that" and (doc[start].dep_ == "mark" or child(doc[linking], "csubj") is not None)
    if opens or (doc[linking - 1].text in _SETS_OFF and _asserts(doc, start, linking)):
        return int(linking - 1)
    return None


def _asserts(doc: Any, start: int, end: int) -> bool:
    """Whether a verb in a tense stands before the mark, and none of a clause that only says when or whom."""
    if doc[start].lower_ in ("when", "while", "as", "if", "although", "though", "because", "once"):
        return False
    words = doc[start:end]
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words) and not any(
        t.tag_ in ("WP", "WDT") and t.i > start and doc[t.i - 1].text == "," for t in words
    )


def _whose(doc: Any, noun: Any) -> SpeakerRun | None:
    """Whose word the noun is: "complaint | of Ann Poe", "the story | told by those who fled"."""
    i = noun.i + 1
    end = sentence_end(doc, noun.i)
    if i + 1 < end and doc[i].lower_ in _TOLD_BY:
        i += 1
    if i >= end or doc[i].lower_ not in _WHOSE:
        return None
    run = run_after(doc, i + 1, min(end + 1, i + _LONGEST))
    if run is None or is_time(doc[run.head]):
        return None
    run = named_after(doc, run, end + 1) or run
    return run if _closes(doc, run.last + 1, end) and _is_somebody(doc[run.head]) else None


def _is_somebody(head: Any) -> bool:
    return is_somebody(head) or head.lower_ in ("those", "them")


def _closes(doc: Any, i: int, end: int) -> bool:
    """Whether nothing follows but a mark, and what a comma or "who" adds about whoever it is."""
    if i >= end or doc[i].is_punct or doc[i].tag_ in ("WP", "WDT", "VBG"):
        return True
    return bool(doc[i].pos_ == "ADP" or doc[i].tag_ == "VBN")
