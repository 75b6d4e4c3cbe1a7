"""The event that a toll is of: where and on what days, as the number's sentence, those before it and the title tell.

A place or day that the sentence doesn't tell is taken from the event that its paragraph speaks of, else from the one
that the document opens with, as long as nothing the sentence does tell speaks against it. A total over a war or a
year is of no event. Numbers never tell events apart or together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.beat.beat import Beat
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.gazetteer.gazetteer import shared_gazetteer
from briefings.model import Event, Place, Quantity, Span, Time

# Longer than this no single event lasts: such days say over what a total is counted.
LONGEST_EVENT = 45
# "Since the war began", "so far this year": a total's span, whatever place stands beside it.
_TOTAL = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak|onset|conflict|war|uprising|revolution|crisis|civil war)"
    r"|(?:\w+ )?(?:19|20)\d\d\b"
    r"|(?:the )?\w+ (?:war|conflict|uprising) (?:began|started|broke out|erupted))"
    r"|\b(?:so far )?this year\b"
    r"|\b(?:over|in|during) the (?:past|last) (?:year|decade|\w+ years|\w+ months|year and a half)\b"
    r"|\b(?:conflict|war|uprising|revolution)(?: in [A-Z]\w+)? (?:has|have) (?:killed|claimed|left|cost)\b"
    r"|\bin all of (?:19|20)\d\d\b",
    re.IGNORECASE,
)
# A place that names who speaks or whose force acts, and not where something happened.
_ABOUT_PEOPLE = re.compile(
    r"(?:['’]s)?(?:[ -](?!in\b|on\b|at\b)[a-z-]+){0,2}[ -](?:based|led|backed|ministry|minister|police"
    r"|officials?|hospitals?|government|army|forces?|"
    r"regime|troops|spokes\w+|agency|hospital|observatory|authorit\w+|officers?|county|prosecutors?|sheriff)\b",
    re.IGNORECASE,
)
_NAME = (
    r"(?P<%s>(?:[Aa]l[- ])?(?!The\b|This\b|That\b|A\b|In\b|At\b|One\b|Its\b"
    r"|Their\b)[A-Z][\w'’-]+(?: (?:al-)?[A-Z][\w'’-]+){0,2}?)"
)
_KIND = r"(?:town|city|village|hamlet|district|neighbou?rhood|suburb|quarter|region|area|camp)s?"
# "The town of Sukhna", "Sukari district": a place by what is said of it, whether a list of towns has it or not.
_CALLED = re.compile(
    rf"\b{_KIND} of (?:the )?{_NAME % 'after'}(?![\w'’-])|\b{_NAME % 'before'} (?:district|neighbou?rhood"
    rf"|suburb|quarter)s?\b"
)
_DIRECTION = re.compile(
    r"^(?:(?:far )?(?:(?:north|south)[ -]?)?(?:north|south|east|west)(?:ern)?|central|mid|rural)[ -]", re.IGNORECASE
)
# Sentences at a document's head that say what it is about.
_HEAD = 3
_AT = re.compile(
    r"\b(?:in|on|at|near|outside|inside|of|around|into|from|across|against|to|hit|hits|struck|targeting|targeted|hitting)"
    r"(?: the)?(?: (?:\w+ )?(?:town|city|village|province|district|neighbou?rhood|suburb|area|region"
    r"|countryside|outskirts)s?(?: of)?)?"
    r"(?: (?:north|south|east|west)(?:ern|east\w*|west\w*)?(?: of)?)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence tells of its event, and whether it counts over more than one."""

    event: Event
    is_total: bool


def with_events(
    text: str,
    passages: Sequence[Passage],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    times: Sequence[Time],
    beat: Beat,
) -> list[Quantity]:
    """The quantities in the same order; those whose measure is of events carry the event, as far as it is told."""
    of_events = {measure.id for measure in beat.measures if measure.of == "event"}
    if not of_events:
        return list(quantities)
    reader = _Events(text, passages, places, times)
    return [replace(q, event=reader.of(q)) if q.measure in of_events else q for q in quantities]


