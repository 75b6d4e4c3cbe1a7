"""What is no count of those hit, or none that stands: ages, times of day, who fired; what is denied, doubted or ahead.

`counts` says whether a number is none of these.
"""

from __future__ import annotations

import re

from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.clauses import STOPS, clause_of
from briefings.model import Claim, Quantity, Statement


def counts(statement: Statement) -> bool:
    """Whether a statement counts people as it stands: no rate, no denial, no fear, no bare possibility."""
    return _counts_people(statement) and not is_only_feared(statement) and not is_only_possible(statement)


def counts_as_feared(statement: Statement) -> bool:
    """Whether a statement counts people who are feared dead, and would count them if they were found."""
    return _counts_people(statement) and is_only_feared(statement)


def _counts_people(statement: Statement) -> bool:
    quantity = statement.quantity
    if quantity is None or quantity.measure is None or quantity.per or quantity.unit != "people" or quantity.high <= 0:
        return False
    if is_age(statement) or is_clock(statement) or counts_those_who_fired(statement):
        return False
    if is_for_each(statement) or is_of_those_who_died_since(statement):
        return False
    return not any(rule(statement) for rule in (is_ahead, is_contradicted, is_ones_own_share, is_denied))


def is_ahead(statement: Statement) -> bool:
    """True if a number is of what will or may come of something: "could lead to 175 job losses", "would cost 90 jobs".
    Of "a storm that would claim 12 lives" it is known."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    before = claim.text[: quantity.start - claim.start]
    return any(words.search(before) for words in (_WILL_COME, _TO_RECOVER, _SAY_THERE_ARE))


_WILL_COME = late(
    r"(?:\b(?:will|could|may|might|(?<!\bthat )(?<!\bwhich )would|going to"
    r"|plan(?:s|ned|ning)? to|expect(?:s|ed)? to"
    r"|set to|due to|aim(?:s|ed)? to|(?:is|are|was|were) to)\b|['’]ll)"
    r"(?: (?:also|eventually|likely|now|further|then|soon|be))?"
    r" (?:lead to|mean|result in|cut|cost|axe|shed|lose|eliminate|slash|entail|involve|affect|reduce|scrap|drop|trim"
    r"|see|bring|cause|forc(?:e|ed)|los(?:t|ing)|cutting|shedding|axing|slashing|eliminating)"
    r"(?: (?:the|a|an|loss(?:es)?|total|of|up to|as many as|about|around|some|nearly|almost|roughly|over|more than"
    r"|at least|another|its|their|further|additional|approximately|between))* $",
    re.IGNORECASE,
)


# "When you have | ten people dying and | a hundred ill, …": of anybody at any time.
_SAY_THERE_ARE = late(
    r"\b(?:when|whenever|if|once) (?:you|one) (?:have|has|see|sees|get|gets|lose|loses)\b[^.;:]*$", re.IGNORECASE
)
# "Efforts are underway to recover the body of | one", "… are looking for the bodies of | two": who is not found yet.
_TO_RECOVER = late(
    r"\b(?:to (?:recover|retrieve|find|locate|reach|search for|look for)|(?:search\w*|look\w*|hunt\w*) for)"
    r" the (?:body|bodies)"
    r" of (?:the |a |at least |about |some |up to |as many as |another )*$",
    re.IGNORECASE,
)


def counts_those_who_fired(statement: Statement) -> bool:
    """True if a number is of those who did it: "as many as four gunmen who opened fire at a party"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _WHO_FIRED.match(claim.text, quantity.end - claim.start) is not None


_WHO_FIRED = late(
    r" (?:[\w-]+ ){0,2}?(?:gunm[ae]n|shooters?|attackers?|assailants?|robbers?|suspects|people|men|teens)"
    r" who (?:had )?(?:opened fire|fired|shot at|shot up|sprayed|stormed|attacked)\b",
    re.IGNORECASE,
)


