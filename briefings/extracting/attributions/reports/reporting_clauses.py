"""Reporting clauses that close a sentence or break into it: "…, a monitor said on Monday", "…, said Ann Poe, a clerk".

They are found by their words and their order, since the parser often makes their speaker a part of what is said. A
reporting clause is a speaker beside a finite verb of saying that has no object and no clause after it; it speaks for
the sentence around it, up to a contrast that another speaker's words stand before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.candidates import Reading, Rule
from briefings.extracting.attributions.cues.phrase_cues import is_source, may_tell
from briefings.extracting.attributions.cues.reporting_adjuncts import (
    FINITE,
    MARKS,
    TO_A_HEARER,
    Verb,
    at_colon,
    clause_after,
    goes_on_after,
    in_relative,
    is_adjunct,
    past_adjuncts,
    tail_end,
)
from briefings.extracting.attributions.reports.reporting_verbs import VERBS, needs_marks, verb_at
from briefings.extracting.attributions.speakers.named_speakers import named_after, named_before
from briefings.extracting.attributions.speakers.person_words import BODIES, PEOPLE, ROLES
from briefings.extracting.attributions.speakers.speaker_runs import SpeakerRun, run_after, run_before
from briefings.extracting.parsing.dependencies import after_contrast, child, trimmed
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences

_NOUNS = frozenset({"NOUN", "PROPN"})
_QUOTES = frozenset({"”", '"', "''", "’", "»"})
_APPOSITION = 30
_DESCRIBED = 18
# How many words without a verb are more than when or where something was said.
_TELLING = 9
_SHORTEST = 3


def reporting_readings(index: int, passage: Passage, start: int = 0) -> Iterator[Reading]:
    """Every reporting clause of the passage that stands after (some of) what it reports, in text order. What stands
    before the token `start`, a dateline, is nobody's name."""
    for first, end in sentences(passage):
        run = max(first, start), end
        for token in passage.doc[run[0] : run[1]]:
            verb = verb_at(passage.doc, token, run)
            if verb is not None:
                yield from _read(index, passage, verb, run)


_CITING = frozenset({"quoted", "cited", "quotes", "cites"})


def _quoted_by(
    doc: Any, verb: Verb, paper: tuple[SpeakerRun, int, int] | None, run: Run
) -> tuple[SpeakerRun, int, int] | None:
    """The speaker of "…, the radio quoted Ann Poe as saying": who is quoted, and not who quotes."""
    if paper is None or doc[verb.first].lower_ not in _CITING:
        return paper
    quoted = run_after(doc, verb.first + 1, verb.last)
    return None if quoted is None else (quoted, paper[1], paper[2])


def _cited(doc: Any, verb: Verb) -> SpeakerRun | None:
    """Who is cited in "the radio cited Ann Poe as saying that …"."""
    quoting = next((t for t in doc[verb.first : verb.first + 2] if t.lower_ in _CITING), None)
    active = verb.token.tag_ == "VBG" and quoting is not None and doc[verb.first].lemma_ != "be"
    return run_after(doc, quoting.i + 1, verb.last) if active and quoting is not None else None


def _read(index: int, passage: Passage, verb: Verb, run: Run) -> Iterator[Reading]:
    found = _speaker_before(passage.doc, verb, run) or _speaker_after(passage.doc, verb, run)
    found = _quoted_by(passage.doc, verb, found, run) if verb.token.tag_ == "VBG" else found
    if found is None:
        opening = _opening(index, passage, verb, run)
        if opening is not None:
            yield opening
        return
    speaker, left, right = found
    content = _content(passage.doc, left, right, run, verb, follows=speaker.first < verb.first)
    doc = passage.doc
    if content is None or not any(t.is_alpha for t in doc[content[0] : content[1] + 1]):
        return
    if _only_tells_when(doc, content, verb):
        return
    reading = _reading(index, passage, verb, speaker, content, "framed")
    reading.after_colon = content[0] > run[0] and doc[content[0] - 1].text in (":", ";")
    yield reading


