"""One more list of alike lines for a library in which thousands of such statements stand: it takes seconds and flat
memory, where it took the square of their number. `DATELINE_TEST_CROWD` says how many stand (10000 takes minutes)."""

from __future__ import annotations

import asyncio
import os
import resource
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from briefings import newsroom
from briefings.model import Upload
from storage.database.database import Database
from storage.library.library import SqlLibrary
from tests.support.crowded_library import fill
from tests.support.fake_desk import LineDesk, upload
from tests.support.taking_in import NOBODY

T = TypeVar("T")

NOW = datetime(2018, 3, 1, tzinfo=UTC)
LINES, CROWD = 400, int(os.environ.get("DATELINE_TEST_CROWD", "4000"))
CROWDS = [
    3 * LINES, pytest.param(CROWD, marks=pytest.mark.long(reason="fills a library with thousands of statements"))
]  # fmt: skip
# Processor seconds, generous for a busy machine: before, 2,000 took 4 s to publish and 7 to withdraw, and each grew
# with the square of the crowd.
RECEIVED = 6.0


def published_in(crowd: int) -> float:
    """Processor seconds for publishing, and for withdrawing."""
    return 3.0 + crowd / 1000


def grown(crowd: int) -> float:
    """Megabytes. Before, 2,000 took 300."""
    return 50 + crowd / 50


def list_of_strikes(number: int, lines: int = LINES) -> Upload:
    line = (
        "On 3 March, 5 fighters were killed near Sarlane, the observers said. | killed fighters 5 |"
        " Observers 2017-03-29 at=Sarlane/SY when=2017-03-03 under=whereabouts"
    )
    url = f"https://observers.example/{number}"
    return upload(*[line] * lines, source=f"Paper {number % 7}", url=url, published="2017-03-29")


async def seconds_of(work: Awaitable[T]) -> tuple[T, float]:
    """The result, and the processor seconds that it took."""
    started = time.process_time()
    return await work, time.process_time() - started


def megabytes() -> float:
    """The most that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@asynccontextmanager
async def never_still(seconds: float) -> AsyncIterator[None]:
    """Fails if the event loop stands still for so many of this thread's own processor seconds at once."""
    worst = 0.0

    async def turn() -> None:
        nonlocal worst
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            worst = max(worst, time.thread_time() - before)
            await asyncio.sleep(0.01)

    turning = asyncio.create_task(turn())
    try:
        yield
    finally:
        turning.cancel()
    assert worst < seconds, f"the loop stood still for {worst:.2f} s"


@pytest.mark.slow
@pytest.mark.parametrize("crowd", CROWDS)
async def test_one_more_list_among_thousands_of_alike_statements_takes_seconds(
    sqlite_database: Database, crowd: int
) -> None:
    library = SqlLibrary(sqlite_database)
    await fill(library, [list_of_strikes(number) for number in range(crowd // LINES)])
    extraction = await LineDesk().read(list_of_strikes(999))
    before = megabytes()
    async with never_still(0.2):
        draft, received = await seconds_of(newsroom.receive(library, list_of_strikes(999), extraction, by=7, now=NOW))
        number = draft.document.number
        done, published = await seconds_of(newsroom.publish(library, number, by=7, now=NOW, tell=NOBODY))
        _, withdrawn = await seconds_of(newsroom.withdraw(library, number, "x", by=7, now=NOW, tell=NOBODY))
    assert [len(finding.statements) for finding in done.findings] == [crowd + LINES]
    assert received < RECEIVED
    assert max(published, withdrawn) < published_in(crowd)
    assert megabytes() - before < grown(crowd)
