"""What a document has counted so far, out of which later numbers count: populations, rows of a list, numbers told
again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from briefings.extracting.measures.grammar.slot import Slot
from briefings.model import Quantity

_OUT_OF = re.compile(
    r"(?<!course )(?<!midst )(?<!result )(?<!light )"
    r"\b(?:of|among|out of)\s+(?:them|those|these|whom|which|that (?:number|total|group))\b",
    re.I,
)
# "None of them fatally, when | two gunmen …": whoever is told of in another clause is none of them.
_NEW_CLAUSE = re.compile(
    r"\b(?:when|while|after|before|because|where|until|since|as(?! (?:many|few|much)\b))\b", re.IGNORECASE
)
_REST = re.compile(r"\b(?:another|a further|the (?:rest|remaining|others?)|remaining|others?)\b", re.IGNORECASE)
_OUT_OF_AFTER = re.compile(r"\s+(?:of|among|out of)\s+(?:them|those|these|whom|that (?:number|total|group))\b", re.I)
# Who does a deed and is sought for it: "the two suspects" are not the two dead.
# Likewise those who came because of it: "the four officers" are not the four whom somebody wounded.
_DOERS = frozenset(
    "suspect shooter gunman attacker assailant robber intruder perpetrator culprit subject officer deputy trooper"
    " detective investigator paramedic medic witness".split()
)
_DEFINITE = re.compile(r"(?:\b(?:the|these|those|all|of)|['’]s?)\s+$", re.IGNORECASE)
_OTHERS_AHEAD = re.compile(r"\bother $", re.IGNORECASE)
_OTHERS_BEHIND = re.compile(r" (?:others?|more|remaining|surviving)\b", re.IGNORECASE)
_A_GROUP_OF = re.compile(
    r"\b(?:an?|another) (?:[a-z]+ )?(?:group|family|team|crew|party|band|convoy|gang|crowd) of\s+$", re.IGNORECASE
)
_OF_ITS_OWN = re.compile(r"\bof\s+$")
_ROW_GAP = re.compile(r"\s*(?:,|and|,\s*and|/|;|\()\s*")
_JOINED = re.compile(r"(?: [\w'’-]+){1,4}?(?:,| and|, and|,? along with|,? as well as| or) (?:another )?")
# "54 have returned, of whom 23 are in prison".
_OF_WHOM = re.compile(r", of (?:whom|which) $")
_OF_THE_N = re.compile(r"\bof (?:the|its) [\w,.-]+(?: [^,;.:]{1,80})?, (?:only |some |about )?$", re.IGNORECASE)
# "80 have come back. Of those still there, 12 …".
_OF_OTHERS = re.compile(r"\bof those (?:still|left|yet|not|remaining)\b", re.IGNORECASE)
_OPENS_OF_THESE = re.compile(r"[\"“]?Of (?:these|those|them)(?:,| (?=\d))")  # not "of those still there"
_JUST_BEFORE = 160
# Characters between a population and a number that may still count out of it, and one that tells it again.
_REACH, _MEMORY, _PART_REACH = 1200, 6000, 400


@dataclass(slots=True)
class Thread:
    """The people counted so far. `population` are those counted last, out of whom later numbers may count; `series`
    what the last sentence with measures said, in order, `series_at` where it begins, and `before` the last of the one
    before it; `row` an item of a list: its country, how many of its numbers are read, and where the last one ends;
    `people` are any of the beat's people that were counted last, whatever they did; `among_end` where the last number
    counted by "including" ends, with its noun."""

    text: str
    population: Quantity | None = None
    series: list[Quantity] = field(default_factory=list)
    series_at: int = -1
    before: Quantity | None = None
    row: tuple[str, int, int] | None = None
    among_end: int = -1
    people: Quantity | None = None
    _told: dict[tuple[float, float], Quantity] = field(default_factory=dict)

    def remember(self, slot: Slot, measured: Quantity, is_part: bool) -> None:
        """Takes in a number that was measured; `is_part` of one told before."""
        if slot.sentence[0] != self.series_at:
            self.before = self.series[-1] if self.series else None
            self.series, self.series_at = [], slot.sentence[0]
        self.series.append(measured)
        self._told[measured.low, measured.high] = measured
        if not is_part:
            self.population = measured

    def is_near(self, slot: Slot) -> bool:
        """Whether the population still is what the text speaks of."""
        return self.population is not None and slot.quantity.start - self.population.end <= _REACH

    def told_again(self, slot: Slot) -> Quantity | None:
        """The number of people that a definite one repeats: "the four men", "of those 60", "all five of the …"."""
        before = self.text[max(slot.sentence[0], slot.quantity.start - 14) : slot.quantity.start]
        if not _DEFINITE.search(before):
            return None
        if _OF_ITS_OWN.search(before) and (slot.noun is not None or self._is_of_a_group(slot)):
            return None
        told = self._told.get((slot.quantity.low, slot.quantity.high))
        if told is None or slot.quantity.start - told.end > _MEMORY:
            return None
        is_doer = slot.noun is not None and slot.noun.lemma_.lower() in _DOERS
        return None if is_doer and not _is_called(told, slot.noun) else told

    def _is_of_a_group(self, slot: Slot) -> bool:
        """ "A group of | eight who tried to help": others than those told of before, however many."""
        return _A_GROUP_OF.search(self.text, max(0, slot.quantity.start - 24), slot.quantity.start) is not None

    def told_as(self, noun: str, part: Quantity, reach: int) -> Quantity | None:
        """Those told last by a noun of whom so many may be a part, at most so many characters before it."""
        told = (one for one in self._told.values() if noun in (one.counted or "").lower().split() and one.measure)
        near = (one for one in told if 0 <= part.start - one.end <= reach and part.low <= one.high)
        return max(near, key=lambda one: one.start, default=None)

    def told_so_many(self, number: float) -> Quantity | None:
        """Those told last who were so many."""
        return self._told.get((number, number))

    def has_told(self, measure: str, slot: Slot) -> bool:
        """Whether the text has told of people who did so, at least as many as the slot counts."""
        return any(one.measure == measure and one.high >= slot.quantity.low for one in self._told.values())

    def are_others(self, slot: Slot, told: Quantity) -> bool:
        """Whether "the two other men" or "the other two" are not those whom the text told of, unless these were others,
        too, or somebody stands beside them ("shot him and the two other men")."""
        if slot.anchor.dep_ == "conj" and slot.anchor.head.pos_ in ("PRON", "PROPN", "NOUN"):
            return False
        return self._names_others(slot.quantity) and not self._names_others(told)

    def _names_others(self, quantity: Quantity) -> bool:
        before = _OTHERS_AHEAD.search(self.text, max(0, quantity.start - 8), quantity.start)
        return before is not None or _OTHERS_BEHIND.match(self.text, quantity.end) is not None

    def forget(self, slot: Slot) -> None:
        """Takes in that so many others were told of, of whom no measure is said: "two men were let in. … The two men
        fired" are not the two who died."""
        before = self.text[max(slot.sentence[0], slot.quantity.start - 14) : slot.quantity.start]
        if not _DEFINITE.search(before) and not self.is_marked(slot):
            self._told.pop((slot.quantity.low, slot.quantity.high), None)

    def home_nearby(self, slot: Slot) -> str | None:
        """The origin of the people counted right before, in the same paragraph."""
        told = self.people
        if told is None or "\n" in self.text[told.end : slot.quantity.start]:
            return None
        return told.origin if slot.quantity.start - told.end <= _PART_REACH else None

    def is_marked_part(self, slot: Slot) -> bool:
        """Whether the number is told to be a part of those just counted: "33 of these", "of the four, two", "of whom
        9"."""
        told = self.population
        if told is None or not told.measure or slot.quantity.start - told.end > _PART_REACH:
            return False
        nearer = self.people
        if nearer is not None and nearer.start > max(told.start, slot.sentence[0]) and nearer.measure != told.measure:
            return False  # "11 are back. Another 56 may be there, of whom 19 …"
        before = self.text[max(slot.sentence[0], slot.quantity.start - 110) : slot.quantity.start]
        out_of = _OF_THE_N.search(before)
        told_there = out_of is not None and told.start >= slot.quantity.start - len(before) + out_of.start()
        if _OF_OTHERS.search(before):
            return False
        out = _OUT_OF.search(before[-30:])
        marked = (out is not None and not _NEW_CLAUSE.search(before[-30:], out.end())) or told_there
        return bool(marked or _OUT_OF_AFTER.match(self.text, slot.quantity.end))

    def just_told(self, slot: Slot) -> Quantity | None:
        """Those whom the sentence told of last, where the number counts out of "them"."""
        if not self.series or self.series_at != slot.sentence[0]:
            return None
        before = self.text[self.series[-1].end : slot.quantity.start]
        of_whom = _OF_WHOM.search(before) is not None and not any(c.isdigit() for c in before)
        return self.series[-1] if of_whom or _OUT_OF_AFTER.match(self.text, slot.quantity.end) else None

    def told_last(self, slot: Slot) -> Quantity | None:
        """Those of whom the sentence before told last, where the number's own opens with "Of these"."""
        told = self.before if self.series_at == slot.sentence[0] else self.series[-1] if self.series else None
        if told is None or not _OPENS_OF_THESE.match(self.text, slot.sentence[0]):
            return None
        return told if slot.sentence[0] - told.end <= _JUST_BEFORE else None

    def counts_out(self, slot: Slot, is_people: bool) -> bool:
        """Whether the number counts out of the population; `is_people` where its noun is one for the beat's people."""
        if not self.is_near(slot):
            return False
        if slot.noun is None:
            return True
        return is_people and self.is_marked(slot)

    def is_marked(self, slot: Slot) -> bool:
        """Whether the number is told to count out of others: "of them", "of whom 9", "the remaining 30"."""
        before = self.text[max(slot.sentence[0], slot.quantity.start - 90) : slot.quantity.start]
        out = _OUT_OF.search(before)
        of_them = out is not None and not _NEW_CLAUSE.search(before, out.end())
        marked = of_them or _REST.search(slot.quantity.text) or _REST.search(before[-20:])
        return bool(marked) or _OUT_OF_AFTER.match(self.text, slot.quantity.end) is not None

    def is_own_sentence(self, slot: Slot) -> bool:
        """Whether the population stands in the number's own sentence."""
        return self.population is not None and self.population.start >= slot.sentence[0]

    def coordinated(self, slot: Slot) -> Quantity | None:
        """The number of the same clause that this one is joined to: "16 women and 35 children"."""
        if not self.people or self.people.start < slot.sentence[0]:
            return None
        between = self.text[self.people.end : slot.quantity.start]
        return self.people if _JOINED.fullmatch(between) else None

    def goes_on_from(self, end: int, slot: Slot) -> bool:
        """Whether only a comma, "and" or the like stands between `end` and the number."""
        return end >= 0 and _ROW_GAP.fullmatch(self.text, end, slot.quantity.start) is not None

    def next_in_row(self, slot: Slot, country: str | None) -> tuple[str, Quantity] | None:
        """The country and the model of a bare number in a list: after a country's name, the first measure of the
        series; after such a number, the next."""
        if slot.counted.head is not None or not self.series:
            self.row = None
            return None
        if country is not None:
            row: tuple[str, int] | None = (country, 0)
        else:
            row = self.row[:2] if self.row and self.goes_on_from(self.row[2], slot) else None
        models = _told_once(self.series)
        if row is None or row[1] >= len(models):
            self.row = None
            return None
        model = models[row[1]]
        if model.unit == "%":  # "30 % are back. Tarsia: 3,417": no number is told by a share
            self.row = None
            return None
        self.row = (row[0], row[1] + 1, slot.quantity.end)
        return row[0], model


def _told_once(series: Sequence[Quantity]) -> list[Quantity]:
    """A series without what tells the number before it again ("3,417, up from 2,400 in May, with 400 back")."""
    return [one for i, one in enumerate(series) if i == 0 or not _are_alike(one, series[i - 1])]


def _are_alike(one: Quantity, other: Quantity) -> bool:
    return (one.measure, one.scope, one.origin) == (other.measure, other.scope, other.origin)


def _is_called(told: Quantity, noun: Any) -> bool:
    """Whether those told of were called by this noun."""
    called = (told.counted or "").lower()
    return noun.lemma_.lower() in called or noun.lower_ in called
