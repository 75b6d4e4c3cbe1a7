"""What a place that somebody typed may mean."""

from __future__ import annotations

from briefings.values import frozen


@frozen
class PlaceGuess:
    """A place that words may mean: `place` is what `Question.place` takes; `sure` where no other is as near.
    `country` is the one in which a town is meant to be, where the words or a choice among namesakes say which."""

    place: str
    name: str
    sure: bool
    country: str | None = None
