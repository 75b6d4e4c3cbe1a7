"""Sentences in which somebody tells a thing behind an empty "it" or a hearer: "It fell to Ann Poe to say that P".

The parser hangs whoever tells it on a preposition, so that they are found by their words: what opens the frame ("it
fell to", "it emerged from", "the court heard from"), somebody, and behind them "to" with a verb of saying or "that".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, MOVING_SOMEBODY, SPEECH
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.run_readings import run_reading
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, is_time, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_somebody
from briefings.extracting.parsing.dependencies import sentence_end, sentence_start
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _frames(text: str) -> list[list[str]]:
    return [words.split() for words in text.split("|")]


# What makes it somebody's to say a thing ("it fell to", "it was left to").
_LEFT_TO = _frames("fell to|falls to|fell on|was left to|is left to|was up to|was for|is for")
# How a thing comes out through somebody ("it emerged from", "it became known through").
_OUT = _frames(
    "emerged|emerges|transpired|transpires|became known|was learnt|was learned|is known|was heard|came out|"
    "came to light|was understood|appears|appeared|follows"
)
_LONGEST_FRAME = 3
_THROUGH = _words("from through via")
_HEARING = _words("hear learn gather have understand")
_SAYING = SPEECH | _words("break deliver make give put spell")
# How many tokens may stand between a verb of hearing and "from".
_ASIDE = 4
_LONGEST = 14


def it_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    for token in passage.doc:
        reading = None
        if token.lower_ == "it":
            reading = _left_to(index, passage, token) or _comes_out(index, passage, token)
            reading = reading or _from_whom(index, passage, token) or _told_by(index, passage, token)
            reading = reading or _said_in_circles(index, passage, token) or _moves(index, passage, token)
        elif token.lemma_ in _HEARING and token.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
            reading = _heard_from(index, passage, token)
        if reading is not None:
            yield reading


def _behind(doc: Any, it: Any, frames: Sequence[Sequence[str]]) -> int | None:
    """The token behind one of the frames right after "it"."""
    words = [t.lower_ for t in doc[it.i + 1 : it.i + 1 + _LONGEST_FRAME]]
    frame = next((frame for frame in frames if words[: len(frame)] == frame), None)
    return None if frame is None else int(it.i + 1 + len(frame))


def _somebody(doc: Any, first: int) -> SpeakerRun | None:
    """Whose phrase begins at a token: the name where a comma parts it from what its bearer is."""
    run = run_after(doc, first, min(len(doc), first + 2 * _LONGEST)) if first < len(doc) else None
    if run is None or is_time(doc[run.head]):
        return None
    run = named_after(doc, run, sentence_end(doc, run.last) + 1) or run
    return run if is_somebody(doc[run.head]) else None


def _left_to(index: int, passage: Passage, it: Any) -> Reading | None:
    """ "It fell to Ann Poe to announce the loss of 40 boats", "It was left to the guild to say that P"."""
    doc = passage.doc
    first = _behind(doc, it, _LEFT_TO)
    run = None if first is None else _somebody(doc, first)
    to = None if run is None else _past_comma(doc, run.last)
    if run is None or to is None or to + 2 >= len(doc) or doc[to].lower_ != "to":
        return None
    verb = next((t for t in doc[to + 1 : to + 4] if t.tag_ == "VB"), None)
    if verb is None or verb.lemma_.lower() not in _SAYING:
        return None
    return run_reading(index, passage, run, (it, verb), (verb.i + 1, sentence_end(doc, verb.i)))


def _comes_out(index: int, passage: Passage, it: Any) -> Reading | None:
    """ "It became known through the mayor that P", "Forty boats, it emerged from the port office, sank"."""
    doc = passage.doc
    first = _behind(doc, it, _OUT)
    if first is None or first + 2 >= len(doc) or doc[first].lower_ not in _THROUGH:
        return None
    run = _somebody(doc, first + 1) or _whose_paper(doc, first + 1)
    if run is None:
        return None
    that = _past_comma(doc, run.last)
    said = _parted_by(doc, it, run) or ((that, sentence_end(doc, that)) if _is_that(doc, that) else None)
    return None if said is None else run_reading(index, passage, _owner_in(doc, run), (it, doc[first]), said)


def _whose_paper(doc: Any, first: int) -> SpeakerRun | None:
    """Whose reply or paper begins at a token, with its words behind it: "the ministry's reply to a question"."""
    run = run_after(doc, first, min(len(doc), first + 2 * _LONGEST))
    if run is None or doc[run.head].lemma_.lower() not in DOCUMENTS | _ANSWERS:
        return None
    owner = _owner_in(doc, run)
    return run if owner is not run and is_somebody(doc[owner.head]) else None


def _owner_in(doc: Any, run: SpeakerRun) -> SpeakerRun:
    """The ministry of "the ministry's | reply"; the run itself where it owns nothing."""
    owner = next((t.i - 1 for t in doc[run.first : run.head] if t.tag_ == "POS"), None)
    return run if owner is None else SpeakerRun(run.first, owner, owner, sure=True)


_ANSWERS = _words("reply answer response explanation testimony statement")


def _said_in_circles(index: int, passage: Passage, it: Any) -> Reading | None:
    """ "Forty boats sank, it is said in harbour circles", "It is believed in some quarters that P"."""
    doc = passage.doc
    first = _behind(doc, it, _SAID_IN)
    run = None if first is None or first >= len(doc) else run_after(doc, first, min(len(doc), first + _LONGEST))
    if run is None or doc[run.head].lemma_.lower() not in ("circle", "quarter") or run.head == run.first:
        return None
    that = _past_comma(doc, run.last)
    said = _parted_by(doc, it, run) or ((that, sentence_end(doc, that)) if _is_that(doc, that) else None)
    return None if said is None else run_reading(index, passage, run, (it, doc[run.first - 1]), said)


_SAID_IN = _frames("is said in|was said in|is believed in|is thought in|is held in|is heard in")


def _parted_by(doc: Any, it: Any, run: SpeakerRun) -> tuple[int, int] | None:
    """What "Forty boats, | it emerged from the port office, | sank" breaks into or closes; None where no comma stands
    before it or it has words of its own behind it."""
    start = sentence_start(doc, it.i)
    if it.i - 1 <= start or doc[it.i - 1].text != ",":
        return None
    behind = doc[run.last + 1] if run.last + 1 < len(doc) else None
    relative = behind is not None and (behind.tag_ in ("WDT", "VBN") or behind.lower_ in ("that", "which"))
    if behind is not None and behind.text not in (",", ".") and not relative:
        return None
    end = sentence_end(doc, it.i)
    return start, (it.i - 1 if _past_comma(doc, run.last) >= end else end)


def _heard_from(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "Parliament heard on Tuesday from the minister, Ann Poe, that P", "The radio had it from a guard that P"."""
    doc = passage.doc
    source = _from_behind(doc, verb)
    run = None if source is None else _somebody(doc, source.i + 1)
    that = None if run is None else _past_comma(doc, run.last)
    if run is None or that is None or that + 2 >= len(doc) or not _is_that(doc, that):
        return None
    return run_reading(index, passage, run, (verb, source), (that, sentence_end(doc, that)))


