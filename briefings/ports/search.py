"""Full-text search in published claims."""

from __future__ import annotations

from typing import Protocol

from briefings.model import Claim, Document
from briefings.values import frozen


@frozen
class Search:
    """A full-text question. `words` must all stand in the claim, `phrases` word for word, `without` not at all."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    place: str | None = None
    topic: str | None = None
    source: str | None = None


@frozen
class Hit:
    """A claim that a search found; `marks` are the found words' spans inside `claim.text`."""

    claim: Claim
    document: Document
    marks: tuple[tuple[int, int], ...]


class SearchIndex(Protocol):
    """Finds claims by their words."""

    async def search(self, search: Search, *, limit: int, offset: int = 0) -> tuple[Hit, ...]:
        """The claims that match, best first, then newest."""
        ...
