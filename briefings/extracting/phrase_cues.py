"""Attributions without a verb: "according to", "citing", a colon after a name, a signature after a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.clauses import clause_head, trimmed
from briefings.extracting.language import Passage
from briefings.extracting.readings import Reading


def phrase_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """Every phrase of the passage that names a source for the clause it stands in, in text order."""
    for token in passage.doc:
        if token.lower_ == "according":
            yield from _according_to(index, passage, token)


def _according_to(index: int, passage: Passage, token: Any) -> Iterator[Reading]:
    doc = passage.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return
    to = doc[token.i + 1]
    source = next((c for c in (*to.children, *token.children) if c.dep_ == "pobj"), None)
    if source is None:
        return
    content = _clause_around(doc, token, source)
    if content is None:
        return
    yield Reading(
        passage=index,
        source=source,
        verb=None,
        cue=passage.span(token, to),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="according_to",
    )


def _clause_around(doc: Any, token: Any, source: Any) -> tuple[int, int] | None:
    """The clause that the phrase stands in, without the phrase where that is at an end of it."""
    head = clause_head(token.head)
    first, last = head.left_edge.i, head.right_edge.i
    left, right = token.left_edge.i, max(source.right_edge.i, token.right_edge.i)
    if left <= first + 1:
        return trimmed(doc, right + 1, last)
    if right >= last - 1:
        return trimmed(doc, first, left - 1)
    return trimmed(doc, first, last)
