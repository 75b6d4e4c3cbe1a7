"""Sentences that open with whoever tells them: "Villagers in Halden tell of 40 boats", "Ann Poe lists 40 as lost".

The parser takes the verbs of such sentences for nouns ("tell", "lists") or for participles ("a clerk reached by phone
told of a fire"). Here they are found by their place: behind the phrase that opens the sentence and what describes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.run_readings import run_reading
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, is_time, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verb forms → the prepositions behind which they tell something.
_TELLING = {
    **dict.fromkeys(_words("tell tells told speak speaks spoke talk talks talked know knows knew"), ("of",)),
    **dict.fromkeys(_words("own owns owned"), ("to",)),
    **dict.fromkeys(_words("vouch vouches vouched"), ("for",)),
    **dict.fromkeys(_words("reckon reckons reckoned"), ("with",)),
}
# … and those that tell something only with a number.
_WITH_NUMBER = _words("know knows knew reckon reckons reckoned")
_SHOWING = _words("show shows showed suggest suggests suggested indicate indicates indicated put puts point points")
_PARTICLES = _words("out up together")
_LONGEST, _DESCRIBED, _PARTICIPLE_WITHIN = 20, 24, 6


def opening_readings(index: int, passage: Passage, found: Sequence[Reading]) -> Iterator[Reading]:
    """The readings of such sentences, in text order, where `found` has none of the same verb."""
    if not may_have(passage.doc, _NEEDED):
        return
    cues = {r.cue[0] for r in found if r.cue is not None} | {r.cue[1] for r in found if r.cue is not None}
    for run in sentences(passage):
        reading = _read(index, passage, run)
        if reading is not None and reading.cue is not None and not cues & set(reading.cue):
            yield reading
        elif (made := _made_by(index, passage, run)) is not None:
            yield made


def _read(index: int, passage: Passage, run: Run) -> Reading | None:
    doc = passage.doc
    speaker = run_after(doc, run[0], min(run[1], run[0] + _LONGEST))
    if speaker is None or is_time(doc[speaker.head]):
        return None
    speaker = _without_verb(doc, speaker, run)
    if not may_tell(doc[speaker.head]) or doc[speaker.first].lower_ in ("of", "among"):
        return None  # "Of the boats listed in the report, 40 sank"
    at = _verb_behind(doc, speaker.last + 1, run)
    if at is None:
        return None
    named = named_after(doc, speaker, at) if at > speaker.last + 2 else None
    said = _said(doc, at, run)
    return (
        None
        if said is None
        else run_reading(index, passage, named or speaker, (doc[at], doc[said - 1]), (said, run[1] - 1))
    )


def _without_verb(doc: Any, speaker: SpeakerRun, run: Run) -> SpeakerRun:
    """The speaker without a verb that was taken for a part of the phrase ("Villagers in Halden | tell of")."""
    for k in range(speaker.first + 1, speaker.last + 1):
        if _is_verb(doc, k, run) and _said(doc, k, run) is not None:
            shorter = run_after(doc, speaker.first, k)
            return speaker if shorter is None else shorter
    return speaker


def _verb_behind(doc: Any, first: int, run: Run) -> int | None:
    """The verb right behind the speaker, past an apposition, a relative clause or a participle that describes it."""
    at = first
    if at < run[1] and doc[at].text == ",":
        at = _past_commas(doc, at, run)
    elif at < run[1] and doc[at].tag_ in ("VBN", "VBD") and doc[at].lower_ not in _VERBS:
        near = range(at + 1, min(run[1], at + _PARTICIPLE_WITHIN))
        at = next((k for k in near if _is_verb(doc, k, run)), run[1])
    while at < run[1] and doc[at].pos_ == "ADV":
        at += 1
    return at if _is_verb(doc, at, run) else None


def _past_commas(doc: Any, comma: int, run: Run) -> int:
    """Behind the comma right before a verb; the sentence's end where there is none."""
    for k in range(comma + 1, min(run[1], comma + _DESCRIBED)):
        if doc[k].text == "," and _is_verb(doc, k + 1, run):
            return k + 1
    return run[1]