def _only_tells_when(doc: Any, content: tuple[int, int], verb: Verb) -> bool:
    """ "When we last met, the pirates ruled over four ports": that is when they did, and not what they ruled."""
    opening = doc[content[0]]
    clause = opening.head
    when = opening.lower_ in ("when", "while", "as", "once", "until") and opening.dep_ in ("mark", "advmod")
    return when and clause.dep_ == "advcl" and clause.head.i == verb.token.i and not doc[content[0] - 1].is_quote


def _reading(
    index: int, passage: Passage, verb: Verb, speaker: SpeakerRun, content: tuple[int, int], rule: Rule
) -> Reading:
    doc = passage.doc
    return Reading(
        passage=index,
        source=doc[speaker.head],
        verb=verb.token,
        cue=passage.span(doc[verb.first], doc[verb.last]),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="indirect",
        rule=rule,
        phrase=(speaker.first, speaker.last),
    )


def _opening(index: int, passage: Passage, verb: Verb, run: Run) -> Reading | None:
    """ "Poe, who leads the study, said that …", "the port made known in May that …": a speaker before a "that"."""
    doc = passage.doc
    that = clause_after(doc, verb, run)
    if that is None or that + 2 >= run[1] or (that > verb.last + 1 and doc[that - 1].tag_ == "VBG"):
        return None  # "told of pilots declaring that": somebody else's words
    if any(t.tag_ in FINITE or t.text == "," for t in doc[verb.last + 1 : that]):
        return None
    of_it = verb.token.lemma_ in ("say", "write", "report") and doc[verb.last + 1].lower_ == "of"
    bare = doc[that].lower_ != "that"
    lost = that == verb.last + 1 and doc[that].dep_ == "dobj" and _asserts(doc, that + 1, run[1])
    if not (of_it or bare or lost) and (
        doc[that].dep_ not in ("mark", "nsubj", "det") or (doc[that].dep_ != "mark" and verb.last + 1 != that)
    ):
        return None
    end = verb.first
    if end > run[0] and doc[end - 1].text in (",", ")", "—", "–"):
        end = _before_apposition(doc, end, run)
    speaker = _whole(doc, verb, run_before(doc, end, run[0]) if end > run[0] else None)
    left = speaker.first if speaker is not None else 0
    if speaker is None and (named := named_before(doc, verb.first, run[0])) is not None:
        speaker, left = named
    if speaker is None or not speaker.sure or (needs_marks(verb) and left > run[0]):
        return None
    if bare and left > run[0]:
        return None
    speaker = _cited(doc, verb) or speaker
    content = trimmed(doc, that, run[1] - 1)
    if content is None:
        return None
    return _reading(index, passage, verb, speaker, content, "clause")


def _whole(doc: Any, verb: Verb, speaker: SpeakerRun | None) -> SpeakerRun | None:
    """The speaker with what an "and" joins to its front ("the Office of the Army and | the Armed Forces | said"), or
    whom a participle or an adjective before the verb describes ("Doctors working at | the port | said")."""
    if (described := _at_work(verb, speaker)) is not None:
        return described
    if speaker is None or speaker.first == 0 or doc[speaker.first - 1].lower_ not in ("and", "or", "&"):
        return speaker
    subject = child(verb.token, "nsubj")
    joined = subject is not None and subject.left_edge.i < speaker.first <= subject.right_edge.i
    return SpeakerRun(subject.left_edge.i, speaker.last, subject.i, sure=True) if joined and subject else speaker


