"""Takes a reader's search apart: words, phrases, -words and filters."""

from __future__ import annotations

import re

from briefings.ports import Search
from briefings.values import frozen

_PART = re.compile(r"(-?)(?:(place|topic|source):\s?)?(?:[\"“”]([^\"“”]+)[\"“”]?|(\S+))", re.IGNORECASE)


@frozen
class Typed:
    """A search as typed: its words, phrases and -words, and its filters in the reader's own words."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    place: str | None = None
    topic: str | None = None
    source: str | None = None

    def search(self, *, place: str | None = None, topic: str | None = None) -> Search:
        """The search, with `place` and `topic` as the library writes them."""
        return Search(self.words, self.phrases, self.without, place, topic, self.source)


def parse_search(text: str) -> Typed:
    """Reads `"home again" -women place:France source:"The Daily"`. If a filter is named twice, the last counts."""
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    filters: dict[str, str] = {}
    for minus, name, phrase, word in _PART.findall(text):
        value = (phrase or word).strip()
        if not re.search(r"\w", value):
            continue
        if name:
            filters[name.lower()] = value
        elif minus:
            without.append(value)
        elif phrase:
            phrases.append(value)
        else:
            words.append(value)
    return Typed(tuple(words), tuple(phrases), tuple(without), **filters)
