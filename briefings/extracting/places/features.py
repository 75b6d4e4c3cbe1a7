"""Places that no list has, by the last word of their names ("Halden River", "Laurel County"), and seats of power."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefings.extracting.parsing.language import Passage
from briefings.extracting.places import vocabulary as words
from briefings.extracting.places.candidate import Candidate
from briefings.extracting.places.qualifiers import Qualifier, larger_place
from briefings.knowledge.gazetteer.containment import county_states
from briefings.knowledge.gazetteer.gazetteer import Gazetteer, Named
from briefings.knowledge.gazetteer.institutions import AT_A_SEAT, SEATS


def features(text: str, passage: Passage, found: Sequence[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Counties, roads, rivers and buildings that are not among the names `found`; with a state after the comma
    ("Laurel County, Ky."), which comes as a candidate of its own."""
    taken = [(one.start, one.end) for one in found]
    body = text[passage.start : passage.end]
    for begin, close in _feature_names(body):
        start, end = passage.start + begin, passage.start + close
        if _overlaps(taken, start, end):
            continue
        name, qualifier = body[begin:close], larger_place(body, close, gazetteer)
        named = Named(name, _country_of(body, begin, name, qualifier), "town")
        yield Candidate(passage, start, end, name, (named,), chosen=named)
        if qualifier.short:
            first, last = (passage.start + offset for offset in qualifier.short)
            yield Candidate(passage, first, last, text[first:last], qualifier.readings[:1], 4)


def _feature_names(body: str) -> Iterator[tuple[int, int]]:
    """Where the names of features stand in a passage, without what leads to them ("At the | Halden Bridge")."""
    for match in words.FEATURE.finditer(body):
        lead = words.NO_FEATURE.match(match.group())
        begin = match.start() + (lead.end() if lead else 0)
        name = body[begin : match.end()]
        if " " in name and not words.DENOMINATION.search(name):
            yield begin, match.end()


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, shares a letter with `start` to `end`."""
    at = bisect_left(taken, (start, 0))
    return any(a < end and start < b for a, b in taken[max(0, at - 1) : at + 1])


def _country_of(body: str, begin: int, name: str, qualifier: Qualifier) -> str | None:
    """The country that is written after a feature, or that alone has such counties."""
    if qualifier.readings:
        return qualifier.readings[0].country
    return "US" if _is_american_county(body, begin, name) else None


def _is_american_county(body: str, begin: int, name: str) -> bool:
    if not words.COUNTY.fullmatch(name):
        return False
    return bool(county_states(name) or words.COUNTY_OFFICE.search(body, begin, begin + len(name) + 20))


def seats(text: str, passage: Passage) -> Iterator[Candidate]:
    """ "at the White House": a place of its own only where somebody is there; "the White House said" names none."""
    for match in AT_A_SEAT.finditer(text, passage.start, passage.end):
        name = match["seat"]
        named = Named(name, SEATS[name], "region")
        yield Candidate(passage, *match.span("seat"), name, (named,), 4, chosen=named)
