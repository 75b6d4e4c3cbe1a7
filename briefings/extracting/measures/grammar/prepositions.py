"""What stands behind a word's prepositions: "the deaths of | 400 men", "26 Danes in | Kurdish prisons"."""

from __future__ import annotations

from typing import Any


def nouns_behind(word: Any, *prepositions: str) -> list[Any]:
    """The nouns that the word's prepositions lead to: "men" of "the deaths of 400 men"."""
    return [noun for noun in words_behind(word, *prepositions) if noun.dep_ == "pobj"]


def words_behind(word: Any, *prepositions: str) -> list[Any]:
    """All that hangs on the word's prepositions, nouns and clauses alike: "having" of "counts 40 as having come"."""
    return [below for leading in word.children if leading.lower_ in prepositions for below in leading.children]
