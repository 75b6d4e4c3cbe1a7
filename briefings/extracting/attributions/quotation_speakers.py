"""Who said each quotation: joined to the cue that holds it, to a cue beside it, or to whoever spoke before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.beside_quotations import REACH, Place, cue_beside, is_an_answer
from briefings.extracting.attributions.block_quotations import last_of_block, opens_block
from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.nesting import carries
from briefings.extracting.attributions.persons_told_of import entering, only_person_in, person_in
from briefings.extracting.attributions.quotations import Quotation
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import is_document
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.dependencies import sentence_start, subject_of
from briefings.extracting.parsing.language import Passage

# How many characters may part two pieces of one quotation.
_PARTING = 160
_SPOKEN = frozenset({"clause", "framed", "quotation"})
_SINGLE = "'‘"
_ENDING_MARKS = "\"'”’»"
_OWN = frozenset({"i", "we", "you", "he", "she", "it", "they", "my", "our"})
_TERMINAL = ".?!,…—–-"


def join_quotations(
    text: str, passages: Sequence[Passage], quotations: Sequence[Quotation], readings: Sequence[Reading], cast: Cast
) -> list[Reading]:
    """The readings with quotations joined to them, and new ones for quotations that had none."""
    by_passage: list[list[Reading]] = [[] for _ in passages]
    for reading in readings:
        by_passage[reading.passage].append(reading)
    quoted: list[list[Quotation]] = [[] for _ in passages]
    for q in quotations:
        quoted[q.passage].append(q)
    single = all(text[q.start] in _SINGLE for q in quotations)
    joiner = _Joiner(text, passages, cast, single=single)
    for i in range(len(passages)):
        joiner.join(i, quoted[i], by_passage[i])
    return joiner.readings


class _Joiner:
    """Walks the passages in order; `last` is the latest reading of somebody's speech, `opened` a quotation with no cue
    that its paragraphs left open: where it began, and the indices of the first and the last of them. `single` says that
    the text has no other marks than single ones."""

    def __init__(self, text: str, passages: Sequence[Passage], cast: Cast, *, single: bool) -> None:
        self.text, self.passages, self.cast, self.single = text, passages, cast, single
        self.readings: list[Reading] = []
        self.last: Reading | None = None
        self.opened: tuple[int, int, int] | None = None

    def join(self, i: int, quotations: Sequence[Quotation], readings: list[Reading]) -> None:
        """Join one passage's quotations to its readings."""
        kept = [r for r in readings if _fits(r, quotations)]
        outer = [r for r in kept if not any(_inside(r, q) for q in quotations)]
        for place in self._places(i, quotations):
            self._one(place, kept, outer)
        if not quotations and (block := self._block(i)) is not None:
            kept.append(block)
            outer.append(block)
        self.readings += sorted(kept, key=lambda r: (r.cue or r.content)[0])
        self._remember(i, outer)

    def _places(self, i: int, quotations: Sequence[Quotation]) -> list[Place]:
        starts = [t.idx for t in self.passages[i].doc] if quotations else []
        return [Place(q, self.passages, starts, q.words(self.text)[-1:]) for q in quotations]

    def _remember(self, i: int, outer: Sequence[Reading]) -> None:
        """Keep whose speech a passage ends with, where no quotation of it has told that."""
        speech = [r for r in outer if _could_go_on(r)]
        if speech and (self.last is None or self.last.passage != i):
            self.last = max(speech, key=lambda r: r.content[1])

    def _one(self, place: Place, kept: list[Reading], outer: list[Reading]) -> None:
        """Give one quotation to its speaker: in its sentence, beside it, or the one who spoke before."""
        q = place.quotation
        holder = _owner(q, outer) or cue_beside(place, outer)
        if holder is not None:
            if holder not in outer:
                kept.append(holder)
                outer.append(holder)
            _extend(holder, self._opened(q), q.end)
            self.last = holder
        elif (piece_of := self._same_sentence(q, outer)) is not None:
            piece_of.content = (piece_of.content[0], q.end)
            self.last = piece_of
        elif q.goes_on:
            first = q.passage if (before := self._left_open(q)) is None else before[1]
            self.opened = (self._opened(q), first, q.passage)
        elif (inside := _told_inside(q, kept)) is not None:
            outer.append(inside)
            inside.kind = "direct"
            _extend(inside, q.start, q.end)
            self.last = inside
        elif self._stands(q) and not is_an_answer(place):
            beside = self._told_of(place, outer)
            if beside is None:
                self._continue(q, kept, outer)
            else:
                kept.append(beside)
                outer.append(beside)
                self.last = beside

    def _same_sentence(self, q: Quotation, outer: Sequence[Reading]) -> Reading | None:
        """The speech that the quotation goes on with: "he said X and let them know that “Y”"."""
        before = [r for r in outer if r.rule in _SPOKEN and r.content[0] < q.start]
        if not before:
            return None
        last = max(before, key=_ends)
        end = _ends(last)
        gap = self.text[end : q.start]
        if end >= q.start or len(gap) > _PARTING or any(mark in gap for mark in '.?!\n"”“'):
            return None
        return last if last.verb is not None and last.verb.lemma_.lower() in cue_lexicon.SPEECH else None

    def _block(self, i: int) -> Reading | None:
        """ "The governor added:" and a paragraph without marks, which is then what was said."""
        passage = self.passages[i]
        if i + 1 == len(self.passages) or not len(passage.doc) or passage.doc[-1].text != ":":
            return None
        following = self.passages[i + 1]
        if self.text[following.start] in "\"“'‘„«•*-":
            return None
        verb = passage.doc[-1].head
        source = subject_of(verb) if opens_block(verb) else None
        if source is None:
            return None
        end = self.passages[last_of_block(self.passages, i + 1)].end
        return Reading(i, source, verb, passage.span(verb, verb), (following.start, end), "direct", "quotation")

    def _stands(self, q: Quotation) -> bool:
        """Whether the quotation is sentences of its own, and no word or phrase set in marks."""
        inner = q.words(self.text).rstrip(_ENDING_MARKS)
        ended = inner[-1:] in _TERMINAL or self.text[q.end : q.end + 1] in _TERMINAL[:3]  # or behind the mark: ”.
        if not inner or not (q.goes_on or q.unclosed or ended):
            return False
        if inner.count(" ") < 2 and inner[-1] not in ".?!":
            return False
        before = self.text[self.passages[q.passage].start : q.start].rstrip()
        return not before or before[-1] in ".?!:”\"'’…" or (inner[-1] in ".?!" and before[-1] == ",")

    def _continue(self, q: Quotation, kept: list[Reading], outer: list[Reading]) -> None:
        """Give the quotation to whoever spoke before it."""
        last = self.last
        nearby = [r for r in outer if r.content[1] <= q.start and _could_go_on(r)]
        if nearby:
            last = max(nearby, key=_ends)
        if last is None or not self._like_marks(last, q):
            return
        start = self._opened(q)
        if self._passages_between(last, start, q) > 1 or self._told_between(last, start):
            return
        if last.kind == "direct" and self._adjoins(last, start, q.end):
            last.content = (last.content[0], q.end)
            return
        new = Reading(q.passage, last.source, None, None, (start, q.end), "direct", "quotation")
        new.follows = last
        kept.append(new)
        outer.append(new)
        self.last = new

    def _told_between(self, last: Reading, start: int) -> bool:
        """Whether the writer tells something of his own between what somebody is reported to have said and
        a quotation: it may be anybody's then."""
        return last.kind != "direct" and self._full_stops(_ends(last), start) > 1

    def _told_of(self, place: Place, outer: Sequence[Reading]) -> Reading | None:
        """The quotation as the word of the person whom the sentence before is about ("Ann Poe runs the camp. “…”").

        Where the quotation opens its paragraph and nobody spoke shortly before, the sentence after tells; before that,
        whom the last sentence of the paragraph before brings in.
        """
        q, doc, first = place.quotation, place.passage.doc, place.first
        start = sentence_start(doc, first - 1) if first > 1 and doc[first - 1].text in (".", ":") else first
        if start < first:
            return self._told_of_before(place, start, outer)
        if first:
            return None
        if (brought_in := self._entering_before(q)) is not None:
            return self._said_by(brought_in, q, q.passage - 1)
        if self.last is not None and q.passage - self.last.passage <= 1:
            return None
        return self._told_of_after(place)

    def _told_of_before(self, place: Place, start: int, outer: Sequence[Reading]) -> Reading | None:
        """By the sentence from the token `start` to the quotation, where nobody else speaks in it."""
        q, passage, first = place.quotation, place.passage, place.first
        at = passage.at(passage.doc[start])
        here = (r for r in outer if r.content[0] < q.start and (r.cue or r.content)[1] > at)
        told = [r for r in here if not _is_told_aside(r)]
        newcomer = entering(self.cast, passage, start, first)
        known = person_in(self.cast, passage, start, first)
        source = known or newcomer
        if told and _are_all_by(newcomer, told):
            source = newcomer
        elif told and not _are_all_by(known, told):
            return None
        return None if source is None else self._said_by(source, q, q.passage)

    def _told_of_after(self, place: Place) -> Reading | None:
        """By the sentence behind the quotation, and where none stands there by the paragraph before it."""
        q, length, after = place.quotation, len(place.passage.doc), place.after
        source = person_in(self.cast, place.passage, after, min(length, after + REACH))
        if source is not None:
            return self._said_by(source, q, q.passage)
        if after < length or not q.passage:
            return None
        source = only_person_in(self.cast, self.passages[q.passage - 1])
        return None if source is None else self._said_by(source, q, q.passage - 1)

    def _entering_before(self, q: Quotation) -> Any | None:
        """Whom the last sentence of the paragraph before brings in, and who speaks in no sentence of it."""
        if not q.passage or self._left_open(q) is not None:
            return None
        passage, last = self.passages[q.passage - 1], self.last
        doc = passage.doc
        start = sentence_start(doc, len(doc) - 1)
        if doc[-1].text != "." or (last is not None and _ends(last) > passage.at(doc[start])):
            return None
        return entering(self.cast, passage, start, len(doc))

    def _said_by(self, source: Any, q: Quotation, source_passage: int) -> Reading:
        content = (self._opened(q), q.end)
        return Reading(q.passage, source, None, None, content, "direct", "quotation", told_in=source_passage)

    def _opened(self, q: Quotation) -> int:
        """Where the quotation opened: in an earlier paragraph, where that was left open and had no cue."""
        before = self._left_open(q)
        return q.start if before is None else before[0]

    def _left_open(self, q: Quotation) -> tuple[int, int, int] | None:
        """What the paragraph before the quotation left open."""
        return self.opened if self.opened is not None and self.opened[2] == q.passage - 1 else None

    def _passages_between(self, last: Reading, start: int, q: Quotation) -> int:
        """How many passages lie from the last words of a speech to a quotation; none where only white space does."""
        end = _ends(last)
        first = q.passage if (before := self._left_open(q)) is None else before[1]
        return first - last.passage if self.text[end:start].strip() else 0

    def _adjoins(self, last: Reading, start: int, end: int) -> bool:
        """Whether less parts the quotation from the one before (a cue, as a rule) than both are long."""
        quoted = last.content[1] - last.content[0] + end - start
        if start - last.content[1] > quoted:
            return False
        return self._full_stops(last.content[1], start) <= 1

    def _full_stops(self, start: int, end: int) -> int:
        """How many sentences end between two offsets (an abbreviation's point is no token of its own)."""
        count = 0
        i = bisect_right(self.passages, start, key=lambda p: p.start) - 1
        while i < len(self.passages) and self.passages[i].start < end:
            base, doc = self.passages[i].start, self.passages[i].doc
            for k in range(bisect_left(doc, start - base, key=lambda t: t.idx), len(doc)):
                if base + doc[k].idx >= end:
                    break
                count += doc[k].text in (".", "?", "!")
            i += 1
        return count

    def _like_marks(self, last: Reading, q: Quotation) -> bool:
        """A heading in single marks goes on with nobody's speech in double ones."""
        mark = self.text[q.start]
        alike = q.passage == last.passage or self.text[last.content[0]] == mark
        return self.single or alike or not (mark in _SINGLE and q.mark == 1)


