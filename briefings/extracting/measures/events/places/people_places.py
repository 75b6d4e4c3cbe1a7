"""The place whose people a number counts: its sentence's, else the document's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.extracting.measures.events.own_deeds import disease_told
from briefings.extracting.measures.events.places.event_places import Spots
from briefings.extracting.measures.events.places.spots import is_a_part_of_its_country
from briefings.extracting.measures.events.tallies import tells_of_several
from briefings.knowledge.countries import country_name
from briefings.model import Event, Quantity, Span


def place_counted(
    text: str, title: str, spots: Spots, diseases: Sequence[str], quantity: Quantity, sentence: Span
) -> Event | None:
    """The place whose people a quantity counts; with the disease of which they are told, in a beat of several."""
    place = _people_at(text, spots, quantity, sentence)
    if place is None or not diseases:
        return place
    return replace(place, names=disease_told(diseases, text[slice(*sentence)], title, text))


def _people_at(text: str, spots: Spots, quantity: Quantity, sentence: Span) -> Event | None:
    """The place that a quantity's sentence tells, else the document's."""
    if tells_of_several(text[slice(*sentence)]) or _is_an_increase(text, quantity):
        return None
    if spots.lists_several(*sentence):
        return None
    if spots.is_countrywide(*sentence, quantity.start):
        nation = spots.only_country(*sentence) or spots.only_country()
        return Event(country_name(nation), nation) if nation else None
    spot = spots.that_reports(sentence[0], quantity.start) or spots.of(*sentence, quantity.start)
    country = spot.country if spot else spots.only_country(*sentence)
    if spot is None and country is not None and spots.names_a_part_of_it(*sentence):
        return None  # "from four districts of Halden province": not all of the country
    if spot is None and country is None:
        country = spots.only_country()
        spot = spots.main if spots.is_told_before(sentence[1]) else None
        if spot is not None and country is None and is_a_part_of_its_country(spot):
            spot = None  # "in western Norway", of a text that tells of two countries
    if spot is not None and spot.place:
        land = spot.country if spots.is_listed(spot) or spots.only_country() else None
        return Event(spot.place, land, within=spot.within)
    return Event(country_name(country), country) if country else None


# "65 new cases", "another 40 people": as many more than were there before.
_MORE_AFTER = re.compile(r" (?:new|more|additional|further|extra|fresh)\b", re.IGNORECASE)
_MORE_BEFORE = re.compile(
    r"\b(?:another|an? (?:additional|further)|an increase of|a rise of|new"
    # And how many they were before: "65, compared with 39 the week before".
    r"|compared (?:with|to)|(?:up|down) from|than the) $",
    re.IGNORECASE,
)


def _is_an_increase(text: str, quantity: Quantity) -> bool:
    """Whether a number tells by how many those at a place became more, or how many they once were."""
    before = text[max(0, quantity.start - 24) : quantity.start]
    return _MORE_AFTER.match(text, quantity.end) is not None or _MORE_BEFORE.search(before) is not None
