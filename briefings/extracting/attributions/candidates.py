"""What the cue rules hand on: an attribution before its speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

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
    `phrase` are the first and last token of the source's phrase where the words and not the parse give it.
    `told_in` is the passage of the source where it is another than that of the cue and nobody spoke there.
    `quoted` says that it stands in another's quotation: who is told there to have spoken has not spoken to the writer.
    `after_colon` says that a colon and another sentence stand before the content ("He disagrees: it is shut, he says").
    `voice` is kept by `voices.is_voice`, which is first asked when the rules have done with the reading.
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
    phrase: tuple[int, int] | None = None
    after_colon: bool = False
    told_in: int | None = None
    quoted: bool = False
    voice: bool | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def lemma(self) -> str:
        """The dictionary form of its verb, which it must have, in small letters."""
        verb: Any = self.verb
        return str(verb.lemma_.lower())

    @property
    def run(self) -> tuple[int, int] | None:
        """The tokens of the source's phrase where they are known apart from the parse."""
        return self.phrase if self.follows is None else self.follows.run

    @property
    def source_passage(self) -> int:
        """The passage that the source's token is of."""
        if self.follows is not None:
            return self.follows.source_passage
        return self.passage if self.told_in is None else self.told_in

    @property
    def said_at(self) -> int | None:
        """Where it is told who speaks or, of what only goes on, where that begins; None for a quotation by nobody's
        verb."""
        if self.cue is not None:
            return self.cue[0]
        return None if self.follows is None else self.content[0]


class Cue(NamedTuple):
    """A verb that may be a cue. `kids` are its children by relation, of several with one relation the first."""

    verb: Any
    lemma: str
    kids: dict[str, Any]
    passive: bool


class Said(NamedTuple):
    """The tokens from `first` to `last` (inclusive). `preposition` ends the cue where it is part of it ("called for").

    `around` says that the cue stands inside what is said.
    """

    first: int
    last: int
    preposition: Any | None = None
    around: bool = False
