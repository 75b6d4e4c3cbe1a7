"""Whether a number is told as a sum of all there are, or as what somebody did to some on an occasion: "captured 157",
"the return of 109", of whom other days have others."""

from __future__ import annotations

import re

from briefings.knowledge.late_patterns import late
from briefings.model import Statement


def is_told_as_sum(statement: Statement) -> bool:
    """Whether a statement has a word for a sum or a limit ("in all", "so far", "only 40"), or counts out of others."""
    return has_sum_word(statement) or _OUT_OF.search(statement.claim.text) is not None


def has_sum_word(statement: Statement) -> bool:
    """Whether a statement has a word for a sum or a limit."""
    return _SUM.search(statement.claim.text) is not None


def is_told_as_done(statement: Statement) -> bool:
    """Whether a verb or noun for what was done to them leads to the number, and no word tells of a sum."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or is_told_as_sum(statement):
        return False
    return _DONE_TO.search(claim.text[: max(0, quantity.start - claim.start)]) is not None


_SUM = late(
    r"\b(?:in all|in total|total|totals|altogether|all told|overall|so far|to date|by now|until now|since"
    r"|counts?|counted|number(?:s|ed)?|tally|figure|only|just|as many as|no (?:more|fewer|less) than"
    r"|at (?:least|most))\b",
    re.IGNORECASE,
)
_OUT_OF = late(r"\bof (?:the|those|them)\b", re.IGNORECASE)

_DONE_TO = late(
    r"\b(?:captur|arrest|detain|seiz|repatriat|deport|extradit|evacuat|airlift|transferr?|releas|sentenc|convict|rescu"
    r"|bring|brought|fl[eoy]w|flying|flown|tak(?:e|es|en|ing)|took|hand(?:s|ed|ing)|turn(?:s|ed|ing)|free(?:s|d|ing)|return"
    r")\w*(?: (?:home|back|over|out|alive|of))?(?: (?:an?|the|some|about|around|nearly|almost|roughly|over|another"
    r"|more than|other|estimated))* ?$",
    re.IGNORECASE,
)
