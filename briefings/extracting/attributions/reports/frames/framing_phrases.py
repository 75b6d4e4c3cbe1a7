"""Phrases that say of the sentence around them whose word it is: "as far as the port knows", "to quote Ann Poe".

A comma parts most of them from what is said, so that they are found by their words alone.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.cue_lexicon import SPEECH
from briefings.extracting.attributions.reports.frames.frames import LONGEST_FRAME, Frame, beyond, frame_of, teller_at
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_source, may_tell
from briefings.extracting.parsing.dependencies import sentence_end, sentence_start, trimmed

_KNOWING = frozenset({"know", "tell", "see", "aware", "judge", "concern", "concerned"})
# How somebody puts a thing ("as Ann Poe tells it", "is how Ann Poe sums it up").
PUTTING = frozenset({"put", "sum", "describe", "see", "remember", "tell", "explain", "recall"})
# "It seems to Ann Poe that …", "it is clear to the port that …".
_SEEMING = frozenset({"seem", "appear", "clear", "plain", "evident", "obvious", "certain"})
_LENT = frozenset({"word", "phrase", "expression", "formula", "term"})
# How many tokens may stand between somebody and the verb of "as far as the port office knows".
_NEAR = 3


def as_far_as_known(doc: Any, far: Any) -> Frame | None:
    """ "As far as the port knows, P", "P, so far as Ann Poe can tell": whose knowledge it goes by."""
    if far.i < 1 or far.i + 3 >= len(doc) or doc[far.i - 1].lower_ not in ("as", "so") or doc[far.i + 1].lower_ != "as":
        return None
    run = teller_at(doc, far.i + 2, far.i + LONGEST_FRAME)
    near = () if run is None else doc[run.last + 1 : run.last + 1 + _NEAR]
    known = next((t for t in near if t.lemma_ in _KNOWING), None)
    if run is None or known is None:
        return None
    opening = doc[far.i - 1]
    return frame_of(doc, run, (opening, known), beyond(doc, opening.i, known.i))


def the_way_it_is_told(doc: Any, way: Any) -> Frame | None:
    """ "The way the guild tells it, P" at the head of a sentence."""
    if way.i != sentence_start(doc, way.i) + 1:
        return None
    run = run_after(doc, way.i + 1, min(len(doc), way.i + LONGEST_FRAME))
    if run is None or not _puts_it(doc, run.last + 1):
        return None
    return frame_of(doc, run, (way, doc[run.last + 2]), beyond(doc, way.i - 1, run.last + 2))


def as_somebody_tells(doc: Any, opening: Any) -> Frame | None:
    """What an "as" leads to: at the head of a sentence "As Ann Poe told it, P", else "P, as reported by the guild"."""
    return (_as_told if opening.i == sentence_start(doc, opening.i) else _as_reported_by)(doc, opening)


def _as_told(doc: Any, opening: Any) -> Frame | None:
    """ "As a clerk of the port, Ann Poe, told it, P", "As the guild would have it, P"."""
    run = teller_at(doc, opening.i + 1, opening.i + 2 * LONGEST_FRAME)
    if run is None:
        return None
    named = named_after(doc, run, sentence_end(doc, run.last) + 1)
    who = named or run
    verb = who.last + 1
    if named is not None and verb < len(doc) and doc[verb].text == ",":
        verb += 1
    if _would_have_it(doc, verb):
        last = verb + 2
    elif named is not None and _puts_it(doc, verb):
        last = verb + 1
    else:
        return None
    return frame_of(doc, who, (doc[verb], doc[last]), beyond(doc, opening.i, last))


def _puts_it(doc: Any, i: int) -> bool:
    """Whether "tells it" or "puts it" stands at `i`."""
    return i + 1 < len(doc) and doc[i].lemma_ in PUTTING and doc[i + 1].lower_ == "it"


def _would_have_it(doc: Any, i: int) -> bool:
    return [t.lower_ for t in doc[i : i + 3]] == ["would", "have", "it"]


def _as_reported_by(doc: Any, opening: Any) -> Frame | None:
    """ "P, as reported by the guild, which sits in Leeds": who reported it, behind a comma."""
    i = opening.i
    if i + 3 >= len(doc) or doc[i - 1].text != "," or doc[i + 2].lower_ != "by" or doc[i + 1].tag_ != "VBN":
        return None
    run = teller_at(doc, i + 3, i + 2 * LONGEST_FRAME) if doc[i + 1].lemma_.lower() in SPEECH else None
    if run is None:
        return None
    who = named_after(doc, run, sentence_end(doc, run.last) + 1) or run
    content = beyond(doc, i, who.last) or trimmed(doc, sentence_start(doc, i), i - 1)
    return frame_of(doc, who, (opening, doc[i + 2]), content)


def if_one_goes_by(doc: Any, going: Any) -> Frame | None:
    """ "If one goes by the guild, P", "P, if you go by Ann Poe": whose word it is."""
    first = going.i - 2
    if first < 0 or doc[going.i - 1].lower_ not in ("one", "you", "we") or doc[first].lower_ != "if":
        return None
    if going.i + 2 >= len(doc) or doc[going.i + 1].lower_ != "by":
        return None
    run = run_after(doc, going.i + 2, min(len(doc), going.i + LONGEST_FRAME))
    if run is None or not is_source(doc[run.head]):
        return None
    return frame_of(doc, run, (going, doc[going.i + 1]), beyond(doc, first, run.last))


def to_the_best_of_knowledge(doc: Any, best: Any) -> Frame | None:
    """ "P, to the best of the guild's knowledge", "To the best of Ann Poe's knowledge, P"."""
    first = best.i - 2
    if first < 0 or doc[first].lower_ != "to" or best.i + 3 >= len(doc) or doc[best.i + 1].lower_ != "of":
        return None
    near = doc[best.i + 2 : best.i + LONGEST_FRAME]
    noun = next((t for t in near if t.lower_ in ("knowledge", "recollection")), None)
    source = None if noun is None else _whose(doc, best.i + 2, noun.i)
    content = None if noun is None or source is None else beyond(doc, first, noun.i)
    return None if content is None else Frame(source, (doc[first], noun), content)


def _whose(doc: Any, first: int, end: int) -> Any | None:
    """Whose it is by the words `first` to `end` (exclusive): "the guild's", "their"; None where it is the writer's."""
    owner = next((t for t in doc[first:end] if t.tag_ in ("POS", "PRP$")), None)
    if owner is None or owner.lower_ in ("my", "our", "your"):
        return None
    return owner if owner.tag_ == "PRP$" else doc[owner.i - 1]


