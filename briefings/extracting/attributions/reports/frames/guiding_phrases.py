"""What a sentence goes by: "To judge by what sailors told us, P", "From the account of a guard it appears that P".

Whoever writes goes by somebody's word, and says so in a phrase at the sentence's head or end that holds no verb of
saying. It is found by its words.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, SPEECH
from briefings.extracting.attributions.reports.frames.frames import LONGEST_FRAME, Frame, beyond, frame_of
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, is_time, run_after, run_before
from briefings.extracting.attributions.speakers.phrases.tellers import is_somebody, is_source
from briefings.extracting.parsing.dependencies import opens_sentence, sentence_end, sentence_start, trimmed


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ACCOUNTS = DOCUMENTS | _words("word account testimony story version figure number count telling confession lips mouth")
_COMING_OUT = _words("appears appeared emerges emerged follows followed seems seemed transpires transpired")
_VIEWS = _words(
    "view opinion estimation eyes judgment judgement assessment reckoning words account telling version belief"
)


def judged_by(doc: Any, verb: Any) -> Frame | None:
    """ "To judge by what sailors told the port, P", "Judging from the guild's lists, P"."""
    first = verb.i - (verb.i > 0 and doc[verb.i - 1].lower_ == "to")
    by = verb.i + 1
    if by + 3 >= len(doc) or doc[by].lower_ not in ("by", "from") or not opens_sentence(doc, first):
        return None
    comma = _comma_behind(doc, by)
    run = None if comma is None else _told_by(doc, by + 1, comma) or _whose_account(doc, by + 1, comma)
    return None if run is None or comma is None else frame_of(doc, run, (verb, doc[by]), beyond(doc, first, comma - 1))


def to_go_by(doc: Any, anything: Any) -> Frame | None:
    """ "…, if the word of the mayor is anything to go by": whose word is gone by."""
    i = anything.i
    if [t.lower_ for t in doc[i + 1 : i + 4]] != ["to", "go", "by"] or doc[i - 1].lemma_ != "be":
        return None
    opening = next((k for k in range(i - 2, max(-1, i - LONGEST_FRAME), -1) if doc[k].lower_ == "if"), None)
    run = None if opening is None else _whose_account(doc, opening + 1, i - 1)
    if run is None or opening is None:
        return None
    return frame_of(doc, run, (anything, doc[i + 3]), beyond(doc, opening, i + 3))


def from_an_account(doc: Any, opening: Any) -> Frame | None:
    """ "From the account of a guard it appears that P": a sentence that opens with whose account it is taken from."""
    if opening.i != sentence_start(doc, opening.i):
        return None
    end = min(sentence_end(doc, opening.i), opening.i + 2 * LONGEST_FRAME)
    it = next((k for k in range(opening.i + 3, end - 2) if _it_appears(doc, k)), None)
    run = None if it is None else _whose_account(doc, opening.i + 1, it)
    that = None if it is None else next((t.i for t in doc[it + 2 : it + 5] if t.lower_ == "that"), None)
    if run is None or that is None:
        return None
    return frame_of(doc, run, (doc[that - 1], doc[that - 1]), trimmed(doc, that, sentence_end(doc, that)))


def _it_appears(doc: Any, i: int) -> bool:
    clear = doc[i + 1].lemma_ == "be" and doc[i + 2].lower_ in ("clear", "plain", "evident")
    return doc[i].lower_ == "it" and (doc[i + 1].lower_ in _COMING_OUT or clear)


def in_whose_view(doc: Any, whose: Any) -> Frame | None:
    """ "… was Ann Poe, in whose view the port is lost": whose view closes the sentence speaks for it."""
    i = whose.i
    if i < 4 or doc[i - 1].lower_ not in ("in", "by") or doc[i - 2].text != "," or i + 3 >= len(doc):
        return None
    noun = next((t for t in doc[i + 1 : i + 3] if t.lower_ in _VIEWS), None)
    run = None if noun is None else run_before(doc, i - 2, sentence_start(doc, i))
    if noun is None or run is None or not is_somebody(doc[run.head]):
        return None
    return frame_of(doc, run, (doc[i - 1], noun), trimmed(doc, sentence_start(doc, i), sentence_end(doc, noun.i)))


def _comma_behind(doc: Any, i: int) -> int | None:
    return next((k for k in range(i + 1, min(len(doc), i + LONGEST_FRAME)) if doc[k].text == ","), None)


def _told_by(doc: Any, first: int, end: int) -> SpeakerRun | None:
    """The sailors of "what | sailors | told the port"."""
    run = run_after(doc, first + 1, end) if doc[first].lower_ == "what" else None
    if run is None or not any(t.lemma_.lower() in SPEECH for t in doc[run.last + 1 : run.last + 4]):
        return None
    return run


def _whose_account(doc: Any, first: int, end: int) -> SpeakerRun | None:
    """Whose the account is that the tokens from `first` to `end` (exclusive) name: "the guard's account", "the word of
    Ann Poe", "the port's lists"; a document alone speaks itself."""
    noun = next((t for t in doc[first:end] if t.pos_ == "NOUN" and t.lemma_.lower() in _ACCOUNTS), None)
    if noun is None:
        return None
    mark = next((t for t in doc[first : noun.i] if t.tag_ == "POS"), None)
    if mark is not None:
        run = run_before(doc, mark.i, first)
    elif noun.i + 2 < end and doc[noun.i + 1].lower_ in ("of", "from", "by"):
        run = run_after(doc, noun.i + 2, end)
        run = None if run is None else named_after(doc, run, end) or run
    else:
        run = run_after(doc, first, end) if is_source(noun) else None
    return run if run is not None and is_somebody(doc[run.head]) and not is_time(doc[run.head]) else None
