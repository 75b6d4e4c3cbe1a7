"""Reporting clauses of a text that came without its commas: "Two boats sank off Halden Harbour Minister Ann Poe said".

Some archives keep articles so. The parser then makes the speaker a part of what is said, and nothing marks the clause
off; but who speaks is still a name or a noun for somebody right before a finite verb of saying behind which nothing, or
when and where it was said, or another clause follows. A text counts as such if it is long and has no comma at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import FINITE
from briefings.extracting.attributions.reports.clauses.reported_content import before_another
from briefings.extracting.attributions.reports.clauses.unmarked_speakers import (
    ASSERTING,
    LONGEST,
    head_of,
    speaker_before,
    speaker_behind,
)
from briefings.extracting.attributions.reports.clauses.verb_classes import VERBS
from briefings.extracting.parsing.dependencies import trimmed
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences
from briefings.knowledge.agencies import agency_named
from briefings.values import frozen

# A comma that is none of a number; and how many characters without one are no accident.
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_LONG = 400
# What stands right before a subject that says nothing: "the boat that the port said …".
_BINDING = frozenset({"that", "which", "who", "whom", "what", "than", "as", "whose"})
# What may follow: when and where it was said, or another clause.
_AFTER = frozenset(
    """on in at after during following before late early earlier last this today yesterday tomorrow and but while
    whereas though although adding citing as when where via through by from quoting without speaking""".split()
)
_GOING_ON = frozenset({"and", "but", "while", "whereas", "though", "although"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_HEARING = frozenset({"tell", "inform", "assure"})
# What may stand between the speaker and the verb: "the guild | also | said".
_HELPING = frozenset({"also", "then", "later", "further", "have", "has", "had"})
_SHORTEST_SAID = 4
# How far behind such a word a "that", or a verb, shows that a clause of its own follows.
_THAT_WITHIN, _VERB_WITHIN = 10, 8
_VERBS = VERBS | {"promise"}


def is_without_commas(text: str) -> bool:
    """Whether a text is long and has no comma but in numbers."""
    return len(text) >= _LONG and _COMMA.search(text) is None


@frozen
class _Report:
    """What a verb reports: the first and last place of the cue, of the speaker's phrase, and of what is said."""

    verb: Any
    cue: tuple[int, int]
    speaker: tuple[int, int]
    said: tuple[int, int]


def unmarked_readings(index: int, passage: Passage, names: Set[str]) -> Iterator[Reading]:
    """The reporting clauses of one passage of such a text, in text order."""
    doc = passage.doc
    for run in sentences(passage):
        for verb in doc[run[0] + 1 : run[1]]:
            report = _reported(doc, verb, run, names) or _inverted(doc, verb, run, names)
            if report is not None:
                yield _reading(index, passage, report)


def _reading(index: int, passage: Passage, report: _Report) -> Reading:
    doc = passage.doc
    return Reading(
        passage=index,
        source=doc[head_of(doc, *report.speaker)],
        verb=report.verb,
        cue=passage.span(doc[report.cue[0]], doc[report.cue[1]]),
        content=passage.span(doc[report.said[0]], doc[report.said[1]]),
        kind="indirect",
        rule="framed",
        phrase=report.speaker,
    )


def _reported(doc: Any, verb: Any, run: Run, names: Set[str]) -> _Report | None:
    """ "Two boats sank off Halden a clerk said on Monday", "The boats officials say have sunk"."""
    if verb.lemma_.lower() not in _VERBS or not _is_finite(verb):
        return None
    parts = _parts_subject(doc, verb, run)
    if not parts and not _closes(doc, verb, run):
        return None
    first = verb.i - (doc[verb.i - 1].lower_ in _HELPING)
    who = speaker_before(doc, first, run, names)
    if who is None or not (_has_subject_ahead if parts else _has_sentence_ahead)(doc, who.left, run):
        return None
    goes_on = parts or (verb.i + 1 < run[1] and doc[verb.i + 1].lower_ in _GOING_ON)
    end = before_another(doc, verb.i + 1, run) if goes_on else who.left
    said = trimmed(doc, run[0], end - 1)
    return None if said is None else _Report(verb, (first, verb.i), (who.first, who.last), said)


def _has_sentence_ahead(doc: Any, left: int, run: Run) -> bool:
    """Whether what stands before the clause is a sentence: "Two boats sank off Halden | a clerk said"."""
    return left - run[0] >= _SHORTEST_SAID and _stands_free(doc, left, run) and _asserts(doc, run[0], left)


def _has_subject_ahead(doc: Any, left: int, run: Run) -> bool:
    """Whether what stands before the clause is but a subject: "The boats | officials say | have sunk"."""
    return left - run[0] >= 1 and _stands_free(doc, left, run) and not _asserts(doc, run[0], left)


def _stands_free(doc: Any, left: int, run: Run) -> bool:
    """Whether nothing right before `left` binds what follows, and neither colon nor semicolon stands before it."""
    before = doc[left - 1]
    if before.lower_ in _BINDING or before.pos_ in ("ADP", "SCONJ"):
        return False
    return not any(t.text in (":", ";") for t in doc[run[0] : left])


