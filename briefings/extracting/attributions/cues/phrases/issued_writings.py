"""Writings that somebody puts out, and what they say: "The guild issued a statement saying that 40 boats sank".

The word is that of whoever put the writing out, and not the statement's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import SPEECH
from briefings.extracting.attributions.cues.phrases.phrase_cues import phrase_reading
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.parsing.dependencies import child, sentence_end, subject_of, trimmed
from briefings.extracting.parsing.language import Passage

_ISSUING = frozenset("issue release publish send put circulate post write sign distribute deliver record".split())
_WRITINGS = frozenset(
    "statement release communique communiqué letter message memo note email bulletin notice tweet post".split()
)
# A writing that denies a thing does not say it.
_DENYING = frozenset({"deny", "dismiss", "reject"})


def issued_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such writings, in text order."""
    if not may_have(passage.doc, _WRITINGS):
        return
    for token in passage.doc:
        if token.tag_ != "VBG" or token.lemma_.lower() not in SPEECH or token.lemma_ in _DENYING:
            continue
        verb = _issuing(token)
        source = subject_of(verb) if verb is not None else None
        if source is None or not may_tell(source):
            continue
        content = trimmed(passage.doc, token.i + 1, sentence_end(passage.doc, token.i))
        if content is not None and child(token, "ccomp") is not None:
            yield phrase_reading(index, passage, source, (verb, token), content, "indirect")


def _issuing(saying: Any) -> Any | None:
    """The verb that puts out the writing which says so: the writing is its object, and right before what it says, or
    but for when and where it was put out ("issued a statement | on Monday | saying")."""
    writing = saying.head if saying.dep_ == "acl" else child(saying.head, "dobj") if saying.dep_ == "advcl" else None
    if writing is None or writing.dep_ != "dobj" or writing.lemma_.lower() not in _WRITINGS or writing.i > saying.i:
        return None
    verb = writing.head
    between = saying.doc[writing.i + 1 : saying.i]
    told_plainly = verb.lemma_ in _ISSUING and child(verb, "auxpass") is None and not any(t.is_punct for t in between)
    return verb if told_plainly else None