def it_seems_to(doc: Any, to: Any) -> Frame | None:
    """ "It seems to Ann Poe that P", "it is clear to the port that P"."""
    if to.i < 2 or doc[to.i - 1].lemma_.lower() not in _SEEMING:
        return None
    opens = any(t.lower_ == "it" for t in doc[max(0, to.i - _LONGEST_SEEMING) : to.i - 1])
    run = run_after(doc, to.i + 1, min(len(doc), to.i + LONGEST_FRAME)) if opens else None
    if opens and to.i + 2 < len(doc) and doc[to.i + 1].lower_ in _HIM:
        run = SpeakerRun(to.i + 1, to.i + 1, to.i + 1, sure=True)
    if run is None or run.last + 2 >= len(doc) or doc[run.last + 1].lower_ != "that" or not _may_seem_to(doc[run.head]):
        return None
    content = trimmed(doc, run.last + 1, sentence_end(doc, run.last + 1))
    return frame_of(doc, run, (doc[to.i - 1], to), content)


# How many tokens before the "to" of "It was just as plain | to the port that P" its "it" may stand.
_LONGEST_SEEMING = 6
_HIM = frozenset({"him", "her", "them"})


def _may_seem_to(noun: Any) -> bool:
    return noun.lower_ in _HIM or may_tell(noun)


def in_lent_words(doc: Any, verb: Any) -> Frame | None:
    """ "…, to quote Ann Poe", "to use the guild's words, …", "To hear the army tell it, …", "If you ask Ann Poe, …"."""
    if verb.i and doc[verb.i - 1].lower_ in ("to", "you"):
        return _LENDING[verb.lower_](doc, verb)
    return None


def _to_quote(doc: Any, verb: Any) -> Frame | None:
    """ "P, to quote Ann Poe"."""
    run = _lender(doc, verb)
    return None if run is None else _lent_by(doc, doc[run.head], verb, (verb.i - 1, run.last))


def _to_use_words(doc: Any, verb: Any) -> Frame | None:
    """ "To use the guild's words, P", "P, to borrow a phrase from Ann Poe"."""
    found = _whose_words(doc, verb.i + 1, min(len(doc), verb.i + LONGEST_FRAME))
    return None if found is None else _lent_by(doc, found[0], verb, (verb.i - 1, found[1]))


def _to_hear_it_told(doc: Any, verb: Any) -> Frame | None:
    """ "To hear the army tell it, P"."""
    run = _lender(doc, verb)
    told = None if run is None else run.last + 2
    if run is None or told is None or told >= len(doc):
        return None
    if doc[told - 1].lemma_ not in ("tell", "describe") or doc[told].lower_ != "it":
        return None
    return _lent_by(doc, doc[run.head], verb, (verb.i - 1, told))


def _if_asked(doc: Any, verb: Any) -> Frame | None:
    """ "If you ask Ann Poe, P"."""
    run = _lender(doc, verb) if verb.i >= 2 and doc[verb.i - 2].lower_ == "if" else None
    return None if run is None else _lent_by(doc, doc[run.head], verb, (verb.i - 2, run.last))


_LENDING = {
    "quote": _to_quote,
    "use": _to_use_words,
    "borrow": _to_use_words,
    "hear": _to_hear_it_told,
    "ask": _if_asked,
}
LENDING = frozenset(_LENDING)


def _lender(doc: Any, verb: Any) -> SpeakerRun | None:
    return run_after(doc, verb.i + 1, min(len(doc), verb.i + LONGEST_FRAME))


def _lent_by(doc: Any, source: Any, verb: Any, phrase: tuple[int, int]) -> Frame | None:
    """The frame of a phrase from its first to its last token, where a name or somebody who may tell lends the words."""
    if source.pos_ != "PROPN" and not is_source(source):
        return None
    content = beyond(doc, *phrase)
    return None if content is None else Frame(source, (verb, verb), content)


def _whose_words(doc: Any, start: int, end: int) -> tuple[Any, int] | None:
    """Whose words are used ("Ann Poe's words", "a phrase from Ann Poe"), and the phrase's last token."""
    noun = _noun_for_words(doc, start, end)
    if noun is None:
        return None
    owner = next((t for t in doc[start : noun.i] if t.tag_ == "POS"), None)
    if owner is not None:
        return doc[owner.i - 1], noun.i
    if noun.i + 2 >= end or doc[noun.i + 1].lower_ not in ("of", "from"):
        return None
    run = run_after(doc, noun.i + 2, end)
    return None if run is None else (doc[run.head], run.last)


def _noun_for_words(doc: Any, start: int, end: int) -> Any | None:
    """The "words" or the "phrase" there, if no mark parts it from the verb."""
    noun = next((t for t in doc[start:end] if t.lemma_ in _LENT), None)
    if noun is None or any(t.is_punct and t.text not in ("-", "’", "'") for t in doc[start : noun.i]):
        return None
    return noun
