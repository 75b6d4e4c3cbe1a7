"""What a sentence tells that is built around whose word it is, and what is said beyond such a frame's comma."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.parsing.dependencies import sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage
from briefings.values import frozen

# How many tokens a frame may have.
LONGEST_FRAME = 14


@frozen
class Frame:
    """Whose word a sentence is: the source's head noun, the first and last token of the cue, and those of what is said
    by their places. `verb` is the cue's where it has one; `run` the source's phrase where the words show it."""

    source: Any
    cue: tuple[Any, Any]
    content: tuple[int, int]
    verb: Any | None = None
    run: SpeakerRun | None = None

    def reading(self, index: int, passage: Passage) -> Reading:
        """What it tells, as a reading of the passage with this index."""
        first, last = self.content
        return Reading(
            passage=index,
            source=self.source,
            verb=self.verb,
            cue=passage.span(*self.cue),
            content=passage.span(passage.doc[first], passage.doc[last]),
            kind="according_to" if self.verb is None else "indirect",
            rule="phrase" if self.verb is None else "clause",
            phrase=None if self.run is None else (self.run.first, self.run.last),
        )


def frame_of(doc: Any, run: SpeakerRun, cue: tuple[Any, Any], content: tuple[int, int] | None) -> Frame | None:
    """The frame of somebody whose phrase the words show; None where nothing is said."""
    return None if content is None else Frame(doc[run.head], cue, content, run=run)


def teller_at(doc: Any, first: int, end: int) -> SpeakerRun | None:
    """Whose phrase begins at `first` and is over before `end`, if it is somebody who may tell a thing."""
    run = run_after(doc, first, min(len(doc), end))
    return run if run is not None and may_tell(doc[run.head]) else None


def beyond(doc: Any, first: int, last: int) -> tuple[int, int] | None:
    """The rest of the sentence, before or after a frame that a comma sets off."""
    if first >= 2 and doc[first - 1].text == "," and last + 2 < len(doc) and doc[last + 1].text == ",":
        return trimmed(doc, sentence_start(doc, first), sentence_end(doc, last + 1))
    if first >= 2 and doc[first - 1].text == ",":
        return trimmed(doc, sentence_start(doc, first), first - 1)
    if last + 2 < len(doc) and doc[last + 1].text == "," and sentence_start(doc, first) == first:
        return trimmed(doc, last + 1, sentence_end(doc, last + 1))
    return None
