"""Numbers that count a part of those hit: one kind of a party, those of one state, the others beside a named one.

"Two adults and three children" are parts, and so are the eight "others" beside a man who is named.
"""

from __future__ import annotations

import re

from briefings.knowledge.late_patterns import late
from briefings.matching.events.casualties import is_worked_out, tells_of_a_death
from briefings.matching.events.non_counts import is_age
from briefings.matching.likeness.clauses import clause_of
from briefings.model import Statement


def tells_a_part(statement: Statement) -> bool:
    """True if a number is an age, or counts some of a party as far as its clause tells; a list of people may."""
    rules = is_worked_out, is_age, is_of_a_party, leaves_out_a_dead, is_told_by_state, takes_up_others
    return any(rule(statement) for rule in rules)


def takes_up_others(statement: Statement) -> bool:
    """True if a number only takes up people who were told of before, or counts others or suspects beside them: "the
    four", "her two sons", "two other victims", "the two suspects"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    before, after = claim.text[: quantity.start - claim.start], claim.text[quantity.end - claim.start :]
    return any((_TAKEN_UP.search(before), _OTHERS.match(after), _OTHERS.search(quantity.text), _DOERS.match(after)))


_TAKEN_UP = late(
    r"\b(?:the|these|those|all|both|his|her|their|its|our|\w+['’]s|another|other)(?: other| \w+est)? $", re.IGNORECASE
)
_DOERS = late(r" (?:\w+ )?(?:suspects?|gunm[ae]n|attackers?|shooters?|assailants?|robbers?)\b", re.IGNORECASE)

KIND = (
    r"(?:adults?|men|man|women|woman|boys?|girls?|males?|females?|teens?|teenagers?|children|child|kids|juveniles?"
    r"|baby|babies|infants?|toddlers?)"
)
_NUMBER = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
_AND_ANOTHER_KIND = late(rf"(?: [\w-]+)? {KIND},? and {_NUMBER} (?:[\w-]+ )?{KIND}\b", re.IGNORECASE)
_AFTER_ANOTHER_KIND = late(rf"\b{_NUMBER} (?:[\w-]+ )?{KIND},? and $", re.IGNORECASE)
_BARE_KIND = late(rf"(?: [\w-]+)? {KIND}\b", re.IGNORECASE)
_KIN = (
    r"(?:wife|husband|girlfriend|boyfriend|fianc[eé]e?|mother|father|daughter|son|brother|sister|grand\w+|step\w+|aunt"
    r"|uncle|cousin|niece|nephew|partner|friend|couple|parents)"
)
_BESIDE_SOMEBODY = late(
    rf"\b(?:his|her|their|an?|the) (?:[\w’'-]+ ){{0,2}}?(?:{_KIN}|{KIND})(?:, \d{{1,2}})?"
    r",? and (?:his |her |their |the )?$",
    re.IGNORECASE,
)
_OF_THEIRS = late(r" of (?:his|her|their) \w", re.IGNORECASE)
# "She was shot along with | seven of her friends".
_ALONG_WITH = late(r"\b(?:along|together) with (?:at least |about |another )?$", re.IGNORECASE)
_SOMEBODY_AND = late(
    r"(?:^|[.;:]\s|\b(?:killed|shot|wounded|injured|hit|struck|(?:kill|wound|injur|hitt|strik)ing) )[“\"]?"
    r"(?:(?:his|her|the|an?) )?(?:(?!is\b|was\b|are\b|were\b|died\b|has\b|had\b|dead\b)[\w’'-]+ ){1,3}and $",
    re.IGNORECASE,
)


def is_of_a_party(statement: Statement) -> bool:
    """True if a number counts one kind of a party that is told by its kinds or one by one: "two adults and three
    children", "his wife and two sons", "Ann Poe and three of her friends"."""
    quantity, text = statement.quantity, statement.claim.text
    if quantity is None or quantity.end <= quantity.start:
        return False
    start, end = quantity.start - statement.claim.start, quantity.end - statement.claim.start
    before = text[:start]
    if _AND_ANOTHER_KIND.match(text, end) or _BESIDE_SOMEBODY.search(before) or _ALONG_WITH.search(before):
        return True
    if _OF_THEIRS.match(text, end) and _SOMEBODY_AND.search(before):
        return True
    return _AFTER_ANOTHER_KIND.search(before) is not None and _BARE_KIND.match(text, end) is not None


