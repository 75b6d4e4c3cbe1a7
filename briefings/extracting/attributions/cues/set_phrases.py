"""Set phrases that say as a verb of saying does: "left no doubt that", "sent word that", "was blunt: the pier is shut".

They are found by their words: a verb, a particle or a noun for what is told, and the "that" or the colon behind which
it stands. What somebody lets slip, puts about or sounds a warning of is as much their word as what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import SPEECH
from briefings.extracting.attributions.cues.phrase_cues import phrase_reading
from briefings.extracting.attributions.cues.relative_reports import cleft_subject
from briefings.extracting.attributions.speakers.speaker_runs import run_after
from briefings.extracting.attributions.speakers.tellers import may_tell
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start, subject_of, trimmed
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
# Nouns for what is told: "gave notice that", "stuck to its story that".
_TOLD = r"(word|notice|warning|assurances?|signal|message|hint|line|view|position|stance|story|claim|version|account)s?"
_OWNER = r"(the|a|an|its|his|her|their|no|any|little)"
# Verb → what may stand between it and "that".
_BEFORE_THAT = {
    lemma: re.compile(pattern)
    for lemma, pattern in {
        "leave": r"(no|little) (room for )?(doubt|question)( (in|about) \w+)?",
        "be": r"(in|under) (no|little) (doubt|illusions?)|on (the )?record( as saying)?",
        "give": rf"out|to understand|({_OWNER} )?(\w+ )?(word|notice|warning|assurances?|hint|signal)s?",
        "put": r"(it )?(about|around|out)|(it )?on (the )?record|(out|about) (the )?(word|story|claim|rumour)s?",
        "send": r"(out )?(the |a |back )?(\w+ )?(word|message|signal)",
        "serve": r"notice",
        "make": r"(it )?(plain|public|known|clear|understood|official)|no (secret|bones) (of|about) the fact|"
        r"the (point|case|argument|claim|charge)",
        "let": r"(it )?(slip|drop|on|out)|(it )?be (known|understood)|it get (about|around)",
        "take": rf"it|it for granted|{_OWNER} (\w+ )?(view|line|position|stance)",
        "stand": rf"by {_OWNER} (\w+ )?{_TOLD}",
        "stick": rf"(to|by) {_OWNER} (\w+ )?{_TOLD}",
        "cling": rf"to {_OWNER} (\w+ )?{_TOLD}",
        "hold": r"(it )?(for|as|to be) (certain|sure|likely|proven|possible|true)|out (the |a )?(hope|prospect)|fast",
        "own": r"(up)?",
        "bear": r"witness|testimony",
        "sound": rf"{_OWNER} (\w+ )?(warning|alarm|note)",
        "raise": rf"{_OWNER} (\w+ )?(alarm|spectre|possibility)",
        "draw": r"attention to the fact",
        "point": r"to the fact",
        "work": r"(it )?out",
        "figure": r"(it )?out",
        "allow": r"(for the fact)?",
        "get": r"it (across|about|around)",
        "pass": r"(on |along )?(the )?word( on)?|on|along",
        "spread": r"(the |a )?(word|story|rumour|tale)",
        "think": r"it (\w+ )?(likely|unlikely|possible|probable|plausible|certain|clear)",
        "consider": r"it (\w+ )?(likely|unlikely|possible|probable|plausible|certain|proven)",
        "deem": r"it (\w+ )?(likely|unlikely|possible|probable|plausible|certain|proven)",
    }.items()
}
# How many tokens may stand between such a verb and "that".
_LONGEST = 7
# Of a verb that does something else without "that" the parser gives a clause ("owned that", "passed on that").
_NEEDS_CLAUSE = _words("own pass hold allow")


def phrase_verb_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such phrases, in text order."""
    for token in passage.doc:
        if token.lemma_ in _BEFORE_THAT and (token.tag_ in _FINITE or (token.tag_ == "VB" and token.dep_ == "ROOT")):
            reading = _before_that(index, passage, token)
            if reading is not None:
                yield reading
        elif token.text == ":" and token.i > 1:
            reading = _before_colon(index, passage, token)
            if reading is not None:
                yield reading


