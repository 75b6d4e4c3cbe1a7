"""Sentences that say whose word the one before them is: "That is according to the port office", "So says Ann Poe".

What they attribute is the sentence before, in the same paragraph or the last of the one before; it is one reading with
the sentence itself, so that both are the speaker's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speaker_runs import run_after
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences

_POINTING = frozenset({"that", "this", "it"})
_BEING = frozenset({"be", "come"})
_SAYING = frozenset({"say", "report", "write", "claim"})
# How many tokens such a sentence may have, and its opening before "according to".
_LONGEST, _OPENING = 40, 3


def backward_readings(passages: Sequence[Passage]) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    before: tuple[int, Run] | None = None
    for index, passage in enumerate(passages):
        for run in sentences(passage):
            if before is not None and run[1] - run[0] <= _LONGEST:
                reading = _read(index, passage, run, passages[before[0]], before[1])
                if reading is not None:
                    yield reading
            before = index, run


def _read(index: int, passage: Passage, run: Run, earlier: Passage, sentence: Run) -> Reading | None:
    found = _according_to(passage.doc, run) or _so_says(passage.doc, run)
    if found is None:
        return None
    first, last, source, verb = found
    start = earlier.at(earlier.doc[sentence[0]])
    return Reading(
        passage=index,
        source=source,
        verb=verb,
        cue=passage.span(passage.doc[first], passage.doc[last]),
        content=(start, _end(passage, run, first, source)),
        kind="according_to",
        rule="phrase",
    )


def _end(passage: Passage, run: Run, first: int, source: Any) -> int:
    """Where what is said ends: with the sentence where it goes on to say more ("So say pilots, | in whose view P")."""
    goes_on = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in passage.doc[source.i + 1 : run[1]])
    return (
        passage.span(passage.doc[run[1] - 1], passage.doc[run[1] - 1])[1] if goes_on else passage.at(passage.doc[first])
    )


def _according_to(doc: Any, run: Run) -> tuple[int, int, Any, Any | None] | None:
    """ "That is according to …", "This comes according to …"."""
    if doc[run[0]].lower_ not in _POINTING or run[0] + 3 >= run[1] or doc[run[0] + 1].lemma_ not in _BEING:
        return None
    for i in range(run[0] + 2, min(run[0] + 2 + _OPENING, run[1] - 2)):
        if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
            source = next((c for k in (i, i + 1) for c in doc[k].children if c.dep_ == "pobj"), None)
            return None if source is None else (i, i + 1, source, None)
    return None


def _so_somebody_says(doc: Any, run: Run) -> tuple[int, int, Any, Any | None] | None:
    """ "So the Harbour Fund reports, which keeps a list."."""
    speaker = run_after(doc, run[0] + 1, run[1])
    after = speaker.last + 1 if speaker is not None else run[1]
    if speaker is not None and doc[speaker.last].lemma_ in _SAYING and speaker.last > speaker.first:
        after = speaker.last  # a verb that was taken for a noun
        head = after - 1
    elif speaker is not None:
        head = speaker.head
    if after + 1 >= run[1] or doc[after].lemma_ not in _SAYING or doc[after + 1].text not in (",", "."):
        return None
    return run[0], run[0], doc[head], None


def _so_says(doc: Any, run: Run) -> tuple[int, int, Any, Any | None] | None:
    """ "So says Ann Poe, a clerk."."""
    if doc[run[0]].lower_ != "so" or run[0] + 2 >= run[1]:
        return None
    if doc[run[0] + 1].lemma_ not in _SAYING:
        return _so_somebody_says(doc, run)
    speaker = run_after(doc, run[0] + 2, run[1])
    return None if speaker is None else (run[0], run[0] + 1, doc[speaker.head], None)
