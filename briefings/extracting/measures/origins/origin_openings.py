"""What a sentence opens with, or who speaks in it, before a number of people: a country that may be theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefings.extracting.measures.origins.origin_words import (
    AFTER_PREPOSITION,
    BODY_IN,
    COUNTING_ALL,
    FRONTED,
    HEARING,
    OF_THE,
    SAYING_SO,
    SPEAKING_FOR,
    SPOKEN_FOR,
    TOLD_BY,
    TWO_PEOPLES,
    WHENCE,
    WRITING_OF_ANYBODY,
)
from briefings.extracting.measures.origins.placed_text import PlacedText
from briefings.knowledge.countries import country_of_capital
from briefings.model import Place, Span

_OPENING_NAME = re.compile(r"[\"“'‘]?(?P<name>(?:The )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) ")
# "Another Baltic country, | Latvia, said that 30 are back".
_LAND_CALLED = re.compile(
    r"[\"“'‘]?(?:Another|One|A|The)(?: [\w-]+){0,3} (?:country|nation|state|neighbou?r|republic|kingdom), (?=[A-Z])"
)
_NEXT_CLAUSE = re.compile(r"; |, (?:but|while|whereas|yet|and) (?=[A-Z])")


class Openings:
    """Asked for the country that stands ahead of a number. What stands on one of the beat's `lists` of countries is
    where things happen, and no country that counts its own."""

    def __init__(self, placed: PlacedText, lists: Mapping[str, frozenset[str]]) -> None:
        self._placed, self._text = placed, placed.text
        self._away = frozenset().union(*lists.values()) if lists else frozenset()
        self._core = lists.get("core", frozenset())

    def counting(self, sentence: Span, start: int) -> str | None:
        """Who counts or speaks before the number: the country that the sentence opens with ("Germany says that 300 are
        back") or that somebody speaks for ("a German minister said about 970 had left")."""
        own = self._own_part(sentence, start)
        found = self._opening(own, start) or self._spoken_for(own, start)
        return found or self._opening(sentence, start) or self._spoken_for(sentence, start)

    def told_behind(self, sentence: Span, end: int) -> str | None:
        """ "Some 320 have left, the Austrian minister said", "according to the Austrian ministry": who speaks for a
        country behind the number, where no other country is named there."""
        there = [place for place in self._placed.within(end, sentence[1]) if place.country not in self._core]
        if len({place.country for place in there}) != 1:
            return None
        place = there[0]
        told = TOLD_BY.search(self._text, max(sentence[0], place.start - 30), place.start)
        speaks = SPEAKING_FOR.match(self._text, place.end, sentence[1])
        if told is None or speaks is None or place.country in COUNTING_ALL:
            return None
        cited = told.group().startswith(("according", "in the"))
        return place.country if cited or SAYING_SO.match(self._text, place.end, sentence[1]) else None

    def _own_part(self, sentence: Span, start: int) -> Span:
        """The sentence from the last clause before `start`: "Tajikistan sent 1,900; Kyrgyzstan sent 850", "43 Finns
        went, but Sweden says that 28 of its citizens are home"."""
        opened = [clause.end() for clause in _NEXT_CLAUSE.finditer(self._text, sentence[0], start)]
        return (opened[-1] if opened else sentence[0], sentence[1])

    def _opening(self, sentence: Span, start: int) -> str | None:
        called = _LAND_CALLED.match(self._text, sentence[0], start)
        opens = called.end() if called is not None else sentence[0]
        place = next(self._placed.within(opens, min(start, opens + 3)), None)
        if place is None or place.country is None or place.country in self._core or place.role == "origin":
            return None
        if WRITING_OF_ANYBODY.match(self._text, place.end, start):
            return None
        joint = TWO_PEOPLES.match(self._text, place.end)
        if joint is not None and self._placed.at(joint.end()) is not None:  # "Russia and Tunisia": neither alone
            return None
        after = self._text[place.end : place.end + 1]
        return place.country if after in (" ", "'", "’") or (called is not None and after == ",") else None

    def _spoken_for(self, sentence: Span, start: int) -> str | None:
        for place in self._placed.within(sentence[0], start):
            if not place.country or place.country in self._core | COUNTING_ALL:
                continue
            if self._is_told(place):
                continue
            speaks = SPEAKING_FOR.match(self._text, place.end, start)
            if speaks or SPOKEN_FOR.search(self._text, max(0, place.start - 40), place.start):
                return place.country
        return None

    def counting_its_own(self, sentence: Span, start: int) -> str | None:
        """ "Britain believes about 900 of its citizens …"."""
        own = self._own_part(sentence, start)[0]
        for place in (*self._placed.within(own, start), *self._placed.within(sentence[0], own)):
            away = (
                place.country in self._core
                or self._is_told(place)
                or (
                    self._text[place.end : place.end + 2] not in ("'s", "’s")
                    and AFTER_PREPOSITION.search(self._text, max(0, place.start - 20), place.start)
                )
            )
            if place.country and (not away or self._is_seat_of_body(place)):
                return place.country
        return self._of_capital(own) or (self._of_capital(sentence[0]) if own != sentence[0] else None)

    def _is_seat_of_body(self, place: Place) -> bool:
        """ "The state security committee in Dushanbe maintains": a state's body by the seat of its government."""
        if place.country in self._core or country_of_capital(place.name) is None:
            return False
        return BODY_IN.search(self._text, max(0, place.start - 40), place.start) is not None

    def _is_told(self, place: Place) -> bool:
        """Whether somebody is told of there to whom a thing was said: "told the Spanish agency"."""
        return HEARING.search(self._text, max(0, place.start - 40), place.start) is not None

    def _of_capital(self, start: int) -> str | None:
        """ "Paris estimates that 700 of its citizens …": the country for whose government its seat stands."""
        opening = _OPENING_NAME.match(self._text, start)
        names = (opening["name"], opening["name"].split()[0]) if opening is not None else ()
        country = next(filter(None, map(country_of_capital, names)), None)
        return None if country in self._core else country

    def headed(self, sentence: Span, start: int) -> str | None:
        """ "Of the Finns who set out, at least 17 have been killed"."""
        opening = OF_THE.match(self._text, sentence[0])
        place = next(self._placed.within(opening.end(), min(start, opening.end() + 1)), None) if opening else None
        return place.country if place is not None and self._placed.names_people(place) else None

    def whence(self, sentence: Span, start: int) -> str | None:
        """ "Sweden, from where some 300 people left": the country that the clause with the number is about."""
        places = [*self._placed.within(sentence[0], start)]
        place = places[-1] if places else None
        if place is None or place.country in self._core or not WHENCE.fullmatch(self._text, place.end, start):
            return None
        return place.country

    def fronted(self, sentence: Span, start: int, leads_to_core: bool = False, undergone: bool = False) -> str | None:
        """ "In Norway, the police say, some 90 people left …"; `leads_to_core` where those counted are told to have
        gone to the beat's own ground, whom any country may have sent ("From Gaza, 100 left for Syria"). `undergone`
        where it was done to them, which may be done to anybody there: then only "for Norway" tells."""
        own = self._own_part(sentence, start)[0]
        place = next(iter(self._placed.within(own, min(start, own + 60))), None)
        if place is None or place.country is None:
            return None
        if undergone and self._text[own : place.start].lstrip('"“')[:4].casefold() != "for ":
            return None
        is_left = leads_to_core and self._text[own : place.start].lstrip('"“').lower().startswith("from")
        if place.country in (self._core if is_left else self._away):
            return None
        return place.country if FRONTED.fullmatch(self._text, own, place.start) else None

    def is_of_region(self, sentence: Span, start: int) -> bool:
        """ "In all of Europe 1,500 have returned": from several countries, whichever was told before."""
        own = self._own_part(sentence, start)[0]
        place = next(iter(self._placed.within(own, min(start, own + 60))), None)
        fronted = place is not None and FRONTED.fullmatch(self._text, own, place.start) is not None
        return fronted and place is not None and place.country is None and place.role != "origin"
