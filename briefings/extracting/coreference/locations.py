"""Which place "there", "the country" or "the camp" is, and which time "since then" means, where only one was named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.coreference.pronouns.pronouns import Sentences
from briefings.extracting.parsing.language import Passage
from briefings.model import Place, Span, Time

_REACH = 3_000
_SITES, _TOWNS = "camp|prison|base|airport", "town|city|village|province|district|region|island"
_KINDS = f"{_SITES}|{_TOWNS}"
_THE_KIND = re.compile(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?P<kind>{_KINDS})\b(?! of\b|[-’'])")
_NAME = r"(?:[A-ZÀ-Þ][\w’'-]+|al-[A-Z]\w+)(?: (?:[A-ZÀ-Þ][\w’'-]+|al-[A-Z]\w+)){0,2}"
_CALLED = re.compile(
    # A country whose camp it is ("Norway's camp") is not its name.
    rf"\b(?P<kind>{_KINDS}) of (?P<of>{_NAME})"
    rf"|(?P<name>{_NAME})(?<!['’]s) (?:(?:\w+ )?(?P<site>{_SITES})|(?P<town>{_TOWNS}))\b"
)
_SINCE = re.compile(r"\b(?:since|until|by|before) (?P<then>then)\b", re.IGNORECASE)
_THE_COUNTRY = re.compile(r"\b(?:the|this|that) country\b(?! of\b|[-’'])", re.IGNORECASE)


def find_locations(
    text: str, passages: Sequence[Passage], numbers: Sentences, places: Sequence[Place], times: Sequence[Time]
) -> Iterator[tuple[Span, Span]]:
    """Spans of anaphors for places and times, each with the span of what it stands for."""
    finder = _Finder(text, passages, numbers, places, times)
    yield from finder.there()
    yield from finder.by_kind()
    yield from finder.country()
    yield from finder.then()


class _Finder:
    def __init__(
        self, text: str, passages: Sequence[Passage], numbers: Sentences, places: Sequence[Place], times: Sequence[Time]
    ) -> None:
        self._text = text
        self._passages = passages
        self._numbers = numbers
        self._places = sorted(places, key=lambda p: p.start)
        self._times = times

    def there(self) -> Iterator[tuple[Span, Span]]:
        """ "there" as an adverb, after one place in its sentence or the one before."""
        for match in re.finditer(r"\b[Tt]here\b", self._text):
            number = self._passage_at(match.start())
            token = self._token(number, match.start())
            if token is None or not _is_adverb(token):
                continue
            place = self._one_place(self._near(number, token, match.start(), 1))
            if place is not None:
                yield match.span(), (place.start, place.end)

    def by_kind(self) -> Iterator[tuple[Span, Span]]:
        """ "the camp", after one that was called a camp by name."""
        matches = list(_THE_KIND.finditer(self._text))
        called = self._called_by_kind() if matches else {}
        for match in matches if called else ():
            token = self._token(self._passage_at(match.start()), match.start("kind"))
            if token is None or token.dep_ in ("compound", "nmod") or _goes_on(self._text, match.end()):
                continue
            named = [m for m in called.get(match["kind"], ()) if 0 < match.start() - m.end() <= _REACH]
            if len({_words(m) for m in named}) == 1:
                yield match.span(), _span(named[-1])

    def _called_by_kind(self) -> dict[str, list[re.Match[str]]]:
        """Where places are called camps, towns and the like by name, by their kind."""
        called: dict[str, list[re.Match[str]]] = {}
        for match in _CALLED.finditer(self._text):
            kind = match["kind"] or match["site"] or match["town"]
            if self._is_named(match, kind):
                called.setdefault(kind, []).append(match)
        return called

    def _is_named(self, match: re.Match[str], kind: str) -> bool:
        """Whether the words before or after "camp" are a name; of a town or province, one that is known as a place."""
        start, end = _span(match)
        head = self._token(self._passage_at(start), start)
        if head is None or head.pos_ != "PROPN" or not _is_name(_words(match)) or is_country(_words(match)):
            return False
        if kind in _SITES.split("|"):
            return True
        i = bisect_left(self._places, start, key=lambda p: p.start)
        return i < len(self._places) and (self._places[i].start, self._places[i].end) == (start, end)

    def country(self) -> Iterator[tuple[Span, Span]]:
        """ "the country", after one in its sentence and the two before."""
        for match in _THE_COUNTRY.finditer(self._text) if " country" in self._text.lower() else ():
            number = self._passage_at(match.start())
            token = self._token(number, match.start())
            if token is None or _goes_on(self._text, match.end()):
                continue
            country = self._one_country(self._near(number, token, match.start(), 2))
            if country is not None:
                yield match.span(), (country.start, country.end)

    def _one_country(self, near: Sequence[Place]) -> Place | None:
        """Where a country is named last, if all that lies near lies in it."""
        within = [place for place in near if place.country]
        names = [place for place in within if is_country_name(place.name) and self._is_noun(place)]
        return names[-1] if names and len({place.country for place in within}) == 1 else None

    def then(self) -> Iterator[tuple[Span, Span]]:
        """ "since then", after one date in the sentence before."""
        for match in _SINCE.finditer(self._text) if " then" in self._text.lower() else ():
            number = self._passage_at(match.start())
            token = self._token(number, match.start("then"))
            if token is None:
                continue
            start = self._reach_start(number, token, 1)
            dated = [t for t in self._times if start <= t.start < match.start() and t.from_date is not None]
            if len(dated) == 1:
                yield match.span("then"), (dated[0].start, dated[0].end)

    def _near(self, number: int, token: Any, at: int, sentences: int) -> list[Place]:
        start = self._reach_start(number, token, sentences)
        i, j = (
            bisect_left(self._places, start, key=lambda p: p.start),
            bisect_left(self._places, at, key=lambda p: p.start),
        )
        return self._places[i:j]

    def _reach_start(self, number: int, token: Any, sentences: int) -> int:
        """Where the sentence begins that lies so many before the token's."""
        return self._numbers.offset_of(number, self._numbers.number(number, token.i) - sentences)

    def _one_place(self, near: Sequence[Place]) -> Place | None:
        """The one place that is named: of "Leeds, England" the town."""
        nouns = [p for p in near if self._is_noun(p) and p.role != "origin"]
        apart = [p for n, p in enumerate(nouns) if not (n and self._text[nouns[n - 1].end : p.start] in (", ", " in "))]
        return apart[-1] if apart and len({p.name for p in apart}) == 1 and len(near) == len(nouns) else None

    def _is_noun(self, place: Place) -> bool:
        """Whether it is the place's own name, and no adjective ("French") or people."""
        token = self._token(self._passage_at(place.start), place.start)
        return bool(token is not None and token.pos_ == "PROPN" and token.dep_ not in ("amod", "compound", "nmod"))

    def _passage_at(self, at: int) -> int:
        return max(0, bisect_left(self._passages, at + 1, key=lambda p: p.start) - 1)

    def _token(self, number: int, at: int) -> Any | None:
        if not self._passages:
            return None
        passage = self._passages[number]
        found = passage.doc.char_span(at - passage.start, at - passage.start + 1, alignment_mode="expand")
        return found[0] if found is not None and len(found) else None


def _is_adverb(there: Any) -> bool:
    """ "held there", "the camps there"; not "there are"."""
    return there.dep_ != "expl" and there.pos_ == "ADV" and there.head.pos_ in ("VERB", "NOUN", "AUX")


def _goes_on(text: str, end: int) -> bool:
    """Whether more is said of it: "the camp that …", "the camp near …"."""
    return re.match(r" (?:of|that|which|where|near|named|called|known)\b", text[end : end + 12]) is not None


def _words(match: re.Match[str]) -> str:
    return match["of"] or match["name"]


def _span(match: re.Match[str]) -> Span:
    return match.span("of") if match["of"] else match.span("name")


_NO_NAMES = frozenset("the this that a in at from its their one each".split())


def _is_name(words: str) -> bool:
    return words.split()[0].lower() not in _NO_NAMES
