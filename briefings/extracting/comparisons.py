"""Times that what is told is only set against: "compared to last year", "up from 300 last year", "unlike in 2016"."""

from __future__ import annotations

import re

from briefings.knowledge.dates.patterns import NUMBER

_REACH = 120
_AMOUNT = rf"(?:(?:about|some|the|just|only|nearly|around|almost|more than)\s+)?(?:\d[\d,.]*|{NUMBER})\s+"
# "The same period of | last year", "the whole of | last year", "that of | last week".
_PERIOD = (
    r"(?:(?:in|at|during|for|of|on|by|over)\s+)?"
    r"(?:(?:the|that|those|its|same|corresponding|whole|entire|period|point|time|stretch|months?|weeks?|days?|quarter"
    r"|half|level|average|figures?|numbers?|total|of|in|during|for|from|a)\s+){0,6}"
)
_OPENING = (
    r"(?:compar(?:ed|ing)\s+(?:with|to)|in\s+comparison\s+(?:with|to)|(?:in|by)\s+contrast\s+(?:with|to)"
    r"|as\s+opposed\s+to|(?:just\s+)?(?:as|like|unlike)\s+(?=in\b|on\b|during\b|at\b)|unlike|against|versus)\s*"
)
# "Against 15 at the same point in 2019", ", from 300 last year", whatever the parse hangs the year on.
_WITH_A_NUMBER = re.compile(
    rf"(?:\b(?:against|versus|compared\s+(?:with|to)|(?:up|down)\s+from)|,\s+from)\s+{_AMOUNT}"
    rf"(?:(?:at|in|during|for|of|on|by|over|the|a)\b[^,.;]{{0,40}})?\Z",
    re.IGNORECASE,
)
_WITH_A_TIME = re.compile(rf"\b{_OPENING}\s*{_PERIOD}\Z", re.IGNORECASE)
# Only before what goes by its own name: "more than last year", "rose on last year", "down 20 percent from last year";
# not "more than a year ago", "fell on Monday", "grew from May on".
_THAN = re.compile(
    rf"(?:\b(?<!later )(?<!rather )than\s+{_PERIOD}"
    r"|\b(?:up|down|r[io]se|risen|fell|fallen|fall|rise|increased?|decreased?|dropped|climbed|jumped|grown|grew|higher"
    r"|lower|declined?|surged|doubled|halved|trebled|tripled|unchanged)\b[^.;,]{0,40}?\b(?:on|from)\s+(?:the\s+)?)\Z",
    re.IGNORECASE,
)
_BY_ITS_NAME = re.compile(
    r"(?:the\s+)?(?:last|previous|prior|preceding|past)\s+(?:year|month|week|quarter|decade|summer|winter|spring|autumn)\b"
    r"|the\s+(?:year|month|week)\s+before\b|a\s+(?:year|month|week)\s+(?:earlier|before)\b",
    re.IGNORECASE,
)


def set_against(text: str, start: int, words: str) -> int | None:
    """Where the words begin that set something against the time at `start`, which is told in `words`; None where
    nothing is."""
    first = max(0, start - _REACH)
    before = text[first:start]
    found = _WITH_A_NUMBER.search(before) or _WITH_A_TIME.search(before)
    if found is None and _BY_ITS_NAME.match(words):
        found = _THAN.search(before)
    return first + found.start() if found is not None else None
