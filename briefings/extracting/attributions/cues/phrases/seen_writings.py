"""Writings that a paper has seen, and what they say: "The Gazette has seen a list of 90 boats drawn up by the port".

The paper only passes on what the writing says, which is the word of whoever made it, else the writing's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.cues.phrases.phrase_cues import phrase_reading
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.speaker_runs import is_time
from briefings.extracting.attributions.speakers.phrases.tellers import is_source, maker_of
from briefings.extracting.parsing.dependencies import child, sentence_end, trimmed
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SEEING = _words("see obtain acquire review get view examine consult")
_WRITINGS = (DOCUMENTS | _words("paper letter memo cable document")) - _words(
    "result evidence finding footage film photo image video return judgment judgement verdict ruling average chart form"
)
_PAPERS = _words("paper newspaper weekly magazine agency broadcaster station channel website daily")
_NEAR = 8


def seen_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such writings, in text order."""
    if not may_have(passage.doc, _WRITINGS):
        return
    for token in passage.doc:
        if token.lemma_ not in _SEEING or token.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
            continue
        writing = _writing_seen(token)
        maker = None if writing is None else _maker(writing)
        if writing is None or maker is None:
            continue
        doc = passage.doc
        content = trimmed(doc, writing.left_edge.i, sentence_end(doc, writing.i))
        if content is not None and any(t.pos_ == "NUM" and not is_time(t) for t in doc[writing.i : content[1] + 1]):
            yield phrase_reading(index, passage, maker, (token, token), content, "indirect")


def _writing_seen(verb: Any) -> Any | None:
    """The writing that a paper has seen or got hold of; None where somebody else saw it."""
    paper = child(verb, "nsubj")
    if paper is None or not (paper.pos_ == "PROPN" or paper.lemma_ in _PAPERS or paper.lower_ == "we"):
        return None
    thing = child(verb, "dobj")
    if thing is not None and thing.lemma_ in ("hold", "copy"):
        thing = next((t for t in verb.doc[thing.i + 1 : thing.i + _NEAR] if t.lemma_.lower() in _WRITINGS), None)
    return thing if thing is not None and thing.lemma_.lower() in _WRITINGS else None


def _maker(writing: Any) -> Any | None:
    """Who made it: the port of "a list drawn up by | the port", "the port's list", "a | Customs | list"."""
    drawn = next((c for c in writing.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    by = child(drawn, "agent") if drawn is not None else None
    made = child(by, "pobj") if by is not None else maker_of(writing)
    made = made or next((c for c in writing.lefts if c.dep_ == "poss" and c.tag_ != "PRP$"), None)
    made = made or next((c for c in writing.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"), None)
    return made if made is not None and is_source(made) else None
