"""Towns by the words that stand beside their names, of which no finder of places need have known: in a title, before a
state or the police, of somebody or something that is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from briefings.extracting.measures.events.places.place_mentions import HEAD
from briefings.extracting.measures.events.places.place_ranks import (
    FEATURE_NAME,
    NO_TOWNS,
    REGION,
    bare_name,
    rank_of,
    readings_of,
)
from briefings.extracting.measures.events.places.told_places import is_longer
from briefings.knowledge.dates.vocabulary import MONTHS
from briefings.knowledge.gazetteer.towns import fold
from briefings.model import Place

# Behind a town's name in a title: a street or a school that goes by it.
_STREET_OR_SCHOOL = (
    r" (?:(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|highway)\b"
    r"|(?:\w+ )?(?:(?:high|middle|elementary) school|recreation cent(?:er|re)|(?:wedding|banquet|concert) hall"
    r"|hotel|nightclub|shopping (?:cent(?:er|re)|mall)|restaurant|stadium)\b)"
)
_POSSESSIVE = re.compile(r"['’]s\b")
# A town that no list has, by the state that stands behind it.
_BEFORE_STATE = re.compile(
    r"(?:^|(?<=[\s(“\"—–-]))((?:(?:St|Ft|Mt)\. )?(?!On\b|In\b|At\b|The\b)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,1}), \(?$"
)
_POLICE_OF = re.compile(r"\b((?:[A-Z][\w.’'-]+ ){1,3})(?:[Pp]olice|PD\b|[Ff]ire (?:Department|crews)|[Oo]fficers\b)")
# "A Waco strip mall".
_TOWNS_OWN = re.compile(
    r"\b[Aa]n? ((?:[A-Z][\w.’'-]+ ){1,3})(?:\w+ )?(?:home|house|townhouse|townhome|apartment|"
    r"duplex|motel|hotel|bar|tavern|pub|lounge|club|nightclub|restaurant|diner|mall|market|store|station|lot|park|playground|"
    r"barber ?shop|church|school|subdivision|party|street|intersection|complex|shooting|homicide|hall|warehouse|"
    r"factory|plant|office|salon|gym|theat(?:er|re)|cinema|bank|casino|library|bowling alley|car wash|residence|"
    r"business|garage|farm|dealership|cemetery|rink|fairgrounds?|stadium|arena|nursing home|backyard|driveway)\b"
)
_AT_HOME = re.compile(r"\b[Aa]n? ((?:[A-Z][\w.’'-]+ ){1,3})(?:man|woman|teen|teenager|couple|family)\b")
_IN_TITLE = re.compile(
    r"\b(?:in|at|near|outside|from|on|of) (?:(?:north|south|east|west|downtown)\w* )?"
    r"((?:[A-Z][\w.'’-]+ ?){1,3})|((?:[A-Z][\w.'’-]+ ){1,3})"
    r"(?=police|PD\b|Police|shooting|man\b|woman\b|club|bar\b|home\b)"
)
_OF_A_STATE = re.compile(r" ?state\b(?! (?:police|troopers?|patrol)\b)")


class TownWords:
    """The words for towns in a document's text and title; `core` are the countries of its beat, if it has some."""

    def __init__(self, text: str, title: str, core: Collection[str]) -> None:
        self._text, self._title, self._core = text, title, core

    def unlisted(self, places: Sequence[Place]) -> list[Place]:
        """Towns too small for any list: "Alturas, Calif.", "Alturas police", "an Alturas bar"."""
        found = [town for state in places if (town := self._town_before(state, places)) is not None]
        for pattern, runs_of in ((_POLICE_OF, _endings), (_TOWNS_OWN, _beginnings)):
            for match in pattern.finditer(self._text, 0, 2 * HEAD):
                if not _is_told(places, match.start(), match.end(1)):
                    found += self._towns_in(runs_of(match[1].split()), match.start())
        return found

    def _town_before(self, state: Place, places: Sequence[Place]) -> Place | None:
        """A name that no place has, right before a state's ("Alturas | , Calif.")."""
        if rank_of(state) != REGION or state.start < 3:
            return None
        opening = max(0, state.start - 40)
        match = _BEFORE_STATE.search(self._text[opening : state.start])
        if match is None or match[1].casefold() in NO_TOWNS or match[1].endswith((" Fire", " Complex")):
            return None
        start, end = opening + match.start(1), opening + match.end(1)
        return None if _is_told(places, start, end) else Place(match[1], state.country, "location", start, end)

    def homes(self) -> dict[str, Place]:
        """The towns of whom the text tells by where they live ("a Pueblo man"), by their bare names."""
        found: dict[str, Place] = {}
        for match in _AT_HOME.finditer(self._text, 0, HEAD):
            for place in self._towns_in(_beginnings(match[1].split()), match.start()):
                found.setdefault(bare_name(place.name), place)
        return found

    def of_title(self) -> list[Place]:
        """Towns that the title names as where it happened, and the text perhaps nowhere."""
        found = []
        for match in _IN_TITLE.finditer(self._title):
            if _OF_A_STATE.match(self._title, match.end()):
                continue  # "at a Washington state house party"
            words = (match[1] or match[2]).replace("’s", "").replace("'s", "").split()
            runs = _endings(words) if match[1] is None else _beginnings(words)
            found += self._towns_in(runs, len(self._text))
        return found

    def is_in_title(self, key: str) -> bool:
        """Whether the title names a place by its bare name, and no street or school of that name."""
        title = fold(_POSSESSIVE.sub("", self._title))
        return re.search(rf"\b{re.escape(key)}\b(?!{_STREET_OR_SCHOOL}|{_OF_A_STATE.pattern})", title) is not None

    def is_near_in_title(self, key: str) -> bool:
        """Whether the title names a place as what is near: "Two shot near Halden"."""
        return re.search(rf"\b(?:near|outside) {re.escape(key)}\b", fold(self._title)) is not None

    def _towns_in(self, runs: Iterable[Sequence[str]], at: int) -> list[Place]:
        """The first of these runs of words that is the name of a town in one of the beat's own countries."""
        for run in runs:
            name = " ".join(run)
            readings = readings_of(name)
            if any(one.kind in ("country", "wide") for one in readings):
                return []  # "in Mali", wherever there is a town of that name
            towns = (one for one in readings if one.kind == "town" and one.country)
            town = next((town for town in towns if self.is_core(town.country)), None)
            if town is not None and name.casefold() not in NO_TOWNS and name.casefold() not in MONTHS:
                return [Place(name, town.country, "location", at, at)]
        return []

    def is_core(self, country: str | None) -> bool:
        """Whether a country is one of the beat's own; of a beat without any, each is."""
        return not self._core or country in self._core


def _is_told(places: Sequence[Place], start: int, end: int) -> bool:
    """Whether one of the places stands in these words."""
    return any(place.start < end and start < place.end for place in places)


def _endings(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The runs that the words end with, longest first: "Local Pueblo", "Pueblo"."""
    return (words[n:] for n in range(len(words)))


def _beginnings(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The runs that the words begin with, longest first, but for those beyond which a name goes on."""
    return (words[:n] for n in range(len(words), 0, -1) if n == len(words) or not _goes_on(words, n))


def _goes_on(words: Sequence[str], end: int) -> bool:
    """Whether a name goes on beyond a run of its words: "Columbus | Street", "Liberty | City", "Marion | County"."""
    longer = f"{words[end - 1]} {words[end]}"
    if words[end] in _COUNTIES:
        return True
    return FEATURE_NAME.search(longer) is not None or is_longer(longer)


_COUNTIES = frozenset({"County", "Counties", "Co.", "Parish"})
