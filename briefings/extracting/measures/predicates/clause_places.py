"""The places that a verb's clause leads to, away from, or has its people at home in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefings.beat.measure_lexicon import ELSEWHERE, HOME, Lexicon, Whereabouts
from briefings.extracting.measures.grammar.fronting import fronted
from briefings.extracting.measures.grammar.verb_chains import end_of
from briefings.extracting.measures.grammar.verb_forms import is_object, start_of_flight
from briefings.extracting.measures.predicates.place_words import (
    COMING_FROM,
    EARLIER,
    FROM_THERE,
    MOMENT,
    OFFICE,
    ON_THE_WAY,
    UNDER_WAY,
)
from briefings.extracting.measures.predicates.sites import Sites
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.countries import country_called, country_of_capital
from briefings.model import Place

_CORE = "core"
"""The beat's list of its own ground."""

# Before a place that people leave.
_OUT_OF = re.compile(r"\b(?:from|out of)(?: [\w’'-]+){0,4} (?:and )?$|\b(?:from|out of) $", re.IGNORECASE)


# Verbs that tell of a move from one place to another, be it next door.
_MOVING = frozenset("take remove move transfer evacuate bring pull clear bus drive".split())


class ClausePlaces:
    """One document's places by the clauses that name them. `places` stand in text order; `home` says which country the
    document is about, where that is certain."""

    def __init__(self, lexicon: Lexicon, sites: Sites, places: Sequence[Place], home: Callable[[], str | None]) -> None:
        self._lexicon = lexicon
        self._core = lexicon.places.get(_CORE, frozenset())
        self._sites = sites
        self._home = home
        self._places = places
        self._starts = [place.start for place in places]

    def are_as_asked(self, where: Whereabouts, verb: Any, passage: Passage) -> bool:
        """Whether the places of the verb's clause are as a deed asks."""
        if where.places == _CORE and where.direction == "from" and self._sites.lead_from(verb):
            return where.wanted and self.has_nation(verb, passage)  # "Kyiv has retrieved seven from the camps"
        if where.places == ELSEWHERE:
            return self._leads_elsewhere(verb, passage) == where.wanted
        around = self._countries_around(where, verb, passage)
        if where.places == HOME:
            there = _leads_to_their_own(verb) or self._is_home(self._homes_of(verb, passage), around)
            return there == where.wanted
        if where.wanted and self._leads_to_core_as_well(where, around):
            return False
        if where.places == _CORE and where.direction == "from" and where.wanted and self._stays_inside(verb, passage):
            return False
        listed = self._lexicon.places.get(where.places, frozenset())
        return any(country in listed for country in around) == where.wanted

    def _stays_inside(self, verb: Any, passage: Passage) -> bool:
        """ "Were removed from the city", "taken from Raqqa to safe places": out of a town or a province of the beat's
        own ground, and by no country or into none, is not out of the war."""
        if verb.lemma_ not in _MOVING or self.has_nation(verb, passage) or self._homes_of(verb, passage):
            return False
        left = [place for place in self._around(verb, "from", passage) if self._is_left(place, verb, passage)]
        towns = bool(left) and all(place.country in self._core and country_called(place.name) is None for place in left)
        beyond = any(place.country not in self._core for place in self._around(verb, "to", passage))
        return towns and not beyond

    def _countries_around(self, where: Whereabouts, verb: Any, passage: Passage) -> list[str | None]:
        """The countries that the verb leads to or away from; where it must lead away, those that are told to be
        left."""
        found = self._around(verb, where.direction, passage)
        if where.wanted and where.direction == "from":
            found = (place for place in found if self._is_left(place, verb, passage))
        return [place.country for place in found]

    def _is_home(self, homes: frozenset[str], around: Sequence[str | None]) -> bool:
        """Whether the verb leads home; of "40 Egyptians and 12 Algerians have turned up in Egypt" not all are there."""
        return homes.issubset(around) if len(homes) > 1 else any(country in homes for country in around)

    def _leads_to_core_as_well(self, where: Whereabouts, around: Sequence[str | None]) -> bool:
        """ "To Iraq, Syria and Libya": who goes to the beat's own ground as well has not moved on."""
        return where.places != _CORE and where.direction == "to" and not self._core.isdisjoint(around)

    def _leads_elsewhere(self, verb: Any, passage: Passage) -> bool:
        """Whether the verb leads to some other country than the beat's own ground and the counted people's own."""
        homes = self._homes_of(verb, passage)
        if not homes and verb.lemma_ != "deport" and not self.leads_from_core(verb, passage):
            return False  # whose country it is not is known where theirs is, or where they come out of the war
        there = [place.country for place in self._around(verb, "to", passage) if place.country]
        return bool(there) and (self._core | homes).isdisjoint(there)

    def names_a_country(self, verb: Any, passage: Passage) -> bool:
        """Whether the document is about some country's people, or the verb's part of the sentence names one."""
        if self._home() or self._homes_of(verb, passage) or self.has_nation(verb, passage):
            return True
        start, end = passage.start + int(verb.sent.start_char), end_of(verb, passage)
        there = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return any(place.country and place.country not in self._core for place in there)

    def leads_from_core(self, verb: Any, passage: Passage) -> bool:
        """Whether a place of the beat's own ground is told to be left: "from the camp in Syria"."""
        return any(place.country in self._core for place in self._around(verb, "from", passage))

    def has_nation(self, verb: Any, passage: Passage) -> bool:
        """Whether the verb's subject is a country that is not the beat's own ground."""
        subject = _who_does(verb)
        if subject is None:
            return False
        if subject.pos_ == "PROPN" and country_of_capital(subject.text) not in (self._core | {None}):
            return True  # "Jakarta has received 564 people"
        beside = (c for c in subject.children if c.dep_ in ("poss", "compound", "amod"))
        found = (self._place_at(passage.at(token)) for token in (subject, *beside))
        return any(place is not None and place.country and place.country not in self._core for place in found)

    def _place_at(self, offset: int) -> Place | None:
        index = bisect_right(self._starts, offset) - 1
        return self._places[index] if index >= 0 and self._places[index].end > offset else None

    def _homes_of(self, verb: Any, passage: Passage) -> frozenset[str]:
        """The countries that those before the verb are from; where none is told, the one that the document is about."""
        start, end = passage.start + int(verb.sent.start_char), passage.at(verb)
        before = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        told = frozenset(place.country for place in before if place.role == "origin" and place.country)
        told = told or self._peoples_in(end, end_of(verb, passage), passage)
        if told:
            return told
        around = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, passage.end)]
        text = passage.doc.text
        spoken_for = {  # "to Dushanbe, the Tajik ministry said", "to Cologne, Germany's minister said"
            place.country for place in around if OFFICE.match(text, place.end - passage.start)
        }
        return frozenset(filter(None, [self._home(), *spoken_for]))

    def _peoples_in(self, start: int, end: int, passage: Passage) -> frozenset[str]:
        """The countries that people are told by here to be of ("put seven German suspects on a plane"), and not to come
        from."""
        there = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        text = passage.doc.text
        return frozenset(
            place.country
            for place in there
            if place.role == "origin" and place.country and not FROM_THERE.search(text[: place.start - passage.start])
        )

    def _around(self, verb: Any, direction: str, passage: Passage) -> Iterator[Place]:
        """The places in the verb's own part of the sentence that it leads to or away from."""
        if direction == "to" and verb.lemma_ == "be" and UNDER_WAY.match(passage.doc.text, verb.idx + len(verb)):
            return  # "are on their way to Syria"
        start = start_of_flight(verb) if direction == "from" else verb
        span = passage.at(start), end_of(verb, passage)
        if verb.lemma_ == "be":  # "are part of the threat that plagues Syria"
            relatives = (t for t in verb.subtree if t.i > verb.i and t.tag_ in ("WDT", "WP"))
            span = span[0], min((passage.at(t) for t in relatives), default=span[1])
        for place in self._places[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]:
            before = passage.doc.text[span[0] - passage.start : place.start - passage.start]
            if direction == "from":
                leads = _may_be_left(place, before) or _is_left_by(verb, place, passage)
                is_passed = COMING_FROM.search(before)  # "picked up 15 on their way from Syria"
            else:
                leads = _may_be_gone_to(place, before)
                is_passed = ON_THE_WAY.search(before) or EARLIER.search(before)
            if leads and not is_passed and not MOMENT.search(before):
                yield place
        yield from self._fronted(verb, direction, passage)

    def _fronted(self, verb: Any, direction: str, passage: Passage) -> Iterator[Place]:
        """The places at the head of the sentence that the verb leads to or away from: "to Libya have gone 80"."""
        words = fronted(verb)
        if not len(words):
            return
        start, end = passage.span(words[0], words[-1])
        for place in self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            from_there = FROM_THERE.search(passage.doc.text[start - passage.start : place.start - passage.start])
            if (from_there is not None) == (direction == "from"):
                yield place

    def _is_left(self, place: Place, verb: Any, passage: Passage) -> bool:
        """Whether a place is told to be left, and is no mere home of some ("11 militants, 4 of them Syrians")."""
        before = passage.doc.text[: max(0, place.start - passage.start)]
        return is_object(place, verb, passage) or _OUT_OF.search(before) is not None