def is_only_possible(statement: Statement) -> bool:
    """True if a claim that is unsure, or tells what is not known, is so of its number. Of an event's toll not where the
    doubt stands in another clause ("three were taken away, their condition is unknown", "a quarrel may have led to the
    shooting that killed two"), or is of something else that is told of those known ("the four may have known him")."""
    quantity, claim = statement.quantity, statement.claim
    if claim.certainty not in {"possible", "unknown"}:
        return False
    if quantity is None or quantity.event is None or quantity.end <= quantity.start:
        return True
    before = claim.text[: quantity.start - claim.start]
    if _KNOWN.search(before):
        return False
    after = _CLAUSES.split(claim.text[quantity.end - claim.start :])[0]
    return _DOUBT.search(f"{_CLAUSES.split(before)[-1]} # {after}") is not None


_CLAUSES = late(r"[;:,.]\s|\s[–—-]\s|\b(?:that|which|who|when|where|while|as|after|before|because)\b")
_DOUBT = late(
    r"\b(?:may|might|could(?! be (?:seen|heard))|can|would|possibl[ey]|perhaps|maybe|if|whether"
    r"|un(?:clear|known|sure|certain)|not|feared|how many)\b|n['’]t\b",
    re.IGNORECASE,
)


def is_superseded(statement: Statement) -> bool:
    """True if a number is told as what was said before: "rose from four to five", "up from four", "five, not four"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    before, after = claim.text[: quantity.start - claim.start], claim.text[quantity.end - claim.start :]
    clause = STOPS.split(_CONTRAST.split(before)[-1])[-1]
    moved = _FROM.search(before) is not None and _TO.match(after) is not None
    return moved or any((_NOT_SO_MANY.search(before), _SAID_BEFORE.search(clause), _AS_WAS_SAID.match(after)))


def is_contradicted(statement: Statement) -> bool:
    """True if a number is told as what its document contradicts: "contrary to earlier reports of 287"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _CONTRARY_TO.search(claim.text[: quantity.start - claim.start]) is not None


def is_for_each(statement: Statement) -> bool:
    """True if a number is that of each of several: "five to 15 dead in each village"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _FOR_EACH.match(claim.text, quantity.end - claim.start) is not None


_FOR_EACH = late(r"(?: [\w-]+){1,3}? (?:from|in|at|for|of|per) (?:each|every)\b(?! other)", re.IGNORECASE)


def is_of_those_who_died_since(statement: Statement) -> bool:
    """True if a number of hurt is of those who have died: "with nine more of the injured passing away overnight"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.measure != "injured" or quantity.end <= quantity.start:
        return False
    return _DIED_SINCE.match(claim.text, quantity.end - claim.start) is not None


_DIED_SINCE = late(
    r"(?: (?!and\b|but\b|who\b|one\b|two\b|three\b|four\b|five\b|some\b|several\b|after\b|as\b|when\b)[\w'’-]+){0,9}?"
    r" (?:passing away|dying|succumb(?:ing|ed)|passed away|(?:have|had) (?:since |later |now )?died)\b",
    re.IGNORECASE,
)


def is_only_feared(statement: Statement) -> bool:
    """True if a number of dead is of those whom nobody has found (see `tells_of_feared`)."""
    return statement.quantity is not None and tells_of_feared(statement.claim, statement.quantity)


def tells_of_feared(claim: Claim, quantity: Quantity) -> bool:
    """True if a claim's number of dead is of those whom nobody has found: "40 are feared dead", "the nine who are
    missing are presumed dead", "feared to have killed 40", "40 are buried under the mud". Of a body it is known: "12
    died and 40 are feared hurt", "the 12 who died were buried on Friday"."""
    if quantity.measure != "killed" or quantity.end <= quantity.start:
        return False
    before, after = claim.text[: quantity.start - claim.start], claim.text[quantity.end - claim.start :]
    if _FEARED_DEAD.match(after) or _UNDER_THE_MUD.match(after):
        return True
    return _FEARED_TO_KILL.search(before) is not None or _BURYING.search(before) is not None