def _before_that(index: int, passage: Passage, verb: Any) -> Reading | None:
    doc = passage.doc
    that = next((k for k in range(verb.i + 1, min(len(doc), verb.i + _LONGEST)) if doc[k].lower_ == "that"), None)
    if that is None or that + 2 >= len(doc) or doc[that].dep_ not in ("mark", "nsubj", "det", "advmod"):
        return None
    if _BEFORE_THAT[verb.lemma_].fullmatch(" ".join(t.lower_ for t in doc[verb.i + 1 : that])) is None:
        return None
    if verb.lemma_ in _NEEDS_CLAUSE and doc[that].dep_ != "mark":
        return None
    source = subject_of(verb)
    if source is not None and source.lower_ == "who":
        source = cleft_subject(verb) or source
    if source is None or not may_tell(source) or child(verb, "auxpass") is not None:
        return None
    content = trimmed(doc, that, sentence_end(doc, that))
    if content is None:
        return None
    return phrase_reading(index, passage, source, (verb, doc[that - 1]), content, "indirect")


_CANDID = _words(
    """blunt clear plain frank adamant categorical unequivocal emphatic brief curt terse succinct dismissive defiant
    scathing sceptical skeptical cautious candid explicit firm unmoved unrepentant matter-of-fact"""
)
_MESSAGES = _words(
    """message answer verdict line advice reply response explanation conclusion view warning argument assessment point
    version story account theory excuse"""
)
_NOTES = _words("note tone")
_DIFFERING = frozenset({("beg", "differ"), ("go", "further"), ("see", "differently"), ("think", "otherwise")})


def _before_colon(index: int, passage: Passage, colon: Any) -> Reading | None:
    """ "The mayor was blunt: P", "The port's message was plain: P", "Poe struck a darker note: P", "Not so, says Poe:
    P", where no quotation follows the colon."""
    doc, i = passage.doc, colon.i
    first = sentence_start(doc, i)
    if i + 3 >= len(doc) or doc[i + 1].is_quote or i - first > _LONGEST_OPENING or not _asserts(doc, i + 1):
        return None
    source = _answering(doc, first, i) or _candid(doc, first, i)
    if source is None:
        return None
    content = trimmed(doc, i + 1, sentence_end(doc, i + 1))
    if content is None:
        return None
    return phrase_reading(index, passage, source, (doc[i - 1], doc[i - 1]), content, "indirect")


_LONGEST_OPENING = 14
_NOT_SO = re.compile(
    r"(not so|nonsense|wrong|no|not at all|not true|far from it|hardly|quite the (opposite|reverse)) ?,?"
)


def _answering(doc: Any, first: int, colon: int) -> Any | None:
    """Who says "Not so" ("Not so, | says Ann Poe, a clerk")."""
    said = next((t for t in doc[first:colon] if t.lemma_.lower() in SPEECH and t.tag_ in _FINITE), None)
    if said is None or _NOT_SO.fullmatch(doc[first : said.i].text.lower()) is None:
        return None
    run = run_after(doc, said.i + 1, colon)
    return None if run is None else doc[run.head]


def _candid(doc: Any, first: int, colon: int) -> Any | None:
    """Who is candid, or whose message or note it is, where the sentence before the colon says no more than that."""
    root = next((t for t in doc[first:colon] if t.tag_ in ("VBD", "VBZ", "VBP")), None)
    subject = child(root, "nsubj") if root is not None else None
    if root is None or subject is None or any(t.tag_ in ("VBD", "VBZ", "VBP") for t in doc[root.i + 1 : colon]):
        return None
    ending = doc[colon - 1]
    if root.lemma_ == "be":
        owner = child(subject, "poss") if subject.lemma_ in _MESSAGES else subject
        told = ending.lower_ in _CANDID or (subject.lemma_ in _MESSAGES and ending.pos_ == "ADJ")
        return owner if told and owner is not None and (owner.tag_ == "PRP$" or may_tell(owner)) else None
    note = root.lemma_ in ("strike", "sound") and ending.lemma_ in _NOTES
    as_much = root.lemma_.lower() in SPEECH and ending.lower_ in ("much", "same")
    differs = (root.lemma_, ending.lower_) in _DIFFERING or (root.lemma_ == "disagree" and ending.i == root.i)
    bluntly = root.lemma_ == "put" and doc[root.i + 1].lower_ == "it" and ending.pos_ == "ADV"
    return subject if (note or as_much or differs or bluntly) and may_tell(subject) else None


def _asserts(doc: Any, first: int) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[first : sentence_end(doc, first) + 1])


def with_phrase_verbs(readings: list[Reading], phrases: list[Reading]) -> list[Reading]:
    """The readings with the phrases, which stand for what else was read of the same words."""
    return [*(r for r in readings if not any(_same(r, p) for p in phrases)), *phrases]


def _same(reading: Reading, phrase: Reading) -> bool:
    """Whether a reading's cue is a word of the phrase's ("doubt" of "left no doubt") or has the same content."""
    if reading.cue is None or phrase.cue is None:
        return False
    return phrase.cue[0] <= reading.cue[0] and reading.cue[1] <= phrase.cue[1]
