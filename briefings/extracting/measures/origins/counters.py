"""Who counts people, takes them home or is left by them, and so tells where they are from: "Belgium counts 123"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link, link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.verb_chains import end_of
from briefings.extracting.measures.grammar.verb_forms import leads_back
from briefings.extracting.measures.origins.asked_people import AskedPeople
from briefings.extracting.measures.origins.origin_words import (
    CITED,
    EXCEEDING,
    EXPELLING,
    FORMERLY,
    GIVING_ACCOUNT,
    HAVING,
    OF_THEIR_KIN,
    OUT_OF,
    PUTTING,
    SENDING_AWAY,
    SENT_AWAY_BY,
    TALLIES,
)
from briefings.extracting.measures.origins.placed_text import PlacedText
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import counts_people
from briefings.knowledge.countries import country_of_capital
from briefings.model import Place, Span


class Counters:
    """Asked for the country that counts people, takes them or is left by them. `core` is the beat's own ground, which
    is nobody's home here; `homeward` are the measures of those who are home again."""

    def __init__(self, placed: PlacedText, core: frozenset[str], homeward: frozenset[str]) -> None:
        self._placed, self._text = placed, placed.text
        self._core = core
        self._homeward = homeward

    def of_subject(self, people: AskedPeople) -> str | None:
        """ "Belgium counts 123 returnees", "Paris has brought back 160 children", "Kuwait convicted five returnees"."""
        anchor, passage = people.anchor, people.passage
        link = link_of(anchor)
        tally = _tally_of(anchor, link)
        if tally is not None and tally.lemma_.lower() in TALLIES:
            return self.country_of(tally, passage) or self._of_those_tallied(tally, passage)
        if link is None or link.role not in ("dobj", "attr") or not self._has_its_own(link.head, people.said):
            return None
        subject = _subject_of(link.head)
        return None if subject is None else self._of_those_who_do(subject, link.head, people)

    def of_tally(self, anchor: Any, passage: Passage) -> str | None:
        """The country whose people a tally is of, for its bare number: "gave the number of Sudanese there as 70"."""
        tally = _tally_of(anchor, link_of(anchor))
        is_tally = tally is not None and tally.lemma_.lower() in TALLIES
        return self._of_those_tallied(tally, passage) if is_tally else None

    def are_a_regions(self, people: AskedPeople) -> bool:
        """ "Central Asia lost 5,000 people to the group": those of a region come from no one country."""
        link = link_of(people.anchor)
        if link is None or link.role != "dobj" or not self._has_its_own(link.head, people.said):
            return False
        subject = _subject_of(link.head)
        place = None if subject is None else self._placed.at(people.passage.at(subject))
        return place is not None and place.country is None

    def are_several_countries(self, people: AskedPeople) -> bool:
        """ "Norway, Finland and Kosovo have repatriated 19": those whom several took home come from no one country."""
        link = link_of(people.anchor)
        if link is None or link.role not in ("dobj", "attr") or not self._has_its_own(link.head, people.said):
            return False
        subject = _subject_of(link.head)
        return subject is not None and len(self._countries_among(subject, people.passage)) > 1

    def _of_those_who_do(self, subject: Any, verb: Any, people: AskedPeople) -> str | None:
        """The country of a verb's subject; of several, "Russia and Tunisia lost 3,400 and 2,900", the one in turn."""
        countries = self._countries_among(subject, people.passage)
        if len(countries) > 1:
            return self._of_one_of(countries, people.anchor, verb, people.passage)
        return self.country_of(subject, people.passage)

    def _countries_among(self, subject: Any, passage: Passage) -> list[Any]:
        """Those of a verb's subjects that name a country, in text order."""
        return [subject, *(word for word in _joined_to(subject) if self.country_of(word, passage))]

    def _has_its_own(self, verb: Any, said: Said) -> bool:
        """Whether who does the verb does it to its own people: counts, loses or takes them back."""
        if verb.lemma_ in EXPELLING and leads_back(verb):
            return False  # "Ankara sent 12 suspects back to Germany"
        if verb.lemma_ in HAVING:
            return True
        return verb.lemma_ not in EXPELLING and (said.measure in self._homeward or leads_back(verb))

    def _of_those_tallied(self, tally: Any, passage: Passage) -> str | None:
        """ "The number of French women in the camps" of "is put at 95"."""
        people = _people_behind(tally)
        named = [*people, *(c for noun in people for c in noun.lefts if c.dep_ in ("amod", "nmod", "compound"))]
        places = [place for word in named if (place := self._placed.at(passage.at(word))) is not None]
        return _only({place.country for place in places if self._placed.names_people(place)} - self._core)

    def of_giver(self, people: AskedPeople) -> str | None:
        """ "Jordan accounts for 2,000 of the foreign fighters", "Tunisia tops the list with 6,000"."""
        link = link_of(people.anchor)
        if link is None or link.role != "oblique" or link.head.lemma_ not in GIVING_ACCOUNT:
            return None
        giver = next((c for c in link.head.children if c.dep_ == "nsubj"), None)
        return self.country_of(giver, people.passage) if giver is not None else None

    def _of_one_of(self, subjects: Sequence[Any], anchor: Any, verb: Any, passage: Passage) -> str | None:
        """The country to whose turn it is, where as many numbers as countries stand in a row; else no one country."""
        numbers = _numbers_counted(verb)
        own = next((t for t in reversed(anchor.doc[verb.i : anchor.i + 1]) if t.pos_ == "NUM"), None)
        turn = next((n for n, number in enumerate(numbers) if own is not None and number.i == own.i), None)
        if turn is None or len(numbers) != len(subjects):
            return None
        return self.country_of(subjects[turn], passage)

    def country_of(self, body: Any, passage: Passage) -> str | None:
        """The country that a noun names or belongs to: "Belgium", "Belgian police", "the ministry in Brussels"."""
        for token in _words_of(body):
            place = self._placed.at(passage.at(token))
            if place is not None and place.country and place.country not in self._core:
                return place.country
        return country_of_capital(body.text) if body.pos_ == "PROPN" else None

    def of_agent(self, people: AskedPeople) -> str | None:
        """ "Were brought back by France": who takes people home takes its own."""
        link = link_of(people.said.noun if people.said.noun is not None else people.anchor)
        if link is None or link.role != "nsubjpass":
            return None
        for verb in (link.head, *(c for c in link.head.children if c.dep_ in ("xcomp", "ccomp"))):
            taker = _taker_home(verb)
            place = None if taker is None else self._placed.at(people.passage.at(taker))
            if place is not None and place.country not in self._core:
                return place.country
        return None

    def of_home(self, people: AskedPeople) -> str | None:
        """ "Returned to France", "flown home to Belgium", "the arrest of 17 returnees in Tunis"."""
        going = self._destinations(people)
        if going:
            return _only(going)
        return _only(self._where_they_are(people)) if people.said.measure in self._homeward else None

    def _destinations(self, people: AskedPeople) -> set[str | None]:
        """The countries to which a verb that leads home leads."""
        verb, passage, link = people.said.verb, people.passage, link_of(people.anchor)
        if verb is None and link is not None and people.said.measure in self._homeward:
            verb = link.head  # "have come back", told by a phrase
        if verb is None or not leads_back(verb):
            return set()
        start, end = passage.at(verb), end_of(verb, passage)
        there = [*self._placed.within(start, end)]
        to = {p.country for p in there if p.role == "destination"}
        if to <= self._core and self._core.intersection(p.country for p in there if self._is_left(p)) - to:
            return to  # "have come back to Iraq from the camp in Syria"
        return to - self._core

    def _is_left(self, place: Place) -> bool:
        return OUT_OF.search(self._text, max(0, place.start - 50), place.start) is not None

    def _where_they_are(self, people: AskedPeople) -> set[str | None]:
        """The countries in which the clause tells of them, but for those who sent them away or are cited."""
        phrase, row = people.phrase, span_behind_row(people)
        behind = self._placed.within(phrase[0], max(people.clause[1], row[1] if row is not None else 0))
        there = [p for p in behind if p.role != "origin" and not self._sends_them_away(p)]
        there = [p for p in there if FORMERLY.search(self._text, phrase[1], p.start) is None]
        there = [p for p in there if OF_THEIR_KIN.fullmatch(self._text, phrase[1], p.start) is None]
        return {p.country for p in there if not self._is_sources(phrase[1], p)} - self._core

    def _sends_them_away(self, place: Place) -> bool:
        """ "Whom Turkish authorities sent back", "deported by Ankara"."""
        before = max(0, place.start - 50), place.start
        return bool(SENDING_AWAY.match(self._text, place.end) or SENT_AWAY_BY.search(self._text, *before))

    def _is_sources(self, start: int, place: Place) -> bool:
        """Whether the place is where those sit who are cited behind the number: "according to a think-tank in Oslo"."""
        return CITED.search(self._text, start, place.start) is not None


