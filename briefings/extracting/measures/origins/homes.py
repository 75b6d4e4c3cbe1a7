"""The country whose people a document is about, for people of whom nothing else tells where they come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from briefings.beat.beat import Beat
from briefings.beat.measure_lexicon import Lexicon
from briefings.extracting.measures.origins.origin_words import COUNTING_ALL
from briefings.knowledge.countries import country_of_capital
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, shared_gazetteer
from briefings.model import Place

_HOMEWARD = re.compile(
    r"\b(?:(?:back|home|homes?coming)\s+(?:to|in|into)|return\w*\s+(?:\w+\s+){0,3}?to|repatriat\w+\s+(?:\w+\s+){0,4}?to|"
    r"landed in|nationals of|citizens of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
TAKING_HOME = re.compile(
    r"(?:['’]s [a-z]+)? (?:has |have |had )?(?:already )?(?:repatriate[sd]|(?:brought|took|taken|flown|flew)"
    r"(?: [\w-]+){0,4}? (?:back|home))\b"
)
# "Some 300 people left Sweden for the war", "259 who set out from Spanish soil", "departures from Belgium".
_LEAVING = re.compile(
    r"\b(?:(?:left|leave|leaving|depart(?:ed|ing)? from|set out from|travelled from|traveled from|went from"
    r"|departures from|emigrated from))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FOR_THE_WAR = re.compile(
    r"(?: soil| territory)? (?:for (?:the|Syria|Iraq|jihad|areas?|Islamic|so-called|IS\b|ISIS|ISIL|Daesh)"
    r"|(?:in order )?to (?:join|fight)|(?:since|between|from) (?:20|19)\d\d"
    r"|(?:to|towards?) (?:Syria|Iraq|the (?:war|conflict|caliphate)))"
    r"|(?: soil| territory)\b"
)
# "Lost their Danish citizenship", "his British nationality was removed": who is stripped of it was of that country.
_PAPERS = re.compile(r"(?:['’]s)? (?:citizenships?|nationality|nationalities)\b")
_STRIPPED = re.compile(
    r"\b(?:stripp|depriv|revok|remov|withdr|cancel|annul|taken away|took away|takes? away|los[et]|forfeit|rescind)",
    re.IGNORECASE,
)
_STRIPPED_WITHIN = 60
# "The Americans say so": a power, and nobody who is told of as one of the beat's people.
_THE_POWER = re.compile(r"\bthe $", re.IGNORECASE)
_IN_ARMS = re.compile(
    r"(?:['’]s)?[ -](?:[a-z]+[ -]){0,2}?(?:army|military|air force|navy|warplanes?|jets?|bombs?|bombers?|bombing|"
    r"troops|soldiers?|officers?|generals?|colonel|major|commandos?|strikes?|raids?|drones?|coalition|led|backed|forces?|"
    r"marines?|artillery|defen[cs]e|missiles?|invasion|incursion|offensive|advance|assault|shelling|operation)\b",
    re.IGNORECASE,
)
_PEOPLE_AHEAD = re.compile(r"(?:['’]s )?[- ]?(?:[a-z]+[- ]){0,2}?([a-z]+)\b")
_PEOPLE_BEFORE = re.compile(r"([a-z]+)(?: who (?:came|come|hail))? from (?:the )?$")


class Homes:
    """The country whose people a document is about, where that is certain: the one named again and again as the home of
    the beat's people ("Danish fighters", "recruits from Denmark", "back in Denmark") while hardly any other is. `seat`
    is the country of its dateline."""

    # Named so often, and with this share of all such namings, a country is certain.
    ENOUGH, MOST = 2, 0.75
    # Where it is named as a home but once, it must be named so often, and stand out among all the places of the text.
    OFTEN = 3

    def __init__(
        self, text: str, title: str, places: Sequence[Place], lexicon: Lexicon, beat: Beat, seat: str | None = None
    ) -> None:
        self._text = text
        self._seat = seat
        self._title = title
        self._places = places
        self._lexicon = lexicon
        self._core = beat.places.get("core", frozenset())
        self._fronts = beat.places.get("fronts", frozenset())
        self._by_origin = {measure.id for measure in beat.measures if measure.of == "origin"}
        self._of_everybody = beat.whom == "everybody"
        self._country: str | None = None
        self._is_told = False
        self._is_read = False

    def are_nobodys(self, measure: str | None) -> bool:
        """Whether the beat, which counts everybody, has no figures of this measure by the country people come from."""
        return not self._by_origin or (self._of_everybody and measure not in self._by_origin)

    @property
    def are_counted(self) -> bool:
        """Whether the beat has figures by the country that people come from."""
        return bool(self._by_origin)

    def country(self) -> str | None:
        """The one country that is certain; None where the document is about several, or the beat counts no origins."""
        if not self._by_origin:
            return None
        if not self._is_read:
            self._country, self._is_read = self._settled(), True
        return self._country

    def told(self) -> str | None:
        """The country, where the text says so again and again, and not by being about it alone: the enemies of whom a
        country tells are none of its people."""
        country = self.country()
        return country if self._is_told else None

    def any_told(self) -> str | None:
        """The country that is certain, or else that of the title."""
        return self.country() or self.titled()

    def own_ground(self) -> str | None:
        """The country that "this country" means: the one that the text is about, or that of its dateline, where the
        text names none more often."""
        if not self._by_origin:
            return None
        return self.any_told() or (self._seat if self._seat and self._may_be_home(self._seat) else None)

    def _may_be_home(self, seat: str) -> bool:
        named = self._named()
        return seat not in self._core and (not named or named[seat] == max(named.values()))

    def only_home(self) -> str | None:
        """The one country that people are told to be at home in, be it once; None where there are several."""
        if not self._by_origin:
            return None
        elsewhere = [place for place in self._places if place.country and place.country not in self._core]
        homes = self._homes_among(elsewhere)
        return next(iter(homes)) if len(homes) == 1 else None

    def most_named(self) -> str | None:
        """The country that the text names more often than any other; None where two are, or no origins are counted."""
        if not self._by_origin:
            return None
        first = self._named().most_common(2)
        return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None

    def _named(self) -> Counter[str]:
        """How often the text names each country that is not the beat's own ground."""
        return Counter(place.country for place in self._places if place.country and place.country not in self._core)

    def titled(self, leads_to_core: bool = False, up_to: int | None = None) -> str | None:
        """The one country that the title names ("Azerbaijan gives up on its jihadists"), where the text tells of no
        other people, `up_to` an offset if there is one; None where the beat counts no origins, or the country is a
        front of the beat's own, unless those counted have gone to its own ground."""
        if not self._by_origin:
            return None
        named = _countries_in(self._title) - self._core
        if len(named) != 1 or not (leads_to_core or named.isdisjoint(self._fronts)):
            return None
        before = (place for place in self._places if up_to is None or place.start < up_to)
        told = {place.country for place in before if place.country and self._is_home(place)}
        return next(iter(named)) if told - self._core <= named else None

    def _settled(self) -> str | None:
        elsewhere = [place for place in self._places if place.country and place.country not in self._core]
        homes = self._homes_among(elsewhere)
        if not homes:
            return None
        country, times = homes.most_common(1)[0]
        if times >= self.ENOUGH and times >= self.MOST * homes.total() and not self._in_one_breath(country, elsewhere):
            self._is_told = True
            return country
        return country if len(homes) == 1 and self._is_named_often(country, elsewhere) else None

    def _in_one_breath(self, country: str | None, places: Sequence[Place]) -> bool:
        """Whether the country is told to be a home in one sentence alone, far into a text: "among them are 20 British
        women and 30 British children"."""
        named = [place for place in places if place.country == country and self._is_home(place)]
        others = any(place.country != country for place in places if place.end < named[0].start) if named else False
        between = self._text[named[0].end : named[-1].start] if named else ". "
        in_title = any(place.name in self._title for place in named)
        return others and not in_title and not re.search(r"[.?!][”\"’']?\s", between)

    def _homes_among(self, places: Sequence[Place]) -> Counter[str | None]:
        """How often each country is told to be a home; its name in the title counts once more."""
        homes = Counter(place.country for place in places if self._is_home(place))
        homes.update({place.country for place in places if place.name in self._title and place.country in homes})
        return homes

    def _is_named_often(self, country: str | None, places: Sequence[Place]) -> bool:
        """Whether the country is half of all that the text names, or named twice as often as any other, and never for
        what its forces do."""
        named = [place for place in places if place.country == country]
        if len(named) < self.OFTEN or any(map(self._is_at_war, named)):
            return False
        others = Counter(place.country for place in places if place.country != country)
        return len(named) >= others.total() or len(named) >= 2 * max(others.values())

    def _is_at_war(self, place: Place) -> bool:
        """Whether the country is named for what its forces do: who they fight are none of its people."""
        return _IN_ARMS.match(self._text, place.end) is not None

    def _is_home(self, place: Place) -> bool:
        """Whether the place is told to be the home of the beat's people."""
        before = self._text[max(0, place.start - 60) : place.start]
        if self._is_left(place, before) or self._is_lost_nationality(place, before):
            return True
        if place.role != "origin":
            taking = TAKING_HOME.match(self._text, place.end)
            return taking is not None or _HOMEWARD.search(before) is not None
        if place.country in COUNTING_ALL and _THE_POWER.search(before):
            return False
        ahead, behind = _PEOPLE_AHEAD.match(self._text, place.end), _PEOPLE_BEFORE.search(before)
        words = [match[1] for match in (ahead, behind) if match]
        return self._text[place.end - 1] == "s" or any(self._lexicon.group_of((word,)) is not None for word in words)

    def _is_left(self, place: Place, before: str) -> bool:
        """ "Left Sweden for the war": the country that people left to join."""
        return bool(_LEAVING.search(before) and _FOR_THE_WAR.match(self._text, place.end))

    def _is_lost_nationality(self, place: Place, before: str) -> bool:
        """ "His Danish citizenship was revoked"."""
        papers = _PAPERS.match(self._text, place.end)
        if papers is None:
            return False
        behind = self._text[papers.end() : papers.end() + _STRIPPED_WITHIN].split(".")[0]
        return bool(_STRIPPED.search(before.split(".")[-1]) or _STRIPPED.search(behind))


