"""What the places in and behind a number's words tell of its people's home: "12 Danes", "12 men from Denmark"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.extracting.measures.grammar.arguments import link_of
from briefings.extracting.measures.grammar.verb_forms import leads_back
from briefings.extracting.measures.origins.asked_people import AskedPeople
from briefings.extracting.measures.origins.counters import Counters, span_behind_row
from briefings.extracting.measures.origins.origin_words import (
    BY_TIES,
    CROSSING,
    DENIED,
    FELLOW_CITIZENS,
    FOR_THE_MOST,
    FOREIGN,
    HEADS_A_NUMBER,
    IN_A_ROW,
    LEFT_FROM,
    OF_FOREIGN,
    ON_ITS_SOIL,
    ROW_REACH,
    SOIL,
    SOME_OF_THEM,
    TIED,
    TWO_PEOPLES,
)
from briefings.extracting.measures.origins.placed_text import PlacedText
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import counts_people
from briefings.model import Place, Span

Told = tuple[str | None, bool]
"""A country, and whether it was told: `(None, True)` is told to be no one country."""

# Before those who took part in what is told, and are others than the counted.
_OF_OTHERS = frozenset("of with alongside against to beside near".split())
# How many steps may lead from a place up to its "from".
_LONGEST_WAY = 6


class HomePlaces:
    """Asked for the country that the places near a number tell. `core` is the beat's own ground, which is a home only
    where its people are named; `homeward` are the measures of those who are home again."""

    def __init__(self, placed: PlacedText, core: frozenset[str], homeward: frozenset[str], counters: Counters) -> None:
        self._placed, self._text = placed, placed.text
        self._core = core
        self._homeward = homeward
        self._counters = counters

    def are_foreign(self, phrase: Span) -> bool:
        """Whether the counted are told to be from elsewhere, wherever that is ("27,000 foreign minors")."""
        return bool(FOREIGN.search(self._text, *phrase) or OF_FOREIGN.match(self._text, phrase[1]))

    def are_said_foreign(self, people: AskedPeople) -> bool:
        """Whether a clause of being says that they are from elsewhere: "2,000 captives are foreign nationals"."""
        link = link_of(people.anchor)
        if link is None or link.role != "nsubj" or link.head.lemma_ != "be":
            return False
        called = (c for c in link.head.children if c.dep_ in ("attr", "acomp"))
        return any(FOREIGN.search(self._text, *people.passage.span(c.left_edge, c)) for c in called)

    def told(self, people: AskedPeople) -> Told | None:
        """What the places tell that stand in the phrase, beside the noun that says who they are, or behind them."""
        noun, phrase = people.said.noun, people.phrase
        named = people.passage.span(noun.left_edge, noun) if noun is not None else phrase
        row = span_behind_row(people)
        for span in (phrase, named, (phrase[1], people.clause[1]), *((row,) if row is not None else ())):
            told = self._told_in(span, people)
            if told is not None:
                return told
        return None

    def _told_in(self, span: Span, people: AskedPeople) -> Told | None:
        """What the places in one span tell; None where they tell nothing."""
        inside, behind = span[1] <= people.phrase[1], span[0] >= people.phrase[1]
        places = self._tellers(span, people)
        if places and DENIED.search(self._text, max(0, places[0].start - 5), places[0].start):
            return None, True
        beside = bool(places) and (inside or self._is_right_behind(places[0], people.phrase))
        if beside and self.go_on_with_people(places[0]):
            return None, True
        if places and behind and people.said.measure in self._homeward and not self._are_citizens_of(places[0], people):
            receiver = self._counters.of_subject(people)
            if receiver is not None:  # "Indonesia received 64 people expelled from Turkey"
                return receiver, True
        if behind:
            places = [place for place in places if self._tells_behind(place, people)]
        return self._settled(places, inside, people)

    def _are_citizens_of(self, place: Place, people: AskedPeople) -> bool:
        """ "Five citizens of Kazakhstan", whoever brought them back."""
        between = self._text[people.phrase[1] : place.start].split()
        return people.anchor.lower_ in FELLOW_CITIZENS and between in (["of"], ["of", "the"])

    def _settled(self, places: Sequence[Place], inside: bool, people: AskedPeople) -> Told | None:
        """The one country of the places that tell it; that it is no one country where they are of several, or none."""
        phrase = people.phrase
        # The beat's own ground is a home only where its people are named: "Syrians", "of whom 300 are Syrians".
        homes = [p for p in places if p.country not in self._core or self._names_them(p, inside, people)]
        countries = {place.country for place in homes}
        if countries - {None}:
            return (countries.pop() if len(countries) == 1 else None), True
        if places and (places[0].end <= phrase[1] or places[0].country is None):
            return None, True
        return None

    def _names_them(self, place: Place, inside: bool, people: AskedPeople) -> bool:
        """Whether the place is what the counted people are called by, in their phrase or by a verb of being."""
        return self._placed.names_people(place) if inside else self._is_said_of_them(place, people.passage)

    def _tells_behind(self, place: Place, people: AskedPeople) -> bool:
        """Whether a place behind the number tells where its people are from."""
        heads = HEADS_A_NUMBER.match(self._text, place.end)
        if heads and LEFT_FROM.search(self._text, max(0, place.start - 24), place.start):
            heads = None
        if self.stands_beside_core(place) or heads:
            return False
        return self._tells_home(place, people) or self._is_right_behind(place, people.phrase)

    def stands_beside_core(self, place: Place) -> bool:
        """ "Carried 40 from Syria, Iraq and Afghanistan": a country in a row with the beat's own ground is no home."""
        if self._placed.names_people(place):
            return False
        for other in self._placed.within(max(0, place.start - ROW_REACH), place.end + ROW_REACH):
            first, last = sorted((other, place), key=lambda one: one.start)
            if other.country in self._core and IN_A_ROW.fullmatch(self._text, first.end, last.start):
                return True
        return False

    def _tellers(self, span: Span, people: AskedPeople) -> list[Place]:
        """The places there that may tell where the people of the phrase come from."""
        inside = span[1] <= people.phrase[1]
        return [
            place
            for place in self._placed.within(*span)
            if place.role == "origin"
            or (inside and self._placed.names_people(place))
            or ON_ITS_SOIL.match(self._text, place.end)
            or self._is_tied(place)
            or self._is_right_behind(place, people.phrase)
            or self._is_said_of_them(place, people.passage)
        ]

    def _tells_home(self, place: Place, people: AskedPeople) -> bool:
        """Whether a place behind the counted says where they are from: as people ("are Danes"), or behind a "from" that
        no other noun leads to ("followed a tip from Libya")."""
        if SOME_OF_THEM.search(self._text, max(0, place.start - 30), place.start):
            return False
        if FOR_THE_MOST.match(self._text, place.end):
            return False
        if self._is_tied(place):
            return not self.are_foreign(people.phrase)
        token = _token_of(place, people.passage)
        if token.dep_ == "pobj" and token.head.dep_ in ("agent", "prep") and token.head.lower_ == "by":
            return False  # "are held by the Kurds"
        if ON_ITS_SOIL.match(self._text, place.end):  # "set out from Danish soil"
            return token.head.lower_ in SOIL and _comes_behind_from(token.head, people.anchor)
        if self._placed.names_people(place):
            return _says_who_they_are(token) and not self.are_foreign(people.phrase)
        if people.said.measure in self._homeward and _is_left_homeward(token):
            return False  # "came back from Norway"
        return token.dep_ == "dobj" or _comes_behind_from(token, people.anchor)  # "left Britain"

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

    def go_on_with_people(self, told: Place) -> bool:
        """Whether another people's name follows one: "300 Uzbeks and Tajiks"."""
        joint = TWO_PEOPLES.match(self._text, told.end)
        other = self._placed.at(joint.end()) if joint is not None else None
        return other is not None and other.country != told.country and self._placed.names_people(other)


