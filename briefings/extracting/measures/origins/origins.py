"""Where counted people come from: a demonym, "from France", a country that counts them, the home they go back to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.origins.asked_people import AskedPeople
from briefings.extracting.measures.origins.counters import Counters
from briefings.extracting.measures.origins.home_places import HomePlaces, Told
from briefings.extracting.measures.origins.origin_openings import Openings
from briefings.extracting.measures.origins.origin_words import (
    AFTER_PREPOSITION,
    EACH,
    EXPELLING,
    FELLOW_CITIZENS,
    FROM_MANY,
    FRONTED_ITEM,
    HOME_BEHIND,
    HOMEWARD,
    IN_A_ROW,
    INSIDE,
    ITEM_AHEAD,
    ITEM_GAP,
    JOINED_NAMES,
    LEFT_MANY,
    NUMBERING,
    OF_A_BODY,
    OF_ITS,
    OF_ITS_AHEAD,
    OF_THE_COUNTRY,
    OF_THEM_ALL,
    OUT_OF_COUNTRIES,
    WITH_SO_MANY,
)
from briefings.extracting.measures.origins.placed_text import PlacedText
from briefings.extracting.parsing.language import Passage
from briefings.model import Place, Span

# Characters behind the counted noun in which "from" and its country stand.
_FROM_BEHIND = 16
# "Residents of 31 countries": the number of the countries ends the clause.
_COUNTED_COUNTRIES = 16


class Origins:
    """The document's places, asked for the country that a number of people is from. `lists` are the beat's lists of
    countries: what stands on one of them is where things happen, and nobody's home by default. `homeward` are the
    measures of those who are home again; `core_names` are parts of the beat's own ground that are no countries."""

    def __init__(
        self,
        text: str,
        places: Sequence[Place],
        lists: Mapping[str, frozenset[str]],
        homeward: frozenset[str] = frozenset(),
        core_names: frozenset[str] = frozenset(),
    ) -> None:
        self._text = text
        self.placed = PlacedText(text, places)
        self.openings = Openings(self.placed, lists)
        self._core = lists.get("core", frozenset())
        self._counters = Counters(self.placed, self._core, homeward)
        self._homes = HomePlaces(self.placed, self._core, homeward, self._counters)
        self._core_names = core_names

    def are_natives(self, offset: int) -> bool:
        """Whether the word at the offset names the people of some place ("Britons", "Europeans") that is not the
        beat's own ground, whose people need not have come to it."""
        place = self.placed.at(offset)
        if place is None or place.country in self._core:
            return False
        return place.role == "origin" or self.placed.names_people(place)

    def names_people(self, offset: int) -> bool:
        """Whether the word at the offset names the people of some country, the beat's own ground too."""
        place = self.placed.at(offset)
        return place is not None and self.placed.names_people(place)

    def are_from_abroad(self, phrase: Span) -> bool:
        """Whether the counted are told to come from a country that is not the beat's own ground ("three Danish men",
        "three men from Denmark")."""
        around = self.placed.within(phrase[0], phrase[1] + _FROM_BEHIND)
        return any(place.role == "origin" and place.country not in self._core for place in around)

    def are_foreign(self, phrase: Span) -> bool:
        """Whether the counted are told to be from elsewhere, wherever that is ("27,000 foreign minors")."""
        return self._homes.are_foreign(phrase)

    def are_of_many(self, span: Span) -> bool:
        """Whether people of several countries together are told of there ("420 people from 12 countries")."""
        return FROM_MANY.search(self._text, *span) is not None

    def names_no_other(self, sentence: Span, country: str | None) -> bool:
        """Whether these words name no country but this one and the beat's own ground, or where they went."""
        others = (place for place in self.placed.within(*sentence) if place.role != "destination")
        return all(place.country in (country, None) or place.country in self._core for place in others)

    def names_any(self, span: Span) -> bool:
        """Whether a country that is not the beat's own ground is named there."""
        return any(place.country and place.country not in self._core for place in self.placed.within(*span))

    def names_at_most_one(self, span: Span) -> bool:
        """Whether no two countries that are not the beat's own ground are named there."""
        there = {place.country for place in self.placed.within(*span)} - self._core - {None}
        return len(there) < 2

    def leads_to(self, span: Span, country: str) -> bool:
        """Whether these words name the country as where somebody went, and not as what they might go back to."""
        told = (p for p in self.placed.within(*span) if p.country == country and p.role == "destination")
        return any(HOMEWARD.search(self._text, max(0, p.start - 30), p.start) is None for p in told)

    def tells_no_other_home(self, span: Span, country: str) -> bool:
        """Whether no people of another country are told of here."""
        told = (place for place in self.placed.within(*span) if not OF_A_BODY.match(self._text, place.end))
        people = (place for place in told if place.role == "origin" or self.placed.names_people(place))
        return all(place.country in (country, None) or place.country in self._core for place in people)

    def told_by(self, behind: re.Pattern[str], before: re.Pattern[str], span: Span) -> frozenset[str]:
        """The countries, the beat's own ground among them, whose names have such words behind or before them."""
        places = (place for place in self.placed.within(*span) if place.country)
        return frozenset(
            place.country
            for place in places
            if place.country
            and (
                behind.match(self._text, place.end) or before.search(self._text, max(0, place.start - 40), place.start)
            )
        )

    def are_core(self, countries: frozenset[str]) -> bool:
        """Whether all of them, and there are some, are the beat's own ground."""
        return bool(countries) and countries <= self._core

    def first_inside(self, span: Span) -> str | None:
        """The country of the first place there that something is told to be in."""
        inside = (p for p in self.placed.within(*span) if INSIDE.search(self._text, max(0, p.start - 30), p.start))
        return next((place.country for place in inside), None)

    def peoples_in(self, span: Span) -> frozenset[str]:
        """The countries whose people are told of here: "14 Finns", "women from Finland"."""
        people = (p for p in self.placed.within(*span) if p.country and p.country not in self._core)
        return frozenset(p.country for p in people if p.country and (p.role == "origin"))

    def peoples_told(self, span: Span) -> bool:
        """Whether the people of some place, be it the beat's own ground, are told of here: "Syrians"."""
        return any(self.placed.names_people(place) for place in self.placed.within(*span))

    def names_core(self, clause: Span) -> bool:
        """Whether the clause names the beat's own ground."""
        return any(
            place.country in self._core or place.name.casefold() in self._core_names
            for place in self.placed.within(*clause)
        )

    def country_right_before(self, start: int) -> str | None:
        """The country that heads an item of a list ("Tunisia 2,926", "Russia (3,417)"), not one after a preposition."""
        place = self.placed.last_before(start)
        if place is None or place.country is None or not ITEM_GAP.fullmatch(self._text, place.end, start):
            return None
        if self.placed.names_people(place) and self._text[place.end : start].strip(" ,") == "and":
            return None  # "four Indians, and two each from …"
        if place.country in self._core or (place.role != "origin" and self._homes.stands_beside_core(place)):
            return None  # "went to Syria and Iraq and 800 returned": where people went heads no list of homes.
        before = self._text[max(0, place.start - 20) : place.start]
        before = JOINED_NAMES.sub("", before)  # "in Turkey | and Egypt, and nine"
        fronted = FRONTED_ITEM.search(before) is not None and self._text[place.end : place.end + 1] == ","
        return None if AFTER_PREPOSITION.search(before) and not fronted else place.country

    def country_of_item(self, start: int, clause: Span, home: str) -> str | None:
        """ "Uzbekistan fetched 150 people, and Tajikistan 84 orphans": the country whose name alone stands before the
        number, where in the clause before (`clause`) the name of `home` was who did the same for its own."""
        place = self.placed.last_before(start)
        if place is None or place.country in self._core or self._text[place.end : start].strip():
            return None
        if self.placed.names_people(place) or not ITEM_AHEAD.search(self._text, clause[0], place.start):
            return None
        earlier = self.placed.within(clause[0], place.start)
        beside = any(IN_A_ROW.fullmatch(self._text, one.end, place.start) for one in earlier)
        did_so = any(one.country == home and not self.placed.names_people(one) for one in self.placed.within(*clause))
        return place.country if did_so and not beside else None

    def country_with(self, start: int) -> str | None:
        """ "Uzbekistan, with 148": the country that is told to have so many; not one that something is told to be in
        ("2,600 fighters in Afghanistan, with 2,200 of them …"), nor that people come from who have others with them
        ("four women from Russia and Tunisia with nine children")."""
        place = self.placed.last_before(start)
        if place is None or place.country in self._core or not WITH_SO_MANY.fullmatch(self._text, place.end, start):
            return None
        before = self._text[max(0, place.start - 40) : place.start]
        if before.endswith(("and ", ", ")) and OF_THEM_ALL.match(self._text, start):
            return None  # "citizens of Jordan, Turkey and China, with 60 per cent of them from one"
        beside = self._text[place.end] != "," and OUT_OF_COUNTRIES.search(before)
        return None if beside or AFTER_PREPOSITION.search(before[-20:]) else place.country

    def own_home(self, phrase: Span) -> str | None:
        """The one country whose people the phrase names, or from which they are told to be right behind it."""
        people = {place.country for place in self.placed.within(*phrase) if self.placed.names_people(place)}
        behind = HOME_BEHIND.match(self._text, phrase[1])
        place = self.placed.at(behind.end()) if behind is not None and not people else None
        homes = people if place is None else {place.country}
        return homes.pop() if len(homes) == 1 and not homes & self._core else None

    def people_named(self, phrase: Span) -> str | None:
        """The one country whose people the phrase names, the beat's own ground too: "30,000 Iraqis", "47 French
        citizens"; none of two peoples together ("300 Uzbeks and Tajiks")."""
        named = [place for place in self.placed.within(*phrase) if self.placed.names_people(place)]
        countries = {place.country for place in named}
        if len(countries) != 1 or self._homes.go_on_with_people(named[-1]):
            return None
        return countries.pop()

    def of_tally(self, anchor: Any, passage: Passage) -> str | None:
        """The country whose people a tally is of, for its bare number: "gave the number of Sudanese there as 70"."""
        return self._counters.of_tally(anchor, passage)

    def place_right_before(self, start: int) -> Place | None:
        """The place that a number in brackets belongs to ("from Russia (3,417)")."""
        place = self.placed.last_before(start)
        return place if place is not None and self._text[place.end : start] in (" (", ": ", ", ") else None

    def ends_a_place(self, offset: int) -> bool:
        """Whether a place's name ends at an offset of the text."""
        place = self.placed.last_before(offset + 1)
        return place is not None and place.end == offset

    def of(
        self, phrase: Span, clause: Span, sentence: Span, anchor: Any, passage: Passage, said: Said, *, own_words: bool
    ) -> Told:
        """The origin of the people counted in `phrase` (number and noun), whose clause goes on to `clause`'s end, and
        whether their own words tell it, be it only that it is no one country ("12 Europeans"). With `own_words` it is
        not asked who counts them or where: "Peru reported 90 dead" of a flood, whoever they were."""
        if EACH.match(self._text, phrase[1]):
            return None, True  # "two each from Belgium and Denmark"
        people = AskedPeople(phrase, clause, sentence, anchor, passage, said)
        if OF_THE_COUNTRY.search(self._text, *phrase):  # "that country's fighters", wherever they have gone from since
            country = self.openings.counting_its_own(sentence, phrase[0])
            return country, country is not None
        told = self._homes.told(people) or self._by_words(people)
        return told or ((None, False) if own_words else self._by_counters(people))

    def _by_words(self, people: AskedPeople) -> Told | None:
        """What other words of theirs tell: "accounts for", "foreign", "Belgium's", "of its"."""
        phrase = people.phrase
        giver = self._counters.of_giver(people)
        if giver is not None:
            return giver, True
        if self._homes.are_said_foreign(people):
            return None, True
        if LEFT_MANY.match(self._text, phrase[1]):  # "1,600 among the 5,000 who have left the continent"
            return None, True
        if self.are_foreign(phrase) or FROM_MANY.search(self._text, phrase[0], people.clause[1] + _COUNTED_COUNTRIES):
            return None, True
        owner = self._owner(phrase)
        if owner is not None:
            return owner, True
        if OF_ITS.search(self._text, *phrase) or OF_ITS_AHEAD.match(self._text, phrase[0] - 3, phrase[1]):
            country = self.openings.counting_its_own(people.sentence, phrase[0])
            return country, country is not None
        return None

    def _by_counters(self, people: AskedPeople) -> Told:
        """What tells whoever counts them, takes them or is left by them, or what the sentence opens with."""
        sentence, start = people.sentence, people.phrase[0]
        country = (
            self._counters.of_subject(people)
            or self._counters.of_agent(people)
            or self._counters.of_home(people)
            or self.openings.headed(sentence, start)
            or self.openings.whence(sentence, start)
            or self._fronted(people)
            or self._of_fellow_citizens(people)
        )
        if country is None and (
            self.openings.is_of_region(sentence, start)
            or self._counters.are_a_regions(people)
            or self._counters.are_several_countries(people)
        ):
            return None, True
        return country, country is not None

    def _fronted(self, people: AskedPeople) -> str | None:
        """ "In Norway, the police say, some 90 people left …"."""
        leads_to_core, undergone = self.names_core(people.clause), people.said.undergone
        return self.openings.fronted(people.sentence, people.phrase[0], leads_to_core, undergone)

    def _of_fellow_citizens(self, people: AskedPeople) -> str | None:
        """ "German diplomats know of 110 citizens who are held": bare citizens are those of the country named before,
        but not where a country deports them."""
        anchor, said = people.anchor, people.said
        bare = anchor.lower_ in FELLOW_CITIZENS and self.are_bare(anchor)
        if not bare or (said.verb is not None and said.verb.lemma_ in EXPELLING):
            return None
        return self.openings.counting_its_own(people.sentence, people.phrase[0])

    def are_bare(self, noun: Any) -> bool:
        """Whether nothing but its number stands beside a noun: "110 citizens", and neither "110 dual citizens" nor
        "110 citizens of Oman"."""
        alone = all(c.dep_ in NUMBERING for c in noun.lefts)
        return alone and not any(c.lower_ in ("of", "from") for c in noun.rights)

    def country_of(self, body: Any, passage: Passage) -> str | None:
        """The country that a noun names or belongs to: "Belgium", "Belgian police", "the ministry in Brussels"."""
        return self._counters.country_of(body, passage)

    def _owner(self, phrase: Span) -> str | None:
        """ "60 of Israel's citizens", "Belgium's 102 returnees"."""
        before = self.placed.at(phrase[0] - 4) if phrase[0] > 3 else None
        inside = [place for place in self.placed.within(*phrase) if place.role != "destination"]
        for place in [*([before] if before else []), *inside]:
            if (
                place.country
                and place.country not in self._core
                and self._text[place.end : place.end + 2] in ("'s", "’s")
            ):
                return place.country
        return None