def _from_behind(doc: Any, verb: Any) -> Any | None:
    """The "from" near a verb of hearing that has no object before it, but for the "it" of "had it from"."""
    near = doc[verb.i + 1 : verb.i + 1 + _ASIDE]
    source = next((t for t in near if t.lower_ == "from"), None)
    if source is None:
        return None
    between = doc[verb.i + 1 : source.i]
    has_it = any(t.lower_ == "it" for t in between)
    if has_it != (verb.lemma_ == "have") or any(_is_thing(t) for t in between if t.lower_ != "it"):
        return None
    return source


def _is_thing(token: Any) -> bool:
    """Whether the token is a mark, or something that was heard, and no day."""
    return bool(token.is_punct or (token.pos_ in ("NOUN", "PRON", "PROPN") and not is_time(token)))


def _from_whom(index: int, passage: Passage, it: Any) -> Reading | None:
    """ "It was from Ann Poe, too, that the deputies learnt of 40 boats"."""
    doc, being = passage.doc, it.i + 1
    if being + 3 >= len(doc) or doc[being].lemma_ != "be" or doc[being + 1].lower_ not in _THROUGH:
        return None
    run = _somebody(doc, being + 2)
    that = None if run is None else next((k for k in range(run.last + 1, run.last + 5) if _is_that(doc, k)), None)
    verb = None if that is None else _verb_of_hearing(doc, that)
    if run is None or verb is None:
        return None
    return run_reading(index, passage, run, (it, verb), (verb.i + 1, sentence_end(doc, verb.i)))


