"""What is said behind a sentence of who holds it: "…, a figure that the port confirmed", "…, a view shared by Ann Poe".

An apposition to the whole clause (or "which", "something that") with a verb of standing by it makes the clause before
the comma the word of whoever does. Who disputes it is no speaker of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.reports.frames.backward_cues import SUCH, whose_is_that
from briefings.extracting.attributions.reports.frames.frames import beyond, teller_at
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, run_after
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
_MARKS = frozenset({";", ",", ":", "–", "—"})
_ASIDE = 6


def comment_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such additions, in text order."""
    doc = passage.doc
    for mark in doc[: max(0, len(doc) - 3)]:
        reading = _read(index, passage, mark) if mark.text in _MARKS else None
        if reading is not None:
            yield reading


def _read(index: int, passage: Passage, mark: Any) -> Reading | None:
    """What stands before the mark, as the word of whoever says so or stands by it behind the mark."""
    doc, i = passage.doc, mark.i + 1
    if mark.text == "," and (eager := _adds(doc, i)) is not None:
        run, verb = eager
        content = beyond(doc, run.first, verb.i)
        return None if content is None else _reading(index, passage, verb, run, content)
    so = _so_says(doc, i)
    found = _stands_by(doc, mark) if so is None else (doc[i], so)
    content = None if found is None else trimmed(doc, sentence_start(doc, mark.i), mark.i - 1)
    if found is None or content is None:
        return None
    is_said = _asserts(doc, content) if so is None else content[0] < content[1]
    return _reading(index, passage, *found, content) if is_said else None


def _adds(doc: Any, i: int) -> tuple[SpeakerRun, Any] | None:
    """Who says it in ", she hastens to add,", ", Ann Poe is quick to point out", ", he was categorical", ", she put on
    record", and the verb or word of saying."""
    pronoun = doc[i].lower_ in ("he", "she")
    run = SpeakerRun(i, i, i, sure=True) if pronoun else teller_at(doc, i, min(len(doc), i + 2 * _ASIDE))
    if run is None or run.last + 2 >= len(doc):
        return None
    said = _eagerly(doc, run.last + 1) or _firmly(doc, run.last + 1)
    if said is None:
        return None
    behind = said.i + 1 + (said.i + 1 < len(doc) and doc[said.i + 1].lower_ == "out")
    return (run, said) if behind >= len(doc) or doc[behind].is_punct else None


def _eagerly(doc: Any, k: int) -> Any | None:
    """The verb of "hastens to | add |", "is quick to | point | out"."""
    if doc[k].lemma_ == "be":
        k += 1 + (doc[k + 1].lower_ == "at")
        eager = k < len(doc) and doc[k].lower_ in _EAGER
    else:
        eager = doc[k].lemma_ in _HURRYING
    if not eager or k + 2 >= len(doc) or doc[k + 1].lower_ != "to" or doc[k + 2].lemma_ not in _ADDING:
        return None
    return doc[k + 2]


def _firmly(doc: Any, k: int) -> Any | None:
    """The last word of "was | categorical", "put on | record", "made | plain"."""
    if doc[k].lemma_ == "be":
        return doc[k + 1] if doc[k + 1].lower_ in _FIRM else None
    words = tuple(t.lower_ for t in doc[k + 1 : k + 3])
    if doc[k].lemma_ == "put" and words == ("on", "record"):
        return doc[k + 2]
    return doc[k + 1] if doc[k].lemma_ == "make" and words[:1] in (("plain",), ("clear",)) else None


_EAGER = _words("quick keen careful anxious swift eager fond pains happy")
_HURRYING = _words("hasten hurry rush like love")
_ADDING = _words("add stress point say insist note emphasise emphasize explain underline")
_FIRM = _words("categorical adamant emphatic unequivocal insistent firm")


def _asserts(doc: Any, content: tuple[int, int]) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[content[0] : content[1] + 1])


def _stands_by(doc: Any, mark: Any) -> tuple[Any, SpeakerRun] | None:
    """The verb of standing by what was said behind a comma or a dash, and who does it."""
    return None if mark.text in (";", ":") else _which(doc, mark.i + 1) or _apposed(doc, mark.i + 1)


def _so_says(doc: Any, i: int) -> SpeakerRun | None:
    """Who says it in "; so says Ann Poe", ", and it is Ann Poe who says so", ": that, at least, is what she says"."""
    i += doc[i].lower_ in ("and", "or")
    if i + 2 < len(doc) and doc[i].lower_ in ("so", "thus") and doc[i + 1].lemma_ in _SAYING:
        return teller_at(doc, i + 2, len(doc))
    if i + 4 < len(doc) and doc[i].lower_ == "it" and doc[i + 1].lemma_ == "be":
        return _who_says_so(doc, i + 2)
    if doc[i].lower_ not in SUCH:
        return None
    return _is_what(doc, i) or whose_is_that(doc, i, sentence_end(doc, i) + 1)