@lru_cache(maxsize=64)
def _countries_in(title: str) -> frozenset[str]:
    """The countries that a title names, by their names, adjectives or peoples."""
    tables = shared_gazetteer(SMALLEST_TOWN).tables
    words = list(_NAME.finditer(title))
    found = set()
    for first, word in enumerate(words):
        for last in range(first, min(first + 3, len(words))):
            name = title[word.start() : words[last].end()]
            if _IN_ARMS.match(title, words[last].end()) or _is_no_home(title, word.start(), words[last].end()):
                continue  # "Camp emptied in Turkish advance"
            named = tables.find(name)
            found |= {one.country for one in named if one.kind in _OF_COUNTRIES and one.country}
            found |= set(filter(None, [country_of_capital(name)]))  # "Rabat counts its ghosts"
    return frozenset(found)


def _is_no_home(title: str, start: int, end: int) -> bool:
    """ "Papers trace jihadis' way through Turkey", "commanders flee to Turkey", "British study warns": a way, a refuge,
    a border, or who looked into it."""
    if _ONE_OF_THEM.search(title, max(0, start - 12), start) and not title[end:].startswith(" "):
        return True  # "Thirteen hanged, among them a Syrian and a Saudi"
    passed = _BY_WAY_OF.search(title, max(0, start - 12), start) or _REFUGE.search(title, max(0, start - 40), start)
    return bool(passed or _OF_A_BORDER_OR_STUDY.match(title, end))


