"""People told of one by one, who are a number all the same: "a man and his daughter were killed" tells of two.

A list counts where each of those in it is one person or a number of people, where all of them share one verb, and where
the verb says a measure of events. Who is named only ("Ann Poe and Ben Ash") is not counted, unless each has an age
(`named_people`): names stand beside those whom they explain ("his wife, Ann Poe, and a boy"). "Killed his wife and then
himself" tells of two, too; but where a text says elsewhere that somebody turned to himself, a list of others is not
all, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefings.beat.beat import Beat
from briefings.beat.subject_mentions import SubjectMatter
from briefings.extracting.measures.grammar.arguments import FINITE, is_one_body, link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.listed.members import (
    GROUPS,
    KINDS,
    OF_THEMSELVES,
    OTHERS,
    PARENTS,
    SELF,
    Member,
    are_left_so,
    are_two_camps,
    group_at,
    is_person,
    list_at,
    object_at,
    opens_a_clause,
)
from briefings.extracting.measures.listed.named_people import named_people
from briefings.extracting.measures.listed.outcomes import outcomes_of
from briefings.extracting.measures.listed.survivors import (
    MURDER_SUICIDE,
    survivors_of,
    with_those_shot,
    with_those_who_died,
)
from briefings.extracting.measures.listed.told_multiples import told_multiples
from briefings.extracting.measures.listed.turned_on_self import KILLS_SELF, TURNED_TO_SELF, end_with_self
from briefings.extracting.measures.predicates.predicates import Deeds
from briefings.extracting.parsing.dependencies import SUBJECTS
from briefings.extracting.parsing.language import Passage
from briefings.model import WORKED_OUT, Place, Quantity

# People of any kind, whose kinds may be told right behind them, and kinds that say no sex.
_WHOLES = frozenset("people persons others victims individuals civilians bystanders survivors fatalities".split())
_AGES = frozenset("adult teen teenager child juvenile baby toddler".split())
_APPOSING = frozenset({"—", "–", "--", "-", "(", ":"})
_CLAUSE, _LONGEST_CLAUSE = re.compile(r"[^.;:!?\n]*"), 80
# "Nine were killed, including a woman and a child"; "a nurse and two guards are among the dead".
_SOME_OF = re.compile(
    r"\b(?:includ\w+|among (?:them|those|whom)(?: (?:were|are|was|is))?|such as)[ :]+$", re.IGNORECASE
)
# Whoever is told to be wounded lives, however who did it ended; whom he shot may not.
_LEFT_ALIVE = frozenset({"wound", "injure", "hurt", "graze", "maim"})
_AMONG = re.compile(r"[^.;\n]{0,40}\bamong (?:the|those|them)\b", re.IGNORECASE)


def with_listed_people(
    text: str,
    passages: Sequence[Passage],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    beat: Beat,
    title: str = "",
) -> list[Quantity]:
    """The quantities, and in text order with them the lists of people whose measure is of events; for beats that count
    everybody."""
    of_events = {measure.id for measure in beat.measures if measure.of == "event"}
    if beat.whom != "everybody" or not of_events or not SubjectMatter(text, beat, title).named:
        return list(quantities)
    deeds = Deeds(beat.lexicon, places)
    reader = _Lists(text, title, quantities, deeds, beat.widest_group)
    found = [one for one in _told_one_by_one(text, passages, reader, deeds, beat) if one.measure in of_events]
    unsaid = [one for passage in passages for one in reader.parties(passage)]
    rest = _rest_of_lists(text, passages, quantities, found) | _inside(reader.uncounted, quantities)
    quantities, found = _with_outcomes(text, passages, quantities, [*found, *unsaid], deeds)
    found = with_those_who_died(text, found, deeds.wounding(), deeds.killing())
    hit = [one for one in found if one.measure == deeds.wounding() and one.counted == WORKED_OUT]
    found += survivors_of(text, quantities, deeds.wounding(), _many(found, deeds.killing()), hit)
    quantities = with_those_shot(text, quantities, deeds.wounding(), deeds.killing())
    found = [one for one in found if one.start not in rest]
    quantities = [replace(one, measure=None) if one.start in rest else one for one in quantities]
    return sorted([*quantities, *found], key=lambda quantity: (quantity.start, quantity.end))


def _told_one_by_one(text: str, passages: Sequence[Passage], lists: _Lists, deeds: Deeds, beat: Beat) -> list[Quantity]:
    """Lists of people, names with ages, and multiples ("a double homicide"), whatever is said of them."""
    found = [one for passage in passages for one in lists.of(passage)]
    if not TURNED_TO_SELF.search(text):  # who killed them may be dead, too
        found += [one for passage in passages for one in named_people(text, passage, deeds, beat.widest_group)]
    return found + list(
        told_multiples(text, _sentences(passages), deeds.killing(), deeds.wounding(), beat.widest_group)
    )


def _with_outcomes(
    text: str, passages: Sequence[Passage], quantities: Sequence[Quantity], lists: Sequence[Quantity], deeds: Deeds
) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities and the lists, each with what became of all whom it counts, as the next sentences tell."""
    told = dict(outcomes_of(text, _sentences(passages), (*quantities, *lists), deeds.killing(), deeds.wounding()))

    def with_told(those: Sequence[Quantity]) -> list[Quantity]:
        return [now for one in those for now in told.get(one, (one,))]

    return with_told(quantities), [one for one in with_told(lists) if one.measure]


