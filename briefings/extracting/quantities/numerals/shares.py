"""Shares of something: "one in five", "two thirds of them", "half were back", "a quarter"."""

from __future__ import annotations

import re

from briefings.extracting.quantities.numerals.numeral import PART, PARTS, SMALL, WORD, Numeral
from briefings.extracting.quantities.people_nouns import PEOPLE

# "One in five" is a share; "one out of 12 fighters" counts two groups. Shares are spoken of in these parts.
_ROUND_WHOLES = frozenset({*range(2, 11), 20, 50, 100, 1000, 10_000, 100_000})
_RATIO = re.compile(
    rf"(?P<top>{WORD}|\d+)[ \t]+(?:(?:out[ \t]+of|in)(?:[ \t]+every)?|of[ \t]+every)[ \t]+(?P<of>{WORD}|\d+)\b"
    r"(?![.,]\d|[ \t]*%)",
    re.IGNORECASE,
)
# "One man in five is back"; "one man in five days" is none.
_ONE_IN = re.compile(
    r"one[ \t]+(?P<who>[a-z]+)[ \t]+in[ \t]+(?:every[ \t]+)?(?P<of>[a-z]+|\d+)"
    r"(?=[ \t]+(?:is|was|has|had|did|does|of|will|would|may|never|died|came|went|left|returned|joined|fought)\b)",
    re.IGNORECASE,
)
# After an article, a part of something is told from an ordinal ("a third man") by what follows.
_PARTS_OF = re.compile(
    rf"""(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)(?:[ \t]+|-)(?P<part>{PART})(?P<plural>s)?\b
    (?=[ \t]+(?:of|have|has|had|were|was|are|is|more|less|fewer|to[ \t]+(?:have|be))\b
    |[ \t]*(?:[.,;:)]|$)|(?P<next>))""",
    re.IGNORECASE | re.VERBOSE,
)
_HALF = re.compile(
    r"half(?=(?P<alone>[.,;:!?)](?:\s|$))|[ \t]+(?:of|the|that|those|these|their|its|his|our|all|were|was|are"
    r"|is|have|had|has|as|a[ \t]+per)\b)",
    re.IGNORECASE,
)
# "Told the paper that half of them were back": no other half is meant.
_HALF_OF_THEM = re.compile(r"half[ \t]+(?:of[ \t]+)?(?:them|these|those|whom)\b", re.IGNORECASE)
# "Over half." is a share of what was named before; "the top half." is none.
_SHARE_BEFORE = re.compile(
    r"\b(?:over|than|nearly|almost|about|around|roughly|some|under|only|just|at|least|most|by)[ \t]+(?:a[ \t]+)?$",
    re.IGNORECASE,
)
# "The first half of the year" is a time, and "the other half" a remainder.
_NO_SHARE_BEFORE = re.compile(
    r"(?:first|second|last|latter|other|this|that|final|in|and[ \t]+a|top|bottom|upper|lower)[ \t-]+$", re.IGNORECASE
)
# "Two were caught, a third is in jail and a fourth has died": one more of them.
_IS_ONE_MORE = re.compile(r"[ \t]+(?:is|was|has)\b")
# "A seventh, a former cook, gave himself up": the next of several.
_IS_SOMEBODY = re.compile(r", an? [^,.;]{3,60}, (?:[a-z]+ed|went|gave|left|came|died|fell|got|took)\b")
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:one|two|three|four|five|first|second|another|third)\b[^.!?\n]*(?:,|;|\band)[ \t]+$", re.IGNORECASE
)


def read_ratio(text: str, at: int) -> Numeral | None:
    """ "One in five", "3 out of every 10"."""
    match = _RATIO.match(text, at)
    if match is None:
        return _one_of_people(text, at)
    top, whole = (_small(match[name]) for name in ("top", "of"))
    if top < 1 or top >= whole or whole not in _ROUND_WHOLES:
        return None
    return Numeral(top / whole, top / whole, at, match.end(), 1.0, "share")


def _one_of_people(text: str, at: int) -> Numeral | None:
    """ "One fighter in five is dead"."""
    match = _ONE_IN.match(text, at)
    if match is None or match["who"].lower() not in PEOPLE:
        return None
    whole = int(match["of"]) if match["of"].isdigit() else SMALL.get(match["of"].lower(), 0)
    return Numeral(1 / whole, 1 / whole, at, match.end(), 1.0, "share") if whole in _ROUND_WHOLES else None


def read_parts(text: str, at: int) -> Numeral | None:
    """ "A third of them", "two-thirds", "three quarters"; "a third man" is one more, and "the first half" a time."""
    match = _PARTS_OF.match(text, at)
    if match is None:
        return _another_part(text, at)
    top = 1 if match["top"].lower() in ("a", "an") else SMALL[match["top"].lower()]
    if _is_ordinal(match, top) or (top == 1 and _is_one_of_some(text, at, match)):
        return None
    value = top / PARTS[match["part"].lower()]
    return Numeral(value, value, at, match.end(), 1.0, "share")


# "Another quarter has gone by" is a time, and "another third man" one more.
_ANOTHER_PART = re.compile(
    rf"""another[ \t]+(?P<part>{PART})\b
    (?=[ \t]+(?:of[ \t]+(?:them|these|those|whom)|have|were|are|to[ \t]+(?:have|be))\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def _another_part(text: str, at: int) -> Numeral | None:
    """ "Another third have gone home", "another quarter of them"."""
    match = _ANOTHER_PART.match(text, at)
    if match is None:
        return None
    value = 1 / PARTS[match["part"].lower()]
    return Numeral(value, value, at, match.end(), 1.0, "share")


def _is_ordinal(match: re.Match[str], top: int) -> bool:
    """ "A third man", "two third places": a noun goes on right behind it, or the part has no plural."""
    goes_on = match["next"] is not None and "-" not in match.group()
    return not match["plural"] and (goes_on or top > 1)


def _is_one_of_some(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether it is one of those that are told of one by one, and no part of a whole."""
    if match["part"].lower() == "half" and _NO_SHARE_BEFORE.search(text, max(0, at - 12), at):
        return True
    if _IS_SOMEBODY.match(text, match.end()):
        return True
    if _IS_ONE_MORE.match(text, match.end()) and _ONE_OF_SEVERAL.search(text, max(0, at - 100), at):
        return True
    return _is_next_of_all(text, at, match)


def _is_next_of_all(text: str, at: int, match: re.Match[str]) -> bool:
    """ "Wounded three men and shot dead a fourth": whether it is one more than were counted before, and no part."""
    if text.startswith(" of ", match.end()):
        return False
    counted = PARTS[match["part"].lower()] - 1
    before = re.findall(r"\w+", text[max(0, at - 100) : at].rpartition(". ")[2].lower())
    return any(word == str(counted) or SMALL.get(word) == counted for word in before)


def read_half(text: str, at: int) -> Numeral | None:
    """ "Half of them", "half were back", "over half."; "the other half" is none."""
    match = _HALF.match(text, at)
    if match is None:
        return None
    of_them = _HALF_OF_THEM.match(text, at) is not None
    if not of_them and _NO_SHARE_BEFORE.search(text, max(0, at - 12), at):
        return None
    if match["alone"] and not _SHARE_BEFORE.search(text, max(0, at - 20), at):
        return None
    return Numeral(0.5, 0.5, at, match.end(), 1.0, "share")


def _small(word: str) -> int:
    return int(word) if word.isdigit() else SMALL[word.lower()]
