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
from briefings.beat.measure_lexicon import GroupName, lexicon_of
from briefings.beat.subject_mentions import SubjectMatter
from briefings.extracting.measures.origins import Origins
from briefings.extracting.measures.predicates import Deeds, Said, link_of
from briefings.extracting.measures.slot import Slot
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import Tokens, noun_after
from briefings.model import Claim, Place, Quantity

# Verbs whose undergoer may just as well be a victim: "people" and "children" beside them need more proof.
_HARM = frozenset("kill die slay execute murder wound injure hurt perish massacre behead shoot bomb hit target".split())
# Nouns that do not say who the people are.
_FACELESS = frozenset({"people", "person", "man", "individual", "resident", "adult"})
_TALLIES = frozenset({"number", "total", "figure", "tally", "count", "toll"})
_OUT_OF = re.compile(r"\b(?:of|among|out of)\s+(?:them|those|these|whom|which|that (?:number|total|group))\b", re.I)
_REST = re.compile(r"\b(?:another|a further|the (?:rest|remaining|others?)|remaining|others?)\b", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:including|among (?:them|whom|those))\s+$", re.IGNORECASE)
# "3,244 from Jordan": what the number before did, from elsewhere.
_FROM_AFTER = re.compile(r"\s+(?:(?:were|are) )?from\b")
_PART_OF = re.compile(r"\bof (?:the|its|these|those)\b")
# "Of the 850 who left, …": a number that names the population, and does nothing in the main clause.
_HEADING = re.compile(r"(?:^|[,;:–—] ?)[Oo]f (?:(?:the|its|some|their|an estimated) )?$")
_STOP = re.compile(r"[.;!?](?:\s|$)|\n")
_ROW_GAP = re.compile(r"\s*(?:,|and|,\s*and|/|;|\()\s*")
_TAIL = re.compile(r"\s*(?:\+|-plus|-odd|(?:\w+ )?or (?:even )?(?:more|so|less|fewer|over|under))$", re.IGNORECASE)
# A number behind its noun: "Belgium's returnees, 102 in all, have been tried".
_IN_ALL = re.compile(r" (?:in (?:all|total)|altogether)\b")
# "153 cases of people who …": whose cases are counted may be counted out of.
_MUSTERING = frozenset({"have", "command", "count", "muster", "number", "boast", "retain", "field"})
_FILES = frozenset({"case", "file", "dossier", "profile", "name", "record", "biography"})
_LONGEST_CLAUSE = 160
# Characters between a population and a number that may still count out of it.
_REACH = 1200


def assign_measures(
    text: str,
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    beat: Beat,
) -> list[Quantity]:
    """The quantities in the same order; those that count the beat's people carry unit "people", measure, origin, scope.

    A percentage or a share keeps its unit: it is of people, but no number of them. `claims` are the document's; a
    number outside every claim (a caption, a title) is measured like any other.
    """
    return _Reader(text, passages, quantities, places, beat).read() if quantities else []


def _is_foreign(noun: Any) -> bool:
    """Whether the people are told from those of the place: "2,000 foreign men"."""
    return any(child.lower_ == "foreign" for child in noun.children)


