"""One more list of alike lines for a library in which thousands of such statements stand: it takes seconds and flat
memory, where it took the square of their number. `DATELINE_TEST_CROWD` says how many stand."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from typing import TypeVar

import pytest

from briefings import newsroom
from briefings.matching import candidates
from briefings.model import Question, Statement, Upload
from storage.database.database import Database
from storage.library.library import SqlLibrary
from tests.support.crowded_library import LINES, NOW, fill, list_of_many, list_of_strikes
from tests.support.fake_desk import LineDesk
from tests.support.taking_in import NOBODY

T = TypeVar("T")

CROWD = int(os.environ.get("DATELINE_TEST_CROWD", "4000"))
CROWDS = [
    2 * LINES, pytest.param(CROWD, marks=pytest.mark.long(reason="fills a library with thousands of statements"))
]  # fmt: skip
# Processor seconds, generous for a busy machine: before, 4,000 took 2.2 s to publish and to withdraw, 10,000 took 5.2.
RECEIVED = 3.0


def published_in(crowd: int) -> float:
    """Processor seconds for publishing, and for withdrawing."""
    return 1.0 + crowd / 5000


def grown(crowd: int) -> float:
    """Megabytes. Before, 2,000 took 300."""
    return 50 + crowd / 50


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
            await asyncio.sleep(0.01)
            worst = max(worst, time.thread_time() - before)

    # What other tests and the filling left is no garbage of the loop's: a collection that walks over it takes 0.3 s.
    gc.collect()
    gc.freeze()
    turning = asyncio.create_task(turn())
    try:
        yield
    finally:
        turning.cancel()
        gc.unfreeze()
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


@pytest.mark.parametrize("list_of", [list_of_strikes, list_of_many], ids=["alike", "varied"])
async def test_publishing_and_withdrawing_among_many_alike_read_a_few_of_them(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, list_of: Callable[[int, int], Upload]
) -> None:
    library = SqlLibrary(sqlite_database)
    await fill(library, [list_of(number, 100) for number in range(6)])
    extraction = await LineDesk().read(list_of(999, 50))
    draft = await newsroom.receive(library, list_of(999, 50), extraction, by=7, now=NOW)
    read: list[str] = []
    every = SqlLibrary.statements

    async def counted(self: SqlLibrary, ids: Collection[str]) -> tuple[Statement, ...]:
        read.extend(ids)
        return await every(self, ids)

    monkeypatch.setattr(SqlLibrary, "statements", counted)
    number = draft.document.number
    await newsroom.publish(library, number, by=7, now=NOW, tell=NOBODY)
    published = len(read)
    await newsroom.withdraw(library, number, "x", by=7, now=NOW, tell=NOBODY)
    assert published < 400
    assert len(read) - published < 400


async def crowd_of_papers(database: Database, *, then: str) -> list[int]:
    """How many statements each finding has, where nine papers carried one line after a list of it had been handed in
    that stayed a draft, or was published first and withdrawn last."""
    library = SqlLibrary(database)

    async def handed_in(number: int, lines: int) -> int:
        told = list_of_strikes(number, lines)
        draft = await newsroom.receive(library, told, await LineDesk().read(told), by=7, now=NOW)
        return draft.document.number

    first = await handed_in(999, 12)
    if then == "withdrawn":
        await newsroom.publish(library, first, by=7, now=NOW, tell=NOBODY)
    for paper in range(9):
        await newsroom.publish(library, await handed_in(paper, 1), by=7, now=NOW, tell=NOBODY)
    if then == "withdrawn":
        await newsroom.withdraw(library, first, "x", by=7, now=NOW, tell=NOBODY)
    return sorted(len(finding.statements) for finding in await library.findings(Question(None), limit=100))


@pytest.mark.parametrize("then", ["a draft", "withdrawn"])
async def test_what_is_not_public_parts_no_crowd(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    monkeypatch.setattr(candidates, "FEW", 8)
    assert await crowd_of_papers(sqlite_database, then=then) == [9]