class _Events:
    """Reads a document's events in text order."""

    def __init__(self, text: str, passages: Sequence[Passage], places: Sequence[Place], times: Sequence[Time]) -> None:
        self._text = text
        self._passages = passages
        self._starts = [passage.start for passage in passages]
        self._places = [place for place in places if place.role != "origin" and not self._is_of_people(place)]
        self._times = [time for time in times if time.from_date and time.to_date]
        self._lead = self._of_head()

    def of(self, quantity: Quantity) -> Event | None:
        """The event of a quantity; None for a total over more than an event."""
        passage = self._passages[max(0, bisect_right(self._starts, quantity.start) - 1)]
        sentences = _sentences(passage)
        at = max((n for n, span in enumerate(sentences) if span[0] <= quantity.start), default=0)
        told = self._read(sentences[at], quantity.start)
        if told.is_total:
            return None
        event = told.event
        for earlier in (*(self._read(span).event for span in reversed(sentences[:at])), self._lead):
            if _fit(event, earlier):
                event = _filled(event, earlier)
        if self._lead == Event():
            self._lead = event
        return event

    def _of_head(self) -> Event:
        """What the document's first sentences tell together: its own event, as far as they agree."""
        event = Event()
        spans = [span for passage in self._passages[:_HEAD] for span in _sentences(passage)[:_HEAD]]
        for told in map(self._read, spans[:_HEAD]):
            if not told.is_total and _fit(event, told.event):
                event = _filled(event, told.event)
        return event

    def _read(self, sentence: Span, at: int | None = None) -> _Told:
        own = [time for time in self._times if sentence[0] <= time.start < sentence[1]]
        near = sentence[0] if at is None else at
        short = [time for time in own if _length(time) <= LONGEST_EVENT]
        nearest = min(short, key=lambda time: abs(time.start - near), default=None)
        place, country = self._where(sentence, near)
        is_total = _TOTAL.search(self._text, *sentence) is not None or (bool(own) and not short)
        days = (nearest.from_date, nearest.to_date) if nearest is not None else (None, None)
        return _Told(Event(place, country, *days), is_total)

    def _where(self, sentence: Span, at: int) -> tuple[str | None, str | None]:
        """Where it happened, and in which country: the most particular place, a town before its region before its
        country, those behind a preposition or verb of place first, then the first after the number, else the nearest
        before it."""
        inside = [
            place for place in self._places if sentence[0] <= place.start < sentence[1] and _rank(place) < _NO_PLACE
        ]
        ranked = sorted(inside, key=lambda p: (not self._is_where(p), _rank(p), p.start < at, abs(p.start - at)))
        best = ranked[0] if ranked else None
        called = self._called(sentence, at)
        country = best.country if best is not None else None
        if called is not None:
            return called, country
        return (best.name if best is not None and _rank(best) < _COUNTRY else None), country

    def _called(self, sentence: Span, at: int) -> str | None:
        """The place that the sentence calls a town, a village or a quarter, the nearest to the number."""
        found = list(_CALLED.finditer(self._text, *sentence))
        nearest = min(found, key=lambda match: (match.start() < at, abs(match.start() - at)), default=None)
        return (nearest["after"] or nearest["before"]) if nearest is not None else None

    def _is_where(self, place: Place) -> bool:
        return _AT.search(self._text, max(0, place.start - 60), place.start) is not None

    def _is_of_people(self, place: Place) -> bool:
        return _ABOUT_PEOPLE.match(self._text, place.end) is not None


def _sentences(passage: Passage) -> list[Span]:
    return [(passage.start + s.start_char, passage.start + s.end_char) for s in passage.doc.sents]


def _length(time: Time) -> int:
    assert time.from_date is not None
    assert time.to_date is not None
    return (time.to_date - time.from_date).days


def _fit(event: Event, other: Event) -> bool:
    """Whether what both tell may be of one event: one place, days that meet, or nothing told of either."""
    if event.country is not None and other.country is not None and event.country != other.country:
        return False
    if event.place is not None and other.place is not None and event.place.casefold() != other.place.casefold():
        return False
    if event.from_date is None or other.from_date is None:
        return True
    assert event.to_date is not None
    assert other.to_date is not None
    return event.from_date <= other.to_date and other.from_date <= event.to_date


def _filled(event: Event, other: Event) -> Event:
    """The event with what only the other tells of it."""
    if event.place is None and other.place is not None:
        event = replace(event, place=other.place)
    if event.from_date is None:
        event = replace(event, from_date=other.from_date, to_date=other.to_date)
    return replace(event, country=event.country or other.country)


_REGION, _COUNTRY, _NO_PLACE = 1, 2, 3


def _rank(place: Place) -> int:
    """How particular a place is: 0 a town, then a part of a country, then a country; what names a people is no
    place."""
    bare = _DIRECTION.sub("", place.name)
    named = shared_gazetteer().lookup(bare)
    kinds = {one.kind for one in named if place.country in (one.country, None)}
    if "town" in kinds:
        return 0
    if kinds and kinds <= {"adjective", "people"}:
        return _NO_PLACE
    if kinds & {"country", "wide"}:
        return _REGION if bare != place.name else _COUNTRY
    return _REGION if kinds else 0
