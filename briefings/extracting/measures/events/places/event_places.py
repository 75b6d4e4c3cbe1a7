"""Where a document's events were: what its sentences tell of their own places, beside that of its own event."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from briefings.extracting.measures.events.places.main_place import COUNTRYWIDE, MainPlace
from briefings.extracting.measures.events.places.place_mentions import AT, Mentions
from briefings.extracting.measures.events.places.place_ranks import (
    COUNTRY,
    FEATURE,
    REGION,
    TOWN,
    bare_name,
    plain,
    rank_of,
    readings_of,
    shown,
)
from briefings.extracting.measures.events.places.place_weights import Weights
from briefings.extracting.measures.events.places.spots import Spot, spot_of
from briefings.extracting.measures.events.places.told_places import as_told, cities_of
from briefings.extracting.measures.events.places.town_words import TownWords
from briefings.knowledge.countries import country_name
from briefings.model import Place, Span

# So near to a sentence's beginning stands what is said of all of it: "Across the country".
OPENS = 12

# "In French waters", "on a Libyan beach".
_WATERS = re.compile(
    r" (?:territorial )?(?:waters|coasts?|coastal waters|beach(?:es)?|shores?|soil|territory|airspace)\b"
)
# "Halden has reported 300", "Norway had".
_REPORTS = re.compile(
    r"(?: (?:[Dd]istrict|[Pp]rovince|[Cc]ounty|[Ss]tate|alone))?(?:,? (?:which )?(?:has|have|had|also|now|so far))*"
    r"(?: (?:reported|recorded|registered|confirmed|logged|counted|seen|had|has|have|reports|records|saw))"
    r"(?: (?:a total of|at least|more than|about|around|some|over|nearly|almost|only|just|another))?"
    r"(?: [\w-]+ deaths? and)?"
    r"(?: [\d,]+ (?:people )?(?:killed|dead|injured|wounded|hurt|missing)(?:,(?: and)?| and))* *"
)
# "Taken to Mount Ash Hospital": where the hurt of many events are taken.
_HOSPITAL = re.compile(r" (?:[A-Z][\w'’-]+ ){0,3}(?:Hospital|Medical|Trauma|Clinic|Infirmary)\b")
# Two places of one list.
_JOINED = re.compile(r", (?:and )?|,? and |/")
_ALL_OVER = re.compile(r"\b(?:across|throughout|all over|around)(?: (?:much|most|all) of)? $", re.IGNORECASE)
# From here on a part of what was counted is told: "including 50 in Halden".
_A_PART = re.compile(r"\b(?:including|among them|of (?:them|whom|those)|most(?:ly)?|mainly)\b", re.IGNORECASE)


class Spots:
    """The places of one document, read for where its events were; `asides` are sentences that tell of others than its
    own."""

    def __init__(
        self,
        text: str,
        title: str,
        places: Sequence[Place],
        core: Collection[str] = (),
        asides: Sequence[Span] = (),
    ) -> None:
        self._text, self._words = text, TownWords(text, title, core)
        places = as_told(text, places, core)
        self._cities = cities_of(text, places)
        self._mentions = Mentions(text, [*places, *self._words.unlisted(places)])
        self._places = self._mentions.where
        main = MainPlace(self._mentions, Weights(self._mentions, asides), self._words, self._cities)
        self.main, self.are_many = main.spot(), main.are_many

    def of(self, start: int, end: int, at: int) -> Spot | None:
        """Where a sentence says that the thing happened, if it names a town or region; `at` is its number."""
        inside = [p for p in self._places if start <= p.start < end and rank_of(p) <= COUNTRY]
        told = [p for p in inside if self._mentions.is_where(p) and not self._mentions.names_a_part(p)]
        told = [p for p in told if not _of_a_part(self._text[at : p.start])]
        if not told:
            return self._by_waters(start, end)
        best = self._beside_the_number(told, at) or min(
            told, key=lambda p: (rank_of(p), p.start < at, abs(p.start - at))
        )
        return spot_of(best, [p for p in told if p is not best] + self._mentions.wider(best), self._cities)

    def _beside_the_number(self, told: Sequence[Place], at: int) -> Place | None:
        """The place before a number where those behind it are another number's: "in Lima laid off 330, and 600 in"."""
        before = [p for p in told if p.start < at and not stands_beyond_another(self._text, p.end, at)]
        behind = [p for p in told if p.start >= at]
        if not before or not behind or not all(stands_beyond_another(self._text, at, p.start) for p in behind):
            return None
        return min(before, key=lambda p: (rank_of(p), at - p.start))

    def _by_waters(self, start: int, end: int) -> Spot | None:
        """The country in whose waters, or on whose coast, a sentence says that it was: "in French waters"."""
        told = (p for p in self._mentions.adjectives if start <= p.start < end and _WATERS.match(self._text, p.end))
        shore = next((p for p in told if AT.search(self._text[max(start, p.start - 40) : p.start])), None)
        return Spot(None, shore.country) if shore is not None else None

    def that_reports(self, start: int, at: int) -> Spot | None:
        """The place of which a sentence says that it has so many as the number at `at`: "Halden has reported 300"."""
        before = (p for p in self._mentions.all if start <= p.start and p.end <= at and rank_of(p) <= COUNTRY)
        told = [p for p in before if _REPORTS.fullmatch(self._text, p.end, at)]
        return spot_of(told[-1], self._mentions.wider(told[-1]), self._cities) if told else None

    def other_land_that_reports(self, start: int, at: int) -> Spot | None:
        """The country, other than the document's own, of which a sentence says that it has so many as the number at
        `at`: "India reported 40", in a text on a quake in Pakistan."""
        spot, own = self.that_reports(start, at), self.main.country
        if spot is None or own is None or spot.country in (None, own):
            return None
        return spot if spot.place in (None, country_name(spot.country or "")) else None

    def lists_several(self, start: int, end: int) -> bool:
        """Whether a sentence tells several places of one kind together: "in Texas, New Mexico and Oklahoma", or with
        an "and" places that are smaller than a country."""
        inside = [p for p in self._places if start <= p.start < end and rank_of(p) <= COUNTRY]
        joined = [one for one, other in pairwise(inside) if self._are_told_together(one, other)]
        return any(self._mentions.is_where(one) for one in joined)

    def _are_told_together(self, one: Place, other: Place) -> bool:
        joint, ranks = _JOINED.fullmatch(self._text, one.end, other.start), {rank_of(one), rank_of(other)}
        return joint is not None and (len(ranks) == 1 or ("and" in joint[0] and COUNTRY not in ranks))

    def is_listed(self, spot: Spot) -> bool:
        """Whether a list has the name of a spot's place; else its country is a guess by the rest of the text."""
        return spot.place is not None and bool(readings_of(spot.place) or readings_of(plain(spot.place)))

    def names_a_part_of_it(self, start: int, end: int) -> bool:
        """Whether a span names a place that is smaller than a country."""
        return any(start <= p.start < end and rank_of(p) in (TOWN, REGION) for p in self._places)

    def stand_on_both_sides(self, start: int, end: int, at: int, spot: Spot) -> bool:
        """Whether a span names the document's own place before an offset and a spot only behind it."""
        own, key = bare_name(self.main.place or ""), bare_name(spot.place or "")
        inside = [(p.start, bare_name(shown(p))) for p in self._places if start <= p.start < end]
        own_before = any(place < at and name == own for place, name in inside)
        return own_before and bool(key) and all(place > at for place, name in inside if name == key)

    def is_told_before(self, end: int) -> bool:
        """Whether the document's own place is one that its title names, or its text before an offset."""
        name = self.main.place
        if name is None:
            return True
        key = bare_name(name)
        return self._words.is_in_title(key) or any(
            p.start < end and bare_name(shown(p)) == key for p in self._mentions.all
        )

    def is_countrywide(self, start: int, end: int, at: int) -> bool:
        """Whether a sentence says of its number at `at`, and of no part of it, that it is of a whole country."""
        part = _A_PART.search(self._text, start, at)
        if part is not None:  # "131, including 12 children": they, too
            elsewhere = any(
                at < p.start < end and rank_of(p) == TOWN and self._mentions.is_where(p) for p in self._places
            )
            return not elsewhere and self.is_countrywide(start, end, part.start())
        part = _A_PART.search(self._text, at, end)
        stop = part.start() if part else end
        told = [found.start() for found in COUNTRYWIDE.finditer(self._text, start, stop)]
        told += [
            p.start
            for p in self._places
            if start <= p.start < stop and rank_of(p) == COUNTRY and _ALL_OVER.search(self._text, start, p.start)
        ]
        return any(self._is_wide_of(one, start, at) for one in told)

    def _is_wide_of(self, wide: int, start: int, at: int) -> bool:
        """Whether the words for a whole country open the number's sentence, or follow it with no town between."""
        if wide < at:
            return wide - start < OPENS
        return not any(at < p.start < wide and rank_of(p) == TOWN and self._mentions.is_where(p) for p in self._places)

    def features(self, start: int, end: int) -> list[str]:
        """Streets, venues, quarters and other towns named in a span, but for the document's own."""
        own = {bare_name(name) for name in (self.main.place or "", *self.main.within)}
        return [
            p.name
            for p in self._mentions.all
            if start <= p.start < end
            and rank_of(p) in (TOWN, FEATURE)
            and bare_name(p.name) not in own
            and not _HOSPITAL.match(self._text, p.end)
        ]

    def only_country(self, start: int = 0, end: int | None = None) -> str | None:
        """The one country that a span names, but for the names of people and papers; None where it names several."""
        stop = len(self._text) if end is None else end
        named = {place.country for place in self._places if place.country and start <= place.start < stop}
        return named.pop() if len(named) == 1 else None


def stands_beyond_another(text: str, start: int, end: int) -> bool:
    """Whether another number of people or things stands between: not a date, a time of day, a distance, an age."""
    opening = _FIRST_NUMBER.match(text, start, end)
    return _A_NUMBER.search(text, opening.end() if opening else start, end) is not None


_FIRST_NUMBER = re.compile(r"[\d,.]+(?: \w+)?")
_A_NUMBER = re.compile(
    r"\b\d[\d,]* (?!(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|[ap]\.?m|o['’]clock|per ?cent|miles?|km|kilomet"
    r"|met(?:er|re)s?|years?|days?|hours?|weeks?|months?|minutes?|and\b|to\b|in\b|on\b|at\b|others?\b|more\b))[a-z]+"
)


def _of_a_part(between: str) -> bool:
    """Whether the words between a number and a place tell that a part of it was there: "40, most of them in"."""
    parts = list(_A_PART.finditer(between))
    return bool(parts) and "," not in between[parts[-1].end() :]
