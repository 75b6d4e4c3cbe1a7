"""Which part of a whole a number counts, as the words around it tell: "in Turkey alone", "11 of them", "including 20",
"so far this month"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.knowledge.dates.vocabulary import MONTHS
from briefings.knowledge.folding import fold
from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.clauses import STOPS, clause_after, clause_before
from briefings.matching.likeness.spans import span_of
from briefings.model import Claim, Quantity, Statement

AMONG = "among"


def part_of(statement: Statement) -> str:
    """Which part of a whole is counted, in words that two statements of one part share; "" for a whole. A part is told
    by what stands around its number: "in Turkey alone", "11 of them", "including 20", "so far this month"."""
    claim, quantity = statement.claim, statement.quantity
    if quantity is None:
        return ""
    told = _part(claim.text, max(0, quantity.start - claim.start), max(0, quantity.end - claim.start))
    words = [word for word in told.split("; ") if word and not (word == AMONG and _counts_all(quantity, claim))]
    if AMONG not in words and any(rule(quantity, claim) for rule in _TELLING_OF_SOME):
        words.append(AMONG)
    span = span_of(statement)
    return "; ".join([*words, span] if span else words)


def _counts_all(quantity: Quantity, claim: Claim) -> bool:
    """Whether a number that is told as some of others counts all of its own measure: "of the 1,700 who joined, 400 were
    killed" is a part of those who joined, and all who were killed."""
    before = {other.measure for other in claim.quantities if other.measure and other.start < quantity.start}
    if quantity.event is not None:
        # "Five were shot, two of whom died": all of the dead.
        return quantity.measure == "killed" and bool(before) and "killed" not in before
    return quantity.measure not in before and (bool(before) or _is_out_of_those(quantity, claim))


def _is_out_of_those(quantity: Quantity, claim: Claim) -> bool:
    """Whether a number's clause opens with people out of whom it counts: "of those, 400 were killed"."""
    before = clause_before(claim.text, max(0, quantity.start - claim.start))
    return _OF_PEOPLE.search(before) is not None or _OF_THOSE.search(before) is not None


def _are_some_of_those_back(quantity: Quantity, claim: Claim) -> bool:
    """ "On arrival 53 were convicted": who is known to be back by what a court or the police did there, and by nothing
    that is said of coming back."""
    if quantity.measure != "returned" or quantity.unit != "people":
        return False
    told = _BEFORE_A_COURT.match(clause_after(claim.text, max(0, quantity.end - claim.start)))
    return told is not None and _COMING_BACK.search(told["between"]) is None


_BEFORE_A_COURT = late(
    r"(?P<between>(?:[ ,]+[\w’'-]+){0,8}?) (?:were|was|had been|have been|has been|are|are being|being) (?:\w+ )?"
    r"(?:convicted|jailed|imprisoned|sentenced|prosecuted|charged|arrested|indicted|detained|tried|put on trial"
    r"|found guilty|involved|under (?:investigation|surveillance))\b",
    re.IGNORECASE,
)
_COMING_BACK = late(r"\b(?:return|repatriat|came|come|back|home|brought|flown)", re.IGNORECASE)


def _are_men_beside_others(quantity: Quantity, claim: Claim) -> bool:
    """ "Three men, two women and five boys came home": men are no group of their own, and here not all people."""
    if (quantity.counted or "").lower().rpartition(" ")[2] not in ("men", "man", "males"):
        return False
    beside = (q for q in claim.quantities if q.measure == quantity.measure and q.unit == quantity.unit)
    return any(q.scope in ("women", "minors") for q in beside)


def _is_in_a_breakdown(quantity: Quantity, claim: Claim) -> bool:
    """ "27 children (11 girls and 16 boys)": the numbers in brackets behind one that counts them all."""
    before = claim.text[: max(0, quantity.start - claim.start)]
    bracket = before.rfind("(")
    if bracket < 0 or ")" in before[bracket:]:
        return False
    last = max((q for q in claim.quantities if q.end - claim.start <= bracket), key=lambda q: q.end, default=None)
    if last is None or (last.measure, last.unit) != (quantity.measure, quantity.unit) or last.high < quantity.high:
        return False
    between = before[last.end - claim.start : bracket]
    return _ONE_NOUN.fullmatch(between) is not None and last.low != quantity.low


_ONE_NOUN = late(r"(?: [\w’'-]+){1,4} ?")
_TELLING_OF_SOME = (_are_some_of_those_back, _are_men_beside_others, _is_in_a_breakdown)


