"""What the words beside the name of a place say of it: that something was there, or who speaks, lives or goes there.

"In the port city of Halden" is where something was; "the Halden government", "a man of Halden" and "on the way to
Halden" are not, and "the Halden Arms" is a house.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefings.extracting.measures.events.places.place_ranks import (
    CITY,
    NO_PLACE,
    REGION,
    bare_name,
    people_of,
    rank_of,
)
from briefings.extracting.measures.events.places.told_places import is_quarter
from briefings.knowledge.gazetteer.towns import fold
from briefings.model import Place

# The first characters of a text say what it is about.
HEAD = 1500
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
LOCAL = re.compile(
    r"(?:['’]s)?[ -](?:(?:City|Metro|Metropolitan) )?(?:police|fire|sheriff|officers?|firefighters|paramedics|coroner|"
    r"detectives?|mayor|residents?|neighbou?rhood|man|woman|home|house|street|club|bar|nightclub|apartment)\b",
    re.IGNORECASE,
)
# What a text says right before the name of a place where something was: "in", "struck the town of".
AT = re.compile(
    r"\b(?:in|near|outside|inside|around|across|at|on|off|hit|hits|struck|targeting|targeted|hitting|against|over|shook|shakes"
    r"|rocked|rocks|jolted|devastated|flattened|ravaged|battered"
    r"|raided|attacked|stormed|shelled|bombed|bombarded|pounded)"
    r"(?: the(?: (?:remote|rural|nearby|neighbou?ring|coastal|mountainous|\w+ern))*)?"
    r"(?: (?:\w+ )?(?:town|city|village|community|township|hamlet|province|state|district|"
    r"neighbou?rhood|suburb|area|region|countryside|"
    r"outskirts|"
    r"governorate)s?(?: of)?)?(?: (?:north|south|east|west|central|rural|downtown)\w*(?: of)?)?"
    r"(?-i:(?: [A-Z][a-z]+(?:ish|ian|ean|can|man|zech|ench|utch|tch|ese|ani|eni|aqi|bian|ghan|rian))?)\s*$",
    re.IGNORECASE,
)
# Where somebody lives, comes from or was taken is not where it happened.
_ELSEWHERE = re.compile(
    r"(?:\b[A-Z][\w.'’-]+(?:, (?:\d+|[A-Z]r\.),?)?,? (?:both |all )?(?:of|from)"
    r"|\b(?:hospitals?|center|clinic|trauma|jail|court|university|"
    r"autops(?:y|ies)|resident|lives?|lived|living|based|headquartered|native|born|moved|raised|arrested|flown|airlifted|taken|transported|driven|"
    r"rushed|fled|reporters|journalists|(?:news|press) (?:briefing|conference)|"
    r"extradited)\b[^.;\n]{0,40}\b(?:in|to|from|of|at|near)"
    # Where somebody goes to school.
    r"|\b[Aa]n? (?:student|pupil|graduate|teacher|senior|junior|freshman|sophomore) at"
    r"|\b(?:of|from)|\bmiles? \w+ of)\s*$"
)
# Where the site was that was hit: "struck a hospital | in", "the raid on the jail | in".
_SITE_HIT = re.compile(
    r"\b(?:hit|hits|hitting|struck|striking|target(?:s|ed|ing)|bomb(?:ed|ing)|shell(?:ed|ing)|attack(?:ed|ing)"
    r"|storm(?:ed|ing)|destroy(?:ed|ing)|damag(?:ed|ing)|flatten(?:ed|ing)|level(?:led|ling|ed|ing)"
    r"|(?:strikes?|raids?|attacks?|bomb|bombing|shelling|bombardment|assault) (?:on|against|of))"
    r" (?:(?:an?|the|its|one|another|two|three|four|several) )?(?:[\w'’-]+ ){0,3}?"
    r"(?:hospitals?|clinics?|jails?|prisons?|court(?:house)?s?|universit(?:y|ies)|(?:\w+ )?cent(?:er|re)s?)"
    r"(?: (?:run|held|used|controlled|guarded) by [^,.;]{1,30}?)? (?:in|at|near|outside)"
    r"(?: the(?: \w+)?(?: (?:city|town|village|district|province) of)?)?\s*$"
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
    r"|Fairgrounds?|Arena|Speedway|Raceway|Coliseum|Amphithea(?:ter|tre)|Auditorium|Field(?:house)?|Ballpark|Cemetery|Library"
    r"|Courthouse|Jail|Campground|Marina"
    r"|(?:National|State) (?:Forest|Park|Monument|Preserve)|Straits?|Canal"
    # Wildfires go by a name: "the Halden Fire".
    r"|(?:Lightning )?Complex"
    r"|Fire(?! (?:Department|Dept|Rescue|Chief|Marshal|Service|Brigade|Station|Protection|and|&)))\b"
)


# "The Missouri-born gunman".
_WHO_LIVES_THERE = re.compile(r"-(?:resident|native|born|raised|registered)\b", re.IGNORECASE)
_ITS_HOSPITALS = re.compile(
    r"(?:[ -]area)? (?:hospitals|(?:medical|trauma) cent(?:er|re)s|jails?|courts?|courtrooms?)\b"
)
_HIT = re.compile(
    r"\b(?:strikes?|raids?|attack\w*|bomb\w*|shell\w*|blasts?|kill\w*|shot|shoot\w*|fires?)\b", re.IGNORECASE
)


_SAYS = re.compile(r" (?:said|says|reported)\b")
# "24 miles northwest of", "an hour from", "just outside", "near".
_AWAY_FROM = re.compile(
    r"\b(?:(?:miles?|minutes?|hours?|km|kilomet(?:er|re)s?)(?: away)?(?: (?:due )?(?:north|south|east|west)\w*)?"
    r" (?:of|from|outside(?: of)?)|(?:north|south)?(?:north|south|east|west) of|outside(?: of)?|near)"
    r" (?:downtown |central )?$",
    re.IGNORECASE,
)


# "In northern Syria's | Azaz".
_WHOSE_IT_IS = re.compile(
    r"(?<=\b(?:in|at|on))(?: the)?(?: \w+ern)? [A-Z][a-z]+['’]s(?: (?:north|south|east|west)\w*)? $"
)


class Mentions:
    """The places that a document names, in its order: `all` of them, those `where` something may have happened, and the
    `adjectives` of countries."""

    def __init__(self, text: str, places: Iterable[Place]) -> None:
        self.text = text
        self.all = sorted(places, key=lambda place: place.start)
        self.adjectives = [p for p in self.all if rank_of(p) == NO_PLACE and p.country]
        self.where = [p for p in self.all if self._may_be_of_it(p) and not self._is_voice(p)]
        self._venues = {fold(place.name) for place in self.all if self.opens_a_name(place)}

    def _may_be_of_it(self, place: Place) -> bool:
        """Whether something may have happened at a place, by its part in what is told: where people come from is none,
        but where they were taken from, nor is where they were bound for."""
        if rank_of(place) == NO_PLACE:
            return False
        before = self.before(place)
        if place.role == "origin" and _TAKEN_FROM.search(before) is None:
            return False
        return place.start == place.end or _BOUND_FOR.search(before) is None

    def is_where(self, place: Place) -> bool:
        """Whether the words before a place tell that something was there, or people were taken from there."""
        before = self.before(place)
        if _TAKEN_FROM.search(before) is not None:
            return True
        if AT.search(before) is None or self.is_elsewhere(before) or self.is_venue(place, before):
            return False
        if _ITS_HOSPITALS.match(self.text, place.end) and _HIT.search(before.rsplit(". ")[-1]) is None:
            return False  # "four are in Halden hospitals"
        return not self.is_a_speakers(place, before)

    def before(self, place: Place) -> str:
        """The words before a place, without those that say what kind of place it is ("in the port city of")."""
        before = self.text[max(0, place.start - 120) : place.start]
        while (called := _CALLED.search(before) or _MUCH_OF.search(before)) is not None:
            before = before[: called.start()]
        return _WHOSE_IT_IS.sub(" ", before)[-70:]

    def is_a_speakers(self, place: Place, before: str) -> bool:
        """ "The governor in the province of Halden said"."""
        return _SPEAKER.search(before) is not None and _SPEAKS.match(self.text, place.end) is not None

    def is_elsewhere(self, before: str) -> bool:
        """Whether the words before a place tell where somebody lives, comes from or was taken; "fled the shooting in"
        doesn't."""
        if _TAKEN_FROM.search(before) is not None or _SITE_HIT.search(before) is not None:
            return False
        return _ELSEWHERE.search(before) is not None and _DEED_IN.search(before) is None

    def is_behind_a_home(self, place: Place) -> bool:
        """ "Ann Ash, of Twin Falls, | Idaho": whether a region stands behind a town where somebody lives."""
        town = next((p for p in self.all if 0 < place.start - p.end <= len(", ")), None)
        if town is None or rank_of(place) != REGION or "," not in self.text[town.end : place.start]:
            return False
        return self.is_elsewhere(self.before(town))

    def is_told_by_distance(self, place: Place) -> bool:
        """Whether a place is only told for another to be so far from it: "24 miles northwest of Halden"."""
        if self.opens_a_name(place):
            return False
        return _AWAY_FROM.search(self.text, max(0, place.start - 40), place.start) is not None

    def is_venue(self, place: Place, before: str) -> bool:
        """ "At Mount Vernon", where the text has the Mount Vernon Hospital: the short name of a venue."""
        return fold(place.name) in self._venues and before.endswith((" at ", "At ", " outside ", "Outside "))

    def shares_a_venues_name(self, place: Place) -> bool:
        """Whether a name opens that of a venue here or elsewhere in the text."""
        return place.end > place.start and fold(place.name) in self._venues

    def _is_voice(self, place: Place) -> bool:
        if _SAYS.match(self.text, place.end):
            return True  # "Fars said"
        if _WHO_LIVES_THERE.match(self.text, place.end):
            return True
        return _ABOUT_PEOPLE.match(self.text, place.end) is not None and not LOCAL.match(self.text, place.end)

    def names_a_part(self, place: Place) -> bool:
        """Whether the name is a quarter's or opens that of a venue."""
        called = _THE_QUARTER_OF.search(self.text, max(0, place.start - 30), place.start) is not None
        return is_quarter(self.text, place) or self.opens_a_name(place) or (called and people_of(place) < CITY)

    def opens_a_name(self, place: Place) -> bool:
        """ "Bermuda Sands motel", "the Halden Fire": whether it goes on as the name of a venue or a fire."""
        return place.end > place.start and _OPENS_A_NAME.match(self.text, place.end) is not None

    def wider(self, place: Place) -> list[Place]:
        """The region named right behind a mention of the place ("Gary, Ind."); else the document's only one."""
        key = bare_name(place.name)
        for own in (p for p in self.all if bare_name(p.name) == key):
            for other in self.all:
                if (
                    0 < other.start - own.end <= 3
                    and rank_of(other) == REGION
                    and "," in self.text[own.end : other.start]
                ):
                    return [other]
        return []

    def is_told_with_state(self, place: Place) -> bool:
        """ "Waldorf, Maryland"."""
        return any(
            0 < other.start - place.end <= 3 and rank_of(other) == REGION and "," in self.text[place.end : other.start]
            for other in self.all
        )
