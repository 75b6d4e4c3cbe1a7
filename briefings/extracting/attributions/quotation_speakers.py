"""Who said each quotation: joined to the cue that holds it, to a cue beside it, or to whoever spoke before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cues.phrase_cues import may_tell
from briefings.extracting.attributions.quotations import Quotation
from briefings.extracting.attributions.speakers.person_words import ROLES
from briefings.extracting.attributions.speakers.speaker_phrases import is_document, one_of_several
from briefings.extracting.attributions.speakers.speaker_runs import SpeakerRun, run_after
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.dependencies import child, sentence_start, subject_of
from briefings.extracting.parsing.language import Passage

# How many tokens a cue may lie from its quotation, and how many characters may part two pieces of one quotation.
_REACH = 30
_PARTING = 160
_SPOKEN = frozenset({"clause", "framed", "quotation"})
_SINGLE = "'‘"
_ENDING_MARKS = "\"'”’»"
_LONGEST_SIGNATURE = 12
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
        starts = [t.idx for t in self.passages[i].doc] if quotations else []
        outer = [r for r in kept if not any(_inside(r, q) for q in quotations)]
        for q in quotations:
            self._one(q, kept, outer, starts)
        if not quotations and (block := self._block(i)) is not None:
            kept.append(block)
            outer.append(block)
        self.readings += sorted(kept, key=lambda r: (r.cue or r.content)[0])
        speech = [r for r in outer if _could_go_on(r)]
        if speech and (self.last is None or self.last.passage != i):
            self.last = max(speech, key=lambda r: r.content[1])

    def _one(self, q: Quotation, kept: list[Reading], outer: list[Reading], starts: list[int]) -> None:
        """Give one quotation to its speaker: in its sentence, beside it, or the one who spoke before."""
        holder = _owner(q, outer) or self._beside(q, starts, outer)
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
        elif self._stands(q):
            beside = self._told_of(q, starts, outer)
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
        source = subject_of(verb) if verb.lemma_.lower() in cue_lexicon.SPEECH else None
        if source is None:
            return None
        cue = passage.span(verb, verb)
        return Reading(i, source, verb, cue, (following.start, following.end), "direct", "quotation")

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
        if self._passages_between(last, start, q) > 1:
            return
        if last.kind == "direct" and self._adjoins(last, start, q.end):
            last.content = (last.content[0], q.end)
            return
        new = Reading(q.passage, last.source, None, None, (start, q.end), "direct", "quotation")
        new.follows = last
        kept.append(new)
        outer.append(new)
        self.last = new

    def _told_of(self, q: Quotation, starts: list[int], outer: Sequence[Reading]) -> Reading | None:
        """The quotation as the word of the person whom the sentence before is about ("Ann Poe runs the camp. “…”").

        Where the quotation opens its paragraph and nobody spoke shortly before, the sentence after tells; before that,
        whom the last sentence of the paragraph before brings in.
        """
        doc, base = self.passages[q.passage].doc, self.passages[q.passage].start
        j = bisect_left(starts, q.start - base)
        start = sentence_start(doc, j - 1) if j > 1 and doc[j - 1].text in (".", ":") else j
        if start < j:
            here = [r for r in outer if r.content[0] < q.start and (r.cue or r.content)[1] > base + doc[start].idx]
            said_there = any(not _is_told_aside(r) for r in here)
            source = None if said_there else self._person_in(q.passage, start, j)
            source = source or (None if said_there else self._entering(q.passage, start, j))
        elif not j and (entering := self._entering_before(q)) is not None:
            return self._said_by(entering, q, q.passage - 1)
        else:
            k = bisect_left(starts, q.end - base)
            recent = self.last is not None and q.passage - self.last.passage <= 1
            source = None if j or recent else self._person_in(q.passage, k, min(len(doc), k + _REACH))
            if source is None and not j and not recent and k == len(doc) and q.passage:
                source = self._only_person_in(q.passage - 1)
                if source is not None:
                    return self._said_by(source, q, q.passage - 1)
        return None if source is None else self._said_by(source, q, q.passage)

    def _entering_before(self, q: Quotation) -> Any | None:
        """Whom the last sentence of the paragraph before brings in, and who speaks in no sentence of it."""
        if not q.passage or self._left_open(q) is not None:
            return None
        passage, last = self.passages[q.passage - 1], self.last
        doc = passage.doc
        start = sentence_start(doc, len(doc) - 1)
        if doc[-1].text != "." or (last is not None and _ends(last) > passage.at(doc[start])):
            return None
        return self._entering(q.passage - 1, start, len(doc))

    def _entering(self, index: int, start: int, end: int) -> Any | None:
        """The person whom a sentence is about, alone, and the text names for the first time or tells of by a trade."""
        passage = self.passages[index]
        subject = next((t for t in passage.doc[start:end] if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"), None)
        if subject is None or any(t.is_quote for t in passage.doc[start:end]):
            return None
        opens, ends = passage.span(passage.doc[start], passage.doc[end - 1])
        named = {id(e) for e, m in self.cast.recent(ends, ends - opens) if m.named and e.sort == "person"}
        if len(named) > (subject.pos_ == "PROPN") or any(c.lower_ == "would" for c in subject.head.lefts):
            return None
        if subject.pos_ != "PROPN":
            opening = passage.doc[subject.left_edge.i].lower_
            return subject if opening in ("a", "an") and subject.tag_ == "NN" and subject.lower_ in ROLES else None
        person = self._person_in(index, start, end)
        entry = None if person is None else self.cast.at(*passage.span(person.left_edge, person))
        first = entry is not None and entry.mentions[0].span[0] <= passage.at(subject) < entry.mentions[0].span[1]
        return person if first else None

    def _said_by(self, source: Any, q: Quotation, source_passage: int) -> Reading:
        content = (self._opened(q), q.end)
        return Reading(q.passage, source, None, None, content, "direct", "quotation", told_in=source_passage)

    def _only_person_in(self, index: int) -> Any | None:
        """The one person by name whom a paragraph is about, and tells of as "he" or "she" or as who does something."""
        passage = self.passages[index]
        end = passage.end
        named = [(e, m) for e, m in self.cast.recent(end, end - passage.start) if m.named and e.sort == "person"]
        if not named or len({id(e) for e, _ in named}) > 1 or named[0][0].plural or named[0][0].doubtful:
            return None
        head = named[-1][1].head
        about = head.dep_ == "nsubj" or any(
            t.dep_ == "nsubj" and t.lower_ in ("he", "she") for t in passage.doc[head.i :]
        )
        return head if about and not any(t.is_quote for t in passage.doc) else None

    def _person_in(self, index: int, start: int, end: int) -> Any | None:
        """The subject of a sentence's main verb, where it is a person's name."""
        passage = self.passages[index]
        for token in passage.doc[start:end]:
            if token.text in (".", "?", "!") or token.is_quote:
                return None
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and _is_the_person(token):
                return token if not passage.doc[start].is_quote else None
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.pos_ == "PROPN":
                entry = self.cast.at(*passage.span(token.left_edge, token))
                known = entry is not None and entry.sort == "person" and not entry.doubtful
                return token if known and not passage.doc[start].is_quote else None
        return None

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

    def _beside(self, q: Quotation, starts: list[int], outer: Sequence[Reading]) -> Reading | None:
        """The reading of a cue next to the quotation: one that is known already, else a new one."""
        signed = self._signature(q, starts) or self._worded(q, starts)
        if signed is not None:
            return signed
        verb = self._verb_after(q, starts) or self._verb_before(q, starts)
        if verb is None:
            return None
        passage_index, token = verb
        known = next((r for r in outer if r.passage == passage_index and _is_cue(r, token)), None)
        if known is not None:
            return known
        passage = self.passages[passage_index]
        source = self._source(passage, token, q)
        cue = passage.span(token, token)
        return Reading(passage_index, source, token, cue, (q.start, q.end), "direct", "quotation")

    def _signature(self, q: Quotation, starts: list[int]) -> Reading | None:
        """ "“…” — Jane Smith": a dash and a name close the passage."""
        passage = self.passages[q.passage]
        doc = passage.doc
        j = bisect_left(starts, q.end - passage.start)
        if not 0 < len(doc) - j - 1 <= _LONGEST_SIGNATURE or doc[j].text.strip("―—–-"):
            return None
        names = [t for t in doc[j + 1 :] if t.text[0].isupper()]
        if not names or any(t.pos_ in ("VERB", "AUX") for t in doc[j + 1 :] if t not in names):
            return None
        head = next((t for t in names if t.head.i == t.i or t.head not in names), names[0])
        return Reading(q.passage, head, None, passage.span(doc[j], doc[j]), (q.start, q.end), "direct", "quotation")

    def _worded(self, q: Quotation, starts: list[int]) -> Reading | None:
        """ "“…,” were the words of Ann Poe", "“…,” ran the port's message", "This from Ann Poe: “…”"."""
        passage = self.passages[q.passage]
        doc, j = passage.doc, bisect_left(starts, q.end - passage.start)
        run = _owner_of_words(doc, j + 1) if j < len(doc) and doc[j].lemma_ in _RUNNING else None
        first = j
        if run is None:
            j = bisect_left(starts, q.start - passage.start)
            first = sentence_start(doc, j - 1) if j > 2 and doc[j - 1].text == ":" else j
            opens = first + 2 < j and doc[first].lower_ in _POINTING and doc[first + 1].lower_ in ("from", "by")
            run = run_after(doc, first + 2, j) if opens else None
        if run is None or not may_tell(doc[run.head]):
            return None
        cue = passage.span(doc[first], doc[first])
        return Reading(
            q.passage, doc[run.head], None, cue, (q.start, q.end), "direct", "quotation", phrase=(run.first, run.last)
        )

    def _verb_after(self, q: Quotation, starts: list[int]) -> tuple[int, Any] | None:
        if q.goes_on:
            return None
        passage = self.passages[q.passage]
        doc = passage.doc
        j = bisect_left(starts, q.end - passage.start)
        inner = q.words(self.text)[-1:]
        if j >= len(doc) or (inner == "." and not doc[j].text[:1].islower()):
            return None
        for token in doc[j : j + _REACH]:
            if token.text in (".", ";", ":") or token.text[0] in '"“‘':
                return None
            if _says_beside_a_name(token, j):
                return q.passage, token
            if _name_given_by(token) is not None:
                continue
            if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod", "advcl", "xcomp", "pcomp"):
                paused = inner == "," or doc[j].text == ","
                said = token.lemma_.lower() in cue_lexicon.SPEECH or (paused and _is_gesture(token, j))
                return (q.passage, token) if said and not _says_another_thing(token, j) else None
        return None

    def _verb_before(self, q: Quotation, starts: list[int]) -> tuple[int, Any] | None:
        index, passage = q.passage, self.passages[q.passage]
        j = bisect_left(starts, q.start - passage.start)
        if j == 0:
            if q.passage == 0 or self.passages[q.passage - 1].doc[-1].text != ":":
                return None
            index, passage = q.passage - 1, self.passages[q.passage - 1]
            j = len(passage.doc)
        doc = passage.doc
        if doc[j - 1].text not in (",", ":", "that") and doc[j - 1].lemma_.lower() not in cue_lexicon.SPEECH:
            return None
        for k in range(j - 1, max(-1, j - 1 - _REACH), -1):
            token = doc[k]
            if token.text in (".", "?", "!", ";") or (k < j - 1 and token.text in '"”'):
                return None
            if token.pos_ == "VERB" and token.lemma_.lower() in cue_lexicon.SPEECH:
                return index, token
        return (index, root) if (root := _before_colon(doc, j)) is not None else None

    def _source(self, passage: Passage, verb: Any, q: Quotation) -> Any | None:
        source = subject_of(verb)
        if source is not None and not q.start <= passage.at(source) < q.end:
            return source
        called = (_name_given_by(t) for t in verb.doc[: verb.i] if passage.at(t) >= q.end)
        if (name := next((c for c in called if c is not None), None)) is not None:
            return name
        outside = (c for c in verb.lefts if c.dep_ == "nsubj" and not q.start <= passage.at(c) < q.end)
        if (second := next(outside, None)) is not None:
            return second  # the parser gave the verb a subject in the quotation as well
        doc = verb.doc
        after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
        if after is not None and one_of_several(after) is not None:
            return after  # to the parser "one of those stopped" is a clause
        if after is not None and after.pos_ in ("PROPN", "NOUN", "PRON", "DET", "ADJ"):
            return _noun_of(after)
        before = doc[verb.i - 1] if verb.i else None
        return _noun_of(before) if before is not None and before.pos_ in ("PROPN", "NOUN", "PRON") else None


# "“…,” were the words of Ann Poe": verbs and nouns between what is quoted and whose words it is.
_RUNNING = frozenset({"be", "run", "go", "read", "come"})
_WORDS = frozenset(
    "word message answer verdict reply response motto slogan advice warning plea cry lament refrain summary".split()
)
_POINTING = frozenset({"this", "thus", "so", "these"})


def _owner_of_words(doc: Any, i: int) -> SpeakerRun | None:
    """Whose words they are in "the words of | Ann Poe", "| the port's message"."""
    noun = next((t for t in doc[i : i + _NEAR * 2] if t.lemma_.lower() in _WORDS), None)
    if noun is None or any(t.is_punct and t.text not in "’'" for t in doc[i : noun.i]):
        return None
    owner = next((t for t in doc[i : noun.i] if t.tag_ == "POS"), None)
    if owner is not None:
        return run_after(doc, i, owner.i)
    if noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ not in ("of", "from", "by"):
        return None
    return run_after(doc, noun.i + 2, len(doc))


def _says_another_thing(verb: Any, after: int) -> bool:
    """ "Boats left the “old harbour” for Turkey, and the pilots | say that 30 sank": a subject behind "and" or "but",
    and what it says behind the verb."""
    clause, subject = child(verb, "ccomp"), child(verb, "nsubj")
    if clause is None or subject is None or clause.i < verb.i or subject.left_edge.i - 1 <= after:
        return False
    return bool(verb.doc[subject.left_edge.i - 1].dep_ == "cc")


def _says_beside_a_name(verb: Any, after: int) -> bool:
    """ "“It is over,” its director, Ann Poe, | charged in a speech": a participle to the tagger, behind a name."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.lemma_.lower() not in cue_lexicon.SPEECH:
        return False
    doc = verb.doc
    before = doc[verb.i - 2] if doc[verb.i - 1].text == "," else doc[verb.i - 1]
    agent = any(c.dep_ == "agent" for c in verb.rights)
    named = verb.head.pos_ == "PROPN" and verb.head.i >= after and doc[verb.i - 1].text == ","
    somebody = named or before.pos_ == "PROPN" or before.lemma_.lower() in ROLES
    return somebody and not agent and not any(t.tag_ in _TENSED and t.dep_ != "relcl" for t in doc[after : verb.i])


