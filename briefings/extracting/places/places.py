"""Places: every place name of a text with its country and its part in what is told.

A run of capitalised words is looked up in the gazetteer, the longest name first. Whether a town's name is meant as one
(and not as a person's or a firm's) is weighed from the words beside it (`weights`); where it lies, when several
places bear it, from what stands after it, the document's other places and the number of its people (`disambiguation`).
Rivers, counties and buildings that no list has are found by the last word of their names (`features`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefings.extracting.parsing.language import Passage
from briefings.extracting.places import vocabulary as words
from briefings.extracting.places.candidate import Candidate, size_of
from briefings.extracting.places.candidates import candidates
from briefings.extracting.places.disambiguation import settle
from briefings.extracting.places.distances import bring_near
from briefings.extracting.places.features import features, seats
from briefings.extracting.places.roles import role_of
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, Gazetteer, Named, fold, shared_gazetteer
from briefings.knowledge.gazetteer.institutions import NAMED as INSTITUTION
from briefings.model import Place

# What a town's name must weigh, and when it was sure once in the document, and when a person bears it there.
_NEEDED, _NEEDED_AGAIN, _NEEDED_BESIDE_A_PERSON = 2, 0, 5
_SURE = 3
# What the name of a larger place must weigh.
_LEAST = -1
_WORD_BEFORE, _LONGEST_NAME = re.compile(r"(?<!\w)([A-ZÀ-Þ][\w’'-]+) $"), 24


def find_places(text: str, passages: Sequence[Passage], gazetteer: Gazetteer | None = None) -> list[Place]:
    """Every place of the text, in order, none overlapping. `name` is as written, with a direction before it."""
    gazetteer = gazetteer or shared_gazetteer(SMALLEST_TOWN)
    listed = _meant(text, [one for passage in passages for one in candidates(text, passage, gazetteer)])
    unlisted = _unlisted(text, passages, listed, gazetteer)
    found = _in_order(listed, [one for one in unlisted if not one.is_town])
    settle(found, [one.name for one in unlisted], INSTITUTION.findall(text), len(words.COUNTY_OFFICE.findall(text)))
    bring_near(text, found, gazetteer)
    where = _main_country(found)
    kept = _in_order([one for one in found if _is_at_home(one, found)], [one for one in unlisted if one.is_town])
    return [_place(text, one, _located(one.chosen, where)) for one in kept if one.chosen]


def _unlisted(
    text: str, passages: Sequence[Passage], listed: Sequence[Candidate], gazetteer: Gazetteer
) -> list[Candidate]:
    """Features that no list has, then seats of power, where no listed name stands."""
    starts = {one.start for one in listed}
    found = [one for passage in passages for one in features(text, passage, listed, gazetteer)]
    return found + [one for passage in passages for one in seats(text, passage) if one.start not in starts]


def _in_order(ones: list[Candidate], others: list[Candidate]) -> list[Candidate]:
    return sorted(ones + others, key=lambda one: one.start)


def _located(named: Named, where: str | None) -> Named:
    """A name that no list has lies where most of the document does."""
    return replace(named, country=where) if named.country is None and named.kind == "town" else named


def _is_at_home(one: Candidate, found: Sequence[Candidate]) -> bool:
    """A quarter that only its own table knows is one where the document speaks of its country elsewhere."""
    chosen = one.chosen
    if chosen is None or not one.is_town or chosen.population or chosen.country is None or one.beside:
        return True
    return any(
        other.chosen and other.chosen.country == chosen.country and fold(other.name) != fold(one.name)
        for other in found
    )


def _meant(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Those that are meant as places: a town's name that is sure once in the document is sure again."""
    needed = _needed_weights([one for one in found if one.is_town])
    borne = {_with_word_before(text, one) for one in found if not one.is_town and one.weight < _LEAST} - {""}
    return [
        one
        for at, one in enumerate(found)
        if (
            _is_meant_town(text, one, needed.get(fold(one.name), _NEEDED), found[max(0, at - 1) : at + 2])
            if one.is_town
            else one.weight >= _LEAST and _names_place(text, one) and _with_word_before(text, one) not in borne
        )
    ]


def _with_word_before(text: str, one: Candidate) -> str:
    """A name with the capitalised word right before it ("Badri Haiti"), which somebody who bears it has again."""
    before = _WORD_BEFORE.search(text, max(one.passage.start, one.start - _LONGEST_NAME), one.start)
    return f"{before[1]} {one.name}" if before else ""


def _needed_weights(towns: Sequence[Candidate]) -> dict[str, int]:
    """What each town's name must weigh that is sure somewhere in the document, or that a person bears there."""
    sure = {fold(one.name) for one in towns if one.weight >= _SURE}
    cities = {fold(one.name) for one in towns if one.weight > _SURE and size_of(one.readings) == 2}
    people = {fold(one.name) for one in towns if one.weight <= -2} - cities
    return dict.fromkeys(sure, _NEEDED_AGAIN) | dict.fromkeys(people, _NEEDED_BESIDE_A_PERSON)


def _is_meant_town(text: str, one: Candidate, needed: int, near: Sequence[Candidate]) -> bool:
    """Whether a town's name weighs enough, by itself or in a list with the names `near` it."""
    listed = one.weight >= 0 and needed == _NEEDED and _is_listed(text, one, near)
    return (one.weight >= needed or listed) and (one.weight >= _SURE or _is_proper_noun(one))


def _is_listed(text: str, one: Candidate, near: Sequence[Candidate]) -> bool:
    """Whether a larger town's name stands in a list with a place that is sure ("Edinburgh, Aberdeen")."""
    if not size_of(one.readings):
        return False
    for other in near:
        gap = text[min(one.end, other.end) : max(one.start, other.start)]
        if other is not one and other.weight >= _SURE and words.LIST_GAP.fullmatch(gap):
            return True
    return False


def _is_proper_noun(one: Candidate) -> bool:
    token = one.token
    return token is not None and token.tag_ in ("NNP", "NNPS")


def _names_place(text: str, one: Candidate) -> bool:
    """False for a language, for a firm, a party or a car with a place's name, and inside that of the Islamic State."""
    if any(after.match(text, one.end) for after in (words.SPOKEN_AFTER, words.FIRM_AFTER, words.TEAM_AFTER)):
        return False
    left = text[max(one.passage.start, one.start - 44) : one.start]
    if words.CAR_BEFORE.search(left) or words.A_CAR.match(text, one.start):
        return False
    if words.GROUP_BEFORE.search(left) or (one.name == "European" and words.UNION_AFTER.match(text, one.end)):
        return False
    if one.readings[0].kind != "adjective" or not words.SPOKEN_BEFORE.search(left):
        return True
    token = one.token
    return token is None or token.dep_ not in ("pobj", "dobj") or token.tag_ == "JJ"


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