def _told_by(index: int, passage: Passage, it: Any) -> Reading | None:
    """ "It was put to the deputies by the mayor, Ann Poe, that P", "It has been hinted by the guild that P"."""
    doc, end = passage.doc, sentence_end(passage.doc, it.i)
    if any(t.is_quote for t in doc[sentence_start(doc, it.i) : it.i]):
        return None  # whoever is quoted passes it on
    told = next((t for t in doc[it.i + 1 : it.i + _ASIDE + 1] if t.tag_ in ("VBN", "VBD") and t.lemma_ != "be"), None)
    if told is None or told.lemma_ not in _PUTTING or not any(t.lemma_ == "be" for t in doc[it.i + 1 : told.i]):
        return None
    by = next((t for t in doc[told.i + 1 : told.i + _ASIDE + 2] if t.lower_ == "by"), None)
    run = None if by is None else _somebody(doc, by.i + 1)
    that = None if run is None else next((k for k in range(run.last + 1, end) if _is_that(doc, k)), None)
    if run is None or that is None or that + 2 >= len(doc) or not _only_describes(doc, run.last + 1, that):
        return None
    return run_reading(index, passage, run, (it, told), (that, end))


def _moves(index: int, passage: Passage, it: Any) -> Reading | None:
    """ "It worries Ann Poe, a clerk, that six boats sank": whoever is moved by it says so."""
    doc = passage.doc
    verb = next((t for t in doc[it.i + 1 : it.i + 4] if t.tag_ in ("VBD", "VBZ", "VBN")), None)
    if verb is None or verb.lemma_.lower() not in MOVING_SOMEBODY:
        return None
    run = _somebody(doc, verb.i + 1)
    that = (
        None if run is None else next((k for k in range(run.last + 1, run.last + _LONGEST) if _is_that(doc, k)), None)
    )
    if (
        run is None
        or that is None
        or that + 2 >= len(doc)
        or doc[that].tag_ == "WDT"
        or not _only_describes(doc, run.last + 1, that)
    ):
        return None
    return run_reading(index, passage, run, (verb, verb), (that, sentence_end(doc, that)))


# "It was decided by the court that" is a deed.
_PUTTING = (SPEECH | _words("put think believe hold reckon fear suggest")) - _words("charge order rule decide agree")


def _only_describes(doc: Any, first: int, end: int) -> bool:
    """Whether between somebody and "that" stands no more than when and where, or what a comma adds."""
    return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[first:end])


def _verb_of_hearing(doc: Any, that: int) -> Any | None:
    """The verb of "(it was from Ann Poe) that | the deputies learnt"; by its form where the tagger is wrong."""
    near = doc[that + 1 : that + _LONGEST]
    verb = next((t for t in near if t.lemma_ in ("learn", "hear")), None)
    return verb or next((t for t in near if t.lower_ in ("learnt", "heard")), None)


def _is_that(doc: Any, i: int) -> bool:
    return i < len(doc) and doc[i].lower_ == "that"


def _past_comma(doc: Any, last: int) -> int:
    return last + 1 + (last + 1 < len(doc) and doc[last + 1].text == ",")
