"""The lines between an article's title and its text: who wrote it, for what paper, where. None is "he" or "it"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.extracting.roots.datelines import dateline
from briefings.model import Span

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_ENDS = frozenset({".", "!", "?", "…", "”", '"', "’"})
# More lines than these are a list, and no head.
_MOST_LINES = 6


def lines_of_head(passages: Sequence[Passage]) -> Span:
    """Where the lines under the title begin, and where they end with the dateline; (0, 0) where there is no text."""
    text = next((i for i, p in enumerate(passages[: _MOST_LINES + 1]) if _is_text(p.doc)), None)
    if text is None:
        return 0, 0
    opening = passages[text]
    return passages[0].end if text else opening.start, opening.start + dateline(opening.doc.text)[0]


def _is_text(doc: Any) -> bool:
    """Whether a passage is running text: a verb of its own, and a mark that ends a sentence."""
    return len(doc) > 0 and doc[-1].text in _ENDS and any(t.tag_ in _FINITE for t in doc)
