"""Names in a text that may be places, with what they may mean and how much speaks for a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefings.extracting.parsing.language import Passage
from briefings.extracting.places import unlisted
from briefings.extracting.places import vocabulary as words
from briefings.extracting.places.candidate import Candidate, size_of
from briefings.extracting.places.qualifiers import Qualifier, larger_place
from briefings.extracting.places.weights import weight_of
from briefings.knowledge.gazetteer.gazetteer import Gazetteer, Named, fold

Match = re.Match[str]
# A saint's name with a possessive is that of a church or hospital, unless a city has it ("St. Paul's mayor").
_LARGER_THAN_A_PARISH = 200_000
# "Non-Syrian fighters", "anti-Turkish feeling": a place where they are not from, or that is only thought of.
_NOT_OF = re.compile(r"\b(?:[Nn]on|[Aa]nti)[-‑–]$")
# "Lake Victoria", "Mount Jordan": no state or country of that name. Those that are towns ("Lake Charles") begin there.
_A_LAKE_BEFORE = re.compile(r"\b(?:Lake|Loch|Lough|Mount|Mt\.?|Lago|Lac) $")
# What a name weighs that stands where only places do.
_BY_ITS_PLACE = 4


def candidates(text: str, passage: Passage, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The names of a passage that the gazetteer knows, or that stand before a state or country that it knows."""
    body = text[passage.start : passage.end]
    position = 0
    for match in words.CAPITAL.finditer(body):
        if match.start() < position or _NOT_OF.search(body, 0, match.start()):
            continue
        found = _name_at(_capital_at(passage, body, match, gazetteer))
        if found is None:
            continue
        one, short = found
        position = one.end
        yield _placed(one)
        if short and one.weight >= 2:
            position = short[1]
            yield _placed(Candidate(passage, *short, body[slice(*short)], one.beside[:1], _BY_ITS_PLACE))


def _placed(one: Candidate) -> Candidate:
    """The candidate with its offsets in the document instead of in its passage."""
    one.start += one.passage.start
    one.end += one.passage.start
    return one


class _Known(NamedTuple):
    """Where a name ends that the gazetteer knows, and what it may mean."""

    end: int
    readings: tuple[Named, ...]

    @property
    def is_town(self) -> bool:
        return self.readings[0].kind == "town"

    def is_part_of_arabic(self, body: str) -> bool:
        """ "Bab al-Faraj", where the lists have but Bab: the name of another place."""
        small = self.is_town and self.readings[0].population < _LARGER_THAN_A_PARISH
        return small and words.ARABIC_AFTER.match(body, self.end) is not None


class _Capital(NamedTuple):
    """A capitalised word with the known name that begins there, if any, and the larger place that is written after."""

    passage: Passage
    body: str
    match: Match
    known: _Known | None
    qualifier: Qualifier
    gazetteer: Gazetteer

    def town(self, end: int, qualifier: Qualifier) -> Candidate:
        """A town that no list has, from the word to `end`; it lies in what is written after."""
        start = self.match.start()
        name, larger = self.body[start:end], qualifier.readings
        reading = Named(name, larger[0].country, "town", larger[0].state) if larger else Named(name, None, "town")
        return Candidate(self.passage, start, end, name, (reading,), _BY_ITS_PLACE, larger)


# A candidate with its offsets in the passage, and where a short form of its state stands ("Ky.").
_Found = tuple[Candidate, tuple[int, int] | None]


def _capital_at(passage: Passage, body: str, match: Match, gazetteer: Gazetteer) -> _Capital:
    known = _longest_name(body, match, gazetteer)
    qualifier = larger_place(body, known.end if known else match.end(), gazetteer)
    return _Capital(passage, body, match, known, qualifier, gazetteer)


