"""Numbers in what is told of an event that count nobody whom it hit: charges, what an event is defined by, a rehearsal,
graves, and those who lived and do something else."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import text_before
from briefings.extracting.parsing.dependencies import SUBJECTS

_CHARGES = re.compile(
    r"(?: counts?)? of (?:[\w-]+ ){0,2}?(?:murder|homicide|manslaughter|assault|battery|kidnapping|terrorism)\b"
    r"(?! victim)"
)


def _are_charges(slot: Slot, on: Grounds) -> bool:
    """ "22 counts, including four of murder"; not "four of the murders"."""
    return _CHARGES.match(on.text, slot.quantity.end) is not None


_OR_MORE = frozenset({"at_least", "more_than"})
_SUCH_EVENTS = re.compile(
    r"\b(?:any|each|every|(?:as|be|is|are) an?|all|those|events?|incidents?|shootings|attacks|one)\b[^.;]{0,50}"
    r"\b(?:in which|where|when|that|involving|with)\b[^.;,]{0,20}$",
    re.IGNORECASE,
)
_SUCH = re.compile(
    r"\b(?:defin\w+|criteri(?:on|a)|threshold|means|refers? to|classif\w+ as|counts? (?:as|any))\b", re.I
)
_BEFALLS = re.compile(
    r"(?:(?: [\w'’-]+){0,3}?,?(?: not (?:counting|including) [^,.;]{1,30},)?) (?:are|is|get|gets|being|die|dies)\b"
)


def _defines_an_event(slot: Slot, on: Grounds) -> bool:
    """ "Any shooting in which four or more people are hit", "defined as four or more killed": of no event."""
    if slot.quantity.bound not in _OR_MORE:
        return False
    before = text_before(slot, on, 120)
    if _SUCH.search(before):
        return True
    return _SUCH_EVENTS.search(before) is not None and (
        _BEFALLS.match(on.text, slot.quantity.end) is not None or _ANY.search(before) is not None
    )


_ANY = re.compile(r"\b(?:any|each|every)\b", re.IGNORECASE)
_QUOTED = re.compile(
    r" (?:[\w-]+ )?[“\"](?:victims?|casualt(?:y|ies)|dead|wounded|injured|patients?|survivors?),?[”\"]"
)
_PLAYED = re.compile(
    r"\b(?:mock|simulated|fake|pretend(?:ed|ing)?|make-believe)"
    r"(?: [\w-]+){0,2}? (?:wound|injur|victim|casualt|blood)",
    re.IGNORECASE,
)


def _is_rehearsed(slot: Slot, on: Grounds) -> bool:
    """ "Twelve “victims” were carried out", "with mock gunshot wounds": whom a drill has played."""
    quoted = _QUOTED.match(on.text, slot.quantity.end) is not None
    return quoted or _PLAYED.search(on.text, *slot.sentence) is not None


_GRAVES = re.compile(r" (?:[\w-]+ )*?(?:mass|common|communal|shared|collective|unmarked) graves?\b", re.IGNORECASE)


def _are_graves_of_many(slot: Slot, on: Grounds) -> bool:
    """ "In one grave", "two mass graves": nobody knows by them how many lie there."""
    if slot.noun is None or slot.noun.lower_ not in ("grave", "graves"):
        return False
    return slot.quantity.high == 1 or _GRAVES.match(on.text, slot.quantity.end) is not None


# What somebody does or is who was hit and lives.
_OF_THE_HURT = frozenset(
    "be remain suffer sustain receive recover undergo get have lose need require end stay survive lie walk go arrive"
    " seek fight".split()
)


def _are_survivors_who_act(slot: Slot, on: Grounds) -> bool:
    """ "Two survivors hid in a closet", "three survivors sued the maker": who lived need not have been hit."""
    link = slot.link
    if slot.noun is None or slot.noun.lemma_.lower() != "survivor" or link is None or link.role not in SUBJECTS:
        return False
    return link.role == "nsubj" and link.head.pos_ == "VERB" and link.head.lemma_ not in _OF_THE_HURT


_MIGHT_HAVE_BEEN = re.compile(
    r"\b(?:could|would|might)(?: (?:easily|well|just as well|also))* have (?:been|seen|had|meant)"
    r"(?: (?:as many as|up to|at least|more than|another|over|about|some))? $",
    re.IGNORECASE,
)


def _might_have_been(slot: Slot, on: Grounds) -> bool:
    """ "It could have been 50 dead": of what was not."""
    return _MIGHT_HAVE_BEEN.search(text_before(slot, on, 50)) is not None


_SHARE_OF = re.compile(
    r"\b(?:half|(?:a|one|two|three)[ -](?:thirds?|quarters?|fifths?)|most)(?: of)? (?:the|its|their) [\w-]+['’]s? "
    r"(?:estimated |about |some |roughly |nearly |almost )?$",
    re.IGNORECASE,
)


def _is_whole_of_a_share(slot: Slot, on: Grounds) -> bool:
    """ "Half the town's 50,000 people have fled": not all of them."""
    return _SHARE_OF.search(text_before(slot, on, 60)) is not None


_NONE_OF = re.compile(
    r"\b(?:none|neither|not one) of (?:the|these|those|his|her|its|their)(?: other)? $", re.IGNORECASE
)
_DOES = re.compile(r"(?: [\w-]+){0,2}? (?:was|were|is|are|has|have|had|suffered|needed|required|died|got|came)\b")
_ONCE_HIT = frozenset("wounded injured victim victims casualty casualties hurt dead survivor survivors".split())


def _are_none_of_so_many(slot: Slot, on: Grounds) -> bool:
    """ "None of the 80 other passengers was hurt"; of "none of the three guests hurt was …" three were."""
    if not _NONE_OF.search(text_before(slot, on, 40)) or (slot.noun is not None and slot.noun.lower_ in _ONCE_HIT):
        return False
    return _DOES.match(on.text, slot.phrase[1]) is not None


_FIRED = re.compile(r" (?:[\w-]+ly )?(?:shot|fired) (?:back )?(?:at|into|toward|towards|on)\b(?P<rest>[^,;.\n]*)")
_TARGET = re.compile(
    r" (?:(?:an?|the|his|her|their|each|one|two|three|four|five|\d+|several|parked|passing) )*(?:[\w-]+ )?"
    r"(?:houses?|homes?|cars?|vehicles?|trucks?|vans?|bus|buses|cruisers?|officers?|deput(?:y|ies)|police(?:m[ae]n)?|troopers?"
    r"|people|men|guests|him|her|them|each other|one another|another)\b"
)
_SAID_LATER = re.compile(r"\b(?:was|were|is|are|has|have|had|died|remain\w*|survived)\b")
_WHO_DO = frozenset(
    "suspects gunmen shooters attackers assailants robbers officers deputies troopers police guards".split()
)


def _fired(slot: Slot, on: Grounds) -> bool:
    """ "Two gunmen shot at officers", "two men shot at three houses"; of "two men shot at a mall have died" they were
    hit."""
    found = _FIRED.match(on.text, slot.phrase[1])
    if found is None or slot.noun is None or _SAID_LATER.search(found["rest"]):
        return False
    return slot.noun.lower_ in _WHO_DO or _TARGET.match(found["rest"]) is not None


NO_CASUALTIES: tuple[Callable[[Slot, Grounds], bool], ...] = (
    _are_charges,
    _defines_an_event,
    _is_rehearsed,
    _are_graves_of_many,
    _are_survivors_who_act,
    _might_have_been,
    _is_whole_of_a_share,
    _are_none_of_so_many,
    _fired,
)