def _could_go_on(reading: Reading) -> bool:
    """Whether a quotation after the reading may be its speaker's: somebody spoke there, and no document."""
    head = reading.source
    return reading.rule in (*_SPOKEN, "phrase") and head is not None and not is_document(head)


def _are_all_by(newcomer: Any | None, readings: Sequence[Reading]) -> bool:
    """Whether whoever a sentence brings in tells all of it, and none of it by a clause ("A clerk admitted the loss.
    “…”")."""
    if newcomer is None or any(_could_go_on(r) for r in readings):
        return False
    return all(r.source is not None and r.source.i == newcomer.i for r in readings)


def _is_told_aside(reading: Reading) -> bool:
    """ "Ann Poe read out a letter in which a clerk urged him to go": who speaks in the clause does not go on after."""
    verb: Any = reading.verb
    while verb is not None and verb.dep_ != "ROOT" and verb.head.i != verb.i:
        if verb.dep_ == "relcl":
            return True
        verb = verb.head
    return False


def _inside(reading: Reading, q: Quotation) -> bool:
    return reading.cue is not None and q.start <= reading.cue[0] and reading.cue[1] <= q.end


def _fits(reading: Reading, quotations: Sequence[Quotation]) -> bool:
    """Whether the reading may stand: inside a quotation the one who is quoted is no second speaker."""
    for q in quotations:
        if _inside(reading, q):
            if reading.source is None or reading.source.lower_ in _OWN:
                return False
            if reading.verb is not None and reading.verb.lemma_.lower() not in cue_lexicon.SPEECH:
                return False
            reading.content = (max(reading.content[0], q.start), min(reading.content[1], q.end))
            return reading.content[0] < reading.content[1]
    return True


