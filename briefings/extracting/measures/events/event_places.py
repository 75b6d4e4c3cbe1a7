"""Where a document's event was: its town, the wider places that it lies in, and the streets and venues told with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from briefings.extracting.measures.events.place_ranks import (
    CITY,
    COUNTRY,
    FEATURE,
    FEATURE_NAME,
    NO_PLACE,
    NO_TOWNS,
    REGION,
    TOWN,
    bare_name,
    is_of_a_country,
    people_of,
    plain,
    rank_of,
    readings_of,
    shown,
)
from briefings.extracting.measures.events.told_places import as_told, cities_of, is_longer, is_quarter, lies_in
from briefings.knowledge.countries import country_name, country_of_capital
from briefings.knowledge.dates.vocabulary import MONTHS
from briefings.knowledge.gazetteer.towns import fold
from briefings.model import Place, Span
from briefings.values import frozen

# The first characters of a text say what it is about.
HEAD = 1500
# What a dateline says for a capital: reporters write from there of all that happens in the country.
CAPITAL = 0.5
# What a dateline says for a town where the opening tells of a wider place: reporters write from the nearest city.
FROM_AFAR = 1.4
# What a dateline says for a town, and what a mention must say to bear it out.
DATELINE, BORNE_OUT = 3.0, 1.5
# What a mention says that tells where something was: "off the Greek island".
TOLD = 1.0
# What a text is about stands in its first words.
FIRST_WORDS = 200
# So many countries in a title are the setting of no single event.
MANY = 3
# So near to a sentence's beginning stands what is said of all of it: "Across the country".
OPENS = 12
# A number, or a town, so near to the head is of what the document tells.
OPENING = 400

# A place that names who speaks or whose force acts, and not where something happened.
_ABOUT_PEOPLE = re.compile(
    r"(?:['’]s)?(?:[ -](?!in\b|on\b|at\b)[a-z-]+){0,2}[ -](?:based|led|backed|ministry|minister|government|army|"
    r"forces?|"
    r"regime|troops|teams?|units?|squads?|spokes\w+|agency|"
    r"departments? of|bureau of|division of|ministry of|observatory|prosecutors?|judge|jury|courts?|courthouse|"
    r"attorneys?|Cowboys|Times|Post|News|Tribune|Herald|Chronicle)\b",
    re.IGNORECASE,
)
# Local police and firefighters answer where it happened: no place of the deed in a war, but a sign of the town.
_LOCAL = re.compile(
    r"(?:['’]s)?[ -](?:(?:City|Metro|Metropolitan) )?(?:police|fire|sheriff|officers?|firefighters|paramedics|coroner|"
    r"detectives?|mayor|residents?|neighbou?rhood|man|woman|home|house|street|club|bar|nightclub|apartment)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:in|near|outside|inside|around|across|at|on|off|hit|hits|struck|targeting|targeted|hitting|against|over|shook|shakes"
    r"|rocked|rocks|jolted|devastated|flattened|ravaged|battered"
    r"|raided|attacked|stormed|shelled|bombed|bombarded|pounded)"
    r"(?: the(?: (?:remote|rural|nearby|neighbou?ring|coastal|mountainous|\w+ern))*)?"
    r"(?: (?:\w+ )?(?:town|city|village|community|township|hamlet|province|state|district|"
    r"neighbou?rhood|suburb|area|region|countryside|"
    r"outskirts|"
    r"governorate)s?(?: of)?)?(?: (?:north|south|east|west|central|rural|downtown)\w*(?: of)?)?\s*$",
    re.IGNORECASE,
)
# Where somebody lives, comes from or was taken is not where it happened.
_ELSEWHERE = re.compile(
    r"(?:\b[A-Z][\w.'’-]+(?:, (?:\d+|[A-Z]r\.),?)?,? (?:both |all )?(?:of|from)"
    r"|\b(?:hospitals?|center|clinic|trauma|jail|court|university|"
    r"resident|lives?|lived|living|based|headquartered|native|born|moved|raised|arrested|flown|airlifted|taken|transported|driven|"
    r"rushed|fled|reporters|journalists|"
    r"extradited)\b[^.;\n]{0,40}\b(?:in|to|from|of|at|near)|\b(?:of|from)|\bmiles? \w+ of)\s*$"
)
# Where somebody is bound is not where it happened, unless they came there.
_BOUND_FOR = re.compile(
    r"\b(?:(?:to|and) reach(?: [a-z]+ of)?"
    r"|(?:bound|headed|heading|destined|en route|sailing|sailed|setting out|set out) (?:for|to|towards?)"
    r"|(?:attempt(?:ing|ed)?|try(?:ing)?|tried|hop(?:ing|ed)|want(?:ing|ed)|way|journey)"
    r" to(?: (?:get|cross|make it|sail|travel|come))?(?: over| across)?(?: in)?(?:to)?"
    r"|on (?:the|its|their|his|her) way (?:to|into))(?: the)? *$",
    re.IGNORECASE,
)
# "In French waters", "on a Libyan beach".
_WATERS = re.compile(
    r" (?:territorial )?(?:waters|coasts?|coastal waters|beach(?:es)?|shores?|soil|territory|airspace)\b"
)
# "Halden has reported 300", "Norway had".
_REPORTS = re.compile(
    r"(?: (?:[Dd]istrict|[Pp]rovince|[Cc]ounty|[Ss]tate|alone))?(?:,? (?:which )?(?:has|have|had|also|now|so far))*"
    r"(?: (?:reported|recorded|registered|confirmed|logged|counted|seen|had|has|have|reports|records|saw))"
    r"(?: (?:a total of|at least|more than|about|around|some|over|nearly|almost|only|just|another))?"
    r"(?: [\w-]+ deaths? and)? *"
)
# Two places of one list.
_JOINED = re.compile(r", (?:and )?|,? and |/")
# From where people were taken, or brought into safety, is where that happened.
_TAKEN_FROM = re.compile(
    r"\b(?:evacuat(?:ed|es|ing|ions?)|displaced|airlifted|rescued|abduct(?:ed|ing)|kidnapp(?:ed|ing)|snatched|uprooted|expelled)"
    r"(?: [\w-]+){0,4}? from(?: the)? *$",
    re.IGNORECASE,
)
# What a place is called right before its name, which the preposition before it is of: "in the restive central city of",
# "struck the area of", "in the Old Market district of the town of".
_CALLED = re.compile(
    r"\b(?:(?:the|an?|its|their|another) (?:(?!(?:in|of|on|at|near|to|from|and|the|an?) )[\w'’-]+ ){0,4}?"
    r"|[\w'’]+-[\w'’-]+ )?"
    r"(?:[Tt]own|[Cc]ity|state|[Vv]illage|hamlet|community|[Tt]ownship|[Bb]orough|suburb|district|neighbou?rhood|quarter|area|region|province|governorate|county|port|"
    r"island|enclave|settlement|municipality|commune|countryside|outskirts|peninsula|camp|stronghold|bastion)s?"
    r" of(?: the)? $"
)
# "Across much of Pakistan", "in parts of the north".
_MUCH_OF = re.compile(r"\b(?:much|most|all|half|(?:large |vast )?(?:parts|swathes)|the whole) of(?: the)? $")
# "The neighbourhoods of Old Market and Quay": their names; "a neighbourhood of Halden": the town's.
_THE_QUARTER_OF = re.compile(r"\bthe (?:neighbou?rhood|quarter)s? of (?:the )?$", re.IGNORECASE)
_DEED_IN = re.compile(
    r"\b(?:shootings?|shoot-?out|attacks?|killings?|slayings?|massacre|rampage|ambush|homicides?|gunfire)"
    r" (?:in|at|near|outside)(?: the)?\s*$",
    re.IGNORECASE,
)
# Whoever speaks for a place, and that they do.
_SPEAKER = re.compile(
    r"\b(?:governors?|mayors?|police|officials?|officers?|authorities|minist(?:er|ry)|spokes\w+|doctors?|medics?"
    r"|activists?|residents?|sources?|head|director|chief|commander|reporter|correspondent)(?: [a-z]+)?"
    r" (?:in|of|at|from|for)(?: the)? *$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"[^.;,]{0,20}?\b(?:said|says|told|tells|reported|reports|announced|confirmed|added|wrote)\b")
# A venue goes by the name of a town or country elsewhere: "Bermuda Sands motel", "Hollywood Recreation Center",
# "Murphy's Tavern".
_OPENS_A_NAME = re.compile(
    r"(?:['’]s?)?(?: [A-Z][\w.'’-]*){0,3}? (?:Streets?|St|Avenues?|Ave|Roads?|Rd|Boulevard|Blvd|Lane|Drive|Highway|"
    r"Park|Square|Hospital|Clinic|School|Academy|Church|Mosque|Temple|Cent(?:er|re)|College|University|Airport|Mall|Plaza|"
    r"Hall|Club|Bar|Hotel|[Mm]otel|Inn|Apartments?|House|Bridge|River|Lake|Creek|Market|Stadium|Theat(?:er|re)|Tavern|Lounge|"
    r"Casino|Restaurant|Grill|Caf[eé]|Pub|Diner|Downs|Gardens?|Towers?|Estates|Cabaret|Store|Salon"
    r"|(?:National|State) (?:Forest|Park|Monument|Preserve)|Straits?|Canal"
    # Wildfires go by a name: "the Halden Fire".
    r"|(?:Lightning )?Complex"
    r"|Fire(?! (?:Department|Dept|Rescue|Chief|Marshal|Service|Brigade|Station|Protection|and|&)))\b"
)
_NAMES_A_STREET = re.compile(
    r" (?:[Ss]treets?|St|[Aa]venues?|Ave|[Rr]oads?|Rd|[Bb]oulevard|Blvd|[Ll]ane|[Dd]rive|[Hh]ighway)\b(?! ?party)"
)
# Behind a town's name in a title: a street or a school that goes by it.
_STREET_OR_SCHOOL = (
    r" (?:(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|highway)\b"
    r"|(?:\w+ )?(?:(?:high|middle|elementary) school|recreation cent(?:er|re)|(?:wedding|banquet|concert) hall"
    r"|hotel|nightclub|shopping (?:cent(?:er|re)|mall)|restaurant|stadium)\b)"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_DATELINE = re.compile(
    r"^[^a-z\n]{3,40}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)? ?)?"
    r"(?:(?:\([^)\n]{1,40}\))? ?(?:--?|–|—|\||:)|\([^)\n]{1,40}\) [A-Z])"
)
# A town that no list has, by the state that stands behind it.
_BEFORE_STATE = re.compile(
    r"(?:^|(?<=[\s(“\"—–-]))((?:(?:St|Ft|Mt)\. )?(?!On\b|In\b|At\b|The\b)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,1}), \(?$"
)
_POLICE_OF = re.compile(r"\b((?:[A-Z][\w.’'-]+ ){1,3})(?:[Pp]olice|PD\b|[Ff]ire (?:Department|crews)|[Oo]fficers\b)")
# "A Waco strip mall".
_TOWNS_OWN = re.compile(
    r"\b[Aa]n? ((?:[A-Z][\w.’'-]+ ){1,3})(?:\w+ )?(?:home|house|townhouse|townhome|apartment|"
    r"duplex|motel|hotel|bar|tavern|pub|lounge|club|nightclub|restaurant|diner|mall|market|store|station|lot|park|playground|"
    r"barber ?shop|church|school|subdivision|party|street|intersection|complex|shooting|homicide)\b"
)
_AT_HOME = re.compile(r"\b[Aa]n? ((?:[A-Z][\w.’'-]+ ){1,3})(?:man|woman|teen|teenager|couple|family)\b")
_IN_TITLE = re.compile(
    r"\b(?:in|at|near|outside|from|on|of) (?:(?:north|south|east|west|downtown)\w* )?"
    r"((?:[A-Z][\w.'’-]+ ?){1,3})|((?:[A-Z][\w.'’-]+ ){1,3})"
    r"(?=police|PD\b|Police|shooting|man\b|woman\b|club|bar\b|home\b)"
)


# All over a country, so that no town of it is where it was.
_COUNTRYWIDE = re.compile(
    r"\b(?:across|throughout|around|over|all over) (?:all (?:of )?|much of |most of )?(?:the|this) "
    r"(?:whole |entire |war-torn |war-ravaged )?(?:country|nation)\b"
    r"|\bnation-?wide\b|\bcountry-?wide\b",
    re.IGNORECASE,
)
_ALL_OVER = re.compile(r"\b(?:across|throughout|all over|around)(?: (?:much|most|all) of)? $", re.IGNORECASE)
# From here on a part of what was counted is told: "including 50 in Halden".
_A_PART = re.compile(r"\b(?:including|among them|of (?:them|whom|those)|most(?:ly)?|mainly)\b", re.IGNORECASE)


@frozen
class Spot:
    """Where something happened: in a town, in a city (so large that place and day are no sign that two reports are of
    one event), or somewhere in a region."""

    place: str | None = None
    country: str | None = None
    within: tuple[str, ...] = ()
    size: Literal["town", "city", "region"] = "region"


NOWHERE = Spot()


def is_a_part_of_its_country(spot: Spot) -> bool:
    """Whether a spot goes by its country's name: "northern Norway"."""
    return spot.place is not None and spot.country is not None and spot.place == country_name(spot.country)