# What one gets to, and does not leave: "reached Syria".
_REACHING = frozenset("reach enter join visit approach near make regain".split())


def _is_left_by(verb: Any, place: Place, passage: Passage) -> bool:
    """ "Left Raqqa": whether the place is the object of a verb that may lead away from it."""
    return verb.lemma_ not in _REACHING and is_object(place, verb, passage)


def _leads_to_their_own(verb: Any) -> bool:
    """ "Handed over | to their own country", "flown to her homeland", "extradited back to their home country"."""
    ways = (verb, *(c for c in verb.rights if c.lower_ in ("back", "home")))
    behind = (noun for way in ways for to in way.children if to.lower_ in ("to", "into") for noun in to.children)
    return any(_is_their_own(noun) for noun in behind if noun.dep_ == "pobj")


def _is_their_own(noun: Any) -> bool:
    words = {child.lower_ for child in noun.lefts}
    if noun.lemma_.lower() == "homeland":
        return True
    return noun.lemma_.lower() in ("country", "state", "land", "nation") and not words.isdisjoint(_OWN)


_OWN = frozenset({"own", "home", "native"})


def _may_be_left(place: Place, before: str) -> bool:
    """ "Syrians", "from Syria": whether people may come from the place, by its role or the words before it."""
    return place.role == "origin" or FROM_THERE.search(before) is not None


def _may_be_gone_to(place: Place, before: str) -> bool:
    """ "To Syria", "in Syria"; but "arrived from the Iraqi capital"."""
    if place.role == "location":
        return FROM_THERE.search(before) is None
    return place.role == "destination"


def _who_does(verb: Any) -> Any | None:
    """The verb's subject, or whom that stands for: "Algeria, which had 170 there", "Jakarta says it has received
    560"."""
    subject = child(verb, "nsubj")
    if subject is None:
        return None
    if subject.tag_ in ("WDT", "WP"):
        return verb.head
    if subject.lower_ == "it" and verb.dep_ == "ccomp":
        return next((c for c in verb.head.children if c.dep_ == "nsubj" and c.i < verb.i), subject)
    return subject
