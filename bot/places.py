"""Places as people write them, for questions and subscriptions."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.questions import PlaceGuess


def guess_place(words: str) -> Sequence[PlaceGuess]:
    """What place words may mean, best first; the gazetteer is loaded on the first place that needs it."""
    from briefings.extracting.gazetteer import resolve_place

    choices = resolve_place(words)
    if not choices:
        return []
    clear = len(choices) == 1 or choices[0].confidence - choices[1].confidence > 0.1
    return [PlaceGuess(c.country or c.name, c.name, clear and c.confidence >= 0.75) for c in choices]