_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _name_given_by(verb: Any) -> Any | None:
    """The name in "a 30-year-old | called Ann", of which the parser made the participle the head."""
    if verb.tag_ != "VBN" or verb.lemma_ not in ("call", "name") or all(c.dep_ != "det" for c in verb.lefts):
        return None
    return next((c for c in verb.rights if c.dep_ == "oprd" and c.pos_ == "PROPN" and c.i > verb.i), None)


def _is_gesture(verb: Any, after: int) -> bool:
    """ "“It is over,” shrugged Poe", "“Go,” she nods": behind a quotation's comma, a verb without an object."""
    finite = verb.i - after <= _NEAR and verb.tag_ in ("VBD", "VBZ")
    return finite and not any(c.dep_ in ("dobj", "ccomp", "attr", "prep") for c in verb.rights)


_NEAR = 3


def _before_colon(doc: Any, j: int) -> Any | None:
    """The verb of "The officer shook his head: “No.”": whoever does it says what follows the colon."""
    if doc[j - 1].text != ":":
        return None
    verb = doc[j - 1].head
    return verb if verb.pos_ == "VERB" and child(verb, "nsubj") is not None and verb.i < j else None


def _is_the_person(noun: Any) -> bool:
    """ "The accused", "the old mother": somebody by a noun alone, and no body."""
    opened = noun.i > 0 and noun.doc[noun.left_edge.i].lower_ == "the" and noun.right_edge.i == noun.i
    called = noun.lower_ in ROLES or noun.lower_ in ("accused", "defendant", "suspect", "man", "woman", "boy", "girl")
    return bool(opened and called and noun.tag_ not in ("NNS", "NNPS"))


