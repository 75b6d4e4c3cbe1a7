"""Where a quantity stands in its sentence, and what it counts there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefings.beat.measure_lexicon import GroupName
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import Counted
from briefings.model import Quantity, Span


@dataclass(frozen=True, slots=True)
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

    @property
    def noun(self) -> Any | None:
        """The counted noun; None for a pronoun and where nothing is named."""
        head = self.counted.head
        return None if head is None or head.pos_ == "PRON" else head

    @property
    def phrase(self) -> Span:
        """From the number to its noun."""
        return self.quantity.start, max(self.quantity.end, self.counted.end)
