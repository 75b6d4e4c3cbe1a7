"""Where counted people come from: a demonym, "from France", a country that counts them, the home they go back to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link, link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.verb_forms import leads_back
from briefings.extracting.measures.origins.origin_openings import Openings
from briefings.extracting.measures.origins.origin_words import (
    AFTER_PREPOSITION,
    BY_TIES,
    CITED,
    CROSSING,
    EACH,
    EXPELLING,
    FELLOW_CITIZENS,
    FOREIGN,
    FROM_MANY,
    FRONTED_ITEM,
    GIVING_ACCOUNT,
    HAVING,
    HOME_BEHIND,
    IN_A_ROW,
    INSIDE,
    ITEM_AHEAD,
    ITEM_GAP,
    NUMBERING,
    OF_A_BODY,
    OF_FOREIGN,
    OF_ITS,
    OF_ITS_AHEAD,
    ROW_REACH,
    SENDING_AWAY,
    SENT_AWAY_BY,
    SOME_OF_THEM,
    TALLIES,
    TIED,
    TWO_PEOPLES,
    WITH_SO_MANY,
)
from briefings.extracting.measures.origins.placed_text import PlacedText
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import counts_people
from briefings.knowledge.countries import country_of_capital
from briefings.model import Place, Span

Told = tuple[str | None, bool]
"""A country, and whether it was told: `(None, True)` is told to be no one country."""

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
        self._placed = PlacedText(text, places)
        self.openings = Openings(self._placed, lists)
        self._core = lists.get("core", frozenset())
        self._homeward = homeward
        self._core_names = core_names

    def are_natives(self, offset: int) -> bool:
        """Whether the word at the offset names the people of some place ("Britons", "Europeans") that is not the
        beat's own ground, whose people need not have come to it."""
        place = self._placed.at(offset)
        if place is None or place.country in self._core:
            return False
        return place.role == "origin" or self._placed.names_people(place)

    def are_from_abroad(self, phrase: Span) -> bool:
        """Whether the counted are told to come from a country that is not the beat's own ground ("three Danish men",
        "three men from Denmark")."""
        around = self._placed.within(phrase[0], phrase[1] + _FROM_BEHIND)
        return any(place.role == "origin" and place.country not in self._core for place in around)

    def are_foreign(self, phrase: Span) -> bool:
        """Whether the counted are told to be from elsewhere, wherever that is ("27,000 foreign minors")."""
        return bool(FOREIGN.search(self._text, *phrase) or OF_FOREIGN.match(self._text, phrase[1]))

    def names_no_other(self, sentence: Span, country: str | None) -> bool:
        """Whether these words name no country but this one and the beat's own ground, or where they went."""
        others = (place for place in self._placed.within(*sentence) if place.role != "destination")
        return all(place.country in (country, None) or place.country in self._core for place in others)

    def tells_no_other_home(self, span: Span, country: str) -> bool:
        """Whether no people of another country are told of here."""
        told = (place for place in self._placed.within(*span) if not OF_A_BODY.match(self._text, place.end))
        people = (place for place in told if place.role == "origin" or self._placed.names_people(place))
        return all(place.country in (country, None) or place.country in self._core for place in people)

    def told_by(self, behind: re.Pattern[str], before: re.Pattern[str], span: Span) -> frozenset[str]:
        """The countries, the beat's own ground among them, whose names have such words behind or before them."""
        places = (place for place in self._placed.within(*span) if place.country)
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
        inside = (p for p in self._placed.within(*span) if INSIDE.search(self._text, max(0, p.start - 30), p.start))
        return next((place.country for place in inside), None)

    def peoples_in(self, span: Span) -> frozenset[str]:
        """The countries whose people are told of here: "14 Finns", "women from Finland"."""
        people = (p for p in self._placed.within(*span) if p.country and p.country not in self._core)
        return frozenset(p.country for p in people if p.country and (p.role == "origin"))

    def names_core(self, clause: Span) -> bool:
        """Whether the clause names the beat's own ground."""
        return any(
            place.country in self._core or place.name.casefold() in self._core_names
            for place in self._placed.within(*clause)
        )

    def country_right_before(self, start: int) -> str | None:
        """The country that heads an item of a list ("Tunisia 2,926", "Russia (3,417)"), not one after a preposition."""
        place = self._placed.last_before(start)
        if place is None or place.country is None or not ITEM_GAP.fullmatch(self._text, place.end, start):
            return None
        if self._placed.names_people(place) and self._text[place.end : start].strip(" ,") == "and":
            return None  # "four Indians, and two each from …"
        if place.country in self._core or (place.role != "origin" and self._stands_beside_core(place)):
            return None  # "went to Syria and Iraq and 800 returned": where people went heads no list of homes.
        before = self._text[max(0, place.start - 20) : place.start]
        fronted = FRONTED_ITEM.search(before) is not None and self._text[place.end : place.end + 1] == ","
        return None if AFTER_PREPOSITION.search(before) and not fronted else place.country

    def country_of_item(self, start: int, clause: Span, home: str) -> str | None:
        """ "Uzbekistan fetched 150 people, and Tajikistan 84 orphans": the country whose name alone stands before the
        number, where in the clause before (`clause`) the name of `home` was who did the same for its own."""
        place = self._placed.last_before(start)
        if place is None or place.country in self._core or self._text[place.end : start].strip():
            return None
        if self._placed.names_people(place) or not ITEM_AHEAD.search(self._text, clause[0], place.start):
            return None
        earlier = self._placed.within(clause[0], place.start)
        beside = any(IN_A_ROW.fullmatch(self._text, one.end, place.start) for one in earlier)
        did_so = any(one.country == home and not self._placed.names_people(one) for one in self._placed.within(*clause))
        return place.country if did_so and not beside else None

    def country_with(self, start: int) -> str | None:
        """ "Uzbekistan, with 148": the country that is told to have so many."""
        place = self._placed.last_before(start)
        if place is None or place.country in self._core or not WITH_SO_MANY.fullmatch(self._text, place.end, start):
            return None
        return place.country

    def own_home(self, phrase: Span) -> str | None:
        """The one country whose people the phrase names, or from which they are told to be right behind it."""
        people = {place.country for place in self._placed.within(*phrase) if self._placed.names_people(place)}
        behind = HOME_BEHIND.match(self._text, phrase[1])
        place = self._placed.at(behind.end()) if behind is not None and not people else None
        homes = people if place is None else {place.country}
        return homes.pop() if len(homes) == 1 and not homes & self._core else None

    def place_right_before(self, start: int) -> Place | None:
        """The place that a number in brackets belongs to ("from Russia (3,417)")."""
        place = self._placed.last_before(start)
        return place if place is not None and self._text[place.end : start] in (" (", ": ", ", ") else None

    def ends_a_place(self, offset: int) -> bool:
        """Whether a place's name ends at an offset of the text."""
        place = self._placed.last_before(offset + 1)
        return place is not None and place.end == offset

    def of(self, phrase: Span, clause: Span, sentence: Span, anchor: Any, passage: Passage, said: Said) -> Told:
        """The origin of the people counted in `phrase` (number and noun), whose clause goes on to `clause`'s end, and
        whether their own words tell it, be it only that it is no one country ("12 Europeans")."""
        if EACH.match(self._text, phrase[1]):
            return None, True  # "two each from Belgium and Denmark"
        return (
            self._by_places(phrase, clause, anchor, passage, said)
            or self._by_words(phrase, clause, sentence, anchor, passage)
            or self._by_counters(phrase, clause, sentence, anchor, passage, said)
        )

    def _by_places(self, phrase: Span, clause: Span, anchor: Any, passage: Passage, said: Said) -> Told | None:
        """What the places tell that stand in the phrase, beside the noun that says who they are, or behind them."""
        named = passage.span(said.noun.left_edge, said.noun) if said.noun is not None else phrase
        for span in (phrase, named, (phrase[1], clause[1])):
            inside, told = span[1] <= phrase[1], self._tellers(span, phrase, passage)
            beside = bool(told) and (inside or self._is_right_behind(told[0], phrase))
            if beside and self._goes_on_with_people(told[0].end, told[0]):
                return None, True
            if span[0] >= phrase[1] and told and said.measure in self._homeward:
                receiver = self._of_subject(anchor, passage, said)
                if receiver is not None:  # "Indonesia received 64 people expelled from Turkey"
                    return receiver, True
            if span[0] >= phrase[1]:
                foreign = self.are_foreign(phrase)
                told = [
                    place
                    for place in told
                    if not self._stands_beside_core(place)
                    and (self._tells_home(place, anchor, passage, foreign) or self._is_right_behind(place, phrase))
                ]
            # The beat's own ground is a home only where its people are named: "Syrians".
            homes = [p for p in told if p.country not in self._core or (inside and self._placed.names_people(p))]
            countries = {place.country for place in homes}
            if countries - {None}:
                return (countries.pop() if len(countries) == 1 else None), True
            if told and (told[0].end <= phrase[1] or told[0].country is None):
                return None, True
        return None

    def _stands_beside_core(self, place: Place) -> bool:
        """ "Carried 40 from Syria, Iraq and Afghanistan": a country in a row with the beat's own ground is no home."""
        if self._placed.names_people(place):
            return False
        for other in self._placed.within(max(0, place.start - ROW_REACH), place.end + ROW_REACH):
            first, last = sorted((other, place), key=lambda one: one.start)
            if other.country in self._core and IN_A_ROW.fullmatch(self._text, first.end, last.start):
                return True
        return False

    def _tellers(self, span: Span, phrase: Span, passage: Passage) -> list[Place]:
        """The places there that may tell where the people of the phrase come from."""
        inside = span[1] <= phrase[1]
        return [
            place
            for place in self._placed.within(*span)
            if place.role == "origin"
            or (inside and self._placed.names_people(place))
            or self._is_tied(place)
            or self._is_right_behind(place, phrase)
            or self._is_said_of_them(place, passage)
        ]

    def _by_words(self, phrase: Span, clause: Span, sentence: Span, anchor: Any, passage: Passage) -> Told | None:
        """What other words of theirs tell: "accounts for", "foreign", "Belgium's", "of its"."""
        giver = self._of_giver(anchor, passage)
        if giver is not None:
            return giver, True
        if self.are_foreign(phrase) or FROM_MANY.search(self._text, phrase[1], clause[1] + _COUNTED_COUNTRIES):
            return None, True
        owner = self._owner(phrase)
        if owner is not None:
            return owner, True
        if OF_ITS.search(self._text, *phrase) or OF_ITS_AHEAD.match(self._text, phrase[0] - 3, phrase[1]):
            country = self.openings.counting_its_own(sentence, phrase[0])
            return country, country is not None
        return None

    def _by_counters(
        self, phrase: Span, clause: Span, sentence: Span, anchor: Any, passage: Passage, said: Said
    ) -> Told:
        """What tells whoever counts them, takes them or is left by them, or what the sentence opens with."""
        country = (
            self._of_subject(anchor, passage, said)
            or self._of_agent(anchor, passage)
            or self._of_home(said, phrase, clause, passage)
            or self.openings.headed(sentence, phrase[0])
            or (self.openings.fronted(sentence, phrase[0], self.names_core(clause)) if not said.undergone else None)
            or self._of_fellow_citizens(phrase, sentence, anchor, said)
        )
        if country is None and self.openings.is_of_region(sentence, phrase[0]):
            return None, True
        return country, country is not None

    def _of_fellow_citizens(self, phrase: Span, sentence: Span, anchor: Any, said: Said) -> str | None:
        """ "German diplomats know of 110 citizens who are held": bare citizens are those of the country named before,
        but not where a country deports them."""
        bare = anchor.lower_ in FELLOW_CITIZENS and all(c.dep_ in NUMBERING for c in anchor.lefts)
        if not bare or (said.verb is not None and said.verb.lemma_ in EXPELLING):
            return None
        if any(c.lower_ in ("of", "from") for c in anchor.rights):
            return None
        return self.openings.counting_its_own(sentence, phrase[0])

    def _tells_home(self, place: Place, anchor: Any, passage: Passage, foreign: bool) -> bool:
        """Whether a place behind the counted says where they are from: as people ("are Danes"), or behind a "from" that
        no other noun leads to ("followed a tip from Libya")."""
        if SOME_OF_THEM.search(self._text, max(0, place.start - 30), place.start):
            return False
        if self._is_tied(place):
            return not foreign
        behind = passage.doc.first_at(place.start - passage.start + 1, (0, len(passage.doc)))
        token = passage.doc[max(0, behind - 1)]
        if token.dep_ in ("compound", "det") and passage.at(token.head) < place.end:  # "the United States"
            token = token.head
        if token.dep_ == "pobj" and token.head.dep_ in ("agent", "prep") and token.head.lower_ == "by":
            return False  # "are held by the Kurds"
        if self._placed.names_people(place):  # "are Danes", "Danish citizens", but not "held in Libyan prisons"
            beside = token.dep_ in ("amod", "compound", "nmod") and token.head.i != token.i
            if (token.head if beside else token).dep_ in ("nsubj", "nsubjpass"):
                return False  # "eight were captured, Libyan commanders say": others, who do something themselves
            return not foreign and (not beside or counts_people(token.head))
        if token.dep_ == "dobj":  # "left Britain"
            return True
        for _ in range(6):
            if token.lower_ in ("from", "of") or token.head.i == token.i:
                break
            token = token.head
        leads = token.head
        if leads.lemma_ in CROSSING:
            return False  # "crossed from Turkey": their way
        if token.lower_ == "of":  # "citizens of Sweden"
            return bool(leads.i == anchor.i)
        return token.lower_ == "from" and bool(
            leads.pos_ in ("VERB", "AUX") or leads.i <= anchor.i or counts_people(leads)
        )

    def _is_said_of_them(self, place: Place, passage: Passage) -> bool:
        """ "Of whom 1,800 are French"."""
        token = next((t for t in passage.doc if passage.at(t) == place.start), None)
        said = token is not None and token.dep_ in ("acomp", "attr") and token.head.lemma_ == "be"
        return said and self._placed.names_people(place)

    def _is_right_behind(self, place: Place, phrase: Span) -> bool:
        """ "1,200 of them French"."""
        of_them = "them" in self._text[slice(*phrase)].split()
        return of_them and place.start - phrase[1] <= 1 and self._placed.names_people(place)

    def _is_tied(self, place: Place) -> bool:
        """Whether people are told to have ties to the place, or its papers."""
        tie = TIED.search(self._text, max(0, place.start - 24), place.start)
        if tie is None:
            return False
        return tie.group()[:4].casefold() not in ("with", "hold", "havi") or bool(BY_TIES.match(self._text, place.end))

    def _goes_on_with_people(self, end: int, told: Place) -> bool:
        """Whether another people's name follows one that ends here: "300 Uzbeks and Tajiks"."""
        joint = TWO_PEOPLES.match(self._text, end)
        other = self._placed.at(joint.end()) if joint is not None and told.end == end else None
        return other is not None and other.country != told.country and self._placed.names_people(other)

    def _of_subject(self, anchor: Any, passage: Passage, said: Said) -> str | None:
        """ "Belgium counts 123 returnees", "Paris has brought back 160 children", "Kuwait convicted five returnees"."""
        link = link_of(anchor)
        tally = self._tally_of(anchor, link)
        if tally is not None and tally.lemma_.lower() in TALLIES:
            return self.country_of(tally, passage) or self._of_those_tallied(tally, passage)
        if link is not None and link.role == "oblique":
            return None
        if link is None or link.role not in ("dobj", "attr"):
            return None
        at_home = said.measure in self._homeward and link.head.lemma_ not in EXPELLING
        if not (at_home or link.head.lemma_ in HAVING or (leads_back(link.head) and link.head.lemma_ not in EXPELLING)):
            return None
        subject = next((child for child in link.head.children if child.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ in ("WDT", "WP"):  # "Belgium, which has counted 123 returnees"
            subject = link.head.head
        if subject is None:
            return None
        others = [c for c in subject.children if c.dep_ == "conj" and self.country_of(c, passage)]
        if others:  # "Russia and Tunisia lost 3,400 and 2,900"
            return self._of_one_of([subject, *others], anchor, link.head, passage)
        return self.country_of(subject, passage)

    def _of_those_tallied(self, tally: Any, passage: Passage) -> str | None:
        """ "The number of French women in the camps" of "is put at 95"."""
        people = (n for of in tally.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj")
        named = (
            c for noun in people if counts_people(noun) for c in noun.lefts if c.dep_ in ("amod", "nmod", "compound")
        )
        places = [place for word in named if (place := self._placed.at(passage.at(word))) is not None]
        countries = {place.country for place in places if self._placed.names_people(place)} - self._core
        return countries.pop() if len(countries) == 1 else None

    def _tally_of(self, anchor: Any, link: Link | None) -> Any | None:
        """The subject ahead of the verb that tells a sum: "the outflow from Lebanon" of "was 900"."""
        if link is None or link.role not in ("oblique", "attr"):
            return None
        return next((c for c in link.head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < anchor.i), None)

    def _of_giver(self, anchor: Any, passage: Passage) -> str | None:
        """ "Jordan accounts for 2,000 of the foreign fighters", "Tunisia tops the list with 6,000"."""
        link = link_of(anchor)
        if link is None or link.role != "oblique" or link.head.lemma_ not in GIVING_ACCOUNT:
            return None
        giver = next((c for c in link.head.children if c.dep_ == "nsubj"), None)
        return self.country_of(giver, passage) if giver is not None else None

    def _of_one_of(self, subjects: Sequence[Any], anchor: Any, verb: Any, passage: Passage) -> str | None:
        """The country to whose turn it is, where as many numbers as countries stand in a row; else no one country."""
        objects = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
        numbers = [t for o in objects for t in o.subtree if t.pos_ == "NUM" and t.dep_ != "quantmod"]
        own = next((t for t in reversed(anchor.doc[verb.i : anchor.i + 1]) if t.pos_ == "NUM"), None)
        turn = next((n for n, number in enumerate(numbers) if own is not None and number.i == own.i), None)
        if turn is None or len(numbers) != len(subjects):
            return None
        return self.country_of(subjects[turn], passage)

    def country_of(self, body: Any, passage: Passage) -> str | None:
        """The country that a noun names or belongs to: "Belgium", "Belgian police", "the ministry in Brussels"."""
        beside = (c for c in body.children if c.dep_ in ("poss", "compound", "amod", "nmod"))
        within = (n for c in body.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj")
        for token in (body, *beside, *within):
            place = self._placed.at(passage.at(token))
            if place is not None and place.country and place.country not in self._core:
                return place.country
        return country_of_capital(body.text) if body.pos_ == "PROPN" else None

    def _owner(self, phrase: Span) -> str | None:
        """ "60 of Israel's citizens", "Belgium's 102 returnees"."""
        before = self._placed.at(phrase[0] - 4) if phrase[0] > 3 else None
        inside = [place for place in self._placed.within(*phrase) if place.role != "destination"]
        for place in [*([before] if before else []), *inside]:
            if (
                place.country
                and place.country not in self._core
                and self._text[place.end : place.end + 2] in ("'s", "’s")
            ):
                return place.country
        return None

    def _of_agent(self, anchor: Any, passage: Passage) -> str | None:
        """ "Were brought back by France": who takes people home takes its own."""
        link = link_of(anchor)
        if link is None or link.role != "nsubjpass":
            return None
        for verb in (link.head, *(c for c in link.head.children if c.dep_ in ("xcomp", "ccomp"))):
            agents = [a for by in verb.children if by.dep_ == "agent" for a in by.children if a.dep_ == "pobj"]
            takes_home = leads_back(verb) and verb.lemma_ not in EXPELLING
            place = self._placed.at(passage.at(agents[0])) if agents and takes_home else None
            if place is not None and place.country not in self._core:
                return place.country
        return None

    def _of_home(self, said: Said, phrase: Span, clause: Span, passage: Passage) -> str | None:
        """ "Returned to France", "flown home to Belgium", "the arrest of 17 returnees in Tunis"."""
        verb = said.verb
        if verb is not None and leads_back(verb):
            start, end = passage.at(verb), passage.span(verb, verb.doc[verb.right_edge.i])[1]
            going = {p.country for p in self._placed.within(start, end) if p.role == "destination"} - self._core
            if going:
                return going.pop() if len(going) == 1 else None
        if said.measure not in self._homeward:
            return None
        behind = self._placed.within(phrase[0], clause[1])
        there = [p for p in behind if p.role != "origin" and not self._sends_them_away(p)]
        here = {p.country for p in there if not self._is_sources(phrase[1], p)} - self._core
        return here.pop() if len(here) == 1 else None

    def _sends_them_away(self, place: Place) -> bool:
        """ "Whom Turkish authorities sent back", "deported by Ankara"."""
        before = max(0, place.start - 50), place.start
        return bool(SENDING_AWAY.match(self._text, place.end) or SENT_AWAY_BY.search(self._text, *before))

    def _is_sources(self, start: int, place: Place) -> bool:
        """Whether the place is where those sit who are cited behind the number: "according to a think-tank in Oslo"."""
        return CITED.search(self._text, start, place.start) is not None
