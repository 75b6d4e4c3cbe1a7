"""Whether two tellings are of one event: by where and when it was and by what names and words are told with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Literal

from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.divisions import is_division
from briefings.knowledge.gazetteer.town_spellings import same_town
from briefings.knowledge.late_patterns import late
from briefings.model import Event

Fit = Literal["one", "open", "apart"]

# An event that lasts longer than this is known by its months, not by its days.
BRIEF_DAYS = 7
# Two reports of one event may date it a day apart: around midnight, and by the day on which it became known.
NEAR_EVENT_DAYS = 1
# Names that two tellings must share, by what else agrees: place and days of a town, of a city, one of the two, none.
NAMES_IN_A_TOWN, NAMES_IN_A_CITY, NAMES_ELSEWHERE, NAMES_ALONE = 0, 1, 2, 4
# So many names in common say that one of two places, or of two days, was misread.
NAMES_AGAINST_IN_A_TOWN, NAMES_AGAINST = 3, 5
# Names of people and spots say more: so many on one day; so many where a place or a day differs; where nothing agrees.
OWN_NAMES_ON_A_DAY, OWN_NAMES_AGAINST, OWN_NAMES_ALONE = 1, 2, 3
# Days so far apart are no misreading of a week's.
FAR_DAYS = 14
# And days so far apart are no misreading at all: of a year that wasn't told, at most.
YEARS_APART = 400
# A street whose name is shorter goes by a common word.
SHORT_NAME = 5
# Words of title and head agree where so many are in common, and so large a share of the fewer; they count for so many
# names.
FEWEST_WORDS, WORDS_SHARED, WORDS_COUNT = 4, 0.3, 2
# On the very same day at one place fewer will do.
WORDS_ON_A_DAY, NEVER = 2, 10**9
# So many say that two of a city, of which one tells no day, are of one event where they are news of the same days.
MANY_WORDS = 6


def event_fit(one: Event | None, other: Event | None) -> Fit:
    """Whether two tellings are of one event: one place (or one inside the other), days that meet, and names that agree
    where either leaves room. A total over more than an event (None) is of no event."""
    if one is None or other is None:
        return "apart"
    place, days = place_fit(one, other), days_fit(one, other)
    if place == "apart" or days == "apart":
        return "one" if _misread(one, other, (place, days)) else "apart"
    return "one" if _agree(one, other, place, days) else "open"


def _agree(one: Event, other: Event, place: Fit, days: Fit) -> bool:
    """Whether what two tellings share makes up for what their places and days leave open."""
    if place == "one":
        return _agree_there_and_then(one, other) if days == "one" else _agree_there(one, other)
    if one_day_beside(one, other):
        return True
    return _agree_then(one, other) if days == "one" else _shared(one, other) >= NAMES_ALONE


def _agree_there_and_then(one: Event, other: Event) -> bool:
    """Whether two tellings of one place, whose days meet, agree in enough names or words."""
    one_day, towns = _share_a_day(one, other), one.size == other.size == "town"
    near = towns or _names_in_common(one, other)
    if _words_in_common(one, other) >= (WORDS_ON_A_DAY if one_day else FEWEST_WORDS if near else NEVER):
        return True
    # In a city each day has its shootings: of another day only the name of a person or a spot is of the same.
    names = _shared(one, other) if one_day or towns else len(own_names(one, other))
    return names >= (NAMES_IN_A_TOWN if one_day and towns else NAMES_IN_A_CITY)


def _agree_there(one: Event, other: Event) -> bool:
    """Whether two tellings of one place agree in enough for their days to be left open."""
    both = _words_in_common(one, other)
    towns = one.size == other.size == "town"
    if both >= WORDS_ON_A_DAY and own_names(one, other) and (towns or _falls_into(one, other)):
        return True
    # In a city much happens in the same words: without a day it takes a name.
    in_a_city = "city" in (one.size, other.size)
    return _shared(one, other) >= NAMES_ELSEWHERE and not (in_a_city and not _names_in_common(one, other))


def _agree_then(one: Event, other: Event) -> bool:
    """Whether two tellings whose days meet agree in enough for their places to be left open."""
    alike = _share_a_day(one, other) or _words_in_common(one, other) >= WORDS_ON_A_DAY
    if alike and len(own_names(one, other)) >= OWN_NAMES_ON_A_DAY:
        return True
    return _shared(one, other) >= NAMES_ELSEWHERE


def one_day_beside(one: Event, other: Event) -> bool:
    """Whether two tellings of one day name two towns, of which one tells of the other's, too, and agree in words: a
    quarter and its city."""
    if one.place is None or other.place is None or not (_share_a_day(one, other) and is_brief(one) and is_brief(other)):
        return False
    return "region" not in (one.size, other.size) and _words_in_common(one, other) >= WORDS_ON_A_DAY


def _misread(one: Event, other: Event, fits: tuple[Fit, Fit]) -> bool:
    """Whether so many names agree that a place or a day that differs was misread."""
    if are_years_apart(one, other):
        return False
    own = len(own_names(one, other))
    if "one" not in fits:
        return "open" in fits and own >= OWN_NAMES_ALONE
    needed = NAMES_AGAINST_IN_A_TOWN if one.size == other.size == "town" else NAMES_AGAINST
    if "city" in (one.size, other.size) and _gap_of(one, other) > FAR_DAYS:
        return own >= OWN_NAMES_ALONE  # a city's hospitals and parks stand in the reports of many
    return own >= OWN_NAMES_AGAINST or len(shared_names(one, other)) >= needed


def _shared(one: Event, other: Event) -> int:
    """How many names both tell of; words of title and head that agree count for two."""
    agree = _words_in_common(one, other) >= FEWEST_WORDS and _share_of_words(one, other) >= WORDS_SHARED
    return _names_in_common(one, other) + (WORDS_COUNT if agree else 0)


def _names_in_common(one: Event, other: Event) -> int:
    """How many names both tell of, but for those of their places."""
    places = {place_name(event.place) for event in (one, other) if event.place}
    return max(len(shared_names(one, other) - places), len(own_names(one, other)))


def _words_in_common(one: Event, other: Event) -> int:
    """How many telling words both have, but for those of their places' names."""
    places = {word.rstrip("s") for event in (one, other) if event.place for word in place_name(event.place).split()}
    return len((_words_of(one) & _words_of(other)) - places)


