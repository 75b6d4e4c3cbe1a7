"""A library whose figures were gathered in another way, or under another beat's rules, gets them anew.

Readers are told nothing of it: what sources said has not changed. Findings and what was decided of pairs stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime

from briefings.matching.events import keys_of, tellings_of
from briefings.matching.figures import Cell, cells_of
from briefings.newsroom.events import settle_events
from briefings.newsroom.recompute import ground_of, settle_cells
from briefings.ports import Library

# To be raised when figures or events are gathered in another way.
WAY = 1
SPACE, KEY = "ledger", "way"
AT_ONCE = 50


async def is_out_of_date(library: Library) -> bool:
    """Whether the ledger was made in another way than this program would; False for a library without documents."""
    if await library.kept(SPACE, KEY) == _way(library):
        return False
    return any([await library.count_documents(status) for status in ("draft", "published")])


async def renew_ledger(library: Library, now: datetime, progress: Callable[[int, int], None] | None = None) -> None:
    """Makes all events and figures anew, and notes in which way. In one transaction: nobody sees half a ledger."""
    async with library.together() as books:
        numbers = await _standing(books)
        ground, cells = await ground_of(books), set[Cell]()
        for done, number in enumerate(numbers, 1):
            statements = await books.statements_of([number])
            tellings = tellings_of(statements, ground)
            await books.save_tellings(number, tellings, {telling.id: keys_of(telling) for telling in tellings})
            cells |= cells_of(statements, ground)
            if progress:
                progress(done, len(numbers))
        for first in range(0, len(numbers), AT_ONCE):
            await settle_events(books, numbers[first : first + AT_ONCE], (), ground)
        await settle_cells(books, cells, ground)
        await note_way(books, now)


async def note_way(library: Library, now: datetime) -> None:
    """Notes in which way the ledger is made from now on."""
    if await library.kept(SPACE, KEY) != _way(library):
        await library.keep(SPACE, KEY, _way(library), now)


def _way(library: Library) -> str:
    rules = library.rules
    said = (sorted(rules.of.items()), sorted(rules.may_fall), rules.main_group)
    return f"{WAY}/{hashlib.sha256(repr(said).encode()).hexdigest()[:16]}"


async def _standing(library: Library) -> list[int]:
    numbers: list[int] = []
    for status in ("draft", "published"):
        total = await library.count_documents(status)
        numbers += [document.number for document in await library.documents(status=status, limit=total)]
    return sorted(numbers)
