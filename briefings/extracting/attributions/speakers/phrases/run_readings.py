"""The reading of a phrase that names its speaker in one run of words."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun
from briefings.extracting.parsing.dependencies import trimmed
from briefings.extracting.parsing.language import Passage


def run_reading(
    index: int, passage: Passage, speaker: SpeakerRun, cue: tuple[Any, Any], said: tuple[int, int]
) -> Reading | None:
    """What the speaker is told to say: the tokens from the first to the last of `said`, without what stands loose at
    either end; `cue` are the first and the last token that tell so. None where nothing is left."""
    doc = passage.doc
    content = trimmed(doc, *said)
    if content is None:
        return None
    return Reading(
        passage=index,
        source=doc[speaker.head],
        verb=None,
        cue=passage.span(*cue),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="indirect",
        rule="phrase",
        phrase=(speaker.first, speaker.last),
    )
