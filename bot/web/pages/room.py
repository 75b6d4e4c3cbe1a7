"""How much goes on one page: each stays under 100 KB without its chart, whatever a library holds. What doesn't fit is a
page further on; a sentence may have 16,000 characters, so that counting entries isn't enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from markupsafe import escape

T = TypeVar("T")

# Bytes for a page's main list; the rest is for its head, its other parts, and a style sheet of 5 KB.
ROOM = 48_000
# Bytes for a list that stands beside the main one.
BESIDE = 12_000
# A link to another page with all that stands around it; where a key is needed, each has one.
LINK = 260


def weight(text: str, links: int = 1) -> int:
    """Bytes that a text takes on a page, with so many links beside it."""
    return len(str(escape(text)).encode()) + links * LINK


def fitting(items: Sequence[T], weight_of: Callable[[T], int], room: int = ROOM) -> Sequence[T]:
    """As many from the front as there is room for; one at least."""
    taken = 0
    for n, item in enumerate(items):
        taken += weight_of(item)
        if n and taken > room:
            return items[:n]
    return items
