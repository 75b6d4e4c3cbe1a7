"""How much each mention of a place says for a document's event having been there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.extracting.measures.events.places.place_mentions import AT, HEAD, LOCAL, OPENING, Mentions
from briefings.extracting.measures.events.places.place_ranks import COUNTRY, REGION, TOWN, bare_name, rank_of, shown
from briefings.extracting.measures.events.places.told_places import is_quarter
from briefings.knowledge.countries import country_of_capital
from briefings.model import Place, Span

# What a dateline says for a capital: reporters write from there of all that happens in the country.
CAPITAL = 0.5
# What a dateline says for a town where the opening tells of a wider place: reporters write from the nearest city.
FROM_AFAR = 1.4
# What a dateline says for a town, and what a mention must say to bear it out.
DATELINE, BORNE_OUT = 3.0, 1.5

_NAMES_A_STREET = re.compile(
    r" (?:[Ss]treets?|St|[Aa]venues?|Ave|[Rr]oads?|Rd|[Bb]oulevard|Blvd|[Ll]ane|[Dd]rive|[Hh]ighway)\b(?! ?party)"
)
_DATELINE = re.compile(
    r"^[^a-z\n]{3,40}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?\)? ?)?"
    r"(?:(?:\([^)\n]{1,40}\))? ?(?:--?|–|—|\||:)|\([^)\n]{1,40}\) [A-Z])"
)
# "Sank about 50 kilometers (30 miles) south of the island": where it was, in a lead that names no other town.
_FAR_OFF = re.compile(
    r"\b\d[\d,.]* (?:nautical )?(?:kilomet(?:er|re)s?|km|miles?)\b(?: \([^)\n]{1,30}\))?"
    r" (?:off|(?:to the )?(?:north|south|east|west)[a-z-]* (?:of|from)) "
)
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+[\"“A-Z]|\n")
# Behind a town that is written as such: "Halden, Norway: ", "Kenosha, Wisconsin - ", "Beirut (AFP) – ".
_CLOSES_A_DATELINE = re.compile(
    r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?: ?\([^)\n]{1,40}\))?(?: --? | ?[–—] ?|: )(?=[\"“A-Z0-9])"
)


# What the law does in the first words behind a dateline, and a deed right before a town's name.
COURTS_OPENING = 240
_IN_THE_PROVINCE_OF = re.compile(r"\bin (?:the )?(?:[\w-]+ ){0,2}(?:province|governorate|region|state) of $")
_THE_LAWS = re.compile(
    r"\b(?:charged|faces|facing|pleaded|pled|sentenced|convicted|indicted|arraigned|acquitted|guilty|judge|jury|jurors"
    r"|prosecutors?|court|trial|plea)\b"
)
_A_DEED_IN = re.compile(
    r"\b(?:shootings?|killings?|slayings?|murders?|deaths?|homicides?|rampage|massacre|attack|killed|killing|shot|shooting"
    r"|gunned down|wounded|wounding)\b[^.;,]{0,45}\b(?:in|at|near|outside) $"
)


class Weights:
    """The weights of a document's mentions of places; `asides` are sentences that tell of others than its own event."""

    def __init__(self, mentions: Mentions, asides: Sequence[Span]) -> None:
        self._mentions, self._asides = mentions, asides
        self._text, self._places = mentions.text, mentions.where

    def of(self, place: Place) -> float:
        """How much one mention says for its town being where it happened."""
        if any(start <= place.start < end for start, end in self._asides):
            return 0.0
        near = 1.0 if place.start < HEAD else 0.4
        if self._opens_a_line(place):
            return self._weight_of_dateline(place) * near
        if self._is_written_as_a_dateline(place):
            return DATELINE * near
        if place.start == place.end:  # which the title names alone
            return 1.5 * near
        before = self._mentions.before(place)
        if self._mentions.is_elsewhere(before) or self._mentions.is_a_speakers(place, before):
            return -0.5
        if self._mentions.is_behind_a_home(place):
            return -0.5
        if is_quarter(self._text, place):
            return -3
        if _NAMES_A_STREET.match(self._text, place.end):
            return 0.0
        return self._weight_as_told(place, before, self._stands_behind_a_dateline(place)) * near

    def is_a_dateline(self, place: Place) -> bool:
        """Whether a mention is a dateline's."""
        return self._opens_a_line(place) or self._is_written_as_a_dateline(place)

    def is_written_from_afar(self, place: Place) -> bool:
        """Whether a place is a dateline's, behind which the opening tells of a wider place, and the text tells of
        nothing that was in the town."""
        return self._opens_a_line(place) and self._weight_of_dateline(place) < DATELINE

    def _opens_a_line(self, place: Place) -> bool:
        """Whether a place is a dateline's."""
        line = self._text.rfind("\n", 0, place.start) + 1
        if place.start - line >= 3 or place.end == place.start or self._text.startswith("/", place.end):
            return False
        return self._stands_behind_a_dateline(place)

    def _is_written_as_a_dateline(self, place: Place) -> bool:
        """Whether a dateline of no capitals tells a town, and nothing says that it was written from afar."""
        if place.start not in (0, self._text.rfind("\n", 0, place.start) + 1) or place.end == place.start:
            return False
        closed = _CLOSES_A_DATELINE.match(self._text, place.end) is not None
        return closed and self._weight_of_dateline(place) == DATELINE

    def _stands_behind_a_dateline(self, place: Place) -> bool:
        """Whether a dateline opens the line in which a place stands."""
        line = self._text.rfind("\n", 0, place.start) + 1
        return _DATELINE.match(self._text[line : line + 60]) is not None

    def _weight_of_dateline(self, place: Place) -> float:
        """How much a dateline says for its town: little where that is a capital, where all else is told of another
        country, or where the opening tells of a wider place and nothing of the town."""
        if country_of_capital(shown(place)) == place.country or self._is_abroad(place):
            return CAPITAL
        key = bare_name(place.name)
        again = (one for one in self._places if one.start > place.end and bare_name(one.name) == key)
        if any(self.of(one) >= BORNE_OUT for one in again if not self._opens_a_line(one)):
            return DATELINE
        far_off = _FAR_OFF.search(self._text, place.end, self._end_of_sentence(place.end))
        if far_off is not None or self._is_a_courts(place):
            return FROM_AFAR
        wider = (one for one in self._places if place.end < one.start < OPENING and self._is_wider(one, key))
        told = any(
            one.country == place.country
            and self._mentions.is_where(one)
            and not self._mentions.opens_a_name(one)  # "at the Halden County Fairgrounds"
            and not self._is_behind(one)
            for one in wider
        )
        return FROM_AFAR if told else DATELINE

    def _is_wider(self, place: Place, town: str) -> bool:
        """Whether a place is a region or a country, or is called a province though a town has its name; not the
        dateline's own `town`."""
        if rank_of(place) in (REGION, COUNTRY):
            return True
        return bare_name(place.name) != town and _IN_THE_PROVINCE_OF.search(self._text, 0, place.start) is not None

    def _is_a_courts(self, place: Place) -> bool:
        """Whether a dateline's town is not told again, and the opening tells what the law did about a deed in another
        town: it is where the court sits."""
        if _THE_LAWS.search(self._text, place.end, COURTS_OPENING) is None:
            return False
        key = bare_name(place.name)
        others = (one for one in self._places if place.end + 3 < one.start < OPENING and rank_of(one) == TOWN)
        return any(bare_name(one.name) != key and self._is_a_deeds(one) for one in others)

    def _is_a_deeds(self, place: Place) -> bool:
        """ "In the shooting of two men in | Halden"."""
        before = self._text[max(0, place.start - 60) : place.start]
        return self._mentions.is_where(place) and _A_DEED_IN.search(before) is not None

    def _end_of_sentence(self, start: int) -> int:
        end = _SENTENCE_END.search(self._text, start)
        return end.start() if end is not None else len(self._text)

    def _is_abroad(self, place: Place) -> bool:
        """Whether a dateline is the only word of its country, and the text tells of what was in another."""
        others = [one for one in self._places if one.start > place.end + 3 and one.country]
        if any(one.country == place.country for one in others):
            return False
        return any(rank_of(one) == COUNTRY for one in others)

    def _is_behind(self, place: Place) -> bool:
        """Whether a town stands right before a wider place, and is what is told: "in Halden, Ohio"."""
        return any(0 <= place.start - one.end <= 3 and rank_of(one) == TOWN for one in self._places)

    def _weight_as_told(self, place: Place, before: str, opened: bool) -> float:
        """How much a mention says by the words beside it: "at Halden", "Halden police", "the Halden Arms"; `opened` of
        a line that a dateline opens."""
        if self._mentions.opens_a_name(place) or self._mentions.is_venue(place, before):
            return 0.2
        if AT.search(before):
            return 3.5 if self._mentions.is_told_with_state(place) and opened else 2
        return 1.5 if LOCAL.match(self._text[place.end : place.end + 40]) else 0.3
