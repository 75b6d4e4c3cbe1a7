"""Reporting clauses that close a sentence or break into it: "…, a monitor said on Monday", "…, said Ann Poe, a clerk".

They are found by their words and their order, since the parser often makes their speaker a part of what is said. A
reporting clause is a speaker beside a finite verb of saying that has no object and no clause after it; it speaks for
the sentence around it, up to a contrast that another speaker's words stand before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefings.extracting.attributions.candidates import Reading, Rule
from briefings.extracting.attributions.cues.verbs.clause_content import says_its_own
from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import FINITE, Verb, clause_after, gives_reason
from briefings.extracting.attributions.reports.clauses.clause_speakers import (
    Clause,
    asserts,
    clause_with_speaker_after,
    clause_with_speaker_before,
    speaker_ahead,
)
from briefings.extracting.attributions.reports.clauses.reported_content import content_around
from briefings.extracting.attributions.reports.clauses.reporting_verbs import needs_marks, verb_at
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.parsing.dependencies import child, trimmed
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences


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


def _quoting(doc: Any, verb: Verb, clause: Clause) -> Clause | None:
    """The clause of "…, the radio quoted Ann Poe as saying" with who is quoted, and not who quotes, as its speaker."""
    if doc[verb.first].lower_ not in _CITING:
        return clause
    quoted = run_after(doc, verb.first + 1, verb.last)
    return None if quoted is None else replace(clause, speaker=quoted)


def _taught(doc: Any, verb: Verb, clause: Clause, run: Run) -> Clause:
    """The clause of "…, a daily learned from a port source" with the source as its speaker, if it is anybody's word."""
    behind = verb.last + 1
    teller = child(doc[behind], "pobj") if behind < run[1] and doc[behind].lower_ == "from" else None
    if teller is None or not is_source(teller):
        return clause
    return replace(clause, speaker=SpeakerRun(teller.left_edge.i, teller.i, teller.i, sure=True))


def _cited(doc: Any, verb: Verb) -> SpeakerRun | None:
    """Who is cited in "the radio cited Ann Poe as saying that …"."""
    quoting = next((t for t in doc[verb.first : verb.first + 2] if t.lower_ in _CITING), None)
    active = verb.token.tag_ == "VBG" and quoting is not None and doc[verb.first].lemma_ != "be"
    return run_after(doc, quoting.i + 1, verb.last) if active and quoting is not None else None


def _read(index: int, passage: Passage, verb: Verb, run: Run) -> Iterator[Reading]:
    doc = passage.doc
    clause = clause_with_speaker_before(doc, verb, run) or clause_with_speaker_after(doc, verb, run)
    if clause is not None and verb.token.tag_ == "VBG":
        clause = _quoting(doc, verb, clause)
    elif clause is not None and verb.token.lemma_ == "learn":
        clause = _taught(doc, verb, clause, run)
    reading = _opening(index, passage, verb, run) if clause is None else _framed(index, passage, verb, run, clause)
    if reading is not None:
        yield reading


def _framed(index: int, passage: Passage, verb: Verb, run: Run, clause: Clause) -> Reading | None:
    """The reading of a clause that closes what is said or breaks into it."""
    doc = passage.doc
    content = content_around(doc, clause, verb, run)
    if content is None or not any(t.is_alpha for t in doc[content[0] : content[1] + 1]):
        return None
    if _only_tells_when(doc, content, verb) or says_its_own(verb.token):
        return None
    reading = _reading(index, passage, verb, clause.speaker, content, "framed")
    reading.after_colon = content[0] > run[0] and doc[content[0] - 1].text in (":", ";")
    return reading


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
    that = _start_of_clause(doc, verb, run)
    found = None if that is None else speaker_ahead(doc, verb, run)
    if that is None or found is None:
        return None
    speaker, left = found
    opens_sentence = left <= run[0]
    if not speaker.sure or ((needs_marks(verb) or doc[that].lower_ != "that") and not opens_sentence):
        return None
    content = trimmed(doc, that, run[1] - 1)
    return None if content is None else _reading(index, passage, verb, _cited(doc, verb) or speaker, content, "clause")


def _start_of_clause(doc: Any, verb: Verb, run: Run) -> int | None:
    """Where the clause begins that says what was said; None where it is somebody else's, or none."""
    that = clause_after(doc, verb, run)
    if that is None or that + 2 >= run[1]:
        return None
    between = doc[verb.last + 1 : that]
    if len(between) > 0 and between[-1].tag_ == "VBG":
        return None  # "told of pilots declaring that": somebody else's words
    if any(t.tag_ in FINITE or t.text == "," for t in between):
        return None
    return that if _opens_clause(doc, verb, that, run) else None


