"""Sayings to which another verb leads: "Poe made headlines by saying that P", "was the first to admit that P".

The sentence is built around a deed (a stir that was caused, a chance that was taken), and what matters in it is what
was said. Whoever does the deed says it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import MOVING_SOMEBODY, SPEECH, SPEECH_NOUNS
from briefings.extracting.attributions.cues.phrases.phrase_cues import phrase_reading
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.parsing.dependencies import child, is_to_infinitive, sentence_end, trimmed
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verb → the things that whoever speaks out causes or takes by it.
_STIRS = _words(
    """stir outcry outrage uproar storm furore sensation controversy headline eyebrow criticism anger fury ire laughter
    applause protest consternation dismay scandal row hackle wave fire mirth gasp jeer"""
)
_STIRRING = _words("cause create spark trigger provoke draw attract raise make stir unleash prompt earn elicit")
_CHANCES = _words("opportunity chance occasion time trouble liberty floor microphone stand moment platform")
_TAKING = _words("take use seize have get find grasp")
_FEW = _words("first last one few")
_THAT = frozenset({"that"})
# How many tokens may stand between the verb of saying and its "that": whoever was told.
_HEARER = 4


def led_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    if not may_have(passage.doc, _THAT) or not may_have(passage.doc, _NEEDED):
        return
    for token in passage.doc:
        lemma = token.lemma_.lower()
        if lemma not in SPEECH and lemma not in SPEECH_NOUNS:
            continue
        leading = next((verb for rule in _LEADING if (verb := rule(token, lemma)) is not None), None)
        source = None if leading is None else child(leading, "nsubj")
        that = None if source is None else _that_behind(token)
        content = None if that is None else trimmed(passage.doc, that, sentence_end(passage.doc, that))
        if leading is not None and source is not None and content is not None and may_tell(source):
            yield phrase_reading(index, passage, source, (leading, token), content, "indirect")


def _that_behind(saying: Any) -> int | None:
    """The "that" of what is said, behind whoever was told ("told the radio | that P")."""
    doc, first = saying.doc, saying.i + 1
    for k in range(first, min(len(doc) - 2, first + _HEARER)):
        if doc[k].lower_ == "that" and doc[k].tag_ != "WDT":
            return k
        if doc[k].is_punct or doc[k].pos_ not in ("DET", "NOUN", "PROPN", "ADJ", "PRON"):
            return None
    return None


def _given_a_chance(saying: Any, _lemma: str) -> Any | None:
    """The verb of "Poe | was | the first to admit", "Poe | took | the opportunity to announce"."""
    noun = _past_place(saying.head)
    doing = noun.head
    if saying.dep_ not in ("acl", "relcl") or not is_to_infinitive(saying) or noun.i > saying.i:
        return None
    foremost = noun.lemma_.lower() in _FEW or any(c.lower_ in ("first", "only", "last") for c in noun.lefts)
    first = foremost and doing.lemma_ == "be" and noun.dep_ in ("attr", "acomp")
    taken = noun.lemma_.lower() in _CHANCES and doing.lemma_ in _TAKING and noun.dep_ == "dobj"
    return doing if first or taken else None


def _past_place(noun: Any) -> Any:
    """The member of "the first | member | of the guild to admit", of which the parser hangs the rest on the guild."""
    return noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun


def _stirred_by(saying: Any, lemma: str) -> Any | None:
    """The verb of "Poe | caused | a stir by saying", "Poe | angered | the port with the remark"."""
    by = saying.head
    said = saying.dep_ == "pcomp" and by.lower_ in ("by", "in", "for") and lemma in SPEECH
    remarked = saying.dep_ == "pobj" and by.lower_ in ("with", "by") and lemma in SPEECH_NOUNS
    if not said and not remarked:
        return None
    above = by.head if by.head.pos_ == "VERB" else by.head.head
    return above if _stirs(above) and above.i < by.i else None


def _stirred_when(saying: Any, lemma: str) -> Any | None:
    """The verb of "Poe | caused | a stir when she told the radio"."""
    mark, who = child(saying, "advmod", "mark"), child(saying, "nsubj")
    if saying.dep_ != "advcl" or lemma not in SPEECH or who is None or who.lower_ not in _THEMSELVES:
        return None
    when = mark is not None and mark.lower_ in ("when", "after") and mark.i < who.i
    return saying.head if when and _stirs(saying.head) and saying.head.i < saying.i else None


_THEMSELVES = _words("he she it they")


def _stirs(verb: Any) -> bool:
    """Whether the verb tells what somebody's words did: "made headlines", "surprised the port"."""
    if verb.pos_ != "VERB" or child(verb, "auxpass") is not None:
        return False
    thing, lemma = child(verb, "dobj"), verb.lemma_.lower()
    if thing is None or thing.i < verb.i:
        return False
    return lemma in MOVING_SOMEBODY or (lemma in _STIRRING and thing.lemma_.lower() in _STIRS)


_LEADING: tuple[Callable[[Any, str], Any | None], ...] = (_given_a_chance, _stirred_by, _stirred_when)
_NEEDED = _STIRRING | _TAKING | MOVING_SOMEBODY | _FEW
