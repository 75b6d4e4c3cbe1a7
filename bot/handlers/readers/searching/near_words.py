"""Searches that were perhaps meant where one finds nothing: with the nearest words that do stand in claims."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection, Sequence

from bot.chat.context import Services
from briefings.answers.questions.search_query import parse_search
from briefings.model import Question
from briefings.ports import Search

# The lines whose words are offered: so many, the best supported, however large the library is.
LINES = 400
# So many words of a search are looked at, each with one look into the index; and so many others are offered for one.
MOST_WORDS, OFFERED = 6, 3
# How similar a word must be to be offered, in per cent, and of how many letters both are at least.
ALIKE, SHORTEST = 75, 4
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


async def near_searches(services: Services, typed: str, finds: Callable[[str], Awaitable[bool]]) -> list[str]:
    """The search with the words replaced that no claim has; each of them `finds` something."""
    words = [word for word in parse_search(typed).words[:MOST_WORDS] if len(word) >= SHORTEST]
    lacking = [word for word in words if not await services.library.search(Search((word,)), limit=1)]
    if not lacking:
        return []
    others, meant = await _words_of_lines(services), [typed]
    for word in lacking:
        near = await asyncio.to_thread(_nearest, word, others)
        written = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        meant = [written.sub(other, each, count=1) for each in meant for other in near][:OFFERED]
    return [each for each in meant if await finds(each)]


async def _words_of_lines(services: Services) -> Collection[str]:
    findings = await services.library.findings(Question(None), limit=LINES)
    return {word.lower() for finding in findings for word in _WORD.findall(finding.text)}


def _nearest(word: str, others: Collection[str]) -> Sequence[str]:
    """The words most like this one: of several forms of one ("smuggler", "smugglers") the nearest."""
    from rapidfuzz import fuzz, process  # here, because most searches find something

    near = process.extract(word.lower(), sorted(others), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    taken: list[str] = []
    for other, _score, _place in near:
        if not any(other.startswith(one[:-2]) or one.startswith(other[:-2]) for one in taken):
            taken.append(other)
    return taken[:OFFERED]