@lru_cache(maxsize=1 << 14)
def _part(text: str, start: int, end: int) -> str:
    before, after = clause_before(text, start), clause_after(text, end)
    parts = []
    among = _INCLUDING.search(before) or _AMONG_THE_DEAD.search(STOPS.split(text[:start])[-1])
    if any(
        (among, _WORST_HIT.search(before), _OF_THEM.match(after), _OF_WHOM.search(before), _ONE_OF_MANY.match(after))
    ):
        parts.append(AMONG)
    alone = _ALONE.search(f"{before} # {after}")
    if alone:
        parts.append(f"alone {fold(alone['place'])}" if alone["place"] else "alone")
    way = _BY_WAY_OF.match(after)
    if way and way["place"].lower() not in MONTHS:
        parts.append(f"through {fold(way['place'])}")
    share = _SHARE_OF.search(before)
    if share:
        parts.append("share")
    return "; ".join(parts)


_GAP = r"[\w ,'’-]{0,24}"
_INCLUDING = late(
    # "including 120 from Halden and 40 from Oslo": each of them
    r"\bincluding [\d,.]+ (?:[a-z]+ )?(?:from|in|at) [A-Z][\w’' -]{1,30}(?:,| and) $|"
    rf"\b(?:includ(?:ing|es?|ed)|among (?:them|those|whom|these)|of (?:them|these|those|whom|which))\b{_GAP}$",
    re.IGNORECASE,
)
# "Among those dead are six Danes, five Finns and two Swedes": each of them.
_AMONG_THE_DEAD = re.compile(
    r"\bamong (?:the|those)(?: [\w-]+){0,2}? (?:dead|killed|victims|deceased|fatalities|injured|wounded|missing|"
    r"rescued|survivors|arrested|detained|dismissed|freed|released|laid off|abducted|kidnapped|evacuated)\b"
    r"[^.;]{0,20}?\b(?:are|is|were|was)\b[^.;]*$"
    # "The dead include the gunman, two clerks and three shoppers".
    r"|\b(?:the|those) (?:dead|killed|victims|deceased|fatalities|injured|wounded)(?: [\w-]+){0,2}?"
    r" includ(?:e|ed)\b[^.;]*$",
    re.IGNORECASE,
)
# "The hardest hit region is the north, where 374 died".
_WORST_HIT = late(
    r"\b(?:hardest|worst)[- ](?:hit|affected)\b[^.;]{0,70}?\b(?:where|with|in which)\b[\w ,'’-]{0,44}$", re.IGNORECASE
)
_PEOPLE_BEHIND = (
    r"\bof (?:the|those|these|its|their|all) "
    r"(?!other\b|(?:murder|killing|death|slaying|homicide|shooting|wounding)s?\b)"
    r"[\w,' ’-]{1,30},? (?:only |some |about |at least )*$"
)
_OF_PEOPLE = late(_PEOPLE_BEHIND, re.IGNORECASE)
# "The total of the dead is 40", "put the toll of the fire at 40": all of them.
_OF_WHOM = late(rf"(?<!\btoll )(?<!\btotal )(?<!\bnumber )(?<!\bcount )(?<!\btally ){_PEOPLE_BEHIND}", re.IGNORECASE)
_OF_THOSE = late(r"\bof (?:them|these|those|whom|which),? [\w ,]{0,16}$", re.IGNORECASE)
_OF_THEM = late(
    r"[a-zA-Z '’-]{0,24}?\b(?:of|among) (?:them|whom|those|these|which|the (?:dead|wounded|injured|victims))\b",
    re.IGNORECASE,
)
# "One of the five who were hurt": the five are all.
_ONE_OF_MANY = late(
    r"(?! of [\w-]+ (?:years|months|decades)\b)"
    r" of (?:the |those |his |her |its |their |about |some |at least |more than )?"
    r"(?:\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|dozens?\b|several\b|many\b)"
)
_ALONE = late(r"(?:\b(?:[Ii]n|[Ff]rom|[Aa]t|[Oo]n) (?P<place>[A-Z][\w'’ -]{1,30}?) )?alone\b")
_SHARE_OF = late(
    rf"\b(?:a |one |two |three )?(?:quarter|third|fifth|tenth|half|share|majority|fraction)s? of\b{_GAP}$",
    re.IGNORECASE,
)
# "Some 400 people have come back through the Halden crossing": others came another way.
_BY_WAY_OF = late(
    r"(?: (?!who\b|that\b)[\w’'-]+){1,10}? (?:through|via|by way of) (?:the )?(?:[a-z]+ )?"
    r"(?P<place>[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+)?)(?: (?:border|crossing|checkpoint|post|gate|pass|port)\b)"
)