def _at_work(verb: Verb, speaker: SpeakerRun | None) -> SpeakerRun | None:
    """The verb's subject where the run before the verb ends a participle clause that hangs on it, or what an adjective
    needs ("pilots familiar with | the port | said")."""
    subject = child(verb.token, "nsubj")
    if speaker is None or subject is None or not subject.i < speaker.first <= subject.right_edge.i:
        return None
    doing = next((c for c in subject.rights if _describes_at_once(c) and c.i < speaker.first), None)
    if doing is None or doing.i != subject.i + 1 or doing.right_edge.i != speaker.last or not may_tell(subject):
        return None
    return SpeakerRun(subject.left_edge.i, subject.i, subject.i, sure=True)


def _describes_at_once(token: Any) -> bool:
    return bool(
        (token.dep_ == "acl" and token.tag_ == "VBG") or (token.dep_ in ("amod", "acl") and token.pos_ == "ADJ")
    )


def _speaker_before(doc: Any, verb: Verb, run: Run) -> tuple[SpeakerRun, int, int] | None:
    """The speaker before the verb, with the first and last token of the whole reporting clause."""
    end = verb.first
    named = named_before(doc, end, run[0])
    if named is None and doc[end - 1].text in (",", ")", "—", "–"):
        end = _before_apposition(doc, end, run)
    speaker = _described_before(doc, end, run) or (run_before(doc, end, run[0]) if end > run[0] else None)
    speaker, left = named or (speaker, speaker.first if speaker else 0)
    short = left - run[0] < _SHORTEST
    if (
        speaker is None
        or not (speaker.sure or _past_as(doc, left) < left)
        or (short and (left - run[0] != 2 or doc[left - 1].text != ","))
    ):
        return None
    left = _past_as(doc, left)
    before = doc[left - 1]
    binds = before.pos_ in ("ADP", "SCONJ", "CCONJ", "AUX", "PART", "PRON") or before.tag_ in ("WDT", "WP", "IN")
    if before.text in _QUOTES and verb.token.dep_ in ("relcl", "acl"):
        return None  # "the “fleet” | it had announced"
    if binds and before.lower_ != "dead":  # which the tagger takes for a preposition ("leaving 12 dead a clerk said")
        return None
    closing = tail_end(doc, verb, run) or at_colon(doc, verb, before, run)
    if closing is None or (short and not goes_on_after(doc, closing, run)):
        return None
    if before.text not in MARKS and (closing < run[1] or needs_marks(verb)):
        return None
    if before.pos_ == "VERB" and before.text not in MARKS and before.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBG"):
        return None
    return speaker, left, closing


def _past_as(doc: Any, left: int) -> int:
    """Where the clause of a speaker at `left` begins: with "as" or "so" behind a mark ("…, as the guild says")."""
    opened = left > 1 and doc[left - 1].lower_ in ("as", "so") and doc[left - 2].text in MARKS
    return left - 1 if opened else left


def _described_before(doc: Any, end: int, run: Run) -> SpeakerRun | None:
    """ "…, | a cousin who took part in it | said": somebody behind a mark with a clause that says who it is."""
    first = next((k + 1 for k in range(end - 2, max(run[0], end - _DESCRIBED), -1) if doc[k].text in MARKS), None)
    if first is None or doc[first].pos_ not in ("DET", "NOUN", "PROPN", "ADJ", "NUM"):
        return None
    inner = next((k for k in range(first + 1, end - 1) if _opens_description(doc[k])), None)
    if inner is None or doc[inner - 1].pos_ not in _NOUNS:
        return None
    who = run_after(doc, first, inner)
    if who is None or who.last != inner - 1 or doc[who.head].lemma_.lower() not in ROLES | PEOPLE | BODIES:
        return None
    names = any(t.lower_ in ("name", "names", "nickname") for t in doc[inner:end])
    return SpeakerRun(first, who.last if names else end - 1, who.head, sure=True)


def _opens_description(token: Any) -> bool:
    return token.tag_ in ("WP", "WDT", "VBN", "VBG") or token.lower_ in ("familiar", "close", "involved", "present")


