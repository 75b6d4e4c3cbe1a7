"""Where the verb beside a time looks: "was held on Friday" was the latest one, "will meet on Friday" the coming one.

Read from the parse: tense, auxiliaries, infinitives, and words whose meaning is a plan ("is due", "agreed to meet").
"""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.hedges import could_only
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.dates.resolution import Outlook
from briefings.knowledge.dates.vocabulary import Phrase
from briefings.values import frozen

_AHEAD_AUXILIARIES = {"will", "’ll", "'ll", "wo", "shall", "must", "should", "may", "might", "would"}
_SURE_AUXILIARIES = {"will", "wo", "'ll", "’ll", "shall"}
_POSSIBLE = {"could", "can", "ca"}
_HAVE = {"have", "has", "had", "'ve", "’ve", "having"}
_AS_SOON_AS = re.compile(r"\b(?:as (?:soon|early) as|no later than|starting|beginning)(?: on)?\s+\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+\Z", re.IGNORECASE)
# What these lead to lies ahead of the act: "postponed until Friday", "set for Friday", "could leave by Friday".
_LIMIT = re.compile(r"\b(?:for|until|till|to|by|from|starting)\s+(?:the\s+)?\Z", re.IGNORECASE)
_IN_VIEW = re.compile(r"\bahead of\s+(?:[\w’'-]+\s+){0,4}\Z|\bbefore\s+\Z", re.IGNORECASE)
# What is planned by these has not been, whenever it was planned.
_PLANNED = {
    "schedule", "plan", "expect", "set", "slate", "due", "await", "reschedule", "anticipate", "forecast", "bill",
    "suppose", "project",
}  # fmt: skip
# These are acts on a day of their own ("vowed on Friday to fight"); what they reach for lies ahead.
_PUT_AHEAD = {
    "postpone", "delay", "extend", "adjourn", "arrange", "intend", "hope", "vow", "promise", "aim", "prepare",
    "pledge",
}  # fmt: skip
# An infinitive under one of these lies ahead of it.
_GOVERNORS = _PLANNED | _PUT_AHEAD | {
    "agree", "order", "urge", "call", "threaten", "offer", "propose", "request", "summon", "invite", "commit", "swear",
    "likely", "ready", "poise", "ask", "instruct",
}  # fmt: skip
_AHEAD_ADJECTIVES = {"due", "likely", "ready", "scheduled", "slated"}
# After these the infinitive tells of something done (or not done) already.
_DONE_BEFORE_TO = {
    "fail", "manage", "begin", "start", "continue", "refuse", "use", "appear", "seem", "decline", "help", "happen",
    "turn", "gather", "come", "try", "tend",
}  # fmt: skip
# What these bring about is as far ahead as they are: "caught fire, causing it to sink on Sunday".
_BRING_ABOUT = {"cause", "force", "lead", "prompt", "compel", "drive", "oblige", "leave", "enable", "get"}
_RANKS = {"first", "second", "third", "last", "latest", "only"}
# Nobody announces these for a day: in the present tense of a headline they have happened.
_SUDDEN = {
    "kill", "die", "injure", "wound", "hit", "strike", "bomb", "explode", "crash", "arrest", "capture", "seize",
    "find", "shoot", "rock", "attack", "target", "storm", "murder", "behead", "abduct", "kidnap", "collapse", "erupt",
    "claim", "flee", "rescue", "detain", "shell", "stab", "ambush", "destroy", "drown", "perish",
}  # fmt: skip
# What happens unannounced has happened on the day that stands beside it: "after a Saturday night shooting", "details of
# the shootings Friday night".
_UNANNOUNCED = (
    r"(?:shootings?|ambush|crash|collision|blast|explosion|bombings?|stabbings?|killings?|massacre|murders?|robbery"
    r"|earthquake|quake|collapse|gunfight|shootout)"
)
_NAMED_BY_ITS_DAY = re.compile(rf" (?:[a-z]+ )?(?:{_UNANNOUNCED}|attacks?)\b")
_HAPPENED_ON = re.compile(rf"\b{_UNANNOUNCED} (?:(?:late|early) )?(?:on )?\Z")
SAYING = {
    "say", "tell", "report", "announce", "add", "state", "warn", "claim", "estimate", "declare", "write", "note",
    "explain", "argue", "believe", "think", "acknowledge", "confirm", "insist", "show", "reveal", "suggest", "know",
}  # fmt: skip
_DEADLINES = {"deadline"}
# "Said on Friday | it will sail": when it was said; not "said Friday's vote", "said Friday will do".
_SAID_ON = re.compile(r"\b(?:said|announced|added|warned|confirmed|stated)(?: (?:late|early))?(?: on)? \Z")
_WHAT_WAS_SAID = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?(?: that)? (?:it|he|she|they|we|there|the|an?|its|his|her|their|all|some"
    r"|[A-Z][\w'’-]+)\b"
)


