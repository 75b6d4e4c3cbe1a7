"""Who says what: every attribution of a document, from the rules for verbs, phrases and quotations."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.extracting.language import Passage
from briefings.extracting.nesting import without_echoes
from briefings.extracting.noun_cues import noun_readings
from briefings.extracting.phrase_cues import phrase_readings
from briefings.extracting.quotes import find_quotations
from briefings.extracting.quoting import join_quotations
from briefings.extracting.readings import Reading
from briefings.extracting.speakers import phrase_name, phrase_run
from briefings.extracting.verb_cues import verb_readings
from briefings.model import Attribution, Skipped


def find_attributions(text: str, passages: Sequence[Passage]) -> tuple[list[Attribution], list[Skipped]]:
    """Every attribution in the document, in the order of their cues, and the passages that could not be read.

    Offsets are code points into `text`. Attributions nest: one inside another's content is an entry of its own.
    """
    quotations, skipped = find_quotations(text, passages)
    readings: list[Reading] = []
    for i, passage in enumerate(passages):
        readings += verb_readings(i, passage)
        readings += noun_readings(i, passage)
        readings += phrase_readings(i, passage)
    readings = join_quotations(text, passages, quotations, readings)
    readings = without_echoes(readings)
    return [_attribution(text, passages[r.source_passage], r) for r in readings], skipped


def _attribution(text: str, passage: Passage, reading: Reading) -> Attribution:
    head = reading.source
    span = None
    if head is not None:
        first, last = phrase_run(head)
        span = passage.span(passage.doc[first], passage.doc[last])
    return Attribution(
        speaker=phrase_name(head) if head is not None else None,
        role=None,
        cue=text[slice(*reading.cue)] if reading.cue else "",
        kind=reading.kind,
        source_span=span,
        cue_span=reading.cue,
        content_span=reading.content,
    )