class _Reader:
    """One pass over a document's quantities."""

    def __init__(
        self,
        text: str,
        passages: Sequence[Passage],
        quantities: Sequence[Quantity],
        places: Sequence[Place],
        beat: Beat,
    ) -> None:
        self._text = text
        self._tokens = Tokens(passages)
        self._quantities = quantities
        self._lexicon = lexicon_of(beat)
        self._deeds = Deeds(self._lexicon, places)
        self._origins = Origins(text, places, beat.places)
        self._subject = SubjectMatter(text, beat)
        self._widest = beat.groups[-1].id if beat.groups else None
        # The people counted last, out of whom later numbers may count.
        self._population: Quantity | None = None
        # What the last clause with measures of its own said, in order, and where its sentence begins.
        self._series: list[Quantity] = []
        self._series_at = -1
        # A list's item: its country, how many numbers of it are read, and where the last one ends.
        self._row: tuple[str, int, int] | None = None
        # Where the last number counted by "including" or "among them" ends, with its noun.
        self._among_end = -1

    def read(self) -> list[Quantity]:
        """Every quantity, measured where it counts the beat's people."""
        return [self._measured(index, quantity) for index, quantity in enumerate(self._quantities)]

    def _measured(self, index: int, quantity: Quantity) -> Quantity:
        slot = self._slot(index, quantity)
        if slot is None or not self._may_count_people(slot):
            if slot is not None and self._counts_files(slot):
                self._population = replace(quantity, scope=self._widest)
            return quantity
        repeated = self._repeated(slot)
        if repeated is not None:
            return repeated
        said = self._said(slot)
        if said is None or not self._are_ours(slot, said):
            return self._people(slot)
        return self._remember(slot, self._filled(slot, said))

    # --- where the number stands --------------------------------------------------------------------------------------

    def _slot(self, index: int, quantity: Quantity) -> Slot | None:
        tail = _TAIL.search(quantity.text)
        place = self._tokens.at(quantity.end - 1 - (len(tail.group()) if tail else 0))
        if place is None:
            return None
        passage, token = place
        counted = noun_after(self._text, quantity.end, "%" if quantity.unit == "%" else None, passage, token)
        named = counted.head is not None and counted.head.pos_ != "PRON"
        out_of = self._text[quantity.end : quantity.end + 4].split()[:1] == ["of"]
        sentence = (passage.start + token.sent.start_char, passage.start + token.sent.end_char)
        return Slot(
            quantity, passage, token, counted,
            anchor=counted.head if named and not out_of else token,
            group=self._group(counted.head) if named else None,
            sentence=sentence,
            clause=(quantity.start, self._end_of_clause(index, quantity, sentence[1])),
        )  # fmt: skip

    def _end_of_clause(self, index: int, quantity: Quantity, end: int) -> int:
        """Where the next number, or a stop, ends what may be said of this one."""
        following = self._quantities[index + 1].start if index + 1 < len(self._quantities) else end
        end = min(following, end, quantity.end + _LONGEST_CLAUSE)
        stop = _STOP.search(self._text, quantity.end, end)
        return stop.start() if stop else end

    def _group(self, head: Any) -> GroupName | None:
        """The beat's group that the noun names, with the words right before it."""
        words = [head.lemma_.lower()]
        for back in (1, 2):
            if head.i < back or head.nbor(-back).pos_ not in ("ADJ", "NOUN", "PROPN", "VERB"):
                break
            words.insert(0, head.nbor(-back).lower_)
        plain = head.lower_.removesuffix("s")
        return self._lexicon.group_of(tuple(words)) or self._lexicon.group_of((*words[:-1], plain))

    # --- whom it counts -----------------------------------------------------------------------------------------------

    def _may_count_people(self, slot: Slot) -> bool:
        """Whether the number can be one of the beat's people: by its noun, or because it names none."""
        noun = slot.noun
        if noun is None:
            return slot.quantity.unit in ("", "people", "%")
        if self._subject.is_other(slot.passage.at(noun)):
            return False
        return slot.group is not None or self._says_measure(noun) is not None or self._are_natives(slot)

    def _counts_files(self, slot: Slot) -> bool:
        """Whether what is counted stands for the beat's people one by one."""
        if slot.noun is None or slot.noun.lemma_.lower() not in _FILES or not self._subject.near(slot.sentence):
            return False
        nouns = (n for of in slot.noun.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj")
        return any(self._group(noun) is not None for noun in nouns)

    def _are_natives(self, slot: Slot) -> bool:
        """ "Britons", "Russians": the noun is itself the name of a country's people."""
        return slot.noun is not None and self._origins.are_natives(slot.passage.at(slot.noun))

    def _says_measure(self, noun: Any) -> str | None:
        lemma = noun.lemma_.lower()
        return self._lexicon.nouns.get(lemma) or self._lexicon.nouns.get(noun.lower_.removesuffix("s"))

    def _are_ours(self, slot: Slot, said: Said) -> bool:
        """Whether the counted are the beat's: by anaphora, by name, or by what else the sentence says."""
        if self._counts_out(slot):
            return True
        if not self._subject.near(slot.sentence):
            return False
        if slot.group is not None and slot.group.rank == 0:
            return True
        faceless = slot.noun is None or (slot.noun.lemma_.lower() in _FACELESS and not _is_foreign(slot.noun))
        harmed = said.verb is not None and (said.verb.lemma_ in _HARM or (said.undergone and faceless))
        clause = self._text[slot.clause[0] : slot.clause[1]]
        if not harmed or self._subject.takes_part(clause) or _PART_OF.search(self._text, *slot.phrase):
            return True
        return (
            slot.noun is not None and self._says_measure(slot.noun) is not None and self._subject.names(slot.sentence)
        )

    def _counts_out(self, slot: Slot) -> bool:
        """Whether the number counts out of a population named before."""
        population = self._population
        if population is None or slot.quantity.start - population.end > _REACH:
            return False
        if slot.noun is None:
            return True
        before = self._text[max(slot.sentence[0], slot.quantity.start - 90) : slot.quantity.start]
        marked = _OUT_OF.search(before) or _REST.search(slot.quantity.text) or _REST.search(before[-20:])
        return marked is not None and (slot.group is not None or self._are_natives(slot))

    # --- what they did ------------------------------------------------------------------------------------------------

    def _said(self, slot: Slot) -> Said | None:
        """The measure of the number's clause: an event's own name, its verb, a phrase, or the people's name."""
        named = self._says_measure(slot.noun) if slot.noun is not None else None
        if named is not None and slot.group is None:
            return Said(named, None)
        if _HEADING.search(self._text[slot.sentence[0] : slot.quantity.start][-30:]):
            return self._deeds.by_clause_of(slot.anchor, slot.passage)
        return (
            self._deeds.by_verb(slot.anchor, slot.passage)
            or self._of_what_it_hangs_on(slot)
            or (self._of_country(slot) or self._of_noun_before(slot) if slot.noun is None else None)
            or self._deeds.by_phrase(self._text[slot.quantity.end : slot.clause[1]])
            or (Said(named, None) if named is not None else None)
            or self._of_kind(slot)
            or self._by_order(slot)
        )

    def _of_what_it_hangs_on(self, slot: Slot) -> Said | None:
        """ "The deaths of 400 fighters", "including 300 women": the measure of what the number hangs on."""
        link = link_of(slot.anchor)
        if link is not None and link.role == "of":
            named = self._says_measure(link.head) if link.head.pos_ in ("NOUN", "PROPN") else None
            return Said(named, None) if named else None
        if link is not None and link.role == "oblique" and slot.noun is None:
            return self._of_tally(slot, link.head)
        before = self._text[max(slot.sentence[0], slot.quantity.start - 40) : slot.quantity.start]
        among = (link is not None and link.role == "among") or _AMONG.search(before) is not None
        if not self._series or self._series_at != slot.sentence[0]:
            return None
        if among or self._goes_on_among(slot):
            self._among_end = slot.phrase[1]
            return Said(self._series[-1].measure or "", None)
        from_elsewhere = slot.noun is None and _FROM_AFTER.match(self._text, slot.quantity.end)
        return Said(self._series[-1].measure or "", None) if from_elsewhere else None

    def _of_kind(self, slot: Slot) -> Said | None:
        """ "Of those who left, 100 were women": a part of the population did what the population did."""
        link = link_of(slot.anchor)
        if link is None or link.role != "nsubj" or link.head.lemma_ != "be" or not self._counts_out(slot):
            return None
        kind = next((c for c in link.head.children if c.dep_ == "attr" and self._group(c) is not None), None)
        measure = self._population.measure if self._population else None
        return Said(measure, None, noun=kind) if kind is not None and measure else None

    def _goes_on_among(self, slot: Slot) -> bool:
        """ "Among them 32 women and 74 children": the second number too."""
        return self._among_end >= 0 and _ROW_GAP.fullmatch(self._text, self._among_end, slot.quantity.start) is not None

    def _of_tally(self, slot: Slot, verb: Any) -> Said | None:
        """ "The number of returnees rose to 425", "the number of fighters killed stands at 450"."""
        for subject in verb.children:
            if subject.dep_ not in ("nsubj", "nsubjpass", "dobj") or subject.lemma_.lower() not in _TALLIES:
                continue
            nouns = [n for of in subject.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj"]
            for noun in nouns:
                named = self._says_measure(noun)
                said = self._deeds.by_verb(noun, slot.passage) or (Said(named, None) if named else None)
                return replace(said, noun=noun) if said else None
            if not nouns and verb.lemma_ == "put" and self._population is not None and self._population.measure:
                return Said(
                    self._population.measure, None
                )  # "a committee puts the number at 5,000": of those just counted
        return None

    def _of_country(self, slot: Slot) -> Said | None:
        """ "Came from Russia (3,417) and Jordan (3,000)"."""
        place = self._origins.place_right_before(slot.quantity.start)
        found = self._tokens.at(place.end - 1) if place is not None and place.role == "origin" else None
        link = link_of(found[1]) if found is not None else None
        if link is None or link.role != "oblique" or link.head.pos_ != "VERB":
            return None
        return self._deeds.of_subject(link.head, slot.passage)

    def _of_noun_before(self, slot: Slot) -> Said | None:
        """ "Belgium's returnees, 102 in all, have been tried"."""
        if not _IN_ALL.match(self._text, slot.quantity.end):
            return None
        before = self._tokens.at(slot.quantity.start - 3)
        if before is None or before[1].pos_ != "NOUN" or self._group(before[1]) is None:
            return None
        named = self._says_measure(before[1])
        return Said(named, None, noun=before[1]) if named else None

    def _by_order(self, slot: Slot) -> Said | None:
        """Where the parse led to no verb, the first one after the number."""
        link = link_of(slot.anchor)
        if link is not None and (link.role not in ("nsubj", "nsubjpass") or link.head.pos_ == "VERB"):
            return None
        doc, first = slot.passage.doc, (slot.counted.head or slot.token).i + 1
        end = first
        while end < len(doc) and slot.passage.at(doc[end]) < slot.clause[1]:
            end += 1
        return self._deeds.by_order(doc[first:end], slot.passage)

    def _repeated(self, slot: Slot) -> Quantity | None:
        """The next measure of the clause before, for a number before which only a country's name stands."""
        quantity = slot.quantity
        if slot.noun is not None or not self._series:
            self._row = None
            return None
        country = self._country_before(slot)
        if country is not None:
            row = (country, 0)
        elif self._row and _ROW_GAP.fullmatch(self._text, self._row[2], quantity.start):
            row = self._row[:2]
        else:
            row = None
        if row is None or row[1] >= len(self._series) or self._deeds.by_verb(slot.anchor, slot.passage):
            self._row = None
            return None
        model = self._series[row[1]]
        self._row = (row[0], row[1] + 1, quantity.end)
        return replace(quantity, unit="people", measure=model.measure, scope=model.scope, origin=row[0])

    def _country_before(self, slot: Slot) -> str | None:
        """The country that heads the number's item; "from" behind the number names another ("Russia, 3,244 from …")."""
        if slot.noun is not None or _FROM_AFTER.match(self._text, slot.quantity.end):
            return None
        return self._origins.country_right_before(slot.quantity.start)

    # --- the result ---------------------------------------------------------------------------------------------------

    def _people(self, slot: Slot) -> Quantity:
        """The quantity without a measure. What is counted out of people counts people; and people who do something
        else may still be those out of whom later numbers count."""
        quantity = slot.quantity
        if slot.noun is None:
            them = quantity.unit == "" and slot.counted.head is not None and self._counts_out(slot)
            return replace(quantity, unit=self._unit(quantity)) if them else quantity
        link = link_of(slot.anchor)
        if (
            link is not None
            and (link.role in ("nsubj", "of") or (link.role == "dobj" and link.head.lemma_ in _MUSTERING))
            and not self._counts_out(slot)
            and self._subject.near(slot.sentence)
        ):
            origin = self._origins.of(
                slot.phrase, slot.phrase, slot.sentence, slot.anchor, slot.passage, Said("", None)
            )
            self._population = replace(quantity, origin=origin, scope=self._scope(slot) or self._widest)
        ours = slot.group is not None or self._are_natives(slot)
        return replace(quantity, unit=self._unit(quantity)) if ours else quantity

    def _scope(self, slot: Slot) -> str | None:
        """The group counted; of "women and children", the beat's widest."""
        if slot.group is None or slot.noun is None:
            return None
        for other in slot.noun.children:
            joined = other.dep_ == "conj" and other.pos_ == "NOUN" and not any(c.pos_ == "NUM" for c in other.children)
            group = self._group(other) if joined else None
            if group is not None and group.id != slot.group.id:
                return self._widest
        return slot.group.id

    def _filled(self, slot: Slot, said: Said) -> Quantity:
        population = self._population if self._counts_out(slot) else None
        group = self._group(said.noun) if said.noun is not None else None
        scope = (group.id if group else None) or self._scope(slot) or (population.scope if population else self._widest)
        origin = self._country_before(slot)
        origin = origin or self._origins.of(slot.phrase, slot.clause, slot.sentence, slot.anchor, slot.passage, said)
        if origin is None and not said.undergone and not self._is_own_population(slot):
            origin = self._origins.counting(slot.sentence, slot.quantity.start)
        if origin is None and (population is not None or self._among_end == slot.phrase[1]):
            origin = population.origin if population is not None else self._series[-1].origin
        return replace(slot.quantity, unit=self._unit(slot.quantity), measure=said.measure, scope=scope, origin=origin)

    def _is_own_population(self, slot: Slot) -> bool:
        """Whether the number counts out of people named in its own sentence."""
        return self._population is not None and self._counts_out(slot) and self._population.start >= slot.sentence[0]

    def _remember(self, slot: Slot, measured: Quantity) -> Quantity:
        if slot.sentence[0] != self._series_at:
            self._series, self._series_at = [], slot.sentence[0]
        self._series.append(measured)
        if not self._counts_out(slot):
            self._population = measured
        return measured

    def _unit(self, quantity: Quantity) -> str:
        return quantity.unit if quantity.unit == "%" or 0 < quantity.high < 1 else "people"