_FEARED_DEAD = late(
    r"(?: (?!and\b|but\b|dead\b|died\b|killed\b)[\w'’-]+){0,9}? (?:feared|presumed)(?: to (?:be|have))?"
    r" (?:dead|drowned|killed|died|been killed)\b",
    re.IGNORECASE,
)
_UNDER_THE_MUD = late(
    r"(?: (?!and\b|but\b|dead\b|died\b|killed\b)[\w'’-]+){0,5}? (?:(?:are|were|remain(?:ed)?|be|lie|lay|still) )*buried"
    r"(?: alive)?"
    r" (?:(?:under|below|beneath|underneath|by) |in (?:the )?(?:mud|rubble|debris|snow|wreckage|landslide)\b)",
    re.IGNORECASE,
)
_BOUND = r"(?:(?:at least|at most|as many as|up to|more than|about|some|around|nearly|over) )?"
_FEARED_TO_KILL = late(
    rf"\b(?:feared|presumed) to have (?:killed|claimed|cost)(?: the lives of)? {_BOUND}$"
    r"|\bfear(?:s|ed|ing)? (?:that )?(?:(?!died\b|killed\b|dead\b)[\w'’-]+ ){0,5}?$",
    re.IGNORECASE,
)
# "A slope gave way and buried | 40 people", who may live.
_BURYING = late(
    r"\b(?:avalanche|landslide|mudslide|mudflow|rockslide|slope|hillside|mud|snow|earth|rocks|rubble|debris)\b"
    rf"[^.;]{{0,60}}?\b(?:buried|burying|buries|bury)(?: alive)? {_BOUND}$",
    re.IGNORECASE,
)


def is_ones_own_share(statement: Statement) -> bool:
    """True if a number is of those whom one person or crew took care of, of nobody knows how many: "she had helped pull
    40 injured people from the rubble"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _HELPED.search(claim.text[: quantity.start - claim.start]) is not None


_HELPED = late(
    r"\bhelp(?:s|ed|ing)? (?:to )?"
    r"(?:pull|carry|drag|dig|lift|free|treat|bury|evacuate|rescue|recover|save|bring|get|take)"
    r"(?: (?:out|up|away|in))?(?: (?:at least|about|some|around|nearly|more than|over|up to|another|the))*"
    r"(?: the bodies of)? $",
    re.IGNORECASE,
)


_FROM = late(r"\bfrom (?:about |at least |the )?$", re.IGNORECASE)
_TO = late(r"(?: [\w-]+)? to (?:at least )?(?:\w+)\b", re.IGNORECASE)
_NOT_SO_MANY = late(r"(?:\b(?:up|down) from|,? (?:and )?not|rather than|instead of) (?:the )?$", re.IGNORECASE)
_SAID_BEFORE = late(
    r"\b(?:originally|initially|at first|first|earlier|previously) (?:\w+ )?(?:said|told|reported|believed|thought|put|"
    r"counted|stated|announced|listed)\b",
    re.IGNORECASE,
)
_CONTRARY_TO = late(
    r"\b(?:contrary to|contradicting|disputing|denying|dismissing)"
    r" (?:the )?(?:[\w-]+ ){0,3}(?:reports?|claims?|accounts?|figures?|numbers?|estimates?|statements?)\b[^,.;]{0,90}$"
    r"|\bdiffer(?:s|ed) from the $"
    # "Taking back his earlier statement that 20 had died".
    r"|\b(?:retract|withdr[ae]w|recant|disavow|tak(?:e|es|ing) back|took back|rescind|walk(?:ed|s|ing)? back)"
    r"(?:n|ed|s|ing)?"
    r" (?:the |his |her |its |their |an? )?(?:[\w-]+ ){0,3}(?:reports?|claims?|accounts?|figures?|numbers?|estimates?"
    r"|statements?|announcements?|remarks?|words|tolls?)\b[^,.;]{0,90}$",
    re.IGNORECASE,
)
_AS_WAS_SAID = late(
    r"[^.;,]{0,40},? as (?:was )?(?:first|originally|initially|previously|earlier) (?:reported|thought|said|believed)",
    re.IGNORECASE,
)


def is_age(statement: Statement) -> bool:
    """Whether the number is somebody's age: "The man, 28, later died", "Tina Shelton, 37; Brittany Powell, 27"."""
    claim, quantity = statement.claim, statement.quantity
    if quantity is None or not _BARE.fullmatch(quantity.text) or quantity.high > OLDEST:
        return False
    before, after = claim.text[: max(0, quantity.start - claim.start)], claim.text[quantity.end - claim.start :]
    if _AGES.search(before):
        return True
    return _NAMED.search(before) is not None and _SET_OFF.match(after) is not None