def _token_of(place: Place, passage: Passage) -> Any:
    """The token by which a place hangs in its sentence."""
    behind = passage.doc.first_at(place.start - passage.start + 1, (0, len(passage.doc)))
    token = passage.doc[max(0, behind - 1)]
    if token.dep_ in ("compound", "det") and passage.at(token.head) < place.end:  # "the United States"
        return token.head
    return token


def _says_who_they_are(people: Any) -> bool:
    """ "Are Danes", "Danish citizens", but not "held in Libyan prisons"."""
    beside = people.dep_ in ("amod", "compound", "nmod") and people.head.i != people.i
    noun = people.head if beside else people
    if noun.dep_ == "conj" and any(c.lower_ in ("a", "an", "one") for c in noun.lefts):
        return False  # "18 soldiers and an American aid worker"
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return False  # "eight were captured, Libyan commanders say", "1,200 fought the Americans": others than they
    return not beside or (counts_people(noun) and not _are_company(noun))


def _are_company(noun: Any) -> bool:
    """Whether a preposition leads to others who had a part in it: "landed in Oslo with the help of American troops";
    not "children with American mothers"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _OF_OTHERS:
        return False
    whose = noun.head.head
    return not whose.like_num and not counts_people(whose)


def _is_left_homeward(token: Any) -> bool:
    """Whether a place is what those who go home leave: "returned | from Norway", "returns | from Norway and Chad"."""
    for _ in range(_LONGEST_WAY):
        if token.lower_ == "from" or token.head.i == token.i:
            break
        token = token.head
    leads = token.head
    back = leads.lemma_.lower() in _GOING_HOME or (leads.pos_ == "VERB" and leads_back(leads))
    return token.lower_ == "from" and back


_GOING_HOME = frozenset("return repatriation deportation deport expel expulsion".split())


def _comes_behind_from(token: Any, anchor: Any) -> bool:
    """Whether a "from" or an "of" leads to the place, and hangs on those counted or on what they did."""
    for _ in range(_LONGEST_WAY):
        if token.lower_ in ("from", "of") or token.head.i == token.i:
            break
        token = token.head
    leads = token.head
    if leads.lemma_ in CROSSING:
        return False  # "crossed from Turkey": their way
    if token.lower_ == "of":  # "citizens of Sweden"
        return bool(leads.i == anchor.i)
    return token.lower_ == "from" and bool(leads.pos_ in ("VERB", "AUX") or leads.i <= anchor.i or counts_people(leads))
