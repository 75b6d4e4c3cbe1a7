"""The places that a verb's clause leads to, away from, or has its people at home in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefings.beat.measure_lexicon import ELSEWHERE, HOME, Lexicon, Whereabouts
from briefings.extracting.measures.grammar.fronting import fronted
from briefings.extracting.measures.grammar.verb_forms import end_of, is_object, start_of_flight
from briefings.extracting.measures.predicates.place_words import COMING_FROM, FROM_THERE, MOMENT, OFFICE, ON_THE_WAY
from briefings.extracting.measures.predicates.sites import Sites
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.countries import country_of_capital
from briefings.model import Place

# Before a place that people leave.
_OUT_OF = re.compile(r"\b(?:from|out of)(?: [\w’'-]+){0,4} (?:and )?$|\b(?:from|out of) $", re.IGNORECASE)


class ClausePlaces:
    """One document's places by the clauses that name them. `places` stand in text order; `home` says which country the
    document is about, where that is certain."""

    def __init__(self, lexicon: Lexicon, sites: Sites, places: Sequence[Place], home: Callable[[], str | None]) -> None:
        self._lexicon = lexicon
        self._sites = sites
        self._home = home
        self._places = places
        self._starts = [place.start for place in places]

    def are_as_asked(self, where: Whereabouts, verb: Any, passage: Passage) -> bool:
        """Whether the places of the verb's clause are as a deed asks."""
        if where.places == "core" and where.direction == "from" and self._sites.lead_from(verb):
            return where.wanted and self.has_nation(verb, passage)  # "Kyiv has retrieved seven from the camps"
        listed = self._lexicon.places.get(where.places, frozenset())
        if where.places == HOME:
            listed = self._homes_of(verb, passage)
        if where.places == ELSEWHERE:
            return self._leads_elsewhere(verb, passage) == where.wanted
        found = self._around(verb, where.direction, passage)
        if where.wanted and where.direction == "from":
            found = (place for place in found if self._is_left(place, verb, passage))
        around = [place.country for place in found]
        if where.places == HOME and len(listed) > 1 and not listed.issubset(around):
            # "40 Egyptians and 12 Algerians have turned up in Egypt": no home of all of them.
            return not where.wanted
        core = self._lexicon.places.get("core", frozenset())
        if (
            where.wanted
            and where.places not in ("core", HOME)
            and where.direction == "to"
            and core.intersection(around)
        ):
            return False  # "to Iraq, Syria and Libya": who goes to the beat's own ground as well has not moved on
        return any(country in listed for country in around) == where.wanted

    def _leads_elsewhere(self, verb: Any, passage: Passage) -> bool:
        """Whether the verb leads to some other country than the beat's own ground and the counted people's own."""
        core, homes = self._lexicon.places.get("core", frozenset()), self._homes_of(verb, passage)
        if (
            not homes
            and verb.lemma_ != "deport"
            and not any(place.country in core for place in self._around(verb, "from", passage))
        ):
            return False  # whose country it is not is known where theirs is, or where they come out of the war
        there = [place.country for place in self._around(verb, "to", passage) if place.country]
        return bool(there) and (core | homes).isdisjoint(there)

    def has_nation(self, verb: Any, passage: Passage) -> bool:
        """Whether the verb's subject is a country that is not the beat's own ground."""
        core = self._lexicon.places.get("core", frozenset())
        for subject in (c for c in verb.children if c.dep_ == "nsubj"):
            if subject.tag_ in ("WDT", "WP"):  # "Algeria, which had 170 of its citizens there"
                subject = verb.head
            elif subject.lower_ == "it" and verb.dep_ == "ccomp":  # "Jakarta says it has received 560 people"
                subject = next((c for c in verb.head.children if c.dep_ == "nsubj" and c.i < verb.i), subject)
            beside = (c for c in subject.children if c.dep_ in ("poss", "compound", "amod"))
            if subject.pos_ == "PROPN" and country_of_capital(subject.text) not in (core | {None}):
                return True  # "Jakarta has received 564 people"
            found = (self._place_at(passage.at(token)) for token in (subject, *beside))
            return any(place is not None and place.country and place.country not in core for place in found)
        return False

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
        roles = ("origin",) if direction == "from" else ("destination", "location")
        start = start_of_flight(verb) if direction == "from" else verb
        span = passage.at(start), end_of(verb, passage)
        for place in self._places[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]:
            before = passage.doc.text[span[0] - passage.start : place.start - passage.start]
            if MOMENT.search(before) or (direction == "to" and ON_THE_WAY.search(before)):
                continue
            if direction == "to" and place.role == "location" and FROM_THERE.search(before):
                continue  # "arrived from the Iraqi capital"
            if direction == "from" and COMING_FROM.search(before):
                continue  # "picked up 15 on their way from Syria"
            left = direction == "from" and (is_object(place, verb, passage) or FROM_THERE.search(before))
            if place.role in roles or left:
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