def outlook_of(body: str, passage: Passage, phrase: Phrase, end: int) -> Outlook:
    """Where the verb that a phrase hangs on looks; `body` is the passage's text, in which `phrase` has its offsets."""
    before = body[max(0, phrase.start - 48) : phrase.start]
    if _AS_SOON_AS.search(before):
        return Outlook(ahead=True)
    if _NAMED_BY_ITS_DAY.match(body, end) or _HAPPENED_ON.search(before):
        return Outlook(past=True)
    if _SAID_ON.search(before) and _WHAT_WAS_SAID.match(body, end):
        return Outlook(past=True)
    verb, direct, deadline = _verb_above(passage, phrase, end)
    if deadline:
        return Outlook(ahead=True)
    if verb is None:
        return Outlook()
    if verb.lemma_.lower() == "give" and _UNTIL.search(before):
        return Outlook(ahead=True)
    outlook = _verb_outlook(verb, direct, bool(_LIMIT.search(before)))
    if _IN_VIEW.search(before) and not outlook.ahead:
        return Outlook(either=True)
    return outlook


def hangs_on_saying(passage: Passage, phrase: Phrase) -> bool:
    """True if a phrase tells when somebody spoke."""
    verb, direct, _ = _verb_above(passage, phrase, phrase.end)
    return verb is not None and direct and verb.lemma_.lower() in SAYING


