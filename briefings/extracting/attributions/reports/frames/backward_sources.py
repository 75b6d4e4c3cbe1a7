"""Sentences that say through what the one before them became known: "This emerges from a report by the port office".

"This was announced by the ministry", "The source of the figure is Ann Poe", "Ann Poe told the court as much": each ends
with whoever told it, or says no more than that they did.
"""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, SPEECH
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, is_time, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.sentences import Run

# First and last token of the cue, whoever tells it, and the verb where it is one of saying.
Found = tuple[int, int, Any, Any | None]

_POINTING = frozenset({"that", "this"})
_EMERGING = re.compile(
    r"(emerges?|emerged|follows|comes|came|results?|stems?|is evident|is apparent|is clear|becomes clear|became clear|"
    r"can be seen|was learn(ed|t)|became known|was gathered) from"
)
# Confirmed or denied is what somebody else has said.
_TOLD = re.compile(
    r"(is|was|has been) (also |first |now )?(announced|reported|stated|disclosed|revealed|shown|established|published|"
    r"made public|made known|set out|noted|suggested|underlined|demonstrated)( .{1,40}?)? by"
)
_SOURCE = re.compile(
    r"the source (of|for) (the|this|that|these|those) (figures?|numbers?|estimates?|claims?|count|tally)"
)
_FIGURES = frozenset({"figure", "number", "estimate", "tally", "count", "claim", "total"})
_ANSWERS = DOCUMENTS | {"answer", "reply", "response", "explanation", "testimony"}
# How many tokens may stand before whoever is named, and between a document and "by".
_NEAR, _MADE_WITHIN = 9, 4


def source_told(doc: Any, run: Run) -> Found | None:
    """Who told what the sentence before says, by the first rule that finds somebody."""
    if doc[run[0]].lower_ in _POINTING:
        return _led_by(doc, run, _EMERGING) or _led_by(doc, run, _TOLD)
    return _is_the_source(doc, run) or _is_that_of(doc, run) or _said_as_much(doc, run)


def _led_by(doc: Any, run: Run, pattern: re.Pattern[str]) -> Found | None:
    """ "That | emerges from | the government's answer", "This | was announced on Monday by | the ministry"."""
    for k in range(run[0] + 2, min(run[1] - 1, run[0] + _NEAR)):
        if pattern.fullmatch(" ".join(t.lower_ for t in doc[run[0] + 1 : k + 1])) is not None:
            speaker = _maker(doc, k + 1, run[1])
            return None if speaker is None else (run[0], k, doc[speaker.head], None)
    return None


def _maker(doc: Any, first: int, end: int) -> SpeakerRun | None:
    """Who begins at `first`: of a document whoever made it, if that is told ("a report by | the port office")."""
    run = run_after(doc, first, end)
    if run is None or is_time(doc[run.head]):
        return None
    if doc[run.head].lemma_.lower() in _ANSWERS:
        owner = next((t.i for t in doc[run.first : run.head] if t.tag_ == "POS"), None)
        by = next(
            (k for k in range(run.head + 1, min(end, run.head + 4)) if doc[k].lower_ in ("by", "of", "from")), None
        )
        made = run_after(doc, run.first, owner) if owner is not None else None
        made = run_after(doc, by + 1, end) if made is None and by is not None else made
        if made is not None and may_tell(doc[made.head]):
            return made
    run = named_after(doc, run, end) or run
    return run if may_tell(doc[run.head]) else None


def _is_the_source(doc: Any, run: Run) -> Found | None:
    """ "The source of the figure is | Ann Poe, who heads the office"."""
    being = next((k for k in range(run[0] + 4, min(run[1] - 1, run[0] + _NEAR)) if doc[k].lemma_ == "be"), None)
    if being is None or _SOURCE.fullmatch(doc[run[0] : being].text.lower()) is None:
        return None
    speaker = _maker(doc, being + 1, run[1])
    return None if speaker is None else (run[0], being, doc[speaker.head], None)


def _is_that_of(doc: Any, run: Run) -> Found | None:
    """ "The figure is that of | Ann Poe, who heads the office"."""
    noun = run[0] + 1
    if noun + 4 >= run[1] or doc[noun].lemma_.lower() not in _FIGURES or doc[run[0]].lower_ not in ("the", "this"):
        return None
    if doc[noun + 1].lemma_ != "be" or doc[noun + 2].lower_ != "that" or doc[noun + 3].lower_ != "of":
        return None
    speaker = _maker(doc, noun + 4, run[1])
    return None if speaker is None else (run[0], noun + 3, doc[speaker.head], None)


def _said_as_much(doc: Any, run: Run) -> Found | None:
    """ "Ann Poe told the court as much"."""
    if run[1] - run[0] > 2 * _NEAR:
        return None
    much = next((t for t in doc[run[0] + 2 : run[1]] if t.lower_ == "much" and t.nbor(-1).lower_ == "as"), None)
    if much is None or much.i + 1 >= len(doc) or doc[much.i + 1].text not in (".", ","):
        return None
    verb = next((t for t in doc[run[0] + 1 : much.i] if t.lemma_.lower() in SPEECH and t.pos_ == "VERB"), None)
    source = None if verb is None or child(verb, "neg") is not None else child(verb, "nsubj")
    return (run[0], much.i, source, None) if source is not None and may_tell(source) else None
