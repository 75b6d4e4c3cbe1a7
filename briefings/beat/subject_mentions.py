"""Where a text speaks of the beat's subject, and of people who only sound like the beat's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from briefings.beat.beat import Beat
from briefings.beat.readings import read
from briefings.beat.terms import finder_of, parse_terms
from briefings.model import Span

# How far from a sentence, in characters, the subject may be named for the sentence to be on it.
_NEAR = 1500
# A text of so few words at most need not say what shows its subject more than once.
SHORT_TEXT = 120
# Names of the subject that put a whole text on it.
_OFTEN = 3
_TAKING_PART = re.compile(
    r"\b(?:fighting|fought|after (?:joining|travelling|traveling)|who (?:joined|travelled|traveled|went|fought)"
    r"|suspicion of|suspected of|accused of|for (?:joining|links|ties|belonging)|(?:links|ties|linked|belonging) to"
    r"|entrench(?:ed|ing)|barricaded|holed up|dug in|(?:take|took|taken) up arms|held out"
    r"|in (?:battle|combat|action)|battlefields?|(?:on|at) the front|on (?:their|his|her|the) way to|en route to)\b"
)
# Names that are words and no more, which one expression finds faster than the terms do.
_PLAIN_NAME = re.compile(r"[\w'’-]+\*?(?: [\w'’-]+\*?)*")


# What an editor puts between a body's name and its people.
_ACRONYM = re.compile(r"(?<=[a-z]) \([A-Z]{2,6}\)(?= [a-z])")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _never() -> bool:
    return False


class SubjectMatter:
    """The beat's subject in one text, looked up when first asked for. `reads_like_it` says whether a text that never
    names the subject is all about it: "the mothers of Tangier" may not name the group that their sons joined."""

    def __init__(self, text: str, beat: Beat, title: str = "", reads_like_it: Callable[[], bool] = _never) -> None:
        self._text = text
        self._title = title
        self._beat = beat
        self._reads_like_it = reads_like_it

    def is_other(self, offset: int) -> bool:
        """Whether the word at the offset belongs to people who only sound like the beat's."""
        return any(start <= offset < end for start, end in self._others)

    @property
    def named(self) -> bool:
        """Whether the text names the subject anywhere, or is all about it without a name."""
        return bool(self._named_at) or self._in_title or self._goes_without_saying

    @cached_property
    def _goes_without_saying(self) -> bool:
        """Whether the text is all about the subject, and names it nowhere."""
        return not self._named_at and not self._in_title and self._reads_like_it()

    def names(self, sentence: Span) -> bool:
        """Whether the sentence names the subject."""
        return self._any(sentence[0], sentence[1])

    def near(self, sentence: Span) -> bool:
        """Whether the subject is named in the sentence or shortly before or after it, or time and again in the text."""
        often = len(self._named_at) >= _OFTEN or self._in_title
        return often or self._any(sentence[0] - _NEAR, sentence[1] + _NEAR) or self._goes_without_saying

    def takes_part(self, clause: str) -> bool:
        """Whether the clause says that those in it fought or joined, and were no bystanders."""
        return _TAKING_PART.search(clause) is not None

    def _any(self, start: int, end: int) -> bool:
        index = bisect_left(self._named_at, start)
        return index < len(self._named_at) and self._named_at[index] < end

    @cached_property
    def _others(self) -> Sequence[Span]:
        """Where people stand who only sound like the beat's ("Kurdish fighters", "Free Syrian Army (FSA) fighters")."""
        finder = finder_of(_ACRONYM.sub(_blank, self._text), self._beat.words)
        return [finder.reading.offsets(hit) for hit in finder.hits(self._beat.about.others)]

    @cached_property
    def _in_title(self) -> bool:
        return bool(self._title) and self._is_ours and bool(SubjectMatter(self._title, self._beat)._by_name())

    @cached_property
    def _is_ours(self) -> bool:
        """Whether the text or its title holds one of the words that the beat needs; a short text may leave them out."""
        needs = self._beat.about.needs
        if not needs or len(read(self._text).words) <= SHORT_TEXT:
            return True
        return any(finder_of(some, self._beat.words).hits(needs) for some in (self._text, self._title))

    @cached_property
    def _named_at(self) -> Sequence[int]:
        """Where the subject's names begin, in order; where they are few, its other signs too."""
        if not self._is_ours:
            return ()
        named = self._by_name()
        if len(named) >= _OFTEN or not self._beat.about.signs:
            return named
        finder = finder_of(self._text, self._beat.words)
        return sorted({*named, *(finder.reading.offsets(hit)[0] for hit in finder.hits(self._beat.about.signs))})

    def _by_name(self) -> list[int]:
        names = self._beat.subject
        if all(_PLAIN_NAME.fullmatch(name) for name in names):
            pattern = rf"\b(?:{'|'.join(map(_as_expression, names))})\b"
            return [match.start() for match in re.finditer(pattern, self._text)] if names else []
        finder = finder_of(self._text, self._beat.words)
        return [finder.reading.offsets(hit)[0] for hit in finder.hits(self._beat.about.names or parse_terms(names))]


def _as_expression(name: str) -> str:
    """A name as written; what is all lower-case also stands in the plural, in any letter case and with a hyphen."""
    words = [r"\w*".join(map(re.escape, word.split("*"))) for word in name.split()]
    if name != name.lower():
        return r"[\s-]".join(words)
    return r"(?i:" + r"[\s-]".join(words) + "s?)"
