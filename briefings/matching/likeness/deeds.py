"""What is said to have happened to people, by families of words: two statements of other deeds are two matters.

A measure is wide ("captured" takes in who gave up, who was caught and who sits in prison), and many numbers have none.
The families are finer, and of reporting in general. A word may stand in several: who is "detained" was caught and is
held. Whether a deed is done or only planned, asked for or feared is told apart as well.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefings.knowledge.folding import fold
from briefings.knowledge.inflection import forms_of, plural_of
from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.similarity import stem, stems_in

# Family: its words, in any form.
_FAMILIES = {
    "killed": "kill execute behead massacre murder assassinate neutralise neutralize bury",
    "injured": "injure wound hurt maim",
    "caught": "arrest seize",
    "held": "detain hold keep confine incarcerate custody captivity intern",
    "surrendered": "surrender",
    "escaped": "escape breakout jailbreak",
    "returned": "return homecoming",
    "joined": "join",
    "fighting": "fight",
    "released": "free release liberate amnesty pardon",
    "convicted": "convict sentence guilty condemn",
    "charged": "charge indict prosecute trial",
    "expelled": "deport",
    "missing": "missing unknown",
    "displaced": "displace uproot evacuate escape",
    "stopped": "stop bar intercept thwart",
    "asked": "ask request apply petition",
    "born": "born birth",
    "identified": "identify",
    "rescued": "rescue save",
    "kidnapped": "kidnap abduct hostage",
    "trained": "train graduate",
}
HELD = "held"
# Families that differ within one measure; the others are what the measures themselves say.
FINER = frozenset(
    "caught held surrendered escaped released convicted charged expelled stopped asked identified born rescued".split()
)

_BREAK = late(r"[;:()–—]|,\s|\s--?\s|\b(?:while|whereas|but|and)\b")
_ASIDE = late(r"\s*\([^()]*\)")
# So many characters from a number a verb may still be that of the counted.
NEAR = 45
_PLANNED = late(
    r"\b(?:will|would|shall"
    r"|(?:is|are|was|were|be) (?:not )?(?:(?:due|set|about|ready|going|expected|planned|likely) )?to"
    r"|plan(?:s|ned|ning)? (?:to|on)|intend(?:s|ed)? to|expect(?:s|ed)? to|hope(?:s|d)? to|want(?:s|ed)? to"
    r"|wish(?:es|ed)? to|ask(?:s|ed)? (?:us|them|him|her|to)|prepar(?:es|ed|ing) to|threaten(?:s|ed)? to"
    r"|vow(?:s|ed)? to|pledge[sd]? to|promise[sd]? to|may|might|could|should|if|unless)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def deeds_in(text: str, start: int | None = None, end: int | None = None) -> frozenset[str]:
    """The families of the words that stand in one clause with a number at `start` to `end`; without a number, or where
    its clause has none, those of the whole text."""
    if start is not None and end is not None:
        near = _families(_clause(text, start, end))
        if near:
            return near
    return _families(text)


@lru_cache(maxsize=1 << 14)
def is_planned(text: str, start: int | None = None, end: int | None = None) -> bool:
    """True if what is said is yet to happen, asked for or only possible, as far as the words around the number tell."""
    if start is None or end is None:
        return bool(_PLANNED.search(text))
    before = _BREAK.split(text[:start])[-1][-NEAR:]
    after = _BREAK.split(_ASIDE.sub("", text[end:]))[0][:NEAR]
    return bool(_PLANNED.search(f"{before} # {after}"))


# Kinds of people of whom nobody is of two; whoever is called otherwise may be of any.
_KINDS = {
    "women": "woman girl wife widow mother",
    "children": "child minor boy girl baby infant orphan teenager toddler pupil",
    "men": "man",
    "fighters": "fighter militant terrorist gunman rebel",
    "forces": "soldier troop policeman officer guard serviceman marine",
    "civilians": "civilian villager resident worshipper bystander pedestrian",
}


def kind_of_people(counted: str | None) -> str | None:
    """The kind of people that a counted noun names; None where it may be any, or two kinds together."""
    last = (counted or "").split()
    if not last:
        return None
    word = fold(last[-1])
    kinds = ("women",) if word.endswith(("women", "woman")) else _kinds().get(stem(word), ())
    return kinds[0] if len(kinds) == 1 else None


def kinds_together(text: str, end: int) -> str | None:
    """The kinds that one number behind which `end` stands counts together ("146 women and children"), as one kind;
    None where it counts one kind."""
    found = _TOGETHER.match(text, end)
    both = {kind_of_people(found[name]) or found[name].casefold() for name in ("one", "other")} if found else set()
    return " and ".join(sorted(both)) or None


_TOGETHER = late(
    r" (?:[\w’'-]+ ){0,2}?(?P<one>women|men|adults|children|wives|mothers|fathers|boys|girls|fighters)"
    r" and (?:their |the )?(?P<other>women|men|adults|children|minors|wives|mothers|families|boys|girls|babies)\b",
    re.IGNORECASE,
)


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for kind, words in _KINDS.items():
        for word in words.split():
            for form in {word, *forms_of(word), plural_of(word)}:
                table[stem(form)] = tuple(dict.fromkeys((*table.get(stem(form), ()), kind)))
    return table


_GROUP_ENDS = late(
    r"[.,;:()–—]|\b(?:was|were|have|had|has|are|is|who|that|which|in|from|at|to|and|with|on|for|by|after|during|when)\b"
)
_NAME = late(r"\b[A-Z][\w’'-]*")


@lru_cache(maxsize=1 << 14)
def groups_named(text: str, end: int, places: tuple[int, ...]) -> frozenset[str]:
    """The names behind a number that ends at `end`, within its noun phrase and but for places (by where they start):
    "militants of ISIS", "SDF fighters"."""
    stop = _GROUP_ENDS.search(text, end)
    upto = min(stop.start() if stop else len(text), end + 60)
    found = (match for match in _NAME.finditer(text, end, upto) if match.start() not in places)
    return frozenset(word for match in found for word in stems_in(match.group()) if word)


_SEVERAL = late(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|\d\d+|several|separate|multiple"
    r"|(?:pair|series|string|spate|wave) of) (?:\w+ )?"
    r"(?:shooting|attack|bombing|blast|explosion|strike|airstrike|raid|incident|clash|battle|assault|ambush|massacre)e?s\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def of_several_events(text: str) -> bool:
    """True if a sentence sums up several events: "seven hurt in four separate shootings"."""
    return bool(_SEVERAL.search(text))


def _clause(text: str, start: int, end: int) -> str:
    before = _BREAK.split(text[:start])[-1]
    after = _BREAK.split(text[end:])[0]
    return f"{before}{text[start:end]}{after}"


def _families(text: str) -> frozenset[str]:
    table = _by_stem()
    return frozenset(family for word in stems_in(text) for family in table.get(word, ()))


@cache
def _by_stem() -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for family, words in _FAMILIES.items():
        for word in words.split():
            table.setdefault(stem(word), set()).add(family)
    return {word: tuple(sorted(families)) for word, families in table.items()}
