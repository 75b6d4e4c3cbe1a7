"""Measures: which of the beat's people a number counts, what they did, and where they come from.

Read in text order, since numbers lean on those before them: "of those", "the rest" and a bare "250 returned" are parts
of the people named last, and come from where they come; a row of bare numbers after a country ("and Jordan 3,000 and
250") did, in order, what the clause before it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from briefings.beat.beat import Beat
from briefings.beat.subject_mentions import SubjectMatter
from briefings.beat.weights import Weights
from briefings.extracting.measures.counted_origins import CountedOrigins
from briefings.extracting.measures.going_out_again import goes_out_again
from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot, Slots
from briefings.extracting.measures.guesses import (
    are_among_those_leaving,
    are_only_there,
    is_told_elsewhere,
    leaves_a_place,
    may_be_guessed,
)
from briefings.extracting.measures.membership.membership import Membership
from briefings.extracting.measures.membership.populations import Thread
from briefings.extracting.measures.origins.homes import Homes
from briefings.extracting.measures.origins.origins import Origins
from briefings.extracting.measures.predicates.predicates import Deeds
from briefings.extracting.measures.retellings import dead_told_again, in_people, told_again
from briefings.extracting.measures.rules.counts.numbers_of_others import heads_its_parts
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.rules import said_of
from briefings.extracting.measures.rules.surroundings import has_a_finite_verb_behind
from briefings.extracting.measures.second_opinion import Figures, likeliest_measure
from briefings.extracting.measures.told_near import is_told_near
from briefings.extracting.parsing.language import Passage
from briefings.extracting.roots.datelines import dateline
from briefings.model import Claim, Place, Quantity

# "Some 30 women and 85 children": the bound goes for both numbers.
_SHARED_BOUNDS = frozenset({"about", "at_least", "at_most"})
_SHARING = re.compile(r"(?: [a-z-]+){1,2} and ")
# "About 20 guests and one guard": so few are not said to be about so many.
_FEWEST_ABOUT = 10
_OF_WHOM = re.compile(r",? of wh(?:om|ich)\b")
_MUSTERING = frozenset({"have", "command", "count", "muster", "number", "boast", "retain", "field"})


def assign_measures(
    text: str,
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    beat: Beat,
    title: str = "",
    reads_like_it: Callable[[], bool] = lambda: False,
) -> list[Quantity]:
    """The quantities in the same order; those that count the beat's people carry unit "people", measure, origin, scope.

    A percentage keeps its unit, and a share of the beat's people ("half of them") becomes one: it is of people, but no
    number of them. `claims` are the document's; a number outside every claim (a caption, a title) is measured like any
    other. The `title` shows what the text is about where it does not stand in it; `reads_like_it` says whether a text
    that never names the beat's subject is about it all the same.
    """
    if not quantities:
        return []
    subject = SubjectMatter(text, beat, title, reads_like_it)
    return _Reader(text, title, subject, passages, quantities, places, beat).read()


class _Reader:
    """One pass over a document's quantities."""

    def __init__(
        self,
        text: str,
        title: str,
        subject: SubjectMatter,
        passages: Sequence[Passage],
        quantities: Sequence[Quantity],
        places: Sequence[Place],
        beat: Beat,
    ) -> None:
        self._text = text
        self._quantities = quantities
        self._widest = beat.widest_group
        self._of_events = frozenset(measure.id for measure in beat.measures if measure.of == "event")
        self._weights = beat.opinion.figures if beat.opinion else None
        self._figures = Figures(passages, quantities) if self._weights else None
        self._lexicon = lexicon = beat.lexicon
        told = _without_datelines(text, passages, places)
        seat = next((place.country for place in places if place.country and place not in told), None)
        places = _of_people(text, told)
        # What a rule says of a number that may be of others: a second opinion that says anything else is a guess.
        self._doubted: str | None = None
        self._slots = Slots(text, passages, quantities, lexicon)
        self._homeward = frozenset(measure.id for measure in beat.measures if measure.keeps)
        origins = Origins(text, places, beat.places, self._homeward, beat.core_names)
        self._homes = Homes(text, title, places, lexicon, beat, seat)
        self._thread = Thread(text)
        self._members = Membership(subject, text, beat, lexicon, self._slots, origins, self._thread)
        deeds = Deeds(lexicon, places, self._homes.country)
        self._on = Grounds(text, self._slots, deeds, origins, self._members, self._thread, self._homes.any_told)
        self._origins = CountedOrigins(self._on, self._homes, beat)

    def read(self) -> list[Quantity]:
        """Every quantity, measured where it counts the beat's people."""
        return [self._measured(index, quantity) for index, quantity in enumerate(self._quantities)]

    def _measured(self, index: int, quantity: Quantity) -> Quantity:
        slot = self._slots.of(index)
        measured = self._by_itself(slot, quantity)
        if self._weights and self._figures:
            if slot is not None and measured.measure is None:
                measured = self._by_second_opinion(index, slot, self._weights, self._figures) or measured
            self._figures.tell(index, measured.measure)
        measured = self._called_by_their_country(slot, measured)
        if index == 0 or measured.measure is None or measured.bound != "exact":
            return measured
        before = self._quantities[index - 1]
        few = before.bound == "about" and measured.high < _FEWEST_ABOUT
        shared = (
            not few and before.bound in _SHARED_BOUNDS and _SHARING.fullmatch(self._text, before.end, quantity.start)
        )
        return replace(measured, bound=before.bound) if shared else measured

    def _called_by_their_country(self, slot: Slot | None, measured: Quantity) -> Quantity:
        """The quantity of no measure with the country that its noun names, whoever those are to the beat: "30,000
        Iraqis"."""
        if slot is None or measured.measure or measured.origin or measured.unit == "%" or measured.high < 1:
            return measured
        country = self._origins.by_name(slot)
        return in_people(replace(measured, origin=country)) if country else measured

    # --- by a second opinion ------------------------------------------------------------------------------------------

    def _by_second_opinion(self, index: int, slot: Slot, weights: Weights, figures: Figures) -> Quantity | None:
        """The quantity, of which the rules give no measure, with the one that examples make likely; None without."""
        if not figures.may_count_people(index) or not may_be_guessed(slot, self._on):
            return None
        measure = likeliest_measure(weights, figures.features(index))
        if measure is None or self._doubted not in (None, measure) or not self._may_be_meant(slot, measure):
            return None
        return self._given(slot, measure)

    def _may_be_meant(self, slot: Slot, measure: str) -> bool:
        """Whether the text can have told such a thing of the slot."""
        against = (leaves_a_place, is_told_elsewhere, are_only_there, are_among_those_leaving)
        if any(is_so(slot, measure, self._on) for is_so in against):
            return False
        return is_told_near(slot, measure, self._lexicon, self._slots)

    def _given(self, slot: Slot, measure: str) -> Quantity:
        """The quantity with this measure, and the scope and origin that go with it."""
        link = slot.link
        verb = link.head if link is not None and link.head.pos_ == "VERB" else None
        undergone = link is not None and link.role in ("nsubjpass", "dobj")
        return self._remember(slot, self._filled(slot, Said(measure, verb, undergone=undergone)))

    # --- by the rules -------------------------------------------------------------------------------------------------

    def _by_itself(self, slot: Slot | None, quantity: Quantity) -> Quantity:
        """The quantity with what the rules, or the numbers before it, say of it."""
        self._doubted = None
        if slot is None:
            return quantity
        if slot.noun is not None and slot.noun.lemma_.lower() == "figure":
            return told_again(slot, self._on) or quantity
        if not self._members.may_count(slot):
            if self._members.counts_files(slot):  # "153 cases of people who …": others may be counted out of them
                self._thread.population = replace(quantity, scope=self._widest)
            return quantity
        return self._in_row(slot) or self._by_what_is_said(slot)

    def _in_row(self, slot: Slot) -> Quantity | None:
        """The next measure of the clause before, for a number before which only a country's name stands."""
        # "Countries such as Italy (10.5%)": a share is no number of a row of people.
        found = None if slot.quantity.unit == "%" else self._thread.next_in_row(slot, self._origins.heading(slot))
        if found is None:
            return None
        if self._on.deeds.by_verb(slot.anchor, slot.passage) or has_a_finite_verb_behind(slot):
            self._thread.row = None
            return None
        country, model = found
        return replace(slot.quantity, unit="people", measure=model.measure, scope=model.scope, origin=country)

    def _by_what_is_said(self, slot: Slot) -> Quantity:
        """The quantity with the measure that a rule gives it; where that may be others', as those before told it."""
        said = said_of(slot, self._on)
        if said is not None and goes_out_again(slot, self._on, new=said.measure not in self._homeward):
            return self._without_measure(slot)
        dead = dead_told_again(slot, said, self._on)
        if dead is not None:
            return dead
        if said is not None and self._members.are_ours(slot, said):
            return self._remember(slot, self._filled(slot, said))
        self._doubted = said.measure if said is not None else None
        return self._as_before(slot)

    def _as_before(self, slot: Slot) -> Quantity:
        """The quantity as the number that it tells again; else without a measure."""
        people = told_again(slot, self._on) or self._without_measure(slot)
        if people.measure is None and self._members.names_people(slot):
            self._thread.forget(slot)
        if people.origin is not None or people.measure is not None or self._members.names_people(slot):
            self._thread.people = people
        return people

    # --- without a measure --------------------------------------------------------------------------------------------

    def _without_measure(self, slot: Slot) -> Quantity:
        """The quantity without a measure. What is counted out of people counts people; and people who do something
        else may still be those out of whom later numbers count."""
        country = self._origins.heading(slot)
        if country is not None and _OF_WHOM.match(self._text, slot.quantity.end):  # "Algeria: 170, of whom 85 returned"
            people = in_people(replace(slot.quantity, origin=country))
            self._thread.population = replace(people, scope=self._widest)
            return people
        return self._of_bare_number(slot) if slot.noun is None else self._of_named_people(slot)

    def _of_bare_number(self, slot: Slot) -> Quantity:
        """ "Of them, 30 …": a part of the population comes from where the population does."""
        quantity = slot.quantity
        if quantity.unit != "" or slot.counted.head is None or not self._members.counts_out(slot):
            return quantity
        origin = self._thread.population.origin if self._thread.population else None
        return in_people(replace(quantity, origin=origin or self._homes.country()))

    def _of_named_people(self, slot: Slot) -> Quantity:
        """ "300 recruits met there": who they are, and where they come from."""
        if not self._members.names_people(slot) or not self._members.is_near(slot):
            return slot.quantity
        counts_out = self._members.counts_out(slot)
        population = self._thread.population if counts_out else None
        people = in_people(replace(slot.quantity, origin=self._origins.of(slot, Said("", None), population)))
        if not counts_out and _may_be_population(slot):
            self._thread.population = replace(people, scope=self._scope(slot) or self._widest)
        return people

    # --- with a measure -----------------------------------------------------------------------------------------------

    def _filled(self, slot: Slot, said: Said) -> Quantity:
        """The quantity with what is said of it, and the scope and origin that go with that."""
        population = self._thread.population if self._members.counts_out(slot) else None
        scope = self._scope_as_named(slot, said) or self._scope_of_whole(population, slot, said)
        origin = self._origins.of(slot, said, population)
        return in_people(replace(slot.quantity, measure=said.measure, scope=scope, origin=origin))

    def _scope_as_named(self, slot: Slot, said: Said) -> str | None:
        """The group that the noun of what is said names, else that of the number's own noun."""
        group = self._slots.group(said.noun) if said.noun is not None else None
        if group and group.id and group.id != self._widest:
            return group.id
        told = self._scope_of_what_they_are(slot) or (group.id if group else None)
        return told or self._scope(slot) or self._scope_of_them(slot)

    def _scope_of_what_they_are(self, slot: Slot) -> str | None:
        """The group that a clause says those out of the beat's widest are: "40 of the returnees were women"."""
        link = slot.link
        if link is None or link.role != "nsubj" or link.head.lemma_ != "be" or is_denied(link.head):
            return None
        if slot.group is not None and slot.group.id not in (None, self._widest):
            return None
        called = next((c for c in link.head.children if c.dep_ in ("attr", "nsubj") and c.i > link.head.i), None)
        group = self._slots.group(called) if called is not None else None
        if called is None or group is None or any(c.dep_ == "conj" for c in called.children):
            return None  # "were women and children"
        return group.id if group.id != self._widest else None

    def _scope_of_them(self, slot: Slot) -> str | None:
        """The group that the noun behind "of them" names: "nine people, three of them children"."""
        if slot.noun is not None:
            return None
        doc, at = slot.passage.doc, slot.token.i + 1
        if at + 1 >= len(doc) or doc[at].lower_ != "of" or doc[at + 1].lower_ not in _THEM:
            return None
        named = next((t for t in doc[at + 2 : at + 6] if t.pos_ not in ("DET", "ADJ", "AUX", "ADV")), None)
        group = self._slots.group(named) if named is not None and named.pos_ == "NOUN" else None
        return group.id if group is not None and group.id != self._widest else None

    def _scope(self, slot: Slot) -> str | None:
        """The group counted; of "women and children", the beat's widest."""
        if slot.group is None or slot.noun is None:
            return None
        if _are_of_a_family(slot.noun):
            return self._widest
        joined = (noun for noun in slot.noun.children if _is_joined_without_number(noun))
        groups = (self._slots.group(noun) for noun in joined)
        is_mixed = any(group is not None and group.id != slot.group.id for group in groups)
        return self._widest if is_mixed else slot.group.id

    def _scope_of_whole(self, population: Quantity | None, slot: Slot, said: Said) -> str | None:
        """The group of those of whom they are a part, else the beat's widest."""
        is_inside = population is not None and self._may_be_inside(population, slot, said)
        is_inside = is_inside and not _is_of_a_named_whole(slot)
        return population.scope if population is not None and is_inside else self._widest

    def _may_be_inside(self, population: Quantity, slot: Slot, said: Said) -> bool:
        """Whether the counted may be of the group of those told before: no more than there were of them ("three
        children … all six had died"), and in an event's toll no others beside them ("two women … two others")."""
        others = said.measure in self._of_events and (slot.counted.phrase or "").lower() == "others"
        return slot.quantity.low <= population.high and not others

    def _remember(self, slot: Slot, measured: Quantity) -> Quantity:
        """Takes the number in for those that lean on it, and returns it."""
        self._thread.remember(slot, measured, is_part=self._is_part(slot, measured))
        self._thread.people = measured
        return measured

    def _is_part(self, slot: Slot, measured: Quantity) -> bool:
        """Whether the number is a part of those told before."""
        told = self._thread.population
        # "Tajikistan supplied 1,900 recruits; Kyrgyzstan sent 850, of whom …": another country's are no part.
        of_another = told is not None and None not in (told.origin, measured.origin) and told.origin != measured.origin
        included = self._thread.among_end == slot.phrase[1]  # "425 returnees, including 60 women"
        # "Two died. Of the 28 injured, 17 …": those who head a sentence, and of whom something else is told.
        heads = told is not None and told.measure != measured.measure and heads_its_parts(slot, self._text)
        # "… 850 left Britain. Around 5,000 left from Central Asia, of whom …": more than the whole are no part of it.
        more = told is not None and measured.unit == told.unit == "people" and measured.low > told.high
        return included or (self._members.counts_out(slot) and not of_another and not heads and not more)