class Spots:
    """The places of one document, read for where its events were; `asides` are sentences that tell of others than its
    own."""

    def __init__(
        self,
        text: str,
        title: str,
        places: Sequence[Place],
        core: Collection[str] = (),
        asides: Sequence[Span] = (),
    ) -> None:
        self._text, self._title, self._core, self._asides = text, title, core, asides
        places = as_told(text, places, core)
        self._cities = cities_of(text, places)
        self._all = sorted([*places, *self._unlisted(places)], key=lambda place: place.start)
        self._adjectives = [p for p in self._all if rank_of(p) == NO_PLACE and p.country]
        self._places = [p for p in self._all if self._may_be_of_it(p) and not self._is_voice(p)]
        self._venues = {fold(place.name) for place in self._all if self._opens_a_name(place)}
        self.main = self._main()

    def _may_be_of_it(self, place: Place) -> bool:
        """Whether something may have happened at a place, by its part in what is told: where people come from is none,
        but where they were taken from, nor is where they were bound for."""
        if rank_of(place) == NO_PLACE:
            return False
        before = self._before(place)
        if place.role == "origin" and _TAKEN_FROM.search(before) is None:
            return False
        return place.start == place.end or _BOUND_FOR.search(before) is None

    def _unlisted(self, places: Sequence[Place]) -> list[Place]:
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

    def of(self, start: int, end: int, at: int) -> Spot | None:
        """Where a sentence says that the thing happened, if it names a town or region; `at` is its number."""
        inside = [p for p in self._places if start <= p.start < end and rank_of(p) <= COUNTRY]
        told = [p for p in inside if self._is_where(p) and not self._names_a_part(p)]
        told = [p for p in told if not _of_a_part(self._text[at : p.start])]
        if not told:
            return self._by_waters(start, end)
        best = self._beside_the_number(told, at) or min(
            told, key=lambda p: (rank_of(p), p.start < at, abs(p.start - at))
        )
        return self._spot(best, [p for p in told if p is not best] + self._wider(best))

    def _beside_the_number(self, told: Sequence[Place], at: int) -> Place | None:
        """The place before a number where those behind it are another number's: "in Lima laid off 330, and 600 in"."""
        before = [p for p in told if p.start < at and not stands_beyond_another(self._text, p.end, at)]
        behind = [p for p in told if p.start >= at]
        if not before or not behind or not all(stands_beyond_another(self._text, at, p.start) for p in behind):
            return None
        return min(before, key=lambda p: (rank_of(p), at - p.start))

    def _by_waters(self, start: int, end: int) -> Spot | None:
        """The country in whose waters, or on whose coast, a sentence says that it was: "in French waters"."""
        told = (p for p in self._adjectives if start <= p.start < end and _WATERS.match(self._text, p.end))
        shore = next((p for p in told if _AT.search(self._text[max(start, p.start - 40) : p.start])), None)
        return Spot(None, shore.country) if shore is not None else None

    def that_reports(self, start: int, at: int) -> Spot | None:
        """The place of which a sentence says that it has so many as the number at `at`: "Halden has reported 300"."""
        before = (p for p in self._all if start <= p.start and p.end <= at and rank_of(p) <= COUNTRY)
        told = [p for p in before if _REPORTS.fullmatch(self._text, p.end, at)]
        return self._spot(told[-1], self._wider(told[-1])) if told else None

    def lists_several(self, start: int, end: int) -> bool:
        """Whether a sentence tells several places of one kind together: "in Texas, New Mexico and Oklahoma"."""
        inside = [p for p in self._places if start <= p.start < end and rank_of(p) <= COUNTRY]
        joined = [
            one
            for one, other in pairwise(inside)
            if rank_of(one) == rank_of(other) and _JOINED.fullmatch(self._text, one.end, other.start)
        ]
        return any(self._is_where(one) for one in joined)

    def is_listed(self, spot: Spot) -> bool:
        """Whether a list has the name of a spot's place; else its country is a guess by the rest of the text."""
        return spot.place is not None and bool(readings_of(spot.place) or readings_of(plain(spot.place)))

    def names_a_part_of_it(self, start: int, end: int) -> bool:
        """Whether a span names a place that is smaller than a country."""
        return any(start <= p.start < end and rank_of(p) in (TOWN, REGION) for p in self._places)

    def stand_on_both_sides(self, start: int, end: int, at: int, spot: Spot) -> bool:
        """Whether a span names the document's own place before an offset and a spot only behind it."""
        own, key = bare_name(self.main.place or ""), bare_name(spot.place or "")
        inside = [(p.start, bare_name(shown(p))) for p in self._places if start <= p.start < end]
        own_before = any(place < at and name == own for place, name in inside)
        return own_before and bool(key) and all(place > at for place, name in inside if name == key)

    def is_told_before(self, end: int) -> bool:
        """Whether the document's own place is one that its title names, or its text before an offset."""
        name = self.main.place
        if name is None:
            return True
        key = bare_name(name)
        return self._is_in_title(key) or any(p.start < end and bare_name(shown(p)) == key for p in self._all)

    def is_countrywide(self, start: int, end: int, at: int) -> bool:
        """Whether a sentence says of its number at `at`, and of no part of it, that it is of a whole country."""
        part = _A_PART.search(self._text, start, at)
        if part is not None:  # "131, including 12 children": they, too
            elsewhere = any(at < p.start < end and rank_of(p) == TOWN and self._is_where(p) for p in self._places)
            return not elsewhere and self.is_countrywide(start, end, part.start())
        part = _A_PART.search(self._text, at, end)
        stop = part.start() if part else end
        told = [found.start() for found in _COUNTRYWIDE.finditer(self._text, start, stop)]
        told += [
            p.start
            for p in self._places
            if start <= p.start < stop and rank_of(p) == COUNTRY and _ALL_OVER.search(self._text, start, p.start)
        ]
        return any(self._is_wide_of(one, start, at) for one in told)

    def _is_wide_of(self, wide: int, start: int, at: int) -> bool:
        """Whether the words for a whole country open the number's sentence, or follow it with no town between."""
        if wide < at:
            return wide - start < OPENS
        return not any(at < p.start < wide and rank_of(p) == TOWN and self._is_where(p) for p in self._places)

    def features(self, start: int, end: int) -> list[str]:
        """Streets, venues, quarters and other towns named in a span, but for the document's own."""
        own = {bare_name(name) for name in (self.main.place or "", *self.main.within)}
        return [
            p.name
            for p in self._all
            if start <= p.start < end and rank_of(p) in (TOWN, FEATURE) and bare_name(p.name) not in own
        ]

    def _main(self) -> Spot:
        """Where the document's own event was: the town that title, head, dateline and local police name most."""
        first, scores = self._scored()
        if self._is_of_many_countries(first):
            return NOWHERE
        told = [key for key in scores if scores[key] > 0]
        wide = self._is_wide(first)
        towns = [] if wide else _of_rank(TOWN, told, first)
        homes = {} if towns else self._homes()
        first = {**first, **homes, **first}  # homes last, but those that were mentioned otherwise as they were
        regions = _of_rank(REGION, told, first)
        if wide:
            regions = self._where_all_of_it_was(regions, first, scores)
        wider = regions or [key for key in _of_rank(COUNTRY, told, first) if scores[key] >= TOLD]
        if wider and all(scores[key] <= CAPITAL and not self._is_told_with_state(first[key]) for key in towns):
            towns = []  # which only a capital's dateline names
        if any(scores[key] >= TOLD for key in regions):
            towns = [key for key in towns if not self._is_written_from_afar(first[key])]
        found = towns or list(homes) or regions
        if found:
            best = max(found, key=lambda key: (scores[key], -first[key].start))
            return self._in_its_city(best, first, scores)
        country = self._country(first, scores)
        return NOWHERE if country is None else Spot(None, country)

    def _is_of_many_countries(self, first: Mapping[str, Place]) -> bool:
        """Whether the title names three countries or more, and no town: what is told was in all of them."""
        named = [place for key, place in first.items() if self._is_in_title(key)]
        countries = {place.country for place in named if rank_of(place) == COUNTRY and place.country}
        return len(countries) >= MANY and not any(rank_of(place) == TOWN for place in named)

    def _where_all_of_it_was(
        self, regions: Sequence[str], first: Mapping[str, Place], scores: Mapping[str, float]
    ) -> list[str]:
        """Of the regions of a text that opens with a wider place, those that its title or its opening names; none of
        them where it tells of several provinces: "killed 249 people in one province, 405 in another"."""
        provinces = [key for key in regions if scores[key] >= TOLD and not is_of_a_country(first[key])]
        early = [key for key in regions if self._is_told_early(key, first[key])]
        return [key for key in early if key not in provinces or len(provinces) == 1]

    def _country(self, first: Mapping[str, Place], scores: Mapping[str, float]) -> str | None:
        """The country of which the text tells most; none, where it tells of several, and of that one not before much
        else, or of another as much."""
        if _COUNTRYWIDE.search(self._text, 0, OPENING):
            return next((place.country for place in first.values()), None)
        told = {key: place for key, place in first.items() if rank_of(place) == COUNTRY and place.country}
        told = {key: place for key, place in told.items() if self._is_core(place.country)}
        if not told:
            return None
        best = max(told, key=lambda key: scores[key])
        rivals = {place.country: scores[key] for key, place in told.items() if place.country != told[best].country}
        if len(rivals) > 1 and first[best].start >= FIRST_WORDS and not self._is_in_title(best):
            return None  # one of three or more, of which the first words don't tell
        if rivals and (max(rivals.values()) == scores[best] or not self._is_told_early(best, told[best])):
            return None
        return told[best].country

    def _is_told_early(self, key: str, place: Place) -> bool:
        """Whether the title or the opening names a place, whose first mention is given."""
        return place.start < OPENING or self._is_in_title(key)

    def only_country(self, start: int = 0, end: int | None = None) -> str | None:
        """The one country that a span names, but for the names of people and papers; None where it names several."""
        stop = len(self._text) if end is None else end
        named = {place.country for place in self._places if place.country and start <= place.start < stop}
        return named.pop() if len(named) == 1 else None

    def _is_wide(self, first: Mapping[str, Place]) -> bool:
        """Whether the opening tells of a country or a part of one ("floods in southern Brazil"), and no place in it
        before much else is told: a town further on is where some of it happened. "Across the country" says so at
        once."""
        if _COUNTRYWIDE.search(self._text, 0, OPENING):
            return True
        if any(rank_of(place) == TOWN and self._is_in_title(key) for key, place in first.items()):
            return False
        opening = [place for place in self._places if place.start < OPENING]
        towns = [place for place in opening if rank_of(place) == TOWN and not self._is_written_from_afar(place)]
        if any(self._weight(place) > 0 for place in towns):
            return False
        return any(is_of_a_country(place) and self._is_where(place) and self._weight(place) > 0 for place in opening)

    def _is_written_from_afar(self, place: Place) -> bool:
        """Whether a place is a dateline's, behind which the opening tells of a wider place, and the text tells of
        nothing that was in the town."""
        return self._opens_a_line(place) and self._weight_of_dateline(place) < DATELINE

    def _scored(self) -> tuple[dict[str, Place], defaultdict[str, float]]:
        """Each place's first mention by its bare name, and how much says that it happened there."""
        scores: defaultdict[str, float] = defaultdict(float)
        first: dict[str, Place] = {}
        for place in self._places:
            if rank_of(place) <= COUNTRY:
                first.setdefault(bare_name(place.name), place)
                scores[bare_name(place.name)] += self._weight(place)
        for place in self._in_title():
            first.setdefault(bare_name(place.name), place)
            scores[bare_name(place.name)] += 0
        for key in scores:
            if self._is_in_title(key):
                scores[key] += 4
            if not self._is_core(first[key].country):
                scores[key] *= 0.3
        return first, scores

    def _is_in_title(self, key: str) -> bool:
        """Whether the title names a place by its bare name, and no street or school of that name."""
        title = fold(_POSSESSIVE.sub("", self._title))
        return re.search(rf"\b{re.escape(key)}\b(?!{_STREET_OR_SCHOOL})", title) is not None

    def _in_its_city(self, best: str, first: Mapping[str, Place], scores: Mapping[str, float]) -> Spot:
        """The spot of a name, within the city that the text tells of most where it is a quarter of that."""
        spot = self._spot(first[best], self._wider(first[best]))
        cities = [place for key, place in first.items() if key != best and people_of(place) >= CITY]
        around = max(cities, key=lambda place: scores.get(bare_name(place.name), 0.0), default=None)
        if around is not None and lies_in(self._text, spot.place or "", around.name):
            return replace(spot, within=tuple(sorted({*spot.within, around.name})))
        return spot

    def _homes(self) -> dict[str, Place]:
        """The towns of whom the text tells by where they live ("a Pueblo man"), by their bare names."""
        found: dict[str, Place] = {}
        for match in _AT_HOME.finditer(self._text, 0, HEAD):
            for place in self._towns_in(_beginnings(match[1].split()), match.start()):
                found.setdefault(bare_name(place.name), place)
        return found

    def _in_title(self) -> list[Place]:
        """Towns that the title names as where it happened, and the text perhaps nowhere."""
        found = []
        for match in _IN_TITLE.finditer(self._title):
            words = (match[1] or match[2]).replace("’s", "").replace("'s", "").split()
            runs = _endings(words) if match[1] is None else _beginnings(words)
            found += self._towns_in(runs, len(self._text))
        return found

    def _towns_in(self, runs: Iterable[Sequence[str]], at: int) -> list[Place]:
        """The first of these runs of words that is the name of a town in one of the beat's own countries."""
        for run in runs:
            name = " ".join(run)
            readings = readings_of(name)
            if any(one.kind in ("country", "wide") for one in readings):
                return []  # "in Mali", wherever there is a town of that name
            towns = (one for one in readings if one.kind == "town" and one.country)
            town = next((town for town in towns if self._is_core(town.country)), None)
            if town is not None and name.casefold() not in NO_TOWNS and name.casefold() not in MONTHS:
                return [Place(name, town.country, "location", at, at)]
        return []

    def _is_core(self, country: str | None) -> bool:
        return not self._core or country in self._core

    def _weight(self, place: Place) -> float:
        """How much one mention says for its town being where it happened."""
        if any(start <= place.start < end for start, end in self._asides):
            return 0.0
        near = 1.0 if place.start < HEAD else 0.4
        if self._opens_a_line(place):
            return self._weight_of_dateline(place) * near
        if place.start == place.end:  # which the title names alone
            return 1.5 * near
        before = self._before(place)
        if self._is_elsewhere(before) or self._is_a_speakers(place, before):
            return -0.5
        if is_quarter(self._text, place):
            return -3
        if _NAMES_A_STREET.match(self._text, place.end):
            return 0.0
        return self._weight_as_told(place, before, self._stands_behind_a_dateline(place)) * near

    def _stands_behind_a_dateline(self, place: Place) -> bool:
        """Whether a dateline opens the line in which a place stands."""
        line = self._text.rfind("\n", 0, place.start) + 1
        return _DATELINE.match(self._text[line : line + 60]) is not None

    def _opens_a_line(self, place: Place) -> bool:
        """Whether a place is a dateline's."""
        line = self._text.rfind("\n", 0, place.start) + 1
        if place.start - line >= 3 or place.end == place.start or self._text.startswith("/", place.end):
            return False
        return self._stands_behind_a_dateline(place)

    def _weight_of_dateline(self, place: Place) -> float:
        """How much a dateline says for its town: little where that is a capital, where all else is told of another
        country, or where the opening tells of a wider place and nothing of the town."""
        if country_of_capital(shown(place)) == place.country or self._is_abroad(place):
            return CAPITAL
        key = bare_name(place.name)
        again = (one for one in self._places if one.start > place.end and bare_name(one.name) == key)
        if any(self._weight(one) >= BORNE_OUT for one in again if not self._opens_a_line(one)):
            return DATELINE
        wider = (one for one in self._places if place.end < one.start < OPENING and rank_of(one) in (REGION, COUNTRY))
        told = any(one.country == place.country and self._is_where(one) and not self._is_behind(one) for one in wider)
        return FROM_AFAR if told else DATELINE

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
        if self._opens_a_name(place) or self._is_venue(place, before):
            return 0.2
        if _AT.search(before):
            return 3.5 if self._is_told_with_state(place) and opened else 2
        return 1.5 if _LOCAL.match(self._text[place.end : place.end + 40]) else 0.3

    def _spot(self, place: Place, others: Iterable[Place]) -> Spot:
        rank = rank_of(place)
        within = {shown(o) for o in others if rank_of(o) == REGION and o.country == place.country and o is not place}
        name = None if rank == COUNTRY else shown(place)
        within |= self._cities.get(fold(place.name), set())
        within -= {name or ""}
        size: Literal["town", "city", "region"] = "region"
        if rank == TOWN:
            size = "city" if people_of(place) >= CITY else "town"
        return Spot(name, place.country, tuple(sorted(within)), size)

    def _wider(self, place: Place) -> list[Place]:
        """The region named right behind a mention of the place ("Gary, Ind."); else the document's only one."""
        key = bare_name(place.name)
        for own in (p for p in self._all if bare_name(p.name) == key):
            for other in self._all:
                if (
                    0 < other.start - own.end <= 3
                    and rank_of(other) == REGION
                    and "," in self._text[own.end : other.start]
                ):
                    return [other]
        return []

    def _is_told_with_state(self, place: Place) -> bool:
        """ "Waldorf, Maryland"."""
        return any(
            0 < other.start - place.end <= 3 and rank_of(other) == REGION and "," in self._text[place.end : other.start]
            for other in self._all
        )

    def _is_where(self, place: Place) -> bool:
        before = self._before(place)
        if _TAKEN_FROM.search(before) is not None:
            return True
        if _AT.search(before) is None or self._is_elsewhere(before) or self._is_venue(place, before):
            return False
        return not self._is_a_speakers(place, before)

    def _before(self, place: Place) -> str:
        """The words before a place, without those that say what kind of place it is ("in the port city of")."""
        before = self._text[max(0, place.start - 120) : place.start]
        while (called := _CALLED.search(before) or _MUCH_OF.search(before)) is not None:
            before = before[: called.start()]
        return before[-70:]

    def _is_a_speakers(self, place: Place, before: str) -> bool:
        """ "The governor in the province of Halden said"."""
        return _SPEAKER.search(before) is not None and _SPEAKS.match(self._text, place.end) is not None

    def _is_elsewhere(self, before: str) -> bool:
        """Whether the words before a place tell where somebody lives, comes from or was taken; "fled the shooting in"
        doesn't."""
        if _TAKEN_FROM.search(before) is not None:
            return False
        return _ELSEWHERE.search(before) is not None and _DEED_IN.search(before) is None

    def _is_venue(self, place: Place, before: str) -> bool:
        """ "At Mount Vernon", where the text has the Mount Vernon Hospital: the short name of a venue."""
        return fold(place.name) in self._venues and before.endswith((" at ", "At ", " outside ", "Outside "))

    def _is_voice(self, place: Place) -> bool:
        return _ABOUT_PEOPLE.match(self._text, place.end) is not None and not _LOCAL.match(self._text, place.end)

    def _names_a_part(self, place: Place) -> bool:
        """Whether the name is a quarter's or opens that of a venue."""
        called = _THE_QUARTER_OF.search(self._text, max(0, place.start - 30), place.start) is not None
        return is_quarter(self._text, place) or self._opens_a_name(place) or (called and people_of(place) < CITY)

    def _opens_a_name(self, place: Place) -> bool:
        return place.end > place.start and _OPENS_A_NAME.match(self._text, place.end) is not None


