"""Which conflicts are open still, though both of their sides are public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from briefings.matching.independence import have_one_root, links
from briefings.model import Match
from briefings.newsroom.recompute import ground_of
from briefings.ports import AsOf, Sources


class Updates(AsOf, Sources, Protocol):
    """Statements' later words, and the names by which a root is known."""


async def still_open(library: Updates, conflicts: Sequence[Match], asof: date | None = None) -> list[Match]:
    """The conflicts whose two sides are both up to date, or were by the day `asof`. A statement that its own root has
    updated since is not in dispute."""
    sides = {side for match in conflicts for side in (match.left, match.right)}
    updates = await library.updates_since(sides) if sides else ()
    if asof is not None:
        updates = tuple((old, new) for old, new in updates if new.published and new.published <= asof)
    names = (await ground_of(library)).names if updates else None
    links_of = {statement.id: links(statement, names) for update in updates for statement in update} if names else {}
    superseded = {earlier.id for earlier, later in updates if have_one_root(links_of[earlier.id], links_of[later.id])}
    return [match for match in conflicts if not superseded & {match.left, match.right}]
