"""Which sentences are claims, and where a sentence is cut because its speaker changes.

A claim keeps the words of its attribution ("X said"), since they are what an editor would read aloud. A sentence is cut
only between two clauses that can each stand alone and that different speakers (or a speaker and the document itself)
assert. A quotation of a few words, a relative clause, an aside ("according to data from May") cuts nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefings.extracting.claims.edges import bare_run
from briefings.extracting.claims.framing import FINITE
from briefings.extracting.claims.non_claims import body, is_appeal, is_assertion, is_question, without_claims
from briefings.extracting.claims.parts import parts
from briefings.extracting.claims.pieces import Piece, own_spans
from briefings.extracting.claims.voices import Voices
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences, within_length
from briefings.extracting.roots.datelines import dateline
from briefings.model import Attribution, Document

# What nobody asserts alone ("dismissed it").
_WEIGHTLESS = frozenset({"PRON", "DET", "PART", "ADP"})


def find_pieces(passages: Sequence[Passage], attributions: Sequence[Attribution], document: Document) -> list[Piece]:
    """Every claim's place, in text order."""
    barren = without_claims(passages, document)
    near = attributions_near(passages, attributions)
    return [
        piece
        for i, passage in enumerate(passages)
        if i not in barren
        for piece in pieces_of(passage, document.text, near[i])
    ]


def attributions_near(passages: Sequence[Passage], attributions: Sequence[Attribution]) -> list[list[Attribution]]:
    """For each passage, the attributions whose words or content touch it."""
    starts, ends = [p.start for p in passages], [p.end for p in passages]
    near: list[list[Attribution]] = [[] for _ in passages]
    for attribution in attributions:
        touched: set[int] = set()
        for start, end in (attribution.content_span, *own_spans(attribution)):
            touched.update(range(bisect_right(ends, start), bisect_left(starts, end)))
        for i in touched:
            near[i].append(attribution)
    return near


def pieces_of(passage: Passage, text: str, attributions: Sequence[Attribution]) -> Iterator[Piece]:
    """The claims' places in one passage of the text that may hold claims."""
    start, end = (passage.start + n for n in body(text[passage.start : passage.end]))
    for first, last in sentences(passage):
        run = _trimmed(passage, (first, last), max(start, _past_dateline(passage, first, text)), end)
        if run and not _asks(passage, run):
            yield from _cut(passage, run, attributions)


def _asks(passage: Passage, run: Run) -> bool:
    words = passage.doc[run[0] : run[1]]
    text = words.text
    return ("?" in text and is_question(words)) or is_appeal(text)


def _past_dateline(passage: Passage, first: int, text: str) -> int:
    """Where the sentence begins behind an agency's dateline, which may stand within a passage that was run together."""
    at = passage.at(passage.doc[first])
    length, agency = dateline(text[at : min(passage.end, at + _LONGEST_DATELINE)])
    return at + length if agency else at


_LONGEST_DATELINE = 160


def _trimmed(passage: Passage, run: Run, start: int, end: int) -> Run | None:
    """The run without tokens outside the characters `start` to `end` of the document."""
    first, last = run
    while first < last and passage.at(passage.doc[first]) < start:
        first += 1
    while first < last and passage.at(passage.doc[last - 1]) >= end:
        last -= 1
    return (first, last) if first < last else None


def _cut(passage: Passage, run: Run, attributions: Sequence[Attribution]) -> Iterator[Piece]:
    """The claims of one sentence: its parts, and of a part that is too long its stretches."""
    voices = Voices(passage, run, attributions)
    for part, anchor in parts(voices):
        held_by = voices.holding(anchor)
        for first, last in within_length(passage, part):
            edges = bare_run(passage, (first, last), cut=(first, last) != run)
            if edges is None:
                continue
            piece = _piece(voices, edges, held_by)
            if is_assertion(piece.tokens) or _reports(voices, piece):
                yield piece


def _piece(voices: Voices, edges: Run, held_by: tuple[Attribution, ...]) -> Piece:
    """The part as a claim's place."""
    doc, (first, last) = voices.passage.doc, edges
    start, end = voices.passage.span(doc[first], doc[last - 1])
    return Piece(voices.passage, first, last, start, end, held_by, _framing(voices, edges))


def _framing(voices: Voices, edges: Run) -> frozenset[int]:
    """The attributions' own words in a part; none where what is said is no sentence without them ("The mayor called on
    them to stop")."""
    framing = frozenset(i for i in voices.framing if edges[0] <= i < edges[1])
    told = [t for t in voices.passage.doc[edges[0] : edges[1]] if t.i not in framing]
    if is_assertion(told):
        return framing
    weighty = any(voices.holders[t.i] and not t.is_punct and t.pos_ not in _WEIGHTLESS for t in told)
    return frozenset() if weighty else framing


def _reports(voices: Voices, piece: Piece) -> bool:
    """Whether the part is what its sentence's own verb reports, though the tagger took that verb for a noun."""
    told = any(t.tag_ in FINITE for t in piece.tokens)
    return told and any(voices.is_main(a) and a.kind == "indirect" for a in piece.held_by)
