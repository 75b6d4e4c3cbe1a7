"""What the cue rules hand on: an attribution before its speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefings.model import AttributionKind, Span


@dataclass(slots=True)
class Reading:
    """One cue with its content. `passage` is an index; spans are offsets into the document.

    `source` is the head noun of who says it (a spaCy token of that passage), None where nobody is named. `verb` is the
    cue's token where it has one. `content` may still grow when quotations are joined to it.
    """

    passage: int
    source: Any | None
    verb: Any | None
    cue: Span | None
    content: Span
    kind: AttributionKind
    strong: bool = True