def _who_says_so(doc: Any, first: int) -> SpeakerRun | None:
    """Whose phrase begins at `first` in "it is | Ann Poe who says so"."""
    run = run_after(doc, first, len(doc))
    after = [t.lower_ for t in doc[run.last + 1 : run.last + 4]] if run is not None else []
    return run if after[:1] in (["who"], ["that"]) and after[1:] in (["says", "so"], ["said", "so"]) else None


_SAYING = frozenset({"say", "report", "write", "claim", "tell"})


def _is_what(doc: Any, i: int) -> SpeakerRun | None:
    """ "that, at any rate, is what Ann Poe says" where it ends the sentence."""
    what = next((k for k in range(i, min(len(doc) - 3, i + 9)) if doc[k].lower_ == "what"), None)
    if what is None or doc[i].lower_ not in ("that", "this") or doc[what - 1].lemma_ != "be":
        return None
    run = teller_at(doc, what + 1, len(doc))
    if run is None or run.last + 2 >= len(doc):
        return None
    return run if doc[run.last + 1].lemma_ in _STANDING_BY and doc[run.last + 2].is_punct else None


def _which(doc: Any, i: int) -> tuple[Any, SpeakerRun] | None:
    """ ", which the port (has) confirmed"."""
    return _somebody_does(doc, i + 1) if doc[i].lower_ == "which" else None


def _apposed(doc: Any, i: int) -> tuple[Any, SpeakerRun] | None:
    """ ", a figure that the port confirmed", ", a view shared by Ann Poe", ", something the port has confirmed"."""
    noun = _matter_at(doc, i)
    if noun is None or noun.i + 3 >= len(doc):
        return None
    k = noun.i + 1
    if doc[k].lemma_ in _STANDING_BY and doc[k].tag_ in ("VBN", "VBD"):
        return _shared_by(doc, k)
    linked = doc[k].lower_ in ("that", "which")
    if noun.dep_ == "compound" or (not linked and doc[i].lower_ == "the"):
        return None  # "…, the charge sheet says"
    return _somebody_does(doc, k + linked)


def _matter_at(doc: Any, i: int) -> Any | None:
    """The noun of "a figure", "the official view", "something" that stands at `i`."""
    if doc[i].lower_ not in ("a", "an", "the", "something"):
        return None
    noun = next((t for t in doc[i : i + 4] if t.lemma_.lower() in _MATTERS), None)
    if noun is None or any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in doc[i : noun.i]):
        return None
    return noun


def _shared_by(doc: Any, participle: int) -> tuple[Any, SpeakerRun] | None:
    """Who shares it in ", a view | shared by Ann Poe"."""
    near = range(participle + 1, min(len(doc) - 1, participle + 4))
    by = next((k for k in near if doc[k].lower_ == "by"), None)
    speaker = None if by is None else run_after(doc, by + 1, len(doc))
    return None if speaker is None else (doc[participle], speaker)


def _somebody_does(doc: Any, i: int) -> tuple[Any, SpeakerRun] | None:
    """Somebody at `i` with a finite verb of standing by what was said, and no clause of its own behind it."""
    speaker = run_after(doc, i, min(len(doc), i + 2 * _ASIDE)) if i < len(doc) else None
    if speaker is None or (doc[speaker.last].lemma_.lower() in _STANDING_BY and speaker.last > speaker.first):
        return None
    verb = _verb_past_helpers(doc, speaker.last + 1)
    if verb is None or verb.lemma_ not in _STANDING_BY or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return None
    return (verb, speaker) if _closes(doc, verb) else None


def _verb_past_helpers(doc: Any, first: int) -> Any | None:
    """The verb of "(the port) | has since confirmed"; None where it is negated, or the text ends."""
    k = first
    while k < len(doc) and (doc[k].lemma_ == "have" or doc[k].pos_ in ("ADV", "PART", "AUX")):
        k += 1
    negated = any(t.dep_ == "neg" for t in doc[first:k])
    return None if negated or k >= len(doc) else doc[k]


def _closes(doc: Any, verb: Any) -> bool:
    """Whether nothing behind the verb is told by it: a mark follows, or when and where it was confirmed."""
    after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    return after is None or after.is_punct or after.pos_ in ("ADP", "ADV") or after.lower_ in _DAYS


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
