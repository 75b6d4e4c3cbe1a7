"""Which sentences are claims, and where a sentence is cut because its speaker changes.

A claim keeps the words of its attribution ("X said"), since they are what an editor would read aloud. A sentence is cut
only between two clauses that can each stand alone and that different speakers (or a speaker and the document itself)
assert. A quotation of a few words, a relative clause, an aside ("according to data from May") cuts nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefings.extracting.claims.edges import bare_run, connects
from briefings.extracting.claims.evidence import is_evidence
from briefings.extracting.claims.few_words import asserts_alone
from briefings.extracting.claims.framing import (
    FINITE,
    SNIPPET,
    SUBJECTS,
    addressee,
    between,
    empty_opening,
    gap,
    opening,
)
from briefings.extracting.claims.non_claims import body, is_appeal, is_assertion, is_question, without_claims
from briefings.extracting.claims.second_verbs import is_independent, is_main, is_second_main, sets_in
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences, within_length
from briefings.extracting.roots.datelines import dateline
from briefings.model import Attribution, Document, Span

# The share of a claim's words (its attributions' own words apart) that a content must cover to hold the claim.
_HOLDS = 0.5
_ADJUNCTS = frozenset({"prep", "advmod", "npadvmod"})
# What nobody asserts alone ("dismissed it").
_WEIGHTLESS = frozenset({"PRON", "DET", "PART", "ADP"})
_REPORTING = frozenset({"say", "report", "tell", "add", "write", "note", "announce"})
_CONTRASTS = frozenset({"while", "whereas", "although", "though"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A claim's place: the tokens `first` to `last` (exclusive) of a passage, and `text[start:end]` of the document.

    `held_by` are the attributions whose content holds it, outermost first. `framing` are the indices of those of its
    tokens that are attributions' own words (source and cue).
    """

    passage: Passage
    first: int
    last: int
    start: int
    end: int
    held_by: tuple[Attribution, ...] = ()
    framing: frozenset[int] = frozenset()

    @property
    def attribution(self) -> Attribution | None:
        """The innermost who says it; who is only cited ("the radio reported, citing a doctor") is the root's affair."""
        saying = [a for a in self.held_by if not _cites(a)] or self.held_by
        return saying[-1] if saying else None

    @property
    def tokens(self) -> list[Any]:
        """Its tokens without the attributions' own words."""
        return [t for t in self.passage.doc[self.first : self.last] if t.i not in self.framing]


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


def own_spans(attribution: Attribution) -> tuple[Span, ...]:
    """The spans of the attribution's own words, source and cue, in text order."""
    return tuple(sorted(s for s in (attribution.source_span, attribution.cue_span) if s))


def pieces_of(passage: Passage, text: str, attributions: Sequence[Attribution]) -> Iterator[Piece]:
    """The claims' places in one passage of the text that may hold claims."""
    start, end = (passage.start + n for n in body(text[passage.start : passage.end]))
    for first, last in sentences(passage):
        run = _trimmed(passage, (first, last), max(start, _past_dateline(passage, first, text)), end)
        if run and not _asks(passage, run):
            yield from _cut(passage, run, attributions)


def _asks(passage: Passage, run: Run) -> bool:
    words = passage.doc[run[0] : run[1]]
    return is_question(words) or is_appeal(words.text)


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
    voices = _Voices(passage, run, attributions)
    for part, anchor in voices.parts():
        held_by = voices.holding(anchor)
        for first, last in within_length(passage, part):
            edges = bare_run(passage, (first, last), cut=(first, last) != run)
            if edges is None:
                continue
            piece = voices.piece(edges, held_by)
            if is_assertion(piece.tokens) or voices.reports(piece):
                yield piece


