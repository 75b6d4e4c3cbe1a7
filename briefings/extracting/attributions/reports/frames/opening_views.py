"""Sentences that open with whose view they give: "For the Halden-based analyst, what counts is the money".

"For" also says for whose good a thing is ("For the refugees, there is no way back"). So only those are heard whose
trade it is to judge, and, where the sentence says how or what something is, a person by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.cast.trades import EXPERTS
from briefings.extracting.attributions.speakers.phrases.run_readings import run_reading
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import read_phrase
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, run_after
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences

# A director also has days of her own: "For the director, the morning began at six".
_JUDGES = (EXPERTS - {"director", "writer", "fellow"}) | frozenset(
    "critic commentator observer lawyer prosecutor activist campaigner strategist diplomat".split()
)
_LONGEST = 12


def view_for_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    for run in sentences(passage):
        if passage.doc[run[0]].lower_ in ("for", "to") and (reading := _read(index, passage, run)) is not None:
            yield reading


def _read(index: int, passage: Passage, run: Run) -> Reading | None:
    doc, first = passage.doc, run[0]
    speaker = run_after(doc, first + 1, min(run[1], first + _LONGEST))
    if speaker is None or speaker.first != first + 1 or speaker.last + 3 >= run[1]:
        return None
    comma = speaker.last + 1
    if doc[comma].text != "," or not (_judges(doc, speaker) or _is_named(doc, speaker, run)):
        return None
    return run_reading(index, passage, speaker, (doc[first], doc[first]), (comma + 1, run[1] - 1))


def _judges(doc: Any, speaker: SpeakerRun) -> bool:
    """ "For | the Halden-based analyst |": one, and not "for critics of the deal"."""
    head = doc[speaker.head]
    return head.lemma_.lower() in _JUDGES and head.tag_ in ("NN", "NNP")


def _is_named(doc: Any, speaker: SpeakerRun, run: Run) -> bool:
    """ "To Ann Poe, the matter is plain": a person's full name, and a sentence that says what something is."""
    phrase = read_phrase(doc[speaker.head])
    root = next((t for t in doc[speaker.last : run[1]] if t.dep_ == "ROOT"), None)
    linked = root is not None and root.lemma_ == "be" and any(c.dep_ in ("attr", "acomp", "ccomp") for c in root.rights)
    return linked and phrase.person and len((phrase.name or "").split()) > 1
