"""What the verb that a day belongs to tells of it: the deed, or that somebody told it."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.attributions.cue_lexicon import SPEECH
from briefings.extracting.measures.events.days.event_days import is_short
from briefings.extracting.measures.events.words_beside import HAPPENED, OF_THE_DEED_BEHIND
from briefings.extracting.parsing.dependencies import child, verb_above
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.people_nouns import PEOPLE
from briefings.model import Time


def is_with_the_deed(passage: Passage, time: Time) -> bool:
    """Whether the verb that a day belongs to tells what happened: "killed 40 at a market in the east of the town on
    Sunday"."""
    token = next((t for t in passage.doc if passage.start + t.idx >= time.start), None)
    if token is None or token.head is token:
        return False
    verb = verb_above(token)
    return verb.pos_ == "VERB" and verb.i < token.i and _KILLING.fullmatch(verb.text) is not None


_KILLING = re.compile(r"kill\w*|wound\w*|injur\w*|struck|hit|attack\w*|explod\w*|shelled|bombed", re.IGNORECASE)


def is_beside_the_deed(passage: Passage, time: Time) -> bool:
    """Whether the verb that a day belongs to says that it is not of what happened, but of who told it or of something
    else: "published a note on Thursday saying", "was asked about the raid on Tuesday", "in spite of a deal reached in
    May"."""
    token = next((t for t in passage.doc if passage.start + t.idx >= time.start), None)
    if (
        token is None
        or _CLOCK.search(time.text)
        or OF_THE_DEED_BEHIND.match(passage.doc.text[time.end - passage.start :])
    ):
        return False  # "said that around 11 p.m. Friday they were called", "arrested in the Friday shooting"
    verb = verb_above(token)
    if verb.pos_ != "VERB":
        return False
    if _begins_a_war(verb) and not is_short(time):
        return True
    return _is_telling(verb, token) or _describes_another_thing(verb, token) or _is_since(verb)


def _begins_a_war(verb: Any) -> bool:
    """ "The conflict between the two, which erupted in April 2023": when it began in which something happened."""
    if verb.lemma_ not in ("erupt", "begin", "start", "break", "flare"):
        return False
    named: Any = verb.head if verb.dep_ in ("relcl", "acl") else child(verb, "nsubj") or verb
    for _ in range(_DEEP):
        if named.lemma_.casefold() in _WARS:
            return True
        named = named.head
    return False


# So many words lie at most between a name and the war that it is a side of.
_DEEP = 5
_WARS = frozenset("war conflict insurgency uprising revolution revolt rebellion crisis".split())


def _is_since(verb: Any) -> bool:
    """ "Since Norway closed its ports in May": from then on."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in verb.children)


def _is_telling(verb: Any, day: Any) -> bool:
    """Whether a verb tells, with no other between it and the day, and none before a day that stands before it: "was
    killed on Friday, police said" is parsed either way."""
    if verb.lemma_.casefold() not in _TELLING:
        return False
    if verb.tag_ in ("VBP", "VBZ") and day.i < verb.i:
        return False  # "on March 22, prosecutors say": told now, of that day
    first, last = (verb.i + 1, day.i) if verb.i < day.i else (day.sent.start, verb.i)
    return not any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass") for t in day.doc[first:last])


def _describes_another_thing(verb: Any, day: Any) -> bool:
    """Whether a verb before the day describes a noun ("a deal reached"), and neither of them is a deed's."""
    if verb.dep_ not in ("acl", "relcl") or verb.i > day.i or verb.head.pos_ != "NOUN":
        return False
    if verb.lemma_ in _DOING or any(child.dep_ == "mark" or child.lower_ == "when" for child in verb.children):
        return False  # "a statement that officers were called on Friday", "hurt two guards when flames tore through"
    if verb.tag_ == "VBG" and verb.head.lemma_.casefold() in _PEOPLE_THERE:
        return False  # "a group of men standing in a yard on Friday": where they were when it happened
    if _FOUND_DEAD.search(verb.doc.text, verb.head.idx, day.idx):
        return False  # "the killings of two whose bodies were found on Friday"
    told = (verb.head, *verb.children, *verb.doc[verb.i : day.i])
    return not any(HAPPENED.fullmatch(t.text) for t in told)


_FOUND_DEAD = re.compile(
    r"\bbod(?:y|ies) (?:was|were|had been) (?:found|discovered|recovered)\b"
    r"|\bfound (?:dead|slain|shot|stabbed|deceased)\b"
)
_PEOPLE_THERE = PEOPLE | {"group", "crowd", "family", "couple", "pair"}
# "An operation carried out on Friday": what is done so is a deed, whatever it is called.
_DOING = frozenset("carry launch conduct mount stage commit perpetrate".split())
# A claim may be of lives, and a charge an attack; officers respond and answer a call where and when it happened.
_TELLING = (
    SPEECH | {"quote", "publish", "issue", "release", "broadcast", "speak", "talk", "learn", "name", "identify"}
) - {
    "claim",
    "charge",
    "rule",
    "protest",
    "post",
    "respond",
    "answer",
    "hear",
}
_CLOCK = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)


def goes_on(passage: Passage, at: int) -> bool:
    """Whether what a number (at `at`) is told of has been going on ("have been killed")."""
    token = next((t for t in passage.doc if passage.start + t.idx >= at), None)
    return token is not None and any(
        t.tag_ in ("VBP", "VBZ") and t.lemma_ == "have" for t in verb_above(token).children
    )
