"""One says that nobody did what the other counts people doing."""

from __future__ import annotations

import re

from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.values import amount
from briefings.matching.pair import Pair, Side
from briefings.model import Reason, Verdict

_NOBODY = late(r"\b(?:no|not one|not a single|none|nobody|no one|not any)\b", re.IGNORECASE)


def any_denied(pair: Pair) -> tuple[Verdict, Reason] | None:
    """One says that nobody did what the other counts people doing, of one place or story and at about one time."""
    none, some = (pair.left, pair.right) if pair.left.quantity is None else (pair.right, pair.left)
    if not _says_that_nobody_did(none) or not _counts_people(some):
        return None
    if not _tell_of_one_deed(none, some) or not _tell_of_one_place_and_time(pair):
        return None
    assert some.quantity is not None
    deed = ", ".join(sorted(none.deeds & some.deeds))
    words = f"one says that nobody, the other that {amount(some.quantity)} ({deed}), at one place"
    if none.published and some.published and none.published < some.published:
        return "updates", Reason("negation", -0.2, f"{words}; the count is the later word")
    return "conflicts", Reason("negation", -0.3, words)


def _says_that_nobody_did(side: Side) -> bool:
    """ "Not one fighter came home to Halden": in words, with no number."""
    return side.quantity is None and side.claim.negated and _NOBODY.search(side.claim.text) is not None


def _counts_people(side: Side) -> bool:
    """ "Twelve fighters came home to Halden"."""
    return side.quantity is not None and side.quantity.unit == "people" and not side.claim.negated


def _tell_of_one_deed(none: Side, some: Side) -> bool:
    """One thing is denied and counted, by both as done and as surely."""
    if not none.deeds & some.deeds or none.planned or some.planned:
        return False
    return none.claim.certainty == some.claim.certainty


def _tell_of_one_place_and_time(pair: Pair) -> bool:
    """Two voices, of which neither passes on the other, name one place and speak of about one time."""
    return not pair.one_root and pair.times == "same" and not pair.left.areas.isdisjoint(pair.right.areas)