def is_denied(statement: Statement) -> bool:
    """True if a claim that denies something denies its number; of an event's toll not where the denial stands in
    another clause ("nobody died, but five were hurt"), is of something else that is told of those known ("no word on
    the three who were hurt"), or is how the measure is said ("two did not survive")."""
    quantity, claim = statement.quantity, statement.claim
    if not claim.negated:
        return False
    clause = clause_of(statement)
    if quantity is None or quantity.event is None or not clause:
        return True
    near = next((part for part in _CONTRAST.split(clause) if quantity.text in part), clause)
    if _NOT_THE_DEED.search(near):
        return True
    before = claim.text[: quantity.start - claim.start]
    return _DENIAL.search(_LIVED_NOT.sub(" ", near)) is not None and _KNOWN.search(before) is None


_CONTRAST = late(r",? but |, (?:while|though|although) |,? (?:when|after) ", re.IGNORECASE)
_DENIAL = late(
    r"\b(?:not|no|never|none|nobody|neither|nor|without|den(?:y|ied|ies)|refuse[sd]?|declined?)\b|n['’]t\b",
    re.IGNORECASE,
)
_LIVED_NOT = late(r"\b(?:did(?:n['’]t| not)|not) (?:survive|live|make it)\b", re.IGNORECASE)
_NOT_THE_DEED = late(
    r"(?:\b(?:not|never|no|none|nobody)\b|n['’]t\b)(?: [\w-]+){0,2}"
    r" (?:kill|hurt|injur|wound|shot|shoot|hit|struck|die)\w*",
    re.IGNORECASE,
)
_KNOWN = late(r"\b(?:the|these|those|all|both)(?: (?:other|surviving|remaining))? $", re.IGNORECASE)


def is_clock(statement: Statement) -> bool:
    """Whether the number is part of a time of day: "UPDATE 10:29PM: the officer is in fair condition"."""
    claim, quantity = statement.claim, statement.quantity
    return quantity is not None and _MINUTES.match(claim.text, max(0, quantity.end - claim.start)) is not None


_MINUTES = late(r":\d\d\b|:\d\d ?[ap]\.?m", re.IGNORECASE)
OLDEST = 110
_BARE = late(r"\d{1,3}")
_NAMED = late(
    r"(?:[A-Z][\w'’-]+|\b(?:[JS]r\.|man|woman|boy|girl|victim|suspect|teen|teenager|male|female|adult|juvenile"
    r"|student|customer|employee|neighbou?r|driver|officer|resident|mother|father"
    r"|son|daughter|brother|sister|husband|wife|girlfriend|boyfriend|gunman|shooter))"
    r"(?:, | (?:--|[–—]) (?:\d{1,2} and )?)$"
)
_SET_OFF = late(r"\s?(?:[,;.)]|who\b|and\b|--|[–—]|$)")
_AGES = late(r"\bage[sd]?:? (?:(?:from )?\d{1,3}(?:,? and|,| to)? )*$", re.IGNORECASE)
