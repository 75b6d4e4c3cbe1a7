"""What changed since a mark: one change for each finding, however often it changed in between."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol, cast

from briefings.matching.net_changes import net_changes
from briefings.model import Change, Changed, ChangeKind
from briefings.ports import Changes, StatementIds


class ReadableChanges(Changes, StatementIds, Protocol):
    """Changes, and the ids that their statements had before."""


async def latest(
    library: ReadableChanges,
    since: datetime,
    until: datetime,
    *,
    topics: Collection[str] = (),
    places: Collection[str] = (),
) -> tuple[Change, ...]:
    """What changed after `since`, up to and including `until`, of findings under the topics and places (empty: all).
    One change for each finding, however often it changed in between."""
    recorded = await library.changes(since, until, topics=topics, places=places)
    # The marks are moments here, so the order of the changes stands in for their ids.
    numbered = [
        Changed(number, at, cast("ChangeKind", kind), finding, detail)
        for number, (at, kind, finding, detail) in enumerate(recorded, 1)
    ]
    return await _net(library, numbered)


async def latest_after(library: ReadableChanges, seen: int, upto: int) -> tuple[Change, ...]:
    """The same for the changes with ids above `seen`, up to and including `upto`."""
    return await _net(library, [change for change in await library.changes_after(seen) if change.id <= upto])


async def _net(library: StatementIds, changed: Sequence[Changed]) -> tuple[Change, ...]:
    former = await library.former_ids({s for change in changed for s in change.finding.statements})
    return tuple(net_changes(changed, former=former))
