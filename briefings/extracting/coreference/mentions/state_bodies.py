"""Whose "the military", "the interior ministry" or "the government" is, where the text has one country's state act.

A bare state body is told by the adjective of the country whose state was named before it: "Tarsian special forces …
according to the military" is the Tarsian military. With two countries' states before it in one paragraph, nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.parsing.language import Passage

# What a state has one of.
STATE_NOUNS = frozenset("military army navy government parliament ministry presidency cabinet judiciary".split())
_OF_A_STATE = STATE_NOUNS | frozenset(
    """force jet warplane troop soldier official authority minister president police intelligence diplomat embassy
    aircraft prosecutor court coastguard premier chancellor""".split()
)
_WITHIN = 3


class StateBodies:
    """The states that a document names by an adjective, by offset; found when first asked for."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._found: list[tuple[int, str]] | None = None

    def full_name(self, head: Any, text: str, at: int, paragraph: int) -> str | None:
        """The description with its country, None where it is no bare state body or two states come before it.

        `paragraph` is the offset at which the paragraph of `at` begins.
        """
        if head.lemma_.lower() not in STATE_NOUNS or head.tag_ != "NN" or text != text.lower():
            return None
        found = self._states()
        stop = bisect_left(found, (at, ""))
        near = {word for _, word in found[bisect_left(found, (paragraph, "")) : stop]}
        words = near or {word for _, word in found[:stop]}
        return f"{words.pop()} {_OF_THE_COUNTRY.sub('', text)}" if len(words) == 1 else None

    def _states(self) -> list[tuple[int, str]]:
        if self._found is None:
            self._found = [one for passage in self._passages for one in _in_passage(passage)]
        return self._found


# "The | country's | unity government" of whatever country.
_OF_THE_COUNTRY = re.compile(r"^(?:country|nation)['’]s ")


def _in_passage(passage: Passage) -> Iterator[tuple[int, str]]:
    doc = passage.doc
    for i, token in enumerate(doc):
        if not token.text[:1].isupper() or not is_country(token.text) or is_country_name(token.text):
            continue
        if any(doc[k].lemma_.lower() in _OF_A_STATE for k in range(i + 1, min(len(doc), i + 1 + _WITHIN))):
            yield passage.at(token), token.text
