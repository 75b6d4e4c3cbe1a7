"""The matches of some statements, as a library that holds nothing else would store them."""

from __future__ import annotations

from collections.abc import Iterable

from briefings.matching.candidates import all_pairs
from briefings.matching.decision import matches_of_pairs
from briefings.matching.pair import Ground
from briefings.model import Match, Statement


def matches_among(new: Iterable[Statement], candidates: Iterable[Statement], ground: Ground) -> tuple[Match, ...]:
    """Every match of a new statement with one of the others, or with another new one, near which it stands under a key
    (see `briefings.matching.candidates`)."""
    own = {statement.id: statement for statement in new}
    statements = own | {statement.id: statement for statement in candidates if statement.id not in own}
    pairs = {pair for pair in all_pairs(statements.values()) if not own.keys().isdisjoint(pair)}
    return matches_of_pairs(sorted(pairs), statements, ground)
