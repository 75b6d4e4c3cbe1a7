"""How particular a place is by its name: a town, a part of a country, a country, a street or building, or no place.

"Houston" is a town, "Harris County" and "Calif." regions, "Mill Lane" and "Halden Hospital" features of a town.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from briefings.knowledge.countries import country_name
from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS
from briefings.knowledge.gazetteer.divisions import is_division
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, SUBDIVISION, shared_gazetteer
from briefings.knowledge.gazetteer.regions import AUSTRALIAN_STATES, CANADIAN_PROVINCES, US_STATES
from briefings.knowledge.gazetteer.towns import Named, fold
from briefings.model import Place

TOWN, REGION, COUNTRY, FEATURE, NO_PLACE = range(5)
# So many people live where two shootings or strikes on one day are nothing odd.
CITY = 250_000
# So many letters in capitals may be an acronym's.
SHORT = 4
# The last word of a street's or a building's name.
FEATURE_NAME = re.compile(
    r"\b(?:Streets?|St|Avenues?|Ave|Parkway|Pkwy|Roads?|Rd|Boulevard|Blvd|Lane|Drive|Way|Court|Place|Highway|Interstate|Park|Square|"
    r"Hospital|Clinic|School|Academy|Church|Mosque|Temple|Cent(?:er|re)|College|University|Airport|Mall|Plaza|Hall|Club|Bar|"
    r"Hotel|Motel|Inn|Downs|Apartments?|Homes|House|Bridge|River|Lake|Creek|Bay|Mount|Mountains?|Building|Market|Stadium|Theat(?:er|re))"
    r"\.?$"
    # "Highway 41", "U.S. Route 66", "Interstate 80".
    r"|(?:^|\b)(?:Highway|Hwy\.?|Route|Rte\.?|Interstate|County Road|State Road) [A-Z]?\d+$"
)
_COUNTY = re.compile(r"\b(?:County|Parish|Province|Governorate|Region|Valley|Island|Coast)\b", re.IGNORECASE)
_HOLDS = re.compile(r"\b(?:County|Parish)\b", re.IGNORECASE)
_DIRECTION = re.compile(
    r"^(?:(?:far )?(?:(?:north|south)[ -]?)?(?:north|south|east|west)(?:ern)?|central|mid|rural|downtown|upstate)[ -]",
    re.IGNORECASE,
)
NO_TOWNS = frozenset((
    *"""downtown midtown uptown north south east west northern southern eastern western central county state city
    metro""".split(), *MONTHS, *WEEKDAYS,
))  # fmt: skip


def holds_towns(name: str) -> bool:
    """True for a county, state or province: a town told elsewhere in the document may lie in it."""
    if _HOLDS.search(name) is not None or is_division(plain(name), None):
        return True
    readings = readings_of(plain(name))
    return any(named.kind == "state" for named in readings) or _is_province_alone(readings)


def shown(place: Place) -> str:
    """A place's usual name: without a direction before it, states and countries written out, no capitals throughout."""
    bare = plain(place.name)
    if place.country and is_of_a_country(place):
        return country_name(place.country)
    if rank_of(place) == REGION:
        for named in readings_of(bare):
            if named.kind == "state" and named.country == place.country:
                return named.name
    shouted = bare.isupper() and (len(bare) > SHORT or any(one.kind == "town" for one in readings_of(bare.title())))
    return bare.title() if shouted else bare


def is_of_a_country(place: Place) -> bool:
    """Whether a place is a country, or a part of one that has no name of its own: "southern Brazil"."""
    countries = {named.country for named in readings_of(plain(place.name)) if named.kind == "country"}
    return rank_of(place) == COUNTRY or place.country in countries


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A place's name without a direction before it, unless that is part of it (South Carolina, West Memphis), which is
    written with a capital ("in south Houston" is a part of Houston)."""
    bare = _DIRECTION.sub("", name)
    return name if bare != name and not name[0].islower() and readings_of(name) else bare


def bare_name(name: str) -> str:
    """A place's name, folded, without a direction before it."""
    return fold(plain(name))


def rank_of(place: Place) -> int:
    """How particular a place is: a town, a part of a country, a country; a street or building; or no place."""
    return _rank(place.name, place.country)


@lru_cache(maxsize=8192)
def _rank(name: str, country: str | None) -> int:
    bare = plain(name)
    if FEATURE_NAME.search(bare) or bare.casefold() in NO_TOWNS:
        return FEATURE
    if _COUNTY.search(bare):
        return REGION
    readings = [one for one in readings_of(bare) if country in (one.country, None)]
    if country is None and any(one.kind == "wide" for one in readings):
        return COUNTRY  # Africa, wherever there is a town of that name
    if _is_state_first(readings, is_division(bare, country)) or _is_province_alone(readings):
        return REGION
    rank = _rank_of_kinds({"town" if _is_town_of_words(one) else one.kind for one in readings})
    return REGION if rank == COUNTRY and bare != name else rank


def _is_state_first(readings: Sequence[Named], of_a_division: bool) -> bool:
    """Whether a name is a state's or province's before a town's: California is also a town; New York and Washington are
    cities."""
    largest = max((one.population for one in readings if one.kind == "town"), default=0)
    return largest < CITY and (of_a_division or any(one.kind == "state" for one in readings))


def _is_province_alone(readings: Sequence[Named]) -> bool:
    """Whether all that bears a name is a province of ISO 3166-2's, and no town: "Oblast Halden", but not Kumamoto."""
    return bool(readings) and all(
        one.kind == "town" and one.population == SUBDIVISION and not one.state for one in readings
    )


def _is_town_of_words(reading: Named) -> bool:
    """Whether the hand-made tables have a town under a name of several words ("Khan Halden"), which they call a
    region."""
    return reading.kind == "region" and 0 < reading.population < SUBDIVISION


def _rank_of_kinds(kinds: Collection[str]) -> int:
    """How particular a place is by all that its name may be; a name that no list has is a town's."""
    if "town" in kinds or not kinds:
        return TOWN
    if all(kind in ("adjective", "people") for kind in kinds):
        return NO_PLACE
    return COUNTRY if "country" in kinds or "wide" in kinds else REGION


def readings_of(name: str) -> tuple[Named, ...]:
    """All that a name is of by the gazetteer; a state's short form is its state's."""
    return shared_gazetteer(SMALLEST_TOWN).lookup(_written_out().get(name, name))


@cache
def _written_out() -> dict[str, str]:
    """A state's short forms ("Calif.", "IN") → its name; texts write them behind a town, and mean no town by them."""
    found: dict[str, str] = {}
    for table in (US_STATES, CANADIAN_PROVINCES, AUSTRALIAN_STATES):
        for row in table.strip().splitlines():
            code, name, *short = row.split("|")
            found.update({form: name for form in (code, *";".join(short).split(";")) if form})
    return found


def people_of(place: Place) -> int:
    """How many live in the largest town of the place's name and country; 0 where none is known."""
    bare = plain(place.name)
    return max((n.population for n in readings_of(bare) if n.kind == "town" and n.country == place.country), default=0)