class _Voices:
    """One sentence with, for each of its tokens, the attributions in force there, outermost first."""

    def __init__(self, passage: Passage, run: Run, attributions: Sequence[Attribution]) -> None:
        self.passage, self.run = passage, run
        self.framing: set[int] = set()
        self.holders: dict[int, list[Attribution]] = {i: [] for i in range(*run)}
        start, end = passage.span(passage.doc[run[0]], passage.doc[run[1] - 1])
        here = sorted((a for a in attributions if _touches(a, start, end)), key=_outermost_first)
        self.heard = [a for a in here if not self._is_snippet(a)]
        for attribution in self.heard:
            self._add(attribution)

    def _add(self, attribution: Attribution) -> None:
        doc, content = self.passage.doc, range(*self._indices(attribution.content_span))
        own: set[int] = set()
        for span in own_spans(attribution):
            own.update(range(*self._indices(span)))
        if attribution.kind != "direct":  # who breaks into a quotation stands within its span, and is none of it
            own -= set(content)
        own |= between(doc, own, content)
        own |= gap(doc, own, content)
        own |= addressee(doc, self.run, own, content)
        if self._is_main(attribution):
            own |= opening(doc, self.run, own, content) | self._described(attribution, content)
            content = self._to_the_end(attribution, own, content)
        own |= empty_opening(doc, self.run, own, content)
        self.framing |= own
        for i in (*content, *own):
            self.holders[i].append(attribution)

    def _is_snippet(self, attribution: Attribution) -> bool:
        """Whether all that is attributed is a name or a few words without a verb, which are no one's assertion."""
        start, end = attribution.content_span
        content = self._indices((start, end))
        if content[1] - content[0] > SNIPPET or end > self.passage.end or start < self.passage.start:
            return False
        tokens = self.passage.doc[content[0] : content[1]]
        whole = len(tokens) > 0 and self.passage.at(tokens[-1]) + len(tokens[-1]) >= end
        if len(tokens) > 2 and tokens[0].lower_ == "that":
            return False  # "demanded that Leeds act", of which the tagger found no verb
        leads = self._is_main(attribution) or self._is_joined(attribution) or self._opens(attribution)
        end = self._end_of(content[1])
        closes = end >= self.run[1] - 1 or self.passage.doc[end].text == ";"
        if leads and asserts_alone(attribution.cue, tokens, closes=closes):
            return False
        return whole and not any(t.pos_ in {"VERB", "AUX"} and t.dep_ != "amod" for t in tokens)

    def _is_main(self, attribution: Attribution) -> bool:
        """Whether the cue is the sentence's own verb: "The port spoke of 40", "the guild reported 12 losses"."""
        cue = attribution.cue_span
        return cue is not None and any(is_main(self.passage.doc[i]) for i in range(*self._indices(cue)))

    def _opens(self, attribution: Attribution) -> bool:
        """Whether the cue opens the sentence as a participle ("Confirming the loss of 40 boats, the port …")."""
        cue = attribution.cue_span
        first = self.passage.doc[self.run[0]]
        return cue is not None and first.tag_ == "VBG" and self._indices(cue)[0] == self.run[0]

    def _is_joined(self, attribution: Attribution) -> bool:
        """Whether the cue is a second main verb, whose subject is its own: "…, but the guild put the number at 40"."""
        doc, cue = self.passage.doc, attribution.cue_span
        verbs = [doc[i] for i in range(*self._indices(cue))] if cue is not None else []
        return any(any(c.dep_ == "nsubj" for c in verb.children) and is_second_main(doc, verb) for verb in verbs)

    def _indices(self, span: Span) -> Run:
        """The run of this sentence's tokens that begin inside the span."""
        first, last = (self.passage.doc.first_at(offset - self.passage.start, self.run) for offset in span)
        return first, max(first, last)

    def _described(self, attribution: Attribution, content: range) -> set[int]:
        """The words that say who the subject of a main cue is ("Poe, | who drafted such papers, | warns of it")."""
        cue = attribution.cue_span
        verbs = [self.passage.doc[i] for i in range(*self._indices(cue))] if cue is not None else []
        subject = next((c for v in verbs if v.dep_ == "ROOT" for c in v.lefts if c.dep_ in SUBJECTS), None)
        if subject is None or attribution.source_span is None or content.start < subject.i:
            return set()
        told: set[int] = set()
        for c in (subject, *(c for c in subject.head.lefts if c.dep_ in _ADJUNCTS and c.i < subject.i)):
            told |= set(range(max(self.run[0], c.left_edge.i), min(self.run[1], c.right_edge.i + 1)))
        return told - set(content)

    def _who_that_is(self, attribution: Attribution) -> range:
        """The words behind a quotation's speaker that close the sentence (", a fisherman from a lakeside village")."""
        said_by, cue = attribution.source_span, attribution.cue_span
        if attribution.kind != "direct" or said_by is None or cue is None:
            return range(0)
        if not attribution.content_span[1] <= min(cue[0], said_by[0]):
            return range(0)
        behind = max(self._indices(said_by)[1], self._indices(cue)[1])
        return range(behind, self._end_of(behind))

    def _to_the_end(self, attribution: Attribution, own: set[int], content: range) -> range:
        """The content with what only adds to it up to the sentence's end ("spoke of 40 men, | some of them masked")."""
        if attribution.kind == "direct" or not own or not content or max(own) > content.start:
            return content
        return range(content.start, self._end_of(content.stop))

    def _end_of(self, end: int) -> int:
        """The end of the sentence, or of its part before a semicolon, if nothing between tells of another deed."""
        for i in range(end, self.run[1]):
            if self.passage.doc[i].text == ";":
                return i
            if sets_in(self.passage.doc[i]):
                return end
        return self.run[1]

    def parts(self) -> list[tuple[Run, Run]]:
        """The sentence's parts, one for each change of speaker between clauses that can stand alone.

        With each comes its anchor: the clauses by which it is known who holds the part.
        """
        if not self.heard:
            return [(self.run, self.run)]
        anchors: list[Run] = []
        for run in (r for r in self._runs() if self._stands(r) or self._is_fronted(r) or self._is_second(r)):
            if not anchors:
                anchors.append(run)
            elif self._voice(anchors[-1]) == self._voice(run):
                anchors[-1] = (anchors[-1][0], run[1])
            elif not self._goes_on(anchors[-1], run):
                anchors.append(run)
        if len(anchors) < 2:
            return [(self.run, anchors[0] if anchors else self.run)]
        bounds = [self.run[0], *(self._onset(r[0]) for r in anchors[1:]), self.run[1]]
        return list(zip(pairwise(bounds), anchors, strict=True))

    def _onset(self, i: int) -> int:
        """Where a part begins: a clause that "that" opens takes the words before it that it hangs on."""
        if self.passage.doc[i].lower_ in {"that", "whether"}:
            while i > self.run[0] and i - 1 in self.framing:
                i -= 1
        return i

    def _is_fronted(self, run: Run) -> bool:
        """Whether the sentence opens with the words of an attribution and some of its content."""
        opens = run[0] == self.run[0] and any(i in self.framing for i in range(run[0], min(run[0] + 3, run[1])))
        told = [self.passage.doc[i] for i in range(*run) if i not in self.framing and not self.passage.doc[i].is_punct]
        return opens and bool(told) and not self._hangs_on_what_follows(run, told)

    def _hangs_on_what_follows(self, run: Run, told: Sequence[Any]) -> bool:
        """ "Poe said that, in a letter to Lane, | the guild wrote": no clause, but a phrase of the one behind it."""
        if any(t.tag_ in FINITE for t in told):
            return False
        return all(t.head.i >= run[1] or (t.head.i >= run[0] and t.head.i not in self.framing) for t in told)

    def _is_second(self, run: Run) -> bool:
        """Whether the run is what a second main verb leads to."""
        return any(self._is_joined(attribution) for attribution in self.holders[run[0]])

    def _goes_on(self, said: Run, after: Run) -> bool:
        """Whether a clause with no speaker of its own still belongs to the speaker before it.

        It does after "According to X, P, and …" or "X said that P, and …"; it does not after "P, X said, and …", nor
        where "but" or "while" sets it off.
        """
        if self._voice(after) or not self._voice(said):
            return False
        doc = self.passage.doc
        between = [i for i in range(said[0], after[0]) if not doc[i].is_punct]
        opening = {doc[i].lower_ for i in (*between[-1:], after[0])}
        start = after[0] + connects(doc[after[0]])
        if start < after[1] and doc[start].lower_ == "that" and doc[start].dep_ == "mark":
            return True
        closed = any(i in self.framing and self._voice_at(i) for i in between[-3:])
        # "While" sets off only after a comma; without one it says when.
        pauses = any(doc[i].text == "," for i in range(between[-1] - 1, after[0] + 1)) if between else False
        contrasts = _CONTRASTS if pauses else _CONTRASTS - {"while"}
        return not closed and not opening & {*contrasts, "but", "yet", "however"}

    def _runs(self) -> list[Run]:
        """Maximal runs of tokens with one voice; marks belong to the run before them."""
        runs: list[Run] = []
        voice: tuple[str, ...] | None = None
        for i in range(*self.run):
            here = self._voice_at(i)
            if runs and (here == voice or self.passage.doc[i].is_punct):
                runs[-1] = (runs[-1][0], i + 1)
            else:
                runs.append((i, i + 1))
                voice = here
        return runs

    def _voice_at(self, i: int) -> tuple[str, ...]:
        names = (a.speaker for a in self.holders[i] if a.speaker and not is_evidence(a.speaker))
        return tuple(dict.fromkeys(n.casefold() for n in names))

    def _voice(self, run: Run) -> tuple[str, ...]:
        return self._voice_at(run[0])

    def _stands(self, run: Run) -> bool:
        """Whether the run holds a clause with a subject of its own that depends on no noun."""
        words = [t for t in self.passage.doc[run[0] : run[1]] if not t.is_punct and t.i not in self.framing]
        verbs = (t.head for t in words if t.dep_ in SUBJECTS and run[0] <= t.head.i < run[1])
        return any(is_independent(verb) and not _only_reports(verb) for verb in verbs)

    def piece(self, edges: Run, held_by: tuple[Attribution, ...]) -> Piece:
        """The part as a claim's place."""
        doc = self.passage.doc
        start, end = self.passage.span(doc[edges[0]], doc[edges[1] - 1])
        framing = frozenset(i for i in self.framing if edges[0] <= i < edges[1])
        if not is_assertion([t for t in doc[edges[0] : edges[1]] if t.i not in framing]):
            # "The mayor called on them to stop": without the verb of the attribution there is no sentence left.
            said = [i for i in range(*edges) if i not in framing and self.holders[i] and not doc[i].is_punct]
            framing = frozenset() if any(doc[i].pos_ not in _WEIGHTLESS for i in said) else framing
        return Piece(self.passage, edges[0], edges[1], start, end, held_by, framing)

    def reports(self, piece: Piece) -> bool:
        """Whether the part is what its sentence's own verb reports, though the tagger took that verb for a noun."""
        told = any(t.tag_ in FINITE for t in piece.tokens)
        return told and any(self._is_main(a) and a.kind == "indirect" for a in piece.held_by)

    def holding(self, anchor: Run) -> tuple[Attribution, ...]:
        """Who says most of the anchor, outermost first; for each speaker, the attribution that covers most of it."""
        if not self.heard:
            return ()
        doc = self.passage.doc
        told = {i for a in self.heard for i in self._who_that_is(a)}
        words = [i for i in range(*anchor) if i not in self.framing | told and not doc[i].is_punct]
        covered: dict[str | None, int] = {}
        parts: dict[str | None, dict[int, tuple[int, Attribution]]] = {}
        for i in words:
            for attribution in self.holders[i]:
                mine = parts.setdefault(attribution.speaker, {})
                mine[id(attribution)] = (mine.get(id(attribution), (0, attribution))[0] + 1, attribution)
            for speaker in dict.fromkeys(a.speaker for a in self.holders[i]):  # no set: its order is by chance
                covered[speaker] = covered.get(speaker, 0) + 1
        said = [speaker for speaker, count in covered.items() if count >= len(words) * _HOLDS]
        best = (max(parts[speaker].values(), key=lambda pair: pair[0])[1] for speaker in said)
        return tuple(sorted(best, key=lambda a: (_cites(a), *_outermost_first(a))))


def _touches(attribution: Attribution, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in (attribution.content_span, *own_spans(attribution)))


def _outermost_first(attribution: Attribution) -> tuple[int, bool, int]:
    """Longer contents hold shorter ones; of two on one content, who is cited stands inside who cites."""
    start, end = attribution.content_span
    return start - end, _cites(attribution), start


def _cites(attribution: Attribution) -> bool:
    return attribution.cue.casefold().startswith(("citing", "quoting"))


def _only_reports(verb: Any) -> bool:
    """Whether the clause is no more than "the agency reported"."""
    said = any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children)
    return verb.lemma_ in _REPORTING and not said
