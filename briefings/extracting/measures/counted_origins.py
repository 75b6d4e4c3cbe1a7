"""Where counted people come from: "90 Finns", "Finland counts 90 of them", "90 have come home" in a text about Finland.

Their own words go first, then who counts them, those of whom they are a part, and at last what the document is about.
"""

from __future__ import annotations

import re

from briefings.beat.beat import Beat
from briefings.extracting.measures.grammar.arguments import FINITE
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.origins.gapped_clauses import country_of_gapped_clause
from briefings.extracting.measures.origins.here import Here
from briefings.extracting.measures.origins.home_places import Told
from briefings.extracting.measures.origins.homes import Homes
from briefings.extracting.measures.origins.origin_words import EACH, FELLOW_CITIZENS
from briefings.extracting.measures.rules.counts.beside_rules import FROM_AFTER
from briefings.extracting.measures.rules.grounds import COMPATRIOTS, Grounds
from briefings.extracting.measures.rules.surroundings import has_its_verb_behind
from briefings.extracting.parsing.dependencies import SUBJECTS, child
from briefings.extracting.quantities.counted_nouns import counts_people
from briefings.model import Quantity

_FURTHER = re.compile(r"\b(?:another|a further)\b", re.IGNORECASE)
_AMONG = re.compile(r"\bamong (?:the |some |about )?$", re.IGNORECASE)
# Between people and a number that opens a bracket behind them.
_OPENS_A_BRACKET = re.compile(r"[^\d.;()\n]{0,40} \(")
_LOST_TO = re.compile(r"\b(?:to|against|in clashes with|in fighting with|in battles? with)\b")
# Behind people, how far their many countries may be told.
_ORIGIN_WITHIN = 60
# What one does in the sentence before who is likely to count on.
_COUNTING = frozenset("count put know register record list track estimate say report reckon".split())
_OF_THE_GROUP = re.compile(r"\b(?:the|its) (?:group|organi[sz]ation|branch|affiliate|network|movement|offshoot)\b")
# "Around 30 recruits, among them four Britons", and how far behind those are named.
_PARTS_BEHIND = re.compile(r",? (?:among (?:them|whom)(?: were| are)?|including) ")
_PARTS_WITHIN = 30
_ANYBODY = frozenset({"people", "person"})


