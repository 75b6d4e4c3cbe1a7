"""Which conflicts are open still, though both of their sides are public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from briefings.matching.independence import Names, have_one_root, links
from briefings.model import Match, Statement
from briefings.newsroom.recompute.recompute import ground_of
from briefings.newsroom.recompute.toll_disputes import Tolls, held_by_the_ledger
from briefings.ports import AsOf, Sources

# A statement, and a later one that updates it.
Update = tuple[Statement, Statement]


class Updates(AsOf, Sources, Tolls, Protocol):
    """Statements' later words, the names by which a root is known, and the ledger of events."""


async def still_open(library: Updates, conflicts: Sequence[Match], asof: date | None = None) -> list[Match]:
    """The conflicts whose two sides are both up to date, or were by the day `asof`. A statement that its own root has
    updated since is not in dispute; of two tolls of an event the ledger decides."""
    if not conflicts:
        return []
    ground = await ground_of(library)
    held, settled = await held_by_the_ledger(library, conflicts, ground, asof)
    others = [match for match in conflicts if (match.left, match.right) not in held | settled]
    sides = {side for match in others for side in (match.left, match.right)}
    updates = await library.updates_since(sides) if sides else ()
    if asof is not None:
        updates = _published_by(asof, updates)
    superseded = _superseded(updates, ground.names) if updates else set()
    closed = settled | {(m.left, m.right) for m in others if superseded & {m.left, m.right}}
    return [match for match in conflicts if (match.left, match.right) not in closed]


def _published_by(day: date, updates: Iterable[Update]) -> tuple[Update, ...]:
    """The updates whose later statement was published on this day or before."""
    return tuple((old, new) for old, new in updates if new.published and new.published <= day)


def _superseded(updates: Sequence[Update], names: Names) -> set[str]:
    """The statements that their own root has updated."""
    links_of = {statement.id: links(statement, names) for update in updates for statement in update}
    return {earlier.id for earlier, later in updates if have_one_root(links_of[earlier.id], links_of[later.id])}
