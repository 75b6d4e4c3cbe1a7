"""Words that end a country's name: "Denmark", "Arabia", "Kingdom"."""

from __future__ import annotations

from functools import cache


def is_country(word: str) -> bool:
    """Whether the word is, or ends, a country's name ("Arabia", "Kingdom" count too: the name's last word)."""
    return word.lower() in _country_words()


@cache
def _country_words() -> frozenset[str]:
    import pycountry

    names: set[str] = {"uk", "britain", "england", "us", "usa", "uae", "russia", "kosovo", "turkey", "syria", "iran"}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", "")):
            names.add(name.split(",")[0].split("(")[0].strip().split(" ")[-1].lower())
    return frozenset(names - {"", "islands", "states", "republic", "of", "territory", "and", "the"}) | {"states"}