def _before_apposition(doc: Any, end: int, run: Run) -> int:
    """Where the speaker ends whom ", who heads the office," describes; `end` itself where nothing does."""
    mark = doc[end - 1].text
    opening = "(" if mark == ")" else mark
    if mark == "," and (relative := _relative_before(doc, end, run)) is not None:
        return relative
    for k in range(end - 2, max(run[0], end - _APPOSITION), -1):
        if doc[k].text != opening:
            continue
        inner = doc[k + 1 : end - 1]
        if opening != "," or inner[0].tag_ in ("WP", "WDT") or not any(t.tag_ in FINITE for t in inner):
            return k
    return end


def _relative_before(doc: Any, end: int, run: Run) -> int | None:
    """The comma before ", who is a clerk at the court, a busy place," where that is all one description."""
    for k in range(end - 2, max(run[0], end - _APPOSITION), -1):
        if doc[k].tag_ in ("WP", "WP$") and doc[k - 1].text == ",":
            finite = [t for t in doc[k:end] if t.tag_ in FINITE]
            return k - 1 if len(finite) == 1 else None
    return None


def _speaker_after(doc: Any, verb: Verb, run: Run) -> tuple[SpeakerRun, int, int] | None:
    """The speaker after the verb ("…, said Ann Poe, a clerk"), with the edges of the whole reporting clause."""
    first = verb.first
    if first - run[0] < 2 or verb.first != verb.token.i or verb.token.lemma_ in TO_A_HEARER:
        return None
    if _has_own_subject(verb.token, run):
        return None
    before = doc[first - 1]
    set_off = before.text in MARKS
    if not set_off and not (verb.token.lower_ == "said" and before.pos_ in _NOUNS):
        return None
    start = verb.last + 1
    if start >= run[1] or not (doc[start].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or doc[start].tag_ == "PRP$"):
        return None
    speaker = run_after(doc, start, run[1])
    if speaker is None or doc[start].lower_ in ("that", "this", "no", "something", "nothing"):
        return None
    if needs_marks(verb) and not (set_off and is_source(doc[speaker.head])):
        return None
    if _is_thing_of(verb.token, doc[speaker.head]):
        return None
    speaker = named_after(doc, speaker, run[1]) or speaker
    described = _past_description(doc, speaker.last + 1, run)
    closing = None if described is None else past_adjuncts(doc, described, run, verb.last)
    if closing is None:
        return None
    goes_on = closing < run[1] and _asserts(doc, closing, run[1])
    if goes_on and not (set_off and doc[closing].text in (",", ";")):
        return None
    return speaker, first, closing


def _is_thing_of(verb: Any, noun: Any) -> bool:
    """ "The clerk's brother Tom, who ran the port, announced | its end": what is announced, and by the subject."""
    told_by = child(verb, "nsubj") if verb.lemma_ != "say" else None  # "The crew, said the registrar, are at sea"
    return noun.dep_ == "dobj" and noun.head.i == verb.i and told_by is not None and not may_tell(noun)


def _has_own_subject(verb: Any, run: Run) -> bool:
    """Whether nothing but the verb's own subject stands before it ("Poe, who sits on the board, fears a strike")."""
    subject = child(verb, "nsubj")
    # "The report, released on Monday, said boats | leak": of what leaks the parser makes another subject.
    said = child(verb, "ccomp", "dobj") or next(
        (c for c in verb.rights if c.dep_ == "nsubj" and not is_source(c)), None
    )
    if subject is None or subject.i > verb.i or subject.left_edge.i > run[0] or said is None:
        return False
    between = verb.doc[subject.i + 1 : verb.i]
    if len(between) < 2 or between[0].text != ",":
        return False
    told = between[-1].text == "," and any(t.tag_ in FINITE for t in between)  # "His men, Poe says, found their boats"
    return told or subject.right_edge.i >= verb.i - 2


