"""One says that nobody did what the other counts people doing."""

from __future__ import annotations

import re

from briefings.matching.pair import Pair
from briefings.matching.values import amount
from briefings.model import Reason, Verdict

_NOBODY = re.compile(r"\b(?:no|not one|not a single|none|nobody|no one|not any)\b", re.IGNORECASE)


def any_denied(pair: Pair) -> tuple[Verdict, Reason] | None:
    """One says that nobody did what the other counts people doing, of one place or story and at about one time."""
    none, some = (pair.left, pair.right) if pair.left.quantity is None else (pair.right, pair.left)
    if none.quantity is not None or some.quantity is None or some.quantity.unit != "people":
        return None
    if not none.claim.negated or some.claim.negated or not _NOBODY.search(none.claim.text):
        return None
    if not none.deeds & some.deeds or none.planned or some.planned or none.claim.certainty != some.claim.certainty:
        return None
    if pair.one_root or pair.times != "same" or pair.left.areas.isdisjoint(pair.right.areas):
        return None
    deed = ", ".join(sorted(none.deeds & some.deeds))
    words = f"one says that nobody, the other that {amount(some.quantity)} ({deed}), at one place"
    if none.published and some.published and none.published < some.published:
        return "updates", Reason("negation", -0.2, f"{words}; the count is the later word")
    return "conflicts", Reason("negation", -0.3, words)
