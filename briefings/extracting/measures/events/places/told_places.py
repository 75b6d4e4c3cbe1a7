"""Places as a text tells them, where the finder of places has but a part of a name, or another country's town.

"Prince Edward's County" is a county and no prince's town; "Capitol Heights" is not the Capitol; in a beat on one
country a bare name is that country's, unless the text names the other country, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefings.extracting.measures.events.places.place_ranks import bare_name, plain
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, shared_gazetteer
from briefings.knowledge.gazetteer.towns import Named, fold
from briefings.model import Place

_COUNTY = re.compile(r"(?:['’]s)? (?:County|Co\.|Parish)(?!\w)")
# Second words of a town's name, which is longer than what was found of it.
_LONGER = re.compile(r" (?:Heights|Hills|Springs|Beach|Falls|Grove|Shores|Township|Junction|City)\b")
# "Chicago's Austin neighborhood", "the Austin section of Chicago", "Maywood, a suburb of Chicago".
_OWNER = re.compile(r"['’]s $")
_QUARTER = re.compile(
    # "A Moscow-area hall" is in or near Moscow.
    r"(?:['’]s(?= [a-z])|(?: [A-Z]\w+)?)(?: |-(?!area\b))(?:neighbou?rhoods?|section|quarter|area|community|"
    r"projects?|housing|complex|campus|precinct)\b"
)
_OF_CITY = re.compile(r",? (?:a |an |the )?(?:neighbou?rhood|section|quarter|area|suburb|part)s? of(?: the city of)? $")
# "The US-led coalition", "US-backed rebels": whose a force is tells nothing of where it fights.
_OF_A_FORCE = re.compile(r"-(?:led|backed|supported|allied|trained|made|based)\b")
_WIDER = frozenset({"country", "state", "region"})


def as_told(text: str, places: Iterable[Place], core: Collection[str]) -> list[Place]:
    """The places with the names and countries that the text has for them."""
    named = [_state_of(text, _whole_name(text, place)) for place in places]
    named = [_behind_its_town(text, place, before) for place, before in zip(named, [None, *named], strict=False)]
    named = [_home_state(place, named, core) for place in named]
    return [_at_home(text, place, named, core) for place in named]


def _whole_name(text: str, place: Place) -> Place:
    found = _COUNTY.match(text, place.end) or _LONGER.match(text, place.end)
    if found is None or (place.role == "origin" and not found.group().endswith(("County", "Parish"))):
        return place
    name = f"{place.name}{found.group()}".replace(" Co.", " County")
    return replace(place, name=name, end=found.end())


def _state_of(text: str, place: Place) -> Place:
    """The place; "the state of Niger" is the state of that name, where one has it, and not the country."""
    if not _CALLED_STATE.search(text, max(0, place.start - 24), place.start):
        return place
    states = shared_gazetteer(SMALLEST_TOWN).lookup(f"{place.name} State")
    found = next((one for one in states if one.country and one.country != place.country), None)
    return replace(place, name=f"{place.name} State", country=found.country) if found is not None else place


_CALLED_STATE = re.compile(r"\bstate of $", re.IGNORECASE)


def _behind_its_town(text: str, place: Place, before: Place | None) -> Place:
    """The place; "Tacoma, Washington" is in the state, whose name alone is that of the capital."""
    if before is None or not place.country or not _COMMA.fullmatch(text, before.end, place.start):
        return place
    name = f"{place.name} state"
    states = {one.state for one in _readings(name) if one.kind == "state" and one.country == place.country}
    town = any(one.kind == "town" and one.state in states for one in _readings(before.name))
    return replace(place, name=name) if states and town else place


_COMMA = re.compile(r", ")


def _home_state(place: Place, places: Sequence[Place], core: Collection[str]) -> Place:
    """The place; a name of a country that a state of the beat's own bears, too ("in Blakely, Georgia"), is the state's,
    where the text names nothing else of that country."""
    if not core or place.country is None or place.country in core:
        return place
    home = next(
        (one.country for one in _readings(plain(place.name)) if one.kind == "state" and one.country in core), None
    )
    if home is None:
        return place
    others = (o for o in places if o.country == place.country and bare_name(o.name) != bare_name(place.name))
    theirs = any(one.country == place.country for other in others for one in _readings(other.name))
    return place if theirs else replace(place, country=home)


def _readings(name: str) -> Sequence[Named]:
    return shared_gazetteer(SMALLEST_TOWN).lookup(name)


def _at_home(text: str, place: Place, places: Sequence[Place], core: Collection[str]) -> Place:
    """The place; of two towns of one name the one in a country of the beat's, where nothing else is in the other's."""
    if not core or place.country is None or place.country in core:
        return place
    home = _home_of(text, place, core)
    others = (o for o in places if o.country == place.country and fold(o.name) != fold(place.name))
    others = (o for o in others if not _OF_A_FORCE.match(text, o.end))
    return replace(place, country=home) if home is not None and not any(map(_is_wide, others)) else place


def _home_of(text: str, place: Place, core: Collection[str]) -> str | None:
    """The beat's country that has a town of the place's name; its only one, where no list has the name or it's a
    quarter's."""
    readings = shared_gazetteer(SMALLEST_TOWN).lookup(place.name)
    home = next((one.country for one in readings if one.country in core and one.kind == "town"), None)
    if home is None and len(core) == 1 and (not readings or _QUARTER.match(text, place.end)):
        return next(iter(core))
    return home


def _is_wide(place: Place) -> bool:
    """Whether a place is a country or a part of one, so that naming it tells where its towns are."""
    return any(one.kind in _WIDER for one in shared_gazetteer(SMALLEST_TOWN).lookup(place.name))


def cities_of(text: str, places: Sequence[Place]) -> dict[str, set[str]]:
    """A place's folded name → the cities in which the text has it: "Chicago's Austin neighborhood"."""
    found: dict[str, set[str]] = {}
    for one, other in pairwise(places):
        between = text[one.end : other.start]
        if _OWNER.fullmatch(between):
            found.setdefault(fold(other.name), set()).add(one.name)
        elif _OF_CITY.fullmatch(between):
            found.setdefault(fold(one.name), set()).add(other.name)
    return found


def is_quarter(text: str, place: Place) -> bool:
    """Whether the text calls a place a quarter ("the Austin neighborhood")."""
    return _QUARTER.match(text, place.end) is not None


def is_longer(name: str) -> bool:
    """Whether two words are a town's name of which the first alone would be another's: "Liberty City"."""
    return _LONGER.search(name) is not None


def lies_in(text: str, quarter: str, city: str) -> bool:
    """Whether the text has a place for a quarter ("the Austin neighborhood", "Chicago's Austin"), in which case it is
    one of the city's that the text tells of most."""
    name = re.escape(quarter)
    owned = rf"\b{re.escape(city)}['’]s {name}\b"
    return bool(name) and re.search(rf"\b{name}{_QUARTER.pattern}|{owned}", text) is not None