def _past_description(doc: Any, i: int, run: Run) -> int | None:
    """Where what describes a speaker after the verb ends; None where a verb makes the speaker a subject."""
    start = i
    while i < run[1] and doc[i].text not in (";", "–", "—", "--", ".", "“", '"'):
        if doc[i].text == "," and (i > start or not _describes(doc, i + 1, run)):
            return i
        if doc[i].tag_ in (*FINITE, "MD") and not in_relative(doc, i, start - 1):
            return None
        i += 1
    return i


def _describes(doc: Any, i: int, run: Run) -> bool:
    """Whether an apposition or a relative clause begins at `i`: "a clerk at the court", "who leads the union"."""
    if i >= run[1]:
        return False
    if doc[i].tag_ in ("WP", "WDT"):
        return True
    run_here = run_after(doc, i, run[1])
    if run_here is None or (
        doc[i].lower_ == "the" and run_here.last + 1 < run[1] and doc[run_here.last + 1].pos_ == "AUX"
    ):
        return False
    stop = next((k for k in range(i, run[1]) if doc[k].text in (",", ".", "”")), run[1])
    return not any(doc[k].tag_ in (*FINITE, "MD") and not in_relative(doc, k, i) for k in range(i, stop))


def _content(doc: Any, left: int, right: int, run: Run, verb: Verb, *, follows: bool) -> tuple[int, int] | None:
    """What is said around or before a reporting clause with the edges `left` and `right` (exclusive).

    It may be without a verb where the speaker's verb `follows` the speaker.
    """
    first = _past_colon(doc, after_contrast(doc, run[0], left), left)
    goes_on = right < run[1] and (doc[right].text == ":" or not is_adjunct(doc, right + 1, run))
    if doc[first].lower_ == "it" and doc[first + 1].lemma_ == "be" and not goes_on:
        goes_on, right = True, left  # "It was the storm, Poe said, that sank them"
    end = before_another(doc, right, run) if goes_on else left
    named = verb.last > verb.token.i and verb.token.lemma_ in ("call", "dub", "label", "brand")
    own = any(c.dep_ == "nsubj" and c.tag_ != "CD" for c in verb.token.lefts) and not _closes_inverted(doc, verb, right)
    counted = _counts(doc, first, left) and (follows or (left - first <= _TELLING and not own))
    if not _asserts(doc, first, end) and not (counted or (follows and named)):
        return None
    return trimmed(doc, first, end - 1)


def _closes_inverted(doc: Any, verb: Verb, right: int) -> bool:
    """Whether nothing but who says it stands behind the verb and its comma ("Forty arrests, boasts the ministry.")."""
    speaker = run_after(doc, verb.last + 1, right) if doc[verb.first - 1].text == "," else None
    return speaker is not None and speaker.last + 2 >= right and may_tell(doc[speaker.head])


def before_another(doc: Any, right: int, run: Run) -> int:
    """Where what goes on after the clause ends: at a semicolon or a ", while" behind which somebody else speaks."""
    stop = next((k for k in range(right, run[1]) if doc[k].text == ";" or _contrasts(doc, k)), run[1])
    speaks = any(t.lemma_ in _SPEAKING and t.tag_ in FINITE and _by_somebody(t) for t in doc[stop : run[1]])
    return stop if speaks else run[1]


_SPEAKING = VERBS | frozenset("put count place give speak call deny reject dispute number list".split())


def _contrasts(doc: Any, i: int) -> bool:
    return doc[i].text == "," and i + 1 < len(doc) and doc[i + 1].lower_ in ("while", "whereas", "though", "although")


def _by_somebody(verb: Any) -> bool:
    subject = child(verb, "nsubj")
    puts = verb.lemma_ in ("put", "place") and any(c.lower_ == "at" for c in verb.rights)
    return verb.lemma_ in VERBS or (subject is not None and (puts or is_source(subject)))