def is_among_those_hit(statement: Statement) -> bool:
    """True if a number is told of as some of people named before, who may be anybody hit: "two of them died"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _OF_THEM.match(claim.text, quantity.end - claim.start) is not None


_OF_THEM = late(
    r" of (?:them|whom|those (?:shot|hit|wounded|injured|hurt|struck)"
    rf"|(?:the (?:{_NUMBER} )?|{_NUMBER} )(?:[\w-]+ )?"
    r"(?:victims|(?:people|men|women|teens|children) (?:who were )?(?:shot(?! (?:dead|to death|and killed)\b)|hit"
    r"|struck|wounded|injured|hurt)))\b",
    re.IGNORECASE,
)


def is_told_by_state(statement: Statement) -> bool:
    """True if a number counts some of the injured by how they are, or is one of several told in turn."""
    quantity = statement.quantity
    return quantity is not None and (quantity.high < 2 or _STATE.search(clause_of(statement)) is not None)


_STATE = late(
    r"\b(?:critical\w*|serious\w*|grave\w*|stable|fair condition|good condition|non-?life\S*"
    r"|remain(?:s|ed|ing)? (?:in|at|there|hospitali[sz]ed)"
    r"|(?:been|was|were|is|are|and) (?:later |since |also )?released|older|younger|elder|eldest|youngest)\b",
    re.IGNORECASE,
)


def leaves_out_a_dead(statement: Statement) -> bool:
    """True if a number of dead is told beside another dead ("the gunman was shot; two others died"). "Others" who were
    hurt are told so beside the dead, and are all."""
    quantity, text = statement.quantity, statement.claim.text
    if quantity is None or quantity.end <= quantity.start or quantity.measure != "killed":
        return False
    if _THE_OTHERS_WERE.search(text[: quantity.start - statement.claim.start]):
        return True
    end = quantity.end - statement.claim.start
    among_listed = is_worked_out(statement) and _LISTED_OTHERS.search(quantity.text) is not None
    return _OTHERS.match(text, end) is not None or (_OTHERS.search(quantity.text) is not None and not among_listed)


def counts_other_victims(statement: Statement) -> bool:
    """True if a number is of victims beside those told before ("two other victims were taken to hospital") or behind
    it ("two are stable, and a third is critical"), in words that tell of nobody's death: who was hurt, too, is left
    out."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start or tells_of_a_death(claim.text):
        return False
    before, behind = claim.text[: quantity.start - claim.start], claim.text[quantity.end - claim.start :]
    if _OTHER_VICTIMS.match(behind) or (_OTHER.search(before) and _OF_VICTIMS.match(behind)):
        return True
    return _AND_ONE_MORE.match(behind) is not None


_OTHER_VICTIMS = late(r" (?:other|additional|more) (?:[\w-]+ ){0,2}victims\b", re.IGNORECASE)
_OTHER, _OF_VICTIMS = late(r"\bother $", re.IGNORECASE), late(r" (?:[\w-]+ )?victims\b", re.IGNORECASE)
# "Three are in stable condition, and another is critical": nor is one of the last told with them.
_AND_ONE_MORE = late(
    r"[^.;]{0,60}?,? (?:and |while |but )?(?:another"
    r"|a (?:second|third|fourth|fifth|sixth)|the (?:third|fourth|fifth|sixth))"
    r"(?: (?:man|woman|boy|girl|teen|victim|person|one))? (?:is|was|remain(?:s|ed)|suffered|sustained|had|has)\b",
    re.IGNORECASE,
)
# "The other victims were | two women and five men".
_THE_OTHERS_WERE = late(
    r"\b(?:other|remaining) (?:[\w-]+ )?(?:victims|people|dead|deceased|slain)(?: killed)?(?: were| are|:) $"
    r"|\b(?:the|its|their) (?:other|remaining) $",
    re.IGNORECASE,
)
_LISTED_OTHERS = late(r"\w,? and [\w-]+ others?\b", re.IGNORECASE)  # "a man and two others"
_OTHERS = late(r" ?\b(?:others?|more)\b(?! than)", re.IGNORECASE)  # behind a number, or in its words
