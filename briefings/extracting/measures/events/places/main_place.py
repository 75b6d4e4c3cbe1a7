"""Where a document's own event was: the town, region or country for which its mentions of places say most."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefings.extracting.measures.events.places.place_mentions import OPENING, Mentions
from briefings.extracting.measures.events.places.place_ranks import (
    CITY,
    COUNTRY,
    REGION,
    TOWN,
    bare_name,
    is_of_a_country,
    people_of,
    plain,
    rank_of,
    readings_of,
)
from briefings.extracting.measures.events.places.place_weights import BORNE_OUT, CAPITAL, Weights
from briefings.extracting.measures.events.places.spots import NOWHERE, Spot, spot_of
from briefings.extracting.measures.events.places.told_places import lies_in
from briefings.extracting.measures.events.places.town_words import TownWords
from briefings.extracting.measures.events.words_beside import HAPPENED
from briefings.knowledge.gazetteer.containment import is_known_quarter, within
from briefings.model import Place

# What a mention says that tells where something was: "off the Greek island".
TOLD = 1.0
# What a text is about stands in its first words.
FIRST_WORDS = 200
# So many countries, or regions of one, in a title are the setting of no single event.
MANY = 3

# All over a country, so that no town of it is where it was.
COUNTRYWIDE = re.compile(
    r"\b(?:across|throughout|around|over|all over) (?:all (?:of )?|much of |most of )?(?:the|this) "
    r"(?:whole |entire |war-torn |war-ravaged )?(?:country|nation)\b"
    r"|\bnation-?wide\b|\bcountry-?wide\b",
    re.IGNORECASE,
)
_PROVINCE_BEHIND = re.compile(r"['’]?s? (?:province|governorate|countryside|region)\b", re.IGNORECASE)
_TOWN_BEHIND = re.compile(r"['’]?s? (?:city|town|municipality|mayor|police|hospital|airport)\b", re.IGNORECASE)
_TOWN_OF = re.compile(r"\b(?:city|town|port|mayor|streets|outskirts|centre|center) of (?:the )?$", re.IGNORECASE)
# The end of a sentence, but for the dots of short forms ("Lt. Poe", "3 p.m. in").
_ENDS = re.compile(r"(?<=[a-z)”\"\d]{2})[.!?] +(?=[“\"A-Z])|\n")
_COMMA = re.compile(r", ?")
# What is told of who did it, and not where.
_SOUGHT = re.compile(
    r"\b(?:arrest\w*|custody|captured|caught|found|fled|abandoned|recovered|tracked|extradited|traffic stop)\b",
    re.IGNORECASE,
)
_PROVINCE_OF = re.compile(r"\b(?:province|governorate|countryside|region) of (?:the )?$", re.IGNORECASE)


class MainPlace:
    """Chooses the place of a document's own event; `cities` are those in which it has a place, by its folded name."""

    def __init__(
        self, mentions: Mentions, weights: Weights, words: TownWords, cities: Mapping[str, Collection[str]]
    ) -> None:
        self._mentions, self._weights, self._words, self._cities = mentions, weights, words, cities
        self._text, self._places = mentions.text, mentions.where

    @property
    def are_many(self) -> bool:
        """Whether the title names three countries or more, and no town: what is told was in all of them."""
        return self._is_of_many_countries(self._scored()[0])

    def spot(self) -> Spot:
        """Where the document's own event was: the town that title, head, dateline and local police name most."""
        first, scores = self._scored()
        if self.are_many:
            return NOWHERE
        if (land := self._land_of_many_regions(first)) is not None:
            return Spot(None, land)
        told = [key for key in scores if scores[key] > 0]
        wide = self._is_wide(first)
        towns = [] if wide else self._towns_before_provinces(_of_rank(TOWN, told, first), first)
        towns = self._towns_before_states(self._towns_before_cities_near(towns))
        homes = {} if towns else self._words.homes()
        first = {**first, **homes, **first}  # homes last, but those that were mentioned otherwise as they were
        regions = _of_rank(REGION, told, first)
        if wide:
            regions = self._where_all_of_it_was(regions, first, scores)
        wider = regions or [key for key in _of_rank(COUNTRY, told, first) if scores[key] >= TOLD]
        if wider and all(scores[key] <= CAPITAL and not self._mentions.is_told_with_state(first[key]) for key in towns):
            towns = []  # which only a capital's dateline names
        if any(scores[key] >= TOLD for key in (*regions, *_of_rank(COUNTRY, told, first))):
            towns = [key for key in towns if not self._weights.is_written_from_afar(first[key])]
        found = towns or list(homes) or regions
        if found:
            best = max(found, key=lambda key: (scores[key], -first[key].start))
            return self._in_its_city(best, first, scores)
        country = self._country(first, scores)
        return NOWHERE if country is None else Spot(None, country)

    def _towns_before_provinces(self, towns: Sequence[str], first: Mapping[str, Place]) -> Sequence[str]:
        """The towns, without names by which the text only calls the province of another of them ("in Azaz, in Aleppo
        province")."""
        provinces = [key for key in towns if self._is_only_a_provinces(key)]
        around = {
            province
            for province in provinces
            for town in towns
            if town not in provinces and within(first[town].name, first[province].name, first[province].country)
        }
        return [key for key in towns if key not in around]

    def _towns_before_cities_near(self, towns: Sequence[str]) -> Sequence[str]:
        """The towns, without names by which the text only tells how far another of them is ("two were shot in Wells, 20
        miles north of Halden"), be it under a dateline of theirs."""
        if len(towns) < 2:
            return towns
        return [key for key in towns if not self._is_only_near_another(key, towns)]

    def _towns_before_states(self, towns: Sequence[str]) -> Sequence[str]:
        """The towns, without names by which the text calls the state of another of them: "New York", in a report from
        Newburgh, N.Y."""
        if len(towns) < 2:
            return towns
        behind = [
            other
            for one, other in pairwise(self._places)
            if bare_name(one.name) in towns
            and not _states_called(one.name)
            and _COMMA.fullmatch(self._text, one.end, other.start)
        ]
        states = {state for place in behind for state in _states_called(place.name)}
        states = {state for state in states if f"{state} City" not in self._text}
        return [key for key in towns if states.isdisjoint(_states_called(key))]

    def _is_only_near_another(self, key: str, towns: Collection[str]) -> bool:
        """Whether some mention of a town tells how far from it a deed was in another, and none that it was there."""
        own = [place for place in self._places if bare_name(place.name) == key and place.start < place.end]
        apart = [place for place in own if self._mentions.is_told_by_distance(place)]
        if not any(self._is_near_a_deed(place, towns) for place in apart) or self._is_set_there_by_title(key):
            return False
        others = (place for place in own if place not in apart and not self._weights.is_a_dateline(place))
        return not any(self._weights.of(place) >= BORNE_OUT for place in others)

    def _is_near_a_deed(self, place: Place, towns: Collection[str]) -> bool:
        """Whether the clause before a place sets a deed in another of the towns, and nobody's arrest or find."""
        start = max((end.end() for end in _ENDS.finditer(self._text, 0, place.start)), default=0)
        there = [
            other
            for other in self._places
            if start <= other.start < place.start and bare_name(other.name) in towns and self._mentions.is_where(other)
        ]
        stop = _ENDS.search(self._text, place.end)
        sentence = self._text[start : stop.start() if stop else len(self._text)]
        return bool(there) and HAPPENED.search(sentence) is not None and _SOUGHT.search(sentence) is None

    def _is_set_there_by_title(self, key: str) -> bool:
        """Whether the title names a town as more than what is near."""
        return self._words.is_in_title(key) and not self._words.is_near_in_title(key)

    def _is_only_a_provinces(self, key: str) -> bool:
        """Whether each mention of a name calls it a province's, and the title doesn't have it."""
        told = [place for place in self._places if bare_name(place.name) == key and place.start < place.end]
        if not told or self._words.is_in_title(key):
            return False
        return all(self._calls_it_a_province(place) for place in told)

    def _is_told_as_a_province(self, key: str) -> bool:
        """Whether a town's name is first told as that of its province, and never as the town's: "in the province of
        Manisa"."""
        told = [place for place in self._places if bare_name(place.name) == key and place.start < place.end]
        if not told or not self._calls_it_a_province(told[0]):
            return False
        return not any(self._weights.is_a_dateline(place) or self._calls_it_a_town(place) for place in told)

    def _calls_it_a_town(self, place: Place) -> bool:
        if _TOWN_BEHIND.match(self._text, place.end):
            return True
        return _TOWN_OF.search(self._text, max(0, place.start - 24), place.start) is not None

    def _calls_it_a_province(self, place: Place) -> bool:
        if _PROVINCE_BEHIND.match(self._text, place.end):
            return True
        return _PROVINCE_OF.search(self._text, max(0, place.start - 24), place.start) is not None

    def _is_of_many_countries(self, first: Mapping[str, Place]) -> bool:
        named = [place for key, place in first.items() if self._words.is_in_title(key)]
        countries = {place.country for place in named if rank_of(place) == COUNTRY and place.country}
        return len(countries) >= MANY and not any(rank_of(place) == TOWN for place in named)

    def _land_of_many_regions(self, first: Mapping[str, Place]) -> str | None:
        """The country of three regions or more that the title names, and no town: what is told was in all of them."""
        named = [place for key, place in first.items() if self._words.is_in_title(key)]
        regions = [place for place in named if rank_of(place) == REGION]
        lands = {place.country for place in regions}
        one = len(regions) >= MANY and len(lands) == 1 and not any(rank_of(place) == TOWN for place in named)
        return lands.pop() if one else None

    def _where_all_of_it_was(
        self, regions: Sequence[str], first: Mapping[str, Place], scores: Mapping[str, float]
    ) -> list[str]:
        """Of the regions of a text that opens with a wider place, those that its title or its opening names; none of
        them where it tells of several provinces: "killed 249 people in one province, 405 in another"."""
        provinces = [key for key in regions if scores[key] >= TOLD and not is_of_a_country(first[key])]
        early = [key for key in regions if self._is_told_early(key, first[key])]
        if len(provinces) == 1 and provinces[0] in early:
            return provinces  # "a village in western India", and then "in Maharashtra"
        return [key for key in early if key not in provinces]

    def _country(self, first: Mapping[str, Place], scores: Mapping[str, float]) -> str | None:
        """The country of which the text tells most; none, where it tells of several, and of that one not before much
        else, or of another as much."""
        if COUNTRYWIDE.search(self._text, 0, OPENING):
            return next((place.country for place in first.values()), None)
        told = {key: place for key, place in first.items() if rank_of(place) == COUNTRY and place.country}
        told = {key: place for key, place in told.items() if self._words.is_core(place.country)}
        if not told:
            return None
        best = max(told, key=lambda key: scores[key])
        rivals = {place.country: scores[key] for key, place in told.items() if place.country != told[best].country}
        if len(rivals) > 1 and first[best].start >= FIRST_WORDS and not self._words.is_in_title(best):
            return None  # one of three or more, of which the first words don't tell
        if rivals and (max(rivals.values()) == scores[best] or not self._is_told_early(best, told[best])):
            return None
        return told[best].country

    def _is_told_early(self, key: str, place: Place) -> bool:
        """Whether the title or the opening names a place, whose first mention is given."""
        return place.start < OPENING or self._words.is_in_title(key)

    def _is_wide(self, first: Mapping[str, Place]) -> bool:
        """Whether the opening tells of a country or a part of one ("floods in southern Brazil"), and no place in it
        before much else is told: a town further on is where some of it happened. "Across the country" says so at
        once."""
        if COUNTRYWIDE.search(self._text, 0, OPENING):
            return True
        if any(rank_of(place) == TOWN and self._words.is_in_title(key) for key, place in first.items()):
            return False
        opening = [place for place in self._places if place.start < OPENING]
        towns = [place for place in opening if rank_of(place) == TOWN and not self._weights.is_written_from_afar(place)]
        if any(self._weights.of(place) > 0 for place in towns):
            return False
        return any(
            is_of_a_country(place) and self._mentions.is_where(place) and self._weights.of(place) > 0
            for place in opening
        )

    def _scored(self) -> tuple[dict[str, Place], defaultdict[str, float]]:
        """Each place's first mention by its bare name, and how much says that it happened there."""
        scores: defaultdict[str, float] = defaultdict(float)
        first: dict[str, Place] = {}
        for place in self._places:
            if rank_of(place) <= COUNTRY:
                first.setdefault(bare_name(place.name), place)
                scores[bare_name(place.name)] += 0 if self._is_a_venue_abroad(place) else self._weights.of(place)
        for place in self._words.of_title():
            first.setdefault(bare_name(place.name), place)
            scores[bare_name(place.name)] += 0
        for key in scores:
            if self._words.is_in_title(key):
                scores[key] += 4
            if not self._words.is_core(first[key].country):
                scores[key] *= 0.3
        return first, scores

    def _is_a_venue_abroad(self, place: Place) -> bool:
        """ "Mount Sinai Hospital", in a beat on one country: a house that goes by a name abroad."""
        return not self._words.is_core(place.country) and self._mentions.shares_a_venues_name(place)

    def _in_its_city(self, best: str, first: Mapping[str, Place], scores: Mapping[str, float]) -> Spot:
        """The spot of a name, within the city that the text tells of most where it is a quarter of that."""
        spot = spot_of(first[best], self._mentions.wider(first[best]), self._cities)
        if self._is_told_as_a_province(best):
            return replace(spot, size="region")
        cities = [place for key, place in first.items() if key != best and people_of(place) >= CITY]
        around = max(cities, key=lambda place: scores.get(bare_name(place.name), 0.0), default=None)
        if around is None or spot.place is None:
            return spot
        if lies_in(self._text, spot.place, around.name) or is_known_quarter(spot.place, around.name, spot.country):
            return replace(spot, within=tuple(sorted({*spot.within, around.name})))
        return spot


def _states_called(name: str) -> frozenset[str]:
    """The states that a name may be of, as they are written in full."""
    return frozenset(one.name for one in readings_of(plain(name)) if one.kind == "state")


def _of_rank(rank: int, names: Iterable[str], places: Mapping[str, Place]) -> list[str]:
    """Those of the names whose places are so particular."""
    return [name for name in names if rank_of(places[name]) == rank]