def _name_at(word: _Capital) -> _Found | None:
    """What the first rule makes of a word that makes something of it."""
    if word.known and words.COUNTY_AFTER.match(word.body, word.known.end):
        return None  # "Dallas County" is no part of Dallas: the county is found as one
    if word.known and word.known.is_part_of_arabic(word.body):
        return None
    if _A_LAKE_BEFORE.search(word.body, max(0, word.match.start() - 8), word.match.start()):
        return None
    for rule in _RULES:
        found = rule(word)
        if found is not None:
            return found
    return None


def _town_before_its_state(word: _Capital) -> _Found | None:
    """ "in Marlow Springs, Ohio": two or three words, of which the lists know fewer or none."""
    if word.known and not word.known.is_town:
        return None
    longer = unlisted.before_state(word.body, word.match, word.gazetteer)
    if longer is None or (word.known and word.known.end >= longer[0]):
        return None
    end, qualifier = longer
    return word.town(end, qualifier), qualifier.short


def _known_name(word: _Capital) -> _Found | None:
    """A name that the gazetteer knows, weighed by what stands beside it."""
    if word.known is None:
        return None
    start, (end, readings) = word.match.start(), word.known
    if words.COUNTIES_AFTER.match(word.body, end):
        readings = tuple(one for one in readings if one.kind == "state") or readings
    one = Candidate(word.passage, start, end, word.body[start:end], readings, beside=word.qualifier.readings)
    one.weight = weight_of(word.body, one, word.gazetteer)
    return one, word.qualifier.short


def _town_after_its_kind(word: _Capital) -> _Found | None:
    """ "the village of Qul"."""
    if word.qualifier.readings:
        return None
    end = unlisted.end_after_town_words(word.body, word.match, word.gazetteer)
    return (word.town(end, word.qualifier), None) if end else None


def _word_before_its_state(word: _Capital) -> _Found | None:
    """ "McKee, Ky.", "near Qatraneh, Jordan"."""
    qualifier = word.qualifier
    if not qualifier.readings or not unlisted.is_town_by_qualifier(word.body, word.match, qualifier, word.gazetteer):
        return None
    return word.town(word.match.end(), qualifier), qualifier.short


_RULES: tuple[Callable[[_Capital], _Found | None], ...] = (
    _town_before_its_state, _known_name, _town_after_its_kind, _word_before_its_state,
)  # fmt: skip


def _longest_name(body: str, match: Match, gazetteer: Gazetteer) -> _Known | None:
    """Where the longest known name that begins at a word ends, and what it may mean."""
    start, word = match.start(), match.group()
    first, *rest = fold(word).split() or [""]
    for end in reversed(_possible_ends(body, match, gazetteer.longest(first), len(rest))):
        readings = _readings(body[start:end], gazetteer)
        if readings and not _is_patron(body, word, end, readings):
            return _Known(end, readings)
    if rest and gazetteer.longest(rest[0]):  # "al-Raqqa" under "Raqqa"
        readings = gazetteer.lookup(word[len(first) + 1 :])
        return _Known(match.end(), readings) if readings else None
    return None


def _possible_ends(body: str, match: Match, longest: int, prefixed: int) -> list[int]:
    """Where a name of up to `longest` words may end that begins at a word; `prefixed` of them stand in the first one,
    before a hyphen ("al-Raqqa")."""
    if not longest:
        return []
    ends = [match.end()]
    while len(ends) + prefixed < longest and (following := words.NEXT.match(body, ends[-1])):
        ends.append(following.end())
    return ends


def _is_patron(body: str, word: str, end: int, readings: tuple[Named, ...]) -> bool:
    """ "at St. Mary's": the saint of a church, not a city's name."""
    possessive = word == "St." and body[end : end + 2] in ("'s", "’s")
    return possessive and readings[0].population < _LARGER_THAN_A_PARISH


def _readings(name: str, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """What a name may mean; lists write some saints out ("Saint Paul") and others short."""
    short = gazetteer.lookup(name)
    if not name.startswith("St. ") or (short and size_of(short)):
        return short
    return tuple(sorted((*gazetteer.lookup(f"Saint {name[4:]}"), *short), key=lambda named: -named.population))