_NAME = re.compile(r"[A-Z][\w-]+")
_ONE_OF_THEM = re.compile(r"\b(?:an?|one) $", re.IGNORECASE)
_BY_WAY_OF = re.compile(r"\b(?:through|via|across|past|over) (?:the )?$", re.IGNORECASE)
# "Commanders flee to Turkey", "fighters regroup in Libya": no home of theirs.
_REFUGE = re.compile(
    r"\b(?:flee(?:s|ing)?|fled|escap(?:e|es|ed|ing)|slip(?:s|ped|ping)?|cross(?:es|ed|ing)?|relocat(?:e|es|ed|ing)|"
    r"regroup(?:s|ed|ing)?|hid(?:e|es|ing)?|sneak(?:s|ed|ing)?|smuggled|mov(?:e|es|ed|ing)|shift(?:s|ed|ing)?|"
    r"turn(?:s|ed)? up)(?: over| out| off| on)? (?:to|into|in|towards?) (?:the )?$",
    re.IGNORECASE,
)
_OF_A_BORDER_OR_STUDY = re.compile(
    r"(?:['’]s)?[ -](?:[a-z]+[ -])?(?:borders?|frontiers?|wall|stud(?:y|ies)|surveys?|research(?:ers?)?|think[ -]tanks?"
    r"|universit(?:y|ies)|newspapers?|papers?|magazines?|broadcasters?|scholars?|academics?|analysts?|watchdogs?)\b"
)
_OF_COUNTRIES = frozenset({"country", "adjective", "people"})
