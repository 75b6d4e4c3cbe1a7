"""Set phrases that say as a verb of saying does: "left no doubt that", "sent word that", "let slip that".

They are found by their words: a verb, a particle or a noun for what is told, and the "that" behind which it stands.
What somebody lets slip, puts about or sounds a warning of is as much their word as what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cues.phrases.phrase_cues import phrase_reading
from briefings.extracting.attributions.cues.verbs.relative_reports import cleft_subject
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.parsing.dependencies import child, sentence_end, subject_of, trimmed
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
        "put": r"it to (him|her|them|me|us|(the |a )?\w+)|(it )?(about|around|out)|"
        r"(it )?on (the )?record( (his|her|its|their|the) \w+)?|"
        r"(out|about) (the )?(word|story|claim|rumour)s?",
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
        **dict.fromkeys(("hide", "conceal", "disguise", "exclude"), r"(from \w+ )?(the fact)?"),
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
# When it was said, which may stand before "that" ("took the view | last year | that").
_WHEN = re.compile(
    r" (last|this|earlier this|late last|early this) (year|month|week|spring|summer|autumn|winter)$| on \w+day$|"
    r" for (days|weeks|months|years|some time|a long time)$| (repeatedly|time and again|again and again)$"
)
# What all that is said by such a phrase stands behind.
_BEHIND = frozenset({"that"})
# How many tokens may stand between such a verb and "that".
_LONGEST = 7
# Of a verb that does something else without "that" the parser gives a clause ("owned that", "passed on that").
_NEEDS_CLAUSE = _words("own pass hold allow")
# Who does not do these says what they would hide.
_NOT_HIDING = _words("hide conceal disguise exclude")


def phrase_verb_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such phrases, in text order."""
    if not may_have(passage.doc, _BEHIND):
        return
    for token in passage.doc:
        if token.lemma_ in _BEFORE_THAT and (token.tag_ in _FINITE or (token.tag_ == "VB" and token.dep_ == "ROOT")):
            reading = _before_that(index, passage, token)
            if reading is not None:
                yield reading


def _before_that(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "The mayor left no doubt that P", "The port sent word that P"."""
    doc = passage.doc
    that = _that_behind(verb)
    if that is None or not _is_set_phrase(verb, that):
        return None
    source = _who_does(verb)
    content = None if source is None else trimmed(doc, that, sentence_end(doc, that))
    if content is None:
        return None
    return phrase_reading(index, passage, source, (verb, doc[that - 1]), content, "indirect")


def _that_behind(verb: Any) -> int | None:
    """The "that" close behind the verb that opens a clause ("sent word | that | P")."""
    doc = verb.doc
    that = next((k for k in range(verb.i + 1, min(len(doc), verb.i + _LONGEST)) if doc[k].lower_ == "that"), None)
    if that is None or that + 2 >= len(doc):
        return None
    thing = child(verb, "dobj")
    second = doc[that].dep_ == "dobj" and thing is not None and thing.i < that  # "put it to her that of 40 boats …"
    return that if second or doc[that].dep_ in ("mark", "nsubj", "det", "advmod") else None


def _is_set_phrase(verb: Any, that: int) -> bool:
    """Whether the words between the verb and "that" make a phrase of saying with it ("left | no doubt | that")."""
    between = _WHEN.sub("", " ".join(t.lower_ for t in verb.doc[verb.i + 1 : that]))
    says = _BEFORE_THAT[verb.lemma_].fullmatch(between) is not None
    if verb.lemma_ in _NOT_HIDING and child(verb, "neg") is None:
        return False
    return says and (verb.lemma_ not in _NEEDS_CLAUSE or verb.doc[that].dep_ == "mark")


def _who_does(verb: Any) -> Any | None:
    """The verb's subject where it can tell something; the mayor of "it was the mayor who gave notice that P"."""
    source = subject_of(verb)
    if source is not None and source.lower_ == "who":
        source = cleft_subject(verb) or source
    tells = source is not None and may_tell(source) and child(verb, "auxpass") is None
    return source if tells else None


def with_phrase_verbs(readings: list[Reading], phrases: list[Reading]) -> list[Reading]:
    """The readings with the phrases, which stand for what else was read of the same words."""
    if not phrases:
        return readings
    return [*(r for r in readings if not any(_same(r, p) for p in phrases)), *phrases]


def _same(reading: Reading, phrase: Reading) -> bool:
    """Whether a reading's cue is a word of the phrase's ("doubt" of "left no doubt") or has the same content."""
    if reading.cue is None or phrase.cue is None:
        return False
    return phrase.cue[0] <= reading.cue[0] and reading.cue[1] <= phrase.cue[1]
