"""What goes on after an amount: the noun it counts, by the parse where it helps and by word order where it does not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.amounts import Amount
from briefings.extracting.quantities.counted_nouns import OPENING_QUOTES, Counted, compound, of_phrase, phrase
from briefings.extracting.quantities.named_numbers import is_name, one_counts
from briefings.extracting.quantities.times_beside import TIMES, is_long_ago, is_which_time

_POSSESSIVES = frozenset({"'", "’", "'s", "’s"})
_LONGEST_INSERTION = 5


class Tokens:
    """The passages' tokens by their place in the document."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._starts = [passage.start for passage in passages]

    def at(self, offset: int) -> tuple[Passage, Any] | None:
        """The passage and the token that cover the offset."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._passages[index].end:
            return None
        passage = self._passages[index]
        place = bisect_right(passage.doc, offset - passage.start, key=_offset) - 1
        return (passage, passage.doc[place]) if place >= 0 else None


def _offset(token: Any) -> int:
    return int(token.idx)


def counted_noun(text: str, amount: Amount, passage: Passage, token: Any) -> Counted | None:
    """What the amount counts; None where the number turns out to be a name or no number at all."""
    following = noun_after(text, amount.end, amount.unit, passage, token)
    if is_name(amount, passage, token, following):
        return None
    if token.lower_ == "one" and amount.high == 1 and not one_counts(text, amount, token, following):
        return None
    if amount.numeral.written == "group" and not (following.is_people or amount.bounded):
        return None  # "a pair of boots", "a score of 20"; but "a score or so"
    return following


def noun_after(text: str, end: int, unit: str | None, passage: Passage, token: Any) -> Counted:
    """The noun phrase that goes on after an amount, if one does: `token` is the amount's last, `end` where it stops and
    `unit` the symbol written with it."""
    doc, index = passage.doc, token.i + 1
    while index < len(doc) and passage.at(doc[index]) < end:
        index += 1
    nothing = Counted(None, None, end)
    if index >= len(doc) or _is_a_time(doc, index):
        return nothing
    return _tied_noun(passage, index) or _noun_at(text, unit, passage, index) or nothing


def _is_a_time(doc: Any, index: int) -> bool:
    """ "Brought back five | last spring", "up from 61 | five years ago"."""
    return is_which_time(doc, index) or (doc[index].pos_ == "NUM" and is_long_ago(doc, index))


def _tied_noun(passage: Passage, index: int) -> Counted | None:
    """The member of "11-member": the word behind a hyphen with no space on either side."""
    doc, mark = passage.doc, passage.doc[index]
    tied = mark.text in ("-", "–") and index + 1 < len(doc) and not mark.whitespace_ and not doc[index - 1].whitespace_
    return compound(passage, doc[index + 1]) if tied else None


def _noun_at(text: str, unit: str | None, passage: Passage, index: int) -> Counted | None:
    """The noun that begins at a token, or behind the "of" that stands there."""
    doc, first = passage.doc, passage.doc[index]
    if first.lower_ == "of" and index + 1 < len(doc):
        return of_phrase(text, passage, index + 1)
    if unit == "%" or (unit and first.tag_ != "HYPH"):
        return None
    if first.lemma_.lower() in TIMES and index + 1 < len(doc) and doc[index + 1].text in _POSSESSIVES:
        return compound(passage, first)  # "ten years' imprisonment"
    return phrase(text, passage, _past_marks(doc, index))


def _past_marks(doc: Any, index: int) -> int:
    """Past what an editor put between a number and its noun: "76 “suspected fighters”", "185 [male] fighters"."""
    if doc[index].text in OPENING_QUOTES and index + 1 < len(doc):
        return index + 1
    inserted = doc[index].text == "[" and [token.text for token in doc[index + 1 : index + _LONGEST_INSERTION]]
    if inserted and "]" in inserted and index + 2 + inserted.index("]") < len(doc):
        return index + 2 + inserted.index("]")
    return index
