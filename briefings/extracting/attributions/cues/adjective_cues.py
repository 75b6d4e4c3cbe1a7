"""Attributions whose cue is an adjective: "is convinced that", "are worried about", "was eager to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.parsing.dependencies import subject_of, trimmed, without_aside
from briefings.extracting.parsing.language import Passage

_OWN = frozenset({"i", "we", "you"})
_FEELING = frozenset(cue_lexicon.FEELING)


def adjective_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """Every adjective of the passage that tells what its subject holds, wants or fears, in text order."""
    if not may_have(passage.doc, _FEELING):
        return
    for token in passage.doc:
        word = token.lower_
        if word in cue_lexicon.FEELING and token.pos_ in ("ADJ", "VERB"):
            reading = _read(index, passage, token, word)
            if reading is not None:
                yield reading


def _read(index: int, passage: Passage, adjective: Any, word: str) -> Reading | None:
    verb = adjective if adjective.pos_ == "VERB" else adjective.head
    if word == "clear":
        return _made_clear(index, passage, adjective)
    if adjective.dep_ not in ("acomp", "ROOT", "relcl", "conj", "ccomp", "advcl"):
        return None
    source = subject_of(verb)
    found = _content(adjective, verb, word)
    if source is None or found is None or source.lower_ in _OWN:
        return None
    doc = passage.doc
    edges = trimmed(doc, found[0], without_aside(doc, *found))
    if edges is None or edges[0] <= adjective.i:
        return None
    return Reading(
        passage=index,
        source=source,
        verb=adjective,
        cue=passage.span(doc[min(verb.i, adjective.i)], adjective),
        content=passage.span(doc[edges[0]], doc[edges[1]]),
        kind="indirect",
        rule="adjective",
    )


def _made_clear(index: int, passage: Passage, adjective: Any) -> Reading | None:
    """ "made it clear that …", "made clear that …": nobody says what merely is clear."""
    verb = adjective.head
    source = subject_of(verb) if verb.lemma_ == "make" and verb.i < adjective.i else None
    clause = next((c for c in adjective.rights if c.dep_ in ("ccomp", "advcl", "csubj", "acl")), None)
    if source is None or clause is None or source.lower_ in _OWN:
        return None
    edges = trimmed(passage.doc, clause.left_edge.i, clause.right_edge.i)
    if edges is None or edges[0] <= adjective.i:
        return None
    content = passage.span(passage.doc[edges[0]], passage.doc[edges[1]])
    cue = passage.span(verb, adjective)
    return Reading(index, source, adjective, cue, content, "indirect", "adjective")


def _content(adjective: Any, verb: Any, word: str) -> tuple[int, int] | None:
    """A clause with "that", an infinitive, or what follows the adjective's preposition."""
    wanted = cue_lexicon.FEELING[word]
    for c in (*adjective.rights, *(verb.rights if verb.i != adjective.i else ())):
        if c.i < adjective.i or c.right_edge.i <= adjective.i + 1:
            continue
        if _is_that_clause(c, wanted) or _is_infinitive(c, wanted):
            return c.left_edge.i, c.right_edge.i
        if c.dep_ == "prep" and c.lower_ in wanted and c.right_edge.i > c.i:
            return c.i + 1, c.right_edge.i
    return None


def _is_that_clause(clause: Any, wanted: frozenset[str]) -> bool:
    """ "Is convinced | that P"."""
    return clause.dep_ == "ccomp" and "that" in wanted


def _is_infinitive(clause: Any, wanted: frozenset[str]) -> bool:
    """ "Was eager | to go"."""
    wants = clause.dep_ == "xcomp" and "to" in wanted
    return wants and any(d.lower_ == "to" and d.dep_ == "aux" for d in clause.children)
