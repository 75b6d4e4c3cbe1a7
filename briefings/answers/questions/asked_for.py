"""What a question in free words asks for: "How many returned?" wants a count, "Did 271 return?" has a number."""

from __future__ import annotations

import re
from typing import Literal

from briefings.answers.questions.word_forms import EMPTY_WORDS
from briefings.values import frozen

Kind = Literal["money", "count", "time", "place", "yes", "any"]

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")
_MONEY = re.compile(r"\b(how much|price\w*|cost\w*|charge\w*|fees?|pay\w*|paid|dollars?|euros?)\b", re.IGNORECASE)
_COUNT = re.compile(r"\b(how many|number of|count of)\b", re.IGNORECASE)
_YES = re.compile(r"\s*(did|do|does|is|are|was|were|has|have|had|can|will)\b", re.IGNORECASE)


@frozen
class AskedFor:
    """What a question in free words asks for: its words, its numbers, and the kind of answer that it wants. False if it
    has neither words nor numbers."""

    words: frozenset[str] = frozenset()
    numbers: frozenset[float] = frozenset()
    kind: Kind = "any"

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers)


NOTHING_ASKED = AskedFor()


def asked_for(question: str) -> AskedFor:
    """The words, numbers and kind of a question in free words."""
    words = frozenset(w for w in re.findall(r"[^\W\d_]{3,}", question.lower()) if w not in EMPTY_WORDS)
    return AskedFor(words, numbers_in(question), _kind(question))


def numbers_in(text: str) -> frozenset[float]:
    """The numbers that a text has in figures: 271 and 4,500 of "271 of the 4,500"."""
    return frozenset(float(found.replace(",", "")) for found in _NUMBER.findall(text))


def _kind(question: str) -> Kind:
    if _COUNT.search(question):
        return "count"
    if _MONEY.search(question):
        return "money"
    first = question.split()[:1]
    if first and first[0].lower() in ("when", "where"):
        return "time" if first[0].lower() == "when" else "place"
    return "yes" if _YES.match(question) else "any"
