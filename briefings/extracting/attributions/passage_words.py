"""Which words a passage has, so that a rule that needs one of a few words need not look at every token for it."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

_KEPT = "attributions.words"


def may_have(doc: Any, words: Set[str]) -> bool:
    """Whether one of the words, in lower case, stands in the passage as it is written or as its lemma."""
    known: set[str] | None = doc.user_data.get(_KEPT)
    if known is None:
        known = doc.user_data[_KEPT] = {token.lemma_.lower() for token in doc}
        known.update([token.lower_ for token in doc])
    return not known.isdisjoint(words)