def _share_of_words(one: Event, other: Event) -> float:
    """Which share of the fewer telling words both have."""
    return _words_in_common(one, other) / max(1, min(len(set(one.words)), len(set(other.words))))


def told_alike(one: Event, other: Event) -> bool:
    """Whether a name that both tell, or in a town some words of theirs, speak for one event where a day isn't told; or
    in a city many words, and either a large share of them or of a quarter that the other is set in."""
    if _names_in_common(one, other):
        return True
    both = _words_in_common(one, other)
    if "city" not in (one.size, other.size):
        return both >= WORDS_ON_A_DAY
    if one.place != other.place and both >= FEWEST_WORDS and _tell_of_one_place(one, other):
        return True  # of a quarter that the other is set in
    there = one.place is not None and other.place is not None and place_fit(one, other) == "one"
    return there and both >= MANY_WORDS and _share_of_words(one, other) >= WORDS_SHARED


def place_fit(one: Event, other: Event) -> Fit:
    """One where both name one place or one lies in the other; open where either names none."""
    if _lie_in_two_countries(one, other):
        return "apart"
    if one.place is None or other.place is None:
        return "one" if _tell_of_one_place(one, other) else "open"
    country = one.country or other.country
    if is_one_place(one.place, other.place, country):
        return "apart" if _lie_apart(one.within, other.within, country) else "one"
    if _lies_in(one.place, other) or _lies_in(other.place, one):
        return "one"
    if _lie_in_two_divisions(one, other):
        return "open" if _tell_of_one_place(one, other) else "apart"
    if "region" in (one.size, other.size):
        return "one" if _is_county_of(one, other) or _is_county_of(other, one) else "open"
    # One tells of the other's place, too: which of them it was, one may have misread.
    return "open" if _tell_of_one_place(one, other) else "apart"


def people_fit(one: Event, other: Event) -> Fit:
    """Whether two tell of the people at one place, and of one disease, where the beat follows several: who names none
    may mean another."""
    if one.names == other.names:
        return place_fit(one, other)
    return "apart" if one.names and other.names else "open"


