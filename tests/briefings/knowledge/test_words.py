"""A text is read as pieces of words, and a piece's vector tells what it is like."""

from __future__ import annotations

import numpy as np
import pytest

from briefings.knowledge.words.pieces import LONGEST, pieces_of
from briefings.knowledge.words.vectors import WordVectors, packed, word_vectors

VOCABULARY = {
    piece: n for n, piece in enumerate(["boat", "boats", "##man", "##men", "ferry", "1", ",", "##0", "a", "’"])
}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Boats, boatmen", ["boats", ",", "boat", "##men"]),
        ("Férry’", ["ferry", "’"]),
        ("100", ["1", "##0", "##0"]),
        ("boatyard ferry", ["ferry"]),
        ("ferry_boat", ["ferry", "boat"]),
        ("a" * (LONGEST + 1), []),
        ("", []),
    ],
)
def test_a_word_is_the_longest_pieces_from_its_left_or_nothing(text: str, pieces: list[str]) -> None:
    assert pieces_of(text, VOCABULARY) == [VOCABULARY[piece] for piece in pieces]


def test_words_that_are_used_alike_lie_nearer_than_others() -> None:
    assert likeness("smuggler", "trafficker") > likeness("smuggler", "minister") + 0.2
    assert likeness("returned", "repatriated") > likeness("returned", "banana") + 0.2


def test_any_text_of_latin_letters_has_pieces() -> None:
    assert word_vectors().pieces("Łódź, Đakovo, Reykjavík: 3,000 “returnees”…")


def test_vectors_are_kept_to_a_hundredth_of_their_spread() -> None:
    chance = np.random.default_rng(5)
    vectors = chance.normal(size=(50, 8)) * np.linspace(0.1, 3, 8)
    table = packed([f"w{n}" for n in range(50)], vectors)
    kept = WordVectors({}, table["rows"], table["scale"])
    assert kept.of(range(50)) == pytest.approx(vectors, abs=0.05)
    assert bytes(table["pieces"]).decode().split("\n")[49] == "w49"


def likeness(one: str, other: str) -> float:
    """The cosine of the angle between two words."""
    vectors = word_vectors()
    a, b = (vectors.of(vectors.pieces(word)).mean(axis=0) for word in (one, other))
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