def _opens_clause(doc: Any, verb: Verb, that: int, run: Run) -> bool:
    """Whether the word opens what is said, and is no pronoun ("said that of her")."""
    token, right_behind = doc[that], that == verb.last + 1
    if token.lower_ != "that" or token.dep_ == "mark" or _says_of(doc, verb):
        return True
    if not right_behind:
        return False
    return token.dep_ in ("nsubj", "det") or (token.dep_ == "dobj" and asserts(doc, that + 1, run[1]))


def _says_of(doc: Any, verb: Verb) -> bool:
    """ "Poe said of the harbour that …"."""
    return verb.token.lemma_ in ("say", "write", "report") and doc[verb.last + 1].lower_ == "of"


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
            elif _is_as_clause(other):
                reading.content = other.content
            kept.append(reading)
            del by_verb[_verb_of(reading)]
    return sorted([*kept, *by_verb.values()], key=lambda r: (r.cue or r.content)[0])


def _is_as_clause(reading: Reading) -> bool:
    """Whether "as" opens the clause, which is then of all that stands before it ("They left, watched by guards, | as |
    the port had reported")."""
    if reading.rule != "framed" or reading.phrase is None or reading.source is None or reading.phrase[0] == 0:
        return False
    return bool(reading.source.doc[reading.phrase[0] - 1].lower_ == "as" and reading.content[1] <= _start(reading))


def _start(reading: Reading) -> int:
    """Where the cue begins."""
    return (reading.cue or reading.content)[0]


def _verb_of(reading: Reading) -> int:
    """The index of the reading's verb, -1 without one."""
    return -1 if reading.verb is None else int(reading.verb.i)


def _agree(parsed: Reading, framed: Reading) -> bool:
    """Whether two readings of one verb have one speaker, and the parser's has enough of what is said."""
    if parsed.source is None or framed.phrase is None:
        return False
    if framed.rule == "framed" and framed.content[0] >= parsed.content[1]:
        return False  # "According to Poe, P, although Q, pilots say": what the pilots say is Q
    if framed.rule == "clause" and parsed.rule == "clause" and _is_end_of_subject(framed.phrase, parsed.source):
        framed.source, framed.phrase = parsed.source, None
        return True
    if not framed.phrase[0] <= parsed.source.i <= framed.phrase[1]:
        return False
    if _is_set_in(framed) and (_leads_on(framed) or _has_end_only(parsed, framed)):
        parsed.content = min(parsed.content[0], framed.content[0]), max(parsed.content[1], framed.content[1])
    if framed.content[1] <= parsed.content[0] and _may_go_on(parsed):
        parsed.content = (framed.content[0], parsed.content[1])  # "20 sank, Poe said, two of them in May"
    return framed.rule == "clause" or 2 * _length(parsed) >= _length(framed)


def _is_set_in(framed: Reading) -> bool:
    """Whether the clause stands within what is said: "20 sank, | Poe said, | and two are lost"."""
    cue: Any = framed.cue
    return framed.rule == "framed" and framed.content[0] < cue[0] and cue[1] < framed.content[1]


def _has_end_only(parsed: Reading, framed: Reading) -> bool:
    """Whether the parser found but the end of what such a clause breaks into ("40 left, pilots say, | most of them by
    sea")."""
    cue: Any = framed.cue
    return parsed.rule == "framed" and parsed.content[0] > cue[1] and parsed.content[1] >= framed.content[1]


def _leads_on(framed: Reading) -> bool:
    """Whether "and", a reason or a colon leads on behind the clause, and no contrast that may be the writer's."""
    verb: Any = framed.verb
    mark = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.is_punct), None)
    if mark is None or mark.i + 1 >= len(verb.doc):
        return False
    behind = mark.i + 1
    reason = gives_reason(verb.doc, behind, (behind, verb.sent.end))
    return bool(mark.text == ":" or (mark.text == "," and (reason or mark.nbor().lower_ == "and")))


def _may_go_on(parsed: Reading) -> bool:
    """Whether what stands behind the verb may go on with what was said before it."""
    if parsed.rule == "thing":
        return parsed.cue is not None and parsed.content[0] > parsed.cue[1] + 1
    return parsed.rule in ("clause", "framed")


def _is_end_of_subject(phrase: tuple[int, int], subject: Any) -> bool:
    """Whether the words only give the end of the subject: "data compiled by a group and shared with | the Post"."""
    shared = any(t.tag_ in ("VBN", "WP", "WDT") for t in subject.doc[subject.i + 1 : phrase[0]])
    shared = shared or any(t.dep_ == "cc" for t in subject.doc[subject.i + 1 : phrase[1]])
    return bool(shared and subject.i < phrase[0] and subject.right_edge.i >= phrase[1])


def _length(reading: Reading) -> int:
    return reading.content[1] - reading.content[0]