def _lie_in_two_countries(one: Event, other: Event) -> bool:
    return bool(one.country) and bool(other.country) and one.country != other.country


def _lie_in_two_divisions(one: Event, other: Event) -> bool:
    """Whether two are set in provinces or states, each somewhere in its own, and in no town."""
    if one.size != "region" or other.size != "region":
        return False
    return all(is_division(event.place or "", event.country) for event in (one, other))


def _lies_in(wider: str, event: Event) -> bool:
    """Whether a place is one of the wider places of an event: "Halden" of what happened in Mill Quarter."""
    return any(is_one_place(wider, name, event.country) for name in event.within)


def is_one_place(one: str, other: str, country: str | None) -> bool:
    """True if two names of places in a country are one, or spellings of one."""
    ours, theirs = place_name(one), place_name(other)
    return ours == theirs or same_town(ours, theirs, country)


def _tell_of_one_place(one: Event, other: Event) -> bool:
    """Whether one tells of the place where the other is set."""
    return _tells_of_the_place(one, other) or _tells_of_the_place(other, one)


def _tells_of_the_place(event: Event, other: Event) -> bool:
    """Whether the place of the other is among the names and words told with an event."""
    return other.place is not None and _tells_of(event, other.place)


def _lie_apart(within: Collection[str], theirs: Collection[str], country: str | None) -> bool:
    """Whether the wider places of two are of one kind and others: a county may lie in the state that another names."""
    kinds = ([name for name in places if _COUNTY.search(name)] for places in (within, theirs))
    ours, others = (_names_of(found) for found in kinds)
    return any(
        mine and other and not any(is_one_place(a, b, country) for a in mine for b in other)
        for mine, other in ((ours, others), (_names_of(within) - ours, _names_of(theirs) - others))
    )


_COUNTY = late(r"\b(?:County|Parish|District|Governorate|Province)\b", re.IGNORECASE)


def _is_county_of(one: Event, other: Event) -> bool:
    """Whether an event is set in a county, and tells of the town in which the other is."""
    if not is_of_a_county(one) or other.size == "region" or other.place is None:
        return False
    return _tells_of(one, other.place)


def is_of_a_county(event: Event) -> bool:
    """True if an event is known to have been in a county, and not in which town."""
    return event.size == "region" and event.place is not None and _COUNTY.search(event.place) is not None


def _tells_of(event: Event, place: str) -> bool:
    """Whether a place is among the names and words told with an event."""
    name = place_name(place)
    return name in _names_of(event.names) or name.rstrip("s") in event.words


def days_fit(one: Event, other: Event) -> Fit:
    """One where brief days meet or are neighbours; open where either has none, or one is a day of the other's month."""
    if not one.from_date or not one.to_date or not other.from_date or not other.to_date:
        return "open"
    if _gap_of(one, other) > NEAR_EVENT_DAYS:
        return "apart"
    return "one" if is_brief(one) and is_brief(other) else "open"


def _gap_of(one: Event, other: Event) -> int:
    """How many days lie between two; none where either has no days."""
    if not one.from_date or not one.to_date or not other.from_date or not other.to_date:
        return 0
    return max((other.from_date - one.to_date).days, (one.from_date - other.to_date).days, 0)


def are_years_apart(one: Event, other: Event) -> bool:
    """Whether the days of two lie so far apart that nobody has misread them, whatever names agree."""
    return _gap_of(one, other) > YEARS_APART


def _falls_into(one: Event, other: Event) -> bool:
    """Whether the days of one event lie in the month that the other is told to be of."""
    return _share_a_day(one, other) and is_brief(one) != is_brief(other)


def _share_a_day(one: Event, other: Event) -> bool:
    """Whether two events with days have one in common, and not only neighbouring ones."""
    if not one.from_date or not one.to_date or not other.from_date or not other.to_date:
        return False
    return one.from_date <= other.to_date and other.from_date <= one.to_date


def is_brief(event: Event) -> bool:
    """A week at most, so that its days are those of what happened and not of a month that it fell in."""
    assert event.from_date is not None
    assert event.to_date is not None
    return (event.to_date - event.from_date).days < BRIEF_DAYS