class CountedOrigins:
    """Says of one document's numbers which country the counted come from."""

    def __init__(self, on: Grounds, homes: Homes, beat: Beat) -> None:
        self._text, self._slots, self._deeds = on.text, on.slots, on.deeds
        self._origins, self._members, self._thread = on.origins, on.members, on.thread
        self._homes = homes
        self._here = Here(on.origins.placed, homes, beat.places.get("core", frozenset()))
        self._homeward = frozenset(measure.id for measure in beat.measures if measure.keeps)
        self._first_group = beat.groups[0].id if beat.groups else None
        self._core = beat.places.get("core", frozenset())
        self._fronts = beat.places.get("fronts", frozenset())

    def of(self, slot: Slot, said: Said, population: Quantity | None) -> str | None:
        """The country of the counted, of whom this is said; `population` are those of whom they are a part."""
        gapped = country_of_gapped_clause(slot, self._origins) if said.measure in self._homeward else None
        if gapped is not None:
            return gapped
        of_nobodys = self._homes.are_nobodys(said.measure)
        own = self._of_whole_ahead(slot) if of_nobodys else self._named_with_it(slot)
        if own is not None:
            return own
        told = self._origins.of(
            slot.phrase, slot.clause, slot.sentence, slot.anchor, slot.passage, said, own_words=of_nobodys
        )
        if self._are_of_no_country(slot, said) or self._are_of_a_mixed_whole(slot):
            return None
        settled = self._told_of_them(slot, said, told) or self._shared_with_others(slot, said)
        if settled is not None or of_nobodys:
            return settled[0] if settled else None  # "Italy's coast guard found six bodies": of whom it tells nothing
        told_last = self._thread.people
        if said.again and told_last is not None and told[0] is None and _are_told(told_last, said):
            return told_last.origin
        if self._is_told_by_a_country(slot, said, population):
            country = self._of_those_who_count(slot, said)
        else:
            country = told[0]
        country = country or self._of_here(slot, said)
        if population is not None and self._is_part_beside_its_whole(slot, population):
            return country or population.origin
        return country or self._by_context(slot, said, population)

    def _of_here(self, slot: Slot, said: Said) -> str | None:
        """The country where the text is at home, by the words that say so: "left this country", "of the valley"."""
        clause = slot.phrase[0], slot.clause[1]
        found = self._here.around(slot.phrase) or self._here.left_this_land(clause)
        joining = self._deeds.joining()
        joined = joining is not None and said.measure == joining.measure
        if found is None and (joined or said.measure in self._homeward):
            found = self._here.left_the_country(clause)
        if found is None and slot.anchor.lower_ in FELLOW_CITIZENS and self._origins.are_bare(slot.anchor):
            ours = self._homes.own_ground() or self._homes.only_home()  # "Altogether 52 citizens have come back"
            found = None if self._origins.names_any(slot.sentence) else ours
        return found

    def _is_part_beside_its_whole(self, slot: Slot, population: Quantity) -> bool:
        """ "5,000 left from Central Asia, of whom 500 …": whoever the 5,000 are, be they of no one country."""
        return bool(population.measure) and self._thread.is_own_sentence(slot) and self._thread.is_marked(slot)

    def by_name(self, slot: Slot) -> str | None:
        """The country that people are called by, the beat's own ground too: "30,000 Iraqis", "ten crewmen from
        Malta"; None where the beat counts nobody's origin."""
        if not self._homes.are_counted:
            return None
        if slot.noun is None:
            return self._origins.of_tally(slot.anchor, slot.passage) if not slot.quantity.unit else None
        at = slot.passage.at(slot.noun)
        if not (counts_people(slot.noun) or self._origins.names_people(at)):
            return None
        return self._origins.people_named(slot.phrase) or self._origins.own_home(slot.phrase)

    # --- named by the number's own words ------------------------------------------------------------------------------

    def _named_with_it(self, slot: Slot) -> str | None:
        """The country that stands right at the number: "Russia, 3,244", "760 of the 3,244 from Saudi Arabia", "and
        Kosovo, with 74"."""
        for country in (self.heading, self._of_whole_ahead, self._of_item):
            named = country(slot)
            if named is not None:
                return named
        return self._origins.country_with(slot.quantity.start)

    def heading(self, slot: Slot) -> str | None:
        """The country that heads the number's item; "from" behind the number names another ("Russia, 3,244 from …"),
        and so may what it counts out of."""
        if EACH.match(self._text, slot.quantity.end):
            return None  # "fifteen Germans, two each from Belgium and Denmark"
        if slot.noun is not None or FROM_AFTER.match(self._text, slot.quantity.end):
            return None
        if self._of_whole_ahead(slot) is not None:
            return None
        return self._origins.country_right_before(slot.quantity.start)

    def _of_whole_ahead(self, slot: Slot) -> str | None:
        """The home of those out of whom the number counts: "760 of the 3,244 from Saudi Arabia"."""
        whole = self._slots.whole_ahead(slot)
        return self._origins.own_home(whole.phrase) if whole is not None else None

    def _of_item(self, slot: Slot) -> str | None:
        """The country that heads the number's item, whose verb is left out: "and Tajikistan 84 orphans"."""
        told = self._thread.series[-1] if self._thread.series_at == slot.sentence[0] else None
        if slot.noun is None or told is None or told.origin is None:
            return None
        return self._origins.country_of_item(slot.quantity.start, (slot.sentence[0], told.start), told.origin)

    # --- told, or told to be none -------------------------------------------------------------------------------------

    def _are_of_no_country(self, slot: Slot, said: Said) -> bool:
        """Whether they are the beat's own side's people, who come from no one country: "the group lost 100 men to
        French troops"."""
        if not said.of_side:
            return False
        lost = not self._origins.own_home(slot.phrase) and self._are_lost_to_others(slot, said)
        return lost or not self._origins.are_from_abroad(slot.phrase)

    def _are_of_a_mixed_whole(self, slot: Slot) -> bool:
        """ "30 percent of the 5,000 who had come from countries of the bloc": the whole comes from no one country."""
        whole = self._slots.whole_ahead(slot)
        return whole is not None and self._origins.are_of_many(whole.clause)

    def _are_lost_to_others(self, slot: Slot, said: Said) -> bool:
        """ "Lost 100 men to French troops": whom they were lost to stands behind them, and not whence they came."""
        return said.measure == self._deeds.killing() and bool(
            _LOST_TO.search(self._text, slot.phrase[1], slot.clause[1])
        )

    def _told_of_them(self, slot: Slot, said: Said, told: Told) -> Told | None:
        """What their clause tells of their country, be it that they are of none ("12 Europeans")."""
        country, is_told = told
        return told if is_told and not self._is_count_of_enemies(country, slot, said) else None

    def _is_count_of_enemies(self, origin: str | None, slot: Slot, said: Said) -> bool:
        """ "Libyan estimates put the militants in the city at 1,500": a front that counts those who fight there."""
        if slot.noun is not None and slot.noun.lemma_.lower() in COMPATRIOTS:
            return False  # "the police say that 56 citizens are still in Syria"
        fighting = said.measure == self._deeds.fighting()
        return origin in self._fronts and fighting and self._origins.own_home(slot.phrase) is None

    def _got_away_there(self, origin: str | None, slot: Slot, said: Said) -> bool:
        """ "300 members escaped from the town, Libyan officers say": a front that counts those who left it, and not its
        people who left the beat's own ground."""
        if slot.noun is not None and slot.noun.lemma_.lower() in COMPATRIOTS:
            return False
        anybodys = self._may_be_anybodys(said) and said.measure != self._deeds.killing()
        return origin in self._fronts and anybodys and not self._origins.names_core(slot.clause)

    def _shared_with_others(self, slot: Slot, said: Said) -> Told | None:
        """The country, or the want of one, of those whom the number is in a bracket behind, or joined to: "90 people
        from Finland (12 have come home)", "16 Finnish women and 35 children"."""
        if self._is_of_those_before(slot):
            return (self._thread.people.origin if self._thread.people else None), True
        beside = self._thread.coordinated(slot)
        if beside is None or (self._are_anybodys(slot, said) and _have_their_verb_before(beside, slot)):
            return None  # "43 Danes are back, and 28 fighters are in the hills"
        return (beside.origin, True) if beside.origin is not None or not self._does_else(slot) else None

    def _is_of_those_before(self, slot: Slot) -> bool:
        """ "90 people from Finland (12 have come home)": whether a bracket behind people opens with the number."""
        told = self._thread.people
        return told is not None and bool(_OPENS_A_BRACKET.fullmatch(self._text, told.end, slot.quantity.start))

    def _does_else(self, slot: Slot) -> bool:
        """Whether a number that is joined to another has a verb of its own, and is no part of it."""
        return has_its_verb_behind(slot) and not self._thread.is_marked(slot)

    # --- by who counts them -------------------------------------------------------------------------------------------

    def _is_told_by_a_country(self, slot: Slot, said: Said, population: Quantity | None) -> bool:
        """Whether the country that counts the number counts its own people, and no part of those it has just told."""
        own_population = population is not None and self._thread.is_own_sentence(slot)
        return self._may_be_told_ones(said) and not own_population and self._counts_compatriots(slot, said)

    def _may_be_told_ones(self, said: Said) -> bool:
        """Whether what is said is the counted people's own doing, or brought them home; what others did to them may
        be told by anybody."""
        return not said.undergone or said.measure in self._homeward

    def _counts_compatriots(self, slot: Slot, said: Said) -> bool:
        """Whether a country that counts these counts its own people: not where it tells of an enemy's strength."""
        told = self._slots.group(said.noun) if said.noun is not None else None
        own_kind = self._members.is_own_kind(slot) or (told is not None and told.rank == 0)
        fell = said.measure == self._deeds.killing()
        return bool(said.measure) and not (own_kind and self._may_be_anybodys(said) and not fell)

    def _of_those_who_count(self, slot: Slot, said: Said) -> str | None:
        """ "Germany says that 300 are back"."""
        openings = self._origins.openings
        country = openings.counting(slot.sentence, slot.quantity.start)
        if country is None and self._origins.names_at_most_one(slot.sentence):
            country = openings.told_behind(slot.sentence, slot.phrase[1]) or self._of_counter_before(slot, said)
        of_others = self._is_count_of_enemies(country, slot, said) or self._got_away_there(country, slot, said)
        return None if of_others else country

    def _of_counter_before(self, slot: Slot, said: Said) -> str | None:
        """ "The Dutch service counts 300. About 60 have returned": who counted them in the sentence before, of the same
        paragraph, where neither sentence names anybody else's country, and they are home or joined."""
        doc = slot.passage.doc
        own = doc.sentence_at(slot.token.i)
        if own.start == 0 or self._may_be_anybodys(said) or self._origins.names_any(slot.sentence):
            return None
        before = doc.sentence_at(own.start - 1)
        if not any(token.dep_ == "ROOT" and token.lemma_ in _COUNTING for token in doc[before.start : before.end]):
            return None
        span = slot.passage.start + int(doc[before.start].idx), slot.sentence[0]
        if "\n" in self._text[span[0] : span[1]].strip() or not self._origins.names_at_most_one(span):
            return None
        return self._origins.openings.counting(span, span[1])

    def _may_be_anybodys(self, said: Said) -> bool:
        """Whether a country that tells so of the beat's own kind need not tell of its own people: "Oslo thinks
        that 8,000 fighters went underground". Who joined or is home again is one country's."""
        joining = self._deeds.joining()
        return said.measure not in self._homeward and (joining is None or said.measure != joining.measure)

    # --- by what the text is about ------------------------------------------------------------------------------------

    def _by_context(self, slot: Slot, said: Said, population: Quantity | None) -> str | None:
        """The country of those of whom they are a part, else of those whom the text is about; none beside people of
        several countries ("420 people from 12 countries, a tenth of those who left")."""
        if self._origins.are_of_many(slot.sentence) or self._are_the_groups(slot, said):
            return None
        if self._have_some_of_a_country_among_them(slot):
            return None
        if not said.measure and self._are_strangers_there(slot):
            return None
        if population is not None and self._is_part_of_many(slot, population):
            return None
        origin = self._of_their_whole(slot, said, population)
        if origin is None and self._are_held_from_anywhere(slot, said):
            return None
        if origin is None and not self._are_anybodys(slot, said):
            origin = self._of_document(slot, said) or self._nearby(slot, said)
        if origin is None and self._thread.people is None and self._thread.is_marked(slot):
            origin = self._of_people_ahead(slot)
        if origin is None and self._may_be_told_ones(said) and not self._are_anybodys_dead(slot, said):
            origin = self._of_title(slot, said)
        return None if origin is not None and self._went_there(slot, said, origin) else origin

    def _have_some_of_a_country_among_them(self, slot: Slot) -> bool:
        """ "A house with around 30 recruits, among them four Britons": the others are from anywhere else, or from
        nobody knows where."""
        parts = _PARTS_BEHIND.match(self._text, slot.phrase[1]) if slot.noun is not None else None
        if parts is None or self._thread.is_marked(slot):
            return False
        return bool(self._origins.peoples_in((parts.end(), min(parts.end() + _PARTS_WITHIN, slot.sentence[1]))))

    def _are_strangers_there(self, slot: Slot) -> bool:
        """ "In al-Hol, 74 children died in one year": whoever was on the beat's own ground."""
        if slot.noun is None or slot.noun.lemma_.lower() in COMPATRIOTS or self._thread.is_marked(slot):
            return False
        if _TAKING_BACK.search(self._text, *slot.sentence):
            return False  # "a court told Belgium to fetch ten children from the camp": its own
        return self._origins.names_core(slot.sentence) and any(c.dep_ == "nummod" for c in slot.noun.children)

    def _are_held_from_anywhere(self, slot: Slot, said: Said) -> bool:
        """ "20,000 people are held", "10,000 fighters are in prisons there", "Iraq has detained 560 women": too many
        for one country, or caught by a state of the beat's own ground."""
        if self._thread.is_marked(slot):
            return False
        if said.measure and not (said.undergone or said.measure == self._deeds.custody()):
            return False
        doer = child(slot.link.head, "nsubj") if slot.link is not None and slot.link.role == "dobj" else None
        captor = None if doer is None else self._origins.placed.at(slot.passage.at(doer))
        return slot.quantity.high >= _FROM_ANYWHERE or (captor is not None and captor.country in self._core)

    def _is_part_of_many(self, slot: Slot, population: Quantity) -> bool:
        """ "It counts 41,000 people from 80 countries. Of these, 4,700 were women"."""
        nearer = self._thread.people
        if population.origin is not None or not self._thread.is_marked(slot):
            return False
        if nearer is not None and nearer.start > population.start and nearer.origin is not None:
            return False
        if population.high >= _FROM_ANYWHERE:
            return True
        end = min(population.end + _ORIGIN_WITHIN, slot.sentence[0])
        return self._origins.are_of_many((population.start, max(end, population.end)))

    def _went_there(self, slot: Slot, said: Said, country: str) -> bool:
        """ "Have crossed into Turkey": where people went, unless they are home again, is not where they are from."""
        return said.measure not in self._homeward and self._origins.leads_to(slot.clause, country)

    def _of_their_whole(self, slot: Slot, said: Said, population: Quantity | None) -> str | None:
        """The country of those out of whom they are counted: "of them", "including 30 women"."""
        if population is not None and self._is_of(population, slot):
            # "43 Danes are back, and 28 fighters are still in the valley"
            unmarked = self._thread.is_own_sentence(slot) and not self._thread.is_marked(slot)
            return None if unmarked and self._are_anybodys(slot, said) else population.origin
        return self._thread.series[-1].origin if self._thread.among_end == slot.phrase[1] else None

    def _is_of(self, population: Quantity, slot: Slot) -> bool:
        """Whether the number counts people of the population's own country: it says "of them", or no other country was
        named since ("Belgium counts 420 fighters … In Britain, about 850 left")."""
        between = population.end, slot.phrase[1]
        if population.origin in self._core:  # "31,000 Iraqis are held. Another 1,400 …": others, of whatever country
            others = _FURTHER.search(self._text, slot.sentence[0], slot.quantity.end)
            return self._thread.is_marked(slot) and not others
        return self._thread.is_marked(slot) or self._origins.names_no_other(between, population.origin)

    def _are_anybodys(self, slot: Slot, said: Said) -> bool:
        """ "Some 300 militants are left": whose people they are does not follow from what the document is about; but
        "20 of the 90 militants" are a part of those told before."""
        if slot.noun is None or self._slots.whole_ahead(slot) is not None or not self._may_be_anybodys(said):
            return False
        theirs = any(child.dep_ == "poss" for child in slot.noun.children)  # "the band's four men"
        return self._members.is_own_kind(slot) and not (theirs and slot.group is not None and slot.group.rank > 0)

    def _are_the_groups(self, slot: Slot, said: Said) -> bool:
        """ "20,000 of the Islamic State's fighters", "it has recruited 31,000": all those of the group, wherever they
        are from."""
        if said.measure in self._homeward:
            return False
        before = slot.noun.lefts if slot.noun is not None else ()
        named = (word for word in before if word.dep_ in ("compound", "nmod", "poss"))
        doer = child(slot.link.head, "nsubj") if slot.link is not None and slot.link.role == "dobj" else None
        told = [word for word in (*named, doer) if word is not None and word.text[0].isupper()]
        return any(self._members.is_own_side(word, slot.passage) for word in told)

    def _are_anybodys_dead(self, slot: Slot, said: Said) -> bool:
        """ "36 militants lay dead": whoever they were."""
        return said.measure == self._deeds.killing() and self._are_anybodys(slot, said)

    def _of_document(self, slot: Slot, said: Said) -> str | None:
        """The country whose people the document is about, where the number's own sentence names no other; not for the
        beat's own kind where they fight on another front, whoever they are."""
        country = self._homes.country()
        fighting = said.measure == self._deeds.fighting()
        if fighting and country in self._fronts and not self._origins.names_core(slot.clause):
            return None  # "the branch has close to 4,000 men" in an article about the country where it fights
        at_war = said.undergone or fighting
        if at_war and self._are_own_side(slot):
            country = self._homes.told() if country not in self._fronts else None
        elif not said.measure and (slot.noun is None or slot.noun.lemma_ in _ANYBODY):
            country = self._homes.told()
        return country if country and self._origins.names_no_other(slot.sentence, country) else None

    def _are_own_side(self, slot: Slot) -> bool:
        """Whether those counted are the beat's own kind, or a part of them that is not named."""
        told = self._thread.population
        own = told is not None and told.origin is None and told.scope == self._first_group
        unnamed = slot.noun is None and (told is None or own)
        return unnamed or self._members.is_own_kind(slot)

    def _nearby(self, slot: Slot, said: Said) -> str | None:
        """The origin of those counted in the sentence before, where neither it nor the number's own sentence names
        another country."""
        origin, told = self._thread.home_nearby(slot), self._thread.people
        if _AMONG.search(self._text, slot.sentence[0], slot.quantity.start):
            return None  # "two Frenchmen were among 40 killed"
        if said.measure == self._deeds.fighting() and _OF_THE_GROUP.search(self._text, *slot.sentence):
            return None  # "the group was put at 500 men"
        if origin is None or told is None or origin in self._core:
            return None
        alone = self._origins.names_no_other(slot.sentence, origin)
        return origin if alone and self._origins.tells_no_other_home((told.start, slot.sentence[0]), origin) else None

    def _of_people_ahead(self, slot: Slot) -> str | None:
        """ "Danes came first, and 40 of them are in its ranks": the people that the sentence opens with."""
        before = slot.passage.doc[slot.token.sent.start : slot.first]
        people = next((t for t in before if t.dep_ in SUBJECTS and t.tag_ in ("NNS", "NNPS")), None)
        return None if people is None else self._origins.own_home(slot.passage.span(people.left_edge, people))

    def _of_title(self, slot: Slot, said: Said) -> str | None:
        """The country that the title names; those who joined on the beat's own ground may be of a front, too."""
        joining = self._deeds.joining()
        joined = joining is not None and said.measure == joining.measure
        leads_to_core = joined and self._origins.names_core(slot.clause)
        return self._homes.titled(leads_to_core, up_to=slot.sentence[1] if said.measure in self._homeward else None)


_TAKING_BACK = re.compile(r"\b(?:home|back|repatriat\w+|return\w*|fetch\w*|bring\w*|brought|citizens?|nationals?)\b")
# So many are of several countries, where none is told ("It has recruited 31,000. Two thousand of them …").
_FROM_ANYWHERE = 10_000


def _are_told(people: Quantity, said: Said) -> bool:
    """Whether those told last are the ones told of again, be they of no one country: "the group has 2,000 men. French
    officials put the number at 3,000"."""
    return people.origin is not None or people.measure == said.measure


def _have_their_verb_before(people: Quantity, slot: Slot) -> bool:
    """Whether a verb of their own stands between those people and the number."""
    doc = slot.passage.doc
    first = doc.first_at(people.end - slot.passage.start, (0, len(doc)))
    return any(token.tag_ in FINITE for token in doc[first : slot.first])