def _only(countries: set[str | None]) -> str | None:
    """The country, where it is one alone."""
    return countries.pop() if len(countries) == 1 else None


def _tally_of(anchor: Any, link: Link | None) -> Any | None:
    """What a verb tells the sum of: "the outflow from Lebanon" of "was 900", "the number of Tunisians" of "tops 900"
    and of "put the number of Tunisians at 900"."""
    if link is None or link.role not in ("oblique", "attr", "dobj"):
        return None
    if link.role == "dobj" and link.head.lemma_ not in EXCEEDING:
        return None
    roles = ("nsubj", "nsubjpass", "dobj") if link.head.lemma_ in PUTTING else ("nsubj", "nsubjpass")
    ahead = [c for c in link.head.children if c.dep_ in roles and c.i < anchor.i]
    return ahead[-1] if ahead else None


def _subject_of(verb: Any) -> Any | None:
    """Who does the verb; in "Belgium, which has counted 123 returnees" what the clause hangs on."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return verb.head if subject is not None and subject.tag_ in ("WDT", "WP") else subject


def _joined_to(noun: Any) -> Iterator[Any]:
    """What stands in one row with a noun; a parser hangs the third on the first or on the second."""
    for child in noun.children:
        if child.dep_ == "conj":
            yield child
            yield from _joined_to(child)


def _people_behind(tally: Any) -> list[Any]:
    """The nouns for people behind a tally's "of"."""
    nouns = (n for of in tally.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj")
    return [noun for noun in nouns if counts_people(noun) or noun.pos_ == "PROPN"]


def _numbers_counted(verb: Any) -> list[Any]:
    """The numbers in a verb's objects, in text order."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
    return [t for o in objects for t in o.subtree if t.pos_ == "NUM" and t.dep_ != "quantmod"]


def _words_of(body: Any) -> Iterator[Any]:
    """A noun, the words before it, and those behind its prepositions: "the | Belgian | ministry in | Brussels"."""
    yield body
    yield from (c for c in body.children if c.dep_ in ("poss", "compound", "amod", "nmod"))
    yield from (n for c in body.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj")


def span_behind_row(people: AskedPeople) -> Span | None:
    """From a verb as far as it tells where all those are, or are from, who stand in a row as its subject: "seven women
    and 12 children | landed in Oslo"; as far as the next number. None where they stand in none."""
    verb = people.said.verb
    if verb is None or verb.i < people.anchor.i or not any(c.dep_ == "conj" for c in people.anchor.children):
        return None
    start, end = people.passage.at(verb), end_of(verb, people.passage)
    number = next((t for t in verb.doc[verb.i : verb.sent.end] if t.pos_ == "NUM"), None)
    return start, end if number is None else min(end, people.passage.at(number))


def _taker_home(verb: Any) -> Any | None:
    """Who takes people home behind a verb's "by"."""
    if not leads_back(verb) or verb.lemma_ in EXPELLING:
        return None
    agents = (noun for by in verb.children if by.dep_ == "agent" for noun in by.children if noun.dep_ == "pobj")
    return next(agents, None)