def _is_cue(reading: Reading, verb: Any) -> bool:
    return reading.verb is not None and bool(reading.verb.i == verb.i)


def _could_go_on(reading: Reading) -> bool:
    """Whether a quotation after the reading may be its speaker's: somebody spoke there, and no document."""
    head = reading.source
    return reading.rule in (*_SPOKEN, "phrase") and head is not None and not is_document(head)


def _noun_of(token: Any) -> Any:
    """The head of the noun phrase that the token begins or ends."""
    for _ in range(6):
        if token.dep_ not in ("compound", "det", "amod", "nmod", "poss", "nummod", "appos"):
            break
        token = token.head
    return token


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
    best: Reading | None = None
    for r in outer:
        shared = min(q.end, r.content[1]) - max(q.start, r.content[0])
        if shared * 2 < min(q.end - q.start, r.content[1] - r.content[0]) or shared <= 0:
            continue
        if best is None or r.content[1] - r.content[0] < best.content[1] - best.content[0]:
            best = r
    return best


def _extend(reading: Reading, start: int, end: int) -> None:
    """Widen the reading's content by a quotation; it is direct where the marks hold all of it."""
    before = reading.content
    if reading.kind == "indirect" and start <= before[0] + 1 and end >= before[1] - 1:
        reading.kind = "direct"
    reading.content = (min(before[0], start), max(before[1], end))
