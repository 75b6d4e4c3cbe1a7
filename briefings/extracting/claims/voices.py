"""Who is heard at each word of a sentence, and which words only tell that they speak.

"In May | the mayor said that 40 boats left": the first part is the attribution's own, the second is held by the mayor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefings.extracting.claims.evidence import is_evidence, is_shown
from briefings.extracting.claims.few_words import asserts_alone
from briefings.extracting.claims.framing import SNIPPET, SUBJECTS, addressee, between, empty_opening, gap, opening
from briefings.extracting.claims.pieces import cites, own_spans, passes_on
from briefings.extracting.claims.second_verbs import is_main, is_second_main, sets_in
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run
from briefings.model import Attribution, Span

# The share of a claim's words (its attributions' own words apart) that a content must cover to hold the claim.
_HOLDS = 0.5
_ADJUNCTS = frozenset({"prep", "advmod", "npadvmod"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})


class Voices:
    """One sentence with, for each of its tokens, the attributions in force there, outermost first.

    `heard` are the attributions that assert something in it; `framing` are the indices of their own words.
    """

    def __init__(self, passage: Passage, run: Run, attributions: Sequence[Attribution]) -> None:
        self.passage, self.run = passage, run
        self._runs: dict[Span, Run] = {}
        self.framing: set[int] = set()
        self.holders: dict[int, list[Attribution]] = {i: [] for i in range(*run)}
        start, end = passage.span(passage.doc[run[0]], passage.doc[run[1] - 1])
        here = sorted((a for a in attributions if _touches(a, start, end)), key=_outermost_first)
        self.heard = [a for a in here if not self._is_snippet(a)]
        for attribution in self.heard:
            self._add(attribution)

    def at(self, i: int) -> tuple[str, ...]:
        """The names of those who are heard at a token, the outermost first."""
        names = (a.speaker for a in self.holders[i] if a.speaker and not is_evidence(a.speaker))
        return tuple(dict.fromkeys(n.casefold() for n in names))

    def of(self, run: Run) -> tuple[str, ...]:
        """The names of those who are heard in a run of one voice."""
        return self.at(run[0])

    def words(self, run: Run) -> list[Any]:
        """The run's tokens without the attributions' own words, and without marks."""
        return [t for t in self.passage.doc[run[0] : run[1]] if not t.is_punct and t.i not in self.framing]

    def holding(self, anchor: Run) -> tuple[Attribution, ...]:
        """Who says most of the anchor, outermost first; for each speaker, the attribution that covers most of it."""
        if not self.heard:
            return ()
        asides = {i for a in self.heard for i in (*self._who_that_is(a), *self._apposed(a))}
        words = [t.i for t in self.words(anchor) if t.i not in asides]
        covered = Counter([speaker for i in words for speaker in self._speakers_at(i)])
        saying = (speaker for speaker, count in covered.items() if count >= len(words) * _HOLDS)
        best = [self._covering_most(words, speaker) for speaker in saying]
        best = [a for a in best if not is_shown(a.speaker)] or best
        return tuple(sorted(best, key=lambda a: (not passes_on(a), cites(a), *_outermost_first(a))))

    def _speakers_at(self, i: int) -> Iterable[str | None]:
        holders = self.holders[i]
        if len(holders) == 1:  # as most words have
            return (holders[0].speaker,)
        return dict.fromkeys([a.speaker for a in holders])  # no set: its order is by chance

    def _covering_most(self, words: Sequence[int], speaker: str | None) -> Attribution:
        """The speaker's attribution that holds most of these words, of equals the first."""
        theirs = [a for i in words for a in self.holders[i] if a.speaker == speaker]
        count = Counter(map(id, theirs))
        return max(theirs, key=lambda a: count[id(a)])

    def _add(self, attribution: Attribution) -> None:
        """Take in an attribution: its own words and its content."""
        doc, content = self.passage.doc, range(*self._indices(attribution.content_span))
        own: set[int] = set()
        for span in own_spans(attribution):
            own.update(range(*self._indices(span)))
        if attribution.kind != "direct":  # who breaks into a quotation stands within its span, and is none of it
            own -= set(content)
        own |= between(doc, own, content)
        own |= gap(doc, own, content)
        own |= addressee(doc, self.run, own, content)
        if self.is_main(attribution):
            own |= opening(doc, self.run, own, content) | self._described(attribution, content)
            content = self._to_the_end(attribution, own, content)
        own |= empty_opening(doc, self.run, own, content)
        self.framing |= own
        for i in (*content, *own):
            self.holders[i].append(attribution)

    def _is_snippet(self, attribution: Attribution) -> bool:
        """Whether all that is attributed is a name or a few words without a verb, which are no one's assertion."""
        first, last = self._indices(attribution.content_span)
        if last - first > SNIPPET or not self._lies_in_passage(attribution.content_span):
            return False
        tokens = self.passage.doc[first:last]
        if len(tokens) > 2 and tokens[0].lower_ == "that":
            return False  # "demanded that Leeds act", of which the tagger found no verb
        if self._leads(attribution) and asserts_alone(attribution.cue, tokens, closes=self._closes(last)):
            return False
        return self._reaches(tokens, attribution.content_span[1]) and not any(map(_is_verb, tokens))

    def _lies_in_passage(self, span: Span) -> bool:
        return self.passage.start <= span[0] and span[1] <= self.passage.end

    def _leads(self, attribution: Attribution) -> bool:
        """Whether the cue leads its sentence or a clause of its own."""
        return self.is_main(attribution) or self.is_joined(attribution) or self._opens(attribution)

    def _closes(self, last: int) -> bool:
        """Whether nothing that tells of another deed follows on a content, up to the sentence's end or a semicolon."""
        end = self._end_of(last)
        return bool(end >= self.run[1] - 1 or self.passage.doc[end].text == ";")

    def _reaches(self, tokens: Any, end: int) -> bool:
        """Whether the tokens, of one sentence, are all of a content that ends there in the document."""
        return len(tokens) > 0 and self.passage.at(tokens[-1]) + len(tokens[-1]) >= end

    def _cue(self, attribution: Attribution) -> Iterator[Any]:
        """The tokens of the attribution's cue in this sentence."""
        cue = attribution.cue_span
        return (self.passage.doc[i] for i in range(*self._indices(cue))) if cue is not None else iter(())

    def is_main(self, attribution: Attribution) -> bool:
        """Whether the cue is the sentence's own verb: "The port spoke of 40", "the guild reported 12 losses"."""
        return any(map(is_main, self._cue(attribution)))

    def is_joined(self, attribution: Attribution) -> bool:
        """Whether the cue is a second main verb, whose subject is its own: "…, but the guild put the number at 40"."""
        verbs = self._cue(attribution)
        return any(any(c.dep_ == "nsubj" for c in v.children) and is_second_main(self.passage.doc, v) for v in verbs)

    def _opens(self, attribution: Attribution) -> bool:
        """Whether the cue opens the sentence as a participle ("Confirming the loss of 40 boats, the port …")."""
        cue = attribution.cue_span
        first = self.passage.doc[self.run[0]]
        return cue is not None and first.tag_ == "VBG" and self._indices(cue)[0] == self.run[0]

    def _indices(self, span: Span) -> Run:
        """The run of this sentence's tokens that begin inside the span."""
        if span not in self._runs:
            first, last = (self.passage.doc.first_at(offset - self.passage.start, self.run) for offset in span)
            self._runs[span] = first, max(first, last)
        return self._runs[span]

    def _described(self, attribution: Attribution, content: range) -> set[int]:
        """The words that say who the subject of a main cue is ("Poe, | who drafted such papers, | warns of it")."""
        roots = (verb for verb in self._cue(attribution) if verb.dep_ == "ROOT")
        subject = next((c for verb in roots for c in verb.lefts if c.dep_ in SUBJECTS), None)
        if subject is None or attribution.source_span is None or content.start < subject.i:
            return set()
        told: set[int] = set()
        for c in (subject, *_adjuncts_before(subject)):
            told |= set(range(max(self.run[0], c.left_edge.i), min(self.run[1], c.right_edge.i + 1)))
        return told - set(content)

    def _who_that_is(self, attribution: Attribution) -> range:
        """The words behind a speaker that close the sentence: of a quotation's all (", a fisherman from a lakeside
        village"), of others a relative clause (", which the inspectors handed to the port")."""
        said_by, cue = attribution.source_span, attribution.cue_span
        if said_by is None or cue is None or not attribution.content_span[1] <= min(cue[0], said_by[0]):
            return range(0)
        behind = max(self._indices(said_by)[1], self._indices(cue)[1])
        relative = [t.tag_ for t in self.passage.doc[behind + 1 : behind + 2]]
        if attribution.kind != "direct" and not _RELATIVE & set(relative):
            return range(0)
        return range(behind, self._end_of(behind))

    def _apposed(self, attribution: Attribution) -> range:
        """The words between commas right behind a speaker whose cue comes later ("Poe, | head of the guild |, left,
        saying that P")."""
        said_by, cue = attribution.source_span, attribution.cue_span
        if said_by is None or cue is None or cue[0] < said_by[1] or attribution.content_span[0] < cue[0]:
            return range(0)
        first = self._indices(said_by)[1]
        told = next((c for c in self.passage.doc[first - 1].rights if c.dep_ == "appos"), None)
        if told is None or self.passage.doc[first].text != "," or told.left_edge.i != first + 1:
            return range(0)
        return range(first, min(self.run[1], told.right_edge.i + 1))

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


def _is_verb(token: Any) -> bool:
    """Whether a token is a verb, and not one that only describes a noun ("a | sunken | boat")."""
    return token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod"


def _adjuncts_before(subject: Any) -> Iterator[Any]:
    """What its verb has before the subject: "| In May | the mayor warned of it"."""
    return (c for c in subject.head.lefts if c.dep_ in _ADJUNCTS and c.i < subject.i)


def _touches(attribution: Attribution, start: int, end: int) -> bool:
    first, last = attribution.content_span
    return (first < end and start < last) or any(a < end and start < b for a, b in own_spans(attribution))


def _outermost_first(attribution: Attribution) -> tuple[int, bool, int]:
    """Longer contents hold shorter ones; of two on one content, who is cited stands inside who cites."""
    start, end = attribution.content_span
    return start - end, cites(attribution), start
