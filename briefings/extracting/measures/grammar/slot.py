"""Where a quantity stands in its sentence, and what it counts there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefings.beat.measure_lexicon import GroupName, Lexicon
from briefings.extracting.measures.grammar.arguments import Link, link_of
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import Counted
from briefings.extracting.quantities.following_nouns import Tokens, noun_after
from briefings.knowledge.once import once
from briefings.model import Quantity, Span
from briefings.values import frozen

_STOP = re.compile(r"[.;!?](?:\s|$)|\n")
# Bounds behind a number, which its last token lies before.
_TAIL = re.compile(r"(?:\+|-plus|-odd|(?: [^\W\d]\w*)? or (?:even )?(?:more|so|less|fewer|over|under))$", re.IGNORECASE)
# "One in five", "two out of three".
_RATIO = re.compile(r"([\w-]+) (?:in|out of) (?:every )?[\w-]+$", re.IGNORECASE)
_LONGEST_CLAUSE = 160
_ASIDE = re.compile(r"\b(?:from|in|over|at|within|during|after|across) $")
# Between a number and the next, out of which it counts.
_OUT_OF = re.compile(r" (?:out )?of (?:the |its |their |those |these |all |some |about |roughly |an estimated )*")
# Between two numbers of a row: "15 | women, | 17".
_IN_A_ROW = re.compile(r"(?: [a-z-]+){1,2}(?:,| and|, and) ")
# "50 others have come back": these name nobody.
_OTHERS = frozenset({"other", "others", "more"})


@frozen(slots=False)
class Slot:
    """A quantity in its sentence: its number's token, what is counted, and the token that stands for both."""

    quantity: Quantity
    passage: Passage
    token: Any
    counted: Counted
    anchor: Any
    group: GroupName | None
    sentence: Span
    clause: Span

    @once
    def link(self) -> Link | None:
        """How the number's noun hangs in its sentence."""
        return link_of(self.anchor)

    @once
    def noun(self) -> Any | None:
        """The counted noun; None for a pronoun and where nothing is named."""
        head = self.counted.head
        return None if head is None or head.pos_ == "PRON" else head

    @property
    def is_share(self) -> bool:
        """ "Half of them", "20 per cent"."""
        return self.quantity.unit == "%" or 0 < self.quantity.high < 1

    @once
    def phrase(self) -> Span:
        """From the number to its noun."""
        return self.quantity.start, max(self.quantity.end, self.counted.end)

    @once
    def first(self) -> int:
        """The index of the quantity's first token, its bound included, in the passage."""
        index = self.token.i
        while index > 0 and self.passage.at(self.passage.doc[index - 1]) >= self.quantity.start:
            index -= 1
        return int(index)

    @once
    def after(self) -> int:
        """The index of the first token behind the number and what it counts."""
        doc, index = self.passage.doc, self.token.i
        while index < len(doc) and self.passage.at(doc[index]) < self.phrase[1]:
            index += 1
        return int(index)