def stands_beyond_another(text: str, start: int, end: int) -> bool:
    """Whether another number of people or things stands between: not a date, a time of day, a distance, an age."""
    opening = _FIRST_NUMBER.match(text, start, end)
    return _A_NUMBER.search(text, opening.end() if opening else start, end) is not None


_FIRST_NUMBER = re.compile(r"[\d,.]+(?: \w+)?")
_A_NUMBER = re.compile(
    r"\b\d[\d,]* (?!(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|[ap]\.?m|o['’]clock|per ?cent|miles?|km|kilomet"
    r"|met(?:er|re)s?|years?|days?|hours?|weeks?|months?|minutes?|and\b|to\b|in\b|on\b|at\b|others?\b|more\b))[a-z]+"
)


def _of_a_part(between: str) -> bool:
    """Whether the words between a number and a place tell that a part of it was there: "40, most of them in"."""
    parts = list(_A_PART.finditer(between))
    return bool(parts) and "," not in between[parts[-1].end() :]


def _of_rank(rank: int, names: Iterable[str], places: Mapping[str, Place]) -> list[str]:
    """Those of the names whose places are so particular."""
    return [name for name in names if rank_of(places[name]) == rank]


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
    """Whether a name goes on beyond a run of its words: "Columbus | Street", "Liberty | City"."""
    longer = f"{words[end - 1]} {words[end]}"
    return FEATURE_NAME.search(longer) is not None or is_longer(longer)