def shared_names(one: Event, other: Event) -> frozenset[str]:
    """Names told of both: streets, venues, people; no hospital, to which the hurt of many events are taken, and no side
    of a city."""
    both = _names_of(one.names) & _names_of(other.names)
    return frozenset(name for name in both if _OF_MANY.search(name) is None)


_OF_MANY = late(r"\b(?:hospitals?|medical|medicine|health|healthcare|trauma|clinic)\b|^(?:far )?side$")


def own_names(one: Event, other: Event) -> frozenset[str]:
    """The names of a person or a spot that one tells, and the other as a name or in words; not of the two's places."""
    places = _own_keys((*one.within, *other.within, one.place or "", other.place or ""))
    ours, theirs = own_names_of(one) - places, own_names_of(other) - places
    return (ours & theirs) | _in_words(ours, other) | _in_words(theirs, one)


def _in_words(names: frozenset[str], event: Event) -> frozenset[str]:
    """Those of the names whose own words are all among an event's."""
    words = _words_of(event)
    return frozenset(name for name in names if words.issuperset(_telling_parts(name)))


@lru_cache(maxsize=1 << 12)
def _words_of(event: Event) -> frozenset[str]:
    return frozenset(event.words)


@lru_cache(maxsize=1 << 14)
def _telling_parts(name: str) -> frozenset[str]:
    """A name's words as they stand among an event's, without what kind of street it is; of a street a long one."""
    parts = [word.rstrip("s") for word in name.split()]
    own = frozenset(word for word in parts if word not in _STREETS.values())
    return own if len(own) > 1 or max(map(len, own), default=0) > SHORT_NAME else frozenset(["", *parts])


@lru_cache(maxsize=1 << 12)
def own_names_of(event: Event) -> frozenset[str]:
    """The names of people and spots told with an event, each by two words as reports differ in the others ("Ann Ash of
    Ludlow", "Key Club Cabaret"); without names in which words of papers, offices and buttons stand."""
    return _own_keys(event.names)


def _own_keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key for name in names if (key := _own_key(name)))


@lru_cache(maxsize=1 << 14)
def _own_key(name: str) -> str | None:
    words = [_STREETS.get(word, word) for word in place_name(_BEHIND.sub("", name)).split()]
    return " ".join(words[:2]) if len(words) > 1 and _EVERYWHERE.isdisjoint(words) else None


# What stands behind a name, and is none of it.
_BEHIND = late(r"(?:['’]s)?(?: of .*| [JS]r\.?| I{2,3})?$")
_STREETS = {"street": "st", "avenue": "ave", "boulevard": "blvd", "road": "rd", "drive": "dr", "lane": "ln"}
_EVERYWHERE = frozenset(
    """news weather sports sport radio channel tv press post times herald tribune gazette journal register
    chronicle star media group company copyright photo photos image images caption video videos facebook twitter
    google newsletter page follow join stay sign click read watch latest update updates posted published related
    stories story more close report police sheriff sheriffs pd department dept office county state federal
    national district attorney attorneys court courts judge prosecutor prosecutors jail prison mayor chief captain
    sergeant officer detective deputy trooper governor senator president hospital medical center trauma clinic
    civil defense defence agency ministry minister cross guard army
    school university college church homicide unit division shooting murder mass suspect suspects victim victims
    fatal on in at as if when but this for with after before of what how the and a an both late sunday monday
    tuesday wednesday thursday friday saturday january february march april may june july august september october
    november december north south east west side far area""".split()
)


@lru_cache(maxsize=1 << 14)
def place_name(name: str) -> str:
    """A place's name as two are compared: without case, accents, article, direction or what kind of place it is."""
    bare = fold(name).replace("-", " ").replace("’", "'")
    bare = _POSSESSED.sub("", bare)
    bare = _ASIDE.sub(" ", bare)
    bare = _SAINT.sub("st", bare)
    return " ".join(bare.split()) or fold(name)


def _names_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(place_name, names))


_POSSESSED = late(r"^.+?'s ")
_SAINT = late(r"\bsaint\b|\bst\.")
_ASIDE = late(
    r"\b(?:the|al|el|city|town|village|province|governorate|district|county|parish|neighbou?rhood|downtown|suburb|camp|"
    r"(?:(?:north|south)?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?)(?: side)?|central|rural|outskirts|of)\b"
)
