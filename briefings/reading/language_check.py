"""Tells whether a text is surely not English: only from 40 words on, and only if all signs agree."""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from functools import cache
from types import SimpleNamespace
from typing import Any

FEWEST_WORDS = 40
# English function words that are not common in other languages in Latin letters.
_FUNCTION_WORDS = (
    "the and that with from by were are has have his their they this which who said not but it would been "
    "about after of for to he she its"
)
_ENGLISH = frozenset(_FUNCTION_WORDS.split())
# A text with this share of them is English, or English enough (with quotes in another language, or a list of names).
_ENOUGH = 0.04
_SURE = 0.95
# Languages for which the detector takes English with many names.
_KIN = frozenset(["en", "pcm", "sco", "jam", "kab"])
_SAMPLE = 20_000
# A run of letters, or two characters of a script that is written without spaces.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{1,2}|[^\W\d_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")


def surely_not_english(text: str) -> bool:
    """True where the text is in another language beyond doubt; in doubt, False."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < FEWEST_WORDS:
        return False
    if _share(words) >= _ENOUGH or _share(set(words)) >= _ENOUGH:
        return False
    # Two similar languages (Indonesian and Malay) may share the detector's certainty.
    likeliest = _identifier().rank(text[:_SAMPLE])[:2]
    return all(language not in _KIN for language, _ in likeliest) and sum(share for _, share in likeliest) >= _SURE


def _share(words: Collection[str]) -> float:
    """The share of the words that are English function words. Given a set, each different word counts once, which tells
    more of a list that repeats itself."""
    return sum(word in _ENGLISH for word in words) / max(1, len(words))


@cache
def _identifier() -> Any:
    """The detector. It takes a second and 100 MB, so it is loaded once, and only for a text with too few
    English words."""
    from py3langid import modelio
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    # It unpacks its model into a temporary file, which the desk's processes may not write.
    modelio.tempfile = SimpleNamespace(TemporaryFile=lambda suffix="": io.BytesIO())
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
