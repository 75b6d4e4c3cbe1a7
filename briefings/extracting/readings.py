"""What the cue rules hand on: an attribution before its speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from briefings.model import AttributionKind, Span

# How the content was found: the verb's clause, a clause that the verb stands in, an infinitive, a thing, what follows a
# preposition, a phrase without a verb ("according to"), or a quotation's place.
Rule = Literal[
    "clause", "framed", "infinitive", "thing", "preposition", "passive", "noun", "adjective", "phrase", "quotation"
]


@dataclass(slots=True)
class Reading:
    """One cue with its content. `passage` is an index; spans are offsets into the document.

    `source` is the head noun of who says it (a spaCy token of that passage), None where nobody is named. `verb` is the
    cue's token where it has one. `content` may still grow when quotations are joined to it. `follows` is the reading
    whose speaker goes on here without a cue. `written` is the "who" that stands for the source beside the verb.
    """

    passage: int
    source: Any | None
    verb: Any | None
    cue: Span | None
    content: Span
    kind: AttributionKind
    rule: Rule
    follows: Reading | None = None
    written: Any | None = None

    @property
    def source_passage(self) -> int:
        """The passage that the source's token is of."""
        return self.passage if self.follows is None else self.follows.source_passage
