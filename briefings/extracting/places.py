"""Places: every place name of a text with its country and its part in what is told.

A run of capitalised words is looked up in the gazetteer, the longest name first. Whether a town's name is meant as one
(and not as a person's or a firm's) is weighed from the words beside it; where it lies, when several places bear it, from
what stands after it ("Paris, Ky."), then from the document's other places and the number of people who live there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log10
from typing import Any

from briefings.extracting.gazetteer import Gazetteer, Named, fold, shared_gazetteer
from briefings.extracting.language import Passage
from briefings.extracting.place_roles import role_of
from briefings.extracting.time_grammar import MONTHS, WEEKDAYS
from briefings.model import Place

_WORD = r"(?:(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
_CAPITAL = re.compile(
    rf"(?<![\w@#&])(?:(?:[Aa]l|[Ee]l|[Aa]r|[Aa]s|[Aa]t|[Ee]z)-(?=[A-Z])|(?:Al|El|Ar) (?=[A-Z]))?(?=[A-ZÀ-ÞĀŠŽİŞ]){_WORD}"
)
_NEXT = re.compile(rf"[ \u00a0-](?=\w)({_WORD})")
_LEFT_WORD = re.compile(r"([\w.'’&]+)([ \u00a0]|-)\Z")
_RIGHT_WORD = re.compile(r"([ \u00a0-])([\w.'’&]+)")
_QUALIFIER = re.compile(
    rf",? ?\(?(?=[A-Z])((?:[A-Z][A-Za-z]{{1,4}}\.|(?:[A-Z]\.){{1,3}}[A-Za-z]*\.?|{_WORD})(?: {_WORD}){{0,2}})"
)
_SEAT = re.compile(
    r"\b(?:city|town|village|province|suburb|outskirts|district|region|capital|port|governorate|state|university|"
    r"streets|people|residents|north|south|east|west|part|parts|battle|siege) of \Z",
    re.IGNORECASE,
)
# Roads, rivers, counties and buildings, known by the last word of their name.
_FEATURE = re.compile(
    r"\b(?:(?:Mount|Lake|Camp|Fort|Port|Boulevard|Rue) (?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)?"
    r"|(?:(?:St\. )?[A-Z][\w'’-]+ (?:and )?){1,4}"
    r"(?:County|Parish|Province|Governorate|Prefecture|Road|Rd|Street|Avenue|Boulevard|Highway|Way|Bridge|Castle|"
    r"Airport|Hospital|Cathedral|Church|Mosque|Park|Square|River|Lake|Valley|Islands?|Mountains?|Hills|Desert|"
    r"Peninsula|Bay|Beach|Harbou?r|Dam|Prison|Stadium)|Highway \d+)\b(?! (?:Service|Patrol|Authority))"
)
_NO_FEATURE = re.compile(r"(?:The|A|An|In|At|On|And|But|For|From|Of|By|Its|His|Her|Their|Mr|Mrs|Our|This|That)\b ?")
_SPOKEN_AFTER = re.compile(r"[- ](?:speak|language)")
# Firms and parties that bear a country's name.
_FIRM_AFTER = re.compile(
    r"(?: [A-Z][a-z]+){0,2} (?:Airways|Airlines|Air Lines|Association|Party|Times|Idol|Express|Petroleum|Telecom)\b"
)
_COMMA = re.compile(r", ?(?=[A-Z])")
_DIRECTION = re.compile(
    r"\b((?:far |south|north)?-?(?:north|south|east|west)(?:ern)?(?:[ -](?:north|south|east|west)(?:ern)?)?|central|mid|"
    r"(?:north|south)(?:-| )?(?:east|west)(?:ern)?)[ -]\Z"
)
_DATELINE = re.compile(r"[,A-Za-z. ]{0,40}?(?:\([A-Z][\w/ .]+\)|\s[-–—]{1,2}\s|\s_\s)")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;]['\"’”)]*\s+|[\"“(‘]|[–—_]\s+)\Z")

_LOCATIVE = frozenset(
    "in at near from to around outside into toward towards of across inside through throughout between over "
    "via within off leaving left reached reach entered visiting visited".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lady lord judge justice sgt det lt capt captain col gen general president "
    "senator sen rep gov governor mayor minister sheriff officer detective chief coach pope king queen prince princess "
    "saint detective-sergeant constable director spokesman spokeswoman actor actress singer".split()
)
# After a place's name these make the name of a body or a building in it: the place is still named.
_BODIES = frozenset(
    "university college school police airport hospital council court county city province state street road "
    "district department government embassy fire sheriff's region governorate museum library stadium station river "
    "valley zoo art gallery institute international central national public metropolitan area crown film festival "
    "health parliament legislature assembly declaration summit".split()
)
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_TITLES_OF_PAPERS = frozenset(
    "Times Post Journal Herald Tribune Globe Chronicle Gazette Telegraph Examiner Inquirer Observer Mirror".split()
)
# Names of places that people bear as often.
_FIRST_NAMES = frozenset(
    "jordan chad georgia virginia paris sydney florence austin charlotte madison victoria israel carolina dakota savannah "
    "brooklyn chelsea lincoln jackson houston dallas montana india china kenya aurora regina orlando tyler warren wayne "
    "troy kent devon marion eugene vernon clayton santiago salvador diego cordova adelaide alexandria asia america "
    "washington cuba ireland holland france german english french cleveland jamaica savannah trinidad".split()
)
_NO_TOWN = frozenset(
    "march may august april june july january february september october november december monday tuesday wednesday "
    "thursday friday saturday sunday the of most man men bay union police nation media date central liberal democrat "
    "republican general president minister court christmas easter god jesus islam muslim allah church street road mass "
    "reading nice mobile bath split orange enterprise independence hope liberty freedom university college college best "
    "page press post times read more war peace young king bush trump clinton obama bin but and for this that these those "
    "they she her his him our you your not who what when where why how are was were has had have will would can could "
    "should did does all any some many few one two three four five six seven eight nine ten new old good bad great big "
    "first last next former federal state national international world house home senate congress facebook twitter google "
    "apple amazon chief islamic arab christian jewish catholic sharia imam sunni shia shiite "
    "normal same sale west east north south al lakes lake river valley park hill hills mountain island john paul peter "
    "mark james david michael".split()
)


@dataclass(slots=True)
class _Found:
    """A name that may be a place: where it stands in the document, what it may mean, how sure that it is a place."""

    passage: Passage
    start: int
    end: int
    name: str
    readings: tuple[Named, ...]
    weight: int
    beside: tuple[Named, ...] = ()
    chosen: Named | None = field(default=None)


def find_places(text: str, passages: Sequence[Passage], gazetteer: Gazetteer | None = None) -> list[Place]:
    """Every place of the text, in order, none overlapping."""
    gazetteer = gazetteer or shared_gazetteer(5_000)
    found = [one for passage in passages for one in _candidates(text, passage, gazetteer)]
    found = _meant(text, found)
    _settle(found)
    found = _with_features(text, passages, found)
    return [_place(text, one) for one in found if one.chosen]


def _candidates(text: str, passage: Passage, gazetteer: Gazetteer) -> Iterator[_Found]:
    body = text[passage.start : passage.end]
    position = 0
    for match in _CAPITAL.finditer(body):
        if match.start() < position:
            continue
        named = _longest_name(body, match, gazetteer)
        if named is None:
            for one in _unlisted(passage, body, match, gazetteer):
                position = one.end - passage.start
                yield one
            continue
        start, end, readings = named
        position = end
        one = _Found(passage, passage.start + start, passage.start + end, body[start:end], readings, 0)
        one.beside, short = _qualifier(body, end, gazetteer)
        one.weight = _weight(body, start, end, one, gazetteer)
        yield one
        if short and one.weight >= 2:
            position = short[1]
            a, b = passage.start + short[0], passage.start + short[1]
            yield _Found(passage, a, b, text[a:b], one.beside[:1], 3)


def _unlisted(passage: Passage, body: str, match: re.Match[str], gazetteer: Gazetteer) -> Iterator[_Found]:
    """A name that no list has, before the state or country that holds it: "McKee, Ky.", "near Qatraneh, Jordan"."""
    beside, short = _qualifier(body, match.end(), gazetteer)
    if not beside or beside[0].kind == "region" or match.group() in gazetteer.tables.abbreviations:
        return
    left = _LEFT_WORD.search(body[max(0, match.start() - 24) : match.start()])
    if not (left and left[1].lower() in _LOCATIVE) and not (short and (not left or left[1][:1].islower())):
        return
    larger = beside[0]
    start, end = passage.start + match.start(), passage.start + match.end()
    reading = Named(match.group(), larger.country, "town", larger.state)
    yield _Found(passage, start, end, match.group(), (reading,), 4, beside)
    if short:
        a, b = short
        yield _Found(passage, passage.start + a, passage.start + b, body[a:b], beside[:1], 4)


def _longest_name(body: str, match: re.Match[str], gazetteer: Gazetteer) -> tuple[int, int, tuple[Named, ...]] | None:
    start, word = match.start(), match.group()
    ends = [match.end()]
    first = fold(word).split()
    if not first:
        return None
    longest = gazetteer.longest(first[0])
    if not longest:
        if len(first) > 1 and gazetteer.longest(first[1]):  # "al-Raqqa" under "Raqqa"
            readings = gazetteer.lookup(word[len(first[0]) + 1 :])
            return (start, ends[0], readings) if readings else None
        return None
    while len(ends) + len(first) - 1 < longest and (following := _NEXT.match(body, ends[-1])):
        ends.append(following.end())
    for end in reversed(ends):
        if readings := gazetteer.lookup(body[start:end]):
            return start, end, readings
    if len(first) > 1 and (readings := gazetteer.lookup(word[len(first[0]) + 1 :])):
        return start, ends[0], readings
    return None


def _qualifier(body: str, end: int, gazetteer: Gazetteer) -> tuple[tuple[Named, ...], tuple[int, int] | None]:
    """The state or country after a comma ("Tripoli, Lebanon"), and where it stands if it is a short form ("Paris,
    Ky."), which is a place only there."""
    comma = _COMMA.match(body, end)
    after = _QUALIFIER.match(body, comma.end()) if comma else None
    words = after[1] if after else ""
    while after and words:
        short = gazetteer.tables.abbreviations.get(words) or gazetteer.tables.abbreviations.get(words + ".")
        if short:
            return (short,), (after.start(1), after.start(1) + len(words))
        larger = tuple(n for n in gazetteer.tables.find(words) if n.kind in ("country", "state", "region", "wide"))
        if larger:
            return larger, None
        words = words.rpartition(" ")[0]
    return (), None


def _weight(body: str, start: int, end: int, one: _Found, gazetteer: Gazetteer) -> int:
    """How much speaks for a place, from the words beside; a town needs 2, other names are places unless this is
    negative."""
    name = fold(one.name)
    left = _LEFT_WORD.search(body[max(0, start - 24) : start])
    right = _RIGHT_WORD.match(body, end)
    before = left[1] if left else ""
    after = right[2].rstrip(".,") if right and right[1] != "-" else ""
    opens = bool(_SENTENCE_START.search(body[max(0, start - 4) : start]))
    weight = 0
    if any(_lies_in(reading, larger) for reading in one.readings for larger in one.beside):
        weight += 3
    elif one.beside:
        weight += 2
    weight += " " in one.name
    if before.lower() in _LOCATIVE:
        weight += 2 if before.lower() != "of" or _SEAT.search(body[max(0, start - 24) : start]) else 1
    if start == 0 and (_DATELINE.match(body, end) or (one.name.isupper() and not body[end : end + 12].isupper())):
        weight += 3
    elif opens:
        weight -= 1
    if after.lower() in _BODIES:
        weight += 2
    if body[end : end + 2] in ("'s", "’s"):
        weight += 1
    weight += _size(one.readings)
    if _looks_personal(name, before, after, opens, one.readings, gazetteer):
        weight -= 4
    if after in _TITLES_OF_PAPERS:
        weight -= 4
    if one.readings[0].kind == "town" and (name in _NO_TOWN or (len(name) < 4 and one.name.isupper())):
        weight -= 4
    return weight


def _size(readings: tuple[Named, ...]) -> int:
    largest = max(reading.population for reading in readings)
    return 2 if largest >= 400_000 else 1 if largest >= 100_000 else 0


def _looks_personal(
    name: str, before: str, after: str, opens: bool, readings: tuple[Named, ...], gazetteer: Gazetteer
) -> bool:
    """A title or a capitalised word that is no place before it ("Seth Jones", "Mr London"), or a surname after it."""
    if before.rstrip(".").lower() in _TITLES and not any(r.kind in ("country", "adjective") for r in readings):
        return True
    sure = readings[0].kind in ("country", "adjective", "people", "wide", "state", "region")
    if sure and name not in _FIRST_NAMES:
        return False
    if before[:1].isupper() and not opens and before.lower() not in _LOCATIVE | _BODIES and not before.isupper():
        known = gazetteer.tables.find(before.strip(".'’"))
        if not known and before.lower() not in (
            "the",
            "and",
            "north",
            "south",
            "east",
            "west",
            "central",
            "upper",
            "new",
        ):
            return not sure or readings[0].kind in ("state", "country") and before.isalpha() and after[:1].islower()
    if _size(readings) == 2 and name not in _FIRST_NAMES:
        return False
    if after[:1].isupper() and after.lower() not in _BODIES | _CALENDAR and after.isalpha() and not after.isupper():
        return not gazetteer.tables.find(after)
    return False


def _lies_in(reading: Named, larger: Named) -> bool:
    if reading.country != larger.country:
        return False
    return larger.kind != "state" or not reading.state or reading.state == larger.state


def _meant(text: str, found: list[_Found]) -> list[_Found]:
    """Those that are meant as places: a town's name that is sure once in the document is sure again."""
    towns = [one for one in found if one.readings[0].kind == "town"]
    sure = {fold(one.name) for one in towns if one.weight >= 3}
    people = {fold(one.name) for one in towns if one.weight <= -2} - sure
    kept: list[_Found] = []
    for one in found:
        if one.readings[0].kind == "town":
            needed = 0 if fold(one.name) in sure else 3 if fold(one.name) in people else 2
            if one.weight < needed or not _is_proper_noun(one):
                continue
        elif one.weight < -1 or not _names_place(text, one):
            continue
        kept.append(one)
    return kept


def _root(one: _Found) -> Any:
    offset = one.passage.start
    span = one.passage.doc.char_span(one.start - offset, one.end - offset, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _is_proper_noun(one: _Found) -> bool:
    token = _root(one)
    return token is not None and (token.tag_ in ("NNP", "NNPS") or one.weight >= 3)


def _names_place(text: str, one: _Found) -> bool:
    """False for a language, and for the adjective in "French-speaking" or "Western-backed" compounds of speech."""
    if _SPOKEN_AFTER.match(text, one.end) or _FIRM_AFTER.match(text, one.end):
        return False
    if one.readings[0].kind != "adjective":
        return True
    token = _root(one)
    if token is None or token.dep_ not in ("pobj", "dobj") or token.pos_ == "ADJ" and token.tag_ == "JJ":
        return True
    return not re.search(
        r"\b(?:in|into|speaks?|spoken|spoke|speaking|learn\w*|fluent)\s+\Z", text[max(0, one.start - 12) : one.start]
    )


def _settle(found: list[_Found]) -> None:
    """Chooses a reading for each, the plain ones first, since they tell where the document is set."""
    countries: Counter[str] = Counter()
    states: Counter[tuple[str, str]] = Counter()
    open_ones: list[_Found] = []
    said: dict[str, Named] = {}
    for one in found:
        beside = [r for r in one.readings if any(_lies_in(r, larger) for larger in one.beside)]
        if beside:
            one.chosen = beside[0]
            said.setdefault(fold(one.name), beside[0])
        elif len({r.country for r in one.readings if r.kind != "town"}) == 1 and one.readings[0].kind != "town":
            one.chosen = one.readings[0]
        elif one.beside:
            # The larger place is named and the gazetteer's readings lie elsewhere: believe what is written.
            larger = one.beside[0]
            one.chosen = Named(one.name, larger.country, "town", larger.state)
            said.setdefault(fold(one.name), one.chosen)
        else:
            open_ones.append(one)
            continue
        _count(one.chosen, countries, states)
    for one in open_ones:
        if len({r.country for r in one.readings}) == 1:
            _count(one.readings[0], countries, states)
    for one in open_ones:
        one.chosen = said.get(fold(one.name)) or max(one.readings, key=lambda r: _likelihood(r, countries, states))


def _count(named: Named, countries: Counter[str], states: Counter[tuple[str, str]]) -> None:
    if named.country:
        countries[named.country] += 1
        if named.state:
            states[(named.country, named.state)] += 3 if named.kind == "state" else 1


def _likelihood(named: Named, countries: Counter[str], states: Counter[tuple[str, str]]) -> float:
    """The larger a place and the more the document speaks of its country and state, the likelier it is meant."""
    size = 6.5 if named.kind != "town" else log10(named.population + 1)
    size += 1.5 if named.population >= 5_000_000 or named.kind == "country" else 0
    if named.country and countries[named.country]:
        size += 1.5 + log10(countries[named.country])
    if named.kind == "town" and named.country and (said := states[(named.country, named.state)]):
        size += 3.5 if said >= 3 else 2
    if named.kind == "state" and any(country == named.country for country, _ in states):
        size += 1.5
    return size


def _with_features(text: str, passages: Sequence[Passage], found: list[_Found]) -> list[_Found]:
    """Adds counties, roads, rivers and buildings that no list has; they lie where most of the document does."""
    countries = Counter(one.chosen.country for one in found if one.chosen and one.chosen.country)
    country, times = countries.most_common(1)[0] if countries else (None, 0)
    where = country if times * 2 >= countries.total() else None
    taken = [(one.start, one.end) for one in found]
    for passage in passages:
        for match in _FEATURE.finditer(text, passage.start, passage.end):
            lead = _NO_FEATURE.match(match.group())
            start = match.start() + (lead.end() if lead else 0)
            name = text[start : match.end()]
            at = bisect_left(taken, (start, 0))
            free = not any(a < match.end() and start < b for a, b in taken[max(0, at - 1) : at + 1])
            if free and " " in name:
                named = Named(name, where, "town")
                found.append(_Found(passage, start, match.end(), name, (named,), 2, chosen=named))
    return sorted(found, key=lambda one: one.start)


def _place(text: str, one: _Found) -> Place:
    assert one.chosen is not None
    body_start = one.passage.start
    direction = _DIRECTION.search(text[max(body_start, one.start - 28) : one.start])
    start = one.start - (len(direction.group()) if direction else 0)
    token = _root(one)
    people = one.chosen.kind in ("adjective", "people")
    role = role_of(token, people) if token is not None else "location"
    return Place(text[start : one.end], one.chosen.country, role, start, one.end)