def _told_inside(q: Quotation, kept: Sequence[Reading]) -> Reading | None:
    """The reporting clause that stands between the marks ("“It rained, says Ann Poe, and it froze.”"): behind its
    verb a name, and nobody who speaks for herself before it."""
    inverted = [r for r in kept if _inside(r, q) and r.content[0] <= q.start + q.mark and _is_inverted(r)]
    return inverted[0] if len(inverted) == 1 else None


def _is_inverted(reading: Reading) -> bool:
    """Whether somebody's full name follows the verb, and what is said stands before it: "P, says Ann Poe"."""
    verb, name = reading.verb, reading.source
    if reading.rule != "framed" or verb is None or name is None or reading.cue is None:
        return False
    closes = reading.content[0] < reading.cue[0] and verb.dep_ == "ROOT" and verb.i < name.i
    return closes and name.pos_ == "PROPN" and _is_full_name(name)


def _is_full_name(head: Any) -> bool:
    return any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in head.lefts)


def _ends(reading: Reading) -> int:
    """Where the last of a reading's words stands, the cue's or what is said."""
    return max(reading.content[1], reading.cue[1] if reading.cue else 0)


def _owner(q: Quotation, outer: Sequence[Reading]) -> Reading | None:
    """The reading whose content holds the quotation, or stands in it: the innermost."""
    held: list[Reading] = []
    for r in outer:
        shared = min(q.end, r.content[1]) - max(q.start, r.content[0])
        if shared * 2 >= min(q.end - q.start, r.content[1] - r.content[0]) and shared > 0:
            held.append(r)
    # "“P. Q,” he said, the agency reported": what the agency only passes on
    return min(held, key=lambda r: (carries(r), r.content[1] - r.content[0]), default=None)


def _extend(reading: Reading, start: int, end: int) -> None:
    """Widen the reading's content by a quotation; it is direct where the marks hold all of it."""
    before = reading.content
    if reading.kind == "indirect" and start <= before[0] + 1 and end >= before[1] - 1:
        reading.kind = "direct"
    reading.content = (min(before[0], start), max(before[1], end))
