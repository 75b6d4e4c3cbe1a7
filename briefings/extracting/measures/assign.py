"""Measures: which of the beat's people a number counts, what they did, and where they come from.

Read in text order, since numbers lean on those before them: "of those", "the rest" and a bare "250 returned" are parts
of the people named last, and come from where they come; a row of bare numbers after a country ("and Jordan 3,000 and
250") did, in order, what the clause before it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefings.beat.beat import Beat
from briefings.beat.weights import Weights
from briefings.extracting.measures.grammar.arguments import link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot, Slots
from briefings.extracting.measures.grammar.verb_forms import clauses_about, is_denied, is_only_ahead, leaves_home
from briefings.extracting.measures.membership.membership import Membership
from briefings.extracting.measures.membership.populations import Thread
from briefings.extracting.measures.membership.wholes import is_whole, tells_of_others
from briefings.extracting.measures.origins.homes import Homes
from briefings.extracting.measures.origins.origin_words import EACH
from briefings.extracting.measures.origins.origins import Origins
from briefings.extracting.measures.predicates.other_meanings import sides_with_others
from briefings.extracting.measures.predicates.predicates import Deeds
from briefings.extracting.measures.rules.fate_rules import is_told_alive
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.rules import (
    FROM_AFTER,
    counts_nobody,
    heads_its_parts,
    is_base,
    said_of,
    tells_of_another,
)
from briefings.extracting.measures.second_opinion import Figures, likeliest_measure
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import counts_people
from briefings.extracting.roots.datelines import dateline
from briefings.model import Claim, Place, Quantity

_KEEPING_OUT = frozenset({"bar", "ban", "blacklist"})
# "Some 30 women and 85 children": the bound goes for both numbers.
_SHARED_BOUNDS = frozenset({"about", "at_least", "at_most"})
_SHARING = re.compile(r"(?: [a-z-]+){1,2} and ")
_FURTHER = re.compile(r"\b(?:another|a further)\b", re.IGNORECASE)
_AMONG = re.compile(r"\bamong (?:the |some |about )?$", re.IGNORECASE)
# Between people and a number that opens a bracket behind them.
_OPENS_A_BRACKET = re.compile(r"[^\d.;()\n]{0,40} \(")
_OF_WHOM = re.compile(r",? of wh(?:om|ich)\b")
_LOST_TO = re.compile(r"\b(?:to|against|in clashes with|in fighting with|in battles? with)\b")
_LIVING = frozenset({"survive", "live", "recover"})
_LIVES_ON = re.compile(
    r"\b(?:expected to (?:survive|recover|live|pull through|make it|be ok(?:ay)?)|(?:stable|fair|good) condition"
    r"|treated and released|recovering|remain(?:s|ed)? (?:hospitali[sz]ed|in (?:the )?hospital))\b",
    re.IGNORECASE,
)
_MUSTERING = frozenset({"have", "command", "count", "muster", "number", "boast", "retain", "field"})


def assign_measures(
    text: str,
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    beat: Beat,
    title: str = "",
) -> list[Quantity]:
    """The quantities in the same order; those that count the beat's people carry unit "people", measure, origin, scope.

    A percentage keeps its unit, and a share of the beat's people ("half of them") becomes one: it is of people, but no
    number of them. `claims` are the document's; a number outside every claim (a caption, a title) is measured like any
    other. The `title` shows what the text is about where it does not stand in it.
    """
    return _Reader(text, title, passages, quantities, places, beat).read() if quantities else []


class _Reader:
    """One pass over a document's quantities."""

    def __init__(
        self,
        text: str,
        title: str,
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
        self._first_group = beat.groups[0].id if beat.groups else None
        self._core = beat.places.get("core", frozenset())
        self._fronts = beat.places.get("fronts", frozenset())
        self._lexicon = lexicon = beat.lexicon
        places = _without_datelines(text, passages, places)
        # What a rule says of a number that may be of others: a second opinion that says anything else is a guess.
        self._doubted: str | None = None
        self._slots = Slots(text, passages, quantities, lexicon)
        self._homeward = homeward = frozenset(measure.id for measure in beat.measures if measure.keeps)
        self._origins = Origins(text, places, beat.places, homeward, beat.core_names)
        self._homes = Homes(text, title, places, lexicon, beat)
        self._thread = Thread(text)
        self._members = Membership(text, title, beat, lexicon, self._slots, self._origins, self._thread)
        deeds = Deeds(lexicon, places, self._homes.country)
        self._grounds = Grounds(
            text, self._slots, deeds, self._origins, self._members, self._thread, self._homes.any_told
        )

    def read(self) -> list[Quantity]:
        """Every quantity, measured where it counts the beat's people."""
        return [self._measured(index, quantity) for index, quantity in enumerate(self._quantities)]

    def _measured(self, index: int, quantity: Quantity) -> Quantity:
        measured = self._by_itself(index, quantity)
        if self._weights and self._figures:
            measured = self._with_second_opinion(index, measured, self._weights, self._figures)
        if index == 0 or measured.measure is None or measured.bound != "exact":
            return measured
        before = self._quantities[index - 1]
        shared = before.bound in _SHARED_BOUNDS and _SHARING.fullmatch(self._text, before.end, quantity.start)
        return replace(measured, bound=before.bound) if shared else measured

    def _with_second_opinion(self, index: int, measured: Quantity, weights: Weights, figures: Figures) -> Quantity:
        """The quantity; if the rules gave it no measure, with the one that examples make likely."""
        slot = self._slots.of(index) if measured.measure is None else None
        features = figures.features(index) if slot is not None else None
        if slot is not None and features is not None and self._may_be_given(slot):
            measure = likeliest_measure(weights, features)
            if measure is not None and self._doubted in (None, measure) and self._may_be_meant(slot, measure):
                measured = self._given(slot, measure)
        figures.tell(index, measured.measure)
        return measured

    def _may_be_given(self, slot: Slot) -> bool:
        """Whether the slot may have a measure that no rule gives: not out of what others are counted, nor what has not
        come true."""
        if is_whole(slot) or tells_of_others(slot) or not self._members.may_be_counted(slot):
            return False
        link = link_of(slot.anchor)
        if link is not None and link.role == "of" and counts_people(link.head) and not link.head.like_num:
            return False  # "the mothers of 25 orphans": what is told is told of others
        if _is_only_planned(slot) or is_told_alive(slot):
            return False
        if tells_of_another(slot, self._grounds) or is_base(slot, self._grounds):
            return False
        if counts_nobody(slot, self._grounds):
            return False
        verbs = [*([link.head, link.head.head] if link is not None else []), *clauses_about(slot.anchor)]
        verbs += [below for verb in verbs for below in verb.children if below.dep_ == "xcomp"]
        if any(verb.lemma_ in _KEEPING_OUT for verb in verbs):
            return False  # "54,000 people barred from entering"
        if any(sides_with_others(verb) or self._members.are_captives_of_theirs(slot, verb) for verb in verbs):
            return False
        return not any(is_denied(verb) or is_only_ahead(verb) for verb in verbs if verb.pos_ in ("VERB", "AUX"))

    def _may_be_meant(self, slot: Slot, measure: str) -> bool:
        """Whether the text can have told such a thing of the slot: a word for it stands in its sentence or in the one
        before; what opens a paragraph may lean on the one above."""
        if self._leaves_a_place(slot, measure):
            return False
        doc = slot.passage.doc
        own = doc.sentence_at(slot.anchor.i)
        if own.start == 0:
            return True
        near = doc[doc.sentence_at(own.start - 1).start : own.end]
        return any(measure in self._lexicon.told_by(token) for token in near)

    def _leaves_a_place(self, slot: Slot, measure: str) -> bool:
        """ "2,000 people left the enclave": who leaves that sets out for nowhere."""
        joined = self._grounds.deeds.joining()
        link = link_of(slot.anchor)
        verbs = [*clauses_about(slot.anchor), *([link.head] if link is not None else [])]
        left = any(verb.lemma_ == "leave" and not leaves_home(verb) for verb in verbs)
        return left and joined is not None and joined.measure == measure

    def _given(self, slot: Slot, measure: str) -> Quantity:
        """The quantity with this measure, and the scope and origin that go with it."""
        link = link_of(slot.anchor)
        verb = link.head if link is not None and link.head.pos_ == "VERB" else None
        undergone = link is not None and link.role in ("nsubjpass", "dobj")
        return self._remember(slot, self._filled(slot, Said(measure, verb, undergone=undergone)))

    def _by_itself(self, index: int, quantity: Quantity) -> Quantity:
        self._doubted = None
        slot = self._slots.of(index)
        if slot is not None and slot.noun is not None and slot.noun.lemma_.lower() == "figure":
            return self._told_again(slot) or quantity
        if slot is None or not self._members.may_count(slot):
            if slot is not None and self._members.counts_files(slot):
                self._thread.population = replace(quantity, scope=self._widest)
            return quantity
        in_row = self._in_row(slot)
        if in_row is not None:
            return in_row
        said = said_of(slot, self._grounds)
        dead = self._dead_told_again(slot, said)
        if dead is not None:
            return dead
        if said is not None and self._members.are_ours(slot, said):
            return self._remember(slot, self._filled(slot, said))
        self._doubted = said.measure if said is not None else None
        people = self._told_again(slot) or self._without_measure(slot)
        if people.measure is None and self._members.names_people(slot):
            self._thread.forget(slot)
        if people.origin is not None or people.measure is not None or self._members.names_people(slot):
            self._thread.people = people
        return people

    def _dead_told_again(self, slot: Slot, said: Said | None) -> Quantity | None:
        """ "Four were found dead. All four had been shot": how they died, and no others who were hurt."""
        deeds = self._grounds.deeds
        if said is None or said.measure != deeds.wounding() or deeds.wounding() is None or self._are_told_hurt(slot):
            return None
        again = self._told_again(slot)
        return again if again is not None and again.measure == deeds.killing() else None

    def _are_told_hurt(self, slot: Slot) -> bool:
        """ "Five of the six injured", "the four wounded men", "the two are in stable condition": who lived, by the word
        at the number itself, or by how they are now."""
        deeds = self._grounds.deeds
        right_there = deeds.by_state_after(slot.passage.doc, slot.after)
        adjective = deeds.by_adjective(slot.noun, slot.passage) if slot.noun is not None else None
        if any(said is not None and said.measure == deeds.wounding() for said in (right_there, adjective)):
            return True
        return _LIVES_ON.search(self._text, *slot.clause) is not None

    def _told_again(self, slot: Slot) -> Quantity | None:
        """ "The four men": the number that was told before, with what was said of it."""
        again = self._thread.told_again(slot)
        if again is None or not self._members.is_near(slot):
            return None
        if again.measure == self._grounds.deeds.killing() and (
            self._thread.are_others(slot, again) or any(c.lemma_ in _LIVING for c in clauses_about(slot.anchor))
        ):
            return None  # "two died … the two who survived", "the two other men"
        return self._counted(replace(slot.quantity, measure=again.measure, scope=again.scope, origin=again.origin))

    def _in_row(self, slot: Slot) -> Quantity | None:
        """The next measure of the clause before, for a number before which only a country's name stands."""
        found = self._thread.next_in_row(slot, self._country_before(slot))
        if found is None:
            return None
        if self._grounds.deeds.by_verb(slot.anchor, slot.passage):
            self._thread.row = None
            return None
        country, model = found
        return replace(slot.quantity, unit="people", measure=model.measure, scope=model.scope, origin=country)

    def _country_before(self, slot: Slot) -> str | None:
        """The country that heads the number's item; "from" behind the number names another ("Russia, 3,244 from …"),
        and so may what it counts out of."""
        if EACH.match(self._text, slot.quantity.end):
            return None  # "fifteen Germans, two each from Belgium and Denmark"
        if slot.noun is not None or FROM_AFTER.match(self._text, slot.quantity.end):
            return None
        if self._of_whole_ahead(slot) is not None:
            return None
        return self._origins.country_right_before(slot.quantity.start)

    def _country_of_item(self, slot: Slot) -> str | None:
        """The country that heads the number's item, whose verb is left out: "and Tajikistan 84 orphans"."""
        told = self._thread.series[-1] if self._thread.series_at == slot.sentence[0] else None
        if slot.noun is None or told is None or told.origin is None:
            return None
        return self._origins.country_of_item(slot.quantity.start, (slot.sentence[0], told.start), told.origin)

    # --- the result ---------------------------------------------------------------------------------------------------

    def _filled(self, slot: Slot, said: Said) -> Quantity:
        population = self._thread.population if self._members.counts_out(slot) else None
        group = self._slots.group(said.noun) if said.noun is not None else None
        inside = population if population is not None and self._may_be_inside(population, slot, said) else None
        scope = (group.id if group else None) or self._scope(slot) or (inside.scope if inside else self._widest)
        origin = self._origin(slot, said, population)
        return self._counted(replace(slot.quantity, measure=said.measure, scope=scope, origin=origin))

    def _may_be_inside(self, population: Quantity, slot: Slot, said: Said) -> bool:
        """Whether the counted may be of the group of those told before: no more than there were of them ("three
        children … all six had died"), and in an event's toll no others beside them ("two women … two others")."""
        others = said.measure in self._of_events and (slot.counted.phrase or "").lower() == "others"
        return slot.quantity.low <= population.high and not others

    def _origin(self, slot: Slot, said: Said, population: Quantity | None) -> str | None:
        """Where the counted come from: by their own words, by who counts them, by those of whom they are a part, and at
        last by the country that the document is about."""
        if self._country_before(slot) is not None:
            return self._country_before(slot)
        of_whole = self._of_whole_ahead(slot)
        if of_whole is not None:
            return of_whole
        of_item = self._country_of_item(slot)
        if of_item is not None:
            return of_item
        with_it = self._origins.country_with(slot.quantity.start)
        if with_it is not None:
            return with_it
        origin, is_told = self._origins.of(slot.phrase, slot.clause, slot.sentence, slot.anchor, slot.passage, said)
        if said.of_side and not self._origins.own_home(slot.phrase) and self._is_lost_to_others(slot, said):
            return None
        if said.of_side and not self._origins.are_from_abroad(slot.phrase):
            return None
        if is_told and not self._is_count_of_enemies(origin, slot, said):
            return origin
        if self._is_of_those_before(slot):
            return self._thread.people.origin if self._thread.people else None
        beside = self._thread.coordinated(slot)
        if beside is not None and (beside.origin is not None or not self._does_else(slot)):
            return beside.origin
        own_population = population is not None and self._thread.is_own_sentence(slot)
        is_told_of = not said.undergone or said.measure in self._homeward
        if is_told_of and not own_population and self._counts_compatriots(slot, said):
            origin = self._origins.openings.counting(slot.sentence, slot.quantity.start)
            if self._is_count_of_enemies(origin, slot, said):
                origin = None
        if own_population and population is not None and population.measure and self._thread.is_marked(slot):
            return origin or population.origin  # "5,000 left from Central Asia, of whom 500 …": of no one country
        if origin is None and population is not None and self._is_of(population, slot):
            origin = population.origin
        elif origin is None and self._thread.among_end == slot.phrase[1]:
            origin = self._thread.series[-1].origin
        if origin is None and not self._are_anybodys(slot, said):
            origin = self._of_document(slot, said) or self._nearby(slot)
        if origin is None and self._thread.people is None and self._thread.is_marked(slot):
            origin = self._of_people_ahead(slot)
        if origin is None and (not said.undergone or said.measure in self._homeward):
            joining = self._grounds.deeds.joining()
            joined = joining is not None and said.measure == joining.measure
            return self._homes.titled(joined and self._origins.names_core(slot.clause))
        return origin

    def _is_lost_to_others(self, slot: Slot, said: Said) -> bool:
        """ "Lost 100 men to French troops": whom they were lost to stands behind them, and not whence they came."""
        return said.measure == self._grounds.deeds.killing() and bool(
            _LOST_TO.search(self._text, slot.phrase[1], slot.clause[1])
        )

    def _of_people_ahead(self, slot: Slot) -> str | None:
        """ "Danes came first, and 40 of them are in its ranks": the people that the sentence opens with."""
        before = slot.passage.doc[slot.token.sent.start : slot.first]
        people = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.tag_ in ("NNS", "NNPS")), None)
        return None if people is None else self._origins.own_home(slot.passage.span(people.left_edge, people))

    def _is_of_those_before(self, slot: Slot) -> bool:
        """ "90 people from Finland (12 have come home)": whether a bracket behind people opens with the number."""
        told = self._thread.people
        return told is not None and bool(_OPENS_A_BRACKET.fullmatch(self._text, told.end, slot.quantity.start))

    def _is_count_of_enemies(self, origin: str | None, slot: Slot, said: Said) -> bool:
        """ "Libyan estimates put the militants in the city at 1,500": a front that counts those who fight there."""
        fighting = said.measure == self._grounds.deeds.fighting()
        return origin in self._fronts and fighting and self._origins.own_home(slot.phrase) is None

    def _of_whole_ahead(self, slot: Slot) -> str | None:
        """The home of those out of whom the number counts: "760 of the 3,244 from Saudi Arabia"."""
        whole = self._slots.whole_ahead(slot)
        return self._origins.own_home(whole.phrase) if whole is not None else None

    def _counts_compatriots(self, slot: Slot, said: Said) -> bool:
        """Whether a country that counts these counts its own people: not where it tells of an enemy's strength."""
        told = self._slots.group(said.noun) if said.noun is not None else None
        own_kind = self._members.is_own_kind(slot) or (told is not None and told.rank == 0)
        fell = said.measure == self._grounds.deeds.killing()
        return bool(said.measure) and not (own_kind and self._may_be_anybodys(said) and not fell)

    def _may_be_anybodys(self, said: Said) -> bool:
        """Whether a country that tells so of the beat's own kind need not tell of its own people: "Oslo thinks
        that 8,000 fighters went underground". Who joined or is home again is one country's."""
        joining = self._grounds.deeds.joining()
        return said.measure not in self._homeward and (joining is None or said.measure != joining.measure)

    def _are_anybodys(self, slot: Slot, said: Said) -> bool:
        """ "Some 300 militants are left": whose people they are does not follow from what the document is about; but
        "20 of the 90 militants" are a part of those told before."""
        if slot.noun is None or self._slots.whole_ahead(slot) is not None or not self._may_be_anybodys(said):
            return False
        theirs = any(child.dep_ == "poss" for child in slot.noun.children)  # "the band's four men"
        return self._members.is_own_kind(slot) and not (theirs and slot.group is not None and slot.group.rank > 0)

    def _is_of(self, population: Quantity, slot: Slot) -> bool:
        """Whether the number counts people of the population's own country: it says "of them", or no other country was
        named since ("Belgium counts 420 fighters … In Britain, about 850 left")."""
        between = population.end, slot.phrase[1]
        if population.origin in self._core:  # "31,000 Iraqis are held. Another 1,400 …": others, of whatever country
            others = _FURTHER.search(self._text, slot.sentence[0], slot.quantity.end)
            return self._thread.is_marked(slot) and not others
        return self._thread.is_marked(slot) or self._origins.names_no_other(between, population.origin)

    def _of_document(self, slot: Slot, said: Said) -> str | None:
        """The country whose people the document is about, where the number's own sentence names no other; not for the
        beat's own kind where they fight on another front, whoever they are."""
        country = self._homes.country()
        at_war = said.undergone or said.measure == self._grounds.deeds.fighting()
        if at_war and self._are_own_side(slot):
            country = self._homes.told() if country not in self._fronts else None
        elif not said.measure and (slot.noun is None or slot.noun.lemma_ in ("people", "person")):
            country = self._homes.told()
        return country if country and self._origins.names_no_other(slot.sentence, country) else None

    def _does_else(self, slot: Slot) -> bool:
        """Whether a number that is joined to another has a verb of its own, and is no part of it."""
        link = link_of(slot.anchor)
        own = link is not None and link.role in ("nsubj", "nsubjpass") and link.head.i > slot.token.i
        return own and not self._thread.is_marked(slot)

    def _are_own_side(self, slot: Slot) -> bool:
        """Whether those counted are the beat's own kind, or a part of them that is not named."""
        told = self._thread.population
        unnamed = slot.noun is None and told is not None and told.origin is None and told.scope == self._first_group
        return unnamed or self._members.is_own_kind(slot)

    def _nearby(self, slot: Slot) -> str | None:
        """The origin of those counted in the sentence before, where neither it nor the number's own sentence names
        another country."""
        origin, told = self._thread.home_nearby(slot), self._thread.people
        if _AMONG.search(self._text, slot.sentence[0], slot.quantity.start):
            return None  # "two Frenchmen were among 40 killed"
        if (
            origin is None
            or told is None
            or origin in self._core
            or not self._origins.names_no_other(slot.sentence, origin)
        ):
            return None
        return origin if self._origins.tells_no_other_home((told.start, slot.sentence[0]), origin) else None

    def _remember(self, slot: Slot, measured: Quantity) -> Quantity:
        told = self._thread.population
        # "Tajikistan supplied 1,900 recruits; Kyrgyzstan sent 850, of whom …": another country's are no part.
        of_another = told is not None and None not in (told.origin, measured.origin) and told.origin != measured.origin
        included = self._thread.among_end == slot.phrase[1]  # "425 returnees, including 60 women"
        # "Two died. Of the 28 injured, 17 …": those who head a sentence, and of whom something else is told.
        heads = told is not None and told.measure != measured.measure and heads_its_parts(slot, self._text)
        # "… 850 left Britain. Around 5,000 left from Central Asia, of whom …": more than the whole are no part of it.
        more = told is not None and measured.unit == told.unit == "people" and measured.low > told.high
        is_part = included or (self._members.counts_out(slot) and not of_another and not heads and not more)
        self._thread.remember(slot, measured, is_part=is_part)
        self._thread.people = measured
        return measured

    def _without_measure(self, slot: Slot) -> Quantity:
        """The quantity without a measure. What is counted out of people counts people; and people who do something
        else may still be those out of whom later numbers count."""
        quantity = slot.quantity
        counts_out = self._members.counts_out(slot)
        country = self._country_before(slot)
        if country is not None and _OF_WHOM.match(self._text, quantity.end):  # "Algeria: 170, of whom 85 returned"
            people = self._counted(replace(quantity, origin=country))
            self._thread.population = replace(people, scope=self._widest)
            return people
        if slot.noun is None:
            if quantity.unit != "" or slot.counted.head is None or not counts_out:
                return quantity
            origin = self._thread.population.origin if self._thread.population else None
            return self._counted(replace(quantity, origin=origin or self._homes.country()))
        if not self._members.names_people(slot) or not self._members.is_near(slot):
            return quantity
        population = self._thread.population if counts_out else None
        people = self._counted(replace(quantity, origin=self._origin(slot, Said("", None), population)))
        if not counts_out and _may_be_population(slot):
            self._thread.population = replace(people, scope=self._scope(slot) or self._widest)
        return people

    def _scope(self, slot: Slot) -> str | None:
        """The group counted; of "women and children", the beat's widest."""
        if slot.group is None or slot.noun is None:
            return None
        for other in slot.noun.children:
            joined = other.dep_ == "conj" and other.pos_ == "NOUN" and not any(c.pos_ == "NUM" for c in other.children)
            group = self._slots.group(other) if joined else None
            if group is not None and group.id != slot.group.id:
                return self._widest
        return slot.group.id

    def _counted(self, quantity: Quantity) -> Quantity:
        """The quantity told in people, a share of them in per cent."""
        if quantity.unit == "%":
            return quantity
        if 0 < quantity.high < 1:
            return replace(quantity, low=_per_cent(quantity.low), high=_per_cent(quantity.high), unit="%")
        return replace(quantity, unit="people")