def _inverted(doc: Any, verb: Any, run: Run, names: Set[str]) -> _Report | None:
    """ "Half of them are Danes say port officials", "Two boats sank the radio was told by a clerk": at the very end."""
    if verb.i + 1 >= run[1] or verb.i - run[0] < _SHORTEST_SAID or doc[verb.i - 1].lower_ in _BINDING:
        return None
    cue = _cue_ahead_of_speaker(doc, verb, run) if _asserts(doc, run[0], verb.i) else None
    who = None if cue is None else _who_closes(doc, cue[1] + 1, run, names)
    said = None if cue is None or who is None else trimmed(doc, run[0], cue[0] - 1)
    return None if cue is None or who is None or said is None else _Report(verb, cue, who, said)


def _cue_ahead_of_speaker(doc: Any, verb: Any, run: Run) -> tuple[int, int] | None:
    """The first and last token of "say", or of "the radio was told by", behind which who speaks may stand."""
    if verb.lower_ == "told" and verb.i + 2 < run[1] and doc[verb.i + 1].lower_ == "by":
        agency = _agency_that_was(doc, verb, run)
        return None if agency is None else (agency, verb.i + 1)
    return (verb.i, verb.i) if _may_come_first(doc, verb) else None


def _agency_that_was(doc: Any, told: Any, run: Run) -> int | None:
    """The agency of "the radio | was told"."""
    left = told.i
    while left - 1 > run[0] and doc[left - 1].lemma_ in ("be", "have"):
        left -= 1
    if left == told.i or not agency_named(doc[left - 1].text, alone=True):
        return None
    return int(left - 1)


def _may_come_first(doc: Any, verb: Any) -> bool:
    """Whether a verb may stand before its speaker; behind a name it does so only before a noun phrase."""
    if verb.lower_ not in ("said", "say", "added") and not (verb.lemma_ in _VERBS and verb.text.endswith("s")):
        return False
    return not doc[verb.i - 1].text[:1].isupper() or doc[verb.i + 1].pos_ in ("ADJ", "NOUN", "PROPN", "DET")


def _who_closes(doc: Any, start: int, run: Run, names: Set[str]) -> tuple[int, int] | None:
    """Who speaks from `start` up to the sentence's end."""
    end = run[1] - doc[run[1] - 1].is_punct
    if start >= end or end - start > LONGEST or doc[start].lower_ in _BINDING:
        return None
    return speaker_behind(doc, start, end, names)


def _asserts(doc: Any, first: int, end: int) -> bool:
    return any(t.tag_ in ASSERTING for t in doc[first:end])


def _is_finite(verb: Any) -> bool:
    """Whether the word may be a finite verb, which the tagger takes for a noun or a participle without the commas."""
    return verb.tag_ in FINITE or verb.tag_ in ("NNS", "VBN")


def _parts_subject(doc: Any, verb: Any, run: Run) -> bool:
    """Whether the clause parts a subject from its verb: "The boats officials say | have sunk"."""
    i = verb.i + 1
    if doc[i : i + 2].text.lower() == "as well":
        i += 2
    goes_on = i < run[1] and doc[i].tag_ in ASSERTING
    return bool(goes_on) and verb.lower_ not in ("reports", "claims", "estimates")


def _closes(doc: Any, verb: Any, run: Run) -> bool:
    """Whether nothing, an adjunct or another clause follows the verb."""
    i = verb.i + 1
    if verb.lemma_ in _HEARING:
        i = _past_hearer(doc, i, run)
        if i == verb.i + 1:
            return False
    if i >= run[1] or doc[i].is_punct:
        return bool(i >= run[1] or doc[i].text in (".", "(", "”", '"'))
    if verb.lemma_ == "go" and doc[i].lower_ == "on":
        return bool(i + 1 >= run[1] or doc[i + 1].is_punct)
    return doc[i].lower_ in _WEEKDAYS or _leads_on(doc, i, run)


def _past_hearer(doc: Any, start: int, run: Run) -> int:
    """The token behind those who are told; `start` where nobody is."""
    i = start
    while i < run[1] and i - start < LONGEST and doc[i].pos_ in _HEARERS:
        i += 1
    return i


def _leads_on(doc: Any, i: int, run: Run) -> bool:
    """Whether the word at `i` begins when or where it was said, or another clause."""
    if doc[i].lower_ not in _AFTER:
        return False
    behind = doc[i : run[1]]
    if any(t.lower_ == "that" and t.dep_ == "mark" for t in behind[:_THAT_WITHIN]):
        return False
    if doc[i].lower_ in _GOING_ON:
        return any(t.tag_ in ASSERTING for t in behind)
    return doc[i].lower_ in _BEFORE_CLAUSES or not any(t.tag_ in ASSERTING for t in behind[:_VERB_WITHIN])


_BEFORE_CLAUSES = frozenset({"as", "when", "after", "before"})
_HEARERS = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PRON", "PART"})