class Slots:
    """A document's quantities, each in its sentence."""

    def __init__(
        self, text: str, passages: Sequence[Passage], quantities: Sequence[Quantity], lexicon: Lexicon
    ) -> None:
        self._text = text
        self._passages = passages
        self._tokens = Tokens(passages)
        self._quantities = quantities
        self._lexicon = lexicon

    def of(self, index: int) -> Slot | None:
        """Where the quantity with this index stands; None where no passage holds it."""
        quantity = self._quantities[index]
        place = self._last_token(quantity)
        if place is None:
            return None
        passage, last = place
        numerator = self._numerator(quantity)
        token = numerator or last
        counted, quantity = self._counted(quantity, passage, last)
        named = counted.head is not None and counted.head.pos_ != "PRON"
        out_of = self._text[quantity.end : quantity.end + 4].split()[:1] == ["of"]
        sentence = (passage.start + token.sent.start_char, passage.start + token.sent.end_char)
        return Slot(
            quantity, passage, token, counted,
            anchor=counted.head if named and not out_of and numerator is None else token,
            group=self.group(counted.head) if named else None,
            sentence=sentence,
            clause=(quantity.start, self._end_of_clause(index, quantity, sentence[1])),
        )  # fmt: skip

    def _last_token(self, quantity: Quantity) -> tuple[Passage, Any] | None:
        """The number's last token, before a bound ("500 or more"), and its passage."""
        tail = _TAIL.search(quantity.text)
        return self._tokens.at(quantity.end - 1 - (len(tail.group()) if tail else 0))

    def _numerator(self, quantity: Quantity) -> Any | None:
        """The "one" of "one in five of the Danes": what they did, the one did."""
        top = _RATIO.search(quantity.text) if 0 < quantity.high < 1 else None
        place = None if top is None else self._tokens.at(quantity.start + top.start(1))
        return None if place is None else place[1]

    def _counted(self, quantity: Quantity, passage: Passage, last: Any) -> tuple[Counted, Quantity]:
        """What stands counted behind the number's last token, and the quantity: a bare one where that is no noun."""
        counted = noun_after(self._text, quantity.end, "%" if quantity.unit == "%" else None, passage, last)
        if counted.head is None:
            return counted, quantity
        if self._is_verb(counted.head, quantity):  # "saw 2,000 leave and 250 return"
            return Counted(None, None, quantity.end), replace(quantity, unit="")
        if counted.head.lower_ in _OTHERS:
            return replace(counted, head=None), replace(quantity, unit="")
        return counted, quantity

    def _is_verb(self, head: Any, quantity: Quantity) -> bool:
        """Whether what seems the counted noun is a verb of which the number is the subject, or says that they are home
        ("270 were killed and 70 home again")."""
        if head.lower_ == "home" and quantity.high > 1:
            return True
        if head.dep_ == "pobj" and head.lemma_ != "number":
            return False  # "60 percent of its land"; but "a dozen of their number gave up"
        if head.lower_ == "hail" and quantity.high > 1 and head.i + 1 < len(head.doc):
            return bool(head.nbor(1).lower_ == "from")  # "eleven hail from Malta"
        bare = head.tag_ in ("NN", "VB", "VBP") and head.text.islower() and quantity.high > 1
        return bare and head.lemma_ in self._lexicon.deeds and head.lemma_ not in self._lexicon.nouns

    def whole_ahead(self, slot: Slot) -> Slot | None:
        """Those out of whom the number counts, where they are numbered too: "760 of the 3,244 from Saudi Arabia"."""
        index = bisect_right(self._quantities, slot.quantity.start, key=lambda quantity: quantity.start)
        if index == len(self._quantities):
            return None
        between = slot.quantity.end, self._quantities[index].start
        return self.of(index) if _OUT_OF.fullmatch(self._text, *between) else None

    def number_before(self, slot: Slot) -> Quantity | None:
        """The number that stands before this one in its sentence, as it was read, without a measure."""
        index = bisect_right(self._quantities, slot.quantity.start - 1, key=lambda quantity: quantity.start) - 1
        before = self._quantities[index] if index >= 0 else None
        return before if before is not None and before.start >= slot.sentence[0] else None

    def row_of(self, slot: Slot) -> list[Quantity]:
        """The exact numbers of people that stand in one row with this one, each with its noun, in its sentence: "15
        women, 17 girls and 15 boys"."""
        there = [q for q in self._quantities if slot.sentence[0] <= q.start < slot.sentence[1]]
        at = next((n for n, one in enumerate(there) if one.start == slot.quantity.start), None)
        if at is None:
            return []
        first = last = at
        while first > 0 and self._go_on(there[first - 1], there[first]):
            first -= 1
        while last + 1 < len(there) and self._go_on(there[last], there[last + 1]):
            last += 1
        row = there[first : last + 1]
        return row if all(one.unit == "people" and one.bound == "exact" for one in row) else []

    def _go_on(self, one: Quantity, other: Quantity) -> bool:
        return _IN_A_ROW.fullmatch(self._text, one.end, other.start) is not None

    def slot_before(self, slot: Slot) -> Slot | None:
        """Where the number before this one stands in its sentence."""
        index = bisect_right(self._quantities, slot.quantity.start - 1, key=lambda quantity: quantity.start) - 1
        return self.of(index) if self.number_before(slot) is not None else None

    def at(self, offset: int) -> tuple[Passage, Any] | None:
        """The passage and the token at an offset of the document."""
        return self._tokens.at(offset)

    def before(self, offset: int, reach: int) -> Iterator[tuple[Any, Passage]]:
        """The tokens before an offset of the document, the nearest first, `reach` characters back."""
        for passage in reversed(self._passages):
            if passage.start < offset and passage.end > offset - reach:
                yield from ((t, passage) for t in reversed(passage.doc) if offset - reach < passage.at(t) < offset)

    def group(self, head: Any) -> GroupName | None:
        """The beat's group that the noun names, with the words right before it."""
        words = [head.lemma_.lower()]
        for back in (1, 2):
            if head.i < back or head.nbor(-back).pos_ not in ("ADJ", "NOUN", "PROPN", "VERB"):
                break
            words.insert(0, head.nbor(-back).lower_)
        plain = head.lower_.removesuffix("s")
        return self._lexicon.group_of(tuple(words)) or self._lexicon.group_of((*words[:-1], plain))

    def _is_aside(self, quantity: Quantity) -> bool:
        """Whether a number behind another only says of it where, when or over how much: "41,000 people from 80
        countries"."""
        before = self._text[max(0, quantity.start - 8) : quantity.start]
        return quantity.unit not in ("people", "", "%") and _ASIDE.search(before) is not None

    def _end_of_clause(self, index: int, quantity: Quantity, end: int) -> int:
        """Where the next number, or a stop, ends what may be said of this one."""
        ahead = (q.start for q in self._quantities[index + 1 :] if q.start >= end or not self._is_aside(q))
        following = next(ahead, end)
        end = min(following, end, quantity.end + _LONGEST_CLAUSE)
        stop = _STOP.search(self._text, quantity.end, end)
        return stop.start() if stop else end