def _is_only_planned(slot: Slot) -> bool:
    """ "Plans to fly out 25 mothers were dropped": whether an infinitive that tells what was wanted leads to the
    number, however the parse has it."""
    ahead = slot.passage.doc[max(slot.token.sent.start, slot.first - _INFINITIVE_WITHIN) : slot.first]
    verb = next((token for token in reversed(ahead) if token.pos_ == "VERB"), None)
    return verb is not None and verb.i > 0 and verb.nbor(-1).lower_ == "to" and is_only_ahead(verb)


_INFINITIVE_WITHIN = 4


def _without_datelines(text: str, passages: Sequence[Passage], places: Sequence[Place]) -> Sequence[Place]:
    """The places but those where a report was filed, whose people it need not count."""
    filed = [(p.start, p.start + dateline(text[p.start : p.end])[0]) for p in passages]
    filed = [(start, end) for start, end in filed if end > start]
    return [place for place in places if not any(start <= place.start < end for start, end in filed)]


def _per_cent(share: float) -> float:
    return float(f"{share * 100:.15g}")


def _may_be_population(slot: Slot) -> bool:
    """Whether people of whom no measure is told may be those out of whom later numbers count."""
    link: Any = link_of(slot.anchor)
    if link is None:
        return False
    return link.role in ("nsubj", "nsubjpass", "of") or (link.role == "dobj" and link.head.lemma_ in _MUSTERING)