def _counts(doc: Any, first: int, left: int) -> bool:
    """Whether words without a verb tell more than when or where ("Only 19 boats, Poe finds.")."""
    if doc[first].pos_ in ("ADP", "SCONJ", "CCONJ") and left - first <= _TELLING:
        return False
    return left - first > _TELLING or any(t.pos_ == "NUM" for t in doc[first:left])


def _past_colon(doc: Any, first: int, left: int) -> int:
    """Where what is said begins: behind the last colon that a sentence of its own stands before ("He disagrees: …").

    A semicolon counts where somebody speaks before it ("The clerk said it was shut; few knew, she said").
    """
    for k in range(left - 1, first, -1):
        if doc[k].text == ":" and _asserts(doc, first, k):
            return k + 1
        if doc[k].text == ";" and any(
            t.tag_ in FINITE and t.lemma_ in _SPEAKING and _by_somebody(t) for t in doc[first:k]
        ):
            return k + 1
    return first


def _asserts(doc: Any, first: int, last: int) -> bool:
    """Whether a finite verb, or a participle that could be one, stands in the run (`last` exclusive)."""
    return any(t.tag_ in (*FINITE, "MD", "VBN") for t in doc[first:last])


def with_reporting_clauses(parsed: Sequence[Reading], framed: Sequence[Reading]) -> list[Reading]:
    """The readings of the parser's verbs, corrected by the reporting clauses that the words show.

    Of a verb that both have found, the parser's content stands unless its speaker was a part of what is said or its
    content is a small part of the other's; the speaker's phrase is the one that the words give.
    """
    by_verb = {_verb_of(r): r for r in framed}
    kept: list[Reading] = []
    for reading in parsed:
        other = by_verb.get(_verb_of(reading))
        if other is None:
            kept.append(reading)
        elif _agree(reading, other):
            reading.source, reading.phrase = other.source, other.phrase
            if other.after_colon:
                reading.content = (max(reading.content[0], other.content[0]), reading.content[1])
            kept.append(reading)
            del by_verb[_verb_of(reading)]
    return sorted([*kept, *by_verb.values()], key=lambda r: (r.cue or r.content)[0])


def _verb_of(reading: Reading) -> int:
    """The index of the reading's verb, -1 without one."""
    return -1 if reading.verb is None else int(reading.verb.i)


def _agree(parsed: Reading, framed: Reading) -> bool:
    if parsed.source is None or framed.phrase is None:
        return False
    if framed.rule == "framed" and framed.content[0] >= parsed.content[1]:
        return False  # "According to Poe, P, although Q, pilots say": what the pilots say is Q
    if framed.rule == "clause" and parsed.rule == "clause" and _is_end_of_subject(framed.phrase, parsed.source):
        framed.source, framed.phrase = parsed.source, None
        return True
    same = framed.phrase[0] <= parsed.source.i <= framed.phrase[1]
    apart = parsed.cue is not None and parsed.content[0] > parsed.cue[1] + 1
    goes_on = parsed.rule in ("clause", "framed") or (parsed.rule == "thing" and apart)
    if same and goes_on and framed.content[1] <= parsed.content[0]:
        parsed.content = (framed.content[0], parsed.content[1])  # "20 sank, Poe said, two of them in May"
    return same and (framed.rule == "clause" or 2 * _length(parsed) >= _length(framed))


def _is_end_of_subject(phrase: tuple[int, int], subject: Any) -> bool:
    """Whether the words only give the end of the subject: "data compiled by a group and shared with | the Post"."""
    shared = any(t.tag_ in ("VBN", "WP", "WDT") for t in subject.doc[subject.i + 1 : phrase[0]])
    shared = shared or any(t.dep_ == "cc" for t in subject.doc[subject.i + 1 : phrase[1]])
    return bool(shared and subject.i < phrase[0] and subject.right_edge.i >= phrase[1])


def _length(reading: Reading) -> int:
    return reading.content[1] - reading.content[0]
