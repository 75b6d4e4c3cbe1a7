"""Words and names as they are compared: what is typed with accents is found without them, and the other way round.

Names of towns and words of a beat lose more than this (`gazetteer.towns.fold`, `beat.readings.fold_word`).
"""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """É as E, and each of Unicode's other ways to write a letter in its plain form."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Case, accents and curly quotation marks away."""
    return without_accents(text.replace("’", "'")).casefold()
