"""A claim's place in a document, and who says it."""

from __future__ import annotations

from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.knowledge.agencies import agency_named
from briefings.knowledge.once import once
from briefings.model import Attribution, Span
from briefings.values import frozen


@frozen(slots=False)
class Piece:
    """A claim's place: the tokens `first` to `last` (exclusive) of a passage, and `text[start:end]` of the document.

    `held_by` are the attributions whose content holds it, outermost first. `framing` are the indices of those of its
    tokens that are attributions' own words (source and cue).
    """

    passage: Passage
    first: int
    last: int
    start: int
    end: int
    held_by: tuple[Attribution, ...] = ()
    framing: frozenset[int] = frozenset()

    @property
    def attribution(self) -> Attribution | None:
        """The innermost who says it; who is only cited ("the radio reported, citing a doctor") is the root's affair."""
        saying = [a for a in self.held_by if not cites(a)] or self.held_by
        return saying[-1] if saying else None

    @once
    def tokens(self) -> list[Any]:
        """Its tokens without the attributions' own words."""
        return [t for t in self.passage.doc[self.first : self.last] if t.i not in self.framing]


def cites(attribution: Attribution) -> bool:
    """Whether somebody is only cited by who speaks: "…, | citing a doctor |"."""
    return attribution.cue.casefold().startswith(("citing", "quoting"))


def passes_on(attribution: Attribution) -> bool:
    """Whether an agency only passes on what stands before: "Six boats sank, the mayor said, | Reuters reported |"."""
    cue = attribution.cue_span
    behind = cue is not None and attribution.content_span[1] <= cue[0]
    return behind and attribution.cue in ("reported", "reports") and agency_named(attribution.speaker or "") is not None


def own_spans(attribution: Attribution) -> tuple[Span, ...]:
    """The spans of the attribution's own words, source and cue, in text order."""
    return tuple(sorted(s for s in (attribution.source_span, attribution.cue_span) if s))
