"""Places: every place name of a text with its country and its part in what is told.

A run of capitalised words is looked up in the gazetteer, the longest name first. Whether a town's name is meant as one
(and not as a person's or a firm's) is weighed from the words beside it (`place_names`); where it lies, when several
places bear it, from what stands after it, the document's other places and the number of its people (`place_settling`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from briefings.extracting.parsing.language import Passage
from briefings.extracting.places import vocabulary as words
from briefings.extracting.places.candidates import Candidate, candidates, size_of
from briefings.extracting.places.disambiguation import settle
from briefings.extracting.places.roles import role_of
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, Gazetteer, Named, fold, shared_gazetteer
from briefings.model import Place

# What a town's name must weigh, and when it was sure once in the document, and when a person bears it there.
_NEEDED, _NEEDED_AGAIN, _NEEDED_BESIDE_A_PERSON = 2, 0, 5


def find_places(text: str, passages: Sequence[Passage], gazetteer: Gazetteer | None = None) -> list[Place]:
    """Every place of the text, in order, none overlapping. `name` is as written, with a direction before it."""
    gazetteer = gazetteer or shared_gazetteer(SMALLEST_TOWN)
    found = [one for passage in passages for one in candidates(text, passage, gazetteer)]
    meant = _meant(text, found)
    settle(meant)
    return [_place(text, one, one.chosen) for one in _with_features(text, passages, meant) if one.chosen]


def _meant(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Those that are meant as places: a town's name that is sure once in the document is sure again."""
    towns = [one for one in found if one.is_town]
    sure = {fold(one.name) for one in towns if one.weight >= 3}
    cities = {fold(one.name) for one in towns if one.weight >= 4 and size_of(one.readings) == 2}
    people = {fold(one.name) for one in towns if one.weight <= -2} - cities
    kept: list[Candidate] = []
    for one in found:
        name = fold(one.name)
        needed = _NEEDED_BESIDE_A_PERSON if name in people else _NEEDED_AGAIN if name in sure else _NEEDED
        if one.is_town:
            if one.weight >= needed and (one.weight >= 3 or _is_proper_noun(one)):
                kept.append(one)
        elif one.weight >= -1 and _names_place(text, one):
            kept.append(one)
    return kept


def _is_proper_noun(one: Candidate) -> bool:
    token = one.token
    return token is not None and token.tag_ in ("NNP", "NNPS")


def _names_place(text: str, one: Candidate) -> bool:
    """False for a language, for a firm or party with a country's name, and inside the name of the Islamic State."""
    if words.SPOKEN_AFTER.match(text, one.end) or words.FIRM_AFTER.match(text, one.end):
        return False
    left = text[max(one.passage.start, one.start - 44) : one.start]
    if words.GROUP_BEFORE.search(left) or (one.name == "European" and words.UNION_AFTER.match(text, one.end)):
        return False
    if one.readings[0].kind != "adjective" or not words.SPOKEN_BEFORE.search(left):
        return True
    token = one.token
    return token is None or token.dep_ not in ("pobj", "dobj") or token.tag_ == "JJ"


def _with_features(text: str, passages: Sequence[Passage], found: list[Candidate]) -> list[Candidate]:
    """Adds counties, roads, rivers and buildings that no list has; they lie where most of the document does."""
    where = _main_country(found)
    taken = [(one.start, one.end) for one in found]
    features: list[Candidate] = []
    for passage in passages:
        for match in words.FEATURE.finditer(text, passage.start, passage.end):
            lead = words.NO_FEATURE.match(match.group())
            start = match.start() + (lead.end() if lead else 0)
            name = text[start : match.end()]
            at = bisect_left(taken, (start, 0))
            free = not any(a < match.end() and start < b for a, b in taken[max(0, at - 1) : at + 1])
            if free and " " in name:
                named = Named(name, where, "town")
                features.append(Candidate(passage, start, match.end(), name, (named,), chosen=named))
    return sorted(found + features, key=lambda one: one.start)


def _main_country(found: Sequence[Candidate]) -> str | None:
    """The country of at least half of the document's places."""
    countries = Counter(one.chosen.country for one in found if one.chosen and one.chosen.country)
    if not countries:
        return None
    country, times = countries.most_common(1)[0]
    return country if times * 2 >= countries.total() else None


def _place(text: str, one: Candidate, named: Named) -> Place:
    direction = words.DIRECTION.search(text[max(one.passage.start, one.start - 28) : one.start])
    start = one.start - (len(direction.group()) if direction else 0)
    token = one.token
    people = named.kind in ("adjective", "people")
    role = role_of(token, people) if token is not None else "location"
    return Place(text[start : one.end], named.country, role, start, one.end)
