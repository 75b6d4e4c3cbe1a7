"""Whose ignorance is reported: "He would not guess at a number", "has no idea where they are", "had no figure for it".

Nobody is said to say it, but that somebody in the know cannot tell or would not guess is an answer to what was asked.
Who "declined to say" or "would not comment" kept what they knew to themselves: that is told of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cues.phrases.phrase_cues import phrase_reading
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.parsing.dependencies import child, is_to_infinitive, sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GUESSING = _words("guess speculate estimate vouch hazard venture")
_UNWILLING = _words("decline refuse hesitate")
_LOATH = _words("unwilling unable reluctant loath")
# With "no" before them these are what somebody does not know; "no idea" of the past is a tale of whoever had none.
_IDEAS = _words("idea clue inkling")
_COUNTS = _words("figure number count estimate statistic news")
_NOT_KNOWN = _IDEAS | _COUNTS
_KNOWING = _words("know")
_LEAVING = _words("leave")
_OF = _words("of about")
_QUESTIONS = _words("who whom whose what which how whether when where why of about as")
_MARKS = frozenset({":", ";", "–", "—", "--"})


def unknowing_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    if not may_have(passage.doc, _GUESSING | _NOT_KNOWN | _KNOWING | _LEAVING):
        return
    for token in passage.doc:
        lemma = token.lemma_.lower()
        if lemma in _GUESSING and token.tag_ == "VB":
            reading = _will_not_guess(index, passage, token)
        elif lemma in _NOT_KNOWN and token.dep_ == "dobj" and token.head.lemma_ == "have":
            reading = _has_none(index, passage, token)
        elif lemma in _LEAVING and token.tag_ in ("VBZ", "VBP", "VBD"):
            reading = _leaves_open(index, passage, token)
        elif lemma in _KNOWING and token.tag_ in ("VBZ", "VBP", "VBD"):
            reading = _knows_of_none(index, passage, token)
        else:
            continue
        if reading is not None:
            yield reading


def _will_not_guess(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "She would not guess how many", "How many, he was unwilling to guess", "could not vouch for any count"."""
    doc, leading = passage.doc, _leading(verb)
    source = None if leading is None else child(leading, "nsubj")
    if leading is None or source is None or not _may_be_asked(source):
        return None
    at = verb.i + 1 < len(doc) and doc[verb.i + 1].pos_ == "ADP"  # "guess | at | a number"
    last = doc[verb.i + at]
    content = trimmed(doc, last.i + 1, sentence_end(doc, last.i))
    content = content or trimmed(doc, _start_of_part(doc, source), source.left_edge.i - 1)
    first = leading if leading.i < verb.i else next((c for c in verb.lefts if c.tag_ == "MD"), verb)
    return None if content is None else phrase_reading(index, passage, source, (first, last), content, "indirect")


def _leading(verb: Any) -> Any | None:
    """The verb whose subject will not guess: the verb itself in "could not guess", the "declined" of "declined to
    guess", the "was" of "was unwilling to guess"."""
    if not is_to_infinitive(verb):
        helped = child(verb, "neg") is not None and any(c.tag_ == "MD" for c in verb.lefts)
        return verb if helped else None
    above = verb.head
    if above.lemma_ in _UNWILLING and above.tag_ in ("VBD", "VBZ", "VBP"):
        return above
    return above.head if above.lower_ in _LOATH and above.head.lemma_ == "be" else None


def _has_none(index: int, passage: Passage, noun: Any) -> Reading | None:
    """ "The ministry has no idea where they are", "Of the rest he had no figure"."""
    doc, verb = passage.doc, noun.head
    source = child(verb, "nsubj")
    none = any(c.lower_ == "no" for c in noun.lefts)
    now = verb.tag_ in ("VBZ", "VBP")
    if source is None or not none or not (now or (noun.lemma_ in _COUNTS and verb.tag_ == "VBD")):
        return None
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    asked = after is not None and (after.lower_ in _QUESTIONS or after.lower_ in ("for", "on"))
    first = _start_of_part(doc, source)
    fronted = first < source.left_edge.i and doc[first].pos_ in ("ADP", "SCONJ", "ADV")
    if not (asked or fronted) or not _may_be_asked(source):
        return None
    content = trimmed(doc, first, sentence_end(doc, noun.i))
    return None if content is None else phrase_reading(index, passage, source, (verb, noun), content, "indirect")


def _knows_of_none(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "The guild knows nothing of French boats", "The guild knows of no boats that sank"."""
    doc, source = passage.doc, child(verb, "nsubj")
    if source is None or not is_source(source) or verb.i + 3 >= len(doc):
        return None
    first, second = doc[verb.i + 1], doc[verb.i + 2]
    nothing = first.lower_ == "nothing" and second.lower_ in _OF
    if not nothing and not (first.lower_ in _OF and second.lower_ in ("no", "none", "nobody", "nothing")):
        return None
    content = trimmed(doc, _start_of_part(doc, source), sentence_end(doc, verb.i))
    return None if content is None else phrase_reading(index, passage, source, (verb, second), content, "indirect")


def _leaves_open(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "The ministry left open whether they would come back"."""
    doc, source = passage.doc, child(verb, "nsubj")
    if source is None or verb.i + 4 >= len(doc) or not _may_be_asked(source):
        return None
    first = verb.i + 1 + (doc[verb.i + 1].lower_ == "it")
    if doc[first].lower_ != "open" or doc[first + 1].lower_ not in _QUESTIONS - _words("of about as"):
        return None
    content = trimmed(doc, first + 1, sentence_end(doc, verb.i))
    return None if content is None else phrase_reading(index, passage, source, (verb, doc[first]), content, "indirect")


def _may_be_asked(source: Any) -> bool:
    """Whether somebody by name, office or trade, a body, or "he" or "she" is asked; "they" and "it" may be anything."""
    return source.lower_ in ("he", "she") or is_source(source)


def _start_of_part(doc: Any, source: Any) -> int:
    """Where the sentence begins, or its part behind a colon, a semicolon or a dash."""
    first = int(source.left_edge.i)
    start = sentence_start(doc, first)
    return next((k + 1 for k in range(first - 1, start - 1, -1) if doc[k].text in _MARKS), start)
