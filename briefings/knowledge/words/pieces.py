"""A text as pieces of words, by WordPiece as BERT has it for lower-case text (Devlin et al., NAACL 2019).

A word that is not in the vocabulary is read from its left, each time the longest piece that is: "smugglers" may be
`smuggle` and `##rs`. So a word that no example has is still like those that begin as it does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefings.knowledge.folding import without_accents

GOES_ON = "##"
"""Before a piece that begins within a word."""
# Runs of letters and digits, and every other sign for itself.
_WORD = re.compile(r"[^\W_]+|[^\s\w]|_")
# No word has so many letters: it is an address, or noise.
LONGEST = 100


def pieces_of(text: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The numbers of the text's pieces, in its order. A word that can't be made of pieces is left out."""
    words = _WORD.findall(without_accents(text.lower()))
    return [number for word in words for number in _pieces(word, vocabulary)]


def _pieces(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    found: list[int] = []
    start = 0
    while start < len(word) <= LONGEST:
        piece = _longest(word, start, vocabulary)
        if not piece:
            return []
        found.append(vocabulary[piece])
        start += len(piece) - (len(GOES_ON) if start else 0)
    return found


def _longest(word: str, start: int, vocabulary: Mapping[str, int]) -> str:
    """The longest piece of the vocabulary that begins there; "" where there is none."""
    before = GOES_ON if start else ""
    pieces = (before + word[start:end] for end in range(len(word), start, -1))
    return next((piece for piece in pieces if piece in vocabulary), "")
