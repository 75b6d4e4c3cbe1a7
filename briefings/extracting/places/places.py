"""Places: every place name of a text with its country and its part in what is told.

A run of capitalised words is looked up in the gazetteer, the longest name first. Whether a town's name is meant as one
(and not as a person's or a firm's) is weighed from the words beside it (`candidates`); where it lies, when several
places bear it, from what stands after it, the document's other places and the number of its people (`disambiguation`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.extracting.parsing.language import Passage
from briefings.extracting.places import vocabulary as words
from briefings.extracting.places.candidates import Candidate, candidates, larger_place, size_of
from briefings.extracting.places.disambiguation import settle
from briefings.extracting.places.roles import role_of
from briefings.knowledge.gazetteer.containment import county_states
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, Gazetteer, Named, fold, shared_gazetteer
from briefings.knowledge.gazetteer.institutions import AT_A_SEAT, SEATS
from briefings.knowledge.gazetteer.institutions import NAMED as INSTITUTION
from briefings.model import Place

# What a town's name must weigh, and when it was sure once in the document, and when a person bears it there.
_NEEDED, _NEEDED_AGAIN, _NEEDED_BESIDE_A_PERSON = 2, 0, 5


def find_places(text: str, passages: Sequence[Passage], gazetteer: Gazetteer | None = None) -> list[Place]:
    """Every place of the text, in order, none overlapping. `name` is as written, with a direction before it."""
    gazetteer = gazetteer or shared_gazetteer(SMALLEST_TOWN)
    found = [one for passage in passages for one in candidates(text, passage, gazetteer)]
    meant = _meant(text, found)
    features = [one for passage in passages for one in _features(text, passage, meant, gazetteer)]
    starts = {one.start for one in meant}
    features += [one for passage in passages for one in _seats(text, passage) if one.start not in starts]
    meant = sorted(meant + [one for one in features if not one.is_town], key=lambda one: one.start)
    settle(meant, [one.name for one in features], INSTITUTION.findall(text), len(words.COUNTY_OFFICE.findall(text)))
    where = _main_country(meant)
    kept = [one for one in meant if _is_at_home(one, meant)] + [one for one in features if one.is_town]
    kept.sort(key=lambda one: one.start)
    return [_place(text, one, _located(one.chosen, where)) for one in kept if one.chosen]


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
    towns = [one for one in found if one.is_town]
    sure = {fold(one.name) for one in towns if one.weight >= 3}
    cities = {fold(one.name) for one in towns if one.weight >= 4 and size_of(one.readings) == 2}
    people = {fold(one.name) for one in towns if one.weight <= -2} - cities
    kept: list[Candidate] = []
    for at, one in enumerate(found):
        name = fold(one.name)
        needed = _NEEDED_BESIDE_A_PERSON if name in people else _NEEDED_AGAIN if name in sure else _NEEDED
        if one.is_town:
            listed = one.weight >= 0 and needed == _NEEDED and _is_listed(text, one, found[max(0, at - 1) : at + 2])
            if (one.weight >= needed or listed) and (one.weight >= 3 or _is_proper_noun(one)):
                kept.append(one)
        elif one.weight >= -1 and _names_place(text, one):
            kept.append(one)
    return kept


def _is_listed(text: str, one: Candidate, near: Sequence[Candidate]) -> bool:
    """Whether a larger town's name stands in a list with a place that is sure ("Edinburgh, Aberdeen")."""
    if not size_of(one.readings):
        return False
    for other in near:
        gap = text[min(one.end, other.end) : max(one.start, other.start)]
        if other is not one and other.weight >= 3 and words.LIST_GAP.fullmatch(gap):
            return True
    return False


def _is_proper_noun(one: Candidate) -> bool:
    token = one.token
    return token is not None and token.tag_ in ("NNP", "NNPS")


def _names_place(text: str, one: Candidate) -> bool:
    """False for a language, for a firm or party with a country's name, and inside the name of the Islamic State."""
    if any(after.match(text, one.end) for after in (words.SPOKEN_AFTER, words.FIRM_AFTER, words.TEAM_AFTER)):
        return False
    left = text[max(one.passage.start, one.start - 44) : one.start]
    if words.GROUP_BEFORE.search(left) or (one.name == "European" and words.UNION_AFTER.match(text, one.end)):
        return False
    if one.readings[0].kind != "adjective" or not words.SPOKEN_BEFORE.search(left):
        return True
    token = one.token
    return token is None or token.dep_ not in ("pobj", "dobj") or token.tag_ == "JJ"


def _features(text: str, passage: Passage, found: Sequence[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Counties, roads, rivers and buildings that no list has; with a state after the comma ("Laurel County, Ky."),
    which comes as a candidate of its own."""
    taken = [(one.start, one.end) for one in found]
    body = text[passage.start : passage.end]
    for match in words.FEATURE.finditer(body):
        lead = words.NO_FEATURE.match(match.group())
        begin = match.start() + (lead.end() if lead else 0)
        start, end, name = passage.start + begin, passage.start + match.end(), body[begin : match.end()]
        at = bisect_left(taken, (start, 0))
        free = not any(a < end and start < b for a, b in taken[max(0, at - 1) : at + 1])
        if not free or " " not in name or words.DENOMINATION.search(name):
            continue
        beside, short = larger_place(body, match.end(), gazetteer)
        country = beside[0].country if beside else "US" if _is_american_county(body, begin, name) else None
        named = Named(name, country, "town")
        yield Candidate(passage, start, end, name, (named,), chosen=named)
        if short:
            first, last = (passage.start + offset for offset in short)
            yield Candidate(passage, first, last, text[first:last], beside[:1], 4)


def _is_american_county(body: str, begin: int, name: str) -> bool:
    if not words.COUNTY.fullmatch(name):
        return False
    return bool(county_states(name) or words.COUNTY_OFFICE.search(body, begin, begin + len(name) + 20))


def _seats(text: str, passage: Passage) -> Iterator[Candidate]:
    """ "at the White House": a place of its own only where somebody is there; "the White House said" names none."""
    for match in AT_A_SEAT.finditer(text, passage.start, passage.end):
        name = match["seat"]
        named = Named(name, SEATS[name], "region")
        yield Candidate(passage, *match.span("seat"), name, (named,), 4, chosen=named)


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
