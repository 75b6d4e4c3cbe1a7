"""Speech that goes on without a cue: "The port would close in May" after "…, the minister said".

A past report turns what is to come into "would": where a sentence opens no attribution of its own, has such a verb for
its main one and no condition in it, it is still the word of whoever was reported right before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import SPEECH
from briefings.extracting.parsing.dependencies import trimmed
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences

_PAST = frozenset({"VBD", "VBN"})
_CONDITIONS = frozenset({"if", "unless", "were", "otherwise", "without", "could", "should"})
_REPORTING = frozenset({"clause", "framed"})


def carried_readings(passages: Sequence[Passage], readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings of sentences that go on with the speech before them; `readings` are in text order."""
    starts = [(r.cue or r.content)[0] for r in readings]
    before: Reading | None = None
    for index, passage in enumerate(passages):
        for run in sentences(passage):
            start, end = passage.at(passage.doc[run[0]]), passage.at(passage.doc[run[1] - 1])
            here = readings[bisect_left(starts, start) : bisect_left(starts, end + 1)]
            if here:
                before = _reported(here)
            elif before is None or not _is_future_in_the_past(passage.doc, run):
                before = None
            elif (edges := trimmed(passage.doc, run[0], run[1] - 1)) is not None:
                content = passage.span(passage.doc[edges[0]], passage.doc[edges[1]])
                carried = Reading(index, before.source, None, None, content, "indirect", "quotation")
                carried.follows = before
                yield carried


def _reported(here: Sequence[Reading]) -> Reading | None:
    """The one past report of a sentence, None where there is none, or more speakers than one."""
    told = [r for r in here if r.source is not None and r.rule in _REPORTING and _is_past(r)]
    others = any(r.kind == "direct" or (r.rule in _REPORTING and r not in told) for r in here)
    same = len({r.source.i for r in told if r.source is not None}) == 1
    return told[-1] if same and not others else None


def _is_past(reading: Reading) -> bool:
    verb: Any = reading.verb
    return verb is not None and verb.tag_ in _PAST and verb.lemma_.lower() in SPEECH


def _is_future_in_the_past(doc: Any, run: Run) -> bool:
    """Whether the main verb is "would" with an infinitive, and nothing makes that a condition or a guess."""
    words = doc[run[0] : run[1]]
    main = next((t for t in words if t.dep_ == "ROOT"), None)
    if main is None or main.tag_ not in ("VB", "VBN") or any(t.lower_ in _CONDITIONS or t.is_quote for t in words):
        return False
    helpers = [c for c in main.lefts if c.dep_ in ("aux", "auxpass")]
    if any(c.dep_ == "neg" for c in main.lefts):
        return False  # "The ministry would not say"
    have = any(c.lemma_ == "have" for c in helpers)
    return bool(helpers) and helpers[0].lower_ == "would" and not have and main.lemma_ not in _GUESSES


_GUESSES = frozenset({"seem", "appear", "suggest", "mean", "like", "prove", "know"})
