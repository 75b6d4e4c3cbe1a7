"""Renews a library whose figures were computed in an older way or under another beat's rules: events, figures, and the
keys under which statements and near copies are found.

Readers are told nothing, since what sources said has not changed. Findings and matches stay. Nothing is renewed if the
beat's rules differ only in measures that the library doesn't hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from briefings.matching.candidates import block_keys
from briefings.matching.cells import cells_of
from briefings.matching.events.events import keys_of, tellings_of
from briefings.model import Cell
from briefings.newsroom.near_copies import text_marks
from briefings.newsroom.recompute.comparison import stored_keys
from briefings.newsroom.recompute.events import settle_events
from briefings.newsroom.recompute.ledger import settle_cells
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import Library

# Raise this number when figures or events are computed in another way, or statements or near copies get other keys.
WAY = 18
SPACE, KEY = "ledger", "way"
AT_ONCE = 50


async def is_out_of_date(library: Library) -> bool:
    """True if the ledger was computed in another way than this program would; False for a library without drafts and
    published documents."""
    noted, now = await library.kept(SPACE, KEY), _way(library)
    if noted == now or not any([await library.count_documents(status) for status in ("draft", "published")]):
        return False
    before, after = _read(noted), _read(now)
    if before is None or after is None or any(before[name] != after[name] for name in ("way", "main")):
        return True
    return any(before["rules"].get(name) != after["rules"].get(name) for name in await library.measures())


async def renew_ledger(library: Library, now: datetime, progress: Callable[[int, int], None] | None = None) -> None:
    """Recomputes all keys, events and figures in one transaction, and notes how they were computed. `progress` is
    called with (documents done, documents in all)."""
    async with library.together() as books:
        await _put_keys(books)
        numbers = await _standing(books)
        ground, cells = await ground_of(books), set[Cell]()
        # What was an event may be none any more, or part of another.
        before = [known.happening.id for known in await books.events(limit=await books.count_events())]
        for done, number in enumerate(numbers, 1):
            statements = await books.statements_of([number])
            tellings = tellings_of(statements, ground)
            await books.save_tellings(number, tellings, {telling.id: keys_of(telling) for telling in tellings})
            cells |= cells_of(statements, ground)
            if progress:
                progress(done, len(numbers))
        for first in range(0, len(numbers), AT_ONCE):
            await settle_events(books, numbers[first : first + AT_ONCE], () if first else before, ground)
        await settle_cells(books, cells, ground)
        await books.forget_figure_days()
        await note_way(books, now)


async def note_way(library: Library, now: datetime) -> None:
    """Notes how the ledger is computed from now on."""
    if await library.kept(SPACE, KEY) != _way(library):
        await library.keep(SPACE, KEY, _way(library), now)


def _way(library: Library) -> str:
    rules = library.rules
    measures = {name: [rules.of.get(name, "origin"), name in rules.may_fall] for name in {*rules.of, *rules.may_fall}}
    return json.dumps({"way": WAY, "main": rules.main_group, "rules": measures}, sort_keys=True)


def _read(noted: Any) -> dict[str, Any] | None:
    """What was noted, as JSON; None if it is missing, or in an older Dateline's form."""
    try:
        found = json.loads(noted)
    except (TypeError, ValueError):
        return None
    return found if isinstance(found, dict) and {"way", "main", "rules"} <= found.keys() else None


async def _put_keys(books: Library) -> None:
    """Recomputes the keys of all statements and documents, also of withdrawn ones, which may be published again."""
    for offset in range(0, await books.count_documents(None), AT_ONCE):
        documents = await books.documents(status=None, limit=AT_ONCE, offset=offset)
        statements = await books.statements_of([document.number for document in documents])
        await books.save_keys(stored_keys(statements, block_keys(statements)))
        for document in documents:
            await books.save_bands(document.number, text_marks(document.text))


async def _standing(library: Library) -> list[int]:
    numbers: list[int] = []
    for status in ("draft", "published"):
        total = await library.count_documents(status)
        numbers += [document.number for document in await library.documents(status=status, limit=total)]
    return sorted(numbers)
