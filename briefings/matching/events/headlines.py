"""How many an event killed or hurt, as a title tells: "Five hurt as bus overturns", "Four people shot in Halden"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.knowledge.late_patterns import late
from briefings.matching.events.casualties import tells_of_a_death
from briefings.matching.events.parties import KIND
from briefings.matching.likeness.deeds import deeds_in, of_several_events

_SMALL = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_IN_TITLE = late(rf"\b(?P<number>{'|'.join(_SMALL)}|\d{{1,3}})\b(?![-:,./]\w| ?%)", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def told_in_title(title: str, measure: str | None) -> float | None:
    """The number that a title tells of a measure ("Five hurt as bus overturns"); None where it tells none or several,
    or sums up several events."""
    if measure is None or of_several_events(title) or _SEVERAL_TOLD.search(title):
        return None
    found = {
        float(_SMALL.get(match["number"].casefold()) or match["number"])
        for match in _IN_TITLE.finditer(title)
        if _deed_beside(title, match.start(), match.end()) == {measure}
        and not _SOME_MORE_AHEAD.search(title[: match.start()])
    }
    return found.pop() if len(found) == 1 else None


def _deed_beside(title: str, start: int, end: int) -> frozenset[str]:
    """What the words right behind a number say that became of them, or else the word before it ("kills 4")."""
    if title[:start].endswith(", ") and title[end : end + 1] in {",", ""}:
        return frozenset()  # an age
    before = re.search(r"[\w’']+ $", title[:start])
    return deeds_in(_BREAKS.split(title[end:])[0]) or deeds_in(before.group() if before else "")


@lru_cache(maxsize=1 << 12)
def shot_in_title(title: str) -> float | None:
    """The number that a title tells of those who were shot ("Five people shot at a bar"), where it tells of no death;
    None where it tells none or several, or sums up several events."""
    if of_several_events(title) or _SEVERAL_TOLD.search(title) or tells_of_a_death(title):
        return None
    found = _SHOT_IN_TITLE.search(title)
    if found is None or _SOME_MORE_AHEAD.search(title[: found.start()]):
        return None
    number = found["number"].casefold()
    return float(_SMALL.get(number) or number)


_SHOT_IN_TITLE = late(
    rf"\b(?P<number>{'|'.join(_SMALL)}|\d{{1,3}})\b(?![-:,./]\w| ?%)(?: (?!and\b|or\b|in\b|at\b)[\w'’-]+){{0,3}}?"
    r" (?:shot|struck|hit by gunfire)\b"
    r"(?! at (?:police|officers?|cops?|deput(?:y|ies)|him|her|them|each)\b| (?:dead|fired|up)\b)",
    re.IGNORECASE,
)


def lived_in_title(title: str) -> float | None:
    """How many of those shot lived, as a title tells that counts all and the dead among them: "Four shot, one fatally",
    "10 shot, 4 dead at a party"; None where it doesn't, or sums up several events."""
    found = _SHOT_AND_DEAD.search(title)
    if found is None or of_several_events(title) or _SEVERAL_TOLD.search(title):
        return None
    shot, dead = (_number(found[name]) for name in ("shot", "dead"))
    return shot - dead if shot > dead else None


def _number(word: str) -> float:
    return float(_SMALL.get(word.casefold()) or word)


_NUMBERS = rf"(?:{'|'.join(_SMALL)}|\d{{1,3}})"
_SHOT_AND_DEAD = late(
    rf"(?:^|: ){_NUMBERS.replace('(?:', '(?P<shot>', 1)} (?:(?!and\b|or\b)[\w'’-]+ ){{0,2}}?shot\b[^,;:–—|]{{0,50}}?"
    rf"(?:, | and ){_NUMBERS.replace('(?:', '(?P<dead>', 1)} (?:of (?:them|whom) )?"
    r"(?:dead|fatally|killed|dies?|died|fatal)\b",
    re.IGNORECASE,
)
# "2 officers, 2 others shot", "two men and three women shot", "Woman, two men shot".
_SOME_MORE_AHEAD = late(
    rf"(?:^|: |\b(?:{'|'.join(_SMALL)}|an?|\d{{1,2}}) )(?:[\w'’-]+ )?"
    rf"(?:{KIND}|officers?|cops?|deput(?:y|ies)|people|students?|victims?)"
    r"(?:,|,? (?:and|&)) $",
    re.IGNORECASE,
)
_BREAKS = late(r"[,;:–—|]|\band\b|\d|\b(?:after|in|at|when|as|near|outside|on)\b")
_SEVERAL_TOLD = late(r"\b(?:shootings|attacks|bombings|strikes|crashes|weekend|year)\b", re.IGNORECASE)
