"""What a reader types after /search becomes a `Search`: words, "phrases", -without, place: topic: source:."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefings.beat.beat import Beat
from briefings.errors import BadQuestion
from briefings.ports import Hit, Search, SearchIndex

FINDINGS = 12

_TERM = re.compile(
    r"(?P<filter>place|topic|source):(?:[\"“](?P<named>[^\"“”]*)[\"”]|(?P<name>\S+))"
    r"|(?P<no>(?<!\S)-)?(?:[\"“](?P<phrase>[^\"“”]+)[\"”]|(?P<word>[^\s\"“”]+))",
    re.IGNORECASE,
)

ResolvePlace = Callable[[str], str | None]


def parse_search(text: str, topics: frozenset[str] = frozenset(), resolve_place: ResolvePlace | None = None) -> Search:
    """Raises `BadQuestion` where nothing is left to search for, or a topic is none of `topics`. `resolve_place` gives
    an ISO country code or a place's name for what people write, None for what is no place."""
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    filters: dict[str, str] = {}
    for term in _TERM.finditer(text):
        if term["filter"]:
            filters[term["filter"].lower()] = (term["named"] or term["name"] or "").strip()
        elif term["no"]:
            without.append(term["phrase"] or term["word"])
        elif term["phrase"]:
            phrases.append(term["phrase"])
        elif re.search(r"\w", term["word"]):
            words.append(term["word"])
    if not (words or phrases or filters):
        raise BadQuestion('Name what to search for: /search smuggler border, or /search "safe house" place:Turkey.')
    return Search(
        tuple(words),
        tuple(phrases),
        tuple(without),
        _place(filters.get("place"), resolve_place),
        _topic(filters.get("topic"), topics),
        filters.get("source"),
    )


def _place(name: str | None, resolve_place: ResolvePlace | None) -> str | None:
    if name is None or resolve_place is None:
        return name
    place = resolve_place(name)
    if place is None:
        raise BadQuestion(f"I know no place called “{name}”.")
    return place


def _topic(name: str | None, topics: frozenset[str]) -> str | None:
    if name is None:
        return None
    if topics and name.lower() not in topics:
        raise BadQuestion(f"There is no topic “{name}”.", tuple(sorted(topics)))
    return name.lower()


async def search(
    library: SearchIndex,
    beat: Beat,
    words: str,
    *,
    resolve_place: ResolvePlace | None = None,
    limit: int = FINDINGS,
    offset: int = 0,
) -> tuple[Hit, ...]:
    """Published claims that say these words, best first. Raises `BadQuestion` (see `parse_search`)."""
    topics = frozenset(topic.id for topic in beat.topics)
    return await library.search(parse_search(words, topics, resolve_place), limit=limit, offset=offset)