def _inside(lists: Sequence[tuple[int, int]], quantities: Sequence[Quantity]) -> frozenset[int]:
    """Where the numbers stand that are members of one of the lists."""
    return frozenset(q.start for q in quantities if any(start <= q.start < end for start, end in lists))


def _sentences(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    return [(p.start + s.start_char, p.start + s.end_char) for p in passages for s in p.doc.sents]


def _many(found: Sequence[Quantity], killed: str | None) -> bool:
    return any(quantity.measure == killed and quantity.low > 1 for quantity in found)


_AND_OTHERS = re.compile(r"\band (?:at least |about )?$", re.IGNORECASE)


def _rest_of_lists(
    text: str, passages: Sequence[Passage], quantities: Sequence[Quantity], lists: Sequence[Quantity]
) -> frozenset[int]:
    """ "Killed his parents, his sister and two others": where the numbers stand that end a list which isn't counted.
    They are no toll, and nobody is counted out of them."""
    counted = [(one.start, one.end) for one in lists]

    def is_rest(quantity: Quantity) -> bool:
        inside = any(start <= quantity.start < end for start, end in counted)
        return quantity.measure is not None and not inside and _is_end_of_a_list(text, quantity, passages)

    return frozenset(quantity.start for quantity in quantities if is_rest(quantity))


def _is_end_of_a_list(text: str, quantity: Quantity, passages: Sequence[Passage]) -> bool:
    """ "… his sister and | two others": whether a number of others stands behind somebody who is not counted."""
    if not _AND_OTHERS.search(text, max(0, quantity.start - 14), quantity.start):
        return False
    opening, others = _at(quantity.start, passages), _at(quantity.end + 1, passages)
    behind = opening.doc[opening.i : opening.i + 4] if opening is not None else ()
    number = next((word for word in behind if word.tag_ == "CD"), None)
    if number is not None and _follows_somebody_unknown(number):
        return True
    if others is None or others.lower_ not in OTHERS or others.dep_ != "conj":
        return False
    if others.head.dep_ not in ("dobj", "conj"):
        return False
    above = (others.head, *others.head.lefts)
    return any(is_person(word) and word.pos_ == "NOUN" and not _has_number(word) for word in above)


def _follows_somebody_unknown(number: Any) -> bool:
    """ "A party promoter and | two guests", "the head of it and | two of his aides": whether one stands before a number
    of people of whom nobody knows that a person is meant."""
    joined = number if number.dep_ == "conj" else number.head
    first = joined.head
    if joined.dep_ != "conj" or first.tag_ != "NN" or first.dep_ not in (*SUBJECTS, "dobj") or is_person(first):
        return False
    if number.i < 2 or number.nbor(-1).lower_ != "and" or first.i > number.i - 2:
        return False
    between = number.doc[first.i + 1 : number.i]
    if between[0].lower_ not in ("and", "of") or any(word.pos_ in ("VERB", "AUX") for word in between):
        return False
    return any(child.dep_ in ("det", "poss") for child in first.children)


def _at(offset: int, passages: Sequence[Passage]) -> Any | None:
    """The token at an offset of the document."""
    passage = next((p for p in passages if p.start <= offset < p.end), None)
    if passage is None:
        return None
    at = passage.doc.first_at(offset - passage.start, (0, len(passage.doc)))
    return passage.doc[at] if at < len(passage.doc) else None


def _has_number(noun: Any) -> bool:
    return any(child.pos_ == "NUM" or child.lower_ in ("a", "an") for child in noun.children)


class _Lists:
    """Reads one document's lists of people."""

    def __init__(self, text: str, title: str, quantities: Sequence[Quantity], deeds: Deeds, scope: str | None) -> None:
        self._text, self._deeds, self._scope = text, deeds, scope
        self._numbers: Mapping[int, Quantity] = {quantity.start: quantity for quantity in quantities}
        # Where those are told who were killed by somebody who may be dead, too: a number among them is none of all.
        self.uncounted: list[tuple[int, int]] = []
        self._turned = TURNED_TO_SELF.search(text) is not None
        self._is_suicide = any(MURDER_SUICIDE.search(told) for told in (text, title)) or bool(KILLS_SELF.search(title))

    def of(self, passage: Passage) -> Iterator[Quantity]:
        """The passage's lists, each as a quantity with its measure."""
        at = 0
        while at < len(passage.doc):
            found = list_at(passage.doc, at) or object_at(passage.doc, at) or group_at(passage.doc, at)
            at = found[-1].end if found else at + 1
            whole = self._number_of(found, passage) if found else None
            said = self._said(found, passage) if whole is not None else None
            if whole is None or said is None or not said.measure:
                continue
            counted = self._counted(found, whole, said, passage)
            if counted is not None:
                yield counted
            elif len(found) > 1 and self._turned and said.measure == self._deeds.killing():
                self.uncounted.append(_span(found, passage))

    def parties(self, passage: Passage) -> Iterator[Quantity]:
        """The passage's lists of two and more of whom nothing is said, each as a quantity without a measure."""
        at = 0
        while at < len(passage.doc):
            found = list_at(passage.doc, at)
            at = found[-1].end if found else at + 1
            whole = self._number_of(found, passage) if len(found) > 1 else None
            if whole is not None and self._said(found, passage) is None:
                yield self._quantity(whole, *_span(found, passage), Said("", None))

    def _number_of(self, found: Sequence[Member], passage: Passage) -> int | None:
        """How many people a list tells of; None where not everybody's number is told, or some are told twice."""
        if are_two_camps(found):
            return None
        told = [self._count(member, passage) for member in found]
        counts = [count for count in told if count is not None]
        if len(counts) < len(told) or self._are_a_whole_and_its_parts(found, counts, passage):
            return None
        return sum(counts)

    def _counted(self, found: Sequence[Member], whole: int, said: Said, passage: Passage) -> Quantity | None:
        """The list of so many as a quantity, with whoever turned to himself besides; None where it is not all."""
        start, end = _span(found, passage)
        if found[-1].noun.lower_ in SELF and said.measure == self._deeds.wounding():
            if not self._are_dead(whole):
                return None
            said = self._as_killed(said)
        and_self = self._and_self(found, said, start, end)
        if and_self is not None:
            return self._quantity(whole + 1, start, and_self, self._as_killed(said))
        several = len(found) > 1 or self._are_several(found[0], said)
        return self._quantity(whole, start, end, said) if several and self._is_all(found, said, passage) else None

    def _as_killed(self, said: Said) -> Said:
        """What is said, as of people who are dead."""
        return replace(said, measure=self._deeds.killing() or said.measure)

    def _are_a_whole_and_its_parts(self, found: Sequence[Member], counts: Sequence[int], passage: Passage) -> bool:
        """Whether parts are told beside their whole, to which nobody adds them: "six people, three men and three
        women"; nor do parts make another whole that stands right before them ("12 others – nine men and six women –").
        "Two men, a woman and a boy" are four, since no man is a woman."""
        parts = sum(counts[1:])
        first = found[0].noun
        if len(found) > 2 and first.tag_ == "NNS" and first.lower_ in _WHOLES:
            return True
        named_else = any(member.noun.lemma_.lower() not in KINDS for member in found[1:])
        if len(found) > 2 and first.tag_ == "NNS" and counts[0] == parts and (first.lemma_ in _AGES or named_else):
            return True
        whole = self._whole_before(passage.doc, found[0].start, passage)
        return whole is not None and whole != sum(counts)

    def _whole_before(self, doc: Any, at: int, passage: Passage) -> int | None:
        """The number of people that stands right before a dash, a bracket or a colon: "12 others – | nine men and
        …"."""
        if at < 2 or doc[at - 1].text not in _APPOSING or doc[at - 2].tag_ != "NNS" or not is_person(doc[at - 2]):
            return None
        number = next((t for t in reversed(doc[max(0, at - 5) : at - 2]) if t.tag_ == "CD"), None)
        told = self._numbers.get(passage.at(number)) if number is not None else None
        return int(told.low) if told is not None and told.bound == "exact" else None

    def _are_several(self, member: Member, said: Said) -> bool:
        """Whether one noun, without a number, stands for all: "a couple", "killed her parents". Who is hurt beside them
        may be told elsewhere."""
        killed = said.measure == self._deeds.killing()
        return member.noun.lemma_ in GROUPS or (killed and member.noun.lower_ in PARENTS)

    def _are_dead(self, whole: int) -> bool:
        """Whether those who were shot, and who shot himself, are dead by what else the text tells: as many are, or it
        was a murder-suicide."""
        killing = self._deeds.killing()
        return self._is_suicide or any(q.measure == killing and q.low == whole for q in self._numbers.values())

    def _and_self(self, found: Sequence[Member], said: Said, start: int, end: int) -> int | None:
        """Where a sentence ends to tell that who killed them killed himself, or was killed; None where it doesn't."""
        shot = said.measure == self._deeds.wounding() and not (said.verb and said.verb.lemma_ in _LEFT_ALIVE)
        dead = said.measure == self._deeds.killing() or (shot and self._is_suicide)
        if not dead or found[0].noun.dep_ != "dobj" or found[-1].noun.lower_ in SELF:
            return None
        return end_with_self(self._text, start, end, murder_suicide=self._is_suicide)

    def _count(self, member: Member, passage: Passage) -> int | None:
        """How many people a member of a list is; None where that is not told."""
        if member.noun.lower_ in PARENTS:
            return 2
        if member.noun.tag_ != "NNS" and not _is_counted_alike(member, passage.doc):
            return GROUPS.get(member.noun.lemma_, 1)
        number = next(n for n in range(member.start, member.end) if passage.doc[n].tag_ == "CD")
        told = self._numbers.get(passage.at(passage.doc[number]))
        return int(told.low) if told is not None and told.bound == "exact" and told.low == told.high else None

    def _said(self, found: Sequence[Member], passage: Passage) -> Said | None:
        """What is said of all of them."""
        first, last, deeds = found[0].noun, found[-1], self._deeds
        said = deeds.by_state_after(passage.doc, last.end) or deeds.by_verb(first, passage)
        said = said or deeds.by_clause_of(last.noun, passage, of_many=True)
        if said is not None:
            to_death = said.measure == deeds.wounding() and _ends_in_death(last, passage.doc)
            return self._as_killed(said) if to_death else said
        if last.end < len(passage.doc) and are_left_so(first, last.end, passage.doc):
            return deeds.state_of(passage.doc[last.end])
        if len(found) > 1 and opens_a_clause(passage.doc, found[0].start):
            said = self._of_verb_behind(last.end, passage)
        return said or self._by_their_link(found, passage)

    def _by_their_link(self, found: Sequence[Member], passage: Passage) -> Said | None:
        """What is said by the word that the parse hangs the first of them on."""
        last, deeds, link = found[-1], self._deeds, link_of(found[0].noun)
        if link is None:
            return None
        if link.role == "of":
            return None if len(found) > 1 and is_one_body(link.head) else deeds.by_noun(link.head)
        if link.role == "nsubj" and _is_passive_without_aux(link.head):
            return deeds.by_word_after(passage.doc, last.end, passage)
        if link.role != "nsubjpass":
            return None
        at = passage.start + int(last.noun.idx)  # "were found dead"
        clause = _CLAUSE.match(self._text, at, at + _LONGEST_CLAUSE)
        return deeds.by_phrase(clause.group()) if clause else None

    def _of_verb_behind(self, at: int, passage: Passage) -> Said | None:
        """What the verb right behind a list says that opens its sentence, however the parse takes it: "a teacher, a
        janitor and two pupils died"."""
        word = passage.doc[at] if at < len(passage.doc) else None
        if word is None or word.tag_ not in FINITE:
            return None
        verb = word.head if word.dep_ in ("aux", "auxpass") and word.head.i > word.i else word
        return self._deeds.of_subject(verb, passage)

    def _is_all(self, found: Sequence[Member], said: Said, passage: Passage) -> bool:
        """Whether nobody is left out: they are not some of a larger number, and nobody turned to himself besides. Those
        who are dead, died or lay there are all."""
        start, end = passage.at(passage.doc[found[0].start]), passage.at(found[-1].noun)
        if _SOME_OF.search(self._text, max(passage.start, start - 30), start) or _AMONG.match(self._text, end):
            return False
        done_to_them = said.verb is not None and said.verb.lemma_ not in OF_THEMSELVES
        return not (self._turned and done_to_them) or found[-1].noun.lower_ in SELF

    def _quantity(self, whole: int, start: int, end: int, said: Said) -> Quantity:
        return Quantity(
            float(whole), float(whole), "exact", "people", WORKED_OUT, None, said.measure, None, self._text[start:end],
            start, end, self._scope,
        )  # fmt: skip


def _is_counted_alike(member: Member, doc: Any) -> bool:
    """ "Three staff", "five police": so many by a number, of a noun that is its own plural; no "17-year-old boy"."""
    opening = doc[member.start]
    aged = any(word.lower_ in _SPANS_OF_LIFE for word in doc[member.start + 1 : member.start + 3])
    return bool(opening.tag_ == "CD" and opening.lower_ not in ("one", "1") and not aged)


# "17-year-old boy", "17 year old boy", "6-month-old son".
_SPANS_OF_LIFE = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})


def _is_passive_without_aux(verb: Any) -> bool:
    """Whether a verb takes its auxiliary from the one it is joined to: "a man was killed and his wife wounded"."""
    above = verb.head
    return bool(
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ == "conj"
        and above.tag_ == "VBN"
        and any(c.dep_ == "auxpass" for c in above.children)
        and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children)
    )


def _span(found: Sequence[Member], passage: Passage) -> tuple[int, int]:
    """A list's offsets in the document, without the age behind its last member."""
    last, first = found[-1].noun, found[0].start
    if first > 1 and passage.doc[first].text == "-":  # "an off-duty officer"
        first -= 2 if passage.doc[first - 2].tag_ in ("DT", "PRP$") else 1
    return passage.at(passage.doc[first]), passage.at(last) + len(last)


def _ends_in_death(member: Member, doc: Any) -> bool:
    """ "Shot his wife and her mother | to death", "shot a man and a boy | dead"."""
    behind = doc[member.end : member.end + 2].text
    return bool(behind.startswith("dead") or behind == "to death")
