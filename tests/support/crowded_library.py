"""A library with thousands of alike statements, written at once. Taking them in document by document would take hours,
only to see whether one more is taken in within seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from briefings.matching.candidates import all_pairs, block_keys
from briefings.matching.decision import matches_of_pairs
from briefings.matching.events.events import keys_of as event_keys_of
from briefings.matching.events.events import tellings_of
from briefings.model import Statement, Upload
from briefings.newsroom.recompute.comparison import stored_keys
from briefings.newsroom.recompute.recompute import ground_of, settle, touch
from briefings.ports import Library
from tests.support.fake_desk import LineDesk, upload

NOW = datetime(2018, 3, 1, tzinfo=UTC)
LINES = 400
TOWNS = ("Sarlane/SY", "Ombria/SY", "Tellmar/IQ", "Quarif/IQ", "Hassira/LY")


def list_of_strikes(number: int, lines: int = LINES) -> Upload:
    """The same line again and again, as in a monitor's list of a day's strikes."""
    line = (
        "On 3 March, 5 fighters were killed near Sarlane, the observers said. | killed fighters 5 |"
        " Observers 2017-03-29 at=Sarlane/SY when=2017-03-03 under=whereabouts"
    )
    url = f"https://observers.example/{number}"
    return upload(*[line] * lines, source=f"Paper {number % 7}", url=url, published="2017-03-29")


def list_of_many(number: int, lines: int = 100) -> Upload:
    """Lines with different numbers, days and places."""
    dice = Random(number)
    told = []
    for _ in range(lines):
        killed, day, town = 3 + dice.randrange(40), 1 + dice.randrange(28), dice.choice(TOWNS)
        told.append(
            f"On {day} March, {killed} fighters were killed near {town[:-3]}, the observers said. | killed fighters"
            f" {killed} | Observers 2017-03-29 at={town} when=2017-03-{day:02} under=whereabouts"
        )
    url = f"https://observers.example/{number}"
    return upload(*told, source=f"Paper {number % 7}", url=url, published="2017-03-29")


async def fill(library: Library, uploads: Sequence[Upload]) -> None:
    """Publishes these uploads as their lines say (see fake_desk.py), in one transaction, with the matches that intake
    would find."""
    desk = LineDesk()
    async with library.together() as books:
        for upload in uploads:
            document = await books.add_document(await desk.read(upload), now=NOW, upload=None, by=None, bands=())
            await books.change_status(document.number, "published", expected=("draft",))
        numbers = range(1, len(uploads) + 1)
        statements = await books.statements_of(numbers)
        await _match(books, statements)
        ground = await ground_of(books)
        await settle(books, await touch(books, statements), statements, ground, NOW, tell=False)


async def _match(books: Library, statements: Sequence[Statement]) -> None:
    ground = await ground_of(books)
    await books.save_keys(stored_keys(statements, block_keys(statements)))
    pairs = sorted(set(all_pairs(statements)))
    by_id = {statement.id: statement for statement in statements}
    await books.save_matches(await asyncio.to_thread(matches_of_pairs, pairs, by_id, ground))
    for number in {statement.document for statement in statements}:
        tellings = tellings_of([s for s in statements if s.document == number], ground)
        await books.save_tellings(number, tellings, {telling.id: event_keys_of(telling) for telling in tellings})
