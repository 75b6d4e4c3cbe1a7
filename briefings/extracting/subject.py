"""Where a text speaks of the beat's subject, and of people who only sound like the beat's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from briefings.beat import Beat
from briefings.model import Span
from briefings.terms import Finder, Term, parse_terms, read

# How far before a sentence, in characters, the subject may be named for the sentence to be on it.
_NEAR = 600
# Names of the subject that put a whole text on it.
_OFTEN = 4
_TAKING_PART = re.compile(
    r"\b(?:fighting|fought|after (?:joining|travelling|traveling)|who (?:joined|travelled|traveled|went|fought))\b"
)


class SubjectMatter:
    """Hits of the beat's subject in one text, looked up when first asked for."""

    def __init__(self, text: str, beat: Beat) -> None:
        self._text = text
        self._beat = beat

    def is_other(self, offset: int) -> bool:
        """Whether the word at the offset belongs to people who only sound like the beat's."""
        index = bisect_left(self._others, (offset + 1, 0)) - 1
        return index >= 0 and any(start <= offset < end for start, end in self._others[max(0, index - 2) : index + 1])

    def names(self, sentence: Span) -> bool:
        """Whether the sentence names the subject."""
        return self._any(sentence[0], sentence[1])

    def near(self, sentence: Span) -> bool:
        """Whether the subject is named in the sentence or shortly before it, or time and again in the text."""
        return len(self._names) >= _OFTEN or self._any(sentence[0] - _NEAR, sentence[1])

    def takes_part(self, clause: str) -> bool:
        """Whether the clause says that those in it fought or joined, and were no bystanders."""
        return _TAKING_PART.search(clause) is not None

    def _any(self, start: int, end: int) -> bool:
        index = bisect_left(self._names, (start, 0))
        return index < len(self._names) and self._names[index][0] < end

    @cached_property
    def _names(self) -> Sequence[Span]:
        return self._hits(self._beat.about.names or parse_terms(self._beat.subject))

    @cached_property
    def _others(self) -> Sequence[Span]:
        return self._hits(self._beat.about.others)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(read(self._text), self._beat.words)

    def _hits(self, terms: Sequence[Term]) -> Sequence[Span]:
        return [self._finder.reading.offsets(hit) for hit in self._finder.hits(terms)] if terms else []