def _is_of_a_named_whole(slot: Slot) -> bool:
    """ "Three of the wounded": of all of them, whatever group was told of last."""
    doc, at = slot.passage.doc, slot.token.i + 1
    of_the = [token.lower_ for token in doc[at : at + 2]] == ["of", "the"]
    return slot.noun is None and of_the and at + 2 < len(doc) and doc[at + 2].pos_ in ("ADJ", "VERB")


_THEM = frozenset({"them", "whom", "these", "those"})


def _are_of_a_family(noun: Any) -> bool:
    """ "Nine members of one family": not members of the group."""
    of = (c for c in noun.children if c.lower_ == "of")
    return any(c.lemma_.lower() in _FAMILIES for preposition in of for c in preposition.children)


_FAMILIES = frozenset({"family", "household", "clan"})


def _is_joined_without_number(noun: Any) -> bool:
    """The children of "40 women and children"."""
    return noun.dep_ == "conj" and noun.pos_ == "NOUN" and not any(c.pos_ == "NUM" for c in noun.children)


def _without_datelines(text: str, passages: Sequence[Passage], places: Sequence[Place]) -> Sequence[Place]:
    """The places but those where a report was filed, whose people it need not count."""
    filed = [(p.start, p.start + dateline(text[p.start : p.end])[0]) for p in passages]
    filed = [(start, end) for start, end in filed if end > start]
    return [place for place in places if not any(start <= place.start < end for start, end in filed)]


def _of_people(text: str, places: Sequence[Place]) -> Sequence[Place]:
    """The places but those where people are told not to be from ("500 non-Iraqi fighters"), and those that only tell
    whose a force is ("the US-backed militias")."""
    return [
        place
        for place in places
        if text[max(0, place.start - 4) : place.start].casefold() != "non-" and not _BACKING.match(text, place.end)
    ]


_BACKING = re.compile(
    r"[-‑–](?:backed|led|allied|aligned|supported|sponsored|funded|financed|trained|armed|equipped|brokered|mediated|run|"
    r"controlled|dominated)\b"
)


def _may_be_population(slot: Slot) -> bool:
    """Whether people of whom no measure is told may be those out of whom later numbers count."""
    link = slot.link
    if link is None:
        return False
    return link.role in ("nsubj", "nsubjpass", "of") or (link.role == "dobj" and link.head.lemma_ in _MUSTERING)
