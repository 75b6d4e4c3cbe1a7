"""The country that a role or a body's name tells: "French interior minister", "Ministry of Defence of Iraq"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefings.knowledge.gazetteer.regions import COUNTRIES

_WORD = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w'’-]+)?")


@lru_cache(maxsize=4_096)
def country_in(words: str | None) -> str | None:
    """The one country that is named in the words, as ISO 3166-1 alpha-2; None where there is none or more than one."""
    if not words:
        return None
    table, found = _by_name(), set[str]()
    for pair in _WORD.findall(words):
        single = (table[word] for word in pair.split() if word in table)
        code = table.get(pair)
        found |= {code} if code else set(single)
    return found.pop() if len(found) == 1 else None


def is_country(name: str) -> bool:
    """Whether the whole name is a country's or its people's."""
    return name in _by_name()


def is_country_name(name: str) -> bool:
    """Whether the whole name is a country's own, and not its people's ("Tunisia", not "Tunisians")."""
    return name in _own_names()


@cache
def _own_names() -> frozenset[str]:
    columns = (line.split("|")[1] for line in COUNTRIES.strip().splitlines())
    return frozenset({"US", "U.S.", "UK", "U.K."}.union(*(c.split(";") for c in columns)))


@cache
def _by_name() -> dict[str, str]:
    table = {"US": "US", "U.S.": "US", "UK": "GB", "U.K.": "GB"}
    for line in COUNTRIES.strip().splitlines():
        code, *columns = line.split("|")
        if code.strip() == "-":
            continue
        for name in ";".join(columns).split(";"):
            if name.strip():
                table.setdefault(name.strip(), code.strip())
    return table
