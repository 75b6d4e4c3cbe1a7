"""One key for all the spellings of a person's name that was written in another script.

Each newsroom writes Arabic, Persian, Pashto, Russian or Hausa names its own way: Attaullah Khogyani, Ataullah Khugyani;
Mohamed and Muhammad; Qassem and Kassem; and some put the family's name first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefings.knowledge.countries import names_of_country, wide_regions
from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import COUNTRIES

# A person is called by so many words, "al-" and its like not counted.
FEWEST_WORDS, MOST_WORDS = 2, 4
# Names with fewer consonants than this in all are too short to be told apart without their vowels.
FEWEST_CONSONANTS = 4
_ARTICLES = frozenset("al el ul ad as ash ar an bin ben ibn".split())
_LETTERS = (("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("ou", "u"), ("q", "k"), ("w", "v"))
_VOWELS = {"a": "a", "e": "i", "i": "i", "y": "i", "o": "u", "u": "u"}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1 << 14)
def spelling_key(name: str) -> str | None:
    """A key that is equal for the spellings of one person's name, in whatever order; None for what is no such name: a
    single word, words without capitals, or one with a country's name, whose neighbour's may differ from it by a vowel
    ("Niger", "Nigeria")."""
    words = [word for word in _WORD.findall(name.replace("’", "").replace("'", "")) if fold(word) not in _ARTICLES]
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or not all(word[0].isupper() and len(word) > 1 for word in words):
        return None
    folded = [fold(word) for word in words]
    if any(word in _lands() for word in folded):
        return None
    keys = [_sound(word) for word in folded]
    consonants = sum(len(key.strip("aiu-")) for key in keys)
    return " ".join(sorted(keys)) if consonants >= FEWEST_CONSONANTS else None


def _sound(word: str) -> str:
    """A word's first vowel, its consonants and a last a, which tells Paula from Paul; without what spellings differ in:
    doubled letters, the other vowels, an h behind a vowel."""
    for written, heard in _LETTERS:
        word = word.replace(written, heard)
    word = re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=[aeiouy])h", "", word))
    vowels = [_VOWELS[letter] for n, letter in enumerate(word) if letter in _VOWELS and not (letter == "y" and n == 0)]
    consonants = "".join(letter for n, letter in enumerate(word) if letter not in _VOWELS or (letter == "y" and n == 0))
    return (vowels[0] if vowels else "-") + consonants + ("a" if word.endswith("a") else "")


@cache
def _lands() -> frozenset[str]:
    """The words of which the names of countries and peoples are made."""
    codes = (row.split("|")[0] for row in COUNTRIES.strip().splitlines())
    names = [name for code in codes for name in names_of_country(code)]
    return frozenset(word for name in (*names, *wide_regions()) for word in _WORD.findall(name) if len(word) > 2)
