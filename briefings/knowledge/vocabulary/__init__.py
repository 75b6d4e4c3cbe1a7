"""Word lists that any beat can name with `@`: movement, crossing, war, law, people, and what is known of them.

They are TOML tables in the language of a beat's terms, in files by field. What is said of one story alone belongs into
its beat file, and a beat's own list of the same name is taken instead of the one here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from briefings.knowledge.gazetteer.regions import COUNTRIES

NATIONALITIES = "nationalities"
"""The list of adjectives of countries and names of their people, which is made of the table of countries."""


@cache
def shared_lists() -> Mapping[str, tuple[str, ...]]:
    """Every shared word list, by name, as written."""
    found: dict[str, tuple[str, ...]] = {NATIONALITIES: ("|".join(sorted(_nationalities())),)}
    for file in sorted(resources.files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            table: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
            found.update({name: tuple(terms) for name, terms in table.items()})
    return found


def _nationalities() -> set[str]:
    rows = [row.split("|") for row in COUNTRIES.strip().splitlines()]
    names = {name for row in rows for column in row[2:] for name in column.split(";") if name and " " not in name}
    names = {name.replace("-", "") for name in names if name.replace("-", "").isalpha()}
    return names | {f"{name}s" for name in names if name.endswith(("n", "i"))} | {"European", "Europeans"}