def _verb_above(passage: Passage, phrase: Phrase, end: int) -> tuple[Any, bool, bool]:
    """The verb over a phrase (None without one), whether nothing but a preposition stands between, and whether a
    deadline or a "due" does."""
    span = passage.doc.char_span(phrase.start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None, False, False
    token, direct = span.root, True
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        if token.lower_ in _DEADLINES or token.lower_ in _AHEAD_ADJECTIVES:
            return None, False, True
        direct = direct and (token.pos_ in ("ADP", "SCONJ", "ADV") or token.i in range(span.start, span.end))
        token = token.head
    return (token if token.pos_ in ("VERB", "AUX") else None), direct, False


@frozen
class _Verb:
    """The verb over a time: its helpers ("will have"), whether nothing but a preposition stands between them, and
    whether the time is one that the deed leads to ("until Friday")."""

    token: Any
    lemma: str
    helpers: tuple[Any, ...]
    words: frozenset[str]
    direct: bool
    limit: bool


def _verb_outlook(verb: Any, direct: bool, limit: bool) -> Outlook:
    """Where a verb looks, by the first of the rules that knows it, else by its tense."""
    helpers = tuple(child for child in verb.children if child.dep_ in ("aux", "auxpass"))
    words = frozenset(child.lower_ for child in helpers)
    told = _Verb(verb, verb.lemma_.lower(), helpers, words, direct, limit)
    found = (look(told) for look in _LOOKS)
    return next((outlook for outlook in found if outlook is not None), None) or _by_tense(told)


def _by_plan(verb: _Verb) -> Outlook | None:
    """ "Is due on Friday", "was scheduled for Friday"."""
    if not _is_planned(verb):
        return None
    return Outlook(either=True) if _was_called_off(verb) else Outlook(ahead=True)


def _by_what_was_done(verb: _Verb) -> Outlook | None:
    """ "Had left on Friday"."""
    return Outlook(past=verb.direct) if verb.words & _HAVE else None


def _by_what_will_be(verb: _Verb) -> Outlook | None:
    """ "Will leave on Friday", "should leave on Friday"."""
    if not verb.words & _AHEAD_AUXILIARIES:
        return None
    return Outlook(ahead=verb.direct or bool(verb.words & _SURE_AUXILIARIES))


def _by_what_can_be(verb: _Verb) -> Outlook | None:
    """ "Could leave by Friday"; "could leave on Friday" may have been so, and "only four could be saved by then" is."""
    if could_only(verb.token):
        return Outlook(past=True)
    return Outlook(ahead=verb.direct) if verb.words & _POSSIBLE and verb.limit else None


def _by_infinitive(verb: _Verb) -> Outlook | None:
    """ "Agreed to leave on Friday", "managed to leave on Friday"."""
    return _infinitive_outlook(verb.token, verb.direct) if "to" in verb.words else None


_LOOKS = (_by_plan, _by_what_was_done, _by_what_will_be, _by_what_can_be, _by_infinitive)


def _by_tense(verb: _Verb) -> Outlook:
    """ "Left on Friday" looks back; "leaves on Friday" perhaps ahead."""
    if not verb.direct:
        return Outlook()
    tags = {child.tag_ for child in verb.helpers} | {verb.token.tag_}
    if "VBD" in tags or (verb.token.tag_ == "VBN" and not verb.helpers):
        return Outlook(past=True)
    return Outlook(perhaps=bool(tags & {"VBZ", "VBP"}) and verb.lemma not in SAYING | _SUDDEN)


def _is_planned(verb: _Verb) -> bool:
    """ "set for Monday" looks ahead, "set off a bomb" does not; "postponed until", "vowed by", not "vowed on"."""
    if verb.lemma in _PUT_AHEAD:
        return verb.limit
    deed = verb.lemma == "set" and any(child.dep_ in ("prt", "dobj") for child in verb.token.children)
    return verb.lemma in _PLANNED and not deed


def _was_called_off(verb: _Verb) -> bool:
    """Whether the plan may be over: "had been set for Sunday", "a vote planned for Sunday was delayed"."""
    if "had" in verb.words:
        return True
    planned = verb.token.head
    if verb.token.dep_ != "acl" or planned.dep_ not in ("nsubj", "nsubjpass"):
        return False
    above = planned.head
    return above.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in ("aux", "auxpass") for c in above.children)


def _may_lie_ahead(verb: Any) -> bool:
    """Whether a verb, or that which it tells the outcome of, is to come: "will sail, forcing them to leave"."""
    over = [verb, verb.head] if verb.tag_ == "VBG" else [verb]
    helpers = {child.lower_ for one in over for child in one.children if child.dep_ == "aux"}
    return bool(helpers & (_AHEAD_AUXILIARIES | _POSSIBLE | {"to"})) or verb.tag_ in ("VBP", "VBZ", "VB")


def _infinitive_outlook(verb: Any, direct: bool) -> Outlook:
    """Where an infinitive looks, by the verb above it."""
    above = verb.head.lemma_.lower()
    if above in _RANKS and verb.head.head.tag_ == "VBD":
        return Outlook(past=direct)  # "was the first to leave, in December"
    if above in _BRING_ABOUT and not _may_lie_ahead(verb.head):
        return Outlook()
    planned = above in _GOVERNORS or above == "be" or verb.head.tag_ not in ("VBD", "VBN", "NN", "NNS")
    done = above in _DONE_BEFORE_TO
    return Outlook(ahead=direct and planned and not done, past=direct and done)