def _is_verb(doc: Any, at: int, run: Run) -> bool:
    if at < run[1] and doc[at].tag_ == "NN" and doc[at].dep_ in ("nsubj", "nsubjpass"):
        return False  # "The official list has 40 names"
    return at < run[1] and doc[at].lower_ in _VERBS and _said(doc, at, run) is not None


def _said(doc: Any, at: int, run: Run) -> int | None:
    """Where what the verb at a token tells begins; None where it tells nothing."""
    word, first = doc[at].lower_, at + 1
    if word.startswith("own") and first < run[1] and doc[first].lower_ == "up":
        first += 1
    rest = doc[first : run[1]]
    if len(rest) < 2 or (rest[0].lower_ == "to" and rest[0].tag_ == "TO"):
        return None
    rule = _VERBS.get(word)
    return None if rule is None else rule(word, rest)


def _tells_of(word: str, rest: Any) -> int | None:
    """ "Villagers tell | of | 40 boats", "Ann Poe knows | of | 40"."""
    if rest[0].lower_ not in _TELLING[word]:
        return None
    if word in _WITH_NUMBER and not _numbers(rest) and not _as_many(rest):
        return None
    return int(rest[0].i + 1)


def _sets_at(word: str, rest: Any) -> int | None:
    """ "The guild numbers | its members at 40"."""
    numbers = _numbers(rest)
    return int(rest[0].i) if any(t.lower_ == "at" and _nears(t.i, numbers) for t in rest) else None


def _lists(word: str, rest: Any) -> int | None:
    """ "Ann Poe lists | 40 as lost", "the guild lists | among its losses …"; "a man listed as dead" lists nothing."""
    if rest[0].is_punct or (word == "listed" and rest[0].lower_ == "as"):
        return None
    names = rest[0].lower_ == "among" or any(t.lower_ == "as" for t in rest) or _numbers(rest)
    return int(rest[0].i) if names else None


def _counts(word: str, rest: Any) -> int | None:
    """ "The port counts | twice as many"."""
    return int(rest[0].i) if _as_many(rest) else None


# Verb forms → the rule that says where what they tell begins in the rest of the sentence.
_VERBS: dict[str, Callable[[str, Any], int | None]] = {
    **dict.fromkeys(_TELLING, _tells_of),
    **dict.fromkeys(_words("number numbers numbered assess assesses assessed"), _sets_at),
    **dict.fromkeys(_words("list lists listed"), _lists),
    **dict.fromkeys(_words("count counts counted"), _counts),
}
_NEEDED = _VERBS.keys() | _SHOWING


def _numbers(rest: Any) -> list[Any]:
    return [t for t in rest if t.pos_ == "NUM" and not is_time(t)]


def _nears(at: int, numbers: Sequence[Any]) -> bool:
    return any(at < t.i <= at + 4 for t in numbers)


def _as_many(rest: Any) -> bool:
    """ "twice as many", "half as many"."""
    return any(t.lower_ == "many" and rest.doc[t.i - 1].lower_ == "as" for t in rest)


def _made_by(index: int, passage: Passage, run: Run) -> Reading | None:
    """ "Figures put out by the port show that P": whoever made them, where the parser lost the verb."""
    doc, first = passage.doc, run[0] + (passage.doc[run[0]].pos_ == "DET")
    if first + 5 >= run[1] or doc[first].lemma_.lower() not in DOCUMENTS or doc[first + 1].tag_ not in ("VBN", "VBD"):
        return None
    by = first + 2 + (doc[first + 2].lower_ in _PARTICLES)
    speaker = run_after(doc, by + 1, run[1]) if doc[by].lower_ == "by" else None
    if speaker is None or not may_tell(doc[speaker.head]):
        return None
    verb = speaker.last + 1
    if doc[speaker.last].lower_ in _SHOWING:
        verb = speaker.last
        speaker = run_after(doc, by + 1, verb)
    if speaker is None or verb + 1 >= run[1] or doc[verb].lower_ not in _SHOWING:
        return None
    return run_reading(index, passage, speaker, (doc[first + 1], doc[verb]), (verb + 1, run[1] - 1))
