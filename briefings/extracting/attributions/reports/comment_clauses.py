"""What is said behind a sentence of who holds it: "…, a figure that the port confirmed", "…, a view shared by Ann Poe".

An apposition to the whole clause (or "which", "something that") with a verb of standing by it makes the clause before
the comma the word of whoever does. Who disputes it is no speaker of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.reports.backward_cues import whose_is_that
from briefings.extracting.attributions.speakers.speaker_runs import SpeakerRun, run_after
from briefings.extracting.attributions.speakers.tellers import may_tell
from briefings.extracting.parsing.dependencies import sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MATTERS = _words(
    """figure number toll count tally claim fact view opinion assessment estimate account version conclusion point
    verdict charge accusation suspicion belief fear analysis judgment judgement finding statement something"""
)
_STANDING_BY = _words(
    """confirm acknowledge admit share concede give cite repeat state report verify believe endorse make maintain
    announce publish say claim voice express suggest"""
)
_ASIDE = 6


def comment_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such additions, in text order."""
    doc = passage.doc
    for comma in doc[: max(0, len(doc) - 3)]:
        if comma.text in (";", ",", ":", "–", "—") and (so := _so_says(doc, comma.i + 1)) is not None:
            content = trimmed(doc, sentence_start(doc, comma.i), comma.i - 1)
            if content is not None and content[0] < content[1]:
                yield _reading(index, passage, doc[comma.i + 1], so, content)
            continue
        if comma.text not in (",", "–", "—"):
            continue
        found = _which(doc, comma.i + 1) or _apposed(doc, comma.i + 1)
        if found is None:
            continue
        verb, speaker = found
        content = trimmed(doc, sentence_start(doc, comma.i), comma.i - 1)
        if content is not None and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[content[0] : content[1] + 1]):
            yield _reading(index, passage, verb, speaker, content)


def _so_says(doc: Any, i: int) -> SpeakerRun | None:
    """Who says it in "; so says Ann Poe", ", and it is Ann Poe who says so", ": that, at least, is what she says"."""
    i += doc[i].lower_ in ("and", "or")
    if i + 2 < len(doc) and doc[i].lower_ in ("so", "thus") and doc[i + 1].lemma_ in _SAYING:
        run = run_after(doc, i + 2, len(doc))
        return run if run is not None and may_tell(doc[run.head]) else None
    if i + 4 < len(doc) and doc[i].lower_ == "it" and doc[i + 1].lemma_ == "be":
        run = run_after(doc, i + 2, len(doc))
        after = [t.lower_ for t in doc[run.last + 1 : run.last + 4]] if run is not None else []
        return run if after[:1] in (["who"], ["that"]) and after[1:] in (["says", "so"], ["said", "so"]) else None
    return _is_what(doc, i) or whose_is_that(doc, i, sentence_end(doc, i) + 1)


_SAYING = frozenset({"say", "report", "write", "claim", "tell"})


def _is_what(doc: Any, i: int) -> SpeakerRun | None:
    """ "that, at any rate, is what Ann Poe says" where it ends the sentence."""
    what = next((k for k in range(i, min(len(doc) - 3, i + 9)) if doc[k].lower_ == "what"), None)
    if what is None or doc[i].lower_ not in ("that", "this") or doc[what - 1].lemma_ != "be":
        return None
    run = run_after(doc, what + 1, len(doc))
    if run is None or run.last + 2 >= len(doc) or not may_tell(doc[run.head]):
        return None
    return run if doc[run.last + 1].lemma_ in _STANDING_BY and doc[run.last + 2].is_punct else None


def _which(doc: Any, i: int) -> tuple[Any, SpeakerRun] | None:
    """ ", which the port (has) confirmed"."""
    return _somebody_does(doc, i + 1) if doc[i].lower_ == "which" else None


def _apposed(doc: Any, i: int) -> tuple[Any, SpeakerRun] | None:
    """ ", a figure that the port confirmed", ", a view shared by Ann Poe", ", something the port has confirmed"."""
    noun = next((t for t in doc[i : i + 4] if t.lemma_.lower() in _MATTERS), None)
    opened = doc[i].lower_ in ("a", "an", "the", "something")
    if noun is None or not opened or any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in doc[i : noun.i]):
        return None
    k = noun.i + 1
    if k + 2 >= len(doc):
        return None
    if doc[k].lemma_ in _STANDING_BY and doc[k].tag_ in ("VBN", "VBD"):
        by = next((b for b in range(k + 1, min(len(doc) - 1, k + 4)) if doc[b].lower_ == "by"), None)
        speaker = None if by is None else run_after(doc, by + 1, len(doc))
        return None if speaker is None else (doc[k], speaker)
    linked = doc[k].lower_ in ("that", "which")
    if noun.dep_ == "compound" or (not linked and doc[i].lower_ == "the"):
        return None  # "…, the charge sheet says"
    return _somebody_does(doc, k + linked)


def _somebody_does(doc: Any, i: int) -> tuple[Any, SpeakerRun] | None:
    """Somebody at `i` with a finite verb of standing by what was said, and no clause of its own behind it."""
    speaker = run_after(doc, i, min(len(doc), i + 2 * _ASIDE)) if i < len(doc) else None
    if speaker is None:
        return None
    k, negated = speaker.last + 1, False
    if doc[speaker.last].lemma_.lower() in _STANDING_BY and speaker.last > speaker.first:
        return None
    while k < len(doc) and (doc[k].lemma_ == "have" or doc[k].pos_ in ("ADV", "PART", "AUX")):
        negated = negated or doc[k].dep_ == "neg"
        k += 1
    if negated or k >= len(doc) or doc[k].lemma_ not in _STANDING_BY or doc[k].tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return None
    after = doc[k + 1] if k + 1 < len(doc) else None
    closed = after is None or after.is_punct or after.pos_ in ("ADP", "ADV") or after.lower_ in _DAYS
    return (doc[k], speaker) if closed else None


_DAYS = _words("last this late early yesterday today")


def _reading(index: int, passage: Passage, verb: Any, speaker: SpeakerRun, content: tuple[int, int]) -> Reading:
    doc = passage.doc
    return Reading(
        passage=index,
        source=doc[speaker.head],
        verb=None,
        cue=passage.span(verb, verb),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="indirect",
        rule="phrase",
        phrase=(speaker.first, speaker.last),
    )
