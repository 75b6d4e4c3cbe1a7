"""Whether two names are spellings of one town, in countries whose towns' names are written in another script: Deir
ez-Zor and Dayr az-Zawr, Khan Sheikhoun and Khan Shaykhun, Kobani and Ayn al-Arab.

What the tables of provinces and towns know of both names decides. A name that they don't know may be another way to
write one that has the same consonants, if these are many; two that are known as two towns are never one, however alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from briefings.knowledge.gazetteer.containment import spelling_key
from briefings.knowledge.gazetteer.provinces import PROVINCES, rows
from briefings.knowledge.gazetteer.towns import fold

# Where names are written in Arabic, Persian, Pashto, Urdu, Hebrew, Cyrillic, Amharic, Georgian or Armenian letters.
TRANSLITERATED = frozenset(
    """SY IQ YE LB JO PS IL EG LY TN DZ MA SD SA AE QA BH KW OM IR AF PK TJ RU UA BY BG RS MK KZ KG MN ET ER GE
    AM""".split()
)
# Names with fewer consonants are too short to be known by them.
FEWEST_CONSONANTS = 5
# Nor are shorter ones by all their letters as they are heard.
FEWEST_LETTERS = 5
_HEARD = (("tch", "ch"), ("ch", "sh"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("q", "k"))
_ARTICLES = frozenset("al el ul ad as ash ar an at az ez es the".split())
_NO_CONSONANT = re.compile(r"[^a-z]|[aeiouyw]")
_DOUBLED = re.compile(r"(.)\1+")
# A town by how its name sounds and by its province, or a province.
Known = tuple[str, str]


@lru_cache(maxsize=1 << 13)
def same_town(one: str, other: str, country: str | None) -> bool:
    """True if both names, which differ, are surely spellings of one town or province of the country."""
    if country not in TRANSLITERATED:
        return False
    ours, theirs = _known(one, country), _known(other, country)
    if ours and theirs:
        return _are_one(ours, theirs)
    if spelling_key(one) == spelling_key(other):
        return len(spelling_key(one)) >= FEWEST_LETTERS
    key = consonants(one)
    return len(key) >= FEWEST_CONSONANTS and key == consonants(other)


@lru_cache(maxsize=1 << 13)
def keys_of_town(name: str, country: str | None) -> frozenset[str]:
    """Keys of which two names have one in common if `same_town` may hold of them; none for other countries' names."""
    if country not in TRANSLITERATED:
        return frozenset()
    key = consonants(name)
    known = {heard for heard, _ in _known(name, country)}
    return frozenset((*known, spelling_key(name), *([key] if len(key) >= FEWEST_CONSONANTS else [])))


def _are_one(ours: frozenset[Known], theirs: frozenset[Known]) -> bool:
    """Whether two names share a place, and neither has namesakes in another province."""
    return not ours.isdisjoint(theirs) and len({province for _, province in ours | theirs}) == 1


@lru_cache(maxsize=1 << 13)
def _known(name: str, country: str) -> frozenset[Known]:
    """The towns of a name, or the provinces where no town has it."""
    heard = country, spelling_key(name)
    return _towns().get(heard) or _provinces().get(heard) or frozenset()


@cache
def _towns() -> dict[tuple[str, str], frozenset[Known]]:
    """The towns of the tables by country and by how each of their names sounds."""
    found: dict[tuple[str, str], set[Known]] = {}
    for country, named, members in _rows():
        for forms in members:
            for form in forms:
                town = spelling_key(forms[0]), spelling_key(named[0])
                found.setdefault((country, spelling_key(form)), set()).add(town)
    return {heard: frozenset(towns) for heard, towns in found.items()}


@cache
def _provinces() -> dict[tuple[str, str], frozenset[Known]]:
    """The provinces likewise."""
    names = {(country, spelling_key(form)): spelling_key(named[0]) for country, named, _ in _rows() for form in named}
    return {heard: frozenset([(province, province)]) for heard, province in names.items()}


def _rows() -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Each province of the tables: its country, the forms of its name, and those of each of its towns."""
    for country, table in PROVINCES.items():
        for line in rows(table):
            _, named, members = line.split("|")
            yield country, named.split("="), [member.split("=") for member in members.split(";")]


@lru_cache(maxsize=1 << 13)
def consonants(name: str) -> str:
    """The consonants of a name as they are heard, without those of articles and without doubling."""
    words = (word for word in fold(name).split() if word not in _ARTICLES)
    return "".join(map(_heard, words))


def _heard(word: str) -> str:
    for written, heard in _HEARD:
        word = word.replace(written, heard)
    # An h behind a vowel at the end is only a way to write that vowel.
    word = re.sub(r"(?<=[aeiou])h\Z", "", word)
    return _DOUBLED.sub(r"\1", _NO_CONSONANT.sub("", word))
